"""What a web page says about itself: title, date, site, address, breadcrumbs."""

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import html

from vectorstore.reading.head import TITLE_END
from vectorstore.reading.page_dates import stated_date, weak_date
from vectorstore.reading.page_text import letters, line_of


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
    metas, things = _metas(root), _linked_data(root)
    window = line_of(root.findtext(".//title"))
    stated = [line_of(metas.get(name)) for name in ("og:title", "twitter:title", "dc.title")]
    titles = [title for title in (*stated, window) if title]
    sites = [line_of(metas.get("og:site_name")), line_of(metas.get("application-name")), _publisher(things)]
    headings = [line for node in root.iter("h1") if (line := line_of(node.text_content()))]
    url = _url(root, metas)
    return Facts(
        titles=tuple(titles),
        window=window,
        date=stated_date(metas, things, [*titles, *headings], url),
        weak_date=weak_date(metas),
        site=next(filter(None, sites), None),
        url=url,
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


def has_heading(element: html.HtmlElement, facts: Facts) -> bool:
    """Whether an element has a main heading, or one of a lower rank that is the page's title."""
    if element.find(".//h1") is not None:
        return True
    cuts = [(title, cut) for title in facts.titles for cut in TITLE_END.finditer(title)]
    parts = [part for title, cut in cuts for part in (title[: cut.start()], title[cut.end() :])]
    titles = {letters(title) for title in (*facts.titles, *parts)} - {""}
    return any(letters(node.text_content()) in titles for node in element.iter("h2", "h3", "h4"))


def _metas(root: html.HtmlElement) -> dict[str, str]:
    """The contents of meta elements by their lower-case names; the first one counts."""
    found: dict[str, str] = {}
    for node in root.iter("meta"):
        name = node.get("property") or node.get("name")
        content = (node.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _linked_data(root: html.HtmlElement) -> list[dict[str, Any]]:
    """The things of the page's JSON-LD."""
    found: list[dict[str, Any]] = []
    for node in root.xpath("//script[@type='application/ld+json']"):
        try:
            found.extend(_objects(json.loads(node.text_content())))
        except (ValueError, RecursionError):
            continue
    return found


def _publisher(things: Iterable[Mapping[str, Any]]) -> str | None:
    for thing in things:
        publisher = thing.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(name, str) and name.strip():
            return name
    return None


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
