"""Which sentences could answer a question for a person, a place, a time, a number or a document."""

import pytest

from qa.expected import asks_how_long, may_answer, tells_how_long

PERSON = "Minister Rosa Lind led the delegation."
PLACE = "They met in Vienna."
TIME = "The talks will go on in March."
NUMBER = "The loan is of 40 million."
LENGTH = "The call lasted about an hour."
DOCUMENT = "They signed a protocol."
NOTHING = "it was a good talk."


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who led the delegation?", PERSON),
        ("Where did they meet?", PLACE),
        ("In which city did they meet?", PLACE),
        ("When will the talks go on?", TIME),
        ("At what hour did it begin?", "It began at 3 p.m."),
        ("How much is the loan?", NUMBER),
        ("How many ships came?", "Two ships came."),
        ("How long did they talk?", LENGTH),
        ("Which document did they sign?", DOCUMENT),
    ],
)
def test_a_sentence_with_a_thing_of_the_sort_asked_for_may_answer(question: str, sentence: str) -> None:
    assert may_answer(question, sentence)
    assert not may_answer(question, NOTHING)


def test_a_question_for_no_such_sort_is_answered_by_no_sentence_in_particular() -> None:
    assert not any(may_answer("What was said about grain?", text) for text in (PERSON, PLACE, TIME, NUMBER, LENGTH))


def test_the_length_of_a_talk_is_no_other_length() -> None:
    assert asks_how_long("How long did they talk?")
    assert not asks_how_long("When did they talk?")
    assert tells_how_long(LENGTH)
    assert not tells_how_long("The war went on for two years.")
