import pytest

from vectorstore.houses import house_at, house_called, house_named, house_of_folder, houses_named
from vectorstore.places import place_named
from vectorstore.tables.country_codes import COUNTRY_CODES
from vectorstore.tables.issuers import COUNTRIES, HOUSES, KINDS


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.state.gov/secretary-blinkens-call/", "U.S. Department of State"),
        ("https://2017-2021.state.gov/a/", "U.S. Department of State"),
        ("https://bidenwhitehouse.archives.gov/briefing-room/", "White House"),
        ("http://en.kremlin.ru/events/president/news/1", "Kremlin"),
        ("www.mofa.go.jp", "Ministry of Foreign Affairs of Japan"),
        ("https://eeas.europa.eu/x", "European External Action Service"),
        ("https://europa.eu/x", "European Union"),
    ],
)
def test_a_web_address_tells_the_house_that_publishes_there(address: str, name: str) -> None:
    house = house_at(address)
    assert house is not None
    assert house.name == name


@pytest.mark.parametrize(
    "address", ["https://example.org/state.gov", "https://notstate.gov", "mailto:x", "", "https://archives.gov"]
)
def test_other_addresses_tell_none(address: str) -> None:
    assert house_at(address) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("kremlin", "Kremlin"),
        ("whitehouse", "White House"),
        ("state_dept", "U.S. Department of State"),
        ("china_mfa", "Ministry of Foreign Affairs of China"),
        ("ukraine_president", "President of Ukraine"),
        ("the White House readout", "White House"),
        ("Kazakh MFA", "Ministry of Foreign Affairs of Kazakhstan"),
        ("the Indian foreign ministry's account", "Ministry of External Affairs of India"),
        ("News from China", "Ministry of Foreign Affairs of China"),
        ("what the Russian presidency published", "Kremlin"),
    ],
)
def test_a_house_is_known_by_its_names_or_by_country_and_kind(text: str, name: str) -> None:
    house = house_named(text)
    assert house is not None
    assert house.name == name


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("china_mfa", "Ministry of Foreign Affairs of China"),
        ("jp_mofa", "Ministry of Foreign Affairs of Japan"),
        ("uk_no10", "Prime Minister's Office of the United Kingdom"),
        ("UK-PM", "Prime Minister's Office of the United Kingdom"),
        ("bd_mofa", "Ministry of Foreign Affairs of Bangladesh"),
        ("us_dod", "U.S. Department of Defense"),
        ("no_dates", None),
        ("in_progress", None),
        ("is_new", None),
        ("de", None),
    ],
)
def test_a_folder_tells_the_house_also_by_its_countrys_code(folder: str, name: str | None) -> None:
    house = house_of_folder(folder)
    assert (house.name if house else None) == name


@pytest.mark.parametrize("address", ["https://mofa.gov.bd/site/press", "https://www.mofa.gov.bd", "mofa.gov.bd"])
def test_the_foreign_ministry_of_any_country_is_known_by_its_address(address: str) -> None:
    house = house_at(address)
    assert house is not None
    assert (house.name, house.country) == ("Ministry of Foreign Affairs of Bangladesh", "Bangladesh")


def test_every_code_stands_for_a_country() -> None:
    places = {code: place_named(country) for code, country in COUNTRY_CODES.items()}
    assert [code for code, place in places.items() if place is None] == []


@pytest.mark.parametrize("text", ["samples", "Office of the Spokesperson", "they told us", "readouts 2021", ""])
def test_other_words_name_no_house(text: str) -> None:
    assert houses_named(text) == ()


def test_a_country_alone_names_all_its_houses_and_so_none() -> None:
    assert {house.country for house in houses_named("the American readout")} == {"United States"}
    assert len(houses_named("the American readout")) > 1
    assert house_named("the American readout") is None


@pytest.mark.parametrize(
    ("name", "house"),
    [
        ("United States Department of State", "U.S. Department of State"),
        ("Ministry of Foreign Affairs of the People's Republic of China", "Ministry of Foreign Affairs of China"),
        ("Press Service of the President of the Republic of Belarus", "President of Belarus"),
        ("Official website of the President of Ukraine", "President of Ukraine"),
        ("The White House", "White House"),
        ("GOV.UK", "Government of the United Kingdom"),
        ("U.S. Mission to NATO", None),
        ("Embassy of Kazakhstan in Japan", None),
    ],
)
def test_a_name_is_a_house_only_if_nothing_of_weight_is_left_over(name: str, house: str | None) -> None:
    found = house_called(name)
    assert (found.name if found else None) == house


def test_the_table_has_one_house_a_name_and_one_a_host() -> None:
    names = [house.name for house in HOUSES]
    hosts = [host for house in HOUSES for host in house.hosts]
    assert len(set(names)) == len(names) > 60
    assert len(set(hosts)) == len(hosts)


def test_every_house_of_the_table_is_called_by_its_own_name() -> None:
    assert [house.name for house in HOUSES if house_called(house.name) != house] == []
    assert {house.kind for house in HOUSES} <= set(KINDS)
    assert {house.country for house in HOUSES} <= {*COUNTRIES, None}
