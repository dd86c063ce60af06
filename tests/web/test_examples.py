"""The example questions: made of what the library holds, and all of them answered by it."""

from datetime import date

import pytest

from qa.samples import folder
from tests.web.making import answer, citation, readout, statement
from vectorstore.types import Readout
from web.examples import Candidate, Examples, both_sides, change_over, come_up, said_about, spoken_about

BERG, DINI = "Anna Berg", "Carlo Dini"


def told(
    identity: str, on: date, issuer: str = "Ministry of Stone", topic: str = "Silk Road Forum", other: str = ""
) -> Readout:
    """A readout in which Berg speaks about the topic, and Dini about the other one."""
    berg = f"Berg said that the {topic} matters to both."
    dini = f"Dini answered on the {other or topic} at length."
    text = f"{berg} {dini}"
    statements = (statement(berg, BERG, text=text), statement(dini, DINI, text=text))
    return readout(id=identity, date=on, issuer=issuer, participants=(BERG, DINI), text=text, statements=statements)


FIRST = told("1" * 16, date(2021, 1, 5))
SECOND = told("2" * 16, date(2022, 6, 7), other="Amber Treaty")
THIRD = told("3" * 16, date(2023, 2, 3), other="Amber Treaty")


def test_topics_are_proper_names_that_are_nobody_and_no_office() -> None:
    text = "Berg told President Dini of the Black Sea Grain Initiative, Hong Kong, May, Granite and French wine."
    one = readout(participants=(BERG, DINI), text=text, statements=(statement(text, BERG, text=text),))
    assert {topic for _, topic in spoken_about([one])} == {"the Black Sea Grain Initiative", "Hong Kong"}


def test_sides_and_joint_sentences_are_not_asked_about() -> None:
    text = "The parties spoke of Hong Kong."
    one = readout(text=text, statements=(statement(text, "Kazakhstan", text=text),))
    assert spoken_about([one]) == {}


def test_the_topic_of_both_in_one_call_is_asked_first() -> None:
    first = next(said_about(spoken_about([SECOND, THIRD, FIRST])))
    assert first.question == f"What did {BERG} say about the Silk Road Forum?"
    assert first.speaker == BERG


def test_a_speaker_and_a_topic_are_asked_about_once() -> None:
    asked = list(said_about(spoken_about([FIRST, SECOND, THIRD])))
    assert len({one.speaker for one in asked}) == len(asked)
    assert len({one.topic for one in asked}) == len(asked)


def test_change_is_asked_where_there_are_two_dates() -> None:
    assert [one.question for one in change_over(spoken_about([FIRST]))] == []
    assert f"How did {DINI}'s position on the Amber Treaty change?" in [
        one.question for one in change_over(spoken_about([SECOND, THIRD]))
    ]


def test_both_sides_are_asked_about_where_two_issuers_tell_one_event() -> None:
    other = told("4" * 16, FIRST.date or date.min, issuer="Ministry of Water")
    (one,) = both_sides([FIRST, other, SECOND])
    assert one.question == (
        f"What does each side's readout of the talks of {BERG} and {DINI} on 5 January 2021 say about "
        "the Silk Road Forum?"
    )
    assert list(both_sides([FIRST, SECOND, THIRD])) == []


def test_where_a_topic_comes_up_prefers_what_is_in_some_readouts() -> None:
    assert next(come_up(spoken_about([FIRST, SECOND, THIRD]))).topic == "the Silk Road Forum"


def test_only_answers_to_the_point_are_offered() -> None:
    quote = FIRST.quote(FIRST.statements[0])
    good = answer(f"“{quote}” [1]", citation(1, quote, FIRST))
    of_dini = answer("[1]", citation(1, FIRST.quote(FIRST.statements[1]), FIRST))
    asked = Candidate("?", "the Silk Road Forum", speaker=BERG)
    assert asked.fits(good)
    assert not asked.fits(of_dini), "another speaker's words"
    assert not asked.fits(answer("Nothing.", reason="nobody said so"))
    assert not Candidate("?", "the Amber Treaty", speaker=BERG).fits(good), "another topic"
    assert not Candidate("?", "the Silk Road Forum", several=lambda one: one.date).fits(good), "one date only"


def test_a_library_without_readouts_has_no_examples() -> None:
    assert list(said_about(spoken_about([]))) == []


@pytest.mark.slow
def test_the_samples_give_six_questions_the_first_of_them_well_known(tmp_path_factory: pytest.TempPathFactory) -> None:
    from qa.pipeline import ReadoutQA

    with ReadoutQA.open(tmp_path_factory.mktemp("samples")) as qa:
        qa.store.add(folder())
        questions = Examples(qa).get()
        assert questions[0] == "What did Mukhtar Tleuberdi say about Hong Kong?"
        assert len(questions) == len(set(questions)) == 6
        assert all(qa.ask(question).answered for question in questions)
