"""PDF files: lines with their places and sizes, from which page furniture, title and paragraphs are told."""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from statistics import median
from typing import Any

from vectorstore.errors import ReadoutError
from vectorstore.language import fold
from vectorstore.reading.datelines import date_line
from vectorstore.reading.draft import Draft
from vectorstore.reading.encoding import tidy
from vectorstore.reading.furniture import is_byline, is_furniture
from vectorstore.reading.head import breadcrumbs, is_letterhead
from vectorstore.reading.lines import ends_sentence, known_words, unwrap, without_bullet, wrap_width

MOST_PAGES = 1_000
_MARGIN_LINES = 4  # at the top and at the bottom of a page: where running headers and footers stand
_NUMBER = re.compile(r"[-–—| ]*(?:page |p\. ?)?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?[-–—| ]*", re.IGNORECASE)
# What browsers print around a page: "02/03/2024, 16:05 Title" above, the address and "1/2" below.
_PRINTED = re.compile(
    r"\d\d?[/.]\d\d?[/.]\d{2,4}, \d\d?:\d\d(?: ?[AP]M)?\b.*|(?:https?|file)://\S+(?: +\d+ ?/ ?\d+)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page; places and sizes in points, from the page's lower left corner."""

    text: str
    page: int
    x: float
    y: float
    size: float
    bold: bool

    @property
    def style(self) -> tuple[float, bool]:
        return round(self.size * 2) / 2, self.bold


def read_pdf(data: bytes) -> Draft:
    """A PDF file, from its bytes."""
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not _unlock(reader):
        raise ReadoutError("", "it is encrypted: a password is needed to read it")
    if len(reader.pages) > MOST_PAGES:
        raise ReadoutError("", f"it has more than {MOST_PAGES} pages")
    pages = [_page_lines(page, number) for number, page in enumerate(reader.pages)]
    body, furniture = _without_running_lines(pages)
    if not body:
        raise ReadoutError("", "there is no text in it; scanned pages need to be recognised first")
    blocks = _blocks(body)
    return Draft(
        blocks=tuple(without_bullet(text) for text, _ in blocks),
        title=_title(blocks, body),
        hints=tuple(dict.fromkeys(line.text for line in furniture)),
        weak_title=_stated_title(reader),
    )


def _unlock(reader: Any) -> bool:
    """Whether the empty password opens the file."""
    try:
        return bool(reader.decrypt(""))
    except Exception:  # noqa: BLE001 - pypdf raises many kinds for ciphers that it lacks
        return False


def _stated_title(reader: Any) -> str | None:
    try:
        title = reader.metadata.title if reader.metadata else None
    except Exception:  # noqa: BLE001 - damaged properties are no reason to refuse the text
        return None
    title = " ".join(tidy(title).split()) if isinstance(title, str) else ""
    # Programs put the name of the file or "untitled" there.
    named = re.search(r"\.\w{2,4}$|^microsoft |^untitled|^document\d*$|^slide ?\d", title.lower())
    return title if " " in title and not named else None


def _page_lines(page: Any, number: int) -> list[_Line]:
    """The lines of a page in the order of its content."""
    lines: list[_Line] = []
    held: list[_Line] = []

    def visit(text: str, outer: list[float], inner: list[float], font: Any, size: float) -> None:
        x, y, scale = _placed(inner, outer)
        bold = "bold" in str((font or {}).get("/BaseFont", "")).lower()
        for place, part in enumerate(text.split("\n")):
            if place:
                lines.extend(_merged(held))
                held.clear()
            if part.strip():
                held.append(_Line(part, number, x, y, size * scale, bold))
            elif part and held:
                held[-1] = replace(held[-1], text=held[-1].text + " ")

    page.extract_text(visitor_text=visit)
    lines.extend(_merged(held))
    return lines


def _merged(parts: Sequence[_Line]) -> list[_Line]:
    """The parts of one line as one; its size and weight are those of most of its characters."""
    text = " ".join(tidy("".join(part.text for part in parts)).split(" ")).strip()
    if not text.strip("\xad "):
        return []
    widest = max(parts, key=lambda part: len(part.text))
    size = max(parts, key=lambda part: (len(part.text.strip()), part.size)).size
    return [replace(parts[0], text=re.sub(r" {2,}", " ", text), y=widest.y, size=size, bold=_mostly_bold(parts))]


def _mostly_bold(parts: Sequence[_Line]) -> bool:
    bold = sum(len(part.text) for part in parts if part.bold)
    return bold * 2 > sum(len(part.text) for part in parts)


def _placed(inner: Sequence[float], outer: Sequence[float]) -> tuple[float, float, float]:
    """Where text of a text matrix inside a transformation stands on the page, and how much it is magnified."""
    x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
    y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
    tall = (inner[2] * outer[0] + inner[3] * outer[2], inner[2] * outer[1] + inner[3] * outer[3])
    return x, y, (tall[0] ** 2 + tall[1] ** 2) ** 0.5


def _without_running_lines(pages: Sequence[list[_Line]]) -> tuple[list[_Line], list[_Line]]:
    """The lines of the body, and those that repeat at the edges of pages, number them or were printed around them."""
    seen: Counter[tuple[str, int]] = Counter()
    for lines in pages:
        seen.update({_pattern(line) for edge in _edges(lines) for line in edge})
    often = max(2, len(pages) // 2)
    running: set[_Line] = set()
    for lines in pages:
        for edge in _edges(lines):
            # From the edge inwards: behind the first line of text nothing runs any more.
            running.update(takewhile(lambda line: seen[_pattern(line)] >= often or _is_page_mark(line.text), edge))
    body = [line for lines in pages for line in lines if line not in running]
    return body, [line for lines in pages for line in lines if line in running]


def _is_page_mark(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text) or _PRINTED.fullmatch(text))


def _edges(lines: Sequence[_Line]) -> tuple[list[_Line], list[_Line]]:
    """The first and the last lines of a page by height, each from the edge inwards; never the whole page."""
    by_height = sorted(lines, key=lambda line: -line.y)
    most = min(_MARGIN_LINES, len(lines) // 2)
    return by_height[:most], by_height[::-1][:most]


def _pattern(line: _Line) -> tuple[str, int]:
    """A line without its numbers, and its height: running headers differ from page to page in nothing else."""
    return re.sub(r"\d+", "0", fold(line.text)), round(line.y / 4)


def _blocks(lines: Sequence[_Line]) -> list[tuple[str, tuple[float, bool]]]:
    """Paragraphs and headings with their styles."""
    plain = _commonest(line.style for line in lines)
    text_lines = [line for line in lines if line.style == plain]
    gaps = [a.y - b.y for a, b in pairwise(text_lines) if a.page == b.page and a.y > b.y]
    gap = median(gaps) if gaps else 0.0
    margin = _commonest(round(line.x) for line in text_lines)
    width = wrap_width([line.text for line in text_lines])
    groups: list[list[_Line]] = []
    spaced = 0
    for line in lines:
        before = groups[-1][-1] if groups else None
        turned = before is not None and before.page != line.page
        apart = (
            before is not None and not turned and _is_apart(before, line, gap * max(1.0, line.size / plain[0]), margin)
        )
        spaced += apart and line.style == plain
        if turned and before is not None and ends_sentence(before.text):
            apart = len(before.text) < 0.85 * width  # no space tells across pages, but a last line is short
        if before is None or apart or before.style != line.style:
            groups.append([line])
        else:
            groups[-1].append(line)
    # Where space or indents part the paragraphs, a short line that ends a sentence says little.
    slack = 0.6 if spaced > 1 else 0.85
    known = known_words("\n".join(line.text for line in lines))
    found: list[tuple[str, tuple[float, bool]]] = []
    for group in groups:
        texts = [line.text for line in group]
        heading = group[0].style != plain and len(group) < 6
        blocks = [" ".join(texts)] if heading and group[0].size > plain[0] else unwrap(texts, width, known, slack)
        found.extend((block, group[0].style) for block in blocks)
    return found


def _is_apart(before: _Line, line: _Line, gap: float, margin: float) -> bool:
    """Whether space above a line or its indent makes it begin a paragraph."""
    drop = before.y - line.y
    usual = max(gap, 1.0)
    indented = line.x > margin + 5 and abs(before.x - margin) < 3 and line.size * 8 > line.x - margin
    return drop > usual * 1.3 or drop < -usual or indented


def _title(blocks: Sequence[tuple[str, tuple[float, bool]]], lines: Sequence[_Line]) -> str | None:
    """The largest line or lines near the top, if larger or bolder than the text and no letterhead."""
    plain = _commonest(line.style for line in lines)
    found = [
        (style, text)
        for text, style in blocks[:8]
        if style > plain and len(text) > 12 and not (is_letterhead(text) or is_furniture(text) or is_byline(text))
        and date_line(text) is None and not breadcrumbs(text)
    ]  # fmt: skip
    return max(found, key=lambda entry: entry[0], default=(None, None))[1]


def _commonest(values: Iterable[Any]) -> Any:
    """The commonest value, each counted once a line."""
    return Counter(values).most_common(1)[0][0]
