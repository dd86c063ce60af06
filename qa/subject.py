"""Which words of a question say what it is about, and which only where something was said."""

import re
from collections.abc import Sequence

from qa.periods import Period
from qa.slots import Slot
from vectorstore.language import stem, words
from vectorstore.tables.english import FUNCTION_WORDS
from vectorstore.tables.questions import ASKING_WORDS

_SETTING = re.compile(
    r"\b(?:in|at|during|inside)\s+(?:the\s+|their\s+|his\s+|her\s+)?(?P<where>"
    # "Sochi", "New York"
    r"[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*|"
    # "the CSTO summit", "talks in Ankara"
    r"(?:[A-Z][\w-]*\s+)?(?:summit|talks|meeting|call|visit|conference|forum|session|dinner|conversation|trip)"
    r"(?:\s+(?:in|with|of|on)\s+[A-Z][\w’'-]*)?)"
)
# "the American and the Ukrainian readouts": whose accounts are compared is no part of what they are compared on.
_ACCOUNTS = re.compile(
    r"\b(?:(?:the\s+)?[A-Z][\w.]*(?:['’]s?)?(?:\s+House)?(?:\s*,\s*|\s+and\s+|\s+)){1,4}(?:each\s+)?"
    r"(?=(?:readouts?|accounts?|versions?|reports?|describes?|tell|put)\b)"
)
# The verb behind "did", where the name stood: "How did [ ] describe ...".
_ASKING_VERB = re.compile(
    r"^(?P<ask>\W*(?:and\s+|but\s+)?(?:what|how|why|which|where|when)?\W*(?:\w+\s+){0,4}?"
    r"(?:did|does|do|has|had)\s{2,})"
    r"(?:ever\s+|also\s+)?[a-z]+\b(?!-)"
)
_ABOUT = re.compile(r"\b(?:about|regarding|concerning)\s", re.IGNORECASE)
_ASKING_STEMS = frozenset(stem(word) for word in ASKING_WORDS)


def settings_of(text: str) -> tuple[str, ...]:
    """Where and at what event a question says that something was said: "in Sochi", "at the CSTO summit"."""
    return tuple(match["where"] for match in _SETTING.finditer(text))


def topic_of(text: str, found: Sequence[Slot], periods: Sequence[Period], issuers: Sequence[str]) -> str:
    """The words of a question that say what it is about: names, dates, question words and verbs of asking left out."""
    hidden = [(slot.start, slot.end) for slot in found if slot.role != "topic"]
    hidden += [(period.start, period.end) for period in periods]
    characters = list(text)
    for start, end in hidden:
        characters[start:end] = " " * (end - start)
    plain = "".join(characters)
    houses = {word for issuer in issuers for word in words(issuer)}
    if issuers:
        plain = _ACCOUNTS.sub(" ", plain)
    plain = _ASKING_VERB.sub(lambda match: match["ask"], plain)
    named = _ABOUT.search(plain)
    start = named.end() if named else len(plain)
    kept = [
        match.group()
        for match in re.finditer(r"(?:[A-Za-z]\.){2,}|[\w][\w'’-]*", plain)
        # Behind "about" stands the topic: what is a word of asking elsewhere ("talks") belongs to it there.
        if not (_is_function_word if match.start() >= start else _is_filler)(match.group())
        and not houses.issuperset(words(match.group()))
    ]
    return " ".join(kept)


def _is_function_word(word: str) -> bool:
    folded = words(word)
    return not folded or len(word) < 2 or all(w in FUNCTION_WORDS or w == "s" for w in folded)


def _is_filler(word: str) -> bool:
    folded = words(word)
    if not folded or folded == ["s"] or len(word) < 2:
        return True
    return all(w in FUNCTION_WORDS or w in ASKING_WORDS or stem(w) in _ASKING_STEMS for w in folded)
