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
        cursor.execute(DUE, {"on": on})
        found: list[tuple[int, int, int, date]] = cursor.fetchall()
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


DUE = """
WITH rule AS MATERIALIZED (
  SELECT DISTINCT ON (r.branch_id) r.branch_id AS unit_id, d.months, (%(on)s::date - make_interval(months => d.months))::date AS until
  FROM members_retentionrule d JOIN access_reach r ON r.ancestor_id = d.unit_id
  WHERE d.from_day <= %(on)s
  ORDER BY r.branch_id, upper_inf(r.period) DESC, upper(r.period) DESC, r.depth, d.from_day DESC
), over AS MATERIALIZED (
  SELECT person_id FROM members_membership WHERE NOT upper_inf(period) AND upper(period) <= (SELECT max(until) FROM rule)
  UNION SELECT person_id FROM members_application WHERE decided_on <= (SELECT max(until) FROM rule)
  EXCEPT SELECT person_id FROM members_membership WHERE upper_inf(period)
), candidate AS MATERIALIZED (
  SELECT id FROM members_person WHERE id IN (SELECT person_id FROM over)
  UNION SELECT id FROM members_person WHERE merged_into_id IN (SELECT person_id FROM over)
), former AS (
  SELECT p.id, p.unit_id, rule.months, rule.until,
    greatest(
      (SELECT max(upper(m.period)) FROM members_membership m WHERE m.person_id = coalesce(p.merged_into_id, p.id)),
      (SELECT max(a.decided_on) FROM members_application a WHERE a.person_id = coalesce(p.merged_into_id, p.id))
    ) AS ended
  FROM candidate JOIN members_person p USING (id) JOIN rule USING (unit_id)
  WHERE p.erased_on IS NULL
    AND NOT EXISTS (SELECT FROM members_membership m WHERE m.person_id = coalesce(p.merged_into_id, p.id) AND upper_inf(m.period))
    AND NOT EXISTS (SELECT FROM members_application a WHERE a.person_id = coalesce(p.merged_into_id, p.id) AND a.decided_on IS NULL)
    AND NOT EXISTS (SELECT FROM members_correctionrequest c WHERE c.person_id = coalesce(p.merged_into_id, p.id) AND c.state = 'asked')
)
SELECT id, unit_id, months, ended FROM former WHERE ended <= until ORDER BY id
"""
