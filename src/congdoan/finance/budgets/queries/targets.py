"""What units were given for a year: targets from above, else the estimate that was approved; and the settlement form filled with it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from congdoan.finance.budgets.models import GivenTarget
from congdoan.finance.budgets.rules.cells import Cell, fill
from congdoan.finance.budgets.rules.estimates import Key, by_category, keys_of
from congdoan.foundation.reference.rules import Form

from .estimates import approved_of, estimate_form


def allocations_of(unit_ids: Iterable[int], year: int) -> dict[int, dict[str, int]]:
    """Return the targets that stand, by unit and category: the latest of each."""
    held = GivenTarget.objects.filter(unit_id__in=set(unit_ids), year=year).order_by("unit_id", "category", "-id")
    found: dict[int, dict[str, int]] = {}
    for unit, category, amount in held.distinct("unit_id", "category").values_list("unit_id", "category", "amount"):
        found.setdefault(unit, {})[category] = amount
    return found


def given_days(unit_id: int, year: int) -> dict[str, tuple[int, date, str]]:
    """Return the targets that stand of a unit's year by category: amount, day, document."""
    held = GivenTarget.objects.filter(unit_id=unit_id, year=year).order_by("category", "-id").distinct("category")
    return {one.category: (one.amount, one.given_on, one.document) for one in held}


def target_categories(year: int) -> tuple[str, ...]:
    """Return the entry categories that a target may speak of, in the order of the year's form."""
    return tuple(category for _, category in keys_of(estimate_form(year).body.lines) if category)


def given_cells(unit_ids: Sequence[int], year: int, form: Form) -> tuple[Cell, ...] | None:
    """Return the settlement form filled with what the units were given ("Dự toán được giao"); None where nothing was.

    By category the target from above counts, else the approved estimate; a branch is the sum of its unions.
    """
    approved, allocated = approved_of(unit_ids, year), allocations_of(unit_ids, year)
    if not approved and not allocated:
        return None
    sums: dict[str, int] = {}
    opening = payable = 0
    for unit in unit_ids:
        figures = approved.get(unit, {})
        for category, amount in {**by_category(figures), **allocated.get(unit, {})}.items():
            sums[category] = sums.get(category, 0) + amount
        opening += _stated(figures, "opening")
        payable += _stated(figures, "payable_up")
    return fill(form.lines, opening=opening, payable_up=payable, moved=lambda category: sums.get(category, 0), needs_check=form.needs_check)


def _stated(figures: Mapping[Key, int], line_id: str) -> int:
    return figures.get((line_id, ""), 0)
