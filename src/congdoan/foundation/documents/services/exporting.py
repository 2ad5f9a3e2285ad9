"""Documents leave the product as files; who took the register is on record."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from django.db import transaction

from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.documents import queries
from congdoan.foundation.documents.queries.outgoing_register import WIDTHS
from congdoan.foundation.documents.rules.register import Register, register_pdf, register_workbook
from congdoan.foundation.documents.rules.writing import official_docx, official_pictures

from .refusals import RegisterFormatUnknown

TYPES = {"pdf": "application/pdf", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Exported:
    """A file and how a door hands it over."""

    name: str
    media_type: str
    content: bytes


@transaction.atomic
def export_outgoing(*, by: int, unit_id: int, year: int, kind: str, made_at: datetime, on: date) -> Exported:
    """Write the register of outgoing documents of a year, with all its columns, as PDF/A or as a workbook.

    :raises RegisterFormatUnknown: `kind` is neither pdf nor xlsx
    :raises NotAllowed: the actor may not take this unit's register away
    """
    access.require(by, "documents.export_outgoing", at=unit_id, on=on)
    if kind not in TYPES:
        raise RegisterFormatUnknown(kind=kind[:20])
    heads, basis, rows = queries.outgoing_register(unit_id, year=year)
    above = next(iter(access_queries.ancestors([unit_id], on=on)[unit_id]), None)
    names = access_queries.branch_names([unit_id, *([above] if above else [])])
    code, unit = names[unit_id]
    mark = "Số liệu hư cấu" if access_queries.is_demo() else ""
    upper = names[above][1] if above in names else ""
    register = Register("Sổ đăng ký văn bản đi", unit, upper, f"Năm {year}: {len(rows)} dòng", basis, heads, WIDTHS, rows, mark)
    content = register_pdf(register, made_at=made_at) if kind == "pdf" else register_workbook(register, made_at=made_at)
    audit.record(by, "documents.export_outgoing", at=unit_id, year=year, kind=kind, rows=len(rows))
    return Exported(f"so-van-ban-di-{code}-{year}.{kind}", TYPES[kind], content)


def word_file(found: queries.Record) -> Exported:
    """Return a document as a Word file, as it stands: a draft leaves room for number and day."""
    name = found.written.replace("/", "-") or f"ban-thao-{found.id}"
    return Exported(
        f"{name}.docx", DOCX, official_docx(queries.sheet_of(found), made_at=datetime.combine(queries.day_of(found), time(), UTC))
    )


def pictures_of(found: queries.Record) -> list[bytes]:
    """Return the pages of a document as they look on paper, as PNG."""
    return official_pictures(queries.sheet_of(found))
