"""Several people under one plural office: "Presidents X of A and Y of B", "his colleagues from A, X, and B, Y"."""

import re

from vectorstore.attribution.people import NAME, first_place, name_text
from vectorstore.attribution.tokens import Token, letters
from vectorstore.language import fold
from vectorstore.tables.people import TITLES

_OFFICES = frozenset(fold(title) for title in TITLES)
_HONOURED = r"t?H{0,2}"
_FROM = r"(?:ft?P|xPx)?"
# "X of A, Y of B and Z (C)"
_AFTER_NAMES = re.compile(rf"G{_HONOURED}{NAME}{_FROM}(?:(?:ca?|a){_HONOURED}{NAME}{_FROM})+")
# "of A, X, of B, Y, and C, Z", "of A (X) and B (Y)"
_BEFORE_NAMES = re.compile(rf"G(?:[ca]{{0,2}}f?t?P[cx]{_HONOURED}{NAME}x?){{2,}}")
_MEMBER = re.compile(NAME)


def listed_names(tokens: list[Token]) -> list[tuple[int, int, str, str, str | None]]:
    """(first token, past the last token, name, title, place) of every name in such a list."""
    string, found = letters(tokens), list[tuple[int, int, str, str, str | None]]()
    for pattern in (_BEFORE_NAMES, _AFTER_NAMES):
        for match in pattern.finditer(string):
            title = _singular(tokens[match.start()].text)
            members = list(_MEMBER.finditer(string, match.start() + 1, match.end()))
            if found and found[-1][1] > match.start():
                continue
            for i, member in enumerate(members):
                first, last = member.span()
                if pattern is _AFTER_NAMES:
                    stop = members[i + 1].start() if i + 1 < len(members) else match.end()
                    place = first_place(tokens[last:stop])
                else:
                    place = first_place(tokens[members[i - 1].end() if i else match.start() : first])
                found.append((first, last, name_text(tokens, first, last), title, place))
    return found


def _singular(noun: str) -> str:
    """The office that each of "foreign ministers" holds; "counterpart" for those who hold the speaker's own."""
    for plural, singular in (("secretaries", "secretary"), ("heads of", "head of")):
        noun = re.sub(plural, singular, noun, flags=re.IGNORECASE)
    one = noun.removesuffix("s")
    return one if fold(one) in _OFFICES else "Counterpart"
