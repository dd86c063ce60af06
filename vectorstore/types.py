"""The values that pass between the modules: frozen, comparable, without behaviour beyond what they derive.

Offsets count Python characters (code points) of ``Readout.text``; an end is exclusive.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Mode = Literal["said", "joint", "narrated"]
"""``said``: one person or side, reported or direct; ``joint``: both or all; ``narrated``: nobody's words."""

Reason = Literal["named", "role", "pronoun", "carried", "issuer", "quotation", "label", "joint", "narration"]
"""Why a statement has its speakers: what in the text points to them.

``named`` their name stands before the cue; ``role`` a title or side does ("the Secretary"); ``pronoun`` he, she, they;
``carried`` no cue of its own, goes on with the previous speaker; ``issuer`` a passive without an agent, in the
issuer's own account; ``quotation`` it lies inside a direct quotation; ``label`` a transcript's speaker label;
``joint`` both or all parties; ``narration`` nobody.
"""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence or clause of a readout's text: its place, whose words it reports, and why we think so."""

    start: int
    end: int
    speakers: tuple[str, ...] = ()
    mode: Mode = "narrated"
    cue: str | None = None
    """The words of the text that mark the speech ("expressed hope"); None where there are none."""
    reason: Reason = "narration"
    confidence: float = 1.0
    """0 to 1: how often attributions with this reason and cue are right."""
    inner: tuple[str, ...] = ()
    """Speakers inside the speaker's words: B in "A recalled that B had promised ..."."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader gets out of one file, before anybody's words are told apart."""

    title: str
    date: date | None
    issuer: str | None
    participants: tuple[str, ...]
    """Only those that the file itself declares (front matter); attribution finds the rest."""
    text: str
    source: str
    """Absolute path of the file."""
    url: str | None = None
    """The address that the document gives for itself (canonical link, ``source_url``)."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who takes part in a document, and whose words each of its statements reports."""

    participants: tuple[str, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Readout:
    """One document of a library: one government's account of a call or meeting."""

    id: str
    """Hash of title, date, issuer and text: the same readout has the same id wherever it was read from."""
    title: str
    date: date | None
    issuer: str | None
    participants: tuple[str, ...]
    text: str
    statements: tuple[Statement, ...]
    sources: tuple[str, ...]
    """Absolute paths that it was read from; more than one where identical copies were added."""
    url: str | None = None

    @property
    def source(self) -> str:
        """The first place that it was read from; "" where none is known."""
        return self.sources[0] if self.sources else ""

    def quote(self, statement: Statement) -> str:
        """The statement's own words, verbatim."""
        return self.text[statement.start : statement.end]


@dataclass(frozen=True, slots=True)
class Filter:
    """Bounds on what is looked at. An empty bound lets everything through; names compare without case and accents."""

    speakers: tuple[str, ...] = ()
    """Statements of any of these speakers (their own words, and joint statements that include them)."""
    issuers: tuple[str, ...] = ()
    """Readouts of any of these issuers."""
    participants: tuple[str, ...] = ()
    """Readouts in which every one of these took part."""
    since: date | None = None
    """First day, inclusive. Readouts without a date are outside every date bound."""
    until: date | None = None
    """Last day, inclusive."""

    def __bool__(self) -> bool:
        return self != Filter()


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement that a search found, the best first."""

    readout: Readout
    position: int
    """Index into ``readout.statements``."""
    score: float
    """Higher is better; comparable only within one search."""

    @property
    def statement(self) -> Statement:
        return self.readout.statements[self.position]

    @property
    def quote(self) -> str:
        return self.readout.quote(self.statement)


@dataclass(frozen=True, slots=True)
class AddReport:
    """What ``ReadoutStore.add`` did: counts of readouts, and each file refused with its reason."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NameCount:
    """A speaker's or participant's name as the library holds it, and how often."""

    name: str
    statements: int
    """Statements that it speaks, alone or jointly."""
    readouts: int
    """Readouts in which it speaks or takes part."""
