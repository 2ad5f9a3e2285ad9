"""Closing a year: what income and spending leave, moved to the result and from there to the surplus.

Each line stands on the side that the forms do not read: income is closed by debits, spending by credits, in red where a balance stands
on the wrong side. So what moved under a category in the year is the same before and after, and a closing is taken back in red.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from congdoan.finance.ledger.rules import AccountKey

from .templates import Template

INCOME, SPENDING = ("5", "7"), ("6", "8")
"""Account classes alike in both charts. Source: reference tables `chart.tt107`, `chart.tt24` (kind)."""

Line = tuple[AccountKey, int, bool]
"""Account, amount (a debit above zero), whether in red. Units: đồng."""


@dataclass(frozen=True, slots=True)
class Left:
    """What an account holds at the year's end. `amount` is debits less credits, in đồng."""

    account: AccountKey
    amount: int


@dataclass(frozen=True, slots=True)
class ClosingAccounts:
    """Where a closing leads: the result's account, the surplus's, and the one it is carried to in the year after (None: it stays)."""

    result: AccountKey
    surplus: AccountKey
    carried: AccountKey | None


@dataclass(frozen=True, slots=True)
class Closing:
    """The entries that close one unit's year. Units: đồng."""

    income: int
    spending: int
    close_income: tuple[Line, ...]
    close_spending: tuple[Line, ...]
    close_surplus: tuple[Line, ...]
    carry: tuple[Line, ...]

    @property
    def surplus(self) -> int:
        return self.income - self.spending


def closing_accounts(income: Template, spending: Template, surplus: Template, carry: Template | None) -> ClosingAccounts:
    """Return the accounts that the templates name. Every income and spending account is closed, not only the one a template shows.

    :raises ValueError: the templates do not lead to one result
    """
    result, other = _side(income, "credit"), _side(spending, "debit")
    if not result == other == _side(surplus, "debit"):
        raise ValueError(f"the templates lead to {result}, {other} and {_side(surplus, 'debit')}")
    chart = surplus.chart
    return ClosingAccounts(
        AccountKey(chart, result),
        AccountKey(chart, _side(surplus, "credit")),
        AccountKey(chart, _side(carry, "credit")) if carry else None,
    )


def closing(left: Sequence[Left], to: ClosingAccounts, *, kept: Iterable[Left] = ()) -> Closing:
    """Return the entries that close a year from what its income and spending accounts hold.

    `kept` is what the surplus's account holds by item before; it is carried on together with the new surplus where the chart tells this
    year's surplus from that of the years before, and loses its item then.
    """
    income = [one for one in left if one.account.code.startswith(INCOME)]
    spending = [one for one in left if one.account.code.startswith(SPENDING)]
    came, spent = -sum(one.amount for one in income), sum(one.amount for one in spending)
    surplus = came - spent
    return Closing(
        income=came,
        spending=spent,
        close_income=_moved(income, to.result, side="debit"),
        close_spending=_moved(spending, to.result, side="credit"),
        close_surplus=((to.result, surplus, False), (to.surplus, -surplus, False)) if surplus else (),
        carry=_carried(kept, surplus, to),
    )


def _moved(left: Sequence[Left], result: AccountKey, *, side: Literal["debit", "credit"]) -> tuple[Line, ...]:
    lines = [_on_side(one.account, -one.amount, side) for one in left if one.amount]
    total = sum(amount for _, amount, _ in lines)
    return (*lines, _on_side(result, -total, "credit" if side == "debit" else "debit")) if total else tuple(lines)


def _on_side(account: AccountKey, amount: int, side: Literal["debit", "credit"]) -> Line:
    """Return a line on the given side, in red where its sign is the other side's."""
    return account, amount, (amount > 0) != (side == "debit")


def _carried(kept: Iterable[Left], surplus: int, to: ClosingAccounts) -> tuple[Line, ...]:
    if to.carried is None:
        return ()
    held = {one.account: one.amount for one in kept if one.amount}
    held[to.surplus] = held.get(to.surplus, 0) - surplus
    lines = [(account, -amount, False) for account, amount in sorted(held.items(), key=lambda pair: _order(pair[0])) if amount]
    total = sum(held.values())
    return (*lines, (to.carried, total, False)) if total else tuple(lines)


def _order(account: AccountKey) -> tuple[str, str, int]:
    return account.code, account.item, account.party_id or 0


def _side(template: Template, side: str) -> str:
    return next(line.account for line in template.lines if line.side == side)
