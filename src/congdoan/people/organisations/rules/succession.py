"""Units over a chain of reorganisations: what the units of one day are on another."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from congdoan.people.organisations.rules.tree import Days


@dataclass(frozen=True, slots=True)
class Life:
    """One unit's days, and who took over when it ended: the main heir first, more than one where it was split."""

    days: Days
    heirs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Restated:
    """The units that stand for one unit on another day: none where it ended without an heir or was not there yet.

    `is_divided`: several stand for it, or one of them stands for others too, so a figure of the one is not a figure of the other.
    """

    ids: tuple[int, ...]
    is_divided: bool

    @property
    def main(self) -> int | None:
        return self.ids[0] if self.ids else None


def after(unit: int, lives: Mapping[int, Life], day: date) -> tuple[int, ...]:
    """Return the units that stand on a day for a unit of before, following its heirs; the line of main heirs comes first."""
    found: dict[int, None] = {}
    waiting, seen = [unit], set[int]()
    while waiting:
        here = waiting.pop(0)
        if here in seen or here not in lives:
            continue
        seen.add(here)
        life = lives[here]
        if life.days.end is None or day < life.days.end:
            found[here] = None
        else:
            waiting = [*life.heirs, *waiting]
    return tuple(found)


def restated(units: Iterable[int], lives: Mapping[int, Life], *, from_day: date, to_day: date) -> dict[int, Restated]:
    """Return for units of one day the units that stand for them on another, earlier or later.

    Going back, a unit is stood for by all those of that day that lead to it, itself first where it was already there.
    """
    if from_day <= to_day:
        ahead = {unit: after(unit, lives, to_day) for unit in units}
        return {unit: Restated(ids, len(ids) > 1) for unit, ids in ahead.items()}
    of_then = [unit for unit, life in lives.items() if to_day in life.days]
    leading: dict[int, list[int]] = {}
    shared = set[int]()
    for unit in of_then:
        ids = after(unit, lives, from_day)
        if len(ids) > 1:
            shared.add(unit)
        for one in ids:
            leading.setdefault(one, []).append(unit)
    result = {}
    for unit in units:
        ids = tuple(sorted(leading.get(unit, ()), key=lambda one: (one != unit, one)))
        result[unit] = Restated(ids, len(ids) > 1 or any(one in shared for one in ids))
    return result
