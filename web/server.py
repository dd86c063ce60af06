"""The page as a running server: Gradio, set to keep quiet, local and small."""

import os
import socket

# Gradio reads it when it is imported. Nothing here ever connects to the outside.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

import gradio as gr
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from vectorstore.errors import ReadoutsError
from web.layout import HERE
from web.page import Page
from web.uploads import FILE_SIZE

# Gradio writes scripts into its page and compiles its templates, hence the "unsafe" words; all else comes from here.
_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
# Fonts of the visitor's own system: none is fetched.
_THEME = gr.themes.Base(
    primary_hue="blue",
    neutral_hue="slate",
    font=[gr.themes.Font(name) for name in ("system-ui", "-apple-system", "Segoe UI", "Roboto", "sans-serif")],
    font_mono=[gr.themes.Font(name) for name in ("ui-monospace", "SFMono-Regular", "Consolas", "monospace")],
).set(
    body_background_fill="#fbfcfd",
    body_background_fill_dark="#0f1318",
    background_fill_primary_dark="#161b22",
    background_fill_secondary_dark="#1c222b",
    block_background_fill_dark="#161b22",
    input_background_fill_dark="#161b22",
    table_even_background_fill_dark="#161b22",
    table_odd_background_fill_dark="#1c222b",
    border_color_primary_dark="#343c49",
)


class _SafeHeaders:
    """Adds the headers to every response that the server gives."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        await self._app(scope, receive, send_with_headers)


def start(page: Page, host: str, port: int, *, open_browser: bool = False) -> tuple[gr.Blocks, str]:
    """Start serving a page in the background: the blocks, whose ``close()`` ends it, and the address.

    Raises:
        ReadoutsError: nothing can listen there, because the port is taken or the host is none of this machine's.
    """
    _refuse_unusable(host, port)
    blocks = page.build()
    blocks.queue(api_open=False, max_size=64, default_concurrency_limit=8)
    try:
        _, address, _ = blocks.launch(
            server_name=host,
            server_port=port,
            inbrowser=open_browser,
            prevent_thread_lock=True,
            quiet=True,
            share=False,
            show_error=False,
            footer_links=[],
            run_history=False,
            ssr_mode=False,
            enable_monitoring=False,
            mcp_server=False,
            pwa=False,
            allowed_paths=[],
            max_file_size=FILE_SIZE,
            css_paths=HERE / "page.css",
            theme=_THEME,
            app_kwargs={"middleware": [Middleware(_SafeHeaders)]},
        )
    except OSError as error:
        raise ReadoutsError(
            f"cannot listen on {host}:{port}: the port is taken or the address is not this machine's; "
            f"choose another port (--port {port + 1 if port < 65_535 else port - 1})"
        ) from error
    return blocks, address


def _refuse_unusable(host: str, port: int) -> None:
    """`ReadoutsError` for what is no address and no port: the server would end in a traceback."""
    if not 0 < port < 65_536:
        raise ReadoutsError(f"{port} is no port: give a number from 1 to 65535")
    try:
        socket.getaddrinfo(host.removeprefix("[").removesuffix("]") or None, port)
    except (OSError, ValueError) as error:  # ValueError: what no name of a host can be
        raise ReadoutsError(
            f"cannot listen on {host!r}, it is no address of this machine: leave --host out, or give 0.0.0.0 for all"
        ) from error
