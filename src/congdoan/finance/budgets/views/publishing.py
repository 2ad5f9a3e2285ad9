"""A unit makes its approved estimate public, or takes it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from congdoan.finance.budgets import forms, queries, services
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access
from congdoan.foundation.reference import queries as reference

from .estimates import place, shown
from .sheets import is_refused, place_of, readable_unit

ESTIMATE, SETTLEMENT = "estimate", "settlement"


@require_http_methods(["GET", "POST"])
@doors.page
def publish_estimate(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """See what everybody will read, say by which document, make it public."""
    unit = readable_unit(request, code, year)
    by, on = doors.actor_id(request), doors.today()
    access.require(by, "budgets.publish_estimate", at=unit.id, on=on)
    sheet = queries.approved_version(unit.id, year)
    if sheet is None:
        messages.error(request, services.NothingToPublish(what="Dự toán", year=year).explain())
        return redirect("budgets:estimate", unit.code, year)
    form = forms.PublishForm(request.POST or None)

    def call() -> object:
        return services.publish_estimate(by=by, unit_id=unit.id, year=year, on=on, **form.cleaned_data)

    if request.method == "POST" and form.is_valid() and not is_refused(form, call):
        messages.success(request, "Đã công khai dự toán. Ai cũng xem được ở trang công khai.")
        return redirect("budgets:estimate", unit.code, year)
    context = place(unit, year) | shown(unit, sheet, on=on) | {"here": "Công khai", "form": form, "sheet": sheet}
    context["least"] = reference.small_cell(on=on)
    return render(request, "budgets/publish_estimate.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@doors.page
def publish_settlement(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """See the settlement as it was approved, say by which document, make it public."""
    unit = readable_unit(request, code, year)
    by, on = doors.actor_id(request), doors.today()
    access.require(by, "budgets.publish_settlement", at=unit.id, on=on)
    approved = queries.approved_settlements([unit.id], year).get(unit.id)
    if approved is None:
        messages.error(request, services.NothingToPublish(what="Quyết toán", year=year).explain())
        return redirect("budgets:submissions", unit.code, year)
    form = forms.PublishForm(request.POST or None)

    def call() -> object:
        return services.publish_settlement(by=by, unit_id=unit.id, year=year, on=on, **form.cleaned_data)

    if request.method == "POST" and form.is_valid() and not is_refused(form, call):
        messages.success(request, "Đã công khai quyết toán. Ai cũng xem được ở trang công khai.")
        return redirect("budgets:submissions", unit.code, year)
    lines = [(line, approved.approved(line.line_id)) for line in queries.form_named(approved.form).lines]
    context = place_of(unit, year) | {"here": "Công khai", "form": form, "one": approved, "lines": lines}
    return render(request, "budgets/publish_settlement.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@doors.page
def withdraw_publication(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Take what is public of a year back, with a reason: the estimate, or the settlement where `loai` says so."""
    unit = readable_unit(request, code, year)
    by, on = doors.actor_id(request), doors.today()
    access.require(by, "budgets.withdraw_publication", at=unit.id, on=on)
    kind = SETTLEMENT if request.GET.get("loai") == "quyet-toan" else ESTIMATE
    back = "budgets:submissions" if kind == SETTLEMENT else "budgets:estimate"
    standing = queries.publication_of(unit.id, year, kind)
    if standing is None:
        messages.error(request, services.NothingPublished(year=year).explain())
        return redirect(back, unit.code, year)
    form = forms.WithdrawForm(request.POST or None)

    def call() -> object:
        return services.withdraw_publication(by=by, unit_id=unit.id, year=year, kind=kind, on=on, **form.cleaned_data)

    if request.method == "POST" and form.is_valid() and not is_refused(form, call):
        messages.success(request, "Đã rút bản công khai; lý do còn trong hồ sơ.")
        return redirect(back, unit.code, year)
    context = place(unit, year) | {"here": "Rút công khai", "form": form, "standing": standing}
    return render(request, "budgets/withdraw_publication.html", context, status=422 if form.errors else 200)
