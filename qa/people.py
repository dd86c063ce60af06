"""The people and sides of a library: spellings gathered to persons, persons found by what a question calls them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from vectorstore.attribution.people import name_words, title_heads, titled_names
from vectorstore.attribution.tokens import tokenize
from vectorstore.language import fold
from vectorstore.places import place_named
from vectorstore.tables.english import common_words
from vectorstore.types import NameCount, Readout

# Spellings closer than this are taken for the same name (0 to 100, edit ratio of the folded words).
_ALIKE = 85
# A surname alone belongs to a person who is named in full this many times as often as any other bearer.
_DOMINANT = 5

# What transliterations write in several ways, and what stands for all of them; one after another.
_TRANSLITERATIONS = tuple(
    pair.split(">")
    for pair in """
    zh>j dzh>j kh>h gh>g ph>f sch>s sh>s ts>z tz>z ck>k ou>u oo>u ee>i w>v q>k c>k y>i j>i x>ks
    """.split()
)


@dataclass(frozen=True, slots=True)
class Person:
    """A person or side of the library, under every spelling that it has there."""

    names: tuple[str, ...]
    """The fullest first."""
    readouts: int
    heads: frozenset[str] = frozenset()
    """Offices that titles give them: "foreign minister"."""
    places: frozenset[str] = frozenset()
    side: bool = False
    """A country or organisation and not a person."""


def skeleton(word: str) -> str:
    """A folded word without what transliterations differ in: Tleuberdi and Tleuberdy, Zhaparov and Japarov."""
    for old, new in _TRANSLITERATIONS:
        word = word.replace(old, new)
    letters = [letter for i, letter in enumerate(word) if i == 0 or letter != word[i - 1]]
    squeezed = "".join(letters)
    for vowels in ("ie", "ia", "ai", "ei"):
        squeezed = squeezed.replace(vowels, vowels.replace("i", ""))
    return squeezed.rstrip("aeiou") or squeezed


class People:
    """Every person and side of a library, found by name, spelling, or office and country."""

    def __init__(self, names: Sequence[NameCount], readouts: Iterable[Readout] = ()) -> None:
        offices = _offices(readouts)
        self.persons = [_person(group, offices) for group in _gathered(names)]
        self._words: dict[str, list[Person]] = defaultdict(list)
        self._skeletons: dict[str, list[Person]] = defaultdict(list)
        for person in self.persons:
            for word in {word for name in person.names for word in name_words(name)}:
                self._words[word].append(person)
                self._skeletons[skeleton(word)].append(person)

    def knows_word(self, word: str) -> bool:
        """Whether a folded word is part of somebody's name as it stands."""
        return word in self._words

    def is_family_name(self, word: str) -> bool:
        return any(
            name_words(person.names[0])[-1] == word or name_words(person.names[0]) == (word,)
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
        if best < _ALIKE:
            return []
        return [person for score, known in scored if score >= best - 1 for person in self._words[known]]


def _all(found: list[list[Person]]) -> list[Person]:
    """The persons that stand in every list."""
    if not found or not all(found):
        return []
    return [person for person in dict.fromkeys(found[0]) if all(person in others for others in found[1:])]


def _offices(readouts: Iterable[Readout]) -> dict[tuple[str, ...], tuple[set[str], set[str]]]:
    """The offices and countries that titles of readouts give to names, by the name's folded words."""
    offices: dict[tuple[str, ...], tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for readout in readouts:
        opening = readout.quote(readout.statements[0]) if readout.statements else ""
        for text in (readout.title, opening):
            for _, _, name, titles, place in titled_names(tokenize(text)):
                heads, places = offices[name_words(name)]
                heads |= title_heads(titles) if titles else set()
                places |= {place} if place else set()
    return offices


def _person(group: list[NameCount], offices: dict[tuple[str, ...], tuple[set[str], set[str]]]) -> Person:
    names = tuple(count.name for count in sorted(group, key=_fullness))
    heads, places = set[str](), set[str]()
    for name in names:
        told = offices.get(name_words(name))
        if told is not None and (len(name_words(name)) > 1 or len(names) > 1):
            heads |= told[0]
            places |= told[1]
    side = all(place_named(name) is not None for name in names)
    return Person(names, max(count.readouts for count in group), frozenset(heads), frozenset(places), side)


def _fullness(count: NameCount) -> tuple[int, int, str]:
    """Sorts the spelling that shows best first: two words and more before one, then the most frequent."""
    return (len(name_words(count.name)) < 2, -count.readouts, count.name)


def _gathered(names: Sequence[NameCount]) -> list[list[NameCount]]:
    """Names grouped to persons: the same words, the same family name with given names that begin alike, and a
    surname alone with the one person (or by far the most frequent) who bears it."""
    groups: dict[tuple[str, ...], list[NameCount]] = defaultdict(list)
    single: list[NameCount] = []
    for count in sorted(names, key=lambda count: -count.readouts):
        words = name_words(count.name)
        if len(words) < 2 or place_named(count.name) is not None:
            single.append(count)
            continue
        key = next((key for key in _keys(words) if key in groups), _keys(words)[0])
        groups[key].append(count)
    _merge_spellings(groups)
    _merge_longer(groups)
    by_word: dict[str, list[list[NameCount]]] = defaultdict(list)
    for group in groups.values():
        for word in {word for count in group for word in name_words(count.name)}:
            by_word[word].append(group)
    alone: dict[str, list[NameCount]] = defaultdict(list)
    for count in single:
        bearers = sorted(by_word.get(name_words(count.name)[-1], []), key=lambda group: -_weight(group))
        whole = place_named(count.name) is None and len(name_words(count.name)) == 1
        if whole and bearers and (len(bearers) == 1 or _weight(bearers[0]) >= _DOMINANT * _weight(bearers[1])):
            bearers[0].append(count)
        else:
            alone[fold(count.name)].append(count)
    return [*groups.values(), *alone.values()]


def _merge_spellings(groups: dict[tuple[str, ...], list[NameCount]]) -> None:
    """Puts together groups of one given name whose family names are spelled nearly alike: Tleuberdi, Tileuberdi."""
    by_given: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key, group in groups.items():
        by_given[name_words(group[0].name)[0]].append(key)
    for keys in by_given.values():
        for i, key in enumerate(keys):
            family = name_words(groups[key][0].name)[-1] if groups[key] else ""
            for other in keys[i + 1 :]:
                if (
                    len(family) > 4
                    and groups[other]
                    and fuzz.ratio(family, name_words(groups[other][0].name)[-1]) >= _ALIKE
                ):
                    groups[key] += groups[other]
                    groups[other] = []
    for key in [key for key, group in groups.items() if not group]:
        del groups[key]


def _merge_longer(groups: dict[tuple[str, ...], list[NameCount]]) -> None:
    """Puts a name together with the one longer name that holds all its words: Mohammed bin Zayed (Al Nahyan)."""
    holders: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for key, group in groups.items():
        for word in {word for count in group for word in name_words(count.name)}:
            holders[word].add(key)
    for key in list(groups):
        words = {word for count in groups[key] for word in name_words(count.name)}
        longer = set.intersection(*(holders[word] for word in words)) - {key}
        if len(longer) == 1 and (other := longer.pop()) in groups:
            groups[other] += groups.pop(key)
            for word in words:
                holders[word].discard(key)


def _weight(group: list[NameCount]) -> int:
    return max(count.readouts for count in group)


def _keys(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """What spellings of one name share: family name and how the given name begins, or the same words in any order."""
    bones = [skeleton(word) for word in words]
    return [(bones[-1], words[0][0]), tuple(sorted(bones))]
