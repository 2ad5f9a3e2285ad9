"""A composed document as PDF/A, from the same lines as its DOCX."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from congdoan.foundation.documents.rules.face import Face, drawn
from congdoan.foundation.documents.rules.paper import pdf, pictures

from .layout import CopyForm, Line, Sheet
from .official import Grid
from .scan import Scan, ScanPage

COPIED = "copied.pdf"
PAGE = Path(__file__).with_name("official.typ")


def official_pdf(sheet: Sheet, *, made_at: datetime, face: Face | None = None, copied: Scan | None = None) -> bytes:
    """Return a composed document as PDF/A-2b in the shipped family, which has the widths of Times New Roman; with a face, hand and seal.

    A copy of a file holds its pages as they are, and is a plain PDF: what the pages hold is not ours to promise.
    """
    beside = {COPIED: copied.content} if copied else {}
    return pdf(PAGE, _figures(sheet, face or Face(), copied.pages if copied else ()), made_at=made_at, beside=beside)


def official_pictures(sheet: Sheet, *, copied: Scan | None = None) -> list[bytes]:
    """Return the pages of a composed document as PNG, to be looked at on a screen; of a copied file the last page, with the copy's form."""
    beside = {COPIED: copied.content} if copied else {}
    return pictures(PAGE, _figures(sheet, Face(), copied.pages[-1:] if copied else ()), beside=beside)


def _figures(sheet: Sheet, face: Face, pages: Sequence[ScanPage]) -> dict[str, Any]:
    figures = asdict(sheet) | _parts(sheet)
    for part in ("marks", "copy", "opening", "foot"):
        figures[part] = [_drawn(line) for line in getattr(sheet, part)]
    figures["body"] = [_piece(piece) for piece in sheet.body]
    figures["annexes"] = [[_piece(piece) for piece in annex] for annex in sheet.annexes]
    form = _parts(sheet.copy_form) if sheet.copy_form else None
    told = {"copy_form": form, "is_bare": sheet.is_bare, "pages": [asdict(page) for page in pages]}
    return figures | told | {"hand": drawn(face.hand), "seal": drawn(face.seal)}


def _parts(sheet: Sheet | CopyForm) -> dict[str, Any]:
    """Return the lines that a document and the form of a copy both have."""
    told: dict[str, Any] = {
        part: [_drawn(line) for line in getattr(sheet, part)] for part in ("left", "right", "number", "place", "receivers")
    }
    return told | {"signatures": [[_drawn(line) for line in lines] for lines in sheet.signatures]}


def _piece(piece: Line | Grid) -> dict[str, object]:
    return {"grid": asdict(piece)} if isinstance(piece, Grid) else _drawn(piece)


def _drawn(line: Line) -> dict[str, object]:
    style = line.style
    return {
        "words": line.words, "lead": line.lead, "align": line.align, "rule": line.rule, "indent": line.is_indented,
        "size": style.size, "bold": style.is_bold, "italic": style.is_italic,
    }  # fmt: skip
