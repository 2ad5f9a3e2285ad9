"""What is known of every union below a committee on a day, in a fixed number of questions."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Max

from congdoan.activities.inspection.models import Inspection
from congdoan.activities.inspection.rules import CONCLUDED, FINANCE
from congdoan.activities.inspection.rules.picking import Facts
from congdoan.finance.bookkeeping import queries as bookkeeping
from congdoan.finance.budgets import queries as budgets
from congdoan.finance.collection import queries as collection
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import AccountFilter
from congdoan.foundation.kernel.periods import month_of
from congdoan.people.officers import queries as officers
from congdoan.people.officers import rules as bodies
from congdoan.people.organisations import queries as organisations

CASH, BANK = "111", "112"
FIRST_MONTH = 201301
NEW = timedelta(days=365)
MOST_OFFICERS = 20_000


def risk_facts(owner_id: int, *, on: date) -> list[Facts]:
    """Return what is known of the base unions below on a day, in the order of names."""
    below = units_below(owner_id, on=on)
    units = list(below)
    if not units:
        return []
    last = _last_inspected(units)
    late = Counter(row.unit_id for row in bookkeeping.advances(on=on, unit_ids=units, is_late=True))
    overdue = {one.unit_id for one in bookkeeping.overdue_counts(units, on=on)}
    money, owed = _money(units, on), _owed(units, on)
    missing = {one.unit_id for one in _unsent(owner_id, on)}
    fresh = _new_treasurers(owner_id, on)
    return [
        Facts(
            unit, _years(last[unit], on) if unit in last else None, late[unit], money[unit][CASH], money[unit][BANK], unit in overdue,
            owed[unit], unit in missing, code in fresh,
        )
        for unit, (code, _) in below.items()
    ]  # fmt: skip


def _last_inspected(units: list[int]) -> dict[int, date]:
    found = Inspection.objects.filter(unit_id__in=units, kind__in=FINANCE, state__in=CONCLUDED)
    return dict(found.values_list("unit_id").annotate(last=Max("decided_on")).order_by("unit_id"))


def _years(last: date, on: date) -> int:
    return max(on.year - last.year - ((on.month, on.day) < (last.month, last.day)), 0)


def _money(units: list[int], on: date) -> dict[int, Counter[str]]:
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for row in ledger.turnover(units, during=(FIRST_MONTH, month_of(on)), accounts=AccountFilter(codes=(CASH, BANK))):
        found[row.unit_id][row.account.code[:3]] += row.debit - row.credit
    return found


def _owed(units: list[int], on: date) -> Counter[int]:
    owed = Counter[int]()
    for row in collection.outstanding(units, on=on):
        if row.unpaid and row.due_on and row.due_on < on:
            owed[row.payer_id] += row.unpaid
    return owed


def _unsent(owner_id: int, on: date) -> Iterable[budgets.UnitState]:
    """Return those directly below that sent no settlement of last year, once somebody sent one here: else nobody settles here."""
    states = budgets.states_below(owner_id, on.year - 1, on=on)
    return [one for one in states if one.last is None] if any(one.last for one in states) else []


def _new_treasurers(owner_id: int, on: date) -> set[str]:
    chosen = officers.OfficerFilter(unit_id=owner_id, body=bodies.FINANCE, post="treasurer")
    rows, _ = officers.officers(chosen, on=on, size=MOST_OFFICERS)
    return {row.unit_code for row in rows if row.since > on - NEW}


def units_below(owner_id: int, *, on: date) -> dict[int, tuple[str, str]]:
    """Return the base unions that a committee's programme is picked from: (code, name) by id."""
    return organisations.base_unions_below(owner_id, during=(on, on))
