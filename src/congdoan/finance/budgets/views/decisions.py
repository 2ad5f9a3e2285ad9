"""The chief accountant's two yearly decisions: the form of the settlement, the split between the upper levels."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from congdoan.finance.budgets import forms, queries, services
from congdoan.finance.collection import services as collection
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.errors import DomainError
from congdoan.people.organisations import queries as organisations

from .sheets import FINANCE


@require_http_methods(["GET", "POST"])
@doors.page
def select_form(request: HttpRequest) -> HttpResponse:
    """Select which reading of the settlement form is valid from a year on."""
    by, on = doors.actor_id(request), doors.today()
    access.require_somewhere(by, "budgets.select_form", on=on)
    form = forms.SelectForm(request.POST or None, initial=_first(request))

    def call() -> None:
        given = form.cleaned_data
        services.select_form(
            by=by, unit_id=given["unit"].id, form_id=given["form_id"], from_year=given["from_year"], document=given["document"], on=on
        )

    context = {
        "here": "Chọn mẫu B07",
        "readings": [queries.form_named(one) for one in queries.settlement_forms()],
        "standing": _standing(request, "forms"),
    }
    return _decide(request, form, call, "budgets/select_form.html", context, "budgets:select_form", "Đã chọn mẫu B07.")


@require_http_methods(["GET", "POST"])
@doors.page
def split_table(request: HttpRequest) -> HttpResponse:
    """Install the table that splits what goes up between the upper levels."""
    by, on = doors.actor_id(request), doors.today()
    access.require_somewhere(by, "collection.install_split_table", on=on)
    form = forms.SplitForm(request.POST or None, initial=_first(request))

    def call() -> None:
        given = form.cleaned_data
        collection.install_split_table(
            by=by, unit_id=given["unit"].id, from_year=given["from_year"], ratios=form.ratios(), document=given["document"], on=on,
            is_retroactive=given["is_retroactive"],
        )  # fmt: skip

    context = {"here": "Tỷ lệ giữa các cấp trên", "standing": _standing(request, "share_upper_split"), "levels": forms.LEVEL_WORDS}
    return _decide(request, form, call, "budgets/split_table.html", context, "budgets:split_table", "Đã nhập bảng tỷ lệ.")


def _decide(
    request: HttpRequest,
    form: django_forms.Form,
    call: Callable[[], None],
    template: str,
    context: dict[str, Any],
    back: str,
    done: str,
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            call()
        except access.NotAllowed:
            raise
        except DomainError as refusal:
            form.add_error(None, refusal.explain())
        else:
            messages.success(request, done)
            return redirect(back)
    crumbs = [FINANCE, ("Quyết toán", reverse("budgets:settlements"))]
    return render(request, template, {**context, "form": form, "crumbs": crumbs}, status=422 if form.errors else 200)


def _first(request: HttpRequest) -> dict[str, Any]:
    """Return what a form starts with: the unit and year one came from, else the visitor's own unit."""
    units = organisations.units_of(doors.actor_id(request), on=doors.today())
    own = units[0].code if units else ""
    return {"unit": request.GET.get("don-vi", "").replace("\x00", "")[:40] or own, "from_year": request.GET.get("nam", "")[:4]}


def _standing(request: HttpRequest, topic: str) -> list[dict[str, Any]]:
    """Return the decisions in force or past within reach, with who they are of."""
    records = queries.decisions(topic)
    names = access_queries.branch_names({record.branch_id or 0 for record in records})
    told = []
    for record in records:
        ratios = dict(zip(record.fields.get("order", ()), record.fields.get("ratios", ()), strict=True))
        told.append(
            {
                "record": record,
                "unit": names.get(record.branch_id or 0, ("", ""))[1],
                "form": queries.form_named(record.fields["selected"]).name if record.fields.get("selected") else "",
                "shares": [(words, forms.read_ratio(ratios.get(level, "0"))) for level, words in forms.LEVEL_WORDS.items()],
            }
        )
    return told
