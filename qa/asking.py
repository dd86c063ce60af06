"""The grammar of questions: which sort of answer they want, what part a name plays in them, which words are the topic."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from qa.people import People, Person
from qa.periods import Period
from qa.types import Kind
from vectorstore.attribution.people import NAME, TITLES, first_place, name_text, name_words, title_heads
from vectorstore.attribution.tokens import Token, letters, tokenize
from vectorstore.language import fold, stem, words
from vectorstore.tables.english import FUNCTION_WORDS
from vectorstore.tables.questions import ASKING_WORDS, EVENT_NOUNS, LISTENING, SPEAKING_NOUNS

Role = Literal["speaker", "participant", "topic"]

_MANY = re.compile(
    r"\b(?:how (?:many|often)|list\b|which (?:readouts|leaders|countries|presidents|ministers|calls|meetings|conversations|documents)|"
    r"in which (?:readouts?|calls?|meetings?|conversations?)|with whom|all (?:the )?(?:readouts|calls|meetings)|how frequently|every (?:time|readout|call)|who (?:all|else) )",
    re.IGNORECASE,
)
_COMPARE = re.compile(
    r"\b(?:each (?:side|party|government|country|readout|account)(?:['’]s)?|both (?:sides?|readouts|accounts|versions|governments)(?:['’])?|either side|compare|compared|differ(?:s|ences?)?|"
    r"two (?:readouts|accounts|versions)|\w+ and (?:the )?\w+(?: \w+)? (?:each|both) (?:report|say|describe|tell|put)|readouts of|accounts of|versions of)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"\b(?:chang(?:e|ed|ing)|evolv\w+|shift(?:ed)?|over time|develop(?:ed)? over)\b", re.IGNORECASE)
_FACT = re.compile(
    r"^\W*(?:and\s+)?(?:(?:in|at|on|to|from|with|by|for)\s+(?:which|what|whom)\b|who\b|whom\b|when\b|where\b|which\b|what (?:date|day|city|place|country|document|occasion)\b|did (?:they|the two)\b)",
    re.IGNORECASE,
)
# "When Orban was in Moscow, did he say ...": the question begins behind the comma.
_SUBORDINATE = re.compile(
    r"^\W*(?:when|after|before|during|in|at|on)\b[^,?]{3,120},\s*(?=(?:what|did|how|who|which|does|has)\b)",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"\b(?:say|says|said|saying|tell|tells|told|mention\w*|stress\w*|state[ds]?|comment\w*|express\w*|describe[ds]?|press(?:ed)?|raise[ds]?|bring up|brought up|warn\w*|promise[ds]?|"
    r"assurances?|position|stance|view|views|opinion|remarks|words|reaffirm\w*|ask(?:ed)?|call for|called for|thank(?:ed)?|criticis\w*|criticiz\w*|condemn\w*|offer(?:ed)?|propose[ds]?|claim\w*|argue[ds]?|think|thinks|thought|urge[ds]?|put it)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"(?P<titles>[th]?m*(?P<origin>[DPS]?)(?:{TITLES})?)H?(?P<name>{NAME})(?P<of>(?:ft?P)?)")
_ROLE = re.compile(
    r"[th]m*(?P<origin>[DPS]?)O*(?P<title>[Tr](?:a?[Tr])*)(?P<of>(?:ft?[PO])?)|(?P<origin2>[DS])O*(?P<title2>[Tr](?:a?[Tr])*)"
)

_SPEAKER_BEFORE = re.compile(
    r"\b(?:did|does|do|has|had|have|was|is|would|will|can|could|according to|quote|by|how|what|and|about|other side|but|that|when|where|why)\s+(?:the\s+)?$|^\W*(?:(?:and|but|so|what about|how about)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_LISTENER_BEFORE = re.compile(
    rf"\b(?:{'|'.join(LISTENING)}|to|with|between|from|met|meet|meeting|call|calls|called|received|receive|hosted|visited|by|of)\s+(?:the\s+|his\s+|her\s+)?$",
    re.IGNORECASE,
)
_SPEAKER_AFTER = re.compile(
    rf"^(?:['’]s?)?\s*(?:{'|'.join(SPEAKING_NOUNS)})\b|^\s+(?:{_SAYING.pattern})|^\s*(?:,\s*)?(?:on|about|regarding)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*(?:,|,?\s*and|&|or)\s*(?:the\s+)?")
_EVENT_AFTER = re.compile(rf"^(?:['’]s?)?\s*(?:\w+\s){{0,2}}?(?:{'|'.join(EVENT_NOUNS)})\b", re.IGNORECASE)


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
    mention: str
    start: int
    end: int
    persons: tuple[Person, ...]
    possessive: bool
    titled: bool


def kind_of(text: str) -> Kind:
    """The sort of answer that a question wants."""
    main = _SUBORDINATE.match(text)
    if main is not None:
        text = text[main.end() :]
    if _COMPARE.search(text):
        return "compare"
    if _MANY.search(text):
        return "many"
    if _CHANGE.search(text) and _SAYING.search(text):
        return "change"
    if _FACT.search(text):
        return "fact"
    return "said"


def slots(text: str, people: People, periods: Sequence[Period], kind: Kind) -> list[Slot]:
    """The names of a question in order, each with the people it may mean and its part.

    In questions for words, the first name that can be the subject is the speaker; the others took part or are the
    topic. In the other kinds every person named took part.
    """
    found = _mentions(text, people, periods)
    spoken = False
    result: list[Slot] = []
    for item in found:
        role = _role(text, item, kind, spoken)
        if result and _LISTED.fullmatch(text[result[-1].end : item.start]) and item.persons:
            role = result[-1].role  # "with Pashinyan and Aliyev"
        spoken = spoken or role == "speaker"
        result.append(Slot(item.mention, item.start, item.end, item.persons, role))
    if kind == "said" and not spoken and _SAYING.search(text):
        # "What was said between A and B": both are the speakers.
        between = re.search(r"\bbetween\b", text, re.IGNORECASE) is not None
        result = [
            Slot(s.mention, s.start, s.end, s.persons, "speaker") if between and s.role == "participant" else s
            for s in result
        ]
    return result


def _role(text: str, item: _Found, kind: Kind, spoken: bool) -> Role:
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
    asked = re.search(r"\b(?:did|does|has|had|according to)\s+$", before, re.IGNORECASE)
    told = re.match(rf"^\s+(?:{_SAYING.pattern})", after, re.IGNORECASE)
    headline = not before.strip() and re.match(r"\s+(?:on|about)\b", after)
    return bool(asked or told or headline or re.search(r"\b(?:tell|told)\s+$", before, re.IGNORECASE))


def _mentions(text: str, people: People, periods: Sequence[Period]) -> list[_Found]:
    tokens = tokenize(text)
    tokens = _relabelled(tokens, people)
    string = letters(tokens)
    found: list[_Found] = []
    i = 0
    while i < len(tokens):
        item, last = _named(text, tokens, string, i, people)
        if item is None:
            item, last = _by_office(text, tokens, string, i, people)
        if item is not None and not any(p.start < item.end and item.start < p.end for p in periods):
            found.append(item)
        i = max(last, i + 1)
    return found


def _relabelled(tokens: list[Token], people: People) -> list[Token]:
    """The tokens with names told that are written small or look like something else: "wang yi", "West"."""
    result = [_as_name(token) if _is_name(token, people) else token for token in tokens]
    for i in range(len(tokens) - 1):
        pair = [fold(token.text) for token in tokens[i : i + 2]]
        if all(
            token.letter in "xNp" and word not in FUNCTION_WORDS
            for token, word in zip(tokens[i : i + 2], pair, strict=True)
        ):
            if people.knows_name(tuple(pair)):
                result[i], result[i + 1] = _as_name(tokens[i]), _as_name(tokens[i + 1])
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


def _named(text: str, tokens: list[Token], string: str, i: int, people: People) -> tuple[_Found | None, int]:
    match = _NAMED.match(string, i)
    if match is None:
        return None, i
    first, last = match.span("name")
    place = first_place(tokens[i:first]) or first_place(tokens[slice(*match.span("of"))])
    whole = people.named(name_text(tokens, first, last))
    start, stop, persons = first, last, whole
    if not whole:
        # Of a longer run only a stretch that is somebody's name in full: "Tsai Ing-wen" is not some other Tsai.
        stretches = (
            (a, b)
            for size in range(last - first - 1, 1, -1)
            for a in range(first, last - size + 1)
            for b in (a + size,)
        )
        start, stop, persons = next(
            ((a, b, found) for a, b in stretches if (found := people.named(name_text(tokens, a, b), exactly=True))),
            (first, last, []),
        )
    chosen = _narrowed(persons, name_words(name_text(tokens, start, stop)), place)
    begin = i if start == first else start
    end = match.end() if stop == last and persons else stop
    closing = tokens[end - 1]
    titled = any(letter in "TrH" for letter in string[i:first])
    mention = name_text(tokens, start, stop)
    found = _Found(mention, tokens[begin].start, closing.end - _tail(closing), chosen, closing.possessive, titled)
    return found, end


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


def _by_office(text: str, tokens: list[Token], string: str, i: int, people: People) -> tuple[_Found | None, int]:
    """ "the Finnish president", "Tunisia's president", "the Secretary": by office and country."""
    match = _ROLE.match(string, i)
    if match is None or string[match.end() : match.end() + 1] in ("N", "H"):
        return None, i
    group = "title" if match["title"] else "title2"
    titles = " ".join(token.text for token in tokens[slice(*match.span(group))])
    place = first_place(tokens[i : match.end()])
    for head in sorted(title_heads(titles), key=len, reverse=True):
        persons = people.bearing(head, place)
        if persons:
            chosen = tuple(persons) if place else tuple(persons[:1])
            end = tokens[match.end() - 1].end - _tail(tokens[match.end() - 1])
            return _Found(
                text[tokens[i].start : end], tokens[i].start, end, chosen, tokens[match.end() - 1].possessive, True
            ), match.end()
    return None, i


_SETTING = re.compile(
    r"\b(?:in|at|during|inside)\s+(?:the\s+|their\s+|his\s+|her\s+)?(?P<where>[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*|(?:[A-Z][\w-]*\s+)?"
    r"(?:summit|talks|meeting|call|visit|conference|forum|session|dinner|conversation|trip)(?:\s+(?:in|with|of|on)\s+[A-Z][\w’'-]*)?)"
)


def settings_of(text: str) -> tuple[str, ...]:
    """Where and at what event a question says that something was said: "in Sochi", "at the CSTO summit"."""
    return tuple(match["where"] for match in _SETTING.finditer(text))


def topic_of(text: str, found: Sequence[Slot], periods: Sequence[Period], issuers: Sequence[str]) -> str:
    """The words of a question that say what it is about: names, dates, question words and verbs of asking left out."""
    hidden = [(slot.start, slot.end) for slot in found if slot.role != "topic"]
    hidden += [(period.start, period.end) for period in periods]
    characters = list(text)
    for start, end in hidden:
        characters[start:end] = " " * (end - start)
    plain = "".join(characters)
    if issuers:
        plain = _ACCOUNTS.sub(" ", plain)
    plain = _ASKING_VERB.sub(" ", plain)
    kept = [word for word in re.findall(r"[\w][\w'’-]*", plain) if not _is_filler(word)]
    return " ".join(kept)


def _is_filler(word: str) -> bool:
    folded = words(word)
    if not folded or folded == ["s"] or len(word) < 2:
        return True
    return all(w in FUNCTION_WORDS or w in ASKING_WORDS or stem(w) in _ASKING_STEMS for w in folded)


# "the American and the Ukrainian readouts": whose accounts are compared is no part of what they are compared on.
_ACCOUNTS = re.compile(
    r"\b(?:(?:the\s+)?[A-Z][\w.]*(?:['’]s?)?(?:\s+House)?(?:\s*,\s*|\s+and\s+|\s+)){1,4}(?:each\s+)?(?=(?:readouts?|accounts?|versions?|reports?|describes?|tell|put)\b)"
)
# The verb behind "did", where the name stood: "How did [ ] describe ...".
_ASKING_VERB = re.compile(
    r"^(?P<ask>\W*(?:and\s+|but\s+)?(?:what|how|why|which|where|when)?\W*(?:\w+\s+){0,4}?(?:did|does|do|has|had)\s{2,})(?:ever\s+|also\s+)?[a-z]+\b(?!-)"
)
_ASKING_STEMS = frozenset(stem(word) for word in ASKING_WORDS)
