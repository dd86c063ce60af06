"""Direct quotations: where they stand, and a text in which their words are blanked out."""

import re

Span = tuple[int, int]

_QUOTED = re.compile(r"“[^“”\n]{1,20000}?”|«[^«»\n]{1,20000}?»|\"[^\"\n]{1,20000}?\"")


def quotations(text: str) -> list[Span]:
    """The spans of quoted stretches, their marks included, in order."""
    return [match.span() for match in _QUOTED.finditer(text)]


def blanked(text: str, start: int, end: int, quoted: list[Span]) -> str:
    """text[start:end] with the words inside quotation marks replaced by spaces, offsets kept."""
    characters = list(text[start:end])
    for first, last in quoted:
        for place in range(max(first + 1, start), min(last - 1, end)):
            characters[place - start] = " "
    return "".join(characters)
