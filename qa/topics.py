"""The words of a topic: how rare they are, and how much of them a statement and what surrounds it hold."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz

from vectorstore.attribution.tokens import tokenize
from vectorstore.language import stem, words
from vectorstore.places import place_named
from vectorstore.store import ReadoutStore
from vectorstore.tables.english import FUNCTION_WORDS, common_words
from vectorstore.types import Hit, Readout

# What a topic word counts where not the statement itself holds it, but the same speaker's sentence before, the
# readout's title or opening, or its text at all.
_BEFORE, _OPENING, _ANYWHERE = 0.7, 0.5, 0.15
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
    return Topic(text, {key: weight / whole for key, weight in weights.items()})


def coverage(hit: Hit, topic: Topic) -> float:
    """How much of a topic a statement holds, 0 to 1, what surrounds it counted in part."""
    own = concepts(hit.quote)
    left = {key for key in topic.weights.keys() - own if not _spelled_like(key, own)}
    covered = sum(topic.weights[key] for key in topic.weights.keys() - left)
    for share, found in (
        (_BEFORE, _before(hit)),
        (_OPENING, _opening(hit.readout)),
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
    """The concepts of the statement before, where the same speakers go on."""
    if hit.position == 0:
        return frozenset()
    earlier = hit.readout.statements[hit.position - 1]
    return concepts(hit.readout.quote(earlier)) if earlier.speakers == hit.statement.speakers else frozenset()


def _opening(readout: Readout) -> frozenset[str]:
    first = readout.quote(readout.statements[0]) if readout.statements else ""
    return concepts(readout.title) | concepts(first)
