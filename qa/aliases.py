"""The library's file of people, ``people.txt``: which names are one person's and which are not, as its user knows it.

A line is ``Name = spelling; spelling`` or ``Name != other name``; what follows a ``#`` is a comment. What stands there
is data: names to compare with, and nothing else.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from vectorstore.errors import PeopleError
from vectorstore.language import fold

SYNTAX = ("Mohammed bin Salman = MBS; Crown Prince Mohammed", "Jane Smith != John Smith")
"""A line of either sort, as an example."""
LARGEST = 262_144
"""Bytes; a longer file is none that somebody has written."""
LONGEST_NAME = 200
"""Characters."""

# No name has these, but markup, paths, escape sequences and texts that turn the direction of what follows them do.
_FOREIGN = re.compile("[<>{}\\[\\]|/\\\\\x00-\x08\x0a-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffd]")

Signature = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Correction:
    """A line of the file."""

    line: int
    """Counted from 1."""
    names: tuple[str, ...]
    """The person's name and its further spellings; or two names."""
    same: bool
    """Whether the names are one person's, or two people's."""


def signature(file: Path) -> Signature | None:
    """What changes when the file does; None where there is none."""
    try:
        status = file.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _unreadable(file, error) from error
    return status.st_mtime_ns, status.st_size


def read_corrections(file: Path) -> tuple[Correction, ...]:
    """What the file says; nothing where there is none.

    Raises:
        PeopleError: it cannot be read or understood; the message names the line and the remedy.
    """
    try:
        if not file.exists():
            return ()
        if not file.is_file():
            raise PeopleError(f"{file} is no file: put a text file in its place, or remove it")
        with file.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise _unreadable(file, error) from error
    if len(content) > LARGEST:
        raise PeopleError(f"{file} has more than {LARGEST:,} bytes: keep only lines about people of the library in it")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise PeopleError(f"{file}, line {line}: this is no UTF-8: save the file as UTF-8") from error
    try:
        return parse(text)
    except PeopleError as error:
        raise PeopleError(f"{file}, {error}") from error


def parse(text: str) -> tuple[Correction, ...]:
    """The lines of a text. `PeopleError`, beginning with the line, where one cannot be understood."""
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        said = line.partition("#")[0].strip()
        if said:
            found.append(_correction(number, said))
    _refuse_contradictions(found)
    return tuple(found)


def _correction(number: int, said: str) -> Correction:
    same = "!=" not in said
    sides = re.split(r"!?=", said)
    if len(sides) != 2:
        raise _wrong(number, said, f"is neither “{SYNTAX[0]}” nor “{SYNTAX[1]}”: write it in one of these ways")
    name, others = sides
    names = tuple(" ".join(each.split()) for each in (name, *(others.split(";") if same else [others])))
    if same and not names[-1] and len(names) > 2:
        names = names[:-1]  # a semicolon after the last one
    for each in names:
        _refuse_no_name(number, said, each)
    if not same and fold(names[0]) == fold(names[1]):
        raise _wrong(number, said, "tells a name from itself: write the two names as the readouts do")
    return Correction(number, names, same)


def _refuse_no_name(number: int, said: str, name: str) -> None:
    if not name:
        raise _wrong(number, said, "lacks a name: write one on either side, and one between semicolons")
    if (foreign := _FOREIGN.search(name)) is not None:
        raise _wrong(number, said, f"has {foreign[0]!r} in it: write names as the readouts do")
    if ";" in name:
        raise _wrong(number, said, "has a semicolon in a name: give each pair of people, and each person, a line")
    if not any(character.isalnum() for character in name):
        raise _wrong(number, said, f"has {name!r} for a name: a name has letters")
    if len(name) > LONGEST_NAME:
        raise _wrong(number, said, f"has a name of more than {LONGEST_NAME} characters: write the name alone")


def _refuse_contradictions(corrections: list[Correction]) -> None:
    """`PeopleError` where a spelling is given to two people, or two people are said to be one."""
    owners: dict[str, tuple[str, int]] = {}
    for one in (correction for correction in corrections if correction.same):
        for name in one.names:
            owner, line = owners.setdefault(fold(name), (one.names[0], one.line))
            if fold(owner) != fold(one.names[0]):
                raise PeopleError(
                    f"line {one.line}: {name!r} is said to be {owner!r} in line {line}, and {one.names[0]!r} here: "
                    "remove one of the two, or write all spellings of one person after one name"
                )
    for two in (correction for correction in corrections if not correction.same):
        (owner, line), (other, _) = (owners.get(fold(name), (name, 0)) for name in two.names)
        if fold(owner) == fold(other):
            raise PeopleError(
                f"line {two.line}: {two.names[0]!r} and {two.names[1]!r} are two people here, and one in line {line}: "
                "remove one of the two lines"
            )


def _wrong(number: int, said: str, what: str) -> PeopleError:
    shown = said if len(said) <= 60 else f"{said[:60]}…"
    return PeopleError(f"line {number}: {shown!r} {what}")


def _unreadable(file: Path, error: OSError) -> PeopleError:
    return PeopleError(f"{file} cannot be read: {error.strerror or error}")
