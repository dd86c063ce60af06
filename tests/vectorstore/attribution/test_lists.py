"""Counterparts without an office of their own, and several people under one plural office."""

import pytest

from vectorstore.attribution import attribute
from vectorstore.attribution.lists import listed_names
from vectorstore.attribution.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "hosted her colleagues Eva Lind of Estonia, Arne Vik of Norway and Rosa Quispe of Peru",
            {"Eva Lind": "Estonia", "Arne Vik": "Norway", "Rosa Quispe": "Peru"},
        ),
        (
            "met the Foreign Ministers of Estonia, Eva Lind, of Norway, Arne Vik, and Peru, Rosa Quispe",
            {"Eva Lind": "Estonia", "Arne Vik": "Norway", "Rosa Quispe": "Peru"},
        ),
        (
            "with the Prime Ministers of Estonia (Eva Lind) and Norway (Arne Vik)",
            {"Eva Lind": "Estonia", "Arne Vik": "Norway"},
        ),
        ("with Presidents Arne Vik of Norway and Rosa Quispe (Peru)", {"Arne Vik": "Norway", "Rosa Quispe": "Peru"}),
        (
            "with his counterparts from Estonia, Eva Lind, and Norway, Arne Vik",
            {"Eva Lind": "Estonia", "Arne Vik": "Norway"},
        ),
        ("evacuated our allies, Afghans who had helped", {}),
        ("a statement by officials Arne Vik read", {}),
    ],
)
def test_a_list_tells_the_country_of_each_of_its_names(text: str, names: dict[str, str]) -> None:
    assert {name: place for _, _, name, _, place in listed_names(tokenize(text))} == names


def test_everybody_of_a_list_takes_part_and_speaks_with_the_others() -> None:
    found = attribute(
        "Foreign Minister Rosa Lind hosted in Oslo her colleagues Eva Tamm of Estonia, Ilze Kalnina of Latvia and "
        "Jonas Petraitis of Lithuania.\nThe Ministers discussed the ferries. The Estonian Minister said that they sank."
    )
    assert len(found.participants) == 4
    assert [set(s.speakers) for s in found.statements] == [set(), set(found.participants), {"Eva Tamm"}]


@pytest.mark.parametrize(
    "counterpart",
    [
        "her Norwegian counterpart Arne Vik",
        "her counterpart from Norway, Arne Vik",
        "her counterpart Arne Vik of Norway",
        "Arne Vik, her Norwegian counterpart",
    ],
)
@pytest.mark.parametrize("opening", ["spoke today with {}.", "and {}, spoke by telephone."])
def test_a_counterpart_is_a_party_and_of_another_country(counterpart: str, opening: str) -> None:
    text = (
        f"Foreign Minister Rosa Lind {opening.format(counterpart)}\nThe two ministers discussed the ferries. "
        "The Norwegian Foreign Minister said that they were late."
    )
    found = attribute(text, issuer="Ministry of Foreign Affairs of Estonia")
    assert set(found.participants) == {"Rosa Lind", "Arne Vik"}
    assert [(s.mode, set(s.speakers)) for s in found.statements[1:]] == [
        ("joint", {"Rosa Lind", "Arne Vik"}),
        ("said", {"Arne Vik"}),
    ]


def test_a_plural_office_that_only_one_party_has_is_both_parties_and_no_third() -> None:
    text = (
        "Arne Vik had a call with President of Peru Rosa Quispe.\nShe praised President of Chile Ana Rojas. "
        "The presidents discussed the ferries."
    )
    last = attribute(text, title="Telephone call with President of Peru Rosa Quispe").statements[-1]
    assert (last.mode, set(last.speakers)) == ("joint", {"Arne Vik", "Rosa Quispe"})
