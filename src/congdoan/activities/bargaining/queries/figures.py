"""Figures of agreements for the apps that count them: who has one, how many were signed."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count

from congdoan.activities.bargaining.models import Agreement, AgreementParty
from congdoan.activities.bargaining.queries.agreements import running
from congdoan.activities.bargaining.queries.employers import EVERY, EmployerRow, with_union


def with_agreement(units: Iterable[int], *, on: date) -> list[tuple[EmployerRow, bool]]:
    """Return the employers of some unions, no public bodies, each with whether a running agreement binds it on a day."""
    chosen = set(units)
    rows = [one for one in with_union(on=on, most=EVERY) if one.unit_id in chosen]
    parties = AgreementParty.objects.filter(agreement__in=running(on=on), employer_id__in=[one.id for one in rows])
    bound = set(parties.values_list("employer_id", flat=True))
    return [(one, one.id in bound) for one in rows]


def newly_signed(units: Iterable[int], *, during: tuple[date, date]) -> dict[int, int]:
    """Return how many agreements of some units were signed from the first to the last day; what renews another or is void is left out."""
    first, last = during
    rows = Agreement.objects.filter(unit_id__in=set(units), signed_on__range=(first, last), renews=None)
    rows = rows.exclude(void_on__lte=last)
    return dict(rows.order_by().values_list("unit_id").annotate(Count("id")))
