"""Those whom a text knows by their office alone: "The Secretary-General met ...", and nowhere a name.

Their words would else go on as somebody else's. Where one person of the text who speaks has no office yet, the office
is that person's, unless one sentence names both; otherwise it stands for itself.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from vectorstore.attribution.cues import past_of_saying, subject_verb
from vectorstore.attribution.people import Person, Roster, first_place, name_words, title_heads
from vectorstore.attribution.tokens import Token, letters
from vectorstore.language import fold
from vectorstore.places import place_named
from vectorstore.tables.people import ASSEMBLED

_OFFICE = re.compile(r"tm*(?P<title>[Tr])(?![fmNHTrGo])")
# Spokespersons give out what others said; the others are no office that one alone could bear.
_NO_OFFICE = re.compile(r"spoke|press secretary|counterpart|leader|^head$|^general$", re.IGNORECASE)
# An office with its country and without a name: "the Ambassador of Peru", "the Peruvian Foreign Minister".
_OF_COUNTRY = re.compile(r"(?:(?P<origin>[DPS])O*)?m*(?P<title>[Tr])(?P<of>(?:O*ft?P)?)(?!c?t?H*N|[fmHTrGKoO])")
_COUNTRY_SPEAKS = re.compile(r"(?:^|[acx])t?(?P<places>P(?:[ca]{1,2}t?P)*+)(?![fmNHTrGKOo])")
_LEAST = 2
"""Sentences in which an office has to be the subject of a verb of speech or talk, for somebody to stand behind it."""


def add_offices(sentences: Sequence[tuple[str, list[Token]]], roster: Roster) -> None:
    """Gives each office that speaks in a text, and that nobody of the roster bears, a bearer.

    ``sentences``: each one's words and tokens.
    """
    told: dict[str, list[str]] = {}
    for sentence, tokens in sentences:
        for token in _speaking(sentence, tokens):
            if not roster.bearing(token.text):
                told.setdefault(token.text, []).append(sentence)
    for office, inside in told.items():
        if len(inside) < (1 if roster.many else _LEAST) or roster.bearing(office):
            continue
        bearers = [person for person in roster.people if not person.heads and not _beside(person, inside)]
        if len(bearers) == 1 and bearers[0].primary:
            bearers[0].heads |= title_heads(office)
            continue
        person = roster.add(office[0].upper() + office[1:], titles=office, primary=len(roster.primary) < 2)
        person.host = person.primary and not any(other.host for other in roster.people)


def _speaking(sentence: str, tokens: list[Token]) -> Iterator[Token]:
    """The offices without a name or country that are the subject of a verb of speech, talk or meeting."""
    for match in _OFFICE.finditer(letters(tokens)):
        title = tokens[match.start("title")]
        if title.possessive or _NO_OFFICE.search(fold(title.text)):
            continue
        if match.start() and tokens[match.start() - 1].letter in "xowf" and tokens[match.start() - 1].text.islower():
            continue  # "with the Minister", "to the President": no subject
        if subject_verb().match(sentence, title.end):
            yield title


def add_parties(openings: Sequence[list[Token]], roster: Roster) -> None:
    """The parties whom the title and the opening tell by office and country alone, where they name fewer than two."""
    for tokens in openings:
        if len(roster.primary) > 1:
            return
        for _, office, place in _of_countries(tokens):
            if not _borne(office, place, roster) and not any(p.primary for p in roster.of_place(place)):
                roster.add(_called(office, place), titles=office, place=place, primary=True)


def add_delegates(sentences: Sequence[tuple[str, list[Token]]], roster: Roster) -> None:
    """Of a meeting of several: those who speak under their office and country, and the countries that speak."""
    for sentence, tokens in sentences:
        for last, office, place in _of_countries(tokens):
            if not _borne(office, place, roster) and _told(sentence, tokens[last - 1]):
                roster.add(_called(office, place), titles=office, place=place)
        for match in _COUNTRY_SPEAKS.finditer(letters(tokens)):
            if _told(sentence, tokens[match.end() - 1]):
                countries = [first_place([token]) for token in tokens[slice(*match.span("places"))]]
                roster.sides = tuple(dict.fromkeys([*roster.sides, *filter(None, countries)]))
    home = place_named(roster.issuer_place or "")
    if len(roster.primary) < 2 and home is not None and home.kind == "organisation":
        told = Counter(
            noun for _, tokens in sentences for t in tokens if t.letter == "G" and (noun := fold(t.text)) in ASSEMBLED
        )
        roster.assembly = told.most_common(1)[0][0].capitalize() if told else None


def _borne(office: str, place: str, roster: Roster) -> bool:
    """Whether somebody named bears the office of a country; whose country is not told has to bear just that office."""
    return any(
        person.place == place or not person.host or fold(office) in person.heads
        for person in roster.bearing(office, place)
    )


def _called(office: str, place: str) -> str:
    return f"{office[0].upper()}{office[1:]} of {place}"


def _told(sentence: str, subject: Token) -> bool:
    """Whether a verb of speech in the past follows."""
    match = subject_verb().match(sentence, subject.end)
    return not subject.possessive and match is not None and (match["saying"] or "").lower() in past_of_saying()


def _of_countries(tokens: list[Token]) -> Iterator[tuple[int, str, str]]:
    """(past the last token, office, country) of every office that is told with its country and without a name."""
    for match in _OF_COUNTRY.finditer(letters(tokens)):
        place = first_place(tokens[slice(*match.span("of"))]) or first_place(tokens[slice(*match.span("origin"))])
        office = tokens[match.start("title")].text
        if place is not None and not _NO_OFFICE.search(fold(office)):
            yield match.end(), office, place


def _beside(person: Person, sentences: Sequence[str]) -> bool:
    """Whether one of the sentences names a person, who is then somebody else than its subject."""
    return any(set(person.words) & set(name_words(sentence)) for sentence in sentences)
