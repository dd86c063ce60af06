"""How one sentence reads by itself: said by somebody, joint, about the talk, or without any sign of speech."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from vectorstore.attribution.mention import Mention, MentionKind, everybody
from vectorstore.attribution.people import Roster
from vectorstore.types import Reason

Kind = Literal["said", "joint", "meeting", "issuer", "talk", "about", "content"]
"""``said`` by somebody; ``joint``; ``meeting`` only that it took place; ``issuer`` a passive of speech without an
agent; ``talk`` a passive or noun of talk; ``about`` the talk itself; ``content`` no cue at all."""
_REASONS: dict[MentionKind, Reason] = {
    "named": "named",
    "role": "role",
    "pronoun": "pronoun",
    "group": "role",
    "side": "role",
    "host": "role",
    "stranger": "role",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """The reading of one sentence by itself, before its neighbours are looked at."""

    kind: Kind
    people: tuple[str, ...] = ()
    cue: str | None = None
    reason: Reason = "narration"
    subject: tuple[str, ...] = ()
    """Whom a following "he" or "they" refers to."""
    claimed: tuple[str, ...] = ()
    """Of content, the country that it makes speak ("Ruritania supports ..."): its words, where nobody's go on."""
    inner: tuple[str, ...] = ()
    """Whose words the speaker tells: B in "A recalled that B had promised ..."."""
    acting: tuple[str, ...] = ()
    """Of content, the people whose doing it tells in the past tense: never the words of somebody else who spoke."""


def spoken(mention: Mention, cue: str, roster: Roster) -> Finding:
    """The mention's words: joint where it stands for people of several sides."""
    several = len(mention.people) > 1 and not one_side(mention.people, roster)
    # "They", "the two leaders" stand for both even where the text names but one of them.
    if several or (mention.kind == "group" and set(mention.people) == set(everybody(roster))):
        return Finding("joint", mention.people, cue, "joint", mention.people)
    return Finding("said", mention.people, cue, _REASONS[mention.kind], mention.people)


def one_side(people: Sequence[str], roster: Roster) -> bool:
    """Whether several people all stand on one side of the talk, and somebody else on the other."""
    members = [person for person in roster.people if person.name in people]
    others = [person for person in roster.primary if person.name not in people]
    if len(members) < len(people) or not any(person.host for person in members + others):
        return False
    if len({person.host for person in members}) > 1 or all(p.host == members[0].host for p in others):
        return False
    return len({person.place for person in members if person.place}) <= 1
