from datetime import date
from pathlib import Path

import pytest

from vectorstore.reading import read
from vectorstore.reading.datelines import date_line, opening_date, other_date_line
from vectorstore.types import Document

BODY = "Foreign Minister Alpha spoke by telephone with Foreign Minister Beta of Testland. They discussed the border."
DAY = date(2021, 3, 3)


def read_text(folder: Path, content: str) -> Document:
    path = folder / "a.txt"
    path.write_text(content, encoding="utf-8")
    return read(path)


@pytest.mark.parametrize(
    "sentence",
    [
        "On 3 March 2021 Minister Alpha visited the capital of Testland.",
        "On 3 March 2021, Minister Alpha received an updated draft of the treaty from Minister Beta.",
        "On 3 March 2021 the office of information issued a public statement.",
        "On 3 March 2021 the press office issued a statement.",
        "3 March 2021: the two ministers met, and the next round was prepared.",
    ],
)
def test_an_opening_sentence_with_a_word_of_other_dates_is_no_date_line(tmp_path: Path, sentence: str) -> None:
    assert date_line(sentence) is None
    document = read_text(tmp_path, f"Call of two ministers\n\n{sentence}\n\n{BODY}")
    assert document.text == f"{sentence}\n\n{BODY}"
    assert document.date == DAY


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published: 3 March 2021. Last updated: 9 April 2021", DAY),
        ("3 March 2021 (updated)", DAY),
        ("New York, 3 March 2021", DAY),
        ("New York 3 March 2021", DAY),
        ("Kyiv: 3 March 2021", DAY),
        ("Port Norlund, 3 March 2021", DAY),
        ("Washington, D.C. March 3, 2021", DAY),
        ("Deadline: 3 March 2021", None),
        ("Expiry: 3 March 2021", None),
        ("Born: 3 March 2021", None),
        ("Embargo: 3 March 2021", None),
        ("Signature: 3 March 2021", None),
        ("Minister Alpha: 3 March 2021", None),
        ("Convention 3 March 2021", None),
        ("Convention of 3 March 2021", None),
        ("Treaty, 3 March 2021", None),
    ],
)
def test_before_a_date_stands_a_place_or_a_label_of_publication(line: str, expected: date | None) -> None:
    assert date_line(line) == expected


@pytest.mark.parametrize("line", ["Deadline: 9 May 2021", "Embargo: 9 May 2021", "Born: 9 May 2021", "Act, 9 May 2021"])
@pytest.mark.parametrize("closing", [False, True])
def test_a_line_with_another_label_dates_no_document(tmp_path: Path, line: str, closing: bool) -> None:
    content = f"{BODY}\n\n{line}" if closing else f"{line}\n\n{BODY}"
    document = read_text(tmp_path, f"Call of two ministers\n\n{content}\n")
    assert document.date is None
    assert BODY in document.text


def test_a_line_that_says_another_date_is_no_title() -> None:
    assert other_date_line("Deadline for applications: 3 March 2021")
    assert not other_date_line("The deadline of 3 March 2021 was set in Vienna.")
    assert not other_date_line("Deadline")


@pytest.mark.parametrize(
    "opening",
    [
        "On 24 August 1991 Ukraine declared its independence from its neighbour.",
        "On 24 August 1991, the treaty was signed by both countries.",
        "24 August 1991 is the day on which the country became free.",
        "Following the 24 August 1991 summit of the two countries, the ministers met.",
        "Convention 24 August 1991 was discussed by the ministers who met.",
    ],
)
def test_a_day_of_history_in_the_first_sentence_is_not_the_day_of_the_event(opening: str) -> None:
    assert opening_date(opening) is None


def test_a_day_is_history_where_the_text_goes_on_to_one_that_is_years_later() -> None:
    opening = "On 24 August 1991, the first talks took place."
    assert opening_date(opening, [opening]) == date(1991, 8, 24)
    assert opening_date(opening, [opening, "The ministers met again on 3 March 2021."]) is None


@pytest.mark.parametrize(
    "opening",
    [
        "On 3 March 2021, the newly appointed Minister Alpha, accompanied by his deputies, met Minister Beta.",
        "On Wednesday, March 3, 2021, Minister Alpha arrived in Testland.",
        "3 March 2021 – The ministers of both countries agreed to go on with the talks.",
        "(Geneva) 3 March 2021. The ministers agreed.",
        "Geneva – 3 March 2021 – The ministers agreed.",
        "Geneva, 3 March 2021, Minister Alpha held talks with Minister Beta.",
    ],
)
def test_a_dateline_or_a_first_sentence_that_tells_of_the_event_dates_it(opening: str) -> None:
    assert opening_date(opening) == DAY
