"""The page as its users get it: the program started on a library of its own, on a free port, and a real browser."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from qa.samples import folder
from vectorstore.store import ReadoutStore

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
START_SECONDS = 120


@dataclass(frozen=True)
class Served:
    """A page that is being served."""

    address: str
    library: Path


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """``python app.py`` on the samples of one ministry."""
    library = tmp_path_factory.mktemp("library")
    with ReadoutStore.open(library) as store:
        store.add(folder() / "china_mfa")
    port = free_port()
    command = [sys.executable, "app.py", "--library", str(library), "--port", str(port)]
    address = f"http://127.0.0.1:{port}"
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            _wait(process, address)
            yield Served(address, library)
        finally:
            process.terminate()
            process.wait(30)


def _wait(process: "subprocess.Popen[str]", address: str) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            pytest.fail(f"the page ended: {process.stdout.read() if process.stdout else ''}")
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.2)
    pytest.fail(f"the page did not start within {START_SECONDS} s")


# Per module: while Playwright is open its event loop runs in this thread, and no other test could run one.
@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """A headless Chromium that looks nowhere but where it is sent."""
    api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed (the dev extra brings it)")
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    quiet = ["background-networking", "component-update", "sync", "gpu"]
    arguments = ["--no-sandbox", "--no-first-run", *(f"--disable-{what}" for what in quiet)]
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: "Browser", served: Served) -> Iterator["Page"]:
    """The page on a desktop's screen; every request, error and console message is in ``page.seen``."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(served.address)
    page.wait_for_selector("#chat .example", timeout=60_000)
    yield page
    context.close()
