"""Texts in the first person are their author's words, where something names the author."""

import pytest

from vectorstore.attribution import attribute

TEXT = (
    "I am glad to be here. The road has been open for a year.\n"
    "Minister Vik told me that the tunnel was closed. Arne Vik and I discussed fishing. We agreed to meet again.\n"
    "I hope that trade will grow."
)


def told(title: str, issuer: str | None = None, text: str = TEXT) -> list[tuple[str, tuple[str, ...]]]:
    return [(s.mode, tuple(sorted(s.speakers))) for s in attribute(text, title=title, issuer=issuer).statements]


@pytest.mark.parametrize(
    "title",
    [
        "Remarks by Foreign Minister Rosa Lind after meeting Minister Arne Vik",
        "Foreign Minister Rosa Lind at the press conference with Minister Arne Vik",
        "REMARKS BY FOREIGN MINISTER ROSA LIND",
    ],
)
def test_what_nobody_else_is_told_to_say_is_the_authors(title: str) -> None:
    lind, both = ("said", ("Rosa Lind",)), ("joint", ("Arne Vik", "Rosa Lind"))
    assert told(title) == [lind, lind, ("said", ("Arne Vik",)), both, both, lind]


def test_an_issuer_that_is_an_office_is_the_author() -> None:
    assert told("Visit by Arne Vik", "Minister for Foreign Affairs of Austria")[0] == (
        "said",
        ("Minister for Foreign Affairs of Austria",),
    )


@pytest.mark.parametrize(
    "title",
    [
        "Statement on the call with Minister Arne Vik",
        "Press availability following a meeting with Minister Arne Vik",
        "Statement of the President on the call with Minister Arne Vik",
        "Visit by Minister Arne Vik",
    ],
)
def test_whom_the_author_met_is_never_taken_for_the_author(title: str) -> None:
    assert told(title)[0] == ("narrated", ())
    assert told(title)[-1][1] != ("Arne Vik",)


def test_a_text_that_says_i_only_in_quotations_has_no_author() -> None:
    text = "Minister Vik met Minister Lind.\n“I am glad,” Minister Vik said. “I hope so,” he added.\nIt rained all day."
    found = told("Remarks by Foreign Minister Rosa Lind", text=text)
    assert found == [("narrated", ()), ("said", ("Vik",)), ("said", ("Vik",)), ("narrated", ())]


SPEECH = "Our countries share a sea. The summit must deliver. We call on partners to help. It needs money."


@pytest.mark.parametrize(
    ("title", "speakers"),
    [
        ("Speech by President Arne Vik at the summit", ("Arne Vik",)),
        ("Joint statement by President Arne Vik and President Rosa Lind", ("Arne Vik", "Rosa Lind")),
        ("Statement by Press Secretary Arne Vik on the summit", ()),
    ],
)
def test_a_speech_that_says_we_throughout_is_its_authors_words_or_those_of_all_its_authors(
    title: str, speakers: tuple[str, ...]
) -> None:
    assert attribute(SPEECH, title=title).statements[1].speakers == speakers


def test_what_stands_before_the_questions_is_the_words_of_whom_the_line_under_the_title_names() -> None:
    text = (
        "by Secretary General Lars Holm at the start of the meeting\nGood morning. We will meet with ministers today. "
        "And we will turn to the road. I am glad to be here.\n"
        "Question: What about the road?\nSecretary General: It is open."
    )
    told = attribute(text, title="Doorstep statement").statements
    assert [s.speakers for s in told[2:]] == [("Lars Holm",)] * 3 + [()] + [("Lars Holm",)]
