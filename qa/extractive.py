"""Answers made of the readouts' own sentences: who, when, in whose account, the sentence, its number."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from qa.pieces import Piece, quoted, text_of
from qa.reasons import together
from qa.samples import is_sample
from qa.types import Answer, Citation, Evidence, Question
from vectorstore.types import Hit, Readout

# What the names of issuers begin with that take an article: "the Ministry of Foreign Affairs".
_WITH_ARTICLE = frozenset("Ministry Office President Department Government White Kremlin U.S. European".split())
# Below this confidence, whose words a statement gives is said to be uncertain.
_SURE = 0.9
_MOST_NAMED = 4
# Kinds whose answer goes through the readouts in the order of their dates.
_BY_DATE = ("many", "change", "compare")


def compose(question: Question, evidence: Evidence) -> Answer:
    """The answer that the evidence gives by itself; not answered, with the reason, where there is none."""
    if not evidence.hits:
        return unanswered(question, evidence.reason or "the readouts do not say", evidence.related)
    hits = _ordered(question, evidence.hits)
    citations = tuple(Citation.of(number, hit) for number, hit in enumerate(hits, 1))
    related = tuple(Citation.of(number, hit) for number, hit in enumerate(evidence.related, len(citations) + 1))
    answer = Answer("", True, None, citations, related, question, evidence.more, evidence.readouts)
    return replace(answer, text=text_of(_prose(answer)))


def unanswered(question: Question | None, reason: str, related: Sequence[Hit] = ()) -> Answer:
    """The plain word that there is no answer, why, and what is there instead."""
    offered = tuple(Citation.of(number, hit) for number, hit in enumerate(related, 1))
    return Answer(text_of(_without(reason, offered)), False, reason, (), offered, question)


def pieces_of(answer: Answer) -> list[Piece]:
    """What `compose` makes an answer's text of; another text where it did not make it."""
    if answer.answered:
        return _prose(answer)
    return _without(answer.reason or "", answer.related)


def _ordered(question: Question, hits: Sequence[Hit]) -> list[Hit]:
    """The best statement and its readout, then the others by date; all by date, where all are asked for."""
    if question.kind in _BY_DATE:
        return sorted(hits, key=_by_date)
    # The statement that answers best stands first, and its readout; the others follow by date, each as it tells.
    best = hits[0]
    rest = sorted(hits[1:], key=lambda hit: (hit.readout.id != best.readout.id, *_by_date(hit)))
    return [best, *rest]


def _by_date(hit: Hit) -> tuple[date, str, str, int]:
    return (hit.readout.date or date.max, hit.readout.issuer or "", hit.readout.id, hit.position)


def _prose(answer: Answer) -> list[Piece]:
    question, groups = answer.question or Question(""), _groups(answer.citations)
    if question.kind == "many":
        groups.insert(0, [Piece(_count(question, answer))])
    before = [[Piece(note)] for note in _ambiguities(question)]
    return _joined([*before, *groups, *_notes(answer.citations, answer.more)], "\n\n")


def _count(question: Question, answer: Answer) -> str:
    """How many readouts there are of what is asked for."""
    count = max(answer.readouts, len({citation.readout.id for citation in answer.citations}))
    one = count == 1
    if question.negated and question.topic:
        return f"{count} {'readout says' if one else 'readouts say'} nothing of it:"
    if not question.topic and not question.speakers:
        return f"{count} {'readout tells' if one else 'readouts tell'} of it:"
    return f"{count} {'readout says' if one else 'readouts say'} so:"


def _ambiguities(question: Question) -> list[str]:
    """That a name is several people's, and all of them are answered for."""
    return [
        f"“{mention}” may be {together(names[:_MOST_NAMED], 'or')}"
        + (f" or one of {len(names) - _MOST_NAMED} others" if len(names) > _MOST_NAMED else "")
        + "."
        for mention, names in question.ambiguous
    ]


def _notes(citations: Sequence[Citation], more: int) -> list[list[Piece]]:
    """What a reader has to know of the statements: which are attributed by what stands around them, and how many more
    there are."""
    notes = []
    unsure = [citation for citation in citations if citation.mode == "said" and citation.confidence < _SURE]
    if unsure:
        several = len(unsure) > 1
        marks = _joined([[Piece(f"[{citation.number}]", "mark", citation)] for citation in unsure], ", ")
        told = (
            "do not name their speaker, those before them do"
            if several
            else "does not name its speaker, those before do"
        )
        notes.append([Piece("The sentences " if several else "The sentence "), *marks, Piece(f" {told}.")])
    if more:
        total = len(citations) + more
        notes.append([Piece(f"{len(citations)} of {total} statements are given: a topic or dates narrow them down.")])
    return notes


def _without(reason: str, offered: Sequence[Citation]) -> list[Piece]:
    return _joined([[Piece(f"Not answered: {reason}.")], *_groups(offered)], "\n\n")


def _groups(citations: Sequence[Citation]) -> list[list[Piece]]:
    return [_group(list(group)) for _, group in groupby(citations, key=lambda citation: citation.readout.id)]


def _group(citations: Sequence[Citation]) -> list[Piece]:
    """One readout's statements: where they stand, then speaker by speaker their words."""
    lines = [[Piece(f"{place(citations[0].readout)}:")]]
    for who, group in groupby(citations, key=speaker_line):
        lines.append([Piece(f"{who}: "), *_joined(list(map(quoted, group)), " ")])
    return _joined(lines, "\n")


def _joined(parts: Sequence[Sequence[Piece]], separator: str) -> list[Piece]:
    """The parts after each other, the separator between each two."""
    pieces: list[Piece] = []
    for part in parts:
        pieces += [Piece(separator), *part] if pieces else part
    return pieces


def speaker_line(citation: Citation) -> str:
    """Whose words a citation gives: a name, "Both sides (A and B)", or that nobody's are."""
    if citation.mode == "narrated" or citation.speaker is None:
        return "The readout's own account"
    if citation.mode == "joint":
        sides = "Both sides" if len(citation.speakers) == 2 else "Jointly"
        return f"{sides} ({citation.speaker})"
    return citation.speaker


def place(readout: Readout) -> str:
    """Where a statement stands: "On 21 January 2021, in the readout of ...: title"."""
    when = f"On {readout.date:%-d %B %Y}" if readout.date else "Undated"
    whose = f", in the account of {_with_article(readout.issuer)}" if readout.issuer else ""
    sample = ", a sample" if is_sample(readout) else ""
    return f"{when}{whose} (“{readout.title}”{sample})"


def _with_article(issuer: str) -> str:
    """ "the Kremlin", "NATO": an article, but for abbreviations, addresses and names that bring their own."""
    first = issuer.split()[0]
    bare = (first.isupper() and "." not in first) or first[0].isdigit() or first.lower() in ("the", "downing", "global")
    return issuer if bare else f"the {issuer}"
