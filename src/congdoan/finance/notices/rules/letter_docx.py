"""A letter as DOCX, from the same value as its paper: A4, Times New Roman, the same places and sizes."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from congdoan.finance.banking.rules.vietqr import raster
from congdoan.finance.notices.rules.letter import Letter, PayBox, Table, Text
from congdoan.foundation.documents.rules.writing.layout import MOTTO
from congdoan.foundation.documents.rules.writing.word import LINE_MM, add_grid, new_document, saved, write_line, write_run

if TYPE_CHECKING:
    from docx.document import Document

HEAD_MM = (73, 92)
FOOT_MM = (74, 91)
CODE_MM = 38


def letter_docx(letter: Letter) -> bytes:
    """Return a letter as DOCX; text stays text, whatever it looks like."""
    document = new_document(title=letter.title, author=letter.issuer, made_at=letter.made_at)
    _head(document, letter)
    if letter.mark:
        write_line(document.add_paragraph(), letter.mark, size=10, align="center", italic=True)
    write_line(document.add_paragraph(), letter.heading, size=14, align="center", bold=True, before=10)
    write_line(document.add_paragraph(), letter.subject, align="center", bold=True)
    for words in letter.to:
        write_line(document.add_paragraph(), words, align="center", before=6)
    for words in letter.grounds:
        write_line(document.add_paragraph(), words, italic=True, before=6, indent=10)
    for block in letter.blocks:
        _block(document, block)
    _foot(document, letter)
    return saved(document)


def _head(document: Document, letter: Letter) -> None:
    table = add_grid(document, rows=2, widths=HEAD_MM)
    left, right = table.cell(0, 0), table.cell(0, 1)
    lines = [(letter.upper.upper(), False), (letter.issuer.upper(), True)]
    for at, (words, bold) in enumerate(line for line in lines if line[0]):
        write_line(left.paragraphs[0] if not at else left.add_paragraph(), words, size=12, align="center", bold=bold)
    write_line(right.paragraphs[0], MOTTO[0], size=12, align="center", bold=True)
    write_line(right.add_paragraph(), MOTTO[1], align="center", bold=True, underline=True)
    write_line(table.cell(1, 0).paragraphs[0], letter.number_line, align="center", before=6)
    write_line(table.cell(1, 1).paragraphs[0], letter.place_and_day, align="center", italic=True, before=6)


def _block(document: Document, block: Text | Table | PayBox) -> None:
    if isinstance(block, Text):
        heading = block.is_heading
        paragraph = document.add_paragraph()
        write_line(paragraph, block.words, align="left" if heading else "both", bold=heading, before=6, indent=0 if heading else 10)
        paragraph.paragraph_format.keep_with_next = heading
    elif isinstance(block, Table):
        _sheet(document, block)
    else:
        _pay(document, block)


def _sheet(document: Document, block: Table) -> None:
    unit = LINE_MM / sum(block.width)
    rows = [block.heads, *block.rows, *([block.sums] if block.sums else [])]
    table = add_grid(document, rows=len(rows), widths=[part * unit for part in block.width], style="Table Grid")
    sides = {"l": "left", "c": "center", "r": "right"}
    for at, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
        is_loud = at == 0 or (bool(block.sums) and at == len(rows) - 1)
        for cell, words, side in zip(row.cells, cells, block.align, strict=True):
            write_line(cell.paragraphs[0], words, size=11, align="center" if at == 0 else sides[side], bold=is_loud)


def _pay(document: Document, block: PayBox) -> None:
    from docx.shared import Mm

    table = add_grid(document, rows=1, widths=(LINE_MM - 45, 45), style="Table Grid")
    facts, code = table.cell(0, 0), table.cell(0, 1)
    for at, (label, value) in enumerate(block.facts):
        paragraph = facts.paragraphs[0] if not at else facts.add_paragraph()
        write_line(paragraph, f"{label}: ", size=12, before=3)
        write_run(paragraph, value, size=12, bold=True)
    if block.payload:
        run: Any = code.paragraphs[0].add_run()
        run.add_picture(BytesIO(raster(block.payload)), width=Mm(CODE_MM))


def _foot(document: Document, letter: Letter) -> None:
    document.add_paragraph()
    table = add_grid(document, rows=1, widths=FOOT_MM)
    left, right = table.cell(0, 0), table.cell(0, 1)
    if letter.countersigned:
        write_line(left.paragraphs[0], letter.countersigned, align="center", bold=True)
        write_line(left.add_paragraph(), "(ký, đóng dấu, ghi rõ họ tên)", size=11, align="center", italic=True)
    elif letter.receivers:
        write_line(left.paragraphs[0], "Nơi nhận:", size=12, bold=True, italic=True)
    for at, words in enumerate(() if letter.countersigned else letter.receivers, start=1):
        write_line(left.add_paragraph(), f"- {words}{'.' if at == len(letter.receivers) else ';'}", size=11)
    write_line(right.paragraphs[0], letter.authority, align="center", bold=True)
    write_line(right.add_paragraph(), "(ký, đóng dấu, ghi rõ họ tên)", size=11, align="center", italic=True)
