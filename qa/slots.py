"""The names in a question: whom each may mean in the library, and what part it plays: speaker, participant, topic."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from qa.kinds import asks_for_words
from qa.people import People, Person
from qa.periods import Period
from qa.types import Kind
from vectorstore.attribution.people import NAME, TITLES, first_place, name_text, name_words, title_heads
from vectorstore.attribution.tokens import Token, letters, tokenize
from vectorstore.language import fold
from vectorstore.tables.english import FUNCTION_WORDS
from vectorstore.tables.questions import ASKING_WORDS, EVENT_NOUNS, LISTENING, SAYING, SPEAKING_NOUNS

Role = Literal["speaker", "participant", "topic"]

# Over the letters of tokens (vectorstore.attribution.tokens): a name with its titles and country; an office alone.
_NAMED = re.compile(rf"(?P<titles>[th]?m*(?P<origin>[DPS]?)(?:{TITLES})?)H?(?P<name>{NAME})(?P<of>(?:ft?P)?)")
_ROLE = re.compile(
    r"[th]m*(?P<origin>[DPS]?)O*(?P<title>[Tr](?:a?[Tr])*)(?P<of>(?:ft?[PO])?)|"
    r"(?P<origin2>[DS])O*(?P<title2>[Tr](?:a?[Tr])*)"
)

_SPEAKER_BEFORE = re.compile(
    # "did Macron", "according to Macron"
    r"\b(?:did|does|do|has|had|have|was|is|would|will|can|could|according to|quote|by|how|what|and|about|other side|"
    r"but|that|when|where|why)\s+(?:the\s+)?$|"
    # "Macron on ...", "And Macron?", "What about Macron?"
    r"^\W*(?:(?:and|but|so|what about|how about)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_LISTENER_BEFORE = re.compile(
    rf"\b(?:{'|'.join(LISTENING)}|"
    r"to|with|between|from|met|meet|meeting|call|calls|called|received|receive|hosted|visited|by|of)"
    r"\s+(?:the\s+|his\s+|her\s+)?$",
    re.IGNORECASE,
)
_TELLING_AFTER = re.compile(rf"^\s+\b(?:{SAYING})\b", re.IGNORECASE)
_SPEAKER_AFTER = re.compile(
    rf"^(?:['’]s?)?\s*(?:{'|'.join(SPEAKING_NOUNS)})\b|"
    rf"{_TELLING_AFTER.pattern}|"
    r"^\s*(?:,\s*)?(?:on|about|regarding)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*(?:,|-|–|,?\s*and|&|or)\s*(?:the\s+)?")
_EVENT_AFTER = re.compile(rf"^(?:['’]s?)?\s*(?:\w+\s){{0,2}}?(?:{'|'.join(EVENT_NOUNS)})\b", re.IGNORECASE)
# Behind these, before these and as a headline ("X on Y") stands a person, though nobody in the library is called so.
_PERSON_BEFORE = re.compile(r"\b(?:did|does|has|had|according to|tell|told)\s+$", re.IGNORECASE)
_HEADLINE_AFTER = re.compile(r"\s+(?:on|about)\b")

_HYPHENATED = re.compile(r"\b([^\W\d_]{3,})[-–]([^\W\d_]{3,})\b")

# Whoever stands in so many times more readouts is meant by a name that both bear.
_FAR_BETTER_KNOWN = 10


@dataclass(frozen=True, slots=True)
class Slot:
    """A name in a question and the part that it plays there."""

    mention: str
    start: int
    end: int
    persons: tuple[Person, ...]
    """Everybody whom it may mean; empty for somebody whom the library does not know."""
    role: Role


@dataclass(frozen=True, slots=True)
class _Found:
    """A name as it stands in a question, before its part is known."""

    mention: str
    start: int
    end: int
    persons: tuple[Person, ...]
    possessive: bool
    titled: bool


def slots(text: str, people: People, periods: Sequence[Period], kind: Kind) -> list[Slot]:
    """The names of a question in order, each with the people it may mean and its part.

    In questions for words, the first name that can be the subject is the speaker; the others took part or are the
    topic. In the other kinds every person named took part.
    """
    spoken = False
    result: list[Slot] = []
    for item in _mentions(text, people, periods):
        role = _role(text, item, kind, spoken)
        if result and _LISTED.fullmatch(text[result[-1].end : item.start]) and item.persons:
            role = result[-1].role  # "with Pashinyan and Aliyev"
        spoken = spoken or role == "speaker"
        result.append(Slot(item.mention, item.start, item.end, item.persons, role))
    speakers = [slot for slot in result if slot.role == "speaker"]
    if kind == "said" and len(speakers) > 1 and all(slot.persons for slot in speakers):
        # "What did A and B agree on": what was said where both were.
        return [replace(slot, role="participant") if slot in speakers else slot for slot in result]
    if kind == "said" and not spoken and asks_for_words(text) and re.search(r"\bbetween\b", text, re.IGNORECASE):
        # "What was said between A and B": both are the speakers.
        return [replace(slot, role="speaker") if slot.role == "participant" else slot for slot in result]
    return result


def _role(text: str, item: _Found, kind: Kind, spoken: bool) -> Role:
    """The part of a name; `spoken` tells that a speaker stands before it."""
    before, after = text[: item.start], text[item.end :]
    possessive = item.possessive or after.startswith(("'s", "’s"))
    if possessive and not _SPEAKER_AFTER.match(after):
        return "participant" if _EVENT_AFTER.match(after) and item.persons else "topic"
    if kind in ("fact", "many", "compare"):
        return "participant" if item.persons else "topic"
    if not item.persons and not _may_be_person(item, before, after):
        return "topic"
    listener = _LISTENER_BEFORE.search(before)
    if spoken:
        return "participant" if listener or item.persons else "topic"
    if (possessive and _SPEAKER_AFTER.match(after)) or _SPEAKER_BEFORE.search(before):
        return "speaker"
    if listener:
        return "participant"
    return "speaker" if item.persons else "topic"


def _may_be_person(item: _Found, before: str, after: str) -> bool:
    """Whether an unknown name stands where a person's would: after "did", before "say", with a title."""
    if item.titled:
        return True
    headline = not before.strip() and _HEADLINE_AFTER.match(after)
    return bool(_PERSON_BEFORE.search(before) or _TELLING_AFTER.match(after) or headline)


def _mentions(text: str, people: People, periods: Sequence[Period]) -> list[_Found]:
    """The names of a question in order; what belongs to a date ("June") is none."""
    tokens = _relabelled(tokenize(_unhyphenated(text, people)), people)
    found: list[_Found] = []
    i = 0
    while i < len(tokens):
        item, last = _named(tokens, i, people)
        if item is None:
            item, last = _by_office(text, tokens, i, people)
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


def _named(tokens: list[Token], i: int, people: People) -> tuple[_Found | None, int]:
    """The name that begins at a token, titles and country included, and where it ends."""
    string = letters(tokens)
    match = _NAMED.match(string, i)
    if match is None:
        return None, i
    first, last = match.span("name")
    if last - first == 1 and string[last : last + 1] == "O":
        return None, i  # "the White House", "Mercer Street": an institution or a thing
    place = first_place(tokens[i:first]) or first_place(tokens[slice(*match.span("of"))])
    start, stop, persons = _known_stretch(tokens, first, last, people)
    mention = name_text(tokens, start, stop)
    chosen = _narrowed(persons, name_words(mention), place)
    begin = i if start == first else start
    end = match.end() if stop == last and persons else stop
    closing = tokens[end - 1]
    titled = any(letter in "TrH" for letter in string[i:first])
    found = _Found(mention, tokens[begin].start, closing.end - _tail(closing), chosen, closing.possessive, titled)
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
    most = max((person.readouts for person in known), default=0)
    return tuple(person for person in known if person.readouts * _FAR_BETTER_KNOWN >= most)


def _by_office(text: str, tokens: list[Token], i: int, people: People) -> tuple[_Found | None, int]:
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
            chosen = tuple(persons) if place else tuple(persons[:1])
            return _Found(text[start:end], start, end, chosen, closing.possessive, True), match.end()
    return None, i
