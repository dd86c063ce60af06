"""Mentions of people, groups and sides in one sentence, resolved against the document's people."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

from vectorstore.attribution.people import (
    NAME,
    TITLES,
    Person,
    Roster,
    first_place,
    name_words,
    title_heads,
)
from vectorstore.attribution.tokens import Token, letters
from vectorstore.language import fold
from vectorstore.places import place_named
from vectorstore.tables.people import GUEST_OR_HOST, HONOURED_OFFICES, SINGLE_PERSONS, SOME_OF, SPOKEN_FOR

MentionKind = Literal["named", "role", "pronoun", "group", "side", "host", "stranger"]
"""How a mention points to people; ``host`` is the issuer's "we", which stands for its country; a ``stranger`` is an
office or side that nobody here has."""

_OF_PLACE = r"(?:[fo]t?[OPDT](?:[foa]?t?[OPDTS])*)"
_NAMED = re.compile(
    rf"(?P<det>[th]?)m*(?P<origin>[DPS]?)O*(?P<titles>(?:{TITLES})?)H?(?P<name>{NAME})(?P<of>(?:ft?P)?)"
)
_ROLE = re.compile(rf"(?P<det>[th]?)m*(?P<origin>[DPS]?)O*(?P<titles>[Tr](?:t?a?t?[Tr])*)(?P<of>{_OF_PLACE}?)")
_SIDE = re.compile(r"(?P<det>[th])m*(?P<origin>[DPN])m*O*(?P<noun>[KG])|(?P<place>t?[PS])O*(?P<own>[KG]?)")
_GROUP = re.compile(
    r"(?P<det>[thb]{0,2})m*(?P<origin>(?:[DP](?:a[DP])*)?)O*(?P<noun>G)(?P<of>(?:ft?[PD](?:[ac]{0,2}t?[PD])*)?)"
)
_INSTITUTION = re.compile(r"tO+(?:ft?[OP]+)?(?![fmNHTrGKOo])")
_LONGEST_LIST = 40
_BOTH = frozenset(("both", "the two", "all three", "the three"))


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a sentence that stands for one or more of the document's people, or for a side without a person."""

    start: int
    end: int
    kind: MentionKind
    people: tuple[str, ...]
    """Names of the people; the side's own name where no person stands for it."""
    possessive: bool = False


@dataclass(frozen=True, slots=True)
class Focus:
    """What pronouns refer to when a sentence begins."""

    single: Person | None = None
    group: tuple[str, ...] = ()


def mentions(tokens: list[Token], roster: Roster, focus: Focus) -> list[Mention]:
    """The mentions of a sentence in order, neighbours that "and" or a comma joins as one."""
    string = letters(tokens)
    found: list[Mention] = []
    i = 0
    while i < len(tokens):
        mention, last = _at(tokens, string, i, roster, _nearest(found, roster, focus))
        if mention is not None:
            found.append(mention)
        i = max(last, i + 1)
    return _joined(found, tokens)


def _nearest(found: list[Mention], roster: Roster, focus: Focus) -> Focus:
    """What "he" refers to after these mentions: "When X came to power, he ..." speaks of X and of nobody before.

    Only somebody who takes no part in the talk is taken for it: of the parties, the one whom the text is about goes on.
    """
    for mention in reversed(found):
        if mention.kind == "named" and not mention.possessive and len(mention.people) == 1:
            person = next((person for person in roster.people if person.name == mention.people[0]), None)
            if person is not None and not person.primary:
                return Focus(person, focus.group)
    return focus


def everybody(roster: Roster) -> tuple[str, ...]:
    """Those whom "the leaders" or "both sides" stands for: the talk's parties."""
    if roster.assembly is not None:
        return (roster.assembly,)
    people = tuple(person.name for person in roster.primary)
    if len(people) < 2 and len(roster.sides) > 1:
        return roster.sides
    return people or tuple(person.name for person in roster.people)


def _at(tokens: list[Token], string: str, i: int, roster: Roster, focus: Focus) -> tuple[Mention | None, int]:
    if tokens[i].letter == "R":
        return _pronoun(tokens[i], roster, focus), i + 1
    for finder in (_named, _group, _role, _honoured, _visitor, _side, _institution):
        mention, last = finder(tokens, string, i, roster)
        if mention is not None:
            return mention, last
    return None, i + 1


def _mention(tokens: list[Token], first: int, last: int, kind: MentionKind, people: tuple[str, ...]) -> Mention:
    return Mention(tokens[first].start, tokens[last - 1].end, kind, people, tokens[last - 1].possessive)


def _named(tokens: list[Token], string: str, i: int, roster: Roster) -> tuple[Mention | None, int]:
    match = _NAMED.match(string, i)
    if match is None:
        return None, i
    first, last = match.span("name")
    parts = _title_parts(tokens, *match.span("titles"))
    place = first_place(tokens[i:first]) or first_place(tokens[slice(*match.span("of"))])
    # A name may be followed by a capitalised word that is not part of it: the longest stretch that is known counts.
    for stop in range(last, first, -1):
        if string[stop - 1] not in "NJ" or (stop < last and string[stop] in "N"):
            continue
        words = name_words(" ".join(token.text for token in tokens[first:stop]))
        people = roster.resolve(words, title_heads(parts[-1]) if parts else (), place)
        if not people:
            continue
        names: tuple[str, ...] = (people[0].name,)
        if match["det"] and len(parts) > 1:
            others = [roster.with_head(fold(part)) for part in parts[:-1]]
            ahead = [_own_first(found).name for found in others if found and people[0] not in found]
            names = tuple(dict.fromkeys([*ahead, *names]))
        end = match.end() if stop == last else stop
        possessive = tokens[stop - 1].possessive or tokens[end - 1].possessive
        kind: MentionKind = "group" if len(names) > 1 else "named"
        return Mention(tokens[i].start, tokens[end - 1].end, kind, names, possessive), end
    return None, i


def _title_parts(tokens: list[Token], first: int, last: int) -> list[str]:
    """The titles of a run one by one: split where "and" stands between two of them."""
    parts: list[list[str]] = [[]]
    for k in range(first, last):
        if tokens[k].letter in "ac" and any(token.letter in "Tr" for token in tokens[k + 1 : min(k + 3, last)]):
            parts.append([])
        else:
            parts[-1].append(tokens[k].text)
    return [" ".join(part) for part in parts if part]


def _role(tokens: list[Token], string: str, i: int, roster: Roster) -> tuple[Mention | None, int]:
    match = _ROLE.match(string, i)
    if match is None:
        return None, i
    first, last = match.span("titles")
    lower = tokens[first].letter == "r"
    if lower and not (match["det"] or match["origin"]):
        return None, i
    if match.end() < len(string) and string[match.end()] in "NH" and not lower:
        return None, i  # a title before a name that nobody here bears
    place = first_place(tokens[slice(*match.span("of"))]) or first_place(tokens[slice(*match.span("origin"))])
    names: list[str] = []
    for part in _title_parts(tokens, first, last):
        people = roster.bearing(part, place)
        if people:
            names.append(_own_first(people).name)
    if not names and not lower and match["det"] == "t" and (match["origin"] or match["of"]) and place is not None:
        return _mention(tokens, i, match.end(), "stranger", ()), match.end()
    if not names:
        return None, i
    people_named = tuple(dict.fromkeys(names))
    return _mention(tokens, i, match.end(), "group" if len(people_named) > 1 else "role", people_named), match.end()


def _honoured(tokens: list[Token], string: str, i: int, roster: Roster) -> tuple[Mention | None, int]:
    """ "His Majesty", "HRH": an honorific without a name behind it stands for who bears an office that it goes with."""
    if string[i] != "H" or string[i + 1 : i + 2] in ("N", "T", "H", "t"):
        return None, i
    offices = HONOURED_OFFICES.get(fold(tokens[i].text).split()[-1])
    bearers = [person for person in roster.primary if offices and person.heads & set(offices)]
    if not bearers:
        return None, i
    return _mention(tokens, i, i + 1, "role", (_own_first(bearers).name,)), i + 1


def _visitor(tokens: list[Token], string: str, i: int, roster: Roster) -> tuple[Mention | None, int]:
    """ "The guest", "her host": of two parties the one who is of the issuer's side, or the other."""
    own = GUEST_OR_HOST.get(fold(tokens[i].text))
    if own is None or not i or string[i - 1] not in "th" or len(roster.primary) != 2:
        return None, i
    meant = [person for person in roster.primary if person.host == own]
    return (_mention(tokens, i, i + 1, "role", (meant[0].name,)), i + 1) if len(meant) == 1 else (None, i)


def _institution(tokens: list[Token], string: str, i: int, roster: Roster) -> tuple[Mention | None, int]:
    """ "The Ministry", "the Council": the house whose account it is."""
    match = _INSTITUTION.match(string, i)
    if match is None or roster.issuer is None:
        return None, i
    told = {word for token in tokens[i + 1 : match.end()] for word in fold(token.text).split()} - {"of", "the", "and"}
    if not told <= set(fold(roster.issuer).split()):
        return None, i
    return _mention(tokens, i, match.end(), "side", (roster.issuer,)), match.end()


def _own_first(people: list[Person]) -> Person:
    """Of several who bear the office, one of the talk's parties, the host's own before the guests."""
    return min(people, key=lambda person: (not person.primary, not person.host, person.order))


def _group(tokens: list[Token], string: str, i: int, roster: Roster) -> tuple[Mention | None, int]:
    match = _GROUP.match(string, i)
    some = roster.many and i > 0 and fold(tokens[i - 1].text) in SOME_OF
    if match is None or not (match["det"] or some or (tokens[i].text[0].isupper() and not match["origin"])):
        if fold(tokens[i].text) in _BOTH and string[i + 1 : i + 2] not in ("P", "D", "N", "T", "O"):
            return _mention(tokens, i, i + 1, "group", everybody(roster)), i + 1
        return None, i
    noun = fold(tokens[match.start("noun")].text)
    places = [
        place.name
        for span in ("origin", "of")
        for token in tokens[slice(*match.span(span))]
        if token.letter in "PD" and (place := place_named(token.text)) is not None
    ]
    names = _bearers(noun, places, roster)
    if not names:
        return None, i
    return _mention(tokens, i, match.end(), "group", names), match.end()


def _bearers(noun: str, places: list[str], roster: Roster) -> tuple[str, ...]:
    """Whom a plural noun stands for; () for people who do not take part ("European leaders")."""
    if len(places) == 1 and _is_organisation(places[0]):
        places = []  # "the G7 ministers": those who are there
    if roster.assembly is not None and not places:
        return everybody(roster)
    heads = {_singular(noun), noun}
    people = [p for p in roster.people if heads & p.heads and (not places or p.place in (None, *places))]
    primary = [person for person in people if person.primary]
    people = primary if len(primary) > 1 else people
    if len(roster.primary) > 2 and not places and 2 * len(people) > len(roster.primary):
        return everybody(roster)  # of a meeting of several, most bear the office: its other heads are meant too
    if len(primary) < 2 and not places and any(not person.heads for person in roster.primary):
        return everybody(roster)  # of two parties one's office is not told: they are meant, and no third who bears it
    if len(people) > 1 and noun != "leaders":
        return tuple(person.name for person in people)
    if len(places) == 1:
        own = [person.name for person in roster.of_place(places[0])]
        return tuple(own) or (places[0],) if own or places[0] in roster.sides else ()
    if len(places) > 1 and roster.many:
        return tuple(dict.fromkeys(places))
    if len(places) > 1 and not any(place in roster.sides for place in places):
        return ()
    return everybody(roster)


def _is_organisation(name: str) -> bool:
    place = place_named(name)
    return place is not None and place.kind == "organisation"


def _side(tokens: list[Token], string: str, i: int, roster: Roster) -> tuple[Mention | None, int]:
    match = _SIDE.match(string, i)
    if match is None or match.end() == i:
        return None, i
    place = first_place(tokens[i : match.end()])
    if place is not None and match["noun"] and fold(tokens[match.start("noun")].text) in SINGLE_PERSONS:
        person = _party_from(place, roster)
        if person is not None:
            return _mention(tokens, i, match.end(), "role", (person.name,)), match.end()
    if place is None or place not in roster.sides:
        if place is not None and match["noun"] and string[match.start("noun")] == "K" and roster.primary:
            return _mention(tokens, i, match.end(), "stranger", ()), match.end()
        return None, i
    if string[match.end() : match.end() + 1] in ("N", "T", "O"):
        return None, i  # "the United States Senate", "Russia Today": something else of that country
    parties = [person.name for person in roster.of_place(place) if person.primary]
    noun = match.start("noun") if match["noun"] else match.start("own") if match["own"] else None
    stands_for = noun is not None and fold(tokens[noun].text) in SPOKEN_FOR
    # "The German side" is its head who is at the table; "Germany" is the country.
    names = (parties[0],) if stands_for and len(parties) == 1 else (place,)
    return _mention(tokens, i, match.end(), "side", names), match.end()


def _party_from(place: str, roster: Roster) -> Person | None:
    """ "The Norwegian diplomat": the party of that country, or the one whose country is not told."""
    own = [person for person in roster.primary if person.place == place]
    unplaced = [person for person in roster.primary if person.place is None]
    if own:
        return _own_first(own)
    return unplaced[0] if len(unplaced) == 1 else None


def _pronoun(token: Token, roster: Roster, focus: Focus) -> Mention | None:
    word = fold(token.text)
    if word in ("he", "she") and focus.single is not None:
        return Mention(token.start, token.end, "pronoun", (focus.single.name,))
    if word in ("i", "we") and roster.author is not None:
        return Mention(token.start, token.end, "pronoun" if word == "i" else "host", (roster.author.name,))
    hosts = [person for person in roster.primary if person.host]
    if word == "we" and roster.sides and hosts:
        return Mention(token.start, token.end, "host", (hosts[0].place or hosts[0].name,))
    if word == "they":
        return Mention(token.start, token.end, "group", focus.group or everybody(roster))
    return None


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word.removesuffix("s")


def _joined(found: list[Mention], tokens: list[Token]) -> list[Mention]:
    """Mentions that a list joins, as one of several people: "A and B", "A, B and C", "A, B, and C".

    A comma before "and" joins only where a list is under way: in "thanked A, and B noted" it parts two clauses.
    """
    joined: list[Mention] = []
    i = 0
    while i < len(found):
        last, comma = i, False
        while last + 1 < len(found) and not found[last].possessive:
            gap = _gap(found[last].end, found[last + 1].start, tokens)
            if {name for member in found[i : last + 1] for name in member.people} & set(found[last + 1].people):
                break
            if gap == "c" and _list_goes_on(found, last + 1, tokens):
                last, comma = last + 1, True
            elif gap in ("a", "w", "cw") or (gap == "ca" and comma):
                last, comma = last + 1, False
                break
            else:
                break
        members = found[i : last + 1]
        people = tuple(dict.fromkeys(name for member in members for name in member.people))
        kind: MentionKind = "group" if len(people) > 1 else members[0].kind
        if all(member.kind == "side" for member in members):
            kind = "side"
        joined.append(Mention(members[0].start, members[-1].end, kind, people, members[-1].possessive))
        i = last + 1
    return joined


def _list_goes_on(found: list[Mention], i: int, tokens: list[Token]) -> bool:
    """Whether the mention is followed by more of a list that ends in "and", nobody in it named twice."""
    named = list(found[i - 1].people)
    last = i + _LONGEST_LIST
    while i + 1 < min(len(found), last):
        gap = _gap(found[i].end, found[i + 1].start, tokens)
        named += found[i].people
        if gap in ("a", "ca"):
            named += found[i + 1].people
            return len(named) == len(set(named))
        if gap != "c":
            return False
        i += 1
    return False


def _gap(start: int, end: int, tokens: list[Token]) -> str:
    """The letters between two mentions: "c", "a", "ca" or "w" as they are; "x" for anything else."""
    first = bisect_left(tokens, start, key=lambda token: token.start)
    inside = ""
    for token in tokens[first : first + 3]:
        if token.start >= end:
            break
        inside += token.letter
    return inside if inside in ("c", "a", "ca", "w", "cw") else "x"
