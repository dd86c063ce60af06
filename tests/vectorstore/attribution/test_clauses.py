"""One sentence by itself, after the opening of a talk of two: who speaks in it, and who does not."""

import pytest

from tests.vectorstore.attribution.accounts import AAS, BRANDT, after_the_opening


@pytest.mark.parametrize(
    ("sentence", "speaker", "reason"),
    [
        # by name, office, side
        ("Aas said that the harbour would be deepened.", AAS, "named"),
        ("Brandt stressed the need for clean rivers.", BRANDT, "named"),
        ("The Prime Minister expressed hope for a swift agreement on fishing.", AAS, "role"),
        ("The Foreign Minister thanked her host for the warm welcome.", BRANDT, "role"),
        ("The Austrian side proposed a new railway line.", BRANDT, "role"),
        ("The Norwegian side voiced concern about the price of timber.", AAS, "role"),
        # what may stand between the subject and its verb
        ("Brandt, for her part, invited Aas to Vienna.", BRANDT, "named"),
        ("Brandt, whose country borders Hungary, warned of floods.", BRANDT, "named"),
        ("The Prime Minister then once again underlined the need for calm.", AAS, "role"),
        ("In response, Brandt noted that the tunnel was closed.", BRANDT, "named"),
        # the outer speaker counts, not one inside the words
        ("Aas recalled that Brandt had promised a visit.", AAS, "named"),
        ("Aas told Brandt that Sweden said the ice was thin.", AAS, "named"),
        ("Aas asserted, as Brandt had done, that the tunnel was safe.", AAS, "named"),
        ("Aas emphasised that, in Brandt’s words, the tunnel was safe.", AAS, "named"),
        # source and agent
        ("According to Brandt, Austria will not join the boycott.", BRANDT, "named"),
        ("The Prime Minister was informed by Brandt about the state of the tunnel.", BRANDT, "named"),
        # verbs that mark speech only with what follows, and predicates of attitude
        ("Aas made clear that the fleet would stay.", AAS, "named"),
        ("Brandt gave a detailed account of the elections.", BRANDT, "named"),
        ("Brandt drew attention to the melting of the glacier.", BRANDT, "named"),
        ("Brandt is convinced that the tunnel is safe.", BRANDT, "named"),
        ("Aas is ready to send engineers.", AAS, "named"),
        ("Aas welcomed the decision on the tunnel.", AAS, "named"),
        # direct speech
        ("“The tunnel is closed,” Brandt said.", BRANDT, "named"),
        ("“The tunnel is closed,” said Brandt.", BRANDT, "named"),
        ("Brandt said: “The tunnel is closed.”", BRANDT, "named"),
    ],
)
def test_one_speaks(sentence: str, speaker: str, reason: str) -> None:
    [(quote, statement)] = after_the_opening(sentence)
    assert quote == sentence
    assert (statement.mode, statement.speakers, statement.reason) == ("said", (speaker,), reason)


@pytest.mark.parametrize(
    "sentence",
    [
        "The two sides agreed to open a consulate in Graz.",
        "Both sides praised the exchange of students.",
        "They discussed the reform of the postal union.",
        "Aas discussed the price of electricity with Brandt.",
        "Aas and Brandt discussed the price of electricity.",
        "The Prime Minister and the Foreign Minister reaffirmed their commitment to peace.",
        "The ministers also touched upon the rights of sailors.",
        "Views were exchanged on the situation in the Red Sea.",
        "It was agreed that experts would meet in June.",
        "The supply of drinking water was discussed.",
        "Special attention was paid to the protection of glaciers.",
        "The talks focused on the export of salmon.",
        "There was an exchange of views on the Arctic.",
        "An agreement was reached to continue the dialogue.",
        "Aas, together with Brandt, called for an end to the fighting.",
    ],
)
def test_both_speak(sentence: str) -> None:
    [(_, statement)] = after_the_opening(sentence)
    assert (statement.mode, set(statement.speakers)) == ("joint", {AAS, BRANDT})


@pytest.mark.parametrize(
    "sentence",
    [
        "The meeting was held in a friendly atmosphere.",
        "The meeting lasted two hours.",
        "The tunnel was opened in 1998 and is eleven kilometres long.",
        "Lena Brandt is the first Austrian minister to visit Tromsø.",
        "Aas welcomed Brandt to Oslo.",
        "Aas and Brandt signed a memorandum on tunnels.",
        "Following the meeting, the ministers signed a treaty on salvage.",
        "Brandt gave Aas a vase.",
        "Later the delegation visited the museum of ships.",
        "The Prime Minister’s visit will take place in May.",
        "Nils Aas also met with the mayor of Graz.",
        "Neither Aas nor Brandt commented on the tunnel.",
    ],
)
def test_nobody_speaks(sentence: str) -> None:
    [(_, statement)] = after_the_opening(sentence)
    assert (statement.mode, statement.speakers) == ("narrated", ())


@pytest.mark.parametrize(
    "sentence",
    [
        "After Aas had asked about the tunnel, Brandt explained that it was closed.",
        "Aas thanked Brandt for the gift, and Brandt noted that it came from Graz.",
    ],
)
def test_two_who_speak_in_turn_within_a_sentence_are_both_its_speakers_and_the_second_goes_on(sentence: str) -> None:
    (_, first), (_, second) = after_the_opening(f"{sentence} Repairs take a year.")
    assert (first.mode, first.speakers) == ("said", (AAS, BRANDT))
    assert (second.mode, second.speakers, second.reason) == ("said", (BRANDT,), "carried")


def test_a_cue_is_made_of_whole_words_of_its_sentence() -> None:
    [(quote, statement)] = after_the_opening("Brandt supported this proposal.")
    assert statement.cue in quote.rstrip(".").split()


@pytest.mark.parametrize(
    ("sentence", "inner"),
    [
        ("Aas recalled that Brandt had promised a visit.", (BRANDT,)),
        ("Aas noted that the Foreign Minister had asked for help.", (BRANDT,)),
        ("Brandt repeated what the Prime Minister had said about the tunnel.", (AAS,)),
        ("Brandt recalled that Norway had welcomed the tunnel.", ("Norway",)),
        ("Aas said that Brandt was ill.", ()),
        ("Aas said that he had asked for help.", ()),
        ("Aas thanked Brandt, and Brandt noted that it was late.", ()),
    ],
)
def test_whose_words_the_speaker_tells_stand_inside_his_own(sentence: str, inner: tuple[str, ...]) -> None:
    [(_, statement)] = after_the_opening(sentence)
    assert statement.mode == "said"
    assert statement.inner == inner
