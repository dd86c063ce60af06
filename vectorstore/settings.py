"""What the environment may set. Read here and nowhere else; everything below is handed plain values."""

import os
import sys
from pathlib import Path

from vectorstore.errors import LibraryError


def default_library() -> Path:
    """The user's own library: ``READOUTS_LIBRARY``, or ``readouts`` in the platform's folder for user data.

    `LibraryError` where that depends on a home folder which nobody knows.
    """
    named = os.environ.get("READOUTS_LIBRARY")
    try:
        return Path(named).expanduser() if named else _user_data() / "readouts"
    except RuntimeError as error:
        told = f"READOUTS_LIBRARY is {named!r}" if named else "READOUTS_LIBRARY is not set"
        raise LibraryError(f"{told}, and no such home folder is known: set it to the whole path of a folder") from error


def _user_data() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def embedding_model() -> str | None:
    """The embedding model that ``READOUTS_EMBEDDING_MODEL`` asks for: a name or a folder; None where it is not set."""
    return os.environ.get("READOUTS_EMBEDDING_MODEL") or None


def chat_model() -> str | None:
    """The chat model that ``READOUTS_MODEL`` asks for, as "provider:name"; None where it is not set."""
    return os.environ.get("READOUTS_MODEL", "").strip() or None
