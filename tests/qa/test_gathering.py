"""Which names of a library are one person's: tables of names, and what holds for any names and corrections."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.aliases import Correction, parse
from qa.gathering import gathered
from vectorstore.language import fold
from vectorstore.types import NameCount


def persons(*names: str, corrections: str = "", countries: dict[tuple[str, ...], set[str]] | None = None) -> set[str]:
    """The gathered names, each person's joined by " = "; the first named are in the most readouts."""
    counts = [NameCount(name, 1, 100 - i) for i, name in enumerate(names)]
    groups = gathered(counts, countries or {}, parse(corrections))
    return {" = ".join(name for name in names if name in {count.name for count in group.counts}) for group in groups}


@pytest.mark.parametrize(
    "names",
    [
        # short forms, initials, suffixes, middle names
        ("Joseph R. Biden, Jr.", "Joe Biden", "Joseph Biden", "Biden"),
        ("Antony Blinken", "Antony J. Blinken", "Tony Blinken"),
        ("Elizabeth Hale", "Liz Hale"),
        ("Jonathan Marsh", "Jon Marsh"),
        ("Luis Gilberto Rueda", "Luis Rueda"),
        ("Subrahmanyam Jaishankar", "S. Jaishankar"),
        # a second family name, or none
        ("Gustavo Petro", "Gustavo Petro Urrego"),
        ("Vera Osmani", "Vera Osmani-Hale"),
        ("Mohammed bin Zayed Al Nahyan", "Mohamed bin Zayed", "Muhammad bin Zayed"),
        # transliterations, accents, typing
        ("Mukhtar Tleuberdi", "Mukhtar Tileuberdi", "Tileuberdi"),
        ("Volodymyr Zelenskyy", "Vladimir Zelensky", "Zelenskyy"),
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("Andriy Sybiha", "Andrii Sybiha"),
        ("Michael Brodsky", "Mykhailo Brodskyy"),
        ("Mevlüt Çavuşoğlu", "Mevlut Cavusoglu"),
        ("Recep Tayyip Erdoğan", "Recep Tayyıp Erdoğan"),
        ("Olaf Scholz", "Olaf Scholtz"),
        # hyphens and articles
        ("Abdel Fattah Al-Sisi", "Abdel Fattah el-Sisi", "Abdel-Fattah El Sisi"),
        ("Yoon Suk Yeol", "Yoon Suk-yeol"),
        ("Cho Tae-yong", "Cho Taeyong"),
        ("Kassym-Jomart Tokayev", "Kassym Jomart-Tokayev"),
        # family name first
        ("Kishida Fumio", "Fumio Kishida", "Kishida"),
        ("Choi Jong Kun", "Jong-Kun Choi"),
        ("Xi Jinping", "Jinping Xi"),
    ],
)
def test_names_of_one_person(names: tuple[str, ...]) -> None:
    assert persons(*names) == {" = ".join(names)}
    assert persons(*reversed(names)) == {" = ".join(reversed(names))}


@pytest.mark.parametrize(
    "names",
    [
        # one family name, given names that begin alike
        ("John Smith", "Jane Smith"),
        ("Joseph R. Biden, Jr.", "Jill Biden"),
        ("Kurt Hale", "Kathryn Hale"),
        ("Karl Brandt", "Klara Brandt"),
        # a man's and a woman's name
        ("Daniel Marsh", "Danielle Marsh"),
        ("Paul Marsh", "Paula Marsh"),
        ("Simon Marsh", "Simone Marsh"),
        ("Shavkat Aliyev", "Saida Aliyeva"),
        ("Volodymyr Zelenskyy", "Olena Zelenska"),
        # kin
        ("Mohammed bin Salman bin Abdulaziz Al Saud", "Salman bin Abdulaziz Al Saud"),
        ("Mohammed bin Zayed Al Nahyan", "Abdullah bin Zayed Al Nahyan"),
        ("Ahmad Nasser Al-Sabah", "Ahmad Nawaf Al-Sabah"),
        # names that share only words or letters
        ("Kim Sung-han", "Sung Kim"),
        ("Wang Yi", "Wang Min"),
        ("Pham Minh Chinh", "Pham Binh Minh"),
        ("Felipe Solá", "Felipe VI"),
        ("Javier Milei", "Milley"),
        ("John Smith", "J. Smith", "Jane Smith"),
        ("Karl Smith", "J. Smith"),
        ("China", "Wang China"),
    ],
)
def test_names_of_several_people(names: tuple[str, ...]) -> None:
    assert persons(*names) == set(names)
    assert persons(*reversed(names)) == set(names)


def test_a_surname_is_that_of_somebody_of_the_same_country_or_nobodys() -> None:
    known = {("samia", "hassan"): {"Tanzania"}, ("hassan",): {"Tanzania"}}
    assert persons("Samia Hassan", "Hassan", countries=known) == {"Samia Hassan = Hassan"}
    for others in ({"Somalia"}, {"Tanzania", "Somalia"}):
        assert persons("Samia Hassan", "Hassan", countries=known | {("hassan",): others}) == {"Samia Hassan", "Hassan"}


def test_a_surname_goes_to_the_bearer_who_is_by_far_the_best_known() -> None:
    counts = [NameCount("Joe Hale", 9, 50), NameCount("Rosa Hale", 9, 10), NameCount("Hale", 1, 1)]
    assert next([count.name for count in group.counts] for group in gathered(counts, {})) == ["Joe Hale", "Hale"]
    counts[1] = NameCount("Rosa Hale", 9, 11)
    assert ["Hale"] in [[count.name for count in group.counts] for group in gathered(counts, {})]


@pytest.mark.parametrize(
    ("names", "corrections", "expected"),
    [
        (("Lula", "Luiz da Silva"), "Luiz da Silva = Lula", {"Lula = Luiz da Silva"}),
        (
            ("Abdullah II", "King Abdullah", "Omar Abdullah"),
            "Abdullah II = King Abdullah",
            {"Abdullah II = King Abdullah", "Omar Abdullah"},
        ),
        # what is alike to any name of the line goes with it, and the name itself need not be in the library
        (
            ("Liz Hale", "Beth Marsh", "Elizabeth Hale"),
            "Beth Marsh = Liz Hale",
            {"Liz Hale = Beth Marsh = Elizabeth Hale"},
        ),
        (("Mohamed bin Salman",), "Mohammed bin Salman = MBS", {"Mohamed bin Salman"}),
        (("Joe Biden", "Joseph Biden"), "Joe Biden != Joseph Biden", {"Joe Biden", "Joseph Biden"}),
        (
            ("George W. Bush", "George H. W. Bush"),
            "George W. Bush != george h. w. bush",
            {"George W. Bush", "George H. W. Bush"},
        ),
        (("Joe Hale", "Hale"), "Hale != Joe Hale", {"Joe Hale", "Hale"}),
        # what a person is called is no more the other's than the person
        (
            ("Joe Hale", "Joseph Hale", "J. Hale"),
            "Joe Hale = J. Hale\nJ. Hale != Joseph Hale",
            {"Joe Hale = J. Hale", "Joseph Hale"},
        ),
        (("Türkiye", "Ankara Team"), "Türkiye = Ankara Team", {"Türkiye = Ankara Team"}),
        (("Rosa Lind",), "Nobody At All = Nob\nRosa Lind != Nob", {"Rosa Lind"}),
    ],
)
def test_the_file_of_people_goes_before_everything_else(
    names: tuple[str, ...], corrections: str, expected: set[str]
) -> None:
    assert persons(*names, corrections=corrections) == expected


WORDS = "Joe Joseph Jill Biden Hale Al-Sisi bin Zayed Mohamed J. Jr. II King Suk-yeol Müller China 王毅".split()
NAME = st.lists(
    st.sampled_from(WORDS),
    min_size=1,
    max_size=4,
).map(" ".join)


@given(st.lists(NAME, max_size=10, unique=True), st.lists(st.tuples(NAME, NAME), max_size=3), NAME, NAME)
def test_no_name_is_lost_and_no_line_of_the_file_is_broken(
    names: list[str], apart: list[tuple[str, str]], one: str, other: str
) -> None:
    same = Correction(1, (one, other), True)
    of_one = {fold(one), fold(other)}
    pairs = [{fold(name) for name in pair} for pair in apart]
    lines = [
        Correction(2, pair, False)
        for pair, folded in zip(apart, pairs, strict=True)
        if len(folded) == 2 and not folded <= of_one
    ]
    groups = gathered([NameCount(name, 1, i) for i, name in enumerate(names)], {}, [same, *lines])
    assert sorted(count.name for group in groups for count in group.counts) == sorted(names)
    held = [{fold(count.name) for count in group.counts} for group in groups]
    assert sum(bool(group & of_one) for group in held) <= 1
    for line in lines:
        assert not any({fold(name) for name in line.names} <= group for group in held)
