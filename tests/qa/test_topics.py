"""How rare the words of a topic are, and how much of them a statement holds."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa.topics import concept, concepts, coverage, weigh
from tests.qa.evidence import readout
from tests.qa.shelf import DOVRE, GRAIN_CALL, SOLHEIM
from vectorstore.store import ReadoutStore
from vectorstore.types import Hit


def hit(store: ReadoutStore, sentence: str) -> Hit:
    return next(found for found in store.statements() if found.quote == sentence)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("deliver", "delivers"),
        ("fertiliser", "fertilizer"),
        ("Kyiv", "Kiev"),
        ("Ukrainian", "Ukraine"),
        ("Ukrainians", "Ukraine"),
        ("German", "Germany"),
        ("the U.S.", "the United States"),
        ("the UK", "Great Britain"),
    ],
)
def test_forms_of_a_word_and_names_of_a_country_are_one_concept(one: str, other: str) -> None:
    assert concepts(one) == concepts(other)


@pytest.mark.parametrize(
    ("one", "other"), [("us", "usa"), ("austria", "australia"), ("iran", "iraq"), ("korea", "kosovo")]
)
def test_other_words_are_other_concepts(one: str, other: str) -> None:
    assert concept(one) != concept(other)


def test_words_of_grammar_are_no_concepts() -> None:
    assert concepts("What of the grain and its price?") == concepts("grain price")


def test_weights_sum_to_one_and_grow_with_rarity(shelf: ReadoutStore) -> None:
    topic = weigh(shelf, "Dovre grain timber")
    assert sum(topic.weights.values()) == pytest.approx(1)
    assert topic.weights[concept("timber")] > topic.weights[concept("grain")] > topic.weights[concept("dovre")]


def test_where_something_was_said_weighs_less_than_what_was_said(shelf: ReadoutStore) -> None:
    plain, set_apart = weigh(shelf, "timber autumn"), weigh(shelf, "timber autumn", ("autumn",))
    assert set_apart.weights[concept("autumn")] < plain.weights[concept("autumn")]
    assert sum(set_apart.weights.values()) == pytest.approx(1)


def test_no_topic_has_no_weights_and_nothing_covers_it(shelf: ReadoutStore) -> None:
    topic = weigh(shelf, "")
    assert topic.weights == {}
    assert coverage(hit(shelf, GRAIN_CALL[1]), topic) == 0


def test_a_statement_that_holds_all_words_covers_the_topic_whole(shelf: ReadoutStore) -> None:
    assert coverage(hit(shelf, GRAIN_CALL[1]), weigh(shelf, "grain silos harbour")) == pytest.approx(1)


def test_words_near_by_count_less_than_own_ones_and_words_far_off_less_than_those(shelf: ReadoutStore) -> None:
    topic = weigh(shelf, "bridge")
    own = coverage(hit(shelf, GRAIN_CALL[2]), topic)
    of_the_sentence_before = coverage(hit(shelf, GRAIN_CALL[3]), topic)
    elsewhere_in_the_readout = coverage(hit(shelf, GRAIN_CALL[1]), topic)
    assert own == pytest.approx(1)
    assert own > of_the_sentence_before > elsewhere_in_the_readout > 0


def test_a_sentence_of_somebody_else_before_does_not_count_as_near(shelf: ReadoutStore) -> None:
    # Solheim's first sentence stands behind Dovre's on grain silos.
    topic = weigh(shelf, "silos")
    assert coverage(hit(shelf, GRAIN_CALL[2]), topic) < 0.5


ASKED = readout(
    "Press conference",
    None,
    None,
    (DOVRE,),
    ("Will the silos be opened?", "narrated", ()),
    ("I have nothing to add to what was said.", "said", (DOVRE,)),
    ("We shall see in spring.", "said", (DOVRE,)),
    ("The ferry was late.", "said", (SOLHEIM,)),
    ("That was the weather.", "said", (DOVRE,)),
)


def covered(store: ReadoutStore, position: int, topic: str, *, reply: bool = False) -> float:
    return coverage(Hit(ASKED, position, 0.0), weigh(store, topic), reply=reply)


def test_what_a_question_asked_belongs_to_the_whole_answer(shelf: ReadoutStore) -> None:
    assert covered(shelf, 1, "silos") == covered(shelf, 2, "silos") > 0.5


def test_what_another_party_raised_counts_only_where_an_answer_to_it_is_asked_for(shelf: ReadoutStore) -> None:
    assert covered(shelf, 4, "ferry") < 0.5 < covered(shelf, 4, "ferry", reply=True)


def test_a_verb_is_met_by_what_readouts_tell_the_same_act_by(shelf: ReadoutStore) -> None:
    pledge = readout("Pledge", None, None, (DOVRE,), ("Dovre pledged his support.", "said", (DOVRE,)))
    assert coverage(Hit(pledge, 0, 0.0), weigh(shelf, "promise", ("promise",))) == pytest.approx(1)
    assert coverage(Hit(pledge, 0, 0.0), weigh(shelf, "refuse", ("refuse",))) == 0


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(
    text=st.one_of(
        st.text(max_size=60),
        st.lists(
            st.sampled_from("grain timber Dovre football Kyiv UN \" * ( AND NOT OR ' ^ : -".split()), max_size=6
        ).map(" ".join),
    )
)
def test_any_topic_is_covered_between_nothing_and_wholly(shelf: ReadoutStore, text: str) -> None:
    topic = weigh(shelf, text)
    assert all(-1e-9 <= coverage(found, topic) <= 1 + 1e-9 for found in shelf.statements())
