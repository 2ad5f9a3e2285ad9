"""Disputes: the list, one of them with its limits, a petition taken, the next step."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.activities.disputes import queries, services
from congdoan.activities.disputes.forms import asked
from congdoan.activities.disputes.rules import settling as rules
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.people.organisations import queries as organisations

from .asking import perform, plain

DISPUTES = ("Tranh chấp", "/2-doi-thoai/tranh-chap/")


@require_GET
@doors.page
def disputes(request: HttpRequest) -> HttpResponse:
    """Show the disputes within reach, the newest first."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "disputes.read", on=on)
    only_open = request.GET.get("mo") == "1"
    rows, following = queries.disputes(on=doors.as_of(request), only_open=only_open, after=doors.number(request.GET.get("sau")))
    context = {
        "here": "Tranh chấp", "crumbs": [], "next": following or "", "counts": queries.dispute_counts(), "only_open": only_open,
        "rows": [(row, row.next_due, row.next_due.told(on) if row.next_due else None) for row in rows],
        "may_open": access.may_somewhere(by, "disputes.open_dispute", on=on),
    }  # fmt: skip
    return render(request, "disputes/disputes.html", context)


@require_GET
@doors.page
def dispute(request: HttpRequest, dispute_id: int) -> HttpResponse:
    """Show one dispute: what was asked, its steps, the days that run."""
    by, on = doors.actor_id(request), doors.today()
    row = _row(dispute_id)
    guard.require(by, "disputes.read", at=row.unit_id, on=on)
    taken = queries.taken(dispute_id)
    context = {
        "row": row, "here": row.employer_name, "crumbs": [DISPUTES], "steps": queries.dispute_steps(dispute_id),
        "limits": [(one, *one.told(on)) for one in row.limits], "bars": [(one, *one.told(on)) for one in row.bars],
        "may_step": bool(rules.may_follow(row.kind, taken)) and access.may(by, "disputes.take_step", at=row.unit_id, on=on),
    }  # fmt: skip
    return render(request, "disputes/dispute.html", context)


@require_http_methods(["GET", "POST"])
@doors.page
def open_dispute(request: HttpRequest) -> HttpResponse:
    """Take a petition of workers."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "disputes.open_dispute", on=on)
    form = asked.DisputeForm(request.POST or None, initial={"employer": plain(request.GET.get("doanh_nghiep"), 40), "received_on": on})

    def call() -> int:
        told = dict(form.cleaned_data)
        code = plain(told.pop("employer"), 40)
        employer = organisations.id_of_code(code)
        if employer is None:
            raise services.UnfitDispute(why=f"không có doanh nghiệp mang mã {code} trong phạm vi của anh chị")
        return services.open_dispute(by=by, employer_id=employer, on=on, **told)

    return perform(
        request, form, call, heading="Nhận kiến nghị", words="Nhận", done="Đã nhận, thời hiệu đang chạy.", crumbs=[DISPUTES],
        back=lambda number: reverse("disputes:dispute", args=[number]),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def take_step(request: HttpRequest, dispute_id: int) -> HttpResponse:
    """Write down the next step."""
    by, on = doors.actor_id(request), doors.today()
    row = _row(dispute_id)
    guard.require(by, "disputes.take_step", at=row.unit_id, on=on)
    following = rules.may_follow(row.kind, queries.taken(dispute_id))
    form = asked.StepForm(request.POST or None, steps=[(step, rules.STEPS[step]) for step in following], initial={"happened_on": on})
    back = reverse("disputes:dispute", args=[dispute_id])
    return perform(
        request, form, lambda: services.take_step(by=by, dispute_id=dispute_id, on=on, **form.cleaned_data), words="Ghi bước",
        heading=f"Bước tiếp: {row.employer_name}", done="Đã ghi.", back=back, crumbs=[DISPUTES, (row.employer_name, back)],
    )  # fmt: skip


def _row(dispute_id: int) -> queries.DisputeRow:
    found = queries.dispute(dispute_id, on=doors.today()) if dispute_id < 2**63 else None
    if found is None:
        raise Http404
    return found
