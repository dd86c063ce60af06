"""The text of an element of a web page, as the paragraphs that a browser shows."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import html

from vectorstore.language import fold
from vectorstore.reading.encoding import tidy
from vectorstore.reading.lines import unwrap, without_bullet, wrap_width

_BLOCK_NAMES = (
    "address article aside blockquote body center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
BLOCK_TAGS = frozenset(_BLOCK_NAMES.split())
_LINK_SHARE = 0.6  # of a list's characters: more than this in links makes it a menu


def blocks_of(element: html.HtmlElement) -> list[str]:
    """The paragraphs, headings, list items and table cells of an element in order, each a single line."""
    parts: list[list[str]] = [[]]
    _collect(element, parts)
    found: list[str] = []
    for part in parts:
        lines = [" ".join(line.split()) for line in "".join(part).split("\n")]
        for group in _groups(lines):
            found.extend(without_bullet(block) for block in unwrap(group, wrap_width(group)))
    return [block for block in found if block]


def prose(node: html.HtmlElement) -> int:
    """The characters of an element that stand in paragraphs of some length outside of links."""
    total = 0
    for block in blocks_of(node):
        if len(block) > 80:
            total += len(block)
    linked = sum(len(line_of(a.text_content()) or "") for a in node.iter("a"))
    return max(0, total - linked)


def line_of(text: str | None) -> str | None:
    """A text as a single tidy line; None where nothing is left of it."""
    return (" ".join(tidy(text).split()) or None) if text else None


def letters(text: str) -> str:
    """Only the letters and digits of a text, folded: what two renderings of it have in common."""
    return "".join(c for c in fold(text) if c.isalnum())


def _collect(node: html.HtmlElement, parts: list[list[str]]) -> None:
    """Gather the text below a node; each list of `parts` is one block, "\\n" in it a line break of the page."""
    stack: list[tuple[Any, bool]] = [(node, False)]
    while stack:  # a loop, because hostile pages nest deeper than Python's stack
        item, leaving = stack.pop()
        if isinstance(item, str):
            parts[-1].append(re.sub(r"\s+", " ", item))
            continue
        block = item.tag in BLOCK_TAGS
        if block and parts[-1]:
            parts.append([])
        if leaving:
            continue
        if item.tag == "br":
            parts[-1].append("\n")
        if item.tag in ("td", "th", "dt", "dd"):
            parts.append([])
        stack.append((item, True))
        if item.tag in ("ul", "ol") and _is_menu(item):
            continue
        for child in reversed(item):
            if child.tail:
                stack.append((child.tail, False))
            if isinstance(child.tag, str):
                stack.append((child, False))
        if item.text:
            stack.append((item.text, False))


def _is_menu(node: html.HtmlElement) -> bool:
    """Whether a list is made of links."""
    whole = len(line_of(node.text_content()) or "")
    linked = sum(len(line_of(a.text_content()) or "") for a in node.iter("a"))
    return whole > 0 and linked > _LINK_SHARE * whole and not re.search(r"[.;]\s|[.;]$", node.text_content().strip())


def _groups(lines: list[str]) -> Iterator[list[str]]:
    """The runs of lines without an empty one between them: two line breaks make a paragraph."""
    group: list[str] = []
    for line in [*lines, ""]:
        if line:
            group.append(line)
        elif group:
            yield group
            group = []
