"""Markup made of text that nobody has to trust.

Titles, texts, file names, questions and model replies end up inside HTML, and some of it passes through Markdown and
template engines on its way. Nothing of it reaches the page but through `element`, which escapes whatever is not markup
that was made here.
"""

import re
from collections.abc import Iterable

# Every ASCII character that HTML, Markdown, a script or a template could read as its own, which is all but letters,
# digits and the space, becomes a numeric entity: entities are text everywhere and are never read again.
_ENTITIES = {code: f"&#{code};" for code in range(0x20, 0x7F) if not (chr(code).isalnum() or chr(code) == " ")}
_ENTITIES |= {ord("\n"): "&#10;", ord("\t"): "&#9;", ord("\r"): ""}
# What cannot be shown, and what turns the direction of the text around it, has no place in a page.
_ENTITIES |= dict.fromkeys((*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0)), "")
_ENTITIES |= dict.fromkeys((0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "")

_VOID = {"br", "hr"}


class Html(str):
    """Markup made by `element`: everything from outside in it has been escaped."""

    __slots__ = ()


def escape(text: object) -> Html:
    """Any text as markup that shows exactly that text; already made `Html` stays as it is."""
    return text if isinstance(text, Html) else Html(str(text).translate(_ENTITIES))


def element(tag: str, *children: object, **attributes: object) -> Html:
    """One element around its children, each escaped unless it is `Html`; an attribute that is None is left out.

    A trailing underscore is dropped from attribute names (``class_``) and the others become hyphens.
    """
    pairs = ((name.rstrip("_").replace("_", "-"), value) for name, value in attributes.items() if value is not None)
    opening = "".join(f' {name}="{escape(value)}"' for name, value in pairs)
    if tag in _VOID:
        return Html(f"<{tag}{opening}>")
    return Html(f"<{tag}{opening}>{join(children)}</{tag}>")


def join(children: Iterable[object], separator: object = "") -> Html:
    """The children after each other as one piece of markup."""
    return Html(escape(separator).join(escape(child) for child in children))


def link(address: str | None, label: object) -> Html | None:
    """A link to an address of the web, opened on its own; None for any other kind of address."""
    if not address or not re.fullmatch(r"https?://[^\s\x00-\x1f]+", address, re.IGNORECASE):
        return None
    return element("a", label, href=address, target="_blank", rel="noopener noreferrer")
