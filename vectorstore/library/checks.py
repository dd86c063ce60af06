# ruff: noqa: S608  (what is put into SQL text here are constants of this package; values are always bound)
"""Whether a library's database still says what was put into it."""

import sqlite3
from collections.abc import Iterator
from itertools import islice

import numpy as np

from vectorstore.errors import LibraryError
from vectorstore.library.schema import POSITION_BITS, key_range, text_checksum, text_digest
from vectorstore.library.snapshot import Snapshot

REBUILD = "run `readouts rebuild`"
ADD_AGAIN = "remove it and add its file again"

# What points to nothing. Foreign keys keep SQLite from making such rows; only damage does.
_STRAYS = {
    "statements without a readout": f"""SELECT count(*) FROM statements
        WHERE key >> {POSITION_BITS} NOT IN (SELECT key FROM readouts)""",
    "readouts without a source": "SELECT count(*) FROM readouts WHERE key NOT IN (SELECT readout FROM sources)",
    "readouts without vectors": "SELECT count(*) FROM readouts WHERE key NOT IN (SELECT readout FROM vectors)",
    "names that nobody bears": """SELECT count(*) FROM names WHERE key NOT IN (SELECT name FROM speakers)
        AND key NOT IN (SELECT name FROM inner_speakers) AND key NOT IN (SELECT name FROM participants)""",
}


def problems(connection: sqlite3.Connection) -> Iterator[str]:
    """What is wrong, a sentence each with its remedy. Inside a transaction, so that all is seen at one moment."""
    broken = [line for (line,) in connection.execute("PRAGMA integrity_check(10)") if line != "ok"]
    if broken:
        yield f"library.db is damaged ({broken[0]}): put a backup in its place, or add the files to a new library"
        return
    for table, *_ in islice(connection.execute("PRAGMA foreign_key_check"), 3):
        yield f"library.db has rows in {table} that point to nothing: {REBUILD}"
    for what, sql in _STRAYS.items():
        if count := connection.execute(sql).fetchone()[0]:
            yield f"library.db has {count} {what}: {REBUILD}"
    snapshot = Snapshot(connection)
    for key in snapshot.readout_keys():
        yield from _readout_problems(connection, snapshot, key)


def _readout_problems(connection: sqlite3.Connection, snapshot: Snapshot, key: int) -> Iterator[str]:
    readout = snapshot.readouts([key])[key]
    (checksum,) = connection.execute("SELECT checksum FROM readouts WHERE key = ?", [key]).fetchone()
    if text_checksum(readout.text) != checksum:
        yield f"the text of readout {readout.id} is not what was read from {readout.source}: {ADD_AGAIN}"
        return
    digests = connection.execute(
        "SELECT digest FROM statements WHERE key BETWEEN ? AND ? ORDER BY key", key_range(key)
    ).fetchall()
    if digests != [(text_digest(readout.quote(statement)),) for statement in readout.statements]:
        yield f"the statements of readout {readout.id} do not fit its text: {REBUILD}"
    try:
        keys = np.arange(len(digests), dtype=np.int64) + key_range(key)[0]
        norms = np.linalg.norm(snapshot.vectors(keys), axis=1)
    except LibraryError:
        norms = np.zeros(1)
    if not np.allclose(norms, 1.0, atol=0.01):
        yield f"the vectors of readout {readout.id} are damaged: {REBUILD}"


def word_problems(connection: sqlite3.Connection) -> list[str]:
    """What is wrong with the full-text index. SQLite answers by an error, to a statement that looks like a change."""
    try:
        connection.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        return [f"the full-text index is damaged ({error}): {REBUILD}"]
    return []
