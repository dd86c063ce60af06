"""Who takes part in a document, under which name, and which names are one person's."""

import pytest

from vectorstore.attribution import attribute
from vectorstore.attribution.people import name_words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Joseph R. Hale, Jr.", ("joseph", "hale")),
        ("S. Jaishankar", ("jaishankar",)),
        ("Çavuşoğlu", ("cavusoglu",)),
        ("Abdel Fattah el-Sisi", ("abdel", "fattah", "sisi")),
        ("al-Sabah", ("sabah",)),
        ("Jean-Yves Le Drian", ("jean-yves", "le", "drian")),
        ("Harald VI", ("harald",)),
        ("O’Neill", ("o'neill",)),
    ],
)
def test_what_tells_people_apart_are_the_folded_words_of_their_names(name: str, words: tuple[str, ...]) -> None:
    assert name_words(name) == words


@pytest.mark.parametrize(
    ("opening", "title", "participants"),
    [
        # name, title and country in every order
        ("President Ana Rusu met with Chancellor Karl Weiss of Germany.", "", {"Ana Rusu", "Karl Weiss"}),
        ("Ana Rusu met with Karl Weiss, Chancellor of Germany.", "", {"Ana Rusu", "Karl Weiss"}),
        (
            "President Rusu met with Germany's Chancellor Karl Weiss.",
            "Ana Rusu meets Karl Weiss",
            {"Rusu", "Karl Weiss"},
        ),
        ("Ana Rusu met with the Chancellor of Germany, Karl Weiss.", "", {"Ana Rusu", "Karl Weiss"}),
        (
            "Mr. Tanaka and Ms. Silva met.",
            "",
            {"Tanaka", "Silva"},
        ),
        ("H.E. Ms. Ingrid Dahl met Mr. Haruto Mori.", "", {"Ingrid Dahl", "Haruto Mori"}),
        # several offices of one, several people on one side
        (
            "State Councilor and Foreign Minister Wang Yi met with Deputy Prime Minister and Foreign Minister Daniyar "
            "Ospanov of Kazakhstan.",
            "",
            {"Wang Yi", "Daniyar Ospanov"},
        ),
        (
            "Secretary of State Antony Cole and Secretary of Defense Lloyd Marr met with Foreign Minister Haruto Mori "
            "and Defense Minister Nobu Kishida of Japan.",
            "",
            {"Antony Cole", "Lloyd Marr", "Haruto Mori", "Nobu Kishida"},
        ),
        # names with particles, initials, suffixes, accents
        (
            "President Joseph R. Hale, Jr. spoke with Crown Prince Mohammed bin Rashid.",
            "",
            {"Joseph R. Hale, Jr.", "Mohammed bin Rashid"},
        ),
        (
            "Ursula von der Linden met with Prime Minister Göran Åkesson of Sweden.",
            "",
            {"Ursula von der Linden", "Göran Åkesson"},
        ),
        # people who are only spoken of are no party
        (
            "Nils Aas met with Lena Brandt to discuss the policy of President Karl Weiss.",
            "",
            {"Nils Aas", "Lena Brandt"},
        ),
        (
            "Ahead of the visit of President Karl Weiss, Nils Aas met with Lena Brandt.",
            "",
            {"Nils Aas", "Lena Brandt"},
        ),
        (
            "Minister Joe Dovre met with Minister of Foreign Affairs and Trade Péter Varga of Hungary.",
            "",
            {"Joe Dovre", "Péter Varga"},
        ),
        ("Secretary General Jan Visser met President Ana Rusu.", "", {"Jan Visser", "Ana Rusu"}),
    ],
)
def test_those_whom_the_opening_names_take_part(opening: str, title: str, participants: set[str]) -> None:
    assert set(attribute(opening, title=title).participants) == participants


@pytest.mark.parametrize(
    ("text", "participants"),
    [
        (
            "President Hale met with Minister Brandt. Lena Brandt thanked him. Joseph Hale said no.",
            {"Joseph Hale", "Lena Brandt"},
        ),
        ("President Hale met with Minister Brandt. Joseph Hale thanked Lena Brandt.", {"Joseph Hale", "Lena Brandt"}),
        ("Minister Cavusoglu met with Lena Brandt. Mevlüt Çavuşoğlu spoke first.", {"Mevlüt Çavuşoğlu", "Lena Brandt"}),
        ("Joseph Hale met with Lena Brandt. Mr. Hale smiled. Ms. Brandt said no.", {"Joseph Hale", "Lena Brandt"}),
    ],
)
def test_a_person_goes_by_the_fullest_name_that_the_document_gives(text: str, participants: set[str]) -> None:
    assert set(attribute(text).participants) == participants


def test_people_of_one_family_name_stay_apart() -> None:
    found = attribute(
        "Foreign Minister Wang Yi met with Foreign Minister Wang Min of Singapore. Wang Min praised the port. Wang Yi "
        "said that trade had grown. The Singaporean Foreign Minister thanked him.",
        title="Wang Yi Meets with Wang Min",
    )
    assert found.participants == ("Wang Yi", "Wang Min")
    assert [s.speakers for s in found.statements[1:]] == [("Wang Min",), ("Wang Yi",), ("Wang Min",)]


def test_who_speaks_later_on_takes_part_too() -> None:
    found = attribute("Nils Aas met with Lena Brandt. Ambassador Olga Petrova added that the road was closed.")
    assert set(found.participants) == {"Nils Aas", "Lena Brandt", "Olga Petrova"}


@pytest.mark.parametrize("title", ["", "Press release", "Readout of the call", "{title}", "A: B: C:", "” “ ("])
def test_a_title_without_names_adds_nobody(title: str) -> None:
    assert attribute("Nils Aas met with Lena Brandt.", title=title).participants == ("Nils Aas", "Lena Brandt")


@pytest.mark.parametrize(
    ("opening", "participants"),
    [
        ("Prime Minister Ada May spoke with President Arne Vik.", {"Ada May", "Arne Vik"}),
        ("Mrs May met President Arne Vik.", {"May", "Arne Vik"}),
        ("Minister Rosa Lind met President Arne Vik May 5.", {"Rosa Lind", "Arne Vik"}),
        ("Prince Omar bin Salim bin Hamad met President Arne Vik.", {"Omar bin Salim bin Hamad", "Arne Vik"}),
        ("foreign minister Rosa Lind met president Arne Vik.", {"Rosa Lind", "Arne Vik"}),
    ],
)
def test_names_that_are_months_that_repeat_a_particle_or_that_follow_a_small_title(
    opening: str, participants: set[str]
) -> None:
    assert set(attribute(opening).participants) == participants


def test_an_office_behind_a_name_adds_to_the_one_before_it() -> None:
    text = "Prince Omar bin Salim, Crown Prince and Prime Minister, met King Arne.\nThe Prime Minister thanked him."
    assert attribute(text).statements[-1].speakers == ("Omar bin Salim",)
