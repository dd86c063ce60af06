"""Cues: the verbs and phrases that mark speech, compiled from the tables into a few patterns."""

import re
from collections.abc import Iterable
from functools import cache

from vectorstore.tables.people import SPEAKS_FOR
from vectorstore.tables.speech import (
    ADDING,
    ADVERBS,
    ATTITUDES,
    AUXILIARIES,
    EVENTS,
    GOING_ON,
    IN_TURN,
    IRREGULAR,
    JOINT,
    MEETING,
    NEEDS,
    SAYING,
    SUBORDINATORS,
    TALK_NOUNS,
    TALKED_OF,
    TELLING,
    TOOK_PLACE,
    TURNED_TO,
)

_VOWELS = "aeiou"
_THIRD, _PAST, _PARTICIPLE, _GERUND = range(4)


def forms(verb: str) -> tuple[str, str, str, str]:
    """(third person, past, past participle, -ing form) of a verb, by rule or from the table of irregular ones."""
    if verb in IRREGULAR:
        return IRREGULAR[verb]
    if verb.endswith("ee"):
        return verb + "s", verb + "d", verb + "d", verb + "ing"
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies", verb[:-1] + "ied", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if verb.endswith(("s", "x", "ch", "sh")) else "s")
    return third, verb + "ed", verb + "ed", verb + "ing"


def _alternatives(verbs: Iterable[str], which: tuple[int, ...], *, base: bool = False, needs: bool = True) -> str:
    """The forms of verbs as one alternation, the longest first; with `needs`, each only before what it requires."""
    parts: set[str] = set()
    for verb in verbs:
        told = [forms(verb)[k] for k in which] + ([verb] if base else [])
        need = rf"(?=\s+(?:{NEEDS[verb]})|\s*[,:]\s*[\"“])" if needs and verb in NEEDS else ""
        parts.update(rf"{form}{need}" for form in told)
    return "|".join(sorted(parts, key=lambda part: (-len(part), part)))


_ADVERB = rf"(?:{ADVERBS})"
_AUXILIARY = rf"(?:{AUXILIARIES})"
# A bracket or an apposition: "President X (Russia)", "President X, on his way home, said".
_ASIDE = r"(?:\s*\([^)]{0,80}\)|\s*,[^,;]{1,140},)"
_GAP = rf"(?:{_ASIDE}){{0,2}},?\s*(?:(?:{_ADVERB}|{_AUXILIARY})\b,?\s*)*"


@cache
def subject_verb() -> re.Pattern[str]:
    """Matches right after a subject: what may stand between, then a verb of speech, of talk or of meeting."""
    every = (_THIRD, _PAST, _PARTICIPLE, _GERUND)
    saying = _alternatives(SAYING, every, base=True)
    joint = _alternatives(JOINT, every, base=True)
    # What its object tells of a talk ("had a call") and of speech ("held that") are different needs of one verb.
    plain = [verb for verb in MEETING if verb != "have"]
    meeting = "|".join(
        (
            _alternatives(plain, (_THIRD, _PAST, _PARTICIPLE), base=True, needs=False),
            _alternatives(["have"], (_THIRD, _PAST), base=True),
        )
    )
    return re.compile(
        rf"(?P<gap>{_GAP})"
        rf"(?:(?P<attitude>{ATTITUDES})\b|(?P<saying>{saying})\b|(?P<joint>{joint})\b|(?P<meeting>{meeting})\b)",
        re.IGNORECASE,
    )


@cache
def passive() -> re.Pattern[str]:
    """A passive without a subject who speaks: "it was noted", "views were exchanged", "attention was drawn to"."""
    said = _alternatives(SAYING, (_PARTICIPLE,), needs=False)
    talked = _alternatives(TALKED_OF, (_PARTICIPLE,), needs=False)
    return re.compile(
        rf"\b(?:was|were|is|are|has been|have been|had been)\s+(?:{_ADVERB}\s+)*"
        rf"(?:(?P<talked>{talked}|placed|paid|reached|achieved)|(?P<said>{said}|drawn|given|made))\b",
        re.IGNORECASE,
    )


@cache
def past_of_saying() -> frozenset[str]:
    """The past tenses and participles of the verbs of speech: "said", "given"."""
    return frozenset(form for verb in SAYING for form in forms(verb)[_PAST:_GERUND])


@cache
def past_of_talk() -> str:
    """The past tenses of the verbs of speech and of joint talk, as one alternation."""
    return "|".join((_alternatives(SAYING, (_PAST,)), _alternatives(JOINT, (_PAST,))))


@cache
def pasts_of_talk() -> frozenset[str]:
    """The past tenses of the verbs of speech and of joint talk, as words."""
    return frozenset(forms(verb)[_PAST] for verb in (*SAYING, *JOINT))


@cache
def gerund_of_saying() -> re.Pattern[str]:
    """ "congratulating", "setting out": a verb of speech behind "by"."""
    return re.compile(rf"(?:{_alternatives(SAYING, (_GERUND,))})\b", re.IGNORECASE)


@cache
def purpose() -> re.Pattern[str]:
    """What an opening says the talk was for: "to discuss ..." is joint, "to reaffirm ..." is the subject's own."""
    joint, saying = _alternatives(JOINT, (), base=True), _alternatives(SAYING, (), base=True)
    said = _alternatives(SAYING, (_PAST,))
    return re.compile(
        rf"\bto\s+(?:{_ADVERB}\s+)?(?:(?P<joint>{joint})|(?P<saying>{saying}))\b|"
        rf"\band\s+(?:{_ADVERB}\s+)?(?P<said>{said})\b|"
        rf"\band\s+(?:{_ADVERB}\s+)?(?:{_alternatives(JOINT, (_PAST,))})\b|"
        r"\b(?:where|during which|in which)\s+(?:they|the (?:two )?(?:leaders|sides|parties))\b|"
        r"\b(?:exchange of (?:views|opinions)|about|regarding|concerning)\b",
        re.IGNORECASE,
    )


# Of a text in the first person: what speaks of its author or of "us", and what the author and others talked of together
# ("we agreed", "X and I discussed").
FIRST_PERSON = re.compile(r"\b(?:I|me|my|mine|we|us|our|ours)\b(?![.)])", re.IGNORECASE)
WE_TALKED = re.compile(
    rf"\b(?:we|and I)\s+(?:(?:{ADVERBS}|have|had|did)\s+)*"
    rf"(?:{_alternatives(JOINT, (_PAST, _PARTICIPLE), base=True, needs=False)})\b(?!\s+with\s+(?:that|this)\b)",
    re.IGNORECASE,
)
TALK_ABOUT = re.compile(
    # "The conversation focused on", "there was agreement", "an exchange of views took place", "on the agenda"
    rf"\b(?:{TALK_NOUNS})\b[^.;]{{0,60}}?\b(?:{TURNED_TO})\b|"
    r"\b(?:there was|there is|there were)\b[^.;]{0,40}\b(?:agreement|exchange|understanding|consensus|discussion)\b|"
    r"\bexchange of (?:views|opinions) (?:took place|continued|followed|was held)\b|"
    r"\bon the agenda\b|\battention (?:then |also |was |next )*(?:turned|focused) (?:to|on)\b|"
    r"\b(?:was|were|is|are) (?:also )?(?:among |one of )?(?:the |a )?(?:\w+ )?"
    r"(?:topics?|subjects?|focus|items?) of (?:the )?(?:" + TALK_NOUNS + r")\b",
    re.IGNORECASE,
)
ABOUT_THE_TALK = re.compile(
    # "Earlier, their first meeting in Astana took place ..."
    r"^\W*(?:(?:overall|earlier|also|today|in all|as a reminder),?\s+)?"
    r"(?:the|this|these|today['’]s|their|its|his|her|it)\s*(?:\w+\s){0,4}?"
    rf"(?:{TALK_NOUNS})?\b[^.;]{{0,50}}?"
    rf"\b(?:{TOOK_PLACE})\b",
    re.IGNORECASE,
)
ACCORDING = re.compile(r"\b(?:according to|in the (?:words|view|opinion|assessment) of)\s+", re.IGNORECASE)
# "pointed out by"
BY_AGENT = re.compile(r"(?:(?:out|up|forward|on)\s+)?by\s+", re.IGNORECASE)
OTHER_PARTY = re.compile(rf"^\W*{IN_TURN},?\s+(?:he|she)\b", re.IGNORECASE)
# "The Spokesman of the Presidency added that the President ...": the rest tells who said it.
SPOKEN_FOR = re.compile(
    rf"^\W*(?:[\w’'-]+\s+){{0,5}}(?:{SPEAKS_FOR})\b[^,;.:]{{0,80}}?"
    rf"\s(?:{_alternatives(SAYING, (_THIRD, _PAST), needs=False)})\s+that\s+",
    re.IGNORECASE,
)
# "The below is attributable to Spokesperson X:", "Press Secretary X provided the following readout:"
GIVEN_OUT = re.compile(rf"\b(?:{SPEAKS_FOR})\b.*:\s*$", re.IGNORECASE | re.DOTALL)
NEITHER = re.compile(r"^\W*neither\b", re.IGNORECASE)
WITH = re.compile(r"\b(?:with|between|among)\s+", re.IGNORECASE)
BOTH = re.compile(
    r"\b(?:both|mutual(?:ly)?|joint(?:ly)?|two (?:sides|countries|leaders|parties)|common|bilateral)\b", re.IGNORECASE
)
# "A reporter asked", "Critics say", "According to media reports": somebody else's words.
SOMEBODY_ELSE = re.compile(
    r"^\W*(?:(?:but|and|meanwhile|however|earlier|later|then|also),?\s+)?(?:"
    r"(?:(?:an?|the|one|some|many|several|other|most)\s+)?(?:[\w’'-]+\s+){1,4}?(?:of\s+(?:[\w’'.-]+\s+){1,4})?"
    rf"(?:has\s+|have\s+|had\s+|also\s+)?(?-i:{TELLING})\b(?!\s+to\s+be)"
    r"|according to\s)",
    re.IGNORECASE,
)
# What speaks to the reader or to a machine.
ADDRESSED = re.compile(
    r"^\W*(?:system|assistant|user|note|important|instructions?|warning)\b[^.:]{0,30}:", re.IGNORECASE
)
EVENT = re.compile(rf"\b(?:{EVENTS})\b", re.IGNORECASE)
# "2. Trade", "The sides agreed:": an item of a list or the line that leads up to one.
ITEM = re.compile(r"^\W*\d{1,2}[.)]\s|:\s*$")
# An item of a list that a sentence opened: "- roads;", "(ii) roads", "a) roads", "roads;".
LIST_ITEM = re.compile(r"\s*(?:[-–—•*°·]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s|[^\W\d_A-Z])")
GO_ON = re.compile(rf"^\W*(?:{GOING_ON})\b", re.IGNORECASE)
# What is to come: behind what was agreed, it was agreed too.
PLAN = re.compile(r"\b(?:will|(?:is|are) (?:also )?to be)\b", re.IGNORECASE)
ADDED = re.compile(rf"^\W*(?:{ADDING})\b", re.IGNORECASE)
SUBORDINATOR = re.compile(rf"^\W*(?:{SUBORDINATORS})\b", re.IGNORECASE)
# `He said: "..."`
INTRODUCED = re.compile(
    rf"\b(?P<verb>{_alternatives(SAYING, (_THIRD, _PAST, _GERUND), needs=False)})\s*[,:]\s*[\"“«]", re.IGNORECASE
)
# `"...", said X`
INVERTED = re.compile(
    r"[\"”»’']\s*,?\s*(?:—\s*)?"
    rf"(?P<verb>{_alternatives(SAYING, (_THIRD, _PAST), needs=False)}|summed up|summarized)\s+",
    re.IGNORECASE,
)
