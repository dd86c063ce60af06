"""Every command and example in the README runs and prints what it shows; every name that the documents use exists.

The blocks of the README are run in their order, in one folder that begins empty: a ``python`` block in a fresh
interpreter, a ``console`` block line by line in a shell. A ``text`` block after a ``python`` block is what that one
prints. ``...`` stands for what differs from machine to machine.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from qa import cli, samples
from qa.commands import NOT_ANSWERED, serve
from tests.making import without_make
from tests.qa.openai_server import Script, serving
from vectorstore import ReadoutStore

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

OWN_FILES = {
    "call.txt": """\
Readout of Foreign Minister Rosa Lind's Call with Foreign Minister Tomas Hale

14 May 2024

Foreign Minister Rosa Lind spoke with Foreign Minister Tomas Hale by telephone today. Minister Lind said that the bridge
would open to trains in June. Road traffic will follow a year later. Minister Hale asked for night trains from the first
day. The ministers agreed to travel on the first train together.
""",
    "visit.md": """\
---
title: Tomas Hale Visits the Harbour of Norrby
date: 2024-06-03
issuer: Ministry of the Coast
participants: [Tomas Hale, Rosa Lind]
---

Foreign Minister Tomas Hale visited the harbour of Norrby with Foreign Minister Rosa Lind. Hale stressed that ferries
must run until the bridge carries cars. Lind thanked the harbour's workers.
""",
}
"""What the README calls ``my-files``."""

MODEL_REPLY = (
    "Tleuberdi said that matters concerning Hong Kong and Xinjiang ",
    "“belong to China's internal affairs” [1]. He was born in Kazakhstan [1].",
)
"""What the scripted server writes, in chunks; the second sentence is true and stands in no readout."""


def _own_questions() -> str:
    """What the README prints of the reader's file of questions, which is where it stands."""
    shown = re.search(r"^\$ cat my-questions\.jsonl\n((?:\{.*\}\n)+)", README, re.MULTILINE)
    assert shown, "README.md shows no file of questions"
    return shown[1]


OWN_QUESTIONS = _own_questions()


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: what its fence says it is, what stands in it, and the line that it begins in."""

    kind: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Command:
    """A line of a ``console`` block after its ``$``, and the output shown below it."""

    line: str
    shown: str


def blocks(document: str) -> list[Block]:
    fences = re.finditer(r"^```(.*)\n((?:.*\n)*?)```$", document, re.MULTILINE)
    return [Block(fence[1], fence[2], document[: fence.start()].count("\n") + 1) for fence in fences]


def commands(block: Block) -> list[Command]:
    pieces = re.split(r"^\$ ", block.text, flags=re.MULTILINE)
    assert not pieces[0], f"README.md:{block.line}: a console block begins with a command"
    return [Command(line, shown) for line, _, shown in (piece.partition("\n") for piece in pieces[1:])]


def assert_printed(shown: str, printed: str, where: str) -> None:
    """``shown`` is ``printed``; ``...`` stands for anything within a line, on a line of its own for any lines."""
    lines = [r"[\s\S]*?" if line == "..." else re.escape(line) for line in shown.strip().splitlines()]
    pattern = "\n".join(lines).replace(r"\.\.\.", r"[^\n]*?")
    assert re.fullmatch(pattern, printed.strip()), f"{where} shows\n\n{shown}\nbut it prints\n\n{printed}"


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("Added 2.", "Added 2.\n", True),
        ("Added 2.", "Added 3.", False),
        ("from .../a.txt", "from /home/a.txt", True),
        ("from .../a.txt", "from /home/b.txt", False),
        ("first\n...\nlast", "first\nsecond\nthird\nlast", True),
        ("first\n...\nlast", "first\nlast, but one", False),
        ("[1] (a)", "1 a", False),
    ],
)
def test_the_comparison_itself_can_fail(shown: str, printed: str, same: bool) -> None:
    if same:
        assert_printed(shown, printed, "")
    else:
        with pytest.raises(AssertionError):
            assert_printed(shown, printed, "")


# What is shown is run


def test_every_block_is_of_a_kind_that_is_run() -> None:
    found = blocks(README)
    assert {"console", "python", "text"} == {block.kind for block in found}
    for before, block in pairwise([Block("", "", 0), *found]):
        assert block.kind != "text" or before.kind == "python", f"README.md:{block.line}: nothing prints this"
    assert README.count("```") == 2 * len(found)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder to run in, with some files of the reader's own and a library that a first start has filled."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "my-files").mkdir()
    for name, text in OWN_FILES.items():
        (folder / "my-files" / name).write_text(text, "utf-8")
    (folder / "my-questions.jsonl").write_text(OWN_QUESTIONS, "utf-8")
    with ReadoutStore.open(folder / "library") as store:
        store.add(samples.folder())
    tools = folder / "bin"
    tools.mkdir()
    for name, call in (("python", ""), ("readouts", "-m qa.cli ")):
        tool = tools / name
        tool.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {call}"$@"\n', "utf-8")
        tool.chmod(0o755)
    return folder


def run(place: Path, command: str | list[str], folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {
        **without_make(),
        "PATH": f"{place / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "READOUTS_LIBRARY": str(place / "library"),
        "COLUMNS": "80",
    }
    return subprocess.run(
        command,
        cwd=folder or place,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        shell=isinstance(command, str),
        check=False,
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("block", "following"),
    [
        pytest.param(block, following, id=f"line {block.line}")
        for block, following in zip_longest(blocks(README), blocks(README)[1:])
        if block.kind in ("python", "console")
    ],
)
def test_an_example_runs_and_prints_what_is_shown(place: Path, block: Block, following: Block | None) -> None:
    if block.kind == "console":
        for command in commands(block):
            check_command(place, command, f"README.md:{block.line}: `{command.line}`")
        return
    ran = run(place, [sys.executable, "-c", block.text])
    assert ran.returncode == 0, f"README.md:{block.line}\n{ran.stderr}"
    shown = following.text if following and following.kind == "text" else ""
    assert_printed(shown, ran.stdout, f"README.md:{block.line}")


def check_command(place: Path, command: Command, where: str) -> None:
    program, *arguments = shlex.split(command.line, comments=True)
    if program == "make":
        check_make(arguments, where)
    elif program == "pip":
        check_pip(arguments, where)
    elif "../shared/" in command.line:
        check_measuring(place, command.line, where)
    elif arguments[:1] == ["serve"]:
        check_serving(arguments, where)
    elif "--base-url" in arguments:
        check_model_server(place, command, where)
    else:
        ran = run(place, command.line)
        assert ran.returncode in (0, NOT_ANSWERED), f"{where}\n{ran.stderr}"
        assert_printed(command.shown, ran.stdout + ran.stderr, where)


def check_make(arguments: list[str], where: str) -> None:
    """The target's last step is the right one; tests/test_packaging.py looks at the rest, and this is `make test`."""
    expected = {"run": ".venv/bin/readouts serve", "test": ".venv/bin/python -m pytest"}
    ran = subprocess.run(
        ["make", "-n", *arguments], cwd=ROOT, env=without_make(), capture_output=True, text=True, check=False
    )
    assert ran.stdout.splitlines()[-1].startswith(expected[arguments[0]]), where


def check_pip(arguments: list[str], where: str) -> None:
    """Installing needs the network: every extra is looked up. tests/test_packaging.py installs the wheel."""
    assert arguments[0] == "install", where
    requirement = Requirement(arguments[1].replace(".", "readouts", 1))
    assert requirement.extras <= set(PROJECT["optional-dependencies"]), where


def check_measuring(place: Path, line: str, where: str) -> None:
    """The command as it stands, beside one document of the measuring data and what is asked of that one."""
    if not SHARED.exists():
        pytest.skip("the measuring data beside the checkout, ../shared, is not here")
    checkout, shared = place / "beside" / "readouts", place / "beside" / "shared"
    if not shared.exists():
        document = "china_mfa/0001.txt"
        (shared / "readouts" / document).parent.mkdir(parents=True)
        shutil.copy(SHARED / "readouts" / document, shared / "readouts" / document)
        shutil.copytree(SHARED / "score", shared / "score")
        for name in ("questions.jsonl", "attribution.jsonl"):
            rows = (SHARED / "score" / name).read_text("utf-8").splitlines()
            kept = [row for row in rows if set(documents(json.loads(row))) == {document}]
            (shared / "score" / name).write_text("\n".join(kept[:3]) + "\n", "utf-8")
        checkout.mkdir()
        (checkout / ".venv").mkdir()
        (checkout / ".venv" / "bin").symlink_to(place / "bin")
    ran = run(place, line, folder=checkout)
    assert ran.returncode == 0, f"{where}\n{ran.stderr}"
    assert ran.stdout.strip(), where


def documents(value: object) -> Iterator[str]:
    """Every document that a row of the measuring data names."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from [inner] if key == "doc" else documents(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from documents(inner)


def check_serving(arguments: list[str], where: str) -> None:
    """The options are taken; tests of the page start it for real."""
    parsed = cli._parser().parse_args(arguments)
    assert parsed.run is serve, where


def check_model_server(place: Path, command: Command, where: str) -> None:
    """The command as it stands, but for the port: a server with a scripted reply stands in for the model's."""
    with serving(Script(chunks=MODEL_REPLY)) as address:
        ran = run(place, command.line.replace("http://127.0.0.1:8000/v1", address))
    assert ran.returncode == 0, f"{where}\n{ran.stderr}"
    assert_printed(command.shown, ran.stdout + ran.stderr, where)


# What is named exists


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/measurements.md"])
def test_every_link_within_the_project_leads_somewhere(name: str) -> None:
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", (ROOT / name).read_text("utf-8"))
    missing = [link for link in links if "://" not in link and not ((ROOT / name).parent / link).exists()]
    assert not missing


def test_every_setting_of_the_environment_is_in_the_readme_and_no_other() -> None:
    settings = (ROOT / "vectorstore" / "settings.py").read_text("utf-8")
    assert set(re.findall(r"READOUTS_[A-Z_]+", README)) == set(re.findall(r"READOUTS_[A-Z_]+", settings))


def test_every_option_in_the_readme_is_one_of_the_command() -> None:
    parser = cli._parser()
    usage = parser.format_help() + "".join(sub.format_help() for sub in _subparsers(parser))
    named = set(re.findall(r"`(--[a-z-]+)", README))
    assert named
    assert named <= set(re.findall(r"--[a-z-]+", usage))


def test_every_command_of_the_command_line_is_in_the_readme() -> None:
    names = {sub.prog.split()[-1] for sub in _subparsers(cli._parser())}
    assert names <= set(re.findall(r"readouts (?:--library \S+ )?([a-z]+)", README))


def _subparsers(parser: cli._Parser) -> list[cli._Parser]:
    (commands,) = [action for action in parser._actions if hasattr(action.choices, "values")]
    return list(commands.choices.values())  # type: ignore[union-attr]  # it has "values": the line above


def test_every_extra_is_in_the_readme() -> None:
    for extra in PROJECT["optional-dependencies"]:
        assert f"`{extra}`" in README or f"[{extra}]" in README, extra


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for document in (README, CONTRIBUTING):
        assert set(re.findall(r"(?:^\$ |`)make ([a-z]+)", document, re.MULTILINE)) <= targets


def test_contributing_names_every_module_and_no_other() -> None:
    named = set(re.findall(r"^\| `([\w/]+(?:\.py|/))` ", CONTRIBUTING, re.MULTILINE))
    packages = {"vectorstore/": ROOT / "vectorstore", "qa/": ROOT / "qa", "web/": ROOT / "web"}
    present = {"app.py"}
    for prefix, folder in packages.items():
        for entry in folder.iterdir():
            if entry.suffix == ".py" and entry.name != "__init__.py":
                present.add(prefix + entry.name)
            elif (entry / "__init__.py").exists():
                present.add(f"{prefix}{entry.name}/")
    assert named == present


def test_no_document_names_a_path_of_one_machine() -> None:
    for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/measurements.md", "Makefile", ".ci/run"):
        assert not re.search(r"(?<![\w.-])/(?:home|root|Users|work)/", (ROOT / name).read_text("utf-8")), name
