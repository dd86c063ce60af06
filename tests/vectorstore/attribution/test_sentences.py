"""Where sentences and paragraphs begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.attribution.sentences import paragraphs, sentences

TEXTS = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(
            ["Mr. ", "U.S. ", "3.5 ", "“", ".” ", "A", "b", ". ", "! ", "…", "\n", "\r\n", "\u2029", "1. ", "p.m. "]
        )
    ).map("".join),
)


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Trade grew.", "Exports fell."],
        ["Will it hold?", "It will!", "We shall see…", "Indeed."],
        ["Mr. Novak met Mrs. Silva and Dr. Chen.", "They spoke."],
        ["H.E. Mr. Okello visited St. Lucia.", "He stayed."],
        ["President Joseph R. Hale called J. F. Brown.", "He listened."],
        ["The U.S. Senate met.", "The U.S. trade deficit fell."],
        ["He lives in the U.S.", "The house is old."],
        ["They met at 5:10 p.m. on Friday.", "It rained."],
        ["They met at 5:10 p.m.", "The minister smiled."],
        ["On Jan. 3 the port opened.", "On Sept. 14 it closed."],
        ["See No. 5 and Art. 12 of the treaty.", "Both apply."],
        ["Prices rose by 3.5 percent.", "Wages did not."],
        ["“It is closed.”", "He left."],
        ["“It is closed,” he said.", "He left."],
        ["“Will it open?” she asked.", "Nobody knew."],
        ["“It is closed. ", "It will open in May,” he said."],
        ["1. The ministers met.", "2. They discussed fish."],
        ["It ended (see below).", "Then it began."],
        ["The company Acme Ltd. built it.", "It stands."],
        ["Filip Jr. spoke.", "So did Filip Sr."],
        ["Zürich was cold.", "Ägypten war warm.", "Örebro too."],
        ["He said so.”", "She left."],
    ],
    ids=lambda parts: parts[0],
)
def test_sentences_are_told_apart(parts: list[str]) -> None:
    parts = [part.strip() for part in parts]
    assert split(" ".join(parts)) == parts


def test_a_line_feed_ends_a_sentence_with_or_without_a_stop() -> None:
    assert split("Readout of the call\nThe leaders met\n\n\n  They spoke.  ") == [
        "Readout of the call",
        "The leaders met",
        "They spoke.",
    ]


def test_a_sentence_that_ran_into_a_closing_quotation_mark_begins_behind_it() -> None:
    assert split("“It is closed.”The minister left.") == ["“It is closed.”", "The minister left."]


def test_a_part_of_a_text_is_split_with_offsets_of_the_whole() -> None:
    text = "One. Two. Three. Four."
    assert [text[a:b] for a, b in sentences(text, 5, 16)] == ["Two.", "Three."]


def test_paragraphs_are_the_lines_that_hold_something() -> None:
    text = "\n  One. Two. \n\n\t\nThree.\n"
    assert [text[a:b] for a, b in paragraphs(text)] == ["One. Two.", "Three."]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u00a0\n\t"])
def test_nothing_but_white_space_has_no_sentence(text: str) -> None:
    assert split(text) == []


@given(TEXTS)
def test_only_white_space_lies_between_sentences(text: str) -> None:
    end = 0
    for start, stop in sentences(text):
        assert end <= start < stop <= len(text)
        assert not text[end:start].strip()
        assert text[start:stop] == text[start:stop].strip()
        end = stop
    assert not text[end:].strip()


@given(TEXTS)
def test_no_sentence_reaches_over_a_line_feed(text: str) -> None:
    assert all("\n" not in text[start:end] for start, end in sentences(text))


@given(TEXTS)
def test_every_sentence_lies_in_one_paragraph(text: str) -> None:
    spans = list(paragraphs(text))
    assert all(sum(a <= start and end <= b for a, b in spans) == 1 for start, end in sentences(text))
