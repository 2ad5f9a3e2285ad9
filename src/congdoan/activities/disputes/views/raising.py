"""Signals: told from a desk or a phone, seen, verified or put aside; what employers share."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.activities.disputes import queries, services
from congdoan.activities.disputes.forms import asked
from congdoan.activities.disputes.rules import stoppages as rules
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.people.organisations import queries as organisations

from .asking import SIGNALS, perform, plain

OWN_SHOWN = 10


@require_GET
@doors.page
def signals(request: HttpRequest) -> HttpResponse:
    """Show the signals within reach, those that wait first to be chosen."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "disputes.read", on=on)
    state = plain(request.GET.get("trang_thai"), 10)
    state = state if state in rules.SIGNAL_STATES else ""
    rows, following = queries.signals(on=doors.as_of(request), state=state, after=doors.number(request.GET.get("sau")))
    held = [f"disputes.{act}" for act in ("verify_signal", "open_stoppage", "raise_signal")]
    context = {
        "rows": rows, "next": following or "", "state": state, "states": rules.SIGNAL_STATES.items(), "counts": queries.signal_counts(),
        "here": "Dấu hiệu", "crumbs": [], "open_of": queries.open_of([row.employer_id for row in rows]),
        "may": {act.split(".")[1]: access.may_somewhere(by, act, on=on) for act in held}, "by": by,
    }  # fmt: skip
    return render(request, "disputes/signals.html", context)


@require_http_methods(["GET", "POST"])
@doors.page
def raise_signal(request: HttpRequest) -> HttpResponse:
    """Tell a signal from a desk."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "disputes.raise_signal", on=on)
    units = [(one.id, one.name) for one in organisations.units_of(by, on=on)]
    start = {"employer": plain(request.GET.get("doanh_nghiep"), 40)}
    form = asked.SignalForm(request.POST or None, units=units, initial=start)

    def call() -> int:
        told = form.cleaned_data
        employer = organisations.id_of_code(plain(told["employer"], 40))
        if employer is None:
            raise services.UnfitSignal(why=f"không có doanh nghiệp mang mã {told['employer'][:40]} trong phạm vi của anh chị")
        return services.raise_signal(by=by, unit_id=told["unit"], employer_id=employer, matter=told["matter"], words=told["words"], on=on)

    back = reverse("disputes:signals") if access.may_somewhere(by, "disputes.read", on=on) else reverse("disputes:raise_signal_phone")
    return perform(request, form, call, heading="Báo dấu hiệu", words="Báo", done="Đã báo lên cấp trên.", back=back, crumbs=[SIGNALS])


@require_http_methods(["GET", "POST"])
@doors.page
def raise_signal_phone(request: HttpRequest) -> HttpResponse:
    """Tell a signal on the phone: the matter is one tap, sending another."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "disputes.raise_signal", on=on)
    unit = next(iter(organisations.units_of(by, on=on)), None)
    if unit is None:
        return render(request, "phone/nothing.html", {"here": "signal"})
    employers = organisations.named(organisations.employers_of([unit.id], on=on), on=on).values()
    choices = [(one.id, one.name) for one in employers]
    form = asked.PhoneSignalForm(request.POST or None, employers=choices, initial={"employer": choices[0][0] if choices else None})

    def call() -> int:
        told = form.cleaned_data
        return services.raise_signal(
            by=by, unit_id=unit.id, employer_id=told["employer"], matter=told["matter"], words=told["words"], on=on
        )

    context: dict[str, Any] = {
        "unit": unit, "here": "signal", "today": on, "own": queries.signals(on=on, unit_id=unit.id, size=OWN_SHOWN)[0],
        "one_employer": len(choices) == 1, "has_employers": bool(choices),
    }  # fmt: skip
    return perform(
        request, form, call, heading="Báo dấu hiệu", words="Gửi lên cấp trên", done="Đã gửi. Cấp trên nhận được ngay.",
        back=reverse("disputes:raise_signal_phone"), crumbs=[], template="disputes/signal_phone.html", **(context | {"here": "signal"}),
    )  # fmt: skip


def _checking(request: HttpRequest, signal_id: int, act: str, call: Any, *, heading: str, words: str, done: str) -> HttpResponse:
    found = queries.signal(signal_id, on=doors.today()) if signal_id < 2**63 else None
    if found is None:
        raise Http404
    by, on = doors.actor_id(request), doors.today()
    guard.require(by, f"disputes.{act}", at=found.unit_id, on=on)
    form = asked.CheckForm(request.POST or None)
    detail = f"{found.unit_name}, {found.raised_on:%d/%m/%Y}: {found.matter_words}. {found.words}"
    return perform(
        request, form, lambda: call(by=by, signal_id=signal_id, found=form.cleaned_data["found"], on=on), words=words, done=done,
        heading=f"{heading}: {found.employer_name}", back=SIGNALS[1], crumbs=[SIGNALS], detail=detail,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def verify_signal(request: HttpRequest, signal_id: int) -> HttpResponse:
    """Confirm a signal."""
    return _checking(
        request, signal_id, "verify_signal", services.verify_signal, heading="Xác minh dấu hiệu", words="Xác nhận đúng", done="Đã xác minh."
    )


@require_http_methods(["GET", "POST"])
@doors.page
def dismiss_signal(request: HttpRequest, signal_id: int) -> HttpResponse:
    """Put a signal aside."""
    return _checking(
        request, signal_id, "dismiss_signal", services.dismiss_signal, heading="Dấu hiệu không đúng", words="Ghi không đúng", done="Đã ghi."
    )


@require_http_methods(["GET", "POST"])
@doors.page
def describe_employer(request: HttpRequest, code: str) -> HttpResponse:
    """Write down zone and owner's country of an employer."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "disputes.describe_employer", on=on)
    employer = organisations.named([organisations.id_of_code(plain(code, 40)) or 0], on=on)
    one = next(iter(employer.values()), None)
    if one is None or not one.is_employer:
        raise Http404
    guard.require(by, "disputes.describe_employer", at=one.id, on=on)
    traits = queries.traits_of([one.id], on=on)[one.id]
    form = asked.TraitForm(request.POST or None, initial={"zone": traits.zone, "owner_country": traits.owner_country})
    zones, countries = queries.zones_and_countries()
    detail = " · ".join(part for part in (f"Đã dùng: {', '.join(zones[:12])}" if zones else "", ", ".join(countries[:12])) if part)
    return perform(
        request, form, lambda: services.describe_employer(by=by, employer_id=one.id, on=on, **form.cleaned_data),
        words="Ghi", done="Đã ghi.", heading=f"Đặc điểm: {one.name}", back=reverse("organisations:employer", args=[one.code]),
        crumbs=[SIGNALS], detail=detail,
    )  # fmt: skip
