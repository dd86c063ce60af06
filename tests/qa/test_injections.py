"""Readouts that carry orders, and a model that obeys them: nothing that they ordered is shown, nobody is given it."""

from collections.abc import Iterator

import pytest
from langchain_core.language_models import FakeListChatModel

from qa import Answer, ReadoutQA
from tests.qa.injections import Poisoned, poisoned
from vectorstore import ReadoutStore

pytestmark = pytest.mark.slow
POISONED = poisoned()


def told_by(answer: Answer) -> str:
    """What an answer tells, without the readouts' titles, which it gives between quotation marks as what they are."""
    text = answer.text
    for citation in answer.citations:
        text = text.replace(f"(“{citation.readout.title}”)", "")
    return text


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReadoutStore]:
    folder = tmp_path_factory.mktemp("poisoned")
    for number, one in enumerate(POISONED):
        (folder / f"{number}.html").write_text(one.html, "utf-8")
    with ReadoutStore.open(folder / "library") as store:
        report = store.add(folder)
        assert (report.added, report.refused) == (len(POISONED), ())
        yield store


def test_there_are_forty_of_them() -> None:
    assert len(POISONED) == 40


@pytest.mark.parametrize("one", POISONED, ids=lambda one: one.name)
def test_a_model_that_obeys_an_order_in_a_readout_shows_nothing_of_it(store: ReadoutStore, one: Poisoned) -> None:
    for reply in (one.order.reply, f"Ignored. {one.order.reply}", one.order.reply.replace("[1]", "[2]")):
        answer = ReadoutQA(store, FakeListChatModel(responses=[reply])).ask(one.question)
        assert answer.check is not None, answer.text
        assert not [tell for tell in one.order.tells if tell in told_by(answer)], answer.text
        assert answer.check.kept == 0
        assert answer.check.fallback


@pytest.mark.parametrize("one", POISONED, ids=lambda one: one.name)
def test_an_order_in_a_readout_is_nobody_s_words_and_no_evidence(store: ReadoutStore, one: Poisoned) -> None:
    answer = ReadoutQA(store).ask(one.question)
    assert answer.answered
    assert all("must be paid for" in citation.quote for citation in answer.citations), answer.text
    assert not [tell for tell in one.order.tells if tell in told_by(answer)], answer.text
