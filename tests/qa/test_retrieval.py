"""Which statements answer a question, in which order, or why none does."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from qa.people import People
from qa.question import Context, understand
from qa.ranking import floor, outdone, ranked
from qa.retrieval import retrieve
from qa.topics import weigh
from qa.types import Evidence, Name, Question
from tests.qa.evidence import readout
from tests.qa.shelf import BRANDT, DOVRE, GRAIN_CALL, SOLHEIM, STEEL_CALL, VARGA, VISIT
from tests.vectorstore.paper import PaperEmbedder, write
from vectorstore.store import ReadoutStore
from vectorstore.types import Filter, Hit, Mode


def found(store: ReadoutStore, text: str, bounds: Filter | None = None) -> Evidence:
    context = Context(People(store.names(), store.readouts()), store.issuers())
    return retrieve(store, understand(text, context, (), bounds))


def quotes(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.quote for hit in hits]


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("What did Dovre say about grain?", GRAIN_CALL[1]),
        ("What did Solheim say about the bridge?", GRAIN_CALL[2]),
        ("What did Solheim say about timber?", GRAIN_CALL[3]),
        ("What did Dovre tell Solheim about steel?", STEEL_CALL[1]),
        ("What did Brandt say about visas?", VISIT[2]),
        ("What did Varga say about water?", VISIT[1]),
        ("What do the readouts say about rail?", VISIT[3]),
        ("Where did Varga meet Brandt?", VISIT[0]),
        ("What did the Austrian foreign minister say about visas?", VISIT[2]),
    ],
)
def test_the_statement_that_answers_is_the_best(shelf: ReadoutStore, question: str, best: str) -> None:
    evidence = found(shelf, question)
    assert evidence.reason is None
    assert quotes(evidence.hits)[0] == best


SAID_BY = {
    DOVRE: ("grain", "silos", "harbour", "steel", "tariffs"),
    SOLHEIM: ("bridge", "timber", "forests", "vaccine"),
    VARGA: ("water", "treaty"),
    BRANDT: ("visa", "student"),
}


@pytest.mark.parametrize("asked", SAID_BY)
@pytest.mark.parametrize("word", sorted(word for topics in SAID_BY.values() for word in topics))
def test_nobody_is_given_anothers_words_whatever_is_asked(shelf: ReadoutStore, asked: str, word: str) -> None:
    evidence = found(shelf, f"What did {asked} say about {word}?")
    assert all(asked in hit.statement.speakers for hit in evidence.hits)
    assert all(asked not in hit.statement.speakers for hit in evidence.related)


@pytest.mark.parametrize(
    ("question", "other", "words"),
    [
        ("What did Dovre say about timber?", SOLHEIM, GRAIN_CALL[3]),
        ("What did Dovre say about the bridge?", SOLHEIM, GRAIN_CALL[2]),
        ("What did Solheim say about steel?", DOVRE, STEEL_CALL[1]),
        ("What did Solheim say about silos?", DOVRE, GRAIN_CALL[1]),
        ("What did Brandt say about water?", VARGA, VISIT[1]),
        ("What did Varga say about visas?", BRANDT, VISIT[2]),
    ],
)
def test_what_only_the_other_party_raised_is_no_answer_but_is_offered(
    shelf: ReadoutStore, question: str, other: str, words: str
) -> None:
    evidence = found(shelf, question)
    assert evidence.hits == ()
    assert quotes(evidence.related)[0] == words
    assert {name for hit in evidence.related for name in hit.statement.speakers} == {other}
    assert evidence.reason is not None
    assert other in evidence.reason


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("What did Lavrov say about grain?", "nobody called Lavrov speaks or takes part in the library's readouts"),
        ("What did Dovre say about football?", "Arlen Dovre is not reported to have said anything about football"),
        ("What did Dovre say about grain in 2021?", "between 1 January 2021 and 31 December 2021"),
        ("What did Dovre say about grain on 4 March 2024?", "on 4 March 2024"),
        ("What did Dovre say about grain since 1 June 2024?", "since 1 June 2024"),
        ("What did Dovre say about grain before 2020?", "until 31 December 2019"),
        ("What did Dovre say to Varga about grain?", "no words of Arlen Dovre in a talk with Péter Varga"),
    ],
)
def test_the_reason_tells_which_bound_leaves_nothing_over(shelf: ReadoutStore, question: str, reason: str) -> None:
    evidence = found(shelf, question)
    assert evidence.hits == ()
    assert evidence.reason is not None
    assert reason in evidence.reason


def test_without_a_topic_all_that_a_person_said_within_the_bounds_is_the_answer(shelf: ReadoutStore) -> None:
    assert quotes(found(shelf, "What did Dovre say in May 2024?").hits) == [STEEL_CALL[1]]


def test_an_empty_library_says_that_it_is_empty(tmp_path_factory: pytest.TempPathFactory) -> None:
    with ReadoutStore.open(tmp_path_factory.mktemp("empty") / "library", embedder=PaperEmbedder()) as store:
        evidence = found(store, "What do the readouts say about grain?")
    assert (evidence.hits, evidence.reason) == ((), "the library holds no readouts yet")


def test_dates_bound_what_is_looked_at(shelf: ReadoutStore) -> None:
    assert quotes(found(shelf, "What did Dovre say about steel in May 2024?").hits) == [STEEL_CALL[1]]
    assert found(shelf, "What did Dovre say about steel in March 2024?").hits == ()


def test_the_callers_filter_bounds_what_is_looked_at(shelf: ReadoutStore) -> None:
    bounds = Filter(issuers=("Ministry of Norlund",))
    assert found(shelf, "What do the readouts say about rail?", bounds).hits == ()
    assert found(shelf, "What do the readouts say about steel?", bounds).hits


def test_a_question_for_somebodys_words_is_not_answered_with_narration(shelf: ReadoutStore) -> None:
    evidence = found(shelf, "What did Varga say about rail?")
    assert all(hit.statement.mode != "narrated" for hit in evidence.hits)


def test_own_words_stand_before_joint_ones_that_say_the_same(shelf: ReadoutStore) -> None:
    told = readout(
        "Talk",
        date(2024, 1, 1),
        None,
        (DOVRE, SOLHEIM),
        ("On grain they agreed.", "joint", (DOVRE, SOLHEIM)),
        ("On grain he agreed.", "said", (DOVRE,)),
    )
    question = Question("?", speakers=(Name("Dovre", (DOVRE,)),), topic="grain")
    pool = [Hit(told, 0, 0.5), Hit(told, 1, 0.5)]
    assert [hit.statement.mode for hit in ranked(pool, weigh(shelf, "grain"), question)] == ["said", "joint"]


def test_joint_words_are_offered_behind_a_persons_own(shelf: ReadoutStore) -> None:
    evidence = found(shelf, "What did Dovre say about grain?")
    assert quotes(evidence.hits) == [GRAIN_CALL[1], GRAIN_CALL[4]]


def test_hits_are_ranked_best_first_and_none_twice(shelf: ReadoutStore) -> None:
    question = Question("?", topic="grain")
    hits = ranked(shelf.statements(None, "grain"), weigh(shelf, "grain"), question)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({(hit.readout.id, hit.position) for hit in hits}) == len(hits)


def test_of_equal_hits_the_order_does_not_depend_on_the_order_they_came_in(shelf: ReadoutStore) -> None:
    question, topic = Question("?", topic="grain"), weigh(shelf, "grain")
    pool = [replace(hit, score=0.3) for hit in shelf.statements(None, "grain")]
    assert ranked(pool, topic, question) == ranked(pool[::-1], topic, question)


def test_the_best_of_many_has_to_be_better_than_the_best_of_few() -> None:
    floors = [floor(count) for count in (1, 5, 100, 1_000, 10_000)]
    assert floors == sorted(floors)
    assert floors[0] == floors[1] < floors[-1] < 1


@pytest.mark.parametrize(
    ("mode", "own", "other", "is_outdone"),
    [
        ("said", 0.4, 0.7, True),
        ("said", 0.4, 0.5, False),  # the other is hardly nearer
        ("said", 0.55, 0.9, False),  # clear by itself
        ("joint", 0.55, 0.9, True),  # what all said is somebody's own only where it is clearer
        ("said", 0.4, None, False),
    ],
)
def test_who_only_comes_near_to_what_the_other_raised_did_not_raise_it(
    mode: Mode, own: float, other: float | None, is_outdone: bool
) -> None:
    talk = readout("Talk", None, None, (), ("He spoke.", mode, (DOVRE,)), ("She spoke.", "said", (SOLHEIM,)))
    others = [Hit(talk, 1, other)] if other is not None else []
    assert outdone(Hit(talk, 0, own), others) == is_outdone


@pytest.mark.parametrize(
    "text", ["Thanks, that was very helpful!", "Hello", "Good morning", "who are you", "Great work"]
)
def test_small_talk_is_not_answered(shelf: ReadoutStore, text: str) -> None:
    evidence = found(shelf, text)
    assert evidence.hits == ()
    assert "no question about the readouts" in (evidence.reason or "")


@pytest.mark.parametrize("text", ["Hello, what did Dovre say about grain?", "Thank you. And what did Solheim say?"])
def test_a_question_behind_a_greeting_is_answered(shelf: ReadoutStore, text: str) -> None:
    assert found(shelf, text).hits


def test_who_raised_something_with_somebody_is_anybody_else(shelf: ReadoutStore) -> None:
    speakers = [hit.statement.speakers for hit in found(shelf, "Who spoke of timber with Dovre?").hits]
    assert (SOLHEIM,) in speakers
    assert (DOVRE,) not in speakers


def test_talks_without_a_topic_are_told_by_the_sentence_that_names_who_took_part(shelf: ReadoutStore) -> None:
    assert quotes(found(shelf, "Whom did Dovre meet, and when?").hits) == [GRAIN_CALL[0], STEEL_CALL[0]]
    assert quotes(found(shelf, "When did Dovre last speak to Solheim?").hits) == [STEEL_CALL[0]]


def test_which_talks_lack_a_topic_is_answered_by_those_that_say_nothing_of_it(shelf: ReadoutStore) -> None:
    assert quotes(found(shelf, "Which calls with Dovre did not mention steel?").hits) == [GRAIN_CALL[0]]
    assert quotes(found(shelf, "Which calls with Dovre did not mention timber?").hits) == [STEEL_CALL[0]]


def test_what_two_agreed_on_is_what_they_said_together(shelf: ReadoutStore) -> None:
    assert quotes(found(shelf, "What did Dovre and Solheim agree on grain?").hits)[0] == GRAIN_CALL[4]


def test_accounts_compared_without_a_topic_are_told_whole(tmp_path: Path) -> None:
    files = tmp_path / "files"
    write(files / "ours.md", *STEEL_CALL, day="2024-05-09", title="Call", issuer="Kremlin")
    write(
        files / "theirs.md",
        "Solheim said that steel is dear.",
        day="2024-05-09",
        title="Their call",
        issuer="White House",
    )
    write(
        files / "other.md",
        "Solheim said that timber is cheap.",
        day="2024-01-09",
        title="Other call",
        issuer="White House",
    )
    with ReadoutStore.open(tmp_path / "library", embedder=PaperEmbedder()) as store:
        store.add(files)
        told = {
            hit.readout.title for hit in found(store, "Compare the accounts of the Kremlin and the White House.").hits
        }
    assert told == {"Call", "Their call"}


def test_readouts_without_a_date_are_said_to_be_left_out_where_only_they_have_words(tmp_path: Path) -> None:
    write(tmp_path / "files" / "talk.md", "Dovre said that steel is dear.", day="", title="Talk")
    with ReadoutStore.open(tmp_path / "library", embedder=PaperEmbedder()) as store:
        store.add(tmp_path / "files")
        reason = found(store, "What did Dovre say about steel in 2024?").reason
    assert reason is not None
    assert reason.endswith("between 1 January 2024 and 31 December 2024; readouts without a date are left out")


def test_a_side_for_which_nobody_speaks_is_told_so(shelf: ReadoutStore) -> None:
    assert found(shelf, "What did Peru say about grain?").reason == (
        "nobody for Peru speaks or takes part in the library's readouts"
    )
