"""Questions that show what the loaded library can answer. Each one has been asked before it is offered."""

import re
import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from qa.pipeline import ReadoutQA
from qa.types import Answer
from vectorstore.errors import ReadoutsError
from vectorstore.language import fold, words
from vectorstore.places import place_named
from vectorstore.tables.people import TITLES
from vectorstore.types import Readout, Statement
from web.format import day

READ = 400
"""Most readouts that questions are made of: enough for variety, quick in a large library."""
TRIED = 6
"""Most questions of one kind that are asked to find one that is answered to the point."""

# A run of capitalised words inside a sentence: the places, bodies and treaties that talks are about.
_TOPIC = re.compile(r"(?<=[a-z,] )(?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)*")
_OFFICES = frozenset(frozenset(words(title)) for title in TITLES)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that may be worth offering, and what its answer has to be like."""

    question: str
    topic: str
    speaker: str | None = None
    """Whose words alone may be cited."""
    several: Callable[[Readout], object] | None = None
    """What the cited readouts have to differ in."""

    def fits(self, answer: Answer) -> bool:
        """Whether the answer is to the point: the topic named first, by the speaker, in as many places as asked."""
        if not answer.answered or not answer.citations:
            return False
        if self.speaker and not all(self.speaker in citation.speakers for citation in answer.citations):
            return False
        if self.several and len({self.several(citation.readout) for citation in answer.citations}) < 2:
            return False
        return set(words(self.topic)) <= set(words(answer.citations[0].quote))


class Examples:
    """The example questions of a library; found once for each state of it, by whoever asks first."""

    def __init__(self, qa: ReadoutQA) -> None:
        self._qa = qa
        self._lock = threading.Lock()
        self._found: tuple[int, tuple[str, ...]] = (0, ())

    def get(self) -> tuple[str, ...]:
        """Up to six questions of different kinds, all of them answered by the library as it stands."""
        with self._lock:
            size = len(self._qa.store)
            if self._found[0] != size:
                self._found = (size, tuple(self._answered()))
            return self._found[1]

    def _answered(self) -> Iterator[str]:
        readouts = self._qa.store.readouts()[:READ]
        spoken = spoken_about(readouts)
        said = said_about(spoken)
        seen: set[str | None] = set()
        for kind in (said, both_sides(readouts), said, come_up(spoken), said, change_over(spoken)):
            fresh = (one for one in kind if one.topic not in seen and (one.speaker is None or one.speaker not in seen))
            found = next(filter(self._is_answered, islice(fresh, TRIED)), None)
            if found:
                seen |= {found.topic, found.speaker}
                yield found.question

    def _is_answered(self, candidate: Candidate) -> bool:
        try:
            return candidate.fits(self._qa.ask(candidate.question))
        except ReadoutsError:
            return False


def said_about(spoken: "Spoken") -> Iterator[Candidate]:
    """What one person said about a topic that another in the same talks spoke about too: the right speaker matters."""
    heard = Counter(who for who, _ in spoken)
    told: dict[tuple[str, Readout], set[str]] = defaultdict(set)
    for (who, topic), readouts in spoken.items():
        for readout in readouts:
            told[topic, readout].add(who)
    rivals = sorted(
        (_is_state(topic), -len(speakers), str(readout.date), min(speakers, key=lambda one: (heard[one], one)), topic)
        for (topic, readout), speakers in told.items()
    )
    for who, topic in _once((who, topic) for *_, who, topic in rivals):
        yield Candidate(f"What did {who} say about {topic}?", topic, speaker=who)


def change_over(spoken: "Spoken") -> Iterator[Candidate]:
    """How one person's words on a topic went from one readout to the next."""
    repeated = [pair for pair in spoken if len({readout.date for readout in spoken[pair]}) > 1]
    for who, topic in _once(sorted(repeated, key=lambda pair: (_is_state(pair[1]), -len(spoken[pair]), pair))):
        question = f"How did {who}'s position on {topic} change?"
        yield Candidate(question, topic, speaker=who, several=lambda readout: readout.date)


def come_up(spoken: "Spoken") -> Iterator[Candidate]:
    """Where a topic comes up, one that is neither everywhere nor only once."""
    places: dict[str, set[str]] = defaultdict(set)
    for (_, topic), readouts in spoken.items():
        places[topic].update(readout.id for readout in readouts)
    for topic in sorted(places, key=lambda topic: (not 2 < len(places[topic]) < 7, _is_state(topic), topic)):
        yield Candidate(f"In which readouts does {topic} come up?", topic, several=lambda readout: readout.id)


def both_sides(readouts: Sequence[Readout]) -> Iterator[Candidate]:
    """What the two accounts of one event say about a topic that both have."""
    dated = sorted((r for r in readouts if r.date and r.issuer), key=lambda r: (r.date, r.id))
    for one, other in combinations(dated, 2):
        if one.issuer == other.issuer or one.date != other.date:
            continue
        people = [name for name in one.participants if name in other.participants and " " in name]
        topics = sorted(_topics(one) & _topics(other), key=lambda topic: (_is_state(topic), topic))
        if len(people) == 2 and topics:
            question = (
                f"What does each side's readout of the talks of {' and '.join(people)} on {day(one.date)} say about"
            )
            yield Candidate(f"{question} {topics[0]}?", topics[0], several=lambda readout: readout.issuer)


Spoken = dict[tuple[str, str], list[Readout]]
"""(speaker, topic) and the readouts in which that person spoke about it."""


def spoken_about(readouts: Sequence[Readout]) -> Spoken:
    spoken: Spoken = defaultdict(list)
    for readout in readouts:
        for statement in readout.statements:
            if statement.mode == "said" and len(statement.speakers) == 1 and _is_person(statement.speakers[0]):
                for topic in _topics(readout, statement):
                    spoken[statement.speakers[0], topic].append(readout)
    return spoken


def _topics(readout: Readout, statement: Statement | None = None) -> set[str]:
    """The proper names in a statement or a whole readout that are neither its people, nor their offices, nor months."""
    taken = {word for name in (*readout.participants, readout.issuer or "") for word in words(name)}
    text = readout.quote(statement) if statement else readout.text
    return {topic for topic in _TOPIC.findall(text) if _is_topic(topic) and taken.isdisjoint(words(topic))}


def _is_topic(text: str) -> bool:
    """Whether it names a place by its own name, or is a longer name without an office or a people in it."""
    place = place_named(text)
    names = text.removeprefix("the ").split()
    if place or len(names) == 1:
        return place is not None and fold(" ".join(names)) in map(fold, (place.name, *place.aliases))
    spelled = set(words(text))
    return not any(office <= spelled for office in _OFFICES) and not any(map(place_named, names))


def _is_state(topic: str) -> bool:
    """A whole country is much to ask about: other topics come first."""
    place = place_named(topic)
    return place is not None and place.kind == "state"


def _is_person(name: str) -> bool:
    return " " in name and "," not in name and place_named(name) is None


def _once(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The pairs whose speaker and whose topic have not come before."""
    seen: set[str] = set()
    for pair in pairs:
        if seen.isdisjoint(pair):
            seen.update(pair)
            yield pair
