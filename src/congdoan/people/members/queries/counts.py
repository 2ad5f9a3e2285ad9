"""How many members: by sex, age and union on a day, and what became of them during a period. Persons are counted, never rows of papers.

A branch is the one that stands on the last day asked about: a movement is told for one and the same set of unions, so that
start + in - out = end holds for any period.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection

from congdoan.foundation.access import queries as access
from congdoan.people.members.queries.lists import STANDS, branch_of, within
from congdoan.people.members.rules import BEGINNINGS, ENDINGS
from congdoan.people.organisations.rules import sector_words

BANDS = ((0, 25, "dưới 25"), (25, 35, "25–34"), (35, 45, "35–44"), (45, 55, "45–54"), (55, 200, "từ 55"))


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
    units = branch_of(unit_id, on)
    facts: dict[str, Any] = {"units": units, "on": on, "year": on.year, "day": on.month * 100 + on.day}
    with connection.cursor() as cursor:
        cursor.execute(BREAKDOWN.format(within=within(units)), facts)
        rows = cursor.fetchall()
        cursor.execute(ABSENT.format(within=within(units, "a.unit_id")), facts)
        (absent,) = cursor.fetchone()
    told: dict[str, dict[str, int]] = {"sex": {}, "age": {}, "sector": {}, "unit": {}}
    for what, key, count in rows:
        told[what][key or ""] = count
    names = access.branch_names(int(unit) for unit in told["unit"])
    by_unit = sorted(((int(unit), *names.get(int(unit), ("", "")), count) for unit, count in told["unit"].items()), key=lambda one: one[1])
    sexes = {"nam": "Nam", "nu": "Nữ", "": "chưa ghi"}
    return Counts(
        total=sum(told["unit"].values()),
        absent=absent,
        by_sex=tuple((words, told["sex"].get(key, 0)) for key, words in sexes.items() if key in told["sex"] or key),
        by_age=tuple((words, told["age"].get(words, 0)) for *_, words in BANDS)
        + ((("chưa rõ", told["age"]["chưa rõ"]),) if "chưa rõ" in told["age"] else ()),
        by_sector=tuple(
            (sector_words(key) or "chưa ghi ngành", count)
            for key, count in sorted(told["sector"].items(), key=lambda one: (-one[1], one[0]))
        ),
        by_unit=tuple(by_unit),
    )


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
    start, end = sum(row[-1] for row in rows if row[2]), sum(row[-1] for row in rows if row[3])
    joined, left = [(row[0], row[-1]) for row in rows if row[4]], [(row[1], row[-1]) for row in rows if row[5]]
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


def _told(counted: list[tuple[str, int]], words: dict[str, str]) -> tuple[tuple[str, str, int], ...]:
    found: dict[str, int] = {}
    for how, count in counted:
        found[how] = found.get(how, 0) + count
    return tuple((how, said, found[how]) for how, said in words.items() if how in found)


_AGE = """CASE WHEN m.born = 0 THEN 'chưa rõ' ELSE CASE width_bucket(
    %(year)s - m.born / 10000 - (m.born % 10000 > 0 AND %(day)s < m.born % 10000)::int, ARRAY[{edges}])
  {cases} END END""".format(
    edges=", ".join(str(low) for low, *_ in BANDS[1:]),
    cases=" ".join(f"WHEN {place} THEN '{words}'" for place, (*_, words) in enumerate(BANDS)),
).replace("%", "%%").replace("%%(", "%(")  # fmt: skip
BREAKDOWN = f"""
WITH standing AS (
  SELECT m.sex, m.unit_id, {_AGE} AS age, count(*) AS n FROM members_membership m WHERE {STANDS} AND {{within}} GROUP BY 1, 2, 3
)
SELECT CASE WHEN GROUPING(sex) = 0 THEN 'sex' WHEN GROUPING(age) = 0 THEN 'age' WHEN GROUPING(sector) = 0 THEN 'sector' ELSE 'unit' END,
       coalesce(sex, age, sector, unit_id::text), sum(n)::bigint
FROM standing LEFT JOIN organisations_organisation o ON o.id = unit_id
GROUP BY GROUPING SETS ((sex), (age), (sector), (unit_id)) HAVING count(*) > 0"""  # noqa: S608  fixed pieces
ABSENT = "SELECT count(*) FROM members_absence a WHERE a.period @> %(on)s::date AND {within}"
MOVEMENT = """
WITH theirs AS (
  SELECT lower(m.period) AS first, upper(m.period) AS after, m.began, m.ended FROM members_membership m
  WHERE {within} AND lower(m.period) <= %(last)s::date AND (upper_inf(m.period) OR upper(m.period) > %(eve)s::date)
)
SELECT began, ended, first <= %(eve)s AND (after IS NULL OR after > %(eve)s), first <= %(last)s AND (after IS NULL OR after > %(last)s),
       first BETWEEN %(first)s AND %(last)s, after IS NOT NULL AND after BETWEEN %(first)s AND %(last)s, count(*)
FROM theirs GROUP BY 1, 2, 3, 4, 5, 6"""
"""One pass: how each came and went, whether there at the start and at the end, whether in and out between them, how many."""

FLOWS = """
SELECT m.unit_id, 0, m.began, count(*) FROM members_membership m
WHERE {within} AND lower(m.period) BETWEEN %(first)s AND %(last)s GROUP BY m.unit_id, m.began
UNION ALL SELECT m.unit_id, 1, m.ended, count(*) FROM members_membership m
WHERE {within} AND upper(m.period) BETWEEN %(first)s AND %(last)s GROUP BY m.unit_id, m.ended"""
