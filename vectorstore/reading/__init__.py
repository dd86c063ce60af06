"""From a file to a `Document`: text, Markdown, web pages, Word documents and PDF files.

Web pages, Word documents and PDF files are taken apart in a worker process with bounds on its memory and time.
"""

from pathlib import Path

from vectorstore.reading.assemble import assemble
from vectorstore.reading.files import KINDS, given, kind_of, load, located, walk
from vectorstore.reading.isolation import parse_apart
from vectorstore.reading.plain import read_markdown, read_text
from vectorstore.types import Document

__all__ = ["KINDS", "given", "kind_of", "read", "walk"]


def read(path: str | Path) -> Document:
    """Read one file. Raises `ReadoutError`, which names the file and the reason, where it is no readout."""
    place = located(path)
    kind, data = load(place)
    if kind == "text":
        draft = read_text(data, str(place))
    elif kind == "markdown":
        draft = read_markdown(data, str(place))
    else:
        draft = parse_apart(kind, data, str(place))
    return assemble(draft, place)
