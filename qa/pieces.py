"""An answer's text taken apart: its own words, the documents' sentences, and the marks that cite.

A document may hold "[1]" itself, in a sentence, a title or a name. Only what the program wrote as a mark is one.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from qa.types import Answer, Citation

_MARK = re.compile(r"\[(\d{1,9})\]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of an answer's text."""

    text: str
    kind: Literal["prose", "quote", "mark"] = "prose"
    citation: Citation | None = None
    """What a mark points to."""


def quoted(citation: Citation) -> list[Piece]:
    """A citation's sentence and its mark, as answers write them."""
    mark = Piece(f"[{citation.number}]", "mark", citation)
    return [Piece("“"), Piece(citation.quote, "quote"), Piece("” "), mark]


def text_of(pieces: Iterable[Piece]) -> str:
    """The text that the pieces make."""
    return "".join(piece.text for piece in pieces)


def taken_apart(answer: Answer) -> list[Piece]:
    """The pieces of an answer's text, in order; together they are the text.

    They are known where the text is that of `qa.extractive`. In a model's prose, a number in brackets is a mark unless
    a document's words that the answer may repeat hold it.
    """
    from qa.extractive import pieces_of

    composed = pieces_of(answer)
    return composed if text_of(composed) == answer.text else _found(answer)


def _found(answer: Answer) -> list[Piece]:
    cited = {citation.number: citation for citation in (*answer.related, *answer.citations)}
    quotes = _places(answer.text, {citation.quote for citation in cited.values()})
    foreign = quotes + _places(answer.text, _names(cited.values()))
    inside = {place for start, end in foreign for place in range(start, end)}
    spans: list[tuple[int, Piece]] = [
        (found.start(), Piece(found[0], "mark", cited[int(found[1])]))
        for found in _MARK.finditer(answer.text)
        if int(found[1]) in cited and inside.isdisjoint(range(*found.span()))
    ]
    spans += [(start, Piece(answer.text[start:end], "quote")) for start, end in _apart(quotes)]
    pieces: list[Piece] = []
    reached = 0
    for start, piece in sorted(spans, key=lambda span: span[0]):
        pieces += [Piece(answer.text[reached:start]), piece]
        reached = start + len(piece.text)
    return [piece for piece in (*pieces, Piece(answer.text[reached:])) if piece.text]


def _names(citations: Iterable[Citation]) -> set[str]:
    """The documents' other words that an answer may repeat, where a number in brackets could pass for a mark."""
    names: set[str] = set()
    for citation in citations:
        readout = citation.readout
        names |= {readout.title, readout.issuer or "", citation.speaker or "", *citation.speakers}
        names |= set(readout.participants)
    return {name for name in names if "[" in name or "]" in name}


def _places(text: str, parts: Iterable[str]) -> list[tuple[int, int]]:
    """Where the parts stand in the text, every time that they do."""
    found = []
    for part in filter(None, parts):
        start = text.find(part)
        while start >= 0:
            found.append((start, start + len(part)))
            start = text.find(part, start + 1)
    return found


def _apart(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans without those that begin inside another: of two that begin together, the longer stays."""
    apart: list[tuple[int, int]] = []
    for start, group in groupby(sorted(spans), key=lambda span: span[0]):
        if not apart or start >= apart[-1][1]:
            apart.append((start, max(end for _, end in group)))
    return apart
