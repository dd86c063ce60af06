"""Word documents (.docx): read from their XML, because other readers lose tracked insertions and keep hidden text."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from vectorstore.errors import ReadoutError
from vectorstore.reading.draft import Draft
from vectorstore.reading.encoding import tidy
from vectorstore.reading.lines import unwrap, without_bullet, wrap_width

LARGEST_PART = 60_000_000
"""Bytes of one part of the document when unpacked; a long readout has less than one million."""
_LARGEST_RATIO = 400  # of unpacked to packed bytes: text packs 5 to 30 times
_NOT_TEXT_TAGS = "del moveFrom rPr pPr instrText delText delInstrText Fallback footnoteReference endnoteReference"
_NOT_TEXT = frozenset(_NOT_TEXT_TAGS.split())
_OFF = frozenset({"0", "false", "off", "none"})


def read_word(data: bytes) -> Draft:
    """A Word document, from its bytes."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError) as error:
        raise ReadoutError("", "it is no Word document, or a damaged one") from error
    with archive:
        main = _main_part(archive)
        body = _tree(archive, main)
        if body is None:
            raise ReadoutError("", "it is no Word document: it has no text part")
        hidden, titles = _styles(_tree(archive, "word/styles.xml"))
        headers = sorted(name for name in archive.namelist() if re.fullmatch(r"word/header\d*\.xml", name))
        core = _tree(archive, "docProps/core.xml")
        blocks = list(_blocks(body, hidden))
        return Draft(
            blocks=tuple(text for text, _ in blocks),
            title=next((text for text, style in blocks[:10] if style in titles), None),
            hints=tuple(text for name in headers[:6] for text, _ in _blocks(_tree(archive, name), hidden)),
            weak_title=_core_title(core),
        )


def _main_part(archive: zipfile.ZipFile) -> str:
    relations = _tree(archive, "_rels/.rels")
    for relation in relations.iter("{*}Relationship") if relations is not None else ():
        if relation.get("Type", "").endswith("/officeDocument"):
            return str(relation.get("Target", "")).lstrip("/")
    return "word/document.xml"


def _tree(archive: zipfile.ZipFile, name: str) -> Any | None:
    """One part of the document as a tree; None where there is none. Bombs are refused before they are unpacked."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    if info.flag_bits & 1:
        raise ReadoutError("", "it is encrypted")
    if info.file_size > LARGEST_PART or info.file_size > max(1, info.compress_size) * _LARGEST_RATIO + 100_000:
        raise ReadoutError("", "it unpacks to more than a document has (a zip bomb)")
    try:
        with archive.open(info) as part:
            content = part.read(LARGEST_PART + 1)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, zipfile.zlib.error) as error:  # type: ignore[attr-defined]
        raise ReadoutError("", "it is a damaged Word document") from error
    # Entities are never resolved: a document type in Word's XML is an attack.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise ReadoutError("", "it is a damaged Word document") from error


def _styles(tree: Any | None) -> tuple[frozenset[str], frozenset[str]]:
    """The identifiers of the styles that hide text, and of those that make a title."""
    hidden, titles = set(), {"Title", "Heading1"}
    for style in tree.iter("{*}style") if tree is not None else ():
        name = _value(style.find("{*}name"), "").lower()
        if _is_on(style.find("{*}rPr/{*}vanish")):
            hidden.add(_attribute(style, "styleId"))
        if name in ("title", "heading 1"):
            titles.add(_attribute(style, "styleId"))
    return frozenset(hidden), frozenset(titles)


def _blocks(tree: Any | None, hidden: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The paragraphs in order, each with its style; one whose mark is deleted runs on into the next."""
    held = ""
    for paragraph in tree.iter("{*}p") if tree is not None else ():
        if any(_name(outer) in _NOT_TEXT for outer in paragraph.iterancestors()):
            continue
        style = _value(paragraph.find("{*}pPr/{*}pStyle"), "")
        text = held + ("" if style in hidden else "".join(_text(paragraph, hidden)))
        if paragraph.find("{*}pPr/{*}rPr/{*}del") is not None:
            held = text
            continue
        held = ""
        lines = [line for line in tidy(text).split("\n") if line.strip()]
        for block in unwrap(lines, wrap_width(lines)):
            yield without_bullet(block), style


def _text(node: Any, hidden: frozenset[str]) -> Iterator[str]:
    """The text below a node as Word shows it with all changes accepted; text boxes have paragraphs of their own."""
    for child in node:
        name = _name(child)
        if name in _NOT_TEXT or name == "p" or (name == "r" and _is_hidden(child, hidden)):
            continue
        if name == "t":
            yield child.text or ""
        elif name in ("tab", "ptab"):
            yield " "
        elif name == "cr" or (name == "br" and _attribute(child, "type") in ("", "textWrapping")):
            yield "\n"
        elif name == "noBreakHyphen":
            yield "-"
        else:
            yield from _text(child, hidden)


def _is_hidden(run: Any, hidden: frozenset[str]) -> bool:
    return _is_on(run.find("{*}rPr/{*}vanish")) or _value(run.find("{*}rPr/{*}rStyle"), "") in hidden


def _is_on(node: Any | None) -> bool:
    return node is not None and _value(node, "true").lower() not in _OFF


def _value(node: Any | None, otherwise: str) -> str:
    return otherwise if node is None else _attribute(node, "val") or otherwise


def _attribute(node: Any, name: str) -> str:
    """An attribute by its local name: strict and transitional documents differ in namespaces."""
    return next((str(value) for key, value in node.attrib.items() if etree.QName(key).localname == name), "")


def _name(node: Any) -> str:
    return str(etree.QName(node).localname) if isinstance(node.tag, str) else ""


def _core_title(core: Any | None) -> str | None:
    title = core.findtext("{*}title") if core is not None else None
    return (" ".join(tidy(title).split()) or None) if title else None
