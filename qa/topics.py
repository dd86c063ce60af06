"""The words of a topic: how rare they are, and how much of them a statement and what surrounds it hold."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache

from rapidfuzz import fuzz

from vectorstore.attribution.tokens import tokenize
from vectorstore.language import stem, words
from vectorstore.places import place_named
from vectorstore.store import ReadoutStore
from vectorstore.tables.english import FUNCTION_WORDS, common_words
from vectorstore.tables.questions import ACTS
from vectorstore.types import Hit, Readout

# What a topic word counts where not the statement itself holds it, but the sentence before that the same speaker has a
# part in, what he answers, the readout's title or opening, the sentence before of somebody else, or its text at all.
_BEFORE, _ANSWERED, _OPENING, _BESIDE, _ANYWHERE = 0.7, 0.7, 0.5, 0.4, 0.15
# So many statements back, somebody's turn is looked for the words that it answers.
_LONGEST_TURN = 12
# Two spellings of a name of so many letters are as like as this (0 to 100).
_LONG_NAME, _ALIKE = 7, 72
_BRITISH = re.compile(r"is(e|ed|es|ing|er|ers|ation|ations)$")
# A word that only tells where or at what event something was said weighs this much of another.
_SETTING = 0.4


@dataclass(frozen=True, slots=True)
class Topic:
    """The words of a topic as `concepts`, each with its weight; the weights sum to 1."""

    text: str
    weights: dict[str, float]
    same: dict[str, frozenset[str]] = field(default_factory=dict)
    """Of the verbs among them that tell an act, the concepts that meet them as well."""


@lru_cache(maxsize=65_536)
def concept(word: str) -> str:
    """What a folded word is compared by: its stem, British spellings as American ones."""
    return stem(_BRITISH.sub(r"iz\1", word))


@lru_cache(maxsize=16_384)
def concepts(text: str) -> frozenset[str]:
    """The concepts of a text's words of weight; a country in any of its names ("U.S.", "American") is one."""
    return frozenset(key for key, _ in _found(text))


def _found(text: str) -> list[tuple[str, str]]:
    """(concept, the words that stand for it) of a text, in order."""
    result = []
    for token in tokenize(text):
        place = place_named(token.text) if token.letter in "PDS" else None
        if place is None and token.letter in "NO" and token.text.endswith("s"):
            place = place_named(token.text[:-1])  # "Ukrainians"
        if place is not None:
            result.append((f"@{place.name}", token.text))
            continue
        result += [(concept(w), w) for w in words(token.text) if len(w) > 1 and w not in FUNCTION_WORDS]
    return result


@lru_cache(maxsize=4_096)
def _plain_concepts(text: str) -> frozenset[str]:
    """The concepts of a long text, countries not told from other words."""
    return frozenset(concept(word) for word in words(text) if len(word) > 1 and word not in FUNCTION_WORDS)


def weigh(store: ReadoutStore, text: str, setting: Iterable[str] = ()) -> Topic:
    """A topic's words weighed by their rarity in the library; `setting` are those that only tell where."""
    counts = store.frequencies(text)
    total = max(store.statement_count(), 1)
    weights: dict[str, float] = {}
    where = {key for phrase in setting for key in concepts(phrase)}
    for key, surface in _found(text):
        # A name of several words is as rare as the rarest of them.
        count = min((counts[word] for word in words(surface) if word in counts), default=0)
        weight = math.log(1 + total / (1 + count)) * (_SETTING if key in where else 1.0)
        weights[key] = max(weight, weights.get(key, 0.0))
    whole = sum(weights.values()) or 1.0
    same = {key: _acts()[key] for key in weights.keys() & _acts().keys()}
    return Topic(text, {key: weight / whole for key, weight in weights.items()}, same)


@cache
def _acts() -> dict[str, frozenset[str]]:
    """The verbs that tell what somebody did, and what readouts tell the same by, as concepts."""
    return {concept(verb): frozenset(map(concept, told.split())) for verb, told in ACTS.items()}


def coverage(hit: Hit, topic: Topic, *, reply: bool = False) -> float:
    """How much of a topic a statement holds, 0 to 1, what surrounds it counted in part.

    Args:
        reply: an answer to another party's words is asked for: what they raised counts, question or not.
    """
    own = concepts(hit.quote)
    met = {key for key, others in topic.same.items() if others & own}
    left = {key for key in topic.weights.keys() - own - met if not _spelled_like(key, own)}
    covered = sum(topic.weights[key] for key in topic.weights.keys() - left)
    for share, found in (
        (_BEFORE, _before(hit)),
        (_ANSWERED, _answered(hit, reply)),
        (_OPENING, _opening(hit.readout)),
        (_BESIDE, _beside(hit)),
        (_ANYWHERE, _plain_concepts(hit.readout.text)),
    ):
        if not left:
            break
        covered += share * sum(topic.weights[key] for key in left & found)
        left = left - found
    return covered


def _spelled_like(key: str, others: frozenset[str]) -> bool:
    """Whether one of the others is another spelling of a name: Zaporizhzhia, Zaporozhye. Plain words have but one."""
    if len(key) < _LONG_NAME or key.startswith("@") or key in _plain_stems():
        return False
    return any(
        len(other) >= _LONG_NAME
        and other[:3] == key[:3]
        and other not in _plain_stems()
        and fuzz.ratio(key, other) > _ALIKE
        for other in others
    )


@cache
def _plain_stems() -> frozenset[str]:
    return frozenset(stem(word) for word in common_words())


def _before(hit: Hit) -> frozenset[str]:
    """The concepts of the statement before, where the same speakers go on, or one of those who spoke together."""
    if hit.position == 0:
        return frozenset()
    earlier = hit.readout.statements[hit.position - 1]
    goes_on = earlier.speakers == hit.statement.speakers or (
        earlier.mode == "joint" and set(earlier.speakers) >= set(hit.statement.speakers)
    )
    return concepts(hit.readout.quote(earlier)) if goes_on else frozenset()


def _beside(hit: Hit) -> frozenset[str]:
    """The concepts of the statement before in the same paragraph, whoever speaks there."""
    if hit.position == 0:
        return frozenset()
    earlier = hit.readout.statements[hit.position - 1]
    between = hit.readout.text[earlier.end : hit.statement.start]
    return frozenset() if "\n" in between else concepts(hit.readout.quote(earlier))


def _answered(hit: Hit, reply: bool) -> frozenset[str]:
    """The concepts of what somebody else asked, or said, just before the turn that a statement belongs to."""
    statements, readout = hit.readout.statements, hit.readout
    turn = hit.position
    while turn > max(hit.position - _LONGEST_TURN, 0) and statements[turn - 1].speakers == hit.statement.speakers:
        turn -= 1
    asked = readout.quote(statements[turn - 1]) if turn else ""
    if not asked.endswith("?") and not (reply and turn == hit.position):
        return frozenset()
    return concepts(asked)


def _opening(readout: Readout) -> frozenset[str]:
    first = readout.quote(readout.statements[0]) if readout.statements else ""
    return concepts(readout.title) | concepts(first)
