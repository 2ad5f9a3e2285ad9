"""Notifications against the lines of imported statements: what a line proves is written down once."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import localtime

from congdoan.finance.banking.models import BankLine, NotificationProof
from congdoan.finance.banking.queries.notifications import unproven
from congdoan.finance.banking.rules.notifications import DAYS_AFTER, DAYS_BEFORE, Candidate, pair
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit

AT_ONCE = 5_000
_SEEN = ("id", "account_id", "direction", "amount", "booked_at", "reference", "narrative", "running_balance")


@transaction.atomic
def compare_notifications(*, by: int, on: date) -> int:
    """Pair every notification within reach that a statement's line can prove, and return how many were; safe to repeat.

    :raises NotAllowed: the actor may compare nowhere
    """
    access.require_somewhere(by, "banking.compare_notifications", on=on)
    return prove(by=by)


def prove(*, by: int, unit_id: int | None = None) -> int:
    """Pair what can be paired for an actor who was asked already; an import does so for its unit."""
    proven: Counter[int] = Counter()
    waiting, last = unproven(unit_id=unit_id).values_list("unit_id", *_SEEN), 0
    while told := list(waiting.filter(id__gt=last)[:AT_ONCE]):
        last = told[-1][1]
        proven += _pair_off(by, told)
    for unit, count in sorted(proven.items()):
        audit.record(by, "banking.compare_notifications", at=unit, proven=count)
    return proven.total()


def _pair_off(by: int, told: Sequence[tuple[Any, ...]]) -> Counter[int]:
    """Write down the lines that prove these notifications, and return how many of each unit."""
    unit_of = {row[1]: row[0] for row in told}
    wanted = [_candidate(row[1:]) for row in told]
    days = [one.booked_at.date() for one in wanted]
    lines = BankLine.objects.filter(
        unit_id__in=set(unit_of.values()), account_id__in={one.account_id for one in wanted}, is_repeat=False,
        amount__in={one.amount for one in wanted}, booked_on__gte=min(days) - timedelta(DAYS_BEFORE),
        booked_on__lte=max(days) + timedelta(DAYS_AFTER), notification_proof__isnull=True,
    ).values_list(*_SEEN)  # fmt: skip
    found = pair(wanted, [_candidate(row) for row in lines])
    NotificationProof.objects.bulk_create(
        [
            NotificationProof(unit_id=unit_of[one], notification_id=one, line_id=line, evidence=evidence, proven_by=by)
            for one, line, evidence in found
        ],
        ignore_conflicts=True,
    )
    return Counter(unit_of[one] for one, _, _ in found)


def _candidate(row: Sequence[Any]) -> Candidate:
    number, account_id, direction, amount, booked_at, *rest = row
    return Candidate(number, account_id, direction, amount, localtime(booked_at).replace(tzinfo=None), *rest)
