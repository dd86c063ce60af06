"""A library of two thousand real readouts: what goes in, what is made of it, and that it goes in only once.

The vectors are stand-ins (the embedding model would take minutes); all else is real.
"""

import time
from pathlib import Path

import pytest

from tests.vectorstore.test_index import ScatteredEmbedder
from vectorstore import AddReport, ReadoutStore

CORPUS = Path(__file__).parents[3] / "shared" / "readouts"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the real readouts are not beside the checkout"),
]


def test_two_thousand_readouts_are_added_once_and_found(tmp_path: Path) -> None:
    with ReadoutStore.open(tmp_path / "library", embedder=ScatteredEmbedder()) as store:
        report = store.add(CORPUS)
        assert report.refused == ()
        assert report.added == len(store)
        assert report.added + report.unchanged == 2_049
        assert store._index.manifest() is not None  # so many statements are indexed
        assert store.check() == []

        began = time.perf_counter()
        assert store.add(CORPUS) == AddReport(unchanged=2_049)
        assert time.perf_counter() - began < 3.0

        texts = sum(len(readout.text.encode()) for readout in store.readouts())
        statements = store.statement_count()
    size = sum(file.stat().st_size for file in (tmp_path / "library").rglob("*") if file.is_file())
    stand_in = statements * 24 * (2 + 4)  # what these vectors take, in the database and in the index
    assert size - stand_in + statements * (384 * 2 + 160 * 4) < 3 * texts + 2_048 * statements
