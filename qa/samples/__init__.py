"""The readouts that a first start shows: written for this project, shipped inside the package."""

from importlib.resources import files
from pathlib import Path

from vectorstore.types import Readout

__all__ = ["folder", "is_sample"]


def folder() -> Path:
    """The folder that holds the sample readouts, one subfolder for each house that issues them."""
    return Path(str(files(__name__).joinpath("readouts")))


def is_sample(readout: Readout) -> bool:
    """Whether a readout is one of the samples: its sentences are the project's own, and no government's."""
    here = folder()
    return any(Path(source).is_relative_to(here) for source in readout.sources)
