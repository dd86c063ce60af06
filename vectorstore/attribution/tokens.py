"""The words of a text with what each can be in a mention of a person: title, place, name, connector.

Every token gets one letter. Mentions are then found by ordinary regular expressions over the string of letters, which
keeps the grammar of "Kazakhstan's Deputy Prime Minister and Foreign Minister Mukhtar Tleuberdi" in one readable line.

    T  title, capitalised        r  title, lower case         H  honorific
    P  place or organisation     D  demonym ("Kazakh")        S  possessive place ("Kazakhstan's")
    N  capitalised word          p  particle of a name        J  suffix of a name ("Jr.")
    O  word of an institution    f  of, from                        t  the
    a  and, &                    w  together with, as well as
    c  comma                     m  modifier of a title
    G  plural of a party ("leaders")   K  side noun           R  pronoun
    h  his, her, their           b  both, all, two ...        o  for, to, on, at, in
    x  anything else
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from vectorstore.language import fold
from vectorstore.tables.english import (
    FUNCTION_WORDS,
    INSTITUTION_WORDS,
    MONTHS_AND_DAYS,
    NAMES_THAT_ARE_WORDS,
    common_words,
)
from vectorstore.tables.people import (
    GROUP_NOUNS,
    HONORIFICS,
    PARTICLES,
    PRONOUNS,
    SIDE_NOUNS,
    SUFFIXES,
    TITLE_MODIFIERS,
    TITLES,
)
from vectorstore.tables.places import PLACES

_TITLE_WORDS = "|".join(sorted({title.split()[0] for title in TITLES}, reverse=True))
_TOKEN = re.compile(
    # A word that ran into a title ("JomartPresident") ends before it.
    rf"\w[\w-]{{0,40}}[a-zà-ÿ](?=(?:{_TITLE_WORDS})\b)|"
    # "U.S.", "J. Smith"
    r"(?:[^\W\d_]\.){2,}|[^\W\d_]\.(?=\s)|"
    # A word with its hyphens and apostrophes, and the stop of an abbreviation before a name or after it.
    r"\w+(?:[-‑’'‘ʼ&./]\w+)*[’']?"
    r"(?:(?<=Jr)\.|(?<=Sr)\.|(?<=Mr)\.|(?<=Ms)\.|(?<=Mrs)\.|(?<=Dr)\.|(?<=Gen)\.|(?<=Sen)\.|(?<=Prof)\.)?|"
    r"[^\w\s]"
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}")
_POSSESSIVE = re.compile(r"(?:[’']s|(?<=s)[’'])$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or several that stand for one thing ("Prime Minister", "United Arab Emirates")."""

    text: str
    """As it stands, without a possessive ending."""
    start: int
    end: int
    letter: str
    possessive: bool = False


def _key(text: str) -> tuple[str, ...]:
    return tuple(fold(match.group()).rstrip(".") for match in _TOKEN.finditer(text))


def _plural_titles() -> Iterable[str]:
    for title in TITLES:
        head, _, rest = title.partition(" of ")
        yield (head[:-1] + "ies" if head.endswith("y") else head + "s") + (" of " + rest if rest else "")


@cache
def _phrases() -> Mapping[tuple[str, ...], str]:
    """Every phrase of the tables, as folded words, with its letter."""
    phrases: dict[tuple[str, ...], str] = {}
    groups: list[tuple[str, Iterable[str]]] = [
        ("G", _plural_titles()),
        ("G", GROUP_NOUNS),
        ("K", SIDE_NOUNS),
        ("H", HONORIFICS),
        ("T", TITLES),
        ("m", TITLE_MODIFIERS),
        ("D", (demonym for place in PLACES for demonym in place.demonyms)),
        ("P", (name for place in PLACES for name in (place.name, *place.aliases, *place.capitals))),
        ("b", ("both", "all", "two", "three", "four", "five", "both of the", "all of the", "the two", "all three")),
        ("t", ("the",)),
        ("h", ("his", "her", "their", "its", "my", "our")),
        ("a", ("and", "&")),
        ("w", ("as well as", "together with", "along with", "alongside")),
        ("f", ("of", "from")),
        ("o", ("for", "to", "on", "at", "in")),
        ("c", (",",)),
        ("R", PRONOUNS),
    ]
    for letter, texts in groups:
        for text in texts:
            key = _key(text)
            if letter == "T" or key not in phrases:
                phrases[key] = letter
    return phrases


@cache
def _acronyms() -> frozenset[tuple[str, ...]]:
    """Names and titles that only count in capitals: "UN" is an organisation, "Kim Jong Un" is not; "3 pm" is a time."""
    surfaces = {surface for place in PLACES for surface in (place.name, *place.aliases)} | set(TITLES)
    plain = {_key(surface) for surface in surfaces if not surface.isupper()}
    return frozenset(_key(surface) for surface in surfaces if surface.isupper()) - plain


@cache
def _longest() -> int:
    return max(len(key) for key in _phrases())


def tokenize(text: str, common: frozenset[str] = frozenset()) -> list[Token]:
    """The tokens of a text. `common` holds folded words that the document also writes in lower case: no names."""
    raw = list(_TOKEN.finditer(text))
    parts = [_POSSESSIVE.sub("", match.group()) for match in raw]
    folded = [fold(part).rstrip(".") for part in parts]
    whole = [fold(match.group()).rstrip(".") for match in raw]
    tokens: list[Token] = []
    i = 0
    while i < len(raw):
        size, letter = _phrase_at(parts, folded, whole, i)
        last = i + size - 1
        if not letter:
            letter = _letter(parts[i], folded[i], common)
        stripped = len(raw[last].group()) - len(parts[last])
        shown = text[raw[i].start() : raw[last].end() - stripped]
        tokens.append(Token(shown, raw[i].start(), raw[last].end(), letter, stripped > 0))
        i += size
    return [_in_context(tokens, i) for i in range(len(tokens))]


def _phrase_at(parts: list[str], folded: list[str], whole: list[str], i: int) -> tuple[int, str]:
    """The longest phrase of the tables that begins at word i: (number of words, letter), or (1, "")."""
    phrases = _phrases()
    for size in range(min(_longest(), len(parts) - i), 0, -1):
        # A possessive ending inside a phrase belongs to it ("People's Republic"); at its end it does not.
        key = (*whole[i : i + size - 1], folded[i + size - 1])
        letter = phrases.get(key)
        if letter is None:
            continue
        capital = parts[i][0].isupper()
        if (letter in "PD" and not capital) or (letter in "PDT" and key in _acronyms() and not parts[i].isupper()):
            continue
        if letter == "H" and not capital:
            continue
        if letter == "T" and not capital:
            letter = "r"
        if letter == "m" and capital and size == 1:
            continue
        return size, letter
    return 1, ""


def _letter(part: str, folded: str, common: frozenset[str]) -> str:
    if part.rstrip(".") in SUFFIXES or part in SUFFIXES:
        return "J"
    if _INITIALS.fullmatch(part):
        return "x"  # "D.C.": initials alone name nobody
    if folded in PARTICLES and part[0].islower():
        return "p"
    bare = folded.removeprefix("al-").removeprefix("el-")
    capital = part[0].isupper() or (bare != folded and part[len(folded) - len(bare) :][:1].isupper())
    if not capital or not any(c.isalpha() for c in part):
        return "x"
    if folded in FUNCTION_WORDS or folded in MONTHS_AND_DAYS:
        return "x"
    if folded in INSTITUTION_WORDS or any(piece in INSTITUTION_WORDS for piece in folded.split("-")):
        return "O"
    if folded in common:
        return "x"
    return "O" if folded in common_words() else "N"


def _in_context(tokens: list[Token], i: int) -> Token:
    """A token whose neighbours tell more of it: a possessive country; a word behind a given name ("Thomas West")."""
    token, before = tokens[i], tokens[i - 1] if i else None
    if token.letter == "P" and token.possessive:
        return replace(token, letter="S")
    if before is None or token.letter not in "Ox" or not token.text[0].isupper():
        return token
    if fold(token.text) not in NAMES_THAT_ARE_WORDS:
        return token
    if token.letter == "x":
        # "Mr May", "Prime Minister Theresa May"; but "met the President May 5".
        named = before.letter in "TH" or (before.letter == "N" and i > 1 and tokens[i - 2].letter in "TH")
        dated = i + 1 < len(tokens) and tokens[i + 1].text[0].isdigit()
        return replace(token, letter="N") if named and not dated else token
    return replace(token, letter="N") if before.letter in "NTH" else token


def letters(tokens: list[Token]) -> str:
    """One letter a token: positions in this string are positions in the list."""
    return "".join(token.letter for token in tokens)


def lower_case_words(text: str) -> frozenset[str]:
    """The folded words that a text also writes in lower case: capitalised at a sentence's start they are no names."""
    return frozenset(fold(word) for word in re.findall(r"(?<![\w-])[^\W\d_A-Z][\w’'-]{2,}", text) if word.islower())
