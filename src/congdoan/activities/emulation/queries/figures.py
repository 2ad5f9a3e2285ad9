"""Figures of initiatives and awards for the apps that count them."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count

from congdoan.activities.emulation.models import Award, InitiativeAct
from congdoan.activities.emulation.rules import STANDING


def recognised(units: Iterable[int], *, during: tuple[date, date]) -> dict[int, int]:
    """Return how many initiatives of some unions were recognised on these days and stand."""
    acts = InitiativeAct.objects.filter(kind="recognised", happened_on__range=during, unit_id__in=set(units))
    rows = acts.filter(initiative__state__in=STANDING).order_by().values_list("unit_id")
    return dict(rows.annotate(Count("initiative", distinct=True)))


def awarded(units: Iterable[int], *, year: int) -> dict[int, int]:
    """Return how many titles and awards of a year are held in some unions."""
    return dict(Award.objects.filter(year=year, unit_id__in=set(units)).order_by().values_list("unit_id").annotate(Count("id")))
