"""Importing the packages is quick and silent: what is heavy is loaded when it is first used."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HEAVY = {
    "chromadb", "gradio", "langchain", "langchain_core", "lxml", "pandas", "pypdf", "sentence_transformers", "sklearn",
    "torch", "trafilatura", "transformers",
}  # fmt: skip


@pytest.mark.parametrize("module", ["qa", "vectorstore", "qa.cli", "app", "vectorstore.types", "qa.types"])
def test_importing_loads_nothing_heavy_and_prints_nothing(module: str) -> None:
    program = f"import sys, {module}; sys.exit(' '.join(sorted({HEAVY} & set(sys.modules))) or 0)"
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_importing_both_packages_takes_less_than_a_fifth_of_a_second() -> None:
    program = "import time; start = time.perf_counter(); import qa, vectorstore; print(time.perf_counter() - start)"
    seconds = [
        float(subprocess.check_output([sys.executable, "-c", program], cwd=ROOT, text=True))
        for _ in range(5)  # the quickest: what the machine does beside it is no matter here
    ]
    assert min(seconds) < 0.2


def test_every_public_name_can_be_imported() -> None:
    import qa
    import vectorstore

    for package in (qa, vectorstore):
        for name in package.__all__:
            assert getattr(package, name).__module__.startswith(("qa", "vectorstore")), name
