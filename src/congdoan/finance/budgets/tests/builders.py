"""An estimate from its making to its approval, in one call for each step."""

from datetime import date

from congdoan.finance.budgets import queries, services
from congdoan.finance.budgets.rules.estimates import Figure
from congdoan.foundation.access import services as access
from congdoan.people.organisations.tests.builders import person

FIGURES = {
    ("dues", "dues"): 30_000_000, ("received", "received_distribution"): 45_000_000, ("opening", ""): 12_000_000,
    ("salary", "salary_allowance"): 9_000_000, ("movement", "care"): 40_000_000, ("visits", "visits"): 9_000_000,
    ("other_spending", "other_spending"): 3_000_000, ("paid_up", "paid_up"): 9_000_000, ("reserve", ""): 5_000_000,
}  # fmt: skip
DAY = date(2024, 6, 30)


def figures(changed=None):
    return [Figure(line, category, amount) for (line, category), amount in (FIGURES | (changed or {})).items()]


def prepared(by, unit_id, year=2024, *, changed=None, on=DAY, **facts):
    """Let somebody write a unit's draft; return its sheet."""
    services.prepare_estimate(by=by, unit_id=unit_id, year=year, figures=figures(changed), on=on, **facts)
    return queries.estimate(unit_id, year)


def submitted(by, unit_id, year=2024, *, changed=None, on=DAY, **facts):
    """Write and submit a unit's draft; return its sheet."""
    sheet = prepared(by, unit_id, year, changed=changed, on=on, **facts)
    services.submit_estimate(by=by, unit_id=unit_id, year=year, mark=sheet.mark, on=on)
    return queries.estimate(unit_id, year)


def approved(by, upper, unit_id, year=2024, *, approved_figures=None, on=DAY, **facts):
    """Write, submit and approve a unit's estimate; `upper` is who acts for the level above. Returns the sheet; `by` acts again."""
    sheet = submitted(by, unit_id, year, on=on, **facts)
    access.enter(upper, on=on)
    services.approve_estimate(
        by=upper, unit_id=unit_id, year=year, document="15/QĐ-LĐLĐ ngày 10/01/2024", mark=sheet.mark, on=on, figures=approved_figures
    )
    access.enter(by, on=on)
    return queries.estimate(unit_id, year)


def chief(by, district, name="ke.toan.truong"):
    """Return a chief accountant of a district."""
    return person(by, name, role="chief_accountant", branch=district)
