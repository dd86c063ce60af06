# ruff: noqa: S608  (what is put into SQL text here are constants of this package; values are always bound)
"""Whether a library's database still says what was put into it."""

import sqlite3
from collections.abc import Iterator

import numpy as np

from vectorstore.errors import LibraryError
from vectorstore.library.schema import POSITION_BITS, attribution_checksum, key_range, read_checksum, text_digest
from vectorstore.library.snapshot import ADD_AGAIN, ANEW, REBUILD, Snapshot

# What belongs to nothing, by table, children first. Foreign keys keep SQLite from making such rows; only damage does.
_NO_NAME = "name NOT IN (SELECT key FROM names)"
_NO_READOUT = "NOT IN (SELECT key FROM readouts)"
_NO_STATEMENT = f"statement NOT IN (SELECT key FROM statements) OR statement >> {POSITION_BITS} {_NO_READOUT}"
_STRAYS = {
    "inner_speakers": f"{_NO_STATEMENT} OR {_NO_NAME}",
    "speakers": f"{_NO_STATEMENT} OR {_NO_NAME}",
    "participants": f"readout {_NO_READOUT} OR {_NO_NAME}",
    "vectors": f"readout {_NO_READOUT}",
    "statements": f"key >> {POSITION_BITS} {_NO_READOUT}",
    "sources": f"readout {_NO_READOUT}",
}
_UNBORNE = """key NOT IN (SELECT name FROM speakers) AND key NOT IN (SELECT name FROM inner_speakers)
    AND key NOT IN (SELECT name FROM participants)"""


def problems(connection: sqlite3.Connection) -> Iterator[str]:
    """What is wrong, a sentence each with its remedy. Inside a transaction, so that all is seen at one moment."""
    broken = [line for (line,) in connection.execute("PRAGMA integrity_check(10)") if line != "ok"]
    if broken:
        yield f"library.db is damaged ({broken[0]}): {ANEW}"
        return
    for table, condition in _STRAYS.items():
        if count := connection.execute(f"SELECT count(*) FROM {table} WHERE {condition}").fetchone()[0]:
            yield f"library.db has {count} rows in {table} that point to nothing: {REBUILD}"
    if count := connection.execute(f"SELECT count(*) FROM names WHERE {_UNBORNE}").fetchone()[0]:
        yield f"library.db has {count} names that nobody bears: {REBUILD}"
    lost = "SELECT id FROM readouts WHERE key NOT IN (SELECT readout FROM sources) ORDER BY key"
    if ids := [str(identity) for (identity,) in connection.execute(lost)]:
        some = ", ".join(ids[:3]) + (", ..." if ids[3:] else "")
        yield f"library.db has {len(ids)} readouts without a source ({some}): add their files again, or remove them"
    snapshot = Snapshot(connection)
    try:
        snapshot.changes()
        snapshot.dimensions()
    except LibraryError as error:
        yield str(error)
        return
    for key in snapshot.readout_keys():
        problem = _read_problem(snapshot, key) or derived_problem(snapshot, key)
        if problem:
            yield problem


def drop_strays(connection: sqlite3.Connection) -> int:
    """Removes what belongs to nothing; how many rows that were."""
    return sum(
        connection.execute(f"DELETE FROM {table} WHERE {condition}").rowcount
        for table, condition in [*_STRAYS.items(), ("names", _UNBORNE)]
    )


def _read_problem(snapshot: Snapshot, key: int) -> str | None:
    """What is wrong with that of a readout which was read from its file."""
    try:
        record, declared = snapshot.records([key])[key], snapshot.declared(key)
    except LibraryError as error:
        return str(error)
    if read_checksum(record, declared) != snapshot.checksums(key)[0]:
        return f"readout {record.id} is not what was read from {record.source or 'its file'}: {ADD_AGAIN}"
    return None


def derived_problem(snapshot: Snapshot, key: int) -> str | None:
    """What is wrong with that of a readout which was made of its text: statements, participants, vectors."""
    try:
        readout = snapshot.readouts([key])[key]
    except LibraryError as error:
        return str(error)
    digests = snapshot.digests(key)
    if digests != [text_digest(readout.quote(statement)) for statement in readout.statements]:
        return f"the statements of readout {readout.id} do not fit its text: {REBUILD}"
    if attribution_checksum(readout) != snapshot.checksums(key)[1]:
        return f"the speakers or participants of readout {readout.id} are not those it was given: {REBUILD}"
    try:
        norms = np.linalg.norm(snapshot.vectors(np.arange(len(digests), dtype=np.int64) + key_range(key)[0]), axis=1)
    except LibraryError:
        norms = np.zeros(1)
    if not np.allclose(norms, 1.0, atol=0.01):
        return f"the vectors of readout {readout.id} are missing or damaged: {REBUILD}"
    return None


def word_problems(connection: sqlite3.Connection) -> list[str]:
    """What is wrong with the full-text index. SQLite answers by an error, to a statement that looks like a change."""
    try:
        connection.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        return [f"the full-text index is damaged ({error}): {REBUILD}"]
    return []
