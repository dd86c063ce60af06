"""Loading a chat model, what it can take in, and what its failures mean, in words that give no secret away."""

import logging
import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from vectorstore.errors import ModelError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage

_log = logging.getLogger(__name__)

# The name before the colon: LangChain's name of the provider, our extra with its package, and the variable of its key.
PROVIDERS = {
    "openai": ("openai", "openai", "OPENAI_API_KEY"),
    "anthropic": ("anthropic", "anthropic", "ANTHROPIC_API_KEY"),
    "ollama": ("ollama", "ollama", None),
    "google": ("google_genai", "google", "GOOGLE_API_KEY"),
    "google_genai": ("google_genai", "google", "GOOGLE_API_KEY"),
    "huggingface": ("huggingface", "huggingface", None),
}
_TAKES_TIMEOUT = frozenset(("openai", "anthropic", "google_genai"))

DEFAULT_CONTEXT = 4096
"""Tokens that a model is taken to read where it does not say: what Ollama serves unless it is told otherwise."""
BYTES_PER_TOKEN = 2.5
"""A careful estimate: English prose has above four bytes a token in every common tokenizer, names in other scripts
fewer."""


def load_model(
    model: "str | BaseChatModel", *, base_url: str | None = None, timeout: float = 60.0, retries: int = 2
) -> "BaseChatModel":
    """A chat model by its name ``provider:model``; a model that is one already is returned as it is.

    Args:
        model: "ollama:qwen3", "openai:gpt-5" or any other name that LangChain's `init_chat_model` takes.
        base_url: address of a server that speaks the provider's protocol; a server of one's own needs no key.
        timeout: seconds that the provider's client waits for its server.
        retries: how often that client tries again, with growing pauses.

    Raises:
        ModelError: no such provider, its package is missing, or it cannot be set up (no key, for example).
    """
    if not isinstance(model, str):
        return model
    provider, separator, name = (part.strip() for part in model.partition(":"))
    if not separator or not name or not provider:
        raise ModelError(f'chat model "{model}": give provider and model, for example "openai:gpt-5" or "ollama:qwen3"')
    langchain_name, extra, key = PROVIDERS.get(provider, (provider, None, None))
    options: dict[str, Any] = {}
    if langchain_name in _TAKES_TIMEOUT:
        options = {"timeout": timeout, "max_retries": retries}
    elif langchain_name == "ollama":
        options = {"client_kwargs": {"timeout": timeout}}
    if base_url:
        options["base_url"] = base_url
        if langchain_name == "openai" and not os.environ.get("OPENAI_API_KEY"):
            options["api_key"] = "not-needed"
    _say_where_traces_go()
    return _initialised(model, langchain_name, name, extra, key, options)


def _initialised(
    model: str, provider: str, name: str, extra: str | None, key: str | None, options: dict[str, Any]
) -> "BaseChatModel":
    try:
        from langchain.chat_models import init_chat_model

        loaded: BaseChatModel = init_chat_model(name, model_provider=provider, **options)
        return loaded
    except ImportError:
        install = f"pip install 'readouts[{extra}]'" if extra else f"pip install langchain-{provider.replace('_', '-')}"
        raise ModelError(f'chat model "{model}": the package of its provider is missing: {install}') from None
    except Exception as error:  # noqa: BLE001 - providers raise what they like, and their messages may hold the key
        if str(error).startswith("Unsupported provider"):
            known = ", ".join(sorted(set(PROVIDERS) - {"google_genai"}))
            raise ModelError(f'chat model "{model}": no provider "{provider}"; known are {known}') from None
        hint = f"; is {key} set?" if key and not os.environ.get(key) else ""
        raise ModelError(f'chat model "{model}" cannot be set up ({type(error).__name__}){hint}') from None


def _say_where_traces_go() -> None:
    tracing = ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING", "LANGCHAIN_TRACING_V2")
    if any(os.environ.get(name, "").lower() == "true" for name in tracing):
        _log.warning(
            "LangSmith tracing is on: questions and statements leave this machine. Unset LANGSMITH_TRACING to stop it."
        )


def failure(error: BaseException) -> str:
    """What went wrong with a model, for the reader.

    Never the error's own message: it may hold the key or the prompt.
    """
    status = _status(error)
    name = type(error).__name__
    if status in (401, 403):
        return f"the model's server refused the key ({status})"
    if status == 429:
        return "the model's server has had too many requests, or the quota is used up (429)"
    if status == 404:
        return "the model's server does not know the model (404)"
    if status is not None and status >= 500:
        return f"the model's server failed ({status})"
    if status is not None:
        return f"the model's server refused the request ({status})"
    if isinstance(error, TimeoutError) or "Timeout" in name:
        return "the model took too long"
    if isinstance(error, ConnectionError) or "Connect" in name:
        return "the model's server cannot be reached, or the connection broke"
    if "Protocol" in name or "ReadError" in name:
        return "the connection to the model broke off"
    return f"the model failed ({name})"


def _status(error: BaseException) -> int | None:
    """The HTTP status in an error of any provider's client."""
    response = getattr(error, "response", None)
    codes = (getattr(error, "status_code", None), getattr(response, "status_code", None), getattr(error, "code", None))
    return next((code for code in codes if isinstance(code, int)), None)


def knows_no_system_role(error: BaseException) -> bool:
    """Whether a model failed for the sake of the system message: some chat formats know two roles only."""
    rejected = _status(error) in (400, 422) or isinstance(error, (ValueError, NotImplementedError))
    return (rejected or "Template" in type(error).__name__) and "system" in str(error).lower()


def context_size(model: "BaseChatModel") -> int:
    """The tokens that a model reads, prompt and reply together."""
    for name in ("num_ctx", "n_ctx"):  # what its server was told to hold counts above what the model could
        size = getattr(model, name, None)
        if isinstance(size, int) and size > 0:
            return size
    profile = getattr(model, "profile", None)
    size = profile.get("max_input_tokens") if isinstance(profile, dict) else None
    if isinstance(size, int) and size > 0 and "ollama" not in type(model).__name__.lower():
        return size
    return DEFAULT_CONTEXT


def own_counter(model: "BaseChatModel") -> "Callable[[Sequence[BaseMessage]], int] | None":
    """The model's own counting of tokens, where it has one: LangChain's default would download GPT-2's tokenizer."""
    from langchain_core.language_models.base import BaseLanguageModel

    if model.custom_get_token_ids is None:
        methods = ("get_num_tokens_from_messages", "get_num_tokens", "get_token_ids")
        if all(getattr(type(model), name, None) is getattr(BaseLanguageModel, name) for name in methods):
            return None
        if type(model).__module__.startswith("langchain_openai"):
            return None  # tiktoken downloads its tables on first use
    return lambda messages: sum(model.get_num_tokens(str(message.content)) + 8 for message in messages)


def fits(model: "BaseChatModel", messages: "Sequence[BaseMessage]", tokens: int) -> bool:
    """Whether messages fit a number of tokens; the model is asked only where the careful estimate says no."""
    estimate = sum(len(str(message.content).encode()) / BYTES_PER_TOKEN + 8 for message in messages)
    if estimate <= tokens:
        return True
    counter = own_counter(model)
    if counter is None:
        return False
    try:
        return counter(messages) <= tokens
    except Exception as error:  # noqa: BLE001 - a counter that fails must not cost the answer
        _log.info("The model's token counter failed (%s); its prompt is cut by an estimate.", type(error).__name__)
        return False
