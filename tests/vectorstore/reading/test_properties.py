"""What holds for every text, however odd."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vectorstore.errors import ReadoutError
from vectorstore.reading.assemble import assemble
from vectorstore.reading.plain import read_markdown, read_text
from vectorstore.types import Document

PIECES = st.sampled_from(
    [
        "Minister Alpha met Beta.", "said", "\n", "\n\n", " ", "-", "- ", "* ", "**", "_", "[", "](", ")", "<b>",
        "<!--", "-->", "---\n", "title: x\n", "date: 2021-03-03\n", "3 March 2021", "1. ", "> ", "# ", "  \n", "\\",
        "&amp;", "\u00ad", "\u200b", "ALPHA: ", "Home > News", "Suggest To A Friend", "é", "…", "\x00", "\r\n", "\t",
        "“", "”", "participants: [a, b]\n",
    ]
)  # fmt: skip


def reads(content: str, markdown: bool) -> Document | None:
    try:
        draft = (read_markdown if markdown else read_text)(content.encode("utf-8", "surrogatepass"), "x")
        return assemble(draft, Path("/folder/x.md"))
    except ReadoutError:
        return None


@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=300), st.booleans())
@settings(deadline=None)
def test_any_text_is_read_as_clean_paragraphs_or_refused(content: str, markdown: bool) -> None:
    document = reads(content, markdown)
    if document is not None:
        assert document.title
        assert document.title == " ".join(document.title.split())
        paragraphs = document.text.split("\n\n")
        assert all(paragraph and paragraph == " ".join(paragraph.split()) for paragraph in paragraphs)


@given(st.lists(st.from_regex(r"[A-Z][a-z]{2,9}( [a-z]{1,9}){3,30}\.", fullmatch=True), min_size=1, max_size=6))
@settings(deadline=None)
def test_wrapping_a_text_loses_and_adds_no_word(paragraphs: list[str]) -> None:
    import textwrap

    wrapped = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in paragraphs)
    document = reads(f"Call of two ministers\nMarch 3, 2021\n\n{wrapped}\n", markdown=False)
    assert document is not None
    assert document.text.split() == " ".join(paragraphs).split()


@pytest.mark.parametrize(
    "content",
    [
        "_a" * 200_000, "**a" * 130_000, "***a*b" * 60_000,
        "[" * 50_000, "*a " * 30_000, "<!--" * 30_000, "ab-\n" * 30_000, "[a](" * 30_000, "[a](" + "(" * 50_000,
        "> " * 50_000, " > " * 30_000, "Aaa " * 30_000, "1 January " * 30_000, "A-" * 40 + "! x\n\nBody.",
        "Ministry " + "of ministers " * 9 + "!", "x\u00ad" * 50_000, "* * " * 30_000, "\n" * 100_000,
        "<a " * 50_000, "<a x=" * 30_000, "<a " + "x='y' " * 30_000, "[a]: " * 50_000, "[a]: a." + "b." * 50_000,
        " " * 100_000 + "x",
    ],
)  # fmt: skip
@pytest.mark.parametrize("markdown", [False, True])
def test_no_text_takes_long(content: str, markdown: bool) -> None:
    start = time.monotonic()
    reads(content, markdown)
    assert time.monotonic() - start < 5
