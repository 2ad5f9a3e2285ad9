"""The settlement (B07): every cell from the summaries of the ledger, every cell leading back to its lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from congdoan.finance.assessments import queries as assessments
from congdoan.finance.budgets.rules.cells import Cell, Movement, fill, summed
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.money import half_up
from congdoan.foundation.kernel.periods import add_months, last_day, make_month
from congdoan.foundation.reference import queries as reference
from congdoan.foundation.reference.rules import Form, Record
from congdoan.people.organisations import queries as organisations

from .actuals import MONEY, PAYABLE, balances, by_unit, moved, movements_of, turnovers

BASE_LEVELS = frozenset({"base", "inside"})


class FormNotSelected(DomainError):
    code = "form-not-selected"
    says = (
        "Liên đoàn chưa chọn cách đọc mẫu B07 cho năm {year}. Hướng dẫn 47/HD-TLĐ có hai cách đọc khác mã dòng;"
        " kế toán trưởng phải chọn mẫu đã ký trước khi lập quyết toán."
    )


class NoSuchForm(DomainError):
    code = "form-unknown"
    says = "Không có mẫu {form}. Các mẫu có: {known}."


class NoSuchUnit(DomainError):
    code = "unit-unknown"
    says = "Không có đơn vị mang mã {code} trong phạm vi của anh chị."


@dataclass(frozen=True, slots=True)
class PartA:
    """The basic indicators of a year; None where nobody has told. Units: persons, đồng."""

    fund_workers: int | None
    fund_wage: int | None
    dues_members: int | None


def value_of(cells: Sequence[Cell], line_id: str) -> int | None:
    """Return the figure of one line; None where the form does not have it."""
    return next((cell.value for cell in cells if cell.line_id == line_id), None)


@dataclass(frozen=True, slots=True)
class Settlement:
    """A form filled for one union, or the sum over the unions of a branch."""

    unit_id: int
    unit: str
    name: str
    year: int
    form: str
    form_name: str
    needs_check: bool
    cells: tuple[Cell, ...]
    part_a: PartA
    unions: int  # how many unions it sums; 1 for a union's own
    money_by_account: Mapping[str, int]  # cash, bank, in transit, advances at the end, by the codes of `MONEY`
    is_sum: bool  # the consolidation of a branch; false for one union's own
    until: int  # the last month counted

    @property
    def money(self) -> int:
        """Return cash, bank and advances at the end."""
        return sum(self.money_by_account.values())

    def value(self, line_id: str) -> int:
        """Return the figure of one line; 0 of a line that the form does not have."""
        return value_of(self.cells, line_id) or 0

    def has(self, line_id: str) -> bool:
        """Return whether the form has a line."""
        return value_of(self.cells, line_id) is not None

    @property
    def unexplained(self) -> int:
        """Closing accumulation less the money there is: what must be explained (table `identities`, money); 0 where the form has none."""
        return self.value("closing") - self.money if self.has("closing") else 0


@dataclass(frozen=True, slots=True)
class UnionRow:
    """One union of a consolidation."""

    unit_id: int
    code: str
    name: str
    cells: tuple[Cell, ...]
    money: int = 0

    def value(self, line_id: str) -> int:
        """Return the figure of one line; 0 of a line that the form does not have."""
        return value_of(self.cells, line_id) or 0

    @property
    def unexplained(self) -> int:
        """Return closing accumulation less the money there is; 0 where the form has no such line."""
        closing = value_of(self.cells, "closing")
        return 0 if closing is None else closing - self.money


def selected_form(unit_id: int, *, year: int) -> str:
    """Return the form that the nearest level has selected for a year's settlement.

    :raises FormNotSelected: nobody has
    """
    return str(selection(unit_id, year=year).fields["selected"])


def selection(unit_id: int, *, year: int) -> Record:
    """Return the record by which the nearest level has selected a year's form.

    :raises FormNotSelected: nobody has
    """
    on = date(year, 12, 31)
    branches = [unit_id, *access.ancestors([unit_id], on=on)[unit_id]]
    own = reference.own_records("forms", branches)
    for branch in branches:
        for record in own.get(branch, ()):
            if record.scope.get("form") == "b07" and record.holds_on(on) and record.fields.get("selected"):
                return record
    raise FormNotSelected(year=year)


def settlement(code: str, year: int, *, form_id: str | None = None, until: int | None = None) -> Settlement:
    """Return the settlement of a union, or of a federation as the sum over all its base unions, until the end of a month.

    :raises NoSuchUnit: no unit of this code within reach
    :raises FormNotSelected: no form asked for and none selected
    :raises NoSuchForm: the form asked for is not in the pack
    """
    unit = unit_of(code)
    form = form_named(form_id or selected_form(unit.id, year=year))
    last = last_month(year, until)
    unions = unions_of(unit.id, unit.kind, year)
    filled, closing = _filled(list(unions), year, form, last)
    money: dict[str, int] = dict.fromkeys(MONEY, 0)
    for (_, account), amount in closing.items():
        if account in money:
            money[account] += amount
    return Settlement(
        unit_id=unit.id,
        unit=unit.code,
        name=unit.name,
        year=year,
        form=form.id,
        form_name=form.name,
        needs_check=form.needs_check,
        cells=summed([filled[one] for one in unions]) if unions else _empty(form),
        part_a=_part_a(list(unions), year, last),
        unions=len(unions),
        money_by_account=money,
        is_sum=not is_base(unit.kind, year),
        until=last,
    )


def unit_named(unit_id: int) -> str:
    """Return the code of a union body within reach, empty when it is not."""
    return organisations.codes_and_names([unit_id]).get(unit_id, ("", ""))[0]


def unit_of(code: str) -> Any:
    """Return the union body that bears a code.

    :raises NoSuchUnit: no unit of this code within reach
    """
    unit = organisations.by_code([code]).get(code.strip().upper())
    if unit is None or unit.kind == "employer":
        raise NoSuchUnit(code=code[:40])
    return unit


def consolidated_rows(unit_id: int, year: int, *, form_id: str, until: int | None = None) -> list[UnionRow]:
    """Return every union of a branch with its cells, in the order of names: their sums are the consolidation."""
    kind = organisations.by_id([unit_id])[unit_id].kind
    unions = unions_of(unit_id, kind, year)
    last = last_month(year, until)
    filled, closing = _filled(list(unions), year, form_named(form_id), last)
    money = by_unit({(one, account): amount for (one, account), amount in closing.items() if account in MONEY})
    return [UnionRow(one, code, name, filled[one], money.get(one, 0)) for one, (code, name) in unions.items()]


def last_month(year: int, until: int | None) -> int:
    """Return the last month of the year that is counted: December, or an earlier one asked about."""
    return min(max(until or make_month(year, 12), add_months(make_month(year, 1), -1)), make_month(year, 12))


def behind_cell(unit_id: int, year: int, line_id: str, *, form_id: str) -> list[tuple[str, Movement]]:
    """Return the categories of a cell and where each stands in the books; empty for a sum of other lines.

    The lines themselves come from `ledger.queries.entries_behind` with the movement's accounts.
    """
    form = form_named(form_id)
    line = next((one for one in form.lines if one.line_id == line_id), None)
    if line is None or line.formula["op"] != "entries":
        return []
    chart = reference.chart_on(date(year, 12, 31))
    return [(category, movement) for category in line.formula["categories"] for movement in movements_of(category, chart)]


def _empty(form: Form) -> tuple[Cell, ...]:
    return fill(form.lines, opening=0, payable_up=0, moved=lambda _: 0, needs_check=form.needs_check)


def form_named(form_id: str) -> Form:
    """Return a form of the pack.

    :raises NoSuchForm: there is none of this name
    """
    known = reference.forms()
    if form_id not in known:
        raise NoSuchForm(form=form_id[:60], known=", ".join(settlement_forms()))
    return known[form_id]


def settlement_forms() -> list[str]:
    """Return the ids of the readings of the settlement form that the pack holds."""
    return sorted(one for one in reference.forms() if ".b07." in one)


def is_base(kind: str, year: int) -> bool:
    """Return whether a unit of this kind settles its own books, rather than the sum of those below it."""
    days = (date(year, 1, 1), date(year, 12, 31))
    return any(organisations.level_of(kind, on=day) in BASE_LEVELS for day in days)


def unions_of(unit_id: int, kind: str, year: int) -> dict[int, tuple[str, str]]:
    """Return the base unions whose books a settlement sums: the unit itself, or all that stood in its branch on a day of the year."""
    if is_base(kind, year):
        return {unit_id: organisations.codes_and_names([unit_id])[unit_id]}
    return organisations.base_unions_below(unit_id, during=(date(year, 1, 1), date(year, 12, 31)))


def _filled(unit_ids: Sequence[int], year: int, form: Form, last: int) -> tuple[dict[int, tuple[Cell, ...]], dict[tuple[int, str], int]]:
    """Return the form of each union, and what stands at the end on the accounts of money and of what is owed upwards."""
    chart = reference.chart_on(date(year, 12, 31))
    first = make_month(year, 1)
    sums = turnovers(unit_ids, during=(first, last))
    opening = by_unit(balances(unit_ids, month=add_months(first, -1)))
    closing = balances(unit_ids, month=last, codes=(*MONEY, PAYABLE))
    filled = {
        unit_id: fill(
            form.lines,
            opening=opening.get(unit_id, 0),
            payable_up=-closing.get((unit_id, PAYABLE), 0),
            moved=lambda category, turnover=sums[unit_id]: moved(category, chart, turnover),  # type: ignore[misc]
            needs_check=form.needs_check,
        )
        for unit_id in unit_ids
    }
    return filled, closing


def _part_a(unit_ids: Sequence[int], year: int, last: int) -> PartA:
    """Return the indicators: averages of the months told, half-up, and the year's wage fund."""
    declared, members = basics(unit_ids, year, last)
    return PartA(
        fund_workers=half_up(sum(heads for heads, _ in declared.values()), len(declared)) if declared else None,
        fund_wage=sum(fund for _, fund in declared.values()) if declared else None,
        dues_members=half_up(sum(members.values()), len(members)) if members else None,
    )


def basics(unit_ids: Sequence[int], year: int, last: int) -> tuple[dict[int, tuple[int, int]], dict[int, int]]:
    """Return by month what was told: (headcount, wage fund) of the employers, and members who paid dues.

    An employer's declarations count where its union of the last day stands.
    """
    months = (make_month(year, 1), last)
    employers = organisations.employers_of(unit_ids, on=last_day(last))
    declared: dict[int, tuple[int, int]] = {}
    for one in assessments.payroll_in_force(employers, months=months) if employers else []:
        heads, fund = declared.get(one.month, (0, 0))
        declared[one.month] = (heads + one.headcount, fund + one.wage_fund_dong)
    members: dict[int, int] = {}
    for report in assessments.dues_reports_in_force(unit_ids, months=months):
        members[report.month] = members.get(report.month, 0) + report.members_paying
    return declared, members
