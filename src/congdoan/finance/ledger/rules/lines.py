"""One entry: its lines, their sides, its turnover, and the two ways to take it back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

FIRST_PERIOD, LAST_PERIOD = 201001, 203912  # the books have partitions for these years; a migration adds more
LARGEST_AMOUNT = 10**15  # more than the country's yearly union money by a factor of ten; keeps every sum inside 64 bits


@dataclass(frozen=True, slots=True, order=True)
class AccountKey:
    """What an account of the books is known by: a code of a chart, an item below it, and the party it is kept for."""

    chart: str
    code: str
    item: str = ""
    party_id: int | None = None

    def general(self) -> "AccountKey":
        """Return the same account without its party."""
        return AccountKey(self.chart, self.code, self.item)


@dataclass(frozen=True, slots=True)
class LineDraft:
    """One line before it is booked. A debit is above zero, a credit below; a red line has the opposite sign of its side."""

    account_id: int
    amount: int
    is_red: bool = False


@dataclass(frozen=True, slots=True)
class Turnover:
    """What moved on the two sides of an account; a red line lowers its own side, so either may fall below zero."""

    debit: int
    credit: int

    @property
    def net(self) -> int:
        return self.debit - self.credit


def is_debit(amount: int, is_red: bool) -> bool:
    """Return whether a line stands on the debit side."""
    return (amount > 0) != is_red


def imbalance(lines: Iterable[LineDraft]) -> int:
    """Return debits less credits; an entry may be booked only at zero."""
    return sum(line.amount for line in lines)


def turnover_of(lines: Iterable[LineDraft]) -> dict[int, Turnover]:
    """Return the turnover of each account of the lines."""
    sums: dict[int, list[int]] = {}
    for line in lines:
        both = sums.setdefault(line.account_id, [0, 0])
        if is_debit(line.amount, line.is_red):
            both[0] += line.amount
        else:
            both[1] -= line.amount
    return {account: Turnover(*both) for account, both in sums.items()}


def reversed_lines(lines: Sequence[LineDraft], *, red: bool) -> list[LineDraft]:
    """Return the lines that take an entry back.

    Opposite: every line moves to the other side. Red: every line stays on its side with the opposite sign, so that
    the turnover of the correction is that of the entry, below zero.
    """
    return [LineDraft(line.account_id, -line.amount, line.is_red != red) for line in lines]


@dataclass(frozen=True, slots=True)
class AccountFilter:
    """Which accounts are meant: codes with all below them, and where given only some items, parties or one chart."""

    codes: tuple[str, ...] = ()
    items: tuple[str, ...] | None = None
    party_ids: tuple[int, ...] | None = None
    chart: str | None = None
