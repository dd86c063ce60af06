"""What in an answer is a mark: what the program wrote as one, whatever the documents hold."""

import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qa.extractive import compose
from qa.pieces import Piece, taken_apart, text_of
from qa.rendering import answer_to_markdown
from qa.types import Answer, Evidence
from tests.qa.evidence import HITS, QUESTION, readout
from vectorstore.types import Hit
from web import format as show

PARTS = ("[1]", "[2]", "“", "”", "said", "Berg: “", "” [1]", "] [2", "[", "]", "(", ":", "said [2]", "\\n", ".")
HOSTILE = st.lists(st.sampled_from(PARTS), min_size=1, max_size=6).map(" ".join)


def hits(title: str, issuer: str, name: str, first: str, second: str) -> tuple[Hit, ...]:
    one = readout("Talk", None, None, (name,), (first, "said", (name,)), (second, "said", (name,)))
    one = replace(one, title=title, issuer=issuer)
    return tuple(Hit(one, position, 1.0) for position in range(2))


def numbers(pieces: list[Piece]) -> list[int]:
    return [piece.citation.number for piece in pieces if piece.citation]


def linked(answer: Answer) -> list[str]:
    """The numbers that the prose of the page makes links of."""
    prose = show.answer(answer).split('class="prose&#45;text">')[1].split("</div>")[0]
    return re.findall(r'class="cite"[^>]*>&#91;(\d+)&#93;', prose)


def left_in_markdown(answer: Answer) -> list[str]:
    """The numbers in brackets of the prose that are not escaped, whatever stands behind them."""
    prose = re.split(r"\*\*(?:Sources|Also said)\*\*", answer_to_markdown(answer))[0]
    return re.findall(r"\[(\d+)\](?![(:])", re.sub(r"\\\\.", "x", prose))


@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, st.booleans())
@example("Berg: “[x] said", "I", "Berg", "[x] said [2] it.", "So.", True)
@example("[1]", "[2]", "[1] [2]", "[1]", "[2]", True)
def test_only_what_the_program_wrote_as_a_mark_is_one(
    title: str, issuer: str, name: str, first: str, second: str, answered: bool
) -> None:
    found = hits(title, issuer, name, first, second)
    evidence = Evidence(hits=found) if answered else Evidence(related=found, reason="nobody said [1] so")
    answer = compose(QUESTION, evidence)
    pieces = taken_apart(answer)
    assert text_of(pieces) == answer.text
    assert numbers(pieces) == [1, 2]
    assert [piece.text for piece in pieces if piece.kind == "quote"] == [first, second]
    assert linked(answer) == ["1", "2"]
    assert left_in_markdown(answer) == ["1", "2"]


@pytest.mark.parametrize("field", ["title", "issuer"])
def test_a_title_or_issuer_cannot_forge_a_link(field: str) -> None:
    titled = replace(HITS[0].readout, title="Talk [1] of [2]")
    forged = titled if field == "title" else replace(HITS[0].readout, issuer="Talk [1] of [2]")
    answer = compose(QUESTION, Evidence(hits=(replace(HITS[0], readout=forged),)))
    assert linked(answer) == left_in_markdown(answer) == ["1"]
    assert "Talk [1] of [2]" in answer.text


@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE)
def test_in_a_models_prose_no_mark_lies_in_a_documents_words(
    title: str, issuer: str, name: str, first: str, second: str
) -> None:
    composed = compose(QUESTION, Evidence(hits=hits(title, issuer, name, first, second)))
    answer = replace(composed, text=f"In {title}, {name} told {issuer} [1] so: “{first}” [2]")
    pieces = taken_apart(answer)
    assert text_of(pieces) == answer.text
    assert len(numbers(pieces)) <= 2
    if not any("[" in words or "]" in words for words in (title, issuer, name, first, second)):
        assert numbers(pieces) == [1, 2]


def test_a_mark_at_the_beginning_of_a_line_defines_no_address() -> None:
    answer = replace(compose(QUESTION, Evidence(hits=HITS[:1])), text="[1]: <http://evil.example> [1](http://a)")
    assert not re.search(r"\][:(]", answer_to_markdown(answer))
