"""What a question asks: whose words, to whom, about what, when, and what sort of answer it wants.

No language model: names are looked up among the library's people, dates by patterns, and what is left over is the
topic. A follow-up takes over, one by one, the parts that it leaves out from the questions before it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal

from qa.kinds import kind_of
from qa.naming import written_out
from qa.people import People, country_of
from qa.periods import Period, find_periods
from qa.slots import Role, Slot, slots
from qa.subject import topic_of
from qa.types import Kind, Name, Question
from vectorstore.attribution.people import name_words
from vectorstore.errors import QuestionError
from vectorstore.houses import houses_named
from vectorstore.language import fold
from vectorstore.tables.places import PARTS
from vectorstore.tables.questions import EVENT_NOUNS
from vectorstore.types import Filter

LONGEST_QUESTION = 2_000
"""Characters; a longer text is no question."""
_LONGEST_HISTORY = 20

_FOLLOWS = re.compile(
    # "And ...", "what about ..."
    r"^\W*(?:and|but|what about|how about|also|so|or)\b|"
    r"\b(?:then|that (?:year|call|meeting)|he|she|they|him|her|them|it)\b|"
    r"\b(?:other side|guest|host|counterpart|interlocutor)\b",
    re.IGNORECASE,
)
# The one who listened before is now asked for.
_SWAPS = re.compile(
    r"\b(?:other (?:side|party|one)|(?:his|her|their|the) (?:guest|host|counterpart|interlocutor|opposite number)|"
    r"other way (?:a?round|about)|vice versa)\b",
    re.IGNORECASE,
)
_REPLIES = re.compile(
    r"\b(?:answer|reply|replied|respond|response|react|reaction)\w*\b|\bto (?:that|this)\b", re.IGNORECASE
)
_NEGATED = re.compile(r"\b(?:not|never|without)\b|n['’]t\b", re.IGNORECASE)
# "about the launches of 25 May 2022" tells when something happened, not when it was spoken of.
_OF_A_THING = re.compile(
    rf"\b(?:about|on|regarding)\s+(?:[\w-]+\s+){{0,5}}(?!(?:{'|'.join(EVENT_NOUNS)})\b)[\w-]+\s+of\b(?:\s+the)?\s*$",
    re.IGNORECASE,
)
# "the last call", "most recently"; not "last week" and "the last ten days", which are dates and gone by then.
_LAST = re.compile(r"\b(?:last|latest|most recent(?:ly)?)\b", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:first|earliest)\b(?!\s+(?:lady|deputy|vice|minister|secretary))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Context:
    """What a library offers for understanding questions."""

    people: People
    issuers: tuple[str, ...] = ()


def understand(text: str, context: Context, history: Sequence[str] = (), bounds: Filter | None = None) -> Question:
    """What a question asks for, with the questions before it and the caller's own bounds taken into account.

    Raises:
        QuestionError: the question is empty or longer than `LONGEST_QUESTION`.
    """
    _check(text)
    question: Question | None = None
    for earlier in history[-_LONGEST_HISTORY:]:
        if earlier.strip():
            question = _continued(_alone(earlier[:LONGEST_QUESTION], context, question), question)
    question = _continued(_alone(text, context, question), question)
    return replace(question, filter=_filter(question, _spelled(bounds or Filter(), context.people)))


def leaning(text: str, context: Context) -> Question | None:
    """A question by itself where it leaves out what only the questions before it can tell; None where it does not."""
    alone = _alone(text, context, None)
    return alone if _is_follow_up(alone) else None


def _spelled(bounds: Filter, people: People) -> Filter:
    """The caller's bounds with every spelling of the speakers: "Blinken" is whoever the library knows by that name."""
    speakers = [
        spelling
        for name in bounds.speakers
        for spelling in (name, *(known for person in people.named(name) for known in person.names))
    ]
    return replace(bounds, speakers=tuple(dict.fromkeys(speakers)))


def _check(text: str) -> None:
    if not text.strip():
        raise QuestionError("the question is empty: ask, for example, what somebody said about something")
    if len(text) > LONGEST_QUESTION:
        raise QuestionError(
            f"the question has {len(text):,} characters, more than {LONGEST_QUESTION:,}: "
            "shorten it to what you want to know"
        )


def _alone(text: str, context: Context, before: Question | None) -> Question:
    """The question read by itself; a year that it lacks is taken from the question before."""
    earlier = (before.since or before.until) if before is not None else None
    plain = written_out(text)
    dates = find_periods(plain, earlier.year if earlier is not None else None)
    periods = [period for period in dates if not _tells_of_a_thing(plain, period)]
    kind = kind_of(plain)
    found = _answering(slots(plain, context.people, dates, kind), before)
    issuers = _issuers(plain, context.issuers, kind, found)
    period = _overall(periods)
    topic, settings = topic_of(plain, found, dates, issuers)
    asked = [slot for slot in found if slot.role in ("speaker", "participant")]
    return Question(
        text=text,
        kind=kind,
        speakers=_names(found, "speaker"),
        participants=_names(found, "participant"),
        issuers=issuers,
        since=period.since if period else None,
        until=period.until if period else None,
        topic=topic,
        settings=settings,
        unknown=tuple(slot.mention for slot in asked if not slot.persons),
        ambiguous=tuple(
            (slot.mention, tuple(person.names[0] for person in slot.persons))
            for slot in asked
            if slot.side is None and len(slot.persons) > 1
        ),
        reply=_REPLIES.search(plain) is not None,
        negated=_NEGATED.search(plain) is not None,
        order=_order(plain, dates),
    )


def _tells_of_a_thing(text: str, period: Period) -> bool:
    """Whether a date belongs to what is spoken of, and not to the talk: "about the launches of 25 May 2022"."""
    preposition = re.match(r"of\b(?:\s+the\b)?", text[period.start : period.end], re.IGNORECASE)
    return preposition is not None and _OF_A_THING.search(text[: period.start + preposition.end()]) is not None


def _answering(found: list[Slot], before: Question | None) -> list[Slot]:
    """ "And China?" asks for China's words behind a question for a country's, and about China behind another."""
    sides = before is not None and before.speakers and all(name.side for name in before.speakers)
    if sides and len(found) == 1 and found[0].side and found[0].role == "topic":
        return [replace(found[0], role="speaker")]
    return found


def _order(text: str, periods: Sequence[Period]) -> Literal["first", "last"] | None:
    """Whether only the last or first of what there is is asked for: "When did A and B last meet?"."""
    for period in periods:
        text = text[: period.start] + " " * (period.end - period.start) + text[period.end :]
    return "last" if _LAST.search(text) else "first" if _FIRST.search(text) else None


def _names(found: Sequence[Slot], role: Role) -> tuple[Name, ...]:
    return tuple(Name(slot.mention, _spellings(slot), slot.side) for slot in found if slot.role == role)


def _spellings(slot: Slot) -> tuple[str, ...]:
    """Every name of those whom a slot may mean, the ones spelled as in the question first."""
    asked = set(name_words(slot.mention))
    names = [name for person in slot.persons for name in person.names]
    return tuple(sorted(names, key=lambda name: not asked <= set(name_words(name))))


def _overall(periods: Sequence[Period]) -> Period | None:
    """One span for the question: of several days named, from the first to the last."""
    if not periods:
        return None
    first = min(periods, key=lambda period: period.since.toordinal() if period.since else 0)
    last = max(periods, key=lambda period: period.until.toordinal() if period.until else 10**7)
    if len(periods) == 1:
        return periods[0]
    if any(p.since is None or p.until is None for p in periods):
        since = max((p.since for p in periods if p.since and not p.until), default=first.since)
        until = min((p.until for p in periods if p.until and not p.since), default=last.until)
        return Period(since, until, 0, 0)
    return Period(first.since, last.until, 0, 0)


def _issuers(text: str, known: tuple[str, ...], kind: Kind, found: Sequence[Slot]) -> tuple[str, ...]:
    """The library's issuers whose accounts a question bounds itself to: "according to the Kremlin", "the Chinese
    readout", "What did the White House say ..."; both, where two are compared.
    """
    if kind == "compare":
        # Of one account alone nothing can be compared: then the other side was named in another way.
        for compared in (_accounts(known, found), {house.name for house in houses_named(text)}):
            chosen = tuple(issuer for issuer in known if issuer in compared)
            if len({country_of(issuer) or issuer for issuer in chosen}) > 1:
                return chosen
        return ()
    houses = {slot.house.name for slot in found if slot.house and slot.role in ("speaker", "account")}
    sides = [slot.side for slot in found if slot.side and not slot.house and slot.role == "account"]
    for house in (house for side in sides for house in houses_named(side)):
        houses.add(house.name)
    return tuple(issuer for issuer in known if issuer in houses)


def _accounts(known: Sequence[str], found: Sequence[Slot]) -> set[str]:
    """The issuers among those known whose accounts are named by office, country or person: "the Japanese readout"."""
    named = [slot for slot in found if slot.role == "account"]
    houses = {slot.house.name for slot in named if slot.house}
    sides: set[str | None] = {slot.side for slot in named if not slot.house}
    sides |= {person.home for slot in named if not slot.side for person in slot.persons}
    within = {place for side in sides if side for place in (side, *PARTS.get(side, ()))}
    return houses | {issuer for issuer in known if country_of(issuer) in within}


def _continued(question: Question, before: Question | None) -> Question:
    """A follow-up with what it leaves out filled in from the question before."""
    if before is None or not _is_follow_up(question):
        return question
    if question.unknown and not question.speakers:
        return question  # "Who is X?" is about X, whoever was spoken of before
    speakers, participants = question.speakers, question.participants
    swapped = (question.reply or _SWAPS.search(question.text) is not None) and not speakers
    kind = question.kind
    if swapped:
        speakers, participants = (participants or before.participants), before.speakers
        # Who the other party was is not told: whoever else speaks in these talks.
        kind = kind if speakers else "who"
    elif not speakers and not participants:
        speakers, participants = before.speakers, before.participants
    elif speakers and not participants:
        participants = _counterparts(speakers, before)
    elif not speakers:
        speakers = tuple(name for name in before.speakers if name not in participants)
    dated = question.since is not None or question.until is not None
    # "And with Macron?" asks for the same sort of answer as before.
    same_kind = question.kind == "said" and not question.speakers and not swapped
    return replace(
        question,
        kind=before.kind if same_kind else kind,
        speakers=speakers,
        participants=participants,
        since=question.since if dated else before.since,
        until=question.until if dated else before.until,
        topic=question.topic or before.topic,
        settings=question.settings if question.topic else before.settings,
        issuers=question.issuers or before.issuers,
    )


def _counterparts(speakers: tuple[Name, ...], before: Question) -> tuple[Name, ...]:
    """The others of the talk under way: who spoke before now listens, unless they are somebody else's talk."""
    named = {name for speaker in speakers for name in speaker.names}
    listeners = [name for name in before.participants if not named & set(name.names)]
    if any(named & set(name.names) for name in before.participants):
        listeners = list(before.speakers)
    return tuple(listeners)


def _is_follow_up(question: Question) -> bool:
    """Whether a question leans on the one before: it begins with "and", says "he" or "then", or names nobody."""
    if _FOLLOWS.search(question.text):
        return True
    return not (question.speakers or question.participants or question.unknown) and len(question.text.split()) <= 8


def _filter(question: Question, bounds: Filter) -> Filter:
    """The bounds that the question amounts to, within the caller's own. Two accounts of one event may be dated a day
    apart: where both are to be compared, its neighbours count too.
    """
    if question.kind == "compare":
        since, until = question.since, question.until
        question = replace(
            question,
            since=since - timedelta(days=1) if since else None,
            until=until + timedelta(days=1) if until else None,
        )
    since = max(filter(None, (question.since, bounds.since)), default=None)
    until = min(filter(None, (question.until, bounds.until)), default=None)
    speakers = tuple(dict.fromkeys(name for speaker in question.speakers for name in speaker.names))
    if speakers and bounds.speakers:
        within = {fold(name) for name in bounds.speakers}
        speakers = tuple(name for name in speakers if fold(name) in within) or bounds.speakers
    return Filter(
        speakers=speakers or bounds.speakers,
        issuers=bounds.issuers or question.issuers,
        participants=bounds.participants,
        since=since,
        until=until,
    )
