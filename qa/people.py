"""The people and sides of a library, and finding them by what a question calls them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from qa.aliases import Correction
from qa.gathering import ALIKE, Group, gathered, skeleton, titled_words
from qa.offices import Office, Told, offices_of, titles_told
from vectorstore.attribution.people import name_words, title_heads
from vectorstore.houses import house_named
from vectorstore.language import fold
from vectorstore.places import place_named
from vectorstore.tables.english import common_words
from vectorstore.tables.places import PARTS
from vectorstore.types import NameCount, Readout


@dataclass(frozen=True, slots=True)
class Person:
    """A person or side of the library, under every spelling that it has there."""

    names: tuple[str, ...]
    """As the library spells them: the one that `qa.aliases` names first, or the fullest of the usual ones."""
    readouts: int
    """Readouts in which they speak or take part."""
    heads: frozenset[str] = frozenset()
    """Offices that titles give them: "foreign minister"."""
    places: frozenset[str] = frozenset()
    side: bool = False
    """A country or organisation and not a person."""
    home: str | None = None
    """The country or organisation that they speak for: the one that most readouts give them, if any."""
    statements: int = 0
    """Statements that they speak, alone or jointly."""
    offices: tuple[Office, ...] = ()
    """What titles say they are, the usual first."""
    aliases: tuple[str, ...] = ()
    """What only the library's file of people calls them: no readout does."""


class People:
    """Every person and side of a library, found by name, spelling, or office and country."""

    def __init__(
        self,
        names: Sequence[NameCount],
        readouts: Sequence[Readout] = (),
        corrections: Sequence[Correction] = (),
    ) -> None:
        told, spoken = titles_told(readouts), _spoken(readouts)
        hosts = _hosts(readouts, told)
        countries = {words: {one.place for one in titles if one.place} for words, titles in told.items()}
        self.persons = [_person(group, told, spoken, hosts) for group in gathered(names, countries, corrections)]
        self._words: dict[str, list[Person]] = defaultdict(list)
        self._skeletons: dict[str, list[Person]] = defaultdict(list)
        for person in self.persons:
            for word in {word for name in (*person.names, *person.aliases) for word in name_words(name)}:
                self._words[word].append(person)
                self._skeletons[skeleton(word)].append(person)

    def knows_word(self, word: str) -> bool:
        """Whether a folded word is part of somebody's name as it stands."""
        return word in self._words

    def is_family_name(self, word: str) -> bool:
        """Whether a folded word is how somebody's name ends, or all of an alias."""
        return any(
            name_words(person.names[0])[-1:] == (word,) or (word,) in map(name_words, person.aliases)
            for person in self._words.get(word, ())
        )

    def knows_name(self, words: tuple[str, ...]) -> bool:
        """Whether folded words are together part of one person's name."""
        return bool(self._exactly(words))

    def named(self, mention: str, *, exactly: bool = False) -> list[Person]:
        """Everybody who may be called so, the best known first: spelled exactly, else alike, else nearly."""
        words = name_words(mention)
        if not words:
            return []
        for find in (self._exactly,) if exactly else (self._exactly, self._alike, self._nearly):
            found = find(words)
            if found:
                return sorted(found, key=lambda person: -person.readouts)
        return []

    def bearing(self, head: str, place: str | None) -> list[Person]:
        """Everybody who bears an office of a country: "foreign minister" of Kazakhstan."""
        bearers = [p for p in self.persons if head in p.heads]
        if place is not None:
            # Where only one is left over of whom no country is told, it is theirs: the Secretary-General of the UN.
            homeless = [p for p in bearers if p.home is None and not p.places]
            bearers = [p for p in bearers if place == p.home or place in p.places] or homeless * (len(homeless) == 1)
        return sorted(bearers, key=lambda p: -p.readouts)

    def speaking_for(self, place: str) -> list[Person]:
        """A country's or organisation's people and bodies, and itself: all whose words are its side's."""
        within = {place, *PARTS.get(place, ())}
        own = [p for p in self.persons if p.home in within or (p.side and _place_of(p) in within)]
        return sorted(own, key=lambda person: -person.readouts)

    def _exactly(self, words: tuple[str, ...]) -> list[Person]:
        return _all([self._words.get(word, []) for word in words])

    def _alike(self, words: tuple[str, ...]) -> list[Person]:
        return _all([self._words.get(word, []) or self._like(word) for word in words])

    def _like(self, word: str) -> list[Person]:
        """Those whose name has the same consonants; short words have too few to tell by."""
        return self._skeletons.get(skeleton(word), []) if len(word) > 3 else []

    def _nearly(self, words: tuple[str, ...]) -> list[Person]:
        return _all([self._words.get(word, []) or self._near(word) for word in words])

    def _near(self, word: str) -> list[Person]:
        if len(word) < 5 or word in common_words():
            return []
        scored = [(fuzz.ratio(word, known), known) for known in self._words if known[0] == word[0] and len(known) > 3]
        best = max((score for score, _ in scored), default=0.0)
        if best < ALIKE:
            return []
        return [person for score, known in scored if score >= best - 1 for person in self._words[known]]


def without_effect(corrections: Iterable[Correction], persons: Iterable[Person]) -> tuple[tuple[int, str], ...]:
    """(line, name) of each line that does nothing, because the library holds nobody of a name that it would need."""
    held = {fold(name) for person in persons for name in (*person.names, *person.aliases)}
    missing = []
    for one in corrections:
        known = [fold(name) in held for name in one.names]
        if not (any(known) if one.same else all(known)):
            missing.append((one.line, one.names[known.index(False)]))
    return tuple(missing)


def _all(found: list[list[Person]]) -> list[Person]:
    """The persons that stand in every list."""
    if not found or not all(found):
        return []
    return [person for person in dict.fromkeys(found[0]) if all(person in others for others in found[1:])]


def _person(
    group: Group,
    told: Mapping[tuple[str, ...], Sequence[Told]],
    spoken: Mapping[str, set[str]],
    hosts: Mapping[tuple[str, ...], Counter[str]],
) -> Person:
    """The person whose spellings are gathered.

    Args:
        spoken: the readouts in which each name speaks or takes part.
        hosts: how often each name stands first in the account of each country's office, by `titled_words`.
    """
    called = {fold(name) for name in group.called[:1]}
    counts = sorted(group.counts, key=lambda count: (fold(count.name) not in called, *_fullness(count)))
    # Titles before a surname are somebody's only where that is known to be his.
    known = [
        words
        for words in dict.fromkeys(titled_words(count.name) for count in counts)
        if len(words) > 1 or len(counts) > 1
    ]
    titles = [one for words in known for one in told.get(words, ())]
    places = Counter(one.place for one in titles if one.place)
    readouts = set[str]().union(*(spoken.get(count.name, ()) for count in counts))
    return Person(
        names=tuple(count.name for count in counts),
        readouts=len(readouts) or group.weight,
        home=_home(places, sum((hosts[words] for words in known if words in hosts), Counter[str]())),
        statements=sum(count.statements for count in counts),
        heads=frozenset(head for one in titles if one.titles for head in title_heads(one.titles)),
        places=frozenset(places),
        side=all(place_named(count.name) is not None for count in counts),
        offices=offices_of(titles),
        aliases=tuple(name for name in group.called if fold(name) not in {fold(count.name) for count in counts}),
    )


def _fullness(count: NameCount) -> tuple[bool, int, int, bool, int, str]:
    """Sorts the spelling that shows best first: two words and more before one, then that of most readouts, of most
    words, with its accents, of most statements."""
    words = len(name_words(count.name))
    return (words < 2, -count.readouts, -words, count.name.isascii(), -count.statements, count.name)


def _spoken(readouts: Iterable[Readout]) -> dict[str, set[str]]:
    """The ids of the readouts in which each name speaks or takes part."""
    spoken: dict[str, set[str]] = defaultdict(set)
    for readout in readouts:
        for name in {*readout.participants, *(name for one in readout.statements for name in one.speakers)}:
            spoken[name].add(readout.id)
    return spoken


def _hosts(
    readouts: Iterable[Readout], told: Mapping[tuple[str, ...], Sequence[Told]]
) -> dict[tuple[str, ...], Counter[str]]:
    """For which country each name that stands first in the accounts of its offices is likely to speak.

    Houses name their own officials without the country: an office told so counts like a second account.
    """
    bare = {(words, one.readout.id) for words, titles in told.items() for one in titles if one.titles and not one.place}
    hosts: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for readout in readouts:
        house = country_of(readout.issuer) if readout.issuer else None
        if house and readout.participants:
            words = titled_words(readout.participants[0])
            hosts[words][house] += 2 if (words, readout.id) in bare else 1
    return hosts


@lru_cache(maxsize=1_024)
def country_of(issuer: str) -> str | None:
    """The country or organisation whose office an issuer is, by the name that the table of places gives it."""
    house = house_named(issuer)
    place = place_named(house.country or house.name) if house else None
    return place.name if place else None


def _home(places: Counter[str], hosts: Counter[str]) -> str | None:
    """The country told with a name most often, and by more than half; else the one whose own accounts it opens."""
    for told, least in ((places, 1), (hosts, 2)):
        place, count = max(told.items(), key=lambda item: item[1], default=("", 0))
        if count >= least and count * 2 > told.total():
            return place
    return None


def _place_of(side: Person) -> str | None:
    place = place_named(side.names[0])
    return place.name if place else None
