from datetime import date
from pathlib import Path

import pytest

from vectorstore.reading import read
from vectorstore.types import Document

FIRST = "President Alpha held a telephone conversation today with President Beta about trade and the common border."
SECOND = "President Beta thanked him for the help that was given after the flood, and invited him to his country."
COOKIES = (
    "<div class='cookie-banner'><p>We use cookies on this site to improve your experience, as described.</p></div>"
)
MENU = (
    "<div class='menu'><p>Of the government and its many houses, what they do all day, and where they stand.</p></div>"
)


def read_page(folder: Path, body: str, head: str = "<title>A call</title>") -> Document:
    path = folder / "page.html"
    page = f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    path.write_text(page, encoding="utf-8")
    return read(path)


@pytest.mark.parametrize("text", [f"<p>{FIRST}</p><p>{SECOND}</p>", "<p>They met in May.</p><p>They agreed.</p>"])
def test_a_form_around_the_whole_page_is_no_form(tmp_path: Path, text: str) -> None:
    hidden = "<input type='hidden' name='__VIEWSTATE' value='abc'>"
    body = (
        f"<form method='post'>{hidden}<div><h1>A call</h1>{text}</div><select><option>Norlund</option></select></form>"
    )
    document = read_page(tmp_path, body)
    assert document.text == "\n\n".join(part.removeprefix("<p>") for part in text.split("</p>") if part)


def test_a_form_beside_the_text_is_left_out(tmp_path: Path) -> None:
    body = f"<div><h1>A call</h1><p>{FIRST}</p><form><p>Your address:</p></form><p>{SECOND}</p></div>"
    assert read_page(tmp_path, body).text == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    "name",
    [
        "print-content", "search-result-text", "social-media-text", "field-tags-body", "printableContent",
        "elementor-widget elementor-widget-text-editor", "layout no-sidebar", "page-with-sidebar",
    ],
)  # fmt: skip
@pytest.mark.parametrize("around", [COOKIES + MENU, ""])
def test_a_short_text_in_an_element_with_a_word_of_furniture_in_its_name_is_read(
    tmp_path: Path, name: str, around: str
) -> None:
    body = f"{around}<h1>A call</h1><div class='{name}'><p>{FIRST}</p><p>{SECOND}</p></div>"
    assert read_page(tmp_path, body).text == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize("name", ["social-links", "cookie-text", "sidebar", "tags", "print-button", "relatedNews"])
def test_an_element_that_is_furniture_by_its_name_is_left_out(tmp_path: Path, name: str) -> None:
    other = "<p>Of the government and its many houses, what they do all day, and where they stand.</p>"
    body = f"<div class='{name}'>{other}</div><h1>A call</h1><div><p>{FIRST}</p><p>{SECOND}</p></div>"
    assert read_page(tmp_path, body).text == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize("shown", ["<p>3 March 2021</p>", "<time datetime='2021-03-03'>Wednesday</time>"])
def test_a_header_with_the_readouts_heading_and_date_belongs_to_it(tmp_path: Path, shown: str) -> None:
    body = f"<header><nav>Home</nav><h1>A call</h1>{shown}</header><article><p>{FIRST}</p><p>{SECOND}</p></article>"
    document = read_page(tmp_path, body, "<title>A call | Gazette of Testland</title>")
    assert (document.title, document.date) == ("A call", date(2021, 3, 3))
    assert FIRST in document.text
    assert "Home" not in document.text


@pytest.mark.parametrize("shown", ["<p>3 March 2021</p>", "<p>On <time datetime='2021-03-03'>Wednesday</time></p>"])
def test_such_a_header_is_read_however_much_else_the_page_has(tmp_path: Path, shown: str) -> None:
    other = f"<div><h2>Another page</h2>{''.join(f'<p>{SECOND} ({number})</p>' for number in range(9))}</div>"
    header = f"<header><h1>A call</h1>{shown}</header>"
    document = read_page(tmp_path, f"{header}<div><article><p>{FIRST * 9}</p></article></div>{other}")
    assert (document.title, document.date) == ("A call", date(2021, 3, 3))
    assert FIRST in document.text
    assert SECOND not in document.text


def test_a_header_with_the_sites_name_does_not(tmp_path: Path) -> None:
    header = "<header><h1>Gazette of Testland</h1><p>For everybody</p></header>"
    body = f"{header}<article><h2>A call</h2><p>{FIRST}</p><p>{SECOND}</p></article>"
    document = read_page(tmp_path, body, "<title>Gazette of Testland - A call</title>")
    assert "For everybody" not in document.text
    head = "<title>A call</title><meta property='og:site_name' content='Gazette of Testland'>"
    assert "For everybody" not in read_page(tmp_path, body, head).text


@pytest.mark.parametrize("rank", ["h1", "h2"])
def test_lists_of_links_beside_a_text_are_no_part_of_it(tmp_path: Path, rank: str) -> None:
    link = "<p><a href='/x'>A visit</a> 9 May 2022</p>"
    links = f"<div><h3>Elsewhere</h3>{link}{link}</div>"
    text = f"<div><p>{FIRST}</p><p>{SECOND}</p></div><p>They agreed.</p>"
    body = f"<div><{rank}>A call</{rank}><span>3 March 2021</span>{text}</div>{links}"
    document = read_page(tmp_path, body, "<title>A call | Gazette of Testland</title>")
    assert (document.title, document.date) == ("A call", date(2021, 3, 3))
    assert document.text == f"{FIRST}\n\n{SECOND}\n\nThey agreed."


def test_texts_of_page_builders_are_read_with_their_headings(tmp_path: Path) -> None:
    box = "<div class='elementor-widget elementor-widget-{}'>{}</div>"
    parts = [("heading", "<h1>A call</h1>"), ("text-editor", "<p>3 March 2021</p>"), ("text-editor", f"<p>{FIRST}</p>")]
    body = "".join(box.format(*part) for part in parts)
    document = read_page(tmp_path, body, "<title>A call | Gazette of Testland</title>")
    assert (document.title, document.date, document.text) == ("A call", date(2021, 3, 3), FIRST)
