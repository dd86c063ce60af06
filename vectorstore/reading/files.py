"""Which files are read, and what is refused before a parser sees it."""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from vectorstore.errors import ReadoutError

KINDS = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".pdf": "pdf",
}
"""File name endings that are read, and what they are read as."""
LARGEST_FILE = {"text": 5_000_000, "markdown": 5_000_000, "html": 20_000_000, "docx": 50_000_000, "pdf": 50_000_000}
"""Bytes: the text of a readout has some thousand, pictures come on top in the last two."""


def located(path: str | Path) -> Path:
    """The absolute form of a path; links in it are kept, because a document is known by the name it was given under."""
    return Path(os.path.normpath(Path(path).absolute()))


def given(path: str | Path) -> Path:
    """The absolute path of what somebody names, "~" resolved. Raises `ReadoutError` where there is nothing of the name.

    No path at all is not the working folder: that one is called ".".
    """
    if not isinstance(path, (str, Path)):
        raise ReadoutError(repr(path), "it is not the path of a file or folder")
    if not str(path).strip():
        raise ReadoutError(repr(path), "the path is empty; the folder you are in is called '.'")
    try:
        place = Path(path).expanduser().absolute()
    except RuntimeError as error:
        raise ReadoutError(str(path), "there is no such user's home folder") from error
    if not _mode(place):
        raise ReadoutError(str(place), "there is no such file or folder")
    return place


def walk(path: str | Path, refuse: Callable[[ReadoutError], None] | None = None) -> Iterator[Path]:
    """The readable files at or below a path, in sorted order, folder by folder.

    Hidden files and folders and unknown endings are left out, and so are links that lead out of the folder.
    A folder that cannot be listed is passed over where ``refuse`` takes the error for it.
    Raises `ReadoutError` where there is nothing at the path.
    """
    top = located(path)
    if not _mode(top):
        raise ReadoutError(str(path), "there is no such file or folder")
    if not stat.S_ISDIR(_mode(top)):
        yield top
        return
    inside = Path(os.path.realpath(top))
    waiting = [top]
    while waiting:  # a loop, because folders nest deeper than Python's stack
        place = waiting.pop()
        if place != top and not stat.S_ISDIR(_mode(place)):
            yield place
            continue
        try:
            waiting += reversed(_entries(place, inside))
        except ReadoutError as error:
            if refuse is None:
                raise
            refuse(error)


def _entries(folder: Path, top: Path) -> list[Path]:
    """The folders and readable files in a folder, in sorted order."""
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        raise ReadoutError(str(folder), f"the folder cannot be listed: {error.strerror}") from error
    return [entry for entry in entries if not entry.name.startswith(".") and _is_wanted(entry, top)]


def _is_wanted(entry: Path, top: Path) -> bool:
    mode, linked = _mode(entry), stat.S_ISLNK(_mode(entry, follow=False))
    if stat.S_ISDIR(mode):
        return not linked  # a linked folder may lead out or round in circles
    if entry.suffix.lower() not in KINDS:
        return False
    if linked:
        return stat.S_ISREG(mode) and Path(os.path.realpath(entry)).is_relative_to(top)
    return not mode or stat.S_ISREG(mode)  # what cannot even be looked at is not passed over in silence


def _mode(path: Path, follow: bool = True) -> int:
    """What is at a path, as `stat` has it; 0 for nothing, for links to themselves and for names no file can have.

    `Path.exists` and the like raise for some of these.
    """
    try:
        return path.stat(follow_symlinks=follow).st_mode
    except (OSError, ValueError):
        return 0


def kind_of(path: Path) -> str:
    """What a file is to be read as, told without opening it: pipes and devices would never come to an end.

    Raises `ReadoutError` where the file is not to be read.
    """
    kind = KINDS.get(path.suffix.lower())
    if kind is None:
        raise ReadoutError(str(path), f"files of this kind are not read; these are: {', '.join(KINDS)}")
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ReadoutError(str(path), "there is no such file") from error
    except (OSError, ValueError) as error:
        raise ReadoutError(str(path), f"it cannot be opened: {_told(error)}") from error
    if not stat.S_ISREG(found.st_mode):
        raise ReadoutError(str(path), "it is a folder" if stat.S_ISDIR(found.st_mode) else "it is a pipe or a device")
    if found.st_size > LARGEST_FILE[kind]:
        raise ReadoutError(str(path), f"it is larger than {LARGEST_FILE[kind] // 1_000_000} MB")
    return kind


def load(path: Path) -> tuple[str, bytes]:
    """What a file is to be read as, and its bytes; raises `ReadoutError` where it cannot be a readout."""
    kind = kind_of(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadoutError(str(path), f"it cannot be opened: {_told(error)}") from error
    _check(data, kind, str(path))
    return kind, data


def _told(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _check(data: bytes, kind: str, source: str) -> None:
    if not data.strip(b" \t\r\n\f\0"):
        raise ReadoutError(source, "it is empty")
    if kind == "pdf" and b"%PDF-" not in data[:1024]:
        raise ReadoutError(source, "it is no PDF file, whatever its name says")
    if kind == "docx" and not data.startswith(b"PK"):
        legacy = data.startswith(b"\xd0\xcf\x11\xe0")
        reason = "it is encrypted or in the old .doc format; save it as .docx" if legacy else "it is no Word document"
        raise ReadoutError(source, reason)
    if kind in ("text", "markdown", "html") and data.startswith(
        (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\x7fELF")
    ):
        raise ReadoutError(source, "it is a binary file, not text")
