"""Dues that unions tell: the list with what waits, telling a month, accepting, sending back."""

from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congdoan.finance.assessments import forms, queries, services
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.periods import add_months, format_month, month_of
from congdoan.people.organisations import queries as organisations

from .lists import crumbs

ACTS = ("submit_dues", "accept_dues", "decline_dues")
PILES = (("", "chờ nhận"), ("accepted", "đã nhận"), ("declined", "trả lại"), ("replaced", "đã thay"), ("tat-ca", "tất cả"))
STATE_OF = {"": "waiting", "tat-ca": ""}


@require_GET
@doors.page
def dues_told(request: HttpRequest) -> HttpResponse:
    """Show the dues that unions told, what waits first, each beside the report in force."""
    by, on = doors.actor_id(request), doors.today()
    access.require_somewhere(by, "assessments.read", on=on)
    pile = request.GET.get("loc", "") if request.GET.get("loc", "") in dict(PILES) else ""
    state = STATE_OF.get(pile, pile)
    rows, following = queries.list_dues_told(state=state, before=doors.number(request.GET.get("sau", "")))
    counts = queries.dues_told_counts()
    sizes = counts | {"": sum(counts.values())}
    context = {
        "here": "Báo cáo đoàn phí",
        "crumbs": crumbs(),
        "rows": rows,
        "next": following,
        "piles": [(name, words, sizes[STATE_OF.get(name, name)]) for name, words in PILES],
        "count": f"{sizes[state]} báo cáo",
        "counts": counts,
        "waiting_words": f"{counts['waiting']} chờ nhận",
        "state": state,
        "by": by,
        "may": {act: access_queries.may_somewhere(by, f"assessments.{act}", on=on) for act in ACTS},
    }
    return render(request, "assessments/dues_told.html", context)


@require_http_methods(["GET", "POST"])
@doors.page
def submit_dues(request: HttpRequest) -> HttpResponse:
    """Tell the dues of one month of the visitor's union."""
    by, on = doors.actor_id(request), doors.today()
    access.require_somewhere(by, "assessments.submit_dues", on=on)
    own = organisations.units_of(by, on=on)
    first = {"unit": own[0].code if own else "", "month": format_month(add_months(month_of(on), -1)), "key": str(uuid4())}
    form = forms.DuesForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        told = dict(form.cleaned_data)
        unit = told.pop("unit")
        try:
            services.submit_dues(by=by, unit_id=unit.id, on=on, **told)
        except access.NotAllowed:
            raise
        except DomainError as refusal:
            form.add_error(None, refusal.explain())
        else:
            messages.success(request, "Đã gửi báo cáo đoàn phí. Cấp trên nhận thì ghi sổ hai bên.")
            return redirect("assessments:dues_told")
    context = {
        "form": form,
        "heading": "Báo cáo đoàn phí tháng",
        "detail": "Gửi lên cấp trên trực tiếp. Khi cấp trên nhận, sổ đơn vị ghi thu và nợ phải nộp, sổ cấp trên ghi phải thu",
        "here": "Báo cáo tháng",
        "crumbs": [*crumbs(), ("Báo cáo đoàn phí", reverse("assessments:dues_told"))],
        "words": "Gửi cấp trên",
    }
    return render(request, "assessments/form.html", context, status=422 if form.errors else 200)


@require_POST
@doors.page
def accept_dues(request: HttpRequest) -> HttpResponse:
    """Accept the submissions that were ticked."""
    by, on = doors.actor_id(request), doors.today()
    access.require_somewhere(by, "assessments.accept_dues", on=on)
    ids = [number for number in map(doors.number, request.POST.getlist("ban")[: services.MOST_DECIDED + 1]) if number]
    try:
        counts = services.accept_dues(by=by, submission_ids=ids, on=on)
    except access.NotAllowed:
        raise
    except DomainError as refusal:
        messages.error(request, refusal.explain())
    else:
        messages.success(request, f"Đã nhận {counts['accepted']} báo cáo và ghi sổ hai bên.")
    return redirect("assessments:dues_told")


@require_http_methods(["GET", "POST"])
@doors.page
def decline_dues(request: HttpRequest, submission_id: int) -> HttpResponse:
    """Send one submission back with a reason."""
    by, on = doors.actor_id(request), doors.today()
    rows, _ = queries.list_dues_told(ids=[submission_id] if submission_id < 2**63 else [])
    if not rows:
        raise Http404
    found = rows[0]
    access.require(by, "assessments.decline_dues", at=found.unit_id, on=on)
    form = forms.DeclineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.decline_dues(by=by, submission_id=submission_id, reason=form.cleaned_data["reason"], on=on)
        except services.UnableToSubmit as refusal:
            form.add_error(None, refusal.explain())
        else:
            messages.success(request, "Đã trả lại; đơn vị thấy lý do.")
            return redirect("assessments:dues_told")
    context = {
        "form": form,
        "heading": "Trả lại báo cáo đoàn phí",
        "detail": f"{found.name} ({found.code}), tháng {format_month(found.month)}",
        "amount": found.collected_dong,
        "here": "Trả lại",
        "crumbs": [*crumbs(), ("Báo cáo đoàn phí", reverse("assessments:dues_told"))],
        "words": "Trả lại",
    }
    return render(request, "assessments/form.html", context, status=422 if form.errors else 200)
