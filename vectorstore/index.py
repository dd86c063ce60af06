"""The vector index: Chroma, derived from the library, in generations that are never written to once they are in use.

A generation is built in a folder of its own, checked, synced, renamed and only then named by the pointer file
``CURRENT``. It holds each vector's first principal components, enough to find the candidates; whoever asks weighs
them again by the vectors in the database. A generation that is missing or not as it was written is not opened: Chroma
crashes on damaged files.
"""

import hashlib
import json
import logging
import shutil
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vectorstore.chroma import Collection, shrink
from vectorstore.errors import LibraryError
from vectorstore.folder import Folder, locked, replace_file, synced

Keys = NDArray[np.int64]
Vectors = NDArray[np.float32]
Blocks = Callable[[], Iterator[tuple[Keys, Vectors]]]
"""Makes an iterator over (keys, unit vectors), each time from the beginning."""

COMPONENTS = 160
"""Length of the vectors in the index. Of 20,425 statements' 384 numbers these carry 90 %: the 200 nearest by them held
all of the ten nearest, and 99.9 % of the fifty nearest, over 203 questions (128: 99.8 %, 96: 98.8 %)."""
SELF_QUERIES = 50
"""Statements that a new generation has to find by their own vectors before it is put to use."""
MANIFEST = "manifest.json"
BASIS = "basis.npy"

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation holds, and how its files have to look."""

    library: str
    model: str
    through: int
    """The greatest readout key in it: everything newer has to be searched elsewhere."""
    count: int
    """Statements in it."""
    files: dict[str, tuple[int, str]]
    """Path below the generation's folder -> (bytes, SHA-256)."""


class Generation:
    """An open generation: it is asked, never written to, and not removed while anybody has it open."""

    def __init__(self, place: Path, manifest: Manifest) -> None:
        self.manifest = manifest
        with ExitStack() as opened:
            lock = opened.enter_context((place / MANIFEST).open("rb"))
            if not locked(lock, shared=True):
                raise LibraryError(f"{place} is being removed")
            verify(place, manifest)
            self._basis: Vectors = np.load(place / BASIS, allow_pickle=False)
            self._collection = opened.enter_context(closing(Collection.open(place)))
            # Threads that are still asking hold on to it: what it has open is closed when the last one is done.
            self._close = weakref.finalize(self, opened.pop_all().close)

    def nearest(self, vector: Vectors, count: int) -> Keys:
        """The keys of about the ``count`` nearest statements, nearest first; some may have been removed since."""
        return self._collection.nearest(vector @ self._basis, min(count, self.manifest.count))


class VectorIndex:
    """A library's generations: the one in use, and the making of the next.

    The pointer names a generation's number and the hash of its manifest, and the manifest the hash of each file: what
    is not as it was written is not used.
    """

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._lock = threading.RLock()
        self._pointed: str | None = None
        self._generation: Generation | None = None

    def manifest(self) -> Manifest | None:
        """What the generation in use holds, without opening it; None where there is none to be trusted."""
        with suppress(LibraryError, OSError):
            return self._read(self._pointer())[1]
        return None

    def current(self, library: str, model: str) -> Generation | None:
        """The generation in use, opened; None where there is none to be trusted, which the log says once."""
        with self._lock:
            pointer = self._pointer()
            if pointer == self._pointed:
                return self._generation
            self._pointed, self._generation = pointer, None
            if pointer is None:
                return None
            try:
                place, manifest = self._read(pointer)
                if (manifest.library, manifest.model) != (library, model):
                    raise LibraryError(f"{place} belongs to another library or model")
                self._generation = Generation(place, manifest)
            except (LibraryError, OSError, ValueError) as error:
                self._warn(error)
            return self._generation

    def distrust(self, error: LibraryError) -> None:
        """Leaves the open generation aside: it failed when it was asked."""
        with self._lock:
            if self._generation is not None:
                self._generation = None
                self._warn(error)

    def _warn(self, error: Exception) -> None:
        logger.warning(
            "%s: the vector index is left aside (%s). Answers are the same, only slower; `readouts rebuild` mends it",
            self._folder.path,
            error,
        )

    def problems(self) -> list[str]:
        """What is wrong with the generation in use; nothing where there is none at all."""
        pointer = self._pointer()
        if pointer is None and self._folder.pointer.exists():
            return [f"{self._folder.pointer} cannot be read: remove it, then run `readouts rebuild`"]
        if pointer is None:
            finished = any(entry.name.isdigit() for entry in self._entries())
            return [f"{self._folder.pointer} is missing: run `readouts rebuild`"] if finished else []
        try:
            verify(*self._read(pointer))
        except (LibraryError, OSError) as error:
            return [f"the vector index is damaged ({error}): run `readouts rebuild`"]
        return []

    def build(self, blocks: Blocks, count: int, *, library: str, model: str, through: int) -> None:
        """Makes a generation of the ``count`` vectors in the blocks and puts it to use.

        Nothing changes for anybody before it is whole, checked and on the disk. Only under `Folder.indexing`.
        """
        self._folder.generations.mkdir(exist_ok=True)
        number = (
            max((int(entry.name) for entry in self._folder.generations.iterdir() if entry.name.isdigit()), default=0)
            + 1
        )
        making = self._folder.generations / f"{number}.making"
        shutil.rmtree(making, ignore_errors=True)
        try:
            making.mkdir()
            _fill(making, blocks, count)
            files = {
                str(file.relative_to(making)): (file.stat().st_size, _sha256(file))
                for file in sorted(making.rglob("*"))
                if file.is_file()
            }
            manifest = json.dumps(asdict(Manifest(library, model, through, count, files)))
            (making / MANIFEST).write_text(manifest, encoding="utf-8")
            for entry in [*making.rglob("*"), making]:
                synced(entry)
            making.rename(self._folder.generations / str(number))
            synced(self._folder.generations)
            replace_file(self._folder.pointer, f"{number} {_digest(manifest)}\n")
        except OSError as error:
            raise LibraryError(f"the vector index of {self._folder.path} cannot be written: {error}") from error
        finally:
            shutil.rmtree(making, ignore_errors=True)
        self._remove_all_but(number)

    def drop(self) -> None:
        """Has no generation in use: everything is searched exactly."""
        try:
            self._folder.pointer.unlink(missing_ok=True)
        except OSError as error:
            raise LibraryError(
                f"{self._folder.pointer} cannot be removed ({error.strerror}): remove it, then try again"
            ) from error
        self._remove_all_but(None)

    def close(self) -> None:
        with self._lock:
            self._pointed, self._generation = None, None

    def _pointer(self) -> str | None:
        try:
            return self._folder.pointer.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return None

    def _read(self, pointer: str | None) -> tuple[Path, Manifest]:
        """The folder and the manifest of the generation that a pointer names."""
        number, _, digest = (pointer or "").strip().partition(" ")
        if not (number.isascii() and number.isdigit() and len(number) < 20):
            raise LibraryError(f"{self._folder.pointer} is missing or damaged")
        place = self._folder.generations / number
        manifest = (place / MANIFEST).read_bytes()
        if _digest(manifest) != digest:
            raise LibraryError(f"{place / MANIFEST} is damaged")
        return place, Manifest(**json.loads(manifest))

    def _entries(self) -> list[Path]:
        return list(self._folder.generations.iterdir()) if self._folder.generations.is_dir() else []

    def _remove_all_but(self, number: int | None) -> None:
        """Removes what the pointer does not name, but for what somebody has open: that goes at the next time."""
        for entry in self._entries():
            if entry.name != str(number):
                _remove(entry)


def _remove(place: Path) -> None:
    try:
        lock = (place / MANIFEST).open("rb")
    except OSError:  # never finished, or already being removed
        shutil.rmtree(place, ignore_errors=True)
        return
    with lock:
        if locked(lock):
            shutil.rmtree(place, ignore_errors=True)


def _fill(place: Path, blocks: Blocks, count: int) -> None:
    """Writes the blocks into a new collection in this folder, and has it answer for them once it lies on the disk."""
    basis = _basis(blocks)
    np.save(place / BASIS, basis)
    samples: list[tuple[int, Vectors]] = []
    step = max(1, count // SELF_QUERIES)
    with closing(Collection.create(place, count)) as collection:
        for keys, vectors in blocks():
            projected = vectors @ basis
            collection.put(keys, projected)
            samples += [(int(keys[i]), projected[i]) for i in range(0, len(keys), step)]
    shrink(place)
    with closing(Collection.open(place)) as collection:
        if collection.count() != count:
            raise LibraryError(f"the new vector index holds {collection.count()} of {count} statements")
        missed = sum(not collection.finds(key, vector) for key, vector in samples)
        if missed:
            raise LibraryError(f"the new vector index does not find {missed} of {len(samples)} sampled statements")


def _basis(blocks: Blocks) -> Vectors:
    """(dimensions, components): the directions that carry most of the vectors' dot products, or all of them."""
    products: NDArray[np.float64] | None = None
    for _, vectors in blocks():
        product = (vectors.T @ vectors).astype(np.float64)
        products = product if products is None else products + product
    if products is None:
        raise LibraryError("there is nothing to make a vector index of")
    if len(products) <= COMPONENTS:
        return np.eye(len(products), dtype=np.float32)
    _, directions = np.linalg.eigh(products)
    return np.ascontiguousarray(directions[:, : -COMPONENTS - 1 : -1], dtype=np.float32)


def verify(place: Path, manifest: Manifest) -> None:
    """`LibraryError` unless every file is, byte for byte, as it was written."""
    for name, (size, digest) in manifest.files.items():
        file = place / name
        if not file.is_file() or file.stat().st_size != size or _sha256(file) != digest:
            raise LibraryError(f"{file} is missing or damaged")


def _sha256(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _digest(manifest: str | bytes) -> str:
    return hashlib.sha256(manifest.encode() if isinstance(manifest, str) else manifest).hexdigest()
