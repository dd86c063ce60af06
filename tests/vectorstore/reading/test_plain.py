import os
import time
from datetime import date
from pathlib import Path

import pytest

from vectorstore.errors import ReadoutError
from vectorstore.reading import read
from vectorstore.types import Document

BODY = "Foreign Minister Alpha spoke by telephone with Foreign Minister Beta of Testland. They discussed the border."


def read_as(folder: Path, name: str, content: str | bytes) -> Document:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(path)


def test_a_text_file_begins_with_its_title_and_its_date(tmp_path: Path) -> None:
    document = read_as(
        tmp_path, "kremlin/1.txt", f"Telephone conversation with Beta\nJanuary 31, 2022\n\n{BODY}\n\nThe end came."
    )
    assert document == Document(
        title="Telephone conversation with Beta",
        date=date(2022, 1, 31),
        issuer="Kremlin",
        participants=(),
        text=f"{BODY}\n\nThe end came.",
        source=str(tmp_path / "kremlin/1.txt"),
    )


def test_breadcrumbs_and_share_buttons_around_a_copied_page_go(tmp_path: Path) -> None:
    content = (
        f"Home > News from China\nWang Speaks with Beta\n\n{BODY}\n\nSuggest To A Friend:\n\nPrint\nShare on Facebook\n"
    )
    document = read_as(tmp_path, "a.txt", content)
    assert (document.title, document.text) == ("Wang Speaks with Beta", BODY)
    assert document.issuer == "Ministry of Foreign Affairs of China"


def test_a_title_wrapped_over_two_lines_is_one_title(tmp_path: Path) -> None:
    title = (
        "President received credentials from the Ambassadors of Alphaland and of\nBetaland in St. Sophia's Cathedral"
    )
    wrapped = (
        "The President received the letters of two ambassadors from abroad\nand wished them success in their work."
    )
    document = read_as(tmp_path, "a.txt", f"{title}\nJune 2, 2022\n\n{wrapped}\n")
    assert document.title == title.replace("\n", " ")
    assert document.date == date(2022, 6, 2)
    assert "\n" not in document.text


def test_lines_with_keys_at_the_head_are_understood(tmp_path: Path) -> None:
    head = "Title: Call of two ministers\nDate: 3 March 2021\nIssuer: Ministry of Foreign Affairs of Japan\n"
    document = read_as(tmp_path, "a.txt", f"{head}Participants: Hayashi Yoshimasa; Antony Blinken\n\n{BODY}")
    assert (document.title, document.date) == ("Call of two ministers", date(2021, 3, 3))
    assert document.issuer == "Ministry of Foreign Affairs of Japan"
    assert document.participants == ("Hayashi Yoshimasa", "Antony Blinken")
    assert document.text == BODY


def test_an_unknown_ministrys_letterhead_is_its_issuer(tmp_path: Path) -> None:
    content = (
        f"MINISTRY OF FOREIGN AFFAIRS OF TESTLAND\nPRESS RELEASE\n\nCall with Minister Beta\n3 March 2021\n\n{BODY}"
    )
    document = read_as(tmp_path, "a.txt", content)
    assert document.issuer == "Ministry of Foreign Affairs of Testland"
    assert document.title == "Call with Minister Beta"


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("On January 21, 2021, Minister Alpha held a phone conversation with Minister Beta.", date(2021, 1, 21)),
        ("(Kyiv, 2 February 2022) Minister Alpha met Minister Beta.", date(2022, 2, 2)),
        ("WASHINGTON, D.C., March 3, 2021 — Minister Alpha met Minister Beta.", date(2021, 3, 3)),
        ("Minister Alpha met with Minister Beta in Vienna on 3 March 2021.", date(2021, 3, 3)),
        ("Beijing, March 3 (Agency) -- Minister Alpha met Minister Beta.", None),
        ("On January 21, Minister Alpha held a phone conversation with Minister Beta.", None),
        ("Minister Alpha discussed the agreement signed on 3 March 2021 with Minister Beta.", None),
        ("Minister Alpha met with the ambassador appointed on 3 March 2021.", None),
        ("The ministers will meet on 3 March 2021.", None),
        ("Minister Alpha called Beta. The talks followed those of 3 March 2021.", None),
        ("Minister Alpha met Minister Beta on 03/04/2021.", None),
    ],
)
def test_without_a_date_line_only_a_dateline_or_the_day_of_the_event_counts(
    tmp_path: Path, opening: str, expected: date | None
) -> None:
    assert read_as(tmp_path, "a.txt", f"Call of two ministers\n\n{opening} They discussed trade.").date == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published on 3 March 2021, 14:20", date(2021, 3, 3)),
        ("Kyiv, 3 March 2021", date(2021, 3, 3)),
        ("Wednesday, March 3, 2021 | Press release", date(2021, 3, 3)),
        ("Published: 3 March 2021. Last updated: 9 April 2021", date(2021, 3, 3)),
        ("Last updated: 9 April 2021", None),
    ],
)
def test_a_date_line_may_say_where_and_what_but_not_when_it_was_changed(
    tmp_path: Path, line: str, expected: date | None
) -> None:
    document = read_as(tmp_path, "a.txt", f"Call of two ministers\n{line}\n\n{BODY}")
    assert (document.date, document.text) == (expected, BODY)


def test_front_matter_says_title_date_issuer_participants_and_address(tmp_path: Path) -> None:
    content = (
        '---\ntitle: "Readout: the President’s call"\ndate: 2021-02-08\npublisher: The White House\n'
        f"participants: [Joe Biden, Beta]\nsource_url: https://example.org/call\ntags: [a, b]\n---\n\n{BODY}\n"
    )
    document = read_as(tmp_path, "a.md", content)
    assert (document.title, document.date, document.issuer) == (
        "Readout: the President’s call",
        date(2021, 2, 8),
        "White House",
    )
    assert document.participants == ("Joe Biden", "Beta")
    assert document.url == "https://example.org/call"
    assert document.text == BODY


def test_an_address_in_the_front_matter_tells_the_issuer(tmp_path: Path) -> None:
    document = read_as(tmp_path, "a.md", f"---\ntitle: A call\nsource: https://www.mea.gov.in/call\n---\n{BODY}")
    assert document.issuer == "Ministry of External Affairs of India"


def test_markdown_marks_go_and_the_words_stay(tmp_path: Path) -> None:
    content = (
        "---\ntitle: A call\n---\n## Trade\n\n"
        "The *ministers* met on the 21<sup>st</sup> day of the\n[High-Level Dialogue](https://x.org/a_(b)) "
        "with **Andr**é**s** & co.  \nA new line &amp; more.\n\n"
        "**<u>Security</u>**\n\n-   First item that is\n    wrapped\n"
        "-   Second item\n\n1.  One\n\n<!-- a comment -->\n\n> Quoted words.\n\n*Annex *\n\n\\# \\# \\#\n"
    )
    assert read_as(tmp_path, "a.md", content).text.split("\n\n") == [
        "Trade",
        "The ministers met on the 21st day of the High-Level Dialogue with Andrés & co.",
        "A new line & more.",
        "Security",
        "First item that is wrapped",
        "Second item",
        "1. One",
        "Quoted words.",
        "Annex",
    ]


def test_front_matter_is_never_code(tmp_path: Path) -> None:
    with pytest.raises(ReadoutError, match="front matter is not valid YAML"):
        read_as(tmp_path, "a.md", f"---\ntitle: !!python/object/apply:os.getcwd []\n---\n{BODY}")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("5", ()),
        ("2021-01-01", ()),
        ("[5, Alpha, 2021-01-01]", ("Alpha",)),
        ("~", ()),
        ("[{name: {name: x}}, {name: [a]}, {name: Alpha}]", ("Alpha",)),
        ("'Alpha" + " " * 40_000 + "; Beta'", ("Alpha", "Beta")),
    ],
)
def test_whatever_stands_for_participants_only_names_are_taken(
    tmp_path: Path, value: str, expected: tuple[str, ...]
) -> None:
    start = time.monotonic()
    document = read_as(tmp_path, "a.md", f"---\ntitle: A call\nparticipants: {value}\n---\n{BODY}")
    assert document.participants == expected
    assert time.monotonic() - start < 5


@pytest.mark.parametrize(
    "title",
    ["0x" + "F" * 5_000, "9" * 5_000, "1" + ":59" * 3_000, "true", "2021-01-01", ".inf", "<<"],
    ids=lambda title: title[:8],
)
def test_a_value_of_front_matter_is_the_text_that_stands_there(tmp_path: Path, title: str) -> None:
    assert read_as(tmp_path, "a.md", f"---\ntitle: {title}\n---\n{BODY}").title == title


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2021-02-08T10:00:00Z", date(2021, 2, 8)),
        ("2021-02-08 23:30:00 +02:00", date(2021, 2, 8)),
        ("February 8, 2021", date(2021, 2, 8)),
        ("2021-13-40", None),
        ("0001-01-01T00:00:00+23:59", None),
        ("2021", None),
    ],
)
def test_the_day_of_front_matter_is_a_date_with_or_without_the_time(
    tmp_path: Path, day: str, expected: date | None
) -> None:
    assert read_as(tmp_path, "a.md", f"---\ntitle: A call\ndate: {day}\n---\n{BODY}").date == expected


MERGES = "a0: &a0 {x: 1}\n" + "".join(
    f"a{level}: &a{level} {{<<: [{', '.join([f'*a{level - 1}'] * 9)}]}}\n" for level in range(1, 9)
)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        (MERGES, r"links to other values \(\*a0\) are not read"),
        ("participants: &a [*a]", r"links to other values \(\*a\) are not read"),
        ("participants: !!binary aGVsbG8=", "binary are not read"),
        ("participants: !!set {a, b}", "set are not read"),
        ("a: " + "[" * 20_000, "nested too deeply"),
        ("? [1]\n: 2", "not valid YAML"),
    ],
    ids=["merges", "loop", "binary", "set", "deep", "list as key"],
)
def test_front_matter_that_unfolds_or_says_more_than_text_is_refused_at_once(
    tmp_path: Path, values: str, reason: str
) -> None:
    start = time.monotonic()
    with pytest.raises(ReadoutError, match=reason):
        read_as(tmp_path, "a.md", f"---\n{values}\n---\n{BODY}")
    assert time.monotonic() - start < 5


def test_escapes_and_entities_bring_in_no_hidden_characters(tmp_path: Path) -> None:
    front = (
        r'title: "A \0\e\u202e call \ud800"' + "\n" + r'issuer: "Ministry\u200b of Norlund"' + "\n"
        r'participants: ["Al\u200bpha"]' + "\n" + r'url: "https://example.org/\u202ea"'
    )
    document = read_as(tmp_path, "a.md", f"---\n{front}\n---\n{BODY} He said &#8238;so&#8203;me&#173;thing&#x2028;new.")
    assert (document.title, document.issuer) == ("A call", "Ministry of Norlund")
    assert (document.participants, document.url) == (("Alpha",), "https://example.org/a")
    assert document.text == f"{BODY} He said something new."
    body = f"<body><p>{BODY}</p><p>So&#8203;me &#8238;more.</p></body>"
    page = f"<html><head><title>A&#8238; call</title></head>{body}</html>"
    document = read_as(tmp_path, "a.html", page)
    assert (document.title, document.text) == ("A call", f"{BODY}\n\nSome more.")


def test_a_text_in_a_file_whose_name_is_no_text_has_a_title_that_is_one(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        (tmp_path / name).touch()
    except OSError:
        pytest.skip("this file system takes no such names")
    assert read_as(tmp_path, name, BODY * 3).title == "caf\ufffd"


def test_an_office_or_spokesperson_line_is_no_part_of_the_text(tmp_path: Path) -> None:
    content = f"A call\n\nOffice of the Spokesperson\n\nThe following is attributable to Spokesperson Gamma:\n\n{BODY}"
    assert read_as(tmp_path, "a.txt", content).text == BODY
    content = f"A call\n\nThe below is attributable to Department Spokesperson Gamma: {BODY}"
    assert read_as(tmp_path, "b.txt", content).text == BODY


def test_asterisks_between_sections_part_paragraphs(tmp_path: Path) -> None:
    document = read_as(tmp_path, "a.txt", f"A call\nMay 1, 2021\n\n{BODY} * * * President Alpha: Good afternoon.")
    assert document.text == f"{BODY}\n\nPresident Alpha: Good afternoon."


def test_a_text_without_a_title_is_named_after_its_file(tmp_path: Path) -> None:
    assert read_as(tmp_path, "call_with-beta.txt", f"{BODY} {BODY} {BODY}").title == "call with beta"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "it is empty"),
        ("a.txt", b" \n\t\r\n", "it is empty"),
        ("a.txt", "\ufeff\n".encode(), "there is no text in it"),
        ("a.txt", bytes(range(256)) * 20, "it is a binary file, not text"),
        ("a.txt", b"%PDF-1.4 and so on", "it is a binary file, not text"),
        ("a.md", b"---\ntitle: Alone\n---\n", "there is no text in it besides a title"),
        ("a.csv", b"a,b", "files of this kind are not read"),
        ("a.pdf", b"Not a PDF file", "it is no PDF file"),
        ("a.docx", b"Not a zip file", "it is no Word document"),
        ("a.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "it is encrypted or in the old .doc format"),
        ("a.docx", b"PK\x03\x04 broken", "it is no Word document, or a damaged one"),
        ("a.html", b"Just words, no page.", "it is no web page"),
        ("a.html", b"<html><body><script>1</script></body></html>", "there is no text in it"),
    ],
)
def test_what_is_no_readout_is_refused_with_its_name_and_the_reason(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    with pytest.raises(ReadoutError) as caught:
        read_as(tmp_path, name, content)
    assert caught.value.source == str(tmp_path / name)
    assert reason in caught.value.reason
