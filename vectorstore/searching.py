"""Nearest statements: exact over what was asked for, or candidates from the vector index where that is everything."""

import re
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from numbers import Integral
from reprlib import repr  # noqa: A004  cut to a length that fits a message

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process

from vectorstore.errors import FilterError, LibraryError, QuestionError
from vectorstore.index import Generation, VectorIndex
from vectorstore.language import fold
from vectorstore.library import Keys, Snapshot, Vectors
from vectorstore.tables.english import FUNCTION_WORDS
from vectorstore.types import Filter

Scored = list[tuple[int, float]]
"""(statement's key, score), the best first."""

STATEMENTS_IN_MEMORY = 65_536
"""So many vectors that the index does not hold are kept between searches (100 MB); more are read each time."""
KEYS_AT_ONCE = 16_384
OVERFETCH = 4
"""Candidates asked of the index for each statement wanted: it knows vectors only roughly."""
CANDIDATES_AT_LEAST = 200
MOST = 1 << 30
"""Results that a search may give: more than any library holds, and a number that SQLite and Chroma can count to."""
NAMED = 5
"""Ids that are named where several begin as asked for."""
PARTICIPANTS = 500
"""People that a filter may require at once: SQLite takes conditions of no more than 1,000 parts."""
RANK_OFFSET = 60
"""Of reciprocal rank fusion, as in Cormack, Clarke and Büttcher (2009): how little the first ranks stand out."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Block:
    """All vectors of readouts with keys greater than ``above``, as of a change of the library."""

    library: tuple[int, int]
    keys: Keys
    vectors: Vectors


class Searcher:
    """Searches one library by vectors. Keeps those in memory that the index does not hold."""

    def __init__(self, index: VectorIndex) -> None:
        self._index = index
        self._lock = threading.Lock()
        self._newer: _Block | None = None

    def nearest(self, view: Snapshot, vector: Vectors, bounds: Filter | None, limit: int) -> Scored:
        """The statements within the bounds whose vectors are nearest by cosine, at most ``limit``."""
        if limit < 1:
            return []
        if bounds:
            keys = view.statement_keys(bounds)
            return _best(keys, self.cosines(view, keys, vector), limit)
        generation = self._generation(view)
        above = generation.manifest.through if generation else 0
        keys, scores = self._newer_cosines(view, above, vector)
        if generation:
            try:
                candidates = _candidates(generation, view, vector, limit)
            except LibraryError as error:
                self._index.distrust(error)
                return self.nearest(view, vector, bounds, limit)
            keys = np.concatenate([candidates, keys])
            scores = np.concatenate([view.vectors(candidates) @ vector, scores])
        return _best(keys, scores, limit)

    def cosines(self, view: Snapshot, keys: Keys, vector: Vectors) -> Vectors:
        """The cosine of each of these statements with a unit vector, float32, in the order given."""
        scores = np.empty(len(keys), dtype=np.float32)
        order = np.argsort(keys, kind="stable")
        for first in range(0, len(keys), KEYS_AT_ONCE):
            chosen = order[first : first + KEYS_AT_ONCE]
            scores[chosen] = view.vectors(keys[chosen]) @ vector
        return scores

    def _generation(self, view: Snapshot) -> Generation | None:
        generation = self._index.current(str(view.meta("library")), str(view.meta("model")))
        # A generation of the future is one of a library that was restored from a backup since.
        return generation if generation and generation.manifest.through <= view.last_readout() else None

    def _newer_cosines(self, view: Snapshot, above: int, vector: Vectors) -> tuple[Keys, Vectors]:
        stamp = (view.changes(), above)
        with self._lock:
            block = self._newer
        if block is None or block.library != stamp:
            if view.statement_count(above) > STATEMENTS_IN_MEMORY:
                parts = [(keys, vectors @ vector) for keys, vectors in view.vector_blocks(above)]
                return np.concatenate([keys for keys, _ in parts]), np.concatenate([scores for _, scores in parts])
            block = _Block(stamp, *_joined(view, above))
            with self._lock:
                self._newer = block
        return block.keys, block.vectors @ vector


def _joined(view: Snapshot, above: int) -> tuple[Keys, Vectors]:
    blocks = list(view.vector_blocks(above))
    if not blocks:
        return np.empty(0, dtype=np.int64), np.empty((0, view.dimensions()), dtype=np.float32)
    return np.concatenate([keys for keys, _ in blocks]), np.concatenate([vectors for _, vectors in blocks])


def _candidates(generation: Generation, view: Snapshot, vector: Vectors, limit: int) -> Keys:
    """More than enough of the index's nearest statements, without those removed since it was made."""
    wanted = max(CANDIDATES_AT_LEAST, OVERFETCH * limit)
    while True:
        found = view.existing(generation.nearest(vector, wanted))
        if len(found) >= min(limit, generation.manifest.count) or wanted >= generation.manifest.count:
            return found
        wanted *= 4


def _best(keys: Keys, scores: NDArray[np.float32], limit: int) -> Scored:
    """The highest scores; of equal ones, the older statement first."""
    if len(keys) > limit:
        bar = np.partition(scores, -limit)[-limit]
        chosen = np.flatnonzero(scores >= bar)
        keys, scores = keys[chosen], scores[chosen]
    order = np.lexsort((keys, -scores))[:limit]
    return list(zip(keys[order].tolist(), scores[order].tolist(), strict=True))


def fused(*rankings: Scored) -> Scored:
    """Several rankings as one, by the sum of the reciprocals of a statement's ranks; their own scores do not matter."""
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, (key, _) in enumerate(ranking, start=1):
            scores[key] = scores.get(key, 0.0) + 1 / (RANK_OFFSET + rank)
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))


def encodable(text: str) -> str:
    """The text without lone surrogates: halves of characters, which neither a database nor a model takes."""
    return text.encode("utf-8", "ignore").decode()


def searchable(text: object) -> str:
    """What is searched for, as a database and a model take it. `QuestionError` where it is no text."""
    if not isinstance(text, str):
        raise QuestionError(f"{repr(text)} is no text to search for: give it as a str")
    return encodable(text)


def at_most(limit: object) -> int:
    """How many results are wanted. `QuestionError` where that is no number, or one below zero."""
    if not isinstance(limit, Integral) or isinstance(limit, bool) or limit < 0:
        raise QuestionError(f"limit={repr(limit)} is no number of results: give a whole number, 0 or greater")
    return min(int(limit), MOST)


def refuse_malformed(bounds: object) -> None:
    """`FilterError` for what is no filter, or holds what a filter cannot hold. None is no bound."""
    if bounds is None:
        return
    if not isinstance(bounds, Filter):
        raise FilterError(f"{repr(bounds)} is no filter: give a Filter, as in Filter(speakers=('Name',))")
    for field in ("speakers", "issuers", "participants"):
        names = getattr(bounds, field)
        if not isinstance(names, tuple | list):
            raise FilterError(f"{field}={repr(names)} is no tuple of names: write {field}=('Name',)")
        for name in names:
            if not isinstance(name, str) or encodable(name) != name:
                raise FilterError(f"{field} holds {repr(name)}, which is no name: leave it out or write it as text")
    if len(bounds.participants) > PARTICIPANTS:
        raise FilterError(
            f"{len(bounds.participants):,} participants are more than the {PARTICIPANTS} that a filter may have: "
            "name those that have to be in each readout"
        )
    for field in ("since", "until"):
        day = getattr(bounds, field)
        # A datetime is a date to Python, and compares with none.
        if day is not None and (not isinstance(day, date) or isinstance(day, datetime)):
            raise FilterError(f"{field}={repr(day)} is no day: give a datetime.date, as in {field}=date(2021, 1, 31)")


def query_words(text: str) -> Sequence[str]:
    """The words of a text that are worth looking up: function words only where there are no others."""
    found = list(dict.fromkeys(_WORD.findall(text.lower())))
    return [word for word in found if word not in FUNCTION_WORDS and (len(word) > 1 or word.isdigit())] or found


def identified(view: Snapshot, readout_id: str) -> int:
    """The key of the readout with this id, or of the only one whose id begins so. `FilterError` for none or several."""
    written = isinstance(readout_id, str) and readout_id and encodable(readout_id) == readout_id
    found = view.find(readout_id, NAMED + 1) if written else []
    exact = [key for key, identity in found if identity == readout_id]
    if len(found) == 1 or exact:
        return exact[0] if exact else found[0][0]
    if not found:
        raise FilterError(f"the library holds no readout whose id begins with {readout_id!r}")
    ids = ", ".join([*(identity for _, identity in found[:NAMED]), *["..."] * (len(found) > NAMED)])
    raise FilterError(f"several readouts' ids begin with {readout_id!r} ({ids}): give more of the id")


def unknown(what: str, name: str, known: Iterable[str]) -> str:
    """The message for a name that is not there, with those that are written alike: suggestions and nothing more."""
    folded = {fold(candidate): candidate for candidate in known}
    alike = [folded[match] for match, _, _ in process.extract(fold(name), list(folded), limit=3, score_cutoff=70)]
    hint = f"; did you mean {' or '.join(map(repr, alike))}?" if alike else ""
    return f"{what} {name!r}{hint}"
