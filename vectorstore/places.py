"""Which place a name, a demonym or a capital stands for."""

from functools import cache, lru_cache

from vectorstore.language import fold
from vectorstore.tables.places import PLACES, SPELLING_MATTERS, Place


@lru_cache(maxsize=65_536)
def place_named(text: str) -> Place | None:
    """The place that the whole text names ("the Kyrgyz Republic", "Kyrgyz", "Bishkek"), without regard to case,
    accents, typography and a leading "the". None where it names no place, or more than one ("Congolese").
    """
    name = fold(text)
    shortened = name.removeprefix("the ")
    if shortened in _spelled() and not _spelled()[shortened] & set(text.split()):
        return None
    # "The Hague" has its article in the table: look for it first.
    return _index().get(name) or _index().get(shortened)


@cache
def _index() -> dict[str, Place | None]:
    """Every surface of the table, folded; None for one that several places share."""
    index: dict[str, Place | None] = {}
    for place in PLACES:
        for surface in {fold(s) for s in (place.name, *place.aliases, *place.demonyms, *place.capitals)}:
            index[surface] = None if surface in index else place
    return index


@cache
def _spelled() -> dict[str, set[str]]:
    """The names that are ordinary words in small letters, folded, with the spellings that count."""
    return {fold(name): {s for s in SPELLING_MATTERS if fold(s) == fold(name)} for name in SPELLING_MATTERS}
