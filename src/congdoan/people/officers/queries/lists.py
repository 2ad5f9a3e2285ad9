"""Lists over many unions: officers by given name, and the terms that somebody must look after."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection

from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.vietnamese import search_key
from congdoan.people.officers import rules

PAGE = 50
STATES = {
    "": "đang trong nhiệm kỳ",
    "khuyet": "khuyết ghế",
    "khong-nguoi-dung-dau": "không có người đứng đầu",
    "qua-han": "quá hạn nhiệm kỳ",
    "sap-het": "hết nhiệm kỳ trong 6 tháng",
}
SOON = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class OfficerFilter:
    """Whose officers: one unit with all below it, or all within reach; the empty filter takes every body."""

    unit_id: int | None = None
    text: str = ""
    body: str = ""
    post: str = ""


@dataclass(frozen=True, slots=True)
class OfficerRow:
    """One seat of a day as the list of officers shows it."""

    id: int
    person_id: int
    full_name: str
    sex: str
    born: str
    post: str
    body: str
    unit_code: str
    unit_name: str
    member_unit: str
    since: date
    until: date | None
    term_id: int


@dataclass(frozen=True, slots=True)
class TermLine:
    """One running term in the list of terms."""

    id: int
    unit_code: str
    unit_name: str
    words: str
    name: str
    first: date
    until: date | None
    seats: int
    holders: int
    has_chair: bool
    is_overdue: bool

    @property
    def vacant(self) -> int:
        """Return how many seats are empty."""
        return max(self.seats - self.holders, 0)


BRANCH = "IN (SELECT branch_id FROM access_reach WHERE ancestor_id = %(unit)s AND period @> %(on)s::date)"


def officers(chosen: OfficerFilter, *, on: date, after: str = "", size: int = PAGE) -> tuple[list[OfficerRow], str]:
    """Return one page of the officers of a day by given name, and where the next page starts ("" on the last). Two statements."""
    found = _officers(chosen, on=on, after=after, size=size + 1)
    return _listed(found[:size]), str(found[size - 1][0]) if len(found) > size else ""


def every_officer(chosen: OfficerFilter, *, on: date, piece: int = 1_000) -> Iterator[OfficerRow]:
    """Yield every officer of a filter in the order of the list, piece by piece."""
    after = ""
    while True:
        found = _officers(chosen, on=on, after=after, size=piece)
        yield from _listed(found)
        if len(found) < piece:
            return
        after = str(found[-1][0])


def _officers(chosen: OfficerFilter, *, on: date, after: str, size: int) -> list[tuple[Any, ...]]:
    parts, facts = ["s.held @> %(on)s::date"], {"on": on, "unit": chosen.unit_id, "body": chosen.body, "post": chosen.post, "size": size}
    if chosen.unit_id is not None:
        parts.append(f"s.unit_id {BRANCH}")
    if chosen.body:
        parts.append("s.body = %(body)s")
    if chosen.post:
        parts.append("s.post = %(post)s")
    for place, word in enumerate(search_key(chosen.text).split()[:8]):
        parts.append(f"m.name_key LIKE %(word{place})s")
        facts[f"word{place}"] = f"% {word}%"
    if after.isascii() and after.isdigit() and len(after) < 19:
        parts.append(
            "(coalesce(m.sort_key, ''), s.id) > (SELECT coalesce(o.sort_key, ''), p.id FROM officers_seat p"
            " LEFT JOIN members_membership o ON o.id = p.membership_id WHERE p.id = %(after)s)"
        )
        facts["after"] = int(after)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT s.id, s.person_id, coalesce(m.full_name, '–'), coalesce(m.sex, ''), coalesce(m.born, 0), s.post, s.body, s.unit_id,"  # noqa: S608  fixed pieces
            " s.member_unit_id, lower(s.period), t.until, t.id, t.section FROM officers_seat s JOIN officers_term t ON t.id = s.term_id"
            f" LEFT JOIN members_membership m ON m.id = s.membership_id WHERE {' AND '.join(parts)}"
            " ORDER BY coalesce(m.sort_key, ''), s.id LIMIT %(size)s",
            facts,
        )
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def _listed(found: list[tuple[Any, ...]]) -> list[OfficerRow]:
    from congdoan.people.members import rules as persons

    names = access.branch_names({row[7] for row in found} | {row[8] for row in found})
    return [
        OfficerRow(
            id=row[0], person_id=row[1], full_name=row[2], sex=persons.SEXES.get(row[3], ""), born=persons.born.words(row[4]),
            post=rules.post_words(row[6], row[5]), body=rules.body_words(row[6], row[12]), unit_code=names.get(row[7], ("", ""))[0],
            unit_name=names.get(row[7], ("", ""))[1], member_unit=names.get(row[8], ("", ""))[1], since=row[9], until=row[10],
            term_id=row[11],
        )
        for row in found
    ]  # fmt: skip


TERMS = """
SELECT t.id, t.unit_id, t.body, t.section, t.name, lower(t.period), t.until, t.seats, coalesce(h.n, 0), coalesce(h.led, false), b.code
FROM officers_term t JOIN access_branch b ON b.id = t.unit_id
LEFT JOIN (
  SELECT term_id, count(*) AS n, bool_or(post = 'chair') AS led FROM officers_seat WHERE held @> %(on)s::date GROUP BY term_id
) h ON h.term_id = t.id
WHERE t.period @> %(on)s::date"""
ASKED = {
    "khuyet": "coalesce(h.n, 0) < t.seats",
    "khong-nguoi-dung-dau": "t.body <> 'finance' AND NOT coalesce(h.led, false)",
    "qua-han": "t.until < %(on)s::date",
    "sap-het": "t.until BETWEEN %(on)s::date AND %(soon)s::date",
}


def terms(
    *, on: date, state: str = "", unit_id: int | None = None, body: str = "", after: int | None = None, size: int = PAGE
) -> tuple[list[TermLine], int | None]:
    """Return one page of the terms that run on a day in the order of unit codes, and where the next page starts. Two statements."""
    parts, facts = [TERMS], {"on": on, "soon": on + SOON, "unit": unit_id, "body": body, "after": after, "size": size + 1}
    if state in ASKED:
        parts.append(ASKED[state])
    if unit_id is not None:
        parts.append(f"t.unit_id {BRANCH}")
    if body:
        parts.append("t.body = %(body)s")
    if after is not None:
        parts.append(
            "(b.code, t.id) > (SELECT a.code, o.id FROM officers_term o JOIN access_branch a ON a.id = o.unit_id WHERE o.id = %(after)s)"
        )
    with connection.cursor() as cursor:
        cursor.execute(f"{' AND '.join(parts)} ORDER BY b.code, t.id LIMIT %(size)s", facts)
        found = cursor.fetchall()
    names = access.branch_names({row[1] for row in found})
    rows = [
        TermLine(
            id=row[0], unit_code=row[10], unit_name=names.get(row[1], ("", ""))[1], words=rules.body_words(row[2], row[3]), name=row[4],
            first=row[5], until=row[6], seats=row[7], holders=row[8], has_chair=row[9] or row[2] == rules.FINANCE,
            is_overdue=bool(row[6] and row[6] < on),
        )
        for row in found[:size]
    ]  # fmt: skip
    return rows, rows[-1].id if len(found) > size else None


def count_terms(*, on: date, unit_id: int | None = None, body: str = "") -> dict[str, int]:
    """Return how many running terms each state of the list holds, in one statement."""
    facts = {"on": on, "soon": on + SOON, "unit": unit_id, "body": body}
    narrowed = TERMS + (f" AND t.unit_id {BRANCH}" if unit_id is not None else "") + (" AND t.body = %(body)s" if body else "")
    counted = ", ".join(["count(*)", *(f"count(*) FILTER (WHERE {condition})" for condition in ASKED.values())])
    source = narrowed.replace(narrowed[narrowed.index("SELECT t.id") : narrowed.index("FROM officers_term")], f"SELECT {counted} ", 1)
    with connection.cursor() as cursor:
        cursor.execute(source, facts)
        return dict(zip(STATES, cursor.fetchone(), strict=True))
