"""A chat model's reply as it grows, and the answer that can be made of it so far."""

import math
import re
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from qa import checks, citations, prompts, wording
from qa.citations import Sentence
from qa.sources import persons, sources
from qa.types import Answer, Check, Citation, Evidence, Question
from vectorstore.types import Hit

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage, BaseMessageChunk

Fallback = Answer | Callable[[], Answer]

LONGEST_REPLY = 20_000
"""Characters; a model that goes on for longer has lost its way."""

NOT_FOUND = "The language model found no answer to this in the readouts' statements."
_TAGS = ("think", "thinking", "reasoning")
_THINKING = (*((f"<{tag}>", f"</{tag}>") for tag in _TAGS), ("[THINK]", "[/THINK]"))
_ENDINGS = ("finish_reason", "stop_reason", "done_reason", "status")
_ALWAYS_SAY_THE_END = frozenset(("openai", "anthropic", "ollama", "google_genai"))
_CUT_SHORT = frozenset(("length", "max_tokens", "incomplete", "model_length"))
_REFUSALS = re.compile("|".join(wording.REFUSALS), re.IGNORECASE)
_FIXED_REFUSAL = re.compile(rf"\W*{prompts.REFUSAL}\b")


class Draft:
    """The reply, its sentences judged one by one as they are complete."""

    def __init__(self, question: Question, evidence: Evidence, hits: tuple[Hit, ...], secrets: tuple[str, ...] = ()):
        self.question = question
        self.evidence = evidence
        self.sources = sources(hits, question)
        self.secrets = secrets
        self.asked = persons((*question.speakers, *question.participants))
        self.received = ""
        self.deadline = math.inf
        """When, by the monotonic clock, judging ends with a TimeoutError."""
        self.ending: str | None = None
        self.provider: str | None = None
        self.usage: dict[str, int] = {}
        self._restart()

    def _restart(self) -> None:
        self.taken = 0
        self._worth_reading = 0  # characters still to be judged, from which on reading them may find a sentence
        self.kept: list[Sentence] = []
        self.removed: list[tuple[str, str]] = []
        self.previous = persons(self.question.speakers)

    @property
    def raw(self) -> str:
        """The reply without the model's reasoning."""
        return spoken(self.received)

    @property
    def refused_outright(self) -> bool:
        """Whether the reply begins with the refusal that was asked for: nothing behind it counts."""
        return _FIXED_REFUSAL.match(self.raw) is not None

    @property
    def refused(self) -> bool:
        """Whether the model says that the statements do not hold the answer."""
        if self.refused_outright:
            return True
        return not self.kept and any(_REFUSALS.search(sentence) for sentence, why in self.removed)

    def take(self, chunk: "BaseMessageChunk | BaseMessage") -> bool:
        """Add a chunk of the reply; True where it completed a sentence that may be shown."""
        metadata = chunk.response_metadata
        self.provider = metadata.get("model_provider") or self.provider
        self.ending = next((str(metadata[key]) for key in _ENDINGS if metadata.get(key)), self.ending)
        for kind, count in (getattr(chunk, "usage_metadata", None) or {}).items():
            if isinstance(count, int):
                self.usage[kind] = self.usage.get(kind, 0) + count
        text = str(chunk.text)  # its text blocks alone: reasoning comes in blocks of other types
        if not text:
            return False
        self.received += text
        if len(self.received) > LONGEST_REPLY:
            return False
        if any(closing in self.received[-len(text) - len(closing) :] for _, closing in _THINKING):
            self._restart()  # what came before it was thinking, even where nothing had said so
        return self._read(final=False)

    def finish(self) -> str | None:
        """Judge the rest of the reply; why it cannot be shown, or None where it can."""
        if len(self.received) > LONGEST_REPLY:
            return "the model's reply was too long"
        self._read(final=True)
        if self.ending is None and self.provider in _ALWAYS_SAY_THE_END:
            return "the model's reply broke off"
        if not self.raw.strip():
            return "the model gave no answer"
        if self.refused or self.kept:
            return None
        return "nothing in the model's reply stood up to the checks"

    def answer(self) -> Answer:
        """The answer as far as it is checked."""
        check = self.check()
        usage = dict(self.usage) or None
        if self.refused and self.raw:
            related = self._numbered_from(1, (*self.evidence.related, *self.evidence.hits[:3]))
            return Answer(NOT_FOUND, False, NOT_FOUND, (), related, self.question, 0, 0, check, self.raw, usage)
        numbering = citations.number(self.kept)
        text = citations.compose(self.kept, numbering)
        cited = tuple(Citation.of(shown, self.sources[number - 1].hit) for number, shown in numbering.items())
        related = self._numbered_from(len(cited) + 1, self.evidence.related)
        return Answer(text, bool(cited), None, cited, related, self.question, 0, 0, check, self.raw, usage)

    def instead(self, fallback: Fallback, why: str) -> Answer:
        """The extractive answer, which says why it stands here."""
        answer = fallback() if callable(fallback) else fallback
        usage = dict(self.usage) or None
        question = answer.question or self.question
        return replace(answer, question=question, check=self.check(why), raw=self.raw, usage=usage)

    def check(self, why: str | None = None) -> Check:
        return Check(len(self.kept), tuple(self.removed), why)

    def _read(self, *, final: bool) -> bool:
        """Judge the sentences that are complete; True where one of them may be shown."""
        text = self.raw
        if self.refused_outright or (not final and prompts.REFUSAL.startswith(text.strip())):
            return False
        pending = text[self.taken :]
        if not final and (len(pending) < self._worth_reading or not re.search(r"[.!?…:\n\]】]", pending)):
            return False
        found, reached = citations.split(pending, len(self.sources), final=final)
        self.taken += reached
        # What holds no whole sentence yet is read again only when it has grown: else each chunk would read it all.
        self._worth_reading = 0 if reached else len(pending) + len(pending) // 50
        shown = len(self.kept)
        for sentence in found:
            if time.monotonic() > self.deadline:
                raise TimeoutError
            self._judge(sentence)
        if final and found and self.ending in _CUT_SHORT and not text.rstrip().endswith((".", "!", "?", "]", '"', "”")):
            self._drop_the_unfinished(found[-1])
        return len(self.kept) > shown

    def _judge(self, sentence: Sentence) -> None:
        self.removed += [(f"[{number}]", "no statement has this number") for number in sentence.outside]
        try:
            why = checks.fault(sentence, self.sources, self.previous, self.secrets, self.asked)
        except RecursionError:
            why = "cannot be checked"
        if why is None:
            self.kept.append(sentence)
            self.previous = checks.speakers(sentence, self.sources) or self.previous
        elif sentence.text:
            self.removed.append((sentence.text, why))

    def _drop_the_unfinished(self, last: Sentence) -> None:
        if self.kept and self.kept[-1] is last:
            self.kept.pop()
            self.removed.append((last.text, "the reply was cut short here"))

    def _numbered_from(self, first: int, hits: tuple[Hit, ...]) -> tuple[Citation, ...]:
        unique = {(hit.readout.id, hit.position): hit for hit in hits}
        return tuple(Citation.of(number, hit) for number, hit in enumerate(unique.values(), start=first))


def spoken(text: str) -> str:
    """A reply without the reasoning that some models write into it, finished or not."""
    for opening, closing in _THINKING:
        text = text[text.rfind(closing) + len(closing) :] if closing in text else text
        text = text.partition(opening)[0]
        # The opening may have come in part only.
        for length in range(min(len(opening) - 1, len(text)), 1, -1):
            if text.endswith(opening[:length]):
                text = text[:-length]
                break
    return text.lstrip()
