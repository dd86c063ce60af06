"""Who said what: from a document's text to statements, each with its speakers, its mode and the reason."""

from vectorstore.attribution.speakers import attribute

__all__ = ["attribute"]
