"""The `readouts` command: what it prints, what a program can read of it, and how it ends."""

import json
import os
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from qa import cli, commands, samples
from vectorstore.errors import LibraryError

ROOT = Path(__file__).parent.parent.parent
QUESTION = "What did Tleuberdi say about Hong Kong?"


@pytest.fixture(autouse=True)
def _no_user_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("READOUTS_LIBRARY", str(tmp_path / "default"))
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "library"
    assert cli.main(["add", str(samples.folder()), "--library", str(folder)]) == 0
    return folder


class Command:
    """Runs the command in this process: its exit status, and what it wrote."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str | Path) -> tuple[int, str, str]:
        self._capsys.readouterr()
        try:
            status = cli.main([str(argument) for argument in arguments])
        except SystemExit as stop:
            status = int(str(stop.code or 0))
        out, err = self._capsys.readouterr()
        return status, out, err


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(capsys)


def readouts(*arguments: str, **settings: Any) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, "-m", "qa.cli", *arguments]
    return subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=False, **settings)


# Usage and errors


def test_help_names_every_command_and_is_quick() -> None:
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        run = readouts("--help")
        seconds.append(time.perf_counter() - start)
    assert run.returncode == 0
    assert "{" not in run.stdout
    for name in ("add", "ask", "list", "show", "people", "remove", "check", "rebuild", "serve"):
        assert f"\n    {name} " in run.stdout
    assert min(seconds) < 0.3


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "readouts: the following arguments are required: COMMAND; see `readouts --help`"),
        (["ask"], "readouts ask: the following arguments are required: QUESTION; see `readouts ask --help`"),
        (["add"], "readouts add: the following arguments are required: PATH; see `readouts add --help`"),
        (
            ["ask", "Who?", "--since", "tomorrow"],
            "readouts ask: argument --since: 'tomorrow' is no date: write it as 2021-01-21; see `readouts ask --help`",
        ),
        (
            ["serve", "--port", "high"],
            "readouts serve: argument --port: invalid int value: 'high'; see `readouts serve",
        ),
        (
            ["serve", "--port", "99999999"],
            "readouts serve: argument --port: '99999999' is no port: give a number from 1 to 65535; see `readouts",
        ),
        (["serve", "--port", "-1"], "readouts serve: argument --port: '-1' is no port: give a number from 1"),
        (["--library", "", "list"], "readouts: '' names no folder for a library"),
        (["--library", "~nosuchuser/lib", "list"], "readouts: '~nosuchuser/lib' names no folder for a library"),
        (["--library", "a" * 5_000, "list"], "readouts: the library folder"),
    ],
)
def test_bad_usage_is_an_error_in_one_line_that_says_where_help_is(
    command: Command, arguments: list[str], message: str
) -> None:
    status, out, err = command(*arguments)
    assert (status, out) == (1, "")
    assert err.startswith(message)
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments", [["ask", QUESTION], ["list"], ["people"], ["show", "ab"], ["remove", "ab"], ["check"], ["rebuild"]]
)
def test_a_library_that_is_not_there_is_an_error_and_is_not_made(
    command: Command, tmp_path: Path, arguments: list[str]
) -> None:
    status, out, err = command("--library", tmp_path / "typo", *arguments)
    assert (status, out) == (1, "")
    assert err == f"readouts: there is no library at {tmp_path / 'typo'}: `readouts add PATH` makes one of your files\n"
    assert not (tmp_path / "typo").exists()


@pytest.mark.parametrize("where", ["before", "after"])
def test_the_library_may_be_named_before_or_after_the_command(command: Command, tmp_path: Path, where: str) -> None:
    (tmp_path / "folder").mkdir()
    named = ["--library", str(tmp_path / "folder")]
    arguments = [*named, "list"] if where == "before" else ["list", *named]
    assert command(*arguments) == (0, "", "")


def test_other_folders_are_refused_with_the_remedy_in_one_line(command: Command, tmp_path: Path) -> None:
    (tmp_path / "default").mkdir()
    (tmp_path / "default" / "holiday.jpg").touch()
    status, out, err = command("list")
    assert (status, out) == (1, "")
    assert err.startswith(f"readouts: {tmp_path / 'default'} is no library")
    assert err.count("\n") == 1


def test_an_error_of_several_lines_is_said_in_one_and_cannot_reach_the_terminal(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise LibraryError("broken\nbadly \x1b[31m")

    monkeypatch.setattr(commands, "_open", fail)
    assert command("add", tmp_path) == (1, "", "readouts: broken badly \ufffd[31m\n")


def test_an_interruption_is_not_a_failure_of_the_program(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "_open", interrupt)
    assert command("add", tmp_path) == (130, "", "readouts: interrupted\n")


def test_progress_is_shown_a_bar_for_each_stage(capsys: pytest.CaptureFixture[str]) -> None:
    with commands._progress(SimpleNamespace(progress=True)) as progress:  # type: ignore[arg-type]  # all it looks at
        assert progress
        for stage, done, total in (("reading", 1, 2), ("reading", 2, 2), ("embedding", 3, 3)):
            progress(stage, done, total)
    shown = capsys.readouterr().err
    assert "reading: 100%" in shown
    assert "embedding: 100%" in shown


def test_progress_keeps_quiet_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with commands._progress(SimpleNamespace(progress=False)) as progress:  # type: ignore[arg-type]  # all it looks at
        assert progress is None
    assert capsys.readouterr() == ("", "")


def test_a_setting_that_names_no_home_folder_is_an_error(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READOUTS_LIBRARY", "~nosuchuser/lib")
    status, out, err = command("list")
    assert (status, out) == (1, "")
    assert err.startswith("readouts: READOUTS_LIBRARY is '~nosuchuser/lib'")


def test_an_empty_path_adds_nothing(command: Command) -> None:
    status, out, err = command("add", "")
    assert (status, out) == (1, "Added 0, updated 0, unchanged 0, refused 1.\n")
    assert err == "readouts: refused '': the path is empty; the folder you are in is called '.'\n"


@pytest.mark.skipif(os.name == "nt", reason="closes streams as a POSIX shell does")
@pytest.mark.parametrize(
    ("streams", "message"),
    [
        (">&-", "readouts: standard output is closed: open it, or send it to /dev/null\n"),
        (">&- <&-", "readouts: standard output is closed: open it, or send it to /dev/null\n"),
        (">&- 2>&-", ""),
        ("1</dev/null", "readouts: standard output, or a file of the library, cannot be written: "),
        pytest.param(
            ">/dev/full",
            "readouts: standard output, or a file of the library, cannot be written: No space left on device\n",
            marks=pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device"),
        ),
    ],
)
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_an_output_that_takes_nothing_is_an_error_in_one_line(
    tmp_path: Path, streams: str, message: str, unbuffered: str
) -> None:
    (tmp_path / "library").mkdir()
    program = shlex.join([sys.executable, "-m", "qa.cli", "check", "--library", str(tmp_path / "library")])
    run = subprocess.run(
        ["/bin/sh", "-c", f"{program} {streams}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
    )
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.startswith(message)
    assert run.stderr.count("\n") == message.count("\n") or message.endswith(": ")
    assert "Traceback" not in run.stderr


@pytest.mark.skipif(os.name == "nt", reason="closes streams as a POSIX shell does")
def test_without_a_standard_error_work_is_done_all_the_same(tmp_path: Path) -> None:
    program = shlex.join([sys.executable, "-m", "qa.cli", "add", str(tmp_path / "no.txt"), "--library", str(tmp_path)])
    run = subprocess.run(["/bin/sh", "-c", f"{program} 2>&-"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (1, "Added 0, updated 0, unchanged 0, refused 1.\n")


# The page


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, dict[str, Any]]]:
    """The calls of a stand-in for the page; tests/test_app.py starts the real one."""
    calls: list[tuple[Path, dict[str, Any]]] = []
    page = SimpleNamespace(serve=lambda library, **settings: calls.append((library, settings)))
    monkeypatch.setitem(sys.modules, "app", page)
    return calls


def test_serve_hands_its_settings_to_the_page_and_leaves_a_named_library_as_it_is(
    command: Command, tmp_path: Path, served: list[tuple[Path, dict[str, Any]]]
) -> None:
    status, _, err = command("serve", "--library", tmp_path / "mine", "--port", "7861", "--model", "ollama:qwen3")
    assert (status, err) == (0, "")
    settings = {"host": "127.0.0.1", "port": 7861, "model": "ollama:qwen3", "base_url": None, "open_browser": False}
    assert served == [(tmp_path / "mine", settings)]
    assert not (tmp_path / "mine").exists()


@pytest.mark.slow
def test_the_first_start_loads_the_samples_and_says_so_and_the_second_does_not(
    command: Command, tmp_path: Path, served: list[tuple[Path, dict[str, Any]]]
) -> None:
    status, out, err = command("serve")
    assert (status, out) == (0, "")
    assert err.splitlines()[0] == "Loading the sample readouts into your library, which is empty."
    assert command("serve") == (0, "", "")
    assert [library for library, _ in served] == [tmp_path / "default"] * 2
    count = len(json.loads(command("list", "--json")[1]))
    assert err.splitlines()[1] == f"Loaded {count}, written for this project: they are no official texts."


# With the samples, the real store and the real model


@pytest.mark.slow
def test_the_example_question_is_answered_within_eighty_columns(command: Command, library: Path) -> None:
    status, out, err = command("ask", QUESTION, "--library", library)
    assert (status, err) == (0, "")
    answer, _, sources = out.partition("\nSources\n")
    assert "Tleuberdi" in answer
    assert "21 January 2021" in answer
    assert "no third party" in " ".join(answer.split())
    assert "[1]" in answer
    assert sources.startswith("[1] ")
    assert all(len(line) <= 80 or " " not in line.strip() for line in out.splitlines())


@pytest.mark.slow
def test_an_answer_can_be_read_by_a_program(command: Command, library: Path) -> None:
    status, out, _ = command("ask", QUESTION, "--json", "--library", library)
    answer = json.loads(out)
    assert status == 0
    assert answer["answered"] is True
    assert "Hong Kong" in answer["citations"][0]["quote"]


@pytest.mark.slow
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_an_unanswered_question_ends_with_status_3(command: Command, library: Path, form: list[str]) -> None:
    status, out, err = command("ask", "What did Tleuberdi say about coffee?", "--library", library, *form)
    assert (status, err) == (3, "")
    assert out.strip()


@pytest.mark.slow
def test_history_and_bounds_reach_the_question(command: Command, library: Path) -> None:
    _, out, _ = command(
        "ask", "And what did Wang Yi say about it?", "--history", QUESTION, "--json", "--library", library
    )
    assert {name for one in json.loads(out)["citations"] for name in one["speakers"]} <= {"Wang Yi"}
    bounds = [
        "--speaker",
        "Wang Yi",
        "--participant",
        "Mukhtar Tleuberdi",
        "--since",
        "2021-01-21",
        "--until",
        "2021-01-21",
    ]
    status, out, _ = command("ask", "What was said about Hong Kong?", *bounds, "--json", "--library", library)
    assert all("Wang Yi" in one["speakers"] for one in json.loads(out)["citations"])
    status, out, err = command("ask", QUESTION, "--issuer", "Ministry of Silly Walks", "--library", library)
    assert (status, out) == (1, "")
    assert "'Ministry of Silly Walks'" in err


@pytest.mark.slow
@pytest.mark.parametrize("question", ["", "x" * 10_001])
def test_a_question_that_cannot_be_asked_is_an_error(command: Command, library: Path, question: str) -> None:
    status, out, err = command("ask", question, "--library", library)
    assert (status, out) == (1, "")
    assert err.startswith("readouts: ")
    assert err.count("\n") == 1
    assert len(err) < 500


@pytest.mark.slow
def test_readouts_are_listed_shown_and_removed(command: Command, library: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(library, copy)
    listed = json.loads(command("list", "--json", "--library", copy)[1])
    assert len(listed) >= 30
    one = listed[0]
    assert command("list", "--library", copy)[1].startswith(one["id"][:10] + "  ")
    shown = json.loads(command("show", one["id"][:8], "--json", "--library", copy)[1])
    assert shown["title"] == one["title"]
    assert {shown["text"][s["start"] : s["end"]] for s in shown["statements"]}
    assert command("show", one["id"], "--library", copy)[1].startswith(one["title"][:40])
    status, out, _ = command("remove", one["id"][:8], "--library", copy)
    assert (status, " ".join(out.split())) == (0, f"Removed {one['title']} ({one['issuer']}), {one['date']}.")
    status, out, err = command("show", one["id"], "--library", copy)
    assert (status, out) == (1, "")
    assert one["id"] in err


@pytest.mark.slow
def test_a_bounded_listing_holds_only_what_lies_within(command: Command, library: Path) -> None:
    bounds = ["--since", "2021-01-21", "--until", "2021-01-21", "--participant", "Wang Yi"]
    listed = json.loads(command("list", "--json", "--library", library, *bounds)[1])
    assert listed
    assert {one["date"] for one in listed} == {"2021-01-21"}


@pytest.mark.slow
def test_people_are_listed_within_eighty_columns_with_where_to_put_them_right(command: Command, library: Path) -> None:
    status, out, err = command("people", "--library", library)
    assert (status, err) == (0, "")
    assert max(map(len, out.splitlines())) <= max(80, len(str(library / "people.txt")) + 60)
    assert "\nVolodymyr Zelenskyy: " in out
    assert str(library / "people.txt") in out
    assert command("people", "Zelensky", "--library", library)[1].startswith("Volodymyr Zelenskyy: ")
    status, out, err = command("people", "Nobody", "--library", library)
    assert (status, out.splitlines()[0], err) == (0, "Nobody in the library is called Nobody.", "")


@pytest.mark.slow
def test_people_can_be_read_by_a_program(command: Command, library: Path) -> None:
    [person] = json.loads(command("people", "Tleuberdi", "--json", "--library", library)[1])
    assert set(person["names"]) == {"Mukhtar Tleuberdi", "Mukhtar Tileuberdi"}
    assert {"title", "place", "since", "until", "readouts"} == set(person["offices"][0])
    assert command("people", "Nobody", "--json", "--library", library)[1] == "[]\n"


@pytest.mark.slow
def test_the_file_of_people_is_followed_and_what_it_says_for_nothing_is_told(
    command: Command, library: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(library, copy)
    (copy / "people.txt").write_text("Mukhtar Tleuberdi = MT\nNobody At All = Nob\n", "utf-8")
    status, out, err = command("people", "MT", "--library", copy)
    assert (status, out.splitlines()[0].partition(":")[0]) == (0, "Mukhtar Tleuberdi")
    told = "line 2 does nothing: nobody in the library is called 'Nobody At All'"
    assert err == f"readouts: {copy / 'people.txt'}, {told}\n"
    assert command("ask", QUESTION.replace("Tleuberdi", "MT"), "--library", copy)[0] == 0
    (copy / "people.txt").write_text("Mukhtar Tleuberdi, MT\n", "utf-8")
    for arguments in (["people"], ["ask", QUESTION]):
        status, out, err = command(*arguments, "--library", copy)
        assert (status, out) == (1, "")
        assert err.startswith(f"readouts: {copy / 'people.txt'}, line 1: 'Mukhtar Tleuberdi, MT' is neither “")
        assert err.count("\n") == 1


@pytest.mark.slow
def test_adding_again_adds_nothing_and_refusals_are_errors(command: Command, library: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(library, copy)
    count = len(json.loads(command("list", "--json", "--library", copy)[1]))
    again = command("add", samples.folder(), "--library", copy)
    assert again == (0, f"Added 0, updated 0, unchanged {count}, refused 0.\n", "")
    (tmp_path / "noise.pdf").write_bytes(b"no PDF at all")
    status, out, err = command("add", tmp_path / "missing", tmp_path / "noise.pdf", "--json", "--library", copy)
    assert status == 1
    report = json.loads(out)
    assert (report["added"], [Path(source).name for source, _ in report["refused"]]) == (0, ["missing", "noise.pdf"])
    assert [line.partition(":")[0] for line in err.splitlines()] == ["readouts"] * 2


@pytest.mark.slow
def test_a_sound_library_checks_and_a_damaged_one_does_not(command: Command, library: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(library, copy)
    count = len(json.loads(command("list", "--json", "--library", copy)[1]))
    assert command("check", "--library", copy) == (0, f"The library is sound: {count} readouts.\n", "")
    database = copy / "library.db"
    content = bytearray(database.read_bytes())
    place = content.find(b"no third party has a right")
    content[place : place + 2] = b"ON"
    database.write_bytes(content)
    status, out, err = command("check", "--json", "--library", copy)
    assert status == 1
    assert json.loads(out)["problems"]
    assert err.startswith("readouts: ")


@pytest.mark.slow
def test_a_rebuilt_library_answers_as_before(command: Command, library: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(library, copy)
    before = command("ask", QUESTION, "--library", copy)
    count = len(json.loads(command("list", "--json", "--library", copy)[1]))
    assert command("rebuild", "--library", copy) == (0, f"Made anew from the stored texts: {count} readouts.\n", "")
    assert command("ask", QUESTION, "--library", copy) == before


@pytest.mark.slow
def test_a_reader_that_leaves_early_is_no_error(library: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    program = [sys.executable, "-m", "qa.cli", "list", "--json", "--library", str(library)]
    run = subprocess.run(program, cwd=ROOT, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert (run.returncode, run.stderr) == (0, b"")


@pytest.mark.slow
def test_a_terminal_without_the_letters_is_no_error(library: Path) -> None:
    run = readouts("list", "--library", str(library), env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert (run.returncode, run.stderr) == (0, "")
    assert "?" in run.stdout
