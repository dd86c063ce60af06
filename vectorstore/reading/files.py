"""Which files are read, and what is refused before a parser sees it."""

import os
from collections.abc import Iterator
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


def walk(path: str | Path) -> Iterator[Path]:
    """The readable files at or below a path, in sorted order, folder by folder.

    Hidden files and folders and unknown endings are left out, and so are links that lead out of the folder.
    Raises `ReadoutError` where there is nothing at the path.
    """
    top = located(path)
    if not top.exists():
        raise ReadoutError(str(path), "there is no such file or folder")
    if not top.is_dir():
        yield top
        return
    yield from _below(top, top.resolve())


def _below(folder: Path, top: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        raise ReadoutError(str(folder), f"the folder cannot be listed: {error.strerror}") from error
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_symlink() and (entry.is_dir() or not entry.resolve().is_relative_to(top)):
            continue  # a linked folder may lead out or round in circles
        if entry.is_dir():
            yield from _below(entry, top)
        elif entry.suffix.lower() in KINDS and entry.is_file():
            yield entry


def load(path: Path) -> tuple[str, bytes]:
    """What a file is to be read as, and its bytes; raises `ReadoutError` where it cannot be a readout."""
    kind = KINDS.get(path.suffix.lower())
    if kind is None:
        raise ReadoutError(str(path), f"files of this kind are not read; these are: {', '.join(KINDS)}")
    try:
        if not path.is_file():
            raise ReadoutError(str(path), "it is a folder" if path.is_dir() else "there is no such file")
        if path.stat().st_size > LARGEST_FILE[kind]:
            raise ReadoutError(str(path), f"it is larger than {LARGEST_FILE[kind] // 1_000_000} MB")
        data = path.read_bytes()
    except OSError as error:
        raise ReadoutError(str(path), f"it cannot be opened: {error.strerror}") from error
    _check(data, kind, str(path))
    return kind, data


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
