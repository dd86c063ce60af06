"""What a stretch of a sentence can be: somebody's name, office or pronoun, or a group or side."""

from dataclasses import dataclass
from typing import Literal

from vectorstore.attribution.people import Person, Roster
from vectorstore.attribution.tokens import Token

MentionKind = Literal["named", "role", "pronoun", "group", "side", "host", "stranger"]
"""How a mention points to people; ``host`` is the issuer's "we", which stands for its country; a ``stranger`` is an
office or side that nobody here has."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a sentence that stands for one or more of the document's people, or for a side without a person."""

    start: int
    end: int
    kind: MentionKind
    people: tuple[str, ...]
    """Names of the people; the side's own name where no person stands for it."""
    possessive: bool = False


@dataclass(frozen=True, slots=True)
class Focus:
    """What pronouns refer to when a sentence begins."""

    single: Person | None = None
    group: tuple[str, ...] = ()


def everybody(roster: Roster) -> tuple[str, ...]:
    """Those whom "the leaders" or "both sides" stands for: the talk's parties."""
    if roster.assembly is not None:
        return (roster.assembly,)
    people = tuple(person.name for person in roster.primary)
    if len(people) < 2 and len(roster.sides) > 1:
        return roster.sides
    return people or tuple(person.name for person in roster.people)


def own_first(people: list[Person]) -> Person:
    """Of several who bear the office, one of the talk's parties, the host's own before the guests."""
    return min(people, key=lambda person: (not person.primary, not person.host, person.order))


def mention_of(tokens: list[Token], first: int, last: int, kind: MentionKind, people: tuple[str, ...]) -> Mention:
    return Mention(tokens[first].start, tokens[last - 1].end, kind, people, tokens[last - 1].possessive)
