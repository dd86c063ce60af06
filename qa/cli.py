"""The `readouts` command: its options, and how it ends. `qa.commands` carries it out.

Exit status 0: done; 1: an error, said in one line on stderr; 3: the question was not answered; 130: interrupted.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NoReturn

from qa import commands, printing
from qa.commands import ERROR
from vectorstore.errors import ReadoutsError

Command = Callable[[argparse.Namespace], int]
"""Carries out one command; the exit status."""

INTERRUPTED = 130
"""What shells give for a program that SIGINT ended: 128 and the signal's number."""


class _Parser(argparse.ArgumentParser):
    """argparse exits with 2 on bad usage; here every error is 1, in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(ERROR, f"{self.prog}: {printing.one_line(message)}; see `{self.prog} --help`\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command, ``sys.argv`` by default; the exit status."""
    if not _streams_are_open():
        print("readouts: standard output is closed: open it, or send it to /dev/null", file=sys.stderr)
        return ERROR
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
        _drop_output()
        return 0  # the reader (`| head`) has left
    except (ReadoutsError, OSError) as error:
        _drop_output()
        print(f"readouts: {printing.one_line(_told(error))}", file=sys.stderr)
        return ERROR
    return status


def _streams_are_open() -> bool:
    """Whether there is a standard output; where there is no standard error, what goes there is dropped.

    A file that is opened next would get the number of a closed stream, and with it whatever is written to that.
    """
    if None in (sys.stdin, sys.stdout, sys.stderr):
        while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
            pass
        os.close(descriptor)
        sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: PTH123, SIM115  stays open to the end
    return sys.stdout is not None


def _drop_output() -> None:
    """Drops what cannot be written to standard output: it would fail again when Python exits."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _told(error: ReadoutsError | OSError) -> str:
    if isinstance(error, OSError) and error.filename is None:  # not about a file that was to be opened
        return f"standard output, or a file of the library, cannot be written: {error.strerror or error}"
    return str(error)


def _parser() -> _Parser:
    library = _shared("--library", metavar="DIR", default=argparse.SUPPRESS, help="the library's folder")
    as_json = _shared("--json", action="store_true", help="print JSON for a program to read")
    progress = _shared("--progress", action="store_true", help="show progress even where stderr is no terminal")
    model = _shared("--model", metavar="NAME", help='a chat model that writes the answers, such as "ollama:qwen3"')
    server = "the address of a server that speaks the protocol of the model's provider"
    model.add_argument("--base-url", metavar="URL", help=server)
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
    subcommands = parser.add_subparsers(metavar="COMMAND", required=True)

    def command(run: Command, name: str, purpose: str, *parents: _Parser) -> _Parser:
        added = subcommands.add_parser(name, help=purpose, description=f"{purpose}.", parents=[library, *parents])
        added.set_defaults(run=run)
        return added

    add = command(commands.add, "add", "Read files and folders into the library", as_json, progress)
    add.add_argument("paths", nargs="+", metavar="PATH", help="a .txt, .md, .html, .docx or .pdf file, or a folder")
    ask = command(commands.ask, "ask", "Answer a question, with citations", model, bounds, as_json)
    ask.add_argument("question", metavar="QUESTION")
    earlier = "an earlier question of the conversation; may be given more than once, oldest first"
    ask.add_argument("--history", action="append", default=[], metavar="QUESTION", help=earlier)
    command(commands.listing, "list", "List the library's readouts", bounds, as_json)
    people = command(commands.people, "people", "List the library's people, their spellings and offices", as_json)
    people.add_argument("name", metavar="NAME", nargs="?", help="only those whom a question may call so")
    show = command(commands.show, "show", "Show a readout, and whose words each part of it reports", as_json)
    remove = command(commands.remove, "remove", "Take a readout out of the library")
    for one in (show, remove):
        one.add_argument("id", metavar="ID", help="a readout's id, or the beginning of it")
    evaluate = command(commands.evaluate, "eval", "Measure answers by questions with known answers", model, as_json)
    evaluate.add_argument("file", metavar="FILE", help="the questions as JSON lines; the README tells their fields")
    evaluate.add_argument("--show", action="store_true", help="also name each question that was not answered right")
    command(commands.check, "check", "Verify the library", as_json)
    command(commands.rebuild, "rebuild", "Make all that is derived anew from the stored texts", progress)
    serve = command(commands.serve, "serve", "Start the page", model, progress)
    serve.add_argument("--host", default="127.0.0.1", help="the address to listen on (%(default)s)")
    serve.add_argument("--port", default=7860, type=_port, help="the port to listen on (%(default)s)")
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


def _port(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"invalid int value: {text!r}") from None
    if not 0 < number < 65_536:
        raise argparse.ArgumentTypeError(f"{text!r} is no port: give a number from 1 to 65535")
    return number


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date: write it as 2021-01-21") from None


if __name__ == "__main__":
    sys.exit(main())
