"""From a draft to a document: furniture removed, and one title, date and issuer chosen of what the file offers."""

import os
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from vectorstore.errors import ReadoutError
from vectorstore.houses import house_at, house_called, house_named, house_of_folder
from vectorstore.reading.datelines import date_line, opening_date
from vectorstore.reading.draft import Draft
from vectorstore.reading.encoding import tidy
from vectorstore.reading.furniture import end_of_text, is_byline, is_furniture
from vectorstore.reading.head import (
    TITLE_END,
    Head,
    is_letterhead,
    read_head,
    same_line,
)
from vectorstore.reading.participants import names_in
from vectorstore.types import Document

_ASTERISM = re.compile(r"(?:\*\s?){3,}")  # parts sections, in texts on one line also within the line
_HOST = re.compile(r"[\w.-]+\.\w{2,}")
_FIRST_BLOCKS = 8  # among which a title and by-lines stand


def assemble(draft: Draft, path: Path) -> Document:
    """The document that a draft amounts to. Raises `ReadoutError` where no text is left."""
    draft = _tidied(draft)
    blocks = [part.strip() for block in draft.blocks for part in _ASTERISM.split(block)]
    blocks = [block for block in blocks if block]
    stated, site = without_site(draft.title, draft, blocks)
    if site and not draft.site:
        draft = replace(draft, site=site)
    head = read_head(blocks, stated)
    body = _without_furniture(head.body)
    title = head.title or without_site(draft.weak_title, draft, blocks)[0]
    if not body:
        raise ReadoutError(str(path), f"there is no text in it{' besides a title' if title else ''}")
    url = draft.url or head.fields.get("url")
    return Document(
        title=title or _from_file_name(path),
        date=_date(draft, head, body),
        issuer=_issuer(draft, head, url, path),
        participants=draft.participants or names_in(head.fields.get("participants", "")),
        text="\n\n".join(body),
        source=str(path),
        url=url,
    )


def _tidied(draft: Draft) -> Draft:
    """The draft as clean single lines: entities and escapes of its format can stand for what no reader sees."""
    return replace(
        draft,
        blocks=tuple(map(_line, draft.blocks)),
        participants=tuple(filter(None, map(_line, draft.participants))),
        hints=tuple(map(_line, draft.hints)),
        title=_line(draft.title or "") or None,
        issuer=_line(draft.issuer or "") or None,
        site=_line(draft.site or "") or None,
        url=_line(draft.url or "") or None,
        weak_title=_line(draft.weak_title or "") or None,
    )


def _line(text: str) -> str:
    return " ".join(tidy(text).split())


def without_site(title: str | None, draft: Draft, blocks: Sequence[str]) -> tuple[str | None, str | None]:
    """A title and the name of the site behind it: "Call with X - Department of State" are "Call with X" and the rest.

    Only what is known for a site's name is cut off; that the text itself has the title without it is proof enough.
    """
    cuts = list(TITLE_END.finditer(title or ""))
    if not title or not cuts:
        return title, None
    kept, site = title[: cuts[-1].start()].strip(), title[cuts[-1].end() :].strip()
    named = bool(house_called(site) or _HOST.fullmatch(site)) or is_letterhead(site)
    known = named or same_line(site, draft.site or "") or any(same_line(kept, b) for b in blocks[:_FIRST_BLOCKS])
    return (kept, site) if kept and site and known else (title, None)


def _without_furniture(blocks: Sequence[str]) -> list[str]:
    """The body without lines of furniture, and without what pages put behind it."""
    return [
        block
        for place, block in enumerate(blocks[: end_of_text(blocks)])
        if not (is_furniture(block) or (place < _FIRST_BLOCKS and is_byline(block)))
    ]


def _date(draft: Draft, head: Head, body: Sequence[str]) -> date | None:
    """The document's own date; None where it gives none."""
    if draft.date is not None:
        return draft.date
    if head.dates:
        return head.dates[0]
    # A date above the title may be the day on which the page was fetched; a day's difference, that of time zones.
    above, stated = next(iter(head.above), None), draft.weak_date
    if above and (stated is None or above <= stated + timedelta(days=1)):
        return above
    closing = date_line(body[-1]) if len(body) > 1 else None
    return stated or opening_date(body[0], body) or closing


def _issuer(draft: Draft, head: Head, url: str | None, path: Path) -> str | None:
    """Whose account it is: as declared, by the web address, by the names on the page, by the folder; else None."""
    declared = draft.issuer or head.fields.get("issuer")
    if declared:
        house = house_at(declared) if _HOST.fullmatch(declared) else house_called(declared)
        return house.name if house else declared
    site = draft.site if draft.site and not _HOST.fullmatch(draft.site) else None
    hints = [*head.hints, *draft.hints]
    page_title_end = TITLE_END.split(draft.weak_title or "")[-1]
    called = map(house_called, filter(None, [draft.site, page_title_end, *hints]))
    houses = [house for house in (house_at(url) if url else None, *called) if house]
    if houses:
        # The portal of a whole government: the page may say which office of it speaks.
        offices = (house for house in houses if house.country == houses[0].country and house.kind != "government")
        return (next(offices, houses[0]) if houses[0].kind == "government" else houses[0]).name
    named = site or next((name for name in hints if is_letterhead(name) and not is_byline(name)), None)
    if named:
        return _in_title_case(named) if named.isupper() else named
    hinted = [*(house_named(hint) for hint in hints if len(hint) <= 80), house_of_folder(path.parent.name)]
    return next((house.name for house in hinted if house), None)


def _in_title_case(name: str) -> str:
    small = {"of", "the", "for", "and", "to", "in", "on", "at"}
    return " ".join(word.lower() if word.lower() in small else word.capitalize() for word in name.split())


def _from_file_name(path: Path) -> str:
    stem, name = (_line(os.fsencode(part).decode("utf-8", "replace")) for part in (path.stem, path.name))
    return re.sub(r"[\s_-]+", " ", stem).strip() or name or "Untitled"
