"""The table of given names is well formed, and its rows say what they are meant to."""

import pytest

from vectorstore.language import fold
from vectorstore.tables.given_names import FORMS, forms


def test_names_are_folded_and_every_row_joins_some() -> None:
    assert all(len(row) > 1 for row in FORMS)
    assert all(name == fold(name) and name.isalpha() for row in FORMS for name in row)


def test_no_row_is_part_of_another() -> None:
    assert not [row for row in FORMS for other in FORMS if row < other]
    assert len(set(FORMS)) == len(FORMS)


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        ("joe", "joseph", True),
        ("tony", "antony", True),
        ("volodymyr", "vladimir", True),
        ("muhammad", "mohamed", True),
        ("alex", "alejandro", True),
        ("alexander", "alejandro", False),
        ("robert", "herbert", False),
        ("john", "jane", False),
        ("tleuberdi", "tleuberdi", False),
    ],
)
def test_forms_of_one_name_share_a_row(one: str, other: str, joined: bool) -> None:
    assert bool(forms(one) & forms(other)) is joined
