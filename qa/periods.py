"""Spans of time as questions write them: "in March 2022", "since 1 April", "last ten days of May", "in 2021-22"."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from qa.recent import find_recent
from vectorstore.dates import find_dates
from vectorstore.tables.calendar import MONTHS
from vectorstore.tables.questions import EVENT_NOUNS

_MONTH = "|".join(sorted((re.escape(name) for name in MONTHS), key=len, reverse=True))
_NUMBERS = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split()
    )
}
_NUMBER = "|".join(["\\d{1,2}", *_NUMBERS])
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 14)}
# First and last day of what a part of a month is taken for; 31 is its last day.
_PARTS = {
    **dict.fromkeys(("beginning", "start", "early"), (1, 10)),
    **dict.fromkeys(("middle", "mid"), (10, 21)),
    **dict.fromkeys(("end", "late"), (20, 31)),
    "first half": (1, 15),
    "second half": (16, 31),
}
# First and last month of what a part of a year is taken for.
_PARTS_OF_YEARS = {
    **dict.fromkeys(("beginning", "start", "early"), (1, 4)),
    **dict.fromkeys(("middle", "mid"), (5, 8)),
    **dict.fromkeys(("end", "late"), (9, 12)),
    "first half": (1, 6),
    "second half": (7, 12),
}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}

# What stands before a date decides which side of it is meant.
_FROM = r"(?:since|from|starting(?: from| on)?|as of|on or after)"
_AFTER = r"(?:after|later than|following)"
_UNTIL = r"(?:until|till|up to|through|by|no later than)"
_BEFORE = r"(?:before|prior to|earlier than|ahead of)"
_BOUND = re.compile(
    rf"\b(?:(?P<since>{_FROM})|(?P<after>{_AFTER})|(?P<until>{_UNTIL})|(?P<before>{_BEFORE}))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\b(?:in|on|at|of|during|for|from|back in|throughout|between|the)\s+(?:the\s+)?$", re.IGNORECASE
)

_YEAR = r"(?P<year>\d{4})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
# With a year behind it, it is a whole date and found as such.
_NO_YEAR = r"(?!\s*,?\s*\d{4})"

# The narrower first: what one has matched is no longer looked at by the next.
_PATTERNS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # "the last ten days of May 2022"
        rf"\b(?:the\s+)?(?P<edge>last|first|final)\s+(?P<count>{_NUMBER})\s+days\s+of\s+"
        rf"(?P<month>{_MONTH})\.?,?(?:\s+{_YEAR})?\b",
        # "the last week of May 2022"
        r"\b(?:the\s+)?(?P<week>first|second|third|fourth|last|final)\s+week\s+of\s+"
        rf"(?P<month>{_MONTH})\.?,?(?:\s+{_YEAR})?\b",
        # "early 2022", "the end of 2021"
        rf"\b(?:the\s+)?(?P<part>{'|'.join(_PARTS_OF_YEARS)})[-\s]+(?:of\s+|in\s+)?{_YEAR}\b",
        # "the second half of May", "early May 2022"
        rf"\b(?:the\s+)?(?P<part>{'|'.join(_PARTS)})[-\s]+(?:of\s+|in\s+)?"
        rf"(?P<month>{_MONTH})\.?,?(?:\s+(?:of\s+)?{_YEAR})?\b",
        # "9th of May", "May 9"
        rf"\b{_DAY}\s+(?:of\s+)?(?P<month>{_MONTH})\b\.?{_NO_YEAR}",
        rf"\b(?P<month>{_MONTH})\.?\s+{_DAY}\b{_NO_YEAR}(?!\d)",
        # "May 2022", "May that year", "May"
        rf"\b(?P<month>{_MONTH})\b\.?(?:,?\s+(?:of\s+)?(?P<year>\d{{4}}|that year|the same year))?(?!\s*\d)",
        # "the first quarter of 2022", "Q1 2022"
        rf"\b(?:the\s+)?(?P<quarter>first|second|third|fourth|1st|2nd|3rd|4th)\s+quarter(?:\s+of)?\s+{_YEAR}\b",
        rf"\bQ(?P<q>[1-4])\s*{_YEAR}\b",
        # "the summer of 2022"
        rf"\b(?:the\s+)?(?P<season>spring|summer|autumn|fall|winter)(?:\s+of)?\s+{_YEAR}\b",
        # "2021-22", "2022"
        r"\b(?P<year>(?:19|20)\d{2})\s*[-–/]\s*(?P<year2>(?:19|20)?\d{2})\b(?!-)",
        r"\b(?P<year>(?:19|20)\d{2})\b(?!-)",
    )
]


_ONLY_YEAR = _PATTERNS[-1]
_WHOLE_DATE = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH})\.?,?|(?:{_MONTH})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?)\s+\d{{4}}\b",
    re.IGNORECASE,
)
_SHARED = re.compile(
    rf"\s*(?:,|and|or|to|until|till|through|&|-|–)\s+(?:the\s+)?(?:{_MONTH})\.?,?\s+(?P<year>\d{{4}})\b", re.IGNORECASE
)
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|during|of|for|from|throughout|year|and|or|to|between|all)\s+(?:the\s+year\s+)?|[,(]\s*)$|^\W*$",
    re.IGNORECASE,
)
_EVENT_AFTER = re.compile(rf"\s+(?:{'|'.join(EVENT_NOUNS)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Period:
    """A span of time that a question names: its days (inclusive, None is open) and where it stands."""

    since: date | None
    until: date | None
    start: int
    end: int

    def covers(self, day: date) -> bool:
        """Whether a day lies in the period, both of its ends included."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


def find_periods(text: str, year: int | None = None, today: date | None = None) -> list[Period]:
    """The spans of time in a text, in order.

    Args:
        year: completes a month or day without one ("in April then?").
        today: the day that "yesterday" and "last month" count from; the real one where none is given.
    """
    taken: list[tuple[int, int]] = []
    found: list[tuple[date, date, int, int]] = []
    for start, end, day in find_dates(text):
        found.append((day, day, start, end))
        taken.append((start, end))
    taken += [match.span() for match in _WHOLE_DATE.finditer(text)]  # "31 February 2022" is no day, nor its month
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(match.start() < b and a < match.end() for a, b in taken):
                continue
            if "month" in match.re.groupindex and _is_a_word(text, match):
                continue
            if match.re is _ONLY_YEAR and not _bounds_time(text, match):
                continue
            days = _days(match, _shared_year(text, match) or year)
            if days is not None:
                found.append((*days, *match.span()))
                taken.append(match.span())
    for first, last, start, end in find_recent(text, today or date.today()):
        if not any(start < b and a < end for a, b in taken):
            found.append((first, last, start, end))
    return _between([_bounded(text, *item) for item in sorted(found, key=lambda item: item[2])], text)


def _is_a_word(text: str, match: re.Match[str]) -> bool:
    """Whether "may" or "march" is the verb: written small, or "May" without a year and a preposition."""
    month = match["month"]
    if month.lower() not in ("may", "march", "mar", "sun", "sat", "dec", "jan", "oct"):
        return False
    if month[0].islower():
        return not match.groupdict().get("year")
    before = text[: match.start("month")]
    return not (
        match.groupdict().get("year")
        or match.groupdict().get("day")
        or _PREPOSITION.search(before)
        or _BOUND.search(before)
    )


def _bounds_time(text: str, match: re.Match[str]) -> bool:
    """Whether a year alone is a bound: "in 2021", "his 2021 calls"; not "the 2015 agreement", "Agenda 2030"."""
    before, after = text[: match.start()], text[match.end() :]
    stands_in_time = _BOUND.search(before) or _YEAR_BEFORE.search(before) or _EVENT_AFTER.match(after)
    return stands_in_time is not None


def _shared_year(text: str, match: re.Match[str]) -> int | None:
    """The year that a month has in common with the one behind it: "from March to May 2022"."""
    shared = _SHARED.match(text, match.end()) if "month" in match.re.groupindex else None
    return int(shared["year"]) if shared else None


def _days(match: re.Match[str], year: int | None) -> tuple[date, date] | None:
    """First and last day of what a pattern matched; None where the year is not known or the day does not exist."""
    groups = match.groupdict()
    told = groups.get("year")
    if told is not None and told.isdigit():
        year = int(told)
    if year is None:
        return None
    try:
        if groups.get("month"):
            return _in_month(groups, year, MONTHS[groups["month"].lower().rstrip(".")])
        if groups.get("quarter") or groups.get("q"):
            quarter = int(groups["q"]) if groups.get("q") else _ORDINALS[groups["quarter"].lower()]
            return _months(year, 3 * quarter - 2, 3 * quarter)
        if groups.get("season"):
            return _months(year, *_SEASONS[groups["season"].lower()])
        if groups.get("part"):
            return _months(year, *_PARTS_OF_YEARS[groups["part"].lower()])
        last = groups.get("year2")
        until = year if last is None else int(last) if len(last) == 4 else year // 100 * 100 + int(last)
        return (date(year, 1, 1), date(until, 12, 31)) if until >= year else None
    except ValueError:
        return None


def _in_month(groups: dict[str, str | None], year: int, month: int) -> tuple[date, date]:
    """A month, a day of it, its first or last days, or a part of it."""
    last = calendar.monthrange(year, month)[1]
    if groups.get("day"):
        day = date(year, month, int(groups["day"] or 0))
        return day, day
    if groups.get("edge"):
        word = (groups["count"] or "").lower()
        count = min(int(word) if word.isdigit() else _NUMBERS[word], last)
        first = 1 if (groups["edge"] or "").lower() == "first" else last - count + 1
        return date(year, month, first), date(year, month, first + count - 1)
    if groups.get("week"):
        week = _ORDINALS.get((groups["week"] or "").lower())
        begin = 7 * week - 6 if week else last - 6
        return date(year, month, begin), date(year, month, begin + 6)
    first, until = _PARTS.get((groups.get("part") or "").lower(), (1, last))
    return date(year, month, first), date(year, month, min(until, last))


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    """From the first month to the last; months beyond twelve lie in the next year (winter)."""
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return date(year, first, 1), date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])


def _bounded(text: str, first: date, last: date, start: int, end: int) -> Period:
    """The period with the word before it: "since" opens its end, "before" its beginning."""
    bound = _BOUND.search(text[:start])
    if bound is None:
        preposition = _PREPOSITION.search(text[:start])
        return Period(first, last, preposition.start() if preposition else start, end)
    if bound["since"]:
        return Period(first, None, bound.start(), end)
    if bound["after"]:
        return Period(last + timedelta(days=1), None, bound.start(), end)
    if bound["until"]:
        return Period(None, last, bound.start(), end)
    return Period(None, first - timedelta(days=1), bound.start(), end)


def _between(periods: list[Period], text: str) -> list[Period]:
    """ "from A to B" and "between A and B" as one span."""
    merged: list[Period] = []
    for period in periods:
        previous = merged[-1] if merged else None
        joint = text[previous.end : period.end] if previous else ""
        if (
            previous
            and re.match(r"\s*(?:and|to|until|till|through|-|–)\b", joint, re.IGNORECASE)
            and _opens(text, previous)
        ):
            merged[-1] = Period(previous.since, period.until, previous.start, period.end)
        else:
            merged.append(period)
    return merged


def _opens(text: str, period: Period) -> bool:
    """Whether a period is the first of two: "between" or "from" stands before it."""
    return bool(re.search(r"\b(?:between|from)\b", text[max(0, period.start - 9) : period.end], re.IGNORECASE))
