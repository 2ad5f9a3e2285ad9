"""How often a class of the decision table was right, and when its history forbids it to book by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from typing import Literal

Mode = Literal["book", "propose"]
BOOK: Mode = "book"
PROPOSE: Mode = "propose"

ENOUGH = 300
"""Fewer confirmed lines than this switch nothing."""
FLOOR = Fraction(999, 1000)
"""The share of right lines that a class must be able to claim."""
SPREAD = Fraction(196, 100) ** 2
"""The square of 1.96: the interval holds the true share 95 times in a hundred."""
MOST_DRAWN = 500
"""Lines in one sample: more than a person checks in a day."""
FINEST = 10_000
"""Bounds are told in parts per ten thousand."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What people have confirmed of one class: lines found right and lines found wrong."""

    right: int = 0
    wrong: int = 0

    @property
    def lines(self) -> int:
        return self.right + self.wrong

    @property
    def precision(self) -> Fraction | None:
        """Return the share of right lines, or None before anything was confirmed."""
        return Fraction(self.right, self.lines) if self.lines else None

    @property
    def bound(self) -> Fraction | None:
        """Return the lower end of the interval around the precision, rounded down to a part per ten thousand."""
        if not self.lines:
            return None
        low, high = 0, FINEST
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (low, middle - 1) if lies_under(self, Fraction(middle, FINEST)) else (middle, high)
        return Fraction(low, FINEST)

    @property
    def must_propose(self) -> bool:
        """Tell whether this history forbids the class to book: enough lines, a mistake among them, the bound under the floor.

        A class without a mistake keeps booking on its exact key: even 300 right lines of 300 have a bound of 98.7 %.
        """
        return self.lines >= ENOUGH and self.wrong > 0 and lies_under(self, FLOOR)


def lies_under(confirmed: Confirmed, floor: Fraction) -> bool:
    """Tell whether the lower end of Wilson's interval around the share of right lines lies under a floor; exact, without a root.

    The end is the smaller share p with (right - p n)² = 1.96² p (1 - p) n, so it lies under the floor where the floor is over the
    share itself, or within the interval. PostgreSQL asks the same in `collection_must_propose`.

    Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference (JASA 22, 1927).
    """
    over = confirmed.right - floor * confirmed.lines
    return over < 0 or over * over < SPREAD * floor * (1 - floor) * confirmed.lines


def draw(line_ids: Iterable[int], *, seed: int, size: int) -> list[int]:
    """Draw lines by lot: the first ones in the order of the SHA-256 of `seed/line`; anybody can draw the same again."""
    return sorted(line_ids, key=lambda line_id: (sha256(f"{seed}/{line_id}".encode()).digest(), line_id))[:size]
