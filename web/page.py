"""What happens on the page when somebody uses it."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.events import api

from qa.pipeline import ReadoutQA
from qa.types import Answer
from vectorstore.errors import LibraryError, ReadoutsError
from web import format as show
from web import uploads
from web.examples import Examples
from web.layout import NOTHING_ASKED, NOTHING_HELD, NOTHING_OPEN, lay_out
from web.markup import Html

TITLE = "Readouts"
HISTORY = 20
"""Most earlier questions that a question is understood with."""
_PROGRESS = gr.Progress()
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of a conversation and what came back: an answer that may still grow, or why there is none."""

    question: str
    answer: Answer | None = None
    problem: str | None = None


class Page:
    """What the page does with one library. It is shared by all visitors: what is theirs is handed in and out."""

    def __init__(self, qa: ReadoutQA, uploaded: Path) -> None:
        """``uploaded``: the folder that keeps the files which are sent to the page."""
        self.qa = qa
        self.uploaded = uploaded
        self.examples = Examples(qa)

    def build(self) -> gr.Blocks:
        """The page, its parts wired to what they do."""
        blocks: gr.Blocks = gr.Blocks(title=TITLE, analytics_enabled=False, delete_cache=(3600, 3600), fill_width=True)
        hidden: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
        with blocks:
            at = lay_out()
            turns, question = gr.State(list[Turn]()), gr.State("")
            answering = []
            for asked in (
                at.question.submit(self.take, at.question, [at.question, question], **hidden),
                at.chat.example_select(self.take_example, None, [at.question, question], **hidden),
            ):
                answered = asked.then(self.converse, [question, turns], [at.chat, turns], concurrency_limit=4, **hidden)
                answered.then(ready, None, at.question, **hidden)
                answering.append(answered)
            at.question.stop(ready, None, at.question, cancels=answering, **hidden)
            again = [at.question, at.chat, turns, at.source]
            at.chat.clear(self.start_again, None, again, cancels=answering, **hidden)
            at.source.cite(self.open_citation, None, at.source, **hidden)

            library = [at.head, at.table]
            at.table.select(self.open_row, None, at.reader, **hidden)
            at.sent.upload(
                self.receive, at.sent, [at.sent, at.told, *library], api_visibility="private", concurrency_limit=1
            )
            blocks.load(self.library, None, library, **hidden)
            blocks.load(self.offer, None, at.chat, **hidden)

            api(self.answer, api_name="ask", concurrency_limit=4)
            api(self.readouts, api_name="readouts")
        return blocks

    # Asking

    def take(self, question: str) -> tuple[dict[str, Any], str]:
        """Take the question out of its box: (question box, question)."""
        return gr.update(value="", submit_btn=False, stop_btn=True), question.strip()

    def take_example(self, event: gr.SelectData) -> tuple[dict[str, Any], str]:
        """Take the example question that was chosen."""
        return self.take(str(event.value["text"]))

    def converse(self, question: str, turns: list[Turn]) -> Iterator[tuple[list[dict[str, str]], list[Turn]]]:
        """Answer into the conversation as the answer grows: (messages, turns)."""
        if not question:
            return
        yield messages([*turns, Turn(question)]), turns
        for turn in self._turns(question, [turn.question for turn in turns if turn.answer]):
            yield messages([*turns, turn]), [*turns, turn]

    def _turns(self, question: str, history: list[str]) -> Iterator[Turn]:
        try:
            for answer in self.qa.stream(question, history=history[-HISTORY:]):
                yield Turn(question, answer)
        except ReadoutsError as error:
            yield Turn(question, problem=plainly(error))

    def start_again(self) -> tuple[dict[str, Any], list[dict[str, str]], list[Turn], Html]:
        """An empty conversation: (question box, messages, turns, source)."""
        return ready(), [], [], show.note(NOTHING_OPEN)

    def open_citation(self, event: gr.EventData) -> Html:
        """The readout that a citation points to, its sentence marked."""
        place = show.referred(str(getattr(event, "address", "")))
        return self._readout(*place) if place else show.note(NOTHING_OPEN)

    def warm_up(self) -> None:
        """Load the embedding model, by finding the example questions: the first visitor does not wait for it."""
        self.examples.get()

    def offer(self) -> dict[str, Any]:
        """The example questions, in the empty conversation."""
        examples = [{"text": question} for question in self.examples.get()]
        return gr.update(examples=examples, placeholder=NOTHING_ASKED if len(self.qa.store) else NOTHING_HELD)

    # The library

    def library(self) -> tuple[Html, list[list[str | int]]]:
        """What the library holds, the newest first: (head, table)."""
        readouts = self.qa.store.readouts()
        newest = sorted(readouts, key=lambda one: (one.date or date.min, one.title), reverse=True)
        return show.heading(readouts), [show.row(readout) for readout in newest]

    def open_row(self, event: gr.SelectData) -> Html:
        """The readout of a line of the table; the line's last cell is the beginning of the readout's id."""
        return self._readout(str(event.row_value[-1]))

    def _readout(self, readout_id: str, start: int = 0, end: int = 0) -> Html:
        try:
            return show.readout(self.qa.store.readout(readout_id), start, end)
        except ReadoutsError:
            return show.note("This readout is no longer in the library.")

    def receive(self, files: list[str] | None, progress: gr.Progress = _PROGRESS) -> tuple[Any, ...]:
        """Add files that were sent: (file box, report, head, table)."""
        sent = [Path(file) for file in files or []]
        outcomes = []
        for outcome in uploads.receive(self.qa.store, self.uploaded, sent):
            outcomes.append(outcome)
            progress((len(outcomes), len(sent)), unit="files")
        return None, show.report(outcomes), *self.library()

    # For programs

    def answer(self, question: str, history: list[str] | None = None) -> dict[str, Any]:
        """Answer a question from the library.

        Parameters:
            question: the question, in English.
            history: the earlier questions of the conversation, oldest first.
        """
        try:
            return show.plain(self.qa.ask(question, history=[str(one) for one in history or ()][-HISTORY:]))
        except ReadoutsError as error:
            raise gr.Error(plainly(error), print_exception=False) from error

    def readouts(self) -> list[dict[str, Any]]:
        """List the library: id, title, date (ISO 8601 or null), issuer, participants, url, source, statements."""
        return [show.listed(readout) for readout in self.qa.store.readouts()]


def ready() -> dict[str, Any]:
    """The question box once nothing is being answered. Made anew each time: Gradio empties what it is given."""
    return gr.update(submit_btn=True, stop_btn=False)


def messages(turns: Sequence[Turn]) -> list[dict[str, str]]:
    """The conversation as the chat shows it."""
    shown = []
    for turn in turns:
        shown.append({"role": "user", "content": show.question(turn.question)})
        if turn.answer:
            shown.append({"role": "assistant", "content": show.answer(turn.answer)})
        elif turn.problem:
            shown.append({"role": "assistant", "content": show.problem(turn.problem)})
    return shown


def plainly(error: ReadoutsError) -> str:
    """What went wrong, for a visitor: what concerns the server and its folders goes to its log."""
    if isinstance(error, LibraryError):
        _log.error("the library cannot be read", exc_info=error)
        return "The library cannot be read just now; the server's log says why."
    return str(error)
