"""Documents in the first person: a minister's statement, remarks without labels, a note for the file.

Where a text says "I" again and again outside quotations, its sentences are its author's words, but for those that it
gives to somebody else or that tell what "we" agreed.
"""

import re

from vectorstore.attribution.people import NAME, Person, Roster, name_text, titled_names
from vectorstore.attribution.quotations import Span, blanked, quotations
from vectorstore.attribution.sentences import sentences
from vectorstore.attribution.tokens import letters, tokenize
from vectorstore.tables.people import SPEAKS_FOR
from vectorstore.tables.speech import FIRST_PERSON_TITLES

_I = re.compile(r"\bI(?:['’](?:m|ve|d|ll))?\b(?![.)])")
_WE = re.compile(r"\b(?:we|us|our|I|me|my)\b(?![.)])", re.IGNORECASE)
# Titles of what several say, or what somebody says for another.
_NOT_HIS_OWN = re.compile(rf"\b(?:joint(?:ly)?|common|{SPEAKS_FOR})\b", re.IGNORECASE)
_LEAST, _SHARE, _SHARE_OF_WE = 2, 0.15, 0.3
"""Sentences with "I", and their share of all, from which on a text is in the first person."""
_BY = re.compile(r"by\s", re.IGNORECASE)
_NAME = re.compile(NAME)
_OPENING_SENTENCES = 2
_KIND = re.compile(rf"\b(?:{FIRST_PERSON_TITLES})\b", re.IGNORECASE)


def find_author(text: str, title: str, issuer: str | None, roster: Roster, common: frozenset[str]) -> Person | None:
    """Whose words a text in the first person is; None for other texts, and where nothing names the author."""
    if len(_I.findall(text)) < _LEAST and not (_KIND.search(title) and len(_WE.findall(text)) >= _LEAST):
        return None  # most texts: nothing further is looked at
    quoted, spans = quotations(text), list(sentences(text))
    if spans and _BY.match(text, spans[0][0]):
        title = f"{title} {text[slice(*spans[0])]}"  # a title that goes on below: "Statement" "by X at ..."
    if not _often(_I, text, spans, quoted, _SHARE):
        spoken = (
            _KIND.search(title) and not _NOT_HIS_OWN.search(title) and _often(_WE, text, spans, quoted, _SHARE_OF_WE)
        )
        return _named_by(title, roster, common) if spoken else None  # a speech that says "we" throughout
    for line in (title, *(text[a:b] for a, b in spans[:_OPENING_SENTENCES])):
        if (line == title or not _I.search(line)) and (person := _named_by(line, roster, common)) is not None:
            return person
    tokens = tokenize(issuer or "")
    if tokens and tokens[0].letter == "T" and issuer is not None:
        return roster.add(issuer, titles=issuer, primary=True)  # "Minister for Foreign Affairs of ..."
    return None


def _often(word: re.Pattern[str], text: str, spans: list[Span], quoted: list[Span], share: float) -> bool:
    """Whether enough sentences have a word outside quotations."""
    own = sum(1 for a, b in spans if word.search(blanked(text, a, b, quoted)))
    return own >= max(_LEAST, share * len(spans))


def _named_by(line: str, roster: Roster, common: frozenset[str]) -> Person | None:
    """Whom "Remarks by X", "Statement of President X" or "X at the press conference" names.

    Only a name that follows the kind of text, or opens the line: in "Statement on the call with X" nobody is named.
    """
    kind = _KIND.search(line)
    if kind is None:
        return None
    tokens = tokenize(line, common)
    for first, _, name, titles, place in titled_names(tokens):
        before = [token for token in tokens[:first] if token.letter not in "tmTDPSHOaf" or token.text == "of"]
        ahead = before[-1].text.lower() if before else ""
        if not before or (ahead in ("by", "of", "from") and before[-1].start >= kind.end()):
            return roster.add(name, titles=titles, place=place, primary=True)
        return None
    by = next((i for i, token in enumerate(tokens) if token.text.lower() == "by" and token.start >= kind.end()), None)
    match = _NAME.match(letters(tokens), by + 1) if by is not None else None
    return roster.add(name_text(tokens, *match.span()), primary=True) if match is not None else None
