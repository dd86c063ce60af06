"""What a joint statement or a communiqué says without naming one speaker, all who gave it out say together."""

import pytest

from vectorstore.attribution import attribute
from vectorstore.types import Statement

TEXT = (
    "The following is the text of a joint statement by the Governments of Norway and Peru.\n"
    "Foreign Minister Arne Vik and Foreign Minister Rosa Lind met in Lima on 4 May.\n"
    "We are committed to clean harbours. Trade between our countries has doubled in ten years.\n"
    "The strait must stay open to every ship.\n"
    "Minister Vik thanked Minister Lind for the hospitality of her city.\n"
    "Norway and Peru intend to map the sea bed. Peru welcomed the offer of two ships.\n"
    "A delegation of fishermen visited the market."
)
BOTH = ("Arne Vik", "Rosa Lind")


def told(statements: tuple[Statement, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return [(statement.mode, tuple(sorted(statement.speakers))) for statement in statements]


def test_claims_of_a_joint_statement_are_everybodys_and_what_happened_is_nobodys() -> None:
    found = attribute(TEXT, title="Joint Statement on the Norway-Peru Strategic Dialogue")
    assert told(found.statements) == [
        ("narrated", ()),
        ("narrated", ()),
        ("joint", BOTH),
        ("joint", BOTH),
        ("joint", BOTH),
        ("said", ("Arne Vik",)),
        ("joint", ("Norway", "Peru")),
        ("said", ("Peru",)),
        ("narrated", ()),
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Joint Statement on the Norway-Peru Strategic Dialogue",
        "Norway-Peru Joint Press Release on Fisheries",
        "First Norway-Peru Dialogue: Joint Communiqué",
        "Joint declaration of Norway and Peru",
        "Statement by the Foreign Ministers of Norway and Peru",
        "Co-Chairs' Summary of the Norway-Peru Conference",
    ],
)
def test_titles_of_agreed_texts(title: str) -> None:
    text = "Ministers of Norway and Peru met in Lima.\nThe strait must stay open."
    last = attribute(text, title=title).statements[-1]
    assert (last.mode, len(last.speakers) > 0) == ("joint", True)


@pytest.mark.parametrize(
    "title",
    [
        "Norway and Peru have signed a joint declaration",
        "Remarks on the joint statement of Norway and Peru",
        "Spokesperson on the communiqué of Norway and Peru",
        "Norway and Peru meet",
    ],
)
def test_texts_about_such_a_text_are_accounts_like_any_other(title: str) -> None:
    text = "Ministers of Norway and Peru met in Lima.\nThe strait must stay open."
    assert attribute(text, title=title).statements[-1].mode == "narrated"


def test_the_country_that_a_joint_statement_is_about_is_no_party_to_it() -> None:
    text = (
        "We, the Presidents of Norway and Peru, condemn the blockade.\nChile must lift it. We call upon Chile to talk."
    )
    found = attribute(text, title="Joint statement by the Presidents of Norway and Peru on Chile's blockade")
    assert told(found.statements) == [("joint", ("Norway", "Peru"))] * 3


@pytest.mark.parametrize(
    ("sentence", "mode", "speakers"),
    [
        ("The President of Norway and the President of Peru praised the bridge.", "joint", BOTH),
        ("The President of Norway and the head of the port exchanged views on cranes.", "joint", BOTH),
        ("The leaders of the two countries discussed cranes.", "joint", BOTH),
        ("During the dinner, participants discussed cranes.", "joint", BOTH),
        ("The participants of the meeting also exchanged views on cranes.", "joint", BOTH),
        ("The meeting participants agreed on cranes.", "joint", BOTH),
        ("The two leaders tasked their teams with the plan.", "joint", BOTH),
        ("Both leaders grieved over the flood.", "joint", BOTH),
        ("Norway and Peru, as ever, are far apart.", "narrated", ()),
        ("Harbour workers discussed the cranes.", "narrated", ()),
        ("The President of Norway and his team praised the bridge.", "narrated", ()),
    ],
)
def test_those_who_speak_together(sentence: str, mode: str, speakers: tuple[str, ...]) -> None:
    text = f"President of Norway Arne Vik met with President of Peru Rosa Lind.\n{sentence}"
    found = attribute(text, title="Meeting with President of Peru Rosa Lind", issuer="President of Norway")
    assert told(found.statements)[1:] == [(mode, speakers)]


def test_countries_of_which_one_is_no_party_of_the_talk_speak_together() -> None:
    text = "Arne Vik chaired a seminar in Oslo.\nAt the seminar, Norway and Peru affirmed their plans."
    found = attribute(text, title="Seminar in Norway", issuer="Ministry of Foreign Affairs of Norway")
    assert told(found.statements)[1] == ("joint", ("Norway", "Peru"))
