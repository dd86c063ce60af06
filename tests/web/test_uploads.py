"""Files that are sent: kept inside the library, never overwriting each other, refused ones not kept."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from vectorstore.embedding import Progress
from vectorstore.errors import LibraryBusyError
from vectorstore.store import ReadoutStore
from vectorstore.types import AddReport
from web import uploads
from web.uploads import Outcome, receive


class CountingEmbedder:
    """Vectors that can be worked out on paper: how often each of four letters stands in the text, and one more."""

    name = "counting"
    dimensions = 5

    def embed(self, texts: Sequence[str], progress: Progress | None = None) -> NDArray[np.float32]:
        counts = np.array([[text.count(letter) for letter in "aeio"] + [1] for text in texts], dtype=np.float32)
        vectors: NDArray[np.float32] = counts / np.linalg.norm(counts, axis=1, keepdims=True)
        return vectors


@pytest.fixture
def store(tmp_path: Path) -> ReadoutStore:
    return ReadoutStore.open(tmp_path / "library", embedder=CountingEmbedder())


def call(stone: str) -> str:
    """A readout about a stone."""
    return (
        f"Foreign Minister Berg speaks with Foreign Minister Dini on {stone}\n2 March 2022\n\n"
        f"Foreign Minister Anna Berg spoke with Foreign Minister Carlo Dini. Berg said that {stone} matters to both.\n"
    )


def sent(folder: Path, name: str, content: str | bytes) -> Path:
    """A file as it arrives, each in a folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def test_a_file_is_added_from_its_copy_in_the_library(store: ReadoutStore, tmp_path: Path) -> None:
    kept = tmp_path / "library" / "uploads"
    file = sent(tmp_path / "in", "call.txt", call("granite"))
    assert list(receive(store, kept, [file])) == [Outcome("call.txt", "added")]
    file.unlink()
    (readout,) = store.readouts()
    assert readout.source == str(kept / "call.txt")
    assert Path(readout.source).read_text() == call("granite")


def test_the_same_file_again_is_known_and_kept_once(store: ReadoutStore, tmp_path: Path) -> None:
    kept = tmp_path / "library" / "uploads"
    for folder, kind in (("one", "added"), ("two", "known")):
        (outcome,) = receive(store, kept, [sent(tmp_path / folder, "call.txt", call("granite"))])
        assert outcome.kind == kind
    assert [file.name for file in kept.iterdir()] == ["call.txt"]


def test_another_file_of_the_same_name_does_not_replace_the_first(store: ReadoutStore, tmp_path: Path) -> None:
    kept = tmp_path / "library" / "uploads"
    for folder in ("granite", "marble", "basalt"):
        (outcome,) = receive(store, kept, [sent(tmp_path / folder, "call.txt", call(folder))])
        assert outcome == Outcome("call.txt", "added")
    assert len(store) == 3
    assert {file.name for file in kept.iterdir()} == {"call.txt", "call (2).txt", "call (3).txt"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("tool.exe", b"MZ\x00\x00"),
        ("empty.txt", b""),
        ("broken.pdf", b"%PDF-1.4 no more"),
        ("fake.docx", b"not a zip"),
        ("nothing", b"x"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_name_and_not_kept(
    store: ReadoutStore, tmp_path: Path, name: str, content: bytes
) -> None:
    kept = tmp_path / "library" / "uploads"
    (outcome,) = receive(store, kept, [sent(tmp_path / "in", name, content)])
    assert (outcome.name, outcome.kind) == (name, "refused")
    assert outcome.reason
    assert str(tmp_path) not in outcome.reason
    assert list(kept.iterdir()) == []
    assert len(store) == 0


def test_one_bad_file_does_not_keep_the_others_out(store: ReadoutStore, tmp_path: Path) -> None:
    files = [sent(tmp_path / "in", "bad.pdf", b"%PDF"), sent(tmp_path / "in", "good.txt", call("granite"))]
    assert [outcome.kind for outcome in receive(store, tmp_path / "library" / "uploads", files)] == ["refused", "added"]


def test_a_library_that_cannot_be_written_to_refuses_the_file_without_naming_its_place(
    store: ReadoutStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def busy(path: Path) -> AddReport:
        raise LibraryBusyError(f"another program is writing to {tmp_path}")

    monkeypatch.setattr(store, "add", busy)
    kept = tmp_path / "library" / "uploads"
    (outcome,) = receive(store, kept, [sent(tmp_path / "in", "call.txt", call("granite"))])
    assert (outcome.kind, outcome.reason) == ("refused", "the library cannot take it just now; send it again later")
    assert str(tmp_path) in caplog.text
    assert list(kept.iterdir()) == []


@pytest.mark.parametrize("error", [RuntimeError("a fault of ours"), KeyboardInterrupt()])
def test_no_copy_stays_when_adding_breaks_down(
    store: ReadoutStore,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    error: BaseException,
) -> None:
    def broken(path: Path) -> AddReport:
        raise error

    monkeypatch.setattr(store, "add", broken)
    kept = tmp_path / "library" / "uploads"
    incoming = receive(store, kept, [sent(tmp_path / "in", "call.txt", call("granite"))])
    if isinstance(error, Exception):
        (outcome,) = incoming
        assert outcome.kind == "refused"
        assert outcome.reason.startswith("unexpected error; please report it")
        assert "a fault of ours" in caplog.text
    else:
        with pytest.raises(KeyboardInterrupt):
            list(incoming)
    assert list(kept.iterdir()) == []


def test_names_in_wide_letters_are_shortened_to_what_a_file_system_takes(store: ReadoutStore, tmp_path: Path) -> None:
    name = "通" * 83 + ".txt"
    for folder in ("granite", "marble"):
        (outcome,) = receive(store, tmp_path / "uploads", [sent(tmp_path / folder, name, call(folder))])
        assert outcome == Outcome(name, "added")


def test_a_file_above_the_limit_is_refused(
    store: ReadoutStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "FILE_SIZE", 2**20)
    file = sent(tmp_path / "in", "large.txt", "a" * (2**20 + 1))
    (outcome,) = receive(store, tmp_path / "uploads", [file])
    assert outcome == Outcome("large.txt", "refused", "larger than 1 MB")


def test_more_files_than_the_limit_are_refused_one_by_one(
    store: ReadoutStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "FILES", 1)
    files = [sent(tmp_path / "in", f"{stone}.txt", call(stone)) for stone in ("granite", "marble")]
    first, second = receive(store, tmp_path / "uploads", files)
    assert first.kind == "added"
    assert (second.kind, second.reason) == ("refused", "more than 1 files at once; send the rest again")


@pytest.mark.parametrize(
    "name",
    [
        "..txt",
        "...",
        "-rf.txt",
        " .txt",
        "a\nb.txt",
        "a" * 250 + ".txt",
        "CON.txt",
        "naïve ünïcode.txt",
        "<b>.txt",
        "x.txt.exe.txt",
    ],
)
def test_any_name_stays_inside_the_folder(store: ReadoutStore, tmp_path: Path, name: str) -> None:
    kept = tmp_path / "library" / "uploads"
    file = sent(tmp_path / "in", name, call("granite"))
    (outcome,) = receive(store, kept, [file])
    assert outcome.name == name
    assert {found.parent for found in kept.rglob("*")} <= {kept}
    assert all(not found.name.startswith((".", "-")) for found in kept.rglob("*"))
