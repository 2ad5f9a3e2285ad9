"""Requests of who is signed in: one's own, in the name of a unit, or written down at the counter."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.activities.procedures import queries, services
from congdoan.activities.procedures.forms.asked import RequestForm
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard

from .asking import REQUESTS, perform, plain, sent, units_with

OWN = ("Yêu cầu của tôi", "/toi/yeu-cau/")


@never_cache
@require_GET
@doors.page
def own_requests(request: HttpRequest) -> HttpResponse:
    """Show what the visitor filed, the last first, and where to file."""
    rows, following = queries.own_requests(doors.actor_id(request), on=doors.today(), before=doors.number(request.GET.get("sau")))
    return render(request, "procedures/own.html", {"here": OWN[0], "crumbs": [], "rows": rows, "next": following})


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
@doors.page
def file_request(request: HttpRequest, place: str, procedure: str) -> HttpResponse:
    """File a request for oneself, or for a unit of the visitor's."""
    by, on = doors.actor_id(request), doors.today()
    found = queries.place(plain(place, 40))
    definition = queries.definition(plain(procedure, 20), unit_id=found.unit_id, on=on) if found else None
    if found is None or definition is None or definition.code not in found.procedures:
        raise Http404
    senders = units_with(request, "file_request") if "unit" in definition.asked_by else []
    form = RequestForm(*sent(request, with_files=True), definition=definition)

    def call() -> services.Filed:
        sender = doors.number(request.POST.get("from_unit"))
        return services.file_request(
            by=by, unit_id=found.unit_id, from_unit_id=sender if sender in {unit for unit, _ in senders} else None, on=on, **form.told(),
        )  # fmt: skip

    return perform(
        request, form, call, heading=definition.name, words="Gửi yêu cầu", done=lambda filed: "Đã gửi. Theo dõi ở đây.", back=OWN[1],
        crumbs=[OWN], template="procedures/file.html", definition=definition, place=found, senders=senders,
        asks_unit="worker" not in definition.asked_by,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
@doors.page
def take_request(request: HttpRequest) -> HttpResponse:
    """Write down what somebody brought to the office: first which procedure at which unit, then its form."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "procedures.take_request", on=on)
    units, names = units_with(request, "take_request"), queries.procedure_names()
    asked, code = doors.number(request.GET.get("don_vi")), request.GET.get("thu_tuc", "")
    unit = next((one for one in units if one[0] == asked), None)
    if unit is None or code not in names:
        context: dict[str, Any] = {"here": "Ghi yêu cầu", "crumbs": [REQUESTS], "units": units, "names": names.items()}
        return render(request, "procedures/take.html", context, status=200 if request.method == "GET" else 422)
    definition = queries.definition(code, unit_id=unit[0], on=on)
    if definition is None:
        raise Http404
    form = RequestForm(*sent(request, with_files=True), definition=definition)
    return perform(
        request, form,
        lambda: services.take_request(by=by, unit_id=unit[0], on=on, **form.told()),
        heading=f"{definition.name} tại {unit[1]}", words="Ghi yêu cầu", done="Đã ghi. In phiếu cho người nộp.",
        back=lambda filed: reverse("procedures:slip", args=[filed.id]), crumbs=[REQUESTS], detail=definition.about,
    )  # fmt: skip
