"""Pieces of a Word file that every paper needs: the page, a paragraph, a run, a grid whose widths hold, a line drawn under words."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

FONT = "Times New Roman"
LINE_MM = 165
"""What a line holds: A4 less the margins of 30 and 15 mm."""


def new_document(*, title: str, author: str, made_at: datetime) -> Document:
    """Return an empty document of the prescribed page: A4, its margins, its typeface for every script, numbers from page two on.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I; table `documents.page_setup`.
    """
    import docx  # late: it is slow to load, and only who writes DOCX needs it
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.different_first_page_header_footer = True  # page 1 shows no number
    style: Any = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(13)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:eastAsia", "w:cs", "w:hAnsi", "w:ascii"):
        fonts.set(qn(script), FONT)
    style.paragraph_format.space_after = Pt(0)
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _page_number(number)
    properties = document.core_properties
    properties.title, properties.author, properties.language = seen(title)[:255], seen(author)[:255], "vi-VN"
    properties.created = properties.modified = made_at.replace(tzinfo=None)
    return document


def saved(document: Document) -> bytes:
    """Return a document as the bytes of its file."""
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def add_grid(document: Document, *, rows: int, widths: Any, style: str | None = None) -> Any:
    """Add a table whose widths hold in every reader: on columns and on cells; a row is never torn apart. Units: mm."""
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.oxml import OxmlElement
    from docx.shared import Mm

    table = document.add_table(rows=rows, cols=len(widths), style=style)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    return table


def write_line(
    paragraph: Any, words: str, *, size: int = 13, align: str = "left", bold: bool = False, italic: bool = False,
    underline: bool = False, before: int = 0, indent: int = 0,
) -> None:  # fmt: skip
    """Write words into a paragraph. Units: sizes and room before it in points, the indent of the first line in mm."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    places = WD_ALIGN_PARAGRAPH
    paragraph.alignment = {"left": places.LEFT, "center": places.CENTER, "right": places.RIGHT, "both": places.JUSTIFY}[align]
    paragraph.paragraph_format.space_before = Pt(before)
    if indent:
        paragraph.paragraph_format.first_line_indent = Mm(indent)
    write_run(paragraph, words, size=size, bold=bold, italic=italic, underline=underline)


def write_run(paragraph: Any, words: str, *, size: int, bold: bool = False, italic: bool = False, underline: bool = False) -> None:
    """Write words at the end of a paragraph."""
    from docx.shared import Pt

    run = paragraph.add_run(seen(words))
    run.font.size = Pt(size)
    run.bold, run.italic, run.underline = bold, italic, underline


def draw_rule(paragraph: Any, *, room_mm: int, width_mm: int) -> None:
    """Make an empty paragraph the line under a name: as wide as told, in the middle of its room."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    side = Mm(max(room_mm - width_mm, 0) // 2)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = side
    paragraph.paragraph_format.space_before = Pt(1)
    paragraph.paragraph_format.line_spacing = Pt(3)
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{key}"), value)
    borders.append(top)
    paragraph._p.get_or_add_pPr().append(borders)


def seen(words: str) -> str:
    """Return a text without the signs that are not seen; XML holds none of them."""
    return "".join(sign for sign in words if sign.isprintable() or sign == "\u00a0")


def _page_number(paragraph: Any) -> None:
    """Put the field that Word fills with the page's number."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
