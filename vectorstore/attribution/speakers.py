"""From sentences read one by one to statements: openings, carry-over, quotations, transcripts."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from vectorstore.attribution.agreed_texts import claims, settle_agreed
from vectorstore.attribution.authors import find_author
from vectorstore.attribution.clauses import read_sentence
from vectorstore.attribution.cues import ADDED, EVENT, GO_ON, ITEM, LIST_ITEM, OTHER_PARTY, PLAN
from vectorstore.attribution.findings import Finding
from vectorstore.attribution.mention import Focus, everybody
from vectorstore.attribution.mentions import mentions
from vectorstore.attribution.people import Person, Roster
from vectorstore.attribution.quotations import Span, blanked, quotations
from vectorstore.attribution.roster import gather
from vectorstore.attribution.sentences import LONGEST_READ, paragraphs, sentences
from vectorstore.attribution.tokens import lower_case_words, tokenize
from vectorstore.attribution.transcripts import Turn, turns
from vectorstore.tables.issuers import PUT_BACKGROUND
from vectorstore.types import Attribution, Mode, Reason, Statement

# A sentence with a verb's room and a stop, and no heading or address line.
_WHOLE = re.compile(r"(?:\S+\s+){3}.*[.!?…][\"”’)\]]*\s*$", re.DOTALL)
_QUOTED_GAPS = 2
"""Spaces inside quotation marks from which on it is somebody's sentence that is quoted."""
# How often attributions with each reason were right on 1,261 labelled sentences of the houses that the rules were made
# for, one right and one wrong added to each so that no count is taken for certainty. Of other houses' fewer are right.
_CONFIDENCE: dict[Reason, float] = {
    "named": 0.97,
    "role": 0.95,
    "pronoun": 0.98,
    "quotation": 0.95,
    "label": 0.99,
    "joint": 0.93,
    "carried": 0.87,
    "issuer": 0.83,
    "narration": 0.85,
}


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    paragraph: int
    finding: Finding
    text: str
    """Quotations blanked out."""


def attribute(
    text: str, *, title: str = "", issuer: str | None = None, participants: tuple[str, ...] = ()
) -> Attribution:
    """Who takes part in a document, and whose words each of its sentences reports.

    Args:
        text: the cleaned text; paragraphs are separated by line feeds.
        title: the document's title, which names most participants.
        issuer: whose account it is; None where unknown.
        participants: names that the document itself declares.

    Returns:
        Statements in order that cover every sentence of the text (speaker labels of transcripts left out).
    """
    common = lower_case_words(text)
    if title.isupper():
        title = title.title()  # there capitals tell nothing of names
    roster = gather(text, title, issuer, participants, common)
    settle_agreed(text, title, roster)
    spoken = turns(text, roster, common)
    before = text[: spoken[0].label_start] if spoken else text  # of a doorstep, the statement before the questions
    roster.author = find_author(before, title, issuer, roster, common)
    statements: list[Statement] = []
    position = 0
    for turn in [*spoken, Turn(len(text), len(text), len(text), ())]:
        statements += _reported(text, position, turn.label_start, roster, common)
        if turn.label_start < turn.end:
            statements += _labelled(text, turn)
        position = max(position, turn.end)
    return Attribution(_participants(roster, statements), tuple(statements))


def _participants(roster: Roster, statements: Sequence[Statement]) -> tuple[str, ...]:
    speaking = {name for statement in statements for name in statement.speakers}
    return tuple(person.name for person in roster.people if person.primary or person.name in speaking)


def _labelled(text: str, turn: Turn) -> list[Statement]:
    mode: Mode = "said" if turn.speakers else "narrated"
    reason: Reason = "label" if turn.speakers else "narration"
    return [
        Statement(start, end, turn.speakers, mode, None, reason, _CONFIDENCE[reason])
        for start, end in sentences(text, turn.start, turn.end)
    ]


def _reported(text: str, start: int, end: int, roster: Roster, common: frozenset[str]) -> list[Statement]:
    """The statements of a stretch without speaker labels."""
    # `He "regretted" it`: a word or two that are set off are still the sentence's own.
    spans = [(a + start, b + start) for a, b in quotations(text[start:end])]
    quoted = [(a, b) for a, b in spans if text.count(" ", a, b) >= _QUOTED_GAPS]
    read = _read(text, start, end, quoted, roster, common)
    return _Carrier(roster).statements(_with_quotations(read, quoted))


def _read(
    text: str, start: int, end: int, quoted: list[Span], roster: Roster, common: frozenset[str]
) -> list[_Sentence]:
    """Every sentence read by itself, pronouns resolved by what the sentence before was about."""
    focus, found = Focus(), []
    by_name = {person.name: person for person in roster.people}
    for number, (first, last) in enumerate(paragraphs(text[start:end])):
        for a, b in sentences(text, start + first, start + last):
            shown = blanked(text, a, min(b, a + LONGEST_READ), quoted)
            if OTHER_PARTY.match(shown):
                focus = _other(focus, roster)
            finding = read_sentence(shown, mentions(tokenize(shown, common), roster, focus), roster)
            found.append(_Sentence(a, b, number, finding, shown))
            focus = _moved(focus, finding, by_name, roster.author.name if roster.author else None)
    return found


def _other(focus: Focus, roster: Roster) -> Focus:
    """ "For her part, she ...": of two parties the one who did not speak last."""
    others = [person for person in roster.primary if person is not focus.single]
    return Focus(others[0], focus.group) if len(roster.primary) == 2 and len(others) == 1 else focus


def _moved(focus: Focus, finding: Finding, by_name: dict[str, Person], author: str | None) -> Focus:
    """Whom pronouns refer to after a sentence; the author of a first-person text is "I" and never "he"."""
    if len(finding.subject) == 1 and finding.subject[0] in by_name and finding.subject[0] != author:
        return Focus(by_name[finding.subject[0]], focus.group)
    if len(finding.subject) > 1:
        return Focus(focus.single, finding.subject)
    return focus


def _with_quotations(read: list[_Sentence], quoted: list[Span]) -> list[_Sentence]:
    """A quotation's tag ("..., he said") holds for each of its sentences, wherever among them it stands."""
    result = list(read)
    for first, last in quoted:
        touched = []
        for i in range(bisect_right(result, first, key=lambda s: s.end), len(result)):
            if result[i].start >= last:
                break
            touched.append(i)
        inside = [i for i in touched if 2 * _overlap(result[i], first, last) > result[i].end - result[i].start]
        tag = next((result[i].finding for i in reversed(touched) if result[i].finding.kind == "said"), None)
        if tag is None or len(touched) < 2:
            continue
        for i in inside:
            if result[i].finding.kind in ("content", "issuer", "talk", "about"):
                result[i] = replace(result[i], finding=replace(tag, reason="quotation"))
    return result


def _overlap(sentence: _Sentence, first: int, last: int) -> int:
    return min(sentence.end, last) - max(sentence.start, first)


class _Carrier:
    """Gives sentences without a speaker of their own the speaker whom the text's structure tells."""

    def __init__(self, roster: Roster) -> None:
        self._everybody = everybody(roster)
        self._agreed = roster.agreed
        self._ties_only = roster.issuer in PUT_BACKGROUND
        self._author = (roster.author.name,) if roster.author is not None else ()
        self._mode: Mode = "narrated"
        self._people: tuple[str, ...] = ()
        self._paragraph = -1
        self._list_open = False
        """Whether what was said before ended in a colon, and only items of its list have followed."""

    def statements(self, read: Sequence[_Sentence]) -> list[Statement]:
        return [self._statement(sentence) for sentence in read]

    def _statement(self, sentence: _Sentence) -> Statement:
        finding = sentence.finding
        mode, people, reason = self._voice(sentence)
        if not people:
            mode, reason = "narrated", "narration"  # words of people whom nothing names are nobody's
        opens = finding.kind in ("said", "joint") and sentence.text.rstrip().endswith(":")
        self._list_open = opens or (self._list_open and LIST_ITEM.match(sentence.text) is not None)
        if finding.kind != "about":
            # After "X thanked ..., and Y noted ..." it is Y who goes on.
            self._mode, self._people = mode, finding.subject if finding.kind == "said" else people
        self._paragraph = sentence.paragraph
        inner = finding.inner if people == finding.people else ()
        return Statement(sentence.start, sentence.end, people, mode, finding.cue, reason, _CONFIDENCE[reason], inner)

    def _voice(self, sentence: _Sentence) -> tuple[Mode, tuple[str, ...], Reason]:
        """How a sentence is told, whose words it is, and why."""
        finding = sentence.finding
        if self._agreed and self._of_all(sentence):
            return "joint", self._agreed, "joint"
        match finding.kind:
            case "said" | "joint" as mode:
                return mode, finding.people, finding.reason
            case "talk" if self._everybody:
                return "joint", self._everybody, "joint"
            case "issuer" if self._people or self._everybody:
                return *self._of_passive(), "issuer"
            case "content" if self._list_open and LIST_ITEM.match(sentence.text):
                return self._mode, self._people, "carried"
            case "content" if self._goes_on(sentence):
                return self._mode, self._people, "carried"
            case "about" if self._mode == "joint" and PLAN.search(sentence.text) and self._same_paragraph(sentence):
                return self._mode, self._people, "carried"
            case "content" if self._author and _WHOLE.search(sentence.text) and not EVENT.search(sentence.text):
                return "said", self._author, "carried"
            case "content" if finding.claimed:
                return "joint" if len(finding.claimed) > 1 else "said", finding.claimed, "role"
            case _:
                return "narrated", (), "narration"

    def _of_all(self, sentence: _Sentence) -> bool:
        """Whether a sentence of an agreed text is nobody's but the words of all who gave it out."""
        finding = sentence.finding
        if finding.kind != "content" or finding.claimed or finding.acting:
            return finding.kind == "issuer"
        goes_on = self._mode == "said" and self._same_paragraph(sentence) and ADDED.match(sentence.text)
        if goes_on or (self._list_open and LIST_ITEM.match(sentence.text)) or EVENT.search(sentence.text):
            return False
        return _WHOLE.search(sentence.text) is not None and claims(sentence.text)

    def _goes_on(self, sentence: _Sentence) -> bool:
        """Whether a sentence without a cue is still what was said before.

        It is after a person's words, except where it opens a paragraph untied, tells an event or is an item of a
        list; after joint words only where it is tied to them.
        """
        if EVENT.search(sentence.text) or ITEM.search(sentence.text):
            return False
        if not set(sentence.finding.acting) <= set(self._people):
            return False
        if not self._same_paragraph(sentence):
            return self._mode == "said" and ADDED.match(sentence.text) is not None
        if self._mode == "joint" or (self._ties_only and not sentence.finding.acting):
            return GO_ON.match(sentence.text) is not None or PLAN.search(sentence.text) is not None
        return self._mode == "said"

    def _same_paragraph(self, sentence: _Sentence) -> bool:
        return sentence.paragraph == self._paragraph

    def _of_passive(self) -> tuple[Mode, tuple[str, ...]]:
        """ "It was noted": goes on with whoever spoke; at the beginning it is what both talked of."""
        if self._mode == "said":
            return "said", self._people
        return "joint", self._everybody
