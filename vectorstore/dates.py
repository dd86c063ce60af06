"""Dates as English documents and questions write them. Only whole dates count: nothing missing is ever filled in."""

import re
from datetime import date

from vectorstore.tables.calendar import MONTHS, WEEKDAYS

_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_ORDINAL = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_TO = r"\s*(?:[-–—/&]|to|and|until)\s*"

# Each pattern names its parts; "first" is the day on which a range such as "3-4 March 2021" begins.
_PATTERNS = (
    rf"(?P<year>{_YEAR})(?P<mark>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<day>{_DAY})(?:T[\d:.,]+(?:Z|[+-]\d\d:?\d\d)?)?",
    rf"(?P<year>{_YEAR})\s*年\s*(?P<month>0?[1-9]|1[0-2])\s*月\s*(?P<day>{_DAY})\s*日",
    rf"(?:(?P<first>{_DAY}){_ORDINAL}{_TO})?(?P<day>{_DAY}){_ORDINAL}(?:\s+day)?(?:\s+of)?[\s.-]*(?P<month>{_MONTH})[\s,.-]*(?P<year>{_YEAR})",
    rf"(?P<month>{_MONTH})\s*(?:(?P<first>{_DAY}){_ORDINAL}{_TO})?(?P<day>{_DAY}){_ORDINAL}(?:\s*,\s*|\s+)(?P<year>{_YEAR})",
    rf"(?P<day>{_DAY})\.\s?(?P<month>0?[1-9]|1[0-2])\.\s?(?P<year>{_YEAR})",
    rf"(?P<one>\d\d?)(?P<mark>[/-])(?P<two>\d\d?)(?P=mark)(?P<year>{_YEAR})",
)
_START, _END = r"(?<![\w/])(?<!\d[.,-])", r"(?![\w/]|[-.]\d)"
_DATES = tuple(re.compile(f"{_START}{pattern}{_END}", re.IGNORECASE) for pattern in _PATTERNS)
_HAS_YEAR = re.compile(_YEAR)
_LONGEST_LINE = 100  # characters of a text that can consist of one date, its weekday and its time
_CLOCK = r"(?:at\s+)?\d\d?[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:\(?(?:gmt|utc|cet|cest|est|edt|msk|hrs)\)?)?"
_AROUND = re.compile(
    rf"(?:\b(?:{'|'.join(WEEKDAYS)})\b\.?|{_CLOCK}|[\s,;()|–—-])+", re.IGNORECASE
)  # what may stand beside a date without being part of it


def find_dates(text: str) -> list[tuple[int, int, date]]:
    """The whole dates of a text in order, each as (start, end, date); a range gives its first and its last day.

    Slashed dates count only where just one reading is possible: 13/04/2021 is a date, 03/04/2021 is none.
    """
    found: list[tuple[int, int, date]] = []
    if not _HAS_YEAR.search(text):
        return found
    for pattern in _DATES:
        for match in pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end, _ in found):
                found.extend(_dates(match))
    return sorted(found)


def parse_date(text: str) -> date | None:
    """The date that a text consists of, weekday, clock time and brackets aside; None for anything else."""
    found = find_dates(text) if len(text) <= _LONGEST_LINE else []
    if len(found) != 1:
        return None
    start, end, day = found[0]
    rest = f"{text[:start]} {text[end:]}"
    return day if _AROUND.fullmatch(rest) else None


def _dates(match: re.Match[str]) -> list[tuple[int, int, date]]:
    parts = match.groupdict()
    year = int(parts["year"])
    if parts.get("one"):
        month, day = _unambiguous(int(parts["one"]), int(parts["two"]))
    else:
        month = MONTHS.get(parts["month"].lower().rstrip(".")) or int(parts["month"])
        day = int(parts["day"])
    whole = _date(year, month, day)
    if whole is None:
        return []
    if parts.get("first"):
        first = _date(year, month, int(parts["first"]))
        if first is None or first >= whole:
            return []
        border = match.start("day")
        first_start = match.start() if match.start("month") < match.start("first") else match.start("first")
        return [(first_start, match.end("first"), first), (border, match.end(), whole)]
    return [(match.start(), match.end(), whole)]


def _unambiguous(one: int, two: int) -> tuple[int, int]:
    """(month, day) of two numbers, or (0, 0) where either could be the month."""
    if one == two or one > 12:
        return two, one
    return (one, two) if two > 12 else (0, 0)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
