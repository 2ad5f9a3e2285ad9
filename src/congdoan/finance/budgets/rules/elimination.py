"""What units of one branch owe each other, found pair by pair and taken out of the branch's own balance."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

SAME = {"advance": "dues"}
"""Items of one debt that bear another name in the other unit's books: dues paid too much stand as an advance."""


@dataclass(frozen=True, slots=True)
class About:
    """What one unit's books say about another: the balance of one account kept for it. Units: đồng, a debit above zero."""

    unit_id: int
    party_id: int
    account: str
    item: str
    amount: int


@dataclass(frozen=True, slots=True)
class Pair:
    """What stands between two units for one debt. `first` is what the books of the unit of the lower id say, `second` the other's.

    They cancel where both tell the same debt: first + second = 0. Units: đồng, a debit above zero.
    """

    debt: str
    first_id: int
    second_id: int
    first: int
    second: int

    @property
    def difference(self) -> int:
        """Return what does not cancel."""
        return self.first + self.second

    @property
    def eliminated(self) -> int:
        """Return the sum that both books tell and that leaves the consolidation on both sides."""
        return min(abs(self.first), abs(self.second)) if self.first * self.second < 0 else 0


def pairs(told: Iterable[About], *, within: Collection[int]) -> tuple[Pair, ...]:
    """Return every pair of units of a branch between which something stands, in order of their ids; debts to others are not inner."""
    sums: dict[tuple[str, int, int], list[int]] = {}
    for one in told:
        if one.unit_id not in within or one.party_id not in within or one.unit_id == one.party_id:
            continue
        low, high = sorted((one.unit_id, one.party_id))
        both = sums.setdefault((SAME.get(one.item, one.item), low, high), [0, 0])
        both[one.unit_id != low] += one.amount
    return tuple(Pair(debt, low, high, *both) for (debt, low, high), both in sorted(sums.items()) if any(both))


def eliminations(told: Iterable[About], found: Iterable[Pair]) -> Mapping[str, int]:
    """Return by account what leaves the consolidated balance (added to the account's net, the sums are zero together).

    A pair's common sum leaves the claims of the one and the debts of the other; where a unit keeps the debt on several accounts, the
    sum is taken from them in the order of their codes.
    """
    left: dict[str, int] = {}
    kept: dict[tuple[int, int, str], list[About]] = {}
    for one in sorted(told, key=lambda row: row.account):
        kept.setdefault((one.unit_id, one.party_id, SAME.get(one.item, one.item)), []).append(one)
    for pair in found:
        for unit_id, party_id, stated in ((pair.first_id, pair.second_id, pair.first), (pair.second_id, pair.first_id, pair.second)):
            rest = pair.eliminated if stated > 0 else -pair.eliminated
            for one in kept.get((unit_id, party_id, pair.debt), ()):
                part = min(rest, one.amount) if rest > 0 else max(rest, one.amount)
                if rest * one.amount > 0:
                    left[one.account] = left.get(one.account, 0) - part
                    rest -= part
    return left
