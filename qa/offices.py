"""The offices that readouts give to people: which, of which country, and from when to when they are told."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from qa.gathering import titled_words
from vectorstore.attribution.people import title_heads, titled_names
from vectorstore.attribution.tokens import tokenize
from vectorstore.language import fold
from vectorstore.places import place_named
from vectorstore.tables.people import TITLE_MODIFIERS, TITLES
from vectorstore.types import Readout

_OFFICES = frozenset(fold(title) for title in TITLES)
_LONGEST = max(len(office.split()) for office in _OFFICES)
# Written between an office and a name, and no office beside another one: "Foreign Minister Prince Faisal".
_STYLES = frozenset(("sheikh", "shaikh", "prince", "princess", "ambassador", "cardinal", "general"))
_MODIFIERS = frozenset((*TITLE_MODIFIERS, "the"))
_NO_OFFICES = frozenset(("sheikh", "shaikh", "counterpart"))
# Words that two ways to write one office differ in.
_FILLERS = frozenset(("of", "for", "the", "to", "and", "on"))
# "Foreign Policy Advisor to President Putin": the last of these is his office; "to the President" is part of the first.
_IN_SERVICE_OF = re.compile(r"^.*\s(?:to|for|of|on)\s+(?!the\s)(.+)$")
_RARER = 3
"""An office of a second country is a slip of reading where the first country's are told so many times as often."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office of a person, as the titles and opening sentences of readouts tell it."""

    title: str
    place: str | None
    """The country or organisation, where it is told."""
    since: date | None
    """The day of the first dated readout that tells it."""
    until: date | None
    """The day of the last one: nothing says that the office ended then."""
    readouts: int


@dataclass(frozen=True, slots=True)
class Told:
    """Titles before a name in one readout."""

    titles: str
    place: str | None
    readout: Readout


def titles_told(readouts: Sequence[Readout]) -> dict[tuple[str, ...], list[Told]]:
    """The titles and countries that readouts give to names, by `titled_words`."""
    told: dict[tuple[str, ...], list[Told]] = defaultdict(list)

    def note(text: str, readout: Readout) -> None:
        for name, titles, place in _titles_in(text):
            told[titled_words(name)].append(Told(titles, place, readout))

    for readout in readouts:
        note(readout.title, readout)
        if readout.statements:
            note(readout.quote(readout.statements[0]), readout)
    # Of whom no title and no opening tells the country, the sentence may that names them first.
    placed = {words for words, titles in told.items() if any(one.place for one in titles)}
    for readout in readouts:
        for sentence in _introductions(readout, placed):
            note(sentence, readout)
    return told


def _introductions(readout: Readout, placed: Collection[tuple[str, ...]]) -> Iterator[str]:
    """The sentences behind the opening in which those named first stand whose countries are not known."""
    names = dict.fromkeys(name for statement in readout.statements for name in statement.speakers)
    found = {readout.text.find(name) for name in (*names, *readout.participants) if titled_words(name) not in placed}
    starts = [statement.start for statement in readout.statements]
    for index in sorted({bisect_right(starts, place) - 1 for place in found if place >= 0} - {-1, 0}):
        yield readout.quote(readout.statements[index])


# Kept for when a library has grown by a few readouts, or its file of people has changed.
@lru_cache(maxsize=8_192)
def _titles_in(text: str) -> tuple[tuple[str, str, str | None], ...]:
    return tuple((name, titles, place) for _, _, name, titles, place in titled_names(tokenize(text)))


def offices_of(told: Iterable[Told]) -> tuple[Office, ...]:
    """One person's offices, those of most readouts first; each under the fullest of the usual ways to write it."""
    readouts: dict[tuple[str, str | None], dict[str, date | None]] = defaultdict(dict)
    for one in told:
        for office in _offices_in(one.titles, one.place):
            readouts[office][one.readout.id] = one.readout.date
    groups: list[list[tuple[str, str | None]]] = []
    for office in sorted(readouts, key=lambda office: (-len(readouts[office]), office[0], office[1] or "")):
        same = next((group for group in groups if _one_office(office, group)), None)
        if same is not None:
            same.append(office)
        else:
            groups.append([office])
    found = sorted((_office(group, readouts) for group in groups), key=lambda office: -office.readouts)
    return tuple(office for office in found if not _is_slip(office, found))


def _office(
    group: Sequence[tuple[str, str | None]], readouts: Mapping[tuple[str, str | None], Mapping[str, date | None]]
) -> Office:
    told = Counter[str]()
    days: dict[str, date | None] = {}
    for title, place in group:
        told[title] += len(readouts[title, place])
        days |= readouts[title, place]
    # "Secretary" is what the Secretary of State is called for short.
    usual = [title for title in told if told[title] * 3 >= max(told.values())]
    dated = [day for day in days.values() if day is not None]
    return Office(
        title=max(usual, key=lambda title: (len(title), title)),
        place=next((place for _, place in group if place is not None), None),
        since=min(dated, default=None),
        until=max(dated, default=None),
        readouts=len(days),
    )


def _one_office(one: tuple[str, str | None], group: Sequence[tuple[str, str | None]]) -> bool:
    """Whether an office is that of a group, by its most frequent name: of no other country, and a name for it."""
    title, place = one
    other = group[0][0]
    if place is not None and any(known not in (None, place) for _, known in group):
        return False
    return _plain(title) == _plain(other) or fold(title) in title_heads(other) or fold(other) in title_heads(title)


def _plain(title: str) -> frozenset[str]:
    """The words of an office that count: "Minister of External Affairs" is the External Affairs Minister."""
    words = re.findall(r"\w+", fold(title).replace("adviser", "advisor"))
    return frozenset(words) - _FILLERS


def _is_slip(office: Office, offices: Iterable[Office]) -> bool:
    """Whether an office is another's who is named beside: nobody serves two countries. In organisations many do."""
    return _of_country(office) and any(
        _of_country(other) and other.place != office.place and other.readouts >= office.readouts * _RARER
        for other in offices
    )


def _of_country(office: Office) -> bool:
    place = place_named(office.place) if office.place else None
    return place is not None and place.kind != "organisation"


@lru_cache(maxsize=4_096)
def _offices_in(titles: str, place: str | None) -> tuple[tuple[str, str | None], ...]:
    """Each office in a run of titles, without its country: "President of the Republic of Turkey and ..."."""
    pieces: list[str] = []
    for joint, piece in re.findall(r"(^|\s*,\s*(?:and\s+)?|\s+and\s+)((?:(?!\s*,\s|\s+and\s).)+)", titles):
        if _begins_with_office(piece):
            pieces.append(piece)
        elif pieces and piece[0].isupper():  # "Minister of State for Europe and North America"
            pieces[-1] += re.sub(r"\s+,", ",", joint) + piece
    offices = (_without_country(_without_style(_own(piece)), place) for piece in pieces)
    return tuple(dict.fromkeys(office for office in offices if fold(office[0]) not in _NO_OFFICES))


def _own(piece: str) -> str:
    """Of two offices, one in the service of the other, that of whoever is named behind them."""
    served = _IN_SERVICE_OF.match(piece)
    if served is None:
        return piece
    words = served[1].split()
    return next((own for i in range(len(words)) if fold(own := " ".join(words[i:])) in _OFFICES), piece)


def _begins_with_office(piece: str) -> bool:
    words = fold(piece).split()
    # "First Lady" is an office, "first" before another one says nothing of it.
    first = next((i for i, word in enumerate(words) if word not in _MODIFIERS), 0)
    return any(" ".join(words[i : i + size]) in _OFFICES for i in range(first + 1) for size in range(1, _LONGEST + 1))


def _without_style(title: str) -> str:
    office, _, style = title.rpartition(" ")
    return office if office and fold(style) in _STYLES and fold(title) not in _OFFICES else title


def _without_country(title: str, place: str | None) -> tuple[str, str | None]:
    """An office and its country: of "President of the Republic of Turkey" the President, and Türkiye."""
    for found in re.finditer(r"\s+of\s+", title):
        named = place_named(title[found.end() :])
        if named is not None:
            return title[: found.start()], named.name
    return title, place
