"""The `readouts` command: the library and the answerer from a shell.

Exit status 0: done; 1: an error, said in one line on stderr; 3: the question was not answered; 130: interrupted.
Heavy packages are loaded by the command that needs them, so that `readouts --help` is quick.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from qa import printing
from vectorstore.errors import LibraryError, ReadoutError, ReadoutsError
from vectorstore.settings import default_library
from vectorstore.types import AddReport, Filter

if TYPE_CHECKING:
    from vectorstore.embedding import Progress
    from vectorstore.store import ReadoutStore

Command = Callable[[argparse.Namespace], int]
"""Carries out one command; the exit status."""

ERROR = 1
NOT_ANSWERED = 3
INTERRUPTED = 130
"""What shells give for a program that SIGINT ended: 128 and the signal's number."""


class _Parser(argparse.ArgumentParser):
    """argparse exits with 2 on bad usage; here every error is 1, in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(ERROR, f"{self.prog}: {printing.one_line(message)}; see `{self.prog} --help`\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command, ``sys.argv`` by default; the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter gets "?" in its place
    try:
        arguments = _parser().parse_args(argv)
        status = int(arguments.run(arguments))
        sys.stdout.flush()
    except KeyboardInterrupt:
        print("readouts: interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader (`| head`) has left; what is still buffered must not raise again when Python exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (ReadoutsError, OSError) as error:
        print(f"readouts: {printing.one_line(str(error))}", file=sys.stderr)
        return ERROR
    return status


def _parser() -> _Parser:
    library = _shared("--library", metavar="DIR", default=argparse.SUPPRESS, help="the library's folder")
    as_json = _shared("--json", action="store_true", help="print JSON for a program to read")
    progress = _shared("--progress", action="store_true", help="show progress even where stderr is no terminal")
    model = _shared("--model", metavar="NAME", help='a chat model that writes the answers, such as "ollama:qwen3"')
    bounds = _bounds()

    parser = _Parser(
        prog="readouts",
        description="Question answering over diplomatic readouts: who said what, with the sentence to prove it.",
        epilog="Exit status: 0 done, 1 error, 3 the question was not answered. "
        "Without --library: READOUTS_LIBRARY, or else a folder of the user's own.",
    )
    parser.add_argument(
        "--library", metavar="DIR", default=None, help="the library's folder; it may follow COMMAND too"
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    def command(run: Command, name: str, purpose: str, *parents: _Parser) -> _Parser:
        added = commands.add_parser(name, help=purpose, description=f"{purpose}.", parents=[library, *parents])
        added.set_defaults(run=run)
        return added

    add = command(_add, "add", "Read files and folders into the library", as_json, progress)
    add.add_argument("paths", nargs="+", metavar="PATH", help="a .txt, .md, .html, .docx or .pdf file, or a folder")
    ask = command(_ask, "ask", "Answer a question, with citations", model, bounds, as_json)
    ask.add_argument("question", metavar="QUESTION")
    earlier = "an earlier question of the conversation; may be given more than once, oldest first"
    ask.add_argument("--history", action="append", default=[], metavar="QUESTION", help=earlier)
    command(_list, "list", "List the library's readouts", bounds, as_json)
    show = command(_show, "show", "Show a readout, and whose words each part of it reports", as_json)
    remove = command(_remove, "remove", "Take a readout out of the library")
    for one in (show, remove):
        one.add_argument("id", metavar="ID", help="a readout's id, or the beginning of it")
    command(_check, "check", "Verify the library", as_json)
    command(_rebuild, "rebuild", "Make all that is derived anew from the stored texts", progress)
    serve = command(_serve, "serve", "Start the page", model, progress)
    serve.add_argument("--host", default="127.0.0.1", help="the address to listen on (%(default)s)")
    serve.add_argument("--port", default=7860, type=int, help="the port to listen on (%(default)s)")
    serve.add_argument("--open", action="store_true", help="open the page in a browser")
    return parser


def _shared(*names: str, **settings: Any) -> _Parser:
    """A parent parser with one option, for the commands that take it."""
    parent = _Parser(add_help=False)
    parent.add_argument(*names, **settings)
    return parent


def _bounds() -> _Parser:
    """A parent parser with the options of a `Filter`."""
    parent = _Parser(add_help=False)
    for name, meaning in (
        ("speaker", "only the words of this person or side; given twice, of either"),
        ("issuer", "only accounts of this government or office; given twice, of either"),
        ("participant", "only calls and meetings that this person or side took part in; given twice, that both did"),
    ):
        parent.add_argument(f"--{name}", action="append", default=[], metavar="NAME", help=meaning)
    for name, meaning in (("since", "the first day, such as 2021-01-21"), ("until", "the last day, inclusive")):
        parent.add_argument(f"--{name}", type=_day, metavar="DATE", help=meaning)
    return parent


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date: write it as 2021-01-21") from None


def _filter(arguments: argparse.Namespace) -> Filter:
    return Filter(
        speakers=tuple(arguments.speaker),
        issuers=tuple(arguments.issuer),
        participants=tuple(arguments.participant),
        since=arguments.since,
        until=arguments.until,
    )


def _folder(arguments: argparse.Namespace) -> Path:
    return Path(arguments.library) if arguments.library else default_library()


def _existing(arguments: argparse.Namespace) -> Path:
    """The library's folder, for commands that have no use for a new and empty one."""
    folder = _folder(arguments)
    if not folder.exists():
        raise LibraryError(f"there is no library at {folder}: `readouts add PATH` makes one of your files")
    return folder


def _open(folder: Path, *, any_model: bool = False) -> "ReadoutStore":
    from vectorstore.store import ReadoutStore

    return ReadoutStore.open(folder, any_model=any_model)


def _add(arguments: argparse.Namespace) -> int:
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


def _ask(arguments: argparse.Namespace) -> int:
    from qa.pipeline import ReadoutQA

    with ReadoutQA.open(_existing(arguments), model=arguments.model) as qa:
        answer = qa.ask(arguments.question, history=arguments.history, filter=_filter(arguments))
    if arguments.json:
        printing.as_json(answer.to_dict())
    else:
        printing.answer(answer)
    return 0 if answer.answered else NOT_ANSWERED


def _list(arguments: argparse.Namespace) -> int:
    with _open(_existing(arguments)) as store:
        readouts = store.readouts(_filter(arguments))
    if arguments.json:
        printing.as_json([printing.summary(readout) for readout in readouts])
    else:
        printing.listing(readouts)
    return 0


def _show(arguments: argparse.Namespace) -> int:
    with _open(_existing(arguments)) as store:
        readout = store.readout(arguments.id)
    if arguments.json:
        printing.as_json(readout)
    else:
        printing.readout(readout)
    return 0


def _remove(arguments: argparse.Namespace) -> int:
    with _open(_existing(arguments)) as store:
        readout = store.readout(arguments.id)
        store.remove(readout.id)
    printing.paragraph(f"Removed {printing.heading(readout)}.")
    return 0


def _check(arguments: argparse.Namespace) -> int:
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


def _rebuild(arguments: argparse.Namespace) -> int:
    # This is also the way over to another embedding model.
    with _open(_existing(arguments), any_model=True) as store, _progress(arguments) as progress:
        store.rebuild(progress)
        print(f"Made anew from the stored texts: {printing.count(len(store))}.")
    return 0


def _serve(arguments: argparse.Namespace) -> int:
    if not arguments.library:
        _first_start(arguments)
    # The page stands above this package in the import contract: it is started by name, nothing here depends on it.
    import_module("app").serve(
        _folder(arguments),
        host=arguments.host,
        port=arguments.port,
        model=arguments.model,
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


if __name__ == "__main__":
    sys.exit(main())
