"""The readouts that a first start shows: written for this project, shipped inside the package."""

from importlib.resources import files
from pathlib import Path

__all__ = ["folder"]


def folder() -> Path:
    """The folder that holds the sample readouts, one subfolder for each house that issues them."""
    return Path(str(files(__name__).joinpath("readouts")))
