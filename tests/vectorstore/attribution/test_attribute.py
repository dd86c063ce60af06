"""Whose words each sentence reports: whole accounts, single constructions, and what holds for any text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.vectorstore.attribution.accounts import AAS, ACCOUNTS, BRANDT, Account, after_the_opening
from vectorstore.attribution import attribute
from vectorstore.attribution.sentences import sentences
from vectorstore.types import Attribution


def read(account: Account) -> Attribution:
    return attribute(account.text, title=account.title, issuer=account.issuer)


@pytest.mark.parametrize("name", ACCOUNTS)
def test_every_sentence_of_an_account_is_given_to_whose_words_it_reports(name: str) -> None:
    account = ACCOUNTS[name]
    found = [(account.text[s.start : s.end], s.mode, s.speakers) for s in read(account).statements]
    assert found == list(account.told)


@pytest.mark.parametrize("name", [name for name in ACCOUNTS if "spokesperson first" not in name])
def test_the_parties_of_an_account_are_its_participants_under_their_full_names(name: str) -> None:
    account = ACCOUNTS[name]
    assert set(read(account).participants) == set(account.participants)


def test_the_spokesperson_who_signs_takes_no_part_in_the_talk() -> None:
    found = attribute(
        "The below is attributable to Spokesperson Ned Price:\n"
        "Secretary of State Antony J. Blinken met with Peruvian Foreign Minister Rosa Quispe today in Lima.",
        title="Secretary Blinken’s Meeting with Peruvian Foreign Minister Rosa Quispe",
        issuer="U.S. Department of State",
    )
    assert set(found.participants) == {"Antony J. Blinken", "Rosa Quispe"}


def test_a_spokesperson_whom_the_opening_line_names_takes_no_part_either() -> None:
    text = (
        "The Spokesperson of the Federal Government, Jonas Vik, issues the following statement:\n\n"
        "Federal Chancellor Karl Brandt telephoned with President Rosa Lind. They agreed to meet in May."
    )
    told = attribute(text, title="Chancellor Brandt speaks with President Lind")
    assert told.participants == ("Karl Brandt", "Rosa Lind")
    assert told.statements[-1].speakers == ("Karl Brandt", "Rosa Lind")


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        (
            "Brandt said that the road was open. The river is navigable. It is also clean.",
            ["named", "carried", "carried"],
        ),
        ("Brandt said that the road was open. She noted that the river was clean.", ["named", "pronoun"]),
        ("Brandt said: “The tunnel is closed. It will open in May.”", ["named", "quotation"]),
        ("“The tunnel is closed. It will open in May,” Brandt said.", ["quotation", "named"]),
        ("Brandt spoke in favour of a new bridge. Moreover, a ferry is needed.", ["named", "carried"]),
        ("Brandt said that the road was open.\nIn addition, the river is navigable.", ["named", "carried"]),
        ("Brandt said that the road was open. It was noted that the river is clean.", ["named", "issuer"]),
    ],
)
def test_what_a_person_said_goes_on_until_somebody_else_speaks(text: str, reasons: list[str]) -> None:
    found = [statement for _, statement in after_the_opening(text)]
    assert [(statement.speakers, statement.mode) for statement in found] == [((BRANDT,), "said")] * len(reasons)
    assert [statement.reason for statement in found] == reasons


@pytest.mark.parametrize(
    "text",
    [
        "Brandt said that the road was open.\nThe river is eleven kilometres long.",
        "Brandt said that the road was open. A memorandum on roads was signed.",
        "The two sides agreed on a date. The river is eleven kilometres long.",
    ],
)
def test_words_do_not_go_on_over_a_new_paragraph_an_event_or_an_agreement(text: str) -> None:
    _, (_, last) = after_the_opening(text)
    assert (last.mode, last.speakers) == ("narrated", ())


OPENING = "Foreign Minister Rosa Lind met with Foreign Minister Arne Vik of Norland."


@pytest.mark.parametrize(
    ("text", "mode", "speakers"),
    [
        # Verbs that stand in no table, told apart by their that-clause.
        ("Minister Vik grumbled that taxes were high.", "said", {"Arne Vik"}),
        ("Minister Vik complained that taxes were high.", "said", {"Arne Vik"}),
        ("Minister Vik was of one mind with her.", "said", {"Arne Vik"}),
        ("Minister Vik ensured that the road stayed open.", "narrated", set()),
        ("Minister Vik left early.", "narrated", set()),
        ("Minister Vik was given a ceremonial welcome.", "narrated", set()),
        ("Minister Vik opened by thanking her.", "said", {"Arne Vik"}),
        ("The two ministers were of one mind.", "joint", {"Arne Vik", "Rosa Lind"}),
        ("The FM undertook to keep the road open.", "said", {"Rosa Lind"}),
    ],
)
def test_what_another_is_told_to_say_or_do_is_never_carried_over(text: str, mode: str, speakers: set[str]) -> None:
    account = f"{OPENING}\nMinister Lind said that trade had grown. {text}"
    last = attribute(account, title="Rosa Lind meets Arne Vik").statements[-1]
    assert (last.mode, set(last.speakers)) == (mode, speakers)


@pytest.mark.parametrize(
    ("text", "mode", "speakers"),
    [
        # who gives out what others said
        ("The Spokesman of the Presidency stated that the King thanked President Vik for the ferry.", "said", {"Omar"}),
        ("The Spokesman added that views were exchanged on the ferry.", "joint", {"Omar", "Vik"}),
        ("Palace Press Secretary Ana Rojas provided the following readout:", "narrated", set()),
        # honorifics alone
        ("His Majesty affirmed that the ferry would sail.", "said", {"Omar"}),
        ("His Excellency affirmed that the ferry would sail.", "said", {"Vik"}),
        ("HM praised the President.", "said", {"Omar"}),
        # the other one's turn, the agent of a passive
        ("The King praised the ferry. For his part, he praised the harbour.", "said", {"Vik"}),
        ("The President praised the ferry. In turn, he praised the harbour.", "said", {"Omar"}),
        ("It was pointed out by President Vik that the ferry was late.", "said", {"Vik"}),
        ("Therefore, according to the President, the parties spoke about the ferry.", "said", {"Vik"}),
        # plurals and offices
        ("The heads of state discussed the ferry.", "joint", {"Omar", "Vik"}),
        ("The King praised the ferry. President Vik shared with the King the results of the survey.", "said", {"Vik"}),
    ],
)
def test_palaces_and_presidencies(text: str, mode: str, speakers: set[str]) -> None:
    account = f"His Majesty King Omar received President Arne Vik of Norland today.\n{text}"
    last = attribute(account, title="HM the King receives the President of Norland").statements[-1]
    assert (last.mode, {name.split()[-1] for name in last.speakers}) == (mode, speakers)


@pytest.mark.parametrize("issuer", ["White House", "U.S. Department of State"])
def test_american_readouts_put_untied_sentences_as_background(issuer: str) -> None:
    text = "Aas thanked Austria for sheltering refugees. Austria has taken in more than a million people since 2017."
    _, (_, background) = after_the_opening(text, issuer)
    assert (background.mode, background.speakers) == ("narrated", ())
    _, (_, tied) = after_the_opening("Aas thanked Austria for its help. This would save lives.", issuer)
    assert (tied.mode, tied.speakers) == ("said", (AAS,))


def test_participants_that_the_document_declares_are_believed() -> None:
    found = attribute("Dovre thanked Solheim.", participants=("Arlen Dovre", "Mira Solheim"))
    assert found.participants == ("Arlen Dovre", "Mira Solheim")
    assert found.statements[0].speakers == ("Arlen Dovre",)


PHRASES = st.sampled_from(
    '“ ” « » " : ; , . ? ! … — ( ) \n \t 1. a) Mr. U.S. H.E. President Minister Secretary Prime of the and with said '
    "thanked discussed agreed was noted by both sides he they Wang Yi Putin Biden, Jr. Kazakhstan Chinese side Q: "
    "PRESIDENT BIDEN: Vladimir Putin: According to in his words ’s al- İ ﬁ \u200b \u00a0 \u2028 ZURÜCK ნინო 王毅".split(
        " "
    )
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PHRASES, max_size=60).map(" ".join))


TITLES = st.one_of(st.text(max_size=80), st.lists(PHRASES, max_size=12).map(" ".join))


@given(TEXTS, TITLES)
def test_any_text_under_any_title_comes_apart_in_order_without_loss(text: str, title: str) -> None:
    statements = attribute(text, title=title).statements
    end = 0
    for statement in statements:
        assert end <= statement.start < statement.end <= len(text)
        assert 0 <= statement.confidence <= 1
        assert len(set(statement.speakers)) == len(statement.speakers)
        end = statement.end
    if not any(statement.reason == "label" for statement in statements):
        assert [(statement.start, statement.end) for statement in statements] == list(sentences(text))


@given(TEXTS, TITLES)
@example("They said so.", "")
@example("It was noted that trade had grown.", "Phone call")
def test_somebody_speaks_exactly_where_it_is_not_narrated(text: str, title: str) -> None:
    for statement in attribute(text, title=title).statements:
        assert bool(statement.speakers) == (statement.mode != "narrated")


@pytest.mark.parametrize("name", ACCOUNTS)
def test_in_accounts_somebody_speaks_exactly_where_it_is_not_narrated(name: str) -> None:
    for statement in read(ACCOUNTS[name]).statements:
        assert bool(statement.speakers) == (statement.mode != "narrated")


@pytest.mark.parametrize("items", ["- a bridge;\n- a road.", "(i) a bridge;\n(ii) a road.", "a bridge;\na road."])
def test_items_of_a_list_are_the_words_that_its_opening_line_reports(items: str) -> None:
    text = f"{OPENING}\nMinister Vik proposed to build:\n{items}\nThe river is eleven kilometres long."
    told = [(s.mode, s.speakers) for s in attribute(text, title="Rosa Lind meets Arne Vik").statements]
    assert told[1:] == [("said", ("Arne Vik",))] * 3 + [("narrated", ())]


@pytest.mark.parametrize(
    ("opening", "sentence", "speakers"),
    [
        ("Secretary General Nils Aas met the Prime Minister of Norway, Ms Ada May, on Tuesday.", "The Prime Minister "
         "and the Secretary General discussed fish.", {"Nils Aas", "Ada May"}),
        ("Minister Nils Aas met H.E. Mr. Arne Vik, Minister of Defence of Norway on 3 May.", "The Norwegian Minister "
         "thanked him.", {"Arne Vik"}),
        ("The Amir Sheikh Omar bin Salim received Arne Vik.", "The Amir thanked him.", {"Omar bin Salim"}),
        ("Prime Minister Nils Aas met President Arne Vik.", "The Head of the Government thanked him.", {"Nils Aas"}),
        ("Prime Minister Nils Aas met President Arne Vik.", "The Prime Minister ended by inviting him.", {"Nils Aas"}),
        ("Prime Minister Nils Aas met President Arne Vik.", "Attention then turned to fish.", {"Nils Aas", "Arne Vik"}),
    ],
)  # fmt: skip
def test_offices_of_an_opening_in_the_ways_of_several_houses(opening: str, sentence: str, speakers: set[str]) -> None:
    assert set(attribute(f"{opening}\n{sentence}").statements[-1].speakers) == speakers


def test_surnames_that_nothing_introduces_are_people_where_they_speak_again() -> None:
    text = "We met on Monday. Vikander said that the dam was full. It rained. Vikander asked for a month. Ostlund left."
    told = attribute(text, title="Dispatch on the dam")
    speakers = {text[one.start : one.end]: one.speakers for one in told.statements}
    assert speakers["Vikander said that the dam was full."] == speakers["Vikander asked for a month."] == ("Vikander",)
    once = attribute("We met. Vikander said that the dam was full.", title="Dispatch on the dam")
    assert "Vikander" not in once.participants


def test_a_statement_is_as_sure_as_its_reason() -> None:
    text = "Brandt said that the road was open. She noted that it was new. It was stressed that it is long. It is wide."
    found = {statement.reason: statement.confidence for _, statement in after_the_opening(text)}
    assert list(found) == ["named", "pronoun", "issuer", "carried"]
    assert found["issuer"] < found["carried"] < found["named"] < 1
