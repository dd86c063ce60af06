"""Which sort of answer a question for a fact waits for, such as a person or a time, and whether a sentence has it."""

import re
from collections.abc import Callable
from functools import lru_cache

from vectorstore.attribution.tokens import letters, tokenize
from vectorstore.tables.calendar import MONTHS
from vectorstore.tables.questions import EVENT_NOUNS

_MONTH = "|".join(sorted((re.escape(name) for name in MONTHS if len(name) > 2), key=len, reverse=True))
_TIME = re.compile(
    rf"\b(?:{_MONTH})\b|\b(?:19|20)\d\d\b|\b\d{{1,2}}(?::\d\d|\s*[ap]\.?m\b)|"
    r"\b(?:\w+day|today|yesterday|tomorrow|tonight)\b|"
    r"\b(?:this|last|next)\s+(?:week|month|year|morning|afternoon|evening)\b",
    re.IGNORECASE,
)
_LASTED = re.compile(
    r"\b(?:(?:an?|one|two|three|four|five|six|half|several|\d+)[\s-]+(?:and\s+a\s+half\s+)?(?:hour|minute|day|week|month|"
    r"year)s?|hours|minutes)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozen|dozens|hundred|hundreds|thousand|thousands|million|"
    r"billion)\b",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"\b(?:agreements?|treat(?:y|ies)|declarations?|memorand(?:um|a)|protocols?|plans?|statements?|contracts?|accords?|"
    r"communiqu[eé]s?|conventions?|charters?|road ?maps?|programmes?|programs?|resolutions?)\b",
    re.IGNORECASE,
)
_TALK = re.compile(rf"\b(?:{'|'.join(EVENT_NOUNS)}|lasted|spoke|talked)\b", re.IGNORECASE)
_HOW_LONG = re.compile(r"\bhow long\b", re.IGNORECASE)


def asks_how_long(question: str) -> bool:
    """Whether a question asks for the length of a talk."""
    return _HOW_LONG.search(question) is not None


def tells_how_long(sentence: str) -> bool:
    """Whether a sentence may tell how long a talk took: "The conversation took about an hour"."""
    return _LASTED.search(sentence) is not None and _TALK.search(sentence) is not None


def may_answer(question: str, sentence: str) -> bool:
    """Whether a sentence holds a thing of the sort that a question asks for; False where it asks for no such sort."""
    return any(asked.search(question) and holds(sentence) for asked, holds in _SORTS)


@lru_cache(maxsize=4_096)
def _letters(text: str) -> str:
    return letters(tokenize(text))


def _has(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda sentence: pattern.search(sentence) is not None


def _has_letter(letter: str) -> Callable[[str], bool]:
    """Whether a sentence has a word of these sorts (`vectorstore.attribution.tokens`)."""
    return lambda sentence: any(one in letter for one in _letters(sentence))


_SORTS = tuple(
    (re.compile(asked, re.IGNORECASE), holds)
    for asked, holds in (
        (_HOW_LONG.pattern, _has(_LASTED)),
        (r"\bhow (?:many|much|large|big|far|old|high)\b|\bwhat (?:sum|amount|number|share)\b", _has(_NUMBER)),
        (r"\bwhen\b|\b(?:which|what) (?:date|day|year|month|hour|time)\b", _has(_TIME)),
        (r"\b(?:which|what) (?:document|agreement|treaty|paper)s?\b", _has(_DOCUMENT)),
        (r"\bwhere\b|\b(?:which|what) (?:city|country|place|town|capital|venue)\b", _has_letter("PN")),
        (r"\bwho(?:m|se)?\b", _has_letter("N")),
    )
)
