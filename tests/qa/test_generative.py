"""Answers in a chat model's prose: streamed, checked, and never without an answer."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, FakeListChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, SystemMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from pydantic import Field

from qa.draft import LONGEST_REPLY, NOT_FOUND, Draft, spoken
from qa.generative import awrite, fitted, write
from qa.models import load_model
from qa.types import Answer, Evidence
from tests.qa.evidence import EVIDENCE, EXTRACTIVE, HITS, QUESTION
from tests.qa.openai_server import Script, serving
from tests.qa.replies import RIGHT, WRONG

ONE = "Tleuberdi thanked China for the vaccines [2]."
TWO = "Wang Yi noted that trade had grown by 12.5 percent [3]."
FALSE = "Tleuberdi thanked Russia for the vaccines [2]."
Writer = Callable[..., list[Answer]]


def write_now(model: BaseChatModel, evidence: Evidence = EVIDENCE, **limits: float) -> list[Answer]:
    return list(write(model, QUESTION, evidence, EXTRACTIVE, **limits))


def write_in_a_loop(model: BaseChatModel, evidence: Evidence = EVIDENCE, **limits: float) -> list[Answer]:
    async def collect() -> list[Answer]:
        return [answer async for answer in awrite(model, QUESTION, evidence, EXTRACTIVE, **limits)]

    return asyncio.run(collect())


both = pytest.mark.parametrize("writer", [write_now, write_in_a_loop], ids=["sync", "async"])


class Scripted(BaseChatModel):
    """A model that sends the given chunks; an exception among them is raised, a number is a pause in seconds."""

    chunks: list[Any]
    seen: list[list[BaseMessage]] = Field(default_factory=list)
    knows_system: bool = True

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def _generate(self, messages: list[BaseMessage], *arguments: Any, **options: Any) -> ChatResult:
        raise NotImplementedError

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **options: Any,
    ) -> Iterator[ChatGenerationChunk]:
        self.seen.append(messages)
        if not self.knows_system and any(isinstance(message, SystemMessage) for message in messages):
            raise ValueError("System role not supported")
        for chunk in self.chunks:
            if isinstance(chunk, Exception):
                raise chunk
            if isinstance(chunk, float):
                time.sleep(chunk)
                continue
            message = chunk if isinstance(chunk, AIMessageChunk) else AIMessageChunk(content=chunk)
            yield ChatGenerationChunk(message=message)


class Whole(BaseChatModel):
    """A model that knows no streaming."""

    reply: str

    @property
    def _llm_type(self) -> str:
        return "whole"

    def _generate(self, messages: list[BaseMessage], *arguments: Any, **options: Any) -> ChatResult:
        return ChatResult(generations=[ChatGeneration(message=AIMessage(content=self.reply))])


def fallback_of(answer: Answer) -> str | None:
    assert answer.check is not None
    return answer.check.fallback


@both
def test_the_answer_grows_by_checked_sentences_only(writer: Writer) -> None:
    reply = f"{ONE} {FALSE} {TWO}"
    answers = writer(FakeListChatModel(responses=[reply]))
    assert [answer.text for answer in answers] == [
        "Tleuberdi thanked China for the vaccines [1].",
        *["Tleuberdi thanked China for the vaccines [1]. Wang Yi noted that trade had grown by 12.5 percent [2]."],
    ]
    final = answers[-1]
    assert final.answered
    assert final.raw == reply
    assert final.check is not None
    assert (final.check.kept, len(final.check.removed), final.check.fallback) == (2, 1, None)


@both
def test_models_without_streaming_and_without_a_system_role_work(writer: Writer) -> None:
    assert writer(Whole(reply=ONE))[-1].answered
    model = Scripted(chunks=[ONE], knows_system=False)
    assert fallback_of(writer(model)[-1]) is None
    assert [len(messages) for messages in model.seen] == [2, 1]


@both
def test_without_evidence_the_model_is_not_called(writer: Writer) -> None:
    model = Scripted(chunks=[ONE])
    assert writer(model, Evidence(reason="nobody of that name")) == [EXTRACTIVE]
    assert model.seen == []


@both
@pytest.mark.parametrize(
    ("chunks", "why"),
    [
        ([RuntimeError("sk-secret")], "the model failed (RuntimeError)"),
        ([ONE + " Wa", ConnectionError("sk-secret")], "the model's server cannot be reached, or the connection broke"),
        ([""], "the model gave no answer"),
        ([" \n "], "the model gave no answer"),
        (["<think>for ever"], "the model gave no answer"),
        ([FALSE], "nothing in the model's reply stood up to the checks"),
        ([ONE, " ", "x" * (LONGEST_REPLY + 1)], "the model's reply was too long"),
        ([], "the model failed (ValueError)"),
    ],
)
def test_where_the_model_fails_the_extractive_answer_is_shown_and_says_why(
    writer: Writer, chunks: list[Any], why: str, caplog: pytest.LogCaptureFixture
) -> None:
    final = writer(Scripted(chunks=chunks))[-1]
    assert (final.text, final.citations) == (EXTRACTIVE.text, EXTRACTIVE.citations)
    assert fallback_of(final) == why
    assert "sk-secret" not in caplog.text + repr(final)


@both
@pytest.mark.parametrize("limits", [{"chunk_timeout": 0.2}, {"total_timeout": 0.2}])
def test_a_model_that_is_silent_for_too_long_is_given_up(writer: Writer, limits: dict[str, float]) -> None:
    began = time.monotonic()
    answers = list(writer(Scripted(chunks=[ONE + " Wang Yi", 0.8, TWO]), **limits))
    assert fallback_of(answers[-1]) == "the model took too long"
    assert answers[-1].text == EXTRACTIVE.text
    if writer is write_now:
        assert time.monotonic() - began < 0.7


@both
def test_judging_stops_at_the_time_limit_too(writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*arguments: Any) -> str:
        time.sleep(0.05)
        return "slow"

    monkeypatch.setattr("qa.checks.fault", slow)
    began = time.monotonic()
    for chunks in ([f"{ONE} " * 100], [ONE[:-1], " Wang" * 20, f". {ONE}" * 100]):
        final = writer(Scripted(chunks=chunks), total_timeout=0.3)[-1]
        assert (final.text, fallback_of(final)) == (EXTRACTIVE.text, "the model took too long")
    assert time.monotonic() - began < 2.5


@pytest.mark.parametrize("size", [1, LONGEST_REPLY])
@pytest.mark.parametrize(
    "unit", ["He “a. ", 'He "a "b. ', "a\n", "a: ", "a.b", "a.", "1 January ", "<a", "Wang Yi and "]
)
def test_no_reply_however_it_comes_takes_long_to_judge(unit: str, size: int) -> None:
    length = 4_000 if size == 1 else LONGEST_REPLY
    reply, draft, began = (unit * length)[:length], Draft(QUESTION, EVIDENCE, HITS), time.process_time()
    for chunk in in_pieces(reply, size):
        draft.take(AIMessageChunk(content=chunk))
    draft.finish()
    assert time.process_time() - began < 2.0


def test_a_caller_that_stops_listening_stops_the_model() -> None:
    sent: list[str] = []

    class Endless(Scripted):
        def _stream(self, *arguments: Any, **options: Any) -> Iterator[ChatGenerationChunk]:
            for _ in range(200):
                time.sleep(0.01)
                sent.append(ONE)
                yield ChatGenerationChunk(message=AIMessageChunk(content=ONE + " "))

    answers = write(Endless(chunks=[]), QUESTION, EVIDENCE, EXTRACTIVE)
    next(answers)
    answers.close()  # type: ignore[attr-defined]  # a generator
    time.sleep(0.1)
    count = len(sent)
    time.sleep(0.1)
    assert len(sent) == count < 100


@both
@pytest.mark.parametrize(
    "reply",
    [
        "NOT ANSWERED",
        "NOT ANSWERED.",
        "**NOT ANSWERED**: Wang Yi resigned.",
        "<think>[1]?</think>\nNOT ANSWERED",
        "The statements do not mention apples.",
        "I'm sorry, but the provided readouts contain no information about that.",
        "I cannot answer this from the given statements.",
    ],
)
def test_a_refusal_is_an_answer_in_our_own_words(writer: Writer, reply: str) -> None:
    final = writer(FakeListChatModel(responses=[reply]))[-1]
    assert (final.answered, final.text, final.reason) == (False, NOT_FOUND, NOT_FOUND)
    assert final.citations == ()
    assert [citation.number for citation in final.related] == [1, 2, 3]
    assert fallback_of(final) is None


def test_the_fixed_refusal_is_never_shown_while_it_comes() -> None:
    assert [answer.text for answer in write_now(Scripted(chunks=list("NOT ANSWERED")))] == [NOT_FOUND]


def test_a_refusal_behind_supported_sentences_is_taken_out_and_they_stay() -> None:
    final = write_now(FakeListChatModel(responses=[ONE + " The statements do not mention apples."]))[-1]
    assert final.text == "Tleuberdi thanked China for the vaccines [1]."


@pytest.mark.parametrize(
    "chunks",
    [
        [[{"type": "reasoning", "reasoning": "Wang [9]"}], [{"type": "text", "text": ONE}]],
        [[{"type": "thinking", "thinking": "Wang [9]"}], [{"type": "text", "text": ONE, "index": 1}]],
        ["<thi", "nk>Wang Yi [9]. Or", " he?</th", "ink>", ONE],
        ["<thinking>Wang Yi.</thinking>\n\n", ONE],
        ["[THINK]Wang Yi.[/THINK]", ONE],
        ["It was Wang Yi [3]. No: it is [2]. So", "</think>", ONE],
        [TWO + " Well, then", "</think>", ONE],
    ],
)
def test_reasoning_never_reaches_the_answer(chunks: list[Any]) -> None:
    given = [chunk if isinstance(chunk, str) else AIMessageChunk(content=chunk) for chunk in chunks]
    final = write_now(Scripted(chunks=given))[-1]
    assert final.text == "Tleuberdi thanked China for the vaccines [1]."
    assert final.raw == ONE


@pytest.mark.parametrize(
    ("text", "expected"),
    [("<think>a</think>b", "b"), ("a</think>b", "b"), ("<think>a", ""), ("b <thi", "b "), ("b [TH", "b "), ("b", "b")],
)
def test_what_a_reply_says_is_what_stands_outside_its_reasoning(text: str, expected: str) -> None:
    assert spoken(text) == expected


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(RIGHT)), st.sampled_from(sorted(WRONG)), st.data())
def test_however_a_reply_is_cut_into_chunks_the_answer_is_the_same(right: str, wrong: str, data: st.DataObject) -> None:
    text = f"{WRONG[wrong][0]}\n\n{RIGHT[right]}"
    cuts = sorted(data.draw(st.sets(st.integers(1, len(text) - 1), max_size=15)))
    whole, pieces = (Draft(QUESTION, EVIDENCE, HITS) for _ in range(2))
    whole.take(AIMessageChunk(content=text))
    for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
        pieces.take(AIMessageChunk(content=text[start:end]))
    assert whole.finish() == pieces.finish()
    assert whole.answer() == pieces.answer()


def test_a_reply_cut_short_at_the_model_s_limit_loses_its_unfinished_sentence() -> None:
    end = AIMessageChunk(content="", response_metadata={"finish_reason": "length"})
    final = write_now(Scripted(chunks=[f"{ONE} Wang Yi noted that tr", end]))[-1]
    assert final.text == "Tleuberdi thanked China for the vaccines [1]."
    assert fallback_of(final) is None


def test_the_evidence_is_cut_at_whole_statements_to_fit_the_model() -> None:
    class Small(FakeListChatModel):
        num_ctx: int = 2300

    hits, prompt = fitted(Small(responses=["x"]), QUESTION, EVIDENCE)
    assert 0 < len(hits) < len(HITS)
    assert hits == HITS[: len(hits)]
    assert all(hit.quote in prompt.material for hit in hits)
    assert HITS[len(hits)].quote not in prompt.material


def test_where_no_statement_fits_the_extractive_answer_says_so() -> None:
    class Tiny(FakeListChatModel):
        num_ctx: int = 1100

    final = write_now(Tiny(responses=[ONE]))[-1]
    assert (final.text, fallback_of(final)) == (EXTRACTIVE.text, "the statements do not fit the model's context")


def test_a_fallback_may_be_made_only_when_it_is_needed() -> None:
    def never() -> Answer:
        raise AssertionError

    assert list(write(FakeListChatModel(responses=[ONE]), QUESTION, EVIDENCE, never))[-1].answered
    made = list(write(FakeListChatModel(responses=[FALSE]), QUESTION, EVIDENCE, lambda: EXTRACTIVE))
    assert made[-1].text == EXTRACTIVE.text


def in_pieces(text: str, size: int = 7) -> list[str]:
    return [text[start : start + size] for start in range(0, len(text), size)]


@both
def test_a_server_s_stream_becomes_a_growing_checked_answer(writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    script = Script(chunks=in_pieces(f"{ONE} {FALSE} {TWO}"), reasoning=True)
    with serving(script) as address:
        answers = writer(load_model("openai:scripted", base_url=address, retries=0))
    assert len(answers) == 2
    assert answers[0].text == "Tleuberdi thanked China for the vaccines [1]."
    assert answers[-1].text.endswith("Wang Yi noted that trade had grown by 12.5 percent [2].")
    assert fallback_of(answers[-1]) is None
    assert dict(answers[-1].usage or {}) == {"input_tokens": 7, "output_tokens": 5, "total_tokens": 12}
    assert [message["role"] for message in script.requests[0]["messages"]] == ["system", "user"]
    assert "tools" not in script.requests[0]


@both
@pytest.mark.parametrize(
    ("script", "why"),
    [
        (Script(status=401), "the model's server refused the key (401)"),
        (Script(status=404), "the model's server does not know the model (404)"),
        (Script(status=429), "the model's server has had too many requests, or the quota is used up (429)"),
        (Script(status=500), "the model's server failed (500)"),
        (Script(chunks=[ONE + " ", TWO], cut=True), "the model's reply broke off"),
        (Script(chunks=[ONE + " ", "Wang Yi"], cut=True), "the model's reply broke off"),
        (Script(chunks=[ONE + " ", TWO], drop=True), "the model's server cannot be reached, or the connection broke"),
        (Script(chunks=[ONE + " ", TWO], garbage=True), "the model failed (JSONDecodeError)"),
        (Script(chunks=[ONE, TWO], pause=1.0), "the model took too long"),
        (Script(chunks=["Only words."]), "nothing in the model's reply stood up to the checks"),
    ],
    ids=["401", "404", "429", "500", "cut", "cut in a sentence", "dropped", "malformed", "slow", "unsupported"],
)
def test_a_server_s_faults_lead_to_the_extractive_answer(
    writer: Writer, script: Script, why: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    key = "sk-secret-0123456789"
    monkeypatch.setenv("OPENAI_API_KEY", key)
    with serving(script) as address:
        final = writer(load_model("openai:scripted", base_url=address, retries=0), chunk_timeout=0.5)[-1]
    assert final.text == EXTRACTIVE.text
    assert fallback_of(final) == why
    assert script.requests[0]["authorization"] == f"Bearer {key}"
    assert key not in caplog.text + repr(final)


@both
def test_a_server_that_is_not_there_leads_to_the_extractive_answer(writer: Writer) -> None:
    with serving(Script()) as address:
        pass
    final = writer(load_model("openai:scripted", base_url=address, retries=0))[-1]
    assert fallback_of(final) == "the model's server cannot be reached, or the connection broke"


def test_a_server_that_refuses_the_system_role_is_asked_again_without_it() -> None:
    script = Script(chunks=[ONE], refuse_system=True)
    with serving(script) as address:
        final = write_now(load_model("openai:scripted", base_url=address, retries=0))[-1]
    assert fallback_of(final) is None
    assert [[message["role"] for message in request["messages"]] for request in script.requests] == [
        ["system", "user"],
        ["user"],
    ]


def test_many_questions_at_once_do_not_mix() -> None:
    async def ask(number: int) -> str:
        text = (ONE, TWO)[number % 2]
        answers = [a async for a in awrite(FakeListChatModel(responses=[text]), QUESTION, EVIDENCE, EXTRACTIVE)]
        return answers[-1].raw or ""

    async def together() -> list[str]:
        return await asyncio.gather(*(ask(number) for number in range(10)))

    assert asyncio.run(together()) == [ONE, TWO] * 5


def test_the_async_writer_is_an_async_iterator() -> None:
    assert isinstance(awrite(FakeListChatModel(responses=[ONE]), QUESTION, EVIDENCE, EXTRACTIVE), AsyncIterator)
