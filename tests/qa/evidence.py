"""Readouts written for these tests, their statements attributed by hand, as the evidence for a question."""

from datetime import date

from qa.types import Answer, Citation, Evidence, Name, Question
from vectorstore.types import Hit, Mode, Readout, Statement

WANG, TLEUBERDI = "Wang Yi", "Mukhtar Tleuberdi"
BLINKEN, CAVUSOGLU = "Antony Blinken", "Mevlüt Çavuşoğlu"

Told = tuple[str, Mode, tuple[str, ...]]


def readout(title: str, day: date | None, issuer: str | None, participants: tuple[str, ...], *told: Told) -> Readout:
    """A readout whose text is the given sentences, each with its mode and speakers."""
    text, statements = "", []
    for sentence, mode, speakers in told:
        start = len(text)
        text += sentence
        statements.append(Statement(start, len(text), speakers, mode))
        text += " "
    name = title.split()[0].casefold()
    return Readout(
        f"{name}-{day}", title, day, issuer, participants, text.strip(), tuple(statements), (f"/library/{name}.txt",)
    )


CALL = readout(
    "Wang Yi Speaks with Deputy Prime Minister and Foreign Minister of Kazakhstan Mukhtar Tleuberdi on the Phone",
    date(2021, 1, 21),
    "Ministry of Foreign Affairs of China",
    (WANG, TLEUBERDI),
    (
        "Tleuberdi said that matters concerning Hong Kong and Xinjiang are “internal affairs of China”, and that "
        "Kazakhstan will not allow any force to engage in separatist activities on its soil.",
        "said",
        (TLEUBERDI,),
    ),
    ("He thanked China for the vaccines and hoped that 2 million doses would arrive by spring.", "said", (TLEUBERDI,)),
    (
        "Wang Yi noted that five new border crossings had been opened and that trade had grown by 12.5 percent.",
        "said",
        (WANG,),
    ),
    (
        "The two sides agreed to hold the next meeting of the cooperation committee in Nur-Sultan.",
        "joint",
        (WANG, TLEUBERDI),
    ),
    ("The telephone call took place at the request of the Kazakh side.", "narrated", ()),
)
TALK = readout(
    "Secretary Blinken’s Call with Turkish Foreign Minister Çavuşoğlu",
    date(2021, 2, 15),
    "U.S. Department of State",
    (BLINKEN, CAVUSOGLU),
    (
        "Secretary Blinken urged Turkey not to retain the S-400 air defence system, which he called “incompatible with "
        "the obligations of an ally”.",
        "said",
        (BLINKEN,),
    ),
    ("They discussed Syria and the importance of humanitarian access.", "joint", (BLINKEN, CAVUSOGLU)),
    ("The Foreign Minister said that Turkey was ready to host a conference on Afghanistan.", "said", (CAVUSOGLU,)),
)
HITS = tuple(
    Hit(each, position, 1.0 / (place + 1))
    for place, (each, position) in enumerate(
        (each, position) for each in (CALL, TALK) for position in range(len(each.statements))
    )
)
"""Numbered from 1: Tleuberdi 1 2, Wang Yi 3, joint 4, narrated 5; Blinken 6, joint 7, Çavuşoğlu 8."""

EVIDENCE = Evidence(hits=HITS)
QUESTION = Question(
    "What did Tleuberdi say about Hong Kong?",
    speakers=(Name("Tleuberdi", (TLEUBERDI, "Tleuberdi", "Tileuberdi")),),
    topic="Hong Kong",
)
EXTRACTIVE = Answer(
    "Mukhtar Tleuberdi, 21 January 2021: the sentence itself. [1]", True, citations=(Citation.of(1, HITS[0]),)
)
