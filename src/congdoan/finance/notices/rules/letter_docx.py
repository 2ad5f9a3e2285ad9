"""A letter as DOCX, from the same value as its paper: A4, Times New Roman, the same places and sizes."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from congdoan.finance.banking.rules.vietqr import raster
from congdoan.finance.notices.rules.letter import MOTTO, Letter, PayBox, Table, Text

if TYPE_CHECKING:
    from docx.document import Document

FONT = "Times New Roman"
LINE_MM = 165  # A4 less the margins of 30 and 15 mm
HEAD_MM = (73, 92)
FOOT_MM = (74, 91)
CODE_MM = 38


def letter_docx(letter: Letter) -> bytes:
    """Return a letter as DOCX; text stays text, whatever it looks like."""
    import docx  # late: it is slow to load, and only who writes DOCX needs it

    document = docx.Document()
    _page(document, letter)
    _head(document, letter)
    if letter.mark:
        _line(document.add_paragraph(), letter.mark, size=10, align="center", italic=True)
    _line(document.add_paragraph(), letter.heading, size=14, align="center", bold=True, before=10)
    _line(document.add_paragraph(), letter.subject, align="center", bold=True)
    for words in letter.to:
        _line(document.add_paragraph(), words, align="center", before=6)
    for words in letter.grounds:
        _line(document.add_paragraph(), words, italic=True, before=6, indent=10)
    for block in letter.blocks:
        _block(document, block)
    _foot(document, letter)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _page(document: Document, letter: Letter) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

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
    properties.title, properties.author, properties.language = _seen(letter.title)[:255], _seen(letter.issuer)[:255], "vi-VN"
    properties.created = properties.modified = letter.made_at.replace(tzinfo=None)


def _page_number(paragraph: Any) -> None:
    """Put the field that Word fills with the page's number."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _head(document: Document, letter: Letter) -> None:
    table = _grid(document, rows=2, widths=HEAD_MM)
    left, right = table.cell(0, 0), table.cell(0, 1)
    lines = [(letter.upper.upper(), False), (letter.issuer.upper(), True)]
    for at, (words, bold) in enumerate(line for line in lines if line[0]):
        _line(left.paragraphs[0] if not at else left.add_paragraph(), words, size=12, align="center", bold=bold)
    _line(right.paragraphs[0], MOTTO[0], size=12, align="center", bold=True)
    _line(right.add_paragraph(), MOTTO[1], align="center", bold=True, underline=True)
    _line(table.cell(1, 0).paragraphs[0], letter.number_line, align="center", before=6)
    _line(table.cell(1, 1).paragraphs[0], letter.place_and_day, align="center", italic=True, before=6)


def _block(document: Document, block: Text | Table | PayBox) -> None:
    if isinstance(block, Text):
        heading = block.is_heading
        paragraph = document.add_paragraph()
        _line(paragraph, block.words, align="left" if heading else "both", bold=heading, before=6, indent=0 if heading else 10)
        paragraph.paragraph_format.keep_with_next = heading
    elif isinstance(block, Table):
        _sheet(document, block)
    else:
        _pay(document, block)


def _sheet(document: Document, block: Table) -> None:
    unit = LINE_MM / sum(block.width)
    rows = [block.heads, *block.rows, *([block.sums] if block.sums else [])]
    table = _grid(document, rows=len(rows), widths=[part * unit for part in block.width], style="Table Grid")
    sides = {"l": "left", "c": "center", "r": "right"}
    for at, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
        is_loud = at == 0 or (bool(block.sums) and at == len(rows) - 1)
        for cell, words, side in zip(row.cells, cells, block.align, strict=True):
            _line(cell.paragraphs[0], words, size=11, align="center" if at == 0 else sides[side], bold=is_loud)


def _pay(document: Document, block: PayBox) -> None:
    from docx.shared import Mm

    table = _grid(document, rows=1, widths=(LINE_MM - 45, 45), style="Table Grid")
    facts, code = table.cell(0, 0), table.cell(0, 1)
    for at, (label, value) in enumerate(block.facts):
        paragraph = facts.paragraphs[0] if not at else facts.add_paragraph()
        _line(paragraph, f"{label}: ", size=12, before=3)
        _run(paragraph, value, size=12, bold=True)
    if block.payload:
        run: Any = code.paragraphs[0].add_run()
        run.add_picture(BytesIO(raster(block.payload)), width=Mm(CODE_MM))


def _foot(document: Document, letter: Letter) -> None:
    document.add_paragraph()
    table = _grid(document, rows=1, widths=FOOT_MM)
    left, right = table.cell(0, 0), table.cell(0, 1)
    if letter.countersigned:
        _line(left.paragraphs[0], letter.countersigned, align="center", bold=True)
        _line(left.add_paragraph(), "(ký, đóng dấu, ghi rõ họ tên)", size=11, align="center", italic=True)
    elif letter.receivers:
        _line(left.paragraphs[0], "Nơi nhận:", size=12, bold=True, italic=True)
    for at, words in enumerate(() if letter.countersigned else letter.receivers, start=1):
        _line(left.add_paragraph(), f"- {words}{'.' if at == len(letter.receivers) else ';'}", size=11)
    _line(right.paragraphs[0], letter.authority, align="center", bold=True)
    _line(right.add_paragraph(), "(ký, đóng dấu, ghi rõ họ tên)", size=11, align="center", italic=True)


def _grid(document: Document, *, rows: int, widths: Any, style: str | None = None) -> Any:
    """Add a table whose widths hold in every reader: on columns and on cells; a row is never torn apart."""
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


def _line(
    paragraph: Any, words: str, *, size: int = 13, align: str = "left", bold: bool = False, italic: bool = False,
    underline: bool = False, before: int = 0, indent: int = 0,
) -> None:  # fmt: skip
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    places = WD_ALIGN_PARAGRAPH
    paragraph.alignment = {"left": places.LEFT, "center": places.CENTER, "right": places.RIGHT, "both": places.JUSTIFY}[align]
    paragraph.paragraph_format.space_before = Pt(before)
    if indent:
        paragraph.paragraph_format.first_line_indent = Mm(indent)
    _run(paragraph, words, size=size, bold=bold, italic=italic, underline=underline)


def _run(paragraph: Any, words: str, *, size: int, bold: bool = False, italic: bool = False, underline: bool = False) -> None:
    from docx.shared import Pt

    run = paragraph.add_run(_seen(words))
    run.font.size = Pt(size)
    run.bold, run.italic, run.underline = bold, italic, underline


def _seen(words: str) -> str:
    """Return a text without the signs that are not seen; XML holds none of them."""
    return "".join(sign for sign in words if sign.isprintable() or sign == "\u00a0")
