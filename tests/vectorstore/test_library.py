"""What the database keeps, whatever happens to the process that writes to it."""

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.vectorstore.paper import PaperEmbedder, write
from vectorstore import Filter, LibraryError, ReadoutError, ReadoutStore
from vectorstore.folder import Folder
from vectorstore.library import Entry, Library, readout_of, refuse_unstorable, statement_key
from vectorstore.settings import default_library
from vectorstore.types import Readout, Statement

READOUT = Readout(
    id="a" * 32,
    title="A call",
    date=date(2024, 3, 5),
    issuer="Ministry of Norlund",
    participants=("Arlen Dovre", "Mira Solheim", "Mira Solheim"),
    text="Łódź 😀: grain.\nDovre “agreed” that fish swim.",
    statements=(
        Statement(0, 14),
        Statement(15, 44, ("Arlen Dovre", "Mira Solheim"), "joint", "agreed", "joint", 0.75, ("Öyvind", "Öyvind")),
    ),
    sources=("/files/a.md", "/files/b.md"),
    url="https://norlund.example/1",
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(Folder(tmp_path / "library"))
    yield library
    library.close()


def put(library: Library, readout: Readout) -> int:
    vectors = PaperEmbedder().embed([readout.quote(s) for s in readout.statements])
    with library.folder.writing(), library.transaction() as transaction:
        transaction.remember("dimensions", vectors.shape[1])
        key = transaction.put(Entry(readout, ("Mira Solheim",), vectors))
        for path in readout.sources:
            transaction.attach(path, b"digest", key)
    return key


def test_a_readout_comes_back_equal_in_every_field(library: Library) -> None:
    key = put(library, READOUT)
    with library.snapshot() as view:
        assert view.readouts([key]) == {key: READOUT}
        assert view.declared(key) == ("Mira Solheim",)


@pytest.mark.parametrize(
    "bare",
    [
        replace(READOUT, statements=(), participants=(), text=""),
        replace(READOUT, date=None, issuer=None, url=None),
    ],
)
def test_what_a_readout_does_not_have_stays_away(library: Library, bare: Readout) -> None:
    key = put(library, bare)
    with library.snapshot() as view:
        assert view.readouts([key]) == {key: bare}
        assert len(view.vectors(view.statement_keys())) == len(bare.statements)
    assert library.problems() == []


@pytest.mark.parametrize("text", ["a\0b", "a\ud800b"])
def test_text_that_a_database_cannot_hold_is_refused(text: str) -> None:
    with pytest.raises(ReadoutError, match=r"/files/a\.md: .*NUL"):
        refuse_unstorable(replace(READOUT, text=text))


@pytest.mark.parametrize(("readout", "position"), [(1, 0), (1, (1 << 20) - 1), (2, 0), (10**9, 12_345)])
def test_a_statements_key_says_where_it_stands(readout: int, position: int) -> None:
    assert readout_of(statement_key(readout, position)) == (readout, position)


def test_keys_are_not_used_again(library: Library) -> None:
    first = put(library, READOUT)
    with library.folder.writing(), library.transaction() as transaction:
        transaction.remove(first)
    assert put(library, READOUT) > first


def test_vectors_come_in_the_order_asked_for(library: Library) -> None:
    texts = "Grain here.\nFish there.\nOil too."
    statements = (Statement(0, 11), Statement(12, 23), Statement(24, 32))
    keys = [put(library, replace(READOUT, id=c * 32, text=texts, statements=statements)) for c in "bcd"]
    wanted = [
        statement_key(keys[2], 1),
        statement_key(keys[0], 2),
        statement_key(keys[2], 0),
        statement_key(keys[0], 2),
    ]
    with library.snapshot() as view:
        found = view.vectors(np.array(wanted))
    expected = PaperEmbedder().embed(["Fish there.", "Oil too.", "Grain here.", "Oil too."])
    assert found.dtype == np.float32
    assert np.allclose(found, expected, atol=1e-3)


def test_a_failed_transaction_leaves_nothing(library: Library) -> None:
    def fail() -> None:
        with library.folder.writing(), library.transaction() as transaction:
            transaction.put(Entry(READOUT, (), np.zeros((2, 3), dtype=np.float32)))
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        fail()
    with library.snapshot() as view:
        assert (view.readout_count(), view.changes()) == (0, 0)


def test_a_snapshot_does_not_move(library: Library) -> None:
    with library.snapshot() as view:
        assert view.readout_count() == 0
        put(library, READOUT)
        assert view.readout_count() == 0
    with library.snapshot() as view:
        assert view.readout_count() == 1


@pytest.mark.parametrize(
    "bounds",
    [
        Filter(speakers=("Arlen Dovre",)),
        Filter(issuers=("Ministry of Norlund",)),
        Filter(participants=("Mira Solheim", "Arlen Dovre")),
        Filter(since=date(2024, 1, 1), until=date(2025, 1, 1)),
    ],
)
def test_a_filter_is_answered_from_indexes(library: Library, bounds: Filter) -> None:
    for number in range(40):
        put(library, replace(READOUT, id=f"{number:032}", sources=(f"/files/{number}",)))
    with library.snapshot() as view, sqlite3.connect(library.folder.database) as plain:
        asked: list[str] = []
        view._connection.set_trace_callback(asked.append)
        view.readout_keys(bounds)
        view.statement_keys(bounds)
        view._connection.set_trace_callback(None)
        plans = [row[3] for sql in asked for row in plain.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert len(asked) == 2
    assert [plan for plan in plans if plan.startswith("SCAN") and "json_each" not in plan] == []


# Other folders, other versions, damage


def test_another_programs_database_is_no_library(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "library.db") as database:
        database.execute("CREATE TABLE mine (x)")
    with pytest.raises(LibraryError, match="another program"):
        Library.open(Folder(tmp_path))


def test_a_file_that_is_no_database_is_said_to_be_damaged_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "library.db").write_bytes(b"no database at all" * 100)
    with pytest.raises(LibraryError, match="damaged"):
        Library.open(Folder(tmp_path))
    assert (tmp_path / "library.db").read_bytes() == b"no database at all" * 100


@pytest.mark.parametrize(("version", "remedy"), [(99, "newer program"), (0, "older program")])
def test_another_version_is_refused_with_the_remedy(library: Library, version: int, remedy: str) -> None:
    library.close()
    with sqlite3.connect(library.folder.database) as database:
        database.execute(f"PRAGMA user_version = {version}")
    with pytest.raises(LibraryError, match=f"version {version}.*{remedy}"):
        Library.open(library.folder)


def test_an_interrupted_creation_is_taken_up_again(tmp_path: Path) -> None:
    (tmp_path / "library.db.making").write_bytes(b"half of it")
    (tmp_path / "library.lock").touch()
    library = Library.open(Folder(tmp_path))
    with library.snapshot() as view:
        assert view.readout_count() == 0
    assert not (tmp_path / "library.db.making").exists()
    library.close()


@pytest.mark.parametrize(
    ("remains", "what"),
    [
        ({"library.db": b""}, "is empty"),
        ({"library.db": b"", "library.lock": b"", "CURRENT": b"1 abc"}, "is empty"),
        ({"CURRENT": b"1 abc"}, "is missing"),
        ({"library.db-wal": b"pages"}, "is missing"),
    ],
)
def test_a_library_that_has_lost_its_database_is_not_made_anew(
    tmp_path: Path, remains: dict[str, bytes], what: str
) -> None:
    for name, content in remains.items():
        (tmp_path / name).write_bytes(content)
    with pytest.raises(LibraryError, match=rf"library\.db {what}\. Put a copy .*or delete the folder"):
        Library.open(Folder(tmp_path))
    assert {entry.name: entry.read_bytes() for entry in tmp_path.iterdir()} == remains


@pytest.mark.parametrize("path", ["~nosuchuser/lib", "/tmp/a\0b", "/tmp/\ud800", None, "", " ", "a" * 5_000])
def test_a_path_that_no_folder_can_have_is_an_error_of_the_library(path: str) -> None:
    with pytest.raises(LibraryError):
        Library.open(Folder(path))


def test_whether_a_library_is_there_is_told_or_said_to_be_unknown(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert Folder(tmp_path / "file").exists()
    assert not Folder(tmp_path / "nothing").exists()
    assert not Folder(tmp_path / "file" / "below").exists()
    with pytest.raises(LibraryError, match="cannot be used"):
        Folder(tmp_path / ("a" * 5_000)).exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the system lets this user in everywhere")
def test_a_library_in_a_locked_folder_is_an_error_of_the_library(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0)
    try:
        for ask in (Folder(locked / "library").exists, Folder(locked / "library").prepare, Folder(locked).prepare):
            with pytest.raises(LibraryError, match="Permission denied"):
                ask()
    finally:
        locked.chmod(0o700)


def test_a_setting_that_names_no_home_folder_is_an_error_that_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READOUTS_LIBRARY", "~nosuchuser/lib")
    with pytest.raises(LibraryError, match="READOUTS_LIBRARY is '~nosuchuser/lib'"):
        default_library()


DAMAGES = [
    ("UPDATE readouts SET text = replace(text, 'grain', 'brain')", "is not what was read from"),
    ("UPDATE statements SET start = start + 1", "do not fit its text"),
    ("UPDATE vectors SET data = zeroblob(length(data))", "vectors of readout"),
    ("UPDATE vectors SET data = substr(data, 1, 20)", "vectors of readout"),
    ("DELETE FROM vectors", "are missing or damaged"),
    ("DELETE FROM sources", "without a source"),
    ("DELETE FROM speakers; DELETE FROM inner_speakers; DELETE FROM participants", "names that nobody bears"),
    ("INSERT INTO words (words) VALUES ('delete-all')", "full-text index is damaged"),
    ("DELETE FROM names", "point to nothing"),
    ("DELETE FROM statements", "point to nothing"),
    ("DELETE FROM readouts", "point to nothing"),
    ("UPDATE statements SET mode = 'evil'", "statements of readout"),
    ("UPDATE statements SET mode = 'joint'", "speakers or participants"),
    ("UPDATE statements SET start = 'x'", "statements of readout"),
    ("UPDATE statements SET start = -5, stop = 999999", "statements of readout"),
    ("UPDATE names SET name = key", "speakers or participants"),
    ("UPDATE participants SET position = 9 - position", "speakers or participants"),
    ("UPDATE vectors SET data = 'x'", "vectors of readout"),
    ("UPDATE readouts SET title = 'Another'", "is not what was read from"),
    ("UPDATE readouts SET date = 'nope'", "the date of readout"),
    ("UPDATE readouts SET text = x'ff00'", "no text"),
    ("UPDATE readouts SET declared = '{'", "declared participants"),
    ("UPDATE readouts SET declared = '5'", "declared participants"),
]
BEYOND_REMEDY = [
    ("UPDATE meta SET value = 'x' WHERE name = 'changes'", "its changes are 'x'"),
    ("UPDATE meta SET value = -3 WHERE name = 'dimensions'", "its dimensions are '-3'"),
]


@pytest.mark.parametrize(("damage", "found"), [*DAMAGES, *BEYOND_REMEDY])
def test_a_check_finds_what_is_wrong(library: Library, damage: str, found: str) -> None:
    put(library, READOUT)
    assert library.problems() == []
    with sqlite3.connect(library.folder.database) as database:
        database.executescript(damage)
    problems = library.problems()
    assert any(found in problem for problem in problems), problems


def damaged(tmp_path: Path, damage: str) -> ReadoutStore:
    store = ReadoutStore.open(tmp_path / "library", embedder=PaperEmbedder())
    write(tmp_path / "files" / "a.md", "Dovre said that grain will flow again.", "Solheim said that oil fell.")
    write(tmp_path / "files" / "b.md", "Dovre said that the bridge is shut.", title="Another call")
    store.add(tmp_path / "files")
    with sqlite3.connect(store.path / "library.db") as database:
        database.executescript(damage)
    return store


@pytest.mark.parametrize("damage", [damage for damage, _ in DAMAGES])
def test_what_a_check_advises_mends_what_it_found(tmp_path: Path, damage: str) -> None:
    with damaged(tmp_path, damage) as store:
        problems = store.check()
        assert problems
        if any("rebuild" in problem for problem in problems):
            store.rebuild()
        with sqlite3.connect(store.path / "library.db") as database:
            ids = [identity for (identity,) in database.execute("SELECT id FROM readouts")]
        for identity in ids:
            if any(identity in problem and "remove it" in problem for problem in problems):
                store.remove(identity)
        if any("rebuild" in problem for problem in store.check()):
            store.rebuild()
        store.add(tmp_path / "files")
        assert store.check() == []
        assert len(store) == 2
        assert store.search("grain")[0].statement.speakers == ("Arlen Dovre",)


@pytest.mark.parametrize("damage", [damage for damage, _ in [*DAMAGES, *BEYOND_REMEDY]])
def test_a_damaged_row_raises_no_errors_but_the_librarys_own(tmp_path: Path, damage: str) -> None:
    with damaged(tmp_path, damage) as store:
        asked: list[Callable[[], object]] = [
            store.readouts,
            store.names,
            store.statements,
            lambda: [hit.quote for hit in store.search("grain")],
            lambda: [hit.quote for hit in store.matching("grain oil")],
            lambda: [readout.source for readout in store.readouts()],
            lambda: store.add(tmp_path / "files"),
            store.check,
            store.rebuild,
        ]
        for ask in asked:
            with suppress(LibraryError):
                ask()


def test_a_rebuild_does_not_take_a_changed_text_for_the_one_that_was_read(tmp_path: Path) -> None:
    with damaged(tmp_path, "UPDATE readouts SET text = replace(text, 'Dovre said', 'Dovre sang')") as store:
        store.rebuild()
        assert any("is not what was read from" in problem for problem in store.check())


def test_a_readout_that_has_lost_its_sources_gets_them_back_when_it_is_added_again(tmp_path: Path) -> None:
    with damaged(tmp_path, "DELETE FROM sources") as store:
        assert [readout.source for readout in store.readouts()] == ["", ""]
        (problem,) = store.check()
        assert "add their files again" in problem
        store.add(tmp_path / "files")
        assert store.check() == []
        assert all(readout.source for readout in store.readouts())


def test_a_folder_in_the_place_of_the_pointer_is_said_to_be_in_the_way(tmp_path: Path) -> None:
    with damaged(tmp_path, "") as store:
        (store.path / "CURRENT").mkdir()
        assert ["CURRENT" in problem for problem in store.check()] == [True]
        with pytest.raises(LibraryError, match="CURRENT cannot be removed"):
            store.rebuild()
        (store.path / "CURRENT").rmdir()
        store.rebuild()
        assert store.check() == []


def test_a_read_only_library_answers_and_cannot_be_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "library"
    with ReadoutStore.open(path, embedder=PaperEmbedder()) as store:
        store.add(write(tmp_path / "files" / "a.md", "Dovre said that grain will flow again."))
    before = sorted(entry.name for entry in path.iterdir())
    monkeypatch.setattr(Folder, "writable", property(lambda _: False))  # root may write to whatever is read-only
    with ReadoutStore.open(path, embedder=PaperEmbedder()) as store:
        assert store.search("grain")[0].quote == "Dovre said that grain will flow again."
        assert store.check() == []
        with pytest.raises(LibraryError, match="read-only"):
            store.add(tmp_path / "files")
    assert sorted(entry.name for entry in path.iterdir()) == before


# Against a dictionary

SENTENCES = ("Dovre said that grain will flow.", "Solheim said that the bridge is shut.", "Dovre said that oil fell.")
FILES = ("a.md", "b.md", "c.md")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), st.sampled_from(FILES), st.sets(st.sampled_from(SENTENCES), min_size=1)),
        st.tuples(st.just("remove"), st.integers(0, 2), st.none()),
        st.tuples(st.just("reopen"), st.none(), st.none()),
        st.tuples(st.just("rebuild"), st.none(), st.none()),
    ),
    max_size=8,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_a_library_holds_what_a_dictionary_would(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, object, object]]
) -> None:
    folder = tmp_path_factory.mktemp("model")
    model: dict[str, frozenset[str]] = {}  # file -> its sentences; equal ones are one readout
    store = ReadoutStore.open(folder / "library", embedder=PaperEmbedder())
    for action, what, sentences in steps:
        if action == "write":
            assert isinstance(sentences, set)
            path = write(folder / "files" / str(what), *sorted(sentences))
            store.add(path)
            model[str(path)] = frozenset(sentences)
        elif action == "remove" and (held := store.readouts()):
            gone = held[int(str(what)) % len(held)]
            store.remove(gone.id)
            model = {path: said for path, said in model.items() if path not in gone.sources}
        elif action == "rebuild":
            store.rebuild()
        else:
            store.close()
            store = ReadoutStore.open(folder / "library", embedder=PaperEmbedder())
        held_now = {
            source: frozenset(readout.quote(s) for s in readout.statements)
            for readout in store.readouts()
            for source in readout.sources
        }
        assert held_now == model
        assert len(store) == len(set(model.values()))
        said = sorted(sentence for text in set(model.values()) for sentence in text)
        assert sorted(hit.quote for hit in store.statements()) == said
        assert sorted(hit.quote for hit in store.nearest("grain")) == said
        assert {hit.quote for hit in store.matching("grain oil bridge")} == set(said)
    assert store.check() == []
    store.close()


# Other processes

WRITER = """
    import sys
    from pathlib import Path
    from tests.vectorstore.paper import PaperEmbedder, write
    from vectorstore import ReadoutStore

    library, files, name, count = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
    with ReadoutStore.open(library, embedder=PaperEmbedder()) as store:
        for number in range(count):
            path = write(files / f"{name}-{number}.md", f"Dovre said that {name} has {number} tons of grain.")
            store.add(path)
            print(number, flush=True)
"""


def start_writer(folder: Path, name: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [
            sys.executable,
            "-c",
            textwrap.dedent(WRITER),
            str(folder / "library"),
            str(folder / "files"),
            name,
            str(count),
        ],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


def test_two_processes_may_add_at_once(tmp_path: Path) -> None:
    writers = [start_writer(tmp_path, name, 10) for name in ("north", "south")]
    for writer in writers:
        writer.communicate(timeout=120)
    assert [writer.returncode for writer in writers] == [0, 0]
    with ReadoutStore.open(tmp_path / "library", embedder=PaperEmbedder()) as store:
        assert len(store) == 20
        assert store.check() == []


@pytest.mark.skipif(os.name == "nt", reason="kills by signal")
@pytest.mark.parametrize("acknowledged", [1, 4, 9])
def test_what_was_acknowledged_survives_a_kill(tmp_path: Path, acknowledged: int) -> None:
    writer = start_writer(tmp_path, "north", 1_000)
    assert writer.stdout is not None
    for _ in range(acknowledged):
        writer.stdout.readline()
    writer.send_signal(signal.SIGKILL)
    done = acknowledged + len(writer.communicate()[0].splitlines())
    for _ in range(2):
        with ReadoutStore.open(tmp_path / "library", embedder=PaperEmbedder()) as store:
            assert done <= len(store) <= done + 1
            assert store.check() == []
            for number in range(done):
                assert f"has {number} tons" in " ".join(hit.quote for hit in store.matching(f"{number} tons", limit=1))
            store.add(tmp_path / "files")  # no lock is left behind
