"""Whether each sentence of a scripted reply is kept or taken out, and for which reason."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from langchain_core.messages import AIMessageChunk

from qa.draft import Draft
from qa.sources import with_capitals
from qa.types import Evidence
from tests.qa import prose
from tests.qa.evidence import EVIDENCE, EXTRACTIVE, HITS, QUESTION
from tests.qa.replies import RIGHT, WRONG
from vectorstore.types import Hit


def finished(reply: str) -> tuple[Draft, str | None]:
    draft = Draft(QUESTION, EVIDENCE, HITS, ("speaker:", "mode:"))
    draft.take(AIMessageChunk(content=reply))
    return draft, draft.finish()


@pytest.mark.parametrize("name", RIGHT)
def test_a_right_reply_is_kept_whole(name: str) -> None:
    draft, why = finished(RIGHT[name])
    assert (draft.removed, why) == ([], None)
    answer = draft.answer()
    assert answer.answered
    assert [citation.number for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
    assert all(f"[{citation.number}]" in answer.text for citation in answer.citations)


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_sentence_is_taken_out_and_the_reason_told(name: str) -> None:
    reply, expected = WRONG[name]
    draft, why = finished(reply)
    assert any(expected in reason for _, reason in draft.removed), draft.removed
    # At most the right sentence before the wrong one is left.
    assert len(draft.kept) == (1 if name == "a pronoun for somebody else" else 0)
    if why is not None:
        answer = draft.instead(EXTRACTIVE, why)
        assert answer.text == EXTRACTIVE.text
        assert answer.check is not None
        assert answer.check.fallback == "nothing in the model's reply stood up to the checks"


def test_a_wrong_sentence_goes_and_the_right_ones_around_it_stay() -> None:
    draft, why = finished(
        "Tleuberdi thanked China for the vaccines [2]. Tleuberdi also thanked Russia [2]. Wang Yi noted that trade had "
        "grown by 12.5 percent [3]."
    )
    assert why is None
    answer = draft.answer()
    assert answer.text == (
        "Tleuberdi thanked China for the vaccines [1]. Wang Yi noted that trade had grown by 12.5 percent [2]."
    )
    assert [citation.quote for citation in answer.citations] == [HITS[1].quote, HITS[2].quote]
    assert answer.check is not None
    assert answer.check.kept == 2
    assert [sentence for sentence, _ in answer.check.removed] == ["Tleuberdi also thanked Russia."]


@pytest.mark.parametrize("marks", ["[2, 9]", "[2][9]", "[9][2]", "[2] [9]"])
def test_a_mark_out_of_range_is_dropped_and_noted_and_the_sentence_stays_with_its_others(marks: str) -> None:
    draft, why = finished(f"Tleuberdi thanked China for the vaccines {marks}.")
    assert why is None
    assert draft.answer().text == "Tleuberdi thanked China for the vaccines [1]."
    assert draft.removed == [("[9]", "no statement has this number")]


def test_a_pronoun_after_a_removed_sentence_means_whom_the_reader_sees() -> None:
    draft, _ = finished(
        "Wang Yi noted that trade had grown by 12.5 percent [3]. Tleuberdi thanked Russia [2]. He hoped that 2 million "
        "doses would arrive by spring [2]."
    )
    assert [sentence.text for sentence in draft.kept] == ["Wang Yi noted that trade had grown by 12.5 percent."]


def test_a_quotation_may_run_over_two_statements_of_one_speaker_in_a_row() -> None:
    draft, why = finished(
        'Tleuberdi said: "separatist activities on its soil. He thanked China for the vaccines" [1][2].'
    )
    assert (draft.removed, why) == ([], None)


@pytest.mark.parametrize(
    "reply",
    [
        # The letters of "H.R.H." are no titles: an initial belongs to its name.
        'Joseph R. Biden said: "President Biden did not rule out further sanctions" [5].',
        # "support" behind a name is a noun here, and nobody's verb.
        "Biden reaffirmed U.S. readiness and Russia's isolation if it further invades Ukraine [2].",
        # A role beside a name is that name.
        "Biden said that the President did not rule out further sanctions [5].",
        # What is said inside somebody's words is theirs.
        "Biden noted that, according to the United States, over half a billion dollars in assistance was provided [3].",
    ],
)
def test_names_and_nouns_that_were_once_taken_for_other_speakers_are_kept(reply: str) -> None:
    assert judged(prose.CALLS, reply).removed == []


def test_words_that_are_names_with_a_capital_only_stay_words() -> None:
    names = frozenset(
        {frozenset({"theresa", "may"}), frozenset({"condoleezza", "rice"}), frozenset({"united", "states", "us"})}
    )
    text = "they may sell us rice and polish the male pole, theresa said to the united states and to japan's cis"
    assert with_capitals(text, names) == (
        "they may sell us rice and polish the male pole, Theresa said to the United States and to Japan's cis"
    )


def judged(hits: tuple[Hit, ...], reply: str) -> Draft:
    draft = Draft(prose.ASKED[hits], Evidence(hits=hits), hits)
    draft.take(AIMessageChunk(content=reply))
    draft.finish()
    return draft


def test_of_right_prose_at_least_95_percent_is_kept() -> None:
    replies = [(hits, reply) for hits, replies in prose.RIGHT.items() for reply in replies]
    lost = [reply for hits, reply in replies if judged(hits, reply).removed]
    assert len(lost) <= 0.05 * len(replies), lost


@pytest.mark.parametrize(
    ("hits", "reply"), [(hits, reply) for hits, replies in prose.WRONG.items() for reply in replies]
)
def test_of_wrong_prose_nothing_is_kept(hits: tuple[Hit, ...], reply: str) -> None:
    assert judged(hits, reply).kept == []


PIECES = re.split(
    " ",
    "Tleuberdi Wang Yi said that not no \" “ ” ' [1] [2,9] [3-1] . , ; : ( ) 5 2021 21 January , and while he Both "
    "<b> ``` | ** # - https://x.y ! \n \n\n internal affairs of China will allow percent billion half a the",
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_whatever_a_model_writes_the_checks_come_to_an_end_and_the_answer_is_sound(pieces: list[str]) -> None:
    draft, _ = finished(" ".join(pieces))
    answer = draft.answer()
    assert [citation.number for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
    assert all(f"[{citation.number}]" in answer.text for citation in answer.citations)
    assert "https:" not in answer.text
    assert "<b>" not in answer.text
