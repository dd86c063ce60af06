"""Which government's or organisation's office a name, folder or web address means."""

import re
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import urlsplit

from vectorstore.language import words
from vectorstore.tables.country_codes import COUNTRY_CODES
from vectorstore.tables.issuers import COUNTRIES, HOUSES, KINDS, MINISTRY_CODES, House

__all__ = ["House", "house_aliased", "house_at", "house_called", "house_named", "house_of_folder", "houses_named"]

# Words of a name that do not tell one house from another.
_FILLER_WORDS = (
    "the of for and to in on at official website web site page portal home homepage press service services office "
    "information news newsroom room media centre center department secretary spokesperson spokesman spokeswoman "
    "archive archives archived readout readouts statement statements release releases kingdom republic federation "
    "federal federative peoples people islamic state states union democratic socialist content en english version"
)
_FILLERS = frozenset(_FILLER_WORDS.split())
Words = tuple[str, ...]


def houses_named(text: str) -> tuple[House, ...]:
    """The houses that a text may mean, in the order of the table: those it names, else all of a country it names.

    "the American readout" gives every American house, "the White House readout" one. Folder names such as "china_mfa"
    are read as words.
    """
    named, _ = _named(_words(text))
    return named


def house_named(text: str) -> House | None:
    """The one house that a text means; None where it names none or several."""
    named = houses_named(text)
    return named[0] if len(named) == 1 else None


def house_called(name: str) -> House | None:
    """The house whose name this is, with nothing of weight left over: not NATO for "U.S. Mission to NATO"."""
    text = _words(name)
    named, used = _named(text)
    rest = [word for place, word in enumerate(text) if place not in used and word not in _FILLERS]
    return named[0] if len(named) == 1 and not rest else None


def house_aliased(name: str) -> House | None:
    """The house that has this very name or alias: "the White House", "Downing Street"; no office beside its country."""
    return _aliases().get(_words(name))


def house_of_folder(name: str) -> House | None:
    """The house whose readouts a folder of this name holds: "china_mfa", or with the country's code, "jp_mofa"."""
    house = house_named(name)
    code, _, kind = name.lower().replace("-", "_").partition("_")
    if house is not None or code not in COUNTRY_CODES or not kind:
        return house
    country, of_kind = COUNTRY_CODES[code], _find(_words(kind), _kinds())
    return (house_named(f"{country} {kind}") if of_kind else None) or _foreign_ministry(country, kind)


def house_at(url: str) -> House | None:
    """The house that publishes at an address: the one with the longest host that the address lies under.

    Of countries that the table of houses leaves out, the foreign ministry is known: "mofa.gov.bd".
    """
    host = (urlsplit(url if "//" in url else f"//{url}").hostname or "").rstrip(".").lower()
    labels = host.split(".")
    for start in range(len(labels)):
        if house := _hosts().get(".".join(labels[start:])):
            return house
    country = COUNTRY_CODES.get(labels[-1])
    return next(filter(None, (_foreign_ministry(country, label) for label in labels[:-1])), None) if country else None


def _foreign_ministry(country: str, code: str) -> House | None:
    """The foreign ministry of a country that goes by this code; None for other codes."""
    if code not in MINISTRY_CODES:
        return None
    known = [house for house in HOUSES if (house.country, house.kind) == (country, "foreign ministry")]
    return known[0] if known else House(f"Ministry of Foreign Affairs of {country}", country, "foreign ministry", ())


def _words(text: str) -> Words:
    plain = re.sub(r"\bUS\b", "USA", text.replace("_", " "))  # "us" is a pronoun, "US" a country
    return tuple(words(plain))


def _named(text: Words) -> tuple[tuple[House, ...], frozenset[int]]:
    """The houses named and the places of the words that name them."""
    aliases, countries, kinds = _find(text, _aliases()), _find(text, _countries()), _find(text, _kinds())
    if aliases:
        return _in_order({_aliases()[text[start:end]] for start, end in aliases}), _places(aliases + countries + kinds)
    of_country = [h for h in HOUSES if h.country in {_countries()[text[start:end]] for start, end in countries}]
    of_kind = [h for h in of_country if any(h.kind in _kinds()[text[start:end]] for start, end in kinds)]
    if of_kind:
        return tuple(of_kind), _places(countries + kinds)
    return tuple(of_country), _places(countries)


def _find(text: Words, phrases: Mapping[Words, object]) -> list[tuple[int, int]]:
    """The longest phrases in a text from left to right, as (start, end) in words."""
    found, start, longest = [], 0, max(map(len, phrases))
    while start < len(text):
        end = next((e for e in range(min(len(text), start + longest), start, -1) if text[start:e] in phrases), None)
        if end is None:
            start += 1
        else:
            found.append((start, end))
            start = end
    return found


def _places(spans: list[tuple[int, int]]) -> frozenset[int]:
    return frozenset(place for start, end in spans for place in range(start, end))


def _in_order(houses: set[House]) -> tuple[House, ...]:
    return tuple(house for house in HOUSES if house in houses)


@lru_cache(maxsize=1)
def _aliases() -> dict[Words, House]:
    return {_words(alias): house for house in HOUSES for alias in (house.name, *house.aliases)}


@lru_cache(maxsize=1)
def _countries() -> dict[Words, str]:
    return {_words(name): country for country, others in COUNTRIES.items() for name in (country, *others)}


@lru_cache(maxsize=1)
def _kinds() -> dict[Words, set[str]]:
    kinds: dict[Words, set[str]] = {}
    for kind, phrases in KINDS.items():
        for phrase in phrases:
            kinds.setdefault(_words(phrase), set()).add(kind)
    return kinds


@lru_cache(maxsize=1)
def _hosts() -> dict[str, House]:
    return {host: house for house in HOUSES for host in house.hosts}
