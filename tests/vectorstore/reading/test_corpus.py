"""Every document of the test corpus is read right; what is right is told from the files by other means than ours."""

import html
import re
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
import yaml

from vectorstore.reading import read, walk
from vectorstore.types import Document

CORPUS = Path(__file__).resolve().parents[4] / "shared" / "readouts"
Expected = tuple[str, date | None, str]
"""Title, date, and the whole body as it stands in the file."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the test corpus is not beside the project (../shared/readouts)"),
]


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    start = time.monotonic()
    found = [read(path) for path in walk(CORPUS)]
    assert time.monotonic() - start < 60, "reading the corpus takes a few seconds"
    return found


def test_all_documents_are_read_and_none_is_refused(documents: list[Document]) -> None:
    assert len(documents) == 2_049
    assert all(document.text for document in documents)


def test_titles_dates_and_bodies_are_those_of_the_files(documents: list[Document]) -> None:
    wrong = []
    for document in documents:
        title, day, body = EXPECTATIONS[Path(document.source).suffix](document)
        if (document.title, document.date) != (title, day):
            wrong.append(f"{document.source}: {document.title!r} {document.date} for {title!r} {day}")
        if letters(document.text) != letters(body):
            wrong.append(f"{document.source}: the text is not that of the file")
    assert wrong == []


def test_the_issuer_of_every_document_is_known(documents: list[Document]) -> None:
    issuers = {
        "whitehouse": "White House",
        "state_dept": "U.S. Department of State",
        "kremlin": "Kremlin",
        "ukraine_president": "President of Ukraine",
        "china_mfa": "Ministry of Foreign Affairs of China",
    }
    wrong = [d.source for d in documents if d.issuer != issuers[Path(d.source).parent.name]]
    assert wrong == []


def test_texts_are_paragraphs_of_single_lines_parted_by_one_blank_line(documents: list[Document]) -> None:
    paragraphs = [(d.source, paragraph) for d in documents for paragraph in d.text.split("\n\n")]
    assert [source for source, p in paragraphs if p != " ".join(p.split()) or not p] == []


def test_no_marks_menus_or_tails_are_left(documents: list[Document]) -> None:
    left = re.compile(
        r"suggest to a friend|attributable to (state department )?spokesperson|^office of the spokesperson"
        r"|privacy policy"
        r"|&nbsp;|</|\]\(|\*\*|[\u200b-\u200f\u202a-\u202e\u00a0\u00ad]",
        re.IGNORECASE | re.MULTILINE,
    )
    assert [(d.source, match[0]) for d in documents if (match := left.search(d.text))] == []


def letters(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())


def from_markdown(document: Document) -> Expected:
    _, front, body = Path(document.source).read_text(encoding="utf-8").split("---", 2)
    values = yaml.safe_load(front)
    body = re.sub(r"<!--.*?-->|</?[a-z]+ ?>|(?<=\])\(\S*?\)", "", body)
    title = " ".join(values["title"].split())
    return title, values["date"], _without_title(body, title)


def _without_title(body: str, title: str) -> str:
    """The body without a heading that repeats the title."""
    first, _, rest = body.strip().partition("\n\n")
    return rest if letters(first) == letters(title) else body


def from_page(document: Document) -> Expected:
    page = Path(document.source).read_text(encoding="utf-8")
    title, stamp = (
        re.search(rf'<meta property="{name}" content="(.*?)"', page) for name in ("og:title", "article:published_time")
    )
    assert title is not None
    assert stamp is not None
    paragraphs = [html.unescape(re.sub("<[^>]+>", "", p)) for p in re.findall(r"<p>(.*?)</p>", page, re.DOTALL)]
    byline = re.compile(
        r"Office of the Spokesperson|The \w+ is attributable to .{,80}|(Begin|End) text[.:]", re.IGNORECASE
    )
    body = [p for p in paragraphs if not byline.fullmatch(p.strip())]
    return " ".join(html.unescape(title[1]).split()), datetime.fromisoformat(stamp[1]).date(), "\n".join(body)


def from_text(document: Document) -> Expected:
    lines = Path(document.source).read_text(encoding="utf-8").splitlines()
    if lines[0].startswith("Home\u00a0>"):
        tail = next(number for number, line in enumerate(lines) if line.startswith("Suggest To A Friend"))
        return lines[1], date(2021, 1, 21), "\n".join(lines[2:tail])
    return lines[0], datetime.strptime(lines[1], "%B %d, %Y").date(), "\n".join(lines[2:])


EXPECTATIONS: dict[str, Callable[[Document], Expected]] = {".md": from_markdown, ".html": from_page, ".txt": from_text}
