"""Connections to a library's database, and what SQLite's errors mean to the user of a library."""

import queue
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager

from vectorstore.errors import LibraryError
from vectorstore.folder import Folder, synced
from vectorstore.library import checks
from vectorstore.library.schema import APPLICATION_ID, TABLES, VERSION
from vectorstore.library.snapshot import Snapshot
from vectorstore.library.transaction import Transaction


class Library:
    """One library's database: any number of snapshots to read from, one transaction at a time to write.

    Safe to use from several threads; each snapshot and transaction has a connection to itself.
    """

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self._idle: queue.LifoQueue[sqlite3.Connection] = queue.LifoQueue()
        self._closed = False

    @classmethod
    def open(cls, folder: Folder) -> "Library":
        """Opens the database, made if it is missing. `LibraryError` where it is another program's or version's."""
        folder.prepare()
        library = cls(folder)
        try:
            if not folder.database.exists():
                library._create()
            library._check_version()
        except BaseException:
            library.close()
            raise
        return library

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """The library as it stands now, unchanged for as long as it is looked at."""
        with self._connection() as connection, _transaction(connection, "DEFERRED"):
            yield Snapshot(connection)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Changes that all come true together at the end, or none of them. Only to be used under `Folder.writing`."""
        with self._connection() as connection, _transaction(connection, "IMMEDIATE"):
            transaction = Transaction(connection)
            yield transaction
            transaction.finish()

    def problems(self) -> list[str]:
        """What is wrong with the database, a sentence each. Waits for the writer where the folder can be written to."""
        with self._connection() as connection, _transaction(connection, "DEFERRED"):
            found = list(checks.problems(connection))
        if not found and self.folder.writable:
            with self.folder.writing(), self._connection() as connection, _transaction(connection, "IMMEDIATE"):
                found = checks.word_problems(connection)
        return found

    def close(self) -> None:
        """Closes the connections; one that is in use is closed when it is given back."""
        self._closed = True
        while True:
            try:
                self._idle.get_nowait().close()
            except queue.Empty:
                return

    def _create(self) -> None:
        """Makes the database beside its place and moves it there whole: one that is empty has lost its content."""
        making = self.folder.database.with_name(self.folder.database.name + ".making")
        with self.folder.writing():
            if self.folder.database.exists():
                return  # another process was quicker
            try:
                for old in self.folder.path.glob(making.name + "*"):
                    old.unlink()
                with closing(sqlite3.connect(making, isolation_level=None)) as connection:
                    _fill(connection)
                synced(making)
                making.replace(self.folder.database)
                synced(self.folder.path)
            except sqlite3.Error as error:
                raise self._explained(error) from error
            except OSError as error:
                raise LibraryError(
                    f"the library {self.folder.path} cannot be made: {error.strerror or error}"
                ) from error

    def _check_version(self) -> None:
        with self._connection() as connection:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
        path = self.folder.path
        if application != APPLICATION_ID:
            raise LibraryError(
                f"{path} is no library: its library.db is another program's database; name another folder"
            )
        if version != VERSION:
            maker = "newer" if version > VERSION else "older"
            raise LibraryError(
                f"the library {path} has version {version}, and this program reads version {VERSION}: use the {maker} "
                "program that made it, or add the files to a new library"
            )

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        if self._closed:
            raise LibraryError(f"the library {self.folder.path} has been closed: open it again")
        connection = None
        try:
            try:
                connection = self._idle.get_nowait()
            except queue.Empty:
                connection = self._connect()
            yield connection
        except sqlite3.Error as error:
            raise self._explained(error) from error
        finally:
            if connection is not None:
                self._idle.put(connection)
            if self._closed:
                self.close()

    def _connect(self) -> sqlite3.Connection:
        path = self.folder.database
        mode = "rw"
        if not self.folder.writable:
            # SQLite cannot make its shared-memory file here; where there is no log to read, it needs none.
            log = path.with_name(path.name + "-wal")
            mode = "ro" if log.exists() and log.stat().st_size else "ro&immutable=1"
        connection = sqlite3.connect(
            f"{path.as_uri()}?mode={mode}", uri=True, timeout=30.0, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -32000")  # 32 MB
        return connection

    def _explained(self, error: sqlite3.Error) -> LibraryError:
        path = self.folder.path
        code = getattr(error, "sqlite_errorname", None) or ""
        if code.startswith("SQLITE_FULL"):
            return LibraryError(
                f"no space left for the library {path}: free some and try again; nothing in it was harmed"
            )
        if code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
            return LibraryError(
                f"library.db of the library {path} is damaged ({error}): put a backup in its place, or add the "
                "files to a new library; nothing was changed"
            )
        if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            return LibraryError(
                f"library.db of the library {path} is held by another program: try again when it is done"
            )
        return LibraryError(f"library.db of the library {path} cannot be used: {error}")


def _fill(connection: sqlite3.Connection) -> None:
    """An empty library."""
    connection.execute("PRAGMA journal_mode = WAL")
    with _transaction(connection, "IMMEDIATE"):
        for table in TABLES:
            connection.execute(table)
        connection.executemany("INSERT INTO meta VALUES (?, ?)", [("library", uuid.uuid4().hex), ("changes", 0)])
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")


@contextmanager
def _transaction(connection: sqlite3.Connection, kind: str) -> Iterator[None]:
    connection.execute(f"BEGIN {kind}")
    try:
        yield
    except BaseException:
        if connection.in_transaction:  # SQLite itself rolls back after some errors, a full disk among them
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
