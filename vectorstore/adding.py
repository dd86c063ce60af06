"""Files into a library, and a library made anew: the long work, done as a stream in batches."""

import hashlib
import logging
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from vectorstore.embedding import Embedder, Progress, Vectors
from vectorstore.errors import LibraryError, ReadoutError, ReadoutsError
from vectorstore.library import Entry, Library, Snapshot, Transaction, refuse_unstorable, text_digest
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

        for batch in _ahead(_batches(self._arrivals(self._unknown(walk(path, self._refuse))))):
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

    def _arrivals(self, unknown: Sequence[_Files]) -> Iterator[_Arrival]:
        for done, files in enumerate(unknown, start=1):
            arrival = self._copy(files) or self._read(files)
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

    def _copy(self, files: _Files) -> _Arrival | None:
        """The readout that the library already has from a file of these bytes and this kind."""
        with self._library.snapshot() as library:
            for path, key in library.copies(files.digest):
                if _kind(Path(path)) == _kind(files.paths[0]):
                    return _Arrival(files, library.readouts([key])[key], library.declared(key))
        return None

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
            for arrival in batch:
                self._settle(transaction, arrival.files, entries.pop(arrival.readout.id, None), arrival.readout.id)

    def _embed(self, library: Snapshot, readouts: Sequence[Readout]) -> list[Vectors]:
        before = self._embedded

        def progress(stage: str, done: int, total: int) -> None:
            self._embedded = before + done
            if self._progress:
                self._progress(stage, before + done, before + total)

        return embedded(library, self._embedder, readouts, progress)

    def _settle(self, transaction: Transaction, files: _Files, entry: Entry | None, identity: str) -> None:
        """Has the files be sources of their readout, put in place first where there is an entry for it."""
        key = transaction.key(identity)
        replaced = 0
        if entry is not None:
            replaced = int(key is not None)
            key = transaction.replace(key, entry) if key is not None else transaction.put(entry)
        if key is None:
            raise LibraryError(
                f"the library was changed by another program while {files.paths[0]} was added: add it again"
            )
        before = {transaction.attach(source_name(path), files.digest, key) for path in files.paths} - {None, key}
        orphans = [old for old in before if old is not None and not transaction.has_sources(old)]
        for old in orphans:
            transaction.remove(old)
        updated = min(len(files.paths), len(orphans) + replaced)
        added = int(entry is not None and not updated)
        self._updated += updated
        self._added += added
        self._unchanged += len(files.paths) - updated - added


def rebuild(library: Library, embedder: Embedder, progress: Progress | None) -> None:
    """Attributes every stored text again and embeds what is new by that, or everything under another model.

    One transaction: until its end everybody sees the library as it was. Only to be used under `Folder.writing`.
    """
    with library.transaction() as transaction:
        # Vectors of the same model are taken over by equal words; those of another model are all older than this.
        same_model = transaction.meta("model") == embedder.name
        taken_over = 0 if same_model else transaction.last_readout()
        remember_model(transaction, embedder, anew=True)
        keys = transaction.readout_keys()
        for first in range(0, len(keys), READOUTS_PER_BATCH):
            batch = keys[first : first + READOUTS_PER_BATCH]
            held = transaction.readouts(batch)
            declared = {key: transaction.declared(key) for key in batch}
            made = {key: _attributed(held[key], declared[key]) for key in batch}
            changed = [key for key in batch if not same_model or made[key] != held[key]]
            matrices = embedded(transaction, embedder, [made[key] for key in changed], None, above=taken_over)
            for key, vectors in zip(changed, matrices, strict=True):
                transaction.replace(key, Entry(made[key], declared[key], vectors))
            if progress:
                progress("rebuilding", first + len(batch), len(keys))
        transaction.remake_words()


def embedded(
    library: Snapshot, embedder: Embedder, readouts: Sequence[Readout], progress: Progress | None, above: int = 0
) -> list[Vectors]:
    """The vectors of each readout's statements. Words that the library or this batch had before are not embedded again.

    ``above``: the library's own vectors are used only of readouts with greater keys.
    """
    texts = {text_digest(text): text for readout in readouts for text in map(readout.quote, readout.statements)}
    known = library.with_digests(texts, above)
    missing = [digest for digest in texts if digest not in known]
    dimensions = embedder.dimensions if missing else library.dimensions()
    table = np.empty((len(texts), dimensions), dtype=np.float32)
    if known:
        table[: len(known)] = library.vectors(np.fromiter(known.values(), dtype=np.int64))
    if missing:
        table[len(known) :] = embedder.embed([texts[digest] for digest in missing], progress)
    rows = {digest: row for row, digest in enumerate([*known, *missing])}
    return [table[[rows[text_digest(readout.quote(s))] for s in readout.statements]] for readout in readouts]


def remember_model(transaction: Transaction, embedder: Embedder, anew: bool = False) -> None:
    """Has the library know whose vectors it holds; `LibraryError` where they are another model's."""
    held = (transaction.meta("model"), transaction.dimensions())
    if anew or held[0] is None:
        transaction.remember("model", embedder.name)
        transaction.remember("dimensions", embedder.dimensions)
    elif held != (embedder.name, embedder.dimensions):
        raise LibraryError(
            f"the library's vectors are of {held[0]} ({held[1]} numbers each), not of {embedder.name} "
            f"({embedder.dimensions}): run `readouts rebuild` to go over to it"
        )


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


def _holds(library: Snapshot, readout: Readout) -> bool:
    """Whether the library has this readout just so, its sources aside."""
    key = library.key(readout.id)
    return key is not None and replace(library.readouts([key])[key], sources=readout.sources) == readout


def _attributed(readout: Readout, declared: tuple[str, ...]) -> Readout:
    from vectorstore.attribution import attribute

    made = attribute(readout.text, title=readout.title, issuer=readout.issuer, participants=declared)
    return replace(readout, participants=made.participants, statements=made.statements)


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
