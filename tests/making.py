"""An environment as it was before make started the suite."""

import os

_OF_ITSELF = ("MAKE", "MFLAGS")
_SETTINGS = frozenset({"ARGS", "PYTHON", "TORCH_INDEX"})


def without_make() -> dict[str, str]:
    """The environment without what make tells its children: of itself, and the variables of its command line.

    A make started with those would print and behave otherwise than one that a user starts.
    """
    return {
        name: value for name, value in os.environ.items() if not name.startswith(_OF_ITSELF) and name not in _SETTINGS
    }
