"""What one bank line brought one payer: months paid and surplus; nothing of the other payers that the line may hold."""

from dataclasses import dataclass
from datetime import date

from congdoan.finance.banking import queries as banking
from congdoan.finance.collection.queries.received import received


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The money of a bank line that stands for one payer. Units: đồng.

    Who comes by a link sees the money and not the line, which others may share: then `booked_on`, `reference` and `account` are empty.
    """

    unit_id: int
    line_id: int
    recorded_on: date
    booked_on: date | None
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
    if amount <= 0:
        return None
    months: dict[int, int] = {}
    for row in rows:
        for month, paid in row.applied:
            months[month] = months.get(month, 0) + paid
    standing = tuple((month, paid) for month, paid in sorted(months.items()) if paid)
    accounts = {row.id: row.number for row in banking.accounts(unit_id=unit_id)} if line else {}
    return Confirmed(
        unit_id=unit_id,
        line_id=line_id,
        recorded_on=rows[0].on,
        booked_on=line.booked_at.date() if line else None,
        reference=line.reference if line else "",
        account=accounts.get(line.account_id, "") if line else "",
        payer_id=payer_id,
        fund=fund,
        amount=amount,
        months=standing,
        surplus=amount - sum(paid for _, paid in standing),
    )
