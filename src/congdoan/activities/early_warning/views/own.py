"""A union's own page: what it told itself, its pay days, and one tap for whether wages were paid."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.activities.disputes import queries as disputes
from congdoan.activities.early_warning import queries, services
from congdoan.activities.early_warning.forms import asked
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.foundation.kernel.periods import format_month
from congdoan.people.organisations import queries as organisations

from .asking import OWN, may, perform

SHOWN = 20


@require_GET
@doors.page
def own_signals(request: HttpRequest) -> HttpResponse:
    """Show what one's own union told: its signals, its pay days; never what others told."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "early_warning.read_own", on=on)
    units = [one for one in organisations.units_of(by, on=on) if may(by, "read_own", one.id)]
    unit = next((one for one in units if one.code == request.GET.get("don_vi")), units[0] if units else None)
    if unit is None:
        raise Http404
    context = {
        "here": OWN[0],
        "crumbs": [],
        "unit": unit,
        "units": units,
        "questions": queries.questions_of(unit.id, on=on),
        "signals": queries.signals_told_by(unit.id, on=on),
        "raised": disputes.signals(on=on, unit_id=unit.id, size=SHOWN)[0],
        "may_raise": access.may(by, "disputes.raise_signal", at=unit.id, on=on),
    }
    return render(request, "early_warning/own.html", context)


@require_http_methods(["GET", "POST"])
@doors.page
def set_pay_day(request: HttpRequest, employer_id: int) -> HttpResponse:
    """Write down on which day of the month an employer pays wages."""
    by, on = doors.actor_id(request), doors.today()
    named = _employer(request, employer_id, "set_pay_day")
    form = asked.PayDayForm(request.POST or None)
    return perform(
        request, form, lambda: services.set_pay_day(by=by, employer_id=employer_id, on=on, **form.cleaned_data), back=_back(request),
        crumbs=[OWN], heading=f"Ngày trả lương: {named}", words="Ghi ngày trả lương",
        done="Đã ghi; tới ngày trả lương phần mềm sẽ hỏi.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def answer_pay_day(request: HttpRequest, employer_id: int) -> HttpResponse:
    """Answer whether the wages of a month were paid: one tap for paid; unpaid asks what was promised."""
    by, on = doors.actor_id(request), doors.today()
    named = _employer(request, employer_id, "answer_pay_day")
    month = doors.number(request.GET.get("thang"), digits=6)
    start = {"month": month, "is_paid": "0" if request.GET.get("chua") else "1"}
    form = asked.AnswerForm(request.POST or None, initial=start)
    said = f" tháng {format_month(month)}" if month and month % 100 in range(1, 13) else ""
    return perform(
        request, form, lambda: services.answer_pay_day(by=by, employer_id=employer_id, on=on, **form.cleaned_data), back=_back(request),
        crumbs=[OWN], heading=f"Lương{said} đã trả chưa? {named}", words="Ghi trả lời", done="Đã ghi, cảm ơn anh chị.",
    )  # fmt: skip


def _back(request: HttpRequest) -> str:
    """Return where the visitor comes from: the phone's page where it says so, else the page of one's own union."""
    asked_for = request.GET.get("ve", "")
    return asked_for if url_has_allowed_host_and_scheme(asked_for, allowed_hosts=None) else OWN[1]


def _employer(request: HttpRequest, employer_id: int, act: str) -> str:
    """Return the name of an employer whose union the visitor may speak for."""
    by, on = doors.actor_id(request), doors.today()
    known = employer_id < 2**63
    union = organisations.union_of([employer_id], on=on).get(employer_id) if known else None
    named = organisations.named([employer_id], on=on).get(employer_id) if known else None
    if union is None or named is None:
        raise Http404
    guard.require(by, f"early_warning.{act}", at=union, on=on)
    return named.name
