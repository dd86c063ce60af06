"""Whom names, offices, sides, groups and pronouns stand for."""

import pytest

from vectorstore.attribution import attribute
from vectorstore.types import Mode

SIX = """\
The Foreign Ministers of six states met in Batumi on 3 May 2024.
The meeting was attended by Foreign Minister of Georgia Nino Beridze, Foreign Minister of Armenia Tigran Sarkisyan, \
Foreign Minister of Turkey Emre Yılmaz, Foreign Minister of Bulgaria Petar Dimov, Foreign Minister of Romania Ion \
Munteanu and Foreign Minister of Moldova Ana Rusu.
"""
ALL_SIX = {"Nino Beridze", "Tigran Sarkisyan", "Emre Yılmaz", "Petar Dimov", "Ion Munteanu", "Ana Rusu"}


@pytest.mark.parametrize(
    ("sentence", "mode", "speakers"),
    [
        ("Nino Beridze said that the ferry line would open in June.", "said", {"Nino Beridze"}),
        ("The Romanian Foreign Minister called for common rules on fishing.", "said", {"Ion Munteanu"}),
        ("The Moldovan side asked for help with the cleaning of rivers.", "said", {"Ana Rusu"}),
        ("Petar Dimov offered to host the next meeting.", "said", {"Petar Dimov"}),
        ("Yılmaz and Sarkisyan welcomed the opening of the bridge.", "joint", {"Emre Yılmaz", "Tigran Sarkisyan"}),
        ("The participants agreed to meet again in Varna.", "joint", ALL_SIX),
        ("The ministers discussed the pollution of the sea.", "joint", ALL_SIX),
    ],
)
def test_in_a_meeting_of_six_each_is_told_from_the_others(sentence: str, mode: Mode, speakers: set[str]) -> None:
    found = attribute(
        SIX + sentence, title="Meeting of Foreign Ministers in Batumi", issuer="Ministry of Foreign Affairs of Georgia"
    )
    assert set(found.participants) == ALL_SIX
    assert (found.statements[-1].mode, set(found.statements[-1].speakers)) == (mode, speakers)
