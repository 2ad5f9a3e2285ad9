"""A union's money of a year, read from its own books: its share as allocated and received, its dues; each line back to its bank line."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from congdoan.finance.collection.queries.lines import lines_of_entries
from congdoan.finance.collection.rules.accounts import CHARTS
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import AccountFilter
from congdoan.foundation.kernel.periods import months_between
from congdoan.people.organisations import queries as organisations

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class UnionMonth:
    """One month in a union's books. Units: đồng.

    `shared` is its share of the fund as allocated above, `received` what reached its account, `dues_due` what its reports made payable
    up, `dues_paid` what it passed on.
    """

    month: int
    shared: int
    received: int
    dues_due: int
    dues_paid: int


@dataclass(frozen=True, slots=True)
class Moved:
    """One line of the union's books and the bank line that made it (None where no bank line did)."""

    line: ledger.BehindLine
    what: str  # shared, received, dues_due, dues_paid
    amount: int
    bank_line_id: int | None


@dataclass(frozen=True, slots=True)
class UnionPage:
    """A union's money of one year. Opening figures are those before the year's first day. Units: đồng."""

    body: Any  # organisations.Listed
    year: int
    opening_share: int
    opening_dues: int
    months: tuple[UnionMonth, ...]
    moved: tuple[Moved, ...]

    @property
    def shared(self) -> int:
        return sum(one.shared for one in self.months)

    @property
    def received(self) -> int:
        return sum(one.received for one in self.months)

    @property
    def waiting(self) -> int:
        """Return the share that still lies above: opening + allocated - received."""
        return self.opening_share + self.shared - self.received

    @property
    def dues_due(self) -> int:
        return sum(one.dues_due for one in self.months)

    @property
    def dues_paid(self) -> int:
        return sum(one.dues_paid for one in self.months)

    @property
    def dues_left(self) -> int:
        return self.opening_dues + self.dues_due - self.dues_paid


CLAIMS = AccountFilter(codes=tuple(sorted({chart.receivable for chart in CHARTS.values()})), items=("share",))
DUES = AccountFilter(codes=tuple(sorted({chart.payable for chart in CHARTS.values()})), items=("dues",))


def union_page(union_id: int, *, on: date, year: int) -> UnionPage | None:
    """Return a union's year until a day; None when the union is not within reach."""
    body = organisations.named([union_id], on=on).get(union_id)
    if body is None:
        return None
    before, last = year * 100 - 88, min(year * 100 + 12, on.year * 100 + on.month)  # the December before
    moved = [*_moved(union_id, CLAIMS, ("shared", "received"), year, last), *_moved(union_id, DUES, ("dues_paid", "dues_due"), year, last)]
    moved = [one for one in moved if one.line.accounting_date <= on]
    sums: dict[tuple[str, int], int] = defaultdict(int)
    for one in moved:
        sums[one.what, one.line.period] += one.amount
    months = months_between(year * 100 + 1, last)
    return UnionPage(
        body=body,
        year=year,
        opening_share=ledger.balance_of(union_id, CLAIMS, month=before),
        opening_dues=-ledger.balance_of(union_id, DUES, month=before),
        months=tuple(
            UnionMonth(month, *(sums[what, month] for what in ("shared", "received", "dues_due", "dues_paid"))) for month in months
        ),
        moved=tuple(sorted(moved, key=lambda one: (one.line.accounting_date, one.line.entry_id), reverse=True)),
    )


def _moved(union_id: int, accounts: AccountFilter, names: tuple[str, str], year: int, last: int) -> Iterable[Moved]:
    """Yield every line of the accounts in the year: debits under the first name, credits under the second."""
    lines: list[ledger.BehindLine] = []
    after: Any = None
    while True:
        page = ledger.entries_behind(union_id, accounts, during=(year * 100 + 1, last), after=after, limit=AT_ONCE)
        lines += page.lines
        after = page.next
        if after is None:
            break
    found = lines_of_entries([line.entry_id for line in lines])
    for line in lines:
        if line.debit:
            yield Moved(line, names[0], line.debit, found.get(line.entry_id))
        if line.credit:
            yield Moved(line, names[1], line.credit, found.get(line.entry_id))
