import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from vectorstore.errors import ReadoutError
from vectorstore.reading import isolation, read

PAGE = "<html><head><title>A call</title></head><body><article><p>{}</p></article></body></html>"


def test_many_threads_share_the_worker_and_each_gets_its_own_answer() -> None:
    def ask(number: int) -> tuple[str, ...]:
        return isolation.parse_apart("html", PAGE.format(f"Sentence number {number}.").encode(), "x").blocks

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(ask, range(60))) == [(f"Sentence number {number}.",) for number in range(60)]


def test_a_page_that_hangs_the_parser_is_refused_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    good = PAGE.format("All is well.").encode()
    isolation.parse_apart("html", good, "x")
    monkeypatch.setitem(isolation.TIME_LIMITS, "html", 0.5)
    many = " ".join(f"a{number}='1'" for number in range(300_000))
    start = time.monotonic()
    with pytest.raises(ReadoutError, match=r"bomb\.html: it cannot be parsed within"):
        isolation.parse_apart("html", f"<html><body><p {many}>x</p>".encode(), "bomb.html")
    assert time.monotonic() - start < 10
    monkeypatch.setitem(isolation.TIME_LIMITS, "html", 15.0)
    assert isolation.parse_apart("html", good, "x").blocks == ("All is well.",)


def test_a_worker_that_was_killed_is_replaced() -> None:
    good = PAGE.format("All is well.").encode()
    isolation.parse_apart("html", good, "x")
    assert isolation._worker is not None
    os.kill(isolation._worker._process.pid, signal.SIGKILL)
    isolation._worker._process.wait()
    with pytest.raises(ReadoutError):
        isolation.parse_apart("html", good, "x")
    assert isolation.parse_apart("html", good, "x").blocks == ("All is well.",)


def test_a_deeply_nested_page_is_read_or_refused_but_crashes_nothing() -> None:
    deep = f"<html><body>{'<div>' * 50_000}<p>Words.</p>".encode()
    with contextlib.suppress(ReadoutError):
        assert isolation.parse_apart("html", deep, "deep.html").blocks in ((), ("Words.",))
    assert isolation.parse_apart("html", PAGE.format("All is well.").encode(), "x").blocks == ("All is well.",)


def test_it_works_from_a_script_on_standard_input_and_ends_without_noise(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE.format("All is well."))
    script = f"from vectorstore.reading import read\nprint(read({str(tmp_path / 'a.html')!r}).text)\n"
    root = str(Path(__file__).resolve().parents[3])
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-"], input=script, capture_output=True, text=True, timeout=120,
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": root}, check=False,
    )  # fmt: skip
    assert (ran.stdout, ran.stderr, ran.returncode) == ("All is well.\n", "", 0)


def test_a_module_that_lies_in_the_working_folder_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    isolation.stop_worker()
    (tmp_path / "json.py").write_text("raise SystemExit('taken over')")
    (tmp_path / "a.html").write_text(PAGE.format("All is well."))
    monkeypatch.chdir(tmp_path)
    assert read("a.html").text == "All is well."


def test_importing_reading_starts_no_process_and_loads_no_parser() -> None:
    told = "[reading.isolation._worker is None, sorted(sys.modules)]"
    script = f"import sys, json, vectorstore.reading as reading; print(json.dumps({told}))"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=True)
    idle, modules = json.loads(ran.stdout)
    assert idle
    assert not {"lxml", "pypdf", "trafilatura", "yaml", "charset_normalizer"} & set(modules)
