"""Reports: states and what may follow, counters, sums of what the units sent, the difference that an amendment makes.

Source: tables `activities.workflow_states` (workflow `report`) and `activities.report_calendar`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

CADENCES = {"month": "tháng", "quarter": "quý", "half_year": "6 tháng", "year": "năm", "once": "đột xuất"}
REQUEST_STATES = {"opened": "đang thu", "consolidated": "đã tổng hợp", "locked": "đã khóa"}
REPORT_STATES = {"open": "chưa nộp", "submitted": "đã nộp", "returned": "bị trả lại", "accepted": "đã nhận", "locked": "đã khóa",
    "handed_over": "đã bàn giao",
}  # fmt: skip
ACTS = {
    "submitted": "nộp",
    "returned": "trả lại",
    "accepted": "nhận",
    "locked": "khóa",
    "amended": "sửa sau khi khóa",
    "handed_over": "bàn giao",
}
_FOLLOWING = {
    "open": {"submitted", "handed_over"}, "returned": {"submitted", "handed_over"}, "submitted": {"returned", "accepted"},
    "accepted": {"returned", "locked"},
    "locked": {"amended"},
}  # fmt: skip
MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
OWED = ("open", "returned")
SENDING = frozenset({"submitted", "amended"})


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of a report. `denominator` 0 where there is none; `parts` lead to who makes it."""

    code: str
    name: str
    measure: str
    unit: str
    numerator: int | None
    denominator: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class Counters:
    """How far the collecting has come. `missing` have not sent anything that stands; late ones count once, sent or not."""

    required: int
    submitted: int
    missing: int
    on_time: int
    late: int
    returned: int
    accepted: int
    amended: int


@dataclass(frozen=True, slots=True)
class Change:
    """What an amendment did to one cell."""

    code: str
    name: str
    before: int | None
    after: int | None

    @property
    def difference(self) -> int | None:
        """Return after without before; None where either is not told."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True, slots=True)
class Template:
    """What a request of a cadence begins with: its title, period and days; `needs_check` while the day of the table is unchecked."""

    cadence: str
    title: str
    first: date
    last: date
    opens_on: date
    due_on: date
    escalate_on: date
    needs_check: bool


def template(cadence: str, *, on: date, due_day: int | None, due_month_day: str, after_days: int, needs_check: bool) -> Template:
    """Return the template of the period that a day lies in, due on the day that the table names, else on the period's last day.

    `due_day` is a day of the last month, `due_month_day` like "06-15"; neither lies before today.
    Source: table `activities.report_calendar`.
    """
    months = MONTHS.get(cadence, 1)
    start = (on.month - 1) // months * months + 1
    first = date(on.year, start, 1)
    last = date(on.year + (start + months > 12), (start + months - 1) % 12 + 1, 1) - timedelta(days=1)
    due = last.replace(day=due_day) if due_day else last
    if due_month_day:
        named = date.fromisoformat(f"{on.year}-{due_month_day}")
        due = named if first <= named <= last else last
    due = max(due, on)
    place = (start - 1) // months + 1
    words = {
        "month": f"tháng {on:%m/%Y}", "quarter": f"quý {('I', 'II', 'III', 'IV')[min(place, 4) - 1]} năm {on.year}",
        "half_year": f"6 tháng {'đầu' if place == 1 else 'cuối'} năm {on.year}", "year": f"năm {on.year}",
    }  # fmt: skip
    title = f"Báo cáo {words.get(cadence, f'đột xuất ngày {on:%d/%m/%Y}')}"
    return Template(cadence, title, first, last, on, due, due + timedelta(days=after_days), needs_check)


def may_follow(state: str, act: str) -> bool:
    """Return whether an act may come to a report in a state."""
    return act in _FOLLOWING.get(state, ())


def counters(reports: Iterable[tuple[str, date | None, bool]], *, due_on: date, on: date) -> Counters:
    """Return the counters of reports told as (state, first day sent, amended); those of units that ended count no more."""
    told = [report for report in reports if report[0] != "handed_over"]
    submitted = sum(state in ("submitted", "accepted", "locked") for state, _, _ in told)
    return Counters(
        required=len(told), submitted=submitted, missing=len(told) - submitted,
        on_time=sum(sent is not None and sent <= due_on for _, sent, _ in told),
        late=sum((sent or on) > due_on for _, sent, _ in told),
        returned=sum(state == "returned" for state, _, _ in told),
        accepted=sum(state in ("accepted", "locked") for state, _, _ in told),
        amended=sum(amended for _, _, amended in told),
    )  # fmt: skip


def summed(cells: Sequence[Cell], figures: Iterable[Mapping[str, Any]]) -> tuple[Cell, ...]:
    """Return each cell with the sums of what was sent; a cell that nobody could tell stays without a figure."""
    told = list(figures)

    def sum_of(cell: Cell) -> Cell:
        parts = [one[cell.code] for one in told if cell.code in one and one[cell.code][0] is not None]
        numerator = sum(part[0] for part in parts) if parts else None
        return Cell(cell.code, cell.name, cell.measure, cell.unit, numerator, sum(part[1] for part in parts), cell.why)

    return tuple(sum_of(cell) for cell in cells)


def changes(cells: Iterable[Cell], before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Change, ...]:
    """Return the cells that an amendment changed."""
    found = [Change(cell.code, cell.name, (before.get(cell.code) or [None])[0], (after.get(cell.code) or [None])[0]) for cell in cells]
    return tuple(change for change in found if change.before != change.after)
