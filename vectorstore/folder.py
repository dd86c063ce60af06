"""The folder of a library: what lies where in it, who may write to it, and whether it is one at all."""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from vectorstore.errors import LibraryBusyError, LibraryError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]  # typeshed knows the module on the checker's platform

WAIT_SECONDS = 60.0
"""How long a second writer waits for the first one."""
OURS = ("library.db", "library.lock", "index.lock", "generations", "CURRENT", "people.txt")
"""How the names of all files in a library's folder begin."""


class FileLock:
    """A lock on a file that one process and one thread of it holds; it goes with the process, however that ends."""

    def __init__(self, path: Path, purpose: str) -> None:
        self._path = path
        self._purpose = purpose
        self._thread = threading.RLock()
        self._file: IO[str] | None = None

    @contextmanager
    def hold(self, wait: float) -> Iterator[None]:
        """Waits ``wait`` seconds for whoever else has it, then raises `LibraryBusyError`. May be nested."""
        deadline = time.monotonic() + wait
        if not self._thread.acquire(timeout=wait):
            raise self._busy("another thread")
        try:
            if self._file is not None:
                yield
                return
            self._file = self._locked(deadline)
            try:
                yield
            finally:
                self._file.close()
                self._file = None
        finally:
            self._thread.release()

    def _locked(self, deadline: float) -> IO[str]:
        try:
            file = self._path.open("a+", encoding="ascii")
        except OSError as error:
            raise LibraryError(f"the lock {self._path} cannot be opened: {error.strerror}") from error
        while not locked(file):
            if time.monotonic() >= deadline:
                with file:
                    file.seek(0)
                    holder = file.read(32).strip()
                raise self._busy(f"process {holder}" if holder.isdigit() else "another program")
            time.sleep(0.02)
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        return file

    def _busy(self, holder: str) -> LibraryBusyError:
        return LibraryBusyError(
            f"{holder} is {self._purpose} the library {self._path.parent} and has not finished: "
            "wait for it or stop it, then try again"
        )


class Folder:
    """The places in a library's folder, and its locks.

    ``library.db`` (and SQLite's ``-wal`` and ``-shm`` beside it) holds the truth, ``generations/<n>/`` the vector
    index derived from it, ``CURRENT`` the number of the generation in use; ``library.lock`` is the writer's lock,
    ``index.lock`` that of whoever makes a generation. ``people.txt`` is the user's own: it is read and never written.
    """

    def __init__(self, path: str | Path) -> None:
        if isinstance(path, str) and not path.strip():
            raise LibraryError(f"{path!r} names no folder for a library: the folder you are in is called '.'")
        try:
            self.path = Path(path).expanduser().absolute()
        except (RuntimeError, TypeError) as error:  # "~nobody", or no path at all
            raise LibraryError(
                f"{path!r} names no folder for a library ({error}): give the whole path of one"
            ) from error
        self.database = self.path / "library.db"
        self.generations = self.path / "generations"
        self.pointer = self.path / "CURRENT"
        self.people = self.path / "people.txt"
        self._writer = FileLock(self.path / "library.lock", "writing to")
        self._indexer = FileLock(self.path / "index.lock", "indexing")

    def exists(self) -> bool:
        """Whether anything is in the folder's place. `LibraryError` where that cannot be told."""
        with self._reached():
            try:
                self.path.stat()
            except (FileNotFoundError, NotADirectoryError):
                return False
            return True

    @contextmanager
    def _reached(self) -> Iterator[None]:
        try:
            yield
        except (OSError, ValueError) as error:  # ValueError: characters that no path can have
            reason = getattr(error, "strerror", None) or error
            raise LibraryError(f"the library folder {str(self.path)!r} cannot be used: {reason}") from error

    def prepare(self) -> None:
        """Makes the folder if it is missing. `LibraryError` where something else is there, or a library's remains."""
        with self._reached():
            if self.path.is_dir():
                others = sorted(entry.name for entry in self.path.iterdir() if not entry.name.startswith(OURS))
                if others and not self.database.exists():
                    raise LibraryError(
                        f"{self.path} is no library: it holds other files ({', '.join(map(repr, others[:3]))}). "
                        "Name a new or an empty folder for the library, and add these files to it"
                    )
                self._refuse_remains()
            elif self.path.exists():
                raise LibraryError(f"{self.path} is a file, not a library: name the folder of a library, or a new one")
            else:
                self.path.mkdir(parents=True, exist_ok=True)

    def _refuse_remains(self) -> None:
        """`LibraryError` where the database has been emptied or is gone: a new one would hide what was lost.

        The database is made under another name and moved into place whole: it is never empty by itself.
        """
        if self.database.exists():
            lost = "is empty" if self.database.is_file() and self.database.stat().st_size == 0 else None
        else:
            log = self.database.with_name(self.database.name + "-wal")
            left = self.pointer.exists() or self.generations.exists() or (log.exists() and log.stat().st_size)
            lost = (
                "is missing" if left and not self.database.exists() else None
            )  # another process may just have made it
        if lost:
            raise LibraryError(
                f"the library {self.path} is damaged: its library.db {lost}. Put a copy of that file in its place, or "
                "delete the folder and add the files again; nothing was changed"
            )

    @property
    def writable(self) -> bool:
        """Whether files can be made in the folder: on read-only media a library can be asked but not changed."""
        return os.access(self.path, os.W_OK) and (not self.database.exists() or os.access(self.database, os.W_OK))

    @contextmanager
    def writing(self, wait: float = WAIT_SECONDS) -> Iterator[None]:
        """Holds the library for one writer; another waits, then gets `LibraryBusyError`. Readers never wait."""
        if not self.writable:
            raise LibraryError(f"the library {self.path} is read-only: it can be asked, but not changed")
        with self._writer.hold(wait):
            yield

    @contextmanager
    def indexing(self, wait: float = WAIT_SECONDS) -> Iterator[None]:
        """Holds the vector index for one maker of generations. Neither readers nor the writer wait for it."""
        with self._indexer.hold(wait):
            yield


def locked(file: IO[Any], shared: bool = False) -> bool:
    """Tries to lock an open file until it is closed, without waiting. ``shared``: beside others that share it."""
    try:
        if fcntl is not None:
            fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        elif not shared:  # Windows keeps open files from being removed, which is what sharing is for
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    except (BlockingIOError, PermissionError):
        return False
    return True


def synced(path: Path) -> None:
    """Has the disk hold what was written to a file or folder before going on."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def replace_file(path: Path, content: str) -> None:
    """Writes a small file so that it is wholly the old or wholly the new one, whatever happens."""
    new = path.with_name(path.name + ".new")
    new.write_text(content, encoding="utf-8")
    synced(new)
    new.replace(path)
    synced(path.parent)
