"""An answer in a chat model's prose: streamed, every sentence checked before it is shown, never left without an answer.

`write` and `awrite` carry chunks from the model to a `qa.draft.Draft`, which derives the answer from them. Where the
model fails, or nothing of its reply holds, the extractive answer takes its place and `Answer.check` says why.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing
from typing import TYPE_CHECKING

from qa import prompts
from qa.draft import LONGEST_REPLY, Draft, Fallback
from qa.models import context_size, failure, fits, knows_no_system_role
from qa.streams import Chunks, achunks
from qa.types import Answer, Evidence, Question
from vectorstore.types import Hit

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_log = logging.getLogger(__name__)

REPLY_TOKENS = 1024
"""Of the model's context, what is left to its reply."""
TOTAL_TIMEOUT = 120.0
CHUNK_TIMEOUT = 60.0
"""Seconds that a reply may take in all, and until its next chunk. A thinking model may be silent for long."""


def fitted(model: "BaseChatModel", question: Question, evidence: Evidence) -> tuple[tuple[Hit, ...], prompts.Prompt]:
    """The most of the evidence, in its order and at whole statements, that leaves the model room for a reply."""
    budget = context_size(model) - REPLY_TOKENS
    low, high = 0, len(evidence.hits)  # the prompt grows with every statement: halve until the last one that fits
    while low < high:
        middle = (low + high + 1) // 2
        if fits(model, prompts.prompt(question, evidence.hits[:middle]).messages(), budget):
            low = middle
        else:
            high = middle - 1
    hits = evidence.hits[:low]
    return hits, prompts.prompt(question, hits)


def write(
    model: "BaseChatModel",
    question: Question,
    evidence: Evidence,
    fallback: Fallback,
    *,
    total_timeout: float = TOTAL_TIMEOUT,
    chunk_timeout: float = CHUNK_TIMEOUT,
) -> Iterator[Answer]:
    """The answer as it grows, checked sentence by checked sentence; the last one is final.

    Args:
        fallback: the extractive answer, or what makes it. It alone is given where there is no evidence.
        total_timeout: seconds for the whole reply.
        chunk_timeout: seconds until the next chunk.
    """
    if not evidence.hits:
        yield fallback() if callable(fallback) else fallback
        return
    hits, prompt = fitted(model, question, evidence)
    draft = Draft(question, evidence, hits, (prompt.delimiter, *prompts.LABELS[:2]))
    if not hits:
        yield draft.instead(fallback, "the statements do not fit the model's context")
        return
    draft.deadline = deadline = time.monotonic() + total_timeout
    why: str | None = None
    for system in (True, False):
        stream = Chunks(model, prompt.messages(system=system))
        try:
            for chunk in stream.until(deadline, chunk_timeout):
                if draft.take(chunk):
                    yield draft.answer()
                if _enough(draft):
                    break
            why = None
        except Exception as error:  # noqa: BLE001 - whatever a provider raises, the reader gets the extractive answer
            why = _failed(error)
            if system and not draft.received and knows_no_system_role(error):
                continue
        finally:
            stream.stop()
        break
    yield _last(draft, fallback, why)


async def awrite(
    model: "BaseChatModel",
    question: Question,
    evidence: Evidence,
    fallback: Fallback,
    *,
    total_timeout: float = TOTAL_TIMEOUT,
    chunk_timeout: float = CHUNK_TIMEOUT,
) -> AsyncIterator[Answer]:
    """As `write`, for callers with an event loop."""
    if not evidence.hits:
        yield fallback() if callable(fallback) else fallback
        return
    hits, prompt = await asyncio.to_thread(fitted, model, question, evidence)
    draft = Draft(question, evidence, hits, (prompt.delimiter, *prompts.LABELS[:2]))
    if not hits:
        yield draft.instead(fallback, "the statements do not fit the model's context")
        return
    draft.deadline = deadline = time.monotonic() + total_timeout
    why: str | None = None
    for system in (True, False):
        try:
            async with aclosing(achunks(model, prompt.messages(system=system), deadline, chunk_timeout)) as chunks:
                async for chunk in chunks:
                    if draft.take(chunk):
                        yield draft.answer()
                    if _enough(draft):
                        break
            why = None
        except Exception as error:  # noqa: BLE001 - as in `write`
            why = _failed(error)
            if system and not draft.received and knows_no_system_role(error):
                continue
        break
    yield _last(draft, fallback, why)


def _enough(draft: Draft) -> bool:
    return len(draft.received) > LONGEST_REPLY or draft.refused_outright


def _last(draft: Draft, fallback: Fallback, why: str | None) -> Answer:
    if why is None and draft.refused_outright:
        return draft.answer()
    try:
        ended = draft.finish()
    except TimeoutError as error:
        ended = _failed(error)
    why = why or ended
    return draft.answer() if why is None else draft.instead(fallback, why)


def _failed(error: Exception) -> str:
    why = failure(error)
    _log.warning("No answer from the chat model: %s.", why)
    return why
