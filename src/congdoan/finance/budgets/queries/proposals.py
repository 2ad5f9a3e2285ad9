"""What a unit's estimate may begin with, from what declarations, reports and books say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from congdoan.finance.assessments.rules.dues import TAKE_HOME, DuesRule, dues
from congdoan.finance.budgets.rules import proposing
from congdoan.finance.budgets.rules.estimates import Key, keys_of
from congdoan.finance.budgets.rules.proposing import DuesMonth, Proposal
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.money import half_up
from congdoan.foundation.kernel.periods import add_months, first_day, format_month, last_day, make_month, month_of, months_of_year
from congdoan.foundation.reference import queries as reference
from congdoan.foundation.reference.rules import Record
from congdoan.people.organisations import queries as organisations
from congdoan.people.organisations.rules import usual_dues_group

from .actuals import balances, by_unit, chart_of, moved, turnovers
from .estimates import estimate_form
from .settlement import basics, is_base

BOOKS = "Sổ kế toán của đơn vị"


@dataclass(frozen=True, slots=True)
class Known:
    """One basic figure that the product knows, and from where."""

    value: int
    source: str


@dataclass(frozen=True, slots=True)
class Proposals:
    """Everything an estimate may begin with. `again` is last year by line and category, carried to its end where it still runs."""

    known: Mapping[str, Known]
    figures: Mapping[Key, Proposal]
    again: Mapping[Key, Proposal]


def proposals(unit_id: int, year: int, *, on: date, basis: Mapping[str, int] | None = None) -> Proposals:
    """Return proposed figures; `basis` are basic figures that somebody states instead of the known ones.

    A year not yet over is known until its last whole month before the day.
    """
    last_month = min(make_month(year - 1, 12), add_months(month_of(on), 0 if on == last_day(month_of(on)) else -1))
    known = known_basics(unit_id, year)
    stated = {key: one.value for key, one in known.items()} | dict(basis or {})
    actual, opening, has_books = _last_year(unit_id, year, last_month)
    months_passed = max(last_month - make_month(year - 1, 1) + 1, 0)
    again: dict[Key, Proposal] = {}
    for key in keys_of(estimate_form(year).body.lines) if has_books else ():
        if key[0] == "opening":
            again[key] = Proposal(opening, f"Tiền theo sổ đến hết tháng {format_month(last_month)}", BOOKS)
        elif key[1]:
            again[key] = proposing.propose_again(actual[key], year=year - 1, is_whole=months_passed >= 12, month=months_passed)
    likely = {key: one for key, one in again.items() if one.amount >= 0}
    return Proposals(known, likely | _by_law(unit_id, year, stated, likely), again)


def known_basics(unit_id: int, year: int) -> dict[str, Known]:
    """Return the basic figures that declarations and reports tell: of the year before, else of the year itself."""
    kind = organisations.by_id([unit_id])[unit_id].kind
    if not is_base(kind, year):
        return {}
    found: dict[str, Known] = {}
    for told in (year - 1, year):
        declared, members = basics([unit_id], told, make_month(told, 12))
        words = {
            "workers": f"Trung bình {len(declared)} tháng doanh nghiệp khai năm {told}",
            "wage_fund": f"Quỹ lương {len(declared)} tháng doanh nghiệp khai năm {told}"
            + (" × 12 / số tháng" if len(declared) < 12 else ""),
            "members": f"Trung bình {len(members)} tháng báo cáo thu đoàn phí năm {told}",
        }
        for key, value in proposing.known_basis(declared, members).items():
            found.setdefault(key, Known(value, words[key]))
    return found


def _last_year(unit_id: int, year: int, last_month: int) -> tuple[dict[Key, int], int, bool]:
    """Return what moved last year by line and category, the money at the end of the month counted, and whether there are books at all."""
    chart = chart_of(year - 1)
    sums = turnovers([unit_id], during=(make_month(year - 1, 1), last_month))[unit_id]
    keys = keys_of(estimate_form(year).body.lines)
    actual = {key: moved(key[1], chart, sums) if key[1] and chart else 0 for key in keys}
    money = by_unit(balances([unit_id], month=last_month))
    return actual, money.get(unit_id, 0), bool(sums or money)


def _by_law(unit_id: int, year: int, stated: Mapping[str, int], again: Mapping[Key, Proposal]) -> dict[Key, Proposal]:
    """Return the figures that rules give: dues by members, the fund by the wage fund, what goes up of dues."""
    first = date(year, 1, 1)
    branches = [unit_id, *access.ancestors([unit_id], on=first)[unit_id]]
    found: dict[Key, Proposal] = {}
    by_rule = _dues(unit_id, year, stated)
    if by_rule is not None:
        found["dues", "dues"] = by_rule
    if "wage_fund" in stated:
        rate = reference.in_force("union_fund_rate", on=first)
        share = reference.in_force("share_grassroots", on=first, branch_ids=branches, flow="fund")
        found["received", "received_distribution"] = proposing.propose_fund(
            wage_fund=stated["wage_fund"], rate=Fraction(rate.value or 0), share=Fraction(share.value or 0), **_told(rate, share)
        )
    expected = found.get(("dues", "dues")) or again.get(("dues", "dues"))
    if expected is not None:
        share = reference.in_force("share_grassroots", on=first, branch_ids=branches, flow="dues")
        found["paid_up", "paid_up"] = proposing.propose_paid_up(expected.amount, share=Fraction(share.value or 0), **_told(share))
    return found


def _dues(unit_id: int, year: int, stated: Mapping[str, int]) -> Proposal | None:
    """Return the dues by the rule of each month and the average salary; None where the rule needs what nobody has told."""
    if not stated.get("workers") or "members" not in stated or "wage_fund" not in stated:
        return None
    average = half_up(stated["wage_fund"], stated["workers"] * 12)
    group, months, rested = _dues_group(unit_id, year), [], []
    for month in months_of_year(year):
        day = first_day(month)
        rate = reference.in_force("dues_rate", on=day, group=group)
        if rate.fields.get("basis") == TAKE_HOME or rate.value is None or rate.fields.get("basis") == "base_salary":
            return None
        cap, on_cap = reference.value_at("dues_cap", on=day, group=group)
        rule = DuesRule(Fraction(rate.value), str(rate.fields["basis"]), None if cap is None else Fraction(cap))
        months.append(DuesMonth(dues(rule, si_salary=average), rule.rate, rule.cap))
        rested += [rate, *on_cap]
    return proposing.propose_dues(months, members=stated["members"], average=average, **_told(*rested))


def _dues_group(unit_id: int, year: int) -> str:
    """Return the dues group of a union: its own, else that of its employer."""
    bodies = organisations.by_id([unit_id, *organisations.employers_of([unit_id], on=date(year, 1, 1))])
    own = bodies.pop(unit_id, None)
    for one in (own, *bodies.values()):
        if one is not None and one.dues_group:
            return str(one.dues_group)
    employer = next(iter(bodies.values()), own)
    return usual_dues_group(employer.ownership if employer is not None else "")


def _told(*records: Record) -> dict[str, Any]:
    """Return the documents that records rest on, and whether one of them is unchecked."""
    return {
        "source": "; ".join(dict.fromkeys(record.citation for record in records)),
        "needs_check": any(record.needs_check for record in records),
    }
