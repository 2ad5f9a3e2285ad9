"""What a bank statement says, as frozen values; a problem always has a place, a cause and a cure."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

Amount = int | Decimal
"""Whole money is an int; a Decimal stands only where the file itself prints a fraction (foreign currency, damaged file)."""

Direction = Literal["C", "D"]
Proof = Literal["ok", "absent", "failed"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, or worth knowing, in a file.

    `row` is the sheet row from 1, or the n-th `:61:` or `Ntry`; `column` the label of the column; `found` the text found.
    A fatal problem means that the file may not be booked; the others are remarks.
    """

    code: str
    message: str
    row: int | None = None
    column: str | None = None
    found: str | None = None
    fatal: bool = True


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One printed line; `amount` is above zero, `direction` C for money in and D for money out.

    `position` is the place in statement order, oldest first. `repeat` marks a line that was printed before: in the previous
    period, or twice in this file; it stays outside the sums. `raw` holds the row's cells as texts.
    """

    row: int
    booked_at: datetime
    value_on: date | None
    amount: Amount
    direction: Direction
    reference: str | None = None
    counterparty_account: str | None = None
    counterparty_name: str | None = None
    narrative: str = ""
    running_balance: Amount | None = None
    fingerprint: str = ""
    repeat: bool = False
    raw: tuple[str, ...] = ()
    virtual_account: str | None = None
    position: int = 0

    @property
    def signed(self) -> Amount:
        """Return the amount with its sign: money in above zero."""
        return self.amount if self.direction == "C" else -self.amount


@dataclass(frozen=True, slots=True)
class Statement:
    """One account's statement: what the header says, the lines in the order of the file, and whether the sums hold."""

    bank: str | None = None
    account: str | None = None
    currency: str | None = None
    opening: Amount | None = None
    closing: Amount | None = None
    lines: tuple[StatementLine, ...] = ()
    problems: tuple[Problem, ...] = ()
    balance_proof: Proof = "absent"
    holder: str | None = field(default=None, compare=False)

    @property
    def own_lines(self) -> list[StatementLine]:
        """Return the lines without repeats, in the order of the file."""
        return [line for line in self.lines if not line.repeat]

    @property
    def first(self) -> date | None:
        """Return the day of the oldest own line."""
        return min((line.booked_at.date() for line in self.own_lines), default=None)

    @property
    def last(self) -> date | None:
        """Return the day of the newest own line."""
        return max((line.booked_at.date() for line in self.own_lines), default=None)

    @property
    def sum_credit(self) -> Amount:
        """Return the money in, without repeats."""
        return sum(line.amount for line in self.own_lines if line.direction == "C")

    @property
    def sum_debit(self) -> Amount:
        """Return the money out, without repeats."""
        return sum(line.amount for line in self.own_lines if line.direction == "D")

    @property
    def faults(self) -> list[Problem]:
        """Return the problems that forbid booking."""
        return [problem for problem in self.problems if problem.fatal]

    @property
    def is_bookable(self) -> bool:
        """Tell whether the file was read whole, is in đồng and does not contradict itself."""
        return not self.faults and self.balance_proof != "failed"


def size(amount: Amount) -> Amount:
    """Return an amount without its sign."""
    return amount if amount >= 0 else -amount


def whole(number: Decimal) -> Amount:
    """Return an int where nothing is lost."""
    return int(number) if number == number.to_integral_value() else number


def shown(amount: Amount) -> str:
    """Show an amount the Vietnamese way: 1.234.567 or 1.234,50."""
    return f"{amount:,}".translate(str.maketrans(",.", ".,")).replace("-", "−")
