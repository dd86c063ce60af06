"""A chat model's chunks within time limits, for callers with and without an event loop."""

import asyncio
import queue
import threading
import time
from collections.abc import AsyncGenerator, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage, BaseMessageChunk


class Chunks:
    """A model's chunks by way of a thread of their own, so that a silent server cannot hold the caller."""

    def __init__(self, model: "BaseChatModel", messages: "list[BaseMessage]") -> None:
        self._queue: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._stopped = threading.Event()
        threading.Thread(target=self._run, args=(model, messages), name="readouts-chat-model", daemon=True).start()

    def _run(self, model: "BaseChatModel", messages: "list[BaseMessage]") -> None:
        end: BaseException | None = None
        try:
            stream = model.stream(messages)
            for chunk in stream:
                if self._stopped.is_set():
                    break
                self._queue.put(chunk)
            close = getattr(stream, "close", None)
            if close is not None:
                close()
        except BaseException as error:  # noqa: BLE001 - handed to the caller's thread, which raises it
            end = error
        self._queue.put(_End(end))

    def until(self, deadline: float, chunk_timeout: float) -> "Iterator[BaseMessageChunk]":
        """The chunks as they come. Raises TimeoutError, or what the model raised."""
        while True:
            try:
                item = self._queue.get(timeout=_patience(deadline, chunk_timeout))
            except queue.Empty:
                raise TimeoutError from None
            if isinstance(item, _End):
                if item.error is not None:
                    raise item.error if isinstance(item.error, Exception) else RuntimeError from None
                return
            yield item

    def stop(self) -> None:
        self._stopped.set()


class _End:
    def __init__(self, error: BaseException | None) -> None:
        self.error = error


async def achunks(
    model: "BaseChatModel", messages: "list[BaseMessage]", deadline: float, chunk_timeout: float
) -> "AsyncGenerator[BaseMessageChunk, None]":
    stream = model.astream(messages)
    while True:
        try:
            chunk = await asyncio.wait_for(anext(stream), _patience(deadline, chunk_timeout))
        except StopAsyncIteration:
            return
        yield chunk


def _patience(deadline: float, chunk_timeout: float) -> float:
    remaining = deadline - time.monotonic()
    if remaining <= 0:
        raise TimeoutError
    return min(remaining, chunk_timeout)
