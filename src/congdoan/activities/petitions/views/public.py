"""What everybody may do without signing in: send a petition, follow it by its code. No cookie, no client's address, no hour kept."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from congdoan.activities.petitions import queries, services
from congdoan.activities.petitions.forms import asked
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access


def counted(view: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Let a view take what is sent, but no flood of it; what is refused afterwards was sent all the same."""

    @wraps(view)
    def door(request: HttpRequest) -> HttpResponse:
        try:
            if request.method == "POST":
                services.count_sending(client=doors.client_of(request), on=doors.today())
        except services.SentTooOften as refusal:
            return render(request, "petitions/too_many.html", {"is_demo": False, "refused": refusal.explain()}, status=429)
        return view(request)

    return door


@require_http_methods(["GET", "POST"])
@doors.everybody
@counted
@sensitive_variables()
def send_petition(request: HttpRequest) -> HttpResponse:
    """Take a petition and tell the code by which it is followed, once."""
    units = queries.boxes()
    form = asked.SendForm(request.POST or None, units=units)
    context: dict[str, Any] = {"form": form, "has_units": bool(units), "is_demo": access.is_demo()}
    context["receptions"] = [one for one in queries.receptions(since=doors.today(), limit=6) if not one.cancelled_why]
    if request.method == "POST" and form.is_valid():
        told = dict(form.cleaned_data)
        try:
            context["code"] = services.send_petition(unit_id=told.pop("unit"), on=doors.today(), **told)
        except services.UnableToHandle as refusal:
            form.add_error(None, refusal.explain())
    return render(request, "petitions/send.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@doors.everybody
@counted
@sensitive_variables()
def follow(request: HttpRequest) -> HttpResponse:
    """Tell the holder of a code how far the petition is and what was answered."""
    form = asked.FollowForm(request.POST or None)
    context: dict[str, Any] = {"form": form, "is_demo": access.is_demo()}
    if request.method == "POST" and form.is_valid():
        context["found"] = queries.followed(services.hash_of(form.cleaned_data["code"]))
        if context["found"] is None:
            form.add_error("code", "Không có đơn nào mang mã này. Xem lại từng chữ; mã không có chữ I, L, O và số 0, 1.")
    return render(request, "petitions/follow.html", context, status=422 if form.errors else 200)
