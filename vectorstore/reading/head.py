"""The lines at the head of a document: title, date, issuer, by-lines, and where the body begins."""

import re
from dataclasses import dataclass, field
from datetime import date

from vectorstore.dates import find_dates
from vectorstore.houses import house_called
from vectorstore.language import fold, words
from vectorstore.reading.datelines import date_line, other_date_line
from vectorstore.reading.furniture import LONGEST_LINE, is_byline, is_furniture
from vectorstore.reading.lines import starts_turn
from vectorstore.reading.participants import is_prose
from vectorstore.tables.calendar import OTHER_DATE_LABELS
from vectorstore.tables.furniture import HEAD_KEYS, OFFICE_KEYS

LONGEST_HEAD = 12
"""Blocks: what stands further down is body, whatever it looks like."""
TITLE_END = re.compile(r"\s+[-–—|»·•:]+\s+|\s*\|\s*")
"""Where a site's name may begin behind a title."""
_LONGEST_TITLE = 400

_CRUMBS = re.compile(r"\s+(?:>|›|»|→|/|::)\s+")
_KEY = re.compile(r"([A-Za-z][A-Za-z _-]{2,24}?)\s*:\s+(\S.*)")
_INSTITUTION = re.compile(
    r"(?:the )?(?:\w+ ){0,3}(?:ministry|department|office|embassy|mission|government|presidency|cabinet|chancellery|"
    r"directorate|bureau|secretariat|press service|delegation|administration)\b(?:,? [\w'&-]+)*"
)
_CLAIMED = re.compile(
    r"^the (?:below|following)(?: \w+){0,3} (?:is|was|are|may be) attribut(?:able|ed) to [^:]{2,120}:\s*", re.IGNORECASE
)


@dataclass(slots=True)
class Head:
    """What the head of a document says."""

    title: str | None = None
    dates: list[date] = field(default_factory=list)
    """Of date lines, in order."""
    above: list[date] = field(default_factory=list)
    """Of date lines above the title, where pages also write today's date."""
    fields: dict[str, str] = field(default_factory=dict)
    """Lines such as "Participants: ...", by the meaning of their key."""
    hints: list[str] = field(default_factory=list)
    """Breadcrumbs, letterheads and by-lines: they may name the issuer."""
    told: str | None = None
    """The first sentence, where it has to serve for the title: it belongs to the body too."""
    body: list[str] = field(default_factory=list)


def breadcrumbs(block: str) -> tuple[str, ...]:
    """The steps of a line such as "Home > News from China"; none where it is another line."""
    steps = _CRUMBS.split(block) if len(block) <= LONGEST_LINE else []
    fits = len(steps) > 1 and all(0 < len(step) <= 80 and not step.endswith((".", ",", ";")) for step in steps)
    slashed = "/" in block and not re.search(r"[>›»→]", block)
    if not fits or (slashed and fold(steps[0]) not in ("home", "home page", "main", "start")):
        return ()
    return tuple(steps)


def is_head_line(line: str) -> bool:
    """Whether a line says by itself that it belongs to the head of a document, and so goes on in no other."""
    match = _KEY.fullmatch(line) if len(line) <= LONGEST_LINE else None
    keyed = match is not None and _is_key(match[1])
    return (
        keyed
        or bool(breadcrumbs(line) or date_line(line))
        or is_furniture(line)
        or is_byline(line)
        or is_letterhead(line)
    )


def same_line(one: str, other: str) -> bool:
    """Whether two lines have the same letters and digits."""
    return min(len(one), len(other)) * 3 + 60 > max(len(one), len(other)) and _letters(one) == _letters(other)


def read_head(blocks: list[str], title: str | None) -> Head:
    """What the head of a document says; `title` is the one that the file declares for itself, if any."""
    head = Head(title=title)
    blocks = _from_title(_with_keys(blocks), title, head)
    for place, block in enumerate(blocks[:LONGEST_HEAD]):
        if not _take(block, head, last=place == len(blocks) - 1):
            head.body = blocks[place:]
            break
    else:
        head.body = blocks[LONGEST_HEAD:]
    if head.told:
        head.body.insert(0, head.told)
    if head.body:
        head.body[0] = _CLAIMED.sub("", head.body[0])
    return head


def _from_title(blocks: list[str], title: str | None, head: Head) -> list[str]:
    """The blocks from the declared title on: what stands above it are menus and letterheads."""
    if title:
        for place, block in enumerate(blocks[:LONGEST_HEAD]):
            if same_line(block, title):
                head.hints.extend(line for line in blocks[:place] if len(line) <= 160)
                head.above.extend(filter(None, map(date_line, blocks[:place])))
                return blocks[place + 1 :]
    return list(blocks)


def _with_keys(blocks: list[str]) -> list[str]:
    """The blocks, a key that stands by itself ("From:") put before its value."""
    found: list[str] = []
    for block in blocks[: 2 * LONGEST_HEAD]:
        bare = found[-1].rstrip(" :") if found else ""
        if _is_key(bare) and (bare != found[-1] or date_line(block) is not None):
            found[-1] = f"{bare}: {block}"
        else:
            found.append(block)
    return found + blocks[2 * LONGEST_HEAD :]


def _is_key(text: str) -> bool:
    key = _key(text)
    return key in HEAD_KEYS or key in OFFICE_KEYS or bool(key and set(key.split()) <= OTHER_DATE_LABELS)


def _key(text: str) -> str:
    return re.sub(r"[\s_-]+", " ", text).strip().lower()


def _take(block: str, head: Head, last: bool) -> bool:
    """Take a block as part of the head; False where the body begins with it."""
    if crumbs := breadcrumbs(block):
        head.hints.extend(reversed(crumbs))
    elif is_furniture(block):
        pass
    elif is_byline(block):
        head.hints.append(block)
    elif _take_field(block, head):
        pass
    elif (day := date_line(block)) is not None:
        head.dates.append(day)
    elif other_date_line(block):
        pass
    elif head.title is None and is_letterhead(block):
        head.hints.append(block)
    elif head.title is None and not last and looks_like_title(block):
        head.title = block
        if is_told(block):
            head.told = block
    elif head.title is None or not same_line(block, head.title):
        return False
    return True


def _take_field(block: str, head: Head) -> bool:
    match = _KEY.fullmatch(block) if len(block) <= LONGEST_LINE else None
    key = _key(match[1]) if match else ""
    name = HEAD_KEYS.get(key)
    if match and (key in OFFICE_KEYS or name == "issuer"):
        head.hints.append(match[2])
        return is_letterhead(match[2])
    if match is None or name is None:
        return False
    if name == "title" and head.title is None:
        head.title = match[2]
    elif name == "date":
        found = find_dates(match[2])
        if len(found) != 1:
            return False
        head.dates.insert(0, found[0][2])
    elif name == "participants" and is_prose(match[2]):
        return False
    else:
        head.fields.setdefault(name, match[2])
    return True


def is_letterhead(block: str) -> bool:
    """Whether a line is the name of an office and nothing else."""
    folded = fold(block)
    if len(block) > 120 or block.endswith((".", ":")):
        return False
    capital = all(
        word[:1].isupper() for word in re.findall(r"[^\W\d_]{4,}", block) if word.lower() not in ("with", "from")
    )
    told = set(words(block)) & {
        "statement",
        "readout",
        "on",
        "with",
        "call",
        "meeting",
        "visit",
        "regarding",
        "remarks",
        "meets",
        "statements",
    }
    return house_called(block) is not None or (capital and not told and _INSTITUTION.fullmatch(folded) is not None)


def looks_like_title(block: str) -> bool:
    """Whether a block can be a document's title: a line that is no sentence of prose."""
    if len(block) > _LONGEST_TITLE or (starts_turn(block) and not re.match(r"[^:]*:\s+\S+ \S+ \S+", block)):
        return False
    sentences = len(re.findall(r"[a-z)]{4}[.!?][\"'”’]?(?= +[A-Z]|$)", block))
    return sentences == 0 or (len(block) <= 160 and sentences == 1)


def is_told(title: str) -> bool:
    """Whether a title is a sentence: titles that end with a full stop begin most of their words with capitals."""
    told = [word for word in re.findall(r"[^\W\d_]+", title) if len(word) > 3]
    small = sum(word.islower() for word in told)
    return re.search(r"[.!?:…][\"'”’)]*$", title) is not None and len(told) > 3 and small * 2 >= len(told)


def _letters(text: str) -> str:
    return "".join(c for c in fold(text) if c.isalnum())
