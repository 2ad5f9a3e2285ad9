"""A register of documents on paper and in a workbook: the columns that the law names, in their order, one row a document."""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook

from .paper import pdf

PAGE = Path(__file__).with_name("register.typ")
NOTHING = ("", "–")
_NUMBER = re.compile(r"[-+]?\d{1,3}(?:\.\d{3})+(?:,\d+)?%?|[-+]?\d+(?:,\d+)?%?")


@dataclass(frozen=True, slots=True)
class Register:
    """What stands in a register. `widths` are the parts of a line that the columns take; `basis` names the law of the columns."""

    title: str
    unit: str
    upper: str
    scope: str
    basis: str
    heads: Sequence[str]
    widths: Sequence[int]
    rows: Sequence[Sequence[str]]
    mark: str = ""

    @property
    def of_numbers(self) -> list[bool]:
        """Return for each column whether it holds nothing but numbers, which then stand with their last figures under each other."""
        columns = ([row[at] for row in self.rows if row[at] not in NOTHING] for at in range(len(self.heads)))
        return [bool(cells) and all(_NUMBER.fullmatch(cell) for cell in cells) for cells in columns]


def register_pdf(register: Register, *, made_at: datetime) -> bytes:
    """Return the register as PDF/A on lying A4, its head on every page."""
    figures = asdict(register) | {
        "of_numbers": register.of_numbers,
        "footer": f"{register.title} · {register.unit} · in {made_at:%d/%m/%Y %H:%M}",
    }
    return pdf(PAGE, figures, made_at=made_at)


def register_workbook(register: Register, *, made_at: datetime) -> bytes:
    """Return the register as a workbook; every cell is text, so nothing in it is ever computed."""
    written = BytesIO()
    book = Workbook(written, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    book.set_properties({"title": register.title, "created": made_at.replace(tzinfo=None, microsecond=0)})
    sheet = book.add_worksheet("Sổ")
    bold, head, cell, number = (
        book.add_format({"bold": True}),
        book.add_format({"bold": True, "border": 1, "text_wrap": True, "align": "center", "valign": "vcenter"}),
        book.add_format({"border": 1, "text_wrap": True, "valign": "top", "num_format": "@"}),
        book.add_format({"border": 1, "text_wrap": True, "valign": "top", "num_format": "@", "align": "right"}),
    )
    for line, words in enumerate((register.title, register.unit, register.scope, register.basis, register.mark)):
        sheet.write_string(line, 0, words, bold if not line else None)
    for column, (words, width) in enumerate(zip(register.heads, register.widths, strict=True)):
        sheet.set_column(column, column, width * 4)
        sheet.write_string(6, column, words, head)
    of_numbers = register.of_numbers
    for line, row in enumerate(register.rows, start=7):
        for column, (words, is_number) in enumerate(zip(row, of_numbers, strict=True)):
            sheet.write_string(line, column, words[:32_000], number if is_number else cell)
    sheet.freeze_panes(7, 0)
    sheet.repeat_rows(6)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    book.close()
    return written.getvalue()
