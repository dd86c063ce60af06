"""Where the page can listen."""

import pytest

from vectorstore.errors import ReadoutsError
from web.page import Page
from web.server import start


class Unbuilt(Page):
    """A page that nobody asks for."""

    def __init__(self) -> None:
        pass


@pytest.mark.parametrize("port", [0, -1, 65_536, 99_999_999])
def test_what_is_no_port_is_refused_by_name(port: int) -> None:
    with pytest.raises(ReadoutsError, match=f"{port} is no port: give a number from 1 to 65535"):
        start(Unbuilt(), "127.0.0.1", port)


@pytest.mark.parametrize("host", ["a..b", f"{'a' * 70}.invalid", "no host", "a\0b"])
def test_what_is_no_host_is_refused_by_name(host: str) -> None:
    with pytest.raises(ReadoutsError, match="it is no address of this machine"):
        start(Unbuilt(), host, 7860)
