"""A federation sets the day by which the units below it send their estimates and settlements."""

from datetime import date

from django.db import transaction

from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.reference import queries as reference
from congdoan.foundation.reference import services as own_records

KINDS = {"budget": "dự toán", "settlement": "quyết toán"}
SENDERS = {"grassroots": "direct_upper", "direct_upper": "province"}  # who sends, to whom


class UnableToSetDeadline(DomainError):
    """Root of this module's refusals."""


class DeadlineUnknown(UnableToSetDeadline):
    code = "deadline-unknown"
    says = "Không có hạn nộp loại “{kind}” của cấp “{sender}”."


class DeadlineDayWrong(UnableToSetDeadline):
    code = "deadline-day"
    says = "Ngày {day}/{month} không có trong lịch, hoặc năm {year} nằm ngoài khoảng từ 2010 đến 2100."


class DeadlineDocumentMissing(UnableToSetDeadline):
    code = "deadline-without-document"
    says = "Phải nêu văn bản quy định hạn nộp."


@transaction.atomic
def set_deadline(*, by: int, unit_id: int, kind: str, sender: str, from_year: int, month: int, day: int, document: str, on: date) -> int:
    """Set the last day on which units of one level send an estimate (the year before) or a settlement (the year after); return the record.

    It holds from a fiscal year on and ends the one before.
    Source: the federation's own document; table `deadlines` leaves these days to it (QĐ 1408/QĐ-TLĐ, Đ11).

    :raises DeadlineUnknown: no such kind or level
    :raises DeadlineDayWrong: no day of the calendar, or not a year of the books
    :raises DeadlineDocumentMissing: no document given
    :raises AlreadyInstalled: one from this year or a later one stands
    :raises NotAllowed: the actor may not set days for this unit
    """
    access.require(by, "budgets.set_deadline", at=unit_id, on=on)
    if kind not in KINDS or sender not in SENDERS:
        raise DeadlineUnknown(kind=kind[:20], sender=sender[:20])
    if not 2010 <= from_year <= 2100 or not _is_day(month, day):
        raise DeadlineDayWrong(day=day, month=month, year=from_year)
    if not document.strip():
        raise DeadlineDocumentMissing
    scope, first = {"from": sender, "to": SENDERS[sender], "kind": kind}, date(from_year, 1, 1)
    for record in reference.own_records("deadlines", [unit_id]).get(unit_id, ()):
        if record.scope == scope and record.holds_on(first) and record.valid_from and record.valid_from < first and not record.valid_until:
            own_records.end(by=by, record_id=int(record.id.removeprefix("own.")), valid_until=first)
    fields = {"month": month, "day": day, "year_offset": -1 if kind == "budget" else 1}
    new = own_records.install(
        by=by, branch_id=unit_id, topic="deadlines", scope=scope, valid_from=first, fields=fields, document=document,
        name=f"Hạn nộp {KINDS[kind]}",
    )  # fmt: skip
    audit.record(by, "budgets.set_deadline", at=unit_id, kind=kind, sender=sender, from_year=from_year, month=month, day=day, record=new)
    return new


def _is_day(month: int, day: int) -> bool:
    try:
        return bool(date(2023, month, day))  # a year without 29 February: the day must come every year
    except ValueError:
        return False
