"""Turnover and balances: sums of the summaries, never of the lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any

from django.db import connection

from congdoan.finance.ledger.rules import FIRST_PERIOD, AccountFilter, AccountKey
from congdoan.foundation.reference import queries as reference


@dataclass(frozen=True, slots=True)
class TurnoverRow:
    """What moved on one account of one unit."""

    unit_id: int
    account_id: int
    account: AccountKey
    debit: int
    credit: int


@dataclass(frozen=True, slots=True)
class TrialRow:
    """One code of the trial balance with everything below it; balances of parties are not set off against each other."""

    chart: str
    code: str
    name: str
    parent: str | None
    opening_debit: int
    opening_credit: int
    debit: int
    credit: int
    closing_debit: int
    closing_credit: int


_TURNOVER_OF_ENTRIES = """
  UNION ALL SELECT unit_id, period, account_id,
    CASE WHEN (amount > 0) <> is_red THEN -amount ELSE 0 END, CASE WHEN (amount > 0) <> is_red THEN 0 ELSE amount END
  FROM ledger_line WHERE unit_id = ANY(%s) AND entry_id = ANY(%s)
"""
LINES_WITHIN = """
  FROM ledger_entry e
  JOIN ledger_line l ON (l.unit_id, l.period, l.entry_id) = (e.unit_id, e.period, e.id)
  JOIN ledger_account a ON a.id = l.account_id
  WHERE e.unit_id = %s AND e.period BETWEEN %s AND %s AND l.period BETWEEN %s AND %s
"""
AMOUNTS = [field.name for field in fields(TrialRow)][4:]


def turnover(
    unit_ids: Iterable[int], *, during: tuple[int, int], accounts: AccountFilter | None = None, except_entries: Sequence[int] = ()
) -> list[TurnoverRow]:
    """Return what moved in the units' own books from the first month to the last, by unit and account, without some entries."""
    where, values = accounts_meant(accounts)
    units = sorted(set(unit_ids))
    less = _TURNOVER_OF_ENTRIES if except_entries else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT t.unit_id, t.account_id, a.chart, a.code, a.item, a.party_id, sum(t.debit)::bigint, sum(t.credit)::bigint
            FROM (SELECT unit_id, period, account_id, debit, credit FROM ledger_turnover WHERE unit_id = ANY(%s) {less}) t
            JOIN ledger_account a ON a.id = t.account_id
            WHERE t.period BETWEEN %s AND %s AND {where}
            GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 3, 4, 5, 6 NULLS FIRST
            """,  # noqa: S608  the condition is made of fixed pieces
            [units, *([units, list(except_entries)] if less else ()), *during, *values],
        )
        return [_turnover_row(row) for row in cursor.fetchall()]


def turnover_of_branch(branch_id: int, *, during: tuple[int, int]) -> list[TurnoverRow]:
    """Return what moved in a branch with all below it, by general account; each month by the tree of its last day."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT %s, a.id, a.chart, a.code, a.item, NULL::bigint, sum(t.debit)::bigint, sum(t.credit)::bigint
            FROM (
              SELECT coalesce(k.general_id, k.id) AS account_id, o.debit, o.credit
              FROM ledger_turnover o JOIN ledger_account k ON k.id = o.account_id
              WHERE o.unit_id = %s AND o.period BETWEEN %s AND %s
              UNION ALL
              SELECT account_id, debit, credit FROM ledger_turnover_below WHERE ancestor_id = %s AND period BETWEEN %s AND %s
            ) t JOIN ledger_account a ON a.id = t.account_id
            GROUP BY a.id ORDER BY a.chart, a.code, a.item
            """,
            [branch_id, branch_id, *during, branch_id, *during],
        )
        return [_turnover_row(row) for row in cursor.fetchall()]


def balance_of(unit_id: int, accounts: AccountFilter, *, month: int) -> int:
    """Return debits less credits of the accounts in a unit's own books at the end of a month."""
    where, values = accounts_meant(accounts)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT coalesce(sum(t.debit - t.credit), 0)::bigint
            FROM ledger_turnover t JOIN ledger_account a ON a.id = t.account_id
            WHERE t.unit_id = %s AND t.period <= %s AND {where}
            """,  # noqa: S608  the condition is made of fixed pieces
            [unit_id, month, *values],
        )
        (net,) = cursor.fetchone()
    return int(net)


def trial_balance(unit_id: int, *, month: int, since: int | None = None) -> list[TrialRow]:
    """Return a unit's trial balance by code, parents with the sums of their sub-accounts.

    Opening is the balance before `since` (the month itself when absent), turnover runs from there to the month's end.
    """
    start = since or month
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT a.chart, a.code,
                   sum(greatest(t.opening, 0))::bigint, sum(greatest(-t.opening, 0))::bigint, sum(t.debit)::bigint, sum(t.credit)::bigint,
                   sum(greatest(t.opening + t.debit - t.credit, 0))::bigint, sum(greatest(t.credit - t.debit - t.opening, 0))::bigint
            FROM (
              SELECT account_id,
                     coalesce(sum(debit - credit) FILTER (WHERE period < %s), 0) AS opening,
                     coalesce(sum(debit) FILTER (WHERE period >= %s), 0) AS debit,
                     coalesce(sum(credit) FILTER (WHERE period >= %s), 0) AS credit
              FROM ledger_turnover WHERE unit_id = %s AND period BETWEEN %s AND %s GROUP BY account_id
            ) t JOIN ledger_account a ON a.id = t.account_id
            GROUP BY 1, 2
            """,
            [start, start, start, unit_id, FIRST_PERIOD, month],
        )
        booked = {(chart, code): amounts for chart, code, *amounts in cursor.fetchall()}
    return [row for chart in sorted({chart for chart, _ in booked}) for row in _with_parents(chart, booked)]


def accounts_meant(accounts: AccountFilter | None) -> tuple[str, list[Any]]:
    """Return the condition on `ledger_account a` and its values."""
    pieces, values = ["true"], list[Any]()
    if accounts is None:
        return "true", []
    if accounts.codes:
        pieces.append("a.code ^@ ANY(%s)")  # ^@ : begins with; sub-accounts continue their parent's code
        values.append(list(accounts.codes))
    if accounts.items is not None:
        pieces.append("a.item = ANY(%s)")
        values.append(list(accounts.items))
    if accounts.party_ids is not None:
        pieces.append("a.party_id = ANY(%s)")
        values.append(list(accounts.party_ids))
    if accounts.chart is not None:
        pieces.append("a.chart = %s")
        values.append(accounts.chart)
    return " AND ".join(pieces), values


def lines_within(unit_id: int, first: int, last: int) -> tuple[str, list[int]]:
    """Return the FROM and WHERE of a unit's lines `l` with their entries `e` and accounts `a` in some months, and its values.

    Entries are found by unit and month, lines by their entry; the months are told of the lines too, so that other years are not asked.
    """
    return LINES_WITHIN, [unit_id, first, last, first, last]


def _turnover_row(row: Sequence[Any]) -> TurnoverRow:
    unit_id, account_id, chart, code, item, party_id, debit, credit = row
    return TurnoverRow(unit_id, account_id, AccountKey(chart, code, item, party_id), debit, credit)


def _with_parents(chart: str, booked: dict[tuple[str, str], list[int]]) -> list[TrialRow]:
    """Return the rows of one chart in the order of its codes, each amount added to every code above."""
    listed = {account.code: account for account in reference.chart(chart)}
    sums: dict[str, list[int]] = {}
    for (of_chart, code), amounts in booked.items():
        above: str | None = code if of_chart == chart else None
        while above is not None:
            sums[above] = [one + other for one, other in zip(sums.get(above, [0] * len(AMOUNTS)), amounts, strict=True)]
            above = listed[above].parent
    return [TrialRow(chart, code, listed[code].name, listed[code].parent, *sums[code]) for code in sorted(sums)]
