"""Which unions may not act, and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from congdoan.people.organisations.models import Suspension


@dataclass(frozen=True, slots=True)
class SuspensionRow:
    """One suspension; `last` is its last day, None while it lasts."""

    first: date
    last: date | None
    reason: str
    decision: str
    lifted_by: str
    is_now: bool


def suspensions(organisation_id: int, *, on: date) -> tuple[SuspensionRow, ...]:
    """Return the suspensions of a union within reach, the newest first."""
    rows = Suspension.objects.filter(organisation_id=organisation_id).order_by("-period")
    return tuple(
        SuspensionRow(
            row.period.lower, row.period.upper - timedelta(days=1) if row.period.upper else None, row.reason, row.decision, row.lifted_by,
            on in row.period,
        )
        for row in rows
    )  # fmt: skip


def suspended_on(ids: Iterable[int], *, on: date) -> set[int]:
    """Return those of some organisations within reach that are suspended on a day, in one statement."""
    found = Suspension.objects.filter(organisation_id__in=set(ids), period__contains=on)
    return set(found.values_list("organisation_id", flat=True))
