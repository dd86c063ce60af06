"""The web page. ``python app.py`` is ``readouts serve``."""

import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel


def serve(
    library: Path | None = None,
    host: str = "127.0.0.1",
    port: int = 7860,
    model: "str | BaseChatModel | None" = None,
    base_url: str | None = None,
    open_browser: bool = False,
) -> None:
    """Serve the page on a library, the user's default one where none is named, until interrupted.

    An empty default library is filled with the bundled samples first.

    Raises:
        ReadoutsError: the library cannot be opened, or nothing can listen on ``host`` and ``port``.
    """
    from qa.pipeline import ReadoutQA
    from web.page import Page
    from web.server import start

    qa = ReadoutQA.open(library, model=model, base_url=base_url)
    with qa.store:
        if library is None and len(qa.store) == 0:
            from qa.samples import folder

            qa.store.add(folder())
        page = Page(qa, uploaded=qa.store.path / "uploads")
        blocks, address = start(page, host, port, open_browser=open_browser)
        threading.Thread(target=page.warm_up, daemon=True).start()
        sys.stdout.write(f"Readouts is at {address} (Ctrl+C ends it)\n")
        sys.stdout.flush()
        blocks.block_thread()


if __name__ == "__main__":
    from qa.cli import main

    sys.exit(main(["serve", *sys.argv[1:]]))
