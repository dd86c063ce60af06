"""Answers as Markdown and as plain values for other programs."""

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from qa.pieces import Piece, taken_apart, text_of
from qa.types import Answer, Citation

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&!$^=])")
_LINE_START = re.compile(r"^(\s*)([-+]|\d{1,9}[.)])(?=\s|$)", re.MULTILINE)


def escape_markdown(text: str) -> str:
    """Text that shows as itself in Markdown, whatever it holds: HTML, links, images, lists, formulas."""
    escaped = _MARKUP.sub(r"\\\1", text).replace("\\<", "&lt;").replace("\\>", "&gt;").replace("\\&", "&amp;")
    escaped = _LINE_START.sub(
        lambda match: match[1] + "".join("\\" + c if c in "-+.)" else c for c in match[2]), escaped
    )
    # A bare address would be made a link.
    return re.sub(r"(?i)\b(https?|ftp|mailto)(:)", r"\1\\\2", escaped).replace("www.", "www\\.")


def answer_to_markdown(answer: Answer) -> str:
    """The answer, then its sources as a numbered list, then what else was found."""
    prose = _escaped(taken_apart(answer))
    parts = [prose.replace("\n", "  \n").replace("  \n  \n", "\n\n")]
    if answer.citations:
        parts.append("**Sources**\n\n" + "\n".join(_source(citation) for citation in answer.citations))
    if answer.related:
        parts.append("**Also said**\n\n" + "\n".join(_source(citation) for citation in answer.related))
    return "\n\n".join(parts) + "\n"


def _escaped(pieces: Iterable[Piece]) -> str:
    """The text of the pieces, all of it escaped but for the marks."""
    escaped = ""
    # What stands between two marks is escaped as one: markup could come of two pieces that hold none.
    for is_mark, run in groupby(pieces, key=lambda piece: piece.kind == "mark"):
        text = text_of(run)
        if not is_mark:
            text = escape_markdown(text)
            # Behind a mark these would make a link of it, or the address of one.
            text = f"\\{text}" if escaped and text.startswith(("(", ":")) else text
        escaped += text
    return escaped


def _source(citation: Citation) -> str:
    readout = citation.readout
    told = [
        citation.speaker or "narrated",
        readout.title,
        readout.issuer or "",
        readout.date.isoformat() if readout.date else "",
    ]
    where = readout.url or readout.source
    facts = ", ".join(escape_markdown(" ".join(part.split())) for part in (*told, where) if part)
    return f"{citation.number}. {facts}"


def answer_to_dict(answer: Answer) -> dict[str, Any]:
    """Plain values: strings, numbers, lists, dictionaries, None."""
    question = answer.question
    understood = None
    if question is not None:
        understood = {
            "text": question.text,
            "kind": question.kind,
            "speakers": [name.display for name in question.speakers],
            "participants": [name.display for name in question.participants],
            "issuers": list(question.issuers),
            "since": question.since.isoformat() if question.since else None,
            "until": question.until.isoformat() if question.until else None,
            "topic": question.topic,
            "unknown": list(question.unknown),
            "ambiguous": [{"mention": mention, "names": list(names)} for mention, names in question.ambiguous],
        }
    check = None
    if answer.check is not None:
        removed = [{"sentence": sentence, "why": why} for sentence, why in answer.check.removed]
        check = {"kept": answer.check.kept, "removed": removed, "fallback": answer.check.fallback}
    return {
        "text": answer.text,
        "answered": answer.answered,
        "reason": answer.reason,
        "citations": [citation_to_dict(citation) for citation in answer.citations],
        "related": [citation_to_dict(citation) for citation in answer.related],
        "question": understood,
        "check": check,
        "usage": dict(answer.usage) if answer.usage is not None else None,
    }


def citation_to_dict(citation: Citation) -> dict[str, Any]:
    """A citation with all that is needed to find its sentence again."""
    readout = citation.readout
    return {
        "number": citation.number,
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "speakers": list(citation.speakers),
        "speaker": citation.speaker,
        "mode": citation.mode,
        "readout": {
            "id": readout.id,
            "title": readout.title,
            "date": readout.date.isoformat() if readout.date else None,
            "issuer": readout.issuer,
            "participants": list(readout.participants),
            "source": readout.source,
            "url": readout.url,
        },
    }
