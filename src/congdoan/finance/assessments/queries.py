"""Reads: the declarations in force, the charges, and where a charge's figure comes from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Sum, Window
from django.db.models.functions import RowNumber

from .models import Charge, ChargeChange, DuesReport, PayrollDeclaration, Relief


@dataclass(frozen=True)
class ChargeRow:
    """One month's sum owed by one payer. Units: đồng."""

    id: int
    payer_id: int
    kind: str
    month: int
    amount: int
    due_on: date | None
    is_opening: bool


def charges(
    payer_ids: Iterable[int] | None = None, *, kinds: Iterable[str] | None = None, months: tuple[int, int] | None = None
) -> list[ChargeRow]:
    """Return charges ordered by kind, payer and month; `months` = (first, last), both included."""
    found = Charge.objects.order_by("kind", "payer_id", "month")
    if payer_ids is not None:
        found = found.filter(payer_id__in=set(payer_ids))
    if kinds is not None:
        found = found.filter(kind__in=list(kinds))
    if months is not None:
        found = found.filter(month__gte=months[0], month__lte=months[1])
    return [ChargeRow(*row) for row in found.values_list("id", "payer_id", "kind", "month", "amount", "due_on", "is_opening")]


def charge_explained(charge_id: int) -> dict[str, Any] | None:
    """Return a charge with its basis (fund, rate, law records) and every change of its amount, oldest first; None when unknown."""
    charge = Charge.objects.filter(id=charge_id).first()
    if charge is None:
        return None
    changes = ChargeChange.objects.filter(charge_id=charge_id).order_by("id")
    return {
        "id": charge.id,
        "payer_id": charge.payer_id,
        "kind": charge.kind,
        "month": charge.month,
        "amount": charge.amount,
        "due_on": charge.due_on,
        "basis": charge.basis,
        "is_opening": charge.is_opening,
        "changes": list(changes.values("amount_before", "amount_after", "reason", "changed_by", "changed_at")),
    }


def payroll_in_force(employer_ids: Iterable[int] | None = None, *, months: tuple[int, int]) -> list[PayrollDeclaration]:
    """Return the latest declaration of each employer and month, ordered by employer and month."""
    found = PayrollDeclaration.objects.filter(month__gte=months[0], month__lte=months[1])
    if employer_ids is not None:
        found = found.filter(employer_id__in=set(employer_ids))
    return list(found.order_by("employer_id", "month", "-id").distinct("employer_id", "month"))


def payroll_history(employer_id: int, *, months: tuple[int, int]) -> list[dict[str, Any]]:
    """Return every declaration of one employer, the months in order, the one in force first within its month."""
    found = PayrollDeclaration.objects.filter(employer_id=employer_id, month__gte=months[0], month__lte=months[1])
    rank = Window(RowNumber(), partition_by=[F("month")], order_by=F("id").desc())
    rows = found.annotate(rank=rank).order_by("month", "-id")
    told = rows.values("id", "month", "headcount", "wage_fund_dong", "source", "declared_at", "declared_by", "rank")
    return [dict(row) for row in told]


def dues_reports_in_force(unit_ids: Iterable[int] | None = None, *, months: tuple[int, int]) -> list[DuesReport]:
    """Return the latest report of each union and month, ordered by union and month."""
    found = DuesReport.objects.filter(month__gte=months[0], month__lte=months[1])
    if unit_ids is not None:
        found = found.filter(unit_id__in=set(unit_ids))
    return list(found.order_by("unit_id", "month", "-id").distinct("unit_id", "month"))


def reliefs(employer_ids: Iterable[int] | None = None) -> list[Relief]:
    """Return relief decisions, the later decided last."""
    found = Relief.objects.order_by("decided_on", "id")
    return list(found if employer_ids is None else found.filter(employer_id__in=set(employer_ids)))


def assessed_by_month(kind: str, *, months: tuple[int, int]) -> dict[int, int]:
    """Return month -> sum assessed over everything within reach."""
    found = Charge.objects.filter(kind=kind, month__gte=months[0], month__lte=months[1])
    return dict(found.values_list("month").annotate(Sum("amount")).order_by("month"))
