"""Web pages: the element that holds the readout, its paragraphs, and what the page says about itself."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from lxml import etree, html

from vectorstore.dates import find_dates
from vectorstore.errors import ReadoutError
from vectorstore.language import fold
from vectorstore.reading.draft import Draft
from vectorstore.reading.encoding import decode, tidy
from vectorstore.reading.lines import unwrap, without_bullet, wrap_width
from vectorstore.tables.furniture import ELEMENT_WORDS

_UNREAD = (
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "object",
    "svg",
    "form",
    "button",
    "select",
    "nav",
    "aside",
    "dialog",
    "figcaption",
    "audio",
    "video",
)
_BLOCK_TAGS = (
    "address article aside blockquote body center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_LEAVES = frozenset({"p", "li", "tr", "h1", "h2", "h3"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LANDMARKS = ("//*[@itemprop='articleBody']", "//article", "//main", "//*[@role='main']")
_DATE_METAS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "dcterms.issued",
    "dc.date.issued", "dcterms.date", "dc.date", "dcterms.created", "dc.date.created", "citation_publication_date",
    "parsely-pub-date", "sailthru.date", "publication_date", "publish-date", "publishdate", "pubdate", "release_date",
    "cxenseparse:recs:publishtime",
)  # fmt: skip
_WEAK_DATE_METAS = ("date", "created", "creation_date", "article:created")
_SHARE = 0.5  # of the page's prose that an element must hold to count as the readout's
_LINK_SHARE = 0.6  # of a list's characters: more than this in links makes it a menu


def read_page(data: bytes) -> Draft:
    """A web page, from its bytes."""
    text = decode(data, "")
    if not re.search(r"<\s*[a-zA-Z!/]", text[:100_000]):
        raise ReadoutError("", "it is no web page, whatever its name says")
    root = _tree(text)
    metas, linked = _metas(root), _linked_data(root)
    trail = _trail(root)
    page_title = _line(root.findtext(".//title"))
    _prune(root)
    body = _body(root)
    url = _url(root, metas)
    return Draft(
        blocks=tuple(blocks_of(body)),
        title=_title(body, root, metas, page_title),
        date=_first_date([*(metas.get(name) for name in _DATE_METAS), linked.get("datePublished")]),
        site=_line(metas.get("og:site_name")) or _line(metas.get("application-name")) or linked.get("publisher"),
        url=url,
        hints=tuple(trail),
        weak_title=page_title,
        weak_date=_first_date(
            [*(t.get("datetime") for t in body.iter("time")), *(metas.get(n) for n in _WEAK_DATE_METAS)]
        ),
    )


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


def _metas(root: html.HtmlElement) -> dict[str, str]:
    """The contents of meta elements and of ``itemprop`` attributes by their lower-case names; the first one counts."""
    found: dict[str, str] = {}
    for node in root.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop")
        content = (node.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    for node in root.xpath("//*[@itemprop='datePublished']"):
        value = node.get("content") or node.get("datetime") or node.text_content()
        found.setdefault("datepublished", value)
    return found


def _linked_data(root: html.HtmlElement) -> dict[str, str]:
    """``datePublished`` and the publisher's name out of the page's JSON-LD."""
    found: dict[str, str] = {}
    for node in root.xpath("//script[@type='application/ld+json']"):
        try:
            values = json.loads(node.text_content())
        except (ValueError, RecursionError):
            continue
        for value in _objects(values):
            publisher = value.get("publisher")
            name = publisher.get("name") if isinstance(publisher, dict) else publisher
            for key, entry in (("datePublished", value.get("datePublished")), ("publisher", name)):
                if isinstance(entry, str) and entry.strip():
                    found.setdefault(key, entry)
    return found


def _objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = value.get("@graph", [])
    if isinstance(value, list) and depth < 4:
        for entry in value:
            yield from _objects(entry, depth + 1)


def _trail(root: html.HtmlElement) -> list[str]:
    """The steps of the page's breadcrumbs, the nearest to the page first."""
    for node in root.xpath(
        "//*[contains(translate(concat(@class,' ',@id,' ',@aria-label),'BREADCUM','breadcum'),'breadcrumb')]"
    ):
        steps = [_line(step.text_content()) for step in node.iter("a", "li", "span")]
        return [step for step in reversed(list(dict.fromkeys(steps))) if step and len(step) <= 80]
    return []


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
    linked = sum(len(_line(a.text_content()) or "") for a in node.iter("a"))
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
    wanted = {_key(line) for line in found.split("\n") if len(line) > 40}
    enough = 0.8 * sum(map(len, wanted))
    node, inner = page, page
    while inner is not None and wanted:
        node = inner
        holds = ((_held(child, wanted), child) for child in node if child.tag in _BLOCKS - _LEAVES)
        inner = next((child for held, child in holds if held >= enough), None)
    return node


def _held(node: html.HtmlElement, wanted: set[str]) -> int:
    """How many characters of the wanted lines an element has."""
    content = _key(node.text_content())
    return sum(len(line) for line in wanted if line in content)


def _key(text: str) -> str:
    return "".join(c for c in fold(text) if c.isalnum())


def _collect(node: html.HtmlElement, parts: list[list[str]]) -> None:
    """Gather the text below a node; each list of `parts` is one block, "\\n" in it a line break of the page."""
    stack: list[tuple[Any, bool]] = [(node, False)]
    while stack:  # a loop, because hostile pages nest deeper than Python's stack
        item, leaving = stack.pop()
        if isinstance(item, str):
            parts[-1].append(re.sub(r"\s+", " ", item))
            continue
        block = item.tag in _BLOCKS
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
    whole = len(_line(node.text_content()) or "")
    linked = sum(len(_line(a.text_content()) or "") for a in node.iter("a"))
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


def _title(body: html.HtmlElement, root: html.HtmlElement, metas: dict[str, str], page_title: str | None) -> str | None:
    """The page's heading where its metadata bear it out, else what they say, else any heading."""
    headings = [_line(node.text_content()) for node in (*body.iter("h1"), *root.iter("h1"))]
    stated = _line(metas.get("og:title")) or _line(metas.get("twitter:title")) or _line(metas.get("dc.title"))
    for heading in filter(None, headings):
        if any(_key(heading) in _key(other) for other in (stated, page_title) if other):
            return heading
    inside = next((_line(node.text_content()) for node in body.iter("h1")), None)
    return stated or inside or page_title or next(filter(None, headings), None)


def _url(root: html.HtmlElement, metas: dict[str, str]) -> str | None:
    links = [*root.xpath("//link[@rel='canonical']/@href"), metas.get("og:url")]
    return next(
        (str(link).strip() for link in links if link and str(link).strip().startswith(("http://", "https://"))), None
    )


def _first_date(values: list[str | None]) -> date | None:
    for value in values:
        found = find_dates(value) if value else []
        if len(found) == 1:
            return found[0][2]
    return None


def _line(text: str | None) -> str | None:
    return (" ".join(tidy(text).split()) or None) if text else None
