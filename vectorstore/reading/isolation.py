"""The worker process in which hostile formats are parsed: started when first needed, replaced when it dies or hangs."""

import atexit
import contextlib
import json
import logging
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, Any

from vectorstore.errors import ReadoutError
from vectorstore.reading.draft import Draft

logger = logging.getLogger(__name__)

TIME_LIMITS = {"html": 15.0, "docx": 20.0, "pdf": 60.0}
"""Seconds that one file may take; ordinary files take some milliseconds."""
_START_LIMIT = 60.0  # seconds for the first answer: a cold interpreter on a busy machine


class _Worker:
    """One process, asked one file at a time: a line of JSON and the file's bytes in, a line of JSON out."""

    def __init__(self) -> None:
        root = str(Path(__file__).resolve().parents[2])
        search = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH")]))
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "vectorstore.reading.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": search},
        )
        self._owner = os.getpid()
        self.fresh = True

    def parse(self, kind: str, data: bytes, limit: float) -> dict[str, Any] | None:
        """The worker's answer; None where it died or was stopped because its time was up."""
        timer = threading.Timer(limit + (_START_LIMIT if self.fresh else 0.0), self._process.kill)
        timer.daemon = True
        timer.start()
        try:
            pipe_in, pipe_out = self._pipes()
            pipe_in.write(json.dumps({"kind": kind, "size": len(data)}).encode() + b"\n" + data)
            pipe_in.flush()
            line = pipe_out.readline()
        except OSError:
            return None
        finally:
            timer.cancel()
        self.fresh = False
        return json.loads(line) if line.endswith(b"\n") else None

    def close(self) -> None:
        if self._owner != os.getpid():  # a forked child shares the pipes, but the process is not its own
            return
        for pipe in self._pipes():
            with contextlib.suppress(OSError):  # it died with unread bytes in the pipe
                pipe.close()
        self._process.kill()
        self._process.wait()

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        if self._process.stdin is None or self._process.stdout is None:  # both were asked for above
            raise OSError("the worker has no pipes")
        return self._process.stdin, self._process.stdout


_lock = threading.Lock()
_worker: _Worker | None = None


def parse_apart(kind: str, data: bytes, source: str) -> Draft:
    """Parse a web page ("html"), Word document ("docx") or PDF file ("pdf") in the worker process.

    Raises `ReadoutError` where the file cannot be parsed, or not within the bounds of memory and time.
    """
    global _worker
    limit = TIME_LIMITS[kind]
    with _lock:
        if _worker is None:
            _worker = _Worker()
        answer = _worker.parse(kind, data, limit)
        if answer is None:
            _worker.close()
            _worker = None
    if answer is None:
        logger.warning("the parser gave up on %s", source)
        raise ReadoutError(source, f"it cannot be parsed within {limit:.0f} seconds and the memory allowed for it")
    if "reason" in answer:
        raise ReadoutError(source, answer["reason"])
    return Draft.from_json(answer)


@atexit.register
def stop_worker() -> None:
    """Stop the worker process; the next file starts another."""
    global _worker
    with _lock:
        if _worker is not None:
            _worker.close()
            _worker = None


def _forget_worker() -> None:
    global _lock, _worker
    _lock, _worker = threading.Lock(), None


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_worker)
