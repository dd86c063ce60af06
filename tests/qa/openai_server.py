"""A small HTTP server that speaks OpenAI's chat protocol, its replies scripted."""

import json
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Script:
    """What the server does with every request, and the requests that it has had."""

    chunks: Sequence[str] = ()
    status: int = 200
    """Anything else is answered with an error of OpenAI's form."""
    pause: float = 0.0
    """Seconds before each chunk."""
    cut: bool = False
    """End the connection after the chunks, without the end that the protocol wants."""
    drop: bool = False
    """As `cut`, in the middle of an HTTP chunk."""
    garbage: bool = False
    """Send a line that is no JSON between the chunks."""
    refuse_system: bool = False
    """Answer 400 to a system message."""
    reasoning: bool = False
    """Send reasoning beside the content, as servers of thinking models do."""
    requests: list[dict[str, Any]] = field(default_factory=list)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    script: Script

    def log_message(self, *arguments: object) -> None:
        pass

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        request["authorization"] = self.headers.get("Authorization")
        self.script.requests.append(request)
        roles = [message["role"] for message in request["messages"]]
        if self.script.refuse_system and "system" in roles:
            self._error(400, "System role not supported")
        elif self.script.status != 200:
            self._error(self.script.status, f"no: {self.headers.get('Authorization')}")
        elif request.get("stream"):
            self._stream()
        else:
            self._whole()

    def _error(self, status: int, message: str) -> None:
        self._json(status, {"error": {"message": message, "type": "error", "code": None}})

    def _whole(self) -> None:
        message = {"role": "assistant", "content": "".join(self.script.chunks)}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        usage = {"prompt_tokens": 7, "completion_tokens": 5, "total_tokens": 12}
        self._json(
            200,
            {
                "id": "1",
                "object": "chat.completion",
                "created": 1,
                "model": "scripted",
                "choices": [choice],
                "usage": usage,
            },
        )

    def _json(self, status: int, content: dict[str, Any]) -> None:
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _stream(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        try:
            self._events()
        except OSError:
            self.close_connection = True  # the client has gone away

    def _events(self) -> None:
        if self.script.reasoning:
            self._event({"reasoning_content": "Wang Yi [9] perhaps.", "content": None})
        for chunk in self.script.chunks:
            time.sleep(self.script.pause)
            self._event({"content": chunk})
            if self.script.garbage:
                self._send(b"data: {not json\n\n")
        if self.script.drop:
            self.wfile.write(b"ff\r\ndata: {")
            self.close_connection = True
        elif self.script.cut:
            self._send(b"")
        else:
            self._event({}, finish="stop")
            usage = {"prompt_tokens": 7, "completion_tokens": 5, "total_tokens": 12}
            self._data({"choices": [], "usage": usage})
            self._send(b"data: [DONE]\n\n")
            self._send(b"")

    def _event(self, delta: dict[str, Any], finish: str | None = None) -> None:
        self._data({"choices": [{"index": 0, "delta": delta, "finish_reason": finish}]})

    def _data(self, content: dict[str, Any]) -> None:
        event = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "scripted", **content}
        self._send(b"data: " + json.dumps(event).encode() + b"\n\n")

    def _send(self, data: bytes) -> None:
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False


@contextmanager
def serving(script: Script) -> Iterator[str]:
    """The address of a server that follows the script while the block runs."""
    handler = type("Handler", (_Handler,), {"script": script})
    server = _Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(2)
