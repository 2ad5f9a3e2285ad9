"""The estimate beside what moved: how much is used, what is left, what it will come to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from .cells import Cell
from .estimates import estimate_cells
from .forecasting import NOTHING_YET, Forecast, forecast

SPENDING, INCOME = "spending", "income"


@dataclass(frozen=True, slots=True)
class ExecutionRow:
    """One line: what was estimated, what moved until the day, what it will come to. Units: đồng."""

    cell: Cell
    side: str  # spending, income, empty for what is neither
    estimate: int | None
    forecast: Forecast

    @property
    def actual(self) -> int:
        return self.cell.value

    @property
    def is_heading(self) -> bool:
        return not self.cell.formula

    @property
    def share(self) -> Fraction | None:
        return Fraction(self.actual, self.estimate) if self.estimate else None

    @property
    def left(self) -> int | None:
        return None if self.estimate is None else self.estimate - self.actual

    @property
    def is_over(self) -> bool:
        """Say whether more was spent than was estimated."""
        return self.side == SPENDING and self.estimate is not None and self.actual > self.estimate

    @property
    def will_be_over(self) -> bool:
        """Say whether spending will pass the estimate if it goes on like this."""
        told = self.forecast.amount
        return self.side == SPENDING and self.estimate is not None and told is not None and told > self.estimate >= self.actual


def execution_rows(
    lines: Sequence[Any],
    *,
    estimated: Mapping[tuple[str, str], int] | None,
    actual: Sequence[Cell],
    before: Sequence[Cell],
    before_whole: Sequence[Cell],
    month: int,
    sides: Mapping[str, str],
) -> tuple[ExecutionRow, ...]:
    """Return every line of a form with its estimate, what moved in the first `month` months, and its forecast.

    Lines are forecast one by one and sums follow the form, so a total is what its lines come to. `before` is last year until the same
    month, `before_whole` the whole of it. `sides` says of each category whether it is income or spending.
    """
    until = {cell.line_id: cell.value for cell in before}
    whole = {cell.line_id: cell.value for cell in before_whole}
    told: dict[str, Forecast] = {}
    for line, cell in zip(lines, actual, strict=True):
        if (line.formula or {}).get("op") == "entries":
            told[line.line_id] = forecast(cell.value, month=month, before=(until.get(line.line_id, 0), whole.get(line.line_id, 0)))
    carried = {(line.line_id, line.formula["categories"][0]): told[line.line_id].amount or 0 for line in lines if line.line_id in told} | {
        (line.line_id, ""): cell.value for line, cell in zip(lines, actual, strict=True) if line.line_id not in told
    }
    sums = {cell.line_id: cell.value for cell in estimate_cells(lines, carried, needs_check=False)}
    given = None if estimated is None else {cell.line_id: cell.value for cell in estimate_cells(lines, estimated, needs_check=False)}
    return tuple(
        ExecutionRow(
            cell, side_of(line.line_id, lines, sides), None if given is None or not cell.formula else given[line.line_id],
            told.get(line.line_id) or _of_sum(line, sums[line.line_id], month),
        )
        for line, cell in zip(lines, actual, strict=True)
    )  # fmt: skip


def side_of(line_id: str, lines: Sequence[Any], sides: Mapping[str, str]) -> str:
    """Return whether a line holds income or spending, by the categories that it or the lines it sums count."""
    by_id = {line.line_id: line for line in lines}
    formula = by_id[line_id].formula or {}
    if formula.get("op") == "entries":
        return sides.get(formula["categories"][0], "")
    if formula.get("op") == "sum":
        return next((side for side in (side_of(one, lines, sides) for one in formula["lines"]) if side), "")
    return ""


def _of_sum(line: Any, amount: int, month: int) -> Forecast:
    is_sum = (line.formula or {}).get("op") == "sum"
    return Forecast(amount if is_sum and month > 0 else None, "sum" if is_sum and month > 0 else NOTHING_YET)
