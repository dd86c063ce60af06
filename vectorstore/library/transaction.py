"""Changes to a library's database."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from vectorstore.errors import ReadoutError
from vectorstore.language import fold
from vectorstore.library import checks
from vectorstore.library.schema import (
    POSITIONS,
    Vectors,
    attribution_checksum,
    key_range,
    read_checksum,
    statement_key,
    text_digest,
)
from vectorstore.library.snapshot import Snapshot
from vectorstore.types import Readout


@dataclass(frozen=True, slots=True)
class Entry:
    """A readout with what the library keeps beside it."""

    readout: Readout
    declared: tuple[str, ...]
    """The participants that the file itself names."""
    vectors: Vectors
    """Float32 (statements, dimensions), each row of length 1."""


class Transaction(Snapshot):
    """Questions and changes. Every change keeps text, statements, vectors and full text together."""

    def remember(self, name: str, value: str | int) -> None:
        """Sets a value of `Snapshot.meta`."""
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [name, value])

    def put(self, entry: Entry) -> int:
        """Adds a readout that the library does not hold, without its sources, and returns its key."""
        readout = entry.readout
        cursor = self._connection.execute(
            "INSERT INTO readouts (id, title, date, issuer, issuer_folded, url, declared, checksum, attribution, text) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                readout.id,
                readout.title,
                readout.date.isoformat() if readout.date else None,
                readout.issuer,
                fold(readout.issuer) if readout.issuer else None,
                readout.url,
                json.dumps(entry.declared),
                read_checksum(readout, entry.declared),
                attribution_checksum(readout),
                readout.text,
            ],
        )
        key = int(cursor.lastrowid or 0)
        self._put_statements(key, readout)
        data = np.ascontiguousarray(entry.vectors, dtype="<f2").tobytes()
        self._connection.execute("INSERT INTO vectors VALUES (?, ?)", [key, data])
        self._connection.execute(
            "INSERT INTO words (rowid, text) SELECT key, text FROM quotes WHERE key BETWEEN ? AND ?", key_range(key)
        )
        return key

    def _put_statements(self, key: int, readout: Readout) -> None:
        names = self._name_keys(
            {*readout.participants, *(name for s in readout.statements for name in (*s.speakers, *s.inner))}
        )
        self._connection.executemany(
            "INSERT INTO participants VALUES (?, ?, ?)",
            [(key, position, names[name]) for position, name in enumerate(readout.participants)],
        )
        numbered = [(statement_key(key, position), s) for position, s in enumerate(readout.statements)]
        self._connection.executemany(
            "INSERT INTO statements VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (number, s.start, s.end, s.mode, s.cue, s.reason, s.confidence, text_digest(readout.quote(s)))
                for number, s in numbered
            ],
        )
        self._connection.executemany(
            "INSERT INTO speakers VALUES (?, ?, ?)",
            [(number, position, names[name]) for number, s in numbered for position, name in enumerate(s.speakers)],
        )
        self._connection.executemany(
            "INSERT INTO inner_speakers VALUES (?, ?, ?)",
            [(number, position, names[name]) for number, s in numbered for position, name in enumerate(s.inner)],
        )

    def _name_keys(self, names: Iterable[str]) -> dict[str, int]:
        wanted = sorted(names)
        self._connection.executemany(
            "INSERT OR IGNORE INTO names (name, folded) VALUES (?, ?)", [(name, fold(name)) for name in wanted]
        )
        rows = self._connection.execute(
            "SELECT name, key FROM names WHERE name IN (SELECT value FROM json_each(?))", [json.dumps(wanted)]
        )
        return dict(rows.fetchall())

    def attach(self, path: str, digest: bytes, readout: int) -> int | None:
        """Records a file as a source of a readout; returns the key of the readout whose source it was before."""
        before = self.source(path)
        if before is None:
            self._connection.execute(
                "INSERT INTO sources (path, readout, digest) VALUES (?, ?, ?)", [path, readout, digest]
            )
            return None
        self._connection.execute("UPDATE sources SET readout = ?, digest = ? WHERE path = ?", [readout, digest, path])
        return before[0]

    def replace(self, key: int, entry: Entry) -> int:
        """Puts a readout in the place of another, whose sources become its own. Returns the new key."""
        sources = self._connection.execute(
            "SELECT path, digest FROM sources WHERE readout = ? ORDER BY key", [key]
        ).fetchall()
        read = "SELECT id, title, date, issuer, url, declared, text FROM readouts WHERE key = ?"
        before, checksum = self._row(read, key), self._row("SELECT checksum FROM readouts WHERE key = ?", key)
        self.remove(key)
        new = self.put(entry)
        if (
            self._row(read, new) == before
        ):  # not read anew: what it is held against stays, or damage would pass for sound
            self._connection.execute("UPDATE readouts SET checksum = ? WHERE key = ?", [*checksum, new])
        for path, digest in sources:
            self.attach(path, digest, new)
        return new

    def has_sources(self, readout: int) -> bool:
        return bool(self._number("SELECT EXISTS (SELECT 1 FROM sources WHERE readout = ?)", readout))

    def remove(self, key: int) -> None:
        """Removes a readout, its sources and all that was made of it."""
        first, last = key_range(key)
        names = [
            name
            for (name,) in self._connection.execute(
                "SELECT name FROM participants WHERE readout = ? "
                "UNION SELECT name FROM speakers WHERE statement BETWEEN ? AND ? "
                "UNION SELECT name FROM inner_speakers WHERE statement BETWEEN ? AND ?",
                [key, first, last, first, last],
            )
        ]
        execute = self._connection.execute
        # The full-text index looks up what it has to forget: the text has to be there until it has.
        execute(
            "INSERT INTO words (words, rowid, text) SELECT 'delete', key, text FROM quotes WHERE key BETWEEN ? AND ?",
            [first, last],
        )
        self._forget(key)
        execute("DELETE FROM sources WHERE readout = ?", [key])
        execute("DELETE FROM readouts WHERE key = ?", [key])
        execute(
            """DELETE FROM names WHERE key IN (SELECT value FROM json_each(?))
            AND NOT EXISTS (SELECT 1 FROM speakers WHERE name = names.key)
            AND NOT EXISTS (SELECT 1 FROM inner_speakers WHERE name = names.key)
            AND NOT EXISTS (SELECT 1 FROM participants WHERE name = names.key)""",
            [json.dumps(names)],
        )

    def _forget(self, key: int) -> None:
        """Removes all that was made of a readout's text, but for its names and its words in the full-text index."""
        first, last = key_range(key)
        execute = self._connection.execute
        execute("DELETE FROM speakers WHERE statement BETWEEN ? AND ?", [first, last])
        execute("DELETE FROM inner_speakers WHERE statement BETWEEN ? AND ?", [first, last])
        execute("DELETE FROM statements WHERE key BETWEEN ? AND ?", [first, last])
        execute("DELETE FROM vectors WHERE readout = ?", [key])
        execute("DELETE FROM participants WHERE readout = ?", [key])

    def drop_damaged(self) -> None:
        """Removes what was made of the texts and is no longer as it was made: a rebuild then makes it anew.

        `LibraryError`, and nothing is removed, where a readout cannot be loaded: there a rebuild is of no help.
        """
        keys = self.readout_keys()
        self.records(keys)
        for key in keys:
            self.declared(key)
        dropped = checks.drop_strays(self._connection)
        damaged = [key for key in keys if checks.derived_problem(self, key)]
        for key in damaged:
            self._forget(key)
        if dropped or damaged:
            self.remake_words()

    def _row(self, sql: str, key: int) -> tuple[object, ...]:
        row: tuple[object, ...] = self._connection.execute(sql, [key]).fetchone()
        return row

    def remake_words(self) -> None:
        """Makes the full-text index anew from the texts."""
        self._connection.execute("INSERT INTO words (words) VALUES ('rebuild')")

    def finish(self) -> None:
        """Counts the change: whoever keeps something in memory sees that it is out of date."""
        self.remember("changes", self.changes() + 1)


def refuse_unstorable(readout: Readout) -> None:
    """`ReadoutError` for a readout that a database cannot hold as it is."""
    texts = [readout.text, readout.title, readout.issuer or "", readout.url or "", *readout.participants]
    if any("\0" in text or not _encodable(text) for text in texts):
        raise ReadoutError(readout.source, "it holds characters that are no text (NUL or lone surrogates)")
    if len(readout.statements) > POSITIONS:
        raise ReadoutError(readout.source, f"it has more than {POSITIONS:,} statements: split it")


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
