"""Those whom a text knows by their office alone: "The Secretary-General met ...", and nowhere a name.

Their words would else go on as somebody else's. Where one person of the text who speaks has no office yet, the office
is that person's, unless one sentence names both; otherwise it stands for itself.
"""

import re
from collections.abc import Iterator, Sequence

from vectorstore.attribution.cues import subject_verb
from vectorstore.attribution.people import Person, Roster, name_words, title_heads
from vectorstore.attribution.tokens import Token, letters
from vectorstore.language import fold

_OFFICE = re.compile(r"tm*(?P<title>[Tr])(?![fmNHTrGo])")
# Spokespersons give out what others said; the others are no office that one alone could bear.
_NO_OFFICE = re.compile(r"spoke|press secretary|counterpart|leader|^head$|^general$|^representative$", re.IGNORECASE)
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
        if len(inside) < _LEAST or roster.bearing(office):
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


def _beside(person: Person, sentences: Sequence[str]) -> bool:
    """Whether one of the sentences names a person, who is then somebody else than its subject."""
    return any(set(person.words) & set(name_words(sentence)) for sentence in sentences)
