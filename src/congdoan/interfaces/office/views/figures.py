"""The figures of the desk, each from a query of the app that owns it; a figure that nobody has computed is absent, not zero."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from congdoan.finance.banking import queries as banking
from congdoan.finance.collection import queries as collection
from congdoan.finance.collection.rules.accounts import CHARTS
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import AccountFilter
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.periods import add_months, first_day, last_day, month_of, months_between
from congdoan.foundation.reference import queries as reference

SHOWN_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Proof:
    """What the bank says at the end of its newest statement beside what the books say. Units: đồng."""

    bank: int
    books: int
    until: date

    @property
    def difference(self) -> int:
        return self.books - self.bank


@dataclass(frozen=True, slots=True)
class Collected:
    """The single account of one unit as the desk shows it. Units: đồng."""

    unit_id: int
    unit: str
    summary: collection.MonthSummary
    unknown: collection.Unknown
    proof: Proof | None
    shares: list[dict[str, Any]]
    months: list[tuple[int, int]]

    @property
    def shared_total(self) -> int:
        return sum(part["amount"] for part in self.shares)

    @property
    def year_total(self) -> int:
        return sum(amount for _, amount in self.months)


def collected(unit_ids: list[int], *, on: date) -> Collected | None:
    """Return the newest month with a statement, until a day, of the first of the units that runs a single account."""
    units = banking.collecting_units()
    unit_id = next((unit for unit in unit_ids if unit in units), units[0] if units else None)
    if unit_id is None:
        return None
    told = [one for one in banking.statements(unit_id=unit_id) if one.last_on and one.last_on <= on]
    if not told:
        return None
    month = month_of(max(one.last_on for one in told if one.last_on))
    summary = collection.month_summary(unit_id, month)
    names = access.branch_names([unit_id, *(int(holder) for holder, _ in summary.shares if holder.isdigit())])
    return Collected(
        unit_id=unit_id,
        unit=names.get(unit_id, ("", ""))[1],
        summary=summary,
        unknown=collection.unknown_money(unit_id, on=on),
        proof=_proof(unit_id, told, month),
        shares=_shares(summary.shares, names),
        months=_months(unit_id, month),
    )


def _proof(unit_id: int, told: list[banking.StatementRow], month: int) -> Proof | None:
    """Return the proof when every account of the unit has a statement with a closing balance in the month."""
    newest: dict[int, banking.StatementRow] = {}
    for one in told:  # newest first
        newest.setdefault(one.account_id, one)
    ends = {one.last_on for one in newest.values() if one.last_on and one.closing is not None and month_of(one.last_on) == month}
    closings = [one.closing for one in newest.values() if one.closing is not None]
    if len(closings) != len(newest) or not ends or any(month_of(one.last_on) != month for one in newest.values() if one.last_on):
        return None
    code = CHARTS[reference.chart_on(last_day(month))].bank
    books = ledger.balance_of(unit_id, AccountFilter(codes=(code,)), month=month)
    return Proof(bank=sum(closings), books=books, until=max(ends))


def _shares(shares: tuple[tuple[str, int], ...], names: dict[int, tuple[str, str]]) -> list[dict[str, Any]]:
    whole = sum(amount for _, amount in shares)
    words = {"unions": "Công đoàn cơ sở hưởng", "held": "Giữ cho nơi chưa có công đoàn cơ sở"}
    return [
        {
            "words": words.get(holder) or names.get(int(holder), ("", "Cấp trên"))[1],
            "code": "" if holder in words else names.get(int(holder), ("", ""))[0],
            "amount": amount,
            "ratio": Fraction(amount, whole) if whole else None,
            "shade": shade,
        }
        for shade, (holder, amount) in enumerate(shares)
    ]


def _months(unit_id: int, last: int) -> list[tuple[int, int]]:
    """Return what was applied in each of the last twelve months, oldest first."""
    first = add_months(last, 1 - SHOWN_MONTHS)
    totals = dict.fromkeys(months_between(first, last), 0)
    for by_month in collection.shares_by_month(unit_id, during=(first_day(first), last_day(last))).values():
        for month, amount in by_month.items():
            totals[month] += amount
    return list(totals.items())
