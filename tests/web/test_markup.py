"""Text from outside is shown as it is and never read as anything else."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.web.payloads import PAYLOADS
from web.markup import Html, element, escape, join, link


class _Seen(HTMLParser):
    """The elements and the text that an HTML parser sees."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_is_text_inside_an_element_and_inside_an_attribute(payload: str) -> None:
    seen = _Seen(element("p", payload, title=payload))
    assert seen.elements == [("p", {"title": payload})]
    assert seen.text == payload


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf"))))
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    seen = _Seen(element("p", text, title=text))
    assert seen.elements == [("p", {"title": text})]
    assert seen.text == text


@given(st.text())
def test_nothing_that_markdown_or_a_template_reads_is_left(text: str) -> None:
    left = set(escape(text)) - set("&#;0123456789")
    assert all(character.isalnum() or character == " " or ord(character) > 127 for character in left)


def test_lines_and_tabs_stay_and_what_cannot_be_seen_goes() -> None:
    assert _Seen(element("p", "a\n\tb\r\x00\x1b[31m‮c⁦d\x85")).text == "a\n\tb[31mcd"


def test_markup_is_not_escaped_twice() -> None:
    assert element("p", element("b", "x"), " y") == "<p><b>x</b> y</p>"
    assert escape(escape("<")) == "&#60;"


def test_joining_escapes_what_is_not_markup_yet() -> None:
    assert join([element("b", "x"), "<"], "|") == "<b>x</b>&#124;&#60;"
    assert isinstance(join(["x"]), Html)


def test_an_attribute_without_a_value_is_left_out() -> None:
    assert element("hr", class_="x", title=None) == '<hr class="x">'


@pytest.mark.parametrize("address", ["https://example.org/a?b=c&d", "HTTP://EXAMPLE.ORG/"])
def test_an_address_of_the_web_opens_on_its_own(address: str) -> None:
    ((_, attributes),) = _Seen(link(address, "x") or "").elements
    assert attributes == {"href": address, "target": "_blank", "rel": "noopener noreferrer"}


@pytest.mark.parametrize(
    "address",
    [None, "", "javascript:alert(1)", " https://example.org", "data:text/html,x", "file:///etc/passwd", "//example.org",
     "https://example.org/\njavascript:x", "java\tscript:x", "mailto:a@example.org", "example.org"],
)  # fmt: skip
def test_any_other_address_is_no_link(address: str | None) -> None:
    assert link(address, "x") is None
