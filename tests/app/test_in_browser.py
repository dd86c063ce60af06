"""The page in a real browser: what an analyst does with it, and what harmful files and questions cannot do."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.app.conftest import Served
from tests.web.payloads import PAYLOADS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

pytestmark = pytest.mark.slow
QUESTION = "What did Tleuberdi say about Hong Kong?"


def ask(page: "Page", question: str) -> str:
    """Ask in the box and wait for the answer's text."""
    answers = page.locator("#chat .answer")
    before = answers.count()
    page.fill("#question textarea", question)
    page.keyboard.press("Enter")
    answers.nth(before).wait_for(timeout=60_000)
    page.locator("#question button.submit-button").wait_for()
    return answers.nth(before).inner_text()


def open_library(page: "Page") -> None:
    page.get_by_role("tab", name="Library").click()
    page.locator("#library .virtual-row").first.wait_for()


def send(page: "Page", summary: str, *files: Path) -> str:
    """Send files and wait for the report that has this summary."""
    page.set_input_files("#upload input[type=file]", [str(file) for file in files])
    page.locator("#report .report p", has_text=re.compile(f"^{summary}$")).wait_for(timeout=120_000)
    return page.locator("#report .report").inner_text()


def test_a_mark_opens_the_source_with_the_cited_sentence_in_view(page: "Page") -> None:
    shown = ask(page, QUESTION)
    assert "Mukhtar Tleuberdi" in shown
    assert "21 January 2021" in shown
    page.locator("#chat .prose-text a.cite").first.click()
    page.locator("#source mark").wait_for()
    assert "Hong Kong" in page.locator("#source mark").inner_text()
    assert page.locator("#source mark").inner_text() in page.locator("#chat .prose-text").inner_text()
    about = page.locator("#source .about").inner_text()
    for told in ("Ministry of Foreign Affairs of China", "21 January 2021", "Wang Yi, Mukhtar Tleuberdi"):
        assert told in about
    assert "Said by Mukhtar Tleuberdi" in about
    assert _in_view(page, "#source mark")


def _in_view(page: "Page", selector: str) -> bool:
    """Whether an element can be seen inside its scrolling parent and the window."""
    return bool(
        page.evaluate(
            """selector => {
                const mark = document.querySelector(selector).getBoundingClientRect();
                const box = document.querySelector(selector).parentElement.getBoundingClientRect();
                return mark.top >= Math.max(box.top, 0) && mark.bottom <= Math.min(box.bottom, innerHeight);
            }""",
            selector,
        )
    )


def test_a_mark_opens_with_the_keyboard_too(page: "Page") -> None:
    ask(page, QUESTION)
    page.locator("#chat .prose-text a.cite").first.focus()
    page.keyboard.press("Enter")
    page.locator("#source mark").wait_for()
    assert page.evaluate("document.activeElement.className") == "readout"


def test_another_mark_moves_to_its_own_sentence(page: "Page") -> None:
    ask(page, QUESTION)
    marks = page.locator("#chat .answer a.cite")
    page.locator("#chat .related a.cite").first.click()
    page.locator("#source .whose", has_text="Wang Yi").wait_for()
    marks.first.click()
    page.locator("#source .whose", has_text="Mukhtar Tleuberdi").wait_for()
    assert _in_view(page, "#source mark")


def test_a_follow_up_keeps_the_thread_and_the_box_is_emptied_every_time(page: "Page") -> None:
    for question in (QUESTION, "And about Xinjiang?", QUESTION):
        assert "Mukhtar Tleuberdi" in ask(page, question)
        assert page.input_value("#question textarea") == ""
    assert page.locator("#chat .asked").all_inner_texts() == [QUESTION, "And about Xinjiang?", QUESTION]


OF_ANOTHER = "What did Qin Gang say about Taiwan?"
FOLLOW_UP = "And about Hong Kong?"
"""Asked after that, it is about Qin Gang; asked alone, it is about everybody, Tleuberdi too."""


def test_a_new_conversation_forgets_the_earlier_questions(page: "Page") -> None:
    ask(page, OF_ANOTHER)
    page.locator("#chat a.cite").first.click()
    page.locator("#source mark").wait_for()
    page.locator("#chat").get_by_label("Clear").click()
    page.locator("#source .note").wait_for()
    assert page.locator("#chat .asked").count() == 0
    assert "Mukhtar Tleuberdi:" in ask(page, FOLLOW_UP)


def test_an_unanswered_question_says_why(page: "Page") -> None:
    shown = ask(page, "What did Tleuberdi say about kangaroos?")
    assert "kangaroos" in shown
    assert page.locator("#chat .unanswered").count() == 1
    assert page.locator("#chat .prose-text a.cite").count() == 0


def test_a_question_above_the_limit_gets_a_polite_word(page: "Page") -> None:
    assert re.search(r"has [\d,]+ characters", ask(page, "Hong Kong " * 2_000))
    assert "Mukhtar Tleuberdi" in ask(page, QUESTION), "and the conversation goes on"


def test_an_example_question_is_asked_by_a_click_and_every_one_is_answered(page: "Page") -> None:
    examples = [text.strip() for text in page.locator("#chat .example").all_inner_texts()]
    assert len(examples) >= 2
    for number, question in enumerate(examples):
        page.locator("#chat .example").nth(number).click()
        page.locator("#chat .answer a.cite").first.wait_for()
        assert page.locator("#chat .asked").all_inner_texts() == [question]
        assert page.locator("#chat .unanswered").count() == 0
        page.locator("#chat").get_by_label("Clear").click()
        page.locator("#chat .example").first.wait_for()


def test_two_visitors_do_not_see_each_other(browser: "Browser", served: Served, page: "Page") -> None:
    ask(page, OF_ANOTHER)
    context = browser.new_context()
    other = context.new_page()
    other.goto(served.address)
    other.locator("#chat .example").first.wait_for()
    assert other.locator("#chat .asked").count() == 0
    assert "Mukhtar Tleuberdi:" in ask(other, FOLLOW_UP)
    context.close()


def test_a_line_of_the_library_opens_the_whole_readout(page: "Page") -> None:
    open_library(page)
    page.locator("#library .virtual-row", has_text="Tleuberdi").first.click()
    page.locator("#reader .readout").wait_for()
    assert "Tleuberdi" in page.locator("#reader h3").inner_text()
    assert page.locator("#reader mark").count() == 0
    assert len(page.locator("#reader .text").inner_text()) > 500


def test_files_are_added_known_or_refused_with_the_reason(page: "Page", served: Served, tmp_path: Path) -> None:
    names = ("Berg talks with Dini.txt", "tool.exe", "broken.pdf", "empty.md")
    good, program, broken, empty = (tmp_path / name for name in names)
    good.write_text(_hostile_free("marble"), encoding="utf-8")
    program.write_bytes(b"MZ\x00\x00")
    broken.write_bytes(b"%PDF-1.4 no more")
    empty.write_bytes(b"")
    open_library(page)
    told = send(page, "1 added, 3 refused", good, program, broken, empty)
    assert "Berg talks with Dini.txt added" in told
    for refused in (program, broken, empty):
        assert re.search(rf"{re.escape(refused.name)} refused: \w", told)
    assert str(tmp_path) not in told
    assert str(served.library) not in told
    assert "Berg talks with Dini.txt already in the library" in send(page, "1 known", good)
    assert {file.name for file in (served.library / "uploads").iterdir()} >= {good.name}
    assert not {program.name, broken.name, empty.name} & {file.name for file in (served.library / "uploads").iterdir()}
    page.get_by_role("tab", name="Ask").click()
    assert "marble" in ask(page, "What did Berg say about marble?")


def _hostile_free(stone: str, extra: str = "", title: str = "Foreign Minister Anna Berg talks with Carlo Dini") -> str:
    return (
        f"{title}\n3 May 2023\n\nForeign Minister Anna Berg spoke by phone with Foreign Minister Carlo Dini. "
        f"Berg said that {stone} {extra} will be exported without limits. Dini thanked her for the offer.\n"
    )


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_scrolls_sideways(browser: "Browser", served: Served, width: int, height: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]  # a Literal
    page = context.new_page()
    page.goto(served.address)
    page.locator("#chat .example").first.wait_for()
    for look in (
        lambda: None,
        lambda: ask(page, QUESTION),
        page.locator("#chat a.cite").first.click,
        lambda: open_library(page),
    ):
        look()
        page.wait_for_timeout(300)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_on_a_phone_a_mark_brings_the_source_into_view(browser: "Browser", served: Served) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(served.address)
    page.locator("#chat .example").first.wait_for()
    ask(page, QUESTION)
    page.locator("#chat a.cite").first.click()
    page.locator("#source mark").wait_for()
    page.wait_for_timeout(300)
    assert _in_view(page, "#source mark")
    context.close()


@pytest.fixture
def watched(browser: "Browser", served: Served) -> Iterator["Page"]:
    """A page that asks nobody else for anything and meets no error, or the test fails in the end."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    noted: list[str] = []
    own = (served.address, "data:", f"blob:{served.address}")

    def request(asked: "Request") -> None:
        if not asked.url.startswith(own):
            noted.append(asked.url)

    def console(message: "ConsoleMessage") -> None:
        if message.type == "error":
            noted.append(message.text)

    page.on("request", request)
    page.on("console", console)
    page.on("pageerror", lambda error: noted.append(str(error)))
    page.goto(served.address)
    page.locator("#chat .example").first.wait_for()
    yield page
    assert noted == []
    context.close()


def assert_harmless(page: "Page") -> None:
    """Nothing ran, nothing was put in, and nothing points anywhere but into the page or to the web."""
    assert page.evaluate("window.harmed") is None
    regions = ":is(#head, #chat .message, #source, #library, #report, #reader)"
    foreign = (
        "script, img, iframe, form, style, object, embed, math, template, #injected, [onmouseover], [onerror], [onload]"
    )
    assert page.locator(f"{regions} :is({foreign})").evaluate_all("all => all.map(one => one.outerHTML)") == []
    links = page.locator(f"{regions} a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert all(re.match(r"#cite=|https?://", link or "") for link in links)
    assert page.evaluate("getComputedStyle(document.body).display") != "none"


def test_a_tour_of_the_page_asks_nobody_else_for_anything(watched: "Page") -> None:
    ask(watched, QUESTION)
    watched.locator("#chat a.cite").first.click()
    watched.locator("#source mark").wait_for()
    open_library(watched)
    watched.locator("#library .virtual-row").first.click()
    watched.locator("#reader .readout").wait_for()
    assert_harmless(watched)


def test_payloads_in_questions_are_shown_and_do_nothing(watched: "Page") -> None:
    for payload in PAYLOADS:
        ask(watched, f"What did Tleuberdi say about {payload}?")
    shown = watched.locator("#chat .asked").all_inner_texts()
    assert [" ".join(text.split()) for text in shown] == [
        f"What did Tleuberdi say about {' '.join(payload.split())}?" for payload in PAYLOADS
    ]
    assert_harmless(watched)


def test_payloads_in_titles_texts_and_file_names_do_nothing(watched: "Page", tmp_path: Path) -> None:
    files = []
    for number, payload in enumerate(PAYLOADS):
        line = " ".join(payload.split())
        file = tmp_path / f"{number} {line.replace('/', '∕')[:80]}.txt"
        file.write_text(
            _hostile_free(f"basalt{number} basalt", line, f"Call {number} {line} with Dini"), encoding="utf-8"
        )
        files.append(file)
    open_library(watched)
    told = send(watched, f"{len(files)} added", *files)
    assert told.count(".txt added") == len(files)
    assert_harmless(watched)
    for row in range(4):
        watched.locator("#library .virtual-row").nth(row).click()
        watched.locator("#reader .readout").wait_for()
    watched.get_by_role("tab", name="Ask").click()
    ask(watched, "In which readouts does basalt come up?")
    marks = watched.locator("#chat .prose-text a.cite")
    assert marks.count() > 5
    for number in range(marks.count()):
        marks.nth(number).click()
        watched.locator("#source mark").wait_for()
        assert_harmless(watched)
