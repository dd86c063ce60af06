"""What the parsers of the file formats hand on: paragraphs, and what the file says about itself."""

import datetime
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Draft:
    """A file taken apart, before its title, date, issuer and furniture are told from the body."""

    blocks: tuple[str, ...] = ()
    """Paragraphs, headings, list items and the like in order, unwrapped, not yet cleaned of furniture."""
    title: str | None = None
    """As the file states it for a reader: front matter, first heading, ``og:title``."""
    date: datetime.date | None = None
    """As front matter declares it."""
    issuer: str | None = None
    """As front matter declares it."""
    site: str | None = None
    """The name that a web page gives its site."""
    participants: tuple[str, ...] = ()
    url: str | None = None
    hints: tuple[str, ...] = ()
    """Lines that may name the issuer and are not in `blocks`: page headers, breadcrumbs."""
    weak_title: str | None = None
    """From document properties, which often name a template or the file."""
    weak_date: datetime.date | None = None
    """Out of a page's metadata, which may mean the day it was moved or changed; a date line goes before it."""

    def to_json(self) -> dict[str, Any]:
        """Plain values for `from_json`: how drafts come out of the worker process."""
        values: dict[str, Any] = {name: getattr(self, name) for name in self.__slots__}
        for name in ("date", "weak_date"):
            values[name] = values[name] and values[name].isoformat()
        return values

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> "Draft":
        for name in ("date", "weak_date"):
            values[name] = values[name] and datetime.date.fromisoformat(values[name])
        for name in ("blocks", "participants", "hints"):
            values[name] = tuple(values[name])
        return cls(**values)
