"""A small library of readouts written for these tests, and whose words each of their sentences is.

The paper embedder of the store's tests has one dimension for each of the words on which these readouts turn, so that
nearness in meaning can be worked out on paper.
"""

from pathlib import Path

from tests.vectorstore.paper import PaperEmbedder, write
from vectorstore.store import ReadoutStore

DOVRE, SOLHEIM, VARGA, BRANDT = "Arlen Dovre", "Mira Solheim", "Péter Varga", "Lena Brandt"

GRAIN_CALL = (
    "Prime Minister Arlen Dovre spoke by phone with President Mira Solheim of Sundria on 5 March 2024.",
    "Dovre said that the grain silos of the northern harbour would be opened to Sundrian ships before the harvest.",
    "Solheim stressed that the bridge over the Vint must be repaired by the autumn.",
    "Solheim said that no timber from the border forests would be sold abroad.",
    "The two leaders discussed the grain trade and agreed to meet in Sundria.",
)
STEEL_CALL = (
    "Prime Minister Arlen Dovre spoke by phone with President Mira Solheim of Sundria on 9 May 2024.",
    "Dovre warned that new tariffs on steel would be answered in kind.",
    "Solheim thanked Norlund for the vaccine deliveries.",
)
VISIT = (
    "Foreign Minister Péter Varga met with Lena Brandt, Foreign Minister of Austria, in Graz on 2 June 2023.",
    "Varga proposed a treaty on drinking water.",
    "Brandt said that Austria would issue a visa to every student.",
    "The ministers signed a protocol on rail traffic.",
)


def shelve(folder: Path) -> ReadoutStore:
    """A library with the three readouts, searched with the paper embedder."""
    files = folder / "files"
    write(files / "grain.md", *GRAIN_CALL, title="Call of Prime Minister Dovre with President Solheim")
    write(
        files / "steel.md",
        *STEEL_CALL,
        day="2024-05-09",
        title="Second call of Prime Minister Dovre with President Solheim",
    )
    (files / "visit.md").write_text(
        "---\ntitle: Péter Varga meets Foreign Minister Lena Brandt of Austria\ndate: 2023-06-02\n"
        f"issuer: Federal Ministry of Graz\nparticipants:\n  - {VARGA}\n  - {BRANDT}\n---\n\n"
        + "\n\n".join(VISIT)
        + "\n",
        encoding="utf-8",
    )
    store = ReadoutStore.open(folder / "library", embedder=PaperEmbedder())
    assert store.add(files).added == 3
    return store
