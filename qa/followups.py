"""A follow-up written out by the chat model into a question that stands by itself, where it can and is quick enough.

The rules of `qa.question` resolve follow-ups without it and stay the judge: what the model adds to the conversation's
own names and numbers is not believed.
"""

import logging
import re
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from qa import prompts
from qa.draft import spoken
from qa.models import failure
from qa.question import LONGEST_QUESTION
from qa.sources import numbers
from qa.streams import Chunks
from qa.types import Question
from vectorstore.language import stem, words

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_log = logging.getLogger(__name__)

TIME_LIMIT = 5.0
"""Seconds: a follow-up that the rules resolve at once is not worth a longer wait."""
_CAPITALISED = re.compile(r"(?<!^)(?<![.?!] )\b[A-ZÀ-Þ][\w'’-]*")


def rewritten(
    model: "BaseChatModel", question: Question, history: Sequence[str], time_limit: float = TIME_LIMIT
) -> str | None:
    """The follow-up as a question that needs no other; None where the model fails, is slow, or changes what is asked.

    Args:
        question: the follow-up as it is understood by itself.
        history: the earlier questions, oldest first.
        time_limit: seconds for the whole reply.
    """
    chunks = Chunks(model, prompts.rewriting(question.text, history).messages(system=False))
    received = ""
    try:
        deadline = time.monotonic() + time_limit
        for chunk in chunks.until(deadline, time_limit):
            received += str(chunk.text)
            if len(received) > 4 * LONGEST_QUESTION:
                return None
    except Exception as error:  # noqa: BLE001 - whatever a provider raises, the rules serve
        _log.info("The chat model did not write out the follow-up: %s.", failure(error))
        return None
    finally:
        chunks.stop()
    written = spoken(received).strip()
    return written if _is_believed(written, question, history) else None


def _is_believed(written: str, question: Question, history: Sequence[str]) -> bool:
    """Whether it is one question, with all that the follow-up asks, and no name or number from anywhere else."""
    if not written.endswith("?") or "\n" in written or len(written) > LONGEST_QUESTION:
        return False
    own = (question.topic, *(name.mention for name in (*question.speakers, *question.participants)))
    if not set(map(stem, words(" ".join(own)))) <= set(map(stem, words(written))):
        return False
    said = " ".join((*history, question.text))
    known = {form for word in words(said) for form in (word, stem(word))}
    names = {word for match in _CAPITALISED.finditer(written) for word in words(match.group())}
    return numbers(written) <= numbers(said) and all(word in known or stem(word) in known for word in names)
