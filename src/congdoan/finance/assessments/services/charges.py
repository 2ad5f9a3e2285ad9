"""Charges: what follows from declarations by the law of the day, relief decisions, corrections."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.db import transaction

from congdoan.finance.assessments import queries
from congdoan.finance.assessments.models import Charge, ChargeChange, Kind, PayrollDeclaration, Relief
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel import periods
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.money import share_of
from congdoan.foundation.reference import queries as reference
from congdoan.people.organisations import queries as organisations


class UnableToAssess(DomainError):
    """Root of this module's refusals."""


class ChargeUnknown(UnableToAssess):
    code = "charge-unknown"
    says = "Không có khoản phải nộp số {charge_id}."


class EmployerUnknown(UnableToAssess):
    code = "employer-unknown"
    says = "Không có doanh nghiệp mang mã {code} trong phạm vi của anh chị."


class NothingToPay(UnableToAssess):
    code = "charge-below-zero"
    says = "Số phải nộp không thể âm: {amount}."


class ReliefTooWide(UnableToAssess):
    code = "relief-too-wide"
    says = "Quyết định vượt khung của luật: tối đa {most}, đang ghi {found}."


class ReliefNotAvailable(UnableToAssess):
    code = "relief-not-available"
    says = "Tháng {month} chưa có cơ chế giảm hoặc tạm dừng theo luật; xem căn cứ {record}."


@dataclass(frozen=True)
class WantedCharge:
    """A charge as the law makes it. `basis` keeps the fund, the rate and the law records it rests on."""

    payer_id: int
    kind: str
    month: int
    amount: int
    due_on: date | None
    basis: dict[str, Any]
    is_opening: bool = False


@transaction.atomic
def assess_union_fund(*, by: int, months: Sequence[int], on: date, employer_ids: Iterable[int] | None = None) -> dict[str, int]:
    """Work out what each employer owes for each month from its declaration in force; safe to repeat.

    A month is owed when the employer's duty covers one of its days and its class is liable on the month's last day.
    Rounding: one rounding, half-up, for each employer and month.
    Source: reference tables `union_fund_rate`, `union_fund_payers`, `union_fund_due_rule`.

    :raises NotAllowed: the actor may not assess one of the employers
    """
    declared = queries.payroll_in_force(employer_ids, months=(min(months), max(months)))
    declared = [one for one in declared if one.month in set(months)]
    access.require_all(by, "assessments.assess_union_fund", at={one.employer_id for one in declared}, on=on)
    return _assess(by, months, declared, on)


def assess_declared(by: int, months_of: Collection[tuple[int, int]], on: date) -> dict[str, int]:
    """Work out the charges of some employers' months (employer, month); who calls has judged the right."""
    months = [month for _, month in months_of]
    declared = queries.payroll_in_force({employer for employer, _ in months_of}, months=(min(months), max(months)))
    return _assess(by, months, [one for one in declared if (one.employer_id, one.month) in months_of], on)


def _assess(by: int, months: Sequence[int], declared: Sequence[PayrollDeclaration], on: date) -> dict[str, int]:
    employers = organisations.by_id({one.employer_id for one in declared})
    relieved = _reliefs_by_employer({one.employer_id for one in declared})

    wanted, not_liable = [], 0
    for one in declared:
        law = _FundLaw.of(one.month)
        if not law.covers(employers[one.employer_id]):
            not_liable += 1
            continue
        reliefs = [relief for relief in relieved.get(one.employer_id, ()) if relief.first_month <= one.month <= relief.last_month]
        wanted.append(law.charge(one, employers[one.employer_id], reliefs))
    counts = write_charges(by=by, wanted=wanted, reason="Tính lại theo bảng khai")
    if wanted:
        at = access_queries.common_branch({one.payer_id for one in wanted}, on=on)
        audit.record(by, "assessments.assess_union_fund", at=at, months=sorted(set(months)), not_liable=not_liable, **counts)
    return counts | {"not_liable": not_liable}


@transaction.atomic
def record_opening_charges(*, by: int, rows: Sequence[tuple[int, str, int, int]], on: date) -> dict[str, int]:
    """Take over arrears from before the product: rows (payer_id, kind, month, amount in đồng).

    :raises NotAllowed: the actor may not assess one of the payers
    """
    access.require_all(by, "assessments.record_opening_charges", at={row[0] for row in rows}, on=on)
    wanted = [WantedCharge(payer, kind, month, amount, None, {"opening": True}, True) for payer, kind, month, amount in rows]
    counts = write_charges(by=by, wanted=wanted, reason="Nợ đầu kỳ chuyển sang")
    if rows:
        at = access_queries.common_branch({row[0] for row in rows}, on=on)
        audit.record(by, "assessments.record_opening_charges", at=at, **counts)
    return counts


@transaction.atomic
def revise_charge(*, by: int, charge_id: int, amount: int, reason: str, on: date) -> None:
    """Change one charge by decision; the earlier amount stays on record.

    :raises ChargeUnknown: no such charge within reach
    :raises NothingToPay: the new amount is below zero
    :raises NotAllowed: the actor may not revise the payer's charges
    """
    charge = Charge.objects.select_for_update().filter(id=charge_id).first()
    if charge is None:
        raise ChargeUnknown(charge_id=charge_id)
    access.require(by, "assessments.revise_charge", at=charge.payer_id, on=on)
    if amount < 0:
        raise NothingToPay(amount=amount)
    before, charge.amount = charge.amount, amount
    charge.basis = charge.basis | {"revised": reason}
    charge.save(update_fields=["amount", "basis"])
    _remember(by, [(charge, before, amount)], reason)
    audit.record(by, "assessments.revise_charge", at=charge.payer_id, charge=charge_id, before=before, after=amount, reason=reason)


@transaction.atomic
def decide_relief(
    *, by: int, employer_id: int, kind: str, first_month: int, last_month: int, document: str, decided_on: date, on: date,
    rate: Fraction | None = None,
) -> dict[str, int]:  # fmt: skip
    """Record a reduction or a suspension and assess its months again. A suspension defers the due day; it never lowers the debt.

    Source: table `union_fund_relief` (at most 20 % for 6 months; at most 12 months).

    :raises ReliefNotAvailable: the law had no such relief in the first month
    :raises ReliefTooWide: above the law's frame
    :raises NotAllowed: the actor may not decide for this employer
    """
    access.require(by, "assessments.decide_relief", at=employer_id, on=on)
    _refuse_outside_frame(kind, first_month, last_month, rate)
    Relief.objects.create(
        employer_id=employer_id, kind=kind, first_month=first_month, last_month=last_month, document=document, decided_on=decided_on,
        rate=[rate.numerator, rate.denominator] if rate is not None else None, recorded_by=by,
    )  # fmt: skip
    audit.record(by, "assessments.decide_relief", at=employer_id, kind=kind, months=[first_month, last_month], rate=rate, document=document)
    months = periods.months_between(first_month, last_month)
    declared = queries.payroll_in_force([employer_id], months=(first_month, last_month))
    return _assess(by, months, declared, on)  # follows from the decision: no second right is asked for


def write_charges(*, by: int, wanted: Sequence[WantedCharge], reason: str) -> dict[str, int]:
    """Write new charges and the changes of old ones with their history; what is equal stays untouched."""
    known = {
        (charge.payer_id, charge.kind, charge.month): charge
        for charge in Charge.objects.select_for_update().filter(payer_id__in={one.payer_id for one in wanted}).order_by("id")
    }
    new = [one for one in wanted if (one.payer_id, one.kind, one.month) not in known]
    created = Charge.objects.bulk_create(
        [
            Charge(
                payer_id=one.payer_id, kind=one.kind, month=one.month, amount=one.amount, due_on=one.due_on, basis=one.basis,
                is_opening=one.is_opening,
            )
            for one in new
        ],
        batch_size=2000,
    )  # fmt: skip
    changed: list[tuple[Charge, int | None, int]] = []
    touched = []
    for one in wanted:
        charge = known.get((one.payer_id, one.kind, one.month))
        if charge is None or (charge.amount, charge.due_on, charge.basis) == (one.amount, one.due_on, one.basis):
            continue
        if charge.amount != one.amount:
            changed.append((charge, charge.amount, one.amount))
        charge.amount, charge.due_on, charge.basis = one.amount, one.due_on, one.basis
        touched.append(charge)
    Charge.objects.bulk_update(touched, ["amount", "due_on", "basis"], batch_size=1000)
    _remember(by, [*((charge, None, charge.amount) for charge in created), *changed], reason)
    return {"new": len(created), "changed": len(changed), "same": len(wanted) - len(created) - len(changed)}


def _remember(by: int, changes: Sequence[tuple[Charge, int | None, int]], reason: str) -> None:
    ChargeChange.objects.bulk_create(
        [
            ChargeChange(
                charge=charge, payer_id=charge.payer_id, amount_before=before, amount_after=after, reason=reason[:200], changed_by=by
            )
            for charge, before, after in changes
        ],
        batch_size=2000,
    )


def _reliefs_by_employer(employer_ids: set[int]) -> dict[int, list[Relief]]:
    found: dict[int, list[Relief]] = {}
    for relief in queries.reliefs(employer_ids):
        found.setdefault(relief.employer_id, []).append(relief)
    return found


def _refuse_outside_frame(kind: str, first_month: int, last_month: int, rate: Fraction | None) -> None:
    months = periods.months_apart(first_month, last_month) + 1
    records = [one for one in reference.records("union_fund_relief") if one.holds_on(periods.first_day(first_month))]
    refused = next((one for one in records if one.fields.get("available") is False), None)
    frame = next((one for one in records if one.scope.get("relief") == kind and one.fields.get("max_months")), None)
    if refused is not None or frame is None:
        raise ReliefNotAvailable(month=periods.format_month(first_month), record=refused.id if refused else f"union_fund_relief/{kind}")
    if months > frame.fields["max_months"] or months < 1:
        raise ReliefTooWide(most=f"{frame.fields['max_months']} tháng", found=f"{months} tháng")
    if kind == Relief.Kind.REDUCTION:
        most = frame.fraction("max_rate") or Fraction(0)
        if rate is None or not 0 < rate <= most:
            raise ReliefTooWide(most=str(most), found=str(rate))


@dataclass(frozen=True)
class _FundLaw:
    """The union-fund law of one month."""

    month: int
    rate: Fraction
    rate_record: str
    needs_check: bool

    @classmethod
    def of(cls, month: int) -> "_FundLaw":
        record = reference.in_force("union_fund_rate", on=periods.first_day(month))
        assert record.value is not None
        return cls(month, Fraction(record.value), record.id, record.needs_check)

    def covers(self, employer: Any) -> bool:
        """Return whether the employer owes this month: its duty covers one of its days and its class is liable."""
        first, last = periods.first_day(self.month), periods.last_day(self.month)
        if (employer.founded_on and employer.founded_on > last) or (employer.ended_on and employer.ended_on <= first):
            return False
        liable = reference.in_force("union_fund_payers", on=last, payer_class=employer.payer_class or "other_employer")
        return bool(liable.fields["liable"])

    def charge(self, declared: Any, employer: Any, reliefs: Sequence[Relief]) -> WantedCharge:
        """Return the month's charge after relief: a reduction lowers it, a suspension moves its due day behind the last month."""
        kept, due_month, notes = Fraction(1), self.month, []
        for relief in reliefs:
            if relief.kind == Relief.Kind.REDUCTION and relief.rate:
                kept = 1 - Fraction(*relief.rate)
            elif relief.kind == Relief.Kind.SUSPENSION:
                due_month = max(due_month, periods.add_months(relief.last_month, 1))
            notes.append({"kind": relief.kind, "document": relief.document})
        basis = {
            "wage_fund": declared.wage_fund_dong,
            "headcount": declared.headcount,
            "rate": str(self.rate * kept),
            "law": [self.rate_record],
            "needs_check": self.needs_check,
        } | ({"relief": notes} if notes else {})
        amount = share_of(declared.wage_fund_dong, self.rate * kept)
        return WantedCharge(declared.employer_id, Kind.FUND, self.month, amount, due_day(due_month, employer.payer_schedule), basis)


def due_day(month: int, schedule: str = "") -> date | None:
    """Return the last day to pay a month's fund, or None where the law leaves it to a registration.

    Source: table `union_fund_due_rule`, chosen by the month's first day.
    """
    rule = reference.in_force("union_fund_due_rule", on=periods.first_day(month), payer_schedule=schedule or "monthly")
    due = rule.fields["due"]
    return None if due is None else periods.last_day(periods.add_months(month, due["months_after"]))
