"""The share held for employers without a union: what came in by month, what was moved, what is left; proved by the books."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db import connection

from congdoan.finance.collection.rules.accounts import CHARTS
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import AccountFilter
from congdoan.foundation.kernel.periods import last_day, month_of, months_between
from congdoan.foundation.kernel.vietnamese import sort_key
from congdoan.people.organisations import queries as organisations

HELD = AccountFilter(codes=tuple(sorted({chart.payable for chart in CHARTS.values()})), items=("held",))


@dataclass(frozen=True, slots=True)
class HeldRow:
    """One employer's held share in a year. `gained` by month; `inherited` came from its ended union, `moved` went to a union (net).

    Units: đồng; opening + gained + inherited - moved = left.
    """

    employer_id: int
    code: str
    name: str
    union_code: str
    union_name: str
    opening: int
    gained: dict[int, int]
    inherited: int
    moved: int

    @property
    def came(self) -> int:
        return sum(self.gained.values())

    @property
    def left(self) -> int:
        return self.opening + self.came + self.inherited - self.moved


@dataclass(frozen=True, slots=True)
class HeldLedger:
    """The year of every held share, by employer. `books` is what the collecting unit's held accounts say at the same day."""

    year: int
    until: date
    rows: tuple[HeldRow, ...]
    books: int

    @property
    def months(self) -> list[int]:
        return months_between(self.year * 100 + 1, month_of(self.until))

    @property
    def difference(self) -> int:
        return sum(row.left for row in self.rows) - self.books

    def total(self, name: str) -> int:
        return sum(getattr(row, name) for row in self.rows)

    @property
    def by_month(self) -> list[tuple[int, int]]:
        return [(month, sum(row.gained.get(month, 0) for row in self.rows)) for month in self.months]


MOVES = """
SELECT body_id AS holder, 'opening' AS what, a.opened_on - 1 AS day, amount
FROM collection_openingbalance o JOIN collection_singleaccount a ON a.id = o.account_id
WHERE o.unit_id = %(unit)s AND o.kind = 'held'
UNION ALL
SELECT held_for_id, 'gained', applied_on, base FROM collection_piece WHERE unit_id = %(unit)s AND held_for_id IS NOT NULL
UNION ALL
SELECT COALESCE(r.held_for_id, r.from_held_id), CASE s.cause WHEN 'held' THEN 'moved' ELSE 'inherited' END, r.moved_on,
       CASE WHEN s.cause = 'held' AND r.held_for_id IS NOT NULL THEN -r.amount ELSE r.amount END
FROM collection_reclassification r JOIN collection_step s ON s.id = r.step_id
WHERE r.unit_id = %(unit)s AND (r.held_for_id IS NOT NULL OR r.from_held_id IS NOT NULL)
"""


def held_ledger(unit_id: int, *, year: int, on: date) -> HeldLedger:
    """Return the year's held shares up to the end of a day's month, employers by name: a fixed number of statements."""
    first, until = date(year, 1, 1), min(last_day(month_of(on)), date(year, 12, 31))
    sums: dict[int, dict[object, int]] = defaultdict(lambda: defaultdict(int))
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT holder, CASE WHEN what = 'opening' OR day < %(first)s THEN 'opening' ELSE what END,
                   to_char(day, 'YYYYMM')::int, sum(CASE WHEN what = 'moved' AND day < %(first)s THEN -amount ELSE amount END)::bigint
            FROM ({MOVES}) m WHERE day <= %(until)s GROUP BY 1, 2, 3
            """,  # noqa: S608  fixed pieces
            {"unit": unit_id, "first": first, "until": until},
        )
        for holder, what, month, amount in cursor.fetchall():
            sums[holder][month if what == "gained" else what] += amount
    bodies = organisations.named(sums, on=until)
    rows = []
    for holder, told in sums.items():
        body = bodies.get(holder)
        gained = {month: amount for month, amount in told.items() if isinstance(month, int)}
        has_union = body is not None and body.is_employer and body.has_union
        row = HeldRow(
            holder, body.code if body else "", body.name if body else "", body.parent_code if body and has_union else "",
            body.parent_name if body and has_union else "", told["opening"], gained, told["inherited"], told["moved"],
        )  # fmt: skip
        if row.opening or gained or row.inherited or row.moved:
            rows.append(row)
    rows.sort(key=lambda row: (sort_key(row.name), row.code))
    return HeldLedger(year, until, tuple(rows), -ledger.balance_of(unit_id, HELD, month=month_of(until)))


def handed_to(unit_id: int, employer_id: int, union_id: int) -> int:
    """Return what of an employer's held share was handed to a union and not taken back. Units: đồng."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT COALESCE(sum(CASE WHEN r.from_held_id IS NULL THEN -r.amount ELSE r.amount END), 0)::bigint
            FROM collection_reclassification r JOIN collection_step s ON s.id = r.step_id AND s.cause = 'held'
            WHERE r.unit_id = %(unit)s AND %(employer)s IN (r.from_held_id, r.held_for_id) AND %(union)s IN (r.to_id, r.from_id)
            """,
            {"unit": unit_id, "employer": employer_id, "union": union_id},
        )
        return int(cursor.fetchone()[0])
