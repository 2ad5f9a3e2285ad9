"""Counts of so few persons that they would point at somebody, and whatever would tell such a count by subtraction."""

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

Name = TypeVar("Name", bound=Hashable)


def is_small(count: int, least: int) -> bool:
    """Say whether a count, or a difference of two, is of few persons; nobody is nobody."""
    return 0 < abs(count) < least


def left_out(rows: Mapping[Name, Sequence[int]], *, least: int) -> set[Name]:
    """Return which rows of one table are not told: those with a small count, and those that differ by so few from one that is told.

    The larger counts are told first, because they are the wholes; of equal ones the first in the table.
    """
    told: list[int] = []
    hidden: set[Name] = set()
    for name, counts in sorted(rows.items(), key=lambda row: -max(row[1], default=0)):
        among = [one - other for at, one in enumerate(counts) for other in counts[:at]]
        if any(is_small(count, least) for count in (*counts, *among, *(one - other for one in counts for other in told))):
            hidden.add(name)
        else:
            told.extend(counts)
    return hidden


def tells_few(unit: int, count: int, *, told: Mapping[int, int], above: Mapping[int, Sequence[int]], least: int) -> bool:
    """Say whether telling a unit's count lets a small one be worked out: what a told whole has beside its told parts.

    `told` are the counts of other units, `above` the units over each, the nearest first.
    """
    known = {**told, unit: count}
    rest = {whole: known[whole] for whole in (unit, *above.get(unit, ())) if whole in known}
    has_parts: set[int] = set()
    for part, told_count in known.items():
        whole = next((one for one in above.get(part, ()) if one in known), None)
        if whole is not None and whole in rest:
            rest[whole] -= told_count
            has_parts.add(whole)
    return any(is_small(rest[whole], least) for whole in has_parts)
