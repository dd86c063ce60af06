"""Web pages: the element that holds the readout is found, and what is furniture by its own account taken out."""

import re

from lxml import etree, html

from vectorstore.errors import ReadoutError
from vectorstore.reading.draft import Draft
from vectorstore.reading.encoding import decode, tidy
from vectorstore.reading.page_facts import facts_of, heading_of, marked_date
from vectorstore.reading.page_text import BLOCK_TAGS, blocks_of, letters, line_of
from vectorstore.tables.furniture import ELEMENT_WORDS

_UNREAD = (
    "script", "style", "noscript", "template", "iframe", "object", "svg", "form", "button", "select", "nav", "aside",
    "dialog", "figcaption", "audio", "video",
)  # fmt: skip
_LEAVES = frozenset({"p", "li", "tr", "h1", "h2", "h3"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LANDMARKS = ("//*[@itemprop='articleBody']", "//article", "//main", "//*[@role='main']")
_SHARE = 0.5  # of the page's prose that an element must hold to count as the readout's


def read_page(data: bytes) -> Draft:
    """A web page, from its bytes."""
    text = decode(data, "")
    if not re.search(r"<\s*[a-zA-Z!/]", text[:100_000]):
        raise ReadoutError("", "it is no web page, whatever its name says")
    root = _tree(text)
    facts = facts_of(root)
    _prune(root)
    body = _body(root)
    return Draft(
        blocks=tuple(blocks_of(body)),
        title=heading_of(body, root, facts),
        date=facts.date,
        site=facts.site,
        url=facts.url,
        hints=facts.trail,
        weak_title=facts.window,
        weak_date=marked_date(body) or facts.weak_date,
    )


def _tree(text: str) -> html.HtmlElement:
    # lxml refuses a string that declares its own encoding, so the declaration goes.
    plain = tidy(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    try:
        root = html.document_fromstring(plain)
    except (etree.ParserError, ValueError) as error:
        raise ReadoutError("", "there is no text in it") from error
    for node in list(root.iter(etree.Comment, etree.ProcessingInstruction)):
        _drop(node)
    return root


def _drop(node: html.HtmlElement) -> None:
    if node.getparent() is not None:
        node.drop_tree()


def _prune(root: html.HtmlElement) -> None:
    """Take out what is hidden, what is no text, and elements that by their own account are furniture."""
    for node in list(root.iter(*_UNREAD)):
        _drop(node)
    for node in list(root.iter(etree.Element)):
        if node.tag in ("html", "body", "head", "article", "main") or node.getparent() is None:
            continue
        if _is_hidden(node) or _is_furniture(node):
            _drop(node)


def _is_hidden(node: html.HtmlElement) -> bool:
    return (
        node.get("hidden") is not None
        or (node.get("aria-hidden") or "").strip().lower() == "true"
        or (node.get("style") is not None and _HIDDEN.search(node.get("style")) is not None)
    )


def _is_furniture(node: html.HtmlElement) -> bool:
    if node.tag in ("footer", "header") and not any(a.tag in ("article", "main") for a in node.iterancestors()):
        return not node.xpath(".//article|.//main")
    if node.get("role") in ("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alert"):
        return True
    told = f"{node.get('class') or ''} {node.get('id') or ''}"
    if not told.strip() or not ELEMENT_WORDS & set(
        re.split(r"[\s_-]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", told).lower())
    ):
        return False
    # A frame around everything can be called "page-with-sidebar": real furniture holds little prose.
    return _prose(node) < 600


def _prose(node: html.HtmlElement) -> int:
    """The characters of an element that stand in paragraphs of some length outside of links."""
    total = 0
    for block in blocks_of(node):
        if len(block) > 80:
            total += len(block)
    linked = sum(len(line_of(a.text_content()) or "") for a in node.iter("a"))
    return max(0, total - linked)


def _body(root: html.HtmlElement) -> html.HtmlElement:
    """The element that holds the readout: a landmark that holds most of the prose, else what trafilatura finds."""
    page = root.find("body")
    page = root if page is None else page
    whole = _prose(page)
    for path in _LANDMARKS:
        nodes = sorted(root.xpath(path), key=_prose, reverse=True)
        if nodes and (_prose(nodes[0]) >= _SHARE * whole or (len(nodes) == 1 and _prose(nodes[0]) > 0)):
            return _with_heading(nodes[0])
    return _with_heading(_found_by_trafilatura(root, page))


def _with_heading(node: html.HtmlElement) -> html.HtmlElement:
    """The element, or the one around it that has the page's heading (and so its date) and hardly any other prose."""
    most = _prose(node) * 1.25 + 200
    for outer in (node, *node.iterancestors()):
        if outer.tag == "html" or _prose(outer) > most:
            break
        if outer.find(".//h1") is not None:
            return outer
    return node


def _found_by_trafilatura(root: html.HtmlElement, page: html.HtmlElement) -> html.HtmlElement:
    """The smallest element that holds most of what trafilatura takes for the text.

    Its own text is not used: it leaves out short paragraphs in the midst of a body and line breaks between turns.
    """
    import copy

    import trafilatura

    found = trafilatura.extract(copy.deepcopy(root), include_comments=False, favor_recall=True) or ""
    wanted = {letters(line) for line in found.split("\n") if len(line) > 40}
    enough = 0.8 * sum(map(len, wanted))
    node, inner = page, page
    while inner is not None and wanted:
        node = inner
        holds = ((_held(child, wanted), child) for child in node if child.tag in BLOCK_TAGS - _LEAVES)
        inner = next((child for held, child in holds if held >= enough), None)
    return node


def _held(node: html.HtmlElement, wanted: set[str]) -> int:
    """How many characters of the wanted lines an element has."""
    content = letters(node.text_content())
    return sum(len(line) for line in wanted if line in content)
