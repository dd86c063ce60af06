"""Accounts written for these tests in the manner of several houses, every sentence with whose words it reports."""

from dataclasses import dataclass
from typing import cast

from vectorstore.attribution import attribute
from vectorstore.types import Mode, Statement

Told = tuple[str, Mode, tuple[str, ...]]


@dataclass(frozen=True)
class Account:
    """A document and how it is to be read."""

    title: str
    issuer: str | None
    participants: tuple[str, ...]
    text: str
    told: tuple[Told, ...]
    """Its sentences in order: words, mode, speakers."""


def account(title: str, issuer: str | None, participants: tuple[str, ...], lines: str) -> Account:
    """An account from lines "sentence | mode | speaker + speaker", speakers by one word of their names.

    A blank line begins a paragraph.
    """
    paragraphs: list[str] = []
    told: list[Told] = []
    for block in lines.strip().split("\n\n"):
        parts = [[part.strip() for part in line.split(" | ")] for line in block.splitlines()]
        paragraphs.append(" ".join(sentence for sentence, *_ in parts))
        for sentence, mode, *people in parts:
            words = people[0].split(" + ") if people else []
            speakers = tuple(next(name for name in participants if word in name.split()) for word in words)
            told.append((sentence, cast(Mode, mode), speakers))
    return Account(title, issuer, participants, "\n".join(paragraphs), tuple(told))


ACCOUNTS = {
    "a Chinese ministry gives each a paragraph": account(
        "Wang Yi Holds Talks with Foreign Minister Daniyar Ospanov of Kazakhstan",
        "Ministry of Foreign Affairs of China",
        ("Wang Yi", "Daniyar Ospanov"),
        """
On March 4, 2024, Foreign Minister Wang Yi met with Foreign Minister Daniyar Ospanov of Kazakhstan in Xi'an. | narrated

Wang Yi said that the two neighbors have kept their border open through every storm. | said | Yi
The railway now carries twice the grain that it carried five years ago. | said | Yi
China is ready to open two more crossings before the winter. | said | Yi

Ospanov said that Kazakhstan firmly adheres to the one-China principle. | said | Ospanov
New warehouses are being built at the dry port. | said | Ospanov
He hoped that the visa exemption would bring more students to both countries. | said | Ospanov

The two sides also exchanged views on the situation in Afghanistan. | joint | Yi + Ospanov
""",
    ),
    "the Kremlin writes in the passive": account(
        "Telephone conversation with President of Serbia Marko Petrović",
        "Kremlin",
        ("Vladimir Putin", "Marko Petrović"),
        """
Vladimir Putin had a telephone conversation with President of the Republic of Serbia Marko Petrović. | narrated

The leaders discussed the deliveries of natural gas in detail. | joint | Putin + Petrović
It was agreed to hold a meeting of the trade committee in May. | joint | Putin + Petrović

Vladimir Putin drew attention to the shelling of the power station. | said | Putin
It was noted that such strikes endanger the whole region. | said | Putin

Marko Petrović thanked the President of Russia for the timely supplies. | said | Petrović
""",
    ),
    "the White House opens with the purpose of the call": account(
        "Readout of President Biden’s Call with Prime Minister Akira Tanaka of Japan",
        "White House",
        ("Joseph R. Biden, Jr.", "Akira Tanaka"),
        """
President Joseph R. Biden, Jr. spoke today with Prime Minister Akira Tanaka of Japan to discuss the launch of a \
ballistic missile by North Korea. | joint | Biden, + Tanaka
President Biden condemned the launch and reaffirmed our commitment to the defense of Japan. | said | Biden,
He also welcomed the new dialogue on semiconductors. | said | Biden,
The leaders agreed to remain in close touch. | joint | Biden, + Tanaka
""",
    ),
    "the State Department names the spokesperson first": account(
        "Secretary Blinken’s Meeting with Peruvian Foreign Minister Rosa Quispe",
        "U.S. Department of State",
        ("Antony J. Blinken", "Rosa Quispe"),
        """
The below is attributable to Spokesperson Ned Price: | narrated

Secretary of State Antony J. Blinken met with Peruvian Foreign Minister Rosa Quispe today in Lima. | narrated
Secretary Blinken and Foreign Minister Quispe discussed migration and the protection of the rain forest. | joint | \
Blinken + Quispe
The Secretary thanked Peru for sheltering refugees from Venezuela. | said | Blinken
Foreign Minister Quispe expressed hope for new investment in ports. | said | Quispe
""",
    ),
    "an opening that reaffirms is said": account(
        "Secretary Blinken’s Call with Moldovan President Ana Rusu",
        "U.S. Department of State",
        ("Antony J. Blinken", "Ana Rusu"),
        """
Secretary of State Antony J. Blinken spoke today with Moldovan President Ana Rusu to reaffirm the support of the \
United States for the reforms of the courts. | said | Blinken
President Rusu thanked the Secretary for the generators. | said | Rusu
""",
    ),
    "the Ukrainian presidency quotes at length": account(
        "Volodymyr Zelenskyy met with the President of Estonia",
        "President of Ukraine",
        ("Volodymyr Zelenskyy", "Kaarel Tamm"),
        """
President of Ukraine Volodymyr Zelenskyy met with President of the Republic of Estonia Kaarel Tamm, who is on a visit \
to Kyiv. | narrated

The Head of State thanked Estonia for the howitzers. | said | Zelenskyy
“Your people helped us from the first hour. | said | Zelenskyy
We will never forget it,” Volodymyr Zelenskyy said. | said | Zelenskyy

Kaarel Tamm assured that Estonia would train another battalion this year. | said | Tamm
The presidents also discussed the rebuilding of schools in the Zhytomyr region. | joint | Zelenskyy + Tamm
""",
    ),
    "the United Kingdom reports through a spokesperson": account(
        "PM call with President Okello of Uganda: 3 May 2023",
        "Prime Minister's Office of the United Kingdom",
        ("Rishi Sunak", "Samuel Okello"),
        """
Prime Minister Rishi Sunak spoke to the President of Uganda, Samuel Okello, this afternoon. | narrated

The Prime Minister congratulated President Okello on the opening of the new dam. | said | Sunak
He added that the United Kingdom would finance a second line. | said | Sunak
President Okello underlined the value of steady prices for coffee. | said | Okello

The leaders agreed to meet again at the summit in Kigali. | joint | Sunak + Okello
They looked forward to speaking soon. | joint | Sunak + Okello
""",
    ),
    "Japan numbers its paragraphs": account(
        "Foreign Minister Haruto Mori's Telephone Talk with Norwegian Foreign Minister Ingrid Dahl",
        "Ministry of Foreign Affairs of Japan",
        ("Haruto Mori", "Ingrid Dahl"),
        """
On June 2, commencing at 5:10 p.m. for approximately 20 minutes, Mr. Haruto Mori, Minister for Foreign Affairs of \
Japan, held a telephone talk with H.E. Ms. Ingrid Dahl, Minister of Foreign Affairs of the Kingdom of Norway. | narrated

1. At the beginning, Minister Mori expressed his condolences for the victims of the avalanche. | said | Mori
In response, Minister Dahl expressed her gratitude. | said | Dahl

2. Minister Mori stated that Japan would send two icebreakers to the joint survey. | said | Mori

3. The two Ministers confirmed that they would continue to cooperate on fisheries. | joint | Mori + Dahl
""",
    ),
    "nobody declares who issued it": account(
        "Prime Minister Amara Diallo receives Foreign Minister Luis Ortega of Mexico",
        None,
        ("Amara Diallo", "Luis Ortega"),
        """
Prime Minister Amara Diallo received Foreign Minister Luis Ortega of Mexico in Dakar on Monday. | narrated

According to Luis Ortega, Mexico will open an embassy in Dakar. | said | Ortega
The Prime Minister warned that piracy was spreading along the coast. | said | Diallo
Views were exchanged on the price of phosphate. | joint | Diallo + Ortega
""",
    ),
}

AAS, BRANDT = "Nils Aas", "Lena Brandt"
TITLE_OF_TWO = "Meeting of Prime Minister Nils Aas with Foreign Minister Lena Brandt of Austria"
OPENING = "Prime Minister Nils Aas met with Foreign Minister Lena Brandt of Austria in Oslo."


def after_the_opening(text: str, issuer: str | None = "Government of Norway") -> list[tuple[str, Statement]]:
    """The statements of a text that follows the opening of a talk of Aas, the host, with Brandt."""
    whole = f"{OPENING}\n{text}"
    found = attribute(whole, title=TITLE_OF_TWO, issuer=issuer).statements
    assert whole[found[0].start : found[0].end] == OPENING
    return [(whole[statement.start : statement.end], statement) for statement in found[1:]]
