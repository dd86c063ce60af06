"""From a question to the statements that answer it, or the reason why none does.

Speaker first, topic second: people, counterparts and dates bound what is looked at, and only inside these bounds the
topic ranks. A statement is judged by how much of the topic's words it holds, weighed by their rarity in the library,
and by its nearness in meaning; either alone errs (words miss synonyms, nearness invents kinship).
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from qa.topics import Topic, coverage, weigh
from qa.types import Evidence, Name, Question
from vectorstore.store import ReadoutStore
from vectorstore.types import Filter, Hit, Readout

# Chosen on traps (docs/measurements.md): below the floor nothing is an answer. It rises with the number of statements
# looked at, as the best of many that have nothing to do with the topic scores higher than the best of few. KEEP is the
# share of the best statement's score that further ones need, NEIGHBOUR that of the same speaker's next statement.
FLOOR, FLOOR_GROWTH = 0.38, 0.045
KEEP = 0.8
NEIGHBOUR = 0.6
_WORDS_WEIGHT = 0.6
# Cosines of this model between unrelated sentences and between paraphrases of one.
_COSINE_UNRELATED, _COSINE_SAME = 0.15, 0.65
_POOL = 200
_MOST_SHOWN = 12
_MOST_OF_ALL = 48
_MOST_FACTS = 4
_MOST_RELATED = 3


def retrieve(store: ReadoutStore, question: Question) -> Evidence:
    """The statements that answer a question, the best first, or the reason why none does."""
    reason = _nobody(question)
    if reason:
        return Evidence(reason=reason)
    topic = weigh(store, question.topic, question.settings)
    if not topic.weights and not question.filter and not question.participants:
        return Evidence(
            reason="the question names neither a person nor a topic that the readouts could be searched for"
        )
    pool = _pool(store, question, topic)
    if not pool:
        return Evidence(reason=_empty(store, question))
    scored = ranked(pool, topic, question)
    kept = _kept(scored, question)
    if kept:
        return Evidence(hits=tuple(kept), related=tuple(_others(store, question, topic, kept[0].readout)))
    related = _others(store, question, topic, None)
    return Evidence(related=tuple(related), reason=_silent(question, related))


def ranked(pool: Sequence[Hit], topic: Topic, question: Question) -> list[Hit]:
    """The pool with scores of 0 to about 1, the best first; a person's own words before joint ones."""
    scored = [replace(hit, score=_score(hit, topic, question)) for hit in pool]
    return sorted(scored, key=lambda hit: (-hit.score, hit.readout.date or date.min, hit.position))


def _score(hit: Hit, topic: Topic, question: Question) -> float:
    nearness = min(max((hit.score - _COSINE_UNRELATED) / (_COSINE_SAME - _COSINE_UNRELATED), 0.0), 1.0)
    score = _WORDS_WEIGHT * coverage(hit, topic) + (1 - _WORDS_WEIGHT) * nearness if topic.weights else nearness
    if question.speakers and hit.statement.mode == "joint":
        return score - 0.05  # a person's own words before those of all
    if question.kind == "fact" and hit.position == 0:
        return score + 0.1  # who met whom, where and when stands in the opening
    return score


def _kept(scored: Sequence[Hit], question: Question) -> list[Hit]:
    """The statements good enough to be the answer: near the best, and the best above the floor."""
    if not scored or scored[0].score < floor(len(scored)):
        return []
    bar = KEEP * scored[0].score
    limit = {"many": _MOST_OF_ALL, "compare": _MOST_OF_ALL, "fact": _MOST_FACTS}.get(question.kind, _MOST_SHOWN)
    kept = [hit for hit in scored if hit.score >= bar][:limit]
    chosen = {(hit.readout.id, hit.position) for hit in kept}
    beside = {(readout, position + step) for readout, position in chosen for step in (-1, 1)} - chosen
    near = [
        hit for hit in scored if hit.score >= NEIGHBOUR * scored[0].score and (hit.readout.id, hit.position) in beside
    ]
    return [*kept, *near][:limit]


def floor(statements: int) -> float:
    """The score that the best of so many statements needs to be an answer."""
    return FLOOR + FLOOR_GROWTH * math.log(max(statements, 10) / 10)


def _pool(store: ReadoutStore, question: Question, topic: Topic) -> list[Hit]:
    """The statements within the question's bounds, with their cosines to the topic."""
    like = topic.text or question.text
    if question.participants and not question.speakers:
        hits = _of_participants(store, question, like)
    elif question.filter:
        hits = store.statements(question.filter, like)
    else:
        hits = _anywhere(store, like)
    together = [hit for hit in hits if _took_part(hit.readout, question.participants)]
    if not together and len(question.participants) > 1:
        # "in his calls with A and B": one call each.
        together = [hit for hit in hits if any(_took_part(hit.readout, [name]) for name in question.participants)]
    if question.speakers:
        return [hit for hit in together if hit.statement.mode != "narrated"]
    return together


def _anywhere(store: ReadoutStore, like: str) -> list[Hit]:
    """The nearest statements of the whole library, then those that share its words; their cosines are not known."""
    near = store.nearest(like, None, _POOL)
    known = {(hit.readout.id, hit.position) for hit in near}
    worded = [hit for hit in store.matching(like, None, _POOL) if (hit.readout.id, hit.position) not in known]
    return [*near, *(replace(hit, score=_COSINE_UNRELATED) for hit in worded)]


def _of_participants(store: ReadoutStore, question: Question, like: str) -> list[Hit]:
    """The statements of every readout in which the first named took part, under each spelling of the name."""
    found: dict[tuple[str, int], Hit] = {}
    for spelling in question.participants[0].names:
        bounds = replace(question.filter, participants=(*question.filter.participants, spelling))
        for hit in store.statements(bounds, like):
            found[hit.readout.id, hit.position] = hit
    return list(found.values())


def _took_part(readout: Readout, names: Iterable[Name]) -> bool:
    present = {*readout.participants, *(name for statement in readout.statements for name in statement.speakers)}
    return all(present & set(name.names) for name in names)


def _others(store: ReadoutStore, question: Question, topic: Topic, shown: Readout | None) -> list[Hit]:
    """What others said of the topic in the talks that the question is about: the other party's words."""
    if not question.speakers or not topic.weights:
        return []
    own = {name for speaker in question.speakers for name in speaker.names}
    found: dict[tuple[str, int], Hit] = {}
    for name in sorted(own):
        bounds = Filter(
            participants=(name,),
            since=question.filter.since,
            until=question.filter.until,
            issuers=question.filter.issuers,
        )
        for hit in store.statements(bounds, topic.text):
            if not own & set(hit.statement.speakers) and hit.statement.mode == "said":
                found[hit.readout.id, hit.position] = hit
    pool = [hit for hit in found.values() if _took_part(hit.readout, question.participants)]
    if shown is not None:
        pool = [hit for hit in pool if hit.readout.id == shown.id]
    scored = [hit for hit in ranked(pool, topic, question) if hit.score >= floor(len(pool))]
    return scored[:_MOST_RELATED]


def _nobody(question: Question) -> str | None:
    if question.unknown and not any(name.names for name in question.speakers):
        names = " or ".join(question.unknown)
        return f"nobody called {names} appears in the library"
    return None


def _empty(store: ReadoutStore, question: Question) -> str:
    """Which bound leaves nothing over."""
    if len(store) == 0:
        return "the library holds no readouts yet"
    who = _listed(question.speakers) or _listed(question.participants) or "anybody"
    if question.filter.since or question.filter.until:
        return f"the library holds no words of {who} {_period(question)}"
    if question.participants and question.speakers:
        return f"the library holds no words of {who} in a talk with {_listed(question.participants)}"
    return f"the library holds no words of {who} within these bounds"


def _silent(question: Question, related: Sequence[Hit]) -> str:
    about = f"about {question.topic}" if question.topic else "about it"
    when = f" {_period(question)}" if question.since or question.until else ""
    if not question.speakers:
        return f"the readouts say nothing {about}{when}"
    who = _listed(question.speakers)
    if related:
        others = dict.fromkeys(name for hit in related for name in hit.statement.speakers)
        return f"{who} is not reported to have said anything {about}{when}; {' and '.join(others)} raised it"
    return f"{who} is not reported to have said anything {about}{when}"


def _listed(names: Sequence[Name]) -> str:
    return " and ".join(name.display for name in names)


def _period(question: Question) -> str:
    since, until = question.filter.since, question.filter.until
    if since and since == until:
        return f"on {since:%-d %B %Y}"
    if since and until:
        return f"between {since:%-d %B %Y} and {until:%-d %B %Y}"
    if since:
        return f"since {since:%-d %B %Y}"
    return f"until {until:%-d %B %Y}" if until else ""
