"""What a web page says about itself: title, date, site, address, breadcrumbs."""

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import html

from vectorstore.dates import find_dates
from vectorstore.reading.page_text import letters, line_of

_DATE_METAS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "dcterms.issued",
    "dc.date.issued", "dcterms.date", "dc.date", "dcterms.created", "dc.date.created", "citation_publication_date",
    "parsely-pub-date", "sailthru.date", "publication_date", "publish-date", "publishdate", "pubdate", "release_date",
    "cxenseparse:recs:publishtime",
)  # fmt: skip
_WEAK_DATE_METAS = ("date", "created", "creation_date", "article:created")


_LONGEST_LINE = 120


@dataclass(frozen=True, slots=True)
class Facts:
    """The metadata of a page."""

    titles: tuple[str, ...]
    """What it states for its own title: ``og:title`` and the like, then the title of its window."""
    window: str | None
    """The title of its window, which often has the site's name behind it."""
    date: datetime.date | None
    weak_date: datetime.date | None
    """Out of metadata that some sites use for the day on which the page was made."""
    site: str | None
    url: str | None
    trail: tuple[str, ...]
    """The steps of its breadcrumbs, the nearest to the page first."""


def facts_of(root: html.HtmlElement) -> Facts:
    """What a page says about itself, before anything is taken out of it."""
    metas, linked = _metas(root), _linked_data(root)
    window = line_of(root.findtext(".//title"))
    titles = [line_of(metas.get(name)) for name in ("og:title", "twitter:title", "dc.title")]
    sites = [line_of(metas.get("og:site_name")), line_of(metas.get("application-name")), linked.get("publisher")]
    return Facts(
        titles=tuple(title for title in (*titles, window) if title),
        window=window,
        date=_first_date([*map(metas.get, _DATE_METAS), linked.get("datePublished")]),
        weak_date=_first_date(map(metas.get, _WEAK_DATE_METAS)),
        site=next(filter(None, sites), None),
        url=_url(root, metas),
        trail=tuple(_trail(root)),
    )


def heading_of(body: html.HtmlElement, root: html.HtmlElement, facts: Facts) -> str | None:
    """The title of a readout: a heading that the page's metadata bear out, else what they say, else any heading."""
    inside = [line_of(node.text_content()) for node in body.iter("h1")]
    headings = [*inside, *(line_of(node.text_content()) for node in root.iter("h1"))]
    for heading in filter(None, headings):
        if any(letters(heading) in letters(title) for title in facts.titles):
            return heading
    stated = [title for title in facts.titles if title != facts.window]
    return next(filter(None, [*stated, *inside, facts.window, *headings]), None)


def marked_date(body: html.HtmlElement) -> datetime.date | None:
    """The date of the first time element that stands in a line of its own, not in prose."""
    nodes = (node for node in body.iter("time") if len(node.getparent().text_content()) <= _LONGEST_LINE)
    return _first_date(node.get("datetime") for node in nodes)


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
        steps = [line_of(step.text_content()) for step in node.iter("a", "li", "span")]
        return [step for step in reversed(list(dict.fromkeys(steps))) if step and len(step) <= 80]
    return []


def _url(root: html.HtmlElement, metas: Mapping[str, str]) -> str | None:
    links = [*root.xpath("//link[@rel='canonical']/@href"), metas.get("og:url") or ""]
    addresses = (str(link).strip() for link in links)
    return next((link for link in addresses if link.startswith(("http://", "https://"))), None)


def _first_date(values: Iterable[str | None]) -> datetime.date | None:
    for value in values:
        found = find_dates(value) if value else []
        if len(found) == 1:
            return found[0][2]
    return None
