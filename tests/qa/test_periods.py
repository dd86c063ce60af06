"""Spans of time as questions write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.periods import find_periods

OPEN = None


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("today", "2024-03-06", "2024-03-06"),
        ("yesterday", "2024-03-05", "2024-03-05"),
        ("this week", "2024-03-04", "2024-03-10"),
        ("last week", "2024-02-26", "2024-03-03"),
        ("last month", "2024-02-01", "2024-02-29"),
        ("this year", "2024-01-01", "2024-12-31"),
        ("since last year", "2023-01-01", OPEN),
        ("last quarter", "2023-10-01", "2023-12-31"),
        ("in the past ten days", "2024-02-25", "2024-03-06"),
        ("over the last 3 months", "2023-12-06", "2024-03-06"),
        ("in the last two years", "2022-03-06", "2024-03-06"),
        ("three days ago", "2024-03-03", "2024-03-03"),
        ("two months ago", "2024-01-01", "2024-01-31"),
    ],
)
def test_a_span_that_counts_from_today(text: str, since: str | None, until: str | None) -> None:
    [period] = find_periods(f"What did she say about gas {text}?", today=date(2024, 3, 6))
    assert (period.since, period.until) == (day(since), day(until))


@pytest.mark.parametrize(
    "text", ["the last call", "the last ten calls", "said of Russia Today", "the past", "the last word", "last of all"]
)
def test_what_is_last_is_no_span_of_time(text: str) -> None:
    assert find_periods(f"What was {text}?", today=date(2024, 3, 6)) == []


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        # days
        ("on 2021-03-04", "2021-03-04", "2021-03-04"),
        ("on March 4, 2021", "2021-03-04", "2021-03-04"),
        ("on the 4th of March 2021", "2021-03-04", "2021-03-04"),
        # months and parts of them
        ("What did he say in March 2022?", "2022-03-01", "2022-03-31"),
        ("in Feb. 2024", "2024-02-01", "2024-02-29"),
        ("the last ten days of May 2022", "2022-05-22", "2022-05-31"),
        ("the first three days of May 2022", "2022-05-01", "2022-05-03"),
        ("in the second half of May 2021", "2021-05-16", "2021-05-31"),
        ("in early June 2021", "2021-06-01", "2021-06-10"),
        ("at the end of January 2022", "2022-01-20", "2022-01-31"),
        ("the first week of June 2023", "2023-06-01", "2023-06-07"),
        ("in the last week of June 2023", "2023-06-24", "2023-06-30"),
        # longer
        ("in early 2022", "2022-01-01", "2022-04-30"),
        ("in mid-2022", "2022-05-01", "2022-08-31"),
        ("in the second half of 2022", "2022-07-01", "2022-12-31"),
        ("since the beginning of 2022", "2022-01-01", OPEN),
        ("in the first quarter of 2022", "2022-01-01", "2022-03-31"),
        ("in Q3 2021", "2021-07-01", "2021-09-30"),
        ("in the summer of 2021", "2021-06-01", "2021-08-31"),
        ("in winter 2021", "2021-12-01", "2022-02-28"),
        ("in 2021", "2021-01-01", "2021-12-31"),
        ("in 2021-22", "2021-01-01", "2022-12-31"),
        ("in 2021–2023", "2021-01-01", "2023-12-31"),
        # with a bound before them
        ("since 1 April 2021", "2021-04-01", OPEN),
        ("after 24 February 2022", "2022-02-25", OPEN),
        ("after March 2022", "2022-04-01", OPEN),
        ("until June 2022", OPEN, "2022-06-30"),
        ("no later than 3 May 2021", OPEN, "2021-05-03"),
        ("before 2021", OPEN, "2020-12-31"),
        # from one to another
        ("between 3 March 2022 and 5 April 2022", "2022-03-03", "2022-04-05"),
        ("from 3 March 2022 to 5 April 2022", "2022-03-03", "2022-04-05"),
        ("from 2020 to 2022", "2020-01-01", "2022-12-31"),
        ("from 3 to 5 May 2021", "2021-05-03", "2021-05-05"),
        ("from March to May 2022", "2022-03-01", "2022-05-31"),
        ("between March and May 2022", "2022-03-01", "2022-05-31"),
        ("by the end of 2021", OPEN, "2021-12-31"),
    ],
)
def test_a_span_of_time(text: str, since: str | None, until: str | None) -> None:
    [period] = find_periods(text)
    assert (period.since, period.until) == (day(since), day(until))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "What did Wang Yi say about Hong Kong?",
        "May he say so?",
        "Did they march to the border?",
        "Did the Prime Minister May speak?",
        "in April",
        "F-16 and S-400",
        "resolution 2758",
        "2021-13-45",
        "on 31 February 2022",
        "about the 2015 agreement",
        "about Agenda 2030",
    ],
)
def test_what_names_no_span_of_time_bounds_nothing(text: str) -> None:
    assert find_periods(text) == []


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("And in April?", "2021-04-01", "2021-04-30"),
        ("On 5 April?", "2021-04-05", "2021-04-05"),
        ("since May", "2021-05-01", OPEN),
    ],
)
def test_a_year_that_is_left_out_is_taken_from_what_was_asked_before(text: str, since: str, until: str | None) -> None:
    [period] = find_periods(text, 2021)
    assert (period.since, period.until) == (day(since), day(until))


def test_several_spans_are_found_in_order_each_where_it_stands() -> None:
    text = "Did he say so in May 2021 or on 3 June 2022?"
    assert [text[period.start : period.end] for period in find_periods(text)] == ["in May 2021", "on 3 June 2022"]


PIECES = st.sampled_from(
    "in on since until before after from to between and the last ten first days of end half May "
    "march Mar. Feb 31 30 29 "
    "1 12th 99 2021 2022 1999 0000 9999 2021-22 2022-21 Q4 quarter fourth summer winter 2021-02-30 3/4/2021 , . "
    "- – ?".split()
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map(" ".join))


@given(TEXTS, st.none() | st.integers(1, 9999))
def test_any_text_has_spans_that_lie_inside_it_and_begin_no_later_than_they_end(text: str, year: int | None) -> None:
    for period in find_periods(text, year):
        assert 0 <= period.start < period.end <= len(text)
        assert period.since is not None or period.until is not None
        if period.since and period.until:
            assert period.since <= period.until
