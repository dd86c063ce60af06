from datetime import date
from pathlib import Path

import pytest

from tests.vectorstore.reading.sample_files import Text, pdf_document
from vectorstore.errors import ReadoutError
from vectorstore.reading import read
from vectorstore.types import Document

LINES = (
    "The ministers met in Vienna for talks on trade, transport and the",
    "supply of energy. They agreed on a number of steps for closer co-",
    "operation that both countries are to take before the year ends.",
    "Minister Beta thanked his colleague for the help that was given",
    "after the flood.",
)
TEXT = (
    "The ministers met in Vienna for talks on trade, transport and the supply of energy. They agreed on a number of "
    "steps for closer cooperation that both countries are to take before the year ends.",
    "Minister Beta thanked his colleague for the help that was given after the flood.",
)


def read_pdf(folder: Path, data: bytes) -> Document:
    path = folder / "call.pdf"
    path.write_bytes(data)
    return read(path)


def set_lines(
    top: float, lines: tuple[str, ...], gap_before: int | None = None, indents: tuple[int, ...] = ()
) -> list[Text]:
    found: list[Text] = []
    for place, line in enumerate(lines):
        top -= 14 + (10 if place == gap_before else 0)
        found.append((72 + (18 if place in indents else 0), top, 11, line))
    return found


def test_a_pdf_file_gives_its_title_date_and_paragraphs(tmp_path: Path) -> None:
    head = [
        (72.0, 780.0, 16.0, "Meeting of the Foreign Ministers of"),
        (72.0, 760.0, 16.0, "Alphaland and Betaland"),
        (72.0, 735.0, 11.0, "3 March 2021"),
    ]
    document = read_pdf(tmp_path, pdf_document([[*head, *set_lines(720, LINES, gap_before=3)]]))
    assert document.title == "Meeting of the Foreign Ministers of Alphaland and Betaland"
    assert document.date == date(2021, 3, 3)
    assert tuple(document.text.split("\n\n")) == TEXT


def test_indents_part_paragraphs_too(tmp_path: Path) -> None:
    head = [(72.0, 780.0, 16.0, "A meeting of two ministers")]
    document = read_pdf(tmp_path, pdf_document([[*head, *set_lines(750, LINES, indents=(0, 3))]]))
    assert tuple(document.text.split("\n\n")) == TEXT


def test_page_headers_footers_and_numbers_go_and_paragraphs_go_on_over_pages(tmp_path: Path) -> None:
    def around(number: int, body: list[Text]) -> list[Text]:
        header = (72.0, 810.0, 9.0, "MINISTRY OF FOREIGN AFFAIRS OF ALPHALAND")
        return [header, *body, (72.0, 40.0, 9.0, "www.example.org"), (300.0, 25.0, 9.0, f"Page {number} of 2")]

    first = [(72.0, 780.0, 16.0, "A meeting of two ministers"), *set_lines(750, LINES[:2])]
    document = read_pdf(tmp_path, pdf_document([around(1, first), around(2, set_lines(790, LINES[2:], gap_before=1))]))
    assert document.title == "A meeting of two ministers"
    assert tuple(document.text.split("\n\n")) == TEXT
    assert document.issuer == "Ministry of Foreign Affairs of Alphaland"


def test_accents_and_typographic_quotes_are_kept(tmp_path: Path) -> None:
    lines = ("President Macron said: “Le café d’Été” – nothing more – and left", "for Besançon.")
    head = [(72.0, 780.0, 16.0, "A meeting of two ministers")]
    assert read_pdf(tmp_path, pdf_document([[*head, *set_lines(750, lines)]])).text == " ".join(lines)


def test_a_file_without_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadoutError, match="there is no text in it; scanned pages"):
        read_pdf(tmp_path, pdf_document([[]]))


def test_an_encrypted_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadoutError, match="it is encrypted"):
        read_pdf(tmp_path, pdf_document([set_lines(700, LINES)], encrypted=True))


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"%PDF-1.7\n" + b"\0\xff" * 5000])
def test_a_damaged_file_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ReadoutError, match="damaged"):
        read_pdf(tmp_path, data)
