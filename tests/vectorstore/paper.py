"""An embedder and readouts whose scores and places can be worked out on paper."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vectorstore.embedding import Progress
from vectorstore.language import words

WORDS = ("grain", "bridge", "fish", "treaty", "oil", "visa", "rail", "steel", "timber", "water", "border", "vaccine")


class PaperEmbedder:
    """One dimension a word of `WORDS`, and one, a tenth as long, that every text has. Keeps what it was given."""

    def __init__(self, name: str = "paper", vocabulary: Sequence[str] = WORDS) -> None:
        self.name = name
        self.dimensions = len(vocabulary) + 1
        self.texts: list[str] = []
        self._places = {word: place for place, word in enumerate(vocabulary, start=1)}

    def embed(self, texts: Sequence[str], progress: Progress | None = None) -> NDArray[np.float32]:
        self.texts += texts
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        vectors[:, 0] = 0.1
        for row, text in enumerate(texts):
            for word in words(text):
                if word in self._places:
                    vectors[row, self._places[word]] += 1
        if progress:
            progress("embedding", len(texts), len(texts))
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors


def write(
    path: Path, *sentences: str, day: str = "2024-03-05", issuer: str = "Ministry of Norlund", title: str = "A call"
) -> Path:
    """A readout as a Markdown file: Arlen Dovre and Mira Solheim speak, one sentence a paragraph."""
    front = (
        f"---\ntitle: {title}\ndate: {day}\nissuer: {issuer}\nparticipants:\n  - Arlen Dovre\n  - Mira Solheim\n---\n\n"
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(front + "\n\n".join(sentences) + "\n", encoding="utf-8")
    return path
