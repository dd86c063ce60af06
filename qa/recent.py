"""Spans of time that count from today: "yesterday", "last month", "in the past ten days"."""

import re
from datetime import date, timedelta

_NUMBERS = {
    word: n for n, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
}
_NUMBER = "|".join(_NUMBERS)
_RECENT = re.compile(
    r"\b(?:(?P<day>(?-i:today|yesterday))|"  # not "Russia Today"
    r"(?P<which>this|last|previous|past)\s+(?P<unit>week|month|quarter|year)|"
    rf"(?:over|in|within|during)?\s*(?:the\s+)?(?:last|past)\s+(?P<count>\d{{1,3}}|{_NUMBER}|few|couple of)\s+"
    r"(?P<units>day|week|month|year)s|"
    rf"(?P<ago>\d{{1,3}}|an?|{_NUMBER})\s+(?P<units_ago>day|week|month|year)s?\s+ago)\b",
    re.IGNORECASE,
)
_FEW = 3
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def find_recent(text: str, today: date) -> list[tuple[date, date, int, int]]:
    """(first day, last day, start, end) of each such span in a text, in order.

    "Last month" is the whole month before this one, "the past two months" ends today, "two months ago" is that month.
    """
    return [(*_days(match, today), *match.span()) for match in _RECENT.finditer(text)]


def _days(match: re.Match[str], today: date) -> tuple[date, date]:
    groups = {name: found.lower() for name, found in match.groupdict().items() if found}
    if "day" in groups:
        day = today - timedelta(days=groups["day"] == "yesterday")
        return day, day
    if "which" in groups:
        return _unit(groups["unit"], today, back=0 if groups["which"] == "this" else 1)
    if "count" in groups:
        return _back(groups["units"], today, _number(groups["count"])), today
    unit, count = groups["units_ago"], _number(groups["ago"])
    if unit == "day":
        day = today - timedelta(days=count)
        return day, day
    return _unit(unit, today, back=count)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else 1 if word in ("a", "an") else _NUMBERS.get(word, _FEW)


def _unit(unit: str, today: date, back: int) -> tuple[date, date]:
    """The week (from Monday on), month, quarter or year so many of them before today's."""
    if unit == "week":
        first = today - timedelta(days=today.weekday() + 7 * back)
        return first, first + timedelta(days=6)
    size = _MONTHS[unit]
    months = (today.year * 12 + today.month - 1) // size * size - back * size
    return _first_of(months), _first_of(months + size) - timedelta(days=1)


def _back(unit: str, today: date, count: int) -> date:
    """The day so many days, weeks, months or years before today."""
    if unit in ("day", "week"):
        return today - timedelta(days=count * (7 if unit == "week" else 1))
    first = _first_of(today.year * 12 + today.month - 1 - count * _MONTHS[unit])
    return first + timedelta(days=min(today.day, 28) - 1)


def _first_of(months: int) -> date:
    """The first day of a month that is counted from the year 0; no year before the first."""
    months = max(months, 12)
    return date(months // 12, months % 12 + 1, 1)
