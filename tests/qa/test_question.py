"""What a question asks: whose words, to whom, about what, when, and which sort of answer."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.question import LONGEST_QUESTION, understand
from qa.types import Name, Question
from tests.qa.known import CONTEXT
from vectorstore.errors import QuestionError
from vectorstore.types import Filter

WANG, TLEUBERDI, BLINKEN = "Wang Yi", "Mukhtar Tleuberdi", "Antony J. Blinken"
PUTIN, MACRON, BIDEN, NIINISTO = "Vladimir Putin", "Emmanuel Macron", "Joseph R. Biden, Jr.", "Sauli Niinistö"


def names(told: tuple[Name, ...]) -> list[str]:
    """The persons meant, by their best known names."""
    return [CONTEXT.people.named(name.display)[0].names[0] for name in told]


def asked(text: str, *history: str) -> Question:
    return understand(text, CONTEXT, history)


@pytest.mark.parametrize(
    ("text", "speakers", "participants", "topic"),
    [
        ("What did Tleuberdi say about Hong Kong?", [TLEUBERDI], [], "Hong Kong"),
        ("What did Tileuberdy say about Hong Kong?", [TLEUBERDI], [], "Hong Kong"),
        ("What did Blinken tell Wang Yi about Taiwan?", [BLINKEN], [WANG], "Taiwan"),
        ("what did wang yi tell blinken about taiwan?", [WANG], [BLINKEN], "Taiwan"),
        ("Did Putin mention gas to Macron?", [PUTIN], [MACRON], "gas"),
        ("How did Putin describe the drought in his call with Macron?", [PUTIN], [MACRON], "drought"),
        ("What was Macron's position on Ukraine?", [MACRON], [], "Ukraine"),
        ("What were Putin’s words on gas?", [PUTIN], [], "gas"),
        ("Tileuberdi on Hong Kong", [TLEUBERDI], [], "Hong Kong"),
        ("According to Putin, what about gas?", [PUTIN], [], "gas"),
        ("What was said between Putin and Niinisto about fish?", [PUTIN, NIINISTO], [], "fish"),
        # by office and country
        ("What did the Finnish president say about NATO?", [NIINISTO], [], "NATO"),
        ("What did the Kazakh foreign minister say about Hong Kong?", [TLEUBERDI], [], "Hong Kong"),
        ("What did the Secretary say about the S-400?", [BLINKEN], [], "S-400"),
        # by what the press calls an office
        ("What did Kazakhstan's top diplomat say about Hong Kong?", [TLEUBERDI], [], "Hong Kong"),
        # a verb tells what sort of words is asked for
        ("What did Putin promise Macron on gas?", [PUTIN], [MACRON], "promise gas"),
        # people and places of whom something is said are the topic
        ("What did Putin say about Macron?", [PUTIN], [], "Macron"),
        ("Did Putin criticise Macron?", [PUTIN], [], "criticise Macron"),
        ("Did Taiwan come up?", [], [], "Taiwan"),
        # a body that nobody of the library speaks for bounds nothing
        ("What did Putin tell the Security Council about gas?", [PUTIN], [], "the Security Council gas"),
        # the sort of answer that is wanted is no topic
        ("In which city did Putin meet Macron?", [], [PUTIN, MACRON], ""),
        ("How long did Putin and Macron talk about gas?", [], [PUTIN, MACRON], "gas"),
        # of two, the one far better known
        ("What did Wang say about fish?", [WANG], [], "fish"),
        ("What do the readouts say about fish?", [], [], "fish"),
    ],
)
def test_whose_words_to_whom_about_what(text: str, speakers: list[str], participants: list[str], topic: str) -> None:
    question = asked(text)
    assert names(question.speakers) == speakers
    assert names(question.participants) == participants
    assert question.topic == topic
    assert question.unknown == ()


@pytest.mark.parametrize(
    ("text", "side", "speaker"),
    [
        ("What did China say about fish?", "China", WANG),
        ("what does beijing say about fish", "China", WANG),
        ("What is the Kazakh side's position on fish?", "Kazakhstan", TLEUBERDI),
        ("What did Ankara demand?", "Türkiye", "Mevlüt Çavuşoğlu"),
        ("What assurance did Finland give on fish?", "Finland", NIINISTO),
    ],
)
def test_a_country_asked_for_stands_for_all_who_speak_for_it(text: str, side: str, speaker: str) -> None:
    [asked_for] = asked(text).speakers
    assert asked_for.side == side
    assert speaker in asked_for.names
    assert not {PUTIN, MACRON} & set(asked_for.names)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("What did Putin say about gas?", "said"),
        ("When Macron was in Sochi, what did Putin say about gas?", "said"),
        ("Who initiated the call between Putin and Macron?", "fact"),
        ("When did Biden and Putin speak?", "fact"),
        ("In which city did Putin meet Macron?", "fact"),
        ("Which leaders did Putin speak to about grain?", "many"),
        ("How often did Wang Yi mention Taiwan in 2022?", "many"),
        ("With whom did Biden discuss grain?", "many"),
        ("How do the White House and the Kremlin each report the call?", "compare"),
        ("Compare both readouts of the call between Biden and Putin.", "compare"),
        ("What do the American and the Chinese readout say about grain?", "compare"),
        ("How did Erdogan's position on grain change over time?", "change"),
        ("Who raised grain with Putin?", "who"),
        ("Which minister called for a grain deal?", "who"),
        ("How long did Biden and Putin talk?", "fact"),
        ("How many ships were named?", "fact"),
        ("How many calls did Biden hold?", "many"),
    ],
)
def test_which_sort_of_answer(text: str, kind: str) -> None:
    assert asked(text).kind == kind


def test_a_question_for_facts_asks_for_nobodys_words_but_for_who_took_part() -> None:
    question = asked("Who initiated the call between Putin and Macron?")
    assert question.speakers == ()
    assert names(question.participants) == [PUTIN, MACRON]


def test_accounts_that_are_compared_are_issuers_of_the_library() -> None:
    question = asked("How do the White House and the Kremlin each report the call of 12 February 2022?")
    assert set(question.issuers) == {"White House", "Kremlin"}


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        ("How do Moscow and Beijing each report the talks?", {"Kremlin", "Ministry of Foreign Affairs of China"}),
        (
            "What do the American and the Russian accounts say about grain?",
            {"White House", "U.S. Department of State", "Kremlin"},
        ),
        (
            "What do Biden's and Putin's accounts say about grain?",
            {"White House", "U.S. Department of State", "Kremlin"},
        ),
        ("Compare the accounts of the Kremlin and the White House.", {"White House", "Kremlin"}),
        # nothing can be compared with one account alone
        ("Compare the American readout with that of Peru.", set()),
    ],
)
def test_accounts_are_named_by_country_capital_and_person_too(text: str, issuers: set[str]) -> None:
    question = asked(text)
    assert set(question.issuers) == issuers
    assert "accounts" not in question.topic


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("When did Putin last speak to Macron?", "last"),
        ("When did Putin first speak to Macron?", "first"),
        ("What did Putin say to Macron?", None),
        ("What did Putin say about the first lady of France?", None),
        ("What did Putin say to Macron in the last ten days of May 2022?", None),
    ],
)
def test_whether_only_the_first_or_last_is_asked_for(text: str, order: str | None) -> None:
    assert asked(text).order == order


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("What did Putin say about gas in March 2022?", date(2022, 3, 1), date(2022, 3, 31)),
        ("What did Putin say about gas since 1 April 2021?", date(2021, 4, 1), None),
        ("What did Putin say about gas before 2021?", None, date(2020, 12, 31)),
        ("What did Putin say about gas?", None, None),
    ],
)
def test_when(text: str, since: date | None, until: date | None) -> None:
    question = asked(text)
    assert (question.since, question.until, question.topic) == (since, until, "gas")
    assert (question.filter.since, question.filter.until) == (since, until)


@pytest.mark.parametrize(
    ("text", "bounded"),
    [
        ("What did Putin say about the launches of 25 May 2022?", False),
        ("What did Putin say about the events of January 2022?", False),
        ("What did Putin say about the call of 25 May 2022?", True),
        ("What did Putin say about gas on 25 May 2022?", True),
    ],
)
def test_the_date_of_a_thing_spoken_of_is_no_date_of_a_talk(text: str, bounded: bool) -> None:
    question = asked(text)
    assert (question.since is not None) == bounded
    assert "2022" not in question.topic


@pytest.mark.parametrize("text", ["Which calls did not mention gas?", "How often did Putin never mention gas?"])
def test_a_negation_is_understood(text: str) -> None:
    assert asked(text).negated
    assert not asked(text.replace("not ", "").replace("never ", "")).negated


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("What did Lavrov say about Syria?", "Lavrov"),
        ("What did President Xi say about trade?", "Xi"),
        ("Did Lavrov mention gas?", "Lavrov"),
        ("What did Angela Wang-Smith say about gas?", "Angela Wang-Smith"),
    ],
)
def test_who_is_not_in_the_library_is_named_as_unknown(text: str, mention: str) -> None:
    question = asked(text)
    assert question.unknown == (mention,)
    assert all(not name.names for name in question.speakers)


@pytest.mark.parametrize(
    "text", ["What did Macron say about Hong Kong and Xinjiang?", "What did Wang Yi say about NATO?"]
)
def test_places_and_organisations_of_the_topic_are_no_unknown_people(text: str) -> None:
    assert asked(text).unknown == ()


def test_a_name_that_several_bear_is_told_as_ambiguous_with_all_its_bearers() -> None:
    question = asked("What did Brandt say about tunnels?")
    assert question.ambiguous == (("Brandt", ("Lena Brandt", "Karl Brandt")),)
    assert set(question.filter.speakers) == {"Lena Brandt", "Karl Brandt"}


def test_the_filter_holds_every_spelling_of_the_speaker() -> None:
    assert set(asked("What did Blinken say about fish?").filter.speakers) == {
        "Antony J. Blinken",
        "Antony Blinken",
        "Blinken",
    }


def test_the_callers_bounds_hold_beside_those_of_the_question() -> None:
    bounds = Filter(issuers=("Kremlin",), since=date(2022, 3, 10), until=date(2023, 1, 1))
    found = understand("What did Putin say about gas in March 2022?", CONTEXT, (), bounds).filter
    assert found.issuers == ("Kremlin",)
    assert (found.since, found.until) == (date(2022, 3, 10), date(2022, 3, 31))
    assert found.speakers == (PUTIN,)


def test_a_speaker_among_the_callers_bounds_is_found_under_any_name() -> None:
    bounds = Filter(speakers=("blinken",))
    question = understand("What was said about fish?", CONTEXT, (), bounds)
    assert {"Antony J. Blinken", "Antony Blinken", "Blinken"} <= set(question.filter.speakers)
    assert understand("What was said?", CONTEXT, (), Filter(speakers=("Nobody",))).filter.speakers == ("Nobody",)


TOLD = "What did Putin tell Macron about gas in March 2022?"
MARCH = (date(2022, 3, 1), date(2022, 3, 31))


@pytest.mark.parametrize(
    ("text", "speakers", "participants", "topic", "when"),
    [
        ("And about grain?", [PUTIN], [MACRON], "grain", MARCH),
        ("What did he say about grain?", [PUTIN], [MACRON], "grain", MARCH),
        ("And in April?", [PUTIN], [MACRON], "gas", (date(2022, 4, 1), date(2022, 4, 30))),
        ("And Macron?", [MACRON], [PUTIN], "gas", MARCH),
        ("What did the other side say?", [MACRON], [PUTIN], "gas", MARCH),
        ("How did his guest respond?", [MACRON], [PUTIN], "gas", MARCH),
        ("And to Biden?", [PUTIN], [BIDEN], "gas", MARCH),
        ("And the guest?", [MACRON], [PUTIN], "gas", MARCH),
        ("What was his interlocutor's answer?", [MACRON], [PUTIN], "gas", MARCH),
        # a question that stands by itself takes over nothing
        ("What did Blinken say about Taiwan?", [BLINKEN], [], "Taiwan", (None, None)),
    ],
)
def test_a_follow_up_takes_over_what_it_leaves_out(
    text: str, speakers: list[str], participants: list[str], topic: str, when: tuple[date | None, date | None]
) -> None:
    question = asked(text, TOLD)
    assert (names(question.speakers), names(question.participants)) == (speakers, participants)
    assert question.topic == topic
    assert (question.since, question.until) == when


def test_the_answer_of_somebody_who_is_not_named_is_that_of_anybody_else_in_the_talks() -> None:
    question = asked("And what did his guest say to that?", "What did Putin say about gas?")
    assert (question.kind, question.speakers, names(question.participants)) == ("who", (), [PUTIN])
    assert (question.topic, question.reply) == ("gas", True)


def test_a_country_behind_a_question_for_a_countrys_words_is_asked_for_its_own() -> None:
    question = asked("And Finland?", "What did China say about fish?")
    assert [name.side for name in question.speakers] == ["Finland"]
    assert question.topic == "fish"


def test_a_chain_of_follow_ups_leads_back_to_the_first_question() -> None:
    question = asked("And in April?", TOLD, "And about grain?", "What did the other side say?")
    assert (names(question.speakers), names(question.participants)) == ([MACRON], [PUTIN])
    assert question.topic == "grain"
    assert question.since == date(2022, 4, 1)


def test_empty_questions_in_the_history_count_for_nothing() -> None:
    assert asked("And about grain?", TOLD, " ") == asked("And about grain?", TOLD)


@pytest.mark.parametrize("text", ["", " ", "\n\t", "x" * (LONGEST_QUESTION + 1)])
def test_an_empty_or_overlong_question_is_refused(text: str) -> None:
    with pytest.raises(QuestionError):
        asked(text)


def test_the_longest_question_is_still_one() -> None:
    assert asked("gas " * (LONGEST_QUESTION // 4)).topic


PIECES = st.sampled_from(
    "What did say tell about to and in the call with between according position on how often when who which each "
    "side Putin Macron's Macron Wang Yi Brandt Lavrov president Finnish Kremlin White House 2022 "
    "March until May he other , ? ' "
    "“ ( { [ * % \\ \u200b İ 王毅".split()
)
TEXTS = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=20).map(" ".join))


@given(TEXTS, st.lists(TEXTS, max_size=3))
def test_any_text_is_understood_or_refused_with_the_packages_own_error(text: str, history: list[str]) -> None:
    try:
        question = understand(text, CONTEXT, history)
    except QuestionError:
        assert not text.strip()
        return
    assert question.text == text
    if question.since and question.until:
        assert question.since <= question.until
    known = {name for person in CONTEXT.people.persons for name in person.names}
    assert all(set(name.names) <= known for name in (*question.speakers, *question.participants))
