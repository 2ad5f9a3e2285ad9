"""How many members: by sex, age and union on a day, and what became of them during a period. Persons are counted, never rows of papers.

A branch is the one that stands on the last day asked about: a movement is told for one and the same set of unions, so that
start + in - out = end holds for any period.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from django.db import connection

from congdoan.foundation.access import queries as access
from congdoan.people.members.queries.lists import STANDS, branch_of, within
from congdoan.people.members.rules import BEGINNINGS, ENDINGS
from congdoan.people.organisations.rules import sector_words

BANDS = ((25, "dưới 25"), (35, "25–34"), (45, "35–44"), (55, "45–54"), (200, "từ 55"))
"""At which age each band ends, and what it is called."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Members of a day. Each of the breakdowns sums to `total`."""

    total: int
    absent: int
    by_sex: tuple[tuple[str, int], ...]
    by_age: tuple[tuple[str, int], ...]
    by_sector: tuple[tuple[str, int], ...]
    by_unit: tuple[tuple[int, str, str, int], ...]  # id, code, name, members


@dataclass(frozen=True, slots=True)
class Movement:
    """What became of members during some days: start + joined - left = end."""

    first: date
    last: date
    start: int
    joined: tuple[tuple[str, str, int], ...]  # how, words, how many
    left: tuple[tuple[str, str, int], ...]
    end: int

    @property
    def adds_up(self) -> bool:
        """Say whether start, joiners and leavers give the end."""
        return self.start + sum(count for *_, count in self.joined) - sum(count for *_, count in self.left) == self.end


def counts(unit_id: int, *, on: date) -> Counts:
    """Return how many members stand on a day in an organisation and all below it, in four statements."""
    units, day = branch_of(unit_id, on), on.month * 100 + on.day
    facts: dict[str, Any] = {"units": units, "on": on} | {f"turned_{age}": max(0, on.year - age) * 10_000 + day for age, _ in BANDS}
    with connection.cursor() as cursor:
        cursor.execute(COUNTED.format(within=within(units)), facts)
        rows = cursor.fetchall()
        cursor.execute(ABSENT.format(within=within(units, "a.unit_id")), facts)
        (absent,) = cursor.fetchone()
    total, men, women, *younger = (sum(column) for column in list(zip(*rows, strict=True))[2:] or [()] * (3 + len(BANDS)))
    ages, sectors = pairwise([0, *younger]), Counter[str]()
    for sector, _, count, *_ in rows:
        sectors[sector] += count
    names = access.branch_names(unit for _, unit, *_ in rows)
    return Counts(
        total=total,
        absent=absent,
        by_sex=_with_unknown([("Nam", men), ("Nữ", women)], "chưa ghi", total),
        by_age=_with_unknown([(band[1], until - before) for band, (before, until) in zip(BANDS, ages, strict=True)], "chưa rõ", total),
        by_sector=tuple(
            (sector_words(key) or "chưa ghi ngành", count) for key, count in sorted(sectors.items(), key=lambda one: (-one[1], one[0]))
        ),
        by_unit=tuple(sorted(((unit, *names.get(unit, ("", "")), count) for _, unit, count, *_ in rows), key=lambda one: one[1])),
    )


def _with_unknown(counted: list[tuple[str, int]], words: str, total: int) -> tuple[tuple[str, int], ...]:
    unknown = total - sum(count for _, count in counted)
    return tuple(counted + [(words, unknown)] * (unknown > 0))


FIRST_DAY = date(1, 1, 2)
"""The first day that has a day before it."""


def movement(unit_id: int, *, first: date, last: date) -> Movement:
    """Return what became of the members of an organisation and all below it, as it stands on the last day, during some days."""
    units = branch_of(unit_id, last)
    facts: dict[str, Any] = {
        "units": units,
        "eve": max(first, FIRST_DAY) - timedelta(days=1),
        "first": first,
        "last": last,
    }
    with connection.cursor() as cursor:
        cursor.execute(MOVEMENT.format(within=within(units)), facts)
        rows = cursor.fetchall()
    joined, left = Counter[str](), Counter[str]()
    for began, ended, _, _, came, went in rows:
        joined[began] += came
        left[ended] += went
    start, end = sum(row[2] for row in rows), sum(row[3] for row in rows)
    return Movement(first, last, start, _told(joined, BEGINNINGS), _told(left, ENDINGS), end)


def sizes_of(unit_ids: Iterable[int], *, on: date) -> dict[int, int]:
    """Return how many members each of the unions itself has on a day; a union without any is left out."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT unit_id, count(*) FROM members_membership WHERE unit_id = ANY (%s) AND period @> %s::date GROUP BY unit_id",
            [list(set(unit_ids)), on],
        )
        return dict(cursor.fetchall())


def flows_by_unit(unit_id: int, *, first: date, last: date) -> dict[int, tuple[dict[str, int], dict[str, int]]]:
    """Return for each union of a branch of the last day who came and who went during some days, by how; unions without any are out."""
    units = branch_of(unit_id, last)
    facts: dict[str, Any] = {"units": units, "first": first, "last": last}
    found: dict[int, tuple[dict[str, int], dict[str, int]]] = {}
    with connection.cursor() as cursor:
        cursor.execute(FLOWS.format(within=within(units)), facts)
        for unit, way, how, count in cursor.fetchall():
            found.setdefault(unit, ({}, {}))[way][how] = count
    return found


def _told(counted: Counter[str], words: dict[str, str]) -> tuple[tuple[str, str, int], ...]:
    return tuple((how, said, counted[how]) for how, said in words.items() if counted[how])


YOUNGER = ", ".join(f"count(*) FILTER (WHERE m.born > %(turned_{age})s)" for age, _ in BANDS)
"""How many have not yet turned the age at which each band ends. A birth is a number, 0 where nobody knows it."""
COUNTED = f"""
SELECT coalesce(o.sector, ''), standing.* FROM (
  SELECT m.unit_id, count(*), count(*) FILTER (WHERE m.sex = 'nam'), count(*) FILTER (WHERE m.sex = 'nu'), {YOUNGER}
  FROM members_membership m WHERE {STANDS} AND {{within}} GROUP BY m.unit_id
) standing LEFT JOIN organisations_organisation o ON o.id = standing.unit_id"""  # noqa: S608  fixed pieces
ABSENT = "SELECT count(*) FROM members_absence a WHERE a.period @> %(on)s::date AND {within}"
MOVEMENT = """
SELECT m.began, m.ended, count(*) FILTER (WHERE m.period @> %(eve)s::date), count(*) FILTER (WHERE m.period @> %(last)s::date),
       count(*) FILTER (WHERE lower(m.period) BETWEEN %(first)s AND %(last)s),
       count(*) FILTER (WHERE upper(m.period) BETWEEN %(first)s AND %(last)s)
FROM members_membership m WHERE {within} GROUP BY 1, 2"""
"""One pass: how each came and went; of them how many stood on the eve and on the last day, and came and went between."""

FLOWS = """
SELECT m.unit_id, 0, m.began, count(*) FROM members_membership m
WHERE {within} AND lower(m.period) BETWEEN %(first)s AND %(last)s GROUP BY m.unit_id, m.began
UNION ALL SELECT m.unit_id, 1, m.ended, count(*) FROM members_membership m
WHERE {within} AND upper(m.period) BETWEEN %(first)s AND %(last)s GROUP BY m.unit_id, m.ended"""
