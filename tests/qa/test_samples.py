"""The sample readouts: enough of them, of every kind, read as they should be, and nobody's sentences but our own."""

import html
import json
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from qa.samples import folder
from vectorstore.reading import read
from vectorstore.types import Document

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data"
REAL = ROOT.parent / "shared" / "readouts"

ISSUERS = {
    "china_mfa": "Ministry of Foreign Affairs of China",
    "downing_street": "Prime Minister's Office of the United Kingdom",
    "eeas": "European External Action Service",
    "elysee": "Élysée",
    "eu_council": "European Council",
    "india_mea": "Ministry of External Affairs of India",
    "japan_mofa": "Ministry of Foreign Affairs of Japan",
    "kazakhstan_mfa": "Ministry of Foreign Affairs of Kazakhstan",
    "kremlin": "Kremlin",
    "nato": "NATO",
    "state_dept": "U.S. Department of State",
    "uk_fcdo": "Foreign, Commonwealth and Development Office",
    "ukraine_president": "President of Ukraine",
    "whitehouse": "White House",
}

# Words of menus, tails, banners, running headers and footers that no reader should take for the readout's own.
FURNITURE = (
    "Home >", "Main >", "Suggest To A Friend", "cookie", "Share on Facebook", "Privacy Policy", "Related Articles",
    "Crown copyright", "Open Government Licence", "Legal notice", "Page 1 of 2", "- 1 -", "source_url", "Consular",
    "Last updated", "Press Office",
)  # fmt: skip


@dataclass(frozen=True)
class Event:
    """A call or meeting that both sides have told."""

    day: date
    names: tuple[str, str]
    accounts: tuple[str, str]


EVENTS = [
    Event(date(2021, 1, 21), ("Wang Yi", "berdi"), ("china_mfa", "kazakhstan_mfa")),
    Event(date(2021, 12, 30), ("Biden", "Putin"), ("whitehouse", "kremlin")),
    Event(date(2022, 6, 15), ("Biden", "Zelenskyy"), ("whitehouse", "ukraine_president")),
    Event(date(2022, 8, 19), ("Putin", "Macron"), ("kremlin", "elysee")),
    Event(date(2022, 10, 4), ("Biden", "Kishida"), ("whitehouse", "japan_mofa")),
    Event(date(2022, 12, 16), ("Putin", "Modi"), ("kremlin", "india_mea")),
    Event(date(2023, 1, 11), ("Sunak", "Kishida"), ("downing_street", "japan_mofa")),
    Event(date(2023, 2, 8), ("Sunak", "Zelenskyy"), ("downing_street", "ukraine_president")),
    Event(date(2023, 2, 28), ("Blinken", "berdi"), ("state_dept", "kazakhstan_mfa")),
    Event(date(2023, 6, 18), ("Blinken", "Qin"), ("state_dept", "china_mfa")),
]


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


LABELLED = rows("sample_attribution.jsonl")
QUESTIONS = rows("sample_questions.jsonl")
FILES = sorted(path.relative_to(folder()).as_posix() for path in folder().rglob("*") if path.is_file())


@cache
def document(name: str) -> Document:
    """A sample as it is read, each file once."""
    return read(folder() / name)


def folded(text: str) -> str:
    """Letters and digits alone, without case and accents: ligatures, quotes and white space do not matter."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if c.isalnum())


def words(text: str) -> list[str]:
    plain = html.unescape(re.sub(r"<[^>]+>", " ", text))
    return re.findall(r"[a-z0-9]+", unicodedata.normalize("NFKD", plain).casefold().replace("’", "").replace("'", ""))


def test_there_are_thirty_or_more_of_every_kind_of_file_and_nothing_else() -> None:
    kinds = Counter(Path(name).suffix for name in FILES)
    assert len(FILES) >= 36
    assert set(kinds) == {".txt", ".md", ".html", ".docx", ".pdf"}
    assert kinds[".docx"] >= 3
    assert kinds[".pdf"] >= 3
    assert sum((folder() / name).stat().st_size for name in FILES) < 300_000


def test_they_come_from_many_houses_and_span_two_years_and_more() -> None:
    days = [date.fromisoformat(Path(name).name[:10]) for name in FILES]
    assert {Path(name).parts[0] for name in FILES} == set(ISSUERS)
    assert max(days) - min(days) > timedelta(days=2 * 365)


def test_every_sample_is_labelled() -> None:
    assert [row["doc"] for row in LABELLED] == FILES


@pytest.mark.parametrize("row", LABELLED, ids=lambda row: row["doc"])
def test_a_sample_reads_with_its_title_date_and_issuer(row: dict[str, Any]) -> None:
    sample = document(row["doc"])
    assert folded(sample.title) == folded(row["title"])
    assert sample.date == date.fromisoformat(row["date"])
    assert sample.issuer == ISSUERS[row["doc"].split("/")[0]]


@pytest.mark.parametrize("row", LABELLED, ids=lambda row: row["doc"])
def test_a_sample_reads_whole_and_without_the_page_around_it(row: dict[str, Any]) -> None:
    text = document(row["doc"]).text
    everything = folded(text)
    assert [s["text"] for s in row["sentences"] if folded(s["text"]) not in everything] == []
    assert [phrase for phrase in FURNITURE if phrase.casefold() in text.casefold()] == []


@pytest.mark.parametrize("row", LABELLED, ids=lambda row: row["doc"])
def test_labels_name_participants_and_keep_to_the_three_modes(row: dict[str, Any]) -> None:
    assert len(row["sentences"]) >= 6
    for sentence in row["sentences"]:
        assert set(sentence["speakers"]) <= set(row["participants"])
        assert (sentence["mode"], bool(sentence["speakers"])) in {("said", True), ("joint", True), ("narrated", False)}
        assert sentence["cue"] is None or all(cue in sentence["text"].lower() for cue in cues(sentence["cue"]))


def cues(text: str) -> list[str]:
    return [cue.lower() for cue in text.split("; ")]


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: f"{event.day} {' '.join(event.names)}")
def test_an_event_is_told_by_both_sides(event: Event) -> None:
    for house in event.accounts:
        accounts = [
            document(name)
            for name in FILES
            if name.startswith(f"{house}/")
            and abs(date.fromisoformat(Path(name).name[:10]) - event.day) <= timedelta(days=1)
        ]
        assert len(accounts) == 1
        assert all(name in f"{accounts[0].title} {accounts[0].text}" for name in event.names)


def test_only_wang_yi_raises_vaccines_and_both_men_speak_of_hong_kong() -> None:
    (call,) = [row for row in LABELLED if row["doc"] == "china_mfa/2021-01-21-wang-yi-tleuberdi.txt"]

    def speakers(topic: str) -> list[list[str]]:
        return [sentence["speakers"] for sentence in call["sentences"] if topic in sentence["text"]]

    assert speakers("vaccine") == [["Wang Yi"]]
    assert speakers("Hong Kong") == speakers("Xinjiang") == [["Wang Yi"], ["Mukhtar Tleuberdi"]]
    answer = next(s["text"] for s in call["sentences"] if "Hong Kong" in s["text"] and "Tleuberdi" in s["speakers"][0])
    assert "Tleuberdi" not in answer
    assert "said" not in answer


def test_at_least_three_persons_come_back_three_times() -> None:
    appearances = Counter(name for row in LABELLED for name in row["participants"])
    assert sum(count >= 3 for count in appearances.values()) >= 3


def test_a_summary_of_many_parties_a_transcript_and_joint_statements_are_among_them() -> None:
    assert sum(len(row["participants"]) >= 6 for row in LABELLED) >= 1
    assert any(re.search(r"^MODERATOR:", document(name).text, re.M) for name in FILES)
    mostly_joint = [row for row in LABELLED if sum(s["mode"] == "joint" for s in row["sentences"]) >= 7]
    assert len(mostly_joint) >= 2


def test_questions_are_of_every_type_and_have_their_own_ids() -> None:
    kinds = {"said", "trap", "fact", "dated", "unanswerable", "followup", "many", "compare"}
    assert {row["type"] for row in QUESTIONS} == kinds
    assert len({row["id"] for row in QUESTIONS}) == len(QUESTIONS) >= 40
    assert all(row["answerable"] == (row["type"] not in {"trap", "unanswerable"}) for row in QUESTIONS)
    assert all(bool(row["gold"]) == row["answerable"] for row in QUESTIONS)


@pytest.mark.parametrize("row", QUESTIONS, ids=lambda row: row["id"])
def test_what_a_question_quotes_stands_in_its_sample(row: dict[str, Any]) -> None:
    for quoted in row["gold"] + row["acceptable"] + row["forbidden"] + row["other"]:
        assert folded(quoted["quote"]) in folded(document(quoted["doc"]).text)


@pytest.mark.slow
@pytest.mark.skipif(not REAL.is_dir(), reason="needs the real readouts in ../shared/readouts")
def test_no_sentence_is_taken_from_a_real_readout() -> None:
    run = 12  # words: names with titles ("President Volodymyr Zelenskyy of Ukraine ...") reach 11

    def runs(text: str) -> set[tuple[str, ...]]:
        w = words(text)
        return {tuple(w[i : i + run]) for i in range(len(w) - run + 1)}

    ours = set().union(*(runs(document(name).text) for name in FILES))
    sentences = {"".join(words(s["text"])) for row in LABELLED for s in row["sentences"] if len(s["text"]) > 60}
    copied: list[str] = []
    for path in REAL.rglob("*"):
        if path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace")
            copied += [" ".join(shared) for shared in ours & runs(text)]
            joined = "".join(words(text))
            copied += [sentence for sentence in sentences if sentence in joined]
    assert copied == []
