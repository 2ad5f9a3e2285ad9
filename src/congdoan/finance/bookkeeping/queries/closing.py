"""How a year stands in each unit: what is left to close, what stands in the way, what closing it would book."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from congdoan.finance.bookkeeping import rules
from congdoan.finance.bookkeeping.models import YearClosing
from congdoan.finance.bookkeeping.rules import Closing, ClosingAccounts, Left, closing, closing_accounts
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import FIRST_PERIOD, AccountFilter
from congdoan.foundation.kernel.periods import first_day, format_month, last_day, make_month
from congdoan.foundation.reference import queries as reference

from .templates import templates
from .waiting import waiting

EVENTS = ("close_income", "close_spending", "close_surplus")
CARRY = "carry_surplus"


@dataclass(frozen=True, slots=True)
class Standing:
    """The closing that stands for a unit's year."""

    id: int
    number: int
    income: int
    spending: int
    entry_ids: Mapping[str, int]
    recorded_by: int


@dataclass(frozen=True, slots=True)
class Hindrance:
    """What stands in the way of closing a unit's year. Where it `yields`, a person may go on with a reason."""

    words: str
    yields: bool


@dataclass(frozen=True, slots=True)
class UnitYear:
    """What closing a unit's year would book, and what stands in the way."""

    unit_id: int
    closing: Closing
    hindrances: tuple[Hindrance, ...]


@dataclass(frozen=True, slots=True)
class YearPreview:
    """What closing a year would do. `standing` units are closed already; `mark` is the hash of all that is shown."""

    year: int
    units: tuple[UnitYear, ...]
    standing: tuple[int, ...]
    mark: str

    @property
    def income(self) -> int:
        return sum(one.closing.income for one in self.units)

    @property
    def spending(self) -> int:
        return sum(one.closing.spending for one in self.units)

    @property
    def surplus(self) -> int:
        return self.income - self.spending

    @property
    def blocked(self) -> list[UnitYear]:
        """Return the units that no reason gets past."""
        return [one for one in self.units if any(not hindrance.yields for hindrance in one.hindrances)]

    @property
    def hindered(self) -> list[UnitYear]:
        """Return the units that close only with a reason, or not at all."""
        return [one for one in self.units if one.hindrances]


def closings_of(unit_ids: Iterable[int], *, year: int) -> dict[int, Standing]:
    """Return the closings that stand, by unit, in one statement."""
    rows = YearClosing.objects.filter(unit_id__in=set(unit_ids), year=year, reopening=None)
    return {row.unit_id: Standing(row.pk, row.number, row.income, row.spending, row.entry_ids, row.recorded_by) for row in rows}


def last_numbers(unit_ids: Iterable[int], *, year: int) -> dict[int, int]:
    """Return the number of the last closing of a year, whether it stands or not, by unit."""
    rows = YearClosing.objects.filter(unit_id__in=set(unit_ids), year=year).order_by("unit_id", "-number").distinct("unit_id")
    return dict(rows.values_list("unit_id", "number"))


def closing_preview(unit_ids: Iterable[int], *, year: int) -> YearPreview:
    """Return what closing a year of the units would book, in a fixed number of statements."""
    asked = sorted(set(unit_ids))
    standing = closings_of(asked, year=year)
    ended = ledger.ends_of(asked)  # closed with their handover
    units = [unit for unit in asked if unit not in standing and unit not in ended]
    to = accounts_on(units, on=last_day(make_month(year, 12)))
    before, left, kept = _balances(units, year, to)
    hindrances = _hindrances(units, year, before, left, to)
    rows = tuple(UnitYear(unit, closing(left[unit], to[unit], kept=kept[unit]), hindrances[unit]) for unit in units)
    told = repr([(row.unit_id, row.closing, row.hindrances) for row in rows])
    return YearPreview(year, rows, tuple(standing), sha256(told.encode()).hexdigest()[:32])


def accounts_on(unit_ids: Iterable[int], *, on: date) -> dict[int, ClosingAccounts]:
    """Return where each unit's result is closed to, by its templates in force on a day."""
    units = sorted(set(unit_ids))
    income, spending, surplus = (templates(units, event, on=on) for event in EVENTS)
    try:
        carry = templates(units, CARRY, on=on)
    except (reference.UnknownScope, reference.NotInForce):  # this chart keeps one account for all years
        carry = {}
    return {unit: closing_accounts(income[unit], spending[unit], surplus[unit], carry.get(unit)) for unit in units}


_Held = dict[int, list[Left]]


def _balances(units: list[int], year: int, to: Mapping[int, ClosingAccounts]) -> tuple[_Held, _Held, _Held]:
    """Return what income and spending accounts held before the year, what they hold at its end, and what the surplus's account holds."""
    first, last = make_month(year, 1), make_month(year, 12)
    results = AccountFilter(codes=(*rules.INCOME, *rules.SPENDING))
    before, left, kept = (_Held(), _Held(), _Held())
    for unit in units:
        before[unit], left[unit], kept[unit] = [], [], []
    for row in ledger.turnover(units, during=(FIRST_PERIOD, first - 1), accounts=results):
        if row.debit != row.credit:
            before[row.unit_id].append(Left(row.account, row.debit - row.credit))
    for row in ledger.turnover(units, during=(first, last), accounts=results):
        if row.debit != row.credit:
            left[row.unit_id].append(Left(row.account, row.debit - row.credit))
    carrying = {one.surplus.code for one in to.values() if one.carried}
    if carrying:
        for row in ledger.turnover(units, during=(FIRST_PERIOD, last), accounts=AccountFilter(codes=tuple(sorted(carrying)))):
            if row.account.chart == to[row.unit_id].surplus.chart:
                kept[row.unit_id].append(Left(row.account, row.debit - row.credit))
    return before, left, kept


def _hindrances(
    units: list[int], year: int, before: _Held, left: _Held, to: Mapping[int, ClosingAccounts]
) -> dict[int, tuple[Hindrance, ...]]:
    first, last = make_month(year, 1), make_month(year, 12)
    states = ledger.month_states(units, during=(first, last + 89))  # until January of the year after
    january = last + 89
    waits = waiting(units, month=last)
    found: dict[int, list[Hindrance]] = defaultdict(list)
    for unit in units:
        months = [month for month in range(first, last) if states.get((unit, month)) != "hard"]
        if months:
            found[unit].append(Hindrance(f"chưa khóa sổ {_months(months)}", yields=True))
        if states.get((unit, last)) == "hard":
            found[unit].append(
                Hindrance(f"tháng {format_month(last)} đã khóa cứng: hạ về khóa mềm để ghi bút toán kết chuyển", yields=False)
            )
        if to[unit].carried and states.get((unit, january)) == "hard":
            words = f"tháng {format_month(january)} đã khóa cứng: hạ về khóa mềm để chuyển thặng dư sang năm sau"
            found[unit].append(Hindrance(words, yields=False))
        if before[unit]:
            found[unit].append(Hindrance(f"còn số dư thu, chi của các năm trước {year}: kết chuyển các năm đó trước", yields=False))
        if any(one.account.chart != to[unit].result.chart for one in left[unit]):
            found[unit].append(Hindrance("có thu, chi ghi trên tài khoản của chế độ kế toán khác: ghi đảo trước", yields=False))
        found[unit] += [Hindrance(words, yields=True) for words in (waits[unit].words if unit in waits else ())]
    return {unit: tuple(found[unit]) for unit in units}


def _months(months: list[int]) -> str:
    if len(months) > 3:
        return f"{len(months)} tháng, từ {format_month(months[0])} đến {format_month(months[-1])}"
    return "tháng " + ", ".join(format_month(month) for month in months)


def days_of(year: int) -> tuple[date, date]:
    """Return the year's last day, on which it is closed, and the first day of the year after."""
    return last_day(make_month(year, 12)), first_day(make_month(year + 1, 1))
