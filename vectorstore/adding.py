"""Files into a library: the long work, done as a stream in batches."""

import hashlib
import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from vectorstore.embedding import Embedder, Progress, Vectors
from vectorstore.errors import LibraryError, ReadoutError, ReadoutsError
from vectorstore.library import Entry, Library, Snapshot, Transaction, refuse_unstorable
from vectorstore.rebuilding import embedded, remember_model
from vectorstore.types import AddReport, Readout

_log = logging.getLogger(__name__)

READOUTS_PER_BATCH = 256
STATEMENTS_PER_BATCH = 8_192
"""A batch is embedded and committed when it holds so many: what is in memory at once, and what a kill can cost."""


@dataclass(frozen=True, slots=True)
class _Files:
    """Files of the same bytes and the same kind: one readout, read once."""

    digest: bytes
    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class _Arrival:
    """A readout on its way into the library."""

    files: _Files
    readout: Readout
    declared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Placed:
    """Files, and the readout in the library that they are to be sources of."""

    files: _Files
    key: int
    came: Literal["held", "added", "replaced"] = "held"
    """What these files did to the readout: nothing, it was there; they brought it; they brought it in another form."""


class Addition:
    """One run of adding. Only to be used under `Folder.writing`."""

    def __init__(self, library: Library, embedder: Embedder, progress: Progress | None) -> None:
        self._library = library
        self._embedder = embedder
        self._progress = progress
        self._embedded = 0
        self._added = self._updated = self._unchanged = 0
        self._refused: list[tuple[str, str]] = []

    def run(self, path: Path) -> AddReport:
        """Adds a file, or the files below a folder. What cannot be read is in the report, with the reason."""
        from vectorstore.reading import walk

        unknown = self._attach_copies(self._unknown(walk(path, self._refuse)))
        for batch in _ahead(_batches(self._arrivals(unknown))):
            self._commit(batch)
        return AddReport(self._added, self._updated, self._unchanged, tuple(self._refused))

    def _unknown(self, paths: Iterable[Path]) -> list[_Files]:
        """What the library does not hold in just these bytes under just these names, copies together."""
        from vectorstore.reading import kind_of

        found: dict[tuple[bytes, str], list[Path]] = {}
        with self._library.snapshot() as library:
            for path in paths:
                try:
                    kind_of(path)  # before it is opened: a pipe or a device would hold up everybody's writing
                    with path.open("rb") as file:
                        digest = hashlib.file_digest(file, "sha256").digest()
                except ReadoutError as error:
                    self._refuse(error)
                    continue
                except OSError as error:
                    self._refuse(ReadoutError(str(path), f"it cannot be opened: {error.strerror or error}"))
                    continue
                source = library.source(source_name(path))
                if source is not None and source[1] == digest:
                    self._unchanged += 1
                else:
                    found.setdefault((digest, _kind(path)), []).append(path)
        return [_Files(digest, tuple(copies)) for (digest, _), copies in found.items()]

    def _attach_copies(self, unknown: Sequence[_Files]) -> list[_Files]:
        """Has files be sources of the readouts that the library has from the same bytes; returns the other files.

        All at once and before anything is read: files that were renamed, or that have changed places, are never in
        between without their readout, however many there are.
        """
        with self._library.snapshot() as library:
            keys = [_copied(library, files) for files in unknown]
        copies = [_Placed(files, key) for files, key in zip(unknown, keys, strict=True) if key is not None]
        if copies:
            with self._library.transaction() as transaction:
                self._settle(transaction, copies)
        return [files for files, key in zip(unknown, keys, strict=True) if key is None]

    def _arrivals(self, unknown: Sequence[_Files]) -> Iterator[_Arrival]:
        for done, files in enumerate(unknown, start=1):
            arrival = self._read(files)
            if arrival:
                yield arrival
            if self._progress:
                self._progress("reading", done, len(unknown))

    def _read(self, files: _Files) -> _Arrival | None:
        """The readout in files, or None where they are refused: whatever one file does, the others go in."""
        try:
            return _read(files)
        except ReadoutError as error:
            reason = error.reason
        except ReadoutsError:
            raise
        except Exception as error:  # noqa: BLE001 - a parser's fault with one file must not keep the others out
            _log.exception("unexpected error while reading %r", files.paths[0])
            reason = (
                f"unexpected error ({type(error).__name__}): please report it, with the file and the log's traceback"
            )
        for path in files.paths:
            self._refuse(ReadoutError(str(path), reason))
        return None

    def _refuse(self, error: ReadoutError) -> None:
        self._refused.append((_as_text(error.source), error.reason))

    def _commit(self, batch: Sequence[_Arrival]) -> None:
        """Embeds a batch's statements, then puts all that belongs to it into the library in one transaction."""
        with self._library.snapshot() as library:
            changed = {a.readout.id: a for a in batch if not _holds(library, a.readout)}
            matrices = self._embed(library, [arrival.readout for arrival in changed.values()])
        entries = {
            identity: Entry(arrival.readout, arrival.declared, vectors)
            for (identity, arrival), vectors in zip(changed.items(), matrices, strict=True)
        }
        with self._library.transaction() as transaction:
            remember_model(transaction, self._embedder)
            placed = [_placed(transaction, one, entries.pop(one.readout.id, None)) for one in batch]
            self._settle(transaction, placed)

    def _embed(self, library: Snapshot, readouts: Sequence[Readout]) -> list[Vectors]:
        before = self._embedded

        def progress(stage: str, done: int, total: int) -> None:
            self._embedded = before + done
            if self._progress:
                self._progress(stage, before + done, before + total)

        return embedded(library, self._embedder, readouts, progress)

    def _settle(self, transaction: Transaction, placed: Sequence[_Placed]) -> None:
        """Has files be sources of their readouts, all of them, and only then removes what is left without a source.

        Files may have changed places: what one of them no longer holds, another one of them may.
        """
        leaver: dict[int, int] = {}  # readout that lost a source -> whose files took the last one
        for number, one in enumerate(placed):
            for path in one.files.paths:
                before = transaction.attach(source_name(path), one.files.digest, one.key)
                if before not in (None, one.key):
                    leaver[before] = number
        orphans = {key: number for key, number in leaver.items() if not transaction.has_sources(key)}
        for key in orphans:
            transaction.remove(key)
        replaced = Counter(orphans.values())
        for number, one in enumerate(placed):
            updated = min(len(one.files.paths), replaced[number] + (one.came == "replaced"))
            added = int(one.came == "added" and not updated)
            self._updated += updated
            self._added += added
            self._unchanged += len(one.files.paths) - updated - added


def source_name(path: Path) -> str:
    """A path as the library writes it: absolute, and text even where the file's name is none."""
    return _as_text(str(path.absolute()))


def _as_text(path: str) -> str:
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _kind(path: Path) -> str:
    return path.suffix.lower()


def _read(files: _Files) -> _Arrival:
    from vectorstore.loading import to_readout
    from vectorstore.reading import read

    document = read(files.paths[0])
    readout = to_readout(document)
    refuse_unstorable(readout)
    return _Arrival(files, readout, document.participants)


def _copied(library: Snapshot, files: _Files) -> int | None:
    """The key of the readout that the library already has from a file of these bytes and this kind."""
    same = (key for path, key in library.copies(files.digest) if _kind(Path(path)) == _kind(files.paths[0]))
    return next(same, None)


def _placed(transaction: Transaction, arrival: _Arrival, entry: Entry | None) -> _Placed:
    """An arrival whose readout is in the library: held there already, or put there where there is an entry for it."""
    key = transaction.key(arrival.readout.id)
    if entry is None and key is not None:
        return _Placed(arrival.files, key)
    if entry is None:
        raise LibraryError(
            f"the library was changed by another program while {arrival.files.paths[0]} was added: add it again"
        )
    if key is None:
        return _Placed(arrival.files, transaction.put(entry), "added")
    return _Placed(arrival.files, transaction.replace(key, entry), "replaced")


def _holds(library: Snapshot, readout: Readout) -> bool:
    """Whether the library has this readout just so, its sources aside."""
    key = library.key(readout.id)
    return key is not None and replace(library.readouts([key])[key], sources=readout.sources) == readout


def _batches(arrivals: Iterable[_Arrival]) -> Iterator[list[_Arrival]]:
    batch: list[_Arrival] = []
    statements = 0
    for arrival in arrivals:
        batch.append(arrival)
        statements += len(arrival.readout.statements)
        if len(batch) >= READOUTS_PER_BATCH or statements >= STATEMENTS_PER_BATCH:
            yield batch
            batch, statements = [], 0
    if batch:
        yield batch


def _ahead(batches: Iterator[list[_Arrival]]) -> Iterator[list[_Arrival]]:
    """The same batches, each read in a thread of its own while the one before is embedded and committed."""
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading") as reader:
        coming = reader.submit(next, batches, None)
        while (batch := coming.result()) is not None:
            coming = reader.submit(next, batches, None)
            yield batch
