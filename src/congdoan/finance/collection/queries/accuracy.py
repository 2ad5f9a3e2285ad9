"""How well the decision table works: by class and by month, what it booked, what people found of it, what it left them to do."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from django.db import connection
from django.utils import timezone

from congdoan.finance.banking import queries as banking
from congdoan.finance.collection.queries.switches import Switch, confirmed, mode_of, switches
from congdoan.finance.collection.rules.accuracy import Confirmed, Mode
from congdoan.finance.collection.rules.wording import CLASSES
from congdoan.foundation.kernel.periods import first_day, last_day

PAGE = 50
DAYS_SHOWN = 14
LONGEST_PAUSE = 600
"""Seconds; whoever decides nothing for longer was doing something else."""

_FEE = "bank > 0 AND kind NOT IN ('OTHER_IN', 'WRONG_IN', 'INTEREST', 'RETURN_IN')"
"""A line of the fund or of dues, as far as anybody knows now."""

FINDINGS: Mapping[str, str] = {
    "": "TRUE",
    "thu": _FEE,
    "khong-can-nguoi": f"{_FEE} AND becomes = 'auto'",
    "tu-ghi": "was = 'auto'",
    "de-xuat": "was = 'review'",
    "da-kiem": "is_right IS NOT NULL",
    "dung": "is_right",
    "sai": "NOT is_right",
    "chua-kiem": "is_right IS NULL",
}
"""What a list of judged lines may be narrowed to."""

FEES = ("thu", "khong-can-nguoi")
"""Findings of all lines, whatever class or none judged them."""

_FIGURES = """
SELECT rule, to_char(occurred_on, 'YYYYMM')::int,
       count(*) FILTER (WHERE was = 'auto'), count(*) FILTER (WHERE was = 'review'),
       count(*) FILTER (WHERE is_right), count(*) FILTER (WHERE NOT is_right),
       count(*) FILTER (WHERE is_fee), count(*) FILTER (WHERE is_fee AND becomes = 'auto')
FROM (
  SELECT *, {fee} AS is_fee
  FROM collection_judged(%(unit)s, %(on)s) WHERE occurred_on BETWEEN %(first)s AND %(last)s
) judged
GROUP BY 1, 2
"""

_EFFORT = """
WITH acts AS (
  SELECT recorded_by, recorded_at, count(DISTINCT line_id) AS lines FROM collection_step
  WHERE unit_id = %(unit)s AND cause NOT IN ('line', 'month') GROUP BY 1, 2
), paced AS (
  SELECT *, EXTRACT(epoch FROM recorded_at - lag(recorded_at) OVER (PARTITION BY recorded_by ORDER BY recorded_at))::int AS pause FROM acts
)
SELECT (recorded_at AT TIME ZONE %(zone)s)::date, sum(lines)::int, count(DISTINCT recorded_by),
       percentile_disc(0.5) WITHIN GROUP (ORDER BY pause) FILTER (WHERE pause <= %(longest)s)
FROM paced WHERE (recorded_at AT TIME ZONE %(zone)s)::date <= %(on)s GROUP BY 1 ORDER BY 1 DESC LIMIT %(days)s
"""

_LINES = """
WITH judged AS (
  SELECT number, line_id, rule, bank, was, becomes, is_right FROM collection_judged(%(unit)s, %(on)s)
  WHERE occurred_on BETWEEN %(first)s AND %(last)s AND {finding} AND (%(rules)s::varchar[] IS NULL OR rule = ANY(%(rules)s))
)
SELECT judged.*, counted.lines FROM (SELECT count(*) AS lines FROM judged) counted
LEFT JOIN LATERAL (
  SELECT * FROM judged WHERE %(after)s::bigint IS NULL OR number < %(after)s ORDER BY number DESC LIMIT %(limit)s
) judged ON true
ORDER BY number DESC
"""


@dataclass(frozen=True, slots=True)
class Tally:
    """Lines counted: booked and proposed by classes, found right and wrong; fee lines, and those booked with nobody's help."""

    booked: int = 0
    proposed: int = 0
    confirmed: Confirmed = field(default_factory=Confirmed)
    fees: int = 0
    fees_booked: int = 0

    @property
    def lines(self) -> int:
        return self.booked + self.proposed

    @property
    def coverage(self) -> Fraction | None:
        return Fraction(self.fees_booked, self.fees) if self.fees else None


@dataclass(frozen=True, slots=True)
class ClassFigures:
    """One class in a period, and how it stands: its mode, its newest switch, its whole history."""

    rule: str
    tally: Tally
    mode: Mode
    switch: Switch | None
    history: Confirmed


@dataclass(frozen=True, slots=True)
class Accuracy:
    """The decision table in a period. `cells` are the tallies by class and month behind every sum."""

    total: Tally
    classes: tuple[ClassFigures, ...]
    months: tuple[tuple[int, Tally], ...]
    cells: tuple[tuple[str, int, Tally], ...]


@dataclass(frozen=True, slots=True)
class Effort:
    """What people decided on one day; `pause` is the median of seconds between one person's decisions (None: too few)."""

    day: date
    lines: int
    people: int
    pause: int | None


@dataclass(frozen=True, slots=True)
class JudgedLine:
    """One line that a class judged. `becomes` is its status now; `is_right` None while nobody said. Units: đồng, below zero for out."""

    number: int
    line_id: int
    rule: str
    amount: int
    was: str
    becomes: str
    is_right: bool | None
    booked_at: datetime
    reference: str
    narrative: str
    name: str


def accuracy(unit_id: int, during: tuple[int, int], *, on: date) -> Accuracy:
    """Return the figures of the months from the first to the last, both included, as they stood at the end of a day."""
    facts: dict[str, Any] = {"unit": unit_id, "on": on, "first": first_day(during[0]), "last": last_day(during[1])}
    with connection.cursor() as cursor:
        cursor.execute(_FIGURES.format(fee=_FEE), facts)
        found = [(rule, month, _tally(rule, counts)) for rule, month, *counts in cursor.fetchall()]
    switched, history = switches(unit_id, on=on), confirmed(unit_id)
    by_rule = {rule: _sum(tally for of, _, tally in found if of == rule) for rule in CLASSES}
    shown = [rule for rule in CLASSES if by_rule[rule].lines or rule in switched or rule in history]
    return Accuracy(
        total=_sum(tally for _, _, tally in found),
        classes=tuple(
            ClassFigures(rule, by_rule[rule], mode_of(switched.get(rule)), switched.get(rule), history.get(rule, Confirmed()))
            for rule in shown
        ),
        months=tuple((month, _sum(tally for _, of, tally in found if of == month)) for month in sorted({month for _, month, _ in found})),
        cells=tuple(cell for cell in sorted(found, key=lambda cell: (cell[1], cell[0])) if cell[2].lines),
    )


def effort(unit_id: int, *, on: date) -> list[Effort]:
    """Return the newest days on which people decided lines, newest first."""
    zone = timezone.get_default_timezone_name()
    facts: dict[str, Any] = {"unit": unit_id, "on": on, "zone": zone, "longest": LONGEST_PAUSE, "days": DAYS_SHOWN}
    with connection.cursor() as cursor:
        cursor.execute(_EFFORT, facts)
        return [Effort(*row) for row in cursor.fetchall()]


def judged_lines(
    unit_id: int, during: tuple[int, int], *, on: date, rule: str = "", finding: str = "", after: int | None = None, limit: int = PAGE
) -> tuple[Sequence[JudgedLine], int, int | None]:
    """Return one page of the lines behind a figure, newest first; how many there are; the cursor of the next page."""
    rules = [rule] if rule else None if finding in FEES else list(CLASSES)
    facts: dict[str, Any] = {
        "unit": unit_id, "on": on, "first": first_day(during[0]), "last": last_day(during[1]), "rules": rules, "after": after,
        "limit": limit + 1,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_LINES.format(finding=FINDINGS[finding]), facts)
        found = cursor.fetchall()
    count = found[0][-1]
    found = [row[:-1] for row in found if row[0] is not None]
    rows = told(unit_id, found[:limit])
    return rows, count, rows[-1].number if len(found) > limit else None


def told(unit_id: int, found: Sequence[tuple[Any, ...]]) -> Sequence[JudgedLine]:
    """Return judged lines (number, line, rule, bank, was, becomes, is_right) with what the statement says of each."""
    lines = {line.id: line for line in banking.lines(unit_id=unit_id, ids=[row[1] for row in found])} if found else {}
    return [
        JudgedLine(
            number, line_id, rule, amount, was, becomes, is_right, line.booked_at, line.reference, line.narrative, line.counterparty_name
        )
        for number, line_id, rule, amount, was, becomes, is_right in found
        if (line := lines.get(line_id))
    ]


def _tally(rule: str, counts: Sequence[int]) -> Tally:
    """Count a class; a reason to wait is no class and counts for coverage only."""
    booked, proposed, right, wrong, fees, fees_booked = counts
    return Tally(booked, proposed, Confirmed(right, wrong), fees, fees_booked) if rule in CLASSES else Tally(0, 0, Confirmed(), fees, 0)


def _sum(tallies: Iterable[Tally]) -> Tally:
    counted = list(tallies)
    right, wrong = sum(one.confirmed.right for one in counted), sum(one.confirmed.wrong for one in counted)
    return Tally(
        sum(one.booked for one in counted), sum(one.proposed for one in counted), Confirmed(right, wrong),
        sum(one.fees for one in counted), sum(one.fees_booked for one in counted),
    )  # fmt: skip
