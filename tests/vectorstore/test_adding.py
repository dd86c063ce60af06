"""What a library holds after files were renamed, exchanged and removed."""

import itertools
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.vectorstore.paper import PaperEmbedder, write
from vectorstore import AddReport, ReadoutStore, adding
from vectorstore.types import Readout

GRAIN, BRIDGE, FISH = (
    "Dovre said that grain will flow again.",
    "Solheim said that the bridge stays closed.",
    "Solheim stressed that fish need a treaty.",
)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    for name, sentence in (("a", GRAIN), ("b", BRIDGE), ("c", FISH)):
        write(folder / f"{name}.md", sentence, title=f"Call {name}")
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ReadoutStore]:
    with ReadoutStore.open(tmp_path / "library", embedder=PaperEmbedder()) as store:
        yield store


def held(store: ReadoutStore) -> dict[str, str]:
    """The title of the readout that each file is a source of."""
    return {Path(source).name: readout.title for readout in store.readouts() for source in readout.sources}


@pytest.mark.parametrize("order", [order for order in itertools.permutations("abc") if order != tuple("abc")])
@pytest.mark.parametrize("batch", [1, 2, 256])
def test_files_may_change_places(
    store: ReadoutStore, files: Path, monkeypatch: pytest.MonkeyPatch, order: tuple[str, ...], batch: int
) -> None:
    monkeypatch.setattr(adding, "READOUTS_PER_BATCH", batch)
    store.add(files)
    contents = [(files / f"{name}.md").read_bytes() for name in order]
    for name, content in zip("abc", contents, strict=True):
        (files / f"{name}.md").write_bytes(content)
    assert store.add(files) == AddReport(unchanged=3)
    assert held(store) == {f"{name}.md": f"Call {was}" for name, was in zip("abc", order, strict=True)}
    assert store.check() == []


def test_a_file_that_is_written_over_by_another_takes_its_old_readout_along(store: ReadoutStore, files: Path) -> None:
    store.add(files)
    (files / "a.md").replace(files / "b.md")
    assert store.add(files) == AddReport(updated=1, unchanged=1)
    assert held(store) == {"a.md": "Call a", "b.md": "Call a", "c.md": "Call c"}


def test_places_are_changed_without_embedding_anything(tmp_path: Path, files: Path) -> None:
    embedder = PaperEmbedder()
    with ReadoutStore.open(tmp_path / "library", embedder=embedder) as store:
        store.add(files)
        embedder.texts.clear()
        first, second = (files / "a.md").read_bytes(), (files / "b.md").read_bytes()
        (files / "a.md").write_bytes(second)
        (files / "b.md").write_bytes(first)
        store.add(files)
        assert embedder.texts == []


# Five readouts, each in two files of other bytes, in two folders and under two endings.
CONTENTS = st.tuples(st.integers(0, 4), st.booleans())
PATHS = ("a.md", "b.md", "c.md", "d.markdown", "deep/a.md", "deep/e.markdown")
FOLDERS = st.dictionaries(st.sampled_from(PATHS), CONTENTS)
SENTENCES = (GRAIN, BRIDGE, FISH, "Dovre said that oil prices fell.", "Dovre said that steel is dear.")


def laid_out(folder: Path, contents: dict[str, tuple[int, bool]]) -> None:
    """Has the folder hold just these files."""
    for name in PATHS:
        (folder / name).unlink(missing_ok=True)
    for name, (number, longer) in contents.items():
        # The readouts have a sentence in common: its vector is taken over, whatever else of them goes.
        path = write(folder / name, SENTENCES[number], "Dovre said that visas are cheap.", title=f"Call {number}")
        path.write_bytes(path.read_bytes() + b"\n" * longer)


def without_sources(readout: Readout) -> tuple[object, ...]:
    return readout.id, readout.title, readout.date, readout.issuer, readout.text, readout.statements


def by_file(store: ReadoutStore) -> dict[str, tuple[object, ...]]:
    return {source: without_sources(readout) for readout in store.readouts() for source in readout.sources}


@settings(max_examples=60, deadline=None)
@given(stages=st.lists(FOLDERS, min_size=1, max_size=4), batch=st.sampled_from([1, 2, 256]))
def test_a_library_holds_what_a_new_one_made_of_the_same_folder_would(
    tmp_path_factory: pytest.TempPathFactory, stages: list[dict[str, tuple[int, bool]]], batch: int
) -> None:
    place = tmp_path_factory.mktemp("stages")
    files = place / "files"
    files.mkdir()
    gone: dict[str, tuple[object, ...]] = {}  # what a file held when it was last there: that stays until it is removed
    with (
        patch.object(adding, "READOUTS_PER_BATCH", batch),
        ReadoutStore.open(place / "library", embedder=PaperEmbedder()) as store,
    ):
        for number, contents in enumerate(stages):
            laid_out(files, contents)
            report = store.add(files)
            with ReadoutStore.open(place / f"new-{number}", embedder=PaperEmbedder()) as new:
                new.add(files)
                expected = gone | by_file(new)
            assert report.added + report.updated + report.unchanged == len(contents)
            assert by_file(store) == expected
            assert len(store) == len(set(expected.values()))
            assert store.check() == []
            assert store.add(files) == AddReport(unchanged=len(contents))
            gone = expected
