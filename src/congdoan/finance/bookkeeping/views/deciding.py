"""The chief accountant's decisions: posting templates with a worked example, and who may pay in a tiny union."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.finance.bookkeeping import forms, queries, services
from congdoan.finance.bookkeeping.forms.deciding import template_values
from congdoan.finance.bookkeeping.rules import template_of
from congdoan.finance.bookkeeping.rules.editing import AMOUNT_WORDS, template_faults, worked_example
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.reference import queries as reference

from .asking import FINANCE, found_unit, own_code, use_case


@require_GET
@doors.page
def templates(request: HttpRequest) -> HttpResponse:
    """Show how a unit books every event, whose decision each is, and what one million đồng becomes by it."""
    by, on = doors.actor_id(request), doors.as_of(request)
    access.require_somewhere(by, "bookkeeping.read", on=doors.today())
    code = own_code(request)
    unit = found_unit(request, code) if code else None
    found = queries.templates_in_force(unit.id, on=on) if unit else []
    owners = access_queries.branch_names({record.branch_id for _, record in found if record.branch_id})
    context: dict[str, Any] = {
        "here": "Mẫu định khoản",
        "crumbs": [FINANCE],
        "unit": unit,
        "chart": found[0][0].chart if found else "",
        "rows": [
            {
                "template": one, "record": record, "lines": _lines(one), "owner": owners.get(record.branch_id or 0, ("", ""))[1],
                "is_own": unit is not None and record.branch_id == unit.id,
            }
            for one, record in found
        ],
        "may_set": unit is not None and access_queries.may(by, "bookkeeping.set_template", at=unit.id, on=doors.today()),
    }  # fmt: skip
    return render(request, "bookkeeping/templates.html", context)


@require_http_methods(["GET", "POST"])
@doors.page
def set_template(request: HttpRequest, code: str, event: str) -> HttpResponse:
    """Decide how an event is booked from a day on; the button "Xem ví dụ" shows the entry and writes nothing."""
    unit, on = found_unit(request, code, "bookkeeping.set_template"), doors.today()
    standing = _template(unit.id, event, on)
    first = {**template_values(standing), "unit": unit.code, "valid_from": on}
    form = forms.TemplateForm(request.POST or None, template=standing, initial=first)
    back = f"{reverse('bookkeeping:templates')}?don_vi={unit.code}"
    context: dict[str, Any] = {
        "heading": f"Mẫu định khoản: {standing.name}", "standing": standing, "event": event, "unit": unit, "example": _lines(standing),
        "here": standing.name, "crumbs": [FINANCE, ("Mẫu định khoản", back)],
    }  # fmt: skip
    if request.method == "POST" and "xem" in request.POST:
        form.is_valid()
        _show_example(form, standing, context)
        return render(
            request, "bookkeeping/template_form.html", {"form": form, "back": back, **context}, status=422 if form.errors else 200
        )

    def call() -> str:
        given = form.cleaned_data
        services.set_template(
            by=doors.actor_id(request), unit_id=unit.id, event=event, lines=form.lines(), valid_from=given["valid_from"],
            document=given["document"], on=on,
        )  # fmt: skip
        return "Đã quyết định mẫu định khoản."

    return use_case(request, form, call, back=back, words="Quyết định", template="bookkeeping/template_form.html", **context)


def _show_example(form: forms.TemplateForm, standing: queries.Template, context: dict[str, Any]) -> None:
    """Put what the lines as typed would book into the page, or what is wrong with them."""
    lines = [{key: value for key, value in line.items() if value} for line in form.lines()]
    known = {account.code for account in reference.chart(standing.chart)}
    problems = template_faults(lines, shipped=standing, accounts=known)
    for problem in problems:
        form.add_error(None, problem["message"])
    if not problems:
        tried = template_of(standing.event, standing.chart, standing.name, lines, record_id="", needs_check=False)
        context |= {"example": _lines(tried), "is_tried": True}


@require_http_methods(["GET", "POST"])
@doors.page
def end_template(request: HttpRequest, code: str, event: str) -> HttpResponse:
    """End a unit's own decision about an event."""
    unit = found_unit(request, code, "bookkeeping.end_template")
    form = forms.EndTemplateForm(request.POST or None, initial={"valid_until": doors.today()})
    back = f"{reverse('bookkeeping:templates')}?don_vi={unit.code}"

    def call() -> str:
        until = form.cleaned_data["valid_until"]
        services.end_template(by=doors.actor_id(request), unit_id=unit.id, event=event, valid_until=until, on=doors.today())
        return "Mẫu của đơn vị hết áp dụng; từ ngày ấy theo mẫu của cấp trên hoặc mẫu đề xuất."

    context: dict[str, Any] = {
        "heading": "Kết thúc mẫu định khoản của đơn vị", "words": "Kết thúc", "here": "Kết thúc mẫu",
        "crumbs": [FINANCE, ("Mẫu định khoản", back)],
    }  # fmt: skip
    return use_case(request, form, call, back=back, **context)


@require_http_methods(["GET", "POST"])
@doors.page
def set_separation(request: HttpRequest) -> HttpResponse:
    """Decide whether in one unit who prepares a payment may also pay it."""
    by, on = doors.actor_id(request), doors.today()
    access.require_somewhere(by, "bookkeeping.set_separation", on=on)
    first = {"unit": request.GET.get("don_vi", "").replace("\x00", "")[:40], "since": on}
    form = forms.SeparationForm(request.POST or None, initial=first)

    def call() -> str:
        given = form.cleaned_data
        services.set_separation(
            by=by, unit_id=given["unit"].id, payer_may_prepare=given["payer_may_prepare"], since=given["since"],
            document=given["document"], reason=given["reason"], on=on,
        )  # fmt: skip
        return "Đã ghi quyết định về người lập và người chi."

    context: dict[str, Any] = {
        "heading": "Người lập và người chi tiền", "words": "Quyết định", "here": "Người lập và người chi",
        "detail": "Mặc định: người lập, người duyệt, người chi là ba người khác nhau. Công đoàn chỉ có hai người: cho người lập kiêm chi.",
        "crumbs": [FINANCE, ("Mẫu định khoản", reverse("bookkeeping:templates"))],
    }  # fmt: skip
    return use_case(request, form, call, back=reverse("bookkeeping:templates"), **context)


def _template(unit_id: int, event: str, on: date) -> queries.Template:
    try:
        return services.shipped_template(unit_id, event, on=on)
    except services.UnknownTemplate as refusal:
        raise Http404 from refusal


def _lines(template: queries.Template) -> list[dict[str, Any]]:
    """Return a template's lines for people, each with what one million đồng becomes on it."""
    booked = dict(worked_example(template))
    return [
        {
            "side": line.side, "account": line.account, "alternative": line.alternative,
            "amount": AMOUNT_WORDS.get(line.amount, line.amount),
            "example": next((abs(amount) for account, amount in booked.items() if account.code == line.account), None),
        }
        for line in template.lines
    ]  # fmt: skip
