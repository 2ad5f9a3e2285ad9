"""Reads: the declarations in force, the charges, and where a charge's figure comes from."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
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


def bases(charge_ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Return what each charge rests on: fund or dues collected, rate, law records, relief."""
    return dict(Charge.objects.filter(id__in=set(charge_ids)).values_list("id", "basis"))


@dataclass(frozen=True, slots=True)
class ListedCharge:
    """One charge as the list shows it. Units: đồng, persons."""

    id: int
    payer_id: int
    code: str
    name: str
    is_employer: bool
    kind: str
    month: int
    amount: int
    due_on: date | None
    basis: dict[str, Any]
    is_opening: bool


@dataclass(frozen=True, slots=True)
class ChargeFilter:
    """Which charges a list shows; the empty filter shows everything within reach. `payer_ids` None: everybody."""

    month: int | None = None
    kind: str = ""
    payer_ids: frozenset[int] | None = None


def list_charges(chosen: ChargeFilter, *, after: tuple[str, int] | None = None, limit: int = 50) -> tuple[list[ListedCharge], str]:
    """Return one page of charges in the order of payers' names, and the cursor of the next page (empty at the end)."""
    where, values = _chosen(chosen)
    beyond = " AND (o.sort_key, c.id) > (SELECT x.sort_key, %s FROM organisations_organisation x WHERE x.code = %s)" if after else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT c.id, c.payer_id, o.code, o.name, o.kind = 'employer', c.kind, c.month, c.amount, c.due_on, c.basis, c.is_opening
            FROM assessments_charge c JOIN organisations_organisation o ON o.id = c.payer_id
            WHERE {where}{beyond} ORDER BY o.sort_key, c.id LIMIT %s
            """,  # noqa: S608  the conditions are made of fixed pieces
            [*values, *((after[1], after[0]) if after else ()), limit + 1],
        )
        rows = [ListedCharge(*row) for row in _with_basis(cursor.fetchall())]
    shown = rows[:limit]
    return shown, f"{shown[-1].code}.{shown[-1].id}" if len(rows) > limit else ""


def _with_basis(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return [(*row[:9], json.loads(row[9]) if isinstance(row[9], str) else row[9], row[10]) for row in rows]


def charge_totals(chosen: ChargeFilter) -> dict[str, tuple[int, int]]:
    """Return for each kind how many charges the whole filter has and their sum."""
    where, values = _chosen(chosen)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT c.kind, count(*), sum(c.amount)::bigint FROM assessments_charge c WHERE {where} GROUP BY 1", values)  # noqa: S608
        return {kind: (count, amount) for kind, count, amount in cursor.fetchall()}


def newest_month() -> int | None:
    """Return the newest month with a charge within reach."""
    return Charge.objects.order_by("-month").values_list("month", flat=True).first()


def _chosen(chosen: ChargeFilter) -> tuple[str, list[Any]]:
    pieces: list[str] = ["true"]
    values: list[Any] = []
    if chosen.month is not None:
        pieces.append("c.month = %s")
        values.append(chosen.month)
    if chosen.kind:
        pieces.append("c.kind = %s")
        values.append(chosen.kind)
    if chosen.payer_ids is not None:
        pieces.append("c.payer_id = ANY(%s)")
        values.append(sorted(chosen.payer_ids))
    return " AND ".join(pieces), values


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
