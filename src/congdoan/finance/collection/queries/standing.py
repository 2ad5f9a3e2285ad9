"""Months owed and paid, by payer; the strip of twelve months."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q, Sum

from congdoan.finance.assessments import queries as assessments
from congdoan.finance.collection.models import Piece
from congdoan.finance.collection.rules.standing import WORDS, Month, Standing
from congdoan.foundation.kernel.periods import add_months, month_of, months_between


@dataclass(frozen=True, slots=True)
class Cell:
    """One month of the strip: its standing and the words in it."""

    month: int
    standing: Standing
    words: str
    unpaid: int

    @property
    def number(self) -> int:
        """Return the month's number in its year, 1 to 12."""
        return self.month % 100


def months_owed(payer_ids: Iterable[int] | None, *, on: date, kinds: Iterable[str] | None = None) -> list[Month]:
    """Return every month opened by a day with what is paid of it and when, by kind, payer and month: two statements."""
    wanted = None if payer_ids is None else set(payer_ids)
    pieces = Piece.objects.filter(applied_on__lte=on)
    if wanted is not None:
        pieces = pieces.filter(payer_id__in=wanted)
    summed = pieces.values_list("payer_id", "kind", "month").order_by()
    told = summed.annotate(total=Sum("amount"), last=Max("applied_on", filter=Q(amount__gt=0)))
    paid = {(payer, kind, month): (amount, last) for payer, kind, month, amount, last in told}
    opened = month_of(on)
    found = []
    for charge in assessments.charges(wanted, kinds=kinds):
        if charge.month <= opened:
            amount, last = paid.get((charge.payer_id, charge.kind, charge.month), (0, None))
            found.append(
                Month(
                    charge.payer_id, charge.kind, charge.month, charge.id, charge.amount, amount, charge.due_on, last, charge.is_opening
                )
            )  # fmt: skip
    return found


def by_payer(months: Iterable[Month]) -> dict[tuple[int, str], list[Month]]:
    """Gather months by payer and kind, oldest first."""
    found: dict[tuple[int, str], list[Month]] = defaultdict(list)
    for one in months:
        found[one.payer_id, one.kind].append(one)
    return found


def strip(months: Sequence[Month], *, on: date, last: int, count: int = 12) -> list[Cell]:
    """Return the newest months up to `last`, oldest first, those without a charge included."""
    known = {one.month: one for one in months}
    cells = []
    for month in months_between(add_months(last, 1 - count), last):
        one = known.get(month)
        standing = one.standing(on) if one else "none"
        cells.append(Cell(month, standing, WORDS[standing] if one else "–", one.unpaid if one else 0))
    return cells
