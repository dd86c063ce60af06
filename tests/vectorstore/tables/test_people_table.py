"""Titles, honorifics and words for groups are read: written once, their heads known, no word two things at once."""

import re
from collections import Counter

import pytest

from vectorstore.attribution.people import title_heads
from vectorstore.language import fold
from vectorstore.tables import abbreviations, english, people, questions

LISTS = {
    "HONORIFICS": people.HONORIFICS,
    "TITLES": people.TITLES,
    "TITLE_MODIFIERS": people.TITLE_MODIFIERS,
    "GROUP_NOUNS": people.GROUP_NOUNS,
    "SIDE_NOUNS": people.SIDE_NOUNS,
    "SPEAKING_NOUNS": questions.SPEAKING_NOUNS,
    "EVENT_NOUNS": questions.EVENT_NOUNS,
    "LISTENING": questions.LISTENING,
}


@pytest.mark.parametrize("name", LISTS)
def test_nothing_is_listed_twice(name: str) -> None:
    assert [word for word, count in Counter(LISTS[name]).items() if count > 1] == []


def test_titles_are_written_with_capitals() -> None:
    small = {"of", "the", "to", "for", "and", "at", "d'Affaires"}
    assert [t for t in people.TITLES if not all(w[0].isupper() or w in small for w in t.split())] == []


@pytest.mark.parametrize("name", ["TITLE_MODIFIERS", "GROUP_NOUNS", "SIDE_NOUNS"])
def test_common_nouns_are_written_small(name: str) -> None:
    assert [word for word in LISTS[name] if word != word.lower()] == []


@pytest.mark.parametrize("title", people.TITLES)
def test_every_title_is_a_head_of_itself_and_its_heads_are_folded(title: str) -> None:
    heads = title_heads(title)
    assert fold(title) in heads
    assert all(head == fold(head) and head for head in heads)


def test_other_names_of_an_office_belong_to_offices() -> None:
    titles = {fold(title) for title in people.TITLES}
    assert sorted(set(people.ALSO_CALLED) - titles) == []


def test_who_stands_for_a_side_is_a_noun_of_sides() -> None:
    assert sorted(people.SPOKEN_FOR - set(people.SIDE_NOUNS)) == []


def test_nobody_is_called_by_a_title_and_an_honorific_at_once() -> None:
    assert {fold(h) for h in people.HONORIFICS} & {fold(t) for t in people.TITLES} == set()


@pytest.mark.parametrize(
    ("titles", "heads", "others"),
    [
        ("Secretary of State", {"secretary of state", "secretary"}, {"state"}),
        (
            "Deputy Prime Minister and Foreign Minister",
            {"deputy prime minister", "foreign minister", "minister"},
            set(),
        ),
        ("Minister of Foreign Affairs and Trade", {"minister", "minister of foreign affairs and trade"}, {"trade"}),
        ("Minister of Foreign Affairs", {"minister", "foreign minister"}, {"affairs"}),
        ("President", {"president", "head of state", "leader"}, {"vice president"}),
        ("Prime Minister", {"prime minister", "premier", "head of government"}, {"minister", "president"}),
        ("Vice President", {"vice president"}, {"president"}),
        ("Deputy Secretary of State", {"deputy secretary", "deputy secretary of state"}, {"secretary of state"}),
        ("Deputy Prime Minister", {"deputy prime minister"}, {"prime minister"}),
        ("Secretary General", {"secretary general"}, {"general", "secretary"}),
        ("Special Envoy", {"special envoy", "envoy"}, set()),
        ("National Security Advisor", {"national security advisor", "advisor"}, set()),
    ],
)
def test_a_later_sentence_calls_the_bearer_of_a_title_by_its_heads(
    titles: str, heads: set[str], others: set[str]
) -> None:
    found = title_heads(titles)
    assert heads <= found
    assert not others & found


@pytest.mark.parametrize(
    "words",
    [
        english.FUNCTION_WORDS,
        english.MONTHS_AND_DAYS,
        english.INSTITUTION_WORDS,
        english.NAMES_THAT_ARE_WORDS,
        questions.ASKING_WORDS,
        people.PARTICLES,
    ],
)
def test_words_are_compared_folded_and_so_written_folded(words: frozenset[str]) -> None:
    assert sorted(word for word in words if word != fold(word)) == []


def test_common_words_are_folded_words_and_no_names() -> None:
    words = english.common_words()
    assert len(words) > 1_000
    assert words & english.NAMES_THAT_ARE_WORDS == set()
    assert sorted(word for word in words if not re.fullmatch(r"[\w'’.&-]+", word) or word != fold(word)) == []


def test_abbreviations_are_written_without_their_last_stop() -> None:
    assert abbreviations.BEFORE_A_NUMBER <= abbreviations.ANYWHERE
    for word in abbreviations.BEFORE_A_NAME | abbreviations.ANYWHERE:
        assert not word.endswith("."), word


def test_an_abbreviation_never_ends_a_sentence_or_may_but_not_both() -> None:
    assert set() == abbreviations.BEFORE_A_NAME & abbreviations.ANYWHERE
