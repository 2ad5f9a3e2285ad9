"""Acts on a reorganisation: decide, withdraw, carry out, reverse."""

from datetime import timedelta
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from congdoan.activities.restructuring import forms, services
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access

from .asking import asked, crumbs, here, plain, use_case
from .lists import COMMAND

AT_ONCE = 20


@require_POST
@doors.page
def decide_reorganisation(request: HttpRequest, reorganisation_id: int) -> HttpResponse:
    """Decide what the preview showed."""
    by, on = doors.actor_id(request), doors.today()
    found = asked(reorganisation_id, "decide_reorganisation", by)
    try:
        services.decide_reorganisation(by=by, reorganisation_id=reorganisation_id, on=on, mark=plain(request.POST.get("token"), 64))
    except services.UnableToReorganise as refusal:
        messages.error(request, refusal.explain())
        return redirect("restructuring:preview", reorganisation_id)
    messages.success(request, f"Đã quyết định. Thực hiện được từ ngày {found.row.effective_on:%d/%m/%Y}.")
    return redirect(here(found)[1])


@require_http_methods(["GET", "POST"])
@doors.page
def withdraw_reorganisation(request: HttpRequest, reorganisation_id: int) -> HttpResponse:
    """Withdraw a draft, or a decision before its day."""
    by, on = doors.actor_id(request), doors.today()
    found = asked(reorganisation_id, "withdraw_reorganisation", by)
    form = forms.WithdrawForm(request.POST or None)

    def call() -> str:
        services.withdraw_reorganisation(by=by, reorganisation_id=reorganisation_id, reason=form.cleaned_data["reason"], on=on)
        return here(found)[1]

    return use_case(
        request, form, call, heading=f"Rút {found.row.number}", words="Rút", done="Đã rút; không đơn vị nào thay đổi.", back=here(found)[1],
        trail=crumbs(here(found)), note="Rút được trước ngày hiệu lực. Từ ngày hiệu lực thì lập quyết định đảo lại.",
    )  # fmt: skip


@require_POST
@doors.page
def apply_reorganisation(request: HttpRequest, reorganisation_id: int) -> HttpResponse:
    """Carry out what is not done: a few units at once, many by the worker."""
    by, on = doors.actor_id(request), doors.today()
    found = asked(reorganisation_id, "apply_reorganisation", by)
    back = reverse("restructuring:results", args=[reorganisation_id])
    if found.row.units - found.row.done > AT_ONCE and found.row.state != "draft":
        arguments = {"reorganisation_id": reorganisation_id}
        job = access.enqueue(by=by, command=COMMAND, arguments=arguments, title=f"Thực hiện {found.row.number}"[:200])
        return redirect(f"{reverse('office:job', args=[job])}?{urlencode({'tiep': back})}")
    try:
        done = services.apply_reorganisation(by=by, reorganisation_id=reorganisation_id, on=on)
    except services.UnableToReorganise as refusal:
        messages.error(request, refusal.explain())
    else:
        messages.success(request, f"Đã thực hiện {done.done}/{done.total} dòng.")
    return redirect(back)


@require_http_methods(["GET", "POST"])
@doors.page
def draft_reversal(request: HttpRequest, reorganisation_id: int) -> HttpResponse:
    """Open the draft that leads back."""
    by, on = doors.actor_id(request), doors.today()
    found = asked(reorganisation_id, "draft_reversal", by)
    form = forms.ReversalForm(request.POST or None, initial={"decided_on": on, "effective_on": on + timedelta(days=1)})

    def call() -> str:
        new = services.draft_reversal(by=by, reorganisation_id=reorganisation_id, on=on, **form.cleaned_data)
        return reverse("restructuring:preview", args=[new])

    return use_case(
        request, form, call, heading=f"Đảo lại {found.row.number}", words="Soạn quyết định đảo lại",
        done="Đã soạn. Xem từng dòng trước khi trình.",
        back=here(found)[1], trail=crumbs(here(found)),
        note="Đơn vị đã chuyển quay về, đã đổi tên lấy lại tên cũ. Đơn vị đã kết thúc không đứng lại: một đơn vị cùng tên được lập mới."
        " Tiền, quyền và đoàn viên không tự quay về.",
    )  # fmt: skip
