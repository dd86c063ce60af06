"""The little of Chroma that the vector index needs: a folder with one collection, cosine, our own vectors."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray

from vectorstore.errors import LibraryError

if TYPE_CHECKING:
    from chromadb.api.client import Client

COLLECTION = "statements"
BATCH = 5_000
"""Rows written at once; Chroma refuses more than 5,461."""
DATABASE = "chroma.sqlite3"

Keys = NDArray[np.int64]
Vectors = NDArray[np.float32]


class Collection:
    """Vectors with whole numbers for names: created and filled once, or opened when finished and asked."""

    def __init__(self, client: "Client", scratch: Path | None = None) -> None:
        self._client = client
        self._scratch = scratch
        with _explained():
            self._collection = client.get_collection(COLLECTION, embedding_function=None)

    @classmethod
    def create(cls, folder: Path, count: int) -> "Collection":
        """A new collection for exactly ``count`` vectors: it comes to rest on the disk when the last one is in."""
        client = _client(folder)
        with _explained():
            client.create_collection(
                COLLECTION,
                configuration={"hnsw": {"space": "cosine", "ef_search": 200, "sync_threshold": max(count, 2)}},
                embedding_function=None,
            )
        return cls(client)

    @classmethod
    def open(cls, folder: Path) -> "Collection":
        """A finished collection, through a private copy of its small database: Chroma writes to whatever it opens.

        The large files are linked to, and only read. So the folder may be read-only, and shared between processes.
        """
        scratch = Path(tempfile.mkdtemp(prefix="readouts-index-"))
        try:
            for entry in folder.iterdir():
                if entry.is_dir():
                    _link(entry, scratch / entry.name)
            shutil.copyfile(folder / DATABASE, scratch / DATABASE)
            return cls(_client(scratch), scratch)
        except BaseException:
            shutil.rmtree(scratch, ignore_errors=True)
            raise

    def put(self, keys: Keys, vectors: Vectors) -> None:
        for first in range(0, len(keys), BATCH):
            chosen = slice(first, first + BATCH)
            with _explained():
                self._collection.upsert(ids=[str(key) for key in keys[chosen].tolist()], embeddings=vectors[chosen])

    def count(self) -> int:
        with _explained():
            return self._collection.count()

    def nearest(self, vector: Vectors, count: int) -> Keys:
        """The keys of about the ``count`` nearest vectors, the nearest first."""
        with _explained():
            found = self._collection.query(query_embeddings=vector[np.newaxis], n_results=count, include=[])
        return np.array([int(key) for key in found["ids"][0]], dtype=np.int64)

    def finds(self, key: int, vector: Vectors) -> bool:
        """Whether the collection has this vector under this key, and finds it or one that is equal to it."""
        with _explained():
            held = self._collection.get(ids=[str(key)], include=["embeddings"])["embeddings"]
            found = self._collection.query(query_embeddings=vector[np.newaxis], n_results=1, include=["distances"])
        nearest = (found["distances"] or [[]])[0]
        return held is not None and np.allclose(held, vector, atol=1e-4) and bool(nearest) and nearest[0] < 1e-4

    def close(self) -> None:
        self._client.close()
        if self._scratch:
            shutil.rmtree(self._scratch, ignore_errors=True)


def shrink(folder: Path) -> None:
    """Gives back the room that a filled and closed collection's write-ahead queue took: nine tenths of its database."""
    with closing(sqlite3.connect(folder / DATABASE, isolation_level=None)) as database:
        database.execute("VACUUM")


def _client(folder: Path) -> "Client":
    import chromadb
    from chromadb.config import Settings

    with _explained():
        settings = Settings(anonymized_telemetry=False)
        return cast("Client", chromadb.PersistentClient(path=str(folder), settings=settings))


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except Exception as error:  # Chroma's native part raises errors of its own and of Python's, undocumented
        raise LibraryError(f"Chroma: {type(error).__name__}: {error}") from error


def _link(source: Path, target: Path) -> None:
    try:
        target.symlink_to(source, target_is_directory=True)
    except OSError:  # no links on this file system, or no right to make them
        shutil.copytree(source, target)
