"""The table of places: complete, unambiguous but for known cases, and found by what texts call them."""

from collections import defaultdict

import pytest

from vectorstore.language import fold
from vectorstore.places import place_named
from vectorstore.tables.places import PLACES, SPELLING_MATTERS, Place

MEMBERS_OF_THE_UNITED_NATIONS = [
    line.strip()
    for line in """
    Afghanistan; Albania; Algeria; Andorra; Angola; Antigua and Barbuda; Argentina; Armenia; Australia; Austria;
    Azerbaijan; Bahamas; Bahrain; Bangladesh; Barbados; Belarus; Belgium; Belize; Benin; Bhutan;
    Bolivia (Plurinational State of); Bosnia and Herzegovina; Botswana; Brazil; Brunei Darussalam; Bulgaria;
    Burkina Faso; Burundi; Cabo Verde; Cambodia; Cameroon; Canada; Central African Republic; Chad; Chile; China;
    Colombia; Comoros; Congo; Costa Rica; Côte d'Ivoire; Croatia; Cuba; Cyprus; Czechia;
    Democratic People's Republic of Korea; Democratic Republic of the Congo; Denmark; Djibouti; Dominica;
    Dominican Republic; Ecuador; Egypt; El Salvador; Equatorial Guinea; Eritrea; Estonia; Eswatini; Ethiopia; Fiji;
    Finland; France; Gabon; Gambia; Georgia; Germany; Ghana; Greece; Grenada; Guatemala; Guinea; Guinea-Bissau;
    Guyana; Haiti; Honduras; Hungary; Iceland; India; Indonesia; Iran (Islamic Republic of); Iraq; Ireland; Israel;
    Italy; Jamaica; Japan; Jordan; Kazakhstan; Kenya; Kiribati; Kuwait; Kyrgyzstan; Lao People's Democratic Republic;
    Latvia; Lebanon; Lesotho; Liberia; Libya; Liechtenstein; Lithuania; Luxembourg; Madagascar; Malawi; Malaysia;
    Maldives; Mali; Malta; Marshall Islands; Mauritania; Mauritius; Mexico; Micronesia (Federated States of); Monaco;
    Mongolia; Montenegro; Morocco; Mozambique; Myanmar; Namibia; Nauru; Nepal; Netherlands; New Zealand; Nicaragua;
    Niger; Nigeria; North Macedonia; Norway; Oman; Pakistan; Palau; Panama; Papua New Guinea; Paraguay; Peru;
    Philippines; Poland; Portugal; Qatar; Republic of Korea; Republic of Moldova; Romania; Russian Federation;
    Rwanda; Saint Kitts and Nevis; Saint Lucia; Saint Vincent and the Grenadines; Samoa; San Marino;
    Sao Tome and Principe; Saudi Arabia; Senegal; Serbia; Seychelles; Sierra Leone; Singapore; Slovakia; Slovenia;
    Solomon Islands; Somalia; South Africa; South Sudan; Spain; Sri Lanka; Sudan; Suriname; Sweden; Switzerland;
    Syrian Arab Republic; Tajikistan; Thailand; Timor-Leste; Togo; Tonga; Trinidad and Tobago; Tunisia; Türkiye;
    Turkmenistan; Tuvalu; Uganda; Ukraine; United Arab Emirates;
    United Kingdom of Great Britain and Northern Ireland; United Republic of Tanzania; United States of America;
    Uruguay; Uzbekistan; Vanuatu; Venezuela (Bolivarian Republic of); Viet Nam; Yemen; Zambia; Zimbabwe;
    """.replace("\n", ";").split(";")
    if line.strip()
]  # fmt: skip

# What two peoples are both called in English: no table can say which one a text means.
SHARED = {
    "congolese": {"Congo", "Democratic Republic of the Congo"},
    "dominican": {"Dominica", "Dominican Republic"},
}


def surfaces(place: Place) -> set[str]:
    return {fold(text) for text in (place.name, *place.aliases, *place.demonyms, *place.capitals)}


def test_every_member_of_the_united_nations_is_a_state_of_its_own() -> None:
    found = {place.name for name in MEMBERS_OF_THE_UNITED_NATIONS if (place := place_named(name))}
    missing = [name for name in MEMBERS_OF_THE_UNITED_NATIONS if place_named(name) is None]
    assert not missing
    assert len(found) == len(MEMBERS_OF_THE_UNITED_NATIONS) == 193
    states = {place.name for place in PLACES if place.kind == "state"}
    others = {"Holy See", "Palestine", "Soviet Union", "Yugoslavia", "Czechoslovakia", "East Germany"}
    assert states - found == others


def test_no_two_places_share_a_surface_except_the_known_ones() -> None:
    owners = defaultdict(set)
    for place in PLACES:
        for surface in surfaces(place):
            owners[surface].add(place.name)
    assert {surface: names for surface, names in owners.items() if len(names) > 1} == SHARED
    assert len({place.name for place in PLACES}) == len(PLACES)


def test_the_table_has_straight_apostrophes_single_spaces_and_nothing_twice() -> None:
    for place in PLACES:
        texts = [place.name, *place.aliases, *place.demonyms, *place.capitals]
        assert len(set(texts)) == len(texts), place
        for text in texts:
            assert text == " ".join(text.split()), place
            assert text, place
            assert not set(text) & set("‘’ʼ`“”–—"), place


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kazakhstan", "Kazakhstan"),
        ("the Republic of Kazakhstan", "Kazakhstan"),
        ("Kazakhstani", "Kazakhstan"),
        ("Nur-Sultan", "Kazakhstan"),
        ("Kyrgyz Republic", "Kyrgyzstan"),
        ("Türkiye", "Türkiye"),
        ("Turkiye", "Türkiye"),
        ("TURKEY", "Türkiye"),
        ("Kiev", "Ukraine"),
        ("U.S.", "United States"),
        ("the US", "United States"),
        ("The United States of America", "United States"),
        ("U.K.", "United Kingdom"),
        ("United Kingdom of Great Britain and Northern Ireland", "United Kingdom"),
        ("DPRK", "North Korea"),
        ("Democratic People’s Republic of Korea", "North Korea"),
        ("ROK", "South Korea"),
        ("Korean", "South Korea"),
        ("Lao People’s Democratic Republic", "Laos"),
        ("Côte d’Ivoire", "Côte d'Ivoire"),
        ("Ivory Coast", "Côte d'Ivoire"),
        ("Czech", "Czechia"),
        ("The Hague", "Netherlands"),
        ("the Kingdom of the Netherlands", "Netherlands"),
        ("Plurinational State of Bolivia", "Bolivia"),
        ("Sao Tome and Principe", "São Tomé and Príncipe"),
        ("Malé", "Maldives"),
        ("Polish", "Poland"),
        ("Burma", "Myanmar"),
        ("Niger", "Niger"),
        ("Nigerian", "Nigeria"),
        ("Vatican", "Holy See"),
        ("Palestinian Authority", "Palestine"),
        ("HKSAR", "Hong Kong"),
        ("Brussels", "European Union"),
        ("eu", "European Union"),
        ("Nato", "North Atlantic Treaty Organization"),
        ("the Gulf Co-operation Council", "Gulf Cooperation Council"),
        ("the Taliban", "Taliban"),
    ],
)
def test_a_name_alias_demonym_or_capital_finds_its_place(text: str, name: str) -> None:
    place = place_named(text)
    assert place is not None
    assert place.name == name


@pytest.mark.parametrize(
    "text", ["us", "Us", "who", "Who", "male", "polish", "pole", "car", "Congolese", "Hague", "the", ""]
)
def test_ordinary_words_and_shared_names_find_no_place(text: str) -> None:
    assert place_named(text) is None


def test_every_name_whose_spelling_matters_is_found_as_spelled() -> None:
    assert all(place_named(name) for name in SPELLING_MATTERS)


def test_every_surface_of_the_table_finds_its_own_place() -> None:
    for place in PLACES:
        for text in (place.name, *place.aliases, *place.demonyms, *place.capitals):
            assert place_named(text) is (None if fold(text) in SHARED else place), text
