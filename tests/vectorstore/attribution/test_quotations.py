"""Direct quotations: where they stand, and the text around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.attribution.quotations import blanked, quotations

TEXTS = st.text(st.sampled_from("ab .\n“”«»\"'"), max_size=80)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “never” and “always”.", ["“never”", "“always”"]),
        ('He said "never" twice.', ['"never"']),
        ("Il a dit «jamais».", ["«jamais»"]),
        ("“It is closed. It will open,” he said.", ["“It is closed. It will open,”"]),
        ("It’s the minister's own ’90s car.", []),
        ("He said “never", []),
        ("“One paragraph\nand another”", []),
        ("“”", []),
        ("", []),
    ],
)
def test_quoted_stretches_are_found_with_their_marks(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text)] == quoted


def test_a_blanked_text_keeps_its_marks_and_its_length() -> None:
    text = "He said “Brandt said no” twice."
    assert blanked(text, 0, len(text), quotations(text)) == "He said “              ” twice."


@given(TEXTS)
def test_quotations_are_in_order_and_never_overlap_or_cross_a_line(text: str) -> None:
    end = 0
    for start, stop in quotations(text):
        assert end <= start < stop <= len(text)
        assert "\n" not in text[start:stop]
        end = stop


@given(TEXTS, st.data())
def test_blanking_changes_only_what_is_quoted(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quoted = quotations(text)
    inside = {place for first, last in quoted for place in range(first + 1, last - 1)}
    expected = "".join(" " if place in inside else text[place] for place in range(start, end))
    assert blanked(text, start, end, quoted) == expected
