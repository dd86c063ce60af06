"""What is taken out of a web page before its text is looked for: what is hidden, no text, or furniture by its name."""

import re

from lxml import etree, html

from vectorstore.houses import house_called
from vectorstore.reading.datelines import date_line
from vectorstore.reading.furniture import any_of
from vectorstore.reading.page_facts import Facts
from vectorstore.reading.page_text import blocks_of, letters, line_of, prose
from vectorstore.tables.furniture import CONTENT_NAMES, ELEMENT_WORDS

SHARE = 0.5
"""Of the page's prose: an element that holds as much counts as the readout's."""
_UNREAD = (
    "script", "style", "noscript", "template", "iframe", "object", "svg", "button", "select", "nav", "aside", "dialog",
    "figcaption", "audio", "video",
)  # fmt: skip
_FRAMES = ("html", "body", "head", "article", "main")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CONTENT = any_of(CONTENT_NAMES)
_FURNITURE_ROLES = ("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alert")
_MUCH = 600  # characters of prose: furniture by its name holds less


def prune(root: html.HtmlElement, facts: Facts) -> None:
    """Take out of a page what is no text of its own."""
    for node in list(root.iter(*_UNREAD)):
        drop(node)
    for node in _elements(root):
        if _is_hidden(node) or _is_edge(node, root, facts):
            drop(node)
    page = page_of(root)
    measure = prose if prose(page) else _length  # a text may have short paragraphs only
    most = SHARE * measure(page)
    for node in list(root.iter("form")):
        if measure(node) < most:
            drop(node)
        else:  # some servers wrap a whole page into a form, which what looks for the text passes over
            node.tag = "div"
    _drop_named(root, page)


def page_of(root: html.HtmlElement) -> html.HtmlElement:
    """The element that is shown."""
    page = root.find("body")
    return root if page is None else page


def drop(node: html.HtmlElement) -> None:
    """Take an element out of its page, the text behind it left in."""
    if node.getparent() is not None:
        node.drop_tree()


def _elements(root: html.HtmlElement) -> list[html.HtmlElement]:
    return [node for node in root.iter(etree.Element) if node.tag not in _FRAMES and node.getparent() is not None]


def _length(node: html.HtmlElement) -> int:
    return len(line_of(node.text_content()) or "")


def _is_hidden(node: html.HtmlElement) -> bool:
    return (
        node.get("hidden") is not None
        or (node.get("aria-hidden") or "").strip().lower() == "true"
        or (node.get("style") is not None and _HIDDEN.search(node.get("style")) is not None)
    )


def _is_edge(node: html.HtmlElement, root: html.HtmlElement, facts: Facts) -> bool:
    """Whether an element is the header or footer of the site, or a menu or banner by its role."""
    outside = node.tag in ("footer", "header") and not any(a.tag in ("article", "main") for a in node.iterancestors())
    if node.tag == "header" and outside and has_title(node, root, facts):
        return False
    if outside:
        return not node.xpath(".//article|.//main")
    return node.get("role") in _FURNITURE_ROLES


def has_title(header: html.HtmlElement, root: html.HtmlElement, facts: Facts) -> bool:
    """Whether a header has the readout's heading, which nothing else on the page has, and not the site's name."""
    headings = [line_of(node.text_content()) or "" for node in header.iter("h1")]
    if len(headings) != 1 or not headings[0] or len(list(root.iter("h1"))) > 1 or house_called(headings[0]):
        return False
    told = letters(headings[0])
    if told == letters(facts.site or "") or not any(letters(title).startswith(told) for title in facts.titles):
        return False
    # The title of a window can begin with the site's name.
    stated = any(letters(title) == told for title in facts.titles if title != facts.window)
    return stated or header.find(".//time") is not None or any(map(date_line, blocks_of(header)))


def _drop_named(root: html.HtmlElement, page: html.HtmlElement) -> None:
    """Take out elements that are furniture by their names, if there is a text besides.

    A frame around everything can be called "page-with-sidebar": real furniture holds little prose.
    """
    whole = prose(page)
    named = [(prose(node), node) for node in _elements(root) if _is_named(node)]
    little = [node for held, node in named if held < _MUCH and not (held and held >= SHARE * whole and _is_frame(node))]
    doomed = set(little)
    lost = sum(prose(node) for node in little if doomed.isdisjoint(node.iterancestors()))
    if whole and lost >= whole:  # the readout itself is among them
        little = [node for held, node in named if held < min(_MUCH, SHARE * whole)]
    for node in little:
        drop(node)


def _is_frame(node: html.HtmlElement) -> bool:
    return next(node.iter("h1", "article", "main"), None) is not None


def _is_named(node: html.HtmlElement) -> bool:
    """Whether a class or identifier of an element calls it furniture, and none says that it holds text."""
    names = [*(node.get("class") or "").split(), *(node.get("id") or "").split()]
    plain = [re.sub(r"[\s_-]+", "-", re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name)).lower() for name in names]
    called = any(ELEMENT_WORDS & set(name.split("-")) for name in plain)
    return called and not any(map(_CONTENT.fullmatch, plain))
