"""Agreements: what a clause gives above the law and in money, how an agreement stands on a day, its grade by the rubric."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

LEVELS = {"enterprise": "Doanh nghiệp", "sector": "Ngành", "multi_enterprise": "Nhiều doanh nghiệp"}
UNITS = {
    "dong_month": "đ/tháng", "dong_hour": "đ/giờ", "dong_year": "đ/năm", "dong_meal": "đ/suất", "dong_time": "đ/lần", "percent": "%",
    "hours_week": "giờ/tuần", "hours_month": "giờ/tháng", "days_year": "ngày/năm", "days": "ngày", "minutes_day": "phút/ngày",
    "workdays": "ngày làm việc", "times_year": "lần/năm", "none": "",
}  # fmt: skip
BELOW, EQUAL, BETTER, BEYOND, UNMEASURED = "below", "equal", "better", "beyond", "unmeasured"
METER_WORDS = {BELOW: "dưới luật", EQUAL: "bằng luật", BETTER: "hơn luật", BEYOND: "ngoài luật", UNMEASURED: "chưa đo được"}
STATES = {
    "coming": "chưa có hiệu lực", "in_force": "đang hiệu lực", "expiring": "sắp hết hạn", "carried": "đang thương lượng, vẫn thực hiện",
    "expired": "hết hạn", "ended": "đã chấm dứt", "void": "vô hiệu",
}  # fmt: skip
RUNNING = ("in_force", "expiring", "carried")
STEPS = {"sent": "gửi cơ quan lao động", "published": "công bố cho người lao động"}
ENDS = {"ended": "Chấm dứt", "void": "Tòa án tuyên vô hiệu toàn bộ", "void_part": "Tòa án tuyên vô hiệu từng phần"}
GROUPS: Mapping[str, frozenset[str]] = {
    "pay": frozenset(
        ("lowest_wage", "lowest_wage_hour", "overtime_weekday", "overtime_weekend", "overtime_holiday", "night_work", "wage_raise",
         "year_bonus", "holiday_bonus", "allowance")
    ),
    "meal": frozenset(("shift_meal",)),
    "time": frozenset(("weekly_hours", "annual_leave", "wedding_leave", "funeral_leave", "shift_break")),
    "safety": frozenset(("health_check",)),
    "women": frozenset(("child_support", "menstruation_rest", "nursing_rest")),
    "training": frozenset(("training", "digital_training")),
}  # fmt: skip
GROUP_WORDS = {
    "ballot": "lấy ý kiến trên 50%", "sent": "gửi đúng hạn", "published": "đã công bố", "pay": "lương, thưởng", "meal": "bữa ăn ca",
    "time": "thời giờ làm việc, nghỉ ngơi", "safety": "an toàn, sức khỏe", "women": "lao động nữ", "training": "đào tạo",
    "implementation": "thực hiện",
}  # fmt: skip
"""The rubric is this house's design (law pack, `agreement_grading`); which clause counts in which group belongs to it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of clause. `floor` is a number of its unit, a word such as "min_wage", or None; `per_year` how often a year it is given."""

    code: str
    name: str
    topic: str
    unit: str
    floor: int | str | None
    is_less_better: bool
    per_year: int | None
    article: str
    needs_check: bool

    @property
    def is_money(self) -> bool:
        return self.unit.startswith("dong_")


@dataclass(frozen=True, slots=True)
class ClauseDraft:
    """A clause as people tell it. Units: `value` of its kind's; `workers` persons; `times` a year; `yearly_dong` đồng told by hand."""

    kind: str
    article: str
    text: str
    value: int | None = None
    workers: int | None = None
    times: int | None = None
    yearly_dong: int | None = None


@dataclass(frozen=True, slots=True)
class Meter:
    """How a clause stands against the floor. Units: `difference` of the kind's unit; money in đồng a year, None where it cannot be told."""

    state: str
    floor: int | None
    difference: int | None
    yearly_dong: int | None
    above_dong: int | None

    @property
    def is_better(self) -> bool:
        return self.state in (BETTER, BEYOND)


def measure(kind: Kind, floor: int | None, clause: ClauseDraft) -> Meter:
    """Return how a clause stands against the law and what it gives in a year, in all and above the law.

    Money is told by hand, or is value × workers × times a year for a clause in đồng; exact, nothing is rounded.
    """
    value = clause.value
    times = clause.times or kind.per_year
    whole = clause.yearly_dong
    if whole is None and kind.is_money and value is not None and clause.workers is not None and times:
        whole = value * clause.workers * times
    if value is None:
        return Meter(BEYOND if whole and kind.floor is None else UNMEASURED, floor, None, whole, whole if kind.floor is None else None)
    if kind.floor is None:
        return Meter(BEYOND if value > 0 else UNMEASURED, None, None, whole, whole)
    if floor is None:
        return Meter(UNMEASURED, None, None, whole, None)
    difference = floor - value if kind.is_less_better else value - floor
    state = BELOW if difference < 0 else EQUAL if difference == 0 else BETTER
    above = None
    if kind.is_money and clause.workers is not None and times:
        above = max(difference, 0) * clause.workers * times
    elif state == BETTER and clause.yearly_dong is not None:
        above = clause.yearly_dong
    return Meter(state, floor, difference, whole, above)


@dataclass(frozen=True, slots=True)
class Life:
    """The days of an agreement: `last` is its last day, extensions counted."""

    effective_on: date
    last: date
    ended_on: date | None = None
    void_on: date | None = None


def state_of(life: Life, *, on: date, soon: int, carried: int, is_negotiating: bool) -> str:
    """Return how an agreement stands on a day; while talks go on it is carried out for some days after its last.

    Source: Bộ luật Lao động 45/2019/QH14, Đ83; `soon` and `carried` are table `bargaining_rules`, cba.renew and cba.carry_over.
    """
    if life.void_on is not None and life.void_on <= on:
        return "void"
    if life.ended_on is not None and life.ended_on <= on:
        return "ended"
    if on < life.effective_on:
        return "coming"
    if on > life.last:
        return "carried" if is_negotiating and on <= life.last + timedelta(days=carried) else "expired"
    return "expiring" if (life.last - on).days < soon else "in_force"


def is_lawful_term(effective_on: date, last: date, least_years: int, most_years: int) -> bool:
    """Say whether a term lasts from some to some years, both included. Source: Bộ luật Lao động, Đ78 k3."""
    following = last + timedelta(days=1)
    return _years_on(effective_on, least_years) <= following <= _years_on(effective_on, most_years)


def _years_on(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


@dataclass(frozen=True, slots=True)
class Rubric:
    """The points of the rubric: by part of the procedure, by group of clauses, for how it is carried out; letters from how many points."""

    procedure: Mapping[str, int]
    content: Mapping[str, int]
    implementation: int
    letters: Sequence[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Graded:
    """What a grade is worked out from; `ballot` and `sent` are None where nobody wrote it down."""

    state: str
    has_lawful_term: bool
    ballot: bool | None
    sent: bool | None
    is_published: bool
    clauses: Sequence[tuple[str, str]]  # kind, state of the meter
    implementation: int


@dataclass(frozen=True, slots=True)
class Grade:
    """A letter with its points, or everything for which an agreement is not graded."""

    letter: str
    total: int
    points: Mapping[str, int]
    excluded: tuple[str, ...]


def grade(seen: Graded, rubric: Rubric) -> Grade:
    """Return the grade of an agreement, or why it has none.

    Source: Hướng dẫn 1580/HD-TLĐ (what is not graded); the points are a design of this house, unchecked (table `agreement_grading`).
    """
    points = {
        "ballot": rubric.procedure["ballot"] if seen.ballot else 0,
        "sent": rubric.procedure["sent"] if seen.sent else 0,
        "published": rubric.procedure["published"] if seen.is_published else 0,
        **{group: _group_points(group, most, seen.clauses) for group, most in rubric.content.items()},
        "implementation": min(max(seen.implementation, 0), rubric.implementation),
    }
    if reasons := _excluded(seen):
        return Grade("", 0, {}, reasons)
    total = sum(points.values())
    letter = next(name for name, least in sorted(rubric.letters, key=lambda one: -one[1]) if total >= least)
    return Grade(letter, total, points, ())


def _group_points(group: str, most: int, clauses: Iterable[tuple[str, str]]) -> int:
    """Return all points of a group for a clause better than the law, half of them, rounded down, for one that equals it."""
    states = {state for kind, state in clauses if kind in GROUPS[group]}
    return most if states & {BETTER, BEYOND} else most // 2 if EQUAL in states else 0


def _excluded(seen: Graded) -> tuple[str, ...]:
    told = []
    if seen.state == "void":
        told.append("Tòa án tuyên vô hiệu")
    if seen.state in ("expired", "ended", "coming"):
        told.append(STATES[seen.state])
    if any(state == BELOW for _, state in seen.clauses):
        told.append("có điều khoản dưới mức sàn của luật")
    if seen.ballot is False:
        told.append("ký khi chưa có trên 50% tán thành")
    if not seen.has_lawful_term:
        told.append("thời hạn trái luật")
    if not any(state in (BETTER, BEYOND) for _, state in seen.clauses):
        told.append("không có điều nào có lợi hơn luật")
    return tuple(told)


@dataclass(frozen=True, slots=True)
class Rank:
    """Where a value stands among those of similar employers, the best first. Units: those of the kind of clause."""

    kind: str
    value: int
    place: int
    of: int
    best: int
    median: int


def ranks(own: Mapping[str, int], others: Mapping[str, Sequence[int]], kinds: Mapping[str, Kind]) -> list[Rank]:
    """Return for each clause of ours where it stands among the others; the median is the lower of the two middle ones."""
    found = []
    for kind, value in own.items():
        is_less = kinds[kind].is_less_better
        all_values = sorted([value, *others.get(kind, ())], reverse=not is_less)
        found.append(Rank(kind, value, all_values.index(value) + 1, len(all_values), all_values[0], all_values[len(all_values) // 2]))
    return found
