"""What stands otherwise in one state of the account than in another: months of payers, money of units, surplus, money that waits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from congdoan.finance.collection.rules.model import ChargeKind
from congdoan.finance.collection.rules.state import State

Key = TypeVar("Key", int, tuple[int, ChargeKind], tuple[int, ChargeKind, int])
Place = Literal["paid", "payable", "held", "own", "credit", "suspense"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One balance before and after. `body_id` is a payer, a unit or (suspense) a bank line; `kind` and `month` where they tell more."""

    place: Place
    body_id: int
    before: int
    after: int
    kind: ChargeKind | None = None
    month: int | None = None

    @property
    def change(self) -> int:
        return self.after - self.before


def differences(before: State, after: State, collector_id: int) -> list[Difference]:
    """Return what differs: months first, then units, what is held, the collecting unit's own, surpluses, money that waits.

    What leaves one of the last five places comes to another, or the bank changed: their changes sum to the bank's.
    """
    found = [Difference("paid", payer_id, was, now, kind, month) for (payer_id, kind, month), was, now in _changed(before.paid, after.paid)]
    found += [Difference("payable", unit_id, was, now) for unit_id, was, now in _changed(before.payable, after.payable)]
    found += [Difference("held", payer_id, was, now) for payer_id, was, now in _changed(before.held, after.held)]
    if before.own != after.own:
        found.append(Difference("own", collector_id, before.own, after.own))
    credits = ({key: state.credit_of(*key) for key in {**before.credits, **after.credits}} for state in (before, after))
    found += [Difference("credit", payer_id, was, now, kind) for (payer_id, kind), was, now in _changed(*credits)]
    found += [Difference("suspense", line_id, was, now) for line_id, was, now in _changed(before.suspense, after.suspense)]
    return found


def _changed(before: Mapping[Key, int], after: Mapping[Key, int]) -> Iterator[tuple[Key, int, int]]:
    for key in sorted({**before, **after}):
        was, now = before.get(key, 0), after.get(key, 0)
        if was != now:
            yield key, was, now
