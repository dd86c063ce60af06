"""Which words of a question say what it is about, and which only where something was said."""

import re
from collections.abc import Sequence

from qa.periods import Period
from qa.slots import Slot
from qa.verbs import SAYING_VERB
from vectorstore.language import stem, words
from vectorstore.tables.english import FUNCTION_WORDS
from vectorstore.tables.questions import ANSWER_NOUNS, ASKING_WORDS

_SETTING = re.compile(
    r"\b(?:in|at|during|inside)\s+(?:the\s+|their\s+|his\s+|her\s+)?(?P<where>"
    # "Sochi", "New York"
    r"[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*|"
    # "the CSTO summit", "talks in Ankara"
    r"(?:[A-Z][\w-]*\s+)?(?:summit|talks|meeting|call|visit|conference|forum|session|dinner|conversation|trip)"
    r"(?:\s+(?:in|with|of|on)\s+[A-Z][\w’'-]*)?)"
)
# The verb behind "did", where the name stood, or behind "who": "What did [ ] promise [ ]", "Which leaders offered [ ]".
_ACTS = (
    re.compile(r"\b(?:did|does|do|has|had|have)\s{2,}(?:ever\s+|also\s+|not\s+)?(?!and\b|or\b)(?P<verb>[a-z]+)\b(?!-)"),
    re.compile(
        r"^\W*(?:and\s+)?(?:who|which\s+\w+)\s+(?:(?:else|first|also|ever|has|have|had)\s+)*"
        rf"(?P<verb>{SAYING_VERB})\b(?!-)",
        re.IGNORECASE,
    ),
)
_NO_TOPIC = re.compile(
    r"\b(?:the )?other way (?:a?round|about)\b|\bvice versa\b|\baccording to (?:the|these) readouts?\b", re.I
)
_WANTED = re.compile(
    rf"\b(?:which|what|how)\s+(?:\w+\s+)?(?:{'|'.join(ANSWER_NOUNS)})\b|\bhow\s+(?:long|old|far)\b", re.IGNORECASE
)
_ABOUT = re.compile(r"\b(?:about|regarding|concerning)\s", re.IGNORECASE)
_ASKING_STEMS = frozenset(stem(word) for word in ASKING_WORDS)


def topic_of(
    text: str, found: Sequence[Slot], periods: Sequence[Period], issuers: Sequence[str]
) -> tuple[str, tuple[str, ...]]:
    """(the words of a question that say what it is about, those of them that only tell where or how it was said).

    Names, dates, question words and verbs of asking are left out. Where something was said is "in Sochi", "at the CSTO
    summit"; how, a verb that tells what sort of words is asked for ("promise").
    """
    plain = _hidden(text, found, periods)
    houses = {word for issuer in issuers for word in words(issuer)}
    sides = [(slot.start, slot.end) for slot in found if slot.role == "topic" and slot.side]
    named = _ABOUT.search(plain)
    start = named.end() if named else len(plain)
    kept = [
        match.group()
        for match in re.finditer(r"(?:[A-Za-z]\.){2,}|[\w][\w’'-]*", plain)
        # Behind "about" stands the topic: what is a word of asking elsewhere ("talks") belongs to it there, as does
        # whatever a country's name is made of.
        if any(first <= match.start() < last for first, last in sides)
        or (
            not (_is_function_word if match.start() >= start else _is_filler)(match.group())
            and not houses.issuperset(words(match.group()))
        )
    ]
    acts = [match["verb"] for pattern in _ACTS if (match := pattern.search(plain))]
    settings = [match["where"] for match in _SETTING.finditer(_hidden(text, (), periods))]
    return " ".join(kept), (*settings, *acts)


def _hidden(text: str, found: Sequence[Slot], periods: Sequence[Period]) -> str:
    """The text with blanks for names that are not spoken of, for dates, and for phrases that only ask."""
    characters = list(text)
    for pattern in (_NO_TOPIC, _WANTED):
        for match in pattern.finditer(text):
            characters[match.start() : match.end()] = " " * len(match.group())
    hidden = [(slot.start, slot.end) for slot in found if slot.role != "topic"]
    for start, end in [*hidden, *((period.start, period.end) for period in periods)]:
        characters[start:end] = " " * (end - start)
    return "".join(characters)


def _is_function_word(word: str) -> bool:
    folded = words(word)
    return not folded or len(word) < 2 or all(w in FUNCTION_WORDS or w == "s" for w in folded)


def _is_filler(word: str) -> bool:
    folded = words(word)
    if not folded or folded == ["s"] or len(word) < 2:
        return True
    return all(w in FUNCTION_WORDS or w in ASKING_WORDS or stem(w) in _ASKING_STEMS for w in folded)
