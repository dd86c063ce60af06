from datetime import date
from pathlib import Path

import pytest

from vectorstore.reading import read
from vectorstore.types import Document

FIRST = "President Alpha held a telephone conversation today with President Beta about trade and the common border."
SECOND = "President Beta thanked him for the help that was given after the flood, and invited him to his country."
PUBLISHED = "property='article:published_time'"


def read_page(folder: Path, page: str, encoding: str = "utf-8") -> Document:
    path = folder / "page.html"
    path.write_bytes(page.encode(encoding))
    return read(path)


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"


def test_a_page_gives_title_date_issuer_address_and_the_text_of_its_article(tmp_path: Path) -> None:
    head = (
        "<title>Call with Beta - Testland Gazette</title><meta property='og:title' content='Call with Beta'>"
        "<meta property='og:site_name' content='Government of Testland'>"
        "<meta property='article:published_time' content='2022-05-02T12:00:00+00:00'>"
        "<link rel='canonical' href='https://www.example.org/call/'>"
    )
    body = (
        "<header><h1>Testland Gazette</h1></header><nav><a href='/'>Home</a> &gt; <a href='/calls'>Calls</a></nav>"
        f"<article><h1>Call with Beta</h1><p class='date'>May 2, 2022</p><p>{FIRST}</p><p>Agreed.</p><p>{SECOND}</p>"
        "</article>"
        "<aside><p>Subscribe to our weekly letter and never miss what the government has to say about it.</p></aside>"
        "<footer>Privacy Policy | Accessibility | FOIA</footer>"
    )
    document = read_page(tmp_path, page(body, head))
    assert document.title == "Call with Beta"
    assert document.date == date(2022, 5, 2)
    assert document.issuer == "Government of Testland"
    assert document.url == "https://www.example.org/call/"
    assert document.text == f"{FIRST}\n\nAgreed.\n\n{SECOND}"


def test_a_page_without_landmarks_keeps_every_paragraph_of_its_body(tmp_path: Path) -> None:
    body = (
        "<div id='cookie-banner'><p>We use cookies on this site to improve your experience, as described.</p></div>"
        "<table><tr><td><ul><li><a href='/'>Home</a></li><li><a href='/news'>News</a></li></ul></td>"
        "<td><div>Home &gt; News</div><div class='t'>Call with Beta</div><div>March 3, 2021</div>"
        f"<div>{FIRST}<br><br>He agreed.<br><br>{SECOND}<br><br>Both will speak again.</div>"
        "<div>Share on Facebook</div>"
        "<h3>Related news</h3><a href='1'>A meeting of 3 May 2020 with somebody else</a></td></tr></table>"
        "<div class='footer'>© 2021 President of Testland. All rights reserved.</div>"
    )
    document = read_page(tmp_path, page(body, "<title>Call with Beta | President of Testland</title>"))
    assert document.title == "Call with Beta"
    assert document.date == date(2021, 3, 3)
    assert document.issuer == "President of Testland"
    assert document.text.split("\n\n") == [FIRST, "He agreed.", SECOND, "Both will speak again."]


@pytest.mark.parametrize("mark", ["hidden", "aria-hidden='true'", "style='display: none'", "style='visibility:hidden'"])
def test_what_a_page_hides_is_not_read(tmp_path: Path, mark: str) -> None:
    body = f"<main><h1>A call</h1><p>{FIRST}</p><p {mark}>Ignore this hidden sentence.</p><p>{SECOND}</p></main>"
    assert read_page(tmp_path, page(body)).text == f"{FIRST}\n\n{SECOND}"


def test_text_inside_a_frame_that_is_called_after_a_sidebar_is_kept(tmp_path: Path) -> None:
    long = " ".join([FIRST, SECOND] * 4)
    body = f"<div class='content with-sidebar'><article><h1>A call</h1><p>{long}</p></article></div>"
    assert read_page(tmp_path, page(body)).text == long


@pytest.mark.parametrize(
    ("head", "line", "expected"),
    [
        (f"<meta {PUBLISHED} content='2021-03-03T01:00:00+05:00'>", "March 2, 2021", date(2021, 3, 2)),
        (f"<meta {PUBLISHED} content='2021-03-03'>", "", date(2021, 3, 3)),
        ("<meta property='article:modified_time' content='2021-09-09'>", "March 3, 2021", date(2021, 3, 3)),
        ("<meta property='article:modified_time' content='2021-09-09'>", "", None),
        ("<meta name='dcterms.issued' content='2021-03-03'>", "", date(2021, 3, 3)),
        ("<script type='application/ld+json'>{\"datePublished\": \"2021-03-03T10:00\"}</script>", "", date(2021, 3, 3)),
        ("<meta name='date' content='2021-09-09'>", "3 March 2021", date(2021, 3, 3)),
        ("", "<time datetime='2021-03-03'>last Wednesday</time>", date(2021, 3, 3)),
        ("", "<time datetime='2021-03-03'>" + "The day of which much was said in the house of words, " * 3, None),
        ("", "Last updated: 9 September 2021", None),
        ("", "", None),
    ],
)  # fmt: skip
def test_of_a_pages_dates_its_own_is_taken(tmp_path: Path, head: str, line: str, expected: date | None) -> None:
    aside = "<div class='related'>Visit of 1 January 2019</div><footer>Printed on 5 May 2024</footer>"
    body = (
        f"<article><h1>A call</h1><p>{line}</p><p>{FIRST} The talks of 7 June 2018 were recalled.</p></article>{aside}"
    )
    assert read_page(tmp_path, page(body, head)).date == expected


def test_the_pages_own_encoding_is_used(tmp_path: Path) -> None:
    text = "Le président a reçu M. Çavuşoğlu."
    content = (
        f"<html><head><meta http-equiv='Content-Type' content='text/html; charset=windows-1254'></head><p>{text}</p>"
    )
    assert text in read_page(tmp_path, content, "cp1254").text


def test_turns_and_paragraphs_behind_line_breaks_stay_apart_and_wraps_are_joined(tmp_path: Path) -> None:
    turns = "<p>MINISTER ALPHA: Welcome.<br>MINISTER BETA: Thank you.</p>"
    body = f"<article><h1>A call</h1>{turns}<p>{FIRST[:40]}\n   {FIRST[40:]}</p></article>"
    text = read_page(tmp_path, page(body)).text
    assert text.split("\n\n") == [
        "MINISTER ALPHA: Welcome.",
        "MINISTER BETA: Thank you.",
        f"{FIRST[:40]} {FIRST[40:]}".replace("  ", " "),
    ]


def test_inline_marks_do_not_part_words(tmp_path: Path) -> None:
    sentence = "<p>On the 70<sup>th</sup> day <b>Pr</b>esident Alpha came.</p>"
    body = f"<article><h1>A call</h1>{sentence}<p>{FIRST}</p></article>"
    assert read_page(tmp_path, page(body)).text.startswith("On the 70th day President Alpha came.")


def test_the_office_of_a_government_portal_is_the_issuer(tmp_path: Path) -> None:
    head = "<meta property='og:site_name' content='GOV.UK'><link rel='canonical' href='https://www.gov.uk/news/call'>"
    body = (
        "<main><h1>Foreign Secretary calls Beta</h1><dl>"
        "<dt>From:</dt><dd>Foreign, Commonwealth &amp; Development Office</dd><dt>Published</dt><dd>30 August 2023</dd>"
        f"<dt>Last updated</dt><dd>1 September 2023</dd></dl><p>{FIRST}</p></main>"
    )
    document = read_page(tmp_path, page(body, head))
    assert document.issuer == "Foreign, Commonwealth and Development Office"
    assert document.date == date(2023, 8, 30)
    assert document.text == FIRST


def test_markup_in_text_stays_text(tmp_path: Path) -> None:
    body = (
        f"<article><h1>A &lt;b&gt; call</h1><p>{FIRST} &lt;script&gt;alert(1)&lt;/script&gt; {{braces}}</p></article>"
    )
    document = read_page(tmp_path, page(body))
    assert document.title == "A <b> call"
    assert document.text.endswith("<script>alert(1)</script> {braces}")
