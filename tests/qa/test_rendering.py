"""Answers as Markdown that shows every document's text as itself, and as plain values."""

import html
import json
import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qa.extractive import compose
from qa.rendering import answer_to_dict, answer_to_markdown, citation_to_dict, escape_markdown
from qa.types import Answer, Check, Citation, Evidence, Name, Question
from tests.qa.evidence import HITS, QUESTION, TLEUBERDI, readout
from vectorstore.types import Hit

HOSTILE = st.one_of(
    st.text(max_size=120),
    st.lists(
        st.sampled_from(
            "<script> </script> <img src=x onerror=alert(1)> & &lt; [x](javascript:a) ![x](http://a) http://a.b "
            "www.a.b mailto:a@b https:// # ## - + * 1. 2) > ``` ` ** __ ~~ | --- === $x$ \\( \\[ [1] [^1] {{a}} "
            "{% a %} \\ \n \t a".split(" ")
        ),
        max_size=25,
    ).map(" ".join),
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def shown(markdown: str) -> str:
    """What a reader of the escaped text sees: backslash escapes and entities undone (CommonMark 2.4 and 2.5)."""
    parts = re.split(r"(\\[!-/:-@\[-`{-~])", markdown)
    return "".join(part[1] if _ESCAPED.fullmatch(part) else html.unescape(part) for part in parts)


def live(markdown: str) -> str:
    """The text with a letter for whatever is escaped: what else is in it may be markup."""
    return re.sub(r"&(?:lt|gt|amp);", "x", _ESCAPED.sub("x", markdown))


@given(HOSTILE)
@example("a\\")
@example("&amp;lt;")
def test_escaped_text_shows_as_itself(text: str) -> None:
    assert shown(escape_markdown(text)) == text


@given(HOSTILE)
@example("www.a.b")
@example("HTTPS://a")
def test_escaped_text_has_no_live_markup(text: str) -> None:
    left = live(escape_markdown(text))
    assert not set("<>`*_[]{}#|~!$\\") & set(left)
    assert not re.search(r"(?i)(?:https?|ftp|mailto):|www\.", left)
    for line in left.splitlines():
        assert not re.match(r"\s*(?:[-+]|\d{1,9}[.)])(?:\s|$)|\s*=", line)


@pytest.mark.parametrize(
    "text",
    [
        "Ministers met in Graz.",
        "Trade grew by 3.5 percent, to 12 (twelve) million.",
        "Çavuşoğlu’s “never”",
        "co-operation",
    ],
)
def test_plain_prose_stays_as_it_is(text: str) -> None:
    assert escape_markdown(text) == text


def evil(text: str) -> Answer:
    told = readout("Talk", None, None, (), (text, "said", (text,)))
    hit = Hit(replace(told, title=text, issuer=text, url=text), 0, 1.0)
    return compose(QUESTION, Evidence(hits=(hit,), related=(hit,)))


@given(HOSTILE.filter(str.strip))
@example("x\n<script>alert(1)</script>")
@example("a\n# b\n- c\n1. d")
def test_no_piece_of_a_document_is_live_in_the_answer_as_markdown(text: str) -> None:
    left = live(answer_to_markdown(evil(text)))
    assert not set("<>`_{}#|~!$\\") & set(left)
    assert re.sub(r"\[\d+\]", "", left).count("[") == 0
    assert "](" not in left
    assert not re.search(r"(?i)(?:https?|ftp|mailto):|www\.", left)
    assert left.count("**") == 4, "the two headings and nothing else"


def test_a_document_cannot_forge_a_mark_or_a_link() -> None:
    markdown = answer_to_markdown(evil("He agreed [1](http://evil.example/)."))
    assert "](" not in live(markdown)
    assert markdown.split("**Sources**")[0].count("[1]") == 1


def test_a_source_is_one_line_whatever_its_title_holds() -> None:
    sources = answer_to_markdown(evil("one\n\n## two\n\nthree")).split("**Sources**")[1].split("**Also said**")[0]
    assert len([line for line in sources.splitlines() if line.strip()]) == 1


def test_the_answer_comes_first_then_its_numbered_sources_then_what_else_was_said() -> None:
    answer = compose(QUESTION, Evidence(hits=(HITS[0],), related=(HITS[2],)))
    prose, sources, others = re.split(r"\*\*(?:Sources|Also said)\*\*", answer_to_markdown(answer))
    assert "[1]" in prose
    assert sources.strip().startswith("1. Mukhtar Tleuberdi, ")
    assert "2021-01-21" in sources
    assert others.strip().startswith("2. Wang Yi, ")


def test_only_the_answers_own_numbers_are_marks() -> None:
    answer = replace(compose(QUESTION, Evidence(hits=(HITS[0],))), text="He said so [1], see [7].")
    assert answer_to_markdown(answer).startswith("He said so [1], see \\[7\\].")


def test_an_answer_as_plain_values_survives_json() -> None:
    question = Question(
        "?", speakers=(Name("T", (TLEUBERDI,)),), unknown=("X",), ambiguous=(("B", ("A B", "C B")),), topic="fish"
    )
    answer = replace(
        compose(question, Evidence(hits=HITS[:2], related=HITS[2:3])),
        check=Check(3, (("gone", "why"),), "fell back"),
        usage={"input_tokens": 3},
    )
    values = answer_to_dict(answer)
    assert json.loads(json.dumps(values)) == values
    assert values["answered"] is True
    assert [citation["number"] for citation in values["citations"]] == [1, 2]
    assert values["question"]["speakers"] == [TLEUBERDI]
    assert values["question"]["ambiguous"] == [{"mention": "B", "names": ["A B", "C B"]}]
    assert values["check"] == {"kept": 3, "removed": [{"sentence": "gone", "why": "why"}], "fallback": "fell back"}


def test_an_answer_without_question_check_and_usage_has_none_of_them() -> None:
    values = answer_to_dict(Answer("Not answered: x.", False, "x"))
    assert (values["question"], values["check"], values["usage"], values["citations"]) == (None, None, None, [])


@pytest.mark.parametrize("hit", HITS, ids=lambda hit: hit.quote[:20])
def test_a_citation_as_plain_values_finds_its_sentence_again(hit: Hit) -> None:
    values = citation_to_dict(Citation.of(4, hit))
    assert hit.readout.text[values["start"] : values["end"]] == values["quote"] == hit.quote
    assert (values["number"], values["mode"], tuple(values["speakers"])) == (
        4,
        hit.statement.mode,
        hit.statement.speakers,
    )
    assert values["readout"]["id"] == hit.readout.id
    assert (values["speaker"] is None) == (hit.statement.mode == "narrated")
