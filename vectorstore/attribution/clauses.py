"""What one sentence says about its own words: who speaks, by which cue, or that nobody does."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from vectorstore.attribution.cues import (
    ACCORDING,
    FIRST_PERSON,
    GIVEN_OUT,
    INTRODUCED,
    INVERTED,
    NEITHER,
    SPOKEN_FOR,
    SUBORDINATOR,
    TALK_ABOUT,
    WE_TALKED,
    WITH,
    gerund_of_saying,
    past_of_saying,
    purpose,
    subject_verb,
)
from vectorstore.attribution.findings import Finding, one_side, spoken
from vectorstore.attribution.mention import Mention, everybody
from vectorstore.attribution.pairs import read_pair
from vectorstore.attribution.people import Person, Roster
from vectorstore.attribution.subjectless import without_subject
from vectorstore.tables.speech import IRREGULAR, SPOKE, STARTING


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
_GREETED = re.compile(r"(?:welcome|greet|host|receive)d?s?$", re.IGNORECASE)
# "opened by congratulating": whatever the verb, what was done so was said.
_BY_SAYING = re.compile(r"[^,.;]{0,40}?\bby\s+(?:\w+ly\s+)?", re.IGNORECASE)


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
            return spoken(speaker, inverted["verb"], roster)
    pair = read_pair(text, found, roster)
    if pair is not None:
        return pair
    clauses = _clauses(text, found)
    source = _source(text, found)
    if source is not None and (not clauses or source[1].start < clauses[0].mention.start):
        return spoken(source[1], source[0], roster)
    if clauses and _main(text, clauses).mention.kind == "stranger":
        return Finding("about")
    clauses = [clause for clause in clauses if not _stranger(clause.mention, roster)]
    quoted = INTRODUCED.search(text)
    if clauses and quoted is not None and quoted.start() > clauses[0].mention.start:
        return spoken(_main(text, clauses).mention, quoted["verb"], roster)
    if clauses:
        main = _main(text, clauses)
        finding = _with_second(text, clauses, main, _decide(text, found, main, roster))
        return replace(finding, inner=_inner(text, found, main, finding)) if finding.kind == "said" else finding
    return without_subject(text, found, roster)


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
    return spoken(mention, clause.cue, roster)


def _person_follows(found: Sequence[Mention], place: int) -> bool:
    """Whether the verb's object is a person: "welcomed President X to", not "welcomed the agreement"."""
    return any(0 < m.start - place <= 2 and not m.possessive and m.kind in ("named", "role") for m in found)


def _opening(found: Sequence[Mention], clause: _Clause, rest: str, roster: Roster) -> Finding:
    """A sentence that tells how the talk came about; its "to ..." tells whose words follow."""
    subject = clause.mention.people
    way = _BY_SAYING.match(rest)
    told = gerund_of_saying().match(rest, way.end()) if way is not None else None
    if told is not None and clause.cue.lower() in STARTING:
        return spoken(clause.mention, told.group(), roster)
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
    if len(subject) == 1 or one_side(subject, roster):
        return Finding("said", subject, own, "named", subject)
    return Finding("joint", subject, own, "joint", subject)


def _partners(found: Sequence[Mention], text: str, after: int) -> tuple[str, ...]:
    """With whom the subject talked: "discussed X with Y"."""
    for match in WITH.finditer(text, after):
        for mention in found:
            if 0 <= mention.start - match.end() <= 1 and not mention.possessive and mention.kind != "side":
                return mention.people
    return ()


def _source(text: str, found: Sequence[Mention]) -> tuple[str, Mention] | None:
    """The words "according to", "in the words of" and the person behind them."""
    source = ACCORDING.search(text)
    if source is None:
        return None
    speaker = next((m for m in found if 0 <= m.start - source.end() <= 1), None)
    return (source.group().strip(), speaker) if speaker is not None and speaker.kind in ("named", "role") else None
