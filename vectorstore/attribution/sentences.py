"""Where sentences begin and end: own rules over a table of abbreviations, offsets without loss.

A rule-based splitter rather than a library: on hard cases of this kind of text (U.S., H.E. Mr., No. 5, quotations)
own rules got more right than the five splitters that were tried (docs/measurements.md).
"""

import re
from collections.abc import Iterator

from vectorstore.tables.abbreviations import ANYWHERE, BEFORE_A_NAME, BEFORE_A_NUMBER

Span = tuple[int, int]

LONGEST_READ = 3_000
"""Characters of a sentence that are read for names and speakers."""

_PARAGRAPH = re.compile(r"[^\n]+")
# A sentence may end here: its stop, then closing quotes, brackets and footnote marks, then space or the end.
_STOP = re.compile(r"[.!?…]+(?P<close>[\"'”’»)\]]*)(?=\s|$)|[.!?…](?P<glued>[\"”»])(?=[A-Z])")
_WORD_BEFORE = re.compile(r"[\w.&'’-]+$")
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]")
_ENUMERATION = re.compile(r"(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})")
_OPENING = re.compile(r"\s*[\"'“‘«(\[]*")
# Words that begin a sentence and hardly ever a name: after them an abbreviation ends its sentence.
_SENTENCE_STARTERS = frozenset(
    """
    The This These Those That It Its He She They We His Her Their Our In On At As And But During For After Before
    Both Also Following Further Furthermore Moreover However Among With By From To There When While A An President
    Secretary
    """.split()
)
_LONGEST_ABBREVIATION = 24


def paragraphs(text: str) -> Iterator[Span]:
    """The spans of the paragraphs: runs between line feeds, trimmed of white space."""
    for match in _PARAGRAPH.finditer(text):
        span = _trim(text, match.start(), match.end())
        if span[0] < span[1]:
            yield span


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The spans of the sentences between two offsets, in order; only white space lies between them."""
    end = len(text) if end is None else end
    for first, last in paragraphs(text[start:end]):
        yield from _split(text, start + first, start + last)


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    begin = start
    for match in _STOP.finditer(text, start, end):
        if match.end() >= end:
            break
        if match["glued"] is None and not _ends(text, begin, match, end):
            continue
        span = _trim(text, begin, match.end())
        if span[0] < span[1]:
            yield span
        begin = match.end()
    span = _trim(text, begin, end)
    if span[0] < span[1]:
        yield span


def _ends(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    """Whether the stop ends the sentence that began at `begin`."""
    opening = _OPENING.match(text, stop.end(), end)
    following = text[opening.end() : opening.end() + 40] if opening else ""
    if not following:
        return True
    if following[0].islower():
        return False  # `"... now," he said`, `approx. five`, `Yahoo! said`
    if stop.group()[0] != ".":
        return True
    word = _word_before(text, begin, stop.start())
    if stop["close"]:
        return True
    if _is_enumeration(text, begin, stop.start(), word):
        return False
    if word in BEFORE_A_NUMBER and following[0].isdigit():
        return False
    if word in BEFORE_A_NAME:
        return False
    if word in ANYWHERE:
        return _first_word(following) in _SENTENCE_STARTERS
    if _INITIALS.fullmatch(word) and len(word) < 8:
        # "Joseph R. Biden", "J. F. Kennedy"; but "vitamin C. The" ends.
        return _first_word(following) in _SENTENCE_STARTERS
    return True


def _word_before(text: str, begin: int, stop: int) -> str:
    match = _WORD_BEFORE.search(text[max(begin, stop - _LONGEST_ABBREVIATION) : stop])
    return match.group().strip("'’-") if match else ""


def _first_word(text: str) -> str:
    match = re.match(r"[\w'’-]+", text)
    return match.group() if match else ""


def _is_enumeration(text: str, begin: int, stop: int, word: str) -> bool:
    """Whether the stop belongs to the number of a list: "1. First", "a. first", at the sentence's very beginning."""
    return text[begin:stop].strip() == word and _ENUMERATION.fullmatch(word) is not None


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
