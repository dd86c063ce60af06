"""Web pages: the element that holds the readout is found among its furniture."""

import re

from lxml import etree, html

from vectorstore.errors import ReadoutError
from vectorstore.reading.draft import Draft
from vectorstore.reading.encoding import decode, tidy
from vectorstore.reading.page_dates import item_dates, marked_date, own_date
from vectorstore.reading.page_facts import Facts, facts_of, has_heading, heading_of
from vectorstore.reading.page_furniture import SHARE, drop, has_title, page_of, prune
from vectorstore.reading.page_text import BLOCK_TAGS, blocks_of, letters, prose

_LEAVES = frozenset({"p", "li", "tr", "h1", "h2", "h3"})
_LANDMARKS = ("//*[@itemprop='articleBody']", "//article", "//main", "//*[@role='main']")


def read_page(data: bytes) -> Draft:
    """A web page, from its bytes."""
    text = decode(data, "")
    if not re.search(r"<\s*[a-zA-Z!/]", text[:100_000]):
        raise ReadoutError("", "it is no web page, whatever its name says")
    root = _tree(text)
    facts, marks = facts_of(root), item_dates(root)
    prune(root, facts)
    body = _body(root, facts)
    header = _own_header(body, root, facts)
    return Draft(
        blocks=(*(blocks_of(header) if header is not None else ()), *blocks_of(body)),
        title=heading_of(body, root, facts),
        site=facts.site,
        url=facts.url,
        hints=facts.trail,
        weak_title=facts.window,
        # A page says when it was put where it is now: a line that its readers see goes before it.
        weak_date=facts.date
        or own_date(marks, body)
        or (marked_date(header) if header is not None else None)
        or marked_date(body)
        or facts.weak_date,
    )


def _tree(text: str) -> html.HtmlElement:
    # lxml refuses a string that declares its own encoding, so the declaration goes.
    plain = tidy(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    try:
        root = html.document_fromstring(plain)
    except (etree.ParserError, ValueError) as error:
        raise ReadoutError("", "there is no text in it") from error
    for node in list(root.iter(etree.Comment, etree.ProcessingInstruction)):
        drop(node)
    return root


def _body(root: html.HtmlElement, facts: Facts) -> html.HtmlElement:
    """The element that holds the readout: a landmark that holds most of the prose, else what trafilatura finds."""
    page = page_of(root)
    whole = prose(page)
    for path in _LANDMARKS:
        nodes = sorted(root.xpath(path), key=prose, reverse=True)
        if nodes and (prose(nodes[0]) >= SHARE * whole or (len(nodes) == 1 and prose(nodes[0]) > 0)):
            return _with_heading(nodes[0], root, facts)
    return _with_heading(_found_by_trafilatura(root, page), root, facts)


def _own_header(body: html.HtmlElement, root: html.HtmlElement, facts: Facts) -> html.HtmlElement | None:
    """The header with the readout's heading, where it stands apart from its text."""
    near = {*body.iterancestors(), *body.iter("header")}
    headers = (node for node in root.iter("header") if node not in near)
    return next((node for node in headers if has_title(node, root, facts)), None)


def _with_heading(node: html.HtmlElement, root: html.HtmlElement, facts: Facts) -> html.HtmlElement:
    """The element, or the one around it that has the page's heading (and so its date) and hardly any other prose.

    What stands behind the element in that one and only leads elsewhere is taken out.
    """
    if _own_header(node, root, facts) is not None:
        return node
    most = prose(node) * 1.25 + 200
    for outer in (node, *node.iterancestors()):
        if outer.tag == "html" or prose(outer) > most:
            break
        if has_heading(outer, facts):
            _drop_links_behind(node, outer)
            return outer
    return node


def _drop_links_behind(node: html.HtmlElement, outer: html.HtmlElement) -> None:
    """Take lists of links and the like behind an element out of the one around it."""
    while node is not outer:
        for other in list(node.itersiblings()):
            if next(other.iter("a"), None) is not None and not prose(other):
                drop(other)
        node = node.getparent()


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
