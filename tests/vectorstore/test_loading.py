from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from vectorstore.errors import ReadoutError
from vectorstore.loading import load_readout, readout_id, to_readout
from vectorstore.types import Document

DOCUMENT = Document(
    title="Call of two ministers",
    date=date(2021, 3, 3),
    issuer="Kremlin",
    participants=("Alpha",),
    text="Minister Alpha said that trade had grown. Minister Beta thanked him.",
    source="/somewhere/a.txt",
    url="https://example.org/a",
)


def test_a_file_becomes_a_readout_with_statements_over_its_text(tmp_path: Path) -> None:
    path = tmp_path / "kremlin" / "a.txt"
    path.parent.mkdir()
    path.write_text(f"{DOCUMENT.title}\nMarch 3, 2021\n\n{DOCUMENT.text}\n")
    readout = load_readout(path)
    assert (readout.title, readout.date, readout.issuer) == (DOCUMENT.title, DOCUMENT.date, "Kremlin")
    assert readout.text == DOCUMENT.text
    assert readout.source == str(path)
    assert [readout.quote(statement) for statement in readout.statements] == [
        "Minister Alpha said that trade had grown.",
        "Minister Beta thanked him.",
    ]


def test_the_same_content_has_the_same_id_wherever_it_was_read() -> None:
    elsewhere = replace(DOCUMENT, source="/elsewhere/b.pdf", url=None, participants=())
    assert readout_id(elsewhere) == readout_id(DOCUMENT) == to_readout(DOCUMENT).id
    assert len(readout_id(DOCUMENT)) == 32
    assert int(readout_id(DOCUMENT), 16) >= 0
    assert len(readout_id(replace(DOCUMENT, title="a \ud800 b"))) == 32  # refused later, with its name


@pytest.mark.parametrize(
    "other",
    [
        replace(DOCUMENT, title="Another call"),
        replace(DOCUMENT, date=None),
        replace(DOCUMENT, date=date(2021, 3, 4)),
        replace(DOCUMENT, issuer=None),
        replace(DOCUMENT, text=DOCUMENT.text + " And so on."),
        replace(DOCUMENT, title=DOCUMENT.title + "Kremlin", issuer=""),
    ],
)
def test_another_title_date_issuer_or_text_is_another_readout(other: Document) -> None:
    assert readout_id(other) != readout_id(DOCUMENT)


def test_a_file_that_is_no_readout_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ReadoutError, match=r"none\.txt: there is no such file"):
        load_readout(tmp_path / "none.txt")
