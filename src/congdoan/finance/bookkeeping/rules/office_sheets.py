"""A sheet of office paper as values: who, what, a table, signatures; drawn as PDF/A."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from congdoan.foundation.documents.rules.paper import pdf

PAGE = Path(__file__).with_name("office_sheet.typ")
UNCHECKED, FICTITIOUS = "mẫu chưa đối chiếu", "số liệu hư cấu"
Fact = tuple[str, str]


@dataclass(frozen=True, slots=True)
class OfficeSheet:
    """What stands on the sheet. `widths` and `align` (l, c, r) are of the table's columns; `signatures` are (who, name)."""

    title: str
    number: str
    day: str
    form: str
    form_note: str
    unit: str
    upper: str
    facts: Sequence[Fact]
    signatures: Sequence[Fact]
    book: str = ""
    mark: str = ""
    heads: Sequence[str] = ()
    widths: Sequence[int] = ()
    align: str = ""
    rows: Sequence[Sequence[str]] = ()
    sums: Sequence[Sequence[str]] = ()
    below: Sequence[Fact] = ()
    is_wide: bool = False


def sheet_pdf(sheet: OfficeSheet, *, made_at: datetime, seal: str = "") -> bytes:
    """Return the sheet as PDF/A; `seal` is the mark of the books' seal printed at its foot."""
    told = " · ".join(filter(None, (sheet.form, sheet.unit, f"in {made_at:%d/%m/%Y %H:%M}", seal)))
    figures: dict[str, Any] = {**asdict(sheet), "footer": told}
    return pdf(PAGE, figures, made_at=made_at)


def day_line(day: date) -> str:
    """Return a day as papers write it."""
    return f"Ngày {day.day:02d} tháng {day.month:02d} năm {day.year}"


def mark_of(*, needs_check: bool, is_fictitious: bool) -> str:
    """Return what a sheet must say of itself."""
    return "; ".join(words for words, said in ((UNCHECKED, needs_check), (FICTITIOUS, is_fictitious)) if said).capitalize()
