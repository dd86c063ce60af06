"""Whether a sentence of a chat model's reply stands in the statements that it cites: pure functions.

A sentence is judged part by part: the words before a mark against the statements of that mark. What cannot be shown to
stand there is a fault, named in plain words; no score, no similarity of embeddings, no second model.
"""

import re
import unicodedata
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from qa import claims, polarity, voices, wording
from qa.citations import Sentence, without_marks
from qa.sources import Source, dates, joined_initials, numbers, with_capitals
from vectorstore.language import fold, normalise, stem, words
from vectorstore.places import place_named
from vectorstore.tables.people import SIDE_NOUNS
from vectorstore.tables.speech import IRREGULAR

_FOREIGN = (
    ("an address", re.compile(
        r"\b[a-z][a-z0-9+.-]{1,15}:/{0,2}(?=[^\s/]+[./])\S+|\b(?:www\.|mailto:|data:|javascript:)\S+|"
        r"(?<![\w.+-])[\w.+-]+@[\w-]+\.\w+|"
        r"(?<![\w.。-])[\w-]+(?:[.。][\w-]+)*[.。](?:[^\W\d_]{2}|xn--)[\w-]*(?![\w-])\S*|"  # a domain or a file
        r"\b\w+[\s\[(]{1,3}dot[\s\])]{1,3}\w+|"  # the same spelled out
        r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?!\.?\d)\S*|"
        r"(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{1,4}(?!\w)|::[0-9a-f]",
        re.IGNORECASE)),
    ("a mark", re.compile(r"[\[【]\s*\^?\d")),
    ("a link or an image", re.compile(r"!?\[[^\]]*\]\s*\([^)]*\)|!\[|\]\s*\[|\]\(")),
    ("markup", re.compile(r"</?[a-zA-Z!][^<>]*>?|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]{2,8});|\|.*\||\\[a-zA-Z(\[]|\$\$")),
    ("code", re.compile(r"`|\{\{|\}\}|\{%|<\?|\w\(\)|=>|;\s*$")),
)  # fmt: skip
_PAIRED = tuple(re.compile(f"{a}([^{a}{b}]*){b}") for a, b in wording.QUOTATION_MARKS)
_QUOTATION = re.compile(r'"([^"]*)"' + r"|(?<![\w'])'(?=\w)((?:[^']|(?<=\w)'(?=\w))*)'(?!\w)")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CLAUSES = re.compile(
    r"[,;:()—–]|\s-\s|\b(?:and|or|but|while|whereas|although|though|however|which|who|because|so|then)\b",
    re.IGNORECASE,
)
_STOPS = " \t\n.,;:!?…"
_SMALLEST_SHARE = 0.4
"""Of a sentence's words that claim something, the share that has to stand in the cited statements (as stems): a right
paraphrase seldom falls below a half, prose about something else or in another language seldom reaches a quarter."""


def fault(
    sentence: Sentence,
    evidence: Sequence[Source],
    previous: tuple[claims.Person, ...],
    secrets: Sequence[str] = (),
    asked: Iterable[claims.Person] = (),
) -> str | None:
    """Why a sentence may not be shown; None where every check holds.

    Args:
        sentence: as `qa.citations.split` gives it.
        evidence: the numbered statements; the first one is number 1.
        previous: whom "he" or "she" means to a reader: the speakers of the sentence shown before.
        secrets: strings of the prompt that no answer holds, such as its delimiters.
        asked: whom the question names: they need not stand in the evidence.
    """
    everybody = _everybody(evidence)
    if any(unicodedata.category(character) in {"Cc", "Cf", "Co", "Cn"} for character in sentence.text):
        return "holds hidden characters"
    sentence = _plainly(sentence, everybody.union(asked))
    text = sentence.text
    if any(secret in text for secret in secrets):
        return "repeats the prompt"
    if not sentence.numbers:
        return "cites no statement"
    foreign = _foreign(text, [evidence[number - 1] for number in sentence.numbers])
    if foreign:
        return foreign
    carried = claims.NOBODY
    for part, cited in parts(sentence, evidence):
        claim = claims.claim(part, everybody, carried)
        reason = (
            _quotations(part, cited, claim, previous)
            or _dates_and_numbers(part, cited)
            or _names(part, cited)
            or polarity.fault(part, [source.quote for source in cited])
            or voices.fault(part, claim, cited, previous)
            or _wording(part, cited)
        )
        if reason:
            return reason
        carried = claim
    return None if _is_a_sentence(text, bool(carried)) else "is no sentence that says who said or did something"


def _is_a_sentence(text: str, somebody: bool) -> bool:
    """Whether words say something: not "discussed trade", "internal affairs" or "the two sides would".

    Args:
        somebody: whether they begin with who does it. Of others more is asked: a plural looks like a verb.
    """
    listed = words(text)
    if not listed or listed[-1] in wording.VERBAL:
        return False
    if not somebody and stem(listed[0]) in claims.REPORTING_STEMS and "by" not in listed[:3]:
        return False
    endings = ("ed", "ing", "s") if somebody else ("ed", "ing")
    return any(w in _VERBS or stem(w) in claims.REPORTING_STEMS or w.endswith(endings) for w in listed)


def speakers(sentence: Sentence, evidence: Sequence[Source]) -> tuple[claims.Person, ...]:
    """Whom a pronoun in the next sentence would mean: the speakers of the last part's statements."""
    said = [source for _, cited in parts(sentence, evidence)[-1:] for source in cited if source.people]
    return tuple(dict.fromkeys(person for source in said for person in source.people))


def parts(sentence: Sentence, evidence: Sequence[Source]) -> list[tuple[str, tuple[Source, ...]]]:
    """Each part of the sentence with the statements that answer for it; words behind the last mark have them all."""
    return [
        (segment.text, tuple(evidence[number - 1] for number in segment.numbers or sentence.numbers))
        for segment in sentence.segments
        if re.search(r"\w", segment.text)
    ]


def _plainly(sentence: Sentence, people: frozenset[claims.Person]) -> Sentence:
    """The sentence as the checks read it: letters of one form, and names with their capitals."""
    texts = (unicodedata.normalize("NFKC", segment.text) for segment in sentence.segments)
    plain = (with_capitals(text, people) for text in texts)
    segments = zip(sentence.segments, plain, strict=True)
    return replace(sentence, segments=tuple(replace(segment, text=text) for segment, text in segments))


def _everybody(evidence: Sequence[Source]) -> frozenset[claims.Person]:
    return frozenset(person for source in evidence for person in (*source.people, *source.others))


def _foreign(part: str, cited: Sequence[Source]) -> str | None:
    """Addresses, links, markup and code, unless the cited statement has them letter by letter."""
    for name, pattern in _FOREIGN:
        for match in pattern.finditer(part):
            written = "".join(match.group().strip(_STOPS).split()).casefold()
            if not any(written in "".join(source.quote.split()).casefold() for source in cited):
                return f"holds {name} that is in no statement"
    return None


def quotations(text: str) -> list[str]:
    """What stands in quotation marks, normalised, without the stop or comma that typography puts inside."""
    found = [double or single for double, single in _QUOTATION.findall(normalise(text))]
    found += [normalise(quotation) for pattern in _PAIRED for quotation in pattern.findall(text)]  # one in another too
    return [quotation.strip(_STOPS) for quotation in found]


def _quotations(
    part: str, cited: Sequence[Source], claim: claims.Claim, previous: tuple[claims.Person, ...]
) -> str | None:
    if normalise(part).count('"') % 2:
        return "leaves a quotation open"
    for quotation in filter(None, quotations(part)):
        holders = [source for source in cited if _stands(quotation, source.quote)]
        if holders:
            reason = voices.fault(part, claim, holders, previous)
            if reason:
                return reason
        elif not any(_stands(quotation, run) for run in _runs(cited)):
            return "quotes words that are not in the statement"
    return None


def _stands(quotation: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(quotation)}(?!\w)", normalise(text)) is not None


def _runs(cited: Sequence[Source]) -> list[str]:
    """The text of cited statements that follow one another in one readout with the same speakers."""
    runs: list[str] = []
    ordered = sorted(cited, key=lambda source: (source.hit.readout.id, source.hit.position))
    for before, after in pairwise(ordered):
        one, two = before.hit, after.hit
        together = one.readout.id == two.readout.id and two.position == one.position + 1
        if together and one.statement.speakers == two.statement.speakers:
            runs.append(without_marks(one.readout.text[one.statement.start : two.statement.end]))
    return runs


def _dates_and_numbers(part: str, cited: Sequence[Source]) -> str | None:
    allowed = {date for source in cited for date in source.dates}
    rest = part
    for wanted, (start, end) in dates(part):
        rest = rest[:start] + " " * (end - start) + rest[end:]
        if not any(all(w is None or w == h for w, h in zip(wanted, held, strict=True)) for held in allowed):
            return f"names a date that is not in the statement: {part[start:end].strip()}"
    opening = re.match(r"\W*([a-zA-Z]+),", rest)  # "Third, he said" counts the sentences
    missing = numbers(rest[opening.end() :] if opening else rest) - {n for source in cited for n in source.numbers}
    return f"names a number that is not in the statement: {min(missing):g}" if missing else None


def _names(part: str, cited: Sequence[Source]) -> str | None:
    known = {word for source in cited for word in source.vocabulary}
    plain = joined_initials(part)
    for date, (start, end) in dates(plain):  # judged already
        if date[1] is not None:
            plain = plain[:start] + " " * (end - start) + plain[end:]
    for match in _WORD.finditer(plain):
        written = match.group()
        if not written[0].isupper():
            continue
        for word in words(written):
            if _of_a_side(plain, match, word, cited):
                return f"names {written}, who or which is not in the statement"
            ordinary = word in wording.FUNCTION_WORDS and (len(written) == 1 or not written.isupper())  # "us", not "US"
            if ordinary or word in known or stem(word) in known or _same_place(word, cited):
                continue
            return f"names {written}, who or which is not in the statement"
    return None


def _same_place(word: str, cited: Sequence[Source]) -> bool:
    """Whether a word such as "Chinese" names a place that the statements name in another form ("China")."""
    return any(_names_place(word, f"{source.quote} . {source.title}") for source in cited)


def _names_place(word: str, text: str) -> bool:
    place = place_named(word)
    if place is None:
        return False
    surfaces = "|".join(re.escape(fold(surface)) for surface in (place.name, *place.aliases, *place.demonyms))
    return re.search(rf"\b(?:{surfaces})\b", fold(text)) is not None


def _of_a_side(part: str, match: re.Match[str], word: str, cited: Sequence[Source]) -> bool:
    """Whether "the Russian side" stands where the statement itself speaks of another side: both are in the title."""
    if not re.match(rf"\s+(?:{'|'.join(SIDE_NOUNS)})\b", part[match.end() :]) or place_named(word) is None:
        return False
    speaking = " . ".join([source.quote for source in cited] + [" ".join(p) for s in cited for p in s.people])
    return not _names_place(word, speaking)


_VERBS = wording.VERBAL - wording.PRONOUNS | {form for forms in IRREGULAR.values() for form in forms}
_FUNCTION = frozenset(map(stem, wording.FUNCTION_WORDS))
_SAYING_NOTHING = _FUNCTION | frozenset(map(stem, wording.FRAME_WORDS)) | claims.REPORTING_STEMS


def _wording(part: str, cited: Sequence[Source]) -> str | None:
    """A sentence about something else than its statements, or in another language, cites them for nothing."""
    names = {word for written in _WORD.findall(part) if written[0].isupper() for word in words(written)}
    claimed = {stem(word) for word in words(part) if word not in names and not word.isdigit()} - _SAYING_NOTHING
    # Names may be the title's, what is claimed may not: titles are written to be read, and some to be obeyed.
    known = {word for source in cited for word in source.quote_words}
    if claimed and len(claimed & known) < _SMALLEST_SHARE * len(claimed):
        return "is not what the statement says"
    for clause in _CLAUSES.split(part):
        own = {stem(word) for word in words(clause)} & claimed
        doubtful = len(own & known) < _SMALLEST_SHARE * len(own) and _has_a_verb(clause, known)
        if doubtful or (len(own) > 1 and not own & known):
            return f"adds what the statement does not say: {' '.join(clause.split())}"
    return None


def _has_a_verb(clause: str, known: Container[str]) -> bool:
    """Whether somebody does something in it; told by words of grammar, else by the ending of a word of its own."""
    listed = words(clause)
    return any(
        word in wording.VERBAL
        or stem(word) in claims.REPORTING_STEMS
        or (len(word) > 4 and word.endswith(("ed", "ing")) and stem(word) not in known)
        for word in listed
    )
