"""The dossier of a handover leaves the product as a file; who took it is on record."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from congdoan.finance.bookkeeping import queries
from congdoan.finance.bookkeeping.rules.handover_paper import HandoverPaper, PaperRow, ThingRow, handover_pdf, handover_workbook
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit

from .handover import UnableToHandOver

TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class NoHandover(UnableToHandOver):
    code = "handover-unknown"
    says = "Đơn vị này chưa bàn giao."


class HandoverFileUnknown(UnableToHandOver):
    code = "handover-file-unknown"
    says = "Không có hồ sơ kiểu {kind}. Chọn pdf hoặc xlsx."


@dataclass(frozen=True, slots=True)
class HandoverFile:
    """A file and how a door hands it over."""

    name: str
    media_type: str
    content: bytes


@transaction.atomic
def export_handover(*, by: int, unit_id: int, kind: str, made_at: datetime, on: date) -> HandoverFile:
    """Write the minutes of a unit's handover as PDF/A, or its inventory as a workbook.

    :raises NotAllowed: the actor may not read this unit's books
    :raises NoHandover, HandoverFileUnknown: nothing was handed over; no such kind of file
    """
    access.require(by, "bookkeeping.export_handover", at=unit_id, on=on)
    if kind not in TYPES:
        raise HandoverFileUnknown(kind=kind[:20])
    record = queries.handover_of(unit_id)
    if record is None:
        raise NoHandover
    names = queries.names_of([unit_id, record.receiver_id])
    rows = [PaperRow(row.code, row.name, row.what, row.amount) for row in record.inventory]
    paper = HandoverPaper(
        unit=names[unit_id][1], receiver=names[record.receiver_id][1], ended_on=record.ended_on, document=record.document,
        given_by=record.given_by, taken_by=record.taken_by, witness=record.witness, money=record.money,
        cash_counted=record.cash_counted, rows=rows, things=_things(record), is_fictitious=access_queries.is_demo(), made_at=made_at,
    )  # fmt: skip
    content = handover_pdf(paper) if kind == "pdf" else handover_workbook(paper)
    audit.record(by, "bookkeeping.export_handover", at=unit_id, kind=kind, handover=record.id)
    return HandoverFile(f"ban-giao-{names[unit_id][0]}.{kind}", TYPES[kind], content)


def _things(record: queries.HandoverRecord) -> list[ThingRow]:
    """Return the things that went over, as the receiver's cards say."""
    return [
        ThingRow(
            one.code, ", ".join(filter(None, (one.name, one.location, one.keeper))), one.quantity, one.cost, one.cost - one.worn_before
        )
        for _, one in queries.things_handed(record)
    ]
