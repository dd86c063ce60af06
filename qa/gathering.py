"""The spellings of a library gathered to persons: which names are one person's, and which only look alike.

A name that is wrongly joined to another's puts words into the wrong mouth, one that is wrongly kept apart hides some:
where it cannot be told, names are kept apart, and the library's file of people (`qa.aliases`) says what they are.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import fuzz

from qa.aliases import Correction
from vectorstore.attribution.people import name_words
from vectorstore.language import fold
from vectorstore.places import place_named
from vectorstore.tables.given_names import FEMININE, forms
from vectorstore.tables.people import PARTICLES
from vectorstore.types import NameCount

ALIKE = 85
"""Spellings closer than this are taken for the same word (0 to 100, edit ratio of the folded words)."""
# A surname alone belongs to a person who is named in full this many times as often as any other bearer.
_DOMINANT = 5

# What transliterations write in several ways, and what stands for all of them; one after another.
_TRANSLITERATIONS = tuple(
    pair.split(">")
    for pair in """
    zh>j dzh>j kh>h gh>g ph>f sch>s sh>s ts>z tz>z ck>k ou>u oo>u ee>i w>v q>k c>k y>i j>i x>ks
    """.split()
)
_ARTICLES = frozenset(("al", "el"))
_SOVEREIGN = re.compile(r"\b[IVX]{2,}$")
_SON_OF = frozenset(("bin", "ibn", "ben", "bint"))


@dataclass(slots=True, eq=False)
class Group:
    """The spellings of one person or side, while they are gathered."""

    called: tuple[str, ...] = ()
    """What the file of people calls them, the name to be shown first."""
    counts: list[NameCount] = field(default_factory=list)
    parts: set[tuple[str, ...]] = field(default_factory=set)
    """The `name_parts` of all names in full."""

    @property
    def weight(self) -> int:
        return max((count.readouts for count in self.counts), default=0)

    def holds(self, folded: Container[str]) -> bool:
        """Whether any of these folded names is theirs."""
        return any(fold(name) in folded for name in (*self.called, *(count.name for count in self.counts)))

    def fits(self, parts: tuple[str, ...]) -> bool:
        """Whether a name may be another spelling: of all the others, or of any one that the user has put together."""
        one_or_all = any if self.called else all
        return bool(self.parts) and one_or_all(alike(parts, spelling) for spelling in self.parts)


def gathered(
    names: Iterable[NameCount],
    countries: Mapping[tuple[str, ...], set[str]],
    corrections: Sequence[Correction] = (),
) -> list[Group]:
    """A group for each person and side.

    Args:
        countries: whose offices titles give to names, by `titled_words`.
        corrections: what the library's file of people says; it goes before everything else.
    """
    told = _told(corrections)
    apart = _apart(corrections, told)
    full, short = list[NameCount](), list[NameCount]()
    for count in sorted(names, key=_longest_first):
        if fold(count.name) in told:
            told[fold(count.name)].counts.append(count)
        else:
            (full if _in_full(count.name) else short).append(count)
    groups = _joined(full, list(dict.fromkeys(told.values())), apart)
    return [group for group in (*groups, *_placed(short, groups, countries, apart)) if group.counts]


def _longest_first(count: NameCount) -> tuple[int, int, str]:
    """Short names come when all the longer ones that they may be short for are known."""
    return (-len(name_parts(count.name)), -count.readouts, count.name)


def _in_full(name: str) -> bool:
    return len(name_words(name)) > 1 and place_named(name) is None


def _told(corrections: Iterable[Correction]) -> dict[str, Group]:
    """The people of the file, by each of their folded names."""
    told: dict[str, Group] = {}
    for correction in corrections:
        if correction.same:
            group = told.get(fold(correction.names[0])) or Group()
            group.called = tuple(dict.fromkeys((*group.called, *correction.names)))
            group.parts |= {name_parts(name) for name in correction.names if _in_full(name)}
            told |= {fold(name): group for name in correction.names}
    return told


def _apart(corrections: Iterable[Correction], told: Mapping[str, Group]) -> dict[str, set[str]]:
    """Of each folded name those that are somebody else's: the other one of a line, and all that this one is called."""
    apart: dict[str, set[str]] = defaultdict(set)
    for correction in corrections:
        if not correction.same:
            one, other = ({fold(n) for n in (name, *_called(name, told))} for name in correction.names)
            for name in one | other:
                apart[name] |= other if name in one else one
    return apart


def _called(name: str, told: Mapping[str, Group]) -> tuple[str, ...]:
    return told[fold(name)].called if fold(name) in told else ()


def _joined(full: Iterable[NameCount], groups: list[Group], apart: Mapping[str, set[str]]) -> list[Group]:
    """Names in full, each put to the only group that it may be of, or to a new one."""
    by_key: dict[str | int, dict[Group, None]] = defaultdict(dict)
    for group in groups:
        for key in (key for parts in group.parts for key in _keys(parts)):
            by_key[key][group] = None
    for count in full:
        parts = name_parts(count.name)
        others = apart.get(fold(count.name), ())
        near = dict.fromkeys(group for key in _keys(parts) for group in by_key[key])
        known = [group for group in near if not (others and group.holds(others))]
        fitting = [group for group in known if parts in group.parts] or [group for group in known if group.fits(parts)]
        if len(fitting) != 1:
            groups.append(Group())
            fitting = groups[-1:]
        fitting[0].counts.append(count)
        fitting[0].parts.add(parts)
        for key in _keys(parts):
            by_key[key][fitting[0]] = None
    return groups


def _placed(
    short: Iterable[NameCount],
    groups: list[Group],
    countries: Mapping[tuple[str, ...], set[str]],
    apart: Mapping[str, set[str]],
) -> list[Group]:
    """Puts each surname that stands alone to the one person, or by far the best known, who bears it.

    Returns:
        The groups of those that are nobody's for certain, and of the sides.
    """
    bearers: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        for word in {word for count in group.counts for word in name_words(count.name)}:
            bearers[word].append(group)
    weights = {id(group): group.weight for group in groups}
    alone: dict[str, Group] = {}
    for count in short:
        words = name_words(count.name)
        others = apart.get(fold(count.name), ())
        # A sovereign's one name is no surname: "Felipe VI".
        whole = len(words) == 1 and place_named(count.name) is None and not _SOVEREIGN.search(count.name)
        found = sorted(
            (g for g in bearers.get(words[0], ()) if _may_be(count.name, g, countries, others)) if whole else (),
            key=lambda group: -weights[id(group)],
        )
        if found and (len(found) == 1 or weights[id(found[0])] >= _DOMINANT * weights[id(found[1])]):
            found[0].counts.append(count)
        else:
            alone.setdefault(fold(count.name), Group()).counts.append(count)
    return list(alone.values())


def _may_be(name: str, group: Group, countries: Mapping[tuple[str, ...], set[str]], others: Collection[str]) -> bool:
    """Whether a surname may be this person's: of no other country (of several it is several people's), and with no
    other initial."""
    told = countries.get(titled_words(name), set())
    theirs = set[str]().union(*(countries.get(titled_words(count.name), set()) for count in group.counts))
    initials = re.findall(r"\b([a-z])\.", fold(name))
    beginnings = {part[0] for parts in group.parts for part in parts}
    return (
        (told <= theirs if theirs else len(told) < 2)
        and not (others and group.holds(others))
        and all(initial in beginnings for initial in initials)
    )


# Whether two names are one


def titled_words(name: str) -> tuple[str, ...]:
    """The folded words of a name that a title belongs to: a King Abdullah II is no Mr Abdullah."""
    number = _SOVEREIGN.search(name)
    return (*name_words(name), *([fold(number[0])] if number else []))


@lru_cache(maxsize=65_536)
def name_parts(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared: hyphens part them too, and articles inside are left out."""
    parts = [part for word in name_words(name) for part in re.split(r"[-‑–]", word) if part]
    kept = [part for i, part in enumerate(parts) if i == 0 or part not in _ARTICLES]
    return tuple(kept if len(kept) > 1 else parts)


@lru_cache(maxsize=65_536)
def skeleton(word: str) -> str:
    """A folded word without what transliterations differ in: Tleuberdi and Tleuberdy, Zhaparov and Japarov."""
    for old, new in _TRANSLITERATIONS:
        word = word.replace(old, new)
    letters = [letter for i, letter in enumerate(word) if i == 0 or letter != word[i - 1]]
    squeezed = "".join(letters)
    for vowels in ("ie", "ia", "ai", "ei"):
        squeezed = squeezed.replace(vowels, vowels.replace("i", ""))
    return squeezed.rstrip("aeiou") or squeezed


def alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names in full may be one person's: `name_parts` that are the same, in the other order, or fewer."""
    short, long = sorted((one, other), key=len)
    if "".join(short) == "".join(long):  # Tae-yong, Taeyong
        return True
    if len(short) == len(long):
        # Family name first, family name last.
        return any(_same(short, order) for order in (long, (*long[1:], long[0]), (long[-1], *long[:-1])))
    return _shortened(short, long)


def _same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether names agree word by word; one of the words may be no more than nearly alike."""
    pairs = list(zip(one, other, strict=True))
    unlike = [pair for pair in pairs if not same_word(*pair)]
    return not unlike or (len(unlike) == 1 and len(pairs) > 1 and nearly(*unlike[0]))


def _shortened(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a name is a longer one with words left out: inside or at the end, or the first ones.

    "Salman bin Abdulaziz" is no short form of "Mohammed bin Salman bin Abdulaziz", who is his son.
    """
    places: list[int] = []
    for word in short:
        start = places[-1] + 1 if places else 0
        found = next((i for i in range(start, len(long)) if same_word(word, long[i]) or nearly(word, long[i])), None)
        if found is None:
            return False
        places.append(found)
    last_words = places == list(range(len(long) - len(short), len(long)))
    if places[0] and (not last_words or long[places[0] - 1] in _SON_OF):
        return False
    return _same(short, [long[place] for place in places])


@lru_cache(maxsize=262_144)
def same_word(one: str, other: str) -> bool:
    """Whether two words of names are forms of one: Joe and Joseph, Sergei and Sergey, Çavuşoğlu and Cavusoglu."""
    if one == other or forms(one) & forms(other):
        return True
    return min(len(one), len(other)) > 3 and skeleton(one) == skeleton(other) and not _of_another_sex(one, other)


@lru_cache(maxsize=262_144)
def nearly(one: str, other: str) -> bool:
    """Whether two words of names are spelled nearly alike."""
    return min(len(one), len(other)) > 4 and not _of_another_sex(one, other) and fuzz.ratio(one, other) >= ALIKE


def _of_another_sex(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return one.endswith("a") != other.endswith("a") or long in {short + ending for ending in FEMININE}


def _keys(parts: tuple[str, ...]) -> Iterator[str | int]:
    """What two names that are `alike` have at least one of in common."""
    yield "".join(parts)
    for part in parts:
        if part not in PARTICLES:  # too many have them
            yield skeleton(part)
            yield from forms(part)
