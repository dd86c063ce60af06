"""What a question asks: whose words, to whom, about what, when, and what sort of answer it wants.

No language model: names are looked up among the library's people, dates by patterns, and what is left over is the
topic. A follow-up takes over, one by one, the parts that it leaves out from the questions before it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from qa.kinds import kind_of
from qa.people import People
from qa.periods import Period, find_periods
from qa.slots import Role, Slot, slots
from qa.subject import settings_of, topic_of
from qa.types import Kind, Name, Question
from vectorstore.attribution.people import name_words
from vectorstore.errors import QuestionError
from vectorstore.houses import house_named, houses_named
from vectorstore.language import fold
from vectorstore.tables.questions import SAYING
from vectorstore.types import Filter

LONGEST_QUESTION = 2_000
"""Characters; a longer text is no question."""
_LONGEST_HISTORY = 20

_FOLLOWS = re.compile(
    # "And ...", "what about ..."
    r"^\W*(?:and|but|what about|how about|also|so|or)\b|"
    r"\b(?:then|that (?:year|call|meeting)|he|she|they|him|her|them|it)\b|"
    r"\b(?:other side|guest|host|counterpart)\b",
    re.IGNORECASE,
)
# The one who listened before is now asked for.
_OFFICE_SAYS = re.compile(rf"\b(?:did|does|do|has|have)\s+the\s+(?P<office>[A-Z][\w’' .&-]{{2,60}}?)\s+(?:{SAYING})\b")
_SWAPS = re.compile(
    r"\b(?:other (?:side|party|one)|(?:his|her|their) (?:guest|host|counterpart|interlocutor|opposite number)|"
    r"answer|reply|respond|response)\b",
    re.IGNORECASE,
)


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
    return replace(question, filter=_filter(question, bounds or Filter()))


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
    periods = find_periods(text, earlier.year if earlier is not None else None)
    kind = kind_of(text)
    found = slots(text, context.people, periods, kind)
    issuers = _issuers(text, context.issuers, kind)
    period = _overall(periods)
    return Question(
        text=text,
        kind=kind,
        speakers=_names(found, "speaker"),
        participants=_names(found, "participant"),
        issuers=issuers,
        since=period.since if period else None,
        until=period.until if period else None,
        topic=topic_of(text, found, periods, issuers),
        settings=settings_of(text),
        unknown=tuple(slot.mention for slot in found if slot.role != "topic" and not slot.persons),
        ambiguous=tuple(
            (slot.mention, tuple(person.names[0] for person in slot.persons))
            for slot in found
            if slot.role != "topic" and len(slot.persons) > 1
        ),
    )


def _names(found: Sequence[Slot], role: Role) -> tuple[Name, ...]:
    return tuple(Name(slot.mention, _spellings(slot)) for slot in found if slot.role == role)


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


def _issuers(text: str, known: tuple[str, ...], kind: Kind) -> tuple[str, ...]:
    """The library's issuers that a question names: "the White House and the Kremlin", "the American readouts"; as the
    subject of a question for words one office alone ("What did the White House say ...").
    """
    if kind not in ("compare", "many"):
        asked = _OFFICE_SAYS.search(text)
        house = house_named(asked["office"]) if asked else None
        return tuple(issuer for issuer in known if house is not None and issuer == house.name)
    named = {house.name for house in houses_named(text)}
    found = tuple(issuer for issuer in known if issuer in named)
    # Of one account alone nothing can be compared: then the other side was named in another way.
    return found if kind == "many" or len(found) > 1 else ()


def _continued(question: Question, before: Question | None) -> Question:
    """A follow-up with what it leaves out filled in from the question before."""
    if before is None or not _is_follow_up(question):
        return question
    if question.unknown and not question.speakers:
        return question  # "Who is X?" is about X, whoever was spoken of before
    speakers, participants = question.speakers, question.participants
    swapped = _SWAPS.search(question.text) is not None and not speakers
    if swapped:
        speakers, participants = (participants or before.participants), before.speakers
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
        kind=before.kind if same_kind else question.kind,
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
