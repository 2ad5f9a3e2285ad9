"""What an act on charges would change: done for real and taken back, so that the preview cannot differ from the act."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db import transaction

from congdoan.finance.assessments import queries

from .charges import assess_union_fund, decide_relief
from .payroll import mark_of


@dataclass(frozen=True, slots=True)
class ChargeChanged:
    """One charge before and after; before is None when it is new. Units: đồng."""

    payer_id: int
    month: int
    before: int | None
    after: int
    due_before: date | None
    due_after: date | None


@dataclass(frozen=True, slots=True)
class ChargePreview:
    """What would change, and the sums before and after."""

    counts: dict[str, int]
    changes: tuple[ChargeChanged, ...]
    sum_before: int
    sum_after: int

    @property
    def mark(self) -> str:
        """Return a hash of what the preview shows."""
        return mark_of(sorted(self.counts.items()), self.changes, self.sum_before, self.sum_after)


class _TakeBack(Exception):
    pass


def preview_assessment(*, by: int, months: Sequence[int], on: date, employer_ids: Iterable[int] | None = None) -> ChargePreview:
    """Tell what `assess_union_fund` would change; nothing is written.

    :raises NotAllowed: the actor may not assess one of the employers
    """
    employers = None if employer_ids is None else set(employer_ids)
    return tried(lambda: assess_union_fund(by=by, months=months, on=on, employer_ids=employers), employers, (min(months), max(months)))


def preview_relief(
    *, by: int, employer_id: int, kind: str, first_month: int, last_month: int, document: str, decided_on: date, on: date,
    rate: Fraction | None = None,
) -> ChargePreview:  # fmt: skip
    """Tell what `decide_relief` would change; nothing is written.

    :raises UnableToAssess: as `decide_relief`
    :raises NotAllowed: the actor may not decide for this employer
    """

    def act() -> dict[str, int]:
        return decide_relief(
            by=by, employer_id=employer_id, kind=kind, first_month=first_month, last_month=last_month, document=document,
            decided_on=decided_on, rate=rate, on=on,
        )  # fmt: skip

    return tried(act, {employer_id}, (first_month, last_month))


def tried(act: Callable[[], dict[str, int]], employers: set[int] | None, months: tuple[int, int]) -> ChargePreview:
    """Do an act on the charges of some months, compare, and take it back."""
    before = {(one.payer_id, one.month): one for one in queries.charges(employers, kinds=["KPCD"], months=months)}
    counts: dict[str, int] = {}
    after: list[queries.ChargeRow] = []
    try:
        with transaction.atomic():
            counts = act()
            after = queries.charges(employers, kinds=["KPCD"], months=months)
            raise _TakeBack
    except _TakeBack:
        pass
    changes = []
    for one in after:
        old = before.get((one.payer_id, one.month))
        if old is None or (old.amount, old.due_on) != (one.amount, one.due_on):
            changes.append(
                ChargeChanged(one.payer_id, one.month, old.amount if old else None, one.amount, old.due_on if old else None, one.due_on)
            )
    return ChargePreview(counts, tuple(changes), sum(one.amount for one in before.values()), sum(one.amount for one in after))
