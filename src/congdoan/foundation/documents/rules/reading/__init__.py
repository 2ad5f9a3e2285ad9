"""Reading official documents: a file in, its head, citations, tasks, time limits and figures out, each with its place in the text.

Patterns are asked of three shadows of one text (`text`), so that a document typed in decomposed letters, broken into lines or scanned is
read as a clean one is. What is uncertain is a proposal: every answer names the sentence it stands on.
"""

from typing import Any

from .document import Read, read
from .ending import ending_of
from .files import text_of
from .head import head_of
from .text import normalise
from .unreadable import UnreadableDocument

__all__ = ["Read", "UnreadableDocument", "body_of", "read", "read_file", "text_of"]


def read_file(content: bytes, *, file: str) -> dict[str, Any]:
    """Read a file whole and return what it says.

    :raises UnreadableDocument: empty, too large, locked, damaged, a scan without text, or of another kind
    """
    return read(text_of(content, file=file), source=file).answer


def body_of(text: str) -> list[str]:
    """Return the paragraphs between the head and the signature of a text that was read before, each on one line."""
    whole = normalise(text)
    begins = head_of(whole).body_at
    ends = ending_of(whole, after=begins).body_end
    return [whole.quote(span.start, span.end) for span in whole.paragraphs if span.start >= begins and span.end <= ends]
