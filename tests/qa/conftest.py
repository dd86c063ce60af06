from collections.abc import Iterator

import pytest

from tests.qa.shelf import shelve
from vectorstore.store import ReadoutStore


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReadoutStore]:
    """The small library of `tests.qa.shelf`; tests only read it."""
    with shelve(tmp_path_factory.mktemp("shelf")) as store:
        yield store
