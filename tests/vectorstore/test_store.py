"""What the store promises, over real files, real SQLite and an embedder that can be worked out on paper."""

import os
import re
import shutil
import socket
import sqlite3
import threading
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.vectorstore.paper import PaperEmbedder, write
from vectorstore import (
    AddReport,
    Filter,
    FilterError,
    LibraryBusyError,
    LibraryError,
    QuestionError,
    ReadoutError,
    ReadoutStore,
    loading,
    reading,
)
from vectorstore.searching import PARTICIPANTS
from vectorstore.types import Document, Hit, Readout

GRAIN = "Dovre said that grain will flow again."
BRIDGE = "Solheim said that the bridge stays closed."
FISH = "Solheim stressed that fish need a treaty."
OIL = "Dovre said that oil prices fell."


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    write(folder / "a.md", GRAIN, BRIDGE, title="First call", day="2024-03-05")
    write(folder / "b.md", FISH, title="Second call", day="2024-04-09", issuer="Office of Solmark")
    write(folder / "deep" / "c.md", OIL, title="Third call", day="2024-05-01")
    return folder


@pytest.fixture
def embedder() -> PaperEmbedder:
    return PaperEmbedder()


@pytest.fixture
def store(tmp_path: Path, embedder: PaperEmbedder) -> Iterator[ReadoutStore]:
    with ReadoutStore.open(tmp_path / "library", embedder=embedder) as store:
        yield store


def quotes(hits: list[Hit]) -> list[str]:
    return [hit.quote for hit in hits]


def titles(store: ReadoutStore, bounds: Filter | None = None) -> list[str]:
    return [readout.title for readout in store.readouts(bounds)]


def rows(store: ReadoutStore) -> dict[str, int]:
    """How many rows each table of the library has."""
    with sqlite3.connect(store.path / "library.db") as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table: database.execute(f"SELECT count(*) FROM [{table}]").fetchone()[0] for table in tables}


# Adding


def test_a_folder_goes_in_with_all_that_lies_below_it(store: ReadoutStore, files: Path) -> None:
    assert store.add(files) == AddReport(added=3)
    assert len(store) == 3
    assert titles(store) == ["First call", "Second call", "Third call"]
    assert store.check() == []


def test_a_readout_comes_back_as_it_was_read(store: ReadoutStore, files: Path) -> None:
    store.add(files / "a.md")
    (readout,) = store.readouts()
    assert (readout.title, readout.date, readout.issuer) == ("First call", date(2024, 3, 5), "Ministry of Norlund")
    assert readout.sources == (str(files / "a.md"),)
    assert [readout.quote(s) for s in readout.statements] == [GRAIN, BRIDGE]
    assert [s.speakers for s in readout.statements] == [("Arlen Dovre",), ("Mira Solheim",)]


def test_adding_again_changes_nothing_and_embeds_nothing(
    store: ReadoutStore, files: Path, embedder: PaperEmbedder
) -> None:
    store.add(files)
    embedder.texts.clear()
    before = (store.path / "library.db").read_bytes()
    assert store.add(files) == AddReport(unchanged=3)
    assert embedder.texts == []
    assert (store.path / "library.db").read_bytes() == before


def test_a_changed_file_takes_the_place_of_its_old_readout(store: ReadoutStore, files: Path) -> None:
    store.add(files)
    write(files / "a.md", "Dovre said that timber is scarce.", title="First call, corrected")
    assert store.add(files) == AddReport(updated=1, unchanged=2)
    assert titles(store) == ["First call, corrected", "Second call", "Third call"]
    assert store.matching("grain") == []


def test_a_change_that_the_text_does_not_show_keeps_the_readout(store: ReadoutStore, files: Path) -> None:
    store.add(files)
    path = files / "a.md"
    path.write_bytes(path.read_bytes() + b"\n\n")
    assert store.add(files) == AddReport(unchanged=3)
    assert store.add(files) == AddReport(unchanged=3)


def test_an_identical_copy_is_a_further_source_of_the_same_readout(store: ReadoutStore, files: Path) -> None:
    store.add(files / "a.md")
    copy = shutil.copy(files / "a.md", files / "copy.md")
    assert store.add(copy) == AddReport(unchanged=1)
    (readout,) = store.readouts()
    assert readout.sources == (str(files / "a.md"), str(copy))


def test_copies_that_come_together_are_one_readout(store: ReadoutStore, files: Path) -> None:
    shutil.copy(files / "a.md", files / "copy.md")
    assert store.add(files) == AddReport(added=3, unchanged=1)
    assert len(store) == 3


def test_changing_one_of_two_copies_keeps_the_readout_of_the_other(store: ReadoutStore, files: Path) -> None:
    copy = Path(shutil.copy(files / "a.md", files / "copy.md"))
    store.add(files)
    write(copy, "Dovre said that timber is scarce.", title="Another call")
    assert store.add(files) == AddReport(added=1, unchanged=3)
    assert sorted(titles(store)) == ["Another call", "First call", "Second call", "Third call"]


def test_changing_both_copies_alike_is_one_update(store: ReadoutStore, files: Path) -> None:
    shutil.copy(files / "a.md", files / "copy.md")
    store.add(files)
    for name in ("a.md", "copy.md"):
        write(files / name, "Dovre said that timber is scarce.", title="Another call")
    assert store.add(files) == AddReport(updated=1, unchanged=3)
    assert len(store) == 3


def test_a_changed_file_that_cannot_be_read_keeps_its_old_readout(store: ReadoutStore, files: Path) -> None:
    store.add(files)
    (files / "a.md").write_bytes(b"")
    report = store.add(files)
    assert [source for source, _ in report.refused] == [str(files / "a.md")]
    assert len(store) == 3


def test_a_refused_file_is_reported_and_the_others_go_in(store: ReadoutStore, files: Path) -> None:
    (files / "aa.md").write_bytes(b"")
    report = store.add(files)
    ((source, reason),) = report.refused
    assert source == str(files / "aa.md")
    assert reason
    assert report.added == 3


def test_whatever_one_file_does_the_others_go_in(
    store: ReadoutStore, files: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    write(files / "aa.md", OIL, title="Cursed call")
    real = loading.to_readout

    def attributed(document: Document) -> Readout:
        if document.title == "Cursed call":
            raise TypeError("a fault of ours")
        return real(document)

    monkeypatch.setattr(loading, "to_readout", attributed)
    report = store.add(files)
    ((source, reason),) = report.refused
    assert source == str(files / "aa.md")
    assert reason.startswith("unexpected error (TypeError): please report it")
    assert "a fault of ours" in caplog.text
    assert report.added == len(store) == 3


@pytest.mark.parametrize("error", [LibraryError("the library is damaged"), KeyboardInterrupt()])
def test_what_is_no_fault_of_a_file_is_not_taken_for_one(
    store: ReadoutStore, files: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    def stopped(document: Document) -> Readout:
        raise error

    monkeypatch.setattr(loading, "to_readout", stopped)
    with pytest.raises(type(error)):
        store.add(files)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_holds_up_nobody(store: ReadoutStore, files: Path) -> None:
    os.mkfifo(files / "pipe.md")
    ((source, reason),) = store.add(files / "pipe.md").refused
    assert (source, reason) == (str(files / "pipe.md"), "it is a pipe or a device")
    assert store.add(files).added == 3


def test_a_path_that_is_not_there_is_an_error_that_names_it(store: ReadoutStore, tmp_path: Path) -> None:
    with pytest.raises(ReadoutError, match="nowhere"):
        store.add(tmp_path / "nowhere")
    with pytest.raises(ReadoutError, match="nosuchuser"):
        store.add("~nosuchuser/files")


@pytest.mark.parametrize("path", ["", " ", "a" * 5_000, "a\0b", None, 5, b"files"])
def test_what_is_no_path_is_an_error_of_the_package_and_adds_nothing(
    store: ReadoutStore, files: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.chdir(files)
    with pytest.raises(ReadoutError):
        store.add(path)
    with pytest.raises(ReadoutError):
        loading.load_readout(path)
    assert len(store) == 0


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no sockets in its file system")
def test_a_socket_is_refused_and_holds_up_nobody(
    store: ReadoutStore, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(files)  # a socket's name may not be long
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("s.md")
        assert [source for source, _ in store.add("s.md").refused] == [str(files / "s.md")]
        assert store.add(files) == AddReport(added=3)


def test_a_file_that_vanishes_while_the_folder_is_read_is_refused_and_the_others_go_in(
    store: ReadoutStore, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = reading.read

    def vanishing(path: Path) -> Document:
        (files / "b.md").unlink(missing_ok=True)
        return real(path)

    monkeypatch.setattr(reading, "read", vanishing)
    report = store.add(files)
    assert [source for source, _ in report.refused] == [str(files / "b.md")]
    assert report.added == len(store) == 2


def test_one_readout_in_two_formats_has_two_sources(store: ReadoutStore, files: Path) -> None:
    text = (files / "a.md").read_text("utf-8")
    (files / "again.markdown").write_text(text, "utf-8")
    assert store.add(files) == AddReport(added=3, unchanged=1)
    first = store.readouts()[0]
    assert [Path(source).name for source in first.sources] == ["a.md", "again.markdown"]
    assert store.add(files) == AddReport(unchanged=4)


def test_equal_statements_are_embedded_once(store: ReadoutStore, files: Path, embedder: PaperEmbedder) -> None:
    write(files / "d.md", GRAIN, OIL, title="Fourth call")
    store.add(files)
    write(files / "e.md", OIL, FISH, title="Fifth call")
    store.add(files)
    assert sorted(embedder.texts) == sorted([GRAIN, BRIDGE, FISH, OIL])


def test_a_file_name_that_is_no_text_is_taken(store: ReadoutStore, files: Path) -> None:
    odd = os.fsdecode(os.fsencode(files) + b"/odd-\xff\n.md")
    try:
        shutil.copy(files / "a.md", odd)
    except OSError:
        pytest.skip("this file system takes no such names")
    assert store.add(odd).added == 1
    assert store.add(odd) == AddReport(unchanged=1)


def test_progress_is_told_by_stage(store: ReadoutStore, files: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    store.add(files, progress=lambda *step: seen.append(step))
    assert ("reading", 3, 3) in seen
    assert ("embedding", 4, 4) in seen


# Removing


def test_removing_leaves_nothing_in_any_table(store: ReadoutStore, files: Path) -> None:
    empty = rows(store)
    store.add(files)
    for readout in store.readouts():
        store.remove(readout.id)
    assert len(store) == 0
    after = rows(store)
    changing = {"meta", "sqlite_sequence", *(table for table in after if table.startswith("words_"))}
    assert {t: n for t, n in after.items() if t not in changing} == {
        t: n for t, n in empty.items() if t not in changing
    }
    assert after["words_docsize"] == 0
    assert store.names() == ()
    assert store.nearest("grain") == store.matching("grain") == []
    assert store.check() == []


def test_a_unique_beginning_of_an_id_is_enough(store: ReadoutStore, files: Path) -> None:
    store.add(files)
    readout = store.readouts()[0]
    assert store.readout(readout.id[:12]) == readout == store.readout(readout.id)
    store.remove(readout.id[:12])
    assert len(store) == 2


@pytest.mark.parametrize("wrong", ["", "zzzz", "%", "_", "\ud800"])
def test_an_id_that_is_nobodys_is_an_error(store: ReadoutStore, files: Path, wrong: str) -> None:
    store.add(files)
    for ask in (store.readout, store.remove):
        with pytest.raises(FilterError, match=re.escape(repr(wrong))):
            ask(wrong)
    assert len(store) == 3


# Filters


EVERYTHING = ["First call", "Second call", "Third call"]
# filter, titles of the readouts, quotes of the statements in reading order
FILTERS: list[tuple[Filter, list[str], list[str]]] = [
    (Filter(), EVERYTHING, [GRAIN, BRIDGE, FISH, OIL]),
    (Filter(speakers=("Mira Solheim",)), ["First call", "Second call"], [BRIDGE, FISH]),
    (Filter(speakers=("mira SOLHEIM", "Arlen Dovre")), EVERYTHING, [GRAIN, BRIDGE, FISH, OIL]),
    (Filter(issuers=("office of solmark",)), ["Second call"], [FISH]),
    (Filter(issuers=("Office of Solmark", "Ministry of Norlund")), EVERYTHING, [GRAIN, BRIDGE, FISH, OIL]),
    (Filter(participants=("Arlen Dovre", "Mira Solheim")), EVERYTHING, [GRAIN, BRIDGE, FISH, OIL]),
    (Filter(since=date(2024, 4, 9)), ["Second call", "Third call"], [FISH, OIL]),
    (Filter(until=date(2024, 4, 9)), ["First call", "Second call"], [GRAIN, BRIDGE, FISH]),
    (Filter(since=date(2024, 4, 9), until=date(2024, 4, 9)), ["Second call"], [FISH]),
    (Filter(speakers=("Arlen Dovre",), since=date(2024, 4, 1)), ["Third call"], [OIL]),
    (Filter(speakers=("Arlen Dovre",), issuers=("Office of Solmark",)), [], []),
]


@pytest.mark.parametrize(("bounds", "readouts", "statements"), FILTERS)
def test_a_filter_lets_through_what_it_says(
    store: ReadoutStore, files: Path, bounds: Filter, readouts: list[str], statements: list[str]
) -> None:
    store.add(files)
    assert titles(store, bounds) == readouts
    assert quotes(store.statements(bounds)) == statements
    assert sorted(quotes(store.nearest("grain", bounds))) == sorted(statements)
    assert set(quotes(store.matching("grain bridge fish oil", bounds))) == set(statements)


def test_undated_readouts_are_outside_every_date_bound(store: ReadoutStore, tmp_path: Path) -> None:
    write(tmp_path / "files" / "undated.md", GRAIN, day="")
    store.add(tmp_path / "files")
    assert store.readouts()[0].date is None
    assert store.readouts(Filter(since=date(1, 1, 1))) == []


@pytest.mark.parametrize(
    ("bounds", "message"),
    [
        (Filter(speakers=("Mira Solhiem",)), "'Mira Solhiem'; did you mean 'Mira Solheim'"),
        (Filter(participants=("Zaphod",)), "'Zaphod'$"),
        (Filter(issuers=("Ofice of Solmark",)), "did you mean 'Office of Solmark'"),
        (Filter(since=date(2024, 2, 2), until=date(2024, 2, 1)), "2024-02-02 is after the last day 2024-02-01"),
    ],
)
def test_a_bound_that_fits_nothing_is_named_with_what_is_written_alike(
    store: ReadoutStore, files: Path, bounds: Filter, message: str
) -> None:
    store.add(files)
    for ask in (store.readouts, store.statements):
        with pytest.raises(FilterError, match=message):
            ask(bounds)
    for search in (store.search, store.nearest, store.matching):
        with pytest.raises(FilterError, match=message):
            search("grain", bounds)


MALFORMED: list[tuple[object, str]] = [
    (Filter(since="2021-01-01"), "since='2021-01-01' is no day"),  # type: ignore[arg-type]  # what is tested
    (Filter(until=datetime(2021, 1, 1)), "until=datetime.* is no day"),
    (Filter(speakers=(None,)), "speakers holds None"),  # type: ignore[arg-type]  # what is tested
    (Filter(speakers="Dovre"), r"speakers='Dovre' is no tuple of names"),  # type: ignore[arg-type]  # what is tested
    (Filter(speakers=("\ud800",)), r"speakers holds '\\ud800'"),
    (Filter(issuers=None), "issuers=None is no tuple"),  # type: ignore[arg-type]  # what is tested
    (Filter(participants=("Arlen Dovre",) * 2_000), "2,000 participants"),
    ({"speakers": ("Arlen Dovre",)}, "is no filter"),
    ({}, "is no filter"),
    ("Dovre", "'Dovre' is no filter"),
]


@pytest.mark.parametrize(("bounds", "message"), MALFORMED)
def test_what_is_no_filter_is_refused_with_the_value(
    store: ReadoutStore, files: Path, bounds: Filter, message: str
) -> None:
    store.add(files)
    for ask in (store.readouts, store.statements, store.validate):
        with pytest.raises(FilterError, match=message):
            ask(bounds)
    for search in (store.search, store.nearest, store.matching):
        with pytest.raises(FilterError, match=message):
            search("grain", bounds)


def test_a_filter_may_ask_for_as_many_people_as_its_bound_says(store: ReadoutStore, files: Path) -> None:
    store.add(files)
    assert titles(store, Filter(participants=("Arlen Dovre",) * PARTICIPANTS)) == EVERYTHING
    assert len(store.matching("grain", Filter(participants=("Arlen Dovre",) * PARTICIPANTS))) == 1


@pytest.mark.parametrize(("readouts", "more"), [(2, ""), (5, ""), (6, ", ...")])
def test_of_several_ids_that_begin_alike_some_are_named(
    store: ReadoutStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, readouts: int, more: str
) -> None:
    monkeypatch.setattr(loading, "readout_id", lambda document: f"ab{document.title}")
    for number in range(readouts):
        write(tmp_path / "files" / f"{number}.md", GRAIN, title=str(number))
    store.add(tmp_path / "files")
    named = ", ".join(f"ab{number}" for number in range(min(readouts, 5)))
    with pytest.raises(FilterError, match=re.escape(f"begin with 'ab' ({named}{more}): give more of the id")):
        store.readout("ab")


# Searching


@pytest.mark.parametrize("text", ["\ud800grain", "gr\udfffain", "\ud800"])
def test_halves_of_characters_are_left_out_of_what_is_searched(
    store: ReadoutStore, files: Path, embedder: PaperEmbedder, text: str
) -> None:
    store.add(files)
    whole = text.encode("utf-8", "ignore").decode()
    assert store.search(text) == store.search(whole)
    assert store.matching(text) == store.matching(whole)
    assert store.statements(like=text) == store.statements(like=whole)
    assert store.frequencies(text) == store.frequencies(whole)
    assert text not in embedder.texts


@pytest.mark.parametrize("text", [None, 5, b"grain", ["grain"]])
def test_what_is_no_text_is_not_searched_for(store: ReadoutStore, files: Path, text: str) -> None:
    store.add(files)
    for search in (store.search, store.nearest, store.matching, store.frequencies):
        with pytest.raises(QuestionError, match=re.escape(repr(text))):
            search(text)
    if text is not None:
        with pytest.raises(QuestionError, match=re.escape(repr(text))):
            store.statements(like=text)


@pytest.mark.parametrize("limit", ["3", -1, 2.0, None, True])
def test_a_limit_that_is_no_number_of_results_is_refused_with_the_value(
    store: ReadoutStore, files: Path, limit: int
) -> None:
    store.add(files)
    for search in (store.search, store.nearest, store.matching):
        with pytest.raises(QuestionError, match=re.escape(f"limit={limit!r}")):
            search("grain", limit=limit)


def test_a_limit_may_be_nothing_or_more_than_there_is(store: ReadoutStore, files: Path) -> None:
    store.add(files)
    for search in (store.search, store.nearest, store.matching):
        assert search("grain", limit=0) == []
        assert len(search("grain", limit=10**30)) == len(search("grain", limit=4))


def test_the_nearest_statement_comes_first_with_its_cosine(store: ReadoutStore, files: Path) -> None:
    store.add(files)
    first, second, *_ = store.nearest("fish and treaty")
    assert first.quote == FISH
    assert first.score == pytest.approx(1.0, abs=1e-3)
    assert second.score == pytest.approx(0.01 / (1.01**0.5 * 2.01**0.5), abs=1e-3)


def test_words_are_found_in_any_of_their_forms(store: ReadoutStore, files: Path) -> None:
    store.add(files)
    assert quotes(store.matching("the bridges are closing")) == [BRIDGE]


@pytest.mark.parametrize(
    "text", ['"', "grain AND", "grain*", "NEAR(", "text:grain", "^grain", "-grain", "'", "(", "\0", ""]
)
def test_a_question_is_never_read_as_query_syntax(store: ReadoutStore, files: Path, text: str) -> None:
    store.add(files)
    assert quotes(store.matching(text)) == ([GRAIN] if "grain" in text else [])
    store.search(text)


def test_search_puts_first_what_both_rankings_put_first(store: ReadoutStore, files: Path) -> None:
    store.add(files)
    hits = store.search("oil prices", limit=2)
    assert len(hits) == 2
    assert hits[0].quote == OIL
    assert hits[0].score == pytest.approx(2 / 61)


def test_every_statement_of_a_filter_has_its_cosine(store: ReadoutStore, files: Path) -> None:
    store.add(files)
    bounds = Filter(speakers=("Mira Solheim",))
    scored = {hit.quote: hit.score for hit in store.statements(bounds, like="bridge")}
    assert scored == {hit.quote: pytest.approx(hit.score, abs=1e-6) for hit in store.nearest("bridge", bounds)}
    assert {hit.score for hit in store.statements(bounds)} == {0.0}


def test_an_empty_library_answers_with_nothing(store: ReadoutStore) -> None:
    assert store.search("grain") == store.nearest("grain") == store.matching("grain") == store.statements() == []
    assert store.names() == ()
    assert store.issuers() == ()
    assert store.check() == []


def test_names_and_issuers_are_counted(store: ReadoutStore, files: Path) -> None:
    store.add(files)
    counts = {count.name: (count.statements, count.readouts) for count in store.names()}
    assert counts == {"Arlen Dovre": (2, 3), "Mira Solheim": (2, 3)}
    assert store.issuers() == ("Ministry of Norlund", "Office of Solmark")


# Opening


def test_a_library_is_there_again_after_closing(tmp_path: Path, files: Path) -> None:
    with ReadoutStore.open(tmp_path / "library", embedder=PaperEmbedder()) as store:
        store.add(files)
        before = store.readouts(), store.search("grain")
    with ReadoutStore.open(tmp_path / "library", embedder=PaperEmbedder()) as store:
        assert (store.readouts(), store.search("grain")) == before
    with pytest.raises(LibraryError, match="closed"):
        store.readouts()


def test_another_model_is_refused_and_a_rebuild_goes_over_to_it(tmp_path: Path, files: Path) -> None:
    path = tmp_path / "library"
    with ReadoutStore.open(path, embedder=PaperEmbedder()) as store:
        store.add(files)
        quoted = quotes(store.statements())
    other = PaperEmbedder("other", ("fish", "oil"))
    with pytest.raises(LibraryError, match=r"'paper', not 'other'.*readouts rebuild"):
        ReadoutStore.open(path, embedder=other)
    with ReadoutStore.open(path, embedder=other, any_model=True) as store:
        with pytest.raises(LibraryError, match="readouts rebuild"):
            store.nearest("fish")
        store.rebuild()
        assert quotes(store.statements()) == quoted
        assert store.nearest("fish")[0].quote == FISH
        assert store.check() == []
    with ReadoutStore.open(path, embedder=other) as store:
        assert store.add(files) == AddReport(unchanged=3)


def test_a_rebuild_without_a_reason_changes_no_readout_and_embeds_nothing(
    store: ReadoutStore, files: Path, embedder: PaperEmbedder
) -> None:
    store.add(files)
    before, asked = store.readouts(), store.search("grain")
    embedder.texts.clear()
    store.rebuild()
    assert (store.readouts(), store.search("grain")) == (before, asked)
    assert embedder.texts == []


def test_a_rebuild_attributes_anew_from_what_the_file_itself_says(
    store: ReadoutStore, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from vectorstore import attribution
    from vectorstore.types import Attribution, Statement

    store.add(files)
    given: list[tuple[str, ...]] = []

    def attribute(text: str, *, title: str, issuer: str | None, participants: tuple[str, ...]) -> Attribution:
        given.append(participants)
        return Attribution(("Nobody",), (Statement(0, len(text), ("Nobody",), "said"),))

    monkeypatch.setattr(attribution, "attribute", attribute)
    store.rebuild()
    assert given == [("Arlen Dovre", "Mira Solheim")] * 3
    assert [count.name for count in store.names()] == ["Nobody"]
    assert quotes(store.statements(Filter(speakers=("Nobody",))))[1:] == [FISH, OIL]
    assert store.check() == []


@pytest.mark.parametrize("content", [b"hello", b""])
def test_a_file_in_a_librarys_place_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(LibraryError, match="is a file"):
        ReadoutStore.open(tmp_path / "file", embedder=PaperEmbedder())


def test_a_folder_with_other_files_is_no_library(files: Path) -> None:
    with pytest.raises(LibraryError, match=r"is no library: it holds other files \('a.md'"):
        ReadoutStore.open(files, embedder=PaperEmbedder())
    assert not (files / "library.db").exists()


def test_the_users_file_of_people_lies_in_the_folder_and_outlives_every_change(files: Path, tmp_path: Path) -> None:
    file = tmp_path / "library" / "people.txt"
    file.parent.mkdir()
    file.write_text("Dovre = the Baron\n", "utf-8")
    for name in ("people.txt~", "people.txt.bak"):  # what editors leave beside it
        (file.parent / name).touch()
    with ReadoutStore.open(file.parent, embedder=PaperEmbedder()) as store:
        assert store.people_file == file
        store.add(files)
        store.remove(store.readouts()[0].id)
        store.rebuild()
        assert store.check() == []
    with ReadoutStore.open(file.parent, embedder=PaperEmbedder()) as store:
        assert len(store) == 2
    assert file.read_text("utf-8") == "Dovre = the Baron\n"


# At the same time


def test_a_second_writer_is_told_who_is_writing(store: ReadoutStore, files: Path) -> None:
    with (
        store._folder.writing(),
        ReadoutStore.open(store.path, embedder=PaperEmbedder()) as second,
        pytest.raises(LibraryBusyError, match=f"process {os.getpid()} is writing to the library"),
        second._folder.writing(wait=0.05),
    ):
        pytest.fail("two writers at once")


def test_readers_see_what_another_store_commits(store: ReadoutStore, files: Path) -> None:
    with ReadoutStore.open(store.path, embedder=PaperEmbedder()) as reader:
        assert reader.names() == ()
        store.add(files)
        assert len(reader) == 3
        assert len(reader.names()) == 2
        assert reader.nearest("oil")[0].quote == OIL
        store.remove(reader.nearest("oil")[0].readout.id)
        assert reader.matching("oil") == []


def test_threads_may_share_a_store(store: ReadoutStore, files: Path) -> None:
    store.add(files)
    wrong: list[object] = []

    def ask(text: str, quote: str) -> None:
        wrong.extend(text for _ in range(20) if store.search(text)[0].quote != quote)

    threads = [
        threading.Thread(target=ask, args=pair) for pair in [("grain", GRAIN), ("bridge", BRIDGE), ("oil", OIL)] * 3
    ]
    for thread in threads:
        thread.start()
    for number in range(5):
        write(files / f"more-{number}.md", "Dovre said that timber is scarce.", title=f"More {number}")
        store.add(files)
    for thread in threads:
        thread.join()
    assert wrong == []
