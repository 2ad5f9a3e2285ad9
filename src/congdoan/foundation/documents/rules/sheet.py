"""A sheet of labelled lines on paper: a report or slip of which every line says what it is."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from .paper import pdf

PAGE = Path(__file__).with_name("sheet.typ")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on a sheet. `rows` are (label, words); `mark` is printed in a box; `signatures` are the headings of who signs."""

    title: str
    about: str
    unit: str
    upper: str
    place_and_day: str
    rows: Sequence[tuple[str, str]]
    signatures: Sequence[str] = ()
    mark: str = ""


def sheet_pdf(sheet: Sheet, *, made_at: datetime) -> bytes:
    """Return the sheet as PDF/A on A4."""
    figures = asdict(sheet) | {"footer": f"{sheet.title} · {sheet.unit} · in {made_at:%d/%m/%Y %H:%M}"}
    return pdf(PAGE, figures, made_at=made_at)
