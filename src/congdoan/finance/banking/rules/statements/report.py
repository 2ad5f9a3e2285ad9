"""A statement as programs read it, and the refusals of a file that may not be booked."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from congdoan.foundation.kernel.errors import DomainError

from .values import Amount, Problem, Statement, StatementLine


class UnableToRead(DomainError):
    """Root of the refusals of a statement file; the details hold whatever was read."""

    code: ClassVar[str] = "statement-unreadable"

    def __init__(self, statements: Sequence[Statement]) -> None:
        super().__init__(statements=[described(statement) for statement in statements])
        self.faults = [problem for statement in statements for problem in statement.faults]

    def explain(self) -> str:
        """Return the first fault in words, and how many more there are."""
        first = self.faults[0].message if self.faults else "Không đọc được sao kê."
        return first if len(self.faults) < 2 else f"{first} (và {len(self.faults) - 1} lỗi khác)"


class ForeignCurrency(UnableToRead):
    """The account is not kept in đồng."""

    code = "currency-not-vnd"

    def __init__(self, statements: Sequence[Statement]) -> None:
        super().__init__(statements)
        self.faults.sort(key=lambda problem: problem.code != self.code)


class NotProven(UnableToRead):
    """Everything was read, but the sums of the file contradict each other."""

    code = "statement-not-proven"


_OF_PROOF = {"balance-broken", "balance-not-proven", "total-differs", "count-differs"}


def insist_on_whole(statements: Sequence[Statement]) -> None:
    """Refuse a file unless it was read whole, in đồng, and does not contradict itself.

    :raises ForeignCurrency: a currency other than VND, named
    :raises UnableToRead: some part could not be read
    :raises NotProven: opening + credits − debits differ from closing, a balance or a total
    """
    faults = [problem for statement in statements for problem in statement.faults]
    if any(problem.code == "currency-not-vnd" for problem in faults):
        raise ForeignCurrency(statements)
    if any(problem.code not in _OF_PROOF for problem in faults):
        raise UnableToRead(statements)
    if faults or any(statement.balance_proof == "failed" for statement in statements):
        raise NotProven(statements)


def described(statement: Statement) -> dict[str, Any]:
    """Return a statement as JSON: whole amounts as numbers, fractions of a currency unit as text."""
    own = statement.own_lines
    return {
        "bank": statement.bank,
        "account": statement.account,
        "currency": statement.currency,
        "opening": _amount(statement.opening),
        "closing": _amount(statement.closing),
        "first": _day(statement.first),
        "last": _day(statement.last),
        "sum_credit": _amount(statement.sum_credit),
        "sum_debit": _amount(statement.sum_debit),
        "n_lines": len(own),
        "balance_proof": statement.balance_proof,
        "lines": [_line(line) for line in statement.lines],
        "problems": [_problem(problem) for problem in statement.problems],
    }


def _line(line: StatementLine) -> dict[str, Any]:
    return {
        "row": line.row,
        "booked_at": line.booked_at.isoformat(),
        "value_on": _day(line.value_on),
        "amount": _amount(line.amount),
        "direction": line.direction,
        "reference": line.reference,
        "counterparty_account": line.counterparty_account,
        "counterparty_name": line.counterparty_name,
        "narrative": line.narrative,
        "running_balance": _amount(line.running_balance),
        "fingerprint": line.fingerprint,
        "repeat": line.repeat,
        "raw": list(line.raw),
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "message": problem.message,
        "row": problem.row,
        "column": problem.column,
        "found": problem.found,
        "fatal": problem.fatal,
    }


def _amount(amount: Amount | None) -> int | str | None:
    return str(amount) if isinstance(amount, Decimal) else amount


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
