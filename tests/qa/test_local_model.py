"""A real model that generates: tiny, of random weights, so that nothing it writes is true. All of it has to go."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from qa import samples
from qa.generative import write
from tests.qa.evidence import EVIDENCE, EXTRACTIVE, HITS, QUESTION

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]  # transformers warns of its own settings

CHAT = "{% for message in messages %}<{{ message.role }}> {{ message.content }}\n{% endfor %}<assistant> "
CONTEXT = 2_048
SEEDS = range(8)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A GPT-2 of two small layers and a tokenizer that knows the words of readouts, as a folder of files."""
    from tokenizers import Tokenizer, models, pre_tokenizers, trainers
    from transformers import GPT2Config, GPT2LMHeadModel, PreTrainedTokenizerFast

    folder = tmp_path_factory.mktemp("model")
    tokenizer = Tokenizer(models.WordLevel(unk_token="?"))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Punctuation("isolated")]
    )
    trainer = trainers.WordLevelTrainer(special_tokens=["?", "<end>"])
    texts = [file.read_text("utf-8") for file in sorted(samples.folder().rglob("*.txt"))]
    assert texts, "no samples to learn words from"
    tokenizer.train_from_iterator([*texts, *(hit.readout.text for hit in HITS)], trainer)
    tokenizer.add_tokens([f"[{number}]." for number in range(1, len(HITS) + 1)])  # so that it cites, too
    load: Any = PreTrainedTokenizerFast  # its own types are missing
    fast = load(tokenizer_object=tokenizer, unk_token="?", eos_token="<end>", pad_token="<end>")
    fast.chat_template = CHAT
    fast.save_pretrained(folder)
    end = fast.eos_token_id
    config = GPT2Config(
        vocab_size=len(fast),
        n_positions=CONTEXT,
        n_embd=32,
        n_layer=2,
        n_head=2,
        bos_token_id=end,
        eos_token_id=end,
    )
    GPT2LMHeadModel(config).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def model(folder: Path) -> "BaseChatModel":
    from langchain_huggingface import ChatHuggingFace, HuggingFacePipeline
    from transformers import AutoModelForCausalLM, AutoTokenizer, pipeline

    tokenizer = AutoTokenizer.from_pretrained(folder)
    generator = pipeline(
        "text-generation",
        model=AutoModelForCausalLM.from_pretrained(folder),
        tokenizer=tokenizer,
        min_new_tokens=20,
        max_new_tokens=120,
        do_sample=True,
        return_full_text=False,
    )
    return ChatHuggingFace(llm=HuggingFacePipeline(pipeline=generator), tokenizer=tokenizer)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_a_model_of_random_weights_writes_is_refused_entirely(model: "BaseChatModel", seed: int) -> None:
    import torch

    torch.manual_seed(seed)
    answers = list(write(model, QUESTION, EVIDENCE, EXTRACTIVE))
    final = answers[-1]
    assert final.raw, "the model wrote nothing"
    assert (final.text, final.citations) == (EXTRACTIVE.text, EXTRACTIVE.citations)
    assert len(answers) == 1, "something of it was shown"
    assert final.check is not None
    assert final.check.fallback == "nothing in the model's reply stood up to the checks"
    assert final.check.kept == 0
