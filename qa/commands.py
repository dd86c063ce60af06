"""What each `readouts` command does with its arguments; each function gives the exit status.

Heavy packages are loaded by the command that needs them, so that `readouts --help` is quick.
"""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from qa import printing
from vectorstore.errors import LibraryError, ReadoutError
from vectorstore.folder import Folder
from vectorstore.settings import default_library
from vectorstore.types import AddReport, Filter

if TYPE_CHECKING:
    from vectorstore.embedding import Progress
    from vectorstore.store import ReadoutStore

ERROR = 1
NOT_ANSWERED = 3


def _filter(arguments: argparse.Namespace) -> Filter:
    return Filter(
        speakers=tuple(arguments.speaker),
        issuers=tuple(arguments.issuer),
        participants=tuple(arguments.participant),
        since=arguments.since,
        until=arguments.until,
    )


def _folder(arguments: argparse.Namespace) -> Path:
    return Folder(arguments.library if arguments.library is not None else default_library()).path


def _existing(arguments: argparse.Namespace) -> Path:
    """The library's folder, for commands that have no use for a new and empty one."""
    folder = _folder(arguments)
    if not Folder(folder).exists():
        raise LibraryError(f"there is no library at {folder}: `readouts add PATH` makes one of your files")
    return folder


def _open(folder: Path, *, any_model: bool = False) -> "ReadoutStore":
    from vectorstore.store import ReadoutStore

    return ReadoutStore.open(folder, any_model=any_model)


def add(arguments: argparse.Namespace) -> int:
    with _open(_folder(arguments)) as store, _progress(arguments) as progress:
        reports = [_added(store, path, progress) for path in arguments.paths]
    report = AddReport(
        added=sum(one.added for one in reports),
        updated=sum(one.updated for one in reports),
        unchanged=sum(one.unchanged for one in reports),
        refused=tuple(refusal for one in reports for refusal in one.refused),
    )
    if arguments.json:
        printing.as_json(report)
    else:
        counts = f"Added {report.added}, updated {report.updated}, unchanged {report.unchanged}"
        print(f"{counts}, refused {len(report.refused)}.")
    for source, reason in report.refused:
        print(f"readouts: refused {printing.one_line(f'{source}: {reason}')}", file=sys.stderr)
    return ERROR if report.refused else 0


def _added(store: "ReadoutStore", path: str, progress: "Progress | None") -> AddReport:
    """One path's report; a path that does not exist is refused like a file that cannot be read, the others go in."""
    try:
        return store.add(path, progress=progress)
    except ReadoutError as error:
        return AddReport(refused=((error.source, error.reason),))


def ask(arguments: argparse.Namespace) -> int:
    from qa.pipeline import ReadoutQA

    with ReadoutQA.open(_existing(arguments), model=arguments.model, base_url=arguments.base_url) as qa:
        answer = qa.ask(arguments.question, history=arguments.history, filter=_filter(arguments))
    if arguments.json:
        printing.as_json(answer.to_dict())
    else:
        printing.answer(answer)
    return 0 if answer.answered else NOT_ANSWERED


def listing(arguments: argparse.Namespace) -> int:
    with _open(_existing(arguments)) as store:
        readouts = store.readouts(_filter(arguments))
    if arguments.json:
        printing.as_json([printing.summary(readout) for readout in readouts])
    else:
        printing.listing(readouts)
    return 0


def people(arguments: argparse.Namespace) -> int:
    from qa.aliases import read_corrections
    from qa.people import without_effect
    from qa.pipeline import ReadoutQA

    with ReadoutQA.open(_existing(arguments)) as qa:
        found = qa.people(arguments.name)
        file = qa.store.people_file
        idle = without_effect(read_corrections(file), qa.people())
    if arguments.json:
        printing.as_json([printing.person_values(person) for person in found])
    else:
        printing.people(found, arguments.name, file)
    for line, name in idle:
        print(f"readouts: {file}, line {line} does nothing: nobody in the library is called {name!r}", file=sys.stderr)
    return 0


def show(arguments: argparse.Namespace) -> int:
    with _open(_existing(arguments)) as store:
        readout = store.readout(arguments.id)
    if arguments.json:
        printing.as_json(readout)
    else:
        printing.readout(readout)
    return 0


def remove(arguments: argparse.Namespace) -> int:
    with _open(_existing(arguments)) as store:
        readout = store.readout(arguments.id)
        store.remove(readout.id)
    printing.paragraph(f"Removed {printing.heading(readout)}.")
    return 0


def evaluate(arguments: argparse.Namespace) -> int:
    from qa import evaluation
    from qa.pipeline import ReadoutQA

    cases = evaluation.read_cases(Path(arguments.file))
    with ReadoutQA.open(_existing(arguments), model=arguments.model, base_url=arguments.base_url) as qa:
        library = evaluation.Library(qa.store.readouts())
        library.verify(cases)
        qa.ask("Who met whom?")  # the first question loads the model, which is no question's own time
        outcomes = list(evaluation.evaluate(cases, library, lambda case: qa.ask(case.question, case.history)))
    figures = evaluation.by_type(outcomes)
    if arguments.json:
        printing.as_json({"figures": figures, "questions": outcomes})
    else:
        printing.figures(figures, [one for one in outcomes if not one.right] if arguments.show else [])
    return 0


def check(arguments: argparse.Namespace) -> int:
    with _open(_existing(arguments)) as store:
        problems = store.check()
        held = len(store)
    if arguments.json:
        printing.as_json({"readouts": held, "problems": problems})
    elif not problems:
        print(f"The library is sound: {printing.count(held)}.")
    for problem in problems:
        print(f"readouts: {printing.one_line(problem)}", file=sys.stderr)
    return ERROR if problems else 0


def rebuild(arguments: argparse.Namespace) -> int:
    # This is also the way over to another embedding model.
    with _open(_existing(arguments), any_model=True) as store, _progress(arguments) as progress:
        store.rebuild(progress)
        print(f"Made anew from the stored texts: {printing.count(len(store))}.")
    return 0


def serve(arguments: argparse.Namespace) -> int:
    if not arguments.library:
        _first_start(arguments)
    # The page stands above this package in the import contract: it is started by name, nothing here depends on it.
    import_module("app").serve(
        _folder(arguments),
        host=arguments.host,
        port=arguments.port,
        model=arguments.model,
        base_url=arguments.base_url,
        open_browser=arguments.open,
    )
    return 0


def _first_start(arguments: argparse.Namespace) -> None:
    """Puts the samples into the user's own library while it is empty, so that there is something to ask."""
    from qa import samples

    with _open(_folder(arguments)) as store:
        if len(store):
            return
        print("Loading the sample readouts into your library, which is empty.", file=sys.stderr)
        with _progress(arguments) as progress:
            report = store.add(samples.folder(), progress=progress)
        print(f"Loaded {report.added}, written for this project: they are no official texts.", file=sys.stderr)


@contextmanager
def _progress(arguments: argparse.Namespace) -> Iterator["Progress | None"]:
    """A bar for each stage of long work, on stderr: on a terminal, or where it is asked for."""
    if not (arguments.progress or sys.stderr.isatty()):
        yield None
        return
    from tqdm import tqdm

    bars: dict[str, tqdm[NoReturn]] = {}

    def show(stage: str, done: int, total: int) -> None:
        if stage not in bars:
            close()
            bars[stage] = tqdm(desc=stage, total=total, file=sys.stderr, dynamic_ncols=True)
        bars[stage].total = total
        bars[stage].update(done - bars[stage].n)

    def close() -> None:
        while bars:
            bars.popitem()[1].close()

    try:
        yield show
    finally:
        close()
