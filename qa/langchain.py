"""The library as parts of LangChain: a retriever, and the whole way from a question to an answer as a runnable.

Importing this module imports LangChain; `qa` itself does not.
"""

# ruff: noqa: A002, ARG002 - "input", "filter" and the unused arguments are LangChain's and the store's interface
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from typing import Any, Protocol

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableConfig

from qa.types import Answer
from vectorstore.errors import QuestionError
from vectorstore.types import Filter, Hit

QuestionInput = str | dict[str, Any]
"""A question, or ``{"question": str, "history": [str, ...], "filter": Filter}`` of which only the first is needed."""


class Searching(Protocol):
    """What can be searched: a `vectorstore.ReadoutStore`."""

    def search(self, text: str, filter: Filter | None = None, limit: int = 10) -> Sequence[Hit]: ...


class Answering(Protocol):
    """What answers: a `qa.ReadoutQA`."""

    def ask(self, question: str, history: Sequence[str] = (), filter: Filter | None = None) -> Answer: ...
    async def aask(self, question: str, history: Sequence[str] = (), filter: Filter | None = None) -> Answer: ...
    def stream(self, question: str, history: Sequence[str] = (), filter: Filter | None = None) -> Iterator[Answer]: ...
    def astream(
        self, question: str, history: Sequence[str] = (), filter: Filter | None = None
    ) -> AsyncIterator[Answer]: ...


class ReadoutRetriever(BaseRetriever):
    """Statements for a query as LangChain documents, the best first, each with its citation as metadata."""

    find: Callable[[str], Sequence[Hit]]
    """From a query to hits."""

    @classmethod
    def over(cls, store: Searching, filter: Filter | None = None, limit: int = 10) -> "ReadoutRetriever":
        """A retriever over a store's plain search; `qa.ReadoutQA.as_retriever` also understands the question."""
        return cls(find=lambda text: store.search(text, filter=filter, limit=limit))

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,
    ) -> list[Document]:
        return [to_document(hit) for hit in self.find(query)]


def to_document(hit: Hit) -> Document:
    """A hit as a document: the statement's words, and where they stand as metadata of plain values."""
    readout, statement = hit.readout, hit.statement
    return Document(
        id=f"{readout.id}:{statement.start}-{statement.end}",
        page_content=hit.quote,
        metadata={
            "readout": readout.id,
            "title": readout.title,
            "date": readout.date.isoformat() if readout.date else None,
            "issuer": readout.issuer,
            "start": statement.start,
            "end": statement.end,
            "speakers": list(statement.speakers),
            "mode": statement.mode,
            "source": readout.source,
            "url": readout.url,
            "score": hit.score,
        },
    )


class AnswerRunnable(Runnable[QuestionInput, Answer]):
    """A question in, an `Answer` out; streamed, the answer as it grows, the last one final."""

    def __init__(self, qa: Answering) -> None:
        self._qa = qa

    def invoke(self, input: QuestionInput, config: RunnableConfig | None = None, **kwargs: Any) -> Answer:
        return self._call_with_config(lambda asked: self._qa.ask(**arguments(asked)), input, config)

    async def ainvoke(self, input: QuestionInput, config: RunnableConfig | None = None, **kwargs: Any) -> Answer:
        async def answer(asked: QuestionInput) -> Answer:
            return await self._qa.aask(**arguments(asked))

        return await self._acall_with_config(answer, input, config)

    def stream(
        self,
        input: QuestionInput,
        config: RunnableConfig | None = None,
        **kwargs: Any,
    ) -> Iterator[Answer]:
        yield from self._transform_stream_with_config(iter((input,)), self._answers, config)

    async def astream(
        self,
        input: QuestionInput,
        config: RunnableConfig | None = None,
        **kwargs: Any,
    ) -> AsyncIterator[Answer]:
        async for answer in self._atransform_stream_with_config(_one(input), self._aanswers, config):
            yield answer

    def _answers(self, inputs: Iterator[QuestionInput]) -> Iterator[Answer]:
        for asked in inputs:
            yield from self._qa.stream(**arguments(asked))

    async def _aanswers(self, inputs: AsyncIterator[QuestionInput]) -> AsyncIterator[Answer]:
        async for asked in inputs:
            async for answer in self._qa.astream(**arguments(asked)):
                yield answer


async def _one(asked: QuestionInput) -> AsyncIterator[QuestionInput]:
    yield asked


def as_runnable(qa: Answering) -> AnswerRunnable:
    """`qa` as a LangChain runnable, to be piped, batched and streamed."""
    return AnswerRunnable(qa)


def arguments(asked: QuestionInput) -> dict[str, Any]:
    """What a runnable was given, as the arguments of `ReadoutQA.ask`."""
    if isinstance(asked, str):
        return {"question": asked}
    if not isinstance(asked, dict) or not isinstance(asked.get("question"), str):
        raise QuestionError('give a question, or {"question": ..., "history": [...]}')
    unknown = set(asked) - {"question", "history", "filter"}
    if unknown:
        raise QuestionError(f"unknown keys beside the question: {', '.join(sorted(map(str, unknown)))}")
    if isinstance(asked.get("history"), str):
        raise QuestionError("history is a list of the earlier questions, not one string")
    return {key: value for key, value in asked.items() if value is not None}
