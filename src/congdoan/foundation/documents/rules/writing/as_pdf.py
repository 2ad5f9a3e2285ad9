"""A composed document as PDF/A, from the same lines as its DOCX."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from congdoan.foundation.documents.rules.face import Face, drawn
from congdoan.foundation.documents.rules.paper import pdf, pictures

from .layout import Line, Sheet
from .official import Grid

PAGE = Path(__file__).with_name("official.typ")


def official_pdf(sheet: Sheet, *, made_at: datetime, face: Face | None = None) -> bytes:
    """Return a composed document as PDF/A-2b in the shipped family, which has the widths of Times New Roman; with a face, hand and seal."""
    return pdf(PAGE, _figures(sheet, face or Face()), made_at=made_at)


def official_pictures(sheet: Sheet) -> list[bytes]:
    """Return the pages of a composed document as PNG, to be looked at on a screen."""
    return pictures(PAGE, _figures(sheet, Face()))


def _figures(sheet: Sheet, face: Face) -> dict[str, Any]:
    figures = asdict(sheet)
    for part in ("left", "right", "number", "place", "marks", "copy", "opening", "receivers", "foot"):
        figures[part] = [_drawn(line) for line in getattr(sheet, part)]
    figures["body"] = [_piece(piece) for piece in sheet.body]
    figures["signatures"] = [[_drawn(line) for line in lines] for lines in sheet.signatures]
    figures["annexes"] = [[_piece(piece) for piece in annex] for annex in sheet.annexes]
    return figures | {"hand": drawn(face.hand), "seal": drawn(face.seal)}


def _piece(piece: Line | Grid) -> dict[str, object]:
    return {"grid": asdict(piece)} if isinstance(piece, Grid) else _drawn(piece)


def _drawn(line: Line) -> dict[str, object]:
    style = line.style
    return {
        "words": line.words, "lead": line.lead, "align": line.align, "rule": line.rule, "indent": line.is_indented,
        "size": style.size, "bold": style.is_bold, "italic": style.is_italic,
    }  # fmt: skip
