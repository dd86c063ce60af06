"""From a question to a cited answer: ``ask`` on the default library, ``ReadoutQA`` on any.

Importing this package loads nothing heavy: the store, models and LangChain come with the first use of what needs them.
"""

from typing import TYPE_CHECKING, Any

from qa.types import Answer, Check, Citation, Evidence, Question

if TYPE_CHECKING:
    from qa.pipeline import ReadoutQA, ask

__all__ = ["Answer", "Check", "Citation", "Evidence", "Question", "ReadoutQA", "ask"]


def __getattr__(name: str) -> Any:  # a module's __getattr__ may give anything that the module holds
    if name in ("ReadoutQA", "ask"):
        from qa import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
