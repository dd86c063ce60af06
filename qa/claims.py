"""Into whose mouth a sentence puts its words: who its verbs of saying have for a subject. Pure functions."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from qa import wording
from vectorstore.language import fold, stem, words
from vectorstore.places import place_named
from vectorstore.tables.people import GROUP_NOUNS, HONORIFICS, PARTICLES, SIDE_NOUNS, TITLES
from vectorstore.tables.speech import IRREGULAR, JOINT, NEEDS, SAYING

Person = frozenset[str]
"""One person or side: the folded words of every spelling of the name, titles left out."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Who a part of a sentence says is speaking or acting."""

    kind: Literal["nobody", "named", "pronoun", "group"] = "nobody"
    subjects: tuple[Person, ...] = ()
    saying: bool = False
    """Whether it reports their words ("said"), not what they did ("met")."""
    verbs: frozenset[str] = frozenset()
    """Stems of its verbs of saying."""
    carried: bool = False
    """Taken over from the part before: "A said X [1] and Y [2]"."""

    def __bool__(self) -> bool:
        return self.kind != "nobody"


NOBODY = Claim()
# Without the letters of "H.R.H.": "Joseph R. Biden" has an R of his own.
_IN_TITLES = {word for title in (*TITLES, *HONORIFICS) for word in words(title) if len(word) > 1}
TITLE_WORDS = frozenset(_IN_TITLES | {"of", "the", "for", "and"})
_SIDES = frozenset(noun for noun in SIDE_NOUNS if " " not in noun) | {"diplomat", "spokesperson", "spokesman"}
ROLES = TITLE_WORDS - wording.FUNCTION_WORDS - wording.PREPOSITIONS  # without "to" of "Assistant to the President"
_GROUPS = frozenset(noun for noun in GROUP_NOUNS if " " not in noun) | {"both", "they"}
_ALL_OF = frozenset(("the", "both", "two", "all", "three", "four"))
_SIDE_BEHIND = re.compile(rf"\s+(?:{'|'.join(SIDE_NOUNS)})$", re.IGNORECASE)
_PRONOUNS = frozenset(("he", "she", "it"))


def _finite(verb: str) -> tuple[str, ...]:
    """The forms that a verb has behind its subject, without its base: "support" is a noun as often."""
    if verb in IRREGULAR:
        return IRREGULAR[verb][:3]
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ies", f"{verb[:-1]}ied"
    present = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    return present, verb + ("d" if verb.endswith("e") else "ed")


_FORMS = {form: verb for verb in (*SAYING, *JOINT) for form in _finite(verb)}
REPORTING_STEMS = frozenset(map(stem, (*SAYING, *JOINT, *_FORMS)))
_JOINT_ONLY = frozenset(JOINT)
_TITLE_START = "|".join(sorted({re.escape(title.split()[0]) for title in TITLES}, key=len, reverse=True))
_ASIDE = re.compile(
    rf",\s+(?:(?:in|during|at|on|speaking|after|before|while|when|meeting|following|who|whose|as|for\s+(?:his|her)\s+part|"
    rf"too|in\s+turn|however|meanwhile)\b|(?:the\s+|then\s+)?(?:\w+['’]s\s+)?(?:{_TITLE_START})\b)[^,;]*,|\([^)]*\)"
)
_QUOTED = re.compile("|".join(f"{a}[^{a}{b}]*{b}" for a, b in (('"', '"'), *wording.QUOTATION_MARKS)))
_DATED = re.compile(r"\b(?:on|in|of)\s+(?:\w+day,?\s+)?(?:\d{1,2}\s+)?[A-Z][a-z]+\.?\s+\d{1,4}(?:,?\s+\d{4})?")
_TOKEN = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*\.?|[,;:]")
_HIS_VIEW = "|".join(rf"{before}\s+(?=(?:[\w.-]+\s+){{0,4}}[\w.-]+['’]s?\s+(?:own\s+)?(?:{nouns})\b)"
                     for before, nouns in wording.SOURCES)  # fmt: skip
_SOURCE = re.compile(
    rf"\b(?:according\s+to\s+|in\s+the\s+(?:words|view|opinion)\s+of\s+|{_HIS_VIEW})(?=(?:the\s+)?[A-Z])", re.IGNORECASE
)
_GOES_ON = re.compile(r"\s*,?\s*(?:and|or|but|that|as\s+well\s+as)\b", re.IGNORECASE)


def person(name: str) -> Person:
    """A name as the set of its folded words without titles; all of its words where it has no others."""
    listed = frozenset(words(name))
    place = place_named(re.sub(_SIDE_BEHIND, "", name))
    if place is not None:  # "the Chinese side" is China, and "U.S. officials" are the United States
        surfaces = (place.name, *place.aliases, *place.demonyms)
        return listed | {word for surface in surfaces for word in words(surface)}
    return listed - TITLE_WORDS or listed


def claim(part: str, everybody: frozenset[Person], carried: Claim = NOBODY) -> Claim:
    """Who a part of a sentence says is speaking: the subjects of its verbs of saying, or else whom it begins with."""
    text = _ASIDE.sub(" ", _DATED.sub(" ", _QUOTED.sub(" ", part)))
    tokens = _TOKEN.findall(text)
    found = NOBODY
    for place, token in enumerate(tokens):
        verb = _reporting(token, tokens[place + 1 :])
        if verb is None or (found.saying and verb in _JOINT_ONLY):
            continue  # "said that the two are discussing": a part of what is said
        subject = _inverted(tokens, place, everybody) or _subject(tokens, place) or NOBODY
        if subject:
            saying = verb in SAYING and verb not in _JOINT_ONLY
            found = _merged(found, replace(subject, saying=saying, verbs=frozenset((stem(token.casefold()),))))
    source = _SOURCE.search(text)
    if source and not found.saying:
        rest = _TOKEN.findall(text[source.end() :])
        found = _merged(found, Claim("named", (_run_forward(rest),), saying=True))
    if not found:
        if carried and not _begins_with(tokens, everybody):
            return replace(carried, carried=True, saying=carried.saying and bool(_GOES_ON.match(part)))
        found = _begins_with(tokens, everybody) or _nobodys_pronoun(tokens)
    return found


def _reporting(token: str, following: Sequence[str]) -> str | None:
    """The base form of a verb of saying or of joint talk; None for other words and for verbs without what they need."""
    if not token.islower():
        return None
    verb = _FORMS.get(fold(token))
    if verb is None:
        return None
    needs = NEEDS.get(verb)
    return verb if needs is None or re.match(needs, " ".join(following[:10])) else None


def _subject(tokens: Sequence[str], verb: int) -> Claim | None:
    """The subject before a verb: names, a pronoun, or a role; names behind a preposition are passed over."""
    place = verb - 1
    if re.search(r"['’]s?$", tokens[place]):
        return None  # "China's demands"
    while place >= 0:
        word = tokens[place].casefold()
        if tokens[place][0].isupper() and word not in wording.FUNCTION_WORDS:
            start = _run_start(tokens, place)
            if start > 0 and tokens[start - 1].casefold() in wording.PREPOSITIONS | {"by"}:
                place = start - 2
                continue
            return _named(tokens, start, place)
        if word in _PRONOUNS:
            return Claim("pronoun")
        if word in ("both", "they") or (word in _GROUPS and tokens[place - 1].casefold() in _ALL_OF and place):
            return Claim("group")
        if word in _SIDES or word in ROLES:
            adjective = tokens[place - 1] if place else ""
            described = adjective[:1].isupper() and adjective.casefold() not in wording.FUNCTION_WORDS
            return Claim("named", (frozenset(words(adjective)),)) if described else Claim("pronoun")
        if word in wording.AUXILIARIES or word.endswith("ly") or word == ",":
            place -= 1
            continue
        return None
    return None


def _named(tokens: Sequence[str], start: int, end: int) -> Claim:
    """The names that end at a place, with those that "and" joins to them."""
    subjects = [frozenset(words(" ".join(tokens[start : end + 1])))]
    joining: tuple[str, ...] = ("and", "&")  # "A, B and C"; a comma alone is an apposition: "the Minister, B,"
    while start >= 2 and tokens[start - 1] in joining and tokens[start - 2][0].isupper():
        joining = ("and", "&", ",")
        end = start - 2
        start = _run_start(tokens, end)
        if start > 0 and tokens[start - 1].casefold() in wording.PREPOSITIONS:
            break
        subjects.append(frozenset(words(" ".join(tokens[start : end + 1]))))
    kept = [subject - {"the"} for subject in subjects]
    return Claim("named", tuple(subject for subject in kept if subject))


def _run_start(tokens: Sequence[str], end: int) -> int:
    """Where the run of capitalised words (and the small words inside names) that ends at a place begins."""
    start = end
    while start > 0:
        before = tokens[start - 1]
        small = before in PARTICLES or before == "of"
        if before[0].isupper() and before.casefold() not in wording.FUNCTION_WORDS:
            start -= 1
        elif small and start > 1 and tokens[start - 2][0].isupper():
            start -= 2
        else:
            break
    return start


def _run_forward(tokens: Sequence[str]) -> Person:
    run: list[str] = []
    for word in tokens:
        if word.casefold() == "the" and not run:
            continue
        if not word[0].isupper() and word not in PARTICLES and word != "of":
            break
        run.append(word)
    return frozenset(words(" ".join(run)))


def _inverted(tokens: Sequence[str], verb: int, everybody: Iterable[Person]) -> Claim:
    """The known person behind the verb: "..., said Tleuberdi", "it was stressed by Tleuberdi"."""
    agent = tokens[verb + 1 : verb + 2] == ["by"]
    if not agent and verb > 0 and tokens[verb - 1] != ",":
        return NOBODY
    run = _run_forward(tokens[verb + 1 + agent :])
    known = any(run - TITLE_WORDS <= somebody for somebody in everybody)
    return Claim("named", (run,)) if run and known else NOBODY


def _begins_with(tokens: Sequence[str], everybody: Iterable[Person]) -> Claim:
    """The known person that the words begin with, who does or holds something without a verb of saying."""
    for place, token in enumerate(tokens[:12]):
        if token[0].isupper() and token.casefold() not in wording.FUNCTION_WORDS:
            end = place
            while end + 1 < len(tokens) and (tokens[end + 1][0].isupper() or tokens[end + 1] in PARTICLES):
                end += 1
            run = frozenset(words(" ".join(tokens[place : end + 1]))) - TITLE_WORDS
            before = tokens[place - 1].casefold() if place else ""
            behind = "".join(tokens[end + 1 : end + 2])
            held_by = place == 1 and before in ("for", "to") and behind == "," and not place_named(" ".join(run))
            aside = before in wording.PREPOSITIONS | {"of"} and not held_by  # "For Tleuberdi, matters ..." is his view
            if run and not aside and any(run <= known for known in everybody):
                return _named(tokens, place, end)
    return NOBODY


def _nobodys_pronoun(tokens: Sequence[str]) -> Claim:
    return Claim("pronoun") if tokens and tokens[0].casefold() in ("he", "she", "his", "her") else NOBODY


def _merged(one: Claim, two: Claim) -> Claim:
    """Both claims of one part; a pronoun or role beside a name means that name."""
    if one.kind == "nobody" or (one.kind != "named" and two.kind == "named"):
        return (
            two if one.kind == "nobody" else replace(two, saying=one.saying or two.saying, verbs=one.verbs | two.verbs)
        )
    if two.kind != "named":
        return replace(one, saying=one.saying or two.saying, verbs=one.verbs | two.verbs)
    subjects = tuple(dict.fromkeys(one.subjects + two.subjects))
    return Claim("named", subjects, one.saying or two.saying, one.verbs | two.verbs)
