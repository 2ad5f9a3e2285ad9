"""The nightly look at the clocks: who handles a request is reminded before its day, the unit above is told after it."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from congdoan.activities.procedures import queries
from congdoan.activities.procedures.models import Request
from congdoan.activities.procedures.services.held import write_act
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit


@dataclass(frozen=True, slots=True)
class Reminded:
    """How many requests were called due soon, and how many late."""

    soon: int
    late: int


@transaction.atomic
def remind_requests(*, by: int, on: date) -> Reminded:
    """Write down which requests are due soon and which are late, each once for its day; safe to repeat.

    The late ones are told to the unit above: they stand first in its queue, which holds what its units received.

    :raises NotAllowed: the actor reminds nobody
    """
    access.require_somewhere(by, "procedures.remind_requests", on=on)
    soon, late = queries.open_late(on=on, soon=True), queries.open_late(on=on)
    locked = {one.pk: one for one in Request.objects.select_for_update().filter(id__in=[one.pk for one in soon + late]).order_by("id")}
    above = access_queries.ancestors({one.unit_id for one in late}, on=on) if late else {}
    names = access_queries.branch_names({line[0] for line in above.values() if line})
    for one in soon:
        write_act(locked[one.pk], by, "reminded", on=on, due_on=one.due_on)
    for one in late:
        line = above[one.unit_id]
        write_act(locked[one.pk], by, "escalated", on=on, words=names[line[0]][1] if line else "", due_on=one.due_on)
    for unit in sorted({one.unit_id for one in soon + late}):
        told = [one.pk for one in soon + late if one.unit_id == unit]
        audit.record(by, "procedures.remind_requests", at=unit, requests=told)
    return Reminded(len(soon), len(late))
