"""Direct quotations: where they stand, and a text in which their words are blanked out."""

import re
from bisect import bisect_left

Span = tuple[int, int]

_QUOTED = re.compile(r"“[^“”\n]{1,20000}?”|«[^«»\n]{1,20000}?»|\"[^\"\n]{1,20000}?\"")


def quotations(text: str) -> list[Span]:
    """The spans of quoted stretches, their marks included, in order."""
    return [match.span() for match in _QUOTED.finditer(text)]


def blanked(text: str, start: int, end: int, quoted: list[Span]) -> str:
    """text[start:end] with the words inside quotation marks replaced by spaces, offsets kept."""
    characters = list(text[start:end])
    # The quotations do not overlap: those that reach into the stretch lie side by side.
    for first, last in quoted[bisect_left(quoted, start, key=lambda span: span[1]) :]:
        if first >= end:
            break
        for place in range(max(first + 1, start), min(last - 1, end)):
            characters[place - start] = " "
    return "".join(characters)
