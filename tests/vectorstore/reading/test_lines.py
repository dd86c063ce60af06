import pytest

from vectorstore.reading.lines import paragraphs, starts_turn, without_bullet

WRAPPED = """The ministers met in Vienna for talks on trade, transport and the supply
of energy. They agreed on a number of steps that both countries are to
take before the end of the year.

They will meet again in spring."""


def test_hard_wraps_are_undone_and_blank_lines_part_paragraphs() -> None:
    assert paragraphs(WRAPPED) == [
        "The ministers met in Vienna for talks on trade, transport and the supply of energy. They agreed on a number "
        "of steps that both countries are to take before the end of the year.",
        "They will meet again in spring.",
    ]


def test_a_line_that_ends_early_with_its_sentence_ends_a_paragraph() -> None:
    text = (
        "The ministers met in Vienna for talks on trade, transport and the supply\nof energy.\n"
        "They agreed on a number of steps that both countries are to take before\nthe end of the year."
    )
    assert len(paragraphs(text)) == 2


def test_a_title_wider_than_the_wrapped_text_parts_no_paragraph() -> None:
    title = "Talks of Foreign Minister Alpha of Norlund with Foreign Minister Beta of Testland on their border"
    wrapped = (
        "The ministers met in Vienna for talks on trade, transport and\nForeign Minister Beta's plan for the border "
        "of\nNorlund and Testland, which they will sign in spring."
    )
    assert paragraphs(f"{title}\n\n{wrapped}\n\n{wrapped}")[1:] == [wrapped.replace("\n", " ")] * 2


def test_long_lines_are_paragraphs_of_their_own() -> None:
    line = "The ministers spoke at length about everything that moves their two countries. " * 3
    assert paragraphs(f"{line}\n{line}") == [line.strip(), line.strip()]


def test_turns_of_a_transcript_stay_paragraphs_of_their_own() -> None:
    text = "SECRETARY ALPHA: Good morning to all of you, and thank you for coming.\nFOREIGN MINISTER BETA: Thank you."
    assert len(paragraphs(text)) == 2
    assert len(paragraphs("MINISTER ALPHA: Yes.\nQUESTION: Why?\nMINISTER ALPHA: Because.")) == 3


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("a matter of co-\noperation and", "a matter of cooperation and"),
        ("the re-\ngion and its inter-\nnational partners", "the region and its international partners"),
        ("their counter-\nparts under-\nscored it", "their counterparts underscored it"),
        ("people-to-\npeople ties and a follow-\nup", "people-to-people ties and a follow-up"),
        ("they co-\nchaired it", "they co-chaired it"),
        ("counter-\nterrorism and counter-terrorism", "counter-terrorism and counter-terrorism"),
        ("both govern-\nments", "both governments"),
        ("a long-\nterm plan", "a long-term plan"),
        ("the Indo-\nPacific region", "the Indo-Pacific region"),
        ("soft\xad\nhyphen", "softhyphen"),
        ("a trade-\nrelated matter, trade-related", "a trade-related matter, trade-related"),
        ("their decision-\nmaking and the rules-\nbased order", "their decision-making and the rules-based order"),
        ("a state-\nowned bank and climate-\nrelated risks", "a state-owned bank and climate-related risks"),
        ("a Russian-\nUkrainian treaty of friend-\nship", "a Russian-Ukrainian treaty of friendship"),
        ("in Port-\nau-Prince, a high-\nranking guest", "in Port-au-Prince, a high-ranking guest"),
        ("of coop-\neration and exten-\nsion", "of cooperation and extension"),
        (
            "they de-\nescalate what is de-\nemed a war, post-\npone it",
            "they de-escalate what is deemed a war, postpone it",
        ),
        ("of grain-\ncorridor talks on grain by a corridor", "of grain-corridor talks on grain by a corridor"),
        ("with-\nout the over-\nall plan, all with it out over", "without the overall plan, all with it out over"),
        ("far-\nmers, high-\nlights and part-\nners", "farmers, highlights and partners"),
    ],
)
def test_hyphenated_line_ends_are_joined_and_compounds_keep_their_hyphen(text: str, whole: str) -> None:
    assert " ".join(paragraphs(text)) == whole


def test_a_compound_broken_between_capitals_parts_no_paragraph() -> None:
    text = (
        "The ministers met in Vienna for talks on the Russian-\nUkrainian treaty of friendship, on transport and trade."
    )
    assert paragraphs(text) == [text.replace("\n", "")]


def test_a_number_or_dash_in_running_text_begins_no_list_item() -> None:
    text = "The President of the Council visited the capital of Testland on February\n14. They discussed energy there."
    assert len(paragraphs(text)) == 1


def test_list_items_are_paragraphs_without_their_bullets() -> None:
    first = "- Minister Alpha of Testland, who had come from the capital by train\n  that very day"
    text = f"Present were:\n{first}\n- Minister Beta"
    assert [without_bullet(p) for p in paragraphs(text)] == [
        "Present were:",
        "Minister Alpha of Testland, who had come from the capital by train that very day",
        "Minister Beta",
    ]


@pytest.mark.parametrize(
    ("line", "turn"),
    [
        ("SECRETARY BLINKEN: Thank you.", True),
        ("President of Russia Vladimir Putin: Good afternoon.", True),
        ("Mr. Price (via teleconference): Yes.", True),
        ("MODERATOR:", True),
        ("He was clear: nothing changes.", False),
        ("The ministers agreed on three points: trade, energy and water.", False),
        ("At 10:30 they met.", False),
    ],
)
def test_a_speakers_label_is_told_from_a_colon_in_prose(line: str, turn: bool) -> None:
    assert starts_turn(line) is turn
