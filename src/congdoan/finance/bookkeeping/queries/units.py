"""Units as bookkeeping's pages name them."""

from collections.abc import Iterable

from congdoan.foundation.access import queries as access


def names_of(unit_ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Return (code, name) of units, those without a name shown by their number."""
    wanted = set(unit_ids)
    return {unit: (str(unit), f"Đơn vị số {unit}") for unit in wanted} | access.branch_names(wanted)
