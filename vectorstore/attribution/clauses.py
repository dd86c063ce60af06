"""What one sentence says about its own words: who speaks, by which cue, or that nobody does."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from vectorstore.attribution.cues import (
    ABOUT_THE_TALK,
    ACCORDING,
    ADDRESSED,
    BOTH,
    BY_AGENT,
    FIRST_PERSON,
    GIVEN_OUT,
    INTRODUCED,
    INVERTED,
    NEITHER,
    SOMEBODY_ELSE,
    SPOKEN_FOR,
    SUBORDINATOR,
    TALK_ABOUT,
    WE_TALKED,
    WITH,
    gerund_of_saying,
    passive,
    past_of_saying,
    purpose,
    subject_verb,
)
from vectorstore.attribution.mentions import Mention, MentionKind, everybody
from vectorstore.attribution.people import Person, Roster
from vectorstore.attribution.tokens import letters, tokenize
from vectorstore.tables.speech import ADVERBS, IRREGULAR, NO_SPEECH, PLAIN_PASTS, SPOKE, STARTING
from vectorstore.types import Reason

Kind = Literal["said", "joint", "meeting", "issuer", "talk", "about", "content"]
"""``said`` by somebody; ``joint``; ``meeting`` only that it took place; ``issuer`` a passive of speech without an
agent; ``talk`` a passive or noun of talk; ``about`` the talk itself; ``content`` no cue at all."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The reading of one sentence by itself, before its neighbours are looked at."""

    kind: Kind
    people: tuple[str, ...] = ()
    cue: str | None = None
    reason: Reason = "narration"
    subject: tuple[str, ...] = ()
    """Whom a following "he" or "they" refers to."""
    claimed: tuple[str, ...] = ()
    """Of content, the country that it makes speak ("Ruritania supports ..."): its words, where nobody's go on."""
    inner: tuple[str, ...] = ()
    """Whose words the speaker tells: B in "A recalled that B had promised ..."."""
    acting: tuple[str, ...] = ()
    """Of content, the people whose doing it tells in the past tense: never the words of somebody else who spoke."""


@dataclass(frozen=True, slots=True)
class _Clause:
    """A subject and what follows it up to the end of its verb."""

    mention: Mention
    match: re.Match[str]

    @property
    def group(self) -> str:
        return next(name for name in ("attitude", "saying", "joint", "meeting") if self.match[name])

    @property
    def cue(self) -> str:
        return self.match[self.group]


_REASONS: dict[MentionKind, Reason] = {
    "named": "named",
    "role": "role",
    "pronoun": "pronoun",
    "group": "role",
    "side": "role",
    "host": "role",
    "stranger": "role",
}
_PREPOSITION = re.compile(
    r"\b(?:with|to|by|of|from|for|between|among|about|on|at|in|that|than|like|against|towards?|upon|including|"
    r"whom|who|which)\s*$",
    re.IGNORECASE,
)
_CLAUSE_JOINT = re.compile(r"(?:,|;)\s*(?:and|while|but|whereas)?\s*$|\b(?:and|while|but|whereas)\s*$", re.IGNORECASE)
_UNDER = re.compile(r"\b(?:that|what|how|as|which|whom)\s+$", re.IGNORECASE)
_TO_COME = re.compile(r"\b(?:will|would|to|is|are|was|were|be|been)\b", re.IGNORECASE)
_DISCUSSION = re.compile(r"\b(?:discussions?|exchanges?|dialogue|consultations|conversation on|views)\b", re.IGNORECASE)
_IRREGULAR_PAST = frozenset(form for _, past, participle, _ in IRREGULAR.values() for form in (past, participle))
_NEAR_THE_START = 80
_OFFICE_ALONE = re.compile(r"^[xac]*t[mDPSO]*[Tr][^N]*$")
_GREETED = re.compile(r"(?:welcome|greet|host|receive)d?s?$", re.IGNORECASE)
# "opened by congratulating": whatever the verb, what was done so was said.
_BY_SAYING = re.compile(r"[^,.;]{0,40}?\bby\s+(?:\w+ly\s+)?", re.IGNORECASE)
# A verb that no table has, in the past tense: with a that-clause it reports speech, without one it tells an event.
_PASTS = "|".join(sorted(PLAIN_PASTS | {past for _, past, _, _ in IRREGULAR.values()}))
_PAST_VERB = re.compile(
    rf"\s+(?:(?:{ADVERBS})\s+)?(?P<verb>(?!indeed\b|united\b)[a-z]{{2,}}ed|{_PASTS})\b(?P<that>\s+that\b)?"
)


def read_sentence(text: str, found: Sequence[Mention], roster: Roster) -> Finding:
    """The reading of a sentence (quotations blanked out) with its mentions.

    The first subject with a verb of speech or talk decides; an opening subordinate clause gives way to the main one.
    """
    if roster.author is not None and (own := _in_first_person(text, found, roster.author, roster)) is not None:
        return own
    if GIVEN_OUT.search(text) or NEITHER.match(text):
        return Finding("about")
    spoken_for = SPOKEN_FOR.match(text)
    if spoken_for is not None:
        rest = [mention for mention in found if mention.start >= spoken_for.end()]
        told = read_sentence(" " * spoken_for.end() + text[spoken_for.end() :], rest, roster)
        if told.kind not in ("content", "about"):
            return told
    inverted = INVERTED.search(text)
    if inverted is not None:
        speaker = next((m for m in found if 0 <= m.start - inverted.end() <= 3), None)
        if speaker is not None:
            return _spoken(speaker, inverted["verb"], roster)
    clauses = _clauses(text, found)
    source = _source(text, found)
    if source is not None and (not clauses or source[1].start < clauses[0].mention.start):
        return _spoken(source[1], source[0], roster)
    if clauses and _main(text, clauses).mention.kind == "stranger":
        return Finding("about")
    clauses = [clause for clause in clauses if not _stranger(clause.mention, roster)]
    quoted = INTRODUCED.search(text)
    if clauses and quoted is not None and quoted.start() > clauses[0].mention.start:
        return _spoken(_main(text, clauses).mention, quoted["verb"], roster)
    if clauses:
        main = _main(text, clauses)
        finding = _with_second(text, clauses, main, _decide(text, found, main, roster))
        return replace(finding, inner=_inner(text, found, main, finding)) if finding.kind == "said" else finding
    return _without_subject(text, found, roster)


def _in_first_person(text: str, found: Sequence[Mention], person: Person, roster: Roster) -> Finding | None:
    """The reading of a sentence in which the author speaks of himself or of "us"; None where another one speaks."""
    author = person.name
    if WE_TALKED.search(text):
        named = [name for mention in found if mention.kind == "group" for name in mention.people]
        people = tuple(dict.fromkeys([author, *(named or everybody(roster))]))
        return Finding("joint", people, None, "joint", (author,))
    clauses = _clauses(text, found)
    own = next((clause for clause in clauses if author in clause.mention.people), None)
    if (own is not None and own.group == "meeting") or TALK_ABOUT.search(text):
        return None  # "I hosted today ...", "Our discussion centred on ...": as in any account
    others = [clause for clause in clauses if author not in clause.mention.people]
    if not FIRST_PERSON.search(text) or (others and others[0].group == "saying" and others[0].mention.kind != "side"):
        return None
    return Finding("said", (author,), None, "pronoun", (author,))


def _clauses(text: str, found: Sequence[Mention]) -> list[_Clause]:
    """The mentions that are the subject of a verb of speech, talk or meeting, with that verb."""
    clauses = []
    for mention in found:
        if (
            mention.possessive
            or mention.kind == "host"
            or _PREPOSITION.search(text, max(0, mention.start - 12), mention.start)
        ):
            continue
        match = subject_verb().match(text, mention.end)
        if match is None or not _finite(mention, match):
            continue
        clauses.append(_Clause(mention, match))
    return clauses


def _stranger(mention: Mention, roster: Roster) -> bool:
    """Whether a pronoun stands for somebody who takes no part in the talk: what he said is what others tell of him."""
    return mention.kind == "stranger" or (
        mention.kind == "pronoun"
        and len(mention.people) == 1
        and not any(person.primary for person in roster.people if person.name == mention.people[0])
        and bool(roster.primary)
    )


def _finite(mention: Mention, match: re.Match[str]) -> bool:
    """Whether the verb can be the subject's predicate, and not a noun or participle that follows it."""
    if match["attitude"]:
        return mention.kind != "side"
    if mention.kind == "side" and not (match["saying"] or (match["joint"] and len(mention.people) > 1)):
        return False
    word = (match["saying"] or match["joint"] or match["meeting"]).lower()
    gap = match["gap"].lower()
    if word.endswith("ing"):
        return bool(re.search(r"\b(?:is|are|was|were|been)\b", gap))
    if word.endswith(("ed", "s")) or word in _IRREGULAR_PAST:
        plain = not re.search(r"\b(?:is|are|was|were|be|been)\b", gap)
        if word.endswith("s") and (mention.kind == "side" or (match["joint"] and len(mention.people) == 1)):
            return False  # "Ruritania supports", "the Minister coordinates": what is so, and not what was said
        return plain
    return len(mention.people) > 1 or bool(re.search(r"\b(?:will|would|did|does|do|to)\b", gap))


def _with_second(text: str, clauses: list[_Clause], main: _Clause, finding: Finding) -> Finding:
    """ "X thanked ..., and Y noted ...", "After X had asked ..., Y explained ...": the words of both."""
    if finding.kind != "said":
        return finding
    for clause in clauses:
        people = clause.mention.people
        if clause is main or clause.group not in ("saying", "joint") or set(people) <= set(finding.people):
            continue
        before = clause.mention.start < main.mention.start
        coordinate = _CLAUSE_JOINT.search(text, max(0, clause.mention.start - 12), clause.mention.start) is not None
        if clause.mention.kind != "side" and (before or coordinate):
            people = (*people, *finding.people) if before else (*finding.people, *people)
            return Finding("said", tuple(dict.fromkeys(people)), finding.cue, finding.reason, people[-1:])
    return finding


def _inner(text: str, found: Sequence[Mention], main: _Clause, finding: Finding) -> tuple[str, ...]:
    """Those whom the speaker says to have spoken: the subjects of a verb of speech in a clause under the main one."""
    for mention in found:
        begins = mention.start > main.match.end() and _UNDER.search(text, main.match.end() - 1, mention.start)
        # "He said that he had asked": whom the second one means only the speaker knows.
        unsure = mention.possessive or mention.kind in ("pronoun", "host", "stranger")
        if not begins or unsure or set(mention.people) & set(finding.people):
            continue
        match = subject_verb().match(text, mention.end)
        if (
            match is not None
            and (match["saying"] or "").lower() in past_of_saying()
            and not _TO_COME.search(match["gap"])
        ):
            return mention.people
    return ()


def _main(text: str, clauses: list[_Clause]) -> _Clause:
    """The main clause: not the one inside an opening subordinate clause, where another follows the comma; or the
    tag that closes the sentence ("..., the two leaders agreed").
    """
    first = clauses[0]
    if clauses[-1].match.end() >= len(text.rstrip(' ."”')):
        return clauses[-1]
    opening = SUBORDINATOR.match(text)
    if opening is not None and len(clauses) > 1:
        inside = "," not in text[opening.end() : first.mention.start]
        if inside and "," in text[first.match.end() : clauses[1].mention.start]:
            return clauses[1]
    return first


def _decide(text: str, found: Sequence[Mention], clause: _Clause, roster: Roster) -> Finding:
    """What the main clause makes of its sentence, by the group of its verb."""
    mention, rest = clause.mention, text[clause.match.end() :]
    if re.search(r"\bwill\b", clause.match["gap"]) and clause.group in ("meeting", "joint") and mention.kind != "side":
        return Finding("about", subject=mention.people)
    if clause.group == "meeting" and len(mention.people) > 1 and _DISCUSSION.search(rest):
        return Finding("joint", mention.people, clause.cue, "joint", mention.people)
    if clause.group == "meeting" or (_GREETED.match(clause.cue) and _person_follows(found, clause.match.end())):
        return _opening(found, clause, rest, roster)
    if clause.group == "joint" and len(mention.people) == 1:
        partners = _partners(found, text, clause.match.end())
        if partners:
            people = tuple(dict.fromkeys(mention.people + partners))
            return Finding("joint", people, clause.cue, "joint", mention.people)
    return _spoken(mention, clause.cue, roster)


def _one_side(people: Sequence[str], roster: Roster) -> bool:
    """Whether several people all stand on one side of the talk, and somebody else on the other."""
    members = [person for person in roster.people if person.name in people]
    others = [person for person in roster.primary if person.name not in people]
    if len(members) < len(people) or not any(person.host for person in members + others):
        return False
    if len({person.host for person in members}) > 1 or all(p.host == members[0].host for p in others):
        return False
    return len({person.place for person in members if person.place}) <= 1


def _spoken(mention: Mention, cue: str, roster: Roster) -> Finding:
    """The mention's words: joint where it stands for people of several sides."""
    several = len(mention.people) > 1 and not _one_side(mention.people, roster)
    # "They", "the two leaders" stand for both even where the text names but one of them.
    if several or (mention.kind == "group" and set(mention.people) == set(everybody(roster))):
        return Finding("joint", mention.people, cue, "joint", mention.people)
    return Finding("said", mention.people, cue, _REASONS[mention.kind], mention.people)


def _person_follows(found: Sequence[Mention], place: int) -> bool:
    """Whether the verb's object is a person: "welcomed President X to", not "welcomed the agreement"."""
    return any(0 < m.start - place <= 2 and not m.possessive and m.kind in ("named", "role") for m in found)


def _opening(found: Sequence[Mention], clause: _Clause, rest: str, roster: Roster) -> Finding:
    """A sentence that tells how the talk came about; its "to ..." tells whose words follow."""
    subject = clause.mention.people
    way = _BY_SAYING.match(rest)
    told = gerund_of_saying().match(rest, way.end()) if way is not None else None
    if told is not None and clause.cue.lower() in STARTING:
        return _spoken(clause.mention, told.group(), roster)
    aim = purpose().search(rest)
    reach = clause.match.end() + (aim.start() if aim else 0)
    parties = set(everybody(roster))
    others = tuple(name for m in found if clause.match.end() <= m.start < reach for name in m.people if name in parties)
    if aim is None:
        return Finding("meeting", (), clause.cue, "narration", subject)
    own = aim["saying"] or aim["said"]
    if not own and len(subject) == 1 and not others and clause.cue.lower() in SPOKE and not WITH.search(rest, 0, reach):
        return Finding("said", subject, clause.cue, "named", subject)  # "spoke about"
    if not own:
        return Finding("joint", tuple(dict.fromkeys(subject + others)), aim.group(), "joint", subject)
    if len(subject) == 1 or _one_side(subject, roster):
        return Finding("said", subject, own, "named", subject)
    return Finding("joint", subject, own, "joint", subject)


def _partners(found: Sequence[Mention], text: str, after: int) -> tuple[str, ...]:
    """With whom the subject talked: "discussed X with Y"."""
    for match in WITH.finditer(text, after):
        for mention in found:
            if 0 <= mention.start - match.end() <= 1 and not mention.possessive and mention.kind != "side":
                return mention.people
    return ()


def _without_subject(text: str, found: Sequence[Mention], roster: Roster) -> Finding:
    """Passives, nouns of talk, "according to X"; nothing of the kind is content."""
    if ABOUT_THE_TALK.match(text):
        return Finding("about")
    voice = passive().search(text)
    if voice is not None:
        agent = _agent(found, text, voice.end())
        if agent is not None:
            return _spoken(agent, voice.group(), roster)
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


def _source(text: str, found: Sequence[Mention]) -> tuple[str, Mention] | None:
    """The words "according to", "in the words of" and the person behind them."""
    source = ACCORDING.search(text)
    if source is None:
        return None
    speaker = next((m for m in found if 0 <= m.start - source.end() <= 1), None)
    return (source.group().strip(), speaker) if speaker is not None and speaker.kind in ("named", "role") else None


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
        return _spoken(first, match["verb"], roster)
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
