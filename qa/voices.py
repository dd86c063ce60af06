"""Whether the cited statements put the words into the mouth that a sentence does: pure functions."""

import re
from collections.abc import Sequence

from qa import wording
from qa.claims import ROLES, TITLE_WORDS, Claim, Person
from qa.sources import Source
from vectorstore.language import words

_ACCOUNT = re.compile(wording.ACCOUNT, re.IGNORECASE)
_TOGETHER = re.compile(wording.TOGETHER, re.IGNORECASE)
_SOMEBODY = ROLES | {"he", "she", "they", "leaders", "ministers", "presidents"}


def fault(part: str, claimed: Claim, cited: Sequence[Source], previous: tuple[Person, ...]) -> str | None:
    """Why the cited statements do not put the words into the mouth that the sentence does; None where they do."""
    if claimed.kind == "nobody":
        return None
    if claimed.kind == "pronoun":
        return _pronoun_fault(cited, previous)
    if claimed.kind == "group":
        return _group_fault(claimed, cited)
    # "The Secretary" beside a name is that name; alone, whoever was named before.
    subjects = [subject for subject in claimed.subjects if not subject <= TITLE_WORDS]
    if not subjects:
        return _pronoun_fault(cited, previous)
    for subject in subjects:
        if not any(_answers(subject, claimed, source, part) for source in cited):
            return "puts the words in a mouth that did not say them"
    return next(filter(None, (_strangers(source, subjects, claimed, cited, part) for source in cited)), None)


def _answers(subject: Person, claimed: Claim, source: Source, part: str) -> bool:
    """Whether one statement bears out that the subject says or does it."""
    mode, known = source.hit.statement.mode, _known(subject, source)
    held = bool(known) and any(known <= speaker for speaker in source.people)
    if held and mode == "said":
        return True
    if held and mode == "joint" and _plural(claimed, source, part):
        return True
    if _ACCOUNT.search(part) and subject - TITLE_WORDS <= frozenset(words(source.hit.readout.issuer or "")) | {
        "readout"
    }:
        return True
    if claimed.saying:
        # The readout tells it in the same words: "The Minister thanked ..." as part of the course of the visit.
        return mode == "narrated" and subject <= source.quote_words and claimed.verbs <= source.quote_words
    if mode == "said":
        return subject <= source.quote_words
    if not subject - TITLE_WORDS <= source.vocabulary:
        return False
    # A narration without the name must at least speak of somebody: "the Secretary", "he", "they".
    stands_for_one = subject <= source.quote_words or bool(source.quote_words & _SOMEBODY)
    return _plural(claimed, source, part) or (mode == "narrated" and stands_for_one)


def _strangers(
    source: Source, subjects: Sequence[Person], claimed: Claim, cited: Sequence[Source], part: str
) -> str | None:
    """A statement beside the right one must not lend its words: to somebody else, or to one of both."""
    mode = source.hit.statement.mode
    mentioned = frozenset(words(part))
    answered = any(_answers(subject, claimed, source, part) for subject in subjects)
    if mode == "said" and not answered and not any(speaker & mentioned for speaker in source.people):
        return "cites somebody whom it does not name"
    if mode == "joint" and not _plural(claimed, source, part):
        return "gives a joint statement as one side's words"
    if mode == "narrated" and claimed.saying and not answered and len(cited) == 1:
        return "gives the readout's narration as somebody's words"
    return None


def _plural(claimed: Claim, source: Source, part: str) -> bool:
    """Whether the sentence gives a joint statement to more than one of its speakers."""
    if claimed.saying or claimed.carried:
        speaking = [s for s in source.people if any(_known(subject, source) <= s for subject in claimed.subjects)]
        return claimed.kind == "group" or (len(claimed.subjects) > 1 and len(speaking) > 1)
    mentioned = frozenset(words(part))
    return sum(bool(speaker & mentioned) for speaker in source.people) > 1 or _TOGETHER.search(part) is not None


def _pronoun_fault(cited: Sequence[Source], previous: tuple[Person, ...]) -> str | None:
    voiced = [source for source in cited if source.people]
    for source in voiced:
        if source.hit.statement.mode == "joint":
            return "gives a joint statement as one side's words"
        if not any(speaker & other for speaker in source.people for other in previous):
            return "puts the words in a mouth that did not say them"
    return None if voiced else "gives the readout's narration as somebody's words"


def _group_fault(claimed: Claim, cited: Sequence[Source]) -> str | None:
    modes = {source.hit.statement.mode for source in cited}
    if claimed.saying and "joint" not in modes and len({p for s in cited for p in s.people}) < 2:
        return "gives one side's words as joint"
    return None


def _known(subject: Person, source: Source) -> Person:
    """The subject's words that name a person of the readout; "Kazakhstan Mukhtar Tleuberdi" is Mukhtar Tleuberdi."""
    people = frozenset().union(*source.people, *source.others)
    return (subject - TITLE_WORDS) & people if (subject - TITLE_WORDS) & people else subject - TITLE_WORDS
