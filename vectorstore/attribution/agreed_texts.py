"""Texts that several governments give out together: joint statements, communiqués, a chair's summary.

What no single party is told to have said in one is the words of them all, and not the issuer's background.
"""

import re

from vectorstore.attribution.mention import everybody
from vectorstore.attribution.people import Roster, first_place
from vectorstore.attribution.sentences import sentences
from vectorstore.attribution.tokens import tokenize
from vectorstore.tables.speech import AGREED_BODIES, AGREED_TEXTS

_TITLE = re.compile(
    rf"\bjoint\s+(?:[\w-]+\s+){{0,2}}?(?:{AGREED_TEXTS})\b|\bcommuniqu[eé]\b|"
    rf"\b(?:{AGREED_BODIES})[’']?\s+(?:[\w-]+\s+){{0,2}}?(?:{AGREED_TEXTS})\b|"
    rf"\b(?:{AGREED_TEXTS})\s+(?:by|of|from)\s+(?:the\s+)?(?:[\w-]+\s+){{0,3}}?(?:{AGREED_BODIES})\b",
    re.IGNORECASE,
)
# "signed a joint declaration", "remarks on the communiqué": about such a text.
_ABOUT_ONE = re.compile(
    r"\b(?:sign(?:s|ed|ing)?|adopt(?:s|ed|ing|ion)?|issu(?:es?|ed|ing)|agree[sd]?|read(?:s|out)?|hail(?:s|ed)|"
    r"welcom(?:es?|ed)|endors(?:es?|ed)|remarks|speech|interview|questions?|spokes\w+|on|about|regarding|after)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"\b(?:on|about|regarding|concerning|to)\b", re.IGNORECASE)
_OPENING = re.compile(
    rf"\b(?:text of (?:a|the)|issued? the following|the following|(?:released|adopted|issued) the following)\s+"
    rf"(?:[\w-]+\s+)?joint\s+(?:[\w-]+\s+){{0,2}}?(?:{AGREED_TEXTS})\b",
    re.IGNORECASE,
)
_OPENING_LENGTH = 300
# What such a text claims, promises or asks, unlike what it tells of the meeting: in the present or future, or by "us".
_CLAIM = re.compile(
    r"^(?:(?!\b(?:was|were|had|did|met|held|led|took|\w+ed)\b).)*?\b(?:is|are|has|have|will|must|should|shall|can|cannot|"
    r"remains?|continues?)\b|\b(?:we|our|us)\b",
    re.IGNORECASE | re.DOTALL,
)
_INTRODUCES = re.compile(
    r"\btext of (?:the|a)\b|\bthe following\b.{0,40}\b(?:text|statement|readout|release)\b", re.IGNORECASE
)


def claims(sentence: str) -> bool:
    """Whether a sentence of an agreed text says something, and does not tell of the meeting."""
    return _CLAIM.search(sentence) is not None and _INTRODUCES.search(sentence) is None


def settle_agreed(text: str, title: str, roster: Roster) -> None:
    """Sets whose words an agreed text is, and the countries that are party to it; other texts are left alone."""
    named = _TITLE.search(title)
    if (named is None or _ABOUT_ONE.search(title, 0, named.start())) and not _OPENING.search(text[:_OPENING_LENGTH]):
        return
    countries = _countries(title)
    if len(countries) < 2:
        first = next(sentences(text), (0, 0))
        countries = tuple(dict.fromkeys((*countries, *_countries(text[slice(*first)]))))
    if len(countries) > 1:
        at_the_table = [person.place for person in roster.primary if person.place]
        roster.sides = tuple(dict.fromkeys((*at_the_table, *countries)))
    parties = everybody(roster)
    roster.agreed = parties if len(parties) > 1 or roster.assembly is not None else countries or parties


def _countries(line: str) -> tuple[str, ...]:
    """The countries and organisations that a line names, in order, but for those that it names as its subject."""
    told = ((token, first_place([token])) for token in tokenize(line) if token.letter in "PDS")
    places: dict[str, int] = {}
    for token, place in told:
        if place is not None and not (len(places) > 1 and _SUBJECT.search(line, min(places.values()), token.start)):
            places.setdefault(place, token.start)
    return tuple(places)
