"""Money onto months: the oldest open month first, whatever month the note named."""

from __future__ import annotations

from collections.abc import Iterable


def allocate(amount: int, open_months: Iterable[tuple[int, int]]) -> tuple[list[tuple[int, int]], int]:
    """Spread a sum over unpaid months and return (month, applied) rows and the surplus.

    Shapes: `open_months` are (month, unpaid đồng above zero), oldest first.
    """
    if amount < 0:
        raise ValueError(f"cannot allocate a negative sum: {amount}")
    applied: list[tuple[int, int]] = []
    rest = amount
    for month, unpaid in open_months:
        if not rest:
            break
        if unpaid <= 0:
            raise ValueError(f"an open month must have something unpaid: {month}")
        paid = min(rest, unpaid)
        applied.append((month, paid))
        rest -= paid
    return applied, rest
