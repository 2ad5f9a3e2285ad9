"""Which units a year's programme picks: most by risk, with the reasons printed, the others by lot that anybody can draw again.

Signals are facts of the books and the register that are told for every unit in one go; none of them accuses anybody.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from congdoan.finance.collection.rules.accuracy import draw
from congdoan.foundation.kernel.shares import least_count

RISK, LOT, ADDED = "risk", "lot", "added"
HOW_WORDS = {RISK: "theo rủi ro", LOT: "rút thăm", ADDED: "Ủy ban kiểm tra chọn"}
POINTS = {
    "not_inspected": 3,
    "late_advances": 5,
    "cash_share": 4,
    "count_overdue": 10,
    "owes": 5,
    "settlement_missing": 8,
    "new_treasurer": 4,
}
"""Points of a signal. Where a red flag tells the same they are its weight (R13, R1, R5, R4), else a proposal of ours (decision 0067)."""
MOST_YEARS = 4
"""Whole years without an inspection that count; a unit never inspected counts as many."""
CASH_SHARE = Fraction(1, 2)
"""From this share of its money in cash on, a unit is told; a proposal of ours (decision 0067)."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one unit on the day of the picking. Units: đồng."""

    unit_id: int
    years_since: int | None = None  # None: no inspection was ever written down here
    late_advances: int = 0
    cash: int = 0
    bank: int = 0
    is_count_overdue: bool = False
    owed: int = 0
    is_settlement_missing: bool = False
    is_treasurer_new: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """One signal that a unit gives, in words, and its points."""

    signal: str
    words: str
    points: int


@dataclass(frozen=True, slots=True)
class Picked:
    """A unit that is picked: how, with how many points, for which reasons."""

    unit_id: int
    how: str
    score: int
    reasons: tuple[Reason, ...]


def reasons_of(facts: Facts) -> tuple[Reason, ...]:
    """Return what speaks for inspecting a unit, the weightiest first."""
    years = MOST_YEARS if facts.years_since is None else min(facts.years_since, MOST_YEARS)
    words = "hệ thống chưa ghi cuộc kiểm tra nào" if facts.years_since is None else f"{facts.years_since} năm chưa kiểm tra"
    money = facts.cash + facts.bank
    told = [
        (years > 0, "not_inspected", words, years),
        (facts.late_advances > 0, "late_advances", f"{facts.late_advances} khoản tạm ứng quá hạn", 1),
        (money > 0 and facts.cash >= CASH_SHARE * money, "cash_share", f"tiền mặt {_percent(facts.cash, money)}% số tiền đang giữ", 1),
        (facts.is_count_overdue, "count_overdue", "quá hạn kiểm kê quỹ", 1),
        (facts.owed > 0, "owes", "còn khoản phải nộp quá hạn", 1),
        (facts.is_settlement_missing, "settlement_missing", "chưa gửi quyết toán năm trước", 1),
        (facts.is_treasurer_new, "new_treasurer", "đổi thủ quỹ trong 12 tháng", 1),
    ]
    found = [Reason(signal, words, POINTS[signal] * times) for is_true, signal, words, times in told if is_true]
    return tuple(sorted(found, key=lambda reason: -reason.points))


def _percent(part: int, whole: int) -> int:
    return part * 100 // whole if whole else 0


def pick(units: Sequence[Facts], *, share: Fraction, by_lot: int, seed: int) -> list[Picked]:
    """Pick at least a share of the units: `by_lot` of them by lot, the rest the riskiest; ties by the unit's number.

    Source: the share is `inspfig.target20` of `activities.inspection_figures`.
    """
    wanted = least_count(len(units), share, ">=")
    reasons = {one.unit_id: reasons_of(one) for one in units}
    scores = {unit: sum(reason.points for reason in told) for unit, told in reasons.items()}
    ranked = sorted(scores, key=lambda unit: (-scores[unit], unit))
    lots = min(by_lot, wanted)
    risky = ranked[: wanted - lots]
    drawn = draw((unit for unit in ranked if unit not in set(risky)), seed=seed, size=lots)
    return [Picked(unit, how, scores[unit], reasons[unit]) for how, some in ((RISK, risky), (LOT, drawn)) for unit in some]


def told_reasons(told: Iterable[Mapping[str, object]]) -> str:
    """Return stored reasons as a programme prints them: 4 năm chưa kiểm tra +12 · tiền mặt 60% số tiền đang giữ +4."""
    return " · ".join(f"{one['words']} +{one['points']}" for one in told)
