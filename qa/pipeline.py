"""The whole way: a question is understood, evidence is found, an answer is composed, or written and checked."""

import asyncio
import threading
from collections import deque
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from qa import extractive
from qa.aliases import Signature, read_corrections, signature
from qa.people import People, Person
from qa.question import Context, leaning, understand
from qa.retrieval import retrieve
from qa.types import Answer, Evidence, Question
from vectorstore.errors import QuestionError
from vectorstore.store import ReadoutStore
from vectorstore.types import Filter, Hit

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.runnables import Runnable

    from qa.langchain import QuestionInput, ReadoutRetriever


class ReadoutQA:
    """Questions about one library. Safe to share between threads; keeps nothing of one question for the next."""

    def __init__(self, store: ReadoutStore, model: "BaseChatModel | None" = None) -> None:
        self.store = store
        self.model = model
        """The chat model that writes; None: answers are made of the readouts' own sentences."""
        self._lock = threading.Lock()
        self._context: tuple[object, Signature | None, Context] | None = None

    @classmethod
    def open(
        cls, path: str | Path | None = None, model: "str | BaseChatModel | None" = None, *, base_url: str | None = None
    ) -> "ReadoutQA":
        """Opens a library for questions.

        Args:
            path: the library's folder, made if missing; without one, the user's own (``READOUTS_LIBRARY``).
            model: a chat model by its LangChain name ("ollama:qwen3") or itself; without one ``READOUTS_MODEL``, and
                where that is not set, no model.
            base_url: where the model's server is, if not at its provider's.

        Raises:
            LibraryError: the folder is no library, or of another version or embedding model.
            ModelError: the chat model cannot be set up.
        """
        return cls(ReadoutStore.open(path), _chat_model(model, base_url))

    def ask(self, question: str, history: Sequence[str] = (), filter: Filter | None = None) -> Answer:  # noqa: A002
        """The answer to a question.

        Args:
            history: the earlier questions of the conversation, oldest first.
            filter: bounds within which the answer has to lie.

        Raises:
            QuestionError: the question is empty or too long, or it or the history is of another type.
            FilterError: the filter is malformed, or names somebody or something that the library does not hold.
            PeopleError: the library's file of people cannot be read or understood.
        """
        # A stream yields at least once, and the last answer is the final one.
        return deque(self.stream(question, history, filter), maxlen=1).pop()

    def stream(self, question: str, history: Sequence[str] = (), filter: Filter | None = None) -> Iterator[Answer]:  # noqa: A002
        """The answer as it grows; the last one is final. Errors as `ask`."""
        understood, evidence = self.evidence(question, history, filter)
        answer = extractive.compose(understood, evidence)
        if self.model is None or not evidence.hits:
            yield answer
            return
        from qa.generative import write

        yield from write(self.model, understood, evidence, answer)

    async def aask(self, question: str, history: Sequence[str] = (), filter: Filter | None = None) -> Answer:  # noqa: A002
        """As `ask`, for callers with an event loop."""
        latest: deque[Answer] = deque(maxlen=1)
        async for answer in self.astream(question, history, filter):
            latest.append(answer)
        return latest.pop()

    async def astream(
        self,
        question: str,
        history: Sequence[str] = (),
        filter: Filter | None = None,  # noqa: A002
    ) -> AsyncIterator[Answer]:
        """As `stream`, for callers with an event loop."""
        understood, evidence = await asyncio.to_thread(self.evidence, question, history, filter)
        answer = extractive.compose(understood, evidence)
        if self.model is None or not evidence.hits:
            yield answer
            return
        from qa.generative import awrite

        async for partial in awrite(self.model, understood, evidence, answer):
            yield partial

    def evidence(
        self,
        question: str,
        history: Sequence[str] = (),
        filter: Filter | None = None,  # noqa: A002
    ) -> tuple[Question, Evidence]:
        """What a question was understood to ask, and the statements that answer it."""
        _refuse_untyped(question, history)
        self.store.validate(filter)
        context = self._understanding()
        understood = understand(question, context, history, filter)
        if self.model is not None and history and (alone := leaning(question, context)):
            from qa.followups import rewritten

            in_full = rewritten(self.model, alone, history)
            if in_full is not None:
                better = replace(understand(in_full, context, (), filter), text=question)
                evidence = retrieve(self.store, better)
                if evidence.hits:
                    return better, evidence
        return understood, retrieve(self.store, understood)

    def as_retriever(self, filter: Filter | None = None) -> "ReadoutRetriever":  # noqa: A002
        """A LangChain retriever: the statements that answer a question, as documents with their citations."""
        from qa.langchain import ReadoutRetriever

        def find(text: str) -> tuple[Hit, ...]:
            return self.evidence(text, filter=filter)[1].hits

        return ReadoutRetriever(find=find)

    def as_runnable(self) -> "Runnable[QuestionInput, Answer]":
        """A LangChain runnable from a question (or ``{"question", "history", "filter"}``) to an `Answer`."""
        from qa.langchain import as_runnable

        return as_runnable(self)

    def people(self, name: str | None = None) -> tuple[Person, ...]:
        """The library's people and sides, those in most readouts first.

        Args:
            name: only those whom a question may call so, in any spelling; nobody is no error.

        Raises:
            PeopleError: the library's file of people cannot be read or understood.
        """
        people = self._understanding().people
        found = people.persons if name is None else people.named(name)
        return tuple(sorted(found, key=lambda person: (-person.readouts, -person.statements, person.names[0])))

    def _understanding(self) -> Context:
        """The library's people and issuers, gathered anew when the library or its file of people has changed."""
        names, issuers = self.store.names(), self.store.issuers()
        file = self.store.people_file
        corrected = signature(file)
        with self._lock:
            # As long as the library is the same, the names are the same object.
            if self._context is None or self._context[0] is not names or self._context[1] != corrected:
                people = People(names, self.store.readouts(), read_corrections(file))
                self._context = (names, corrected, Context(people, issuers))
            return self._context[2]

    def close(self) -> None:
        """Lets go of the library."""
        self.store.close()

    def __enter__(self) -> "ReadoutQA":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


def ask(question: str, history: Sequence[str] = (), filter: Filter | None = None) -> Answer:  # noqa: A002
    """One question to the user's own library (``READOUTS_LIBRARY``). Arguments and errors as `ReadoutQA.ask`."""
    return _default().ask(question, history, filter)


@cache
def _default() -> ReadoutQA:
    return ReadoutQA.open()


def _refuse_untyped(question: object, history: object) -> None:
    """`QuestionError` for a question that is no string, or a history that is no sequence of them."""
    if not isinstance(question, str):
        raise QuestionError(f"the question is of type {type(question).__name__}: give it as a str")
    remedy = "give the earlier questions as a list of str, the oldest first"
    if isinstance(history, str | bytes) or not isinstance(history, Sequence):
        raise QuestionError(f"the history is of type {type(history).__name__}: {remedy}")
    wrong = next((earlier for earlier in history if not isinstance(earlier, str)), "")
    if not isinstance(wrong, str):
        raise QuestionError(f"the history holds a question of type {type(wrong).__name__}: {remedy}")


def _chat_model(model: "str | BaseChatModel | None", base_url: str | None) -> "BaseChatModel | None":
    from vectorstore import settings

    model = model or settings.chat_model()
    if model is None:
        return None
    from qa.models import load_model

    return load_model(model, base_url=base_url)
