"""What the page hands to its parts, without a server."""

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, cast

import pytest

from qa.pipeline import ReadoutQA
from qa.types import Answer
from tests.web.making import SECOND, answer, citation
from vectorstore.errors import LibraryError, QuestionError
from web.page import HISTORY, Page, Turn, messages, plainly, ready


class ScriptedQA:
    """Answers that grow by a word, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, list[str]]] = []

    def stream(self, question: str, history: Sequence[str] = ()) -> Iterator[Answer]:
        self.asked.append((question, list(history)))
        if question == "too long":
            raise QuestionError("the question is too long: shorten it")
        yield answer("Berg said")
        yield answer(f"Berg said “{SECOND}” [1]", citation(1, SECOND))


@pytest.fixture
def page() -> Page:
    return Page(cast(ReadoutQA, ScriptedQA()), Path("uploads"))


def asked(page: Page) -> list[tuple[str, list[str]]]:
    return cast(ScriptedQA, page.qa).asked


def run(page: Page, question: str, turns: list[Turn]) -> list[tuple[list[dict[str, str]], list[Turn]]]:
    return list(page.converse(question, turns))


def test_an_answer_grows_in_the_conversation_and_is_kept_when_it_is_done(page: Page) -> None:
    steps = run(page, "What did Berg say?", [])
    assert [len(shown) for shown, _ in steps] == [1, 2, 2], "the question at once, then the answer as it grows"
    assert steps[-1][1] == [Turn("What did Berg say?", steps[-1][1][0].answer)]
    assert steps[-1][0] == messages(steps[-1][1])


def test_earlier_questions_are_handed_over_those_that_could_not_be_asked_are_not(page: Page) -> None:
    turns: list[Turn] = []
    for question in ("first", "too long", "second", "third"):
        turns = run(page, question, turns)[-1][1]
    assert asked(page)[-1] == ("third", ["first", "second"])
    assert [turn.problem for turn in turns] == [None, "the question is too long: shorten it", None, None]


def test_only_the_latest_questions_are_handed_over(page: Page) -> None:
    run(page, "now", [Turn(str(number), answer("x")) for number in range(HISTORY + 5)])
    assert asked(page) == [("now", [str(number) for number in range(5, HISTORY + 5)])]


def test_nothing_is_asked_where_nothing_was_written(page: Page) -> None:
    assert page.take("  \n ")[1] == ""
    assert run(page, "", []) == []
    assert asked(page) == []


def test_a_visitor_is_not_told_where_the_library_lies(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        assert "/srv" not in plainly(LibraryError("/srv/library is damaged"))
    assert "/srv/library is damaged" in caplog.text
    assert plainly(QuestionError("the question is empty")) == "the question is empty"


def test_what_is_handed_to_gradio_is_made_anew_each_time() -> None:
    first: dict[str, Any] = ready()
    first.clear()
    assert ready() != {}
