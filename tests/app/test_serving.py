"""The running page, asked as programs ask it: through gradio_client and plain HTTP."""

import gc
import http.client
import json
import subprocess
import sys
import urllib.error
import urllib.request
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest

from tests.app.conftest import ROOT, Served, free_port

pytestmark = pytest.mark.slow
QUESTION = "What did Tleuberdi say about Hong Kong?"


@pytest.fixture(scope="module")
def client(served: Served) -> Iterator[Any]:
    from gradio_client import Client

    client = Client(served.address, verbose=False)
    yield client
    client.close()
    # gradio_client leaves sockets to the garbage collector, which must not find them in somebody else's test.
    del client
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


def test_a_question_is_answered_with_its_citation(client: Any) -> None:
    answer = client.predict(QUESTION, [], api_name="/ask")
    first = answer["citations"][0]
    assert answer["answered"]
    assert (first["number"], first["speaker"], first["readout"]["date"]) == (1, "Mukhtar Tleuberdi", "2021-01-21")
    assert "Hong Kong" in first["quote"]
    assert "[1]" in answer["text"]


def test_a_follow_up_is_understood_with_the_earlier_questions(client: Any) -> None:
    answer = client.predict("And about Xinjiang?", [QUESTION], api_name="/ask")
    assert answer["citations"][0]["speaker"] == "Mukhtar Tleuberdi"
    assert "Xinjiang" in answer["citations"][0]["quote"]


def test_the_history_may_be_left_out(client: Any) -> None:
    assert client.predict(question=QUESTION, api_name="/ask")["answered"]


@pytest.mark.parametrize("question", ["", "   ", "Hong Kong? " * 10_000])
def test_a_question_that_cannot_be_asked_gets_a_word_of_why(client: Any, question: str) -> None:
    from gradio_client.exceptions import AppError

    with pytest.raises(AppError, match=r"question (is empty|has [\d,]+ characters)"):
        client.predict(question, [], api_name="/ask")


def test_the_library_is_listed_without_paths_of_the_server(client: Any, served: Served) -> None:
    listed = client.predict(api_name="/readouts")
    call = next(one for one in listed if one["date"] == "2021-01-21")
    assert call["participants"] == ["Wang Yi", "Mukhtar Tleuberdi"]
    assert call["statements"] > 5
    shown = json.dumps([listed, client.predict(QUESTION, [], api_name="/ask")])
    assert str(ROOT) not in shown
    assert str(served.library) not in shown


def test_only_the_named_endpoints_are_offered_to_programs(client: Any) -> None:
    assert set(client.view_api(return_format="dict")["named_endpoints"]) == {"/ask", "/readouts"}


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "../../../../etc/passwd",
        "{root}/pyproject.toml",
        "{root}/app.py",
        "{library}/library.db",
        "app.py",
        ".env",
    ],
)
@pytest.mark.parametrize(
    "route", ["/gradio_api/file=", "/file=", "/gradio_api/file/", "/static/", "/assets/", "/gradio_api/stream/"]
)
def test_no_file_of_the_machine_is_served(served: Served, route: str, path: str) -> None:
    path = path.format(root=ROOT, library=served.library)
    for written in (path, quote(path, safe=""), quote(path).replace("..", "%2e%2e")):
        assert _status(served, route + written) in (400, 403, 404, 405), written


def test_a_file_that_was_not_sent_cannot_be_added(served: Served) -> None:
    """The upload's own event, called by hand with a path of the server in the place of a file that was sent."""
    with urllib.request.urlopen(f"{served.address}/config", timeout=30) as response:
        events = json.load(response)["dependencies"]
    (upload,) = (event["id"] for event in events if [name for _, name in event["targets"]] == ["upload"])
    for path in ("/etc/hosts", f"{ROOT}/README.md", f"{served.library}/library.db", "../../etc/hosts"):
        files = [{"path": path, "meta": {"_type": "gradio.FileData"}}]
        said = _event(served, upload, [files])
        assert "report" not in said, said
        assert '"success":false' in said.replace(" ", "")
    assert not (served.library / "uploads" / "hosts").exists()


def _event(served: Served, event: int, data: list[Any]) -> str:
    """What an event of the page answers when it is called by hand: the whole stream."""
    session = "byhand"
    body = json.dumps({"data": data, "fn_index": event, "session_hash": session}).encode()
    join = urllib.request.Request(f"{served.address}/gradio_api/queue/join", body, {"Content-Type": "application/json"})
    urllib.request.urlopen(join, timeout=30).close()
    with urllib.request.urlopen(f"{served.address}/gradio_api/queue/data?session_hash={session}", timeout=30) as stream:
        return str(stream.read().decode())


def _status(served: Served, path: str) -> int:
    """The status of a GET of exactly this path: urllib would tidy it up."""
    connection = http.client.HTTPConnection(urlsplit(served.address).netloc, timeout=30)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()


@pytest.mark.parametrize("path", ["/", "/config", "/gradio_api/info", "/nowhere"])
def test_every_response_carries_the_headers_that_keep_others_out(served: Served, path: str) -> None:
    try:
        headers = urllib.request.urlopen(served.address + path, timeout=30).headers
    except urllib.error.HTTPError as error:
        headers = error.headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "default-src 'self'" in headers["Content-Security-Policy"]


def test_a_file_above_the_limit_is_not_taken(served: Served, client: Any, tmp_path: Path) -> None:
    from web.uploads import FILE_SIZE

    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(FILE_SIZE + 1)
    boundary = "limit"
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="files"; filename="big.txt"\r\n\r\n'.encode()
    body = head + big.read_bytes() + f"\r\n--{boundary}--\r\n".encode()
    request = urllib.request.Request(f"{served.address}/gradio_api/upload", body)
    request.add_header("Content-Type", f"multipart/form-data; boundary={boundary}")
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=60)
    assert refused.value.code == 413


def test_a_taken_port_is_an_error_that_says_what_to_do(served: Served) -> None:
    port = str(urlsplit(served.address).port)
    command = [sys.executable, "app.py", "--library", str(served.library), "--port", port]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert run.returncode == 1
    assert f"127.0.0.1:{port}: the port is taken" in run.stderr
    assert "--port" in run.stderr
    assert "Traceback" not in run.stderr


def test_the_address_is_printed_once_and_the_samples_fill_a_first_start(tmp_path: Path) -> None:
    port = free_port()
    program = f"import app; app.serve(port={port})"
    environment = {"PATH": "/usr/bin:/bin", "READOUTS_LIBRARY": str(tmp_path / "own"), "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", program], cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            line = process.stdout.readline() if process.stdout else ""
        finally:
            process.terminate()
        rest = process.communicate(timeout=30)[0]
    assert f"http://127.0.0.1:{port}" in line
    assert "http" not in rest
    from qa.samples import folder
    from vectorstore.reading import walk
    from vectorstore.store import ReadoutStore

    with ReadoutStore.open(tmp_path / "own") as store:
        assert 30 <= len(store) <= len(list(walk(folder())))
