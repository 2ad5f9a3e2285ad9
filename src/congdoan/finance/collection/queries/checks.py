"""Samples of lines to be checked: what was drawn from what, which lines still wait for somebody to look."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from congdoan.finance.collection.models import CheckSample, LineCheck
from congdoan.finance.collection.queries.accuracy import JudgedLine, told
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.periods import first_day, last_day

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample and how far it was checked. `right` and `wrong` are of its lines, as they stand now."""

    id: int
    rule: str
    during: tuple[int, int]
    seed: int
    size: int
    population: int
    lines: tuple[int, ...]
    drawn_on: date
    drawn_at: datetime
    by: str
    right: int
    wrong: int

    @property
    def left(self) -> int:
        return len(self.lines) - self.right - self.wrong


def booked_by_rule(unit_id: int, during: tuple[int, int], *, rules: Collection[str], on: date) -> list[int]:
    """Return the lines of some months that rules booked, whatever became of them: what a sample is drawn from."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT line_id FROM collection_step
            WHERE unit_id = %s AND cause = 'line' AND status = 'auto' AND rule = ANY(%s)
              AND occurred_on BETWEEN %s AND %s AND occurred_on <= %s
            ORDER BY line_id
            """,
            [unit_id, list(rules), first_day(during[0]), last_day(during[1]), on],
        )
        return [line_id for (line_id,) in cursor.fetchall()]


def samples(unit_id: int, *, on: date, limit: int = SHOWN) -> list[Sample]:
    """Return the newest samples, newest first."""
    return _samples(CheckSample.objects.filter(unit_id=unit_id, drawn_on__lte=on).order_by("-id")[:limit], on)


def sample(sample_id: int, *, on: date) -> tuple[int, Sample] | None:
    """Return a sample within reach with the unit it belongs to, or None."""
    row = CheckSample.objects.filter(id=sample_id).first()
    return (row.unit_id, _samples([row], on)[0]) if row else None


def lines_of_sample(unit_id: int, drawn: Sample, *, on: date) -> Sequence[JudgedLine]:
    """Return the lines of a sample in the order in which they were drawn."""
    places = {line_id: place for place, line_id in enumerate(drawn.lines)}
    return sorted(told(unit_id, _judged(unit_id, drawn.lines, on)), key=lambda line: places[line.line_id])


def check_of(line_id: int) -> tuple[str, datetime] | None:
    """Return who found a line right and when, or None."""
    row = LineCheck.objects.filter(line_id=line_id).values_list("checked_by", "checked_at").first()
    return (access.names_of_actors([row[0]]).get(row[0], ""), row[1]) if row else None


def _samples(rows: Any, on: date) -> list[Sample]:
    found = list(rows)
    people = access.names_of_actors(row.drawn_by for row in found)
    verdicts: dict[int, bool | None] = {}
    for unit_id in {row.unit_id for row in found}:
        ids = {line_id for row in found if row.unit_id == unit_id for line_id in row.lines}
        verdicts |= {line[1]: line[6] for line in _judged(unit_id, ids, on)}
    return [
        Sample(
            row.pk, row.rule, (row.first_month, row.last_month), row.seed, row.size, row.population, tuple(row.lines), row.drawn_on,
            row.drawn_at, people.get(row.drawn_by, ""), sum(verdicts.get(line) is True for line in row.lines),
            sum(verdicts.get(line) is False for line in row.lines),
        )
        for row in found
    ]  # fmt: skip


def _judged(unit_id: int, line_ids: Collection[int], on: date) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT number, line_id, rule, bank, was, becomes, is_right FROM collection_judged(%s, %s) WHERE line_id = ANY(%s)",
            [unit_id, on, list(line_ids)],
        )
        return list(cursor.fetchall())
