"""Loading chat models, and what is told of their failures."""

import os
import sys

import pytest
from langchain_core.language_models import FakeListChatModel
from langchain_core.messages import HumanMessage

from qa.models import DEFAULT_CONTEXT, context_size, failure, fits, load_model
from vectorstore.errors import ModelError

KEY = "sk-secret-0123456789"


def test_a_model_is_loaded_by_provider_and_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    model = load_model("openai:gpt-5", timeout=5, retries=1)
    assert type(model).__name__ == "ChatOpenAI"
    assert KEY not in repr(model)
    assert KEY not in str(model)


def test_a_model_object_is_returned_as_it_is() -> None:
    model = FakeListChatModel(responses=["x"])
    assert load_model(model) is model


def test_a_server_of_ones_own_needs_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    assert load_model("openai:scripted", base_url="http://127.0.0.1:9/v1") is not None


@pytest.mark.parametrize("name", ["", "gpt-5", ":gpt-5", "openai:", "openai"])
def test_a_name_without_its_provider_is_refused_with_an_example(name: str) -> None:
    with pytest.raises(ModelError, match="openai:gpt-5"):
        load_model(name)


def test_an_unknown_provider_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ModelError, match=r'no provider "opnai"; known are anthropic, google'):
        load_model("opnai:gpt-5")


@pytest.mark.parametrize(
    ("name", "module", "line"),
    [
        ("openai:gpt-5", "langchain_openai", r"pip install 'readouts\[openai\]'"),
        ("anthropic:claude-sonnet-4-5", "langchain_anthropic", r"pip install 'readouts\[anthropic\]'"),
        ("ollama:qwen3", "langchain_ollama", r"pip install 'readouts\[ollama\]'"),
        ("google:gemini-3-pro", "langchain_google_genai", r"pip install 'readouts\[google\]'"),
        ("huggingface:x/y", "langchain_huggingface", r"pip install 'readouts\[huggingface\]'"),
        ("mistralai:mistral-large", "langchain_mistralai", "pip install langchain-mistralai"),
    ],
)
def test_a_missing_package_gives_the_pip_line(
    name: str, module: str, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from langchain.chat_models import base

    base._get_chat_model_creator.cache_clear()
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ModelError, match=line):
        load_model(name)
    base._get_chat_model_creator.cache_clear()


def test_a_missing_key_is_named_by_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("OPENAI")]:
        monkeypatch.delenv(name)
    with pytest.raises(ModelError, match="is OPENAI_API_KEY set"):
        load_model("openai:gpt-5")


class ProviderError(Exception):
    def __init__(self, status: int) -> None:
        super().__init__(f"Incorrect API key provided: {KEY}")
        self.status_code = status


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ProviderError(401), "refused the key (401)"),
        (ProviderError(403), "refused the key (403)"),
        (ProviderError(404), "does not know the model (404)"),
        (ProviderError(429), "(429)"),
        (ProviderError(500), "failed (500)"),
        (ProviderError(418), "refused the request (418)"),
        (TimeoutError(KEY), "took too long"),
        (ConnectionRefusedError(KEY), "cannot be reached"),
        (ValueError(KEY), "the model failed (ValueError)"),
    ],
)
def test_failures_are_told_in_plain_words_and_without_the_error_s_own(error: Exception, told: str) -> None:
    assert told in failure(error)
    assert KEY not in failure(error)


class Counting(FakeListChatModel):
    def get_num_tokens(self, text: str) -> int:
        return len(text.split())


def test_the_model_s_own_counter_is_asked_where_the_estimate_is_not_enough() -> None:
    messages = [HumanMessage(content="word " * 1000)]
    assert not fits(FakeListChatModel(responses=["x"]), messages, 1100)
    assert fits(Counting(responses=["x"]), messages, 1100)
    assert not fits(Counting(responses=["x"]), messages, 900)


class Small(FakeListChatModel):
    num_ctx: int = 2048


def test_the_context_is_what_the_model_says_or_a_careful_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    assert context_size(FakeListChatModel(responses=["x"])) == DEFAULT_CONTEXT
    assert context_size(Small(responses=["x"])) == 2048
    assert context_size(load_model("openai:gpt-4o")) > 100_000


def test_tracing_that_would_send_texts_away_is_told_of(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    load_model("openai:scripted", base_url="http://127.0.0.1:9/v1")
    assert "Unset LANGSMITH_TRACING" in caplog.text
