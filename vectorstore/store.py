"""The store: a folder of readouts that can be added to, filtered and searched."""

import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from pathlib import Path
from types import TracebackType

from vectorstore import settings
from vectorstore.adding import Addition
from vectorstore.embedding import Embedder, Progress, SentenceEmbedder
from vectorstore.errors import FilterError, LibraryBusyError, LibraryError
from vectorstore.folder import Folder
from vectorstore.index import VectorIndex
from vectorstore.language import words
from vectorstore.library import Keys, Library, Snapshot, Vectors, readout_of
from vectorstore.rebuilding import rebuild
from vectorstore.searching import (
    Searcher,
    at_most,
    fused,
    identified,
    query_words,
    refuse_malformed,
    searchable,
    unknown,
)
from vectorstore.types import AddReport, Filter, Hit, NameCount, Readout

NEWER_STATEMENTS = 10_000
NEWER_SHARE = 10
"""A generation of the vector index is made when more statements than this, and than a tenth of it, are newer."""
SELF_QUERIES = 100
READOUTS_IN_MEMORY = 4_096
CANDIDATES = 50
"""Statements that each of the two rankings brings into a search, where the caller does not want more."""


class ReadoutStore:
    """A library of readouts: one writer, any number of readers, in this process and in others.

    Safe to share between threads. Errors are those of `vectorstore.errors`.
    """

    def __init__(self, library: Library, embedder: Embedder) -> None:
        self._library = library
        self._folder = library.folder
        self._index = VectorIndex(self._folder)
        self._searcher = Searcher(self._index)
        self._lock = threading.Lock()
        self._kept = _Kept(-1)
        self._use(embedder)

    @classmethod
    def open(
        cls,
        path: str | Path | None = None,
        *,
        embedder: Embedder | None = None,
        model: str | None = None,
        any_model: bool = False,
    ) -> "ReadoutStore":
        """Opens the library in a folder, made if it is missing; without a path, the user's own (`default_library`).

        Args:
            embedder: what makes the vectors; ``model`` names one by name or folder in its stead, and without either it
                is what ``READOUTS_EMBEDDING_MODEL`` says, or the model that the library was made with.
            any_model: opens a library of another model too, for `rebuild` to go over to this one.

        Raises:
            LibraryError: the folder is no library, of another version, or of another model.
        """
        library = Library.open(Folder(path if path is not None else settings.default_library()))
        try:
            with library.snapshot() as view:
                held = view.meta("model")
            embedder = embedder or SentenceEmbedder(model or settings.embedding_model() or held)
            if not any_model:
                _check_model(library.folder, held, embedder)
            return cls(library, embedder)
        except BaseException:
            library.close()
            raise

    # What changes the library

    def add(self, path: str | Path, progress: Progress | None = None) -> AddReport:
        """Adds a file, or every readout below a folder. What is there already is left as it is.

        A file that was added before and has changed takes the place of its old readout; an identical copy under
        another name becomes a further source of the same readout; a file that cannot be read is reported with the
        reason, and the others go in. What is done stays done when the run is stopped in the middle.

        Raises:
            ReadoutError: there is nothing at ``path``, or it is no path.
            LibraryBusyError: another program has been writing for too long.
        """
        from vectorstore.reading import given

        place = given(path)
        with self._folder.writing():
            self._forget_foreign_index()
            report = Addition(self._library, self._embedder, progress).run(place)
        self._refresh_index(progress)
        return report

    def remove(self, readout_id: str) -> None:
        """Removes a readout, by its id or a unique beginning of it, with its sources and all that was made of it."""
        with self._folder.writing(), self._library.transaction() as transaction:
            transaction.remove(identified(transaction, readout_id))

    def rebuild(self, progress: Progress | None = None) -> None:
        """Makes all derived parts anew from the stored texts: attribution, vectors, full text, vector index.

        Under another model than the library's (``any_model``), the library goes over to it.
        """
        with self._folder.writing():
            with self._library.transaction() as transaction:
                transaction.drop_damaged()
            rebuild(self._library, self._embedder, progress)
            with self._folder.indexing():
                self._index.drop()
        self._refresh_index(progress)

    def _forget_foreign_index(self) -> None:
        """Drops a generation that holds readouts which the database never gave out: it was restored from a backup."""
        manifest = self._index.manifest()
        if manifest is None:
            return
        with self._library.snapshot() as view:
            foreign = manifest.through > view.last_readout() or manifest.library != view.meta("library")
        if foreign:
            with self._folder.indexing():
                self._index.drop()

    def _refresh_index(self, progress: Progress | None) -> None:
        """Makes a new generation where much is newer than the old one or has been removed from it."""
        if not self._wants_index():
            return
        try:
            with self._folder.indexing(wait=0), self._library.snapshot() as view:
                if self._wants_index():
                    self._make_index(view, progress)
        except LibraryBusyError:
            return  # somebody else is at it

    def _wants_index(self) -> bool:
        manifest = self._index.manifest()
        through, held = (manifest.through, manifest.count) if manifest else (0, 0)
        with self._library.snapshot() as view:
            newer = view.statement_count(above=through)
            removed = held - view.statement_count(through=through)
        return newer + removed > max(NEWER_STATEMENTS, held // NEWER_SHARE)

    def _make_index(self, view: Snapshot, progress: Progress | None) -> None:
        count = view.statement_count()

        def blocks() -> Iterator[tuple[Keys, Vectors]]:
            done = 0
            for keys, vectors in view.vector_blocks():
                yield keys, vectors
                done += len(keys)
                if progress:
                    progress("indexing", done, count)

        self._index.build(
            blocks,
            count,
            library=str(view.meta("library")),
            model=str(view.meta("model")),
            through=view.last_readout(),
        )

    # What the library holds

    @property
    def path(self) -> Path:
        """The library's folder."""
        return self._folder.path

    @property
    def people_file(self) -> Path:
        """Where the user may say which names are one person's: a file that the store itself never reads or writes."""
        return self._folder.people

    def __len__(self) -> int:
        """Readouts."""
        with self._library.snapshot() as view:
            return view.readout_count()

    def readouts(self, filter: Filter | None = None) -> list[Readout]:  # noqa: A002  the interface's own word
        """The readouts within the filter, by date, undated ones last. With speakers: where any of them speaks."""
        with self._library.snapshot() as view:
            self._validate(view, filter)
            return list(self._readouts(view, view.readout_keys(filter)).values())

    def readout(self, readout_id: str) -> Readout:
        """The readout with this id, or the only one whose id begins so. `FilterError` for none or several."""
        with self._library.snapshot() as view:
            key = identified(view, readout_id)
            return self._readouts(view, [key])[key]

    def names(self) -> tuple[NameCount, ...]:
        """Every speaker's and participant's name with its counts, those in most readouts first."""
        with self._library.snapshot() as view:
            kept = self._current(view)
            if kept.names is None:
                kept.names = view.names()
            return kept.names

    def issuers(self) -> tuple[str, ...]:
        """Every issuer, that of most readouts first."""
        with self._library.snapshot() as view:
            kept = self._current(view)
            if kept.issuers is None:
                kept.issuers = view.issuers()
            return kept.issuers

    # Searching

    def search(self, text: str, filter: Filter | None = None, limit: int = 10) -> list[Hit]:  # noqa: A002
        """The statements nearest in meaning and those that share most words, ranked together (reciprocal rank).

        `QuestionError` where the text is none, or the limit no number: so of each search.
        """
        text, limit = searchable(text), at_most(limit)
        with self._library.snapshot() as view:
            self._validate(view, filter)
            depth = max(limit, CANDIDATES)
            near = self._nearest(view, text, filter, depth)
            alike = view.matching(query_words(text), filter, depth)
            return self._hits(view, fused(near, alike)[:limit])

    def nearest(self, text: str, filter: Filter | None = None, limit: int = 50) -> list[Hit]:  # noqa: A002
        """The statements nearest in meaning; scores are cosines, -1 to 1."""
        text, limit = searchable(text), at_most(limit)
        with self._library.snapshot() as view:
            self._validate(view, filter)
            return self._hits(view, self._nearest(view, text, filter, limit))

    def matching(self, text: str, filter: Filter | None = None, limit: int = 50) -> list[Hit]:  # noqa: A002
        """The statements with any of the text's words, by their stems; scores are BM25, higher is better."""
        text, limit = searchable(text), at_most(limit)
        with self._library.snapshot() as view:
            self._validate(view, filter)
            return self._hits(view, view.matching(query_words(text), filter, limit))

    def statements(self, filter: Filter | None = None, like: str | None = None) -> list[Hit]:  # noqa: A002
        """Every statement within the filter in reading order: by date, readout, place in the text.

        Scores are cosines to the text ``like``, exact for each; 0 without it.
        """
        text = searchable(like if like is not None else "")
        with self._library.snapshot() as view:
            self._validate(view, filter)
            keys = view.statement_keys(filter)
            scores = (
                self._searcher.cosines(view, keys, self._vector(view, text)).tolist() if text else [0.0] * len(keys)
            )
            return self._hits(view, list(zip(keys.tolist(), scores, strict=True)))

    def frequencies(self, text: str) -> dict[str, int]:
        """How many statements hold each folded word of a text, in any of its forms; function words left out."""
        text = searchable(text)
        with self._library.snapshot() as view:
            return {word: view.frequency(word) for word in query_words(" ".join(words(text)))}

    def statement_count(self) -> int:
        """Statements in the library."""
        with self._library.snapshot() as view:
            return view.statement_count()

    def validate(self, filter: Filter | None) -> None:  # noqa: A002
        """`FilterError` where the filter is malformed, or names what the library does not hold."""
        with self._library.snapshot() as view:
            self._validate(view, filter)

    def _nearest(self, view: Snapshot, text: str, bounds: Filter | None, limit: int) -> list[tuple[int, float]]:
        return self._searcher.nearest(view, self._vector(view, text), bounds, limit) if view.dimensions() else []

    def _vector(self, view: Snapshot, text: str) -> Vectors:
        _check_model(self._folder, view.meta("model"), self._embedder)
        return self._embedded(text)

    def _use(self, embedder: Embedder) -> None:
        self._embedder = embedder

        @lru_cache(maxsize=1_024)
        def embedded(text: str) -> Vectors:
            vector: Vectors = embedder.embed([text])[0]
            return vector

        self._embedded = embedded

    def _hits(self, view: Snapshot, found: list[tuple[int, float]]) -> list[Hit]:
        places = [readout_of(key) for key, _ in found]
        readouts = self._readouts(view, dict.fromkeys(readout for readout, _ in places))
        if any(position >= len(readouts[readout].statements) for readout, position in places):
            raise LibraryError(f"the library {self.path} is damaged, it lacks statements: run `readouts rebuild`")
        return [
            Hit(readouts[readout], position, score)
            for (readout, position), (_, score) in zip(places, found, strict=True)
        ]

    def _readouts(self, view: Snapshot, keys: Iterable[int]) -> dict[int, Readout]:
        """The readouts with these keys, in their order; those asked for lately come from memory."""
        wanted = list(keys)
        kept = self._current(view)
        with self._lock:
            known = {key: kept.readouts[key] for key in wanted if key in kept.readouts}
        missing = [key for key in wanted if key not in known]
        for first in range(0, len(missing), 512):
            known |= view.readouts(missing[first : first + 512])
        if any(key not in known for key in missing):
            raise LibraryError(f"the library {self.path} is damaged, it lacks readouts: run `readouts rebuild`")
        with self._lock:
            for key in wanted:  # the latest at the end, the oldest are dropped
                kept.readouts.pop(key, None)
                kept.readouts[key] = known[key]
            for key in list(kept.readouts)[: max(0, len(kept.readouts) - READOUTS_IN_MEMORY)]:
                del kept.readouts[key]
        return {key: known[key] for key in wanted}

    def _current(self, view: Snapshot) -> "_Kept":
        """What is kept in memory of the library as this snapshot sees it."""
        changes = view.changes()
        with self._lock:
            if self._kept.changes < changes:
                self._kept = _Kept(changes)
            # A snapshot from before a change that others have seen: it keeps things for itself.
            return self._kept if self._kept.changes == changes else _Kept(changes)

    def _validate(self, view: Snapshot, bounds: Filter | None) -> None:
        """`FilterError` for values that the library does not hold, with those that are written alike."""
        refuse_malformed(bounds)
        if not bounds:
            return
        if bounds.since and bounds.until and bounds.since > bounds.until:
            raise FilterError(f"the first day {bounds.since} is after the last day {bounds.until}: swap them")
        for name in chain(bounds.speakers, bounds.participants):
            if not view.knows_name(name):
                raise FilterError(unknown("nobody in the library is called", name, (n.name for n in self.names())))
        for name in bounds.issuers:
            if not view.knows_issuer(name):
                raise FilterError(unknown("the library has no readout issued by", name, self.issuers()))

    # The end

    def check(self) -> list[str]:
        """What is wrong with the library, a sentence each, with its remedy; empty where all is well.

        Looks at everything: each text and vector, the full-text index, each byte of the vector index, and whether
        sampled statements are found by their own vectors.
        """
        try:
            problems = self._library.problems() + self._index.problems()
            return problems or self._lost_statements()
        except LibraryError as error:
            return [str(error)]

    def _lost_statements(self) -> list[str]:
        """Statements, of a sample over the whole library, that their own vectors do not find."""
        with self._library.snapshot() as view:
            keys = view.statement_keys()
            sample = keys[:: max(1, len(keys) // SELF_QUERIES)]
            lost = 0
            for vector in view.vectors(sample):
                best = self._searcher.nearest(view, vector, None, 1)
                lost += not best or best[0][1] < float(vector @ vector) - 0.001
        return [f"{lost} of {len(sample)} sampled statements are not found: run `readouts rebuild`"] if lost else []

    def close(self) -> None:
        """Lets go of files and memory. The store cannot be used afterwards."""
        self._index.close()
        self._library.close()

    def __enter__(self) -> "ReadoutStore":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


@dataclass(slots=True)
class _Kept:
    """What is kept in memory of the library as it stood after a change."""

    changes: int
    readouts: dict[int, Readout] = field(default_factory=dict)
    names: tuple[NameCount, ...] | None = None
    issuers: tuple[str, ...] | None = None


def _check_model(folder: Folder, held: str | None, embedder: Embedder) -> None:
    if held not in (None, embedder.name):
        raise LibraryError(
            f"the library {folder.path} was made with the embedding model {held!r}, not {embedder.name!r}: "
            f"use that one, or run `readouts rebuild` to go over to {embedder.name!r}"
        )
