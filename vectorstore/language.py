"""Folding and stemming of English text: what searching, names and questions compare by. No heavy imports."""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

_stemmer = snowballstemmer.stemmer("english")
_WORD = re.compile(r"\w+(?:['’]\w+)*", re.UNICODE)
_TYPOGRAPHY = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "ʼ": "'", "ʹ": "'", "`": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
        "‹": '"', "›": '"', "「": '"', "」": '"', "『": '"', "』": '"', "《": '"', "》": '"', "〈": '"', "〉": '"',
        "〝": '"', "〞": '"', "〟": '"', "❝": '"', "❞": '"', "❛": "'", "❜": "'",
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
    }
)  # fmt: skip
# Letters that no Unicode decomposition takes apart, as they are commonly written without their mark.
_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a"}
)


def normalise(text: str) -> str:
    """The text for verbatim comparison: NFKC, straight quotes, plain hyphens, single spaces, case folded."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_TYPOGRAPHY).casefold().split())


def fold(text: str) -> str:
    """The text for comparing names and words: as `normalise`, and without accents ("Çavuşoğlu" is "cavusoglu")."""
    decomposed = unicodedata.normalize("NFKD", normalise(text))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_LETTERS)


def words(text: str) -> list[str]:
    """The folded words of a text in order; a possessive "'s" is dropped."""
    return [re.sub(r"'s?$", "", word) for word in _WORD.findall(fold(text))]


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The stem of one folded word (Snowball's English stemmer)."""
    return str(_stemmer.stemWord(word))


def stems(text: str) -> list[str]:
    """The stems of a text's words in order."""
    return [stem(word) for word in words(text)]
