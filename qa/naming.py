"""The names in a question: where they stand, and whom each may mean in the library.

A person is named by name ("Tleuberdi", "the Biden-Putin call") or by office ("Tunisia's president", "the Secretary"), a
side by its country, capital, delegation, government or office ("China", "Moscow", "the Kazakh side", "the Kremlin").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from qa.people import People, Person
from qa.periods import Period
from vectorstore.attribution.people import NAME, TITLES, first_place, name_text, name_words, title_heads
from vectorstore.attribution.tokens import Token, letters, tokenize
from vectorstore.houses import House, house_aliased
from vectorstore.language import fold
from vectorstore.places import place_named
from vectorstore.tables.english import FUNCTION_WORDS
from vectorstore.tables.questions import ASKING_WORDS, NICKNAMES

# Over the letters of tokens (vectorstore.attribution.tokens): a name with its titles and country; an office alone; a
# side by a word for it ("the Kazakh side", "the Government of Japan") or by its place alone ("China", "the Chinese").
_NAMED = re.compile(rf"(?P<titles>[th]?m*(?P<origin>[DPS]?)(?:{TITLES})?)H?(?P<name>{NAME})(?P<of>(?:ft?P)?)")
_ROLE = re.compile(
    r"[th]m*(?P<origin>[DPS]?)O*(?P<title>[Tr](?:a?[Tr])*)(?P<of>(?:ft?[PO])?)|"
    r"(?P<origin2>[DS])O*(?P<title2>[Tr](?:a?[Tr])*)"
)
_SIDE = re.compile(r"t?(?:[DPS]K|KfO*f?t?P)")
_PLACE = re.compile(r"t?[PS]|tD(?![NOTrGKDP])")

_HYPHENATED = re.compile(r"\b([^\W\d_]{3,})[-–]([^\W\d_]{3,})\b")
_LOWER = re.compile(r"(?<![\w-])[a-z][\w’'-]+(?:\s+[a-z][\w’'-]+)?")

# Whoever stands in so many times more readouts is meant by a name that both bear.
_FAR_BETTER_KNOWN = 10
_LONGEST_HOUSE = 8


@dataclass(frozen=True, slots=True)
class Found:
    """A name as it stands in a question, before its part there is known."""

    mention: str
    start: int
    end: int
    """Without a possessive ending."""
    persons: tuple[Person, ...]
    """Everybody whom it may mean; of a side, all who speak for it. Empty for whom the library does not know."""
    possessive: bool
    titled: bool = False
    """An office or honorific tells that somebody is meant, known or not."""
    side: str | None = None
    """The country or organisation, where a side is named and not a person."""
    house: House | None = None
    """The office, where a side is named by one that publishes readouts ("the Kremlin")."""
    place_alone: bool = False
    """A side named by nothing but its place, which may as well be what is spoken of."""


def written_out(text: str) -> str:
    """The text with countries in capitals that are written small: "what did china say". Its length stays."""

    def capital(match: re.Match[str]) -> str:
        both = match.group()
        if place_named(both) is not None:
            return both.title()
        return " ".join(w.capitalize() if place_named(w) is not None else w for w in both.split(" "))

    # Every pair of words is looked at: once from the first word on, once from the second.
    once = _LOWER.sub(capital, text)
    return once if len(once) == len(text) else text


def named_in(text: str, people: People, periods: Sequence[Period]) -> list[Found]:
    """The names of a question in order; what belongs to a date ("June") is none."""
    tokens = _relabelled(tokenize(_unhyphenated(text, people)), people)
    found: list[Found] = []
    i = 0
    while i < len(tokens):
        item, last = None, i
        for find in (_by_house, _by_side, _by_name, _by_office, _by_nickname, _by_place):
            item, last = find(text, tokens, i, people)
            if item is not None:
                break
        if item is not None and not any(p.start < item.end and item.start < p.end for p in periods):
            found.append(item)
        i = max(last, i + 1)
    return found


def _unhyphenated(text: str, people: People) -> str:
    """The text, a comma in place of the hyphen of two people's names: "the Biden-Putin call"."""

    def parted(match: re.Match[str]) -> str:
        known = all(match[part][0].isupper() and people.named(match[part]) for part in (1, 2))
        return f"{match[1]},{match[2]}" if known else match[0]

    return _HYPHENATED.sub(parted, text)


def _relabelled(tokens: list[Token], people: People) -> list[Token]:
    """The tokens with names told that are written small or look like something else: "wang yi", "West"."""
    result = [_as_name(token) if _is_name(token, people) else token for token in tokens]
    for i, pair in enumerate(pairwise(tokens)):
        words = (fold(pair[0].text), fold(pair[1].text))
        plain = all(token.letter in "xNp" for token in pair) and not FUNCTION_WORDS & set(words)
        if plain and people.knows_name(words):
            result[i : i + 2] = map(_as_name, pair)
    return result


def _as_name(token: Token) -> Token:
    return replace(token, letter="N")


def _is_name(token: Token, people: People) -> bool:
    """A word written small, or one that also names a place or an institution, that is somebody's name here."""
    word = fold(token.text)
    if " " in word or len(word) < 3 or word in FUNCTION_WORDS or not people.knows_word(word):
        return False
    capital = token.text[0].isupper()
    if token.letter == "O":
        return capital and people.is_family_name(word)
    if token.letter != "x":
        return False
    return capital or (len(word) > 3 and word not in ASKING_WORDS and people.is_family_name(word))


def _by_house(text: str, tokens: list[Token], i: int, people: People) -> tuple[Found | None, int]:
    """An office that publishes readouts, by a name of its own: "the White House", "Downing Street"."""
    first = i + (tokens[i].letter == "t")
    if first >= len(tokens) or not tokens[first].text[0].isupper():
        return None, i
    for last in range(min(len(tokens), first + _LONGEST_HOUSE), first, -1):
        closing = tokens[last - 1]
        house = house_aliased(text[tokens[first].start : closing.end - _tail(closing)])
        if house is not None:
            return _side(text, tokens[i], closing, house.country or house.name, people, house=house), last
    return None, i


def _by_side(text: str, tokens: list[Token], i: int, people: People) -> tuple[Found | None, int]:
    """A side by a word for it: "the Kazakh side", "China's delegation", "the Government of Japan"."""
    match = _SIDE.match(letters(tokens), i)
    place = first_place(tokens[i : match.end()]) if match else None
    if match is None or place is None:
        return None, i
    return _side(text, tokens[i], tokens[match.end() - 1], place, people), match.end()


def _by_place(text: str, tokens: list[Token], i: int, people: People) -> tuple[Found | None, int]:
    """A side by its place alone: "China", "Moscow", "the Chinese"."""
    match = _PLACE.match(letters(tokens), i)
    place = first_place(tokens[i : match.end()]) if match else None
    if match is None or place is None:
        return None, i
    return _side(text, tokens[i], tokens[match.end() - 1], place, people, place_alone=True), match.end()


def _side(
    text: str,
    opening: Token,
    closing: Token,
    place: str,
    people: People,
    *,
    house: House | None = None,
    place_alone: bool = False,
) -> Found:
    start, end = opening.start, closing.end - _tail(closing)
    persons = tuple(people.speaking_for(place))
    return Found(
        text[start:end], start, end, persons, closing.possessive, side=place, house=house, place_alone=place_alone
    )


def _by_name(_: str, tokens: list[Token], i: int, people: People) -> tuple[Found | None, int]:
    """A person's name, titles and country included."""
    string = letters(tokens)
    match = _NAMED.match(string, i)
    if match is None:
        return None, i
    first, last = match.span("name")
    if last - first == 1 and string[last : last + 1] == "O":
        return None, i  # "Mercer Street": an institution or a thing
    place = first_place(tokens[i:first]) or first_place(tokens[slice(*match.span("of"))])
    start, stop, persons = _known_stretch(tokens, first, last, people)
    mention = name_text(tokens, start, stop)
    chosen = _narrowed(persons, name_words(mention), place)
    begin = i if start == first else start
    end = match.end() if stop == last and persons else stop
    closing = tokens[end - 1]
    titled = any(letter in "TrH" for letter in string[i:first])
    found = Found(mention, tokens[begin].start, closing.end - _tail(closing), chosen, closing.possessive, titled)
    return found, end


def _known_stretch(tokens: list[Token], first: int, last: int, people: People) -> tuple[int, int, list[Person]]:
    """(first token, past the last, persons) of the longest stretch of a run of names that is somebody's.

    Less than the whole run has to be a name in full: "Tsai Ing-wen" is not some other Tsai.
    """
    whole = people.named(name_text(tokens, first, last))
    if whole:
        return first, last, whole
    for size in range(last - first - 1, 1, -1):
        for start in range(first, last - size + 1):
            persons = people.named(name_text(tokens, start, start + size), exactly=True)
            if persons:
                return start, start + size, persons
    return first, last, []


def _tail(token: Token) -> int:
    """How many characters of a token are its possessive ending."""
    return token.end - token.start - len(token.text)


def _narrowed(persons: list[Person], mention: tuple[str, ...], place: str | None) -> tuple[Person, ...]:
    """Of several bearers of a name: those of the country told; a name in full before one that only contains it."""
    if place:
        persons = [person for person in persons if place in person.places] or persons
    whole = [person for person in persons if any(name_words(name) == mention for name in person.names)]
    if len(mention) > 1 and whole:
        persons = whole
    known = [person for person in persons if not person.side] or persons
    if len(mention) == 1:
        family = [p for p in known if any(name_words(name)[-1] == mention[0] for name in p.names)]
        known = family or known
    return _well_known(known)


def _well_known(persons: Sequence[Person]) -> tuple[Person, ...]:
    most = max((person.readouts for person in persons), default=0)
    return tuple(person for person in persons if person.readouts * _FAR_BETTER_KNOWN >= most)


def _by_office(text: str, tokens: list[Token], i: int, people: People) -> tuple[Found | None, int]:
    """ "the Finnish president", "Tunisia's president", "the Secretary": by office and country."""
    string = letters(tokens)
    match = _ROLE.match(string, i)
    if match is None or string[match.end() : match.end() + 1] in ("N", "H"):
        return None, i
    titles = " ".join(token.text for token in tokens[slice(*match.span("title" if match["title"] else "title2"))])
    place = first_place(tokens[i : match.end()])
    start, closing = tokens[i].start, tokens[match.end() - 1]
    end = closing.end - _tail(closing)
    for head in sorted(title_heads(titles), key=len, reverse=True):
        persons = people.bearing(head, place)
        if persons:
            chosen = tuple(persons) if place else _well_known(persons)
            return Found(text[start:end], start, end, chosen, closing.possessive, titled=True), match.end()
    return None, i


def _by_nickname(text: str, tokens: list[Token], i: int, people: People) -> tuple[Found | None, int]:
    """ "the UN chief", "China's top diplomat": what the press calls an office of a country or organisation."""
    first = i + (tokens[i].letter == "t")
    place = first_place(tokens[first : first + 1])
    if place is None:
        return None, i
    for size in (3, 2, 1):
        words = tokens[first + 1 : first + 1 + size]
        heads = NICKNAMES.get(fold(" ".join(token.text for token in words)), ())
        persons = list(dict.fromkeys(person for head in heads for person in people.bearing(head, place)))
        if persons:
            start, closing = tokens[i].start, words[-1]
            end = closing.end - _tail(closing)
            return Found(text[start:end], start, end, tuple(persons), closing.possessive, titled=True), first + 1 + size
    return None, i
