"""Spending ceilings of a grassroots union: compared with exact fractions, never rounded."""

from fractions import Fraction

AT_MOST, AT_LEAST, TARGET = "<=", ">=", "target"


def ceiling_limit(usable: int, share: Fraction) -> Fraction:
    """Return the exact limit: a share of what the union may use."""
    return usable * share


def keeps_ceiling(spent: int, *, usable: int, operator: str, share: Fraction) -> bool:
    """Say whether spending keeps a ceiling or a floor; a target binds nobody.

    Source: reference table `spending_ceilings`.
    """
    limit = ceiling_limit(usable, share)
    if operator == AT_MOST:
        return spent <= limit
    if operator == AT_LEAST:
        return spent >= limit
    if operator == TARGET:
        return True
    raise ValueError(f"no such comparison: {operator!r}")
