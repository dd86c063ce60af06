"""Lines that date a document, datelines, and the day of the event that a body's first sentence names."""

import re
from collections.abc import Sequence
from datetime import date

from vectorstore.dates import find_dates, parse_date
from vectorstore.language import words
from vectorstore.places import place_named
from vectorstore.tables.calendar import (
    DATE_LABELS,
    DATELINE_CITIES,
    EVENT_VERBS,
    NO_PLACES,
    OPENING_VERBS,
    OTHER_DATE_LABELS,
    WEEKDAYS,
)

_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b\.?", re.IGNORECASE)
_PLACE = re.compile(
    r"\(?\s*([A-Z][\w.'’-]*(?:[ ,/–]+(?:[A-Z][\w.'’-]*|of|the|de|la|on|and))*)([\s,:;()|–—-]*)(?:on\s+)?"
)
_NO_PLACE = re.compile(r"\(?\s*(?:on\s+)?[\s,()|–—-]*", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.!?](?=\s+[A-Z]|$)")
_SET_OFF = re.compile(r"\s*(?:[)(\]:.;|–—]|-|$)")  # what ends a dateline
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NOT_VERBS_AFTER = frozenset({"a", "an", "the", "and", "newly", "recently", "his", "her", "their", "its", "of"})
_LONGEST_DATELINE = 80
_YEAR_OF_DAYS = 366


def date_line(block: str) -> date | None:
    """The date of a line that says little else: "Published on 3 March 2021, 14:20", "Kyiv, 2 February 2022"."""
    found = find_dates(block) if len(block) <= 160 else []
    if not found:
        return None
    start, end, day = found[0]
    before, behind = block[:start], _around(block, found)[1:]
    label = _labels(before)
    if OTHER_DATE_LABELS & set(label):
        return None
    bare = parse_date(block[start:end] + behind[0]) if len(behind) == 1 else None
    # "Published 3 March 2021, updated 5 March 2021": each word behind the date has to be a label, or it is a sentence.
    if bare is None and not all(_little(part, OTHER_DATE_LABELS) for part in behind):
        return None
    if label in ([], ["on"]) and block.endswith(".") and len(behind) == 1 and len(words(behind[0])) > 3:
        return None  # "On 3 March 2021 the office issued a statement."
    return day if not label or _little(before) or is_place(before) else None


def other_date_line(block: str) -> bool:
    """Whether a line says of a date that it is another one than the document's: "Deadline: 3 March 2021"."""
    found = find_dates(block) if len(block) <= 160 else []
    parts = _around(block, found)
    return bool(
        found and OTHER_DATE_LABELS & set(_labels(parts[0])) and all(_little(part, OTHER_DATE_LABELS) for part in parts)
    )


def opening_date(block: str, body: Sequence[str] = ()) -> date | None:
    """The date that a body begins with, as a dateline or as the day of the event in its first sentence.

    A day that lies more than a year before another one of `body` is history, not the day of the event.
    """
    end = _CLAUSE_END.search(block, 40)
    clause = block[: end.start() if end and end.start() < 600 else 600]
    found = find_dates(clause)
    if not found:
        return None
    start, stop, day = found[0]
    # A range or a second date leaves open which is meant.
    if len(found) > 1 and found[1][2] != day and found[1][0] - stop < 30:
        return None
    before, behind = clause[:start], clause[stop:]
    opens = _NO_PLACE.fullmatch(_WEEKDAY.sub("", before)) is not None
    if opens or is_place(before):
        dates = _SET_OFF.match(behind) is not None or _tells_event(behind)
    else:
        dates = _is_day_of_event(before)
    later = (other for text in body for _, _, other in find_dates(text))
    return day if dates and not any((other - day).days > _YEAR_OF_DAYS for other in later) else None


def is_place(text: str) -> bool:
    """Whether a text before a date is a place, "On" or nothing: "(Kyiv, ", "Washington, D.C., ", "On "."""
    text = _WEEKDAY.sub("", text)
    if len(text) > _LONGEST_DATELINE or len(text.split()) > 8:
        return False
    if _NO_PLACE.fullmatch(text):
        return True
    match = _PLACE.fullmatch(text)
    if match is None or NO_PLACES & set(words(match[1])):
        return False
    # A colon or nothing stands behind all kinds of labels too: there the place has to be a known one.
    mark = match[2].strip()
    return (bool(mark) and mark[0] in ",()|–—-") or _is_known(match[1])


def _is_known(name: str) -> bool:
    name = name.strip(" ,")
    parts = [name, *name.split(",")]
    return any(place_named(part.strip()) or " ".join(words(part)) in DATELINE_CITIES for part in parts)


def _tells_event(clause: str) -> bool:
    """Whether the first verb of a clause is one of those that tell of calls, meetings and visits."""
    before = ""
    for match in _WORD.finditer(clause):
        word = match[0].lower()
        participle = before in _NOT_VERBS_AFTER or before.endswith("ly") or clause[: match.start()].endswith(", ")
        if word in OPENING_VERBS and not (participle and word.endswith("ed")):
            return True
        if word.endswith("ed") and len(word) > 4 and match[0].islower() and not participle:
            return False
        before = word
    return False


def _is_day_of_event(before: str) -> bool:
    """Whether the words before a date tell of an event that took place on it: "X called Y on "."""
    told = words(before)
    verbs = [word for word in told if word in EVENT_VERBS or word.endswith("ed")]
    single = len(verbs) == 1 and verbs[0] in EVENT_VERBS
    open_ended = {"will", "would", "since", "until", "before"} & set(told)
    return single and not open_ended and re.search(r"\bon\s+(?:\w+day,?\s+)?$", before, re.IGNORECASE) is not None


def _around(block: str, found: Sequence[tuple[int, int, date]]) -> list[str]:
    """The parts of a line before, between and behind its dates."""
    starts = [0, *(end for _, end, _ in found)]
    ends = [*(start for start, _, _ in found), len(block)]
    return [block[start:end] for start, end in zip(starts, ends, strict=True)]


def _labels(text: str) -> list[str]:
    return [word for word in words(text) if word not in WEEKDAYS]


def _little(text: str, more: frozenset[str] = frozenset()) -> bool:
    """Whether a text has only words that stand beside dates of publication."""
    return all(word in DATE_LABELS or word in more or word in WEEKDAYS or word.isdigit() for word in words(text))
