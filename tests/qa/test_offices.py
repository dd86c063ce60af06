"""The offices that titles and opening sentences give to people, and the days between which they do."""

import time
from datetime import date

import pytest

from qa.offices import Office, offices_of, titles_told
from tests.qa.evidence import readout
from vectorstore.types import Readout


def told(name: tuple[str, ...], *titled: tuple[str, int | None]) -> list[tuple[str, str | None]]:
    return [(office.title, office.place) for office in offices(name, *titled)]


def offices(name: tuple[str, ...], *titled: tuple[str, int | None]) -> tuple[Office, ...]:
    """What readouts of these titles, each of a day of January 2021, tell about a name."""
    readouts: list[Readout] = [
        readout(title, date(2021, 1, day) if day else None, "White House", ()) for title, day in titled
    ]
    return offices_of(titles_told(readouts)[name])


@pytest.mark.parametrize(
    ("title", "name", "expected"),
    [
        ("Call with President of Finland Sauli Niinistö", ("sauli", "niinisto"), [("President", "Finland")]),
        (
            "Call with President of the Republic of Finland Sauli Niinistö",
            ("sauli", "niinisto"),
            [("President", "Finland")],
        ),
        (
            "Call with Swedish Prime Minister and Foreign Minister Rosa Lind",
            ("rosa", "lind"),
            [("Foreign Minister", "Sweden"), ("Prime Minister", "Sweden")],
        ),
        (
            "Call with UK Minister of State for Europe and North America James Hale",
            ("james", "hale"),
            [("Minister of State for Europe and North America", "United Kingdom")],
        ),
        # the office of whoever is named, and not of whom they serve
        ("Call with Foreign Policy Advisor to President Vladimir Putin", ("vladimir", "putin"), [("President", None)]),
        (
            "Call with Head of the Office of the President of Ukraine Andriy Yermak",
            ("andriy", "yermak"),
            [("Head of the Office of the President", "Ukraine")],
        ),
        # a style is no office
        ("Call with Amir Sheikh Tamim bin Hamad Al Thani", ("tamim", "bin", "hamad", "al", "thani"), [("Amir", None)]),
        ("Call with First Lady of Ukraine Olena Zelenska", ("olena", "zelenska"), [("First Lady", "Ukraine")]),
        ("Call with King Abdullah II of Jordan", ("abdullah", "ii"), [("King", "Jordan")]),
    ],
)
def test_an_office_is_told_without_its_country(title: str, name: tuple[str, ...], expected: list[object]) -> None:
    assert sorted(told(name, (title, 1))) == expected


def test_an_office_lasts_from_the_first_dated_readout_that_tells_it_to_the_last() -> None:
    [office] = offices(
        ("rosa", "lind"),
        ("Call with Swedish Foreign Minister Rosa Lind", 7),
        ("Meeting with Swedish Foreign Minister Rosa Lind", 3),
        ("Visit of Swedish Foreign Minister Rosa Lind", None),
    )
    assert office == Office("Foreign Minister", "Sweden", date(2021, 1, 3), date(2021, 1, 7), readouts=3)


def test_undated_readouts_tell_an_office_without_its_days() -> None:
    [office] = offices(("rosa", "lind"), ("Call with Swedish Foreign Minister Rosa Lind", None))
    assert (office.since, office.until, office.readouts) == (None, None, 1)


def test_an_office_in_other_words_or_without_its_country_is_one_under_the_fullest_usual_words() -> None:
    assert told(
        ("rosa", "lind"),
        ("Secretary Rosa Lind’s Call", 1),
        ("Secretary of State Rosa Lind’s Call", 2),
        ("Call with U.S. Secretary of State Rosa Lind", 3),
    ) == [("Secretary of State", "United States")]
    assert told(
        ("rosa", "lind"),
        ("Call with National Security Advisor Rosa Lind", 1),
        ("Call with National Security Adviser Rosa Lind", 2),
    ) == [("National Security Advisor", None)]


def test_nobody_serves_two_countries_but_a_country_and_an_organisation() -> None:
    often = [(f"Call with President of Azerbaijan Ilham Aliyev, part {day}", day) for day in range(1, 4)]
    slip = ("Call with President of the Russian Federation Ilham Aliyev", 20)
    assert told(("ilham", "aliyev"), *often, slip) == [("President", "Azerbaijan")]
    assert len(told(("ilham", "aliyev"), *often[:2], slip)) == 2
    chair = ("Call with African Union Chairperson Ilham Aliyev", 20)
    assert told(("ilham", "aliyev"), *often, chair) == [("President", "Azerbaijan"), ("Chairperson", "African Union")]


@pytest.mark.parametrize(
    "titles",
    ["former " * 5_000 + "President", "President of " * 2_000 + "President", "President, " * 2_000 + "Minister"],
)
def test_a_run_of_titles_that_nobody_has_written_takes_no_time(titles: str) -> None:
    start = time.perf_counter()
    told(("rosa", "lind"), (f"Call with {titles} Rosa Lind", 1))
    assert time.perf_counter() - start < 5
