"""A composed document as DOCX: every line with the style of its box, so that Word shows what the paper shows."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from .layout import CopyForm, Line, Sheet
from .official import Grid
from .word import LINE_MM, add_grid, draw_rule, new_document, saved, write_line, write_run

HEAD_MM = (70, 95)
FOOT_MM = (78, 87)
FIRST_LINE_MM = 10
BETWEEN_PT = 6
ROOM_FOR_THE_HAND = 4
"""Empty lines between position and name."""
MM_PER_POINT = 0.3528


def official_docx(sheet: Sheet, *, made_at: datetime) -> bytes:
    """Return a composed document as DOCX; the same sheet and moment hold the same words as its PDF."""
    document: Any = new_document(title=sheet.title, author=sheet.issuer, made_at=made_at)
    if not sheet.is_bare:
        _whole(document, sheet)
    if sheet.copy_form:
        draw_rule(document.add_paragraph(), room_mm=LINE_MM, width_mm=LINE_MM)
        _head(document, sheet.copy_form)
        _foot(document, sheet.copy_form)
    return saved(document)


def _whole(document: Any, sheet: Sheet) -> None:
    for line in (*sheet.copy, *sheet.marks):
        _write(document.add_paragraph(), line)
    _head(document, sheet)
    for line in sheet.opening:
        _lines(document, [line], LINE_MM, before=BETWEEN_PT)
    for piece in sheet.body:
        _piece(document, piece)
    _foot(document, sheet)
    if sheet.foot:
        _lines(document.sections[0].first_page_footer, sheet.foot, LINE_MM)
    for annex in sheet.annexes:
        document.add_page_break()
        for piece in annex:
            _piece(document, piece)


def _head(document: Any, sheet: Sheet | CopyForm) -> None:
    table = add_grid(document, rows=2, widths=HEAD_MM)
    for cell, lines, room in (
        (table.cell(0, 0), sheet.left, HEAD_MM[0]),
        (table.cell(0, 1), sheet.right, HEAD_MM[1]),
        (table.cell(1, 0), sheet.number, HEAD_MM[0]),
        (table.cell(1, 1), sheet.place, HEAD_MM[1]),
    ):
        _lines(cell, lines, room, fills=True)


def _piece(document: Any, piece: Line | Grid) -> None:
    if isinstance(piece, Grid):
        _grid(document, piece)
    else:
        _lines(document, [piece], LINE_MM, before=BETWEEN_PT)


def _grid(document: Any, grid: Grid) -> None:
    part = LINE_MM / sum(grid.width)
    table = add_grid(document, rows=len(grid.rows) + 1, widths=[width * part for width in grid.width], style="Table Grid")
    for at, (row, cells) in enumerate(zip(table.rows, (grid.heads, *grid.rows), strict=True)):
        for cell, words in zip(row.cells, cells, strict=True):
            write_line(cell.paragraphs[0], words, size=12, align="left" if at else "center", bold=not at)


def _foot(document: Any, sheet: Sheet | CopyForm) -> None:
    """Write receivers and signature side by side; minutes carry two signatures, and their receivers below."""
    document.add_paragraph()
    for before in document.paragraphs[-2:]:
        before.paragraph_format.keep_with_next = True  # no signature stands on a page without words
    table = add_grid(document, rows=1, widths=FOOT_MM)
    left, right = table.cell(0, 0), table.cell(0, 1)
    _sign(right, sheet.signatures[-1])
    if len(sheet.signatures) == 2:
        _sign(left, sheet.signatures[0])
        _lines(document, sheet.receivers, LINE_MM)
    else:
        _lines(left, sheet.receivers, FOOT_MM[0], fills=True)


def _sign(cell: Any, lines: tuple[Line, ...]) -> None:
    _lines(cell, lines[:-1], FOOT_MM[1], fills=True)
    for _ in range(ROOM_FOR_THE_HAND):
        cell.add_paragraph()
    _write(cell.add_paragraph(), lines[-1])


def _lines(place: Any, lines: Any, room_mm: int, *, before: int = 0, fills: bool = False) -> None:
    """Write lines into a place; a cell already has one paragraph, which the first line fills."""
    for at, line in enumerate(lines):
        paragraph = place.paragraphs[0] if fills and not at else place.add_paragraph()
        _write(paragraph, line, before=before)
        if line.rule:
            wide = min(room_mm, int(len(line.words) * line.style.size * MM_PER_POINT / 2))
            draw_rule(place.add_paragraph(), room_mm=room_mm, width_mm=wide if line.rule == "whole" else max(wide * 2 // 5, 15))


def _write(paragraph: Any, line: Line, *, before: int = 0) -> None:
    style = line.style
    indent = FIRST_LINE_MM if line.is_indented else 0
    if line.lead:
        write_line(paragraph, line.lead, size=style.size, align=line.align, bold=True, before=before, indent=indent)
        write_run(paragraph, f" {line.words}" if line.words else "", size=style.size)
    else:
        write_line(
            paragraph,
            line.words,
            size=style.size,
            align=line.align,
            bold=style.is_bold,
            italic=style.is_italic,
            before=before,
            indent=indent,
        )
