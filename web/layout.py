"""What stands where on the page. What happens there is `web.page`'s."""

from dataclasses import dataclass
from pathlib import Path

import gradio as gr

from web import format as show

HERE = Path(__file__).parent
NOTHING_OPEN = "Choose a number such as [1] in an answer to read its sentence here, in the readout it stands in."
NOTHING_ASKED = "Ask who said what. Every sentence of an answer carries a number that opens its source."
NOTHING_READ = "Choose a line of the table to read that readout here."
NOTHING_HELD = "The library is empty: add readouts under “Library”."
COLUMNS = {"Date": "13%", "Title": "40%", "Issuer": "19%", "Statements": "14%", "Id": "14%"}


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of the page that change."""

    head: gr.HTML
    chat: gr.Chatbot
    question: gr.Textbox
    source: gr.HTML
    """The readout of a citation; it also runs the page's script."""
    table: gr.Dataframe
    sent: gr.File
    told: gr.HTML
    """What became of the files that were sent."""
    reader: gr.HTML
    """The readout of a line of the table."""


def lay_out() -> Parts:
    """Put the parts into the page that is being built."""
    head = gr.HTML(elem_id="head", js_on_load=None)
    with gr.Tab("Ask"), gr.Row(equal_height=False):
        with gr.Column(scale=3, min_width=320):
            chat, question = _chat(), _question()
        with gr.Column(scale=2, min_width=320):
            script = (HERE / "page.js").read_text(encoding="utf-8")
            source = gr.HTML(show.note(NOTHING_OPEN), elem_id="source", js_on_load=script)
    with gr.Tab("Library"), gr.Row(equal_height=False):
        with gr.Column(scale=3, min_width=320):
            table, sent = _table(), _files()
            told = gr.HTML(elem_id="report", js_on_load=None)
        with gr.Column(scale=2, min_width=320):
            reader = gr.HTML(show.note(NOTHING_READ), elem_id="reader", js_on_load=None)
    return Parts(head, chat, question, source, table, sent, told, reader)


def _chat() -> gr.Chatbot:
    return gr.Chatbot(
        elem_id="chat",
        show_label=False,
        placeholder=NOTHING_ASKED,
        layout="bubble",
        height="calc(var(--tall) - 70px)",
        min_height=340,
        # Answers are markup of our own making: nothing in them is a formula, a file or worth copying as it stands.
        latex_delimiters=[],
        buttons=[],
        feedback_options=None,
        allow_file_downloads=False,
    )


def _question() -> gr.Textbox:
    return gr.Textbox(
        elem_id="question",
        label="Question",
        show_label=False,
        placeholder="What did … say about …?",
        lines=1,
        max_lines=6,
        submit_btn=True,
        autofocus=True,
    )


def _table() -> gr.Dataframe:
    return gr.Dataframe(
        elem_id="library",
        show_label=False,
        headers=list(COLUMNS),
        column_widths=list(COLUMNS.values()),
        datatype="str",
        type="array",
        interactive=False,
        wrap=True,
        max_height=500,
        show_search="search",
        buttons=[],
    )


def _files() -> gr.File:
    # Of any kind: what is not a readout is refused by the reader, with the reason, and not by a silent file dialogue.
    kinds = "Add readouts: .txt, .md, .html, .docx, .pdf"
    return gr.File(elem_id="upload", label=kinds, file_count="multiple", height=132)
