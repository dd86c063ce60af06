"""Those whom a text knows by their office alone have words of their own, and lend nobody theirs."""

import pytest

from vectorstore.attribution import attribute
from vectorstore.types import Attribution

CALL = (
    "The Prime Minister held talks yesterday with the Foreign Minister of Norway, Arne Vik.\n"
    "The PM and the Foreign Minister agreed that the strait should stay open.\n"
    "The Foreign Minister thanked the Prime Minister for the ships.\n"
    "The Prime Minister said that more ships would come. She welcomed his efforts.\n"
    "They discussed fishing."
)


def told(found: Attribution) -> list[tuple[str, tuple[str, ...]]]:
    return [(statement.mode, tuple(sorted(statement.speakers))) for statement in found.statements]


def test_an_office_that_nobody_bears_speaks_for_itself() -> None:
    found = attribute(CALL, title="PM meeting with Arne Vik")
    both = ("Arne Vik", "Prime Minister")
    assert told(found) == [
        ("narrated", ()),
        ("joint", both),
        ("said", ("Arne Vik",)),
        ("said", ("Prime Minister",)),
        ("said", ("Prime Minister",)),
        ("joint", both),
    ]
    assert set(found.participants) == set(both)


def test_an_office_belongs_to_the_one_party_who_has_none_yet() -> None:
    text = (
        "Rosa Lind met with the President of Norway, Arne Vik.\n"
        "The Chancellor thanked the President for the visit. The Chancellor said that the road was open."
    )
    assert told(attribute(text, title="Rosa Lind meets Arne Vik"))[1:] == [("said", ("Rosa Lind",))] * 2


def test_an_office_is_not_that_of_somebody_who_stands_beside_it() -> None:
    text = (
        "Arne Vik met with Rosa Lind.\nThe Ambassador told Arne Vik that the road was open.\n"
        "The Ambassador thanked Rosa Lind. The Ambassador said that the bridge was closed."
    )
    found = attribute(text, title="Arne Vik meets Rosa Lind")
    assert told(found)[1:] == [("said", ("Ambassador",))] * 3


@pytest.mark.parametrize("office", ["spokesperson", "leader", "counterpart"])
def test_who_gives_out_what_others_said_or_could_be_anybody_is_no_party(office: str) -> None:
    text = f"Arne Vik met with Rosa Lind.\nThe {office} said that it was late. The {office} said that it was dark."
    assert set(attribute(text, title="Arne Vik meets Rosa Lind").participants) == {"Arne Vik", "Rosa Lind"}


def test_one_mention_is_too_little_to_make_somebody_of_an_office() -> None:
    text = "Arne Vik met with Rosa Lind.\nThe Admiral said that it was late."
    assert "Admiral" not in attribute(text, title="Arne Vik meets Rosa Lind").participants


@pytest.mark.parametrize(
    ("title", "opening", "participants"),
    [
        (
            "Meeting with the Ambassador of Peru",
            "Minister Rosa Lind met with the Ambassador of Peru.",
            "Ambassador of Peru",
        ),
        ("Meeting", "Minister Rosa Lind received the Peruvian Foreign Minister.", "Foreign Minister of Peru"),
    ],
)
def test_an_office_with_its_country_is_a_party_where_nobody_names_its_bearer(
    title: str, opening: str, participants: str
) -> None:
    text = f"{opening}\nThe Peruvian diplomat praised the bridge. The sides discussed roads."
    found = attribute(text, title=title)
    assert set(found.participants) == {"Rosa Lind", participants}
    assert told(found)[1:] == [("said", (participants,)), ("joint", tuple(sorted(found.participants)))]


def test_an_office_with_its_country_is_whoever_the_text_names_as_its_bearer() -> None:
    text = "Minister Rosa Lind met with the Ambassador of Peru.\nPeruvian Ambassador Ana Rojas praised the bridge."
    assert set(attribute(text, title="Meeting with the Ambassador of Peru").participants) == {"Rosa Lind", "Ana Rojas"}


COUNCIL = (
    "Ministers discussed the drought. The High Representative informed ministers about the talks.\n"
    "Ministers agreed on a fund. Peru and Chile underlined the need for haste. Kenya recalled its position.\n"
    "Several ministers raised the matter of dams. The Council reiterated its support."
)


def test_of_a_meeting_of_several_offices_countries_and_all_those_who_met_speak() -> None:
    found = attribute(COUNCIL, title="Foreign Affairs Council: main results", issuer="European Council")
    assert told(found) == [
        ("joint", ("Ministers",)),
        ("said", ("High Representative",)),
        ("joint", ("Ministers",)),
        ("joint", ("Chile", "Peru")),
        ("said", ("Kenya",)),
        ("joint", ("Ministers",)),
        ("said", ("European Council",)),
    ]


def test_delegates_speak_under_their_office_and_country() -> None:
    text = (
        "ANA ROJAS (Chile), speaking also for Peru, said that dams were needed. She called for a fund.\n"
        "The representative of Kenya welcomed the fund. Speaking for France, she had no objection."
    )
    assert told(attribute(text, title="Council debates dams"))[:3] == [
        ("said", ("ANA ROJAS",)),
        ("said", ("ANA ROJAS",)),
        ("said", ("Representative of Kenya",)),
    ]


def test_a_guest_is_the_party_that_is_not_of_the_issuers_side() -> None:
    text = (
        "Minister Rosa Lind received Minister Arne Vik of Norway.\nThe guest praised the bridge. His host thanked him."
    )
    found = attribute(text, title="Rosa Lind receives Arne Vik")
    assert told(found)[1:] == [("said", ("Arne Vik",)), ("said", ("Rosa Lind",))]
