"""How well questions with known answers are answered: what `readouts eval` measures.

A citation and a sentence are compared by where they stand: both are found in the readout's text by their letters and
digits alone, so that layout, quotation marks and accents make no difference.
"""

import json
import statistics
import time
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from qa.types import Answer, Citation
from vectorstore.attribution.people import name_words
from vectorstore.errors import EvaluationError, QuestionError, ReadoutError
from vectorstore.language import fold
from vectorstore.reading import read
from vectorstore.types import Readout

# So much of a gold sentence has to be cited for it to count as found, and so much of a citation has to lie in gold or
# acceptable sentences for it to count as right; of the gold sentences of a question, so many have to be found.
FOUND, IN_PLACE, ENOUGH = 0.6, 0.5, 0.5

_PASSAGES = ("gold", "acceptable", "forbidden", "other")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a document, which is named by the end of a path that it was read from."""

    doc: str
    quote: str


@dataclass(frozen=True, slots=True)
class Case:
    """A question with what is known of its answer."""

    id: str
    type: str
    question: str
    history: tuple[str, ...]
    answerable: bool
    speaker: str | None = None
    """Who is asked about; None where the question asks for nobody's words."""
    gold: tuple[Passage, ...] = ()
    """What answers it."""
    acceptable: tuple[Passage, ...] = ()
    """What may be cited beside it."""
    forbidden: tuple[Passage, ...] = ()
    """Somebody else's words, which may not be given as the speaker's."""
    other: tuple[Passage, ...] = ()
    """The other party's words, to be offered where the speaker said nothing."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one question was answered. Shares are 0 to 1; None where there is nothing to have a share of."""

    id: str
    type: str
    answerable: bool
    answered: bool
    right: bool
    recall: float | None
    precision: float | None
    wrong_speaker: int
    """Citations that put forbidden words into the speaker's mouth."""
    astray: int
    """Quotations that do not stand in the document that they name."""
    other_offered: bool | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of several outcomes. Shares are 0 to 1; None where there is nothing to have a share of."""

    questions: int
    right: float
    recall: float | None
    precision: float | None
    wrong_speaker: int
    """Questions with such a citation."""
    astray: int
    abstained: float | None
    """Share of the questions without an answer that were not answered."""
    answered: float | None
    """Share of the questions with an answer that were answered."""
    other_offered: float | None
    median_seconds: float


def read_cases(path: Path) -> tuple[Case, ...]:
    """The questions of a file of JSON lines, in its order.

    Raises:
        EvaluationError: the file cannot be read, or a line is no question; it names the line and what is wrong.
    """
    try:
        lines = path.read_text("utf-8").split("\n")  # a text may hold the other ends of lines
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from error
    cases = tuple(_case(line, f"{path}, line {number}") for number, line in enumerate(lines, 1) if line.strip())
    if not cases:
        raise EvaluationError(f"{path} holds no questions: write one a line, as JSON")
    return cases


def _case(line: str, where: str) -> Case:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise EvaluationError(f"{where} is no JSON: {error}") from error
    if not isinstance(row, dict):
        raise EvaluationError(f"{where} is no JSON object: write each question as {{...}}")
    texts = [row.get("question"), row.get("type", ""), row.get("id", ""), *_history(row, where)]
    if not all(isinstance(text, str) for text in texts) or not row["question"].strip():
        raise EvaluationError(f'{where}: "question" has to be a text, and so have "id", "type" and all of "history"')
    if not isinstance(row.get("speaker"), str | None):
        raise EvaluationError(f'{where}: "speaker" has to be a name or null')
    passages = {name: tuple(_passages(row.get(name), name, where)) for name in _PASSAGES}
    answerable = row.get("answerable", bool(passages["gold"]))
    if not isinstance(answerable, bool):
        raise EvaluationError(f'{where}: "answerable" has to be true or false')
    if answerable and not passages["gold"]:
        raise EvaluationError(f'{where}: an answerable question needs the sentences that answer it, in "gold"')
    return Case(
        id=row.get("id") or where,
        type=row.get("type") or "all",
        question=row["question"],
        history=tuple(row.get("history") or ()),
        answerable=answerable,
        speaker=row.get("speaker"),
        **passages,
    )


def _history(row: Mapping[str, Any], where: str) -> list[Any]:
    history = row.get("history") or []
    if not isinstance(history, list):
        raise EvaluationError(f'{where}: "history" has to be a list of earlier questions')
    return history


def _passages(values: Any, name: str, where: str) -> Iterator[Passage]:
    if not isinstance(values, list | None):
        raise EvaluationError(f'{where}: "{name}" has to be a list of {{"doc": "PATH", "quote": "SENTENCE"}}')
    for value in values or ():
        if not isinstance(value, dict) or not all(isinstance(value.get(key), str) for key in ("doc", "quote")):
            raise EvaluationError(f'{where}: each of "{name}" has to be {{"doc": "PATH", "quote": "SENTENCE"}}')
        yield Passage(value["doc"], value["quote"])


class Library:
    """The readouts that cases speak of, and where their sentences stand."""

    def __init__(self, readouts: Iterable[Readout]) -> None:
        self._readouts = list(readouts)
        self._found: dict[str, Readout] = {}
        self._read: dict[str, str] = {}

    def verify(self, cases: Iterable[Case]) -> None:
        """`EvaluationError` where a case names a document or a sentence that is not there: no answer could be right."""
        for case in cases:
            for passage in (*case.gold, *case.acceptable, *case.forbidden, *case.other):
                if self.place(passage) is None:
                    raise EvaluationError(
                        f"question {case.id}: {passage.doc} does not hold the sentence {passage.quote[:80]!r}: "
                        "copy it from the document as it stands"
                    )

    def place(self, passage: Passage) -> tuple[str, range] | None:
        """(the readout's id, the letters of its text) of a passage; None where it does not stand there."""
        readout = self._readout(passage.doc)
        span = _span(readout.text, passage.quote)
        return (readout.id, span) if span else None

    def holds(self, citation: Citation) -> bool:
        """Whether a quotation stands in the file that its readout was read from; in the stored text if it is gone."""
        readout = citation.readout
        if readout.id not in self._read:
            path = next((path for path in map(Path, readout.sources) if path.is_file()), None)
            self._read[readout.id] = _as_read(path) if path else readout.text
        return _span(self._read[readout.id], citation.quote) is not None

    def _readout(self, doc: str) -> Readout:
        if doc not in self._found:
            ending = "/" + doc.replace("\\", "/").lstrip("/")
            for readout in self._readouts:
                if any(source.replace("\\", "/").endswith(ending) for source in readout.sources):
                    self._found[doc] = readout
                    break
            else:
                raise EvaluationError(f"the library holds no document {doc!r}: add it, or name it by its path")
        return self._found[doc]


def _as_read(path: Path) -> str:
    try:
        return read(path).text
    except ReadoutError:
        return ""  # what can no longer be read holds no quotation


@lru_cache(maxsize=256)
def _letters(text: str) -> tuple[str, list[int]]:
    """The folded letters and digits of a text, and the place of each in it."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for letter in fold(character):
            if letter.isalnum():
                letters.append(letter)
                places.append(place)
    return "".join(letters), places


def _span(text: str, quote: str) -> range | None:
    """Where a quotation stands among the letters of a text."""
    wanted = _letters(quote)[0]
    start = _letters(text)[0].find(wanted) if wanted else -1
    return range(start, start + len(wanted)) if start >= 0 else None


def _cited(citation: Citation) -> tuple[str, range]:
    places = _letters(citation.readout.text)[1]
    return citation.readout.id, range(bisect_left(places, citation.start), bisect_left(places, citation.end))


def _covered(span: range, others: Iterable[range]) -> float:
    """The share of a span that lies inside any of the others."""
    inside = {place for other in others for place in range(max(span.start, other.start), min(span.stop, other.stop))}
    return len(inside) / len(span) if span else 0.0


def judge(case: Case, answer: Answer, library: Library, seconds: float = 0.0) -> Outcome:
    """How an answer compares with what is known of its question."""
    astray = [citation for citation in answer.citations if not library.holds(citation)]
    cited = [(*_cited(citation), citation) for citation in answer.citations if citation not in astray]
    gold, acceptable, forbidden, other = (
        [place for passage in getattr(case, name) if (place := library.place(passage))] for name in _PASSAGES
    )
    found = [_covered(span, _of(readout, cited)) >= FOUND for readout, span in gold]
    good = [_covered(span, _of(readout, [*gold, *acceptable])) >= IN_PLACE for readout, span, _ in cited]
    wrong = sum(
        readout == theirs and _covered(words, [span]) >= FOUND and _said_by(citation, case.speaker)
        for readout, span, citation in cited
        for theirs, words in forbidden
    )
    recall = statistics.mean(found) if found else None
    right = not answer.answered
    if case.answerable:
        right = answer.answered and (recall or 0.0) >= ENOUGH and good[:1] == [True] and not wrong and not astray
    shown = [*((readout, span) for readout, span, _ in cited), *map(_cited, answer.related)]
    return Outcome(
        id=case.id,
        type=case.type,
        answerable=case.answerable,
        answered=answer.answered,
        right=right,
        recall=recall,
        precision=statistics.mean(good) if good else None,
        wrong_speaker=wrong,
        astray=len(astray),
        other_offered=any(_covered(span, _of(readout, shown)) >= FOUND for readout, span in other) if other else None,
        seconds=seconds,
    )


def _of(readout: str, places: Iterable[tuple[Any, ...]]) -> list[range]:
    return [place[1] for place in places if place[0] == readout]


def _said_by(citation: Citation, speaker: str | None) -> bool:
    """Whether a citation is given as the speaker's words: one of its speakers has a name in common with theirs."""
    if speaker is None or not citation.speakers:
        return citation.speaker is None
    asked = set(name_words(speaker))
    return any(asked & set(name_words(name)) for name in citation.speakers)


def evaluate(cases: Sequence[Case], library: Library, ask: Callable[[Case], Answer]) -> Iterator[Outcome]:
    """Asks each question and judges its answer; an outcome a case, in their order.

    `EvaluationError` where one cannot be asked as it stands.
    """
    for case in cases:
        began = time.perf_counter()
        try:
            answer = ask(case)
        except QuestionError as error:
            raise EvaluationError(f"question {case.id} cannot be asked: {error}") from error
        yield judge(case, answer, library, time.perf_counter() - began)


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """What several outcomes amount to.

    Raises:
        ValueError: there is none.
    """
    return Figures(
        questions=len(outcomes),
        right=statistics.mean(one.right for one in outcomes),
        recall=_mean(one.recall for one in outcomes),
        precision=_mean(one.precision for one in outcomes if one.answerable),
        wrong_speaker=sum(one.wrong_speaker > 0 for one in outcomes),
        astray=sum(one.astray for one in outcomes),
        abstained=_mean(float(not one.answered) for one in outcomes if not one.answerable),
        answered=_mean(float(one.answered) for one in outcomes if one.answerable),
        other_offered=_mean(one.other_offered for one in outcomes),
        median_seconds=statistics.median(one.seconds for one in outcomes),
    )


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return statistics.mean(known) if known else None


def by_type(outcomes: Sequence[Outcome]) -> dict[str, Figures]:
    """The figures of each type of question, in the order of their first, then of all."""
    types = dict.fromkeys(outcome.type for outcome in outcomes)
    grouped = {name: figures([one for one in outcomes if one.type == name]) for name in types}
    return grouped | {"all": figures(outcomes)}
