"""The balances of a whole branch: the sum of its units' own books, what they owe each other taken out, differences told pair by pair."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from congdoan.finance.budgets.rules.elimination import About, Pair, eliminations, pairs
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import FIRST_PERIOD
from congdoan.foundation.kernel.periods import last_day
from congdoan.foundation.reference import queries as reference
from congdoan.people.organisations import queries as organisations

from .settlement import unit_of

INNER = ("136", "138", "336", "337", "338")
"""Accounts on which units keep what they owe each other, alike in both charts. Source: `posting_templates` and decision 0006."""
WAITING = frozenset({"share_expected", "dues_expected"})
"""The other side of a claim within one's own books, until the money comes; no debt to the other unit (decision 0006)."""


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """One account of the branch: its net in all books, what is eliminated, what remains. Units: đồng, a debit above zero."""

    chart: str  # its name, as the law pack has it
    code: str
    name: str
    net: int
    eliminated: int

    @property
    def after(self) -> int:
        return self.net + self.eliminated


@dataclass(frozen=True, slots=True)
class Consolidated:
    """The balances of a branch at the end of a month; the rows' nets and eliminations each sum to zero."""

    unit_id: int
    unit: str
    name: str
    month: int
    units: int
    rows: tuple[BalanceRow, ...]
    pairs: tuple[Pair, ...]
    names: Mapping[int, tuple[str, str]]  # code and name of the pairs' units

    @property
    def apart(self) -> list[Pair]:
        """Return the pairs whose books differ about what stands between them, the largest difference first."""
        return sorted((pair for pair in self.pairs if pair.difference), key=lambda pair: -abs(pair.difference))

    @property
    def eliminated(self) -> int:
        """Return the sum taken out of claims, and of debts."""
        return sum(pair.eliminated for pair in self.pairs)


def consolidated_balance(code: str, *, month: int) -> Consolidated:
    """Return the balances of a unit with all that stood below it on a month's last day, from all that they ever booked.

    :raises NoSuchUnit: no unit of this code within reach
    """
    unit = unit_of(code)
    within = _branch(unit.id, month)
    moved = ledger.turnover(within, during=(FIRST_PERIOD, month))
    nets: dict[tuple[str, str], int] = {}
    told: list[About] = []
    for row in moved:
        net = row.debit - row.credit
        key = row.account.chart, row.account.code
        nets[key] = nets.get(key, 0) + net
        if net and row.account.party_id is not None and row.account.code.startswith(INNER) and row.account.item not in WAITING:
            told.append(About(row.unit_id, row.account.party_id, "/".join(key), row.account.item, net))
    found = pairs(told, within=set(within))
    out = eliminations(told, found)
    charts = {str(record.scope["chart"]): record.name.split(" (")[0] for record in reference.records("charts")}
    rows = tuple(
        BalanceRow(charts.get(chart, chart), account, _name(chart, account), net, out.get(f"{chart}/{account}", 0))
        for (chart, account), net in sorted(nets.items())
        if net or out.get(f"{chart}/{account}")
    )
    names = organisations.codes_and_names({one for pair in found for one in (pair.first_id, pair.second_id)})
    return Consolidated(unit.id, unit.code, unit.name, month, len(within), rows, found, names)


def _branch(unit_id: int, month: int) -> Sequence[int]:
    """Return a unit and all union bodies below it; employers keep no books here, so that what is kept for one is no inner debt."""
    return list(organisations.union_tree(unit_id, on=last_day(month)))


def _name(chart: str, code: str) -> str:
    return next((account.name for account in reference.chart(chart) if account.code == code), code)
