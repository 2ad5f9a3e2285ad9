"""Which line of the statement shows an order's money leaving: the statement is the proof, the bank's answer only a claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from congdoan.finance.banking.rules.payments.order import find_numbers
from congdoan.foundation.kernel.vietnamese import fold


@dataclass(frozen=True)
class SentOrder:
    """An order that left for the bank on a day. Units: đồng."""

    id: int
    number: str
    account: str
    amount: int
    out_on: date


@dataclass(frozen=True)
class MoneyOut:
    """One line of money out; `account` is whom it reached, empty where the bank does not print it."""

    id: int
    booked_on: date
    account: str
    amount: int
    narrative: str


def pair(orders: Iterable[SentOrder], lines: Iterable[MoneyOut]) -> dict[int, int]:
    """Return the line of each order that one proves: our number in its note and the same amount; else the same account and amount.

    A line proves one order. Without a number the earliest order meets the earliest line that was booked no sooner than it left; a line
    that bears a number is never taken for another order. Orders and lines are taken in the order given.
    """
    waiting = list(orders)
    by_number = {order.number: order for order in waiting}
    proven: dict[int, int] = {}
    silent: dict[tuple[str, int], list[MoneyOut]] = defaultdict(list)
    for line in lines:
        numbers = find_numbers(fold(line.narrative))
        for number in numbers:
            order = by_number.get(number)
            if order is not None and order.amount == line.amount:
                proven.setdefault(order.id, line.id)
        if not numbers and line.account:
            silent[line.account, line.amount].append(line)
    return proven | dict(_without_numbers((order for order in waiting if order.id not in proven), silent))


def _without_numbers(
    orders: Iterable[SentOrder], silent: Mapping[tuple[str, int], list[MoneyOut]]
) -> Iterable[tuple[int, int]]:  # fmt: skip
    for order in orders:
        fits = silent.get((order.account, order.amount), [])
        line = next((line for line in fits if line.booked_on >= order.out_on), None)
        if line is not None:
            fits.remove(line)
            yield order.id, line.id
