import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from vectorstore.errors import ReadoutError
from vectorstore.reading import given, kind_of, read, walk


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
    (inside / "self.txt").symlink_to("self.txt")
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


@pytest.mark.parametrize("path", ["", " ", 5, None, "a" * 300, "a\0b", "~nosuchuser/x", "nowhere"])
def test_what_is_no_path_of_anything_is_refused_by_name(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make(tmp_path, "a.txt")
    with pytest.raises(ReadoutError) as caught:
        given(path)
    assert (path if isinstance(path, str) and path.strip() else repr(path)) in caught.value.source


def test_the_folder_one_is_in_and_ones_home_can_be_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert given(".") == given("~") == tmp_path


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipes_and_devices_are_refused_without_being_opened(tmp_path: Path) -> None:
    make(tmp_path, "b.txt")
    os.mkfifo(tmp_path / "a.txt")
    assert [path.name for path in walk(tmp_path)] == ["b.txt"]
    for refuses in (kind_of, read):
        with pytest.raises(ReadoutError, match="it is a pipe or a device"):
            refuses(tmp_path / "a.txt")


def test_folders_may_lie_in_each_other_deeper_than_the_stack(tmp_path: Path) -> None:
    make(tmp_path, "z.txt")
    inner = tmp_path
    for _ in range(1_200):
        inner = inner / "d"
        inner.mkdir()
    make(inner, "a.txt")
    try:
        assert [path.name for path in walk(tmp_path)] == ["a.txt", "z.txt"]
    finally:  # what clears up after tests goes no deeper than the stack
        (inner / "a.txt").unlink()
        while inner != tmp_path:
            inner.rmdir()
            inner = inner.parent


def test_a_folder_that_cannot_be_listed_is_handed_over_and_the_others_are_walked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "a/1.txt", "b/2.txt")
    listed = Path.iterdir

    def closed(folder: Path) -> Iterator[Path]:  # permissions do not bind everybody
        if folder.name == "a":
            raise PermissionError(13, "Permission denied")
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", closed)
    refused: list[ReadoutError] = []
    assert [path.name for path in walk(tmp_path, refused.append)] == ["2.txt"]
    assert [(error.source, error.reason) for error in refused] == [
        (str(tmp_path / "a"), "the folder cannot be listed: Permission denied")
    ]
    with pytest.raises(ReadoutError, match="cannot be listed"):
        list(walk(tmp_path))


def test_the_source_is_absolute_however_the_path_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a.txt", "b/c.txt")
    monkeypatch.chdir(tmp_path)
    assert read("b/../a.txt").source == str(tmp_path / "a.txt")
    assert [str(path) for path in walk("b")] == [str(tmp_path / "b/c.txt")]
