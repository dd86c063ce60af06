from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.dates import find_dates, parse_date

DAY = date(2021, 1, 21)


@pytest.mark.parametrize(
    "text",
    [
        "January 21, 2021",
        "Jan. 21, 2021",
        "21 January 2021",
        "21st of January, 2021",
        "Thursday, January 21st, 2021",
        "JANUARY 21 2021",
        "2021-01-21",
        "2021-01-21T23:30:00+03:00",
        "2021/01/21",
        "21.01.2021",
        "21-Jan-2021",
        "21/01/2021",
        "01/21/2021 10:30 AM",
        "(21 January 2021)",
        "21 January 2021 - 14:20",
        "2021年1月21日",
    ],
)
def test_a_whole_date_is_read_in_every_usual_form(text: str) -> None:
    assert parse_date(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "January 2021",
        "21 January",
        "2021",
        "03/04/2021",
        "February 30, 2021",
        "31.02.2021",
        "G20 2021",
        "UN Security Council resolution 2202 (2015)",
        "version 1.2.2021.3",
        "May 2, 20221",
        "3-4 March 2021",
        "Meeting on January 21, 2021",
        "May he rest, 21, 2021",
    ],
)
def test_nothing_else_is_a_date(text: str) -> None:
    assert parse_date(text) is None


def test_a_slashed_date_counts_where_only_one_reading_is_possible() -> None:
    assert parse_date("13/04/2021") == date(2021, 4, 13)
    assert parse_date("04/13/2021") == date(2021, 4, 13)
    assert parse_date("04/04/2021") == date(2021, 4, 4)
    assert parse_date("04/05/2021") is None


def test_dates_in_prose_are_found_with_their_places() -> None:
    text = "They met on May 2, 2022 and again on 3 June 2022; in July they did not."
    assert [(text[start:end], day) for start, end, day in find_dates(text)] == [
        ("May 2, 2022", date(2022, 5, 2)),
        ("3 June 2022", date(2022, 6, 3)),
    ]


@pytest.mark.parametrize(
    "text", ["from 3-4 March 2021", "3 to 4 March 2021", "March 3–4, 2021", "3rd and 4th of March 2021"]
)
def test_a_range_gives_its_first_and_its_last_day(text: str) -> None:
    assert [day for _, _, day in find_dates(text)] == [date(2021, 3, 3), date(2021, 3, 4)]


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_date_that_is_written_out_is_read_back(day: date) -> None:
    for form in (
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%b} {day.year}",
        day.isoformat(),
        f"{day:%d.%m.%Y}",
    ):
        assert parse_date(form) == day


@given(st.text(alphabet="0123456789./-, JanMayof stdrh年", max_size=60))
def test_places_lie_in_the_text_and_in_order(text: str) -> None:
    found = find_dates(text)
    assert found == sorted(found)
    assert all(0 <= start < end <= len(text) for start, end, _ in found)
