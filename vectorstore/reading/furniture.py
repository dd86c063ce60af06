"""Lines that are no part of a readout's text: menus, buttons, by-lines, and headings of what stands behind it."""

import re
from collections.abc import Iterable, Sequence

from vectorstore.language import fold
from vectorstore.tables.furniture import AGENDAS, BYLINES, FURNITURE, TAILS

LONGEST_LINE = 300
"""Characters: what is longer is text, whatever it says."""
_LONGEST_TAIL_LINE = 200


def any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """A pattern that matches what any of several match."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


_FURNITURE, _BYLINE, _TAIL, _AGENDA = map(any_of, (FURNITURE, BYLINES, TAILS, AGENDAS))


def is_furniture(block: str) -> bool:
    """Whether a block is a menu entry, share button, cookie banner, end mark or the like."""
    return len(block) <= LONGEST_LINE and _FURNITURE.fullmatch(fold(block)) is not None


def is_byline(block: str) -> bool:
    """Whether a block only says which office or spokesperson the document is attributed to."""
    return len(block) <= LONGEST_LINE and _BYLINE.fullmatch(fold(block)) is not None


def is_tail(block: str) -> bool:
    """Whether a block is the heading of what pages put behind a text: "Related articles"."""
    return len(block) <= _LONGEST_TAIL_LINE and _TAIL.fullmatch(fold(block)) is not None


def end_of_text(blocks: Sequence[str]) -> int:
    """The number of the block with which a text has ended: a tail's heading that no prose stands behind.

    A list with a heading that a readout's agenda has too ("Topics:") belongs to the text if any sentence follows it.
    """
    for place, block in enumerate(blocks):
        if place and is_tail(block):
            ends = _is_sentence if _AGENDA.fullmatch(fold(block)) else _is_prose
            if not any(map(ends, blocks[place + 1 :])):
                return place
    return len(blocks)


def _is_prose(block: str) -> bool:
    return len(block) > _LONGEST_TAIL_LINE or (len(block) > 60 and _is_sentence(block))


def _is_sentence(block: str) -> bool:
    ended = block.rstrip("\"'”’)").endswith((".", "!", "?"))
    return ended and block.count(" ") > 1 and not is_furniture(block)
