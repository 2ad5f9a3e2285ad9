"""Lists of members on a day, of one union or of a whole branch: by given name, found without diacritics, page by page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection

from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.vietnamese import search_key
from congdoan.people.members import rules
from congdoan.people.members.queries.keys import opened

PAGE = 50
MOST_COUNTED = 5_000
STATES = {"": "đang sinh hoạt", "vang": "tạm dừng"}


@dataclass(frozen=True, slots=True)
class Filter:
    """Whose members: one organisation with all below it that day; the empty filter takes every member within reach."""

    unit_id: int | None = None
    text: str = ""
    sex: str = ""
    section: str = ""
    state: str = ""  # vang: absent that day


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One membership as a list shows it. `citizen` is masked; empty where the record is no longer within reach."""

    id: int
    person_id: int
    full_name: str
    sex: str
    born: str
    unit_id: int
    unit_code: str
    unit_name: str
    section: str
    first: date
    last: date | None
    began: str
    ended: str
    member_code: str
    citizen: str
    native_place: str
    phone: str
    workplace: str
    job: str
    joined_on: date | None
    is_absent: bool


@dataclass(frozen=True, slots=True)
class MemberPage:
    """One page of a list: rows, how many in all (None: more than 5,000), where the next page starts ("" on the last)."""

    rows: tuple[MemberRow, ...]
    total: int | None
    next_after: str


COLUMNS = """m.id, m.person_id, m.full_name, m.sex, m.born, m.unit_id, m.section, lower(m.period), upper(m.period), m.began, m.ended,
  p.uid, p.citizen_sealed, coalesce(p.member_code, ''), coalesce(p.native_place, ''), coalesce(p.phone, ''), coalesce(p.workplace, ''),
  coalesce(p.job, ''), p.union_join_date,
  EXISTS (SELECT FROM members_absence a WHERE a.membership_id = m.id AND a.period @> %(on)s::date), m.sort_key"""
STANDS = "lower(m.period) <= %(on)s::date AND (upper_inf(m.period) OR upper(m.period) > %(on)s::date)"
"""A membership on a day; `period @>` says the same, but then the planner expects too few and reads the whole table."""
FEW = 500  # units up to which naming each finds its members by index; row-level security alone is never asked of an index
BRANCH = "m.unit_id IN (SELECT branch_id FROM access_reach WHERE ancestor_id = %(unit)s AND period @> %(on)s::date)"


def listing(chosen: Filter, *, on: date, after: str = "", size: int = PAGE) -> MemberPage:
    """Return one page of the members of a day by given name; `after` is what the page before said. Four statements."""
    where, facts = _where(chosen, on)
    found = _rows(where, facts, after=after, size=size + 1)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM (SELECT 1 FROM members_membership m WHERE {where} LIMIT {MOST_COUNTED + 1}) c", facts)  # noqa: S608  fixed pieces
        (count,) = cursor.fetchone()
    following = f"{found[size - 1][0]}" if len(found) > size else ""
    return MemberPage(listed(found[:size]), count if count <= MOST_COUNTED else None, following)


def every(chosen: Filter, *, on: date, piece: int = 2_000) -> Iterator[MemberRow]:
    """Yield every member of a filter in the order of the list, piece by piece: a branch of half a million needs no more memory than one."""
    after, (where, facts) = "", _where(chosen, on)
    while True:
        found = _rows(where, facts, after=after, size=piece)
        yield from listed(found)
        if len(found) < piece:
            return
        after = str(found[-1][0])


def _rows(where: str, facts: dict[str, Any], *, after: str, size: int) -> list[tuple[Any, ...]]:
    """Return one page: its memberships first, by index, then what their persons say."""
    if after.isascii() and after.isdigit() and len(after) < 19:
        where += " AND (m.sort_key, m.id) > (SELECT sort_key, id FROM members_membership WHERE id = %(after)s)"
        facts = facts | {"after": int(after)}
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH page AS MATERIALIZED (SELECT m.* FROM members_membership m WHERE {where} ORDER BY m.sort_key, m.id LIMIT {int(size)})"  # noqa: S608  fixed pieces
            f" SELECT {COLUMNS} FROM page m LEFT JOIN members_person p ON p.id = m.person_id ORDER BY m.sort_key, m.id",
            facts,
        )
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def _where(chosen: Filter, on: date) -> tuple[str, dict[str, Any]]:
    parts = [STANDS]
    facts: dict[str, Any] = {"on": on, "units": _units(chosen, on)}
    if facts["units"] is not None:
        parts.append(within(facts["units"]))
    for place, word in enumerate(search_key(chosen.text).split()[:8]):
        parts.append(f"m.name_key LIKE %(word{place})s")
        facts[f"word{place}"] = f"% {word}%"
    if chosen.sex:
        parts.append("m.sex = %(sex)s")
    if chosen.section:
        parts.append("m.section = %(section)s")
    if chosen.state == "vang":
        parts.append("EXISTS (SELECT FROM members_absence a WHERE a.membership_id = m.id AND a.period @> %(on)s::date)")
    return " AND ".join(parts), facts | {"sex": chosen.sex, "section": chosen.section}


def within(units: Sequence[int], column: str = "m.unit_id") -> str:
    """Return the condition for rows of some units, told as `units`.

    Few are found by index. Of many the table is read in its order and filtered: half a million rows found unit by unit, then sorted, take
    ten times as long.
    """
    return f"{column} = ANY (%(units)s)" if len(units) <= FEW else f"{column} + 0 = ANY (%(units)s)"


def branch_of(unit_id: int, on: date) -> list[int]:
    """Return an organisation with all below it on a day."""
    return _units(Filter(unit_id), on) or []


def _units(chosen: Filter, on: date) -> list[int] | None:
    """Return the units to look in, or None where row-level security alone says it: a large reach, or one's own record."""
    with connection.cursor() as cursor:
        if chosen.unit_id is None:
            cursor.execute(f"SELECT branch_id FROM access_reached() AS branch_id LIMIT {FEW + 1}")  # noqa: S608  a number
        else:
            cursor.execute("SELECT branch_id FROM access_reach WHERE ancestor_id = %s AND period @> %s::date", [chosen.unit_id, on])
        units = [row[0] for row in cursor.fetchall()]
    return units if chosen.unit_id is not None or 0 < len(units) <= FEW else None


def listed(found: Sequence[tuple[Any, ...]]) -> tuple[MemberRow, ...]:
    """Return rows as lists show them, units named in one statement."""
    names = access.branch_names({row[5] for row in found})
    return tuple(_listed(row, names) for row in found)


def _listed(row: tuple[Any, ...], names: dict[int, tuple[str, str]]) -> MemberRow:
    code, name = names.get(row[5], ("", ""))
    return MemberRow(
        id=row[0], person_id=row[1], full_name=row[2], sex=rules.SEXES.get(row[3], ""), born=rules.born.words(row[4]), unit_id=row[5],
        unit_code=code, unit_name=name, section=row[6], first=row[7], last=row[8] - timedelta(days=1) if row[8] else None,
        began=rules.BEGINNINGS.get(row[9], row[9]), ended=rules.ENDINGS.get(row[10], ""), member_code=row[13],
        citizen=rules.masked(opened(row[11], rules.CITIZEN, row[12])) if row[12] else "", native_place=row[14], phone=row[15],
        workplace=row[16], job=row[17], joined_on=row[18], is_absent=row[19],
    )  # fmt: skip


def sections(unit_id: int, *, on: date) -> list[str]:
    """Return the sections in which members of a unit and of those below stand on a day; of a branch of many units none is told."""
    if len(branch_of(unit_id, on)) > FEW:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT DISTINCT m.section FROM members_membership m WHERE m.section <> '' AND m.period @> %(on)s::date AND {BRANCH}"  # noqa: S608  fixed pieces
            " ORDER BY 1 LIMIT 200",
            {"on": on, "unit": unit_id},
        )
        return [row[0] for row in cursor.fetchall()]
