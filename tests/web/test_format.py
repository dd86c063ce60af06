"""What the page shows of answers, readouts and files that were sent."""

import re
from datetime import date
from html import unescape

import pytest

from qa.types import Check
from tests.web.making import FIRST, SECOND, TEXT, THIRD, answer, citation, readout
from tests.web.payloads import PAYLOADS
from vectorstore.types import Readout, Statement
from web import format as show
from web.markup import escape
from web.uploads import Outcome


def text_of(markup: str) -> str:
    """The text that a browser would show."""
    return unescape(re.sub(r"<[^>]*>", "", markup))


def tags_of(markup: str) -> set[str]:
    return set(re.findall(r"<(\w+)", markup))


def test_dates_are_written_out() -> None:
    assert show.day(date(2021, 1, 21)) == "21 January 2021"
    assert show.day(None) == "undated"


def test_a_reference_leads_back_to_the_place_it_was_made_for() -> None:
    one = citation(1, SECOND)
    assert show.referred(show.reference(one)) == (one.readout.id, one.start, one.end)


@pytest.mark.parametrize(
    "address",
    ["", "#cite=", "#cite=a.1", "#cite=a.1.2.3", "#cite=../a.1.2", "#cite=a.-1.2", f"#cite=a.1.{'9' * 99}"],
)
def test_what_is_no_reference_leads_nowhere(address: str) -> None:
    assert show.referred(address) is None


def test_marks_of_an_answer_open_their_sources() -> None:
    one, two = citation(1, SECOND), citation(2, THIRD)
    shown = show.answer(answer(f"Berg said: “{SECOND}” [1] Dini: “{THIRD}” [2]", one, two))
    assert shown.count(f'class="cite" href="{escape(show.reference(one))}"') == 2, "in the text and below it"
    assert f'<span class="quote">{escape(SECOND)}</span>' in shown


def test_a_number_that_cites_nothing_stays_plain_text() -> None:
    shown = show.answer(answer("As said. [1] [7] [x] [1, 2]", citation(1, SECOND)))
    assert len(re.findall(r'class="cite"', shown)) == 2
    assert "[7] [x] [1, 2]" in text_of(shown)


def test_a_number_inside_a_quotation_is_part_of_it() -> None:
    text = "Berg said that paragraph [1] stands."
    source = readout(text=text, statements=(Statement(0, len(text), ("Anna Berg",), "said"),))
    shown = show.answer(answer(f"“{text}” [1]", citation(1, text, source)))
    assert f'<span class="quote">{escape(text)}</span>' in shown


def test_a_readout_that_is_cited_twice_is_listed_once_with_both_numbers() -> None:
    other = readout("Another call", id="b" * 16)
    cited = [citation(1, SECOND), citation(2, SECOND, other), citation(3, THIRD)]
    listed = text_of(show.sources(cited).replace("</li>", "|"))
    assert listed == (
        "[1] [3] Call with Foreign Minister Dini Ministry of Stone · 2 March 2022|"
        "[2] Another call Ministry of Stone · 2 March 2022|"
    )


def test_an_unanswered_question_says_why_and_offers_what_there_is() -> None:
    text, reason = "Carlo Dini says nothing about granite.", "only the other party raises it"
    shown = text_of(show.answer(answer(text, reason=reason, related=(citation(1, SECOND),))))
    assert text in shown
    assert reason in shown
    assert f"[1] Anna Berg: {SECOND}" in shown


def test_a_reason_that_the_text_already_gives_is_not_repeated() -> None:
    assert text_of(show.answer(answer("No: nobody knows.", reason="nobody knows"))).count("nobody knows") == 1


def test_that_the_model_was_set_aside_is_said() -> None:
    value = answer("Text. [1]", citation(1, SECOND), check=Check(fallback="the reply quoted what is not there"))
    assert "the reply quoted what is not there" in text_of(show.answer(value))


@pytest.mark.parametrize(
    ("check", "told"),
    [
        (Check(kept=2), "every sentence was checked"),
        (Check(kept=2, removed=(("A lie.", "no mark"),)), "Left out of the model's reply: a sentence"),
        (Check(kept=1, removed=(("A lie.", "no mark"),) * 2), "Left out of the model's reply: 2 sentences"),
    ],
)
def test_what_was_verified_of_the_model_s_reply_is_told_in_a_line(check: Check, told: str) -> None:
    assert told in text_of(show.answer(answer("Text. [1]", citation(1, SECOND), check=check)))


def test_a_source_shows_who_issued_it_when_and_whose_words_are_marked() -> None:
    one = citation(1, THIRD)
    shown = show.readout(one.readout, one.start, one.end)
    assert f"<mark>{escape(THIRD)}</mark>" in shown
    assert text_of(re.sub(r'.*class="text"[^>]*>', "", shown, flags=re.DOTALL)) == TEXT
    for told in (
        "Ministry of Stone",
        "2 March 2022",
        "Anna Berg, Carlo Dini",
        "Said by Carlo Dini",
        "https://stone.example/call",
    ):
        assert told in text_of(shown)
    assert 'rel="noopener&#32;noreferrer"' in shown.replace("noopener noreferrer", "noopener&#32;noreferrer")


def test_a_source_names_its_file_but_not_its_place_on_the_server() -> None:
    assert "call.txt" in text_of(show.readout(readout()))
    assert "srv" not in show.readout(readout())


def test_a_narrated_sentence_is_nobodys() -> None:
    one = citation(1, FIRST)
    assert "Narrated" in text_of(show.readout(one.readout, one.start, one.end))


@pytest.mark.parametrize("place", [(0, 0), (5, 5), (10_000, 20_000), (20, 10)])
def test_the_whole_text_is_there_whatever_place_is_asked_for(place: tuple[int, int]) -> None:
    shown = show.readout(readout(), *place)
    assert text_of(re.sub(r'.*class="text"[^>]*>', "", shown, flags=re.DOTALL)) == TEXT


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", None])
def test_an_address_that_is_not_of_the_web_is_left_out(url: str | None) -> None:
    assert tags_of(show.readout(readout(url=url))) & {"a"} == set()


def test_the_head_counts_what_the_library_holds() -> None:
    shown = text_of(show.heading([readout(), readout(date=date(2021, 1, 1), issuer=None)]))
    assert "2 readouts" in shown
    assert "1 issuer" in shown
    assert "Jan 2021 to Mar 2022" in shown
    assert "0 readouts" in text_of(show.heading([]))


def test_the_report_sums_up_and_names_every_file() -> None:
    outcomes = [Outcome("a.txt", "added"), Outcome("b.txt", "known"), Outcome("c.xyz", "refused", "not a readout")]
    shown = text_of(show.report(outcomes))
    assert "1 added, 1 known, 1 refused" in shown
    assert "a.txt added" in shown
    assert "b.txt already in the library" in shown
    assert "c.xyz refused: not a readout" in shown


def test_a_listed_readout_has_no_path_of_the_server() -> None:
    listed = show.listed(readout())
    assert listed["date"] == "2022-03-02"
    assert listed["source"] == "call.txt"
    assert "srv" not in str(listed)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_payloads_add_no_element_anywhere(payload: str) -> None:
    text = f"{payload} is what Berg said."
    hostile = readout(
        payload,
        issuer=payload,
        participants=(payload,),
        text=text,
        url=f"https://stone.example/{payload}",
        sources=(f"/srv/{payload.replace('/', '')}",),
        statements=(Statement(0, len(text), (payload,), "said"),),
    )
    for harmful, harmless in zip(_everywhere(hostile, payload), _everywhere(readout(), "x"), strict=True):
        assert tags_of(harmful) <= tags_of(harmless)
        assert not set(harmful) & set("`${}[]\\"), "nothing that a template or Markdown could read"


def _everywhere(source: Readout, text: str) -> list[str]:
    """All that the page shows, of this readout and with this text in the other places."""
    said = next(s for s in source.statements if s.speakers)
    one = citation(1, source.quote(said), source)
    return [
        show.answer(answer(f"“{one.quote}” [1] {text}", one, reason=f"because {text}")),
        show.answer(answer(text, reason=f"because {text}", related=(one,))),
        show.readout(source, one.start, one.end),
        show.question(text),
        show.problem(text),
        show.heading([source]),
        show.report([Outcome(text, "refused", text)]),
    ]
