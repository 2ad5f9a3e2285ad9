"""The papers of the archive: the head of an official paper, lines, a table, who signs (Nghị định 30/2020/NĐ-CP, Phụ lục V)."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from .paper import pdf

PAGE = Path(__file__).with_name("archive.typ")


@dataclass(frozen=True, slots=True)
class ArchivePaper:
    """What stands on a paper of the archive.

    A row of one cell is the heading of a section. `signatures` are (heading, how to sign, name).
    """

    title: str
    about: Sequence[str]
    unit: str = ""
    upper: str = ""
    place_and_day: str = ""
    opening: Sequence[str] = ()
    heads: Sequence[str] = ()
    widths: Sequence[int] = ()
    rows: Sequence[Sequence[str]] = ()
    closing: Sequence[str] = ()
    signatures: Sequence[tuple[str, str, str]] = ()
    mark: str = ""


def archive_pdf(paper: ArchivePaper, *, made_at: datetime) -> bytes:
    """Return the paper as PDF/A on A4."""
    figures = asdict(paper) | {"footer": f"{paper.title} · {paper.unit} · in {made_at:%d/%m/%Y %H:%M}"}
    return pdf(PAGE, figures, made_at=made_at)
