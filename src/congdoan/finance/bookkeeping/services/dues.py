"""Dues come into the books of a month once: by vouchers, or by the report of the month (decision 0046)."""

from collections.abc import Iterable

from congdoan.finance.assessments import queries as assessments
from congdoan.finance.assessments import services as reporting
from congdoan.finance.bookkeeping.rules import VoucherDraft
from congdoan.foundation.kernel.money import format_dong
from congdoan.foundation.kernel.periods import format_month, month_of

from .refusals import DuesReported


def refuse_reported_dues(unit_id: int, contents: Iterable[VoucherDraft]) -> None:
    """Refuse vouchers of dues in months whose report has booked the dues by itself; PostgreSQL refuses them too.

    :raises DuesReported: such a month, the first of them
    """
    months = {month_of(one.accounting_date) for one in contents if any(part.category == "dues" for part in one.parts)}
    if not months:
        return
    reporting.hold_dues([unit_id])
    booked = assessments.dues_by_reports(unit_id, months=(min(months), max(months)))
    for month in sorted(months & booked.keys()):
        raise DuesReported(month=format_month(month), booked=format_dong(booked[month]))
