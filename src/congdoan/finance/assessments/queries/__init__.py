"""Reads: the declarations in force, the charges, and where a charge's figure comes from."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, F, OuterRef, Sum, Window
from django.db.models.functions import RowNumber

from congdoan.finance.assessments.models import (
    Charge,
    ChargeChange,
    DuesReport,
    PayrollDeclaration,
    PayrollSubmission,
    Relief,
    SubmissionDecision,
)
from congdoan.finance.assessments.rules.oddities import Oddity, oddities
from congdoan.foundation.kernel.periods import first_day
from congdoan.foundation.reference import queries as reference

from .dues_told import DuesTold as DuesTold
from .dues_told import dues_share_kept as dues_share_kept
from .dues_told import dues_told_counts as dues_told_counts
from .dues_told import list_dues_told as list_dues_told

LOWEST_REGION = "IV"  # of the regions of the minimum wage


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


def changes_of(charge_ids: Iterable[int]) -> dict[int, list[tuple[int | None, int, str]]]:
    """Return how each charge came to its amount: (before, after, reason), oldest first."""
    found: dict[int, list[tuple[int | None, int, str]]] = {}
    rows = ChargeChange.objects.filter(charge_id__in=set(charge_ids)).order_by("charge_id", "id")
    for charge, before, after, reason in rows.values_list("charge_id", "amount_before", "amount_after", "reason"):
        found.setdefault(charge, []).append((before, after, reason))
    return found


@dataclass(frozen=True, slots=True)
class FundCharge:
    """One month's union fund with what it was worked out from; both None where it was taken over or decided by hand. Units: đồng."""

    payer_id: int
    month: int
    amount: int
    wage_fund: int | None
    rate: Fraction | None


def fund_charges(months: tuple[int, int]) -> list[FundCharge]:
    """Return the union-fund charges of some months, both included, by payer and month, with wage fund and rate (relief included)."""
    found = Charge.objects.filter(kind="KPCD", month__range=months).order_by("payer_id", "month")
    rows = []
    for payer_id, month, amount, basis in found.values_list("payer_id", "month", "amount", "basis"):
        is_worked_out = "wage_fund" in basis and "rate" in basis and "revised" not in basis
        known = (basis["wage_fund"], Fraction(basis["rate"])) if is_worked_out else (None, None)
        rows.append(FundCharge(payer_id, month, amount, *known))
    return rows


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


def dues_by_vouchers(unit_ids: Iterable[int], *, months: tuple[int, int]) -> dict[tuple[int, int], tuple[int, int]]:
    """Return by unit and month what vouchers and imported cash books booked as dues, and the union's own share of it. Units: đồng."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM assessments_dues_by_vouchers(%s, %s, %s)", [sorted(set(unit_ids)), *months])
        return {(unit, month): (collected, kept) for unit, month, collected, kept in cursor.fetchall()}


def dues_by_reports(unit_id: int, *, months: tuple[int, int]) -> dict[int, int]:
    """Return by month what the report in force booked by itself: beside it no voucher books dues of that month. Units: đồng."""
    found = dues_reports_in_force([unit_id], months=months)
    return {one.month: own for one in found if (own := one.collected_dong - one.by_vouchers_dong)}


@dataclass(frozen=True, slots=True)
class InsuranceNotice:
    """What the social insurance told an employer of a month. Units: đồng."""

    employer_id: int
    month: int
    headcount: int
    wage_fund_dong: int


def insurance_notices(employer_ids: Iterable[int], *, months: tuple[int, int]) -> list[InsuranceNotice]:
    """Return the newest C12-TS that employers handed in for each month, by employer and month; a D02-LT tells changes alone."""
    found = PayrollSubmission.objects.filter(employer_id__in=set(employer_ids), month__range=months, form=PayrollSubmission.Form.C12)
    newest = found.order_by("employer_id", "month", "-id").distinct("employer_id", "month")
    return [InsuranceNotice(*row) for row in newest.values_list("employer_id", "month", "headcount", "wage_fund_dong")]


def reliefs(employer_ids: Iterable[int] | None = None) -> list[Relief]:
    """Return relief decisions, the later decided last."""
    found = Relief.objects.order_by("decided_on", "id")
    return list(found if employer_ids is None else found.filter(employer_id__in=set(employer_ids)))


def assessed_by_month(kind: str, *, months: tuple[int, int]) -> dict[int, int]:
    """Return month -> sum assessed over everything within reach."""
    found = Charge.objects.filter(kind=kind, month__gte=months[0], month__lte=months[1])
    return dict(found.values_list("month").annotate(Sum("amount")).order_by("month"))


@dataclass(frozen=True, slots=True)
class SubmissionRow:
    """One submission as lists show it, beside what is declared of its month and of the month known before it. Units: persons, đồng."""

    id: int
    employer_id: int
    code: str
    name: str
    wage_region: str
    month: int
    headcount: int
    wage_fund_dong: int
    form: str
    file_name: str
    note: str
    submitted_at: datetime
    submitted_by: int
    state: str  # waiting, accepted, declined, replaced
    reason: str
    decided_at: datetime | None
    headcount_known: int | None
    wage_fund_known: int | None
    month_before: int | None
    headcount_before: int | None
    wage_fund_before: int | None

    @property
    def before(self) -> tuple[int, int] | None:
        """Return headcount and wage fund of the month known before."""
        if self.headcount_before is None or self.wage_fund_before is None:
            return None
        return self.headcount_before, self.wage_fund_before


STATES = ("waiting", "accepted", "declined", "replaced")
_STATE = """
CASE WHEN d.is_accepted THEN 'accepted' WHEN NOT d.is_accepted THEN 'declined'
     WHEN EXISTS (SELECT FROM assessments_payrollsubmission l WHERE l.employer_id = s.employer_id AND l.month = s.month AND l.id > s.id)
     THEN 'replaced' ELSE 'waiting' END
"""
_SUBMISSIONS = "assessments_payrollsubmission s LEFT JOIN assessments_submissiondecision d ON d.submission_id = s.id"


def list_submissions(
    *, state: str = "", payer_ids: Iterable[int] | None = None, before: int | None = None, limit: int = 50
) -> tuple[list[SubmissionRow], int | None]:  # fmt: skip
    """Return one page of submissions, the newest first, and the id with which the next page begins (None at the end)."""
    wanted = None if payer_ids is None else sorted(set(payer_ids))
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT * FROM (
              SELECT s.id, s.employer_id, o.code, o.name, o.wage_region, s.month, s.headcount, s.wage_fund_dong, s.form, s.file_name,
                     s.note, s.submitted_at, s.submitted_by, {_STATE} AS state, COALESCE(d.reason, ''), d.decided_at,
                     k.headcount, k.wage_fund_dong, p.month, p.headcount, p.wage_fund_dong
              FROM {_SUBMISSIONS} JOIN organisations_organisation o ON o.id = s.employer_id
              LEFT JOIN LATERAL (SELECT x.headcount, x.wage_fund_dong FROM assessments_payrolldeclaration x
                WHERE x.employer_id = s.employer_id AND x.month = s.month ORDER BY x.id DESC LIMIT 1) k ON true
              LEFT JOIN LATERAL (SELECT x.month, x.headcount, x.wage_fund_dong FROM assessments_payrolldeclaration x
                WHERE x.employer_id = s.employer_id AND x.month < s.month ORDER BY x.month DESC, x.id DESC LIMIT 1) p ON true
              WHERE (%(wanted)s::bigint[] IS NULL OR s.employer_id = ANY(%(wanted)s)) AND (%(before)s::bigint IS NULL OR s.id < %(before)s)
            ) told WHERE %(state)s = '' OR state = %(state)s ORDER BY id DESC LIMIT %(most)s
            """,  # noqa: S608  fixed pieces
            {"wanted": wanted, "before": before, "state": state, "most": limit + 1},
        )
        rows = [SubmissionRow(*row) for row in cursor.fetchall()]
    return rows[:limit], rows[limit - 1].id if len(rows) > limit else None


def submission(submission_id: int) -> SubmissionRow | None:
    """Return one submission within reach, None when there is none."""
    rows, _ = list_submissions(before=submission_id + 1, limit=1)
    return rows[0] if rows and rows[0].id == submission_id else None


def submission_counts(payer_ids: Iterable[int] | None = None) -> dict[str, int]:
    """Return how many submissions stand in each state."""
    wanted = None if payer_ids is None else sorted(set(payer_ids))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {_STATE} AS state, count(*) FROM {_SUBMISSIONS}"  # noqa: S608  fixed pieces
            " WHERE (%(wanted)s::bigint[] IS NULL OR s.employer_id = ANY(%(wanted)s)) GROUP BY 1",
            {"wanted": wanted},
        )
        return dict.fromkeys(STATES, 0) | dict(cursor.fetchall())


def submitted_under(employer_id: int, key: UUID) -> list[int]:
    """Return the submissions that one key has made."""
    return list(PayrollSubmission.objects.filter(employer_id=employer_id, key=key).order_by("month").values_list("id", flat=True))


def waiting_count(employer_id: int) -> int:
    """Return how many submissions of an employer wait."""
    return submission_counts([employer_id])["waiting"]


def decided_of(submission_ids: Iterable[int]) -> set[int]:
    """Return those of the submissions that are decided."""
    return set(SubmissionDecision.objects.filter(submission_id__in=set(submission_ids)).values_list("submission_id", flat=True))


def replaced_of(submission_ids: Iterable[int]) -> set[int]:
    """Return those of the submissions after which the employer told the same month again."""
    later = PayrollSubmission.objects.filter(employer_id=OuterRef("employer_id"), month=OuterRef("month"), id__gt=OuterRef("id"))
    return set(PayrollSubmission.objects.filter(Exists(later), id__in=set(submission_ids)).values_list("id", flat=True))


def salary_limits(month: int, *, region: str) -> tuple[int | None, int | None]:
    """Return the least and the most of one salary in a month by the law, None where it is not known.

    An unknown region counts as the lowest.

    Source: tables `minimum_wage`, `si_ceilings`.
    """
    day = first_day(month)
    return _limit("minimum_wage", day, region=region or LOWEST_REGION, unit="month"), _limit("si_ceilings", day, limit="ceiling")


def _limit(topic: str, day: date, **scope: Any) -> int | None:
    try:
        value = reference.in_force(topic, on=day, **scope).value
    except (reference.NotInForce, reference.UnknownScope):
        return None
    return int(value) if value is not None else None


def questions_about(
    *, month: int, headcount: int, wage_fund_dong: int, region: str, before: tuple[int, int] | None
) -> list[Oddity]:  # fmt: skip
    """Return what looks odd about a month that somebody tells."""
    floor, ceiling = salary_limits(month, region=region)
    return oddities(headcount=headcount, wage_fund_dong=wage_fund_dong, before=before, floor=floor, ceiling=ceiling)


def known_before(employer_id: int, month: int) -> tuple[int, int, int] | None:
    """Return (month, headcount, wage fund) of the newest declared month before a month, None where there is none."""
    found = PayrollDeclaration.objects.filter(employer_id=employer_id, month__lt=month).order_by("-month", "-id")
    return found.values_list("month", "headcount", "wage_fund_dong").first()
