"""Reading official documents: a file in, its head, citations, tasks, time limits and figures out, each with its place in the text.

Patterns are asked of three shadows of one text (`text`), so that a document typed in decomposed letters, broken into lines or scanned is
read as a clean one is. What is uncertain is a proposal: every answer names the sentence it stands on.
"""

from typing import Any

from .document import Read, read
from .files import text_of
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
    found = read(normalise(text))
    body = [span for span in found.text.paragraphs if span.start >= found.head.body_at and span.end <= found.ending.body_end]
    return [found.text.quote(span.start, span.end) for span in body]
