# ruff: noqa: S608  (what is put into SQL text here are constants of this package; values are always bound)
"""What can be asked of a library's database."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import get_args

import numpy as np

from vectorstore.errors import LibraryError
from vectorstore.language import fold
from vectorstore.library.schema import POSITION_BITS, POSITIONS, Keys, Vectors, key_range, statement_key
from vectorstore.types import Filter, Mode, NameCount, Readout, Reason, Statement

REBUILD = "run `readouts rebuild`"
ADD_AGAIN = "remove it (`readouts remove`) and add its file again"
ANEW = "Put a backup in its place, or add the files to a new library"
_MODES = frozenset(get_args(Mode))
_REASONS = frozenset(get_args(Reason))
_LISTED = "(SELECT value FROM json_each(?))"
_NAMED = f"(SELECT key FROM names WHERE folded IN {_LISTED})"
_SPOKEN_BY = f"FROM speakers WHERE name IN {_NAMED}"
_SPEAKER = {
    "statements": f"s.key IN (SELECT statement {_SPOKEN_BY})",
    "readouts": f"r.key IN (SELECT statement >> {POSITION_BITS} {_SPOKEN_BY})",
}
_INVOLVED = (
    f"r.key IN (SELECT readout FROM participants WHERE name IN {_NAMED} "
    f"UNION SELECT statement >> {POSITION_BITS} {_SPOKEN_BY})"
)
# The rows that conditions are put to. With a speaker, few statements lead to their readouts; else the readouts lead.
_BY_STATEMENT = f"statements s JOIN readouts r ON r.key = s.key >> {POSITION_BITS}"
_BY_READOUT = f"""readouts r CROSS JOIN statements s
    ON s.key BETWEEN r.key << {POSITION_BITS} AND (r.key << {POSITION_BITS} | {POSITIONS - 1})"""
_READING_ORDER = "r.date IS NULL, r.date, r.key"


class Snapshot:
    """Questions to a library, all answered from one moment. Keys are those of `vectorstore.library.schema`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    # Of the library itself

    def meta(self, name: str) -> str | None:
        """What the library remembers of itself: "library" (its identity), "model", "dimensions", "changes"."""
        row = self._connection.execute("SELECT value FROM meta WHERE name = ?", [name]).fetchone()
        return None if row is None else str(row[0])

    def changes(self) -> int:
        """A number that grows with every change: equal numbers, equal content."""
        return self._counted("changes")

    def dimensions(self) -> int:
        """Length of the vectors; 0 before there are any."""
        return self._counted("dimensions")

    def _counted(self, name: str) -> int:
        value = self.meta(name) or "0"
        if not (value.isascii() and value.isdigit() and len(value) < 19):
            raise LibraryError(f"library.db is damaged: its {name} are {value[:40]!r}. {ANEW}")
        return int(value)

    def readout_count(self) -> int:
        return self._number("SELECT count(*) FROM readouts")

    def statement_count(self, above: int = 0, through: int | None = None) -> int:
        """Statements of the readouts with keys greater than ``above``, and not greater than ``through``."""
        last = key_range(through)[1] if through is not None else (1 << 63) - 1
        return self._number("SELECT count(*) FROM statements WHERE key BETWEEN ? AND ?", key_range(above)[1], last)

    def last_readout(self) -> int:
        """The greatest key that a readout has or ever had; 0 before the first."""
        return self._number("SELECT max(seq) FROM sqlite_sequence WHERE name = 'readouts'")

    # Files

    def source(self, path: str) -> tuple[int, bytes] | None:
        """(readout's key, SHA-256) of a file that was added; None for any other."""
        row = self._connection.execute("SELECT readout, digest FROM sources WHERE path = ?", [path]).fetchone()
        return None if row is None else (int(row[0]), bytes(row[1]))

    def copies(self, digest: bytes) -> list[tuple[str, int]]:
        """(path, readout's key) of the added files with these bytes."""
        return self._connection.execute("SELECT path, readout FROM sources WHERE digest = ?", [digest]).fetchall()

    # Readouts and statements

    def readout_keys(self, bounds: Filter | None = None) -> list[int]:
        """The readouts within the bounds: by date, undated ones last, then in the order in which they came."""
        conditions, parameters = _conditions("readouts", bounds)
        sql = f"SELECT r.key FROM readouts r {conditions} ORDER BY {_READING_ORDER}"
        return [key for (key,) in self._connection.execute(sql, parameters)]

    def statement_keys(self, bounds: Filter | None = None) -> Keys:
        """The statements within the bounds, in the order of `readout_keys` and, inside a readout, of the text."""
        conditions, parameters = _conditions("statements", bounds)
        rows = _BY_STATEMENT if bounds and bounds.speakers else _BY_READOUT
        sql = f"SELECT s.key FROM {rows} {conditions} ORDER BY {_READING_ORDER}, s.key"
        return np.fromiter((key for (key,) in self._connection.execute(sql, parameters)), dtype=np.int64)

    def existing(self, keys: Keys) -> Keys:
        """Those of the statement keys that the library holds, in the order given."""
        rows = self._connection.execute(f"SELECT key FROM statements WHERE key IN {_LISTED}", [_json(keys)])
        held = {key for (key,) in rows}
        return np.array([key for key in keys.tolist() if key in held], dtype=np.int64)

    def key(self, identity: str) -> int | None:
        """The key of the readout with this id."""
        row = self._connection.execute("SELECT key FROM readouts WHERE id = ?", [identity]).fetchone()
        return None if row is None else int(row[0])

    def find(self, prefix: str, limit: int = 5) -> list[tuple[int, str]]:
        """(key, id) of the readouts whose id starts with the prefix."""
        return self._connection.execute(
            "SELECT key, id FROM readouts WHERE id >= ? AND id < ? ORDER BY id LIMIT ?",
            [prefix, prefix + "\U0010ffff", limit],
        ).fetchall()

    def declared(self, key: int) -> tuple[str, ...]:
        """The participants that a readout's own file named."""
        identity, value = self._connection.execute("SELECT id, declared FROM readouts WHERE key = ?", [key]).fetchone()
        try:
            names = json.loads(value)
        except (TypeError, ValueError):
            names = None
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise LibraryError(f"the declared participants of readout {identity} are damaged: {ADD_AGAIN}")
        return tuple(names)

    def readouts(self, keys: Iterable[int]) -> dict[int, Readout]:
        """The readouts with these keys. `LibraryError` for rows that hold what nobody put there."""
        records = self.records(keys)
        wanted = _json(records)
        statements = self._statements(wanted)
        participants = self._grouped(
            "SELECT p.readout, n.name FROM participants p JOIN names n ON n.key = p.name "
            f"WHERE p.readout IN {_LISTED} ORDER BY p.readout, p.position",
            wanted,
        )
        for key, record in records.items():
            made = statements.get(key, ())
            if any(statement.end > len(record.text) for statement in made):
                raise LibraryError(f"the statements of readout {record.id} do not fit its text: {REBUILD}")
            records[key] = replace(record, participants=participants.get(key, ()), statements=made)
        return records

    def records(self, keys: Iterable[int]) -> dict[int, Readout]:
        """The readouts with these keys as they were read: without participants and statements. Errors as `readouts`."""
        wanted = _json(keys)
        sources = self._grouped(f"SELECT readout, path FROM sources WHERE readout IN {_LISTED} ORDER BY key", wanted)
        rows = self._connection.execute(
            f"SELECT key, id, title, date, issuer, url, text FROM readouts WHERE key IN {_LISTED}", [wanted]
        )
        found: dict[int, Readout] = {}
        for key, identity, title, day, issuer, url, text in rows:
            texts = (identity, title, text, day or "", issuer or "", url or "")
            if not all(isinstance(value, str) for value in texts):
                raise LibraryError(f"readout {identity} is damaged, it holds what is no text: {ADD_AGAIN}")
            found[key] = Readout(
                id=identity,
                title=title,
                date=_day(day, identity),
                issuer=issuer,
                participants=(),
                text=text,
                statements=(),
                sources=sources.get(key, ()),
                url=url,
            )
        return found

    def checksums(self, key: int) -> tuple[bytes, bytes]:
        """Of what was read of a readout, and of what was made of it, as they were when it was put in."""
        sql = "SELECT checksum, attribution FROM readouts WHERE key = ?"
        checksums: tuple[bytes, bytes] = self._connection.execute(sql, [key]).fetchone()
        return checksums

    def digests(self, key: int) -> list[int]:
        """The digests of a readout's statements, in their order."""
        sql = "SELECT digest FROM statements WHERE key BETWEEN ? AND ? ORDER BY key"
        return [digest for (digest,) in self._connection.execute(sql, key_range(key))]

    def _statements(self, wanted: str) -> dict[int, tuple[Statement, ...]]:
        speakers = self._grouped(
            _of_readouts("speakers t JOIN names n ON n.key = t.name", "t.statement, n.name"), wanted
        )
        inner = self._grouped(
            _of_readouts("inner_speakers t JOIN names n ON n.key = t.name", "t.statement, n.name"), wanted
        )
        statements: dict[int, list[Statement]] = {}
        columns = "t.key, t.start, t.stop, t.mode, t.cue, t.reason, t.confidence"
        for key, start, stop, mode, cue, reason, confidence in self._connection.execute(
            _of_readouts("statements t", columns), [wanted]
        ):
            found = statements.setdefault(key >> POSITION_BITS, [])
            in_order = isinstance(start, int) and isinstance(stop, int) and 0 <= start <= stop
            if not in_order or mode not in _MODES or reason not in _REASONS or not isinstance(confidence, float):
                raise LibraryError(f"the statements of readout number {key >> POSITION_BITS} are damaged: {REBUILD}")
            if key & (POSITIONS - 1) != len(found):
                raise LibraryError(f"readout number {key >> POSITION_BITS} lacks statements: {REBUILD}")
            found.append(
                Statement(start, stop, speakers.get(key, ()), mode, cue, reason, confidence, inner.get(key, ()))
            )
        return {key: tuple(found) for key, found in statements.items()}

    # Names

    def names(self) -> tuple[NameCount, ...]:
        """Every speaker's and participant's name with its counts, the most frequent first."""
        rows = self._connection.execute(
            f"""WITH spoken AS (SELECT DISTINCT name, statement FROM speakers),
            involved AS (SELECT name, statement >> {POSITION_BITS} AS readout FROM spoken
                         UNION SELECT name, readout FROM participants),
            said AS (SELECT name, count(*) AS statements FROM spoken GROUP BY name),
            present AS (SELECT name, count(*) AS readouts FROM involved GROUP BY name)
            SELECT n.name, coalesce(said.statements, 0), present.readouts
            FROM present JOIN names n ON n.key = present.name LEFT JOIN said ON said.name = present.name
            ORDER BY present.readouts DESC, said.statements DESC, n.name"""
        )
        return tuple(NameCount(*row) for row in rows)

    def issuers(self) -> tuple[str, ...]:
        """Every issuer, that of most readouts first."""
        rows = self._connection.execute(
            "SELECT issuer FROM readouts WHERE issuer IS NOT NULL GROUP BY issuer ORDER BY count(*) DESC, issuer"
        )
        return tuple(issuer for (issuer,) in rows)

    def knows_name(self, name: str) -> bool:
        """Whether anybody in the library is called so, case and accents aside."""
        return bool(self._number("SELECT EXISTS (SELECT 1 FROM names WHERE folded = ?)", fold(name)))

    def knows_issuer(self, name: str) -> bool:
        return bool(self._number("SELECT EXISTS (SELECT 1 FROM readouts WHERE issuer_folded = ?)", fold(name)))

    # Vectors and words

    def vectors(self, keys: Keys) -> Vectors:
        """Float32 (n, dimensions): the vector of each of these statements, in the order given."""
        dimensions = self.dimensions()
        found = np.empty((len(keys), dimensions), dtype=np.float32)
        order = np.argsort(keys, kind="stable")
        readouts, firsts = np.unique(keys[order] >> POSITION_BITS, return_index=True)
        bounds = dict(zip(readouts.tolist(), pairwise([*firsts.tolist(), len(keys)]), strict=True))
        rows = self._connection.execute(
            f"SELECT readout, data FROM vectors WHERE readout IN {_LISTED}", [_json(readouts)]
        )
        for readout, data in rows:
            first, last = bounds.pop(readout)
            chosen = order[first:last]
            matrix = _matrix(data, dimensions, readout)
            positions = keys[chosen] & (POSITIONS - 1)
            if positions[-1] >= len(matrix):
                raise _damaged(readout)
            found[chosen] = matrix[positions]
        for readout in bounds:
            raise _damaged(readout)
        return found

    def vector_blocks(self, above: int = 0, size: int = 5_000) -> Iterator[tuple[Keys, Vectors]]:
        """(keys, float32 vectors) of the statements of all readouts with keys above ``above``, ``size`` at a time."""
        dimensions = self.dimensions()
        keys: list[Keys] = []
        blocks: list[np.typing.NDArray[np.float16]] = []
        held = 0
        rows = self._connection.execute("SELECT readout, data FROM vectors WHERE readout > ? ORDER BY readout", [above])
        for readout, data in rows:
            matrix = _matrix(data, dimensions, readout)
            keys.append(np.arange(len(matrix), dtype=np.int64) + statement_key(readout, 0))
            blocks.append(matrix)
            held += len(matrix)
            if held >= size:
                yield np.concatenate(keys), np.concatenate(blocks).astype(np.float32)
                keys, blocks, held = [], [], 0
        if held:
            yield np.concatenate(keys), np.concatenate(blocks).astype(np.float32)

    def with_digests(self, digests: Iterable[int], above: int = 0) -> dict[int, int]:
        """digest -> key of a statement with such words, among the readouts with keys greater than ``above``."""
        rows = self._connection.execute(
            f"SELECT digest, max(key) FROM statements WHERE digest IN {_LISTED} AND key > ? GROUP BY digest",
            [_json(digests), key_range(above)[1]],
        )
        return dict(rows.fetchall())

    def matching(self, tokens: Sequence[str], bounds: Filter | None, limit: int) -> list[tuple[int, float]]:
        """(statement's key, score) of the statements with any of the words by BM25, the best first, higher better."""
        if not tokens:
            return []
        conditions, parameters = _conditions("statements", bounds)
        joined = ""
        if conditions:
            joined = (
                f"CROSS JOIN statements s ON s.key = words.rowid JOIN readouts r ON r.key = s.key >> {POSITION_BITS}"
            )
        rows = self._connection.execute(
            f"SELECT words.rowid, -words.rank FROM words {joined} {conditions or 'WHERE TRUE'} AND words MATCH ? "
            "ORDER BY words.rank, words.rowid LIMIT ?",
            [*parameters, " OR ".join(map(_quoted, tokens)), limit],
        )
        return rows.fetchall()

    def frequency(self, word: str) -> int:
        """How many statements hold a word in any of its forms."""
        return self._number("SELECT count(*) FROM words WHERE words MATCH ?", _quoted(word))

    def _number(self, sql: str, *parameters: object) -> int:
        return int(self._connection.execute(sql, parameters).fetchone()[0] or 0)

    def _grouped(self, sql: str, wanted: str) -> dict[int, tuple[str, ...]]:
        groups: dict[int, tuple[str, ...]] = {}
        for key, value in self._connection.execute(sql, [wanted]):
            groups[key] = (*groups.get(key, ()), value)
        return groups


def _of_readouts(tables: str, columns: str) -> str:
    """A query for all rows of a table with statement keys, for the readouts of a JSON list."""
    key = columns.partition(",")[0]
    return (
        f"SELECT {columns} FROM json_each(?) j CROSS JOIN {tables} WHERE {key} "
        f"BETWEEN j.value << {POSITION_BITS} AND (j.value << {POSITION_BITS} | {POSITIONS - 1}) ORDER BY {key}"
    )


def _conditions(kind: str, bounds: Filter | None) -> tuple[str, list[str]]:
    """A filter as SQL: the WHERE clause for a kind of rows, "" where everything is let through, and its parameters."""
    if not bounds:
        return "", []
    conditions: list[str] = []
    parameters: list[str] = []
    if bounds.speakers:
        conditions.append(_SPEAKER[kind])
        parameters.append(_folded(bounds.speakers))
    if bounds.issuers:
        conditions.append(f"r.issuer_folded IN {_LISTED}")
        parameters.append(_folded(bounds.issuers))
    for name in bounds.participants:
        conditions.append(_INVOLVED)
        parameters += [_folded([name])] * 2
    if bounds.since:
        conditions.append("r.date >= ?")
        parameters.append(bounds.since.isoformat())
    if bounds.until:
        conditions.append("r.date <= ?")
        parameters.append(bounds.until.isoformat())
    return "WHERE " + " AND ".join(conditions), parameters


def _quoted(word: str) -> str:
    """A word as a full-text query takes it for a word, whatever is in it."""
    return '"' + word.replace('"', '""') + '"'


def _folded(names: Iterable[str]) -> str:
    return json.dumps([fold(name) for name in names])


def _json(numbers: Iterable[int]) -> str:
    return json.dumps(numbers.tolist() if isinstance(numbers, np.ndarray) else list(numbers))


def _day(written: str | None, identity: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError as error:
        raise LibraryError(f"the date of readout {identity} is damaged ({written!r}): {ADD_AGAIN}") from error


def _matrix(data: bytes, dimensions: int, readout: int) -> np.typing.NDArray[np.float16]:
    if not isinstance(data, bytes) or not dimensions or len(data) % (2 * dimensions):
        raise _damaged(readout)
    return np.frombuffer(data, dtype="<f2").reshape(-1, dimensions)


def _damaged(readout: int) -> LibraryError:
    return LibraryError(f"the vectors of readout number {readout} are damaged: {REBUILD}")
