"""How a unit's year runs against its estimate, until any month."""

from dataclasses import dataclass
from functools import cache

from congdoan.finance.budgets.rules.estimates import Key
from congdoan.finance.budgets.rules.execution import ExecutionRow, execution_rows
from congdoan.foundation.kernel.periods import make_month
from congdoan.foundation.reference import queries as reference

from .actuals import chart_of
from .estimates import EstimateForm, approved_of, estimate_form
from .settlement import Settlement, is_base, settlement, unions_of, unit_of


@dataclass(frozen=True, slots=True)
class Execution:
    """The estimate that holds beside the books. `units` says how many approved estimates are counted, of how many units."""

    form: EstimateForm
    sheet: Settlement
    rows: tuple[ExecutionRow, ...]
    month: int
    units: tuple[int, int]

    @property
    def is_estimated(self) -> bool:
        return self.units[0] > 0

    @property
    def over(self) -> tuple[ExecutionRow, ...]:
        return tuple(row for row in self.rows if row.is_over)

    @property
    def going_over(self) -> tuple[ExecutionRow, ...]:
        return tuple(row for row in self.rows if row.will_be_over)


def execution(code: str, year: int, *, until: int | None = None) -> Execution:
    """Return a unit's year against its approved estimate; for a branch the sums of its base unions, estimates and books alike.

    A fixed number of statements, whatever the number of unions.

    :raises NoSuchUnit: no unit of this code within reach
    :raises NoFormOfYear: no form of the year is known
    """
    unit, form = unit_of(code), estimate_form(year)
    body = form.body
    sheet = settlement(code, year, form_id=body.id, until=until)
    month = max(sheet.until - make_month(year, 1) + 1, 0)
    before = before_whole = sheet.cells[:0]
    if chart_of(year - 1):
        before_whole = settlement(code, year - 1, form_id=body.id).cells
        before = settlement(code, year - 1, form_id=body.id, until=make_month(year - 1, month)).cells if 0 < month < 12 else before_whole
    counted = list(unions_of(unit.id, unit.kind, year)) if not is_base(unit.kind, year) else [unit.id]
    held = approved_of(counted, year)
    estimated: dict[Key, int] = {}
    for amounts in held.values():
        for key, amount in amounts.items():
            estimated[key] = estimated.get(key, 0) + amount
    rows = execution_rows(
        body.lines, estimated=estimated if held else None, actual=sheet.cells, before=before, before_whole=before_whole, month=month,
        sides=category_sides(),
    )  # fmt: skip
    return Execution(form, sheet, rows, month, (len(held), len(counted)))


@cache
def category_sides() -> dict[str, str]:
    """Return of each entry category whether it is income or spending."""
    return {str(record.fields["code"]): str(record.fields["direction"]) for record in reference.records("entry_categories")}


@cache
def category_names() -> dict[str, str]:
    """Return the name of each entry category."""
    return {str(record.fields["code"]): record.name for record in reference.records("entry_categories")}
