"""A cash book kept in Excel, as it would stand in the books."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from congdoan.finance.bookkeeping.rules import VoucherDraft
from congdoan.finance.bookkeeping.rules.cash_book import read_cash_book
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import AccountKey
from congdoan.foundation.kernel.periods import format_month, month_of

from .booking import categories, proposed


@dataclass(frozen=True, slots=True)
class CashBookRow:
    """One row: its number in the file, the voucher it was, and its lines (a debit above zero, in đồng)."""

    number: int
    voucher: VoucherDraft
    lines: tuple[tuple[AccountKey, int], ...]

    @property
    def signed(self) -> int:
        """Return what came in, below zero what went out."""
        return self.voucher.amount if self.voucher.kind in ("receipt", "bank_in") else -self.voucher.amount


@dataclass(frozen=True, slots=True)
class CashBook:
    """A whole cash book; `mark` is the hash of the file and the unit."""

    rows: tuple[CashBookRow, ...]
    locked: tuple[str, ...]
    sha256: str
    mark: str

    @property
    def come(self) -> int:
        return sum(row.signed for row in self.rows if row.signed > 0)

    @property
    def gone(self) -> int:
        return -sum(row.signed for row in self.rows if row.signed < 0)


def cash_book(content: bytes, *, file_name: str, unit_id: int, on: date) -> CashBook:
    """Read a cash book of a unit and say how each row would be booked, by the templates of its day.

    :raises UnreadableTable, Rejected: as the rule says
    :raises UnableToBook: a row's category needs a unit above, or a template that is not there
    """
    rows = tuple(
        CashBookRow(number, voucher, proposed(unit_id, voucher).lines)
        for number, voucher in read_cash_book(content, name=file_name, categories=categories(), until=on)
    )
    digest = sha256(content).hexdigest()
    return CashBook(rows, _locked(unit_id, rows), digest, sha256(f"{digest}/{unit_id}".encode()).hexdigest()[:32])


def _locked(unit_id: int, rows: Sequence[CashBookRow]) -> tuple[str, ...]:
    months = sorted({month_of(row.voucher.accounting_date) for row in rows})
    states = ledger.month_states([unit_id], during=(months[0], months[-1])) if months else {}
    return tuple(format_month(month) for month in months if (unit_id, month) in states)
