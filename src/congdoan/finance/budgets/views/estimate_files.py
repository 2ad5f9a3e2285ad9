"""Files of estimates: for signature, to fill in offline, and back again."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from congdoan.finance.budgets import services
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access

from .sheets import handed_over, readable_unit


@require_GET
@doors.page
def export_estimate(request: HttpRequest, code: str, year: int, kind: str) -> HttpResponse:
    """Hand over a unit's estimate as a workbook or as PDF/A."""
    unit = readable_unit(request, code, year)
    try:
        made = services.export_estimate(
            by=doors.actor_id(request), unit_id=unit.id, year=year, kind=kind, made_at=localtime(), on=doors.today()
        )
    except services.NoSuchFormat as refusal:
        raise Http404 from refusal
    except services.NothingToExport as refusal:
        messages.error(request, refusal.explain())
        return redirect("budgets:estimate", unit.code, year)
    return handed_over(made)


@require_GET
@doors.page
def estimate_file(request: HttpRequest, code: str, year: int, what: str) -> HttpResponse:
    """Hand over the table to fill in: a unit's own estimate, or the targets of the units below."""
    unit = readable_unit(request, code, year)
    if what == "lap":
        made = services.estimate_table(unit_id=unit.id, year=year, made_at=localtime(), on=doors.today())
    elif what == "giao":
        access.require(doors.actor_id(request), "budgets.allocate_targets", at=unit.id, on=doors.today())
        made = services.targets_table(unit_id=unit.id, year=year, made_at=localtime(), on=doors.today())
    else:
        raise Http404
    return handed_over(made)
