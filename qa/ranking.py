"""Which statements of a pool answer a question: how each is scored, what the best needs, and how many are given."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations, groupby
from operator import itemgetter

from qa.expected import asks_how_long, may_answer, tells_how_long
from qa.topics import Topic, concepts, coverage
from qa.types import Question
from vectorstore.attribution.people import name_words
from vectorstore.language import words
from vectorstore.types import Hit, Readout

# All measured on questions with known answers and on traps (docs/measurements.md). The best statement needs the floor,
# which rises with the number looked at: the best of many that have nothing to do with the topic scores higher than the
# best of few. Where another party of the same talks comes so much nearer to the topic, it needs to be clear by itself:
# then it was the other who raised it. Further statements need a share of the best one's score: less in the same
# readout, and less again next to a statement that is given.
FLOOR, FLOOR_GROWTH, _FEWEST = 0.30, 0.05, 5
CLEAR, CLEAR_JOINT, OUTDONE = 0.5, 0.6, 0.2
KEEP, KEEP_IN_READOUT, KEEP_BESIDE = 0.8, 0.7, 0.55
_WORDS_WEIGHT = 0.6
# Cosines of the embedding model between unrelated sentences and between paraphrases of one.
COSINE_UNRELATED, _COSINE_SAME = 0.15, 0.65
_JOINT_LOSS, _JOINT_GAIN = 0.05, 0.1
# "What did A and B agree on?" asks for what they said together.
_TOGETHER = re.compile(r"\b(?:agree[ds]?|agreement|jointly|together|in common|both)\b", re.IGNORECASE)
_OPENING_GAIN, _NARRATED_GAIN, _EXPECTED_GAIN = 0.15, 0.05, 0.1
# So many statements are given at most, and so many where people named alone bound the question.
_MOST = {"many": 48, "compare": 24, "fact": 4}
_MOST_WORDS = 12
_MOST_TALKS = 48

Key = tuple[str, int]


def key(hit: Hit) -> Key:
    """What tells a statement from all others: its readout's id and its place there."""
    return hit.readout.id, hit.position


def ranked(pool: Iterable[Hit], topic: Topic, question: Question) -> list[Hit]:
    """The pool, whose scores are cosines to the topic, with scores of 0 to about 1, the best first."""
    scored = [replace(hit, score=_score(hit, topic, question)) for hit in pool]
    return sorted(scored, key=lambda hit: (-hit.score, hit.readout.date or date.min, hit.position))


def floor(statements: int) -> float:
    """The score that the best of so many statements needs to be an answer."""
    return FLOOR + FLOOR_GROWTH * math.log(max(statements, _FEWEST) / _FEWEST)


def outdone(best: Hit, others: Sequence[Hit]) -> bool:
    """Whether others raised the topic, and the best of one's own or joint statements only comes near to it."""
    clear = CLEAR_JOINT if best.statement.mode == "joint" else CLEAR
    return best.score < clear and bool(others) and others[0].score >= best.score + OUTDONE


def chosen(scored: Sequence[Hit], topic: Topic, question: Question, looked_at: int) -> list[Hit]:
    """The statements good enough to be the answer, the best first; none where even the best is below the floor.

    Each side's account is judged by itself where both are to be compared.
    """
    if question.kind == "many":
        # Whatever holds the whole topic counts, however it ranks.
        whole = [hit for hit in scored if topic.weights and topic.weights.keys() <= concepts(hit.quote)]
        good = _good(scored, question, floor(looked_at))
        return list({key(hit): hit for hit in (*good, *whole)}.values())
    if question.kind != "compare":
        return _good(scored, question, floor(looked_at))
    by_issuer = sorted(scored, key=lambda hit: hit.readout.issuer or "")
    kept = [
        hit
        for _, group in groupby(by_issuer, key=lambda hit: hit.readout.issuer or "")
        for hit in _good(sorted(group, key=lambda hit: -hit.score), question, FLOOR)
    ]
    return _told_twice(kept)


def everything(pool: Sequence[Hit]) -> list[Hit]:
    """What somebody said, where no topic is asked for: their own words before joint ones, in the order of the talks."""
    own = [hit for hit in pool if hit.statement.mode == "said"]
    return sorted(own or pool, key=_told)


def accounts(pool: Sequence[Hit]) -> list[Hit]:
    """What each issuer's readouts tell of the events that more than one of them tells."""
    by_issuer = sorted(pool, key=lambda hit: hit.readout.issuer or "")
    groups = groupby(by_issuer, key=lambda hit: hit.readout.issuer or "")
    return _told_twice([hit for _, group in groups for hit in everything(list(group))])


def openings(pool: Sequence[Hit], question: Question) -> list[Hit]:
    """The sentence of each readout that tells of the talk itself: who met whom, when, where and for how long.

    It is the first that names somebody who took part, as the question does; the first of all, where none does.
    """
    named = {word for name in question.participants for word in name_words(name.display)[-1:]}
    lasted = asks_how_long(question.text)

    def fits(hit: Hit) -> tuple[bool, bool, bool]:
        names = not named.isdisjoint(words(hit.quote))
        return lasted and tells_how_long(hit.quote), names and hit.statement.mode != "said", names

    told = sorted(pool, key=_told)
    return [max(group, key=fits) for group in map(list, map(itemgetter(1), groupby(told, lambda hit: hit.readout.id)))]


def lacking(pool: Sequence[Hit], topic: Topic, question: Question) -> list[Hit]:
    """Of the readouts that say nothing of a topic, the sentence that tells of the talk."""
    holding = {hit.readout.id for hit in pool if topic.weights.keys() <= _held(hit.readout)}
    return openings([hit for hit in pool if hit.readout.id not in holding], question)


def _held(readout: Readout) -> frozenset[str]:
    return frozenset().union(*(concepts(readout.quote(statement)) for statement in readout.statements))


def in_order(hits: Sequence[Hit], question: Question) -> list[Hit]:
    """The hits; of those of several days only the first or last day's, where the question asks for these."""
    dated = [hit.readout.date for hit in hits if hit.readout.date]
    if question.order is None or not dated:
        return list(hits)
    day = min(dated) if question.order == "first" else max(dated)
    return [hit for hit in hits if hit.readout.date == day]


def limited(hits: Sequence[Hit], question: Question, *, talks: bool = False) -> list[Hit]:
    """As many of the hits as an answer of this kind gives, the best or first ones."""
    return list(hits[: _MOST_TALKS if talks else _MOST.get(question.kind, _MOST_WORDS)])


def _told(hit: Hit) -> tuple[date, str, int]:
    return (hit.readout.date or date.max, hit.readout.id, hit.position)


def _score(hit: Hit, topic: Topic, question: Question) -> float:
    nearness = min(max((hit.score - COSINE_UNRELATED) / (_COSINE_SAME - COSINE_UNRELATED), 0.0), 1.0)
    score = nearness
    if topic.weights:
        score = _WORDS_WEIGHT * coverage(hit, topic, reply=question.reply) + (1 - _WORDS_WEIGHT) * nearness
    if question.speakers and hit.statement.mode == "joint":
        return score - _JOINT_LOSS  # a person's own words before those of all
    if hit.statement.mode == "joint" and not question.speakers and _TOGETHER.search(question.text):
        return score + _JOINT_GAIN
    if question.kind == "fact" and topic.weights:
        # Who met whom, where and when stands in the opening, and more often in the author's words than in anybody's.
        score += _OPENING_GAIN if hit.position == 0 else _NARRATED_GAIN if hit.statement.mode != "said" else 0.0
        score += _EXPECTED_GAIN if may_answer(question.text, hit.quote) else 0.0
    return score


def _good(scored: Sequence[Hit], question: Question, bar: float) -> list[Hit]:
    if not scored or scored[0].score < bar:
        return []
    best = scored[0]
    inside = KEEP if question.kind in ("compare", "many") else KEEP_IN_READOUT
    kept = [hit for hit in scored if hit.score >= (inside if hit.readout.id == best.readout.id else KEEP) * best.score]
    keys = {key(hit) for hit in kept}
    beside = {(readout, position + step) for readout, position in keys for step in (-1, 1)} - keys
    if question.kind not in ("compare", "many"):
        kept += [hit for hit in scored if key(hit) in beside and hit.score >= KEEP_BESIDE * best.score]
    kept = _with_whole_quotations(kept, scored)
    if question.speakers:
        kept.sort(key=lambda hit: hit.statement.mode == "joint")  # somebody's own words come first
    return kept


def _with_whole_quotations(kept: list[Hit], scored: Sequence[Hit]) -> list[Hit]:
    """The statements, those that one quotation carries on over put together again."""
    keys = {key(hit) for hit in kept}
    for hit in scored:
        if key(hit) in keys:
            continue
        neighbours = [hit.position + step for step in (-1, 1) if (hit.readout.id, hit.position + step) in keys]
        if any(_one_quotation(hit, neighbour) for neighbour in neighbours):
            kept.append(hit)
            keys.add(key(hit))
    return kept


def _one_quotation(hit: Hit, neighbour: int) -> bool:
    first, second = sorted((hit.position, neighbour))
    statements = hit.readout.statements
    same = statements[first].speakers == statements[second].speakers
    return same and statements[first].reason == "quotation"


def _told_twice(kept: list[Hit]) -> list[Hit]:
    """Of several events those that two issuers tell: on one day, or a day apart, and with the same people in them; all,
    where none is told twice.
    """
    readouts = {hit.readout.id: hit.readout for hit in kept if hit.readout.date}
    for same_event in (_same_talk, _same_days):
        pairs = [(a, b) for a, b in combinations(readouts.values(), 2) if a.issuer != b.issuer and same_event(a, b)]
        nearest = min((_days_apart(*pair) for pair in pairs), default=0)
        told = {readout.id for pair in pairs if _days_apart(*pair) == nearest for readout in pair}
        if told:
            return [hit for hit in kept if hit.readout.id in told]
    return kept


def _same_talk(one: Readout, other: Readout) -> bool:
    """Whether two accounts may be of one talk: at most a day apart, two people in common."""
    families = [{name_words(name)[-1] for name in r.participants if name_words(name)} for r in (one, other)]
    return _same_days(one, other) and len(families[0] & families[1]) > 1


def _same_days(one: Readout, other: Readout) -> bool:
    return _days_apart(one, other) <= 1


def _days_apart(one: Readout, other: Readout) -> int:
    return abs(((one.date or date.min) - (other.date or date.min)).days)
