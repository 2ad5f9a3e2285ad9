"""Books read by day: what each entry moved on some accounts, in the order of days, with the balance after it."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from congdoan.finance.ledger.rules import FIRST_PERIOD, AccountFilter

from .totals import accounts_meant, lines_within

DayPlace = tuple[date, int]  # day and entry: where a page ends and the next one begins


@dataclass(frozen=True, slots=True)
class Movement:
    """What one entry moved on the accounts asked about; `net` is debits less credits from the first day up to and with it."""

    accounting_date: date
    entry_id: int
    event: str
    description: str
    reverses_id: int | None
    debit: int
    credit: int
    net: int


@dataclass(frozen=True, slots=True)
class MovementSums:
    """The balance (debits less credits) before the first day, and all that moved from it to the last one."""

    opening: int
    debit: int
    credit: int
    entries: int

    @property
    def closing(self) -> int:
        return self.opening + self.debit - self.credit


def movements(
    unit_id: int, accounts: AccountFilter, *, since: date, until: date, after: DayPlace | None = None, limit: int | None = None
) -> list[Movement]:
    """Return the entries of a unit's own books that moved the accounts from `since` to `until`, both days included, by day and number."""
    where, values = accounts_meant(accounts)
    lines, within = lines_within(unit_id, *_periods(since, until))
    beyond = "WHERE (accounting_date, entry_id) > (%s, %s)" if after else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT * FROM (
              SELECT e.accounting_date, e.id AS entry_id, e.event, e.description, e.reverses_id,
                     sum({DEBIT})::bigint, sum({CREDIT})::bigint,
                     (sum(sum(l.amount)) OVER (ORDER BY e.accounting_date, e.id))::bigint
              {lines} AND e.accounting_date BETWEEN %s AND %s AND {where}
              GROUP BY e.id
            ) m {beyond} ORDER BY accounting_date, entry_id LIMIT %s
            """,  # noqa: S608  the conditions are made of fixed pieces
            [*within, since, until, *values, *(after or ()), limit],
        )
        return [Movement(*row) for row in cursor.fetchall()]


def movement_sums(unit_id: int, accounts: AccountFilter, *, since: date, until: date) -> MovementSums:
    """Return the sums that stand around `movements`."""
    where, values = accounts_meant(accounts)
    first, last = _periods(since, until)
    lines, within = lines_within(unit_id, first, last)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT COALESCE((
                SELECT sum(t.debit - t.credit) FROM ledger_turnover t JOIN ledger_account a ON a.id = t.account_id
                WHERE t.unit_id = %s AND t.period BETWEEN %s AND %s AND {where}), 0)::bigint,
              COALESCE(sum(l.amount) FILTER (WHERE e.accounting_date < %s), 0)::bigint,
              COALESCE(sum({DEBIT}) FILTER (WHERE e.accounting_date >= %s), 0)::bigint,
              COALESCE(sum({CREDIT}) FILTER (WHERE e.accounting_date >= %s), 0)::bigint,
              count(DISTINCT e.id) FILTER (WHERE e.accounting_date >= %s)
            {lines} AND e.accounting_date <= %s AND {where}
            """,  # noqa: S608  the conditions are made of fixed pieces
            [unit_id, FIRST_PERIOD, first - 1, *values, since, since, since, since, *within, until, *values],
        )
        before, earlier_in_month, debit, credit, entries = cursor.fetchone()
    return MovementSums(before + earlier_in_month, debit, credit, entries)


DEBIT = "CASE WHEN (l.amount > 0) <> l.is_red THEN l.amount ELSE 0 END"
CREDIT = "CASE WHEN (l.amount > 0) <> l.is_red THEN 0 ELSE -l.amount END"


def _periods(since: date, until: date) -> tuple[int, int]:
    return since.year * 100 + since.month, until.year * 100 + until.month
