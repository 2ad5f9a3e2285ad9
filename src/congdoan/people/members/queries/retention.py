"""How long whole records of former members are kept, and whose time is over."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

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
    """What erasing would do today: units, how many units and persons in all, and a mark of exactly these persons."""

    units: tuple[DueRow, ...]
    unit_count: int
    count: int
    mark: str


@dataclass(frozen=True, slots=True)
class DuePerson:
    """One record that is to be erased, the unit that keeps it and for how many months."""

    id: int
    unit_id: int
    months: int


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


def due(*, on: date, most: int | None = None) -> Due:
    """Return the records within reach that are to be erased on a day: nobody's member, no paper waits, the time is over.

    They are told by unit, in the order of codes; of `most` units where so many are shown.
    """
    with connection.cursor() as cursor:
        cursor.execute(EXPIRED + BY_UNIT, _terms(on) | {"most": most})
        rows = cursor.fetchall()
    *told, (_, unit_count, _, _, count, _, mark) = rows
    return Due(tuple(DueRow(*row[:6]) for row in told), int(unit_count), count, mark or mark_of(()))


def due_persons(*, on: date) -> tuple[DuePerson, ...]:
    """Return the persons whom `due` counts, in the order of their ids."""
    with connection.cursor() as cursor:
        cursor.execute(EXPIRED + "SELECT id, unit_id, months FROM expired ORDER BY id", _terms(on))  # noqa: S608  fixed pieces
        return tuple(DuePerson(*row) for row in cursor.fetchall())


def mark_of(ids: Sequence[int]) -> str:
    """Return the mark of a set of persons, as PostgreSQL works it out of those that are due."""
    return hashlib.sha256(",".join(map(str, ids)).encode()).hexdigest()


def _terms(on: date) -> dict[str, Any]:
    """Return for each unit how many months it keeps records and whom that reaches: told apart, so that the planner knows how many units."""
    with connection.cursor() as cursor:
        cursor.execute(RULES, {"on": on})
        return dict(zip(("units", "months", "untils", "until"), cursor.fetchone(), strict=True))


RULES = """
SELECT coalesce(array_agg(unit)::text, '{}'), coalesce(array_agg(months)::text, '{}'), coalesce(array_agg(until)::text, '{}'), max(until)
FROM (
  SELECT DISTINCT ON (r.branch_id) r.branch_id AS unit, d.months, (%(on)s::date - make_interval(months => d.months))::date AS until
  FROM members_retentionrule d JOIN access_reach r ON r.ancestor_id = d.unit_id
  WHERE d.from_day <= %(on)s
  ORDER BY r.branch_id, upper_inf(r.period) DESC, upper(r.period) DESC, r.depth, d.from_day DESC
) term
"""
"""Arrays go back as the text they came as: thousands of units are not taken apart in between."""
EXPIRED = """
WITH over AS MATERIALIZED (
  SELECT p.id, p.unit_id, p.left_on AS ended FROM members_person p
  WHERE p.left_on <= %(until)s::date AND p.erased_on IS NULL AND p.merged_into_id IS NULL
    AND p.id NOT IN (SELECT person_id FROM members_correctionrequest WHERE state = 'asked')
  UNION ALL
  SELECT p.id, p.unit_id, kept.left_on FROM members_person p JOIN members_person kept ON kept.id = p.merged_into_id
  WHERE p.merged_into_id IS NOT NULL AND p.erased_on IS NULL AND kept.left_on <= %(until)s::date
    AND kept.id NOT IN (SELECT person_id FROM members_correctionrequest WHERE state = 'asked')
), expired AS MATERIALIZED (
  SELECT over.id, over.unit_id, term.months, over.ended
  FROM over JOIN unnest(%(units)s::bigint[], %(months)s::int[], %(untils)s::date[]) AS term (unit_id, months, until)
    ON term.unit_id = over.unit_id AND over.ended <= term.until
)
"""
BY_UNIT = """
(SELECT e.unit_id, b.code, b.name, e.months, e.persons, e.oldest, NULL
 FROM (SELECT unit_id, months, count(*) AS persons, min(ended) AS oldest FROM expired GROUP BY unit_id, months) e
 JOIN access_branch b ON b.id = e.unit_id ORDER BY b.code LIMIT %(most)s)
UNION ALL
SELECT NULL, count(DISTINCT unit_id)::text, NULL, NULL, count(*), NULL,
       encode(sha256(convert_to(string_agg(id::text, ',' ORDER BY id), 'UTF8')), 'hex')
FROM expired
"""
