"""Indicators measured: each asks the app that owns the facts, and comes back as the parts that make it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from congdoan.activities.bargaining import queries as bargaining
from congdoan.activities.emulation.queries import figures as emulation
from congdoan.activities.inspection import queries as inspections
from congdoan.activities.procedures.queries.figures import decided_in_time
from congdoan.activities.programmes.models import Programme, Task
from congdoan.activities.programmes.rules import CARRIED_OUT
from congdoan.activities.programmes.rules.indicators import INDICATORS, Measured, Part
from congdoan.finance.assessments import queries as assessments
from congdoan.finance.budgets import queries as budgets
from congdoan.finance.collection import queries as collection
from congdoan.foundation.documents import queries as documents
from congdoan.people.members import queries as members
from congdoan.people.officers.queries.trained import chairs_trained
from congdoan.people.organisations import queries as organisations
from congdoan.people.organisations.rules import is_of_the_state

LEAST_WORKERS = 25


@dataclass(frozen=True, slots=True)
class Asked:
    """Of which unit, with all below it, and for which days: from the first of a year until a day of it."""

    unit_id: int
    first: date
    on: date

    @property
    def months(self) -> tuple[int, int]:
        """Return the first and the last month."""
        return self.first.year * 100 + self.first.month, self.on.year * 100 + self.on.month

    def unions(self) -> dict[int, tuple[str, str]]:
        """Return the base unions of the day; a base union alone is its own."""
        below = organisations.base_unions_below(self.unit_id, during=(self.on, self.on))
        return below or organisations.codes_and_names([self.unit_id])


def measure(code: str, unit_id: int, *, year: int, on: date) -> Measured | None:
    """Return what an indicator comes to in a year until a day, or None where nobody can tell it or the year has not begun."""
    function = FUNCTIONS.get(code)
    if function is None or not 2000 <= year <= min(on.year, 2100):
        return None
    first = date(year, 1, 1)
    return function(Asked(unit_id, first, min(on, date(year, 12, 31))))


def _parts(named: Mapping[int, tuple[str, str]], numerators: Mapping[int, int], denominators: Mapping[int, int] | None = None) -> Measured:
    """Return the parts of some units in the order of their names; a unit without either figure counts with 0."""
    below = denominators or {}
    return Measured(
        tuple(Part(unit, code, name, numerators.get(unit, 0), below.get(unit, 0)) for unit, (code, name) in named.items())
    )  # fmt: skip


def _members_standing(asked: Asked) -> Measured:
    found = members.counts(asked.unit_id, on=asked.on).by_unit
    return Measured(tuple(Part(*row) for row in found))


def _members_joined(asked: Asked) -> Measured:
    flows = members.flows_by_unit(asked.unit_id, first=asked.first, last=asked.on)
    return _parts(asked.unions(), {unit: came.get("admitted", 0) + came.get("reentered", 0) for unit, (came, _) in flows.items()})


def _members_net(asked: Asked) -> Measured:
    flows = members.flows_by_unit(asked.unit_id, first=asked.first, last=asked.on)
    return _parts(asked.unions(), {unit: sum(came.values()) - sum(went.values()) for unit, (came, went) in flows.items()})


def _members_density(asked: Asked) -> Measured:
    """Members against workers declared by the employers of the same union; unions whose employers declare nobody are out."""
    unions = asked.unions()
    workers = _workers(asked)
    by_union: dict[int, int] = {}
    for employer, union in organisations.union_of(workers, on=asked.on).items():
        if union in unions:
            by_union[union] = by_union.get(union, 0) + workers[employer]
    sizes = members.sizes_of(by_union, on=asked.on)
    return _parts({unit: words for unit, words in unions.items() if by_union.get(unit)}, sizes, by_union)


def _unions_founded(asked: Asked) -> Measured:
    founded = organisations.base_unions_founded(asked.unit_id, during=(asked.first, asked.on))
    return _parts(founded, dict.fromkeys(founded, 1))


def _unions_standing(asked: Asked) -> Measured:
    unions = asked.unions()
    return _parts(unions, dict.fromkeys(unions, 1))


def _unionised(asked: Asked) -> Measured:
    """Enterprises, not bodies of the State, that declare 25 workers or more; a part is one enterprise."""
    workers = {employer: count for employer, count in _workers(asked).items() if count >= LEAST_WORKERS}
    enterprises = {one.id: one for one in organisations.by_id(workers).values() if not is_of_the_state(one.ownership)}
    named = organisations.codes_and_names(enterprises)
    unions = organisations.union_of(named, on=asked.on)
    return _parts(named, {unit: int(unions[unit] is not None) for unit in named}, dict.fromkeys(named, 1))


def _collected(kind: str) -> Callable[[Asked], Measured]:
    """Return the measure of what is paid against what is owed of a kind: a part is one payer. Units: đồng."""

    def measured(asked: Asked) -> Measured:
        below = {node.id for node in organisations.subtree(asked.unit_id, on=asked.on)}
        paid: dict[int, int] = {}
        owed: dict[int, int] = {}
        for row in collection.outstanding(on=asked.on, kinds=[kind]):
            if asked.months[0] <= row.month <= asked.months[1] and row.payer_id in below:
                paid[row.payer_id] = paid.get(row.payer_id, 0) + min(row.paid, row.assessed)
                owed[row.payer_id] = owed.get(row.payer_id, 0) + row.assessed
        return _parts(organisations.codes_and_names(owed), paid, owed)

    return measured


def _settled(asked: Asked) -> Measured:
    rows = budgets.states_below(asked.unit_id, asked.first.year, on=asked.on)
    sent = {row.unit_id: int(row.last is not None) for row in rows}
    return _parts({row.unit_id: (row.code, row.name) for row in rows}, sent, dict.fromkeys(sent, 1))


def _issued(asked: Asked) -> Measured:
    branch = organisations.union_tree(asked.unit_id, on=asked.on)
    counted = documents.numbered_counts(asked.first.year, until=asked.on)
    return _parts(organisations.codes_and_names(unit for unit in counted if unit in branch), counted)


def _planned(asked: Asked) -> Measured:
    unions = asked.unions()
    having = Programme.objects.filter(
        unit_id__in=unions, state__in=CARRIED_OUT, acts__kind="issued", acts__acted_on__range=(asked.first, asked.on)
    )
    issued = set(having.values_list("unit_id", flat=True))
    return _parts(unions, {unit: int(unit in issued) for unit in unions}, dict.fromkeys(unions, 1))


def _tasks_done(asked: Asked) -> Measured:
    """Tasks of issued programmes whose last day lies in the year, or that have none; a part is one unit."""
    branch = organisations.union_tree(asked.unit_id, on=asked.on)
    found = (
        Task.objects.filter(unit_id__in=branch, programme__state__in=CARRIED_OUT)
        .exclude(due_on__lt=asked.first)
        .exclude(due_on__year__gt=asked.first.year)
    )
    every: dict[int, int] = {}
    done: dict[int, int] = {}
    for unit, state in found.values_list("unit_id", "state"):
        every[unit] = every.get(unit, 0) + 1
        done[unit] = done.get(unit, 0) + (state in ("done", "none"))
    return _parts(organisations.codes_and_names(every), done, every)


def _money_inspected(asked: Asked) -> Measured:
    unions = asked.unions()
    seen = inspections.money_inspected(unions, during=(asked.first, asked.on))
    return _parts(unions, dict.fromkeys(seen, 1), dict.fromkeys(unions, 1))


def _agreements(asked: Asked) -> Measured:
    """Employers with a base union, not public bodies, whom a running agreement binds; a part is one employer."""
    found = bargaining.with_agreement(asked.unions(), on=asked.on)
    return Measured(tuple(Part(one.id, one.code, one.name, int(is_bound), 1) for one, is_bound in found))


def _signed(asked: Asked) -> Measured:
    """Agreements signed for the first time; one of several employers may be kept by a unit above the unions."""
    branch = organisations.union_tree(asked.unit_id, on=asked.on)
    counted = bargaining.newly_signed(branch, during=(asked.first, asked.on))
    return _parts(asked.unions() | organisations.codes_and_names(counted), counted)


def _agreements_that(rows: Iterable[tuple[int, str, str, bool]]) -> Measured:
    """Return the measure of agreements of which some are as asked; a part is one agreement."""
    return Measured(tuple(Part(agreement, number, title, int(holds), 1) for agreement, number, title, holds in rows))


def _grade_a(asked: Asked) -> Measured:
    branch = organisations.union_tree(asked.unit_id, on=asked.on)
    return _agreements_that(bargaining.graded(branch, "A", year=asked.first.year, on=asked.on))


def _digital(asked: Asked) -> Measured:
    branch = organisations.union_tree(asked.unit_id, on=asked.on)
    return _agreements_that(bargaining.with_clause(branch, "digital_training", on=asked.on))


def _meals(asked: Asked) -> Measured:
    unions = asked.unions()
    day_before = asked.first - timedelta(days=1)
    return _parts(unions, dict.fromkeys(bargaining.raised(unions, "shift_meal", before=day_before, on=asked.on), 1))


def _talked(kind: str, *, ever: bool) -> Callable[[Asked], Measured]:
    """Return the measure of employers with a conference of the year, or a regulation of whatever day; a part is one employer."""

    def measured(asked: Asked) -> Measured:
        found = bargaining.with_act(asked.unions(), kind, during=(date.min if ever else asked.first, asked.on))
        return Measured(tuple(Part(one.id, one.code, one.name, int(did), 1) for one, did in found))

    return measured


def _chairs_trained(asked: Asked) -> Measured:
    unions = asked.unions()
    private = [one.id for one in organisations.by_id(unions).values() if not is_of_the_state(one.ownership)]
    found = chairs_trained(private, during=(asked.first, asked.on))
    named = {unit: words for unit, words in unions.items() if unit in found}
    return _parts(named, {unit: int(came) for unit, came in found.items()}, dict.fromkeys(named, 1))


def _initiatives(asked: Asked) -> Measured:
    unions = asked.unions()
    return _parts(unions, emulation.recognised(unions, during=(asked.first, asked.on)))


def _awards(asked: Asked) -> Measured:
    """Titles and awards of the year: a day is not told, so an unfinished year counts what is held so far."""
    unions = asked.unions()
    return _parts(unions, emulation.awarded(unions, year=asked.first.year))


def _in_time(asked: Asked) -> Measured:
    branch = organisations.union_tree(asked.unit_id, on=asked.on)
    found = decided_in_time(branch, during=(asked.first, asked.on))
    named = organisations.codes_and_names(found)
    return _parts(named, {unit: told[0] for unit, told in found.items()}, {unit: told[1] for unit, told in found.items()})


def _workers(asked: Asked) -> dict[int, int]:
    """Return how many workers each employer below declared last within the days asked about."""
    below: Iterable[int] = [node.id for node in organisations.subtree(asked.unit_id, on=asked.on)]
    return {row.employer_id: row.headcount for row in assessments.payroll_in_force(below, months=asked.months)}


FUNCTIONS: Mapping[str, Callable[[Asked], Measured]] = {
    "members.standing": _members_standing,
    "members.joined": _members_joined,
    "members.net": _members_net,
    "members.density": _members_density,
    "organisations.founded": _unions_founded,
    "organisations.standing": _unions_standing,
    "assessments.unionised_25": _unionised,
    "collection.union_fund": _collected("KPCD"),
    "collection.dues": _collected("DUES"),
    "budgets.settled": _settled,
    "documents.issued": _issued,
    "programmes.planned": _planned,
    "programmes.done": _tasks_done,
    "inspection.financial": _money_inspected,
    "bargaining.agreements": _agreements,
    "bargaining.signed": _signed,
    "bargaining.grade_a": _grade_a,
    "bargaining.digital": _digital,
    "bargaining.meals": _meals,
    "bargaining.conferences": _talked("conference", ever=False),
    "bargaining.democracy": _talked("regulation", ever=True),
    "officers.chairs_trained": _chairs_trained,
    "emulation.recognised": _initiatives,
    "emulation.awarded": _awards,
    "procedures.in_time": _in_time,
}
"""The function of each indicator that some app can tell; a test finds one for each."""
assert set(FUNCTIONS) == {code for code, one in INDICATORS.items() if one.is_built}
