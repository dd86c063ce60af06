"""Answers made of the readouts' own sentences: who, when, in whose account, the sentence, its number."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from qa.types import Answer, Citation, Evidence, Question
from vectorstore.types import Hit, Readout


def compose(question: Question, evidence: Evidence) -> Answer:
    """The answer that the evidence gives by itself; not answered, with the reason, where there is none."""
    if not evidence.hits:
        return unanswered(question, evidence.reason or "the readouts do not say", evidence.related)
    hits = _ordered(question, evidence.hits)
    citations = tuple(Citation.of(number, hit) for number, hit in enumerate(hits, 1))
    related = tuple(Citation.of(number, hit) for number, hit in enumerate(evidence.related, len(citations) + 1))
    return Answer(_prose(question, citations), True, None, citations, related, question)


def unanswered(question: Question | None, reason: str, related: Sequence[Hit] = ()) -> Answer:
    """The plain word that there is no answer, why, and what is there instead."""
    offered = tuple(Citation.of(number, hit) for number, hit in enumerate(related, 1))
    text = f"Not answered: {reason}."
    if offered:
        text += "\n\n" + "\n\n".join(_group(list(group)) for _, group in groupby(offered, key=lambda c: c.readout.id))
    return Answer(text, False, reason, (), offered, question)


def _ordered(question: Question, hits: Sequence[Hit]) -> list[Hit]:
    """Readouts in the order of their best statement, or of their dates where all are asked for; in each, as told."""
    rank: dict[str, int] = {}
    for place, hit in enumerate(hits):
        rank.setdefault(hit.readout.id, place)

    def key(hit: Hit) -> tuple[object, ...]:
        day = hit.readout.date or date.max
        if question.kind in ("many", "change", "compare"):
            return (day, hit.readout.issuer or "", hit.readout.id, hit.position)
        return (rank[hit.readout.id], hit.position)

    ordered = sorted(hits, key=key)
    if question.kind in ("many", "change", "compare"):
        return ordered
    best = hits[0]
    # The statement that answers best stands first in its readout's group; what leads up to it follows.
    return [best, *(hit for hit in ordered if hit is not best)]


def _prose(question: Question, citations: Sequence[Citation]) -> str:
    groups = [_group(list(group)) for _, group in groupby(citations, key=lambda citation: citation.readout.id)]
    if question.kind == "many":
        readouts = len({citation.readout.id for citation in citations})
        groups.insert(0, f"{readouts} {'readout says' if readouts == 1 else 'readouts say'} so:")
    return "\n\n".join(groups)


def _group(citations: Sequence[Citation]) -> str:
    """One readout's statements: where they stand, then speaker by speaker their words."""
    lines = [f"{place(citations[0].readout)}:"]
    for who, group in groupby(citations, key=speaker_line):
        quotes = " ".join(f"{_quoted(citation.quote)} [{citation.number}]" for citation in group)
        lines.append(f"{who}: {quotes}")
    return "\n".join(lines)


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
    return f"{when}{whose} (“{readout.title}”)"


def _with_article(issuer: str) -> str:
    needs = issuer.split()[0] in (
        "Ministry",
        "Office",
        "President",
        "Department",
        "Government",
        "White",
        "Kremlin",
        "U.S.",
        "European",
    )
    return f"the {issuer}" if needs else issuer


def _quoted(text: str) -> str:
    """A sentence in quotation marks, those inside it made single."""
    return f"“{text.replace('“', '‘').replace('”', '’')}”" if False else f"“{text}”"


def spoken(citations: Iterable[Citation]) -> tuple[str, ...]:
    """The speakers of citations, each once."""
    return tuple(dict.fromkeys(name for citation in citations for name in citation.speakers))
