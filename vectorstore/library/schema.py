# ruff: noqa: S608  (what is put into SQL text here are constants of this package; values are always bound)
"""The tables of a library, and the keys of their rows.

Readouts' keys are never used twice. A statement's key is made of its readout's key and its position in it, so that
either follows from the other without a look-up, and whatever came later has the greater key.
"""

import json
from collections.abc import Iterable
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from vectorstore.types import Readout

Keys = NDArray[np.int64]
Vectors = NDArray[np.float32]

APPLICATION_ID = 0x52454144  # "READ": tells a library from any other SQLite file
VERSION = 1
POSITION_BITS = 20
POSITIONS = 1 << POSITION_BITS
"""Statements that a readout can have."""

TABLES = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID",
    # declared: the participants that the file itself names, as JSON; attribution starts from them again in a rebuild.
    # checksum: of what was read from the file; attribution: of what was made of that (participants, statements).
    """CREATE TABLE readouts (
        key INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        date TEXT,
        issuer TEXT,
        issuer_folded TEXT,
        url TEXT,
        declared TEXT NOT NULL,
        checksum BLOB NOT NULL,
        attribution BLOB NOT NULL,
        text TEXT NOT NULL)""",
    "CREATE INDEX readouts_by_date ON readouts (date)",
    "CREATE INDEX readouts_by_issuer ON readouts (issuer_folded, issuer)",
    # digest: SHA-256 of the file's bytes.
    """CREATE TABLE sources (
        key INTEGER PRIMARY KEY,
        path TEXT NOT NULL UNIQUE,
        readout INTEGER NOT NULL REFERENCES readouts,
        digest BLOB NOT NULL)""",
    "CREATE INDEX sources_by_readout ON sources (readout)",
    "CREATE INDEX sources_by_digest ON sources (digest)",
    "CREATE TABLE names (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, folded TEXT NOT NULL)",
    "CREATE INDEX names_by_folded ON names (folded)",
    """CREATE TABLE participants (
        readout INTEGER NOT NULL REFERENCES readouts,
        position INTEGER NOT NULL,
        name INTEGER NOT NULL REFERENCES names,
        PRIMARY KEY (readout, position)) WITHOUT ROWID""",
    "CREATE INDEX participants_by_name ON participants (name, readout)",
    # digest: of the statement's words; finds equal statements and tells damaged ones.
    """CREATE TABLE statements (
        key INTEGER PRIMARY KEY,
        start INTEGER NOT NULL,
        stop INTEGER NOT NULL,
        mode TEXT NOT NULL,
        cue TEXT,
        reason TEXT NOT NULL,
        confidence REAL NOT NULL,
        digest INTEGER NOT NULL)""",
    "CREATE INDEX statements_by_digest ON statements (digest)",
    """CREATE TABLE speakers (
        statement INTEGER NOT NULL REFERENCES statements,
        position INTEGER NOT NULL,
        name INTEGER NOT NULL REFERENCES names,
        PRIMARY KEY (statement, position)) WITHOUT ROWID""",
    "CREATE INDEX speakers_by_name ON speakers (name, statement)",
    # The speakers inside a speaker's words (Statement.inner).
    """CREATE TABLE inner_speakers (
        statement INTEGER NOT NULL REFERENCES statements,
        position INTEGER NOT NULL,
        name INTEGER NOT NULL REFERENCES names,
        PRIMARY KEY (statement, position)) WITHOUT ROWID""",
    "CREATE INDEX inner_speakers_by_name ON inner_speakers (name)",
    # data: float16 (statements of the readout, dimensions), row by row. One value a readout: what is asked together
    # lies together.
    "CREATE TABLE vectors (readout INTEGER PRIMARY KEY REFERENCES readouts, data BLOB NOT NULL)",
    # The text is stored once, in its readout; the full-text index looks its statements up through this view.
    f"""CREATE VIEW quotes (key, text) AS
        SELECT s.key, substr(r.text, s.start + 1, s.stop - s.start)
        FROM statements s JOIN readouts r ON r.key = s.key >> {POSITION_BITS}""",
    """CREATE VIRTUAL TABLE words USING fts5 (
        text, content = 'quotes', content_rowid = 'key', tokenize = 'porter unicode61 remove_diacritics 2')""",
)


def statement_key(readout: int, position: int) -> int:
    """The key of the statement at a position (from 0) of the readout with this key."""
    return readout << POSITION_BITS | position


def readout_of(key: int) -> tuple[int, int]:
    """A statement's key taken apart again: (readout's key, position)."""
    return key >> POSITION_BITS, key & (POSITIONS - 1)


def key_range(readout: int) -> tuple[int, int]:
    """The first and the last key that a statement of this readout can have."""
    return statement_key(readout, 0), statement_key(readout, POSITIONS - 1)


def text_digest(text: str) -> int:
    """64 bits of a text's hash, as the signed whole number that SQLite keeps."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)


def read_checksum(readout: Readout, declared: Iterable[str]) -> bytes:
    """128 bits of a hash over all that was read from a readout's file."""
    day = readout.date.isoformat() if readout.date else None
    return _checksum([readout.id, readout.title, day, readout.issuer, readout.url, *declared], readout.text)


def attribution_checksum(readout: Readout) -> bytes:
    """128 bits of a hash over all that was made of a readout's text: participants and statements."""
    rows = [
        (s.start, s.end, s.speakers, s.mode, s.cue, s.reason, float(s.confidence), s.inner) for s in readout.statements
    ]
    return _checksum([readout.participants, rows])


def _checksum(values: object, text: str = "") -> bytes:
    return blake2b(json.dumps(values).encode() + b"\n" + text.encode(), digest_size=16).digest()
