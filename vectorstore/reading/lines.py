"""From lines to paragraphs: hard wraps and hyphenated line ends undone, deliberate line ends kept."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from vectorstore.dates import parse_date
from vectorstore.tables.compounds import FIRST, JOINING, SECOND, WORDS_TOO
from vectorstore.tables.english import common_words

WIDEST_WRAP = 130
"""Characters: lines longer than this are paragraphs, not wrapped text."""

_HEAD = 12  # paragraphs and lines among which those of a document's head are looked for
_TERMINAL = re.compile(r"[.!?:;…][\"'”’»)\]]*$|[\"”»]$")
_BULLET = re.compile(r"[*+•·▪●■◦‣∙]\s+(?=\S)")
# Marks of list items that prose has too: "... on February | 14. They discussed", "the leaders | – both of them".
_PERHAPS_BULLET = re.compile(r"(?:[-–—]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)")
_NAME = r"[A-Z][\w.'’-]*"
_LABEL = re.compile(
    rf"{_NAME}(?: (?:{_NAME}|of|the|and|for|to|on|de|da|von|van|al|bin|el)){{0,9}}"
    rf"(?:, {_NAME}(?: {_NAME}){{0,4}})?(?: \([^()]{{1,60}}\))?:(?: |$)"
)
_SUFFIX = re.compile(r"\w(?:able|ed|er|ers|est|ing|ings|y)")
_BROKEN = re.compile(r"([^\W\d_]+)([-‐\xad]+)$")


def starts_turn(line: str) -> bool:
    """Whether a line begins with a speaker's label, as transcripts have it: "SECRETARY BLINKEN: ..."."""
    return _LABEL.match(line) is not None


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence, quotation or list heading does."""
    return _TERMINAL.search(line) is not None


def without_bullet(line: str) -> str:
    """A list item without its mark; numbers and letters stay, because a text may refer to them."""
    return re.sub(r"^(?:[-–*+•·▪●■◦‣∙])\s+(?=\S)", "", line)


def paragraphs(text: str, alone: Callable[[str], bool] | None = None) -> list[str]:
    """The paragraphs of a text whose lines may be wrapped, as single lines.

    Blank lines always part paragraphs. A line end inside a block is a wrap, if the next word would not have fitted.
    `alone` knows lines that at the head of a text are never wrapped: dates, breadcrumbs, letterheads.
    """
    blocks = [block for block in re.split(r"\n[ \t]*(?:\n[ \t]*)+", text.strip("\n")) if block.strip()]
    lines = [[line.rstrip(" ") for line in block.split("\n")] for block in blocks]
    width = _width_of_blocks(lines)
    known = known_words(text)
    found: list[str] = []
    for block in lines:
        runs = _runs(block, alone) if alone and len(found) < _HEAD else [block]
        found.extend(paragraph for run in runs for paragraph in unwrap(run, width, known))
    return found


def _runs(block: list[str], alone: Callable[[str], bool]) -> list[list[str]]:
    """The lines of a block, those that stand alone by themselves and the others together."""
    marks = [place < _HEAD and alone(line.strip()) for place, line in enumerate(block)]
    starts = [place for place in range(len(block)) if place == 0 or marks[place] or marks[place - 1]]
    return [block[start:end] for start, end in pairwise([*starts, len(block)])]


def known_words(text: str) -> frozenset[str]:
    """The lower-case words and compounds of a text, where it has words that are broken at a line end."""
    if not re.search(r"[-‐\xad] *\n", text):
        return frozenset()
    whole = re.sub(r"[^\W\d_]+[-‐\xad]+ *\n\s*[^\W\d_]*", " ", text.lower())  # broken words are none
    return frozenset(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", whole))


def wrap_width(lines: Sequence[str]) -> int:
    """The width in characters that a text seems to be wrapped at: that of nearly its longest line."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[int(0.97 * len(lengths))] if lengths else 0


def _width_of_blocks(blocks: Sequence[list[str]]) -> int:
    """The width of a text in blocks; where most of it is wrapped below the head, a long title says nothing."""
    wrapped = [line for block in blocks[1:] if len(block) > 1 for line in block]
    whole = [line for block in blocks for line in block]
    most = sum(map(len, wrapped)) * 5 > sum(map(len, whole)) * 3
    return wrap_width(wrapped if most else whole)


def unwrap(lines: Sequence[str], width: int, known: frozenset[str] = frozenset(), slack: float = 1.0) -> list[str]:
    """The paragraphs of consecutive lines wrapped at `width`; `known`: lower-case words of the document.

    `slack` below 1 allows for lines whose characters differ in width.
    """
    found: list[list[str]] = []
    previous = ""
    for line in map(str.strip, lines):
        if previous and not _parted(previous, line, width, slack):
            found[-1][-1], mark = _joint(previous, line, known)
            found[-1] += [mark, line]
        else:
            found.append([line])
        previous = line
    return [" ".join("".join(parts).replace("\xad", "").split()) for parts in found if any(parts)]


def _joint(first: str, second: str, known: frozenset[str]) -> tuple[str, str]:
    """The first of two lines of a paragraph without a hyphen at its end, and what stands between it and the second.

    A word hyphenated at the line end is made whole, a compound keeps its hyphen.
    """
    broken = _BROKEN.search(first, max(0, len(first) - 60)) if first.endswith(("-", "‐", "\xad")) else None
    if broken is None or not second[:1].isalpha():
        return first, " "
    head = first[: broken.start(2)]
    start, end = broken[1].lower(), re.split(r"[^\w]", second, maxsplit=1)[0].lower()
    if "\xad" in broken[2]:
        return head, ""
    longer = first[: broken.start()].endswith("-") or re.match(r"\w+-\w", second)  # "people-to-people"
    if longer or second[0].isupper() or not broken[1][-1].islower():
        return head, "-"
    return head, "-" if _is_compound(start, end, known) else ""


def _is_compound(start: str, end: str, known: frozenset[str]) -> bool:
    """Whether two halves of a word at a line end are those of a compound with a hyphen; `known`: the text's words."""
    if f"{start}-{end}" in known or (start in ("de", "pre", "re") and end[0] == "e" and len(end) > 4):
        return True  # "de-escalate", "re-elected"; "deemed" and "reef" are not broken there
    # A consonant written twice is that before an ending: "control-" and "led", "war-" and "ring".
    suffixed = start[-1] == end[:1] and _SUFFIX.fullmatch(end)
    if suffixed or start + end in known or start + end in common_words():
        return False
    if start in FIRST or end in SECOND:
        return True
    if end not in known and end not in common_words():
        return False
    whole = (start in known or start in common_words()) and min(len(start), len(end)) > 3
    return start in WORDS_TOO or (whole and start not in JOINING)


def _parted(previous: str, text: str, width: int, slack: float) -> bool:
    """Whether a line begins a new paragraph after the previous one of its block."""
    if parse_date(text) or parse_date(previous) or _BULLET.match(text):
        return True
    if previous.endswith(("-", "‐", "\xad")) and text[:1].isalpha() and _BROKEN.search(previous[-60:]):
        return False  # a word goes on: "Russian-" and "Ukrainian"
    ended = ends_sentence(previous)
    if ended and starts_turn(text):
        return True
    fitted = width > WIDEST_WRAP or len(previous) + 1 + len(text.split(" ", 1)[0]) <= width * slack
    if _PERHAPS_BULLET.match(text) and (ended or fitted or _PERHAPS_BULLET.match(previous)):
        return True
    if text[:1].islower():
        return False
    if width > WIDEST_WRAP:
        return True
    return fitted and (ended or len(previous) < width * 0.75)
