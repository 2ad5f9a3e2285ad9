"""How long whole records of former members are kept, and whose time is over."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.db import connection

from congdoan.foundation.access import queries as access
from congdoan.foundation.reference import queries as reference
from congdoan.foundation.reference.rules import Record
from congdoan.people.members.models import RetentionRule


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One decision about how long; it holds for the unit and those below that have none of their own."""

    unit_id: int
    unit_code: str
    unit_name: str
    months: int
    from_day: date
    decision: str
    set_by: str
    is_in_force: bool


@dataclass(frozen=True, slots=True)
class DueRow:
    """How many records of one unit are to be erased, and since when the oldest waits."""

    unit_id: int
    unit_code: str
    unit_name: str
    months: int
    count: int
    oldest: date


@dataclass(frozen=True, slots=True)
class Due:
    """What erasing would do today: units, persons, and a mark of exactly these persons."""

    units: tuple[DueRow, ...]
    person_ids: tuple[int, ...]
    mark: str


@cache
def retention_law() -> Record:
    """Return the record of the law pack that says what is erased and what stays; it names no number of months."""
    return next(record for record in reference.records("privacy_rules") if record.id == "privacy.retention")


def retention_rules(*, on: date) -> list[RuleRow]:
    """Return the decisions, newest first, each with whether it holds on a day."""
    rows = list(RetentionRule.objects.select_related("set_by").order_by("-from_day", "-id")[:200])
    names = access.branch_names({row.unit_id for row in rows})
    newest = {row.unit_id: row.pk for row in reversed(rows) if row.from_day <= on}
    return [
        RuleRow(
            row.unit_id, *names.get(row.unit_id, ("", "")), row.months, row.from_day, row.decision, row.set_by.full_name,
            newest.get(row.unit_id) == row.pk,
        )
        for row in rows
    ]  # fmt: skip


def due(*, on: date) -> Due:
    """Return the records within reach that are to be erased on a day: nobody's member, no paper waits, the time is over."""
    with connection.cursor() as cursor:
        cursor.execute(RULES, {"on": on})
        rules: dict[int, tuple[int, date]] = {unit: (months, until) for unit, months, until in cursor.fetchall()}
        cursor.execute(RECORDS, {"until": max((until for _, until in rules.values()), default=None)})
        records: list[tuple[int, int, date]] = cursor.fetchall()
    found = [(one, unit, rules[unit][0], ended) for one, unit, ended in records if unit in rules and ended <= rules[unit][1]]
    units: dict[int, list[tuple[int, int, int, date]]] = {}
    for row in found:
        units.setdefault(row[1], []).append(row)
    names = access.branch_names(units)
    told = [
        DueRow(unit, *names.get(unit, ("", "")), rows[0][2], len(rows), min(ended for *_, ended in rows)) for unit, rows in units.items()
    ]
    ids = tuple(row[0] for row in found)
    return Due(tuple(sorted(told, key=lambda one: one.unit_code)), ids, mark_of(ids))


def mark_of(ids: Sequence[int]) -> str:
    """Return the mark of a set of persons."""
    return hashlib.sha256(",".join(map(str, ids)).encode()).hexdigest()


RULES = """
SELECT DISTINCT ON (r.branch_id) r.branch_id, d.months, (%(on)s::date - make_interval(months => d.months))::date
FROM members_retentionrule d JOIN access_reach r ON r.ancestor_id = d.unit_id
WHERE d.from_day <= %(on)s
ORDER BY r.branch_id, upper_inf(r.period) DESC, upper(r.period) DESC, r.depth, d.from_day DESC
"""
RECORDS = """
WITH paper AS (
  SELECT person_id, upper(period) AS day, upper_inf(period) AS is_open FROM members_membership
  UNION ALL SELECT person_id, decided_on, decided_on IS NULL FROM members_application
  UNION ALL SELECT person_id, NULL, true FROM members_correctionrequest WHERE state = 'asked'
), over AS MATERIALIZED (
  SELECT person_id, max(day) AS ended FROM paper GROUP BY person_id HAVING NOT bool_or(is_open) AND max(day) <= %(until)s::date
), record AS (
  SELECT p.id, p.unit_id, p.erased_on, over.ended FROM over JOIN members_person p ON p.id = over.person_id AND p.merged_into_id IS NULL
  UNION ALL
  SELECT p.id, p.unit_id, p.erased_on, over.ended FROM over JOIN members_person p ON p.merged_into_id = over.person_id
)
SELECT id, unit_id, ended FROM record WHERE erased_on IS NULL ORDER BY id
"""
"""Read apart, for PostgreSQL takes the rules of three thousand units for one and goes through all records once for each."""
