"""Who takes part in a document: people with their names, titles and sides, gathered from title and text.

A person in a document (names, offices, country, order of mention) is one thing; the same person across a library is
another and not decided here.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from vectorstore.attribution.tokens import Token, letters
from vectorstore.language import fold
from vectorstore.places import place_named
from vectorstore.tables.people import ALSO_CALLED, SHARED_HEADS, SUFFIXES
from vectorstore.tables.people import TITLES as TITLE_TABLE

# A title with what belongs to it: "President of the Republic of Turkey", "Minister of Foreign Affairs and Trade".
# Possessive (*+): what a chain of titles has taken it keeps, or a long list without a name would be tried in every way.
_OF = r"(?:[fo]t?[OPDT](?:[foac]{0,2}t?[OPDTS])*+)"
TITLE = rf"(?:m*+[Tr]{_OF}?+(?:aO+)*+)"
TITLES = rf"(?:{TITLE}(?:c?a?t?[DPS]?{TITLE})*+)"
# No name begins in the middle of one: the last N of an unknown organisation stays outside.
NAME = r"(?:N(?:p{0,2}N){0,7}(?:c?J)?)"
TITLED = re.compile(rf"(?P<origin>[DPS]?)O*(?P<titles>{TITLES})(?P<honorific>H?)(?P<name>{NAME})(?P<of>ft?P)?")
PREPOSED = re.compile(rf"(?P<origin>[DPS]?)O*(?P<titles>{TITLES})cH{{0,2}}(?P<name>{NAME})")
HONOURED = re.compile(rf"(?P<honorific>H)(?P<name>{NAME})")
APPOSITION = re.compile(rf"(?P<name>{NAME})c(?:t|h)?(?P<origin>[DPS]?)(?P<titles>{TITLES})")
UNTITLED = re.compile(rf"(?P<name>{NAME})")

_CLOSING = frozenset(",.;:)–—")
_GOING_ON = frozenset("on in at to for today yesterday during by via who".split())
_ROYAL = frozenset(("king", "queen", "pope", "emperor", "sultan", "emir", "amir", "patriarch", "prince", "princess"))
_HEAD_WORDS = (
    "minister", "secretary", "advisor", "adviser", "representative", "envoy", "ambassador", "coordinator", "director",
    "chairman", "commissioner", "governor", "prince", "head", "chancellor", "counselor", "general", "admiral",
    "president", "chair", "speaker", "senator", "administrator", "spokesperson",
)  # fmt: skip
# Offices of which nobody holds two.
_RANKS = frozenset(("first lady", "president", "vice president", "prime minister", "king", "queen", "crown prince"))
# "the Vice President" is not "the President", "the Secretary General" is not "the General".
_LOWER_RANKS = ("vice", "deputy", "under", "assistant", "undersecretary", "prime", "first", "principal", "secretary")
_OFFICES = frozenset(fold(title) for title in TITLE_TABLE)


@dataclass(slots=True, eq=False)
class Person:
    """A person of one document, gathered while it is read."""

    name: str
    words: tuple[str, ...]
    order: int
    heads: set[str] = field(default_factory=set)
    place: str | None = None
    primary: bool = False
    """Named in the title or the opening: one of those whom "the leaders" or "both sides" stands for."""
    host: bool = False
    """Of the issuer's side: the subject of the opening sentence."""

    @property
    def family(self) -> str:
        return self.words[-1]


def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name that tell people apart: no initials, suffixes or particles-only words."""
    suffixes = {fold(suffix).rstrip(".") for suffix in SUFFIXES}
    parts = [
        re.sub(r"^(?:al|el|ad|as|ash|an|at)-(?=\w{3})", "", fold(part).strip(".,'’"))
        for part in name.replace(",", " ").split()
    ]
    kept = tuple(part for part in parts if len(part) > 1 and part not in suffixes)
    return kept or tuple(part for part in parts if part)


def title_heads(titles: str) -> set[str]:
    """Every lower-case noun by which the bearer of a title, or of several joined ones, may be called later."""
    heads: set[str] = set()
    for title in re.split(r",|\band\b(?!\s+(?:Trade|Cooperation|Government|Asian|Oceanian))", titles):
        text = re.sub(r"^(?:the|his|her)\s+", "", fold(title).strip())
        short = re.split(r"\s+(?:of|from|for|to|on|at|in)\s+", text)[0]
        for head in {text, short}:
            heads.add(head)
            heads.update(ALSO_CALLED.get(head, ()))
            words = head.split()
            if words and words[0] in _ROYAL and words[0] not in heads:
                heads.update((words[0], *ALSO_CALLED.get(words[0], ())))  # "Amir Sheikh"
            if words and words[-1] in _HEAD_WORDS and not any(word in _LOWER_RANKS for word in words[:-1]):
                heads.add(words[-1])
            for size in range(1, len(words)):
                # "us special envoy", "white house coordinator": what stands before an office names no rank of it.
                if not set(words[:size]) & set(_LOWER_RANKS) and " ".join(words[size:]) in _OFFICES:
                    heads.add(" ".join(words[size:]))
    return {head for head in heads if head}


class Roster:
    """The people of one document."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self._by_word: dict[str, list[Person]] = defaultdict(list)
        self.author: Person | None = None
        """Whose words the document is, where it is written in the first person."""
        self.issuer: str | None = None
        """Whose account it is."""
        self.issuer_place: str | None = None
        """Its country or organisation."""
        self.many = False
        """Whether it tells of a meeting of several: a summit, a council, a conference."""
        self.assembly: str | None = None
        """What those who met are called where a text names hardly any of them: "Ministers"."""
        self.agreed: tuple[str, ...] = ()
        """Whose words together the document is: the parties of a joint statement; () for an account of one issuer."""
        self.sides: tuple[str, ...] = ()
        """Countries and organisations that are party to the talk, the issuer's first."""

    def add(self, name: str, *, titles: str = "", place: str | None = None, primary: bool = False) -> Person:
        """The person of that name, made if new; what is told of them is gathered."""
        words = name_words(name)
        heads = title_heads(titles) if titles else set()
        person = self._known(words, heads, place)
        if person is None:
            person = Person(_styled(name, titles), words, len(self.people))
            self.people.append(person)
            self._index(person)
        elif len(words) > len(person.words):
            person.name, person.words = name, words
            self._index(person)
        elif words == person.words and len(name) > len(person.name):
            person.name = name
        person.heads |= heads
        person.place = person.place or place
        person.primary = person.primary or primary
        return person

    def _index(self, person: Person) -> None:
        for word in person.words:
            if person not in self._by_word[word]:
                self._by_word[word].append(person)

    def _known(self, words: tuple[str, ...], heads: set[str], place: str | None) -> Person | None:
        found = self.resolve(words, heads, place)
        return found[0] if len(found) == 1 else None

    def resolve(self, words: tuple[str, ...], heads: Iterable[str] = (), place: str | None = None) -> list[Person]:
        """Those who may be called by these words; titles and country decide between several."""
        known = {id(person): person for word in words for person in self._by_word.get(word, ())}
        found = sorted((p for p in known.values() if _same(words, p.words)), key=lambda person: person.order)
        if len(found) > 1:
            found = [person for person in found if person.words == words] or found
        heads = set(heads)
        if place and (len(found) > 1 or len(words) > 1):
            found = [person for person in found if person.place in (None, place)] or found
        if len(found) > 1 and heads:
            found = [person for person in found if person.heads & heads] or found
        if len(found) > 1 and place:
            found = [person for person in found if person.place == place] or found
        if len(found) == 1 and len(words) == 1 < len(found[0].words) and _another(found[0].heads, heads):
            return []
        return found

    def with_head(self, head: str, place: str | None = None) -> list[Person]:
        """Those who bear an office, of one country where it is told."""
        found = [person for person in self.people if head in person.heads]
        if place:
            found = (
                [person for person in found if person.place == place]
                # "her Indian counterpart", later "the Indian PM": of that country, and nothing else is told.
                or [person for person in self.of_place(place) if person.primary and _no_office(person.heads)]
                or [person for person in found if person.place is None]
            )
        return found

    def bearing(self, title: str, place: str | None = None) -> list[Person]:
        """Those who bear the office of a title: found by the surest of its heads, and by none that other offices share.

        What is written counts even where it is shared: "the leader".
        """
        written = fold(title)
        shorter = written.replace(" of the ", " of ")
        written = shorter if shorter in _OFFICES else written  # "the Head of the Government"
        heads = {head for head in title_heads(written) if head == written or head not in SHARED_HEADS}
        surest_first = sorted(heads, key=lambda head: (head != written, -len(head), head))
        return next(filter(None, (self.with_head(head, place) for head in surest_first)), [])

    def of_place(self, place: str) -> list[Person]:
        return [person for person in self.people if person.place == place]

    @property
    def primary(self) -> list[Person]:
        """The parties to the talk."""
        return [person for person in self.people if person.primary]


def _no_office(heads: set[str]) -> bool:
    """Whether a person is known as somebody's counterpart at most."""
    return all(head.startswith("counterpart") for head in heads)


def _same(words: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether two names may be one person's: the shorter is part of the longer, or given names are forms of one."""
    short, long = sorted((words, known), key=len)
    if set(short) <= set(long):
        return True
    # "Joe Biden" and "Joseph Biden": one family name, given names with the same beginning.
    return len(short) >= 2 and short[-1] == long[-1] and short[0][:2] == long[0][:2]


def _another(known: set[str], told: set[str]) -> bool:
    """Whether the office told before a family name is another bearer's: "First Lady Trump" is not "President Trump"."""
    return not _no_office(known) and not known & told and bool(told & _RANKS)


def _styled(name: str, titles: str) -> str:
    """A sovereign known by one name keeps the title: "King Abdullah"."""
    last = titles.split()[-1] if titles else ""
    return f"{last} {name}" if fold(last) in _ROYAL and " " not in name else name


def titled_names(tokens: list[Token]) -> list[tuple[int, int, str, str, str | None]]:
    """(first token, past the last token, name, titles, place) of every name that a title or honorific introduces."""
    string, found = letters(tokens), list[tuple[int, int, str, str, str | None]]()
    for pattern in (TITLED, APPOSITION, PREPOSED, HONOURED):
        for match in pattern.finditer(string):
            first, last = match.span("name")
            if any(first < b and a < last for a, b, *_ in found):
                if pattern is APPOSITION:
                    _add_office(tokens, match, found)
                continue
            if pattern in (APPOSITION, PREPOSED) and match.end() < len(tokens) and not _closed(tokens[match.end()]):
                continue  # "responding to X, the President of Y said": two people
            groups = match.groupdict()
            place = _place(tokens, match) if "origin" in groups else None
            titles = _titles_of_one(tokens, match) if "titles" in groups else ""
            found.append((first, last, name_text(tokens, first, last), titles, place))
    return sorted(found)


def _add_office(tokens: list[Token], match: re.Match[str], found: list[tuple[int, int, str, str, str | None]]) -> None:
    """Adds a further office behind a name that has one before it: "Prince X, Crown Prince and Prime Minister, said"."""
    if match.end() < len(tokens) and tokens[match.end()].text not in _CLOSING:
        return
    for i, (first, last, name, titles, place) in enumerate(found):
        if (first, last) == match.span("name") and titles:
            more = _titles_of_one(tokens, match)
            found[i] = (first, last, name, f"{titles}, {more}", place or _place(tokens, match))


def _titles_of_one(tokens: list[Token], match: re.Match[str]) -> str:
    """The titles before a name; of "the President and Prime Minister Bennett" only the one that is his."""
    first, last = match.span("titles")
    begin = match.start()
    string = letters(tokens)
    if begin and string[begin - 1] == "t" and "a" in string[first:last]:
        first = first + string[first:last].rindex("a") + 1
    return " ".join(token.text for token in tokens[first:last])


def _closed(token: Token) -> bool:
    """Whether an apposition may end before this token: at punctuation, where time and place follow, or at a caption's
    title.
    """
    return token.text in _CLOSING or token.text in _GOING_ON or token.letter == "T"


def name_text(tokens: list[Token], first: int, last: int) -> str:
    """The words of a name; one that comes twice (a name and its caption run together) counts once, "bin" as often as
    it stands.
    """
    parts: list[str] = []
    for token in tokens[first:last]:
        if token.letter == "c":
            parts[-1] += ","
        elif token.letter == "p" or token.text not in parts:
            parts.append(token.text)
    return " ".join(parts)


def _place(tokens: list[Token], match: re.Match[str]) -> str | None:
    """The country of a titled name: before its title, after an "of" inside it, or after the name."""
    groups = match.groupdict()
    if groups.get("origin"):
        return first_place(tokens[slice(*match.span("origin"))])
    if groups.get("of"):
        return first_place(tokens[slice(*match.span("of"))])
    first, last = match.span("titles")
    string = letters(tokens)
    for place in range(first, last):
        # "Special Representative for the DPRK" tells a portfolio; "President of France", "counterpart, French Foreign
        # Minister" tell where from.
        ahead = string[place + 1 : place + 2] in ("T", "r")
        if string[place] in "PDS" and (ahead or string[:place].rstrip("tOD").endswith("f")):
            return first_place(tokens[place : place + 1])
    return None


def first_place(tokens: list[Token]) -> str | None:
    """The name of the first country or organisation among tokens."""
    for token in tokens:
        if token.letter in "PDS" and (place := place_named(token.text)) is not None:
            return place.name
    return None
