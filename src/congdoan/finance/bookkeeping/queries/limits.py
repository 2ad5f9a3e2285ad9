"""What units may spend of each category in a year."""

from collections.abc import Iterable

from congdoan.finance.bookkeeping.models import SpendingLimit


def limits(unit_ids: Iterable[int], year: int) -> dict[int, dict[str, int]]:
    """Return the limits that hold, by unit and entry category; a unit or category without one is not limited. One statement."""
    held = SpendingLimit.objects.filter(unit_id__in=set(unit_ids), year=year).order_by("unit_id", "category", "-id")
    found: dict[int, dict[str, int]] = {}
    for unit, category, amount in held.distinct("unit_id", "category").values_list("unit_id", "category", "amount"):
        found.setdefault(unit, {})[category] = amount
    return found
