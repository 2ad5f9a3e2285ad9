"""Down the tree: the preview of who gets a plan, and the plans that came of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.activities.programmes import queries, services
from congdoan.foundation.access import doors

from .asking import crumbs, here, programme_of


@require_http_methods(["GET", "POST"])
@doors.page
def assign_programme(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Show which base unions would get a plan of their own with which tasks; then draft the plans."""
    found = programme_of(request, programme_id, "assign_programme")
    by, on = doors.actor_id(request), doors.today()
    if request.method == "POST":
        units = {int(one) for one in request.POST.getlist("don_vi") if doors.number(one)}
        try:
            done = services.assign_programme(by=by, programme_id=programme_id, unit_ids=units if units else None, on=on)
        except services.UnableToPlan as refusal:
            messages.error(request, refusal.explain())
            return redirect(here(found)[1])
        messages.success(
            request, f"Đã giao {done.tasks} nhiệm vụ cho {done.new} công đoàn cơ sở; {done.known} nơi đã có kế hoạch từ trước."
        )
        return redirect("programmes:plans", programme_id)
    receivers, having = queries.receivers(found.row, on=on)
    tasks = [one for one in queries.tasks_of(programme_id, on=on) if one.for_units]
    return render(request, "programmes/assign.html", {
        "found": found, "row": found.row, "tasks": tasks, "receivers": receivers, "having": having,
        "new": len([unit for unit, *_ in receivers if unit not in having]), "here": "Giao cho cơ sở", "crumbs": crumbs(here(found)),
        "back": here(found)[1], "target": reverse("programmes:assign_programme", args=[programme_id]),
    })  # fmt: skip


@require_GET
@doors.page
def plans(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Show the plans that units below drafted from a programme."""
    found = programme_of(request, programme_id)
    rows, following = queries.plans_below(programme_id, on=doors.as_of(request), after=doors.number(request.GET.get("sau")))
    context = {"found": found, "row": found.row, "rows": rows, "next": following, "here": "Kế hoạch cơ sở", "crumbs": crumbs(here(found))}
    return render(request, "programmes/plans.html", context)
