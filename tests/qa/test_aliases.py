"""The library's file of people: what its lines mean, what is refused and how, and when a change is noticed."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.aliases import LARGEST, SYNTAX, Correction, parse, read_corrections, signature
from vectorstore.errors import PeopleError
from vectorstore.language import fold


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("\n  \n# only a comment\n", ()),
        ("Mohammed bin Salman = MBS", (Correction(1, ("Mohammed bin Salman", "MBS"), True),)),
        ("Rosa Lind = R. Lind; Lind's;  # ours\r\n", (Correction(1, ("Rosa Lind", "R. Lind", "Lind's"), True),)),
        ("# two\nJane Smith != John Smith", (Correction(2, ("Jane Smith", "John Smith"), False),)),
        ("  Rosa \t Lind=Lind  ", (Correction(1, ("Rosa Lind", "Lind"), True),)),
        ("Çavuşoğlu = 王毅", (Correction(1, ("Çavuşoğlu", "王毅"), True),)),
        # a second line about one person
        ("A B = C\na b = D", (Correction(1, ("A B", "C"), True), Correction(2, ("a b", "D"), True))),
        ("A = B\nA != C", (Correction(1, ("A", "B"), True), Correction(2, ("A", "C"), False))),
    ],
)  # fmt: skip
def test_lines_are_read(text: str, expected: tuple[Correction, ...]) -> None:
    assert parse(text) == expected


def test_the_examples_that_are_shown_can_be_read() -> None:
    assert [one.same for one in parse("\n".join(SYNTAX))] == [True, False]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Rosa Lind", "line 1: 'Rosa Lind' is neither “"),
        ("\n\nRosa = Lind = Hale", "line 3: 'Rosa = Lind = Hale' is neither “"),
        ("Rosa != Lind != Hale", "line 1: 'Rosa != Lind != Hale' is neither “"),
        ("Rosa == Lind", "line 1: 'Rosa == Lind' is neither “"),
        ("= Lind", "line 1: '= Lind' lacks a name: write one on either side"),
        ("Rosa =", "line 1: 'Rosa =' lacks a name"),
        ("Rosa = # Lind", "line 1: 'Rosa =' lacks a name"),
        ("Rosa = Lind;; Hale", "line 1: 'Rosa = Lind;; Hale' lacks a name"),
        ("Rosa !=", "line 1: 'Rosa !=' lacks a name"),
        ("Rosa != Lind; Hale", "line 1: 'Rosa != Lind; Hale' has a semicolon in a name: give each pair of people"),
        ("Rosa; Lind = Hale", "line 1: 'Rosa; Lind = Hale' has a semicolon in a name"),
        ("Rosa != ROSA", "line 1: 'Rosa != ROSA' tells a name from itself"),
        ("Rosa = ...", "line 1: 'Rosa = ...' has '...' for a name: a name has letters"),
        ("Rosa = <b>Lind</b>", "line 1: 'Rosa = <b>Lind</b>' has '<' in it: write names as the readouts do"),
        ("Rosa = ../../etc", "line 1: 'Rosa = ../../etc' has '/' in it"),
        ("Rosa = {name}", "line 1: 'Rosa = {name}' has '{' in it"),
        ("Rosa = \x1b[31mLind", r"line 1: 'Rosa = \x1b[31mLind' has '\x1b' in it"),
        ("Rosa = Li\u202end", r"line 1: 'Rosa = Li\u202end' has '\u202e' in it"),
        ("Rosa = " + "l" * 201, "line 1: 'Rosa = " + "l" * 53 + "…' has a name of more than 200 characters"),
        ("A = B\nC = b", "line 2: 'b' is said to be 'A' in line 1, and 'C' here: remove one of the two"),
        ("A = B\nB = C", "line 2: 'B' is said to be 'A' in line 1, and 'B' here: remove one of the two"),
        ("A = B; C\n\nb != c", "line 3: 'b' and 'c' are two people here, and one in line 1: remove one"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line_and_the_remedy(text: str, message: str) -> None:
    with pytest.raises(PeopleError) as error:
        parse(text)
    assert str(error.value).startswith(message)
    assert "\n" not in str(error.value)


@given(
    st.text(max_size=80) | st.lists(st.sampled_from("A b é = != ; # \n < ' .".split(" ")), max_size=25).map(" ".join)
)
def test_any_text_is_read_or_refused_with_its_line(text: str) -> None:
    try:
        found = parse(text)
    except PeopleError as error:
        assert str(error).startswith("line ")  # noqa: PT017  either is right
        return
    assert [one.line for one in found] == sorted({one.line for one in found})
    for one in found:
        assert len(one.names) > 1 if one.same else len(one.names) == 2
        assert all(name == " ".join(name.split()) and fold(name) for name in one.names)


PLAIN = st.text("abcdeé'.- ", min_size=1, max_size=12).map(lambda text: " ".join(text.split())).filter(
    lambda name: any(c.isalnum() for c in name)
)  # fmt: skip


@given(st.lists(PLAIN, min_size=2, max_size=5, unique_by=fold))
def test_what_is_written_is_what_is_read(names: list[str]) -> None:
    assert parse(f"{names[0]} = {'; '.join(names[1:])}") == (Correction(1, tuple(names), True),)
    assert parse(f"{names[0]} != {names[1]}") == (Correction(1, tuple(names[:2]), False),)


# The file


def test_no_file_says_nothing(tmp_path: Path) -> None:
    assert (read_corrections(tmp_path / "people.txt"), signature(tmp_path / "people.txt")) == ((), None)


def test_a_file_with_a_mark_of_its_encoding_is_read(tmp_path: Path) -> None:
    (tmp_path / "people.txt").write_bytes("\ufeffRosa Lind = Lind\r\n".encode())
    assert read_corrections(tmp_path / "people.txt") == (Correction(1, ("Rosa Lind", "Lind"), True),)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"Rosa = Lind\nJos\xe9 = Pepe", ", line 2: this is no UTF-8: save the file as UTF-8"),
        (b"Rosa = Lind\nHale", ", line 2: 'Hale' is neither “"),
        (b"#" * (LARGEST + 1), " has more than 262,144 bytes: keep only lines about people of the library in it"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(tmp_path: Path, content: bytes, message: str) -> None:
    file = tmp_path / "people.txt"
    file.write_bytes(content)
    with pytest.raises(PeopleError) as error:
        read_corrections(file)
    assert str(error.value).startswith(f"{file}{message}")


def test_a_folder_in_its_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "people.txt").mkdir()
    with pytest.raises(PeopleError, match="is no file: put a text file in its place, or remove it"):
        read_corrections(tmp_path / "people.txt")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is closed to this user")
def test_a_file_that_is_closed_to_its_reader_is_refused(tmp_path: Path) -> None:
    (tmp_path / "people.txt").touch(mode=0)
    with pytest.raises(PeopleError, match="cannot be read: Permission denied"):
        read_corrections(tmp_path / "people.txt")


def test_a_change_of_the_file_changes_its_signature(tmp_path: Path) -> None:
    file = tmp_path / "people.txt"
    file.write_text("Rosa Lind = Lind", "utf-8")
    before = signature(file)
    assert signature(file) == before
    file.write_text("Rosa Lind = R. Lind", "utf-8")
    assert signature(file) != before
