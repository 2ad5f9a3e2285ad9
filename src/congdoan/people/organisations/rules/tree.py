"""The tree by days: who stands under whom, and which branch therefore lies within the reach of which."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

ROOT = 1  # the branch above every tree; organisations start at 101


@dataclass(frozen=True, slots=True)
class Days:
    """A run of days: the first is included, `end` is not; None is open."""

    first: date | None = None
    end: date | None = None

    def __contains__(self, day: date) -> bool:
        """Return whether the day lies within."""
        return (self.first is None or self.first <= day) and (self.end is None or day < self.end)

    def within(self, other: "Days") -> "Days | None":
        """Return the days common to both, or None when there are none."""
        firsts = [day for day in (self.first, other.first) if day is not None]
        ends = [day for day in (self.end, other.end) if day is not None]
        first, end = max(firsts, default=None), min(ends, default=None)
        return Days(first, end) if first is None or end is None or first < end else None

    def minus(self, other: "Days") -> "list[Days]":
        """Return the runs of these days that are not the other's: none, one or two."""
        common = self.within(other)
        if common is None:
            return [self]
        runs = []
        if common.first is not None and common.first != self.first:
            runs.append(Days(self.first, common.first))
        if common.end is not None and common.end != self.end:
            runs.append(Days(common.end, self.end))
        return runs

    def covers(self, other: "Days") -> bool:
        """Return whether every day of the other is one of these."""
        return self.within(other) == other


EVER = Days()


@dataclass(frozen=True, slots=True)
class Place:
    """One organisation under one parent for some days."""

    organisation: int
    parent: int
    days: Days


@dataclass(frozen=True, slots=True)
class Reach:
    """For these days the organisation lies within the ancestor's branch, `depth` steps below it."""

    ancestor: int
    organisation: int
    depth: int
    days: Days


def stretched(places: Sequence[Place]) -> list[Place]:
    """Return one organisation's places in order, together covering all time.

    Before it was founded it already belongs to its first parent (who prepares it), after its end to its last one (who keeps
    its books); a place lasts until the next begins.
    """
    ordered = sorted(places, key=lambda place: place.days.first or date.min)
    moves = [place.days.first for place in ordered[1:]]
    firsts, nexts = [None, *moves][: len(ordered)], [*moves, None][: len(ordered)]
    return [replace(place, days=Days(first, end)) for place, first, end in zip(ordered, firsts, nexts, strict=True)]


def reach_of(organisation: int, places: Sequence[Place], above: Mapping[int, Sequence[Reach]]) -> list[Reach]:
    """Return who reaches one organisation and when: itself, every ancestor, and the root.

    Shapes: `above` gives for each parent the rows of who reaches that parent.
    """
    rows = [Reach(organisation, organisation, 0, EVER)]
    if not places:
        return [*rows, Reach(ROOT, organisation, 1, EVER)]
    for place in stretched(places):
        for row in above[place.parent]:
            if days := row.days.within(place.days):
                rows.append(Reach(row.ancestor, organisation, row.depth + 1, days))
    return joined(rows)


def joined(rows: Iterable[Reach]) -> list[Reach]:
    """Return the same reach with touching runs of days of one ancestor at one depth written as one row."""
    ordered = sorted(rows, key=lambda row: (row.depth, row.ancestor, row.days.first or date.min))
    result: list[Reach] = []
    for row in ordered:
        last = result[-1] if result else None
        if last and (last.ancestor, last.depth) == (row.ancestor, row.depth) and last.days.end == row.days.first is not None:
            result[-1] = replace(last, days=Days(last.days.first, row.days.end))
        else:
            result.append(row)
    return result


def reaches_of_all(ordered: Sequence[int], places: Iterable[Place], above: Mapping[int, Sequence[Reach]]) -> dict[int, list[Reach]]:
    """Return the reach rows of many organisations at once.

    Shapes: `ordered` names parents before their children; `above` holds the rows of the parents that are not in `ordered`.
    """
    by_organisation: dict[int, list[Place]] = {organisation: [] for organisation in ordered}
    for place in places:
        by_organisation[place.organisation].append(place)
    known: dict[int, Sequence[Reach]] = dict(above)
    result: dict[int, list[Reach]] = {}
    for organisation in ordered:
        known[organisation] = result[organisation] = reach_of(organisation, by_organisation[organisation], known)
    return result


def regrafted(rows: Sequence[Reach], moved: int, above_moved: Sequence[Reach]) -> list[Reach]:
    """Return the reach rows of one organisation after another one above it has moved.

    Shapes: `rows` are its rows before, `above_moved` the new rows of the moved one. On the days on which it lies below the moved
    one, everything higher is taken from there; its other days and all between the two stay as they are.
    """
    grafts = [row for row in rows if row.ancestor == moved]
    result = [row for row in rows if row.depth == 0]
    for row in rows:
        if row.depth == 0:
            continue
        runs = [row.days]
        for graft in grafts:
            if row.depth > graft.depth:
                runs = [rest for run in runs for rest in run.minus(graft.days)]
        result += [replace(row, days=run) for run in runs]
    for graft in grafts:
        for above in above_moved:
            if above.depth and (days := above.days.within(graft.days)):
                result.append(Reach(above.ancestor, graft.organisation, graft.depth + above.depth, days))
    return joined(result)
