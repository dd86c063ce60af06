"""Files that are sent to the page: kept inside the library, then read like any other file."""

import logging
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
from vectorstore.types import AddReport

FILES = 200
"""Most files in one go."""
FILE_SIZE = 25 * 1024 * 1024
"""Most bytes of one file."""

_log = logging.getLogger(__name__)
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
    taken = False
    try:
        outcome = _outcome(file.name, store.add(copy))
        taken = outcome.kind != "refused"
    except ReadoutsError:
        # The error names places of the server, which are nobody's business but its log's.
        _log.exception("%s cannot be added", copy)
        outcome = Outcome(file.name, "refused", "the library cannot take it just now; send it again later")
    except Exception:  # noqa: BLE001 - the others that were sent still go in
        _log.exception("unexpected error while %s was added", copy)
        outcome = Outcome(file.name, "refused", "unexpected error; please report it, the server's log has the details")
    finally:
        if new and not taken:
            copy.unlink(missing_ok=True)
    return outcome


def _outcome(name: str, report: AddReport) -> Outcome:
    if report.added or report.updated:
        return Outcome(name, "added" if report.added else "updated")
    if report.unchanged:
        return Outcome(name, "known")
    return Outcome(name, "refused", report.refused[0][1] if report.refused else "no readout was found in it")


def _keep(file: Path, folder: Path) -> tuple[Path, bool]:
    """A lasting copy of a file, and whether it is new: the same file sent again is the copy that is there.

    Another file of the same name gets a number: what somebody sent is never overwritten by what somebody else sends.
    """
    folder.mkdir(parents=True, exist_ok=True)
    name = Path(_UNSAFE.sub("_", unicodedata.normalize("NFC", file.name)).lstrip(". -") or "file")
    suffix = name.suffix[:16]
    stem = name.name.removesuffix(name.suffix).encode()[:160].decode(errors="ignore")  # file systems count bytes
    for number in count(1):
        copy = folder / (f"{stem}{suffix}" if number == 1 else f"{stem} ({number}){suffix}")
        if not copy.exists():
            try:
                shutil.copyfile(file, copy)
            except BaseException:  # half a copy is none
                copy.unlink(missing_ok=True)
                raise
            return copy, True
        if cmp(file, copy, shallow=False):
            return copy, False
    raise AssertionError("count() has no end")
