"""Where requests are taken from everybody, and the limits that units decided."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.activities.procedures import queries, services
from congdoan.activities.procedures.forms import asked
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard

from .asking import REQUESTS, perform, plain, sent, units_with

COUNTERS = ("Nơi nhận, thời hạn", "/6-van-ban/thu-tuc/noi-nhan/")


@require_GET
@doors.page
def counters(request: HttpRequest) -> HttpResponse:
    """Show the procedures with their limits as the first of the visitor's units follows them, and where they are open."""
    by, on = doors.actor_id(request), doors.as_of(request)
    guard.require_somewhere(by, "procedures.read", on=doors.today())
    units = units_with(request, "read")
    found, following = queries.places(text=plain(request.GET.get("q")), after=doors.number(request.GET.get("sau")))
    context = {
        "here": "Nơi nhận, thời hạn", "crumbs": [REQUESTS], "unit": units[0] if units else None,
        "definitions": queries.definitions(unit_id=units[0][0], on=on) if units else [], "places": found, "next": following,
        "names": queries.procedure_names(), "q": plain(request.GET.get("q")),
        "may_open": access.may_somewhere(by, "procedures.open_counter", on=doors.today()),
        "may_limit": access.may_somewhere(by, "procedures.set_limit", on=doors.today()),
    }  # fmt: skip
    return render(request, "procedures/counters.html", context)


@require_http_methods(["GET", "POST"])
@doors.page
def open_counter(request: HttpRequest) -> HttpResponse:
    """Take requests under a procedure from everybody."""
    return _turn(request, "open_counter", services.open_counter, "Mở nhận trực tuyến", "Mở", "Đã mở ở {} đơn vị.")


@require_http_methods(["GET", "POST"])
@doors.page
def close_counter(request: HttpRequest) -> HttpResponse:
    """Take no more requests under a procedure from everybody."""
    return _turn(request, "close_counter", services.close_counter, "Thôi nhận trực tuyến", "Thôi nhận", "Đã đóng ở {} đơn vị.")


def _turn(request: HttpRequest, act: str, service: object, heading: str, words: str, done: str) -> HttpResponse:
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, f"procedures.{act}", on=on)
    form = asked.CounterForm(*sent(request), units=units_with(request, act), procedures=list(queries.procedure_names().items()))

    def call() -> list[int]:
        given = form.cleaned_data
        return service(by=by, unit_id=given["unit"], code=given["code"], below=given["below"], on=on)  # type: ignore[operator,no-any-return]

    return perform(
        request, form, call, heading=heading, words=words, done=lambda units: done.format(len(units)), back=reverse("procedures:counters"),
        crumbs=[REQUESTS, COUNTERS],
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def set_limit(request: HttpRequest) -> HttpResponse:
    """Put a unit's own time limit in force from a day."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "procedures.set_limit", on=on)
    form = asked.LimitForm(
        *sent(request), units=units_with(request, "set_limit"), procedures=list(queries.procedure_names().items()),
        initial={"valid_from": on, "code": plain(request.GET.get("thu_tuc"))},
    )  # fmt: skip

    def call() -> int:
        given = dict(form.cleaned_data)
        return services.set_limit(by=by, unit_id=given.pop("unit"), on=on, **given)

    return perform(
        request, form, call, heading="Đặt thời hạn", words="Đặt thời hạn", done="Đã đặt; yêu cầu đã nộp giữ thời hạn cũ.",
        back=reverse("procedures:counters"), crumbs=[REQUESTS, COUNTERS],
    )  # fmt: skip
