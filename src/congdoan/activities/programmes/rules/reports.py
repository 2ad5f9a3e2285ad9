"""Reports: states and what may follow, counters, sums of what the units sent, the difference that an amendment makes.

Source: tables `activities.workflow_states` (workflow `report`) and `activities.report_calendar`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
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
