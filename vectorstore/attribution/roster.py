"""Gathering a document's people before its sentences are read."""

import re
from collections import Counter

from vectorstore.attribution.cues import forms, subject_verb
from vectorstore.attribution.lists import listed_names
from vectorstore.attribution.offices import add_delegates, add_offices, add_parties
from vectorstore.attribution.people import (
    NAME,
    Roster,
    first_place,
    name_text,
    name_words,
    title_heads,
    titled_names,
)
from vectorstore.attribution.sentences import LONGEST_READ, sentences
from vectorstore.attribution.tokens import Token, letters, tokenize
from vectorstore.houses import house_named
from vectorstore.language import fold
from vectorstore.places import place_named
from vectorstore.tables.people import SHARED_HEADS, SPEAKS_FOR
from vectorstore.tables.speech import JOINT, MEETING, SAYING

_BARE = re.compile(rf"(?P<name>{NAME})")
# A name of one word, with no title, article, institution or other name around it.
_ONE_NAME = re.compile(r"(?<![tTODPSNHpfm])(?P<name>N)(?![NJpaO])")
_SPEAKS_AGAIN = 2
_TITLE_NAME = re.compile(rf"(?:^|[abcofx])(?P<name>{NAME})")
_HOME_ROLE = re.compile(r"(?P<det>[th])m*(?P<origin>[DP]?)(?P<title>[Tr])(?P<of>(?:ft?P)?)")
_WITH = frozenset(("with", "between", "and", "by", "to", "from", ","))
# Behind these the opening tells of other talks and of people who are not at this one.
_ELSEWHERE = re.compile(
    r"\b(?:ahead of|following|in advance of|on the (?:margins|sidelines) of|before|after|on behalf of|"
    r"at the (?:initiative|request|invitation) of|in preparation for|as directed by|accompanied by|"
    r"in the presence of|where|during which|initiated by|"
    r"(?<=\w)(?P<pair> between))\b[^,]*",
    re.IGNORECASE,
)
# A meeting of several, and the sentence that tells who came.
_MANY_SIDED = re.compile(
    r"\b(?:summit|ministerial|G7|G20|quad|trilateral|quadrilateral|multilateral|conference|council|session|assembly|"
    r"leaders of|foreign ministers|heads of)\b",
    re.IGNORECASE,
)
_ATTENDANCE = re.compile(
    r"\b(?:tak(?:e|es|ing) part|took part|(?:was|were) (?:also )?(?:attended|joined) by|"
    r"participants? (?:included|were|are)|"
    r"participat(?:ed|ing)|with the participation of|in attendance|brought together|among those present)\b",
    re.IGNORECASE,
)
_ATTENDANCE_SENTENCES = 8
_COUNTERPART = re.compile(r"\bcounterpart\b", re.IGNORECASE)
# What the talk was for: names from here on are its subject and not its parties.
_AIM = re.compile(r"\bto (?!the\b|his\b|her\b|their\b|an?\b|[^\W\d_a-z])|\b(?:about|regarding|concerning)\b")
_TITLE_VERBS = frozenset(
    fold(form) for verb in {*SAYING, *JOINT, *MEETING} for form in (forms(verb)[0], forms(verb)[1])
)


def gather(text: str, title: str, issuer: str | None, declared: tuple[str, ...], common: frozenset[str]) -> Roster:
    """The people of a document: declared ones, those of its opening and title, and whoever speaks further on."""
    roster = Roster()
    roster.issuer, roster.issuer_place = issuer, _country(issuer) if issuer else None
    for name in declared:
        roster.add(name, primary=True)
    # What is longer is no sentence of prose.
    spans = [(a, min(b, a + LONGEST_READ)) for a, b in sentences(text)]
    for number, (a, b) in enumerate(spans[:3]):
        if number and len(roster.primary) > 1:
            break
        _open(text[a:b], common, roster)
    headline = tokenize(title, common | _TITLE_VERBS)
    _from_title(headline, roster)
    read = [(text[a:b], tokenize(text[a:b], common)) for a, b in spans]
    if len(roster.primary) < 2:
        _add_introduced(read, roster)
        add_parties([headline, *(tokens for _, tokens in read[:1])], roster)
    roster.many = _MANY_SIDED.search(title) is not None
    if len(roster.primary) < 2 or roster.many:
        for sentence, tokens in read[:_ATTENDANCE_SENTENCES]:
            if _ATTENDANCE.search(sentence):
                _attending(tokens, roster)
    for sentence, tokens in read:
        _add_introduced([(sentence, tokens)], roster)
        _add_subjects(sentence, tokens, roster)
    _add_surnames(read, roster)
    _settle_home(text, headline, roster, common)
    if roster.many:
        add_delegates(read, roster)
    add_offices(read, roster)
    return roster


def _add_introduced(sentences: list[tuple[str, list[Token]]], roster: Roster) -> None:
    for _, tokens in sentences:
        for name, titles, place in _introduced(tokens).values():
            roster.add(name, titles=titles, place=place)


def _introduced(tokens: list[Token]) -> dict[tuple[int, int], tuple[str, str, str | None]]:
    """(name, titles, place) of every name that an office, an honorific or a list's plural introduces, by its tokens."""
    found = {(first, last): (name, title, place) for first, last, name, title, place in listed_names(tokens)}
    for first, last, name, titles, place in titled_names(tokens):
        if titles or (first, last) not in found:
            found[first, last] = (name, titles, place)
    return dict(sorted(found.items()))


def _open(sentence: str, common: frozenset[str], roster: Roster) -> None:
    """The parties whom an opening sentence names: those before its verb are the hosts, those after it the guests."""
    if sentence.endswith(":") and _speaks_for(sentence):
        return  # "The below is attributable to Spokesperson X:"
    tokens = tokenize(sentence, common)
    titled = _introduced(tokens)
    verb_end = _verb(sentence, tokens)
    aim = _AIM.search(sentence, verb_end) if verb_end else None
    stop = aim.start() if aim else len(sentence)
    elsewhere = [
        match.span()
        for match in _ELSEWHERE.finditer(sentence)
        if not match["pair"] or 0 < (verb_end or 0) < match.start()
    ]
    for match in _BARE.finditer(letters(tokens)):
        first, last = match.span("name")
        if tokens[first].start >= stop or tokens[last - 1].possessive:
            continue
        if any(a <= tokens[first].start < b for a, b in elsewhere):
            continue
        name, titles, place = titled.get((first, last), (name_text(tokens, first, last), "", None))
        known = roster.resolve(name_words(name), title_heads(titles) if titles else (), place)
        lead = first
        while lead and tokens[lead - 1].letter == "H":
            lead -= 2 if lead > 1 and tokens[lead - 2].letter == "t" else 1
        before = tokens[lead - 1].text.lower() if lead else ""
        subject = (
            verb_end is not None and tokens[first].start < verb_end and before not in ("with", "between", "to", "by")
        )
        met = verb_end is not None and 0 <= tokens[lead].start - verb_end <= 1
        honoured = lead < first
        plausible = (
            (honoured or len(name_words(name)) > 1)
            and (subject or met or before in _WITH)
            and before not in ("the", "a", "an")
        )
        if titles or known or plausible:
            person = roster.add(name, titles=titles, place=place or _bracketed(tokens, last), primary=True)
            # "The Minister and her counterpart X spoke": the counterpart is never of her side.
            person.host = person.host or (subject and not _COUNTERPART.search(titles))


def _attending(tokens: list[Token], roster: Roster) -> None:
    """The parties whom a sentence lists as taking part: every name with an office, or of two words and more."""
    titled = _introduced(tokens)
    for match in _BARE.finditer(letters(tokens)):
        first, last = match.span("name")
        name, titles, place = titled.get((first, last), (name_text(tokens, first, last), "", None))
        if not tokens[last - 1].possessive and (titles or len(name_words(name)) > 1):
            roster.add(name, titles=titles, place=place or _bracketed(tokens, last), primary=True)


def _bracketed(tokens: list[Token], i: int) -> str | None:
    """ "Ms. X (Ruritania)": the country in a bracket behind a name."""
    return first_place(tokens[i + 1 : i + 3]) if i < len(tokens) and tokens[i].text == "(" else None


def _verb(sentence: str, tokens: list[Token]) -> int | None:
    """Where the first verb that follows a name ends."""
    for match in _BARE.finditer(letters(tokens)):
        last = match.end("name")
        if tokens[last - 1].possessive:
            continue
        for end in (tokens[last - 1].end, *(token.end for token in tokens[last : last + 4])):
            verb = subject_verb().match(sentence, end)
            if verb is not None:
                return verb.end()
    return None


def _from_title(tokens: list[Token], roster: Roster) -> None:
    """Names in the title: with an office, or known from the text already."""
    titled = _introduced(tokens)
    for match in _TITLE_NAME.finditer(letters(tokens)):
        first, last = match.span("name")
        name, titles, place = titled.get((first, last), (name_text(tokens, first, last), "", None))
        if _speaks_for(titles) and tokens[0].letter != "T":
            continue  # the spokesperson whose statement it is takes no part in the talk
        known = roster.resolve(name_words(name), title_heads(titles) if titles else (), place)
        if len(known) == 1:
            known[0].primary = True
    for (first, _), (name, titles, place) in titled.items():
        spokesperson = _speaks_for(titles)
        known = roster.resolve(name_words(name), title_heads(titles), place)
        if not spokesperson and not known:
            roster.add(name, titles=titles, place=place, primary=True).host = first < len(tokens) // 3
        elif not spokesperson and len(known) == 1:
            roster.add(name, titles=titles, place=place, primary=True)


def _speaks_for(titles: str) -> bool:
    """Whether an office is that of somebody who only gives out what others said."""
    return re.search(SPEAKS_FOR, titles, re.IGNORECASE) is not None


def _add_subjects(text: str, tokens: list[Token], roster: Roster) -> None:
    """Names of two words and more that a verb of speech or meeting follows directly."""
    for match in _BARE.finditer(letters(tokens)):
        first, last = match.span("name")
        name = name_text(tokens, first, last)
        if tokens[last - 1].possessive or len(name_words(name)) < 2:
            continue
        known = roster.resolve(name_words(name))
        if len(known) == 1 and set(known[0].words) < set(name_words(name)):
            roster.add(name)  # the fullest form that the document gives
        before = tokens[first - 1].letter if first else ""
        if before not in ("t", "O", "D") and subject_verb().match(text, tokens[last - 1].end):
            roster.add(name, place=_bracketed(tokens, last))


def _add_surnames(read: list[tuple[str, list[Token]]], roster: Roster) -> None:
    """Surnames that nothing introduces, where the text has them speak more than once: "Vik said", "Vik asked"."""
    speaking = Counter[str]()
    for text, tokens in read:
        for match in _ONE_NAME.finditer(letters(tokens)):
            token = tokens[match.start("name")]
            if not token.possessive and token.text.isalpha() and not token.text.isupper():
                verb = subject_verb().match(text, token.end)
                speaking[token.text] += verb is not None and verb["saying"] is not None
    for name, often in speaking.items():
        if often >= _SPEAKS_AGAIN and not roster.resolve(name_words(name)):
            roster.add(name)


def _settle_home(text: str, headline: list[Token], roster: Roster, common: frozenset[str]) -> None:
    """The host's country and office, which a government's own account often leaves out.

    The country is the issuer's; without one, the country whose office a later sentence names and nobody here bears.
    """
    hosts = [person for person in roster.people if person.host and person.place is None] or [
        person for person in roster.primary if person.place is None and not person.heads
    ]
    home = roster.issuer_place
    if not hosts and home and not roster.of_place(home):
        # The opening names the guests alone: the host is the one person besides them whose country is not told.
        others = [person for person in roster.people if not person.primary and person.place is None]
        hosts = others if len(others) == 1 else []
        for person in hosts:
            person.primary = person.host = True
    tokens = tokenize(text, common)
    for match in _HOME_ROLE.finditer(letters(tokens)):
        told = first_place(tokens[slice(*match.span("of"))]) or first_place(tokens[slice(*match.span("origin"))])
        if told is None or roster.of_place(told) or len(hosts) != 1 or (home and told != home):
            continue
        host, role = hosts[0], fold(tokens[match.start("title")].text)
        if host.heads <= SHARED_HEADS or role in host.heads or role in ("leader", "side"):
            host.heads |= title_heads(role)
            home = told
    if home and (place := place_named(home)) is not None:
        home = place.name
    for person in hosts:
        person.place = person.place or home
    if any(person.host and person.place == home for person in roster.people):
        for person in roster.people:
            person.host = person.host and person.place in (None, home)
    roster.sides = _sides(headline, roster, home)


def _country(issuer: str) -> str | None:
    """The country or organisation whose account it is."""
    house = house_named(issuer)
    if house is not None:
        return house.country or house.name
    return first_place(tokenize(issuer))


def _sides(headline: list[Token], roster: Roster, home: str | None) -> tuple[str, ...]:
    """The countries and organisations that are party to the talk."""
    places = [person.place for person in roster.primary if person.place]
    if home:
        places.insert(0, home)
    if len(roster.primary) < 2:
        places += [place for token in headline if (place := first_place([token]))]
    return tuple(dict.fromkeys(places))
