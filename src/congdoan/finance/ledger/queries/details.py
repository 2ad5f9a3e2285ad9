"""From a figure to the lines behind it, and from a line to its whole entry and to what took it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from congdoan.finance.ledger.rules import FIRST_PERIOD, AccountFilter, AccountKey

from .totals import accounts_meant, lines_within

Place = tuple[int, int, int]  # period, entry, line: where a page ends and the next one begins


@dataclass(frozen=True, slots=True)
class LineRecord:
    """A booked line with its account."""

    line_no: int
    account_id: int
    account: AccountKey
    account_name: str
    amount: int
    is_red: bool


@dataclass(frozen=True, slots=True)
class EntryRecord:
    """A booked entry, whole."""

    id: int
    unit_id: int
    period: int
    accounting_date: date
    event: str
    description: str
    source: str | None
    batch_id: int | None
    reverses_id: int | None
    reversed_by_id: int | None
    posted_by: int
    posted_at: datetime
    lines: tuple[LineRecord, ...]


@dataclass(frozen=True, slots=True)
class BehindLine:
    """One line behind a figure; the debits and credits of all its lines are the figure's turnover."""

    period: int
    entry_id: int
    line_no: int
    accounting_date: date
    event: str
    description: str
    account: AccountKey
    debit: int
    credit: int
    is_red: bool
    reverses_id: int | None


@dataclass(frozen=True, slots=True)
class BehindPage:
    """Lines in the order of the books; `next` is where the following page begins, None at the end."""

    lines: tuple[BehindLine, ...]
    next: Place | None


def entries_behind(
    unit_id: int, accounts: AccountFilter, *, during: tuple[int, int], after: Place | None = None, limit: int = 50,
    except_entries: Sequence[int] = (),
) -> BehindPage:  # fmt: skip
    """Return the lines of a unit's own books that make up a turnover (without some entries), one page at a time."""
    where, values = accounts_meant(accounts)
    beyond = "AND (e.period, e.id) >= (%s, %s) AND (e.period, e.id, l.line_no) > (%s, %s, %s)" if after else ""
    others = "AND e.id <> ALL(%s)" if except_entries else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT e.period, e.id, l.line_no, e.accounting_date, e.event, e.description, l.chart, l.code, l.item, l.party_id,
                   CASE WHEN (l.amount > 0) <> l.is_red THEN l.amount ELSE 0 END,
                   CASE WHEN (l.amount > 0) <> l.is_red THEN 0 ELSE -l.amount END, l.is_red, e.reverses_id
            FROM ledger_entry e
            CROSS JOIN LATERAL (  -- entry by entry (OFFSET: whatever is estimated), so that a page ends where it is full
              SELECT l.line_no, l.amount, l.is_red, a.chart, a.code, a.item, a.party_id
              FROM ledger_line l JOIN ledger_account a ON a.id = l.account_id
              WHERE (l.unit_id, l.period, l.entry_id) = (e.unit_id, e.period, e.id) AND l.period BETWEEN %s AND %s AND {where} OFFSET 0
            ) l
            WHERE e.unit_id = %s AND e.period BETWEEN %s AND %s {beyond} {others}
            ORDER BY e.period, e.id, l.line_no LIMIT %s
            """,  # noqa: S608  the conditions are made of fixed pieces
            [
                *(*during, *values, unit_id, *during),
                *((*after[:2], *after) if after else ()),
                *([list(except_entries)] if others else ()),
                limit + 1,
            ],
        )
        found = [BehindLine(*_with_account(row, 6)) for row in cursor.fetchall()]
    shown = tuple(found[:limit])
    is_more = len(found) > limit
    return BehindPage(shown, (shown[-1].period, shown[-1].entry_id, shown[-1].line_no) if is_more else None)


def turnover_by_day(unit_id: int, accounts: AccountFilter, *, until: date) -> list[tuple[date, int]]:
    """Return debits less credits of the accounts in a unit's own books, by day of the entry, up to a day; oldest first."""
    where, values = accounts_meant(accounts)
    lines, within = lines_within(unit_id, FIRST_PERIOD, until.year * 100 + until.month)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT e.accounting_date, sum(l.amount)::bigint
            {lines} AND e.accounting_date <= %s AND {where}
            GROUP BY 1 ORDER BY 1
            """,
            [*within, until, *values],
        )
        return [(day, int(amount)) for day, amount in cursor.fetchall()]


def entry(entry_id: int) -> EntryRecord | None:
    """Return one entry with its lines, or None when it is not in the books that the actor reaches."""
    return next(iter(_entries([entry_id])), None)


def entries(entry_ids: Sequence[int]) -> list[EntryRecord]:
    """Return those of the entries that lie in books the actor reaches, whole, in one statement and in the order of their ids."""
    return _entries(entry_ids)


def entries_after_lock(unit_id: int, *, during: tuple[int, int], limit: int = 500) -> list[EntryRecord]:
    """Return a unit's entries that were booked into a month after it had once been locked, softly or for all, oldest first."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT e.id FROM ledger_entry e
            WHERE e.unit_id = %s AND e.period BETWEEN %s AND %s AND EXISTS (
              SELECT FROM ledger_month_lock k
              WHERE k.unit_id = e.unit_id AND k.period = e.period AND (k.is_locked OR k.is_soft) AND k.recorded_at < e.posted_at
            ) ORDER BY e.id LIMIT %s
            """,
            [unit_id, *during, limit],
        )
        return entries([entry_id for (entry_id,) in cursor.fetchall()])


def reversal_chain(entry_id: int) -> list[EntryRecord]:
    """Return an entry, what it takes back and what took it back, oldest first."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            WITH RECURSIVE back AS (
              SELECT id, reverses_id FROM ledger_entry WHERE id = %s
              UNION SELECT e.id, e.reverses_id FROM ledger_entry e JOIN back ON e.id = back.reverses_id
            ),
            onward AS (
              SELECT id FROM ledger_entry WHERE id = %s
              UNION SELECT e.id FROM ledger_entry e JOIN onward ON e.reverses_id = onward.id
            )
            SELECT id FROM back UNION SELECT id FROM onward
            """,
            [entry_id, entry_id],
        )
        linked = {row[0]: None for row in cursor.fetchall()}
    found = {record.id: record for record in _entries(list(linked))}
    first = next((record for record in found.values() if record.reverses_id not in found), None)
    chain = []
    while first is not None:
        chain.append(first)
        first = found.get(first.reversed_by_id or 0)
    return chain


def _entries(ids: Sequence[int]) -> list[EntryRecord]:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT e.id, e.unit_id, e.period, e.accounting_date, e.event, e.description, e.source, e.batch_id, e.reverses_id,
                   (SELECT r.id FROM ledger_entry r WHERE r.reverses_id = e.id), e.posted_by, e.posted_at,
                   l.line_no, l.account_id, a.chart, a.code, a.item, a.party_id, a.name, l.amount, l.is_red
            FROM ledger_entry e
            LEFT JOIN ledger_line l ON l.unit_id = e.unit_id AND l.period = e.period AND l.entry_id = e.id
            LEFT JOIN ledger_account a ON a.id = l.account_id
            WHERE e.id = ANY(%s) ORDER BY e.id, l.line_no
            """,
            [list(ids)],
        )
        rows = cursor.fetchall()
    heads: dict[int, Sequence[Any]] = {}
    lines: dict[int, list[LineRecord]] = {}
    for row in rows:
        heads[row[0]] = row[:12]
        lines.setdefault(row[0], [])
        if row[12] is not None:
            lines[row[0]].append(LineRecord(*_with_account(row[12:], 2)))
    return [EntryRecord(*[*head, tuple(lines[entry_id])]) for entry_id, head in heads.items()]


def _with_account(row: Sequence[Any], place: int) -> list[Any]:
    """Return a row with the four columns of an account joined into one key."""
    return [*row[:place], AccountKey(*row[place : place + 4]), *row[place + 4 :]]
