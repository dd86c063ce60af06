"""The vector index: real Chroma, real files, real kills. Whatever happens, the answers are those of exact search."""

import logging
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.vectorstore.paper import write
from vectorstore import LibraryError, ReadoutStore
from vectorstore import index as index_module
from vectorstore import store as store_module
from vectorstore.embedding import Progress
from vectorstore.folder import Folder
from vectorstore.index import VectorIndex

pytestmark = pytest.mark.slow  # Chroma takes half a second to import, and kills take their time

DIMENSIONS = 24
STATEMENTS = 400


class ScatteredEmbedder:
    """Gives each text a direction of its own, the same every time."""

    name = "scattered"
    dimensions = DIMENSIONS

    def embed(self, texts: Sequence[str], progress: Progress | None = None) -> NDArray[np.float32]:
        seeds = [np.frombuffer(text.encode().ljust(4, b"\0"), dtype=np.uint8) for text in texts]
        rows = [np.random.default_rng(seed).normal(size=DIMENSIONS) for seed in seeds]
        vectors = np.array(rows, dtype=np.float32).reshape(len(texts), DIMENSIONS)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors


def vectors(count: int, dimensions: int = DIMENSIONS) -> NDArray[np.float32]:
    rows = np.random.default_rng(7).normal(size=(count, dimensions)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return rows


def build(index: VectorIndex, rows: NDArray[np.float32], first_key: int = 0) -> None:
    keys = np.arange(len(rows), dtype=np.int64) + first_key
    index.build(lambda: iter([(keys, rows)]), len(rows), library="here", model="scattered", through=3)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path / "library")
    folder.prepare()
    return folder


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with a generation over all its statements."""
    folder = tmp_path_factory.mktemp("indexed")
    for number in range(STATEMENTS // 20):
        sentences = [f"Dovre said that lot {number * 20 + line} holds grain." for line in range(20)]
        write(folder / "files" / f"{number:03}.md", *sentences, title=f"Call {number}")
    with (
        pytest.MonkeyPatch.context() as patch,
        ReadoutStore.open(folder / "library", embedder=ScatteredEmbedder()) as s,
    ):
        patch.setattr(store_module, "NEWER_STATEMENTS", 100)
        s.add(folder / "files")
        assert s.check() == []
    assert (folder / "library" / "CURRENT").exists()
    return folder


@pytest.fixture
def library(indexed: Path, tmp_path: Path) -> Path:
    shutil.copytree(indexed, tmp_path / "copy")
    return tmp_path / "copy" / "library"


def open_store(library: Path) -> ReadoutStore:
    return ReadoutStore.open(library, embedder=ScatteredEmbedder())


def nearest(library: Path, text: str = "Dovre said that lot 7 holds grain.") -> list[tuple[str, float]]:
    with open_store(library) as store:
        return [(hit.quote, round(hit.score, 3)) for hit in store.nearest(text, limit=10)]


def exact(library: Path, text: str = "Dovre said that lot 7 holds grain.") -> list[tuple[str, float]]:
    """The same by a way that never asks the index."""
    with open_store(library) as store:
        hits = sorted(store.statements(like=text), key=lambda hit: -hit.score)[:10]
        return [(hit.quote, round(hit.score, 3)) for hit in hits]


# Generations


def test_a_generation_finds_what_is_nearest(folder: Folder) -> None:
    rows = vectors(1_000)
    index = VectorIndex(folder)
    build(index, rows, first_key=5_000)
    generation = index.current("here", "scattered")
    assert generation is not None
    for row in rows[::100]:
        assert generation.nearest(row, 10).tolist() == (np.argsort(-(rows @ row))[:10] + 5_000).tolist()
    assert index.problems() == []


def test_more_may_be_asked_for_than_there_is(folder: Folder) -> None:
    index = VectorIndex(folder)
    build(index, vectors(700))
    generation = index.current("here", "scattered")
    assert generation is not None
    assert len(generation.nearest(vectors(1)[0], 5_000)) == 700


def test_long_vectors_are_kept_by_their_main_directions(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "COMPONENTS", 16)
    rows = vectors(500, dimensions=16) @ np.linalg.qr(vectors(40, dimensions=40))[0][:16]
    index = VectorIndex(folder)
    build(index, rows.astype(np.float32))
    generation = index.current("here", "scattered")
    assert generation is not None
    assert generation.nearest(rows[3], 10).tolist() == np.argsort(-(rows @ rows[3]))[:10].tolist()


def test_a_new_generation_takes_the_place_of_the_old_one(folder: Folder) -> None:
    index = VectorIndex(folder)
    build(index, vectors(50))
    old = index.current("here", "scattered")
    build(index, vectors(80))
    new = index.current("here", "scattered")
    assert old is not None
    assert new is not None
    assert (old.manifest.count, new.manifest.count) == (50, 80)
    assert len(old.nearest(vectors(1)[0], 5)) == 5  # whoever still asks the old one is answered
    del old
    build(index, vectors(90))
    assert [entry.name for entry in folder.generations.iterdir()] != []
    assert not (folder.generations / "1").exists()


def test_an_open_generation_is_never_written_to(folder: Folder) -> None:
    index = VectorIndex(folder)
    build(index, vectors(300))
    before = {path: path.read_bytes() for path in folder.path.rglob("*") if path.is_file()}
    generation = index.current("here", "scattered")
    assert generation is not None
    generation.nearest(vectors(1)[0], 10)
    del generation
    index.close()
    assert {path: path.read_bytes() for path in folder.path.rglob("*") if path.is_file()} == before


def test_another_librarys_generation_is_not_used(folder: Folder, caplog: pytest.LogCaptureFixture) -> None:
    index = VectorIndex(folder)
    build(index, vectors(50))
    assert index.current("elsewhere", "scattered") is None
    assert index.current("elsewhere", "scattered") is None
    assert len(caplog.records) == 1


def test_a_generation_that_does_not_answer_rightly_is_not_put_to_use(folder: Folder) -> None:
    index = VectorIndex(folder)
    keys = np.arange(50, dtype=np.int64)
    with pytest.raises(LibraryError, match="holds 50 of 51"):
        index.build(lambda: iter([(keys, vectors(50))]), 51, library="here", model="scattered", through=3)
    assert index.manifest() is None
    assert list(folder.generations.iterdir()) == []


# In the store


def test_the_index_answers_as_exact_search_does(library: Path) -> None:
    assert nearest(library) == exact(library)


def test_a_small_library_has_no_index_and_does_not_import_chroma(tmp_path: Path) -> None:
    program = f"""
        import sys
        from pathlib import Path
        from tests.vectorstore.paper import PaperEmbedder, write
        from vectorstore import ReadoutStore
        folder = Path({str(tmp_path)!r})
        with ReadoutStore.open(folder / "library", embedder=PaperEmbedder()) as store:
            store.add(write(folder / "files" / "a.md", "Dovre said that grain will flow."))
            assert store.search("grain")
        assert "chromadb" not in sys.modules and "torch" not in sys.modules
        assert not (folder / "library" / "CURRENT").exists()
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(program)], check=True, cwd=Path(__file__).parents[2])


def test_what_is_newer_than_the_index_is_found_too(library: Path) -> None:
    text = "Solheim said that lot 9999 burns."
    with open_store(library) as store:
        store.add(write(library.parent / "files" / "new.md", text))
        assert store.nearest(text)[0].quote == text
    assert nearest(library, text) == exact(library, text)


def test_what_was_removed_is_not_found_any_more(library: Path) -> None:
    text = "Dovre said that lot 7 holds grain."
    with open_store(library) as store:
        store.remove(store.nearest(text)[0].readout.id)
        assert len(store.nearest(text, limit=500)) == STATEMENTS - 20
        assert text not in [hit.quote for hit in store.nearest(text)]
        assert store.check() == []
    assert nearest(library, text) == exact(library, text)


def test_a_rebuild_leaves_no_old_generation(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "NEWER_STATEMENTS", 100)
    with open_store(library) as store:
        store.rebuild()
        assert store.check() == []
        assert len(list((library / "generations").iterdir())) == 1
    assert nearest(library) == exact(library)


def test_a_database_from_a_backup_does_not_use_the_newer_index(library: Path, tmp_path: Path) -> None:
    young = tmp_path / "young"
    with open_store(young) as store:
        store.add(library.parent / "files" / "000.md")
    identity = open_store(library)._library
    with identity.snapshot() as view:
        name = view.meta("library")
    identity.close()
    with open_store(young) as store, store._folder.writing(), store._library.transaction() as transaction:
        transaction.remember("library", str(name))
    shutil.copy(young / "library.db", library / "library.db")
    assert nearest(library) == exact(library)
    with open_store(library) as store:
        store.add(library.parent / "files")
        assert len(store) == STATEMENTS // 20
    assert nearest(library) == exact(library)


def damages() -> list[tuple[str, str]]:
    files = ["CURRENT", "manifest.json", "basis.npy", "chroma.sqlite3", "data_level0.bin", "header.bin", "length.bin"]
    files += ["link_lists.bin", "index_metadata.pickle"]
    return [(file, damage) for file in files for damage in ("deleted", "cut", "garbled", "emptied")]


def harm(file: Path, damage: str) -> None:
    content = file.read_bytes()
    if damage == "deleted":
        file.unlink()
    elif damage == "cut":
        file.write_bytes(content[: len(content) // 2])
    elif damage == "emptied":
        file.write_bytes(b"")
    else:
        middle = len(content) // 2
        file.write_bytes(
            content[:middle] + bytes(255 - byte for byte in content[middle : middle + 16]) + content[middle + 16 :]
        )


@pytest.mark.parametrize(("name", "damage"), damages())
def test_damage_to_the_index_costs_a_warning_and_no_answer(
    library: Path, name: str, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    (file,) = [path for path in library.rglob(name) if path.is_file()]
    expected = exact(library)
    if file.stat().st_size == 0:
        pytest.skip("Chroma leaves this file empty in an index so small")
    harm(file, damage)
    with open_store(library) as store:
        for _ in range(3):
            hits = store.nearest("Dovre said that lot 7 holds grain.", limit=10)
            assert [(hit.quote, round(hit.score, 3)) for hit in hits] == expected
        assert any("readouts rebuild" in problem for problem in store.check())
    assert len([record for record in caplog.records if record.levelno >= logging.WARNING]) <= 1


def test_a_lost_index_is_made_again_by_the_next_adding(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "NEWER_STATEMENTS", 100)
    shutil.rmtree(library / "generations")
    with open_store(library) as store:
        store.add(library.parent / "files")
        assert store.check() == []
    assert nearest(library) == exact(library)


def test_a_read_only_library_uses_its_index(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = exact(library)
    monkeypatch.setattr(Folder, "writable", property(lambda _: False))
    with open_store(library) as store:
        hits = store.nearest("Dovre said that lot 7 holds grain.", limit=10)
        assert [(hit.quote, round(hit.score, 3)) for hit in hits] == expected
        assert store._index._generation is not None


BUILDER = """
    import sys
    from pathlib import Path
    from tests.vectorstore.test_index import open_store
    from vectorstore import store

    store.NEWER_STATEMENTS = 100
    with open_store(Path(sys.argv[1])) as opened:
        opened.add(Path(sys.argv[1]).parent / "files")
"""
ASKER = """
    import sys
    from pathlib import Path
    from tests.vectorstore.test_index import exact, nearest, open_store

    library = Path(sys.argv[1])
    assert nearest(library) == exact(library)
    with open_store(library) as store:
        # Between the last two steps the new index is whole, and nothing names it yet.
        assert all("CURRENT is missing" in problem for problem in store.check())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
@pytest.mark.parametrize("delay", [0.0, 0.05, 0.15, 0.3, 0.6, 0.9])
def test_a_kill_while_a_generation_is_made_costs_nothing(library: Path, delay: float) -> None:
    shutil.rmtree(library / "generations")
    (library / "CURRENT").unlink()
    builder = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(BUILDER), str(library)], cwd=Path(__file__).parents[2]
    )
    wait_for(lambda: (library / "generations").exists() or builder.poll() is not None)
    time.sleep(delay)
    builder.send_signal(signal.SIGKILL)
    builder.wait()
    for _ in range(3):
        asked = run(ASKER, library)
        assert asked.returncode == 0, asked.stderr
    run(BUILDER, library)
    assert nearest(library) == exact(library)
    with open_store(library) as store:
        assert store.check() == []
    assert len(list((library / "generations").iterdir())) == 1


def run(program: str, library: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", textwrap.dedent(program), str(library)]
    return subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)


def wait_for(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not condition() and time.monotonic() < until:
        time.sleep(0.005)
    assert condition()
