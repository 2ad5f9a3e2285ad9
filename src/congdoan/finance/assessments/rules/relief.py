"""Who may ask for a reduction or a suspension of the union fund, and what is due after a suspension."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class ReductionBand:
    """How many workers a firm of a certain size must have cut; `least_share` counts as an alternative where it is given."""

    employees_from: int
    employees_to: int | None
    least_persons: int
    least_share: Fraction | None = None

    def holds(self, employees: int) -> bool:
        """Say whether a firm of this size belongs to the band."""
        return self.employees_from <= employees and (self.employees_to is None or employees <= self.employees_to)


@dataclass(frozen=True, slots=True)
class SuspensionRule:
    """How long production must have stood still, and how hard it must have hit workers or assets."""

    least_stop_days: int
    least_si_suspended: Fraction
    damage_over: Fraction


def reduction_test(employees: int, cut: int, *, bands: Sequence[ReductionBand]) -> bool:
    """Say whether a firm has cut enough workers for a reduction.

    Source: reference table `union_fund_relief`, scope reduction.
    """
    if employees <= 0 or cut < 0:
        return False
    band = next((band for band in bands if band.holds(employees)), None)
    if band is None:
        return False
    return cut >= band.least_persons or (band.least_share is not None and cut >= band.least_share * employees)


def suspension_test(*, stop_days: int, si_suspended: int, employees: int, damage: int, assets: int, rule: SuspensionRule) -> bool:
    """Say whether a firm may suspend payment: a long stop, and half the workers out of insurance or over half the assets damaged.

    Source: reference table `union_fund_relief`, scope suspension.
    """
    is_out_of_work = employees > 0 and si_suspended >= rule.least_si_suspended * employees
    is_damaged = assets > 0 and damage > rule.damage_over * assets
    return stop_days >= rule.least_stop_days and (is_out_of_work or is_damaged)


def suspension_catch_up(months: int, monthly_fund: int) -> int:
    """Return what is due when a suspension ends: every suspended month in full; it was never late.

    Source: reference table `union_fund_relief`: a suspension is a deferral.
    """
    if months < 0 or monthly_fund < 0:
        raise ValueError("months and fund are not below zero")
    return months * monthly_fund
