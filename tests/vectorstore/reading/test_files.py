from pathlib import Path

import pytest

from vectorstore.errors import ReadoutError
from vectorstore.reading import read, walk


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Words.")


def test_a_folder_is_walked_in_sorted_order(tmp_path: Path) -> None:
    make(tmp_path, "b/2.txt", "b/10.txt", "a/x.md", "c.html", "B.TXT", "a/y.docx", "a/z.pdf", "a/w.htm")
    assert [str(path.relative_to(tmp_path)) for path in walk(tmp_path)] == [
        "B.TXT", "a/w.htm", "a/x.md", "a/y.docx", "a/z.pdf", "b/10.txt", "b/2.txt", "c.html",
    ]  # fmt: skip


def test_hidden_files_and_unknown_endings_are_left_out(tmp_path: Path) -> None:
    make(tmp_path, ".git/a.txt", ".b.txt", "c.csv", "d", "~e.tmp", "f.txt")
    assert [path.name for path in walk(tmp_path)] == ["f.txt"]


def test_links_are_not_followed_out_of_the_folder(tmp_path: Path) -> None:
    make(tmp_path, "inside/a.txt", "outside/secret.txt")
    inside = tmp_path / "inside"
    (inside / "out.txt").symlink_to(tmp_path / "outside/secret.txt")
    (inside / "out").symlink_to(tmp_path / "outside")
    (inside / "loop").symlink_to(inside)
    (inside / "broken.txt").symlink_to(inside / "nothing.txt")
    (inside / "b.txt").symlink_to(inside / "a.txt")
    assert [path.name for path in walk(inside)] == ["a.txt", "b.txt"]


def test_a_single_file_is_itself(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    assert list(walk(tmp_path / "a.txt")) == [tmp_path / "a.txt"]


def test_a_path_with_nothing_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadoutError, match="there is no such file or folder"):
        list(walk(tmp_path / "none"))
    with pytest.raises(ReadoutError, match="there is no such file"):
        read(tmp_path / "none.txt")
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(ReadoutError, match="it is a folder"):
        read(tmp_path / "folder.txt")


def test_the_source_is_absolute_however_the_path_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a.txt", "b/c.txt")
    monkeypatch.chdir(tmp_path)
    assert read("b/../a.txt").source == str(tmp_path / "a.txt")
    assert [str(path) for path in walk("b")] == [str(tmp_path / "b/c.txt")]
