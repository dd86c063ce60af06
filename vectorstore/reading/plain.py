"""Plain text and Markdown with front matter."""

import html
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from vectorstore.dates import parse_date
from vectorstore.errors import ReadoutError
from vectorstore.reading.draft import Draft
from vectorstore.reading.encoding import decode, tidy
from vectorstore.reading.head import is_head_line
from vectorstore.reading.lines import known_words, paragraphs, unwrap, without_bullet
from vectorstore.reading.participants import names_in
from vectorstore.tables.furniture import HEAD_KEYS
from vectorstore.tables.markup import BARE_ATTRIBUTES, HTML_TAGS

_FRONT_MATTER = re.compile(r"\s*---[ ]*\n(.*?)\n(?:---|\.\.\.)[ ]*(?:\n|$)", re.DOTALL)
_LONGEST_FRONT_MATTER = 50_000
_KEY_LINE = re.compile(r"^[ ]*(?:[?&*!{\[]|[\w-]+(?: [\w-]+){0,3} *:(?:\s|$))", re.MULTILINE)
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_TIMESTAMP = re.compile(r"(\d{4}-\d\d?-\d\d?)[Tt ]\d\d?:\d\d[\d:.]{0,20} ?(?:[Zz]|[+-][\d:]{1,6})?")
_FENCE = re.compile(r"^ {0,3}(?:```|~~~).*$", re.MULTILINE)
_COMMENT = re.compile(r"<!--(?:(?!<!--).)*?-->", re.DOTALL)
_ATTRIBUTES = (
    rf"(?:\s+(?:[a-z][\w:.-]{{0,40}}\s*=\s*(?:\"[^\"<>]{{0,300}}\"|'[^'<>]{{0,300}}'|[^\s\"'<>=`]{{1,300}})"
    rf"|(?:{'|'.join(BARE_ATTRIBUTES)})\b)){{0,20}}\s*/?"
)
_BREAK_TAG = re.compile(rf"<br\b{_ATTRIBUTES}>|<p\b{_ATTRIBUTES}>|</p\s*>", re.IGNORECASE)
_TAG = re.compile(rf"<(?:{'|'.join(HTML_TAGS)})\b{_ATTRIBUTES}>|</(?:{'|'.join(HTML_TAGS)})\s*>", re.IGNORECASE)
_IMAGE = re.compile(
    r"!\[([^\]]{0,500})\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"]{0,300}\")?\)(?:\{[^}\n]{0,200}\})?"
)
_LINK = re.compile(
    r"\[([^\[\]]{0,2000})\](?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"]{0,300}\")?\)|\[[^\[\]\n]{0,200}\])(?:\{[^}\n]{0,200}\})?"
)
# A link's definition has an address and at most a title: "[ALPHA]: Good morning" and "[^1]: a note" are text.
_ADDRESS = (
    r"(?:<[^<>\n]{0,500}>|[a-z][a-z\d+.-]{1,20}:\S{1,2000}|(?:www\.|\.{0,2}/|#)\S{0,2000}"
    r"|[\w-]{1,100}(?:\.[\w-]{1,100}){1,5}(?:/\S{0,2000})?)"
)
_LINK_TITLE = r"(?:\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'|\([^()\n]{0,300}\))"
_DEFINITION = re.compile(
    rf"^ {{0,3}}\[(?!\^)[^\]\n]{{1,200}}\]: +{_ADDRESS}(?:[ ]+{_LINK_TITLE})?[ ]*$", re.MULTILINE | re.IGNORECASE
)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,500})>")
_STRONG = re.compile(r"(\*\*\*|\*\*|\*|___|__|_)(?=\S)((?:(?!\1)[^\n]|\n(?!\n)){0,2000}?)(?<=\S)\1")
_HEADING = re.compile(r" {0,3}#{1,6}[ ]+(.*?)[ ]*#*$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})$")
_ITEM = re.compile(r" {0,12}(?:[-*+]|\d{1,3}[.)])[ ]+\S")
_QUOTE_MARK = re.compile(r"^ {0,3}>[ ]?")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def read_text(data: bytes, source: str) -> Draft:
    """A plain text file: its paragraphs, unwrapped."""
    found = paragraphs(tidy(decode(data, source)), alone=is_head_line)
    return Draft(blocks=tuple(without_bullet(block) for block in found))


def read_markdown(data: bytes, source: str) -> Draft:
    """A Markdown file: what its front matter declares, and its body as plain paragraphs."""
    text = tidy(decode(data, source))
    match = _FRONT_MATTER.match(text[:_LONGEST_FRONT_MATTER])
    if match is None:
        return Draft(blocks=tuple(_blocks(text)))
    values = _front_matter(match[1], source)
    if values is None:  # rules around a text are none of front matter
        return Draft(blocks=tuple(_blocks(f"{match[1]}\n\n{text[match.end() :]}")))
    return declared(values, _blocks(text[match.end() :]))


def declared(values: Mapping[str, Any], blocks: list[str]) -> Draft:
    """A draft of what a file's front matter declares; keys that mean nothing here are passed over."""
    fields: dict[str, Any] = {}
    for key, value in values.items():
        name = HEAD_KEYS.get(re.sub(r"[\s_-]+", " ", key).strip().lower()) if isinstance(key, str) else None
        if name and value and not (isinstance(value, str) and value in _NOTHING):
            fields.setdefault(name, value)
    issuer = _line(fields.get("issuer"))
    url = _line(fields.get("url"))
    if issuer and issuer.startswith(("http://", "https://")):  # "source: https://..." is an address, not a name
        issuer, url = None, url or issuer
    return Draft(
        blocks=tuple(blocks),
        title=_line(fields.get("title")),
        date=_day(_line(fields.get("date")) or ""),
        issuer=issuer,
        participants=names_in(fields.get("participants")),
        url=url,
    )


def _front_matter(text: str, source: str) -> Mapping[str, Any] | None:
    """What front matter says: texts, and lists and mappings of them; None where it gives no names to what it says."""
    import yaml

    from vectorstore.reading.front_matter import load_strings

    try:
        values = load_strings(text)
    except RecursionError as error:
        raise ReadoutError(source, "its front matter is nested too deeply") from error
    except (yaml.YAMLError, ValueError) as error:
        if not _KEY_LINE.search(text):
            return None
        reason = next(iter(str(error).splitlines()), type(error).__name__)
        raise ReadoutError(source, f"its front matter is not valid YAML: {reason}") from error
    return values if isinstance(values, Mapping) else None


def _line(value: Any) -> str | None:
    return (" ".join(value.split()) or None) if isinstance(value, str) else None


def _day(value: str) -> date | None:
    stamp = _TIMESTAMP.fullmatch(value)
    return parse_date(stamp[1] if stamp else value)


def _blocks(text: str) -> list[str]:
    """The paragraphs, headings and list items of Markdown without its marks."""
    text = _DEFINITION.sub("", _FENCE.sub("", _COMMENT.sub("", text)))
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    text = _TAG.sub("", _BREAK_TAG.sub("  \n", _AUTOLINK.sub(r"\1", text)))
    known = known_words(text)
    found: list[list[str]] = [[]]
    for raw in text.split("\n"):
        line = _QUOTE_MARK.sub("", raw)
        if not line.strip() or _HEADING.match(line) or _starts_item(line, found[-1]):
            found.append([])
        if _UNDERLINE.match(line) and found[-1]:
            found.append([])
        elif heading := _HEADING.match(line):
            found.append([heading[1]])
            found.append([])
        elif line.strip():
            found[-1].append(line)
            if line.endswith(("  ", "\\")):  # a line end that Markdown keeps
                found.append([])
    return [paragraph for block in found for paragraph in _paragraphs(block, known)]


def _starts_item(line: str, block: list[str]) -> bool:
    """Whether a line is a list item; a number in running text is none ("... on February | 14. They discussed")."""
    if not _ITEM.match(line):
        return False
    return not block or bool(_ITEM.match(block[0])) or not line.strip()[0].isdigit()


def _paragraphs(block: list[str], known: frozenset[str]) -> list[str]:
    if not block:
        return []
    source = "\n".join(line.rstrip("\\ ").strip() for line in block)
    item = without_bullet(source)
    plain = html.unescape(_ESCAPE.sub(r"\1", _plain_emphasis(item)))
    # Only a speaker's label parts the lines of one block; all other line ends are wraps.
    return unwrap(plain.split("\n"), 0, known)


def _plain_emphasis(text: str) -> str:
    held = text.replace("\\*", "\ue000").replace("\\_", "\ue001")
    for _ in range(3):  # emphasis inside emphasis
        held = _STRONG.sub(lambda match: match[2] if _opens(match) else match[0], held)
    held = re.sub(r"\*{2,}|^\*(?=[^*]+ \*$)|(?<= )\*$", "", held)  # left over: "****", "*A heading *"
    return held.replace("\ue000", "*").replace("\ue001", "_")


def _opens(match: re.Match[str]) -> bool:
    """Underscores inside a word (file_name_here) are none of emphasis."""
    start, end = match.span()  # slices of one character: copies of the whole text would take quadratic time
    before, after = match.string[max(0, start - 1) : start], match.string[end : end + 1]
    return match[1][0] == "*" or not (before.isalnum() or after.isalnum())
