"""Speaker labels: "PRESIDENT BIDEN:", "Q:", "President of Russia Vladimir Putin:", at a line's start or inside it."""

import re
from dataclasses import dataclass

from vectorstore.attribution.people import Roster, name_words, titled_names
from vectorstore.attribution.tokens import letters, tokenize
from vectorstore.language import fold

# A label stands at a paragraph's start or after a sentence's end and runs to a colon, without a stop of its own.
_LABEL = re.compile(
    r"(?:^|(?<=\n)|(?<=[.!?…)\]”\"»]\s))(?P<label>[^\W\d_a-z](?:[^.:!?\n;“”\"]|(?<=\b\w)\.|(?<=Mr|Ms|Dr|Jr)\.|(?<=Mrs)\.){0,110}?)\s?:(?=\s)",
    re.MULTILINE,
)
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
# Labels of those who ask or lead and whose words are nobody's statement.
_NOBODY = frozenset(("q", "a", "question", "questions", "moderator", "operator", "interviewer", "journalist", "reporter", "press", "host", "answer"))
_NAME_LETTERS = re.compile(r"[TOPDSHNJpotacmGK]+")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says between two labels."""

    start: int
    """After the label."""
    end: int
    speakers: tuple[str, ...]
    """Empty where the label is a moderator's or a questioner's."""
    label_start: int = -1

    def __post_init__(self) -> None:
        if self.label_start < 0:
            object.__setattr__(self, "label_start", self.start)


def turns(text: str, roster: Roster, common: frozenset[str]) -> list[Turn]:
    """The turns of a transcript in order; empty where the text has no speaker labels."""
    labels = []
    for match in _LABEL.finditer(text):
        speakers = _speakers(match["label"], roster, common)
        if speakers is not None:
            labels.append((match.start("label"), match.end(), speakers))
    if not any(speakers for _, _, speakers in labels):
        return []
    ends = [start for start, _, _ in labels[1:]] + [len(text)]
    return [Turn(after, end, speakers, start) for (start, after, speakers), end in zip(labels, ends, strict=True)]


def _speakers(label: str, roster: Roster, common: frozenset[str]) -> tuple[str, ...] | None:
    """Whom a label names: () for a moderator or questioner, None where it is no label."""
    plain = _BRACKETS.sub(" ", label).strip()
    if fold(plain) in _NOBODY:
        return ()
    shown = plain.title() if plain.isupper() else plain
    tokens = tokenize(shown, frozenset() if plain.isupper() else common)
    if not tokens or len(tokens) > 14 or not _NAME_LETTERS.fullmatch(letters(tokens)):
        return None
    for _, _, name, titles, place in reversed(titled_names(tokens)):
        return (roster.add(name, titles=titles, place=place).name,)
    people = roster.resolve(name_words(shown))
    if people:
        return (people[0].name,)
    string = letters(tokens)
    if plain.isupper() and string.endswith("T"):
        bearers = roster.with_head(fold(tokens[-1].text))
        return (bearers[0].name,) if bearers else None
    if re.fullmatch(r"H?N{1,4}", string) and plain.isupper():
        return (roster.add(shown).name,)
    return None
