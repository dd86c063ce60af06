"""Why a question is not answered, in plain words."""

import re
from collections.abc import Sequence

from qa.types import Name, Question
from vectorstore.tables.questions import SMALL_TALK_WORDS
from vectorstore.types import Hit

SMALL_TALK = "that is no question about the readouts: ask, for example, what somebody said about something"
NOTHING_NAMED = "the question names neither a person nor a topic that the readouts could be searched for"
# Nothing but such words, or one of the first of them and little behind it.
_SMALL_TALK = re.compile(rf"^\W*(?:{SMALL_TALK_WORDS})\b(?:\W+\w+){{0,6}}\W*$", re.IGNORECASE)


def small_talk(question: Question) -> str | None:
    """That nothing is asked: thanks, a greeting, a word of praise."""
    named = question.speakers or question.participants or question.unknown
    return SMALL_TALK if not named and _SMALL_TALK.match(question.text) else None


def unknown_person(question: Question) -> str | None:
    """That a name in the question is nobody's in the library; None where everybody asked about is known."""
    if question.unknown and not any(name.names for name in question.speakers):
        sides = {name.display for name in question.speakers if name.side}
        whom = " or ".join(f"for {one}" if one in sides else f"called {one}" for one in question.unknown)
        return f"nobody {whom} speaks or takes part in the library's readouts"
    return None


def other_speaker(question: Question) -> str | None:
    """That the question asks for one person's words and the caller's bounds for another's."""
    asked = {name for speaker in question.speakers for name in speaker.names}
    if not asked or not question.filter.speakers or asked & set(question.filter.speakers):
        return None
    return f"the question asks for {listed(question.speakers)}, the bounds for {together(question.filter.speakers)}"


def nothing_within(question: Question, readouts: int, *, undated: bool = False) -> str:
    """Which bound leaves nothing over; `undated` tells that readouts without a date are among what it leaves out."""
    if readouts == 0:
        return "the library holds no readouts yet"
    who = listed(question.speakers) or listed(question.participants) or "anybody"
    if question.participants and question.speakers:
        return f"the library holds no words of {who} in a talk with {listed(question.participants)}{_period(question)}"
    left_out = "; readouts without a date are left out" if undated else ""
    account = f" in the account of {together(question.filter.issuers, 'or')}" if question.filter.issuers else ""
    within = f"{account}{_period(question)}" or " within these bounds"
    return f"the library holds no words of {who}{within}{left_out}"


def nothing_about(question: Question, related: Sequence[Hit]) -> str:
    """That nobody, or not the one who was asked about, is reported to have spoken of the topic."""
    about = f"about {question.topic}" if question.topic else "about it"
    when = _period(question)
    if not question.speakers:
        return f"the readouts say nothing {about}{when}"
    verb = "are" if len(question.speakers) > 1 else "is"
    silent = f"{listed(question.speakers)} {verb} not reported to have said anything {about}{when}"
    others = dict.fromkeys(name for hit in related for name in hit.statement.speakers)
    return f"{silent}; {together(tuple(others))} raised it" if others else silent


def listed(names: Sequence[Name]) -> str:
    return together([name.display for name in names])


def together(names: Sequence[str], joint: str = "and") -> str:
    """ "A", "A and B", "A, B and C"."""
    return f" {joint} ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def _period(question: Question) -> str:
    since, until = question.filter.since, question.filter.until
    if since and since == until:
        return f" on {since:%-d %B %Y}"
    if since and until:
        return f" between {since:%-d %B %Y} and {until:%-d %B %Y}"
    if since:
        return f" since {since:%-d %B %Y}"
    return f" until {until:%-d %B %Y}" if until else ""
