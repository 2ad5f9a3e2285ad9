"""What has passed between a payer and the collecting unit: money received, notices issued; newest first."""

from dataclasses import dataclass
from datetime import date

from congdoan.finance.banking import queries as banking
from congdoan.finance.collection.queries.received import received
from congdoan.finance.collection.queries.units import collectors_above
from congdoan.people.organisations import queries as organisations


@dataclass(frozen=True, slots=True)
class Passed:
    """One event. `kind` is received (below zero: given or taken back) or opening. `months` are those it paid. Units: đồng."""

    on: date
    kind: str
    amount: int
    months: tuple[int, ...]
    surplus: int
    reference: str
    line_id: int | None


def history(payer_id: int, *, on: date, unit_id: int | None = None) -> tuple[Passed, ...]:
    """Return a payer's history until a day, newest first; empty when the body is not within reach.

    Who knows the collecting unit says it: by a link nobody sees which unit runs an account.
    """
    unit_id = collectors_above([payer_id], on=on)[payer_id] if unit_id is None else unit_id
    body = organisations.named([payer_id], on=on).get(payer_id)
    if unit_id is None or body is None:
        return ()
    rows = received(unit_id, payer_id, "KPCD" if body.is_employer else "DUES", on=on)
    lines = {line.id: line for line in banking.lines(unit_id=unit_id, ids=[row.line_id for row in rows if row.line_id])}
    told = []
    for row in rows:
        line = lines.get(row.line_id or 0)
        told.append(
            Passed(
                on=line.booked_at.date() if line and row.amount > 0 else row.on,
                kind="opening" if row.cause == "opening" else "received",
                amount=row.amount,
                months=tuple(month for month, amount in row.applied if amount),
                surplus=row.amount - sum(amount for _, amount in row.applied),
                reference=line.reference if line else "",
                line_id=row.line_id,
            )
        )
    return tuple(reversed(told))
