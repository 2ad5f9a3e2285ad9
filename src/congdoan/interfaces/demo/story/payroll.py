"""Wages and dues month by month: people come and go, the minimum wage and the State's base salary rise on 1 July 2024."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from congdoan.finance.collection.rules.model import ChargeKind
from congdoan.foundation.kernel.money import share_of
from congdoan.foundation.kernel.periods import first_day, last_day, months_between
from congdoan.foundation.reference import queries as reference
from congdoan.interfaces.demo.story.facts import YEAR, District, DuesRow, Firm, PayrollRow, Stream, Union, stream

FIRST, JANUARY, LAST = (YEAR - 1) * 100 + 7, YEAR * 100 + 1, YEAR * 100 + 12
REGION = "III"
REVISED = 6
ABOVE_MINIMUM = Fraction(105, 100)
SOURCES = {"C12-TS": 60, "D02-LT": 20, "tu_khai": 20}


@dataclass(frozen=True)
class Wages:
    """What firms declare and unions report in the year, and what both owe by month, the last half of the year before included."""

    payroll: tuple[PayrollRow, ...]
    dues: tuple[DuesRow, ...]
    owed: dict[tuple[str, ChargeKind, int], int]

    def of(self, code: str, kind: ChargeKind, month: int) -> int:
        return self.owed.get((code, kind, month), 0)


def tell_wages(seed: int, district: District) -> Wages:
    """Tell every month's wage fund and dues, and work out what is owed by the law of that month."""
    chance = stream(seed, "wages")
    rows = [row for firm in district.firms for row in _months_of(firm, stream(seed, f"wages of {firm.code}"))]
    revised = [_revision(row, chance) for row in chance.sample([row for row in rows if row.month >= JANUARY], min(REVISED, len(rows)))]
    funds = {(row.firm, row.month): row for row in [*rows, *revised]}
    owed: dict[tuple[str, ChargeKind, int], int] = {
        (code, "KPCD", month): share_of(row.wage_fund, _rate("union_fund_rate", month)) for (code, month), row in funds.items()
    }
    dues = [row for union in district.base for row in _dues_of(union, district, funds, stream(seed, f"dues of {union.code}"))]
    for report in dues:
        owed[report.union, "DUES", report.month] = report.collected - share_of(report.collected, _kept(report.month))
    return Wages(
        tuple(row for row in [*rows, *revised] if row.month >= JANUARY),
        tuple(report for report in dues if report.month >= JANUARY),
        owed,
    )


def _months_of(firm: Firm, chance: Stream) -> Iterator[PayrollRow]:
    headcount = firm.headcount
    for month in months_between(FIRST, LAST):
        if firm.liable_from > last_day(month) or (firm.liable_until and firm.liable_until < first_day(month)):
            continue
        headcount = max(3, headcount + _movement(firm, chance))
        mean = _mean_wage(firm, month)
        yield PayrollRow(
            firm.code,
            month,
            headcount,
            headcount * mean + chance.randrange(mean),
            chance.choices(tuple(SOURCES), tuple(SOURCES.values()))[0],
        )


def _movement(firm: Firm, chance: Stream) -> int:
    """Return how many more people than the month before: schools hardly change, factories grow a little."""
    if firm.is_public:
        return chance.choices((-1, 0, 1), (1, 12, 1))[0]
    step = 1 + firm.headcount // 60
    return chance.choices((-step, 0, step), (2, 5, 3))[0]


def _mean_wage(firm: Firm, month: int) -> int:
    """Return the mean wage of a month: public wages move with the base salary, others with the minimum wage and a yearly raise."""
    base, before = _law("base_salary", month), _law("base_salary", JANUARY)
    if firm.is_public:
        return share_of(firm.wage, Fraction(base, before))
    minimum, was = _law("minimum_wage", month, region=REGION, unit="month"), _law("minimum_wage", JANUARY, region=REGION, unit="month")
    raised = share_of(firm.wage, Fraction(104, 100)) if minimum > was else firm.wage
    return max(raised, share_of(minimum, ABOVE_MINIMUM))


def _revision(row: PayrollRow, chance: Stream) -> PayrollRow:
    """Return a later declaration of the same month: one person more or less."""
    change = chance.choice((-1, 1))
    return PayrollRow(row.firm, row.month, row.headcount + change, row.wage_fund + change * (row.wage_fund // row.headcount), "dieu_chinh")


def _dues_of(union: Union, district: District, funds: dict[tuple[str, int], PayrollRow], chance: Stream) -> Iterator[DuesRow]:
    """Tell a union's reports of the months in which it stood on the last day; a merged union's members go to its heir."""
    share = chance.randint(72, 98)
    members, each = chance.randint(24, 80), chance.randint(12, 24) * 1_000
    members_of = (union.code, *district.merged_into.get(union.code, ()))
    for month in months_between(FIRST, LAST):
        end = last_day(month)
        if union.founded_on > end or (union.ended_on and union.ended_on < end):
            continue
        codes = [code for code in members_of if code == union.code or _has_ended(district.union[code], month)]
        rows = [funds[firm.code, month] for code in codes for firm in district.firms_of.get(code, ()) if (firm.code, month) in funds]
        if rows:
            paying = [(row.headcount * share // 100, row) for row in rows]
            collected = sum(share_of(row.wage_fund, Fraction(count, row.headcount) * _dues_rate(month)) for count, row in paying)
            yield DuesRow(union.code, month, sum(count for count, _ in paying), collected)
        elif union.code not in district.firms_of:
            yield DuesRow(union.code, month, members, members * each)


def _has_ended(union: Union, month: int) -> bool:
    return union.ended_on is not None and union.ended_on < last_day(month)


def _law(topic: str, month: int, **scope: str) -> int:
    return int(_rate(topic, month, **scope))


@cache
def _rate(topic: str, month: int, **scope: str) -> Fraction:
    return Fraction(reference.in_force(topic, on=first_day(month), branch_ids=(), **scope).value or 0)


def _kept(month: int) -> Fraction:
    return _rate("share_grassroots", month, flow="dues")


def _dues_rate(month: int) -> Fraction:
    return _rate("dues_rate", month, group="G1")
