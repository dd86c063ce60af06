"""The people and sides of a library, and finding them by what a question calls them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from qa.aliases import Correction
from qa.gathering import ALIKE, Group, gathered, skeleton, titled_words
from qa.offices import Office, Told, offices_of, titles_told
from vectorstore.attribution.people import name_words, title_heads
from vectorstore.language import fold
from vectorstore.places import place_named
from vectorstore.tables.english import common_words
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
        countries = {words: {one.place for one in titles if one.place} for words, titles in told.items()}
        self.persons = [_person(group, told, spoken) for group in gathered(names, countries, corrections)]
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
        return sorted(
            (p for p in self.persons if head in p.heads and (place is None or place in p.places)),
            key=lambda p: -p.readouts,
        )

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


def _person(group: Group, told: Mapping[tuple[str, ...], Sequence[Told]], spoken: Mapping[str, set[str]]) -> Person:
    """The person whose spellings are gathered. ``spoken``: the readouts in which each name speaks or takes part."""
    called = {fold(name) for name in group.called[:1]}
    counts = sorted(group.counts, key=lambda count: (fold(count.name) not in called, *_fullness(count)))
    titles = [
        one
        for words in dict.fromkeys(titled_words(count.name) for count in counts)
        for one in told.get(words, ())
        # Titles before a surname are somebody's only where that is known to be his.
        if len(words) > 1 or len(counts) > 1
    ]
    readouts = set[str]().union(*(spoken.get(count.name, ()) for count in counts))
    return Person(
        names=tuple(count.name for count in counts),
        readouts=len(readouts) or group.weight,
        statements=sum(count.statements for count in counts),
        heads=frozenset(head for one in titles if one.titles for head in title_heads(one.titles)),
        places=frozenset(one.place for one in titles if one.place),
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
