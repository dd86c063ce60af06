"""A library's people and issuers as questions are understood by them."""

from datetime import date

from qa.people import People
from qa.question import Context
from tests.qa.evidence import readout
from vectorstore.types import NameCount

NAMES = [
    NameCount(name, statements, readouts)
    for name, statements, readouts in (
        ("Wang Yi", 300, 60),
        ("Wang Min", 10, 3),
        ("Mukhtar Tleuberdi", 30, 6),
        ("Mukhtar Tileuberdi", 10, 3),
        ("Tileuberdi", 3, 1),
        ("Antony J. Blinken", 400, 120),
        ("Antony Blinken", 40, 12),
        ("Blinken", 10, 4),
        ("Vladimir Putin", 500, 150),
        ("Emmanuel Macron", 80, 20),
        ("Joseph R. Biden, Jr.", 300, 80),
        ("Joe Biden", 20, 6),
        ("Mevlüt Çavuşoğlu", 20, 7),
        ("Recep Tayyip Erdoğan", 30, 10),
        ("China", 5, 2),
        ("Lena Brandt", 20, 5),
        ("Karl Brandt", 18, 4),
        ("Sauli Niinistö", 9, 3),
        ("Sadyr Japarov", 9, 3),
        ("Mohammed bin Zayed", 8, 3),
        ("Mohammed bin Zayed Al Nahyan", 9, 4),
    )
]
READOUTS = [
    readout(title, date(2021, 1, day), issuer, ())
    for day, (title, issuer) in enumerate(
        (
            (
                "Wang Yi Speaks with Foreign Minister of Kazakhstan Mukhtar Tleuberdi",
                "Ministry of Foreign Affairs of China",
            ),
            ("Telephone conversation with President of Finland Sauli Niinistö", "Kremlin"),
            (
                "Secretary of State Antony J. Blinken’s Call with Turkish Foreign Minister Mevlüt Çavuşoğlu",
                "U.S. Department of State",
            ),
            ("President of France Emmanuel Macron calls President of Russia Vladimir Putin", "Élysée"),
            ("Meeting with Foreign Minister of China Wang Yi", "Élysée"),
            ("Call with President of the United States Joseph R. Biden, Jr.", "Élysée"),
        ),
        start=1,
    )
]
PEOPLE = People(NAMES, READOUTS)
CONTEXT = Context(
    PEOPLE, ("White House", "Kremlin", "Ministry of Foreign Affairs of China", "U.S. Department of State")
)
