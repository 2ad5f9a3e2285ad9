"""Declaring the payroll of a month: typed, or read from a list made for social insurance. Seen first, sent second."""

from datetime import date
from fractions import Fraction
from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from congdoan.finance.assessments import queries, services
from congdoan.finance.assessments.rules.oddities import Oddity
from congdoan.foundation.access import doors
from congdoan.foundation.access.services import LinkUnusable, Visit
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.money import in_words, share_of
from congdoan.foundation.kernel.periods import add_months, first_day, format_month, month_of
from congdoan.foundation.reference import queries as reference
from congdoan.interfaces.portal import forms
from congdoan.people.organisations import queries as organisations

from .payer import shell
from .visiting import visited

MOST_PROBLEMS = 200


@visited
@require_http_methods(["GET", "POST"])
def declare_payroll(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Type one month's workers and wage fund, see them in words, send them."""
    body = _employer(visit)
    initial = {"month": format_month(add_months(month_of(doors.today()), -1)), "key": str(uuid4())}
    form = forms.PayrollForm(request.POST or None, initial=initial)
    if request.method != "POST" or not form.is_valid():
        return _typed(request, visit, body, form)
    told = form.cleaned_data
    if request.POST.get("multiply", "").isdigit():
        data = request.POST.copy()
        data["wage_fund"] = request.POST["multiply"][:18]
        form = forms.PayrollForm(data)
        if not form.is_valid():
            return _typed(request, visit, body, form)
        told = form.cleaned_data
    if "send" in request.POST:
        month = services.SubmittedMonth(told["month"], told["headcount"], told["wage_fund"])
        return _send(request, visit, form, [month], told, lambda: _typed(request, visit, body, form))
    seen = _look(visit, body, told["month"], told["headcount"], told["wage_fund"])
    return render(request, "portal/look.html", {**shell(visit), "body": body, "form": form, **seen, "hidden": _hidden(form)})


@visited
@require_http_methods(["GET", "POST"])
def upload_list(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Choose a list, see what it says of its month or everything that is wrong with it, send the figures."""
    body = _employer(visit)
    if request.method == "POST" and "read" in request.POST:
        return _send_read(request, visit, body)
    form = forms.ListForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return _chosen(request, visit, body, form)
    file = form.cleaned_data["file"]
    try:
        found = services.preview_si_list(
            by=visit.actor_id, employer_id=visit.subject_id, file_name=str(file.name)[:200], content=file.read(), on=doors.today()
        )
    except DomainError as refusal:
        form.add_error("file", refusal.explain())
        return _chosen(request, visit, body, form)
    if found.problems:
        return _chosen(request, visit, body, form, found.problems)
    read = services.sealed(found, employer_id=visit.subject_id)
    sending = forms.ReadForm(
        initial={"read": read, "key": str(uuid4()), "wage_fund": "" if found.unknown else str(found.wage_fund_dong)},
        needs_sum=bool(found.unknown),
    )
    return _read(request, visit, body, sending, found)


def _send_read(request: HttpRequest, visit: Visit, body: Any) -> HttpResponse:
    """Send the figures of a list that was read before; the browser bears them sealed, so they are the list's own."""
    try:
        found = services.unsealed(request.POST["read"], employer_id=visit.subject_id)
    except services.UnableToSubmit as refusal:
        return _chosen(request, visit, body, forms.ListForm(), notice=refusal.explain())
    form = forms.ReadForm(request.POST, needs_sum=bool(found.unknown))
    if not form.is_valid():
        return _read(request, visit, body, form, found)
    months = found.months(wage_fund_dong=form.cleaned_data["wage_fund"] if found.unknown else None)
    return _send(
        request, visit, form, months, form.cleaned_data, lambda: _read(request, visit, body, form, found), evidence=found.evidence
    )  # fmt: skip


def _send(
    request: HttpRequest, visit: Visit, form: Any, months: list[services.SubmittedMonth], told: dict[str, Any], again: Any, **facts: Any
) -> HttpResponse:  # fmt: skip
    try:
        services.submit_payroll(
            by=visit.actor_id, employer_id=visit.subject_id, months=months, key=told["key"], note=told.get("note", ""), on=doors.today(),
            **facts,
        )  # fmt: skip
    except services.UnableToSubmit as refusal:
        form.add_error(None, refusal.explain())
        return again()  # type: ignore[no-any-return]
    return HttpResponseRedirect("../#da-gui")


def _look(visit: Visit, body: Any, month: int, headcount: int, wage_fund: int) -> dict[str, Any]:
    """Return a month's figures as a person checks them: in words, what they make owed, what looks odd."""
    before = queries.known_before(visit.subject_id, month)
    declared = queries.payroll_in_force([visit.subject_id], months=(month, month))
    oddities: list[Oddity] = queries.questions_about(
        month=month, headcount=headcount, wage_fund_dong=wage_fund, region=body.wage_region, before=before[1:] if before else None
    )
    rate = _rate(first_day(month))
    return {
        "month": month,
        "headcount": headcount,
        "wage_fund": wage_fund,
        "in_words": in_words(wage_fund),
        "fund": share_of(wage_fund, rate) if rate is not None else None,
        "rate": rate,
        "before": before,
        "declared": declared[0] if declared else None,
        "oddities": oddities,
    }


def _rate(day: date) -> Fraction | None:
    try:
        value = reference.in_force("union_fund_rate", on=day).value
    except reference.NotInForce:
        return None
    return Fraction(value) if value is not None else None


def _employer(visit: Visit) -> Any:
    body = organisations.by_id([visit.subject_id]).get(visit.subject_id)
    if body is None or body.kind != "employer":
        raise LinkUnusable
    return body


def _hidden(form: Any) -> dict[str, str]:
    return {name: form.data.get(name, "") for name in form.fields}


def _typed(request: HttpRequest, visit: Visit, body: Any, form: Any) -> HttpResponse:
    context = {**shell(visit), "body": body, "form": form}
    return render(request, "portal/declare.html", context, status=422 if form.errors else 200)


def _chosen(request: HttpRequest, visit: Visit, body: Any, form: Any, problems: Any = (), *, notice: str = "") -> HttpResponse:
    context = {
        **shell(visit), "body": body, "form": form, "problems": problems[:MOST_PROBLEMS], "count": len(problems), "notice": notice,
    }  # fmt: skip
    return render(request, "portal/upload.html", context, status=422 if form.errors or problems or notice else 200)


def _read(request: HttpRequest, visit: Visit, body: Any, form: Any, found: services.ListPreview) -> HttpResponse:
    seen = _look(visit, body, found.month, found.headcount, found.wage_fund_dong)
    context = {**shell(visit), "body": body, "form": form, "found": found, **seen}
    return render(request, "portal/read.html", context, status=422 if form.errors else 200)
