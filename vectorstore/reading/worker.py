"""The process that parses web pages, Word documents and PDF files for `vectorstore.reading.isolation`.

It reads requests from its standard input until that is closed. It has no business with the network or with files.
"""

import json
import logging
import os
import sys
import warnings
from typing import IO, Any

from vectorstore.errors import ReadoutError

MEMORY_LIMIT = 1_500_000_000
"""Bytes of address space, libraries included."""
_DAMAGED = {"html": "the page is damaged", "docx": "the Word document is damaged", "pdf": "the PDF file is damaged"}


def parse(kind: str, data: bytes) -> dict[str, Any]:
    """The draft of a file as plain values, or ``{"reason": why not}``."""
    try:
        if kind == "html":
            from vectorstore.reading.page import read_page as read
        elif kind == "docx":
            from vectorstore.reading.word import read_word as read
        else:
            from vectorstore.reading.pdf import read_pdf as read
        return read(data).to_json()
    except ReadoutError as error:
        return {"reason": error.reason}
    except MemoryError:
        return {"reason": "it needs more memory than is allowed for one file"}
    except RecursionError:
        return {"reason": f"{_DAMAGED[kind]}: it is nested too deeply"}
    except Exception as error:  # noqa: BLE001 - whatever a hostile file makes a parser raise is a refusal, not a crash
        return {"reason": f"{_DAMAGED[kind]} ({type(error).__name__})"}


def limit_memory() -> None:
    """Bound the address space, where the system knows such a bound."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, OSError, ValueError):
        pass


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answer requests, each a line of JSON followed by a file's bytes, with a line of JSON, until there are no more."""
    while line := requests.readline():
        request = json.loads(line)
        answer = parse(request["kind"], requests.read(request["size"]))
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()


def main() -> None:
    # What a library prints must not end up between the answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    limit_memory()
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
