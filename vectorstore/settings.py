"""What the environment may set. Read here and nowhere else; everything below is handed plain values."""

import os
import sys
from pathlib import Path


def default_library() -> Path:
    """The user's own library: ``READOUTS_LIBRARY``, or ``readouts`` in the platform's folder for user data."""
    named = os.environ.get("READOUTS_LIBRARY")
    if named:
        return Path(named).expanduser()
    if sys.platform == "win32":
        data = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        data = Path.home() / "Library" / "Application Support"
    else:
        data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return data / "readouts"


def embedding_model() -> str | None:
    """The embedding model that ``READOUTS_EMBEDDING_MODEL`` asks for: a name or a folder; None where it is not set."""
    return os.environ.get("READOUTS_EMBEDDING_MODEL") or None


def chat_model() -> str | None:
    """The chat model that ``READOUTS_MODEL`` asks for, as "provider:name"; None where it is not set."""
    return os.environ.get("READOUTS_MODEL", "").strip() or None
