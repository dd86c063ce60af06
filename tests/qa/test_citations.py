"""Marks and sentences of a chat model's reply."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.citations import compose, number, parse_marks, split, without_marks
from tests.qa.replies import RIGHT


@pytest.mark.parametrize(
    ("text", "numbers", "outside"),
    [
        ("a [1].", [(1,)], []),
        ("a [1, 2].", [(1, 2)], []),
        ("a [1,2;3].", [(1, 2, 3)], []),
        ("a [1 and 2].", [(1, 2)], []),
        ("a [1][2].", [(1,), (2,)], []),
        ("a [1-3].", [(1, 2, 3)], []),
        ("a [1–3].", [(1, 2, 3)], []),
        ("a [1, 3-4].", [(1, 3, 4)], []),
        ("a [3-1].", [(3, 1)], []),
        ("a 【1】.", [(1,)], []),
        ("a 【2†source】.", [(2,)], []),
        ("a [^2].", [(2,)], []),
        ("a [ 2 ].", [(2,)], []),
        ("a [1, 1].", [(1,)], []),
        ("a [5].", [()], [5]),
        ("a [0].", [()], [0]),
        ("a [1, 9].", [(1,)], [9]),
        ("a [3-999999999].", [(3, 4)], [5]),
        ("a [999999999-1000000000].", [], []),
        ("```\na [1].\n```", [(1,)], []),
        ("no mark: (1), [a], [sic], 1].", [], []),
    ],
)
def test_marks_are_read_in_every_form_and_those_out_of_range_are_told_apart(
    text: str, numbers: list[tuple[int, ...]], outside: list[int]
) -> None:
    marks = parse_marks(text, available=4)
    assert [mark.numbers for mark in marks] == numbers
    assert [each for mark in marks for each in mark.outside] == outside


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("A b [1]. C d [2].", [("A b.", (1,)), ("C d.", (2,))]),
        ("A b. [1] C d. [2]", [("A b.", (1,)), ("C d.", (2,))]),
        ("A b.[1][2] C d.[2]", [("A b.", (1, 2)), ("C d.", (2,))]),
        ("A b! [1]\n\nC d? [2]", [("A b!", (1,)), ("C d?", (2,))]),
        ('He said "a b." [1] He left [2].', [('He said "a b."', (1,)), ("He left.", (2,))]),
        ('He said "a b. C d." [1] He left [2].', [('He said "a b. C d."', (1,)), ("He left.", (2,))]),
        ("He said «a b. C d.» [1] He left [2].", [("He said «a b. C d.»", (1,)), ("He left.", (2,))]),
        ("He said 「a b. C d.」 [1] He left [2].", [("He said 「a b. C d.」", (1,)), ("He left.", (2,))]),
        ('He said "a b. C d [1]. He left [2].', [('He said "a b.', ()), ("C d.", (1,)), ("He left.", (2,))]),
        ("The U.S. [1] and China met.", [("The U.S. and China met.", (1,))]),
        ("The U.S. Secretary met Mr. Wang [1].", [("The U.S. Secretary met Mr. Wang.", (1,))]),
        ("A b. C d [1].", [("A b.", ()), ("C d.", (1,))]),
        ("[1] A b.\n[2] C d.", [("A b.", (1,)), ("C d.", (2,))]),
        ("- A b [1]\n- C d [2]", [("A b", (1,)), ("C d", (2,))]),
        ("A b\nc d [1].", [("A b c d.", (1,))]),
        ("```text\nA b [1].\n```", [("A b.", (1,))]),
        ("**A** b [1].", [("A b.", (1,))]),
        ("A grew by 12.5 percent [1].", [("A grew by 12.5 percent.", (1,))]),
        ("", []),
        ("  \n ", []),
    ],
)  # fmt: skip
def test_a_mark_behind_the_full_stop_belongs_to_the_sentence_before(
    text: str, sentences: list[tuple[str, tuple[int, ...]]]
) -> None:
    found, _ = split(text, available=2)
    assert [(sentence.text, sentence.numbers) for sentence in found] == sentences


@pytest.mark.parametrize("opened", ['He "a. ', "He “a. ", 'He "a “b. C “d. '])
def test_quotations_that_never_close_are_split_in_linear_time(opened: str) -> None:
    def seconds(length: int) -> float:
        text, began = opened * (length // len(opened)), time.process_time()
        split(text, 8)
        return time.process_time() - began

    seconds(1_000)
    assert seconds(20_000) < 1.0


def test_a_quotation_open_for_ever_holds_back_no_more_than_its_longest_measure() -> None:
    text = "He said “a b. " + "C d [1]. " * 100
    found, _ = split(text, 2, final=False)
    assert len(found) > 50


def test_each_part_of_a_sentence_has_its_own_marks() -> None:
    (sentence,), _ = split("A said b [1], while C said d [2][3].", available=3)
    assert [(part.text.strip(), part.numbers) for part in sentence.segments] == [
        ("A said b", (1,)),
        (", while C said d", (2, 3)),
        (".", ()),
    ]


def test_citations_are_renumbered_from_one_in_the_order_of_first_use() -> None:
    sentences, _ = split("A b [7]. C d [3, 7]. E f.\n\nG h. [1]", available=8)
    numbering = number(sentences)
    assert numbering == {7: 1, 3: 2, 1: 3}
    assert compose(sentences, numbering) == "A b [1]. C d [2][1]. E f.\n\nG h. [3]"


def test_marks_in_a_text_can_be_taken_out() -> None:
    assert without_marks("A b [1], c【2】 d. [3]") == "A b, c d."


@given(st.text(alphabet='ab [](){}【】1234567890-–,.;:!?"“”*_`#\n†^AZ', max_size=200), st.integers(0, 5))
def test_any_text_splits_into_sentences_whose_numbers_are_in_range(text: str, available: int) -> None:
    sentences, reached = split(text, available)
    assert 0 <= reached <= len(text)
    assert all(1 <= cited <= available for sentence in sentences for cited in sentence.numbers)
    assert compose(sentences, number(sentences)) is not None


@given(st.sampled_from(sorted(RIGHT.values())), st.sampled_from(sorted(RIGHT.values())), st.data())
def test_a_reply_that_comes_in_pieces_has_the_same_sentences_as_the_whole(
    one: str, two: str, data: st.DataObject
) -> None:
    text = f"{one}\n\n{two}"
    whole = [(sentence.text, sentence.numbers) for sentence in split(text, 8)[0]]
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=12)))
    pieces, taken = [], 0
    for cut in [*cuts, len(text)]:
        final = cut == len(text)
        found, reached = split(text[taken:cut], 8, final=final)
        taken += reached
        pieces += [(sentence.text, sentence.numbers) for sentence in found]
        if final:
            break
    assert pieces == whole


@pytest.mark.parametrize(
    "text", ["See [[99]1] that. [2]", "See [[[99]99]1] that. [2]", f"{'[' * 999}{'9]' * 999} that. [2]"]
)
def test_a_mark_that_points_to_nothing_hides_no_other(text: str) -> None:
    (sentence,), _ = split(text, 2)
    shown = sentence.render({number: number for number in sentence.numbers})
    assert [int(number) for number in re.findall(r"\[(\d+)\]", shown)] == list(sentence.numbers)
