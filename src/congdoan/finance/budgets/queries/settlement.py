"""The settlement (B07): every cell from the summaries of the ledger, every cell leading back to its lines."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from congdoan.finance.assessments import queries as assessments
from congdoan.finance.budgets.rules.cells import Cell, Movement, fill, movements, summed
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import FIRST_PERIOD, AccountFilter
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.money import half_up
from congdoan.foundation.kernel.periods import add_months, last_day, make_month
from congdoan.foundation.reference import queries as reference
from congdoan.foundation.reference.rules import Form
from congdoan.people.organisations import queries as organisations

MONEY = ("111", "112", "113", "141")  # cash, bank, in transit, advances: together the accumulation (table `identities`, money)
PAYABLE = "336"
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
    money: int  # cash, bank and advances at the year's end

    def value(self, line_id: str) -> int:
        """Return the figure of one line."""
        return next(cell.value for cell in self.cells if cell.line_id == line_id)

    @property
    def unexplained(self) -> int:
        """Closing accumulation less the money there is: what must be explained (table `identities`, money)."""
        return self.value("closing") - self.money


@dataclass(frozen=True, slots=True)
class UnionRow:
    """One union of a consolidation."""

    unit_id: int
    code: str
    name: str
    cells: tuple[Cell, ...]


def selected_form(unit_id: int, *, year: int) -> str:
    """Return the form that the nearest level has selected for a year's settlement.

    :raises FormNotSelected: nobody has
    """
    on = date(year, 12, 31)
    branches = [unit_id, *access.ancestors([unit_id], on=on)[unit_id]]
    own = reference.own_records("forms", branches)
    for branch in branches:
        for record in own.get(branch, ()):
            if record.scope.get("form") == "b07" and record.holds_on(on) and record.fields.get("selected"):
                return str(record.fields["selected"])
    raise FormNotSelected(year=year)


def settlement(code: str, year: int, *, form_id: str | None = None) -> Settlement:
    """Return the settlement of a union, or of a federation as the sum over all its base unions.

    :raises NoSuchUnit: no unit of this code within reach
    :raises FormNotSelected: no form asked for and none selected
    :raises NoSuchForm: the form asked for is not in the pack
    """
    unit = organisations.by_code([code]).get(code.strip().upper())
    if unit is None or unit.kind == "employer":
        raise NoSuchUnit(code=code)
    asked = form_id or selected_form(unit.id, year=year)
    form = _form(asked)
    unions = _unions_of(unit.id, unit.kind, year)
    filled = _filled(list(unions), year, asked)
    cells = (
        summed([filled[one] for one in unions])
        if unions
        else fill(form.lines, opening=0, payable_up=0, moved=lambda _: 0, needs_check=True)
    )
    money = _balances(list(unions), month=make_month(year, 12))
    return Settlement(
        unit_id=unit.id,
        unit=unit.code,
        name=unit.name,
        year=year,
        form=form.id,
        form_name=form.name,
        needs_check=form.needs_check,
        cells=cells,
        part_a=_part_a(list(unions), year),
        unions=len(unions),
        money=sum(money.values()),
    )


def consolidated_rows(unit_id: int, year: int, *, form_id: str) -> list[UnionRow]:
    """Return every union of a branch with its cells, in the order of names: their sums are the consolidation."""
    kind = organisations.by_id([unit_id])[unit_id].kind
    unions = _unions_of(unit_id, kind, year)
    filled = _filled(list(unions), year, form_id)
    return [UnionRow(one, code, name, filled[one]) for one, (code, name) in unions.items()]


def behind_cell(unit_id: int, year: int, line_id: str, *, form_id: str) -> list[tuple[str, Movement]]:
    """Return the categories of a cell and where each stands in the books; empty for a sum of other lines.

    The lines themselves come from `ledger.queries.entries_behind` with the movement's accounts.
    """
    form = _form(form_id)
    line = next((one for one in form.lines if one.line_id == line_id), None)
    if line is None or line.formula["op"] != "entries":
        return []
    chart = reference.chart_on(date(year, 12, 31))
    return [(category, movement) for category in line.formula["categories"] for movement in _movements(category, chart)]


def _empty(form: Form) -> tuple[Cell, ...]:
    return fill(form.lines, opening=0, payable_up=0, moved=lambda _: 0, needs_check=form.needs_check)


def _form(form_id: str) -> Form:
    known = reference.forms()
    if form_id not in known:
        raise NoSuchForm(form=form_id, known=", ".join(sorted(one for one in known if ".b07." in one)))
    return known[form_id]


def _unions_of(unit_id: int, kind: str, year: int) -> dict[int, tuple[str, str]]:
    """Return the base unions whose books a settlement sums: the unit itself, or all that stood in its branch on a day of the year."""
    on = date(year, 12, 31)
    if organisations.level_of(kind, on=date(year, 1, 1)) in BASE_LEVELS or organisations.level_of(kind, on=on) in BASE_LEVELS:
        return {unit_id: organisations.codes_and_names([unit_id])[unit_id]}
    return organisations.base_unions_below(unit_id, during=(date(year, 1, 1), on))


def _filled(unit_ids: Sequence[int], year: int, form_id: str) -> dict[int, tuple[Cell, ...]]:
    form, chart = _form(form_id), reference.chart_on(date(year, 12, 31))
    first, last = make_month(year, 1), make_month(year, 12)
    sums: dict[int, dict[tuple[str, str, str], int]] = defaultdict(lambda: defaultdict(int))
    for row in ledger.turnover(unit_ids, during=(first, last)):
        sums[row.unit_id]["debit", row.account.code, row.account.item] += row.debit
        sums[row.unit_id]["credit", row.account.code, row.account.item] += row.credit
    opening = _balances(unit_ids, month=add_months(first, -1))
    payable = _balances(unit_ids, month=last, codes=(PAYABLE,))
    return {
        unit_id: fill(
            form.lines,
            opening=opening.get(unit_id, 0),
            payable_up=-payable.get(unit_id, 0),
            moved=lambda category, moved=sums[unit_id]: _moved(category, chart, moved),  # type: ignore[misc]
            needs_check=form.needs_check,
        )
        for unit_id in unit_ids
    }


def _moved(category: str, chart: str, sums: Mapping[tuple[str, str, str], int]) -> int:
    return sum(
        sums.get((movement.side, code, item), 0)
        for movement in _movements(category, chart)
        for code in movement.codes
        for item in movement.items
    )


@cache
def _movements(category: str, chart: str) -> tuple[Movement, ...]:
    record = next(one for one in reference.records("entry_categories") if one.fields["code"] == category)
    return movements(category, record.fields["accounts"][chart], payable=PAYABLE)


def _balances(unit_ids: Iterable[int], *, month: int, codes: tuple[str, ...] = MONEY) -> dict[int, int]:
    """Return debits less credits of some accounts at the end of a month, by unit."""
    found: dict[int, int] = defaultdict(int)
    for row in ledger.turnover(unit_ids, during=(FIRST_PERIOD, month), accounts=AccountFilter(codes=codes)):
        found[row.unit_id] += row.debit - row.credit
    return found


def _part_a(unit_ids: Sequence[int], year: int) -> PartA:
    """Return the indicators: averages of the months told, half-up, and the year's wage fund.

    An employer's declarations count where its union of the year's last day stands.
    """
    months = (make_month(year, 1), make_month(year, 12))
    employers = organisations.employers_of(unit_ids, on=last_day(months[1]))
    declared = assessments.payroll_in_force(employers, months=months) if employers else []
    reports = assessments.dues_reports_in_force(unit_ids, months=months)
    heads: dict[int, int] = defaultdict(int)
    members: dict[int, int] = defaultdict(int)
    for one in declared:
        heads[one.month] += one.headcount
    for report in reports:
        members[report.month] += report.members_paying
    return PartA(
        fund_workers=half_up(sum(heads.values()), len(heads)) if heads else None,
        fund_wage=sum(one.wage_fund_dong for one in declared) if declared else None,
        dues_members=half_up(sum(members.values()), len(members)) if members else None,
    )
