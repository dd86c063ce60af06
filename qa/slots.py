"""The part that each name in a question plays: whose words are asked for, who else took part, what it is about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from qa.naming import Found, named_in
from qa.people import People, Person
from qa.periods import Period
from qa.types import Kind
from qa.verbs import SAYING_VERB, asks_for_words
from vectorstore.houses import House
from vectorstore.tables.questions import ACCOUNT_NOUNS, EVENT_NOUNS, LISTENING, SPEAKING_NOUNS, TOPIC_VERBS

Role = Literal["speaker", "participant", "topic", "account"]

_ARTICLE = r"(?:the\s+|his\s+|her\s+)?$"
_SPOKEN_NOUN = "|".join(SPEAKING_NOUNS)
_SPEAKER_BEFORE = re.compile(
    # "did Macron", "according to Macron"
    r"\b(?:did|does|do|has|had|have|was|is|would|will|can|could|according to|quote|by|how|what|and|about|other side|"
    rf"but|that|when|where|why)\s+{_ARTICLE}|"
    # "the position of Macron"
    rf"\b(?:{_SPOKEN_NOUN})\s+(?:of|by|from)\s+{_ARTICLE}|"
    # "Macron on ...", "And Macron?", "What about Macron?"
    r"^\W*(?:(?:and|but|so|what about|how about)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_LISTENER_BEFORE = re.compile(
    rf"\b(?:{'|'.join(LISTENING)}|"
    r"to|with|between|from|met|meet|meeting|call|calls|called|received|receive|hosted|visited|by|of)"
    rf"\s+{_ARTICLE}",
    re.IGNORECASE,
)
_TOPIC_BEFORE = re.compile(
    rf"\b(?:about|on|regarding|concerning|over|against|{TOPIC_VERBS})\s+{_ARTICLE}", re.IGNORECASE
)
_TELLING_AFTER = re.compile(rf"^\s+(?:\w+ly\s+|ever\s+|also\s+|not\s+)?(?:{SAYING_VERB})\b", re.IGNORECASE)
_SPEAKER_AFTER = re.compile(
    rf"^(?:['’]s?)?\s*(?:\w+\s+)?(?:{_SPOKEN_NOUN})\b|"
    rf"{_TELLING_AFTER.pattern}|"
    r"^\s*(?:,\s*)?(?:on|about|regarding)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*(?:,|-|–|,?\s*and|&|or)\s*(?:the\s+)?")
_EVENT_AFTER = re.compile(rf"^(?:['’]s?)?\s*(?:\w+\s){{0,2}}?(?:{'|'.join(EVENT_NOUNS)})\b", re.IGNORECASE)
# Behind these, before these and as a headline ("X on Y") stands a person, though nobody in the library is called so.
_PERSON_BEFORE = re.compile(r"\b(?:did|does|has|had|according to|tell|told)\s+$", re.IGNORECASE)
_HEADLINE_AFTER = re.compile(r"\s+(?:on|about)\b")

# A country or city may as well be what is spoken of: it speaks only as the subject of a verb of saying or of a
# position, as a source, or as the head of a headline.
_ASKED_BEFORE = re.compile(
    r"\b(?:did|does|do|has|had|have|what|how|that|if|whether|anything|everything)\s+(?:the\s+)?$", re.IGNORECASE
)
_POSITION_BEFORE = re.compile(rf"\b(?:{_SPOKEN_NOUN})\s+(?:of|by|from)\s+(?:the\s+)?$", re.IGNORECASE)
_POSITION_AFTER = re.compile(rf"^(?:['’]s?)?\s*(?:\w+\s+)?(?:{_SPOKEN_NOUN})\b", re.IGNORECASE)
_SOURCE_BEFORE = re.compile(r"\baccording to\s+(?:the\s+)?$", re.IGNORECASE)
_HEARD_BEFORE = re.compile(rf"\b(?:{'|'.join(LISTENING)})\s+(?:the\s+)?$", re.IGNORECASE)
# "Did Taiwan come up?", "Has Ukraine been discussed?"; "How is China's ..."
_SPOKEN_OF_AFTER = re.compile(
    r"^\s*(?:['’]|\W*$|(?:\w+ly\s+|ever\s+|also\s+|not\s+|even\s+)?(?:be|been|being|come|came|get|got|feature\w*|"
    r"figure\w*|appear\w*|arise\w*|arose|play\w*|matter\w*|and|or|was|were|is|are)\b)",
    re.IGNORECASE,
)
_ACCOUNT_AFTER = re.compile(
    rf"^(?:['’]s?)?\s*(?:own\s+)?(?:{'|'.join(ACCOUNT_NOUNS)})\b|"
    # "The Kremlin and Kyiv each report the call"
    r"^\s+(?:each|both|respectively)\s+\w+",
    re.IGNORECASE,
)

_ACCOUNT_BEFORE = re.compile(
    rf"\b(?:{'|'.join(ACCOUNT_NOUNS)})\s+(?:\w+\s+){{0,2}}?(?:of|by|from)\s+(?:the\s+)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Slot:
    """A name in a question and the part that it plays there."""

    mention: str
    start: int
    end: int
    persons: tuple[Person, ...]
    """Everybody whom it may mean; empty for somebody whom the library does not know."""
    role: Role
    side: str | None = None
    """The country or organisation, where a side is named."""
    house: House | None = None
    """The office, where one that publishes readouts is named."""


def slots(text: str, people: People, periods: Sequence[Period], kind: Kind) -> list[Slot]:
    """The names of a question in order, each with the people it may mean and its part.

    In questions for words, the first name that can be the subject is the speaker; the others took part or are the
    topic. In the other kinds those named took part, unless words of theirs are asked for ("how often did X raise").
    """
    spoken = False
    result: list[Slot] = []
    for item in named_in(text, people, periods):
        role = _role(text, item, kind, spoken)
        listed = result and _LISTED.fullmatch(text[result[-1].end : item.start])
        alike = item.persons and item.side is None and listed and result[-1].side is None
        if listed and (alike or (item.side and result[-1].side and result[-1].role in ("speaker", "account"))):
            role = result[-1].role  # "with Pashinyan and Aliyev"
        spoken = spoken or role == "speaker"
        result.append(Slot(item.mention, item.start, item.end, item.persons, role, item.side, item.house))
    result = [
        # A body that nobody in the library speaks for has heard it, and bounds nothing: "tell the Security Council".
        replace(slot, role="topic") if slot.role == "participant" and slot.side and not slot.persons else slot
        for slot in _accounts_listed(text, result)
    ]
    speakers = [slot for slot in result if slot.role == "speaker"]
    if kind == "said" and len(speakers) > 1 and all(slot.persons for slot in speakers):
        # "What did A and B agree on": what was said where both were.
        return [replace(slot, role="participant") if slot in speakers else slot for slot in result]
    if kind == "said" and not spoken and asks_for_words(text) and re.search(r"\bbetween\b", text, re.IGNORECASE):
        # "What was said between A and B": both are the speakers.
        return [replace(slot, role="speaker") if slot.role == "participant" else slot for slot in result]
    return result


def _accounts_listed(text: str, found: list[Slot]) -> list[Slot]:
    """Of "the Japanese and the Korean accounts" both are accounts, though the noun stands behind the last alone."""
    result = list(found)
    for i in range(len(result) - 2, -1, -1):
        one, other = result[i], result[i + 1]
        between = re.sub(r"^['’]s?", "", text[one.end : other.start])
        if other.role == "account" and (one.side or one.persons) and _LISTED.fullmatch(between):
            result[i] = replace(one, role="account")
    return result


def _role(text: str, item: Found, kind: Kind, spoken: bool) -> Role:
    """The part of a name; `spoken` tells that a speaker stands before it."""
    before, after = text[: item.start], text[item.end :]
    if item.side is not None:
        return _role_of_side(item, before, after, kind, spoken)
    possessive = item.possessive or after.startswith(("'s", "’s"))
    if kind == "compare" and item.persons and _ACCOUNT_AFTER.match(after):
        return "account"
    if possessive and not _SPEAKER_AFTER.match(after):
        return "participant" if _EVENT_AFTER.match(after) and item.persons else "topic"
    if item.persons and _TOPIC_BEFORE.search(before) and (spoken or kind != "said"):
        return "topic"
    if kind in ("many", "fact") and item.persons and _ASKED_BEFORE.search(before) and _TELLING_AFTER.match(after):
        return "speaker"  # "How often did Macron mention ...", "How much did Sherman promise ..."
    if kind in ("fact", "many", "compare", "who"):
        return "participant" if item.persons else "topic"
    if not item.persons and not _may_be_person(item, before, after):
        return "topic"
    listener = _LISTENER_BEFORE.search(before)
    if spoken:
        return "participant" if listener or item.persons else "topic"
    if (possessive and _SPEAKER_AFTER.match(after)) or _SPEAKER_BEFORE.search(before):
        return "speaker"
    if listener:
        return "participant"
    return "speaker" if item.persons else "topic"


def _role_of_side(item: Found, before: str, after: str, kind: Kind, spoken: bool) -> Role:
    """The part of a country, capital, delegation or office."""
    if _ACCOUNT_AFTER.match(after) or (item.house and _SOURCE_BEFORE.search(before)):
        return "account"
    if kind == "compare" and _ACCOUNT_BEFORE.search(before):
        return "account"
    if kind in ("fact", "compare", "who"):
        aside = item.place_alone or item.house or _TOPIC_BEFORE.search(before)
        return "topic" if aside else "participant"
    position = _POSITION_BEFORE.search(before) or _POSITION_AFTER.match(after)
    asked = _ASKED_BEFORE.search(before) and (
        _TELLING_AFTER.match(after) or (kind != "many" and not (item.place_alone and _SPOKEN_OF_AFTER.match(after)))
    )
    headline = not before.strip() and item.persons and _HEADLINE_AFTER.match(after)
    if not spoken and (position or asked or headline or (_SOURCE_BEFORE.search(before) and item.persons)):
        return "speaker"
    if spoken and _HEARD_BEFORE.search(before):
        return "participant"
    if item.place_alone or item.house or _TOPIC_BEFORE.search(before):
        return "topic"
    return "participant" if spoken or _LISTENER_BEFORE.search(before) else "speaker"


def _may_be_person(item: Found, before: str, after: str) -> bool:
    """Whether an unknown name stands where a person's would: after "did", before "say", with a title."""
    if item.titled:
        return True
    headline = not before.strip() and _HEADLINE_AFTER.match(after)
    return bool(_PERSON_BEFORE.search(before) or _TELLING_AFTER.match(after) or headline)
