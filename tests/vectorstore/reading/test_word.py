from datetime import date
from pathlib import Path

import pytest

from tests.vectorstore.reading.sample_files import paragraph, word_document, word_part
from vectorstore.errors import ReadoutError
from vectorstore.reading import read
from vectorstore.types import Document

FIRST = "The ministers spoke about trade and the common border."


def read_word(folder: Path, data: bytes) -> Document:
    path = folder / "call.docx"
    path.write_bytes(data)
    return read(path)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_a_word_document_gives_title_date_and_paragraphs(tmp_path: Path) -> None:
    body = (
        paragraph("Call with Beta", "Title") + paragraph("3 March 2021") + paragraph(FIRST) + paragraph("They agreed.")
    )
    header = {"word/header1.xml": word_part("hdr", paragraph("MINISTRY OF FOREIGN AFFAIRS OF TESTLAND"))}
    document = read_word(tmp_path, word_document(body, header))
    assert (document.title, document.date) == ("Call with Beta", date(2021, 3, 3))
    assert document.issuer == "Ministry of Foreign Affairs of Testland"
    assert document.text == f"{FIRST}\n\nThey agreed."


def test_tracked_insertions_are_kept_and_deletions_dropped(tmp_path: Path) -> None:
    changed = (
        f"<w:p>{run('They ')}<w:ins>{run('have ')}</w:ins><w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
        f"<w:smartTag>{run('agreed ')}</w:smartTag><w:sdt><w:sdtContent>{run('on trade')}</w:sdtContent></w:sdt>"
        f"<w:hyperlink>{run('.')}</w:hyperlink></w:p>"
    )
    assert read_word(tmp_path, word_document(paragraph("A call") + changed)).text == "They have agreed on trade."


def test_a_paragraph_whose_mark_is_deleted_runs_on_into_the_next(tmp_path: Path) -> None:
    broken = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('They agreed ')}</w:p>{paragraph('on trade.')}"
    assert read_word(tmp_path, word_document(paragraph("A call") + broken)).text == "They agreed on trade."


def test_hidden_text_is_not_read(tmp_path: Path) -> None:
    styles = word_part("styles", '<w:style w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>')
    runs = (
        run("They agreed."),
        run(" Hidden.", "<w:vanish/>"),
        run(" Shown.", '<w:vanish w:val="0"/>'),
        run(" Hidden too.", '<w:rStyle w:val="Secret"/>'),
    )
    body = f"<w:p>{''.join(runs)}</w:p>"
    document = read_word(tmp_path, word_document(paragraph("A call") + body, {"word/styles.xml": styles}))
    assert document.text == "They agreed. Shown."


def test_tables_breaks_and_hyphens_are_read(tmp_path: Path) -> None:
    table = f"<w:tbl><w:tr><w:tc>{paragraph('Trade')}</w:tc><w:tc>{paragraph('Agreed.')}</w:tc></w:tr></w:tbl>"
    turns = "<w:p><w:r><w:t>ALPHA: Yes.</w:t><w:br/><w:t>BETA: No.</w:t></w:r></w:p>"
    hyphen = "<w:p><w:r><w:t>U.S.</w:t><w:noBreakHyphen/><w:t>led</w:t><w:tab/><w:t>talks</w:t></w:r></w:p>"
    document = read_word(tmp_path, word_document(paragraph("A call") + paragraph(FIRST) + table + turns + hyphen))
    assert document.text.split("\n\n") == [FIRST, "Trade", "Agreed.", "ALPHA: Yes.", "BETA: No.", "U.S.-led talks"]


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    data = word_document("<!-- -->" + " " * 50_000_000)
    assert len(data) < 1_000_000
    with pytest.raises(ReadoutError, match="zip bomb"):
        read_word(tmp_path, data)


@pytest.mark.parametrize("body", ["<w:p><unclosed></w:p>", "<w:p>&undefined;</w:p>"])
def test_damaged_xml_is_refused(tmp_path: Path, body: str) -> None:
    with pytest.raises(ReadoutError, match="damaged Word document"):
        read_word(tmp_path, word_document(body))


def test_a_damaged_archive_is_refused(tmp_path: Path) -> None:
    data = word_document(paragraph("A call") + paragraph(FIRST))
    with pytest.raises(ReadoutError, match="damaged"):
        read_word(tmp_path, data[: len(data) // 2])
