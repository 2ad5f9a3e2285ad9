"""Employers without a union in the order of promise, and what is held for one."""

from collections import defaultdict
from datetime import date

from congdoan.activities.grassroots import rules
from congdoan.activities.grassroots.queries.foundings import open_of
from congdoan.finance.assessments import queries as assessments
from congdoan.finance.collection import queries as collection
from congdoan.finance.collection.queries.held import held_ledger
from congdoan.foundation.kernel.periods import add_months, month_of
from congdoan.people.organisations import queries as organisations
from congdoan.people.organisations.rules import EMPLOYER

MOST = 2_000
YEAR = 12


def prospects(*, on: date, text: str = "", sector: str = "") -> tuple[list[rules.Prospect], bool]:
    """Return the standing employers without a union, most promising first, and whether there are more than are ranked.

    Workers are those of the newest payroll of the last twelve months; money is the union fund assessed by the day and what of it is
    past its day and unpaid.
    """
    asked = organisations.Filter(kinds=(EMPLOYER,), text=text, state="standing", without_union=True)
    page = organisations.listing(asked, on=on, size=MOST)
    rows = [one for one in page.rows if not sector or one.sector == sector]
    ids = [one.id for one in rows]
    workers: dict[int, tuple[int, int]] = {}
    for told in assessments.payroll_in_force(ids, months=(add_months(month_of(on), -YEAR), month_of(on))) if ids else []:
        workers[told.employer_id] = max(workers.get(told.employer_id, (0, 0)), (told.month, told.headcount))
    money: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for due in collection.outstanding(ids, on=on, kinds=["KPCD"]) if ids else []:
        if due.due_on is not None and due.due_on < on:
            money[due.payer_id][0] += due.assessed
            money[due.payer_id][1] += due.unpaid
    opened = open_of(ids)
    found = [
        rules.Prospect(
            one.id, one.code, one.name, one.sector, one.commune, workers[one.id][1] if one.id in workers else None,
            money[one.id][0], money[one.id][1], opened.get(one.id),
        )
        for one in rows
    ]  # fmt: skip
    return rules.by_promise(found), page.next_after is not None


def held_for(unit_id: int, employer_id: int, *, on: date) -> int:
    """Return what of the base share is held for an employer by a collecting unit at the end of a day's month. Units: đồng."""
    told = held_ledger(unit_id, year=on.year, on=on)
    return sum(row.left for row in told.rows if row.employer_id == employer_id)
