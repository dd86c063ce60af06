"""Two who speak together and of whom the text makes only one known: "The Minister and the head of the bank agreed"."""

import re
from collections.abc import Sequence
from functools import cache

from vectorstore.attribution.cues import past_of_talk
from vectorstore.attribution.findings import Finding
from vectorstore.attribution.mention import Mention, everybody
from vectorstore.attribution.people import Roster, first_place
from vectorstore.attribution.tokens import tokenize
from vectorstore.tables.speech import ADVERBS

_OPENING = re.compile(r"[\s\"“°•-]*(?:[^,]{0,40},\s+)?")
# Somebody's own people are no second party: "the President and his team", "and the delegation".
_OTHER = (
    r"(?!(?:his|her|its|their|our)\b|the (?:delegation|team|staff)\b)"
    r"(?:the\s+\w|[^\W\d_a-z])(?:(?!\band\b|\w+ed\b)[^,.;:]){1,90}?"
)


@cache
def _together() -> re.Pattern[str]:
    return re.compile(
        rf"\s+(?:and|together with|along with)\s+(?P<other>{_OTHER})\s+"
        rf"(?:(?:(?-i:{ADVERBS})|has|have|had)\s+)*(?P<verb>{past_of_talk()})\b"
    )


def read_pair(text: str, found: Sequence[Mention], roster: Roster) -> Finding | None:
    """The reading of a sentence whose subject is somebody known "and" somebody who is not; None for others."""
    if not found or found[0].possessive or found[0].kind not in ("named", "role", "side"):
        return None
    first = found[0]
    opening = _OPENING.match(text)
    match = _together().match(text, first.end)
    if match is None or opening is None or first.start > opening.end():
        return None
    inside = [m for m in found[1:] if m.end <= match.end("other")]
    if any(m.end == match.end("other") and m.kind in ("named", "group") for m in inside):
        return None  # both are known: an ordinary subject
    last = inside[-1] if inside and inside[-1].end == match.end("other") and inside[-1].kind == "role" else None
    people = tuple(dict.fromkeys(first.people + (last.people if last else _other(first, match["other"], roster))))
    # "They" goes on with those who met, and not with their countries.
    return Finding("joint", people, match["verb"], "joint", () if first.kind == "side" else people)


def _other(first: Mention, told: str, roster: Roster) -> tuple[str, ...]:
    """Who the unknown one can be: the country that is told, or the other of two parties."""
    if first.kind == "side":
        country = first_place(tokenize(told))
        return (country,) if country else ()
    parties = everybody(roster)
    return parties if first.people[0] in parties and len(parties) == 2 else ()
