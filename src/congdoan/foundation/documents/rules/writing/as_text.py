"""A composed document as plain text, each box in the order in which a reader meets it."""

from collections.abc import Iterable, Iterator

from .layout import Line, Sheet
from .official import Grid


def official_text(sheet: Sheet) -> str:
    """Return the words of a composed document, a paragraph a line."""
    head = (*sheet.copy, *sheet.marks, *sheet.left, *sheet.right, *sheet.number, *sheet.place, *sheet.opening)
    pieces = (head, sheet.body, *sheet.signatures, sheet.receivers, sheet.foot, *sheet.annexes)
    form = sheet.copy_form
    after = (
        (*form.left, *form.right, *form.number, *form.place, *(line for one in form.signatures for line in one), *form.receivers)
        if form
        else ()
    )
    return "\n".join(line for part in (*pieces, after) for line in _lines(part))


def _lines(pieces: Iterable[Line | Grid]) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, Grid):
            yield from (" | ".join(row) for row in (piece.heads, *piece.rows))
        else:
            yield f"{piece.lead} {piece.words}".strip()
