"""The evidence as the checks see it: each statement's words, names, numbers and dates, ready to compare with."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from qa import claims, wording
from qa.citations import without_marks
from qa.types import Name, Question
from vectorstore.language import fold, stem, words
from vectorstore.places import place_named
from vectorstore.tables.english import NAMES_THAT_ARE_WORDS, common_words
from vectorstore.tables.people import PARTICLES
from vectorstore.tables.places import SPELLING_MATTERS
from vectorstore.types import Hit

_MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?" if month != "may" else month for month in wording.MONTHS)
_DATES = (
    re.compile(rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{_MONTH})\b\.?,?(?:\s+(?P<y>\d{{4}}))?", re.I),
    re.compile(rf"\b(?P<m>{_MONTH})\b\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<y>\d{{4}}))?", re.I),
    re.compile(rf"\b(?P<m>{_MONTH})\b\.?,?\s+(?:of\s+)?(?P<y>\d{{4}})\b", re.I),
    re.compile(r"\b(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})\b"),
)
_NUMBER = re.compile(r"(?<![\w.])\d+(?:[.,]\d+)*")
# "the two sides" counts nobody: every call has two.
_GROUP_COUNTS = re.compile(
    r"\b(?:the|their|these|both|our)\s+two\b|\btwo\s+(?:sides|countries|ministers|leaders|parties|presidents)\b"
)
_HALF = re.compile(rf"\bhalf\s+an?\s+(?=(?:{'|'.join(wording.SCALES)})\b)")

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LONGEST_PLACE = 4

DatePart = tuple[int | None, int | None, int | None]


@dataclass(frozen=True)
class Source:
    """A numbered statement as the checks see it: its words, and what its readout says of itself."""

    hit: Hit
    people: tuple[claims.Person, ...]
    """Its speakers, each by every word of every spelling."""
    others: tuple[claims.Person, ...]
    """Those who took part in its readout."""

    @cached_property
    def quote(self) -> str:
        return unicodedata.normalize("NFKC", without_marks(self.hit.quote))

    @cached_property
    def title(self) -> str:
        readout = self.hit.readout
        return unicodedata.normalize("NFKC", " ".join(filter(None, (readout.title, readout.issuer))))

    @cached_property
    def quote_words(self) -> frozenset[str]:
        return vocabulary(self.quote)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Folded words and stems of everything that a sentence may take a name from."""
        known = set(vocabulary(f"{self.quote} . {self.title}"))
        for person in (*self.people, *self.others):
            known.update(person)
        date = self.hit.readout.date
        if date is not None:
            known.update((wording.MONTHS[date.month - 1], wording.WEEKDAYS[date.weekday()]))
        return frozenset(known)

    @cached_property
    def numbers(self) -> frozenset[float]:
        date = self.hit.readout.date
        years = {float(date.year)} if date is not None else set()
        return frozenset(numbers(f"{self.quote} . {self.title}") | years)

    @cached_property
    def dates(self) -> frozenset[DatePart]:
        own = self.hit.readout.date
        found = {found for found, _ in dates(f"{self.quote} . {self.title}")}
        if own is not None:
            # A date without its year is of the readout's own year.
            found |= {(day, month, own.year) for day, month, year in found if year is None}
            found.add((own.day, own.month, own.year))
        return frozenset(found)


def sources(hits: Iterable[Hit], question: Question) -> tuple[Source, ...]:
    """The evidence as the checks see it; a person's spellings that the question knows count as one."""
    spellings = [(name.mention, *name.names) for name in (*question.speakers, *question.participants)]

    @cache
    def person(name: str) -> claims.Person:
        known = {word for group in spellings if name in group for spelling in group for word in words(spelling)}
        return claims.person(name) | (known - claims.TITLE_WORDS)

    return tuple(
        Source(hit, tuple(map(person, hit.statement.speakers)), tuple(map(person, hit.readout.participants)))
        for hit in hits
    )


def persons(names: Iterable[Name]) -> tuple[claims.Person, ...]:
    """Each of the question's people by every word of every spelling."""
    return tuple(filter(None, (frozenset[str]().union(*map(claims.person, name.names)) for name in names)))


def with_capitals(text: str, people: frozenset[claims.Person]) -> str:
    """The text with a capital on every name of these people and of any place: a name is one in small letters too."""
    names = _own_words(people)
    found = list(_WORD.finditer(text))
    folded = ["".join(words(match.group())[:1]) for match in found]
    named = {place for place, word in enumerate(folded) if word in names or place_named(word.removesuffix("s") or word)}
    named |= {place for place, word in enumerate(folded) if place_named(found[place].group())}
    for place in range(len(folded)):
        for length in range(2, _LONGEST_PLACE + 1):
            if place_named(" ".join(folded[place : place + length])):
                named.update(range(place, min(place + length, len(folded))))
    letters = list(text)
    for place in named:
        if folded[place] not in wording.FUNCTION_WORDS:
            letters[found[place].start()] = letters[found[place].start()].upper()
    return "".join(letters)


@lru_cache(maxsize=256)
def _own_words(people: frozenset[claims.Person]) -> frozenset[str]:
    """The words of names that are nothing else: "price" and "may" are names with their capital only."""
    others = common_words() | NAMES_THAT_ARE_WORDS | claims.TITLE_WORDS | wording.FUNCTION_WORDS | set(PARTICLES)
    others |= {fold(name) for name in SPELLING_MATTERS}
    return frozenset(word for person in people for word in person if len(word) > 1) - others


def dates(text: str) -> list[tuple[DatePart, tuple[int, int]]]:
    """The dates of a text as (day, month, year), what is not written being None, each with its span."""
    found: list[tuple[DatePart, tuple[int, int]]] = []
    for pattern in _DATES:
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for _, (start, end) in found):
                continue
            groups = match.groupdict()
            month = groups["m"].lower()
            number = int(month) if month.isdigit() else [m[:3] for m in wording.MONTHS].index(month[:3]) + 1
            day, year = groups.get("d"), groups.get("y")
            found.append(((int(day) if day else None, number, int(year) if year else None), match.span()))
    return found


def numbers(text: str) -> set[float]:
    """The numbers of a text, in digits or words, with the scale word that follows ("1.5 billion")."""
    found: set[float] = set()
    value: float | None = None
    plain = _HALF.sub("0.5 ", _GROUP_COUNTS.sub(" ", text.casefold()))
    for token in [*re.findall(rf"{_NUMBER.pattern}|[^\W\d_]+", plain), ""]:
        if token in wording.SCALES:
            value = (1.0 if value is None else value) * wording.SCALES[token]
            continue
        if value is not None:
            found.add(value)
        value = _value(token) if token else None
    return found


def _value(token: str) -> float | None:
    if token[0].isdigit():
        plain = re.sub(r",(?=\d{3}(?:\D|$))", "", token).replace(",", ".")
        try:
            return float(plain)
        except ValueError:
            return None
    return float(wording.NUMBER_WORDS[token]) if token in wording.NUMBER_WORDS else None


@lru_cache(maxsize=4096)
def vocabulary(text: str) -> frozenset[str]:
    """The folded words and stems of a text, and the common equivalents of its names ("US", "United States")."""
    listed = words(joined_initials(text))
    running = f" {' '.join(listed)} "
    known = set(listed)
    for short, long in wording.EQUIVALENTS:
        if f" {long} " in running:
            known.add(short)
        elif short in known:
            known.update(long.split())
    return frozenset(known | {stem(word) for word in known})


def joined_initials(text: str) -> str:
    return re.sub(r"\b(?:[A-Za-z]\.){2,}(?:[A-Za-z]\b)?", lambda match: match.group().replace(".", ""), text)
