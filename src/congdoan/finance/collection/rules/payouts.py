"""What a payment order of the single account pays: a share of a body, or money returned to where it came from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

PayoutKind = Literal["share", "refund"]
_SOURCE = re.compile(r"collection/(share|refund)/([0-9]{1,18})/([0-9]{1,18})/([0-9]{1,6})")
PREFIX = "collection/"


@dataclass(frozen=True, order=True)
class PaidFor:
    """What an order pays: the `ordinal`-th payment to a body (share), or out of a line's money (refund), of one unit's account."""

    kind: PayoutKind
    unit_id: int
    to_id: int
    ordinal: int

    @property
    def source(self) -> str:
        """Return the name under which banking orders it once."""
        return f"{PREFIX}{self.kind}/{self.unit_id}/{self.to_id}/{self.ordinal}"

    @property
    def following(self) -> PaidFor:
        """Return the next payment to the same body, or out of the same line."""
        return PaidFor(self.kind, self.unit_id, self.to_id, self.ordinal + 1)


def read_source(source: str) -> PaidFor | None:
    """Return what an order's source says, None when it is no payment of a single account."""
    found = _SOURCE.fullmatch(source)
    if found is None:
        return None
    kind: PayoutKind = "share" if found[1] == "share" else "refund"
    return PaidFor(kind, int(found[2]), int(found[3]), int(found[4]))


@dataclass(frozen=True)
class Placed:
    """One order as it bears on what is left to pay: `is_dead` when no money leaves by it, `is_booked` when the line that proves it is
    in the books already, `is_proven` when the statement shows its money leaving. Units: đồng."""

    paid_for: PaidFor
    amount: int
    is_dead: bool
    is_proven: bool
    is_booked: bool

    @property
    def is_on_the_way(self) -> bool:
        """Tell whether its money is still counted as owed and must not be ordered again."""
        return (self.is_proven or not self.is_dead) and not self.is_booked


def on_the_way(orders: Iterable[Placed]) -> dict[tuple[PayoutKind, int], int]:
    """Add up what is ordered and not yet in the books, by kind and receiver (a body, or the line refunded)."""
    sums: dict[tuple[PayoutKind, int], int] = {}
    for order in orders:
        if order.is_on_the_way:
            key = order.paid_for.kind, order.paid_for.to_id
            sums[key] = sums.get(key, 0) + order.amount
    return sums


def next_payment(kind: PayoutKind, unit_id: int, to_id: int, orders: Iterable[Placed]) -> PaidFor:
    """Return what a new order pays: what the newest dead one was to pay, which it then replaces; else the next payment."""
    own = [order for order in orders if (order.paid_for.kind, order.paid_for.unit_id, order.paid_for.to_id) == (kind, unit_id, to_id)]
    if not own:
        return PaidFor(kind, unit_id, to_id, 1)
    last = max(order.paid_for for order in own)
    tail = [order for order in own if order.paid_for == last]
    is_free = all(order.is_dead and not order.is_proven for order in tail)
    return last if is_free else last.following


def share_words(code: str) -> str:
    """Return the words that travel with a share."""
    return f"chuyển phần kinh phí, đoàn phí {code}"


def refund_words(kind: str, paid_on: date) -> str:
    """Return the words that travel with a refund; the day lets the payer, and the matcher, find what is returned."""
    return f"hoàn trả tiền {'nộp thừa' if kind == 'surplus' else 'chuyển nhầm'} ngày {paid_on:%d/%m/%Y}"
