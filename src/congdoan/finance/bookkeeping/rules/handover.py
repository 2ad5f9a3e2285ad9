"""Handing the books of a unit over: what it gives, what the receiver takes, and that both are the same."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from congdoan.finance.ledger.rules import AccountKey

from .changeover import SURPLUS, order
from .templates import MONEY

GIVEN, TAKEN = "handover_out", "handover_in"
"""Entry categories. Source: reference table `entry_categories`."""
ADVANCES = "141"
PLACES = (*MONEY, ADVANCES)
"""Accounts that make up the accumulation of the forms: money and advances (table `identities`, money)."""

Lines = tuple[tuple[AccountKey, int], ...]


@dataclass(frozen=True, slots=True)
class HandoverEntries:
    """The entries of both sides; an empty one is not booked. Units: đồng, a debit above zero.

    `give_money` and `take_money` are what the forms read as handed over; `give_rest` empties the giver's books and `take_rest` brings
    debts and things to the receiver, both besides what the forms read.
    """

    give_money: Lines
    give_rest: Lines
    take_money: Lines
    take_rest: Lines

    @property
    def money(self) -> int:
        return -sum(amount for account, amount in self.give_money if account.code.startswith(PLACES))


def handover_entries(
    held: Mapping[AccountKey, int], surplus: str, *, receiver_id: int, mutual: Iterable[AccountKey] = ()
) -> HandoverEntries:
    """Return how a unit's balances (results closed) go to a receiver.

    `surplus` is the account that both sides book the handover on; `mutual` are the unit's debts to the receiver that end with the
    handover: the receiver takes the money and owes itself nothing. Units: đồng, debits less credits.
    """
    chart = next(iter(held)).chart if held else ""
    places = {account: amount for account, amount in held.items() if amount and account.code.startswith(PLACES)}
    money = sum(places.values())
    given, taken = AccountKey(chart, surplus, GIVEN), AccountKey(chart, surplus, TAKEN)
    left = dict(held)
    for account in places:
        del left[account]
    if money:
        left[given] = left.get(given, 0) + money
    rest = {account: amount for account, amount in left.items() if amount}
    ending = set(mutual)
    brought = {account: amount for account, amount in rest.items() if not account.code.startswith(SURPLUS) and account not in ending}
    contra = -sum(brought.values())
    return HandoverEntries(
        give_money=(((given, money), *_sorted(places, -1)) if money else _sorted(places, -1)),
        give_rest=_sorted(rest, -1),
        take_money=((*_sorted(places, 1), (taken, -money)) if money else _sorted(places, 1)),
        take_rest=(*_sorted(brought, 1), *(((AccountKey(chart, surplus), contra),) if contra else ())),
    )


def _sorted(balances: Mapping[AccountKey, int], sign: int) -> Lines:
    return tuple((account, sign * amount) for account, amount in sorted(balances.items(), key=lambda pair: order(pair[0])))
