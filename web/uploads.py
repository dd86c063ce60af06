"""Files that are sent to the page: kept inside the library, then read like any other file."""

import re
import shutil
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from filecmp import cmp
from itertools import count
from pathlib import Path
from typing import Literal

from vectorstore.errors import ReadoutsError
from vectorstore.store import ReadoutStore

FILES = 200
"""Most files in one go."""
FILE_SIZE = 25 * 1024 * 1024
"""Most bytes of one file."""

_UNSAFE = re.compile(r"[^\w .,()'’&+-]+")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file that was sent."""

    name: str
    kind: Literal["added", "updated", "known", "refused"]
    reason: str = ""
    """Why it was refused."""

    @property
    def told(self) -> str:
        """The outcome in words."""
        return {"known": "already in the library"}.get(self.kind, self.kind) + (
            f": {self.reason}" if self.reason else ""
        )


def receive(store: ReadoutStore, folder: Path, files: Sequence[Path]) -> Iterator[Outcome]:
    """Add files to a library one by one, each from a lasting copy in ``folder``; what is refused is not kept."""
    for file in files[:FILES]:
        yield _receive(store, folder, file)
    for file in files[FILES:]:
        yield Outcome(file.name, "refused", f"more than {FILES} files at once; send the rest again")


def _receive(store: ReadoutStore, folder: Path, file: Path) -> Outcome:
    if file.stat().st_size > FILE_SIZE:
        return Outcome(file.name, "refused", f"larger than {FILE_SIZE // 2**20} MB")
    copy, new = _keep(file, folder)
    try:
        report = store.add(copy)
        refused = report.refused[0][1] if report.refused else None
    except ReadoutsError as error:
        refused = str(error)
    if refused is None:
        return Outcome(file.name, "added" if report.added else "updated" if report.updated else "known")
    if new:
        copy.unlink(missing_ok=True)
    # A reason may name the place of the copy, which is nobody's business but the server's.
    return Outcome(file.name, "refused", refused.replace(f"{copy}: ", "").replace(str(copy), file.name))


def _keep(file: Path, folder: Path) -> tuple[Path, bool]:
    """A lasting copy of a file, and whether it is new: the same file sent again is the copy that is there.

    Another file of the same name gets a number: what somebody sent is never overwritten by what somebody else sends.
    """
    folder.mkdir(parents=True, exist_ok=True)
    name = Path(_UNSAFE.sub("_", unicodedata.normalize("NFC", file.name)).lstrip(". -") or "file")
    suffix = name.suffix[:16]
    stem = name.name.removesuffix(name.suffix)[:120]
    for number in count(1):
        copy = folder / (f"{stem}{suffix}" if number == 1 else f"{stem} ({number}){suffix}")
        if not copy.exists():
            shutil.copyfile(file, copy)
            return copy, True
        if cmp(file, copy, shallow=False):
            return copy, False
    raise AssertionError("count() has no end")
