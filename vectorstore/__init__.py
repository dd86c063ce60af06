"""From files to searchable statements. What is public is named here and loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vectorstore.errors import (
        FilterError,
        LibraryBusyError,
        LibraryError,
        ModelError,
        PeopleError,
        QuestionError,
        ReadoutError,
        ReadoutsError,
    )
    from vectorstore.loading import load_readout
    from vectorstore.settings import default_library
    from vectorstore.store import ReadoutStore
    from vectorstore.types import AddReport, Filter, Hit, NameCount, Readout, Statement

_HOMES = {
    "vectorstore.store": ("ReadoutStore",),
    "vectorstore.loading": ("load_readout",),
    "vectorstore.settings": ("default_library",),
    "vectorstore.types": ("AddReport", "Filter", "Hit", "NameCount", "Readout", "Statement"),
    "vectorstore.errors": (
        "FilterError",
        "LibraryBusyError",
        "LibraryError",
        "ModelError",
        "PeopleError",
        "QuestionError",
        "ReadoutError",
        "ReadoutsError",
    ),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "AddReport",
    "Filter",
    "FilterError",
    "Hit",
    "LibraryBusyError",
    "LibraryError",
    "ModelError",
    "NameCount",
    "PeopleError",
    "QuestionError",
    "Readout",
    "ReadoutError",
    "ReadoutStore",
    "ReadoutsError",
    "Statement",
    "default_library",
    "load_readout",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
