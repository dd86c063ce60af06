"""How the floor trades answers for silence, on questions that a library's own statements make.

    python -m benchmarks.calibration --library DIR [--questions 150] [--seed 1]

Each question is made of one statement: its speaker, and two neighbouring words of it that few statements hold. It is
asked three times: as it is (to be answered, with that readout); with the topic of somebody else's statement none of
whose words the speaker ever used (not to be answered); and about a person of the library who never used them (not to
be answered). The same questions are asked at every floor, as a shift of `qa.ranking.FLOOR`.
"""

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qa import ReadoutQA, ranking
from qa.topics import concepts
from vectorstore.tables.english import FUNCTION_WORDS
from vectorstore.types import Readout

SHIFTS = (-0.30, -0.20, -0.10, -0.05, 0.0, 0.05, 0.10, 0.20, 0.30)
LEAST_STATEMENTS = 15
"""Of a speaker, to be asked about: of who said little anything is unsaid."""
RARE = 0.01
"""The share of statements that may hold both words of a topic."""
_PAIR = re.compile(r"\b([a-z]{4,}) ([a-z]{4,})\b")


@dataclass(frozen=True, slots=True)
class Made:
    """A question and whether it is to be answered."""

    text: str
    readout: str | None
    """The id of the readout that has to be cited; None where nobody said it."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--library", type=Path, required=True)
    parser.add_argument("--questions", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    qa = ReadoutQA.open(options.library)
    asked = dict(_questions(list(qa.store.readouts()), options.questions, options.seed))
    print("| floor | said: answered | its readout cited | topic exchanged: silent | person exchanged: silent |")
    print("|---|---|---|---|---|")
    usual = ranking.FLOOR
    for shift in SHIFTS:
        ranking.FLOOR = usual + shift
        shares = " | ".join(f"{share:.2f}" for share in _shares(qa, asked))
        print(f"| {ranking.FLOOR:.2f} | {shares} |", flush=True)


def _shares(qa: ReadoutQA, asked: dict[str, list[Made]]) -> Iterator[float]:
    answers = [(made, qa.ask(made.text)) for made in asked["said"]]
    yield sum(answer.answered for _, answer in answers) / len(answers)
    yield sum(made.readout in {c.readout.id for c in answer.citations} for made, answer in answers) / len(answers)
    for kind in ("topic", "person"):
        yield sum(not qa.ask(made.text).answered for made in asked[kind]) / len(asked[kind])


def _questions(readouts: Sequence[Readout], number: int, seed: int) -> Iterator[tuple[str, list[Made]]]:
    """The three kinds of question, each with its questions."""
    chance = random.Random(seed)
    held = defaultdict[str, set[str]](set)  # every speaker's concepts
    often, said = Counter[str](), list[tuple[Readout, str, str]]()
    counts = Counter[str]()
    for readout in readouts:
        for statement in readout.statements:
            quote = readout.quote(statement)
            found = concepts(quote)
            often.update(found)
            for speaker in statement.speakers:
                held[speaker] |= found
                counts[speaker] += 1
            if statement.mode == "said" and len(statement.speakers) == 1 and " " in statement.speakers[0]:
                said.append((readout, statement.speakers[0], quote))
    chance.shuffle(said)
    bar = max(RARE * len(said), 3)
    topics = [
        (readout, speaker, topic)
        for readout, speaker, quote in said
        if counts[speaker] >= LEAST_STATEMENTS and (topic := _topic(quote, often, bar)) is not None
    ][: 4 * number]
    yield "said", [Made(_asked(speaker, topic), readout.id) for readout, speaker, topic in topics[:number]]
    speakers = [speaker for _, speaker, _ in topics]
    for kind, own in (("topic", topics[:number]), ("person", topics[number : 2 * number])):
        made = []
        for _, speaker, topic in own:
            others = [t for _, s, t in topics if s != speaker] if kind == "topic" else [topic]
            who = [speaker] if kind == "topic" else speakers
            pairs = [(w, t) for w in who for t in others if not concepts(t) & held[w]]
            if pairs:
                made.append(Made(_asked(*chance.choice(pairs)), None))
        yield kind, made


def _topic(quote: str, often: Counter[str], bar: float) -> str | None:
    """The first two neighbouring words of a statement that few statements hold and that are no function words."""
    for match in _PAIR.finditer(quote):
        pair = match.groups()
        if FUNCTION_WORDS.isdisjoint(pair) and all(0 < often[c] <= bar for c in concepts(match.group())):
            return match.group()
    return None


def _asked(speaker: str, topic: str) -> str:
    return f"What did {speaker} say about {topic}?"


if __name__ == "__main__":
    main()
