"""Spellings gathered to persons, and persons found by what a question calls them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.people import People
from tests.qa.known import NAMES, PEOPLE
from vectorstore.types import NameCount


def called(mention: str) -> list[str]:
    return [person.names[0] for person in PEOPLE.named(mention)]


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        # as it stands, a part, in any case, without accents
        ("Mukhtar Tleuberdi", "Mukhtar Tleuberdi"),
        ("Blinken", "Antony J. Blinken"),
        ("antony blinken", "Antony J. Blinken"),
        ("Cavusoglu", "Mevlüt Çavuşoğlu"),
        ("Niinisto", "Sauli Niinistö"),
        ("Erdogan", "Recep Tayyip Erdoğan"),
        # other transliterations and a slip of the pen
        ("Tileuberdi", "Mukhtar Tleuberdi"),
        ("Tleuberdy", "Mukhtar Tleuberdi"),
        ("Zhaparov", "Sadyr Japarov"),
        ("Blinkin", "Antony J. Blinken"),
        # another form of the given name, a shorter name of one
        ("Joseph Biden", "Joseph R. Biden, Jr."),
        ("Mohammed bin Zayed", "Mohammed bin Zayed Al Nahyan"),
        ("China", "China"),
    ],
)
def test_a_person_is_found_under_any_spelling(mention: str, name: str) -> None:
    assert any(name in person.names for person in PEOPLE.named(mention))
    assert len(PEOPLE.named(mention)) == 1


def test_spellings_of_one_person_are_one_person_the_fullest_first() -> None:
    [blinken] = PEOPLE.named("Blinken")
    assert blinken.names[0] == "Antony J. Blinken"
    assert set(blinken.names) == {"Antony J. Blinken", "Antony Blinken", "Blinken"}
    [tleuberdi] = PEOPLE.named("Tleuberdi")
    assert set(tleuberdi.names) == {"Mukhtar Tleuberdi", "Mukhtar Tileuberdi", "Tileuberdi"}


def test_people_who_share_a_name_are_all_found_the_best_known_first() -> None:
    assert called("Wang") == ["Wang Yi", "Wang Min"]
    assert called("Brandt") == ["Lena Brandt", "Karl Brandt"]


@pytest.mark.parametrize(
    "mention", ["Lavrov", "Xi", "", "Hong Kong", "Blinder", "Wang Wei", "Boris Blinken", "trade", "Min Yi"]
)
def test_nobody_else_is_found(mention: str) -> None:
    assert called(mention) == []


@pytest.mark.parametrize(
    ("head", "place", "name"),
    [
        ("foreign minister", "Kazakhstan", "Mukhtar Tleuberdi"),
        ("foreign minister", "Türkiye", "Mevlüt Çavuşoğlu"),
        ("president", "Finland", "Sauli Niinistö"),
        ("leader", "France", "Emmanuel Macron"),
        ("secretary", None, "Antony J. Blinken"),
    ],
)
def test_a_person_is_found_by_the_office_that_titles_give(head: str, place: str | None, name: str) -> None:
    assert [person.names[0] for person in PEOPLE.bearing(head, place)] == [name]


def test_nobody_bears_an_office_of_another_country() -> None:
    assert PEOPLE.bearing("president", "Peru") == []


def test_countries_are_sides_and_people_are_not() -> None:
    assert {person.names[0] for person in PEOPLE.persons if person.side} == {"China"}


def test_an_empty_library_knows_nobody() -> None:
    assert People([]).named("Wang Yi") == []


def test_every_name_of_the_library_belongs_to_exactly_one_person() -> None:
    assert sorted(name for person in PEOPLE.persons for name in person.names) == sorted(count.name for count in NAMES)


@pytest.mark.xfail(strict=True, raises=IndexError, reason="a name without a letter has no words to be told apart by")
def test_a_name_without_a_letter_does_no_harm() -> None:
    assert len(People([NameCount("'", 1, 1), *NAMES]).named("Blinken")) == 1


NAME = st.one_of(
    st.text(min_size=1, max_size=20).filter(lambda name: any(c.isalnum() for c in name)),
    st.lists(
        st.sampled_from("Wang Yi Min al-Sisi bin J. Jr. Müller Muller O’Neill 王毅 China".split()),
        min_size=1,
        max_size=4,
    ).map(" ".join),
)


@given(st.lists(st.builds(NameCount, NAME, st.integers(0, 50), st.integers(0, 50)), max_size=12), NAME)
def test_any_names_are_gathered_without_loss_and_any_mention_can_be_looked_up(
    names: list[NameCount], mention: str
) -> None:
    people = People(names)
    assert sorted(name for person in people.persons for name in person.names) == sorted(count.name for count in names)
    assert all(person in people.persons for person in people.named(mention))
