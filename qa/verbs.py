"""The verbs of questions that ask for somebody's words."""

import re

from vectorstore.attribution.cues import forms
from vectorstore.tables.questions import SAYING
from vectorstore.tables.speech import NEEDS
from vectorstore.tables.speech import SAYING as REPORTING

_ASKS = re.compile(rf"\b(?:{SAYING})\b", re.IGNORECASE)


def _reporting() -> str:
    """Every form of the verbs of reporting that need nothing behind them to be such."""
    verbs = [verb for verb in REPORTING if verb not in NEEDS]
    return "|".join(
        sorted({form for verb in verbs for form in (verb, *forms(verb))}, key=lambda form: (-len(form), form))
    )


SAYING_VERB = rf"{SAYING}|{_reporting()}"
"""Verbs and nouns of saying, as questions and as readouts use them: an alternation for a pattern's group."""


def asks_for_words(text: str) -> bool:
    """Whether a text holds a verb or noun of saying: "say", "position", "asked"."""
    return _ASKS.search(text) is not None
