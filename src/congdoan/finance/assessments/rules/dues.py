"""Union dues (đoàn phí): what a member owes for one month, by group."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.money import half_up, share_of

from .union_fund import within_limits

SI_SALARY = "si_salary"
TAKE_HOME = "take_home_after_si_hi_ui_pit"
BASE_SALARY = "base_salary"


class ResolvedRateTooLow(DomainError):
    """A union may resolve to collect more than the rule, never less."""

    code = "resolved-rate-too-low"
    says = "Mức do công đoàn cơ sở quyết nghị ({resolved}) thấp hơn mức quy định ({normal})."


@dataclass(frozen=True, slots=True)
class DuesRule:
    """The rule of one group on one day.

    `basis` is what the rate is taken of. `cap` is the most a month may cost; None: no cap. `least` is the smallest fixed sum where no
    salary can be known. `floor` and `ceiling` hold the insured salary; None: not known.
    Source: reference tables `dues_rate`, `dues_limits`, `si_ceilings`, `base_salary`.
    """

    rate: Fraction
    basis: str
    cap: Fraction | None = None
    least: Fraction | None = None
    floor: int | None = None
    ceiling: int | None = None


@dataclass(frozen=True, slots=True)
class ExtraDues:
    """Dues at a higher rate that the union resolved: the extra stays with it whole and is reported apart."""

    total: int
    normal: int
    extra: int
    grassroots: int
    upper: int


def dues(
    rule: DuesRule,
    *,
    si_salary: int | None = None,
    gross: int | None = None,
    deductions: int = 0,
    fixed: int | None = None,
    is_member: bool = True,
    is_exempt: bool = False,
) -> int:
    """Work out the dues of one member and month.

    `deductions` are social, health and unemployment insurance and income tax together. `is_exempt`: on insurance benefit or on unpaid
    leave for the whole month; a shorter absence costs full dues.
    Rounding: once, half-up, at the member's dues.
    Source: reference tables `dues_rate`, `dues_limits`, `dues_exemptions`.

    :raises ValueError: the salary that the group's rule needs is missing
    """
    if not is_member or is_exempt:
        return 0
    if rule.basis == BASE_SALARY:
        return max(fixed or 0, _rounded(rule.least or Fraction(0)))
    owed = basis_of(rule, si_salary=si_salary, gross=gross, deductions=deductions) * rule.rate
    return _rounded(owed if rule.cap is None else min(owed, rule.cap))


def basis_of(rule: DuesRule, *, si_salary: int | None, gross: int | None, deductions: int) -> int:
    """Return the sum that the rate is taken of: the insured salary within its limits, or the take-home pay."""
    if rule.basis == TAKE_HOME:
        if gross is None:
            raise ValueError("this group pays on take-home pay: the gross pay is needed")
        return max(gross - deductions, 0)
    if si_salary is None:
        raise ValueError("this group pays on the insured salary: it is needed")
    return within_limits(si_salary, floor=rule.floor, ceiling=rule.ceiling)


def dues_total(each: Iterable[int]) -> tuple[list[int], int]:
    """Sum the dues of members, each rounded on its own."""
    listed = list(each)
    return listed, sum(listed)


def dues_extra(
    rule: DuesRule,
    *,
    resolved_rate: Fraction,
    share: Fraction,
    si_salary: int | None = None,
    gross: int | None = None,
    deductions: int = 0,
) -> ExtraDues:
    """Split dues at a resolved higher rate into the normal part, shared as always, and the extra, which the union keeps.

    The cap of the rule holds for the normal part only. `share` is the union's share of normal dues.
    Source: reference tables `dues_rate` (group G5), `share_grassroots`.

    :raises ResolvedRateTooLow: the resolved rate is below the rule
    """
    if resolved_rate < rule.rate:
        raise ResolvedRateTooLow(resolved=str(resolved_rate), normal=str(rule.rate))
    total = _rounded(basis_of(rule, si_salary=si_salary, gross=gross, deductions=deductions) * resolved_rate)
    normal = dues(rule, si_salary=si_salary, gross=gross, deductions=deductions)
    upper = normal - share_of(normal, share)
    return ExtraDues(total=total, normal=normal, extra=total - normal, grassroots=total - upper, upper=upper)


def retroactive_dues_share(dues_dong: int, *, sent_up: int, share: Fraction) -> tuple[int, int]:
    """Recompute what a union should have sent up after a decision that reaches back: (due up, credit of the union).

    The difference is booked in the open period; closed ones stay.
    Source: reference tables `share_grassroots` (flow dues), `change_policy`.
    """
    due_up = dues_dong - share_of(dues_dong, share)
    return due_up, max(sent_up - due_up, 0)


def _rounded(exact: Fraction) -> int:
    return half_up(exact.numerator, exact.denominator)
