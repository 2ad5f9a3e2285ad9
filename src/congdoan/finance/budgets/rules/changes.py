"""What became of a form since it was last sent, or since another year: line by line, never across vintages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from congdoan.finance.budgets.rules.cells import Cell


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a form with its figure before and now; None where the form before had no such line. Units: đồng."""

    line_id: str
    code: str | None
    label: str
    before: int | None
    now: int

    @property
    def difference(self) -> int:
        return self.now - (self.before or 0)

    @property
    def is_changed(self) -> bool:
        return self.before != self.now


def changes(before: Mapping[str, int], cells: Sequence[Cell]) -> tuple[Change, ...]:
    """Return every line of a form beside its figure before.

    Both must be of the same form: a code means something only together with its form, so lines are known by their id.
    """
    return tuple(Change(cell.line_id, cell.code, cell.label, before.get(cell.line_id), cell.value) for cell in cells)


def beside(before: Sequence[Cell], cells: Sequence[Cell]) -> tuple[Change, ...]:
    """Return every line of a form beside the same line of another year's form.

    Where the vintage changed between, only lines of the same meaning (`line_id`) and the same formula are compared; codes never are.
    """
    known = {cell.line_id: cell for cell in before}
    found = []
    for cell in cells:
        other = known.get(cell.line_id)
        value = other.value if other is not None and other.formula == cell.formula else None
        found.append(Change(cell.line_id, cell.code, cell.label, value, cell.value))
    return tuple(found)
