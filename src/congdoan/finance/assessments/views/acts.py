"""Acts on charges: work them out again, relieve an employer, correct one; several rows at once only after a preview."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from congdoan.finance.assessments import forms, queries, services
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.periods import format_month, months_between
from congdoan.people.organisations import queries as organisations

from .lists import crumbs

SHOWN = 40
ASSESS = {
    "heading": "Tính số phải nộp",
    "detail": "Kinh phí công đoàn của từng doanh nghiệp, từ bảng khai đang có và luật của từng tháng.",
    "address": "assessments:assess_union_fund",
    "done": "Đã tính xong số phải nộp.",
}
RELIEF = {
    "heading": "Quyết định giảm, tạm dừng đóng",
    "detail": "Giảm làm số phải nộp thấp đi; tạm dừng chỉ lùi hạn nộp, không làm mất nợ.",
    "address": "assessments:decide_relief",
    "done": "Đã ghi quyết định và tính lại các tháng liên quan.",
}


@require_http_methods(["GET", "POST"])
@doors.page
def assess_union_fund(request: HttpRequest) -> HttpResponse:
    """Work out the union fund of some months from the declarations."""
    by, on = doors.actor_id(request), doors.today()
    access.require_somewhere(by, "assessments.assess_union_fund", on=on)
    newest = queries.newest_month()
    initial = {"first_month": format_month(newest), "last_month": format_month(newest)} if newest else {}
    form = forms.MonthsForm(request.POST or None, initial=initial)

    def facts() -> dict[str, Any]:
        return {"by": by, "on": on, "months": months_between(form.cleaned_data["first_month"], form.cleaned_data["last_month"])}

    return _preview_or_apply(request, form, ASSESS, facts, services.preview_assessment, services.assess_union_fund)


@require_http_methods(["GET", "POST"])
@doors.page
def decide_relief(request: HttpRequest) -> HttpResponse:
    """Record a reduction or a suspension of one employer."""
    by, on = doors.actor_id(request), doors.today()
    access.require_somewhere(by, "assessments.decide_relief", on=on)
    form = forms.ReliefForm(request.POST or None, initial={"employer": request.GET.get("ma", "").replace("\x00", "")[:40]})

    def facts() -> dict[str, Any]:
        return {"by": by, "on": on, **form.facts()}

    return _preview_or_apply(request, form, RELIEF, facts, services.preview_relief, services.decide_relief)


@require_http_methods(["GET", "POST"])
@doors.page
def revise_charge(request: HttpRequest, charge_id: int) -> HttpResponse:
    """Correct one charge by decision."""
    found = queries.charge_explained(charge_id) if charge_id < 2**63 else None
    if found is None:
        raise Http404
    by, on = doors.actor_id(request), doors.today()
    access.require(by, "assessments.revise_charge", at=found["payer_id"], on=on)
    form = forms.ReviseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.revise_charge(by=by, charge_id=charge_id, on=on, **form.cleaned_data)
        except services.UnableToAssess as refusal:
            form.add_error(None, refusal.explain())
        else:
            messages.success(request, "Đã điều chỉnh; số cũ vẫn còn trong lịch sử.")
            return redirect("assessments:charges")
    code, name = organisations.codes_and_names([found["payer_id"]]).get(found["payer_id"], ("", ""))
    context = {
        "form": form,
        "heading": "Điều chỉnh khoản phải nộp",
        "detail": f"{name} ({code}), tháng {format_month(found['month'])}",
        "amount": found["amount"],
        "here": "Điều chỉnh",
        "crumbs": crumbs(),
        "words": "Điều chỉnh",
    }
    return render(request, "assessments/form.html", context, status=422 if form.errors else 200)


def _preview_or_apply(
    request: HttpRequest,
    form: django_forms.Form,
    page: dict[str, str],
    facts: Callable[[], dict[str, Any]],
    preview: Callable[..., services.ChargePreview],
    act: Callable[..., dict[str, int]],
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            given = facts()
            found = preview(**given)
            if "token" not in request.POST:
                hidden = {name: value for name, value in request.POST.items() if name not in {"csrfmiddlewaretoken", "token"}}
                return render(request, "assessments/charges_preview.html", preview_of_charges(page, found) | {"hidden": hidden})
            if request.POST["token"] != found.mark:
                raise services.PreviewChanged
            act(**given)
        except access.NotAllowed:
            raise
        except DomainError as refusal:
            form.add_error(None, refusal.explain())
        else:
            messages.success(request, page["done"])
            return redirect("assessments:charges")
    context = {**page, "form": form, "here": page["heading"], "crumbs": crumbs(), "words": "Xem trước"}
    return render(request, "assessments/form.html", context, status=422 if form.errors else 200)


def preview_of_charges(page: dict[str, str], found: services.ChargePreview) -> dict[str, Any]:
    """Return what the preview of an act on charges shows."""
    names = organisations.codes_and_names({change.payer_id for change in found.changes[:SHOWN]})
    new = sum(change.before is None for change in found.changes)
    unchanged = found.counts.get("not_liable", 0)
    return {
        "heading": f"Xem trước: {page['heading'].lower()}",
        "detail": page["detail"],
        "steps": ["Điền", "Xem trước", "Áp dụng"],
        "at": 2,
        "tiles": [
            {"words": "Khoản mới", "value": new, "icon": "plus", "foot": "chưa có trước đây", "state": "ok" if new else ""},
            {"words": "Khoản đổi", "value": len(found.changes) - new, "icon": "pencil", "foot": "số tiền hoặc hạn nộp"},
            {"words": "Không đổi", "value": found.counts["new"] + found.counts["changed"] + found.counts["same"] - len(found.changes),
             "icon": "equal", "foot": "giữ nguyên"},
            {"words": "Không thuộc diện", "value": unchanged, "icon": "ban", "foot": "luật của tháng đó không thu"},
        ],
        "sums": {
            "words": "Tổng phải nộp",
            "before": found.sum_before,
            "change": found.sum_after - found.sum_before,
            "after": found.sum_after,
        },
        "changes": [(change, names.get(change.payer_id, ("", ""))) for change in found.changes[:SHOWN]],
        "more": max(len(found.changes) - SHOWN, 0),
        "apply_url": reverse(page["address"]),
        "apply_words": "Áp dụng",
        "cancel_url": reverse(page["address"]),
        "token": found.mark,
        "here": "Xem trước",
        "crumbs": crumbs(),
    }  # fmt: skip
