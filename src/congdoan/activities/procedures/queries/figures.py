"""Figures of requests for the apps that count them."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, F, Q

from congdoan.activities.procedures.models import Request


def decided_in_time(units: Iterable[int], *, during: tuple[date, date]) -> dict[int, tuple[int, int]]:
    """Return for some units (decided in time, decided) of the requests decided on these days; those without a limit are left out."""
    rows = Request.objects.filter(unit_id__in=set(units), decided_on__range=during, due_on__isnull=False).order_by()
    told = rows.values_list("unit_id").annotate(in_time=Count("id", filter=Q(decided_on__lte=F("due_on"))), every=Count("id"))
    return {unit: (in_time, every) for unit, in_time, every in told}
