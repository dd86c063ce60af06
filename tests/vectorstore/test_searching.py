"""Ranking: the best of many, several rankings as one, the words worth looking up."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.searching import _best, fused, query_words


@given(st.lists(st.integers(-5, 5), max_size=60), st.integers(1, 70))
def test_the_best_are_those_that_sorting_puts_first(scores: list[int], limit: int) -> None:
    keys = np.arange(len(scores), dtype=np.int64)[::-1].copy()
    found = _best(keys, np.array(scores, dtype=np.float32), limit)
    expected = sorted(zip(keys.tolist(), map(float, scores), strict=True), key=lambda pair: (-pair[1], pair[0]))
    assert found == expected[:limit]


def test_reciprocal_ranks_add_up() -> None:
    ranked = fused([(1, 0.9), (2, 0.8)], [(2, 40.0), (3, 1.0)])
    assert [key for key, _ in ranked] == [2, 1, 3]
    assert dict(ranked) == {2: pytest.approx(1 / 62 + 1 / 61), 1: pytest.approx(1 / 61), 3: pytest.approx(1 / 62)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("What did he say about Hong Kong?", ["say", "hong", "kong"]),
        ("grain, grain and GRAIN", ["grain"]),
        ("the of and", ["the", "of", "and"]),
        ("group of 7", ["group", "7"]),
        ("", []),
        ('"*^():', []),
    ],
)
def test_words_worth_looking_up(text: str, words: list[str]) -> None:
    assert query_words(text) == words
