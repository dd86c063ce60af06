"""Whom names, offices, sides, groups and pronouns stand for."""

import pytest

from vectorstore.attribution import attribute
from vectorstore.types import Mode

SIX = """\
The Foreign Ministers of six states met in Batumi on 3 May 2024.
The meeting was attended by Foreign Minister of Georgia Nino Beridze, Foreign Minister of Armenia Tigran Sarkisyan, \
Foreign Minister of Turkey Emre Yılmaz, Foreign Minister of Bulgaria Petar Dimov, Foreign Minister of Romania Ion \
Munteanu and Foreign Minister of Moldova Ana Rusu.
"""
ALL_SIX = {"Nino Beridze", "Tigran Sarkisyan", "Emre Yılmaz", "Petar Dimov", "Ion Munteanu", "Ana Rusu"}


@pytest.mark.parametrize(
    ("sentence", "mode", "speakers"),
    [
        ("Nino Beridze said that the ferry line would open in June.", "said", {"Nino Beridze"}),
        ("The Romanian Foreign Minister called for common rules on fishing.", "said", {"Ion Munteanu"}),
        ("The Moldovan side asked for help with the cleaning of rivers.", "said", {"Ana Rusu"}),
        ("Petar Dimov offered to host the next meeting.", "said", {"Petar Dimov"}),
        ("Yılmaz and Sarkisyan welcomed the opening of the bridge.", "joint", {"Emre Yılmaz", "Tigran Sarkisyan"}),
        ("The participants agreed to meet again in Varna.", "joint", ALL_SIX),
        ("The ministers discussed the pollution of the sea.", "joint", ALL_SIX),
    ],
)
def test_in_a_meeting_of_six_each_is_told_from_the_others(sentence: str, mode: Mode, speakers: set[str]) -> None:
    found = attribute(
        SIX + sentence, title="Meeting of Foreign Ministers in Batumi", issuer="Ministry of Foreign Affairs of Georgia"
    )
    assert set(found.participants) == ALL_SIX
    assert (found.statements[-1].mode, set(found.statements[-1].speakers)) == (mode, speakers)


def last(text: str, title: str = "", issuer: str | None = None) -> tuple[Mode, tuple[str, ...]]:
    statement = attribute(text, title=title, issuer=issuer).statements[-1]
    return statement.mode, statement.speakers


@pytest.mark.parametrize(
    ("opening", "sentence", "speaker"),
    [
        # the office decides; of two who bear it, the country; of the host's own office, none is told
        (
            "Deputy Prime Minister Joe Dovre met with Prime Minister Mark Olsen of Denmark.",
            "The Prime Minister said that oil is cheap.",
            "Mark Olsen",
        ),
        (
            "Foreign Minister Lena Brandt met with President Jorge Silva of Portugal.",
            "The President thanked the Foreign Minister.",
            "Jorge Silva",
        ),
        (
            "President Ana Rusu of Moldova spoke with President Emre Yıldız of Turkey.",
            "The President of Turkey thanked her.",
            "Emre Yıldız",
        ),
        (
            "President Ana Rusu of Moldova spoke with President Emre Yıldız of Turkey.",
            "The Turkish leader thanked her.",
            "Emre Yıldız",
        ),
        (
            "President Ana Rusu of Moldova spoke with President Emre Yıldız of Turkey.",
            "The Moldovan side asked for help.",
            "Ana Rusu",
        ),
        (
            "Secretary of State Antony Cole met with Foreign Minister Rosa Quispe of Peru.",
            "The Secretary praised Peru.",
            "Antony Cole",
        ),
        (
            "Prime Minister Nils Aas met with High Representative Josep Ribas in Brussels.",
            "The High Representative said that the border was safe.",
            "Josep Ribas",
        ),
        # a family name, a given name that is used as one, with an honorific
        ("Wang Yi met with Daniyar Ospanov.", "Wang said that trade had grown.", "Wang Yi"),
        ("Wang Yi met with Daniyar Ospanov.", "Mr. Ospanov said that trade had grown.", "Daniyar Ospanov"),
    ],
)
def test_an_office_a_country_or_a_short_name_stands_for_its_bearer(opening: str, sentence: str, speaker: str) -> None:
    assert last(f"{opening}\n{sentence}") == ("said", (speaker,))


@pytest.mark.parametrize(
    ("opening", "sentence", "speaker"),
    [
        (
            "Prime Minister Nils Aas met with Chancellor Karl Weiss of Germany.",
            "The Chancellor praised the fleet.",
            "Karl Weiss",
        ),
        ("King Harald received President Jorge Silva of Portugal.", "The President praised the fleet.", "Jorge Silva"),
        (
            "President Joe Dovre called the Emir of Qatar, Tamim Al Fardan.",
            "The Emir praised the fleet.",
            "Tamim Al Fardan",
        ),
    ],
)
def test_an_office_stands_for_its_bearer_before_anybody_of_like_rank(opening: str, sentence: str, speaker: str) -> None:
    assert last(f"{opening}\n{sentence}") == ("said", (speaker,))


@pytest.mark.parametrize(
    "sentence",
    [
        "The Danish Foreign Minister stressed the value of trade.",
        "The Danish side raised the price of fish.",
        "The King of Denmark praised the fleet.",
    ],
)
def test_somebody_who_is_not_at_the_table_does_not_speak_for_one_who_is(sentence: str) -> None:
    text = (
        "Minister Joe Dovre of Norway met with Minister of Foreign Affairs Péter Varga of Hungary.\n"
        f"Dovre said that oil is cheap. {sentence}"
    )
    _, speakers = last(text)
    assert not {"Joe Dovre", "Péter Varga"} & set(speakers)


def test_sides_speak_where_nobody_is_named() -> None:
    opening = "The delegations of Norway and Austria held talks in Graz."
    text = f"{opening}\nAustria proposed a treaty.\nBoth sides agreed on a date."
    found = attribute(text, title="Talks between Norway and Austria", issuer="Government of Norway").statements
    assert [(s.mode, set(s.speakers)) for s in found[1:]] == [("said", {"Austria"}), ("joint", {"Norway", "Austria"})]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Lena Brandt praised the fleet. She proposed a treaty.", "Lena Brandt"),
        ("Nils Aas praised Lena Brandt. He proposed a treaty.", "Nils Aas"),
    ],
)
def test_a_pronoun_stands_for_the_subject_before_it(text: str, speaker: str) -> None:
    assert last(f"Nils Aas met with Lena Brandt.\n{text}") == ("said", (speaker,))
