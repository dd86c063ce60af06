"""The whole way from a question to a cited answer, over a real library."""

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from qa.pipeline import ReadoutQA
from qa.types import Answer
from tests.qa.shelf import BRANDT, DOVRE, GRAIN_CALL, SOLHEIM, STEEL_CALL, VARGA, VISIT, shelve
from tests.vectorstore.paper import write
from vectorstore.errors import FilterError, PeopleError, QuestionError
from vectorstore.store import ReadoutStore
from vectorstore.types import Filter

QUESTIONS = [
    "What did Dovre say about grain?",
    "What did Dovre say about timber?",
    "What did Solheim say about the bridge?",
    "What did Brandt say about visas?",
    "When did Dovre speak with Solheim?",
    "Which readouts mention steel?",
    "How did Dovre's position on steel change over time?",
    "How does each side describe the call about grain?",
    "What did Lavrov say about grain?",
    "What did Dovre say about football?",
    "What do the readouts say about rail?",
    "Tell me [1] about <b>grain</b> {grain}",
]


@pytest.fixture(scope="module")
def qa(shelf: ReadoutStore) -> ReadoutQA:
    return ReadoutQA(shelf)


def sound(answer: Answer) -> None:
    """What holds for every answer."""
    numbers = [citation.number for citation in (*answer.citations, *answer.related)]
    assert numbers == list(range(1, len(numbers) + 1))
    for citation in (*answer.citations, *answer.related):
        assert citation.quote == citation.readout.text[citation.start : citation.end]
        assert citation.quote.strip()
        assert (citation.speaker is None) == (citation.mode == "narrated")
    for citation in answer.citations:
        assert f"{citation.quote}” [{citation.number}]" in answer.text
    assert answer.answered == bool(answer.citations) == (answer.reason is None)


@pytest.mark.parametrize("question", QUESTIONS)
def test_citations_are_sentences_and_an_answer_has_citations_or_a_reason(qa: ReadoutQA, question: str) -> None:
    sound(qa.ask(question))


def test_an_answer_names_the_speaker_the_day_the_house_and_the_sentence(qa: ReadoutQA) -> None:
    answer = qa.ask("What did Dovre say about steel?")
    assert answer.answered
    assert [citation.quote for citation in answer.citations] == [STEEL_CALL[1]]
    for part in (DOVRE, "9 May 2024", "Ministry of Norlund", f"“{STEEL_CALL[1]}” [1]"):
        assert part in answer.text


def test_the_other_partys_words_are_offered_and_never_cited(qa: ReadoutQA) -> None:
    answer = qa.ask("What did Dovre say about timber?")
    assert not answer.answered
    assert answer.citations == ()
    assert [(citation.speaker, citation.quote) for citation in answer.related] == [(SOLHEIM, GRAIN_CALL[3])]
    assert answer.text.startswith("Not answered:")


def test_a_follow_up_goes_on_with_the_speaker(qa: ReadoutQA) -> None:
    history = ["What did Solheim say about timber?"]
    answer = qa.ask("And about the bridge?", history)
    assert [(citation.speaker, citation.quote) for citation in answer.citations[:1]] == [(SOLHEIM, GRAIN_CALL[2])]


def test_a_follow_up_may_ask_for_the_other_side(qa: ReadoutQA) -> None:
    answer = qa.ask("What did the other side say about the visa?", ["What did Varga tell Brandt about water?"])
    assert [(citation.speaker, citation.quote) for citation in answer.citations[:1]] == [(BRANDT, VISIT[2])]


def test_nothing_of_one_question_is_kept_for_the_next(qa: ReadoutQA) -> None:
    first = qa.ask("What did Solheim say about timber?")
    qa.ask("What did Brandt say about visas?")
    assert qa.ask("What did Solheim say about timber?") == first
    assert qa.ask("And about the bridge?").question != qa.ask("And about the bridge?", ["What did Dovre say?"]).question


def test_the_stream_ends_with_the_answer_and_callers_with_a_loop_get_the_same(qa: ReadoutQA) -> None:
    question = QUESTIONS[0]
    answer = qa.ask(question)
    assert list(qa.stream(question))[-1] == answer
    assert asyncio.run(qa.aask(question)) == answer


@pytest.mark.parametrize("question", ["", "  \n", "x" * 5_000])
def test_what_is_no_question_is_refused(qa: ReadoutQA, question: str) -> None:
    with pytest.raises(QuestionError):
        qa.ask(question)


@pytest.mark.parametrize(
    ("question", "history", "message"),
    [
        (5, (), "question is of type int"),
        (None, (), "question is of type NoneType"),
        (["a"], (), "question is of type list"),
        (b"x", (), "question is of type bytes"),
        ("What?", "And Dovre?", "history is of type str"),
        ("What?", [1], "holds a question of type int"),
        ("What?", [None], "holds a question of type NoneType"),
        ("What?", (earlier for earlier in ["a"]), "history is of type generator"),
        ("What?", {"a": 1}, "history is of type dict"),
        ("What?", None, "history is of type NoneType"),
    ],
)
def test_what_is_of_another_type_is_refused_by_every_way_of_asking(
    qa: ReadoutQA, question: str, history: list[str], message: str
) -> None:
    with pytest.raises(QuestionError, match=message):
        qa.ask(question, history)
    with pytest.raises(QuestionError, match=message):
        list(qa.stream(question, history))
    with pytest.raises(QuestionError, match=message):
        asyncio.run(qa.aask(question, history))


@pytest.mark.parametrize("bounds", [{}, {"speakers": ("Dovre",)}, "Dovre"])
def test_what_is_no_filter_is_refused(qa: ReadoutQA, bounds: Filter) -> None:
    with pytest.raises(FilterError, match="is no filter"):
        qa.ask("What was said about grain?", filter=bounds)


def test_a_filter_that_names_nobody_is_refused(qa: ReadoutQA) -> None:
    with pytest.raises(FilterError):
        qa.ask("What was said about grain?", filter=Filter(speakers=("Nobody Atall",)))


def test_people_who_are_added_are_known_at_once(tmp_path: Path) -> None:
    with shelve(tmp_path) as store:
        qa = ReadoutQA(store)
        assert "nobody called Lund" in (qa.ask("What did Lund say about fish?").reason or "")
        store.add(
            write(
                tmp_path / "more" / "fish.md", "Minister Olga Lund said that fish is scarce.", title="Olga Lund on fish"
            )
        )
        answer = qa.ask("What did Lund say about fish?")
    assert [citation.speaker for citation in answer.citations] == ["Olga Lund"]


HOSTILE = "Dovre said that 1 < 2 [9] {grain} %s **steel** “never” | ![x](http://evil.example/) a."


def test_a_hostile_document_is_quoted_as_it_stands_and_shown_harmless(tmp_path: Path) -> None:
    with shelve(tmp_path) as store:
        path = tmp_path / "more" / "x.txt"
        path.parent.mkdir()
        path.write_text(f"<img src=x> [7](http://x)\nJuly 1, 2024\n\n{GRAIN_CALL[0]}\n\n{HOSTILE}\n", encoding="utf-8")
        assert store.add(path).added == 1
        answer = ReadoutQA(store).ask("What did Dovre say about steel in July 2024?")
    assert HOSTILE in [citation.quote for citation in answer.citations]
    markdown = answer.to_markdown()
    assert "<" not in markdown
    assert not re.search(r"(?<!\\)\]\(", markdown)
    assert "**steel**" not in markdown


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReadoutQA]:
    folder = tmp_path_factory.mktemp("real")
    with shelve(folder):
        pass
    with ReadoutStore.open(folder / "other") as store:
        store.add(folder / "files")
        yield ReadoutQA(store)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("What did Dovre say about grain?", GRAIN_CALL[1]),
        ("What did Solheim say about repairing the bridge?", GRAIN_CALL[2]),
        pytest.param(
            "What did Solheim say about selling wood?",
            GRAIN_CALL[3],
            marks=pytest.mark.xfail(
                strict=True, reason="two synonyms at once: no word of the topic stands in the sentence"
            ),
        ),
        ("What did Dovre say about customs duties on steel?", STEEL_CALL[1]),
        ("What did Brandt say about visas for students?", VISIT[2]),
    ],
)
def test_with_the_real_model_words_and_meaning_lead_to_the_sentence(real: ReadoutQA, question: str, quote: str) -> None:
    answer = real.ask(question)
    sound(answer)
    assert answer.citations[0].quote == quote


@pytest.mark.slow
@pytest.mark.parametrize(
    ("question", "related"),
    [
        ("What did Dovre say about timber?", [GRAIN_CALL[3]]),
        ("What did Solheim say about steel tariffs?", [STEEL_CALL[1]]),
        ("What did Varga say about student visas?", [VISIT[2]]),
        ("What did Dovre say about football?", []),
        ("What did Solheim say about nuclear submarines?", []),
        ("What do the readouts say about dinosaurs?", []),
    ],
)
def test_with_the_real_model_what_was_not_said_is_not_answered(
    real: ReadoutQA, question: str, related: list[str]
) -> None:
    answer = real.ask(question)
    sound(answer)
    assert not answer.answered
    assert [citation.quote for citation in answer.related] == related


# The people


def test_the_people_are_those_of_most_readouts_first_and_a_name_narrows_them(qa: ReadoutQA) -> None:
    people = qa.people()
    assert {person.names[0] for person in people[:2]} == {DOVRE, SOLHEIM}
    assert [person.readouts for person in people] == sorted((person.readouts for person in people), reverse=True)
    assert [person.names[0] for person in qa.people("Vargas")] == [VARGA]
    assert qa.people("Lavrov") == ()


def test_a_change_of_the_file_of_people_counts_from_the_next_question_on(tmp_path: Path) -> None:
    with ReadoutQA(shelve(tmp_path)) as qa:
        file = qa.store.people_file
        asked = "What did Mimi say about timber?"
        assert not qa.ask(asked).answered
        file.write_text(f"{SOLHEIM} = Mimi\n", "utf-8")
        answer = qa.ask(asked)
        assert [(citation.speaker, citation.quote) for citation in answer.citations] == [(SOLHEIM, GRAIN_CALL[3])]
        assert [person.aliases for person in qa.people("Mimi")] == [("Mimi",)]
        file.write_text(f"{SOLHEIM}; Mimi\n", "utf-8")
        for use in (lambda: qa.ask(asked), qa.people):
            with pytest.raises(PeopleError, match="line 1"):
                use()
        file.unlink()
        assert not qa.ask(asked).answered
