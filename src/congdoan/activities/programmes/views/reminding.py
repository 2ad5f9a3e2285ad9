"""What was reminded of and still stands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from congdoan.activities.programmes import queries
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard

from .asking import crumbs


@require_GET
@doors.page
def reminders(request: HttpRequest) -> HttpResponse:
    """Show the reminders of the visitor's own units, or of all that lie below."""
    by, today, on = doors.actor_id(request), doors.today(), doors.as_of(request)
    guard.require_somewhere(by, "programmes.read", on=today)
    is_wide = "cap_duoi" in request.GET
    own = [unit for unit, _ in queries.own_units(by, "programmes.read", on=today)]
    rows, total, following = queries.reminders(None if is_wide else own, on=on, after=doors.number(request.GET.get("sau")))
    context = {"rows": rows, "total": total, "next": following, "is_wide": is_wide, "here": "Nhắc việc", "crumbs": crumbs()}
    return render(request, "programmes/reminders.html", context)
