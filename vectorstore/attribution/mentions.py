"""Mentions of people, groups and sides in one sentence, resolved against the document's people."""

import re
from bisect import bisect_left

from vectorstore.attribution.mention import Focus, Mention, MentionKind, everybody, mention_of, own_first
from vectorstore.attribution.people import (
    NAME,
    TITLES,
    Roster,
    first_place,
    name_words,
    title_heads,
)
from vectorstore.attribution.sides import find_group, find_honoured, find_institution, find_side, find_visitor
from vectorstore.attribution.tokens import Token, letters
from vectorstore.language import fold

# "of the Republic of X", "of the Office of the President"; behind "and" an office is the next one's.
_OF_PLACE = r"(?:[fo]t?[OPDT](?:[fo]?t?[OPDTS]|at?[OPDS](?!O*[Tr]))*)"
_NAMED = re.compile(
    rf"(?P<det>[th]?)m*(?P<origin>[DPS]?)O*(?P<titles>(?:{TITLES})?)H?(?P<name>{NAME})(?P<of>(?:ft?P)?)"
)
_ROLE = re.compile(rf"(?P<det>[th]?)m*(?P<origin>[DPS]?)O*(?P<titles>[Tr](?:t?a?t?[Tr])*)(?P<of>{_OF_PLACE}?)")
_LONGEST_LIST = 40


def mentions(tokens: list[Token], roster: Roster, focus: Focus) -> list[Mention]:
    """The mentions of a sentence in order, neighbours that "and" or a comma joins as one."""
    string = letters(tokens)
    found: list[Mention] = []
    i = 0
    while i < len(tokens):
        mention, last = _at(tokens, string, i, roster, _nearest(found, roster, focus))
        if mention is not None:
            found.append(mention)
        i = max(last, i + 1)
    return _joined(found, tokens)


def _nearest(found: list[Mention], roster: Roster, focus: Focus) -> Focus:
    """What "he" refers to after these mentions: "When X came to power, he ..." speaks of X and of nobody before.

    Only somebody who takes no part in the talk is taken for it: of the parties, the one whom the text is about goes on.
    """
    for mention in reversed(found):
        if mention.kind == "named" and not mention.possessive and len(mention.people) == 1:
            person = next((person for person in roster.people if person.name == mention.people[0]), None)
            if person is not None and not person.primary:
                return Focus(person, focus.group)
    return focus


def _at(tokens: list[Token], string: str, i: int, roster: Roster, focus: Focus) -> tuple[Mention | None, int]:
    if tokens[i].letter == "R":
        return _pronoun(tokens[i], roster, focus), i + 1
    for finder in (_named, find_group, _role, find_honoured, find_visitor, find_side, find_institution):
        mention, last = finder(tokens, string, i, roster)
        if mention is not None:
            return mention, last
    return None, i + 1


def _named(tokens: list[Token], string: str, i: int, roster: Roster) -> tuple[Mention | None, int]:
    match = _NAMED.match(string, i)
    if match is None:
        return None, i
    first, last = match.span("name")
    parts = _title_parts(tokens, *match.span("titles"))
    place = first_place(tokens[i:first]) or first_place(tokens[slice(*match.span("of"))])
    # A name may be followed by a capitalised word that is not part of it: the longest stretch that is known counts.
    for stop in range(last, first, -1):
        if string[stop - 1] not in "NJ" or (stop < last and string[stop] in "N"):
            continue
        words = name_words(" ".join(token.text for token in tokens[first:stop]))
        people = roster.resolve(words, title_heads(parts[-1]) if parts else (), place)
        if not people:
            continue
        names: tuple[str, ...] = (people[0].name,)
        if match["det"] and len(parts) > 1:
            others = [roster.with_head(fold(part)) for part in parts[:-1]]
            ahead = [own_first(found).name for found in others if found and people[0] not in found]
            names = tuple(dict.fromkeys([*ahead, *names]))
        end = match.end() if stop == last else stop
        possessive = tokens[stop - 1].possessive or tokens[end - 1].possessive
        kind: MentionKind = "group" if len(names) > 1 else "named"
        return Mention(tokens[i].start, tokens[end - 1].end, kind, names, possessive), end
    return None, i


def _title_parts(tokens: list[Token], first: int, last: int) -> list[str]:
    """The titles of a run one by one: split where "and" stands between two of them."""
    parts: list[list[str]] = [[]]
    for k in range(first, last):
        if tokens[k].letter in "ac" and any(token.letter in "Tr" for token in tokens[k + 1 : min(k + 3, last)]):
            parts.append([])
        else:
            parts[-1].append(tokens[k].text)
    return [" ".join(part) for part in parts if part]


def _role(tokens: list[Token], string: str, i: int, roster: Roster) -> tuple[Mention | None, int]:
    match = _ROLE.match(string, i)
    if match is None:
        return None, i
    first, last = match.span("titles")
    lower = tokens[first].letter == "r"
    if lower and not (match["det"] or match["origin"]):
        return None, i
    if match.end() < len(string) and string[match.end()] in "NH" and not lower:
        return None, i  # a title before a name that nobody here bears
    place = first_place(tokens[slice(*match.span("of"))]) or first_place(tokens[slice(*match.span("origin"))])
    names: list[str] = []
    for part in _title_parts(tokens, first, last):
        people = roster.bearing(part, place)
        if people:
            names.append(own_first(people).name)
    if not names and not lower and match["det"] == "t" and (match["origin"] or match["of"]) and place is not None:
        return mention_of(tokens, i, match.end(), "stranger", ()), match.end()
    if not names:
        return None, i
    people_named = tuple(dict.fromkeys(names))
    return mention_of(tokens, i, match.end(), "group" if len(people_named) > 1 else "role", people_named), match.end()


def _pronoun(token: Token, roster: Roster, focus: Focus) -> Mention | None:
    word = fold(token.text)
    if word in ("he", "she") and focus.single is not None:
        return Mention(token.start, token.end, "pronoun", (focus.single.name,))
    if word in ("i", "we") and roster.author is not None:
        return Mention(token.start, token.end, "pronoun" if word == "i" else "host", (roster.author.name,))
    if word == "we" and roster.agreed:
        return Mention(token.start, token.end, "group", roster.agreed)
    hosts = [person for person in roster.primary if person.host]
    if word == "we" and roster.sides and hosts:
        return Mention(token.start, token.end, "host", (hosts[0].place or hosts[0].name,))
    if word == "they":
        return Mention(token.start, token.end, "group", focus.group or everybody(roster))
    return None


def _joined(found: list[Mention], tokens: list[Token]) -> list[Mention]:
    """Mentions that a list joins, as one of several people: "A and B", "A, B and C", "A, B, and C".

    A comma before "and" joins only where a list is under way: in "thanked A, and B noted" it parts two clauses.
    """
    joined: list[Mention] = []
    i = 0
    while i < len(found):
        last, comma = i, False
        while last + 1 < len(found) and not found[last].possessive and found[last + 1].kind != "stranger":
            gap = _gap(found[last].end, found[last + 1].start, tokens)
            if {name for member in found[i : last + 1] for name in member.people} & set(found[last + 1].people):
                break
            if gap == "c" and _list_goes_on(found, last + 1, tokens):
                last, comma = last + 1, True
            elif gap in ("a", "w", "cw") or (gap == "ca" and comma):
                last, comma = last + 1, False
                break
            else:
                break
        members = found[i : last + 1]
        people = tuple(dict.fromkeys(name for member in members for name in member.people))
        kind: MentionKind = "group" if len(people) > 1 else members[0].kind
        if all(member.kind == "side" for member in members):
            kind = "side"
        joined.append(Mention(members[0].start, members[-1].end, kind, people, members[-1].possessive))
        i = last + 1
    return joined


def _list_goes_on(found: list[Mention], i: int, tokens: list[Token]) -> bool:
    """Whether the mention is followed by more of a list that ends in "and", nobody in it named twice."""
    named = list(found[i - 1].people)
    last = i + _LONGEST_LIST
    while i + 1 < min(len(found), last):
        gap = _gap(found[i].end, found[i + 1].start, tokens)
        named += found[i].people
        if gap in ("a", "ca"):
            named += found[i + 1].people
            return len(named) == len(set(named))
        if gap != "c":
            return False
        i += 1
    return False


def _gap(start: int, end: int, tokens: list[Token]) -> str:
    """The letters between two mentions: "c", "a", "ca" or "w" as they are; "x" for anything else."""
    first = bisect_left(tokens, start, key=lambda token: token.start)
    inside = ""
    for token in tokens[first : first + 3]:
        if token.start >= end:
            break
        inside += token.letter
    return inside if inside in ("c", "a", "ca", "w", "cw") else "x"
