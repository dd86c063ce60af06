"""From a question to a cited answer: ``ask`` on the default library, ``ReadoutQA`` on any.

Importing this package loads nothing heavy: models, Chroma and LangChain come with their first use.
"""

from qa.pipeline import ReadoutQA, ask
from qa.types import Answer, Check, Citation, Evidence, Question

__all__ = ["Answer", "Check", "Citation", "Evidence", "Question", "ReadoutQA", "ask"]
