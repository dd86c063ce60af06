"""The page: its layout, and what happens when somebody uses it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.events import api

from qa.pipeline import ReadoutQA
from qa.types import Answer
from vectorstore.errors import ReadoutsError
from web import format as show
from web import uploads
from web.examples import Examples
from web.markup import Html

HERE = Path(__file__).parent
TITLE = "Readouts"
NOTHING_OPEN = "Choose a number such as [1] in an answer to read its sentence here, in the readout it stands in."
NOTHING_ASKED = "Ask who said what. Every sentence of an answer carries a number that opens its source."
NOTHING_READ = "Choose a line of the table to read that readout here."
COLUMNS = ["Date", "Title", "Issuer", "Statements", "Id"]
_PROGRESS = gr.Progress()


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of a conversation and what came back: an answer that may still grow, or why it cannot be asked."""

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
            for answer in self.qa.stream(question, history=history):
                yield Turn(question, answer)
        except ReadoutsError as error:
            yield Turn(question, problem=str(error))

    def open_citation(self, event: gr.EventData) -> Html:
        """The readout that a citation points to, its sentence marked."""
        place = show.referred(str(getattr(event, "address", "")))
        return self._readout(*place) if place else show.note(NOTHING_OPEN)

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

    def library(self) -> tuple[Html, list[list[str | int]]]:
        """What the library holds, the newest first: (head, table)."""
        readouts = self.qa.store.readouts()
        newest = sorted(readouts, key=lambda one: (one.date or date.min, one.title), reverse=True)
        return show.heading(readouts), [show.row(readout) for readout in newest]

    def warm_up(self) -> None:
        """Load the embedding model, by finding the example questions: the first visitor does not wait for it."""
        self.examples.get()

    def offer(self) -> dict[str, Any]:
        """The example questions, in the empty conversation."""
        return gr.update(examples=[{"text": question} for question in self.examples.get()])

    def build(self) -> gr.Blocks:
        """The page's layout, and its events."""
        with gr.Blocks(title=TITLE, analytics_enabled=False, delete_cache=(3600, 3600), fill_width=True) as blocks:
            head = gr.HTML(elem_id="head", js_on_load=None)
            turns = gr.State(list[Turn]())
            with gr.Tab("Ask"), gr.Row(equal_height=False):
                with gr.Column(scale=3, min_width=320):
                    chat = gr.Chatbot(
                        elem_id="chat",
                        show_label=False,
                        placeholder=NOTHING_ASKED,
                        layout="bubble",
                        height="calc(var(--tall) - 70px)",
                        min_height=340,
                        latex_delimiters=[],
                        buttons=[],
                        feedback_options=None,
                        allow_file_downloads=False,
                    )
                    box = gr.Textbox(
                        elem_id="question",
                        show_label=False,
                        label="Question",
                        placeholder="What did … say about …?",
                        lines=1,
                        max_lines=6,
                        submit_btn=True,
                        autofocus=True,
                    )
                with gr.Column(scale=2, min_width=320):
                    script = (HERE / "page.js").read_text(encoding="utf-8")
                    source = gr.HTML(show.note(NOTHING_OPEN), elem_id="source", js_on_load=script)
            with gr.Tab("Library"), gr.Row(equal_height=False):
                with gr.Column(scale=3, min_width=320):
                    table = gr.Dataframe(
                        elem_id="library",
                        headers=COLUMNS,
                        datatype="str",
                        type="array",
                        interactive=False,
                        wrap=True,
                        show_search="search",
                        max_height=500,
                        column_widths=["13%", "40%", "19%", "14%", "14%"],
                        buttons=[],
                        show_label=False,
                    )
                    sent = gr.File(
                        elem_id="upload",
                        label="Add readouts: .txt, .md, .html, .docx, .pdf",
                        file_count="multiple",
                        height=132,
                    )
                    told = gr.HTML(elem_id="report", js_on_load=None)
                with gr.Column(scale=2, min_width=320):
                    reader = gr.HTML(show.note(NOTHING_READ), elem_id="reader", js_on_load=None)

            hidden: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
            question = gr.State("")
            taken = box.submit(self.take, box, [box, question], **hidden)
            tried = chat.example_select(self.take_example, None, [box, question], **hidden)
            running = []
            for start in (taken, tried):
                asked = start.then(self.converse, [question, turns], [chat, turns], **hidden, concurrency_limit=4)
                asked.then(ready, None, box, **hidden)
                running.append(asked)
            box.stop(ready, None, box, cancels=running, **hidden)
            chat.clear(self.start_again, None, [box, chat, turns, source], cancels=running, **hidden)
            source.cite(self.open_citation, None, source, **hidden)
            table.select(self.open_row, None, reader, **hidden)
            sent.upload(self.receive, sent, [sent, told, head, table], api_visibility="private", concurrency_limit=1)
            blocks.load(self.library, None, [head, table], **hidden)
            blocks.load(self.offer, None, chat, **hidden)
            api(self.answer, api_name="ask", concurrency_limit=4)
            api(self.readouts, api_name="readouts")
        return blocks

    def start_again(self) -> tuple[dict[str, Any], list[Any], list[Turn], Html]:
        """An empty conversation."""
        return ready(), [], [], show.note(NOTHING_OPEN)

    def answer(self, question: str, history: list[str] | None = None) -> dict[str, Any]:
        """Answer a question from the library.

        Parameters:
            question: the question, in English.
            history: the earlier questions of the conversation, oldest first.
        """
        try:
            return show.plain(self.qa.ask(question, history=history or ()))
        except ReadoutsError as error:
            raise gr.Error(str(error), print_exception=False) from error

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
