"""Mentions of groups, sides and houses, and of people by what they are to each other: "both ministers", "the guest"."""

import re

from vectorstore.attribution.cues import pasts_of_talk
from vectorstore.attribution.mention import Mention, everybody, mention_of, own_first
from vectorstore.attribution.people import Person, Roster, first_place
from vectorstore.attribution.tokens import Token
from vectorstore.language import fold
from vectorstore.places import place_named
from vectorstore.tables.people import (
    ASSEMBLED,
    GUEST_OR_HOST,
    HONOURED_OFFICES,
    PARTAKING,
    SINGLE_PERSONS,
    SOME_OF,
    SPOKEN_FOR,
)
from vectorstore.tables.speech import TALK_TAKEN_PART_IN

_SIDE = re.compile(r"(?P<det>[th])m*(?P<origin>[DPN])m*O*(?P<noun>[KG])|(?P<place>t?[PS])O*(?P<own>[KG]?)")
_GROUP = re.compile(
    r"(?P<det>[thb]{0,2})m*(?P<origin>(?:[DP](?:a[DP])*)?)O*(?P<noun>G)(?P<of>(?:ft?[PD](?:[ac]{0,2}t?[PD])*)?)"
)
_INSTITUTION = re.compile(r"tO+(?:ft?[OP]+)?(?![fmNHTrGKOo])")
_OF_ALL = re.compile(r"ft?b+O*G")
_OF_TALK = re.compile(r"[fo]t?x")
_BOTH = frozenset(("both", "the two", "all three", "the three"))


def find_group(tokens: list[Token], string: str, i: int, roster: Roster) -> tuple[Mention | None, int]:
    # "the meeting participants" are the participants.
    inside = string[i : i + 3] == "txG" and fold(tokens[i + 1].text) in TALK_TAKEN_PART_IN
    match = _GROUP.match(string, i + 2 if inside else i)
    some = (
        inside
        or _bare_subject(tokens, match, i)
        or (roster.many and roster.many and i > 0 and fold(tokens[i - 1].text) in SOME_OF)
    )
    if match is None or not (match["det"] or some or (tokens[i].text[0].isupper() and not match["origin"])):
        if fold(tokens[i].text) in _BOTH and string[i + 1 : i + 2] not in ("P", "D", "N", "T", "O"):
            return mention_of(tokens, i, i + 1, "group", everybody(roster)), i + 1
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
    last = _past_the_talk(tokens, string, match.end()) if noun in ASSEMBLED | PARTAKING else match.end()
    return mention_of(tokens, i, last, "group", names), last


def _bare_subject(tokens: list[Token], match: re.Match[str] | None, i: int) -> bool:
    """ "During the briefing, participants discussed": a plural without an article that a verb of talk follows."""
    if match is None or match["det"] or match["origin"] or fold(tokens[match.start("noun")].text) not in PARTAKING:
        return False
    if i and tokens[i - 1].letter not in "ca":
        return False
    behind = [fold(token.text) for token in tokens[match.end() : match.end() + 2]]
    verb = behind[1:] if behind[:1] == ["also"] else behind[:1]
    return bool(verb) and verb[0] in pasts_of_talk()


def _past_the_talk(tokens: list[Token], string: str, i: int) -> int:
    """Past what a plural has behind it and does not change it: "of the two countries", "in the talks"."""
    match = _OF_ALL.match(string, i) or _OF_TALK.match(string, i)
    if match is None or (match.re is _OF_TALK and fold(tokens[match.end() - 1].text) not in TALK_TAKEN_PART_IN):
        return i
    return match.end()


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


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word.removesuffix("s")


def find_side(tokens: list[Token], string: str, i: int, roster: Roster) -> tuple[Mention | None, int]:
    match = _SIDE.match(string, i)
    if match is None or match.end() == i:
        return None, i
    place = first_place(tokens[i : match.end()])
    if place is not None and match["noun"] and fold(tokens[match.start("noun")].text) in SINGLE_PERSONS:
        person = _party_from(place, roster)
        if person is not None:
            return mention_of(tokens, i, match.end(), "role", (person.name,)), match.end()
    if place is None or place not in roster.sides:
        if place is not None and match["noun"] and string[match.start("noun")] == "K" and roster.primary:
            return mention_of(tokens, i, match.end(), "stranger", ()), match.end()
        return None, i
    if string[match.end() : match.end() + 1] in ("N", "T", "O"):
        return None, i  # "the United States Senate", "Russia Today": something else of that country
    parties = [person.name for person in roster.of_place(place) if person.primary]
    noun = match.start("noun") if match["noun"] else match.start("own") if match["own"] else None
    stands_for = noun is not None and fold(tokens[noun].text) in SPOKEN_FOR
    # "The German side" is its head who is at the table; "Germany" is the country.
    names = (parties[0],) if stands_for and len(parties) == 1 else (place,)
    return mention_of(tokens, i, match.end(), "side", names), match.end()


def _party_from(place: str, roster: Roster) -> Person | None:
    """ "The Norwegian diplomat": the party of that country, or the one whose country is not told."""
    own = [person for person in roster.primary if person.place == place]
    unplaced = [person for person in roster.primary if person.place is None]
    if own:
        return own_first(own)
    return unplaced[0] if len(unplaced) == 1 else None


def find_honoured(tokens: list[Token], string: str, i: int, roster: Roster) -> tuple[Mention | None, int]:
    """ "His Majesty", "HRH": an honorific without a name behind it stands for who bears an office that it goes with."""
    if string[i] != "H" or string[i + 1 : i + 2] in ("N", "T", "H", "t"):
        return None, i
    offices = HONOURED_OFFICES.get(fold(tokens[i].text).split()[-1])
    bearers = [person for person in roster.primary if offices and person.heads & set(offices)]
    if not bearers:
        return None, i
    return mention_of(tokens, i, i + 1, "role", (own_first(bearers).name,)), i + 1


def find_visitor(tokens: list[Token], string: str, i: int, roster: Roster) -> tuple[Mention | None, int]:
    """ "The guest", "her host": of two parties the one who is of the issuer's side, or the other."""
    own = GUEST_OR_HOST.get(fold(tokens[i].text))
    if own is None or not i or string[i - 1] not in "th" or len(roster.primary) != 2:
        return None, i
    meant = [person for person in roster.primary if person.host == own]
    return (mention_of(tokens, i, i + 1, "role", (meant[0].name,)), i + 1) if len(meant) == 1 else (None, i)


def find_institution(tokens: list[Token], string: str, i: int, roster: Roster) -> tuple[Mention | None, int]:
    """ "The Ministry", "the Council": the house whose account it is."""
    match = _INSTITUTION.match(string, i)
    if match is None or roster.issuer is None:
        return None, i
    told = {word for token in tokens[i + 1 : match.end()] for word in fold(token.text).split()} - {"of", "the", "and"}
    if not told <= set(fold(roster.issuer).split()):
        return None, i
    return mention_of(tokens, i, match.end(), "side", (roster.issuer,)), match.end()
