"""What one bank line brought one payer: months paid and surplus; nothing of the other payers that the line may hold."""

from dataclasses import dataclass
from datetime import date

from congdoan.finance.banking import queries as banking
from congdoan.finance.collection.queries.received import received


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The money of a bank line that stands for one payer. Units: đồng."""

    unit_id: int
    line_id: int
    booked_on: date
    reference: str
    account: str
    payer_id: int
    fund: str
    amount: int
    months: tuple[tuple[int, int], ...]
    surplus: int


def confirmed(unit_id: int, payer_id: int, fund: str, line_id: int, *, on: date) -> Confirmed | None:
    """Return what a line brought a payer and still stands on a day; None where that is nothing."""
    line = next(iter(banking.lines(unit_id=unit_id, ids=[line_id])), None)
    rows = [row for row in received(unit_id, payer_id, fund, on=on) if row.line_id == line_id]
    amount = sum(row.amount for row in rows)
    if line is None or amount <= 0:
        return None
    months: dict[int, int] = {}
    for row in rows:
        for month, paid in row.applied:
            months[month] = months.get(month, 0) + paid
    standing = tuple((month, paid) for month, paid in sorted(months.items()) if paid)
    accounts = {row.id: row.number for row in banking.accounts(unit_id=unit_id)}
    return Confirmed(
        unit_id, line_id, line.booked_at.date(), line.reference, accounts.get(line.account_id, ""), payer_id, fund, amount, standing,
        amount - sum(paid for _, paid in standing),
    )  # fmt: skip
