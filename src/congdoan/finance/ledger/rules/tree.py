"""The tree over all units' newest seals, whose top a root names, and the ways that lead from one unit up to it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from .canonical import canonical


@dataclass(frozen=True)
class Leaf:
    """The newest seal of a unit at the moment of a root."""

    unit: int
    number: int
    sha256: str

    @cached_property
    def hash(self) -> bytes:
        """Return what stands in the tree for it."""
        return sha256(b"\x00" + canonical({"number": self.number, "sha256": self.sha256, "unit": self.unit}).encode()).digest()


@dataclass(frozen=True)
class Tree:
    """Leaves sorted by unit; `levels` from the leaves' hashes to the one at the top."""

    leaves: Sequence[Leaf]
    levels: Sequence[Sequence[bytes]]

    @property
    def top(self) -> str:
        """Return what a root names."""
        return self.levels[-1][0].hex()

    def proof(self, unit: int) -> dict[str, dict[str, Any]]:
        """Return {"proof": …}, the way from a unit's leaf to the top, or {"absence": …}, the ways of the units beside its place."""
        place = bisect_left(self.leaves, unit, key=lambda leaf: leaf.unit)
        if place < len(self.leaves) and self.leaves[place].unit == unit:
            return {"proof": self._way(place)}
        left = self._way(place - 1) if place else None
        right = self._way(place) if place < len(self.leaves) else None
        return {"absence": {"left": left, "right": right, "unit": unit}}

    def _way(self, place: int) -> dict[str, Any]:
        leaf, steps, index = self.leaves[place], [], place
        for level in self.levels[:-1]:
            if (index ^ 1) < len(level):
                steps.append(level[index ^ 1].hex())
            index //= 2
        return {"index": place, "number": leaf.number, "sha256": leaf.sha256, "steps": steps, "unit": leaf.unit}


def tree_of(leaves: Sequence[Leaf]) -> Tree:
    """Return the tree over at least one leaf: pairs are hashed, the odd one goes up as it is."""
    ordered = sorted(leaves, key=lambda leaf: leaf.unit)
    levels = [[leaf.hash for leaf in ordered]]
    while len(below := levels[-1]) > 1:
        pairs = [sha256(b"\x01" + below[at] + below[at + 1]).digest() for at in range(0, len(below) - 1, 2)]
        levels.append(pairs + below[len(below) - len(below) % 2 :])
    return Tree(ordered, levels)
