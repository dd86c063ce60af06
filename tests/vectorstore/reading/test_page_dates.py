import json
from datetime import date
from pathlib import Path

import pytest

from vectorstore.reading import read

FIRST = "President Alpha held a telephone conversation today with President Beta about trade and the common border."
SECOND = "President Beta thanked him for the help that was given after the flood, and invited him to his country."
DAY = date(2021, 3, 3)
ADDRESS = "<link rel='canonical' href='https://example.org/call'>"


def date_of(
    folder: Path, head: str = "", above: str = "", below: str = "", behind: str = "", outside: str = ""
) -> date | None:
    text = f"<article>{above}<h1>A call with Beta</h1>{below}<p>{FIRST}</p><p>{SECOND}</p>{behind}</article>"
    path = folder / "page.html"
    title = "<title>A call with Beta</title>"
    path.write_text(f"<html><head>{title}{head}</head><body>{text}{outside}</body></html>", encoding="utf-8")
    return read(path).date


def linked(*things: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps(list(things))}</script>"


PUBLISHED = "<meta property='article:published_time' content='2023-06-01T08:00:00+00:00'>"


def test_the_line_that_readers_see_goes_before_what_the_page_says_of_its_making(tmp_path: Path) -> None:
    assert date_of(tmp_path, PUBLISHED, below="<p>3 March 2021</p>") == DAY
    assert date_of(tmp_path, PUBLISHED, above="<p>3 March 2021</p>") == DAY
    assert date_of(tmp_path, PUBLISHED) == date(2023, 6, 1)


def test_a_date_above_the_title_that_is_later_than_what_the_page_says_is_another(tmp_path: Path) -> None:
    assert date_of(tmp_path, PUBLISHED, above="<p>Monday, 9 September 2024</p>") == date(2023, 6, 1)
    assert date_of(tmp_path, PUBLISHED, above="<p>2 June 2023</p>") == date(2023, 6, 2)


@pytest.mark.parametrize("outside", ["<aside>{}</aside>", "<div class='sidebar'>{}</div>", "<div>{}</div>"])
def test_dates_of_other_pages_in_microdata_are_passed_over(tmp_path: Path, outside: str) -> None:
    item = "<div itemscope><a href='/x'>A visit</a> <span itemprop='datePublished'>9 May 2022</span></div>"
    items = outside.format(item + item.replace("9 May", "8 May"))
    assert date_of(tmp_path, outside=items) is None
    assert date_of(tmp_path, outside=items, below="<p>3 March 2021</p>") == DAY
    own = "<meta itemprop='datePublished' content='2021-03-03'>"
    assert date_of(tmp_path, outside=items, below=own) == DAY


def test_in_a_page_that_is_one_item_a_sidebars_date_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    aside = "<div class='sidebar'><a href='/x'>A visit</a> <span itemprop='datePublished'>9 May 2022</span></div>"
    page = f"<body itemscope>{aside}<article><h1>A call</h1><p>{FIRST}</p><p>{SECOND}</p>{{}}</article></body>"
    path.write_text(f"<html><head><title>A call</title></head>{page.format('')}</html>")
    assert read(path).date is None
    own = "<time itemprop='datePublished' datetime='2021-03-03'>on Wednesday</time>"
    path.write_text(f"<html><head><title>A call</title></head>{page.format(own)}</html>")
    assert read(path).date == DAY


def test_a_hidden_date_in_the_items_own_microdata_counts(tmp_path: Path) -> None:
    below = "<span style='display:none' itemprop='datePublished' content='2021-03-03'></span>"
    assert date_of(tmp_path, below=below) == DAY


@pytest.mark.parametrize(
    "thing",
    [
        {"@type": "Organization", "datePublished": "2020-01-01"},
        {"@type": ["Thing", "BreadcrumbList"], "datePublished": "2020-01-01"},
        {"@type": "ImageObject", "datePublished": "2020-01-01"},
        {"@type": "NewsArticle", "headline": "Opening of the bridge", "datePublished": "2020-01-01"},
        {"@type": "NewsArticle", "url": "https://example.org/bridge", "datePublished": "2020-01-01"},
    ],
)
def test_linked_data_of_other_things_dates_no_page(tmp_path: Path, thing: dict[str, object]) -> None:
    assert date_of(tmp_path, ADDRESS + linked(thing)) is None
    own = {"@type": "NewsArticle", "headline": "A Call with Beta", "datePublished": "2021-03-03T10:00:00Z"}
    assert date_of(tmp_path, ADDRESS + linked(thing, own)) == DAY


def test_linked_data_of_the_page_is_known_by_its_address(tmp_path: Path) -> None:
    thing = {"@type": "WebPage", "mainEntityOfPage": {"@id": "http://www.example.org/call/"}, "headline": "Untitled"}
    assert date_of(tmp_path, ADDRESS + linked({**thing, "datePublished": "2021-03-03"})) == DAY


@pytest.mark.parametrize(
    "behind",
    [
        "<h3>Related</h3><div><a href='/x'>A visit</a></div><div><time datetime='2020-01-01'>then</time></div>",
        "<ul><li><a href='/x'>A visit</a> <time datetime='2020-01-01'>then</time></li></ul>",
        "<section><h4><a href='/x'>A visit</a></h4><time datetime='2020-01-01'>then</time></section>",
    ],
)
def test_a_time_in_a_list_of_other_pages_is_not_the_readouts(tmp_path: Path, behind: str) -> None:
    assert date_of(tmp_path, behind=behind) is None
    own = "<p>Published <time datetime='2021-03-03'>on Wednesday</time></p>"
    assert date_of(tmp_path, behind=own + behind) == DAY
    assert date_of(tmp_path, below=f"<ul><li>{own[3:-4]}</li></ul>", behind=behind) == DAY


def test_the_day_of_a_change_is_none_of_publication(tmp_path: Path) -> None:
    made, changed = (
        "<meta name='date' content='{}'>",
        "<meta property='article:modified_time' content='2022-09-09T10:00'>",
    )
    assert date_of(tmp_path, made.format("2022-09-09") + changed) is None
    assert date_of(tmp_path, made.format("2021-03-03") + changed) == DAY


def test_a_list_with_the_heading_of_an_agenda_is_text_where_text_follows(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"A call\n\n{FIRST}\n\nTopics:\n\n- Trade\n\n- Water\n\nBoth sides agreed to meet again.\n")
    assert read(path).text.split("\n\n")[1:] == ["Topics:", "Trade", "Water", "Both sides agreed to meet again."]
    path.write_text(f"A call\n\n{FIRST}\n\nTopics:\n\n- Trade\n\n- Water\n\nRelated\n\nA visit\n")
    assert read(path).text == FIRST
