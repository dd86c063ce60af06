"""Into whose mouth a sentence puts its words, and whether the cited statements do so too: pure functions."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from qa import wording
from vectorstore.language import fold, stem, words
from vectorstore.places import place_named
from vectorstore.tables.people import GROUP_NOUNS, HONORIFICS, PARTICLES, SIDE_NOUNS, TITLES
from vectorstore.tables.speech import IRREGULAR, JOINT, NEEDS, SAYING
from vectorstore.types import Hit

Person = frozenset[str]
"""One person or side: the folded words of every spelling of the name, titles left out."""


class Voiced(Protocol):
    """A statement with its speakers and those who took part, each by the words of the name."""

    @property
    def hit(self) -> Hit: ...
    @property
    def people(self) -> tuple[Person, ...]: ...
    @property
    def others(self) -> tuple[Person, ...]: ...
    @property
    def quote_words(self) -> frozenset[str]: ...
    @property
    def vocabulary(self) -> frozenset[str]: ...


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
_ROLES = TITLE_WORDS - wording.FUNCTION_WORDS - wording.PREPOSITIONS  # without "to" of "Assistant to the President"
_SOMEBODY = _ROLES | {"he", "she", "they", "leaders", "ministers", "presidents"}
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
_TOGETHER = re.compile(wording.TOGETHER, re.IGNORECASE)
_ACCOUNT = re.compile(wording.ACCOUNT, re.IGNORECASE)
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


def fault(part: str, claimed: Claim, cited: Sequence[Voiced], previous: tuple[Person, ...]) -> str | None:
    """Why the cited statements do not put the words into the mouth that the sentence does; None where they do."""
    if claimed.kind == "nobody":
        return None
    if claimed.kind == "pronoun":
        return _pronoun_fault(cited, previous)
    if claimed.kind == "group":
        return _group_fault(claimed, cited)
    # "The Secretary" beside a name is that name; alone, whoever was named before.
    subjects = [subject for subject in claimed.subjects if not subject <= TITLE_WORDS]
    if not subjects:
        return _pronoun_fault(cited, previous)
    for subject in subjects:
        if not any(_answers(subject, claimed, source, part) for source in cited):
            return "puts the words in a mouth that did not say them"
    return next(filter(None, (_strangers(source, subjects, claimed, cited, part) for source in cited)), None)


def _answers(subject: Person, claimed: Claim, source: Voiced, part: str) -> bool:
    """Whether one statement bears out that the subject says or does it."""
    mode, known = source.hit.statement.mode, _known(subject, source)
    held = bool(known) and any(known <= speaker for speaker in source.people)
    if held and mode == "said":
        return True
    if held and mode == "joint" and _plural(claimed, source, part):
        return True
    if _ACCOUNT.search(part) and subject - TITLE_WORDS <= frozenset(words(source.hit.readout.issuer or "")) | {
        "readout"
    }:
        return True
    if claimed.saying:
        # The readout tells it in the same words: "The Minister thanked ..." as part of the course of the visit.
        return mode == "narrated" and subject <= source.quote_words and claimed.verbs <= source.quote_words
    if mode == "said":
        return subject <= source.quote_words
    if not subject - TITLE_WORDS <= source.vocabulary:
        return False
    # A narration without the name must at least speak of somebody: "the Secretary", "he", "they".
    stands_for_one = subject <= source.quote_words or bool(source.quote_words & _SOMEBODY)
    return _plural(claimed, source, part) or (mode == "narrated" and stands_for_one)


def _strangers(
    source: Voiced, subjects: Sequence[Person], claimed: Claim, cited: Sequence[Voiced], part: str
) -> str | None:
    """A statement beside the right one must not lend its words: to somebody else, or to one of both."""
    mode = source.hit.statement.mode
    mentioned = frozenset(words(part))
    answered = any(_answers(subject, claimed, source, part) for subject in subjects)
    if mode == "said" and not answered and not any(speaker & mentioned for speaker in source.people):
        return "cites somebody whom it does not name"
    if mode == "joint" and not _plural(claimed, source, part):
        return "gives a joint statement as one side's words"
    if mode == "narrated" and claimed.saying and not answered and len(cited) == 1:
        return "gives the readout's narration as somebody's words"
    return None


def _plural(claimed: Claim, source: Voiced, part: str) -> bool:
    """Whether the sentence gives a joint statement to more than one of its speakers."""
    if claimed.saying or claimed.carried:
        speaking = [s for s in source.people if any(_known(subject, source) <= s for subject in claimed.subjects)]
        return claimed.kind == "group" or (len(claimed.subjects) > 1 and len(speaking) > 1)
    mentioned = frozenset(words(part))
    return sum(bool(speaker & mentioned) for speaker in source.people) > 1 or _TOGETHER.search(part) is not None


def _pronoun_fault(cited: Sequence[Voiced], previous: tuple[Person, ...]) -> str | None:
    voiced = [source for source in cited if source.people]
    for source in voiced:
        if source.hit.statement.mode == "joint":
            return "gives a joint statement as one side's words"
        if not any(speaker & other for speaker in source.people for other in previous):
            return "puts the words in a mouth that did not say them"
    return None if voiced else "gives the readout's narration as somebody's words"


def _group_fault(claimed: Claim, cited: Sequence[Voiced]) -> str | None:
    modes = {source.hit.statement.mode for source in cited}
    if claimed.saying and "joint" not in modes and len({p for s in cited for p in s.people}) < 2:
        return "gives one side's words as joint"
    return None


def _known(subject: Person, source: Voiced) -> Person:
    """The subject's words that name a person of the readout; "Kazakhstan Mukhtar Tleuberdi" is Mukhtar Tleuberdi."""
    people = frozenset().union(*source.people, *source.others)
    return (subject - TITLE_WORDS) & people if (subject - TITLE_WORDS) & people else subject - TITLE_WORDS


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
        if word in _SIDES or word in _ROLES:
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
