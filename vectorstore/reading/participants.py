"""The names in what a document declares to be its participants."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from vectorstore.language import words
from vectorstore.places import place_named
from vectorstore.tables.english import common_words
from vectorstore.tables.people import PARTICLES, TITLE_MODIFIERS, TITLES

_BETWEEN = frozenset({"of", "for", "to", "on", "in", "at", "and", "the"})
_LONGEST_PLACE = 5  # words


def names_in(value: Any) -> tuple[str, ...]:
    """The names of a list, or of a string with commas or semicolons between them; what has no letter is no name.

    An office ("Prime Minister of Norlund") is who holds it only where nobody is called by name.
    """
    if isinstance(value, str):
        value = re.split(r"[;\n]" if re.search(r"[;\n]", value) else ",", value)
    if not isinstance(value, (list, Mapping)):
        return ()
    texts = (name.get("name") if isinstance(name, Mapping) else name for name in value)
    names = [_bare(text) for text in texts if isinstance(text, str)]
    names = list(dict.fromkeys(name for name in names if any(map(str.isalpha, name)) and not _is_clause(name)))
    named = [name for name in names if not is_office(name)]
    return tuple(named if named or len(names) < 2 else names)


def is_prose(text: str) -> bool:
    """Whether a text tells something in a sentence: a list of names and offices has few words in small letters."""
    told = re.findall(r"[^\W\d_]+", text)
    return len(told) > 5 and len(_small(told)) * 3 >= len(told)


def is_office(text: str) -> bool:
    """Whether a text is an office without the name of who holds it: "the Minister for Foreign Affairs of Norlund"."""
    spelled = re.findall(r"\w+(?:['’]\w+)*", re.sub(r"(?<=[A-Z])\.(?=[A-Z]\.|\s|$)", "", text))
    rest = [" ".join(words(word)) for word in spelled]
    start = 0
    while start < len(rest) and _length_of_title(rest, start) == 0:
        length = (
            1 if rest[start] == "the" else _length_at(rest, start, _modifiers()) or _length_of_place(spelled, start)
        )
        if not length:
            return False
        start += length
    if start == len(rest):
        return False
    start += _length_of_title(rest, start)
    if start < len(rest) and rest[start] not in _BETWEEN and not _length_of_title(rest, start):
        return False  # a word right behind a title is a name, whatever else it means
    while start < len(rest):
        known = rest[start] in _BETWEEN or rest[start] in common_words()
        length = _length_of_place(spelled, start) or _length_of_title(rest, start) or int(known)
        if not length:
            return False
        start += length
    return True


def _bare(text: str) -> str:
    """A name of a list without what joins the list."""
    line = re.sub(r"^and\s+", "", " ".join(text.split()))
    return re.sub(r"(?<=[a-z])(?<!\b[JS]r)\.$", "", line)


def _is_clause(text: str) -> bool:
    told = re.findall(r"[^\W\d_]+", text)
    return len(_small(told)) > 2 and len(_small(told)) * 2 >= len(told)


def _small(told: Sequence[str]) -> list[str]:
    return [word for word in told if word.islower() and word not in _BETWEEN and word not in PARTICLES]


def _length_of_title(text: Sequence[str], start: int) -> int:
    return _length_at(text, start, _titles())


def _length_of_place(text: Sequence[str], start: int) -> int:
    ends = range(min(len(text), start + _LONGEST_PLACE), start, -1)
    return next((end - start for end in ends if place_named(" ".join(text[start:end]))), 0)


def _length_at(text: Sequence[str], start: int, phrases: frozenset[tuple[str, ...]]) -> int:
    """How many words the longest of some phrases has that stands at a place of a text; 0 where none does."""
    ends = range(min(len(text), start + max(map(len, phrases))), start, -1)
    return next((end - start for end in ends if tuple(text[start:end]) in phrases), 0)


@cache
def _titles() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words(title)) for title in TITLES)


@cache
def _modifiers() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words(modifier)) for modifier in TITLE_MODIFIERS)
