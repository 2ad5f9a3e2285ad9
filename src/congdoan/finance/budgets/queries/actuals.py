"""What moved in the books under each category, and what stands on accounts: read from the summaries, for many units at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache

from congdoan.finance.bookkeeping import queries as bookkeeping
from congdoan.finance.budgets.rules.cells import Movement, movements
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import FIRST_PERIOD, AccountFilter
from congdoan.foundation.reference import queries as reference

MONEY = ("111", "112", "113", "141")  # cash, bank, in transit, advances: together the accumulation (table `identities`, money)
PAYABLE = "336"
Sums = dict[tuple[str, str, str], int]  # side, account, item


def chart_of(year: int) -> str | None:
    """Return the chart of accounts of a year, None for a year that the pack knows no chart of."""
    try:
        return reference.chart_on(date(year, 12, 31))
    except (reference.NotInForce, reference.AmbiguousScope):  # a day before any chart is refused either way
        return None


def turnovers(unit_ids: Sequence[int], *, during: tuple[int, int]) -> dict[int, Sums]:
    """Return what moved in the units' books from the first month to the last, by side, account and item.

    Entries that only carry balances (another chart, an opening, a handover's debts) are no movement of the units.
    """
    sums: dict[int, Sums] = defaultdict(lambda: defaultdict(int))
    besides = bookkeeping.technical_entries(unit_ids, during=during)
    for row in ledger.turnover(unit_ids, during=during, except_entries=besides):
        sums[row.unit_id]["debit", row.account.code, row.account.item] += row.debit
        sums[row.unit_id]["credit", row.account.code, row.account.item] += row.credit
    return sums


def moved(category: str, chart: str, sums: Sums) -> int:
    """Return what moved under a category; an account is meant with its sub-accounts, as `ledger.queries.entries_behind` means it."""
    return sum(
        amount
        for movement in movements_of(category, chart)
        for (side, code, item), amount in sums.items()
        if side == movement.side and item in movement.items and code.startswith(movement.codes)
    )


@cache
def movements_of(category: str, chart: str) -> tuple[Movement, ...]:
    """Return where a category stands in the books of a chart."""
    record = next(one for one in reference.records("entry_categories") if one.fields["code"] == category)
    return movements(category, record.fields["accounts"][chart], payable=PAYABLE)


def balances(unit_ids: Iterable[int], *, month: int, codes: tuple[str, ...] = MONEY) -> dict[tuple[int, str], int]:
    """Return debits less credits at the end of a month, by unit and by which of the codes the account belongs to."""
    found: dict[tuple[int, str], int] = defaultdict(int)
    for row in ledger.turnover(unit_ids, during=(FIRST_PERIOD, month), accounts=AccountFilter(codes=codes)):
        found[row.unit_id, next(code for code in codes if row.account.code.startswith(code))] += row.debit - row.credit
    return found


def by_unit(balances: Mapping[tuple[int, str], int]) -> dict[int, int]:
    """Sum balances over their accounts."""
    sums: dict[int, int] = defaultdict(int)
    for (unit_id, _), amount in balances.items():
        sums[unit_id] += amount
    return sums
