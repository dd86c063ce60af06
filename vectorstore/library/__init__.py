"""The library's database. Every line of SQL lives in this package, so that another database can take its place."""

from vectorstore.library.database import Library
from vectorstore.library.schema import Keys, Vectors, readout_of, statement_key, text_digest
from vectorstore.library.snapshot import Snapshot
from vectorstore.library.transaction import Entry, Transaction, refuse_unstorable

__all__ = [
    "Entry",
    "Keys",
    "Library",
    "Snapshot",
    "Transaction",
    "Vectors",
    "readout_of",
    "refuse_unstorable",
    "statement_key",
    "text_digest",
]
