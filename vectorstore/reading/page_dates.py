"""Which of the dates in a web page's marks is its readout's, and not that of a related page, a list or the site."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree, html

from vectorstore.dates import find_dates
from vectorstore.language import words
from vectorstore.reading.furniture import is_tail
from vectorstore.reading.page_text import line_of, prose
from vectorstore.tables.furniture import DATED_TYPES

_DATE_METAS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "dcterms.issued",
    "dc.date.issued", "dcterms.date", "dc.date", "dcterms.created", "dc.date.created", "citation_publication_date",
    "parsely-pub-date", "sailthru.date", "publication_date", "publish-date", "publishdate", "pubdate", "release_date",
    "cxenseparse:recs:publishtime",
)  # fmt: skip
_WEAK_DATE_METAS = ("date", "created", "creation_date", "article:created")
_CHANGE_METAS = (
    "article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "dcterms.modified",
    "dc.date.modified", "last-modified", "lastmod", "modified", "revised",
)  # fmt: skip
_LONGEST_LINE = 120
_CARDS = frozenset({"li", "article", "section", "tr", "td", "dd", "figure", "a"})


@dataclass(frozen=True, slots=True)
class ItemDate:
    """A ``datePublished`` of a page's microdata, as it stood before anything was taken out of the page."""

    value: str
    parent: html.HtmlElement
    item: html.HtmlElement | None
    """The nearest element around it that describes a thing of its own."""


def stated_date(
    metas: Mapping[str, str], things: Iterable[Mapping[str, Any]], titles: Sequence[str], url: str | None
) -> datetime.date | None:
    """The date of publication in a page's metadata."""
    return first_date([*map(metas.get, _DATE_METAS), *linked_dates(things, titles, url)])


def weak_date(metas: Mapping[str, str]) -> datetime.date | None:
    """A date that some sites use for the day on which a page was made, others for the day on which it was changed."""
    changed = {first_date([metas.get(name)]) for name in _CHANGE_METAS}
    found = (first_date([metas.get(name)]) for name in _WEAK_DATE_METAS)
    return next((day for day in found if day and day not in changed), None)


def linked_dates(things: Iterable[Mapping[str, Any]], titles: Sequence[str], url: str | None) -> Iterator[str]:
    """``datePublished`` of what a page's linked data says of the page itself."""
    for thing in things:
        value = thing.get("datePublished")
        if isinstance(value, str) and _can_be_dated(thing) and _is_of_page(thing, titles, url):
            yield value


def item_dates(root: html.HtmlElement) -> list[ItemDate]:
    """The dates of publication in a page's microdata. To be asked before hidden elements are taken out."""
    found = []
    for node in root.xpath("//*[@itemprop='datePublished']"):
        value = node.get("content") or node.get("datetime") or node.text_content()
        item = next((outer for outer in node.iterancestors() if outer.get("itemscope") is not None), None)
        if node.getparent() is not None:
            found.append(ItemDate(value, node.getparent(), item))
    return found


def own_date(dates: Sequence[ItemDate], body: html.HtmlElement) -> datetime.date | None:
    """The first date whose item holds most of the readout's text, or that stands in no item but beside the text.

    Lists of other pages are items of their own; sidebars have been taken out of the page.
    """
    least, inside = prose(body) / 2, set(body.iterdescendants()) | {body}
    outside = set(body.iterancestors())
    root = body.getroottree().getroot()
    single = len({mark.value[:10] for mark in dates}) == 1
    for mark in dates:
        if root not in (mark.parent, *mark.parent.iterancestors()):
            continue
        if mark.item is None:
            own = single or mark.parent in inside or mark.parent.tag == "head"
        else:
            own = mark.item in outside or (mark.item in inside and prose(mark.item) >= least)
        if own and (day := first_date([mark.value])):
            return day
    return None


def marked_date(body: html.HtmlElement) -> datetime.date | None:
    """The date of the first time element that stands in a line of its own, not in prose or in a list of other pages."""
    told, half = 0, prose(body) / 2
    for node in body.iter(etree.Element):
        if node.tag == "time" and (day := first_date([node.get("datetime")])) and _stands_alone(node, body, half):
            return day
        line = "" if len(node) else line_of(node.text_content()) or ""
        told += len(line) if len(line) > _LONGEST_LINE // 2 else 0
        if told and is_tail(line):  # what follows is about other pages
            return None
    return None


def first_date(values: Iterable[str | None]) -> datetime.date | None:
    """The date of the first value that has just one."""
    for value in values:
        found = find_dates(value) if value else []
        if len(found) == 1:
            return found[0][2]
    return None


def _stands_alone(node: html.HtmlElement, body: html.HtmlElement, half: float) -> bool:
    """Whether an element is no part of prose and of no list item or the like that leads to another page."""
    if len(node.getparent().text_content()) > _LONGEST_LINE:
        return False
    for outer in node.iterancestors():
        if outer is body:
            return True
        linked = outer.tag == "a" or next(outer.iter("a"), None) is not None
        if outer.tag in _CARDS and linked and prose(outer) <= half:
            return False
    return True


def _can_be_dated(thing: Mapping[str, Any]) -> bool:
    """Whether a thing is of a kind, or of no kind, whose date can be the page's: no organisation, list or picture."""
    kinds = thing.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(kind is None or str(kind).rsplit("/", 1)[-1].lower() in DATED_TYPES for kind in kinds)


def _is_of_page(thing: Mapping[str, Any], titles: Sequence[str], url: str | None) -> bool:
    """Whether a thing is what the page shows: by its address, else by its headline, where it has one."""
    addresses = {_address(thing.get(key)) for key in ("url", "@id", "mainEntityOfPage")} - {""}
    if url and _address(url) in addresses:
        return True
    headline = thing.get("headline")
    if isinstance(headline, str) and headline.strip() and titles:
        told = set(words(headline))
        return any(len(told & set(words(title))) * 2 >= min(len(told), len(set(words(title)))) for title in titles)
    return not (url and _address(thing.get("url")))


def _address(value: Any) -> str:
    """An address without what differs between two ways of writing it."""
    value = value.get("@id") or value.get("url") if isinstance(value, dict) else value
    if not isinstance(value, str):
        return ""
    return value.split("#")[0].split("://")[-1].removeprefix("www.").rstrip("/").lower()
