"""Figures for the apps that count them: who has an agreement, what it is worth, where conferences and regulations stand."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Max, Q, QuerySet

from congdoan.activities.bargaining.models import Agreement, AgreementGrade, Clause, WorkplaceAct
from congdoan.activities.bargaining.queries.agreements import running
from congdoan.activities.bargaining.queries.employers import EVERY, EmployerRow, with_union
from congdoan.activities.bargaining.queries.widening import bound


def with_agreement(units: Iterable[int], *, on: date) -> list[tuple[EmployerRow, bool]]:
    """Return the employers of some unions, no public bodies, each with whether a running agreement binds it on a day."""
    chosen = set(units)
    rows = [one for one in with_union(on=on, most=EVERY) if one.unit_id in chosen]
    parties = bound(on=on).filter(agreement__in=running(on=on), employer_id__in=[one.id for one in rows])
    having = set(parties.values_list("employer_id", flat=True))
    return [(one, one.id in having) for one in rows]


def newly_signed(units: Iterable[int], *, during: tuple[date, date]) -> dict[int, int]:
    """Return how many agreements of some units were signed from the first to the last day; what renews another or is void is left out."""
    first, last = during
    rows = Agreement.objects.filter(unit_id__in=set(units), signed_on__range=(first, last), renews=None)
    rows = rows.exclude(void_on__lte=last)
    return dict(rows.order_by().values_list("unit_id").annotate(Count("id")))


def graded(units: Iterable[int], letter: str, *, year: int, on: date) -> list[tuple[int, str, str, bool]]:
    """Return the running agreements of some units as (id, number, title, whether the last grade of the year is a letter)."""
    grades = AgreementGrade.objects.filter(year=year, graded_on__lte=on).order_by("agreement_id", "-id").distinct("agreement_id")
    having = {agreement for agreement, given in grades.values_list("agreement_id", "letter") if given == letter}
    return _running(units, having, on=on)


def with_clause(units: Iterable[int], kind: str, *, on: date) -> list[tuple[int, str, str, bool]]:
    """Return the running agreements of some units as (id, number, title, whether a clause of a kind holds on a day)."""
    holding = _holding(on).filter(kind=kind)
    return _running(units, set(holding.values_list("agreement_id", flat=True)), on=on)


def raised(units: Iterable[int], kind: str, *, before: date, on: date) -> set[int]:
    """Return the units with an employer for which a kind of clause is worth more on a day than on an earlier one."""
    earlier, now = (_best_values(set(units), kind, on=day) for day in (before, on))
    return {unit for (unit, employer), value in now.items() if (was := earlier.get((unit, employer))) is not None and value > was}


def with_act(units: Iterable[int], kind: str, *, during: tuple[date, date]) -> list[tuple[EmployerRow, bool]]:
    """Return the employers of some unions, no public bodies, each with whether a conference or regulation of these days stands."""
    chosen = set(units)
    rows = [one for one in with_union(on=during[1], most=EVERY) if one.unit_id in chosen]
    acts = WorkplaceAct.objects.filter(kind=kind, happened_on__range=during, employer_id__in=[one.id for one in rows])
    did = set(acts.exclude(voided_on__lte=during[1]).values_list("employer_id", flat=True))
    return [(one, one.id in did) for one in rows]


def _running(units: Iterable[int], having: set[int], *, on: date) -> list[tuple[int, str, str, bool]]:
    rows = running(on=on).filter(unit_id__in=set(units)).order_by("title", "pk").values_list("pk", "number", "title")
    return [(pk, number, title, pk in having) for pk, number, title in rows]


def _holding(on: date) -> QuerySet[Clause]:
    return Clause.objects.filter(Q(until=None) | Q(until__gt=on), since__lte=on, agreement__in=running(on=on))


def _best_values(units: set[int], kind: str, *, on: date) -> dict[tuple[int, int], int]:
    holding = _holding(on).filter(kind=kind, value__isnull=False, unit_id__in=units)
    rows = bound(on=on).filter(agreement__clauses__in=holding).values_list("unit_id", "employer_id")
    return {(unit, employer): best for unit, employer, best in rows.annotate(best=Max("agreement__clauses__value")).order_by()}
