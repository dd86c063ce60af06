"""Sentences in which no subject has a verb of speech: passives, nouns of talk, what befell or was done."""

import re
from collections.abc import Sequence

from vectorstore.attribution.cues import (
    ABOUT_THE_TALK,
    ADDRESSED,
    BOTH,
    BY_AGENT,
    SOMEBODY_ELSE,
    TALK_ABOUT,
    passive,
    subject_verb,
)
from vectorstore.attribution.findings import Finding, spoken
from vectorstore.attribution.mention import Mention
from vectorstore.attribution.people import Roster
from vectorstore.attribution.tokens import letters, tokenize
from vectorstore.tables.speech import ADVERBS, IRREGULAR, NO_SPEECH, PLAIN_PASTS

_NEAR_THE_START = 80
_OFFICE_ALONE = re.compile(r"^[xac]*t[mDPSO]*[Tr][^N]*$")
# A verb that no table has, in the past tense: with a that-clause it reports speech, without one it tells an event.
_PASTS = "|".join(sorted(PLAIN_PASTS | {past for _, past, _, _ in IRREGULAR.values()}))
_PAST_VERB = re.compile(
    rf"\s+(?:(?:{ADVERBS})\s+)?(?P<verb>(?!indeed\b|united\b)[a-z]{{2,}}ed|{_PASTS})\b(?P<that>\s+that\b)?"
)


def without_subject(text: str, found: Sequence[Mention], roster: Roster) -> Finding:
    """Passives, nouns of talk, "according to X"; nothing of the kind is content."""
    if ABOUT_THE_TALK.match(text):
        return Finding("about")
    voice = passive().search(text)
    if voice is not None:
        agent = _agent(found, text, voice.end())
        if agent is not None:
            return spoken(agent, voice.group(), roster)
        if voice.group().endswith(("given", "made")) and _undergone(found, voice.start()):
            return Finding("about")
        if BOTH.search(text) or voice["talked"]:
            return Finding("talk", (), voice.group(), "joint")
        return Finding("issuer", (), voice.group(), "issuer")
    talk = TALK_ABOUT.search(text)
    if talk is not None:
        return Finding("talk", (), talk.group(), "joint")
    if ADDRESSED.match(text) or _told_by_another(text, found):
        return Finding("about")
    return _by_past_verb(text, found, roster) or Finding("content", claimed=_claimed(text, found))


def _undergone(found: Sequence[Mention], verb: int) -> bool:
    """Whether a person is the subject of a passive ("X was given a welcome"): what befell X, and nobody's words."""
    last = next((m for m in reversed(found) if m.end <= verb), None)
    return last is not None and last.kind in ("named", "role") and not last.possessive and verb - last.end <= 1


def _by_past_verb(text: str, found: Sequence[Mention], roster: Roster) -> Finding | None:
    """The reading of a sentence that opens with a person and a past tense that no table has; None for others.

    "X complained that ...": the verb reports speech, for it has a that-clause; "X left early": what X did.
    """
    first = next((m for m in found if not text[: m.start].strip(' "“°•-')), None)
    if first is None or first.possessive or first.kind not in ("named", "role", "group"):
        return None
    match = _PAST_VERB.match(text, first.end)
    if match is None:
        return None
    if match["that"] and match["verb"] not in NO_SPEECH:
        return spoken(first, match["verb"], roster)
    return Finding("content", acting=first.people)


def _told_by_another(text: str, found: Sequence[Mention]) -> bool:
    """Whether somebody speaks in the sentence who takes no part in the talk."""
    match = SOMEBODY_ELSE.match(text)
    if match is None or match.end() > _NEAR_THE_START:
        return False
    if _OFFICE_ALONE.search(letters(tokenize(match.group()))):
        return False  # "the Head of the Office said": an office without a name is one of those at the table
    inside = [mention for mention in found if mention.start < match.end() and not mention.possessive]
    return not any(mention.end < match.end() and mention.kind != "stranger" for mention in inside) or bool(
        re.match(r"\W*according to\s", text, re.IGNORECASE)
    )


def _claimed(text: str, found: Sequence[Mention]) -> tuple[str, ...]:
    """The country or "we" that opens a sentence as the subject of an attitude or a verb of speech in the present."""
    first = found[0] if found else None
    if first is None or first.possessive or first.kind not in ("side", "host") or text[: first.start].strip(' "“'):
        return ()
    match = subject_verb().match(text, first.end)
    return first.people if match is not None and (match["attitude"] or match["saying"]) else ()


def _agent(found: Sequence[Mention], text: str, after: int) -> Mention | None:
    """Who a passive says spoke: "it was noted by Y"."""
    match = BY_AGENT.match(text, after + 1)
    if match is None:
        return None
    return next((m for m in found if 0 <= m.start - match.end() <= 1 and not m.possessive), None)
