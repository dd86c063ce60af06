"""From a file to a `Readout`: read, told apart into statements, and named by its content."""

import hashlib
import json
from pathlib import Path

from vectorstore.attribution import attribute
from vectorstore.reading import given, read
from vectorstore.types import Document, Readout


def load_readout(path: str | Path) -> Readout:
    """Read and attribute one file. Raises `ReadoutError`, naming the file and the reason, where it is no readout."""
    return to_readout(read(given(path)))


def to_readout(document: Document) -> Readout:
    """The readout that a document makes."""
    attribution = attribute(
        document.text, title=document.title, issuer=document.issuer, participants=document.participants
    )
    return Readout(
        id=readout_id(document),
        title=document.title,
        date=document.date,
        issuer=document.issuer,
        participants=attribution.participants,
        text=document.text,
        statements=attribution.statements,
        sources=(document.source,),
        url=document.url,
    )


def readout_id(document: Document) -> str:
    """32 hexadecimal digits that are the same for the same title, date, issuer and text, wherever they were read."""
    day = document.date.isoformat() if document.date else None
    content = json.dumps([document.title, day, document.issuer, document.text], ensure_ascii=False)
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:32]
