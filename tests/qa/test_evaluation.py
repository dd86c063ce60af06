"""Questions with known answers: what counts as right, what a file of them may hold, and the figures of the whole."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qa.evaluation import Case, Library, Passage, by_type, evaluate, figures, judge, read_cases
from qa.types import Answer, Citation
from tests.qa.evidence import TLEUBERDI, WANG, readout
from vectorstore.errors import EvaluationError, QuestionError
from vectorstore.types import Readout

HONG_KONG = "Tleuberdi said that “Hong Kong” was China's own affair."
VACCINES = "He thanked China for the vaccines."
BORDER = "Wang Yi said that five crossings were open."
FALSEHOODS = "He spoke of falsehoods about Hong Kong."


@pytest.fixture
def call(tmp_path: Path) -> Readout:
    told = readout(
        "Call with Kazakhstan",
        date(2021, 1, 21),
        "Ministry of Norlund",
        (WANG, TLEUBERDI),
        (HONG_KONG, "said", (TLEUBERDI,)),
        (VACCINES, "said", (TLEUBERDI,)),
        (BORDER, "said", (WANG,)),
        (FALSEHOODS, "said", (WANG,)),
    )
    path = tmp_path / "china" / "call.txt"
    path.parent.mkdir()
    path.write_text(f"{told.title}\n21 January 2021\n\n{told.text}\n", "utf-8")
    return replace(told, sources=(str(path),))


def passages(*quotes: str) -> tuple[Passage, ...]:
    return tuple(Passage("china/call.txt", quote) for quote in quotes)


def case(**more: Any) -> Case:
    values = {"gold": passages(HONG_KONG), "forbidden": passages(FALSEHOODS), "speaker": TLEUBERDI, "answerable": True}
    return Case(**{"id": "1", "type": "said", "question": "What?", "history": (), **values, **more})


def answer(call: Readout, *quotes: str, related: tuple[str, ...] = (), speaker: str | None = None) -> Answer:
    """An answer that cites these, each with its own speaker or all with the one given."""
    cited = []
    for number, quote in enumerate((*quotes, *related), 1):
        statement = next(s for s in call.statements if call.quote(s) == quote)
        speakers = (speaker,) if speaker else statement.speakers
        cited.append(Citation(number, call, statement.start, statement.end, speakers, statement.mode))
    shown = len(quotes)
    return Answer("", shown > 0, None, tuple(cited[:shown]), tuple(cited[shown:]))


# Right or not


def test_an_answer_with_the_gold_sentence_first_is_right(call: Readout) -> None:
    outcome = judge(case(), answer(call, HONG_KONG, VACCINES), Library([call]))
    assert (outcome.right, outcome.recall, outcome.precision) == (True, 1.0, 0.5)
    assert (outcome.wrong_speaker, outcome.astray) == (0, 0)


@pytest.mark.parametrize(
    ("quotes", "why"),
    [((), "not answered"), ((VACCINES, HONG_KONG), "another sentence first"), ((VACCINES,), "no gold sentence")],
)
def test_an_answer_is_not_right_when(call: Readout, quotes: tuple[str, ...], why: str) -> None:
    assert not judge(case(), answer(call, *quotes), Library([call])).right, why


def test_half_of_the_gold_sentences_are_enough_and_less_is_not(call: Readout) -> None:
    two, three = case(gold=passages(HONG_KONG, BORDER)), case(gold=passages(HONG_KONG, BORDER, VACCINES))
    assert judge(two, answer(call, HONG_KONG), Library([call])).right
    assert not judge(three, answer(call, HONG_KONG), Library([call])).right


def test_acceptable_sentences_may_come_first_and_count_as_precise(call: Readout) -> None:
    outcome = judge(case(acceptable=passages(VACCINES)), answer(call, VACCINES, HONG_KONG), Library([call]))
    assert (outcome.right, outcome.precision) == (True, 1.0)


def test_forbidden_words_in_the_speakers_mouth_are_wrong_and_in_their_own_speakers_are_not(call: Readout) -> None:
    asked, library = case(), Library([call])
    stolen = judge(asked, answer(call, HONG_KONG, FALSEHOODS, speaker="Foreign Minister Tleuberdi"), library)
    assert (stolen.right, stolen.wrong_speaker) == (False, 1)
    assert judge(asked, answer(call, HONG_KONG, FALSEHOODS), library).wrong_speaker == 0


def test_a_question_without_an_answer_is_right_when_it_is_not_answered(call: Readout) -> None:
    asked = case(answerable=False, gold=(), other=passages(FALSEHOODS))
    silent = judge(asked, answer(call, related=(FALSEHOODS,)), Library([call]))
    assert (silent.right, silent.other_offered, silent.recall, silent.precision) == (True, True, None, None)
    assert judge(asked, answer(call), Library([call])).other_offered is False
    assert not judge(asked, answer(call, HONG_KONG), Library([call])).right


def test_layout_quotation_marks_and_accents_make_no_difference(call: Readout) -> None:
    same = 'Tleuberdi said  that "Hong Kóng" was\nChina’s own affair'
    assert judge(case(gold=passages(same)), answer(call, HONG_KONG), Library([call])).right


def test_a_quotation_that_no_longer_stands_in_its_file_is_astray(call: Readout) -> None:
    path = Path(call.source)
    path.write_text(path.read_text("utf-8").replace("China's own affair", "nobody's affair"), "utf-8")
    outcome = judge(case(), answer(call, HONG_KONG, VACCINES), Library([call]))
    assert (outcome.astray, outcome.right) == (1, False)


def test_where_the_file_is_gone_the_stored_text_counts(call: Readout) -> None:
    Path(call.source).unlink()
    assert judge(case(), answer(call, HONG_KONG), Library([call])).right


# Figures


def test_figures_are_those_of_all_questions_and_of_each_type(call: Readout) -> None:
    cases = [case(), case(type="trap", answerable=False, gold=()), case(type="trap", answerable=False, gold=())]
    given = iter([answer(call, HONG_KONG), answer(call), answer(call, VACCINES)])
    outcomes = list(evaluate(cases, Library([call]), lambda _: next(given)))
    found = by_type(outcomes)
    assert list(found) == ["said", "trap", "all"]
    assert (found["said"].right, found["trap"].right) == (1.0, 0.5)
    assert found["all"].right == pytest.approx(2 / 3)
    assert (found["trap"].abstained, found["trap"].recall, found["all"].answered) == (0.5, None, 1.0)
    assert found["all"] == figures(outcomes)
    assert all(outcome.seconds >= 0 for outcome in outcomes)


# Files of questions


def written(folder: Path, *rows: Any) -> Path:
    path = folder / "questions.jsonl"
    path.write_text("".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows), "utf-8")
    return path


def test_a_line_is_a_question_and_what_it_leaves_out_is_empty(tmp_path: Path) -> None:
    gold = {"doc": "a.txt", "quote": "So it is."}
    rows = ({"question": "What?", "gold": [gold], "note": "mine"}, "", {"question": "Who?"})
    (first, second) = read_cases(written(tmp_path, *rows))
    assert (first.gold, first.answerable, first.type) == ((Passage("a.txt", "So it is."),), True, "all")
    assert (second.answerable, second.history, second.speaker) == (False, (), None)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("{", "line 1 is no JSON"),
        ("[" * 100_000, "line 1 is no JSON"),
        ([], "line 1 is no JSON object"),
        ({}, '"question" has to be a text'),
        ({"question": "  "}, '"question" has to be a text'),
        ({"question": 5}, '"question" has to be a text'),
        ({"question": "What?", "history": "Who?"}, '"history" has to be a list'),
        ({"question": "What?", "history": [None]}, '"history"'),
        ({"question": "What?", "speaker": 1}, '"speaker" has to be a name'),
        ({"question": "What?", "gold": [{"doc": "a.txt"}]}, 'each of "gold" has to be'),
        ({"question": "What?", "gold": ["So it is."]}, 'each of "gold" has to be'),
        ({"question": "What?", "gold": 5}, '"gold" has to be a list'),
        ({"question": "What?", "other": {"doc": "a.txt", "quote": "So it is."}}, '"other" has to be a list'),
        ({"question": "What?", "answerable": "no"}, '"answerable" has to be true or false'),
        ({"question": "What?", "answerable": float("nan")}, '"answerable" has to be true or false'),
        ({"question": "What?", "answerable": True}, 'needs the sentences that answer it, in "gold"'),
    ],
)
def test_a_line_that_is_no_question_is_named_with_what_is_wrong(tmp_path: Path, row: Any, message: str) -> None:
    with pytest.raises(EvaluationError, match=message):
        read_cases(written(tmp_path, row))


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"])
def test_only_a_line_feed_ends_a_question(tmp_path: Path, separator: str) -> None:
    (tmp_path / "questions.jsonl").write_bytes(f'{{"question": "What{separator}now?"}}\r\n'.encode())
    (only,) = read_cases(tmp_path / "questions.jsonl")
    assert only.question == f"What{separator}now?"


def test_a_question_that_cannot_be_asked_is_named(call: Readout) -> None:
    def ask(case: Case) -> Answer:
        raise QuestionError("it is too long")

    with pytest.raises(EvaluationError, match="question 1 cannot be asked: it is too long"):
        list(evaluate([case(gold=passages(HONG_KONG))], Library([call]), ask))


def test_a_file_that_is_missing_no_text_or_empty_is_named(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(EvaluationError, match="folder cannot be read"):
        read_cases(tmp_path / "folder")
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    for name in ("missing", "binary"):
        with pytest.raises(EvaluationError, match=f"{name} cannot be read"):
            read_cases(tmp_path / name)
    with pytest.raises(EvaluationError, match="holds no questions"):
        read_cases(written(tmp_path))


def test_a_document_or_sentence_that_is_not_there_is_named_before_anything_is_asked(call: Readout) -> None:
    library = Library([call])
    with pytest.raises(EvaluationError, match=r"holds no document 'other\.txt'"):
        library.verify([case(gold=(Passage("other.txt", HONG_KONG),))])
    with pytest.raises(EvaluationError, match=r"question 1: china/call\.txt does not hold the sentence 'So it is"):
        library.verify([case(other=passages("So it is."))])


def test_a_document_is_named_by_the_end_of_its_path_and_whole_names_only(call: Readout) -> None:
    library = Library([call])
    for name in ("call.txt", "china/call.txt", call.source, "china\\call.txt"):
        assert library.place(Passage(name, VACCINES))
    with pytest.raises(EvaluationError):
        library.place(Passage("all.txt", VACCINES))
