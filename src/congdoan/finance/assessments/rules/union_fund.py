"""The union fund (KPCĐ): what an employer owes for one month."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import numpy as np
import numpy.typing as npt

from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.money import share_of

NOTHING = Fraction(0)


class ReliefBeyondLaw(DomainError):
    """The relief is larger than the law allows."""

    code = "relief-beyond-law"
    says = "Mức giảm {rate} vượt mức tối đa {most} của luật."


@dataclass(frozen=True, slots=True)
class Relief:
    """An approved relief of one month: a reduction by `rate`, a suspension (deferred, not forgiven), or a waiver."""

    kind: Literal["reduction", "suspension", "waiver"]
    rate: Fraction = NOTHING


@dataclass(frozen=True, slots=True)
class FundBill:
    """What is billed for a month, what is put off until a suspension ends, what was waived; together the fund by the rate."""

    billed: int
    deferred: int = 0
    waived: int = 0


def wage_fund_of(si_salaries: Iterable[int], *, floor: int | None, ceiling: int | None) -> int:
    """Sum the salaries on which social insurance is paid, each held between the floor and the ceiling of the day.

    A salary of 0 means no insurance that month and counts 0. None stands for a limit that is not known.
    Source: reference tables `union_fund_base`, `si_ceilings`.
    """
    return sum(within_limits(salary, floor=floor, ceiling=ceiling) for salary in si_salaries)


def within_limits(salary: int, *, floor: int | None, ceiling: int | None) -> int:
    """Hold one salary between the floor and the ceiling of the day."""
    if salary < 0:
        raise ValueError(f"a salary is not below zero: {salary}")
    if salary == 0:
        return 0
    raised = salary if floor is None else max(salary, floor)
    return raised if ceiling is None else min(raised, ceiling)


def union_fund(
    wage_fund_dong: int,
    *,
    rate: Fraction,
    is_liable: bool = True,
    relief: Relief | None = None,
    most_reduction: Fraction | None = None,
) -> FundBill:
    """Work out the union fund of one employer and month.

    Rounding: once, half-up, at the end; a reduction is taken before rounding.
    Source: reference tables `union_fund_rate`, `union_fund_payers`, `union_fund_relief`, `rounding`.

    :raises ReliefBeyondLaw: a reduction above `most_reduction`
    """
    if wage_fund_dong < 0:
        raise ValueError(f"a wage fund is not below zero: {wage_fund_dong}")
    if not is_liable:
        return FundBill(0)
    owed = share_of(wage_fund_dong, rate)
    if relief is None:
        return FundBill(owed)
    if relief.kind == "suspension":
        return FundBill(0, deferred=owed)
    if relief.kind == "waiver":
        return FundBill(0, waived=owed)
    if relief.rate < 0 or (most_reduction is not None and relief.rate > most_reduction):
        raise ReliefBeyondLaw(rate=str(relief.rate), most=str(most_reduction))
    return FundBill(share_of(wage_fund_dong, rate * (1 - relief.rate)))


def union_fund_many(wage_funds: npt.NDArray[np.int64], *, rate: Fraction) -> npt.NDArray[np.int64]:
    """Work out a column of union funds exactly as `union_fund` works out one without relief.

    Shapes: `wage_funds` int64 (n,), none below zero; the result int64 (n,).
    """
    lots, rest = np.divmod(wage_funds, rate.denominator)  # fund * numerator would pass int64 near 10**18
    owed: npt.NDArray[np.int64] = lots * rate.numerator + (2 * rest * rate.numerator + rate.denominator) // (2 * rate.denominator)
    return owed
