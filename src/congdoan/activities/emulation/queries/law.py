"""What the law pack says of initiatives on a day, with its documents and marks."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.reference import queries as reference
from congdoan.foundation.reference.rules import Record


@dataclass(frozen=True, slots=True)
class Rules:
    """The figures of the Initiative Charter. `needs_check`: somebody has still to hold one of them against its text."""

    request_years: int
    decision_months: int
    author_share: Fraction
    wage_times: int
    appliers_share: Fraction
    citation: str
    needs_check: bool


def rules(*, on: date) -> Rules:
    """Return the time limits and least rewards of a day. Source: table `activities.initiatives`, records `initiative.rule.*`."""
    request, decision, pay, fixed, first = (
        _rule(name, on) for name in ("request", "decision", "author_pay", "author_pay_fixed", "first_appliers")
    )
    share, part = pay.fraction("min_share"), first.fraction("min_share")
    assert share is not None
    assert part is not None
    return Rules(
        int(request.fields["years"]), int(decision.fields["months"]), share, int(fixed.fields["min_times"]), part, pay.citation,
        any(one.needs_check for one in (request, decision, pay, fixed, first)),
    )  # fmt: skip


def minimum_wage(region: str, *, on: date) -> int | None:
    """Return the monthly minimum wage of a region (I to IV), or None where none is known. Units: đồng."""
    if region not in ("I", "II", "III", "IV"):
        return None
    try:
        value = reference.in_force("minimum_wage", on=on, region=region, unit="month").value
    except DomainError:
        return None
    return int(value) if value is not None else None


def _rule(name: str, on: date) -> Record:
    found = [record for record in reference.records("activities.initiatives") if record.id == f"initiative.rule.{name}"]
    return next(record for record in found if record.holds_on(max(on, record.valid_from or on)))
