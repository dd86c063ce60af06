"""Transcripts: whose turn a label opens, and where it ends."""

import pytest

from vectorstore.attribution import attribute

HALE, BRANDT = "Joseph Hale", "Lena Brandt"
REMARKS = "Remarks by President Joseph Hale and Foreign Minister Lena Brandt of Austria"


def turns(text: str, title: str = REMARKS, issuer: str | None = "White House") -> list[tuple[str, str]]:
    """(speaker or "", words) of every statement."""
    found = attribute(text, title=title, issuer=issuer).statements
    return [(" and ".join(statement.speakers), text[statement.start : statement.end]) for statement in found]


def test_labels_in_capitals_open_turns_and_belong_to_no_statement() -> None:
    text = (
        "PRESIDENT HALE: Good morning. We had a long talk about grain.\n"
        "FOREIGN MINISTER BRANDT: Thank you, Mr. President. Austria will buy more of it.\n"
        "PRESIDENT HALE: It will. The ice is thin."
    )
    assert turns(text) == [
        (HALE, "Good morning."),
        (HALE, "We had a long talk about grain."),
        (BRANDT, "Thank you, Mr. President."),
        (BRANDT, "Austria will buy more of it."),
        (HALE, "It will."),
        (HALE, "The ice is thin."),
    ]


def test_every_word_of_a_turn_is_direct_speech_for_the_label() -> None:
    text = "PRESIDENT HALE: Brandt said that the road is open.\nFOREIGN MINISTER BRANDT: I did."
    found = attribute(text, title=REMARKS, issuer="White House").statements
    assert [(s.mode, s.reason, s.speakers) for s in found] == [("said", "label", (HALE,)), ("said", "label", (BRANDT,))]


@pytest.mark.parametrize("label", ["Q:", "QUESTION:", "Question:", "MODERATOR:", "Moderator:", "INTERVIEWER:"])
def test_whoever_asks_or_leads_speaks_for_nobody(label: str) -> None:
    text = f"PRESIDENT HALE: Good morning.\n{label} Will the harbour open?\nPRESIDENT HALE: It will."
    assert turns(text) == [(HALE, "Good morning."), ("", "Will the harbour open?"), (HALE, "It will.")]


def test_labels_with_offices_and_bare_names_as_the_kremlin_writes_them() -> None:
    text = (
        "President of Russia Vladimir Putin: Mr Sarkisyan, friends, I am glad to see you.\n"
        "Prime Minister of Armenia Tigran Sarkisyan: Mr President, thank you.\n"
        "Vladimir Putin: Please go on.\n"
        "Tigran Sarkisyan: The road is open."
    )
    assert turns(text, "Meeting with Prime Minister of Armenia Tigran Sarkisyan", "Kremlin") == [
        ("Vladimir Putin", "Mr Sarkisyan, friends, I am glad to see you."),
        ("Tigran Sarkisyan", "Mr President, thank you."),
        ("Vladimir Putin", "Please go on."),
        ("Tigran Sarkisyan", "The road is open."),
    ]


def test_labels_inside_a_line_open_turns_too() -> None:
    text = (
        "President of Russia Vladimir Putin: I am glad to see you. Prime Minister of Armenia Tigran Sarkisyan: Thank "
        "you. Vladimir Putin: Please go on."
    )
    assert [
        speaker for speaker, _ in turns(text, "Meeting with Prime Minister of Armenia Tigran Sarkisyan", "Kremlin")
    ] == [
        "Vladimir Putin",
        "Tigran Sarkisyan",
        "Vladimir Putin",
    ]


def test_what_stands_before_the_first_label_is_reported_as_ever() -> None:
    text = "The leaders met in Graz.\nPRESIDENT HALE: Good morning.\nFOREIGN MINISTER BRANDT: Good morning."
    assert turns(text)[0] == ("", "The leaders met in Graz.")


@pytest.mark.parametrize(
    "text",
    [
        "President Hale raised three topics: grain, fish and steel.",
        "The President stressed one thing: Peace is possible.",
        "Time: 5 p.m.\nPlace: Graz.",
        "The ministers agreed as follows: Austria buys grain.",
    ],
)
def test_a_colon_in_prose_is_no_label(text: str) -> None:
    found = attribute(text, title=REMARKS, issuer="White House").statements
    assert text.split()[0] in text[found[0].start : found[0].end]
    assert all(statement.reason != "label" for statement in found)


@pytest.mark.parametrize("label", ["PRESIDENT HALE:", "President Hale:", "Joseph Hale:"])
def test_the_speaker_has_the_fullest_name_that_the_document_gives(label: str) -> None:
    assert turns(f"{label} Good morning.\nFOREIGN MINISTER BRANDT: Good morning.")[0] == (HALE, "Good morning.")


@pytest.mark.parametrize(
    ("title", "speaker"),
    [
        ("TRANSCRIPT OF THE PRIME MINISTER THE HON ROSA LIND PRESS CONFERENCE", "Rosa Lind"),
        ("Press conference in the capital", "Prime Minister"),
    ],
)
def test_a_label_may_be_an_office_alone(title: str, speaker: str) -> None:
    text = "PRIME MINISTER:\n\nThe road is open.\n\nJOURNALIST:\n\nSince when?\n\nPRIME MINISTER:\n\nSince May."
    told = [(text[s.start : s.end], s.speakers) for s in attribute(text, title=title).statements]
    assert told == [("The road is open.", (speaker,)), ("Since when?", ()), ("Since May.", (speaker,))]


def test_a_label_needs_no_space_behind_its_colon() -> None:
    text = "PRESIDENT HALE: Thank you. PRESIDENT VIK:…but it is late. President Hale:Good night."
    assert turns(text) == [(HALE, "Thank you."), ("VIK", "…but it is late."), (HALE, "Good night.")]


LIND = "Rosa Lind"


def told_by(text: str, title: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[s.start : s.end], s.speakers) for s in attribute(text, title=title).statements]


@pytest.mark.parametrize("label", ["Answer", "A", "Foreign Minister", "Rosa Lind", "R. Lind", "Minister Lind"])
def test_who_is_asked_goes_by_an_office_initials_or_answer(label: str) -> None:
    text = f"Question: When?\nRosa Lind: In May.\nQuestion: Where?\n{label}: In Oslo."
    title = "Foreign Minister Rosa Lind’s answers to questions from the media"
    assert told_by(text, title) == [("When?", ()), ("In May.", (LIND,)), ("Where?", ()), ("In Oslo.", (LIND,))]


@pytest.mark.parametrize("asker", ["Daily Herald", "AFP", "Sidney, Daily Wire"])
def test_a_question_of_somebody_unknown_is_nobodys_words_and_never_the_other_speakers(asker: str) -> None:
    text = f"{asker}: When?\nRosa Lind: In May.\n{asker}: And where?\nRosa Lind: In Oslo."
    asked = [speakers for sentence, speakers in told_by(text, "Interview of Minister Rosa Lind") if "?" in sentence]
    assert asked == [(), ()]


@pytest.mark.parametrize("label", ["[{}] ", "({}) ", "{}\n"])
def test_labels_may_stand_in_brackets_or_on_lines_of_their_own(label: str) -> None:
    lines = [("Reporter", "When?"), ("Minister Lind", "In May."), ("Reporter", "Where?"), ("Minister Lind", "In Oslo.")]
    text = "\n".join(label.format(name) + words for name, words in lines)
    told = told_by(text, "Press conference by Foreign Minister Rosa Lind")
    assert told == [("When?", ()), ("In May.", (LIND,)), ("Where?", ()), ("In Oslo.", (LIND,))]


def test_a_name_on_a_line_of_its_own_that_never_comes_again_is_no_label() -> None:
    text = "Minister Rosa Lind met Minister Arne Vik.\nMinister Lind\nThe river is long.\nMinister Vik"
    assert all(s.reason != "label" for s in attribute(text, title="Rosa Lind meets Arne Vik").statements)


LED_IN = (
    "The President received the delegation.\n\n"
    "Welcoming the guests, President Rosa Lind said:\n\n"
    "Dear friends, I am glad to see you. Trade has grown.\n\nThe railway will open in May.\n\n"
    "Foreign Minister Tomas Hale said:\n\nThank you for your welcome. The tunnel is ready."
)


def test_a_speech_that_a_paragraph_leads_in_goes_on_to_the_next_lead_in() -> None:
    told = attribute(LED_IN, title="President Rosa Lind received Foreign Minister Tomas Hale")
    speakers = {LED_IN[one.start : one.end]: one.speakers for one in told.statements}
    assert speakers["Trade has grown."] == speakers["The railway will open in May."] == ("Rosa Lind",)
    assert speakers["The tunnel is ready."] == ("Tomas Hale",)


def test_what_follows_a_colon_and_speaks_to_nobody_is_no_speech() -> None:
    text = "Spokesman Tomas Hale said:\n\nThe President called Sundria. The railway opened."
    told = attribute(text, title="Call of President Rosa Lind")
    assert all(one.reason != "label" for one in told.statements)
