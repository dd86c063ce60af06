"""Answers made of the readouts' own sentences."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.extractive import compose, unanswered
from qa.types import Answer, Evidence, Question
from tests.qa.evidence import BLINKEN, CALL, EVIDENCE, HITS, QUESTION, TALK, TLEUBERDI, WANG, readout
from vectorstore.types import Hit


def test_an_answer_tells_for_each_readout_when_in_whose_account_and_who_said_what() -> None:
    answer = compose(QUESTION, Evidence(hits=(HITS[0], HITS[3])))
    assert answer.text == (
        "On 21 January 2021, in the account of the Ministry of Foreign Affairs of China (“Wang Yi Speaks with Deputy "
        "Prime Minister and Foreign Minister of Kazakhstan Mukhtar Tleuberdi on the Phone”):\n"
        f"Mukhtar Tleuberdi: “{HITS[0].quote}” [1]\n"
        f"Both sides (Wang Yi and Mukhtar Tleuberdi): “{HITS[3].quote}” [2]"
    )
    assert (answer.answered, answer.reason, answer.question) == (True, None, QUESTION)


def test_a_narrated_sentence_is_told_as_nobodys_words() -> None:
    assert f"The readout's own account: “{HITS[4].quote}” [1]" in compose(QUESTION, Evidence(hits=(HITS[4],))).text


def test_several_who_speak_together_are_named_and_not_called_both() -> None:
    three = readout("Three", None, None, (), ("They agreed.", "joint", (WANG, TLEUBERDI, BLINKEN)))
    answer = compose(QUESTION, Evidence(hits=(Hit(three, 0, 1.0),)))
    assert "Jointly (Wang Yi, Mukhtar Tleuberdi and Antony Blinken): “They agreed.” [1]" in answer.text


def test_what_a_readout_does_not_tell_of_itself_is_left_out() -> None:
    bare = readout("Talk", None, None, (), ("He spoke.", "said", (WANG,)))
    assert compose(QUESTION, Evidence(hits=(Hit(bare, 0, 1.0),))).text == "Undated (“Talk”):\nWang Yi: “He spoke.” [1]"


@pytest.mark.parametrize(
    ("issuer", "told"),
    [
        ("White House", "the White House"),
        ("Kremlin", "the Kremlin"),
        ("U.S. Department of State", "the U.S. Department of State"),
        ("Ministry of Foreign Affairs of Japan", "the Ministry of Foreign Affairs of Japan"),
        ("NATO", "NATO"),
        *(
            (issuer, f"the {issuer}")
            for issuer in ("Élysée", "Federal Foreign Office", "Prime Minister's Office of the United Kingdom")
        ),
    ],
)
def test_houses_have_their_article(issuer: str, told: str) -> None:
    hit = Hit(replace(TALK, issuer=issuer), 0, 1.0)
    assert f"in the account of {told} (" in compose(QUESTION, Evidence(hits=(hit,))).text


def test_the_best_statement_stands_first_and_others_of_its_readout_as_told() -> None:
    answer = compose(QUESTION, Evidence(hits=(HITS[2], HITS[5], HITS[0])))
    assert [citation.quote for citation in answer.citations] == [HITS[2].quote, HITS[0].quote, HITS[5].quote]


@pytest.mark.parametrize("kind", ["many", "change", "compare"])
def test_where_all_are_asked_for_they_stand_by_date(kind: str) -> None:
    question = Question("?", kind=kind)  # type: ignore[arg-type]  # one of the kinds
    answer = compose(question, Evidence(hits=(HITS[5], HITS[2], HITS[0])))
    assert [citation.readout.date for citation in answer.citations] == [CALL.date, CALL.date, TALK.date]


@pytest.mark.parametrize(
    ("asked", "hits", "readouts", "told"),
    [
        ({"topic": "gas"}, (HITS[5], HITS[2], HITS[0]), 0, "2 readouts say so:"),
        ({"topic": "gas"}, (HITS[2], HITS[0]), 0, "1 readout says so:"),
        ({"topic": "gas"}, (HITS[2], HITS[0]), 70, "70 readouts say so:"),  # more than are given
        ({"topic": "gas", "negated": True}, (HITS[5], HITS[2]), 2, "2 readouts say nothing of it:"),
        ({}, (HITS[5], HITS[2]), 2, "2 readouts tell of it:"),
    ],
)
def test_which_and_how_often_is_answered_with_a_count_of_readouts(
    asked: dict[str, Any], hits: tuple[Hit, ...], readouts: int, told: str
) -> None:
    question = Question("?", kind="many", **asked)
    assert compose(question, Evidence(hits=hits, readouts=readouts)).text.startswith(told)


def test_without_evidence_the_reason_is_the_answer() -> None:
    answer = compose(QUESTION, Evidence(reason="nobody called Lavrov appears in the library"))
    assert answer == Answer(
        "Not answered: nobody called Lavrov appears in the library.",
        False,
        "nobody called Lavrov appears in the library",
        question=QUESTION,
    )


def test_related_words_are_offered_numbered_behind_the_answers_own() -> None:
    answer = compose(QUESTION, Evidence(hits=(HITS[0],), related=(HITS[2], HITS[5])))
    assert [citation.number for citation in (*answer.citations, *answer.related)] == [1, 2, 3]
    refused = unanswered(QUESTION, "Tleuberdi is silent", (HITS[2],))
    assert [citation.number for citation in refused.related] == [1]
    assert f"Wang Yi: “{HITS[2].quote}” [1]" in refused.text
    assert not refused.answered


@given(
    st.lists(st.sampled_from(HITS), min_size=1, unique_by=lambda hit: (hit.readout.id, hit.position)),
    st.sampled_from(["said", "fact", "many", "compare", "change"]),
)
def test_every_hit_is_cited_once_and_every_number_stands_behind_its_sentence(hits: list[Hit], kind: str) -> None:
    answer = compose(Question("?", kind=kind), replace(EVIDENCE, hits=tuple(hits)))  # type: ignore[arg-type]  # a kind
    assert sorted(citation.quote for citation in answer.citations) == sorted(hit.quote for hit in hits)
    assert [citation.number for citation in answer.citations] == list(range(1, len(hits) + 1))
    places = [answer.text.index(f"{citation.quote}” [{citation.number}]") for citation in answer.citations]
    assert places == sorted(places)


def test_the_best_readout_stands_first_and_the_others_by_date() -> None:
    days = [date(2022, 5, 1), date(2023, 1, 1), date(2021, 1, 1)]
    hits = [
        Hit(readout(f"Talk{n}", day, None, (), ("He spoke.", "said", (WANG,))), 0, 1 - n / 10)
        for n, day in enumerate(days)
    ]
    cited = compose(QUESTION, Evidence(hits=tuple(hits))).citations
    assert [citation.readout.date for citation in cited] == [days[0], days[2], days[1]]
    cited = compose(replace(QUESTION, kind="many"), Evidence(hits=tuple(hits))).citations
    assert [citation.readout.date for citation in cited] == sorted(days)


def test_a_name_that_several_bear_is_said_to_be_answered_for_all_of_them() -> None:
    two = replace(QUESTION, ambiguous=(("Brandt", ("Lena Brandt", "Karl Brandt")),))
    assert compose(two, EVIDENCE).text.startswith("“Brandt” may be Lena Brandt or Karl Brandt.\n\n")
    many = replace(QUESTION, ambiguous=(("Kim", tuple(f"Kim {letter}" for letter in "ABCDEF")),))
    assert compose(many, EVIDENCE).text.startswith("“Kim” may be Kim A, Kim B, Kim C or Kim D or one of 2 others.")


def test_statements_that_are_too_many_to_give_are_counted() -> None:
    answer = compose(QUESTION, replace(EVIDENCE, hits=HITS[:2], more=40))
    assert answer.text.endswith("\n\n2 of 42 statements are given: a topic or dates narrow them down.")
    assert answer.more == 40


def test_words_whose_speaker_the_sentence_does_not_name_are_marked() -> None:
    sure, carried = (
        readout("Talk", None, None, (), ("He spoke.", "said", (WANG,)), ("It rained.", "said", (WANG,))) for _ in "ab"
    )
    unsure = replace(carried, statements=tuple(replace(one, confidence=0.87) for one in carried.statements))
    assert "do not name" not in compose(QUESTION, Evidence(hits=(Hit(sure, 0, 1.0),))).text
    both = compose(QUESTION, Evidence(hits=(Hit(unsure, 0, 1.0), Hit(unsure, 1, 0.9))))
    assert both.text.endswith("The sentences [1], [2] do not name their speaker, those before them do.")
    one = compose(QUESTION, Evidence(hits=(Hit(unsure, 1, 0.9),)))
    assert one.text.endswith("The sentence [1] does not name its speaker, those before do.")
    assert [citation.confidence for citation in both.citations] == [0.87, 0.87]


def test_a_readout_of_the_first_of_the_month_shows_its_day_without_a_zero() -> None:
    hit = Hit(replace(TALK, date=date(2022, 3, 1)), 0, 1.0)
    assert compose(QUESTION, Evidence(hits=(hit,))).text.startswith("On 1 March 2022,")
