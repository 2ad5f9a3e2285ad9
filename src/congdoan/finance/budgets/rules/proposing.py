"""What an estimate may begin with: each figure worked out from members, wage fund, shares and last year, with its formula in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from congdoan.foundation.kernel.money import format_dong, half_up, share_of

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed figure, how it was worked out, and what it rests on. Units: đồng."""

    amount: int
    formula: str
    source: str = ""
    needs_check: bool = False


@dataclass(frozen=True, slots=True)
class DuesMonth:
    """The dues of one member with the average salary in one month of the year, under the rule of that month."""

    each: int
    rate: Fraction
    cap: Fraction | None

    @property
    def is_capped(self) -> bool:
        return self.cap is not None and self.each == half_up(self.cap.numerator, self.cap.denominator)


def propose_dues(months: Sequence[DuesMonth], *, members: int, average: int, source: str, needs_check: bool) -> Proposal:
    """Propose the dues of a year: for each month, members by what one with the average salary owes.

    Rounding: each month's dues of one member was rounded half-up already.
    Source: reference tables `dues_rate`, `dues_limits`.
    """
    parts = []
    for (each, rate, is_capped), same in groupby((month.each, month.rate, month.is_capped) for month in months):
        capped = f", trần {format_dong(each)}" if is_capped else ""
        parts.append(
            f"{len(list(same))} tháng × {format_dong(members)} đoàn viên × {format_dong(each)}"
            f" ({percent(rate)} × {format_dong(average)}{capped})"
        )
    return Proposal(sum(month.each * members for month in months), " + ".join(parts), source, needs_check)


def propose_fund(*, wage_fund: int, rate: Fraction, share: Fraction, source: str, needs_check: bool) -> Proposal:
    """Propose what comes down by distribution: the union's share of the fund on a year's wage fund.

    Rounding: the fund half-up, then the share half-up. Source: reference tables `union_fund_rate`, `share_grassroots`.
    """
    fund = share_of(wage_fund, rate)
    words = f"{percent(rate)} × quỹ lương {format_dong(wage_fund)} = {format_dong(fund)}; × {percent(share)} CĐCS được sử dụng"
    return Proposal(share_of(fund, share), words, source, needs_check)


def propose_paid_up(dues: int, *, share: Fraction, source: str, needs_check: bool) -> Proposal:
    """Propose what goes up: the dues less the union's half-up share. Source: reference table `share_grassroots`."""
    return Proposal(dues - share_of(dues, share), f"Đoàn phí {format_dong(dues)} × {percent(1 - share)} nộp cấp trên", source, needs_check)


def propose_again(last_year: int, *, year: int, is_whole: bool, month: int) -> Proposal:
    """Propose what moved last year; a year still running is carried to its end month by month, half-up."""
    if is_whole:
        return Proposal(last_year, f"Bằng thực hiện năm {year}", "Sổ kế toán của đơn vị")
    if month == 0:
        return Proposal(0, f"Năm {year} chưa có tháng nào trọn", "Sổ kế toán của đơn vị")
    words = f"Thực hiện {month} tháng năm {year} {format_dong(last_year)} × 12 / {month}"
    return Proposal(half_up(last_year * 12, month), words, "Sổ kế toán của đơn vị")


def percent(share: Fraction) -> str:
    """Write an exact share in per cent: 1/200 is 0,5%; one that never ends stays a fraction."""
    hundredths = share * 10_000
    if hundredths.denominator != 1:
        return f"{share.numerator}/{share.denominator}"
    whole, part = divmod(int(hundredths), 100)
    return f"{whole},{part:02d}".rstrip("0").rstrip(",") + "%" if part else f"{whole}%"


def known_basis(declared: Mapping[int, tuple[int, int]], members: Mapping[int, int]) -> dict[str, int]:
    """Return the basic figures of a year from what was told by month: averages half-up; the wage fund carried to twelve months, half-up."""
    found: dict[str, int] = {}
    if declared:
        found["workers"] = half_up(sum(heads for heads, _ in declared.values()), len(declared))
        found["wage_fund"] = half_up(sum(fund for _, fund in declared.values()) * 12, len(declared))
    if members:
        found["members"] = half_up(sum(members.values()), len(members))
    return found
