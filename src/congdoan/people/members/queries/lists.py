"""Lists of members on a day, of one union or of a whole branch: by given name, found without diacritics, page by page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, cast

from django.db import connection

from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.vietnamese import search_key
from congdoan.people.members import rules
from congdoan.people.members.queries.keys import opened

PAGE = 50
MOST_COUNTED = 2_000
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
    """One page of a list: rows, how many in all (None: more than `most`), where the next page starts ("" on the last)."""

    rows: tuple[MemberRow, ...]
    total: int | None
    next_after: str
    most: int


COLUMNS = """m.id, m.person_id, m.full_name, m.sex, m.born, m.unit_id, m.section, lower(m.period), upper(m.period), m.began, m.ended,
  p.uid, p.citizen_sealed, coalesce(p.member_code, ''), coalesce(p.native_place, ''), coalesce(p.phone, ''), coalesce(p.workplace, ''),
  coalesce(p.job, ''), p.union_join_date,
  EXISTS (SELECT FROM members_absence a WHERE a.membership_id = m.id AND a.period @> %(on)s::date), m.sort_key"""
STANDS = "lower(m.period) <= %(on)s::date AND (upper_inf(m.period) OR upper(m.period) > %(on)s::date)"
"""A membership on a day; `period @>` says the same, but then the planner expects too few and reads the whole table."""
FEW = 500  # units up to which naming each finds its members by index; row-level security alone is never asked of an index
HANDFUL = 30  # units up to which all their members are fewer than a walk through everybody's order meets before a page is full
MOST_WORDS = 8
MOST_NAMED = 20_000  # bearers of a name up to which they are looked up one by one
MANY: list[int] = []  # more than those: compared by identity
BEYOND = "\U0010ffff"  # sorts after whatever a word goes on with


def listing(chosen: Filter, *, on: date, after: str = "", size: int = PAGE) -> MemberPage:
    """Return one page of the members of a day by given name; `after` is what the page before said. Six statements at most.

    Up to two thousand are found first, then put in order; more are met soon enough on a walk through everybody in order.
    """
    start, units = _start(after), _units(chosen, on)
    named = _named(chosen.text, units)
    found, count = _hits(*_where(chosen, on, units, None if named is MANY else named), start=start, size=size + 1)
    if count > MOST_COUNTED:
        found = _rows(*_where(chosen, on, units, MANY), start=start, size=size + 1)
    following = f"{found[size - 1][0]}" if len(found) > size else ""
    return MemberPage(listed(found[:size]), count if count <= MOST_COUNTED else None, following, MOST_COUNTED)


def every(chosen: Filter, *, on: date, piece: int = 2_000) -> Iterator[MemberRow]:
    """Yield every member of a filter in the order of the list, piece by piece: a branch of half a million needs no more memory than one."""
    start, (where, facts) = None, _where(chosen, on, _units(chosen, on), None)
    while True:
        found = _rows(where, facts, start=start, size=piece)
        yield from listed(found)
        if len(found) < piece:
            return
        start = (found[-1][20], found[-1][0])


def _start(after: str) -> tuple[str, int] | None:
    """Return the place in the order of names after which a page begins; asked for alone, since only a plain value is asked of an index."""
    if not (after.isascii() and after.isdigit() and len(after) < 19):
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT sort_key, id FROM members_membership WHERE id = %s", [int(after)])
        return cast("tuple[str, int] | None", cursor.fetchone())


def _named(text: str, units: Sequence[int] | None) -> list[int] | None:
    """Return the memberships in whose name each word begins a word, MANY of them, or None where the units themselves are few to look in."""
    words = search_key(text).split()[:MOST_WORDS]
    if not words or (units is not None and len(units) <= FEW):
        return None
    facts = [fact for word in words for fact in (word, f"{word}{BEYOND}")]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT membership_id FROM ({' INTERSECT '.join([BEGINS] * len(words))}) named LIMIT {MOST_NAMED + 1}", facts)  # noqa: S608  fixed pieces
        found = [row[0] for row in cursor.fetchall()]
    return found if len(found) <= MOST_NAMED else MANY


def _rows(where: str, facts: dict[str, Any], *, start: tuple[str, int] | None, size: int) -> list[tuple[Any, ...]]:
    """Return one page: its memberships first, by index, then what their persons say."""
    if start is not None:
        where += AFTER
        facts = facts | {"key": start[0], "last": start[1]}
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH page AS MATERIALIZED (SELECT m.* FROM members_membership m WHERE {where} ORDER BY m.sort_key, m.id LIMIT {int(size)})"  # noqa: S608  fixed pieces
            f" SELECT {COLUMNS} FROM page m LEFT JOIN members_person p ON p.id = m.person_id ORDER BY m.sort_key, m.id",
            facts,
        )
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def _hits(where: str, facts: dict[str, Any], *, start: tuple[str, int] | None, size: int) -> tuple[list[tuple[Any, ...]], int]:
    """Return one page of who is sought and how many there are, found in one go; of more than are counted the page means nothing."""
    told = facts | {"key": start[0] if start else "", "last": start[1] if start else 0}
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH hit AS MATERIALIZED (SELECT m.id, m.sort_key FROM members_membership m WHERE {where} LIMIT {MOST_COUNTED + 1}),"  # noqa: S608  fixed pieces
            f" page AS MATERIALIZED (SELECT m.id FROM hit m WHERE true {AFTER} ORDER BY m.sort_key, m.id LIMIT {int(size)})"
            f" SELECT {COLUMNS}, (SELECT count(*) FROM hit) FROM (SELECT 1) one LEFT JOIN page ON true"
            " LEFT JOIN members_membership m ON m.id = page.id LEFT JOIN members_person p ON p.id = m.person_id ORDER BY m.sort_key, m.id",
            told,
        )
        found = cursor.fetchall()
    return [row[:-1] for row in found if row[0] is not None], found[0][-1]


AFTER = " AND m.sort_key >= %(key)s AND (m.sort_key, m.id) > (%(key)s, %(last)s)"
BEGINS = "SELECT membership_id FROM members_word WHERE word >= %s AND word < %s"
RESTS = "m.id IN (SELECT a.membership_id FROM members_absence a WHERE a.period @> %(on)s::date)"
RESTS_ONE_BY_ONE = "(SELECT true FROM members_absence a WHERE a.period @> %(on)s::date AND a.membership_id = m.id)"


def _where(chosen: Filter, on: date, units: Sequence[int] | None, named: list[int] | None) -> tuple[str, dict[str, Any]]:
    """Return the conditions of a filter and their facts: for those `named`, for who is found by unit, or, of MANY, for a walk in order."""
    parts = [STANDS]
    facts: dict[str, Any] = {"on": on, "units": units, "sex": chosen.sex, "section": chosen.section, "named": named}
    if units is not None:
        parts.append(within(units, few=HANDFUL if named is MANY else FEW))
    if named is not None and named is not MANY:
        parts.append("m.id = ANY (%(named)s::bigint[])")
    for place, word in enumerate(search_key(chosen.text).split()[:MOST_WORDS]):
        parts.append(f"m.name_key LIKE %(word{place})s")
        facts[f"word{place}"] = f"% {word}%"
    if chosen.sex:
        parts.append("m.sex = %(sex)s")
    if chosen.section:
        parts.append("m.section = %(section)s")
    if chosen.state == "vang":
        parts.append(RESTS_ONE_BY_ONE if named is MANY else RESTS)
    return " AND ".join(parts), facts


def within(units: Sequence[int], column: str = "m.unit_id", *, few: int = FEW) -> str:
    """Return the condition for rows of some units, told as `units`.

    Few are found by index. Of many the table is read in its order and filtered: half a million rows found unit by unit, then sorted, take
    ten times as long. The kind of the numbers is said, for only numbers of one kind are looked up in the list as in a dictionary.
    """
    return f"{column} = ANY (%(units)s::bigint[])" if len(units) <= few else f"{column} + 0 = ANY (%(units)s::bigint[])"


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
    units = branch_of(unit_id, on)
    if len(units) > HANDFUL:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT DISTINCT m.section FROM members_membership m WHERE m.section <> '' AND {STANDS} AND {within(units)}"  # noqa: S608  fixed pieces
            " ORDER BY 1 LIMIT 200",
            {"on": on, "units": units},
        )
        return [row[0] for row in cursor.fetchall()]
