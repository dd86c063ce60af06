"""What the command prints fits the terminal, loses nothing and cannot take the terminal over."""

import json
from datetime import date
from pathlib import Path

import pytest

from qa import printing
from qa.offices import Office
from qa.people import Person
from qa.types import Answer, Check, Citation
from vectorstore.types import Readout, Statement

TEXT = (
    "Minister Anna Berg received Minister Paulo Reis in Lisbon. Berg said that the harbour at Sines would be widened "
    "before the winter and that both the railway and the coastal road would be ready in the same year. "
    "The two ministers agreed to meet again."
)
SAID = TEXT.index("Berg said"), TEXT.index(" The two ministers")
READOUT = Readout(
    id="0123456789abcdef",
    title="Minister Berg Receives Minister Reis",
    date=date(2022, 3, 4),
    issuer="Ministry of the Sea",
    participants=("Anna Berg", "Paulo Reis"),
    text=TEXT,
    statements=(
        Statement(0, SAID[0] - 1),
        Statement(*SAID, speakers=("Anna Berg",), mode="said"),
        Statement(SAID[1] + 1, len(TEXT), speakers=("Anna Berg", "Paulo Reis"), mode="joint"),
    ),
    sources=("/readouts/berg.txt",),
)
CITATION = Citation(1, READOUT, *SAID, speakers=("Anna Berg",), mode="said")


@pytest.fixture(autouse=True)
def _eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def printed(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def unwrapped(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J\x1b]0;title\x07gone", "\ufffd[2J\ufffd]0;title\ufffdgone"),
        ("\x9b31mred", "\ufffd31mred"),
        ("back\x08space", "back\ufffdspace"),
        ("a name \u202eturned round", "a name \ufffdturned round"),
        ("Çavuşoğlu – “quoted”, 王毅", "Çavuşoğlu – “quoted”, 王毅"),
        ("a paragraph\r\nand another\n\tindented", "a paragraph\nand another\n\tindented"),
    ],
)
def test_nothing_that_a_terminal_would_obey_is_printed(text: str, shown: str) -> None:
    assert printing.plain(text) == shown


def test_an_answer_lists_each_source_below_the_prose(capsys: pytest.CaptureFixture[str]) -> None:
    printing.answer(Answer(f"On 4 March 2022 Anna Berg said: “{CITATION.quote}” [1]", True, citations=(CITATION,)))
    lines = printed(capsys).splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[lines.index("Sources") + 1 :] == [
        "[1] Minister Berg Receives Minister Reis (Ministry of the Sea), 2022-03-04",
        "    /readouts/berg.txt",
    ]


def test_a_quotation_is_shown_with_its_source_where_the_answer_does_not_hold_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    printing.answer(Answer("A harbour will be widened [1].", True, citations=(CITATION,)))
    assert f"Anna Berg: “{CITATION.quote}”" in unwrapped(printed(capsys))


def test_several_sentences_of_one_readout_share_their_source(capsys: pytest.CaptureFixture[str]) -> None:
    joint = READOUT.statements[2]
    other = Citation(2, READOUT, joint.start, joint.end, joint.speakers, joint.mode)
    printing.answer(Answer(f"“{CITATION.quote}” [1] They meet again. [2]", True, citations=(CITATION, other)))
    sources = printed(capsys).partition("Sources\n")[2].splitlines()
    assert sources == [
        "[1] [2] Minister Berg Receives Minister Reis (Ministry of the Sea), 2022-03-04",
        "    Anna Berg and Paulo Reis: “The two ministers agreed to meet again.” [2]",
        "    /readouts/berg.txt",
    ]


@pytest.mark.parametrize(
    ("check", "note"),
    [
        (Check(), ""),
        (
            Check(kept=2),
            "Written by a language model; every sentence was checked against the statements that it cites.",
        ),
        (
            Check(fallback="the model's server failed (500)"),
            "This is the answer in the readouts' own sentences, not the model's: the model's server failed (500).",
        ),
        (
            Check(kept=1, removed=(("He flew.", "is not what the statement says"),)),
            "Left out of the model's reply: a sentence that the readouts do not bear out.",
        ),
        (
            Check(kept=1, removed=(("A.", "why"), ("B.", "why"))),
            "Left out of the model's reply: 2 sentences that the readouts do not bear out.",
        ),
    ],
)
def test_an_answer_says_what_became_of_the_models_reply(
    capsys: pytest.CaptureFixture[str], check: Check, note: str
) -> None:
    printing.answer(Answer("A harbour will be widened.", True, check=check))
    assert unwrapped(printed(capsys)) == f"A harbour will be widened. {note}".strip()


def test_what_others_said_is_offered_beside_an_answer_that_there_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    printing.answer(Answer("Paulo Reis says nothing of it.", False, reason="only the other party", related=(CITATION,)))
    shown = printed(capsys)
    assert shown.startswith("Paulo Reis says nothing of it.\n\nRelated\n[1] ")
    assert f"Anna Berg: “{CITATION.quote}”" in unwrapped(shown)


def test_a_readout_shows_whose_words_each_part_is(capsys: pytest.CaptureFixture[str]) -> None:
    printing.readout(READOUT)
    shown = printed(capsys)
    assert max(map(len, shown.splitlines())) <= 80
    head, *parts = shown.split("\n\n")
    assert head.splitlines() == [
        "Minister Berg Receives Minister Reis",
        "Id:           0123456789abcdef",
        "Date:         2022-03-04",
        "Issuer:       Ministry of the Sea",
        "Participants: Anna Berg; Paulo Reis",
        "Read from:    /readouts/berg.txt",
    ]
    assert [part.splitlines()[0] for part in parts] == ["(narrated)", "Anna Berg", "Anna Berg, Paulo Reis (jointly)"]
    assert unwrapped(" ".join(" ".join(part.splitlines()[1:]) for part in parts)) == TEXT


def test_a_listing_gives_the_beginning_of_the_id_the_day_and_the_title(capsys: pytest.CaptureFixture[str]) -> None:
    undated = Readout("f" * 16, "A Call " * 20, None, None, (), "Text.", (Statement(0, 5),), ("/a.txt",))
    printing.listing([READOUT, undated])
    first, *rest = printed(capsys).splitlines()
    assert first == "0123456789  2022-03-04  Minister Berg Receives Minister Reis (Ministry of the"
    assert rest[0] == " " * 24 + "Sea)"
    assert rest[1].startswith("ffffffffff  undated     A Call A Call")
    assert max(map(len, rest)) <= 80


def test_json_is_ascii_and_complete(capsys: pytest.CaptureFixture[str]) -> None:
    printing.as_json(Readout("1", "王毅 \x9b", date(2021, 1, 2), None, ("Ç",), "T.", (Statement(0, 2),), ("/a",)))
    shown = printed(capsys)
    assert shown.isascii()
    values = json.loads(shown)
    assert (values["title"], values["date"], values["participants"]) == ("王毅 \x9b", "2021-01-02", ["Ç"])
    assert values["statements"][0]["mode"] == "narrated"


# People

BERG = Person(
    names=("Anna Berg", "A\x1b[31mnna"),
    readouts=1,
    statements=2,
    aliases=("AB",),
    offices=(
        Office("Minister of the Sea and the Harbours", "Portugal", date(2022, 3, 4), date(2022, 5, 6), 3),
        Office("Mayor", None, date(2021, 1, 2), date(2021, 1, 2), 1),
        Office("Judge", None, None, None, 1),
    ),
)


def test_a_person_stands_above_their_spellings_and_offices(capsys: pytest.CaptureFixture[str]) -> None:
    printing.people([BERG], "Berg", Path("people.txt"))
    person, _, where = printed(capsys).partition("\n\n")
    assert (
        person
        == """\
Anna Berg: 1 readout, 2 statements
    also A\ufffd[31mnna; AB
    Minister of the Sea and the Harbours, Portugal (2022-03-04 to 2022-05-06)
    Mayor (2021-01-02)
    Judge"""
    )
    assert "people.txt" in where


def test_it_is_said_where_nobody_is_there_and_how_many_are(capsys: pytest.CaptureFixture[str]) -> None:
    printing.people([], "Be\x1brg", Path("people.txt"))
    assert printed(capsys).startswith("Nobody in the library is called Be\ufffdrg.\n")
    printing.people([], None, Path("people.txt"))
    assert printed(capsys).startswith("The library holds nobody.\n")
    printing.people([BERG], None, Path("people.txt"))
    assert "\n\n1 person or side.\n" in printed(capsys)


def test_what_a_program_is_told_of_a_person_is_all_and_can_be_parsed(capsys: pytest.CaptureFixture[str]) -> None:
    printing.as_json([printing.person_values(BERG)])
    [told] = json.loads(printed(capsys))
    assert told["names"] == list(BERG.names)
    assert told["offices"][0]["since"] == "2022-03-04"
    assert set(told) == {"names", "aliases", "side", "readouts", "statements", "offices"}
