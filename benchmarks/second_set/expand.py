"""Write the second measuring set in full: sentences cut out of the readouts that the rows point into.

    python -m benchmarks.second_set.expand --corpus ../shared/readouts FOLDER

The rows beside this file hold places, not words: offsets into the cleaned text of a document, in Python
characters, an end exclusive.  FOLDER then holds ``attribution.jsonl`` and ``questions.jsonl`` as the two score
scripts read them.  A place whose words are no longer the labelled ones ends the run with its document's name.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from vectorstore.reading import read
from vectorstore.types import Document

HERE = Path(__file__).parent
QUOTED = ("gold", "acceptable", "forbidden", "other")


class StaleLabelError(ValueError):
    """A label points at words other than those that were labelled."""


def check(text: str) -> str:
    """The first 16 hexadecimal digits of SHA-256 over the letters and digits of a text, in lower case."""
    folded = "".join(character for character in text.lower() if character.isalnum())
    return hashlib.sha256(folded.encode()).hexdigest()[:16]


def cut(text: str, start: int, end: int, place: str) -> str:
    """The words from start to end; StaleLabelError where they begin or end inside a word or with white space."""
    words = text[start:end]
    begins_inside = text[max(start - 1, 0) : start].isalnum() and words[:1].isalnum()
    ends_inside = words[-1:].isalnum() and text[end : end + 1].isalnum()
    if not words or words != words.strip() or begins_inside or ends_inside:
        raise StaleLabelError(f"{place}: {start} to {end} is not a whole sentence of the text; label it again")
    return words


class Corpus:
    """The documents below a folder, each read once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.document = cache(self._read)

    def _read(self, name: str) -> Document:
        return read(self.root / name)

    def sentences(self, row: dict[str, Any]) -> dict[str, Any]:
        """A row of attribution.jsonl with the text of each sentence."""
        document = self.document(row["doc"])
        if check(document.text) != row["check"]:
            raise StaleLabelError(f"{row['doc']}: the text is not the one that was labelled; label it again")
        sentences = [
            {
                "text": cut(document.text, sentence["start"], sentence["end"], row["doc"]),
                "speakers": sentence["speakers"],
                "mode": sentence["mode"],
                "cue": None,
            }
            for sentence in row["sentences"]
        ]
        return {
            "doc": row["doc"],
            "title": document.title,
            "date": document.date.isoformat() if document.date else None,
            "participants": list(dict.fromkeys(name for sentence in sentences for name in sentence["speakers"])),
            "sentences": sentences,
        }

    def quotes(self, row: dict[str, Any]) -> dict[str, Any]:
        """A row of questions.jsonl with quotations in the place of offsets."""
        return row | {kind: [self.quote(place) for place in row[kind]] for kind in QUOTED}

    def quote(self, place: dict[str, Any]) -> dict[str, str]:
        """The document and the words of one place."""
        words = cut(self.document(place["doc"]).text, place["start"], place["end"], place["doc"])
        if check(words) != place["check"]:
            raise StaleLabelError(f"{place['doc']}: other words stand at {place['start']}; label it again")
        return {"doc": place["doc"], "quote": words}


def rows(name: str) -> Iterator[dict[str, Any]]:
    """The rows of one of the files beside this one."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def write(path: Path, expanded: Iterator[dict[str, Any]]) -> None:
    """One JSON object a line."""
    lines = [json.dumps(row, ensure_ascii=False) for row in expanded]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path}: {len(lines)} rows")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where to write; made if missing")
    parser.add_argument("--corpus", type=Path, required=True, help="the folder of readouts that the rows name")
    arguments = parser.parse_args()
    corpus = Corpus(arguments.corpus)
    arguments.folder.mkdir(parents=True, exist_ok=True)
    try:
        write(arguments.folder / "attribution.jsonl", map(corpus.sentences, rows("attribution.jsonl")))
        write(arguments.folder / "questions.jsonl", map(corpus.quotes, rows("questions.jsonl")))
    except StaleLabelError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
