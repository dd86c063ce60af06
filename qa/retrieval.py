"""From a question to the statements that answer it, or the reason why none does.

Speaker first, topic second: people, counterparts and dates bound what is looked at, and only inside these bounds the
topic ranks. A statement is judged by how much of the topic's words it holds, weighed by their rarity in the library,
and by its nearness in meaning; either alone errs (words miss synonyms, nearness invents kinship).
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from qa import reasons
from qa.ranking import (
    COSINE_UNRELATED,
    Key,
    accounts,
    chosen,
    everything,
    floor,
    in_order,
    key,
    lacking,
    limited,
    openings,
    outdone,
    ranked,
)
from qa.topics import Topic, weigh
from qa.types import Evidence, Name, Question
from vectorstore.store import ReadoutStore
from vectorstore.types import Filter, Hit, Readout

_NEAREST, _WORDED = 100, 200
"""Of the statements within a question's bounds, so many nearest in meaning and best in words are scored in full."""
_MOST_RELATED = 3
_OFFERED = 0.1
"""What is offered beside an answer has to be clearer than an answer: nobody asked for it."""


def retrieve(store: ReadoutStore, question: Question) -> Evidence:
    """The statements that answer a question, the best first, or the reason why none does."""
    for obstacle in (reasons.small_talk, reasons.unknown_person, reasons.other_speaker):
        reason = obstacle(question)
        if reason:
            return Evidence(reason=reason)
    topic = weigh(store, question.topic, question.settings)
    if not topic.weights and not question.filter and not question.participants:
        return Evidence(reason=reasons.NOTHING_NAMED)
    pool = _pool(store, question, topic)
    if not pool:
        return Evidence(reason=reasons.nothing_within(question, len(store), undated=_undated(store, question, topic)))
    talks = not topic.weights and not question.speakers and question.kind in ("fact", "many")
    if question.negated and question.kind == "many" and topic.weights:
        hits, talks = lacking(pool, topic, question), True
    elif talks:
        hits = openings(pool, question)
    elif not topic.weights and (question.speakers or question.kind == "compare"):
        hits = accounts(pool) if question.kind == "compare" else everything(pool)
    else:
        scored = ranked(_candidates(store, pool, topic), topic, question)
        hits = chosen(scored, topic, question, len(pool))
        if hits and question.speakers and outdone(scored[0], _others(store, question, topic, scored[0].readout)):
            hits = []
    if not hits:
        related = _others(store, question, topic, None)
        return Evidence(related=tuple(related), reason=reasons.nothing_about(question, related))
    found = in_order(hits, question)
    given = limited(found, question, talks=talks)
    related = _others(store, question, topic, given[0].readout)
    readouts = len({hit.readout.id for hit in found})
    return Evidence(tuple(given), tuple(related), more=len(found) - len(given), readouts=readouts)


def _pool(store: ReadoutStore, question: Question, topic: Topic) -> list[Hit]:
    """The statements within the question's bounds, with their cosines to the topic."""
    like = topic.text or question.text
    if question.participants and not question.speakers:
        hits = _of_participants(store, question, like)
    elif question.filter:
        hits = store.statements(question.filter, like)
    else:
        hits = _anywhere(store, like)
    together = [hit for hit in hits if _declared(hit.readout, question.participants)] or [
        hit for hit in hits if _took_part(hit.readout, question.participants)
    ]
    if not together and len(question.participants) > 1 and question.speakers:
        # "in his calls with A and B": one call each.
        together = [hit for hit in hits if any(_took_part(hit.readout, [name]) for name in question.participants)]
    if question.kind == "who":
        return [hit for hit in together if _speaks_besides(hit, question.participants)]
    if question.speakers:
        return [hit for hit in together if hit.statement.mode != "narrated"]
    return together


def _undated(store: ReadoutStore, question: Question, topic: Topic) -> bool:
    """Whether a question that is bound in time leaves out readouts that have no date."""
    bounds = question.filter
    if bounds.since is None and bounds.until is None:
        return False
    anytime = replace(question, filter=replace(bounds, since=None, until=None))
    return any(hit.readout.date is None for hit in _pool(store, anytime, topic))


def _speaks_besides(hit: Hit, listeners: Iterable[Name]) -> bool:
    """Whether somebody else than those listening speaks: "Who raised it with Wang Yi?" asks for no words of his."""
    listening = {name for listener in listeners for name in listener.names}
    return hit.statement.mode != "narrated" and not listening.issuperset(hit.statement.speakers)


def _candidates(store: ReadoutStore, pool: Sequence[Hit], topic: Topic) -> list[Hit]:
    """Of a large pool the nearest in meaning and the best in words, with what follows on these."""
    if len(pool) <= _NEAREST + _WORDED:
        return list(pool)
    inside = {key(hit): hit for hit in pool}
    wanted: set[Key] = {key(hit) for hit in sorted(pool, key=lambda hit: -hit.score)[:_NEAREST]}
    for hit in store.matching(topic.text, None, len(pool)) if topic.text else ():
        if key(hit) in inside:
            wanted |= {key(hit), (hit.readout.id, hit.position + 1)}
        if len(wanted) > _NEAREST + 2 * _WORDED:
            break
    return [hit for place, hit in inside.items() if place in wanted]


def _anywhere(store: ReadoutStore, like: str) -> list[Hit]:
    """The nearest statements of the whole library, then those that share its words; their cosines are not known."""
    near = store.nearest(like, None, _WORDED)
    known = {key(hit) for hit in near}
    worded = [hit for hit in store.matching(like, None, _WORDED) if key(hit) not in known]
    return [*near, *(replace(hit, score=COSINE_UNRELATED) for hit in worded)]


def _of_participants(store: ReadoutStore, question: Question, like: str) -> list[Hit]:
    """The statements of every readout in which the first named took part, under each spelling of the name."""
    found: dict[Key, Hit] = {}
    for spelling in question.participants[0].names:
        bounds = replace(question.filter, participants=(*question.filter.participants, spelling))
        found |= {key(hit): hit for hit in store.statements(bounds, like)}
    return list(found.values())


def _declared(readout: Readout, names: Iterable[Name]) -> bool:
    """Whether everybody is among those who are told to have taken part."""
    return all(not name.names or set(readout.participants) & set(name.names) for name in names)


def _took_part(readout: Readout, names: Iterable[Name]) -> bool:
    present = {*readout.participants, *(name for statement in readout.statements for name in statement.speakers)}
    return all(present & set(name.names) for name in names)


def _others(store: ReadoutStore, question: Question, topic: Topic, shown: Readout | None) -> list[Hit]:
    """What others said of the topic in the talks that the question is about: the other party's words."""
    if not question.speakers or not topic.weights:
        return []
    own = {name for speaker in question.speakers for name in speaker.names}
    found: dict[Key, Hit] = {}
    for name in sorted(own):
        bounds = Filter(
            participants=(name, *question.filter.participants),
            since=question.filter.since,
            until=question.filter.until,
            issuers=question.filter.issuers,
        )
        for hit in store.statements(bounds, topic.text):
            if not own & set(hit.statement.speakers) and hit.statement.mode == "said":
                found[key(hit)] = hit
    pool = [hit for hit in found.values() if _took_part(hit.readout, question.participants)]
    if shown is not None:
        pool = [hit for hit in pool if hit.readout.id == shown.id]
    scored = ranked(_candidates(store, pool, topic), topic, question)
    least = floor(len(pool)) + (_OFFERED if shown is not None else 0.0)
    return [hit for hit in scored if hit.score >= least][:_MOST_RELATED]
