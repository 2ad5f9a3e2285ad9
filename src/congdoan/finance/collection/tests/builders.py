"""A small district: three employers, three grassroots unions, one split table. For tests of this app and of those above it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction

from congdoan.finance.collection.rules.engine import run
from congdoan.finance.collection.rules.model import (
    Charge,
    ChargeKind,
    Line,
    LineKind,
    Match,
    Opening,
    Part,
    Payer,
    Register,
    UnionSpan,
)
from congdoan.finance.collection.rules.state import Outcome, State
from congdoan.finance.collection.rules.terms import Level, SplitPolicy, Terms
from congdoan.finance.collection.tests.cast import ACCOUNT, DAY, Cast, small_district
from congdoan.finance.collection.tests.visiting import act_again

__all__ = [
    "ACCOUNT",
    "DAY",
    "Cast",
    "act_again",
    "small_district",
]

TLD, PROVINCE, DISTRICT, SEWING, SCHOOL, NURSERY, SEWING_CO, SCHOOL_BODY, SHOP = range(101, 110)

UPPER = (
    Level("district", Fraction("0.60"), DISTRICT),
    Level("province", Fraction("0.30"), PROVINCE),
    Level("confederation", Fraction("0.10"), TLD),
)
"""Illustrative ratios, as the test world's."""

POLICY = SplitPolicy(date(2024, 1, 1), date(2025, 1, 1), Fraction(3, 4), UPPER)


def register(*, school_until: date | None = None, school_successor: int | None = None, sewing_founded: date = date(2020, 1, 1)) -> Register:
    """SEWING stands at SEWING_CO, SCHOOL at SCHOOL_BODY, NURSERY has no employer, SHOP has no union."""
    return Register(
        (
            Payer(TLD, "TLD", "upper", "Tổng Liên đoàn Lao động Việt Nam"),
            Payer(PROVINCE, "LDLD-TN", "upper", "Liên đoàn Lao động tỉnh Tây Ninh"),
            Payer(DISTRICT, "LDLD-DMC", "upper", "Liên đoàn Lao động huyện Dương Minh Châu"),
            Payer(SEWING, "CD001", "union", "CĐCS Công ty May Tân Việt", founded_on=sewing_founded),
            Payer(
                SCHOOL,
                "CD002",
                "union",
                "CĐCS Trường Hoa Mai",
                founded_on=date(2010, 1, 1),
                until=school_until,
                successor_id=school_successor,
            ),
            Payer(NURSERY, "CD003", "union", "CĐCS Trường Mầm non Hoa Cúc", founded_on=date(2010, 1, 1)),
            Payer(SEWING_CO, "DV001", "employer", "Công ty May Tân Việt", unions=(UnionSpan(SEWING, sewing_founded),)),
            Payer(SCHOOL_BODY, "DV002", "employer", "Trường Hoa Mai", unions=(UnionSpan(SCHOOL, date(2010, 1, 1), school_until),)),
            Payer(SHOP, "DV003", "employer", "Cửa hàng Bình Minh"),
        ),
        collector_id=DISTRICT,
    )


def terms(charges: Iterable[tuple[int, ChargeKind, int, int]] = (), *, of: Register | None = None) -> Terms:
    return Terms(of or register(), tuple(Charge(*charge) for charge in charges), (POLICY,))


def line(number: int, on: date, amount: int, *, file: str = "2024.xlsx", account: str = "", hour: int = 9) -> Line:
    """Money in above zero, money out below."""
    booked_at = datetime(on.year, on.month, on.day, hour)
    direction = "C" if amount > 0 else "D"
    return Line(number, file, number, booked_at, direction, abs(amount), f"FT{number}", account, position=number, fingerprint=f"FT{number}")


def receipt(payer_id: int, amount: int, kind: ChargeKind = "KPCD") -> Match:
    return Match("auto", "test", kind, (Part(kind, payer_id, amount),))


def other(kind: LineKind, *, target_id: int | None = None, refers_to: int | None = None) -> Match:
    return Match("auto", "test", kind, target_id=target_id, refers_to=refers_to)


WAITS = Match("review", "test", None)


def passed(
    lines: Sequence[Line],
    matches: Mapping[int, Match],
    *,
    under: Terms,
    state: State | None = None,
    opening: Opening | None = None,
    through: date | None = None,
) -> Outcome:
    """Run lines with the matches given by line number; a line without one waits."""
    begun = state if state is not None else State.begin(opening or Opening(date(2024, 1, 1)))
    return run(begun, lines, terms=under, match=lambda row, _register, _books: matches.get(row.id, WAITS), through=through)
