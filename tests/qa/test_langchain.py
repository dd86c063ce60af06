"""The library as parts of LangChain."""

# ruff: noqa: A002 - "filter" is the name in the interface
import asyncio
import json
from collections.abc import AsyncIterator, Iterator, Sequence
from itertools import pairwise
from typing import TypedDict

import pytest
from langchain_core.runnables import RunnableLambda
from langgraph.graph import END, START, StateGraph

from qa.langchain import ReadoutRetriever, as_runnable
from qa.types import Answer
from tests.qa.evidence import CALL, HITS
from vectorstore.errors import QuestionError
from vectorstore.types import Filter, Hit


class Store:
    """Finds the statements that hold a word."""

    def search(self, text: str, filter: Filter | None = None, limit: int = 10) -> Sequence[Hit]:
        return [hit for hit in HITS if text in hit.quote][:limit]


class Answerer:
    """Answers with its arguments, the answer growing by one word a time."""

    def ask(self, question: str, history: Sequence[str] = (), filter: Filter | None = None) -> Answer:
        return Answer(f"{question}|{'|'.join(history)}", True)

    async def aask(self, question: str, history: Sequence[str] = (), filter: Filter | None = None) -> Answer:
        return self.ask(question, history, filter)

    def stream(self, question: str, history: Sequence[str] = (), filter: Filter | None = None) -> Iterator[Answer]:
        words = question.split()
        for count in range(1, len(words) + 1):
            yield Answer(" ".join(words[:count]), True)

    async def astream(
        self, question: str, history: Sequence[str] = (), filter: Filter | None = None
    ) -> AsyncIterator[Answer]:
        for answer in self.stream(question, history, filter):
            yield answer


def test_the_retriever_gives_documents_with_the_citation_as_metadata() -> None:
    retriever = ReadoutRetriever.over(Store(), limit=1)
    (document,) = retriever.invoke("vaccines")
    assert document.page_content == HITS[1].quote
    metadata = document.metadata
    assert CALL.text[metadata["start"] : metadata["end"]] == document.page_content
    assert {key: metadata[key] for key in ("readout", "title", "date", "issuer", "speakers", "mode", "source")} == {
        "readout": CALL.id,
        "title": CALL.title,
        "date": "2021-01-21",
        "issuer": CALL.issuer,
        "speakers": ["Mukhtar Tleuberdi"],
        "mode": "said",
        "source": CALL.source,
    }
    assert metadata["score"] == HITS[1].score
    assert json.loads(json.dumps(metadata)) == metadata


def test_the_retriever_works_async_in_batches_and_in_a_chain() -> None:
    retriever = ReadoutRetriever.over(Store())
    assert asyncio.run(retriever.ainvoke("vaccines")) == retriever.invoke("vaccines")
    assert [len(found) for found in retriever.batch(["vaccines", "Syria", "apples"])] == [1, 1, 0]
    assert (retriever | RunnableLambda(len)).invoke("vaccines") == 1


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("A b?", "A b?|"),
        ({"question": "A b?"}, "A b?|"),
        ({"question": "A b?", "history": ["C?", "D?"]}, "A b?|C?|D?"),
    ],
)
def test_the_runnable_takes_a_question_alone_or_with_its_history(asked: str | dict[str, object], text: str) -> None:
    runnable = as_runnable(Answerer())
    assert runnable.invoke(asked).text == text
    assert asyncio.run(runnable.ainvoke(asked)).text == text


@pytest.mark.parametrize(
    "asked", [{}, {"question": 3}, {"question": "A?", "histroy": []}, {"question": "A?", "history": "B?"}, 3]
)
def test_anything_else_is_an_error_of_ours(asked: object) -> None:
    with pytest.raises(QuestionError):
        as_runnable(Answerer()).invoke(asked)  # type: ignore[arg-type]  # what is tested


def test_the_runnable_streams_growing_answers_and_works_in_batches() -> None:
    runnable = as_runnable(Answerer())
    assert [answer.text for answer in runnable.stream("a b c")] == ["a", "a b", "a b c"]
    assert [answer.text for answer in runnable.batch(["a", "b"])] == ["a|", "b|"]

    async def collect() -> list[str]:
        return [answer.text async for answer in runnable.astream("a b c")]

    assert asyncio.run(collect()) == ["a", "a b", "a b c"]
    assert [answer.text for answer in asyncio.run(runnable.abatch(["a", "b"]))] == ["a|", "b|"]


class State(TypedDict, total=False):
    """What goes along the edges of the graph below."""

    question: str
    answer: Answer
    text: str


def test_the_runnable_is_a_node_of_a_graph() -> None:
    graph = StateGraph(State)
    asking = RunnableLambda(lambda state: state["question"]) | as_runnable(Answerer())
    graph.add_node("ask", asking | RunnableLambda(lambda answer: {"answer": answer}))
    graph.add_node("shout", lambda state: {"text": state["answer"].text.upper()})
    for one, other in pairwise((START, "ask", "shout", END)):
        graph.add_edge(one, other)
    compiled = graph.compile()
    assert compiled.invoke({"question": "a b"})["text"] == "A B|"
    assert asyncio.run(compiled.ainvoke({"question": "a b"}))["text"] == "A B|"


def test_a_two_step_chain_sees_the_final_answer() -> None:
    chain = as_runnable(Answerer()) | RunnableLambda(lambda answer: answer.text.upper())
    assert chain.invoke("a b") == "A B|"
    assert list(chain.stream("a b")) == ["A B"]
