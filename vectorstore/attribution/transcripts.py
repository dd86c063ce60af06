"""Speaker labels: "PRESIDENT BIDEN:", "Q:", "President of Russia Vladimir Putin:", at a line's start or inside it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from vectorstore.attribution.cues import subject_verb
from vectorstore.attribution.people import Roster, name_text, name_words, titled_names
from vectorstore.attribution.tokens import Token, letters, tokenize
from vectorstore.language import fold, words

# A label stands at a paragraph's start or after a sentence's end and runs to a colon, without a stop of its own.
_LABEL = re.compile(
    r"(?:^|(?<=\n)|(?<=[.!?…)\]”\"»]\s))"
    r"(?P<label>[^\W\d_a-z](?:[^.:!?…\n;“”\"]|(?<=\b\w)\.|(?<=Mr|Ms|Dr|Jr)\.|(?<=Mrs)\.){0,140}?)"
    r"\s?:(?=\s|[…\"“«]|[^\W\d_a-z])",
    re.MULTILINE,
)
# Without a colon: "[Minister Vik] The road is open.", and a label that is a paragraph of its own.
_BRACKETED = re.compile(r"^[(\[](?P<label>[^\W\d_a-z][^()\[\]\n:]{1,60})[)\]]\s", re.MULTILINE)
_ALONE = re.compile(r"^(?P<label>[^\W\d_a-z][^.:!?…\n;“”\"(),]{1,60})$", re.MULTILINE)
# A paragraph that ends with a colon, and the next one, in which somebody speaks for himself to somebody else.
_LEAD_IN = re.compile(r"^(?P<lead>[^\n]{3,300}):[ \t]*\n\s*(?=(?P<first>[^\W\d_a-z][^\n]*))", re.MULTILINE)
_IN_PERSON = re.compile(r"\b(?:I|we|our|you|your|my)\b|^Dear\b", re.IGNORECASE)
_BARE_OR_SURNAME = re.compile(r"N(?:p{0,2}N){0,3}")
# What stands for the one who is asked, and a line that somebody opens whom nobody of the text knows, to ask something.
_ANSWERS = frozenset(("a", "answer"))
_ASKING = re.compile(r"[^\n]*\?")
_LONGEST_ASKER = 6
_LONGEST_AGENCY = 5
"""Letters of an agency's name in capitals ("AFP") at most."""
_INITIALS = re.compile(r"^(?:[^\W\d_]\.\s?)+(?=[^\W\d_]{2})")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
# Labels of those who ask or lead and whose words are nobody's statement.
_NOBODY = frozenset(
    """
    q a question questions moderator operator interviewer journalist reporter press host answer remark voice speaker
    system admin administrator assistant user source sources note notes important warning instruction instructions
    contact photo video caption update correction editor background media end
    """.split()
)
# A line in capitals before a colon is a label too, though nobody's name: it ends the turn before it.
_HEADLINE = re.compile(r"[^\W\d_a-z][^a-z:]{2,60}")
_NAME_LETTERS = re.compile(r"[TOPDSHNJpotacmGKf]+")
_BARE_NAME = re.compile(r"H?N(?:p{0,2}N){1,3}J?")
_MOST_TOKENS = 20


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says between two labels."""

    label_start: int
    start: int
    """After the label."""
    end: int
    speakers: tuple[str, ...]
    """Empty where the label is a moderator's or a questioner's."""


@dataclass(frozen=True, slots=True)
class _Label:
    start: int
    end: int
    speakers: tuple[str, ...]


def turns(text: str, roster: Roster, common: frozenset[str]) -> list[Turn]:
    """The turns of a transcript in order; empty where the text has no speaker labels."""
    candidates = list(_LABEL.finditer(text))
    labels = list(_labels(candidates, roster, common, strict=True))
    if not any(label.speakers for label in labels):
        return _without_colons(text, roster, common)
    # In a transcript, a bare name before a colon is a label too, and a heading may run into one.
    labels = list(_labels(candidates, roster, common, strict=False))
    return _between(labels, text)


def _led_in(text: str, roster: Roster, common: frozenset[str]) -> list[Turn]:
    """Speeches that a paragraph leads in ("Minister Vik said:"); each goes on to the next lead-in."""
    spoken = [match for match in _LEAD_IN.finditer(text) if _IN_PERSON.search(match["first"])]
    led = [(match, who) for match in spoken if (who := _who_leads_in(match["lead"], roster, common))]
    ends = [*(match.start() for match, _ in led[1:]), len(text)][: len(led)]
    return [Turn(match.end("lead"), match.end(), end, who) for (match, who), end in zip(led, ends, strict=True)]


def _who_leads_in(lead: str, roster: Roster, common: frozenset[str]) -> tuple[str, ...]:
    """The person whom a verb of speech follows in a lead-in; nobody where none of the text's people does."""
    tokens = tokenize(lead, common)
    for match in _BARE_OR_SURNAME.finditer(letters(tokens)):
        people = roster.resolve(name_words(name_text(tokens, *match.span())))
        verb = subject_verb().match(lead, tokens[match.end() - 1].end)
        if len(people) == 1 and verb is not None and verb["saying"] is not None:
            return (people[0].name,)
    return ()


def _without_colons(text: str, roster: Roster, common: frozenset[str]) -> list[Turn]:
    """The turns of a transcript whose labels stand in brackets or on lines of their own: there some come again."""
    for form in (_BRACKETED, _ALONE):
        labels = list(_labels(list(form.finditer(text)), roster, common, strict=True))
        told = Counter(label.speakers for label in labels)
        if any(speakers and often > 1 for speakers, often in told.items()) and len(told) > 1:
            return _between(labels, text)
    return _led_in(text, roster, common)


def _between(labels: list[_Label], text: str) -> list[Turn]:
    ends = [label.start for label in labels[1:]] + [len(text)]
    return [Turn(label.start, label.end, end, label.speakers) for label, end in zip(labels, ends, strict=True)]


def _labels(
    candidates: list[re.Match[str]], roster: Roster, common: frozenset[str], *, strict: bool
) -> Iterator[_Label]:
    for match in candidates:
        label = match["label"]
        asks = _asks(match)
        # A line of plain words before the name is a heading that lost its line feed.
        starts = () if asks and _is_agency(label, roster) else _starts(label, common, strict=strict)
        for offset in starts:
            speakers = _speakers(label[offset:], roster, common, strict=strict)
            if speakers is not None:
                begins = match.start("label") + offset if offset else match.start()
                yield _Label(begins, match.end(), speakers)
                break
        else:
            if not strict and (asks or _HEADLINE.fullmatch(label)):
                yield _Label(match.start("label"), match.end(), ())


def _is_agency(label: str, roster: Roster) -> bool:
    """Whether a label is one short word in capitals that is no name of the text: "AFP"."""
    return label.isalpha() and label.isupper() and len(label) <= _LONGEST_AGENCY and not roster.resolve((fold(label),))


def _asks(match: re.Match[str]) -> bool:
    """Whether a line opens with a name that nobody bears, an agency's or a reporter's, and holds a question."""
    text, label = match.string, match["label"]
    if match.start() and text[match.start() - 1] != "\n":
        return False
    capitals = all(word[0].isupper() for word in re.findall(r"[^\W\d_]+", label) if word not in ("of", "the", "and"))
    return capitals and len(label.split()) <= _LONGEST_ASKER and _ASKING.match(text, match.end()) is not None


def _starts(label: str, common: frozenset[str], *, strict: bool) -> list[int]:
    if strict:
        return [0]
    tokens = tokenize(label, common)
    string = letters(tokens)
    inside = [tokens[i].start for i in range(1, len(tokens)) if string[i] in "TN" and string[i - 1] == "x"]
    return [0, *inside]


def _speakers(label: str, roster: Roster, common: frozenset[str], *, strict: bool) -> tuple[str, ...] | None:
    """Whom a label names: () for a moderator or questioner, None where it is no label."""
    plain = _INITIALS.sub("", " ".join(_BRACKETS.sub(" ", label).split()))  # "A. Vik" is found as "Vik"
    if plain.lower() in _ANSWERS and len(roster.primary) == 1:
        return (roster.primary[0].name,)
    if len(words(plain)) < 4 and set(words(plain)) & _NOBODY:
        return ()
    capitals = plain.isupper()
    tokens = tokenize(plain.title() if capitals else plain, frozenset() if capitals else common)
    if not tokens or len(tokens) > _MOST_TOKENS or not _NAME_LETTERS.fullmatch(letters(tokens)):
        return None
    titled = titled_names(tokens)
    if titled:
        # Of a heading and a label run together the last name counts; a caption only repeats the label's.
        _, _, name, titles, place = (
            titled[0] if len({name_words(name)[-1] for _, _, name, _, _ in titled}) == 1 else titled[-1]
        )
        return (roster.add(name, titles=titles, place=place).name,)
    return _by_name(tokens, roster, capitals=capitals, strict=strict)


def _by_name(tokens: list[Token], roster: Roster, *, capitals: bool, strict: bool) -> tuple[str, ...] | None:
    string, shown = letters(tokens), " ".join(token.text for token in tokens)
    people = roster.resolve(name_words(shown))
    if people:
        return (people[0].name,)
    if not capitals and re.fullmatch("t?T", string):
        people = [person for person in roster.bearing(tokens[-1].text) if person.primary]
        return (people[0].name,) if len(people) == 1 else None  # "Secretary General:"
    if capitals and string.endswith("T"):
        bearers = roster.bearing(tokens[-1].text)
        if not bearers and len(tokens) == 1:
            bearers = [roster.add(shown, titles=shown)]  # "PRIME MINISTER:", and nowhere a name
        return (bearers[0].name,) if bearers else None
    if (capitals and re.fullmatch(r"H?N{1,4}", string)) or (not strict and _BARE_NAME.fullmatch(string)):
        return (roster.add(shown).name,)
    return None
