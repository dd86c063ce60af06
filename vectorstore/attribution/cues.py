"""Cues: the verbs and phrases that mark speech, compiled from the tables into a few patterns."""

import re
from functools import cache

from vectorstore.tables.speech import ATTITUDES, EVENTS, IRREGULAR, JOINT, MEETING, NEEDS, SAYING, TALKED_OF

_VOWELS = "aeiou"


def forms(verb: str) -> tuple[str, str, str, str]:
    """(third person, past, past participle, -ing form) of a verb, by rule or from the table of irregular ones."""
    if verb in IRREGULAR:
        return IRREGULAR[verb]
    stem = verb
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies", verb[:-1] + "ied", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if verb.endswith(("s", "x", "ch", "sh")) else "s")
    return third, stem + "ed", stem + "ed", stem + "ing"


def _alternatives(verbs: list[str], which: tuple[int, ...], *, base: bool = False, needs: bool = True) -> str:
    parts: set[str] = set()
    for verb in verbs:
        told = [forms(verb)[k] for k in which] + ([verb] if base else [])
        need = rf"(?=\s+(?:{NEEDS[verb]})|\s*[,:]\s*[\"“])" if needs and verb in NEEDS else ""
        parts.update(rf"{form}{need}" for form in told)
    return "|".join(sorted(parts, key=len, reverse=True))


_ADVERB = (
    r"(?:\w+ly|also|then|further|again|both|each|all|too|today|yesterday|jointly|himself|herself|themselves|once|more|again"
    r"|in turn|as well|for (?:his|her|its|their) (?:own )?part|in this (?:regard|context|connection)|in particular"
    r"|once again|once more|this (?:morning|afternoon|evening|week)|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|not|never|first|next|still|now)"
)
_AUXILIARY = r"(?:has|have|had|did|does|do|will|would|is|are|was|were|be|been|went on to|goes on to|continued? to|wanted to|wished to|sought to|used [^,.]{1,60} to|took (?:the|this) opportunity to|made a point of)"
_ASIDE = r"(?:\s*\([^)]{0,80}\)|\s*,[^,;]{1,140},)"
_GAP = rf"(?:{_ASIDE})?,?\s*(?:(?:{_ADVERB}|{_AUXILIARY})\b,?\s*)*"


@cache
def subject_verb() -> re.Pattern[str]:
    """Matches right after a subject: what may stand between, then a verb of speech, of talk or of meeting."""
    saying = _alternatives(SAYING, (0, 1, 2, 3), base=True)
    joint = _alternatives(JOINT, (0, 1, 2, 3), base=True)
    meeting = _alternatives(MEETING, (0, 1, 2), base=True, needs=False)
    return re.compile(
        rf"(?P<gap>{_GAP})(?:(?P<attitude>{ATTITUDES}|looks? forward|looked forward|intends?|intended|plans? to|doubts?|fears?|wants?|wishes|hopes?|supports?)|"
        rf"(?P<saying>{saying})\b|(?P<joint>{joint})\b|(?P<meeting>{meeting})\b)",
        re.IGNORECASE,
    )


@cache
def passive() -> re.Pattern[str]:
    """A passive without a subject who speaks: "it was noted", "views were exchanged", "attention was drawn to"."""
    saying = _alternatives(SAYING, (2,), needs=False)
    talked = _alternatives(sorted(TALKED_OF), (2,), needs=False)
    return re.compile(
        rf"\b(?:was|were|is|are|has been|have been|had been)\s+(?:{_ADVERB}\s+)*(?:(?P<talked>{talked}|placed|paid|reached|achieved)|(?P<said>{saying}|drawn|given|made))\b",
        re.IGNORECASE,
    )


@cache
def purpose() -> re.Pattern[str]:
    """What an opening says the talk was for: "to discuss ..." is joint, "to reaffirm ..." is the subject's own."""
    saying, said = _alternatives(SAYING, (), base=True), _alternatives(SAYING, (1,))
    joint = _alternatives(JOINT, (), base=True)
    return re.compile(
        rf"\bto\s+(?:{_ADVERB}\s+)?(?:(?P<joint>{joint})|(?P<saying>{saying}))\b|\band\s+(?:{_ADVERB}\s+)?(?P<said>{said})\b|\b(?P<where>where|during which|in which)\s+(?:they|the (?:two )?(?:leaders|sides|parties))\b"
        rf"|\b(?P<views>exchange of (?:views|opinions)|about|regarding|concerning)\b",
        re.IGNORECASE,
    )


TALK_NOUN = (
    r"(?:conversation|discussions?|talks?|meetings?|calls?|dialogue|exchange|consultations|negotiations|agenda|session|visit|"
    r"exchange of (?:views|opinions)|topics?|issues?|agreement|understanding|consensus)"
)
TALK_ABOUT = re.compile(
    rf"\b{TALK_NOUN}\b[^.;]{{0,60}}?\b(?:focus(?:ed|es)|centred|centered|covered|covers|touched|touches|addressed|included|includes|dealt|concentrated|revolved|ranged)\b|"
    r"\b(?:there was|there is|there were)\b[^.;]{0,40}\b(?:agreement|exchange|understanding|consensus|discussion)\b|"
    r"\bexchange of (?:views|opinions) (?:took place|continued|followed|was held)\b|"
    r"\bon the agenda\b",
    re.IGNORECASE,
)
ABOUT_THE_TALK = re.compile(
    rf"^\W*(?:(?:overall|earlier|also|today|in all|as a reminder),?\s+)?(?:the|this|these|today['’]s|their|its|his|her|it)\s*(?:\w+\s){{0,4}}?{TALK_NOUN}?\b[^.;]{{0,50}}?"
    r"\b(?:took place|was held|were held|was the (?:first|second|third|latest)|marked the|marks the|marked \w+ \w+|lasted|was part of|were part of|was their (?:first|second|third)|follow(?:s|ed)|was conducted|will be held|came|comes|builds on|built on|is scheduled)\b",
    re.IGNORECASE,
)
ACCORDING = re.compile(r"\b(?:according to|in the (?:words|view|opinion|assessment) of)\s+", re.IGNORECASE)
BY_AGENT = re.compile(r"\bby\s+", re.IGNORECASE)
WITH = re.compile(r"\b(?:with|between|among)\s+", re.IGNORECASE)
BOTH = re.compile(r"\b(?:both|mutual(?:ly)?|joint(?:ly)?|two (?:sides|countries|leaders|parties)|common|bilateral)\b", re.IGNORECASE)
EVENT = re.compile(rf"\b(?:{'|'.join(EVENTS)})\b", re.IGNORECASE)
ITEM = re.compile(r"^\W*\d{1,2}[.)]\s|:\s*$")
GO_ON = re.compile(
    r"^\W*(?:also|in addition|additionally|moreover|furthermore|further|besides|likewise|similarly|at the same time|"
    r"however|but|thus|therefore|next|in particular|nevertheless|instead|as a result|meanwhile|consequently|this|these|those|such|it|its|he|she|his|her|they|their|all (?:this|these|that))\b",
    re.IGNORECASE,
)
SUBORDINATOR = re.compile(
    r"^\W*(?:when|after|as|while|since|although|though|if|before|once|having|following|in response|in reply|responding|asked|"
    r"answering|replying|commenting|speaking|noting|recalling|during|with|regarding|concerning|against|at|in|on)\b",
    re.IGNORECASE,
)
INTRODUCED = re.compile(
    rf"\b(?P<verb>{_alternatives(SAYING, (0, 1, 3), needs=False)})\s*[,:]\s*[\"“«]", re.IGNORECASE
)
INVERTED = re.compile(
    r"[\"”»’']\s*,?\s*(?:—\s*)?(?P<verb>" + _alternatives(SAYING, (0, 1), needs=False) + r"|summed up|summarized)\s+",
    re.IGNORECASE,
)
