"""The lines of one month with what became of each: filtered, counted and summed over the whole filter, a page at a time."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import connection

from congdoan.finance.banking import queries as banking
from congdoan.finance.collection.rules.model import RECEIPTS
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.periods import first_day, last_day

PAGE = 50
SORTS = {"-ngay": "number DESC", "ngay": "number", "-tien": "abs(bank) DESC, number DESC", "tien": "abs(bank), number"}
_AFTER = {
    "-ngay": "number < %(number)s",
    "ngay": "number > %(number)s",
    "-tien": "(abs(bank), number) < (%(amount)s, %(number)s)",
    "tien": "(abs(bank), number) > (%(amount)s, %(number)s)",
}

_LINES = """
WITH lines AS MATERIALIZED (
  SELECT f.number, f.line_id, f.bank, f.occurred_on, j.id AS judged_id, j.status, j.rule, j.kind
  FROM collection_step f JOIN LATERAL (
    SELECT id, status, rule, kind FROM collection_step s
    WHERE s.line_id = f.line_id AND s.status <> '' AND s.occurred_on <= %(on)s ORDER BY s.id DESC LIMIT 1
  ) j ON true
  WHERE f.unit_id = %(unit)s AND f.cause = 'line' AND f.repeat_of IS NULL AND f.occurred_on BETWEEN %(first)s AND %(last)s
    AND (%(way)s = '' OR (%(way)s = 'vao') = (f.bank > 0)) AND f.occurred_on <= %(on)s
), chosen AS MATERIALIZED (
  SELECT * FROM lines
  WHERE (%(status)s = '' OR status = %(status)s) AND (%(kind)s = '' OR kind = %(kind)s OR (%(kind)s = '-' AND kind = ''))
    AND (%(rule)s = '' OR rule = %(rule)s)
)
"""

_FACETS = """
SELECT status, kind, rule, count(*), 0, 0, 'lines' FROM lines GROUP BY 1, 2, 3
UNION ALL
SELECT '', '', '', count(*), COALESCE(sum(bank) FILTER (WHERE bank > 0), 0)::bigint,
       COALESCE(-sum(bank) FILTER (WHERE bank < 0), 0)::bigint, 'total'
FROM chosen
"""

_PAGE = """
SELECT c.number, c.line_id, c.bank, c.status, c.rule, c.kind, s.match
FROM (SELECT * FROM chosen {beyond} ORDER BY {order} LIMIT %(limit)s) c JOIN collection_step s ON s.id = c.judged_id
ORDER BY {outer}
"""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a list of lines shows. `way` is vao (money in), ra (money out) or empty (both)."""

    month: int
    way: str = "vao"
    status: str = ""
    kind: str = ""
    rule: str = ""
    sort: str = "-ngay"


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """One line and what became of it. `amount` is below zero for money out. Units: đồng."""

    line_id: int
    booked_at: datetime
    reference: str
    narrative: str
    amount: int
    status: str
    rule: str
    kind: str
    whom: tuple[tuple[str, str], ...]  # code, name
    months: tuple[int, ...]  # paid by it, oldest first


@dataclass(frozen=True, slots=True)
class Receipts:
    """One page, the totals of the whole filter, and how the month divides."""

    rows: tuple[ReceiptRow, ...]
    count: int
    money_in: int
    money_out: int
    by_status: dict[str, int] = field(default_factory=dict)
    by_kind: dict[str, int] = field(default_factory=dict)
    by_rule: dict[str, int] = field(default_factory=dict)
    next: str = ""


def receipts(unit_id: int, wish: Wish, *, on: date, after: str = "", limit: int | None = PAGE) -> Receipts:
    """Return one page of lines as they stood at the end of a day; `after` is the cursor of the page before, `limit` None is all."""
    order = wish.sort if wish.sort in SORTS else "-ngay"
    number, amount = _cursor(after)
    facts: dict[str, Any] = {
        "unit": unit_id, "first": first_day(wish.month), "last": last_day(wish.month), "on": on, "way": wish.way, "status": wish.status,
        "kind": wish.kind, "rule": wish.rule, "number": number, "amount": amount, "limit": None if limit is None else limit + 1,
    }  # fmt: skip
    beyond = f"WHERE {_AFTER[order]}" if number is not None else ""
    with connection.cursor() as cursor:
        cursor.execute(_LINES + _FACETS, facts)
        told = cursor.fetchall()
        outer = SORTS[order].replace("number", "c.number").replace("bank", "c.bank")
        cursor.execute(_LINES + _PAGE.format(beyond=beyond, order=SORTS[order], outer=outer), facts)
        found = cursor.fetchall()
    count, money_in, money_out = next(row[3:6] for row in told if row[6] == "total")
    found = [(*row[:6], json.loads(row[6])) for row in found]
    shown = found if limit is None else found[:limit]
    following = f"{shown[-1][0]}.{abs(shown[-1][2])}" if limit is not None and len(found) > limit else ""
    facets = [row for row in told if row[6] == "lines"]
    return Receipts(
        rows=tuple(_rows(unit_id, shown)),
        count=count,
        money_in=money_in,
        money_out=money_out,
        by_status=_divided(facets, 0),
        by_kind=_divided(facets, 1),
        by_rule=_divided(facets, 2),
        next=following,
    )


def months_with_lines(unit_id: int) -> list[int]:
    """Return the months in which the account has lines, newest first."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT DISTINCT to_char(occurred_on, 'YYYYMM')::int FROM collection_step
            WHERE unit_id = %s AND cause = 'line' ORDER BY 1 DESC
            """,
            [unit_id],
        )
        return [month for (month,) in cursor.fetchall()]


def _rows(unit_id: int, found: Sequence[Any]) -> list[ReceiptRow]:
    ids = [row[1] for row in found]
    lines = {line.id: line for line in banking.lines(unit_id=unit_id, ids=ids)} if ids else {}
    months = _months_paid(unit_id, ids)
    bodies = {body for row in found for body in _bodies(row[6])}
    names = access.branch_names(bodies)
    rows = []
    for _, line_id, bank, status, rule, kind, match in found:
        line = lines[line_id]
        whom = tuple(names[body] for body in _bodies(match) if body in names)
        rows.append(
            ReceiptRow(
                line_id, line.booked_at, line.reference, line.narrative, bank, status, rule, kind,
                whom if status != "review" else (), months.get(line_id, ()),
            )
        )  # fmt: skip
    return rows


def _months_paid(unit_id: int, ids: Sequence[int]) -> dict[int, tuple[int, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT line_id, array_agg(DISTINCT month ORDER BY month) FROM (
              SELECT line_id, payer_id, kind, month FROM collection_piece WHERE unit_id = %s AND line_id = ANY(%s)
              GROUP BY 1, 2, 3, 4 HAVING sum(amount) <> 0
            ) p GROUP BY line_id
            """,
            [unit_id, list(ids)],
        )
        return {line_id: tuple(months) for line_id, months in cursor.fetchall()}


def _bodies(match: dict[str, Any] | None) -> list[int]:
    told = match or {}
    parts = [part[1] for part in told.get("parts", ())] if told.get("kind") in RECEIPTS else []
    return list(dict.fromkeys([*parts, *([told["target"]] if told.get("target") else [])]))


def _divided(facets: Sequence[Any], place: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in facets:
        found[row[place]] = found.get(row[place], 0) + row[3]
    return dict(sorted(found.items(), key=lambda pair: -pair[1]))


def _cursor(text: str) -> tuple[int | None, int]:
    number, _, amount = text.partition(".")
    is_sound = number.isascii() and number.isdigit() and len(number) < 16 and (amount or "0").isascii() and (amount or "0").isdigit()
    return (int(number), int(amount[:18] or 0)) if is_sound else (None, 0)
