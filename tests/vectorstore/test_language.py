"""What searching, names and quotations compare by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.language import fold, normalise, stem, stems, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“nothing about us”", '"nothing about us"'),
        ("it’s", "it's"),
        ("pre–war", "pre-war"),
        ("a\u00a0b\n c", "a b c"),
        ("ﬁsh", "fish"),
        ("Straße", "STRASSE"),
        ("«oui»", '"oui"'),
        ("‹oui›", '"oui"'),
        ("「好」", '"好"'),
        ("『好』", '"好"'),
        ("｢好｣", '"好"'),
    ],
)
def test_typography_case_and_white_space_make_no_other_text(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Çavuşoğlu", "Cavusoglu"), ("not", "now"), ("can't", "cant"), ("5", "50"), ("co-operation", "cooperation")],
)
def test_a_quotation_with_other_letters_is_another_text(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Çavuşoğlu", "cavusoglu"),
        ("Mevlüt", "mevlut"),
        ("Søreide", "soreide"),
        ("Duda Łukasz", "duda lukasz"),
        ("İstanbul", "istanbul"),
        ("Bağış", "bagis"),
        ("Māori", "maori"),
        ("Nguyễn", "nguyen"),
        ("Əliyev", "aliyev"),
        ("Đorđe", "dorde"),
        ("GROSSE Straße", "grosse strasse"),
    ],
)
def test_names_fold_to_their_plain_letters(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("China’s readout", ["china", "readout"]),
        ("the ministers' talks", ["the", "ministers", "talks"]),
        ("Xi'an and Hawai'i", ["xi'an", "and", "hawai'i"]),
        ("S-400, 2 million", ["s", "400", "2", "million"]),
        ("", []),
        ("— … !", []),
    ],
)
def test_words_are_folded_and_lose_their_possessive(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    "related", ["deliver delivers delivered delivering", "sanction sanctions sanctioned", "negotiate negotiations"]
)
def test_forms_of_a_word_share_a_stem(related: str) -> None:
    assert len({stem(word) for word in related.split()}) == 1


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)).split() == fold(text).split()


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text())
def test_there_is_a_stem_for_each_word_and_none_is_empty(text: str) -> None:
    assert len(stems(text)) == len(words(text))
    assert all(words(text))
