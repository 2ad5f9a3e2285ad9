"""The split of one piece (one statement line x one month): the base share first, the rest between the upper levels."""

from collections.abc import Mapping
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from congdoan.foundation.kernel.money import share_of

WHOLE = 10_000  # shares are parts per ten thousand: 75 % is 7,500

Column = npt.NDArray[np.int64]


def share_split(amount: int, base_share: Fraction) -> tuple[int, int]:
    """Split a sum into the grassroots union's share and what goes up.

    Rounding: the base share half-up; the upper part is the rest, so that the sum is always whole.
    Source: reference tables `share_grassroots`, by the fiscal year of the income, and `rounding`.
    """
    if amount < 0:
        raise ValueError(f"cannot split a negative sum: {amount}")
    base = share_of(amount, base_share)
    return base, amount - base


def share_split_many(amounts: Column, base_share: Fraction) -> tuple[Column, Column]:
    """Split a column of n sums exactly as `share_split` splits one.

    Shapes: `amounts` int64 (n,), none below zero; both results int64 (n,).
    """
    lots, rest = np.divmod(amounts, base_share.denominator)  # amount * numerator would pass int64 near 10**18
    base: Column = lots * base_share.numerator + (2 * rest * base_share.numerator + base_share.denominator) // (2 * base_share.denominator)
    return base, amounts - base


def parts_of_whole(ratios: Mapping[str, Fraction]) -> dict[str, int]:
    """Write exact ratios in parts per ten thousand, in their order.

    :raises ValueError: a ratio has no such form, or together they make no whole
    """
    scaled = {level: ratio * WHOLE for level, ratio in ratios.items()}
    if any(part.denominator != 1 for part in scaled.values()):
        raise ValueError(f"a ratio is not a number of parts per ten thousand: {dict(ratios)}")
    parts = {level: part.numerator for level, part in scaled.items()}
    _refuse_unless_whole(parts)
    return parts


def split_upper(collected: int, shares: Mapping[str, int]) -> dict[str, int]:
    """Split the upper part of a piece between the upper levels (the base share was taken first, half-up).

    Units: `collected` and the result in đồng; `shares` in parts per ten thousand, together 10,000.
    Rounding: each level is rounded down; the đồng left over go one each to the largest remainders, ties in the order of `shares`.
    Source: the table in force for the piece's fiscal year, reference table `share_upper_split`.
    """
    if collected < 0:
        raise ValueError(f"cannot split a negative sum: {collected}")
    _refuse_unless_whole(shares)

    parts = {level: collected * share // WHOLE for level, share in shares.items()}
    left_over = collected - sum(parts.values())
    for level in sorted(shares, key=lambda level: -(collected * shares[level] % WHOLE))[:left_over]:
        parts[level] += 1
    return parts


def split_upper_many(collected: Column, shares: Mapping[str, int]) -> Column:
    """Split a column of n sums exactly as `split_upper` splits one.

    Shapes: `collected` int64 (n,), none below zero; the result int64 (levels, n), rows in the order of `shares`.
    """
    _refuse_unless_whole(shares)
    share = np.fromiter(shares.values(), np.int64)[:, None]
    lots, rest = np.divmod(collected, WHOLE)  # collected * share would pass int64 near 10**15
    parts = lots * share + rest * share // WHOLE
    rank = np.argsort(np.argsort(-(rest * share % WHOLE), axis=0, kind="stable"), axis=0)
    whole: Column = parts + (rank < collected - parts.sum(axis=0))
    return whole


def _refuse_unless_whole(shares: Mapping[str, int]) -> None:
    if sum(shares.values()) != WHOLE or any(share < 0 for share in shares.values()):
        raise ValueError(f"shares must not be negative and must sum to {WHOLE}, got {dict(shares)}")
