"""The values that a question turns into on its way to a cited answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from vectorstore.types import Filter, Hit, Mode, Readout

Kind = Literal["said", "who", "fact", "many", "compare", "change"]
"""What sort of answer is asked for.

``said`` a person's or side's words; ``who`` whose words something is; ``fact`` who, when, where, whom; ``many`` which
ones or how often, all of them; ``compare`` each side's own account; ``change`` one person's words over time.
"""


@dataclass(frozen=True, slots=True)
class Name:
    """A person or side that a question names, resolved against the library."""

    mention: str
    """As the question has it: "Tileuberdi", "the Secretary"."""
    names: tuple[str, ...]
    """Every spelling of that one person in the library, the fullest first; empty for somebody unknown to it. Of
    a side, the names of all who speak for it."""
    side: str | None = None
    """The country or organisation, where the question names a side and not a person."""

    @property
    def display(self) -> str:
        return self.names[0] if self.names and not self.side else self.mention


@dataclass(frozen=True, slots=True)
class Question:
    """What a question was understood to ask."""

    text: str
    kind: Kind = "said"
    speakers: tuple[Name, ...] = ()
    """Whose words are asked for."""
    participants: tuple[Name, ...] = ()
    """Who else has to have taken part: "to Blinken", "in the call with Macron"."""
    issuers: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    topic: str = ""
    """The words that say what it is about, without names, dates and question words."""
    settings: tuple[str, ...] = ()
    """Words of the topic that only tell where or at what event: "in Sochi", "at the CSTO summit"."""
    unknown: tuple[str, ...] = ()
    """Names in the question that are nobody in the library."""
    ambiguous: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(mention, the fullest names of all its bearers) where one mention fits several persons."""
    reply: bool = False
    """An answer to what another party said is asked for."""
    negated: bool = False
    """The question says "not" or "never": of "which" and "how often", what lacks the topic is asked for."""
    order: Literal["first", "last"] | None = None
    """Only the first or last of what is found is asked for."""
    filter: Filter = field(default_factory=Filter)
    """The bounds that all this amounts to, the caller's own included."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The statements that an answer may be made of, or the reason why there are none."""

    hits: tuple[Hit, ...] = ()
    """In the order of their relevance."""
    related: tuple[Hit, ...] = ()
    """Offered beside the answer or instead of it: the other party's words on the topic."""
    reason: str | None = None
    """Why the question cannot be answered; None exactly when there are hits."""
    more: int = 0
    """How many further statements answer it that are too many to give."""
    readouts: int = 0
    """In how many readouts all of them stand, given or not."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A number in an answer, and the statement that it points to."""

    number: int
    readout: Readout
    start: int
    end: int
    speakers: tuple[str, ...]
    mode: Mode
    confidence: float = 1.0
    """How sure it is whose words these are (`Statement.confidence`)."""

    @property
    def quote(self) -> str:
        """The cited words: always ``readout.text[start:end]``."""
        return self.readout.text[self.start : self.end]

    @property
    def speaker(self) -> str | None:
        """The speakers' names joined; None where the sentence is narrated."""
        if self.mode == "narrated" or not self.speakers:
            return None
        return " and ".join(filter(None, [", ".join(self.speakers[:-1]), self.speakers[-1]]))

    @classmethod
    def of(cls, number: int, hit: Hit) -> "Citation":
        statement = hit.statement
        place = statement.start, statement.end
        return cls(number, hit.readout, *place, statement.speakers, statement.mode, statement.confidence)


@dataclass(frozen=True, slots=True)
class Check:
    """What was verified of a chat model's reply, and what was taken out of it."""

    kept: int = 0
    """Sentences that stood up to every check."""
    removed: tuple[tuple[str, str], ...] = ()
    """(sentence, why) for each that did not."""
    fallback: str | None = None
    """Why the extractive answer is shown in the model's place; None where the model's own is."""

    @property
    def told(self) -> str:
        """What the reader has to know of the model's part in the answer, in a line."""
        if self.fallback:
            return f"This is the answer in the readouts' own sentences, not the model's: {self.fallback}."
        if self.removed:
            what = "a sentence" if len(self.removed) == 1 else f"{len(self.removed)} sentences"
            return f"Left out of the model's reply: {what} that the readouts do not bear out."
        if self.kept:
            return "Written by a language model; every sentence was checked against the statements that it cites."
        return ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with its citations, or the plain word that there is none and why."""

    text: str
    """Plain prose with ``[1]`` marks. It holds document text verbatim: escape it before showing it as markup."""
    answered: bool
    reason: str | None = None
    citations: tuple[Citation, ...] = ()
    """Each one used in ``text``, numbered from 1 in the order of first use."""
    related: tuple[Citation, ...] = ()
    """Offered beside the answer; numbered on from the citations."""
    question: Question | None = None
    more: int = 0
    """How many further statements answer the question that are too many to give."""
    readouts: int = 0
    """In how many readouts all of them stand, given or not."""
    check: Check | None = None
    """Only where a chat model was asked."""
    raw: str | None = None
    """The chat model's reply as it came."""
    usage: Mapping[str, int] | None = None
    """Token counts, where the provider reports them."""

    def to_markdown(self) -> str:
        """The answer and its sources as Markdown, every piece of document text escaped."""
        from qa.rendering import answer_to_markdown

        return answer_to_markdown(self)

    def to_dict(self) -> dict[str, Any]:
        """The answer as plain values that ``json.dumps`` takes."""
        from qa.rendering import answer_to_dict

        return answer_to_dict(self)
