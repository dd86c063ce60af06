"""What in Markdown and at the head of files looks like markup or metadata and is text."""

from pathlib import Path

import pytest

from vectorstore.reading import read
from vectorstore.reading.participants import is_office, is_prose, names_in
from vectorstore.types import Document

BODY = "Foreign Minister Alpha spoke by telephone with Foreign Minister Beta of Testland. They discussed the border."


def read_as(folder: Path, name: str, content: str) -> Document:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return read(path)


@pytest.mark.parametrize(
    "line",
    [
        "[ALPHA]: Good morning to all of you.",
        "[^1]: The treaty was signed in Vienna.",
        "[BETA]: Yes.",
        "[1]: See below",
    ],
)
def test_a_label_in_brackets_is_no_definition_of_a_link(tmp_path: Path, line: str) -> None:
    document = read_as(tmp_path, "a.md", f"---\ntitle: A call\n---\n{BODY}\n\n{line}\n")
    assert document.text == f"{BODY}\n\n{line}"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a_(b)",
        "<https://example.org/a b>",
        "/a",
        "#a",
        "../a.html",
        "mailto:a@example.org",
        "a.org/b",
    ],
)
@pytest.mark.parametrize("title", ["", ' "A title"', " 'A title'", " (A title)"])
def test_the_definition_of_a_link_is_left_out(tmp_path: Path, address: str, title: str) -> None:
    document = read_as(tmp_path, "a.md", f"---\ntitle: A call\n---\n{BODY}\n\n[1]: {address}{title}\n")
    assert document.text == BODY


@pytest.mark.parametrize("front", [BODY, f"- {BODY}", "Just words", f'"A word," he said. {BODY}'])
def test_text_between_rules_is_no_front_matter(tmp_path: Path, front: str) -> None:
    content = f"---\n{front}\n---\n\nThe ministers agreed to speak again before the end of the year.\n"
    document = read_as(tmp_path, "a.md", content)
    assert front.removeprefix("- ") in f"{document.title}\n{document.text}"
    assert "The ministers agreed to speak again" in document.text


def test_only_tags_of_html_are_tags(tmp_path: Path) -> None:
    kept = "Where <b and c> hold, <Alpha> said, and <p and q> too, 3 <a few> words"
    markup = (
        '<b>bold</b>, <a href="https://example.org" hidden>linked</a>, <td nowrap>cell</td>, <font size=2>small</font>'
    )
    document = read_as(tmp_path, "a.md", f"---\ntitle: A call\n---\n{kept} and {markup}.\n")
    assert document.text == f"{kept} and bold, linked, cell, small."


@pytest.mark.parametrize("day", ["", "3 March 2021\n\n"])
def test_a_first_sentence_that_serves_for_the_title_stays_in_the_text(tmp_path: Path, day: str) -> None:
    sentence = "Foreign Minister Alpha spoke with his colleagues in the U.S."
    document = read_as(tmp_path, "a.txt", f"{sentence}\n\n{day}{BODY}\n")
    assert (document.title, document.text) == (sentence, f"{sentence}\n\n{BODY}")


@pytest.mark.parametrize(
    "title", ["Wang Yi Speaks with Foreign Minister Beta.", "The call of two ministers", "Why they met"]
)
def test_a_title_is_no_part_of_the_text(tmp_path: Path, title: str) -> None:
    document = read_as(tmp_path, "a.txt", f"{title}\n\n{BODY}\n")
    assert (document.title, document.text) == (title, BODY)


def test_a_sentence_about_the_participants_is_text(tmp_path: Path) -> None:
    line = "Participants: the two ministers were joined by their deputies and by several experts."
    document = read_as(tmp_path, "a.txt", f"A call\n\n{line}\n\n{BODY}\n")
    assert document.participants == ()
    assert document.text == f"{line}\n\n{BODY}"


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Prime Minister of Norway", ()),
        ("Rosa Lind, Prime Minister of Norway, Antony Blinken", ("Rosa Lind", "Antony Blinken")),
        ("President of Norway; Minister of Sweden", ("President of Norway", "Minister of Sweden")),
        ("Rosa Lind, Prime Minister of Norway; Wang Yi", ("Rosa Lind, Prime Minister of Norway", "Wang Yi")),
        ("Prime Minister Rosa Lind and Wang Yi", ("Prime Minister Rosa Lind and Wang Yi",)),
        ("Rosa Lind, and Wang Yi.", ("Rosa Lind", "Wang Yi")),
        ("Rosa Lind, who was joined by her deputies, Joe Alpha Jr.", ("Rosa Lind", "Joe Alpha Jr.")),
        (["rosa lind", "the Prime Minister of Norway"], ("rosa lind",)),
    ],
)  # fmt: skip
def test_an_office_is_a_participant_only_in_a_list_of_offices(value: object, names: tuple[str, ...]) -> None:
    assert names_in(value) == names


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("the Minister for Foreign Affairs of Japan", True),
        ("Norwegian Prime Minister", True),
        ("U.S. Secretary of State", True),
        ("President", True),
        ("Deputy Prime Minister and Foreign Minister of the Kyrgyz Republic", True),
        ("Minister of Education and Science", True),
        ("Secretary Rice", False),
        ("President of France Emmanuel Macron", False),
        ("Foreign Minister Alpha", False),
        ("Norway", False),
        ("Rosa Lind", False),
    ],
)
def test_an_office_without_a_name_is_told_from_one_with_a_name(text: str, office: bool) -> None:
    assert is_office(text) is office


def test_a_list_of_names_is_told_from_a_sentence() -> None:
    assert not is_prose("President Rosa Lind of Norway and the Prime Minister of Sweden; Muhammad bin Alpha al Beta")
    assert is_prose("The ministers of both countries met with their deputies in the capital.")
