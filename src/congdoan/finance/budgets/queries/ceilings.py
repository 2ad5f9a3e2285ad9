"""How a union's estimate or books stand to the spending ceilings of a day."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from congdoan.finance.budgets.rules.ceilings import BASES, ESTIMATE, HEADS, CeilingCheck, check_ceiling
from congdoan.finance.budgets.rules.estimates import by_category
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.periods import make_month
from congdoan.foundation.reference import queries as reference

from .actuals import moved, turnovers
from .estimates import approved_of

FLOWS = ("dues", "fund", "other", "dues_extra")
WHOLE = Fraction(1)


def ceilings(unit_id: int, year: int, *, on: date, stage: str = ESTIMATE) -> list[CeilingCheck]:
    """Return every ceiling of the day with how the unit's year stands to it.

    At the stage of the estimate the approved figures are judged, at commitment and settlement what the books say of the year.
    Source: reference tables `spending_ceilings`, `share_grassroots`.
    """
    if stage == ESTIMATE:
        amounts = by_category(approved_of([unit_id], year).get(unit_id, {}))
    else:
        amounts = spent_and_received(unit_id, year)
    return ceilings_of(unit_id, year, amounts, on=on, stage=stage)


def ceilings_of(unit_id: int, year: int, amounts: Mapping[str, int], *, on: date, stage: str = ESTIMATE) -> list[CeilingCheck]:
    """Return every ceiling of the day with how some figures, by entry category, stand to it."""
    day = min(max(on, date(year, 1, 1)), date(year, 12, 31))
    shares = shares_on(unit_id, day)
    held = [record for record in reference.records("spending_ceilings") if record.holds_on(day)]
    checks = (check_ceiling(record, amounts, shares, stage=stage) for record in held)
    return [check for check in checks if check is not None]


def spent_and_received(unit_id: int, year: int) -> dict[str, int]:
    """Return what the books of a year say of every category that a ceiling counts."""
    chart = reference.chart_on(date(year, 12, 31))
    sums = turnovers([unit_id], during=(make_month(year, 1), make_month(year, 12)))[unit_id]
    counted = {category for head in HEADS.values() for category in head} | {category for basis in BASES.values() for category, _ in basis}
    return {category: moved(category, chart, sums) for category in sorted(counted)}


def shares_on(unit_id: int, day: date) -> dict[str, Fraction]:
    """Return the union's share of each flow of income; where the law names none (dues above the rule before 2022) it keeps them whole."""
    branches = [unit_id, *access.ancestors([unit_id], on=day)[unit_id]]
    found: dict[str, Fraction] = {}
    for flow in FLOWS:
        try:
            found[flow] = Fraction(reference.in_force("share_grassroots", on=day, branch_ids=branches, flow=flow).value or 0)
        except reference.NotInForce:
            found[flow] = WHOLE
    return found
