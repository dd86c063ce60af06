"""Two commands from nothing: what `make` does, what is pinned, and what the built package holds."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.making import without_make

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
BUILDING = ("hatchling", "editables", "trove-classifiers")


def pins() -> dict[str, str]:
    lines = [line for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines() if not line.startswith("#")]
    return {canonicalize_name(name): version for name, _, version in (line.partition("==") for line in lines)}


def dependencies() -> set[str]:
    """Every distribution that ``readouts[dev]`` needs on this Python, found along what is installed."""
    waiting = [Requirement(text) for text in PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]]
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        requirement = waiting.pop()
        key = canonicalize_name(requirement.name), frozenset(requirement.extras)
        if key in seen:
            continue
        seen.add(key)
        for text in metadata.requires(requirement.name) or []:
            needed = Requirement(text)
            if needed.marker is None or any(needed.marker.evaluate({"extra": x}) for x in {"", *requirement.extras}):
                waiting.append(needed)
    return {name for name, _ in seen}


def test_every_constraint_is_a_name_and_an_exact_public_version() -> None:
    for name, version in pins().items():
        assert re.fullmatch(r"[a-z0-9-]+", name), name
        assert Version(version).local is None, f"{name}: a local version can be had from one index only"


def test_every_direct_and_indirect_dependency_is_pinned_to_what_is_tested_here() -> None:
    installed = {name: Version(metadata.version(name)).public for name in dependencies()}
    assert len(installed) > 100
    assert {name: pins().get(name) for name in installed} == installed


def test_what_the_build_needs_is_pinned() -> None:
    assert set(BUILDING) <= set(pins())


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("readouts-*.whl"))


def test_the_wheel_holds_the_packages_the_samples_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    present = [path for folder in ("qa", "vectorstore", "web") for path in (ROOT / folder).rglob("*") if path.is_file()]
    expected = {path.relative_to(ROOT).as_posix() for path in present if "__pycache__" not in path.parts}
    assert held == expected | {"app.py"}
    assert {"qa/py.typed", "vectorstore/py.typed"} <= held
    samples = {Path(name).suffix for name in held if name.startswith("qa/samples/readouts/")}
    assert {".txt", ".md", ".html", ".docx", ".pdf"} <= samples


def test_the_wheel_carries_its_licence_and_the_command(wheel: Path) -> None:
    info = f"readouts-{PROJECT['version']}.dist-info"
    with zipfile.ZipFile(wheel) as archive:
        assert archive.read(f"{info}/entry_points.txt").decode().split() == [
            "[console_scripts]",
            "readouts",
            "=",
            "qa.cli:main",
        ]
        assert archive.read(f"{info}/licenses/LICENSE") == (ROOT / "LICENSE").read_bytes()
        about = archive.read(f"{info}/METADATA").decode()
    assert "License-Expression: Apache-2.0\n" in about
    assert "Requires-Python: >=3.11\n" in about


@pytest.mark.slow
def test_the_installed_wheel_answers_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "installed"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(place)]
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True)
    environment = {**os.environ, "PYTHONPATH": str(place), "READOUTS_LIBRARY": str(tmp_path / "library")}

    def run(*command: str) -> str:
        return subprocess.run(
            [sys.executable, *command], cwd=tmp_path, env=environment, check=True, capture_output=True, text=True
        ).stdout.strip()

    samples = run("-c", "import qa.samples; print(qa.samples.folder())")
    assert samples == str(place / "qa" / "samples" / "readouts")
    assert "refused 0" in run(str(place / "bin" / "readouts"), "add", samples)
    answer = run(str(place / "bin" / "readouts"), "ask", "What did Tleuberdi say about Hong Kong?")
    assert "Tleuberdi" in answer
    assert "[1]" in answer


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = without_make()
    return subprocess.run(
        ["make", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def program(path: Path, script: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with what `make` reads, before anything is installed."""
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def test_from_nothing_make_installs_torch_and_then_the_rest_under_the_constraints(checkout: Path) -> None:
    lines = make(checkout, "-n", "run").stdout.replace("\\\n", " ").splitlines()
    installs = [line for line in lines if "pip install" in line]
    assert all(line.startswith("PIP_CONSTRAINT=constraints.txt ") for line in installs)
    assert [line.split()[-1] for line in installs] == ["torch", "'.[dev]'"]
    assert any(re.search(r"-m venv \.venv$", line) for line in lines)
    assert lines[-1] == ".venv/bin/readouts serve "


def test_a_second_time_make_installs_nothing(checkout: Path) -> None:
    program(checkout / ".venv/bin/readouts", 'echo "readouts $*"')
    program(checkout / ".venv/bin/python", 'echo "python $*"')
    (checkout / ".venv/.installed").touch()
    assert make(checkout, "run", "ARGS=--port 7861").stdout == "readouts serve --port 7861\n"
    assert make(checkout, "test").stdout == "python -m pytest\n"


@pytest.mark.parametrize("changed", ["pyproject.toml", "constraints.txt"])
def test_what_is_installed_follows_what_is_asked_for(checkout: Path, changed: str) -> None:
    program(checkout / ".venv/bin/readouts", "echo started")
    program(checkout / ".venv/bin/python", 'echo "$*"')
    (checkout / ".venv/.installed").touch()
    os.utime(checkout / ".venv/.installed", (0, 0))
    assert "pip install --quiet --editable .[dev]" in make(checkout, "run").stdout
    assert make(checkout, "run").stdout == "started\n"


def test_an_interrupted_installation_is_taken_up_again(checkout: Path) -> None:
    program(checkout / ".venv/bin/python", "exit 1")
    assert make(checkout, "run").returncode != 0
    assert not (checkout / ".venv/.installed").exists()


@pytest.mark.parametrize(
    ("script", "named"),
    [('[ "$1" = --version ] && echo Python 3.10.13', "is Python 3.10.13."), (None, "is missing.")],
)
def test_too_old_a_python_is_named_with_the_remedy(checkout: Path, script: str | None, named: str) -> None:
    if script:
        program(checkout / "old-python", script)
    run = make(checkout, "run", "PYTHON=./old-python")
    assert run.returncode != 0
    message = run.stderr.splitlines()[0]
    assert message == (
        f'readouts needs Python 3.11 or newer; "./old-python" {named} Name another: make run PYTHON=python3.12'
    )
    assert not (checkout / ".venv").exists()


def test_help_lists_every_target(checkout: Path) -> None:
    listed = make(checkout, "help").stdout
    phony = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert phony
    assert [line.split()[1] for line in listed.splitlines()] == phony[1].split()


@pytest.mark.parametrize(
    ("fails", "called", "status"), [("none", "check\ntest\n", 0), ("check", "check\n", 3), ("test", "check\ntest\n", 3)]
)
def test_ci_checks_then_tests_and_hands_on_what_failed(tmp_path: Path, fails: str, called: str, status: int) -> None:
    program(tmp_path / "chromium", "exit 0")
    program(tmp_path / "make", f'echo "$1" >> {tmp_path}/called; if [ "$1" = {fails} ]; then exit 3; fi')
    run = subprocess.run(
        [ROOT / ".ci" / "run"],
        env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert (run.returncode, (tmp_path / "called").read_text()) == (status, called)


def test_the_changelog_speaks_of_the_version() -> None:
    assert f"\n## [{PROJECT['version']}] - " in (ROOT / "CHANGELOG.md").read_text("utf-8")
