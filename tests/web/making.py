"""Readouts and answers whose offsets can be checked on paper."""

from datetime import date

from qa.types import Answer, Citation
from vectorstore.types import Readout, Statement

FIRST = "Anna Berg and Carlo Dini spoke on granite."
SECOND = "Berg said that granite matters to both."
THIRD = "Dini replied that marble matters more."
TEXT = f"{FIRST}\n\n{SECOND} {THIRD}"


def statement(quote: str, *speakers: str, text: str = TEXT) -> Statement:
    """The statement that stands where the text has the quote."""
    start = text.index(quote)
    return Statement(start, start + len(quote), speakers, "said" if speakers else "narrated")


def readout(title: str = "Call with Foreign Minister Dini", **more: object) -> Readout:
    """A readout of `TEXT`, dated 2 March 2022."""
    values: dict[str, object] = {
        "id": "a1b2c3d4e5f6a7b8",
        "title": title,
        "date": date(2022, 3, 2),
        "issuer": "Ministry of Stone",
        "participants": ("Anna Berg", "Carlo Dini"),
        "text": TEXT,
        "statements": (statement(FIRST), statement(SECOND, "Anna Berg"), statement(THIRD, "Carlo Dini")),
        "sources": ("/srv/library/uploads/call.txt",),
        "url": "https://stone.example/call",
    }
    return Readout(**{**values, **more})  # type: ignore[arg-type]  # the test gives each field its own type


def citation(number: int, quote: str, source: Readout | None = None) -> Citation:
    """The citation of the statement with these words."""
    source = source or readout()
    found = next(s for s in source.statements if source.quote(s) == quote)
    return Citation(number, source, found.start, found.end, found.speakers, found.mode)


def answer(text: str, *citations: Citation, **more: object) -> Answer:
    """An answer that cites these."""
    return Answer(text, answered=bool(citations), citations=citations, **more)  # type: ignore[arg-type]  # as above
