"""Marks and sentences of a chat model's reply: pure functions over its text, which may still be growing.

A *mark* is what cites: ``[1]``, ``[1, 2]``, ``[1-3]``, ``【1】``. Marks are masked by a character of their own and of
the same length while sentences are looked for, so that every offset stays that of the reply.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import add

from qa.wording import QUOTATION_MARKS
from vectorstore.attribution.sentences import sentences
from vectorstore.tables.abbreviations import ANYWHERE

_MARK = re.compile(
    r"[\[【]\s*\^?(?P<numbers>\d{1,9}(?:\s*(?:,|;|&|and|[-‐-―−])\s*\^?\d{1,9})*)\s*(?:†[^\]】\n]{0,80})?[\]】]"
)
_UNFINISHED_MARK = re.compile(r"[\[【][^\]】\n]{0,100}$")
_RANGE = re.compile(r"(\d+)\s*[-‐-―−]\s*\^?(\d+)|(\d+)")
_MASK = "\ue000"
_CLOSING = "".join(closing for _, closing in QUOTATION_MARKS)
_STOP_AND_MARKS = re.compile(rf"[.!?…:][\"'’)\]*_{_CLOSING}]*\s*{_MASK}[{_MASK}\s]*(?=[^\s{_MASK}])")
_FENCE = re.compile(r"^[ \t]*(?:```|~~~)[ \t]*\w*[ \t]*$", re.MULTILINE)
_BULLET = re.compile(r"^\s*(?:[-*+•–]\s+|\(?\d{1,2}[.)]\s+|>\s+|#{1,6}\s+)+")
_EMPHASIS = re.compile(r"(\*\*|__|(?<![\w*])\*(?=\w)|(?<=[\w.,!?'\"”])\*(?![\w*]))")
_WRAPPED = re.compile(rf"(?<=[^\n.!?…:{_MASK}])[ \t]*\n(?=[ \t]*[a-z])")
_LONGEST_QUOTATION = 40
"""Sentences: what is still open then counts as never closed, so that no reply is read over and over."""
_NESTED_MARKS = 3
_FOLLOWING_WORD = re.compile(r"\w[\w'’.-]*[^\w'’.-]")


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: where it stands in the text, the statements that it points to, and what it points to in vain."""

    start: int
    end: int
    numbers: tuple[int, ...]
    outside: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a sentence and the statements that it cites."""

    text: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a reply, its marks told apart from its words."""

    segments: tuple[Segment, ...]
    """In order; the last one may cite nothing of its own: the words after the sentence's last mark."""
    paragraph: bool = False
    """Whether it begins a paragraph or an item of a list."""
    outside: tuple[int, ...] = ()
    """Numbers that its marks name and no statement has."""

    @property
    def numbers(self) -> tuple[int, ...]:
        """Every statement that the sentence cites, each once, in order."""
        return tuple(dict.fromkeys(number for segment in self.segments for number in segment.numbers))

    @property
    def text(self) -> str:
        """The words without the marks."""
        return _tidy("".join(segment.text for segment in self.segments))

    def render(self, numbering: Mapping[int, int]) -> str:
        """The sentence with each mark in its plain form, and in the numbers that the reader sees."""
        parts = []
        for segment in self.segments:
            marks = "".join(f"[{numbering[number]}]" for number in segment.numbers)
            parts.append(f"{segment.text.rstrip()} {marks}" if marks else segment.text)
        return _tidy("".join(parts))


def parse_marks(text: str, available: int) -> tuple[Mark, ...]:
    """The marks of a text in order. Numbers from 1 to `available` are kept, the others are told apart.

    A range counts from its first to its last number; one that goes down, "[3-1]", names its two ends.
    """
    return tuple(_parse(match, available) for match in _MARK.finditer(text))


def without_marks(text: str) -> str:
    """The text without its marks and without the space before each."""
    return _tidy(_MARK.sub("", text))


def split(text: str, available: int, *, final: bool = True) -> tuple[tuple[Sentence, ...], int]:
    """The sentences of a reply, and the offset up to which they reach.

    A mark behind the full stop belongs to the sentence before it. While more is to come (``final=False``) a sentence
    is given out only when the next one has begun with a whole word: until then its marks, or an abbreviation's rest,
    may still follow.
    """
    masked = _mask(text)
    if not final:
        masked = _UNFINISHED_MARK.sub("", masked)
    spans = list(_spans(masked, final=final))
    if not final:
        while spans and not _FOLLOWING_WORD.search(masked, spans[-1][1]):
            spans.pop()
    found = []
    for start, end in spans:
        line = text.rfind("\n", 0, start) + 1
        begins = line > 0 and not masked[line:start].strip(f" \t{_MASK}")
        sentence = _sentence(text[start:end], available, paragraph=begins)
        if sentence is not None:
            found.append(sentence)
    return tuple(found), spans[-1][1] if spans else 0


def number(used: Iterable[Sentence]) -> dict[int, int]:
    """The reader's number of every cited statement: from 1 in the order of first use."""
    numbering: dict[int, int] = {}
    for sentence in used:
        for cited in sentence.numbers:
            numbering.setdefault(cited, len(numbering) + 1)
    return numbering


def compose(kept: Sequence[Sentence], numbering: Mapping[int, int]) -> str:
    """The sentences as prose; a paragraph of the reply stays one."""
    text = ""
    for sentence in kept:
        text += ("\n\n" if sentence.paragraph else " ") + sentence.render(numbering)
    return text.strip()


def _parse(match: re.Match[str], available: int) -> Mark:
    inside: dict[int, None] = {}
    outside: dict[int, None] = {}
    for first, last, single in _RANGE.findall(match["numbers"]):
        if single:
            numbers: Iterable[int] = (int(single),)
        elif int(first) > int(last):
            numbers = (int(first), int(last))
        else:
            # No more of a range than there can be statements, and one beyond to be told of.
            numbers = range(int(first), min(int(last), max(available, int(first)) + 1) + 1)
        for value in numbers:
            (inside if 1 <= value <= available else outside).setdefault(value)
    return Mark(match.start(), match.end(), tuple(inside), tuple(outside))


def _mask(text: str) -> str:
    """The text at its own length with marks masked, code fences blanked and hard-wrapped lines joined."""
    text = text.replace(_MASK, " ")
    text = _FENCE.sub(lambda match: " " * len(match.group()), text)
    text = _MARK.sub(lambda match: _MASK * len(match.group()), text)
    return _WRAPPED.sub(lambda match: " " * len(match.group()), text)


def _spans(masked: str, *, final: bool) -> Iterable[tuple[int, int]]:
    """Spans of sentences: pieces end at marks behind a stop, sentences inside a piece as the splitter finds them."""
    for line in re.finditer(r"[^\n]+", masked):
        pieces, begin = [], line.start()
        for stop in _STOP_AND_MARKS.finditer(masked, line.start(), line.end()):
            if not masked[stop.end()].islower():
                pieces.append((begin, stop.end()))
                begin = stop.end()
        pieces.append((begin, line.end()))
        spans = [span for piece in pieces for span in _inside(masked, *piece)]
        yield from _whole_quotations(masked, spans, growing=not final and line.end() == len(masked))


def _inside(masked: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of a piece; marks at its end belong to the last one, at its beginning to the first."""
    body_start, body_end = start, end
    while body_end > body_start and masked[body_end - 1] in _MASK + " \t":
        body_end -= 1
    while body_start < body_end and masked[body_start] in _MASK + " \t":
        body_start += 1
    spans = list(sentences(masked, body_start, body_end))
    if not spans:
        return []
    spans[0] = (start, spans[0][1])
    spans[-1] = (spans[-1][0], end)
    return _whole_names(masked, spans)


def _whole_names(masked: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans joined behind an abbreviation that may end a sentence: here one ends with its marks ("U.S. Secretary")."""
    joined = spans[:1]
    for start, end in spans[1:]:
        last = masked[joined[-1][0] : joined[-1][1]].rstrip()
        if last.endswith(".") and last[:-1].split()[-1:] and last[:-1].split()[-1].lstrip('("“') in ANYWHERE:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _whole_quotations(masked: str, spans: list[tuple[int, int]], *, growing: bool) -> Iterable[tuple[int, int]]:
    """Spans joined while a quotation is open.

    Where it never closes they stay apart, each to be judged alone; where it still may, they wait.
    """
    balances = [_balance(masked[start:end]) for start, end in spans]
    index = 0
    while index < len(spans):
        last = _closing(balances, index)
        if last is None:
            if growing and index + _LONGEST_QUOTATION >= len(spans):
                return  # it may still close, or its last sentence may still grow
            last = index
        yield spans[index][0], spans[last][1]
        index = last + 1


def _balance(text: str) -> tuple[int, ...]:
    """How many quotations a text opens and leaves open, for each pair of marks; straight ones come first."""
    return text.count('"'), *(text.count(opening) - text.count(closing) for opening, closing in QUOTATION_MARKS)


def _closing(balances: Sequence[tuple[int, ...]], first: int) -> int | None:
    """The sentence that closes what a sentence opens (itself, where it opens nothing); None where none soon does."""
    total = (0,) * len(balances[first])
    for place in range(first, min(first + _LONGEST_QUOTATION, len(balances))):
        total = tuple(map(add, total, balances[place]))
        if total[0] % 2 == 0 and all(left <= 0 for left in total[1:]):
            return place
    return None


def _sentence(text: str, available: int, *, paragraph: bool) -> Sentence | None:
    bullet = _BULLET.match(text)
    if bullet:
        text = text[bullet.end() :]
    text = _EMPHASIS.sub("", _FENCE.sub("", text))
    segments: list[Segment] = []
    text, outside = _without_vain_marks(text, available)
    begin = 0
    for mark in parse_marks(text, available):
        segments.append(Segment(text[begin : mark.start], mark.numbers))
        outside.extend(mark.outside)
        begin = mark.end
    if text[begin:].strip():
        segments.append(Segment(text[begin:], ()))
    segments = _joined(segments)
    if not any(re.search(r"\w", segment.text) for segment in segments) and not outside:
        return None
    return Sentence(tuple(segments), paragraph or bullet is not None, tuple(dict.fromkeys(outside)))


def _without_vain_marks(text: str, available: int) -> tuple[str, list[int]]:
    """The text without marks that point to nothing, and their numbers; more than once, for "[[99]1]" hides one."""
    outside: list[int] = []
    for _ in range(_NESTED_MARKS):
        vain = [mark for mark in parse_marks(text, available) if not mark.numbers]
        if not vain:
            return text, outside
        outside += [number for mark in vain for number in mark.outside]
        for mark in reversed(vain):
            text = text[: mark.start] + text[mark.end :]
    return re.sub(r"[\[\]【】]", "", text), outside  # nobody writes so by accident: then nothing in it is a mark


def _joined(segments: list[Segment]) -> list[Segment]:
    """Marks side by side as one; a mark before the first word belongs to the words behind it."""
    joined: list[Segment] = []
    leading: tuple[int, ...] = ()
    for segment in segments:
        if not re.search(r"\w", segment.text) and segment.numbers:
            if joined:
                before = joined[-1]
                joined[-1] = Segment(before.text, tuple(dict.fromkeys(before.numbers + segment.numbers)))
            else:
                leading += segment.numbers
        elif not joined and leading:
            joined.append(Segment(segment.text, tuple(dict.fromkeys(leading + segment.numbers))))
        else:
            joined.append(segment)
    return joined


def _tidy(text: str) -> str:
    """Single spaces, and none before a stop or a comma."""
    return re.sub(r"\s+(?=[,;:!?](?:\s|$)|\.(?:\s|$))", "", " ".join(text.split()))
