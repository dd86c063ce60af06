"""The verbs of speech are read: written once, their forms right, their conditions sound."""

import re
from collections import Counter

import pytest

from vectorstore.attribution.cues import forms
from vectorstore.tables.speech import ATTITUDES, EVENTS, IRREGULAR, JOINT, MEETING, NEEDS, SAYING, TALKED_OF

GROUPS = {
    "SAYING": SAYING,
    "JOINT": JOINT,
    "MEETING": MEETING,
    "EVENTS": EVENTS.split("|") if isinstance(EVENTS, str) else EVENTS,
}
VERBS = {*SAYING, *JOINT, *MEETING}


@pytest.mark.parametrize("name", GROUPS)
def test_nothing_is_listed_twice(name: str) -> None:
    assert [word for word, count in Counter(GROUPS[name]).items() if count > 1] == []


def test_verbs_are_single_lower_case_words() -> None:
    assert [verb for verb in VERBS if not re.fullmatch(r"[a-z]+(?:-[a-z]+)?", verb)] == []


def test_what_a_verb_needs_is_told_of_verbs_of_a_group() -> None:
    assert sorted(set(NEEDS) - VERBS) == []


def test_irregular_forms_are_told_of_verbs_of_a_group() -> None:
    assert sorted(set(IRREGULAR) - VERBS - TALKED_OF) == []


@pytest.mark.parametrize("verb", NEEDS)
def test_what_a_verb_needs_is_a_pattern_without_groups_of_its_own(verb: str) -> None:
    assert re.compile(NEEDS[verb]).groups == 0


def test_attitudes_are_a_pattern_without_groups_of_its_own() -> None:
    assert re.compile(ATTITUDES).groups == 0


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_the_forms_of_a_verb_have_the_endings_of_english(verb: str) -> None:
    third, past, participle, gerund = forms(verb)
    assert third.endswith("s")
    assert gerund.endswith("ing")
    assert " " not in third + past + participle + gerund
    if verb not in IRREGULAR:
        assert past == participle
        assert past.endswith("ed")


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("note", ("notes", "noted", "noted", "noting")),
        ("reply", ("replies", "replied", "replied", "replying")),
        ("convey", ("conveys", "conveyed", "conveyed", "conveying")),
        ("stress", ("stresses", "stressed", "stressed", "stressing")),
        ("wish", ("wishes", "wished", "wished", "wishing")),
        ("commit", ("commits", "committed", "committed", "committing")),
        ("say", ("says", "said", "said", "saying")),
        ("draw", ("draws", "drew", "drawn", "drawing")),
        ("refer", ("refers", "referred", "referred", "referring")),
        ("agree", ("agrees", "agreed", "agreed", "agreeing")),
    ],
)
def test_forms_are_made_by_rule_or_taken_from_the_table(verb: str, expected: tuple[str, ...]) -> None:
    assert forms(verb) == expected


# Their past is no regular one: should one of them be listed as a verb, the table has to know it.
STRONG = """
    beget begin bind bring build buy come cut deal do draw drive fall feel fight find forbid foresee forecast get give
    go grow have hear hold keep know lay lead leave let lose make mean meet pay put read rise say see seek sell send set
    shake show speak spend stand swear take teach tell think understand undertake uphold withdraw win write
    """.split()
# A single vowel and consonant at the end of a stressed syllable double.
DOUBLING = """
    admit beg chat commit concur confer defer drop occur permit plan prefer recap recommit refer regret stop submit
    transfer
    """.split()


@pytest.mark.parametrize("verb", sorted(VERBS & {*STRONG, *DOUBLING}))
def test_a_verb_whose_forms_no_rule_makes_stands_in_the_table(verb: str) -> None:
    assert verb in IRREGULAR


def test_a_form_stands_for_one_verb_of_a_group() -> None:
    seen: dict[str, str] = {}
    for verb in sorted({*SAYING, *JOINT}):
        for form in {verb, *forms(verb)}:
            assert seen.setdefault(form, verb) == verb, form
