"""What the `readouts` command prints: values as lines of text that fit the terminal and cannot take it over."""

import json
import re
import shutil
import sys
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, is_dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qa.aliases import SYNTAX
from qa.types import Answer, Citation
from vectorstore.language import normalise
from vectorstore.types import Readout, Statement

if TYPE_CHECKING:
    from qa.evaluation import Figures, Outcome
    from qa.offices import Office
    from qa.people import Person

ID_LENGTH = 10
"""Hexadecimal digits of an id that are shown: with 10,000 readouts, two share them once in 20,000 libraries."""
WIDEST = 100
"""Longer lines are hard to read, however wide the terminal is."""

# Escape sequences begin with a control character, and a text that turns the direction of what follows it can pass off
# one name as another. Neither belongs into a document; where there is one, it shows.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """The text without anything that a terminal would obey: each such character is shown as U+FFFD."""
    return _CONTROL.sub("\ufffd", text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """The text as it can stand in one line of a message."""
    return plain(" ".join(text.split()))


def answer(answer: Answer) -> None:
    """An answer as prose, then its sources, then what is offered beside it."""
    for line in answer.text.splitlines():
        paragraph(line)
    if answer.check and answer.check.told:
        print()
        paragraph(answer.check.told)
    for title, citations in (("Sources", answer.citations), ("Related", answer.related)):
        if citations:
            print(f"\n{title}")
            _sources(citations, known=normalise(answer.text))


def _sources(citations: Iterable[Citation], known: str) -> None:
    """Each readout once, below the numbers that point to it; a quotation too, where the answer does not hold it."""
    for _, group in groupby(citations, key=lambda citation: citation.readout.id):
        cited = list(group)
        source = cited[0].readout
        marks = [f"[{citation.number}] " for citation in cited]
        paragraph(heading(source), first="".join(marks), rest=" " * len(marks[0]))
        for citation, mark in zip(cited, marks, strict=True):
            if normalise(citation.quote) not in known:
                said = f"{citation.speaker}: " if citation.speaker else ""
                number = f" {mark}" if len(cited) > 1 else ""
                paragraph(f"{said}“{citation.quote}”{number}", indent=len(marks[0]))
        print(" " * len(marks[0]) + one_line(source.url or source.source))  # one line, to be copied


def heading(readout: Readout) -> str:
    """A readout's title, issuer and day in one line."""
    issuer = f" ({readout.issuer})" if readout.issuer else ""
    return f"{readout.title}{issuer}, {_day(readout)}"


def listing(readouts: Iterable[Readout]) -> None:
    """A readout a line: the beginning of its id, its day, its title and issuer."""
    for readout in readouts:
        issuer = f" ({readout.issuer})" if readout.issuer else ""
        first = f"{readout.id[:ID_LENGTH]}  {_day(readout):10}  "
        paragraph(readout.title + issuer, first=first, rest=" " * len(first))


def people(people: "Sequence[Person]", name: str | None, file: Path) -> None:
    """A paragraph for each person or side, then where they can be put right."""
    for person in people:
        _person(person)
    if not people:
        print("The library holds nobody." if name is None else f"Nobody in the library is called {one_line(name)}.")
    if people and name is None:
        print(f"\n{len(people)} people and sides." if len(people) > 1 else "\n1 person or side.")
    print(f"\nTwo that are one, or one that is two? Say so in {one_line(str(file))}\nin lines such as")
    for line in SYNTAX:
        print(f"    {line}")


def _person(person: "Person") -> None:
    counts = f"{count(person.readouts)}, {person.statements} statement{'s' if person.statements != 1 else ''}"
    paragraph(f"{person.names[0]}: {counts}", rest="    ")
    if spellings := (*person.names[1:], *person.aliases):
        paragraph("also " + "; ".join(spellings), indent=4, rest="        ")
    for office in person.offices:
        paragraph(
            f"{office.title}{f', {office.place}' if office.place else ''}{_span(office)}", indent=4, rest="        "
        )


def _span(office: "Office") -> str:
    """The days of the first and last readout that tell an office, as far as they are known."""
    if office.since is None or office.until is None:
        return ""
    return f" ({office.since})" if office.since == office.until else f" ({office.since} to {office.until})"


def person_values(person: "Person") -> dict[str, Any]:
    """What a program is told of a person."""
    return {
        "names": person.names,
        "aliases": person.aliases,
        "side": person.side,
        "readouts": person.readouts,
        "statements": person.statements,
        "offices": [asdict(office) for office in person.offices],
    }


def readout(readout: Readout) -> None:
    """A readout's head and its text, each part below the name of those whose words it reports."""
    facts = {
        "Id": readout.id,
        "Date": _day(readout),
        "Issuer": readout.issuer,
        "Participants": "; ".join(readout.participants),
        "Address": readout.url,
    }
    paragraph(readout.title)
    for name, value in facts.items():
        if value:
            paragraph(value, first=f"{name + ':':14}", rest=" " * 14)
    for source in readout.sources:
        print(f"{'Read from:':14}{one_line(source)}")
    for said_by, statements in groupby(readout.statements, key=_said_by):
        print()
        paragraph(said_by)
        paragraph(" ".join(readout.quote(statement) for statement in statements), indent=4)


def _said_by(statement: Statement) -> str:
    if statement.mode == "narrated":
        return "(narrated)"
    return ", ".join(statement.speakers) + (" (jointly)" if statement.mode == "joint" else "")


def summary(readout: Readout) -> dict[str, Any]:
    """What a listing says of a readout, as plain values: all but the text."""
    values = asdict(readout)
    return {name: value for name, value in values.items() if name not in ("text", "statements")}


def count(readouts: int) -> str:
    """A number of readouts in words."""
    return f"{readouts} readout" if readouts == 1 else f"{readouts} readouts"


def figures(figures: "Mapping[str, Figures]", wrong: "Iterable[Outcome]") -> None:
    """A table of figures, a type of question a line, then what they amount to; first the questions not right."""
    for outcome in wrong:
        told = "answered" if outcome.answered else "not answered"
        paragraph(f"not right: {outcome.id}, {told}, recall {_share(outcome.recall).strip()}", rest="    ")
    width = max(map(len, figures))
    print(f"{'type':{width}}    n  right  recall  precision  wrong speaker  astray")
    for name, row in figures.items():
        print(
            f"{one_line(name):{width}} {row.questions:4} {_share(row.right):>6} {_share(row.recall):>7}"
            f" {_share(row.precision):>10} {row.wrong_speaker:14} {row.astray:7}"
        )
    whole = figures["all"]
    print()
    for told, share in (
        ("not answered where there is no answer", whole.abstained),
        ("answered where there is one", whole.answered),
        ("other party's words offered where only they raised it", whole.other_offered),
    ):
        print(f"{told}: {_share(share).strip()}")
    print(f"seconds a question, median: {whole.median_seconds:.3f}")


def _share(value: float | None) -> str:
    return f"{value:.2f}" if value is not None else "-"


def as_json(value: Any) -> None:
    """A value for a program: ASCII only, so that no terminal and no encoding stands in the way."""
    json.dump(value, sys.stdout, indent=2, default=_as_plain)
    print()


def _as_plain(value: Any) -> Any:
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else str(value)


def _day(readout: Readout) -> str:
    return readout.date.isoformat() if readout.date else "undated"


def paragraph(text: str, *, first: str = "", rest: str = "", indent: int = 0) -> None:
    """One paragraph, wrapped; addresses and long words are left whole, so that they can be copied."""
    print(
        textwrap.fill(
            one_line(text),
            width=min(shutil.get_terminal_size().columns, WIDEST),
            initial_indent=first or " " * indent,
            subsequent_indent=rest or " " * indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
    )
