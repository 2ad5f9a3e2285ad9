"""Counts held against shares and thresholds, exactly: no float, no rounding but the one that the comparison asks for."""

from collections.abc import Sequence
from fractions import Fraction


def least_count(total: int, share: Fraction, comparison: str) -> int:
    """Return the smallest count out of a total that is above (">") or at least (">=") a share of it.

    :raises ValueError: another comparison, a negative total
    """
    if total < 0 or comparison not in (">", ">="):
        raise ValueError(f"no least count: {comparison!r} of {total}")
    exact = total * share
    down = exact.numerator // exact.denominator
    if comparison == ">" or down < exact:
        return down + 1
    return down


def most_count(total: int, share: Fraction) -> int:
    """Return the largest count that is no more than a share of a total."""
    exact = total * share
    return exact.numerator // exact.denominator


def reaches(count: int, least: int) -> bool:
    """Return whether a count reaches the least that a rule asks for."""
    return count >= least


def reconciles(parts: Sequence[int], total: int) -> bool:
    """Return whether the parts make the total, with nothing lost or counted twice."""
    return sum(parts) == total
