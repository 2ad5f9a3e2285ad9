"""By which day a unit's estimate or settlement is due: the law's own day, or the one its federation set."""

from dataclasses import dataclass
from datetime import date, timedelta

from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.periods import last_day, make_month
from congdoan.foundation.reference import queries as reference
from congdoan.foundation.reference.rules import Record
from congdoan.people.organisations import queries as organisations

ESTIMATE, SETTLEMENT = "budget", "settlement"  # the words of the table `deadlines`
SENDERS = {"base": "grassroots", "inside": "grassroots", "direct_upper": "direct_upper", "province": "province"}


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day, and the record that says so."""

    day: date
    record: Record


def deadline(unit_id: int, year: int, *, kind: str = ESTIMATE) -> Deadline | None:
    """Return the last day on which a unit sends its figures of a year up; None where nobody has set one.

    Source: reference table `deadlines`; for levels whose day the law leaves open, the nearest federation's own record.
    """
    return deadlines([unit_id], year, kind=kind)[unit_id]


def deadlines(unit_ids: list[int], year: int, *, kind: str = ESTIMATE) -> dict[int, Deadline | None]:
    """Return the last day of many units; a fixed number of statements."""
    first = date(year, 1, 1)
    kinds = {one.id: one.kind for one in organisations.by_id(unit_ids).values()}
    above = access.ancestors(unit_ids, on=first)
    own = reference.own_records("deadlines", sorted({branch for line in above.values() for branch in line}))
    found: dict[int, Deadline | None] = {}
    for unit_id in unit_ids:
        sender = SENDERS.get(organisations.level_of(kinds.get(unit_id, ""), on=first), "")
        standing = [record for branch in above[unit_id] for record in own.get(branch, ())] + list(reference.records("deadlines"))
        found[unit_id] = next((told for record in standing if (told := _day(record, sender, kind, year))), None)
    return found


def _day(record: Record, sender: str, kind: str, year: int) -> Deadline | None:
    if (record.scope.get("from"), record.scope.get("kind")) != (sender, kind) or not record.holds_on(date(year, 1, 1)):
        return None
    month, day, offset = (record.fields.get(name) for name in ("month", "day", "year_offset"))
    if month is None or day is None or offset is None:
        return None
    end = last_day(make_month(year + int(offset), int(month)))
    due = date(end.year, end.month, min(int(day), end.day))
    return Deadline(due - timedelta(days=1) if record.fields.get("strictly_before") else due, record)
