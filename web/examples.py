"""Questions that show what the loaded library can answer. Each one has been asked before it is offered."""

import logging
import re
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, islice, zip_longest

from qa.pipeline import ReadoutQA
from qa.types import Answer
from vectorstore.errors import ReadoutsError
from vectorstore.language import words
from vectorstore.types import Readout

_log = logging.getLogger(__name__)

WANTED = 6
TRIED = 40
"""Most questions that are asked in order to find those that are offered."""
READ = 400
"""Most readouts that questions are made of: enough for variety, quick in a large library."""

# A run of capitalised words inside a sentence: the places, bodies and treaties that talks are about.
_TOPIC = re.compile(r"(?<=[a-z,] )(?:the )?((?:[A-Z][\w’'-]+)(?: (?:[A-Z][\w’'-]+))*)")


class Examples:
    """The example questions of a library; found once for each state of it, by whoever asks first."""

    def __init__(self, qa: ReadoutQA) -> None:
        self._qa = qa
        self._lock = threading.Lock()
        self._found: tuple[int, tuple[str, ...]] = (0, ())

    def get(self) -> tuple[str, ...]:
        """Up to `WANTED` questions, all of them answered by the library as it stands."""
        with self._lock:
            size = len(self._qa.store)
            if self._found[0] != size:
                self._found = (size, tuple(islice(_answered(self._qa), WANTED)))
            return self._found[1]


def _answered(qa: ReadoutQA) -> Iterator[str]:
    for question, speaker, topic in islice(candidates(qa.store.readouts()[:READ]), TRIED):
        try:
            answer = qa.ask(question)
        except ReadoutsError:
            _log.warning("an example question cannot be asked: %s", question, exc_info=True)
        else:
            if _to_the_point(answer, speaker, topic):
                yield question


def _to_the_point(answer: Answer, speaker: str | None, topic: str) -> bool:
    """Whether every cited sentence is the speaker's, and the first of them names the topic."""
    if not answer.answered or not answer.citations:
        return False
    if speaker and not all(speaker in citation.speakers for citation in answer.citations):
        return False
    return set(words(topic)) <= set(words(answer.citations[0].quote))


def candidates(readouts: Sequence[Readout]) -> Iterator[tuple[str, str | None, str]]:
    """Questions that these readouts suggest, the kinds in turn, with the speaker and the topic of each."""
    dates = _spoken(readouts)
    speakers: dict[str, set[str]] = defaultdict(set)
    for speaker, topic in dates:
        speakers[topic].add(speaker)
    # What few speak about is where the right speaker matters most; a person or side is asked about once.
    pairs = sorted(dates, key=lambda pair: (len(speakers[pair[1]]), -len(dates[pair]), pair))
    said = ((f"What did {who} say about {topic}?", who, topic) for who, topic in _once(pairs))
    many = (
        (f"Who spoke about {topic}?", None, topic)
        for topic, known in sorted(speakers.items(), key=lambda item: (-len(item[1]), item[0]))
        if len(known) > 2
    )
    change = (
        (f"How did the position of {who} on {topic} change?", who, topic)
        for who, topic in _once(sorted(pairs, key=lambda pair: -len(dates[pair])))
        if len(dates[who, topic]) > 1
    )
    turns = zip_longest(said, many, said, change)
    return (question for question in chain.from_iterable(turns) if question is not None)


def _once(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The pairs whose speaker and whose topic have not come before."""
    seen: set[str] = set()
    for pair in pairs:
        if seen.isdisjoint(pair):
            seen.update(pair)
            yield pair


def _spoken(readouts: Sequence[Readout]) -> dict[tuple[str, str], set[date]]:
    """(speaker, topic) of every plain sentence of one named speaker, with the dates it was spoken on."""
    dates: dict[tuple[str, str], set[date]] = defaultdict(set)
    for readout in readouts:
        names = set(words(" ".join([*readout.participants, readout.issuer or ""])))
        for statement in readout.statements:
            if statement.mode != "said" or len(statement.speakers) != 1 or statement.reason not in ("named", "carried"):
                continue
            for topic in _TOPIC.findall(readout.quote(statement)):
                if names.isdisjoint(words(topic)) and readout.date:
                    dates[statement.speakers[0], topic].add(readout.date)
    return dates
