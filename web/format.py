"""What the page shows, as markup: values in, `Html` out."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from qa.pieces import Piece, taken_apart
from qa.types import Answer, Citation
from vectorstore.types import Mode, Readout, Statement
from web.markup import Html, element, escape, join, link
from web.uploads import Outcome

_REFERENCE = re.compile(r"#cite=(\w{1,128})\.(\d{1,9})\.(\d{1,9})")
_MANNER: dict[Mode, str] = {"said": "Said by", "joint": "Stated jointly by", "narrated": "Narrated"}


def day(value: date | None) -> str:
    """A date in full, as readouts have it: "21 January 2021"."""
    return f"{value.day} {value:%B %Y}" if value else "undated"


def reference(citation: Citation) -> str:
    """The address inside the page that opens a citation's source."""
    return f"#cite={citation.readout.id}.{citation.start}.{citation.end}"


def referred(address: str) -> tuple[str, int, int] | None:
    """The readout's id, the start and the end that a `reference` holds; None where it is not one."""
    found = _REFERENCE.fullmatch(address)
    return (found[1], int(found[2]), int(found[3])) if found else None


def heading(readouts: Sequence[Readout]) -> Html:
    """The page's head: its name, and what the library holds."""
    dates = [readout.date for readout in readouts if readout.date]
    issuers = {readout.issuer for readout in readouts if readout.issuer}
    facts = [_count(len(readouts), "readout")]
    facts += [_count(len(issuers), "issuer")] if issuers else []
    facts += [f"{min(dates):%b %Y} to {max(dates):%b %Y}"] if dates else []
    return element(
        "header",
        element("h1", "Readouts"),
        element("p", "Who said what, to whom, when, and in whose telling.", class_="lead"),
        element("p", join((element("span", fact) for fact in facts), " "), class_="facts"),
    )


def question(text: str) -> Html:
    """A question as it was asked."""
    return element("div", text, class_="asked")


def answer(value: Answer) -> Html:
    """An answer: its prose with marks that open their sources, the sources, and what is offered beside it."""
    parts = [element("div", _prose(value), class_="prose-text")]
    if value.reason and value.reason not in value.text:
        parts.append(element("p", value.reason, class_="why"))
    if value.check and value.check.told:
        parts.append(element("p", value.check.told, class_="why"))
    if value.citations:
        parts.append(element("div", element("h4", "Sources"), sources(value.citations), class_="sources"))
    if value.related:
        label = "Related" if value.answered else "What the library does hold"
        listed = {citation.readout.id for citation in value.citations}
        offered = (element("li", _offer(citation, citation.readout.id in listed)) for citation in value.related)
        parts.append(element("div", element("h4", label), element("ul", *offered), class_="related"))
    return element("div", *parts, class_="answer" if value.answered else "answer unanswered")


def problem(text: str) -> Html:
    """Why a question cannot be asked as it stands."""
    return element("div", element("div", text, class_="prose-text"), class_="answer unanswered")


def sources(citations: Iterable[Citation]) -> Html:
    """The cited readouts, each once, behind the numbers that point to it."""
    ordered = sorted(citations, key=lambda citation: citation.number)
    first = {citation.readout.id: citation.number for citation in reversed(ordered)}
    ordered.sort(key=lambda citation: first[citation.readout.id])
    rows = []
    for _, group in groupby(ordered, key=lambda citation: citation.readout.id):
        cited = list(group)
        rows.append(element("li", join(map(mark, cited), " "), " ", _described(cited[0].readout)))
    return element("ul", *rows)


def mark(citation: Citation) -> Html:
    """A citation's number as a link to its source."""
    hint = f"{citation.speaker or 'Narrated'}, {day(citation.readout.date)}: open the source"
    return element("a", f"[{citation.number}]", class_="cite", href=reference(citation), title=hint)


def readout(value: Readout, start: int = 0, end: int = 0) -> Html:
    """A readout in full, the sentence from ``start`` to ``end`` marked; nothing is marked where the two are equal."""
    start, end = sorted((min(start, len(value.text)), min(end, len(value.text))))
    facts = {
        "Issuer": value.issuer,
        "Date": day(value.date) if value.date else None,
        "Participants": ", ".join(value.participants) or None,
        "Address": link(value.url, value.url),
        "File": Path(value.source).name,
    }
    rows = (join([element("dt", name), element("dd", fact)]) for name, fact in facts.items() if fact)
    marked = [value.text[:start], element("mark", value.text[start:end]), value.text[end:]]
    about = [element("h3", value.title or "Untitled"), element("dl", *rows)]
    if start == end:
        marked = [value.text]
    else:
        about.append(_whose(value, start, end))
    return element(
        "article",
        element("div", *about, class_="about"),
        element("div", *marked, class_="text", tabindex="0"),
        class_="readout",
        tabindex="-1",
    )


def note(text: str, *more: object) -> Html:
    """A quiet word in the place where something else will stand."""
    return element("div", element("p", text), *more, class_="note")


def report(outcomes: Sequence[Outcome]) -> Html:
    """What became of the files that were sent: the sums, then each file."""
    sums = [f"{sum(o.kind == kind for o in outcomes)} {kind}" for kind in ("added", "updated", "known", "refused")]
    rows = (
        element("li", element("b", o.name), " ", element("span", o.told, class_="outcome"), class_=o.kind)
        for o in outcomes
    )
    shown = [part for part in sums if not part.startswith("0 ")]
    return element("div", element("p", ", ".join(shown) or "No files"), element("ul", *rows), class_="report")


def row(value: Readout) -> list[str | int]:
    """A readout's line in the table of the library: date, title, issuer, statements."""
    day = value.date.isoformat() if value.date else ""
    return [day, value.title, value.issuer or "", len(value.statements), value.id[:10]]


def plain(value: Answer) -> dict[str, Any]:
    """An answer for programs: plain values, without paths of this machine."""
    values = value.to_dict()
    for cited in (*values["citations"], *values["related"]):
        cited["readout"]["source"] = Path(cited["readout"]["source"]).name
    return values


def listed(value: Readout) -> dict[str, Any]:
    """A readout in a list for programs: plain values, without its text and without paths of this machine."""
    return {
        "id": value.id,
        "title": value.title,
        "date": value.date.isoformat() if value.date else None,
        "issuer": value.issuer,
        "participants": list(value.participants),
        "url": value.url,
        "source": Path(value.source).name,
        "statements": len(value.statements),
    }


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _described(value: Readout) -> Html:
    told = " · ".join(filter(None, [value.issuer, day(value.date)]))
    return join([element("cite", value.title or "Untitled"), " ", element("span", told, class_="told")])


def _offer(citation: Citation, listed: bool) -> Html:
    """A citation in full; its readout is described unless it is listed among the sources."""
    whose = element("b", citation.speaker, ":") if citation.speaker else ""
    described = "" if listed else _described(citation.readout)
    return join([mark(citation), whose, element("q", citation.quote), described], " ")


def _prose(value: Answer) -> Html:
    """The answer's text; quotations stand out, and the answer's own marks become links."""
    return join(map(_piece, taken_apart(value)))


def _piece(piece: Piece) -> Html:
    if piece.citation:
        return mark(piece.citation)
    return element("span", piece.text, class_="quote") if piece.kind == "quote" else escape(piece.text)


def _whose(value: Readout, start: int, end: int) -> Html:
    """Whose words the marked sentence reports, as its attribution has it."""
    statement = next((s for s in value.statements if (s.start, s.end) == (start, end)), None) or next(
        (s for s in value.statements if s.start < end and start < s.end), Statement(start, end)
    )
    who = ", ".join(statement.speakers) if statement.mode != "narrated" else ""
    manner = _MANNER[statement.mode] if who else _MANNER["narrated"]
    return element("p", manner, " ", element("b", who) if who else "", class_="whose")
