"""Spellings gathered to persons, and persons found by what a question calls them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.aliases import parse
from qa.offices import Office
from qa.people import People, without_effect
from tests.qa.evidence import readout
from tests.qa.known import NAMES, PEOPLE
from vectorstore.types import NameCount, Readout


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


def test_of_several_spellings_the_usual_full_one_shows_and_of_equally_usual_ones_the_fuller() -> None:
    [biden] = PEOPLE.named("Biden")
    assert biden.names == ("Joseph R. Biden, Jr.", "Joe Biden")
    [zayed] = PEOPLE.named("Mohammed bin Zayed")
    assert zayed.names[0] == "Mohammed bin Zayed Al Nahyan"
    equally = [NameCount("Sauli Niinisto", 9, 3), NameCount("Sauli Niinistö", 1, 3), NameCount("Niinistö", 1, 9)]
    assert People(equally).persons[0].names == ("Sauli Niinistö", "Sauli Niinisto", "Niinistö")


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


def people_of(*readouts: Readout) -> People:
    names = {name for one in readouts for name in (*one.participants, *(n for s in one.statements for n in s.speakers))}
    return People([NameCount(name, 1, 1) for name in sorted(names)], readouts)


def homes(*readouts: Readout) -> dict[str, str | None]:
    return {person.names[0]: person.home for person in people_of(*readouts).persons}


def test_a_person_speaks_for_the_country_that_most_readouts_tell() -> None:
    def call(day: int, country: str) -> Readout:
        return readout(f"Call with President of {country} Rosa Lind", date(2021, 1, day), None, ("Rosa Lind",))

    assert homes(call(1, "Sweden"), call(2, "Sweden"), call(3, "Norway")) == {"Rosa Lind": "Sweden"}
    assert homes(call(1, "Sweden"), call(2, "Norway")) == {"Rosa Lind": None}


def test_houses_name_their_own_officials_without_the_country() -> None:
    told = ("Minister Rosa Lind met with Olga Berg.", "narrated", ())
    met = readout("Meeting", None, "Ministry of Foreign Affairs of Japan", ("Rosa Lind", "Olga Berg"), told)  # type: ignore[arg-type]
    assert homes(met) == {"Rosa Lind": "Japan", "Olga Berg": None}


def test_a_country_told_where_somebody_is_first_named_is_theirs() -> None:
    talks = readout(
        "Council",
        None,
        None,
        ("Olga Berg",),
        ("The Council met.", "narrated", ()),
        ("The Polish Minister, Olga Berg, asked for a ban.", "said", ("Olga Berg",)),
    )
    assert homes(talks) == {"Olga Berg": "Poland"}


def test_a_country_speaks_through_its_people_and_itself() -> None:
    people = people_of(
        readout("Call with President of Sweden Rosa Lind", None, None, ("Rosa Lind", "Sweden", "Norway")),
        readout("Call with President of Norway Olga Berg", None, None, ("Olga Berg",)),
    )
    assert {person.names[0] for person in people.speaking_for("Sweden")} == {"Rosa Lind", "Sweden"}


def test_an_office_of_whose_only_bearer_no_country_is_told_is_theirs() -> None:
    talk = readout("Secretary-General Rosa Lind meets the press", None, None, ("Rosa Lind",))
    assert [p.names[0] for p in people_of(talk).bearing("secretary-general", "United Nations")] == ["Rosa Lind"]
    other = readout("Secretary-General Olga Berg meets the press", None, None, ("Olga Berg",))
    assert people_of(talk, other).bearing("secretary-general", "United Nations") == []


def test_countries_are_sides_and_people_are_not() -> None:
    assert {person.names[0] for person in PEOPLE.persons if person.side} == {"China"}


def test_a_person_has_the_readouts_and_statements_of_all_spellings_and_each_readout_once() -> None:
    readouts = [
        readout("First call", None, None, ("Joe Biden",), ("Biden spoke.", "said", ("Joseph Biden",))),
        readout("Second call", None, None, ("Joseph Biden",)),
        readout("Third call", None, None, ("Joe Biden",), ("Both spoke.", "joint", ("Joe Biden", "Rosa Lind"))),
    ]
    names = [NameCount("Joe Biden", 1, 2), NameCount("Joseph Biden", 1, 2), NameCount("Rosa Lind", 1, 1)]
    counts = {person.names[0]: (person.readouts, person.statements) for person in People(names, readouts).persons}
    assert counts == {"Joe Biden": (3, 2), "Rosa Lind": (1, 1)}


def test_a_person_has_the_offices_that_titles_tell() -> None:
    [cavusoglu] = PEOPLE.named("Cavusoglu")
    day = date(2021, 1, 3)
    assert cavusoglu.offices == (Office("Foreign Minister", "Türkiye", day, day, readouts=1),)


CORRECTIONS = parse("""
    Mohammed bin Zayed Al Nahyan = MBZ; the Boss
    Wang Min = Wang Ming
    Joe Biden = Joseph R. Biden, Jr.
    Lena Brandt != Karl Brandt
    Andrés Manuel López Obrador = AMLO
    Rosa Lind != Wang Yi
""")
CORRECTED = People(NAMES, corrections=CORRECTIONS)


@pytest.mark.parametrize(
    ("mention", "names"),
    [
        ("MBZ", ["Mohammed bin Zayed Al Nahyan"]),
        ("mbz", ["Mohammed bin Zayed Al Nahyan"]),
        ("the Boss", ["Mohammed bin Zayed Al Nahyan"]),
        ("Wang Ming", ["Wang Min"]),
        ("Biden", ["Joe Biden"]),
        ("AMLO", []),
    ],
)
def test_a_person_is_found_and_shown_as_the_file_of_people_says(mention: str, names: list[str]) -> None:
    assert [person.names[0] for person in CORRECTED.named(mention)] == names


def test_an_alias_is_no_name_of_the_library() -> None:
    [zayed] = CORRECTED.named("MBZ")
    assert zayed.aliases == ("MBZ", "the Boss")
    assert set(zayed.names) == {"Mohammed bin Zayed Al Nahyan", "Mohammed bin Zayed"}
    assert CORRECTED.knows_word("mbz")
    assert CORRECTED.is_family_name("mbz")
    assert not PEOPLE.knows_word("mbz")


def test_lines_of_the_file_that_do_nothing_are_known() -> None:
    missing = {(6, "Andrés Manuel López Obrador"), (7, "Rosa Lind")}
    assert set(without_effect(CORRECTIONS, CORRECTED.persons)) == missing


def test_an_empty_library_knows_nobody() -> None:
    assert People([]).named("Wang Yi") == []


def test_every_name_of_the_library_belongs_to_exactly_one_person() -> None:
    assert sorted(name for person in PEOPLE.persons for name in person.names) == sorted(count.name for count in NAMES)


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
