"""How the requests of a year went: time kept and satisfaction, by unit and procedure."""

from datetime import date

from django.db.models import Count, F, Q

from congdoan.activities.procedures.models import Request
from congdoan.activities.procedures.queries.definitions import procedure_names
from congdoan.activities.procedures.rules import OPEN, Row, Shown, suppressed
from congdoan.foundation.access import queries as access
from congdoan.foundation.reference import queries as reference

PLEASED = 4  # a score from here on


def standing(unit_id: int, *, year: int) -> Shown:
    """Return the counts of the requests that a unit and those below received in a year, small ones left out; two statements and a few.

    Source: design of this house; small counts are suppressed in what others see (`reference.small_cell`).
    """
    below = access.branches_below([unit_id])
    decided = Q(decided_on__isnull=False)
    found = (
        Request.objects.filter(unit_id__in=below, filed_on__gte=date(year, 1, 1), filed_on__lte=date(year, 12, 31))
        .values("unit_id", "code")
        .annotate(
            filed=Count("id"),
            on_time=Count("id", filter=decided & Q(decided_on__lte=F("due_on"))),
            late=Count("id", filter=decided & Q(decided_on__gt=F("due_on"))),
            without_limit=Count("id", filter=decided & Q(due_on__isnull=True)),
            open=Count("id", filter=Q(state__in=OPEN)),
            rated=Count("rating"),
            pleased=Count("rating", filter=Q(rating__score__gte=PLEASED)),
        )
        .order_by("unit_id", "code")
    )
    rows = list(found)
    names = access.branch_names({row["unit_id"] for row in rows})
    words = procedure_names()
    told = [Row(unit_name=names[row["unit_id"]][1], name=words.get(row["code"], row["code"]), **row) for row in rows]
    rows_in_order = sorted(told, key=lambda one: (names[one.unit_id][0], one.name))
    return suppressed(rows_in_order, least=reference.small_cell(on=date(year, 12, 31)))
