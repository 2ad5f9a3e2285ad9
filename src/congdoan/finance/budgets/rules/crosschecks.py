"""Two figures that must be one: what a check holds against what, and how it ends."""

from collections.abc import Iterable
from dataclasses import dataclass

HOLDS, FAILS, EXPLAIN, UNKNOWN = "holds", "fails", "explain", "unknown"


@dataclass(frozen=True, slots=True)
class Check:
    """One cross-check: two sums told by different sources. None where a source is silent. Units: đồng.

    `severity` says what a difference means: "error" is a fault of the books, "explain" must be explained in the settlement.
    """

    key: str
    words: str
    left_words: str
    left: int | None
    right_words: str
    right: int | None
    severity: str = "error"
    source: str = ""

    @property
    def difference(self) -> int | None:
        return None if self.left is None or self.right is None else self.left - self.right

    @property
    def state(self) -> str:
        if self.difference is None:
            return UNKNOWN
        if self.difference == 0:
            return HOLDS
        return EXPLAIN if self.severity == "explain" else FAILS


def worst(checks: Iterable[Check]) -> str:
    """Return the worst state among checks: fails, then explain, then holds; unknown when no source spoke."""
    states = {check.state for check in checks}
    return next((state for state in (FAILS, EXPLAIN, HOLDS) if state in states), UNKNOWN)
