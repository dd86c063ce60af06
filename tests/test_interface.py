"""The interface that others rely on, name by name, over the bundled samples with the real embedding model."""

import asyncio
import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from langchain_core.documents import Document
from langchain_core.language_models import FakeListChatModel
from langchain_core.retrievers import BaseRetriever

from qa import Answer, Citation, ReadoutQA, ask, samples
from vectorstore import (
    Filter,
    FilterError,
    LibraryError,
    ModelError,
    QuestionError,
    Readout,
    ReadoutError,
    ReadoutStore,
    Statement,
    load_readout,
)

pytestmark = pytest.mark.slow

QUESTION = "What did Tleuberdi say about Hong Kong?"
CALL = date(2021, 1, 21)
QUESTIONS = (
    QUESTION,
    "What did Wang Yi say about Hong Kong?",
    "What did Tleuberdi say about the price of coffee?",
    "When did Wang Yi speak with Tleuberdi?",
    "Who spoke about vaccines?",
    "What did Zaphod Beeblebrox say about Hong Kong?",
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("interface") / "library"
    with ReadoutStore.open(folder) as store:
        assert store.add(samples.folder()).refused == ()
    return folder


@pytest.fixture(scope="module")
def qa(library: Path) -> Iterator[ReadoutQA]:
    qa = ReadoutQA.open(library)
    yield qa
    qa.store.close()


@pytest.fixture(scope="module")
def files() -> list[Path]:
    return sorted(path for path in samples.folder().rglob("*") if path.is_file())


LABEL = re.compile(r"^[^\n.!?]{1,80}:\s*\Z", re.MULTILINE)
"""What stands before a turn of a transcript: "MODERATOR: ". It is nobody's words and part of no statement."""


def check_statements(readout: Readout) -> None:
    """In order, none over another, and no word of a sentence outside them."""
    assert isinstance(readout.statements, tuple)
    end = 0
    for statement in readout.statements:
        assert isinstance(statement, Statement)
        assert end <= statement.start < statement.end <= len(readout.text)
        assert not re.search(r"\w", LABEL.sub("", readout.text[end : statement.start]))
        end = statement.end
        assert statement.mode in ("said", "joint", "narrated")
        assert all(isinstance(name, str) and name for name in statement.speakers)
        assert bool(statement.speakers) or statement.mode != "said"
    assert not re.search(r"\w", readout.text[end:])


def check_answer(answer: Answer) -> None:
    assert isinstance(answer, Answer)
    assert isinstance(answer.text, str)
    assert answer.text
    assert (answer.reason is None) == answer.answered
    assert bool(answer.citations) == answer.answered
    used = list(dict.fromkeys(int(number) for number in re.findall(r"\[(\d+)\]", answer.text)))
    assert [citation.number for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
    assert {citation.number for citation in answer.citations} <= set(used)
    assert set(used) <= {citation.number for citation in (*answer.citations, *answer.related)}
    for citation in (*answer.citations, *answer.related):
        check_citation(citation)


def check_citation(citation: Citation) -> None:
    assert isinstance(citation, Citation)
    assert isinstance(citation.readout, Readout)
    assert citation.quote == citation.readout.text[citation.start : citation.end]
    assert citation.quote.strip()
    assert isinstance(citation.speakers, tuple)
    assert citation.mode in ("said", "joint", "narrated")
    if citation.mode == "narrated":
        assert citation.speaker is None
    else:
        assert citation.speaker is not None
        assert all(name in citation.speaker for name in citation.speakers)


def test_a_file_is_loaded_as_a_readout(files: list[Path]) -> None:
    for file in files:
        readout = load_readout(file)
        assert isinstance(readout, Readout)
        assert re.fullmatch(r"[0-9a-f]{16,}", readout.id)
        assert readout.title
        assert isinstance(readout.date, date)
        assert readout.source == str(file)
        assert readout.issuer is None or readout.issuer
        assert len(readout.participants) >= 1
        assert readout.text
        check_statements(readout)


def test_a_file_is_loaded_by_its_name_as_text_too(files: list[Path]) -> None:
    assert load_readout(str(files[0])) == load_readout(files[0])


@pytest.mark.parametrize("name", ["missing.txt", "empty.txt", "noise.pdf", "table.xlsx"])
def test_a_file_that_is_no_readout_is_refused_by_name_and_reason(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    if name != "missing.txt":
        file.write_bytes(b"" if name == "empty.txt" else bytes(range(256)) * 8)
    with pytest.raises(ReadoutError) as refused:
        load_readout(file)
    assert name in refused.value.source
    assert refused.value.reason
    assert name in str(refused.value)


def test_a_store_is_made_filled_searched_and_emptied(tmp_path: Path, files: list[Path]) -> None:
    with ReadoutStore.open(str(tmp_path / "new" / "library")) as store:
        assert len(store) == 0
        report = store.add(str(files[0]), progress=None)
        assert (report.added, report.updated, report.unchanged, report.refused) == (1, 0, 0, ())
        again = store.add(files[0])
        assert (again.added, again.updated, again.unchanged, again.refused) == (0, 0, 1, ())
        (readout,) = store.readouts(Filter())
        hits = store.search(readout.quote(readout.statements[0]), filter=None, limit=3)
        assert 1 <= len(hits) <= 3
        assert hits[0].readout.id == readout.id
        assert hits[0].quote == readout.text[hits[0].statement.start : hits[0].statement.end]
        store.remove(readout.id)
        assert len(store) == 0
        assert store.search("anything", limit=3) == []


def test_adding_reports_refusals_and_takes_the_others_in(tmp_path: Path, files: list[Path]) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "good.txt").write_bytes(next(file for file in files if file.suffix == ".txt").read_bytes())
    (folder / "noise.pdf").write_bytes(b"no PDF")
    with ReadoutStore.open(tmp_path / "library") as store:
        report = store.add(folder)
    assert report.added == 1
    ((source, reason),) = report.refused
    assert source == str(folder / "noise.pdf")
    assert reason


def test_long_work_tells_how_far_it_is(tmp_path: Path, files: list[Path]) -> None:
    told: list[tuple[str, int, int]] = []
    with ReadoutStore.open(tmp_path / "library") as store:
        store.add(files[0], progress=lambda stage, done, total: told.append((stage, done, total)))
    assert "embedding" in {stage for stage, _, _ in told}
    assert all(0 <= done <= total for _, done, total in told)


def test_readouts_can_be_bounded(qa: ReadoutQA) -> None:
    everything = qa.store.readouts()
    assert len(everything) == len(qa.store) >= 30
    early = qa.store.readouts(Filter(until=CALL))
    late = qa.store.readouts(Filter(since=CALL + timedelta(days=1)))
    assert {one.id for one in early} | {one.id for one in late} == {one.id for one in everything}
    assert all(one.date and one.date <= CALL for one in early)
    assert early
    assert late


def test_the_example_question_is_answered_with_the_sentence_itself(qa: ReadoutQA) -> None:
    answer = qa.ask(QUESTION)
    check_answer(answer)
    assert answer.answered
    first = answer.citations[0]
    assert first.speaker
    assert "Tleuberdi" in first.speaker
    assert first.mode == "said"
    assert first.readout.date == CALL
    assert "Hong Kong" in first.quote


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_answer_keeps_the_promises_of_its_type(qa: ReadoutQA, question: str) -> None:
    check_answer(qa.ask(question))


@pytest.mark.parametrize("question", [QUESTIONS[2], QUESTIONS[5]])
def test_what_nobody_said_is_not_answered_and_the_reason_is_given(qa: ReadoutQA, question: str) -> None:
    answer = qa.ask(question)
    assert not answer.answered
    assert answer.reason
    assert answer.citations == ()


def test_earlier_questions_are_understood(qa: ReadoutQA) -> None:
    followed = qa.ask("And what did Wang Yi say about it?", history=[QUESTION])
    check_answer(followed)
    for citation in followed.citations:
        assert "Wang Yi" in (citation.speaker or "")
    assert any("Hong Kong" in citation.quote for citation in (*followed.citations, *followed.related))


def test_a_filter_bounds_the_answer(qa: ReadoutQA) -> None:
    assert qa.ask(QUESTION, filter=Filter(since=CALL, until=CALL)).answered
    outside = qa.ask(QUESTION, filter=Filter(since=CALL + timedelta(days=1)))
    check_answer(outside)
    assert all(one.readout.date and one.readout.date > CALL for one in outside.citations)
    bounded = qa.ask("What was said about Hong Kong?", filter=Filter(speakers=("Wang Yi",)))
    assert all("Wang Yi" in one.speakers for one in bounded.citations)


def test_answers_can_be_written_out(qa: ReadoutQA) -> None:
    answer = qa.ask(QUESTION)
    assert "1" in answer.to_markdown()
    values = json.loads(json.dumps(answer.to_dict()))
    assert (values["text"], values["answered"], values["reason"]) == (answer.text, True, None)
    (first, *_) = values["citations"]
    assert first["number"] == 1
    assert first["quote"] == answer.citations[0].quote
    assert (first["start"], first["end"]) == (answer.citations[0].start, answer.citations[0].end)
    assert first["speakers"] == list(answer.citations[0].speakers)
    assert first["mode"] == answer.citations[0].mode
    assert len(values["related"]) == len(answer.related)


def test_a_stream_ends_with_the_answer(qa: ReadoutQA) -> None:
    partial = list(qa.stream(QUESTION))
    assert all(isinstance(one, Answer) for one in partial)
    asked = qa.ask(QUESTION)
    assert (partial[-1].text, partial[-1].citations) == (asked.text, asked.citations)


def test_an_answer_can_be_awaited(qa: ReadoutQA) -> None:
    asked = qa.ask(QUESTION)
    awaited = asyncio.run(qa.aask(QUESTION))
    assert (awaited.text, awaited.citations) == (asked.text, asked.citations)


def test_one_call_asks_the_default_library(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READOUTS_LIBRARY", str(library))
    answer = ask(QUESTION)
    check_answer(answer)
    assert answer.answered


def test_a_library_is_a_langchain_retriever(qa: ReadoutQA) -> None:
    retriever = qa.as_retriever()
    assert isinstance(retriever, BaseRetriever)
    documents = retriever.invoke(QUESTION)
    assert documents
    assert all(isinstance(one, Document) and one.page_content for one in documents)
    assert any("Hong Kong" in one.page_content for one in documents)


def test_any_langchain_chat_model_may_write_the_answer(library: Path) -> None:
    model = FakeListChatModel(responses=["Tleuberdi spoke about Hong Kong [1]."] * 4)
    qa = ReadoutQA.open(library, model=model)
    with qa.store:
        check_answer(qa.ask(QUESTION))


def test_a_model_that_is_none_is_refused(library: Path) -> None:
    with pytest.raises(ModelError, match="nobody"):
        ReadoutQA.open(library, model="nobody:knows-it").ask(QUESTION)


@pytest.mark.parametrize("question", ["", "   \n", "What did Tleuberdi say? " * 420])
def test_a_question_that_cannot_be_asked_is_refused(qa: ReadoutQA, question: str) -> None:
    with pytest.raises(QuestionError):
        qa.ask(question)


@pytest.mark.parametrize(
    "bounds",
    [
        Filter(speakers=("Zaphod Beeblebrox",)),
        Filter(issuers=("Ministry of Silly Walks",)),
        Filter(participants=("Zaphod Beeblebrox",)),
        Filter(since=date(2022, 1, 2), until=date(2022, 1, 1)),
    ],
)
def test_a_filter_that_names_nothing_in_the_library_is_refused(qa: ReadoutQA, bounds: Filter) -> None:
    with pytest.raises(FilterError):
        qa.ask(QUESTION, filter=bounds)


def test_a_folder_of_other_files_is_no_library(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").write_bytes(b"")
    with pytest.raises(LibraryError, match=re.escape(str(tmp_path))):
        ReadoutQA.open(tmp_path)
    with pytest.raises(LibraryError, match=r"holiday\.jpg"):
        ReadoutQA.open(tmp_path / "holiday.jpg")
