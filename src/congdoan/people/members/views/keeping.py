"""What is kept: filters under a name, and how long records of former members stay whole."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.people.members import forms, queries, services
from congdoan.people.organisations import queries as organisations

from .asking import MEMBERS, perform

RETENTION = ("Thời hạn lưu hồ sơ", "/4-doan-vien/luu-giu/")
IN_ADDRESS = {"unit": "don_vi", "text": "q", "sex": "gioi", "section": "to", "state": "trang_thai"}
MOST_SHOWN = 50


def address_of(asked: dict[str, str]) -> str:
    """Return the address of the list that answers a filter."""
    return f"{reverse('members:members')}?{urlencode({key: asked[name] for name, key in IN_ADDRESS.items() if name in asked})}"


@require_http_methods(["GET", "POST"])
@doors.page
def save_filter(request: HttpRequest) -> HttpResponse:
    """Keep what the address asks of the list under a name."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "members.save_filter", on=on)
    asked = {name: request.GET.get(key, "").replace("\x00", "")[:200] for name, key in IN_ADDRESS.items() if request.GET.get(key)}
    unit = asked.get("unit", "") or next((one.code for one in organisations.units_of(by, on=on)), "")
    form = forms.FilterForm(request.POST or None, initial={"unit_id": unit})
    return perform(
        request, form, lambda: services.save_filter(by=by, asked=asked, on=on, **form.cleaned_data), heading="Lưu bộ lọc",
        words="Lưu bộ lọc", done="Đã lưu bộ lọc.", back=address_of(asked), crumbs=[MEMBERS],
        detail="Lưu trùng tên thì bộ lọc cũ được thay.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def drop_filter(request: HttpRequest, filter_id: int) -> HttpResponse:
    """Forget a filter."""
    by, on = doors.actor_id(request), doors.today()
    kept = next((one for one in queries.saved_filters(by) if one.id == filter_id), None)
    if kept is None:
        raise Http404
    guard.require(by, "members.drop_filter", at=kept.unit_id, on=on)
    return perform(
        request, forms.NoQuestions(request.POST or None), lambda: services.drop_filter(by=by, filter_id=filter_id, on=on),
        heading=f"Bỏ bộ lọc: {kept.name}", words="Bỏ bộ lọc", done="Đã bỏ bộ lọc; danh sách đoàn viên không đổi.",
        back=reverse("members:members"), crumbs=[MEMBERS],
    )  # fmt: skip


@require_GET
@doors.page
def retention(request: HttpRequest) -> HttpResponse:
    """Show how long whole records are kept, by whose decision, and what erasing today would do."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "members.read", on=on)
    found = queries.due(on=on, most=MOST_SHOWN)
    acts = ("set_retention", "erase_expired")
    context: dict[str, Any] = {
        "here": RETENTION[0],
        "crumbs": [MEMBERS],
        "law": queries.retention_law(),
        "words": [queries.field_words().get(name, name) for name in queries.retention_law().fields["erased"]],
        "rules": queries.retention_rules(on=on),
        "due": found,
        "count": found.count,
        "may": {act: access.may_somewhere(by, f"members.{act}", on=on) for act in acts},
    }
    return render(request, "members/retention.html", context)


@require_http_methods(["GET", "POST"])
@doors.page
def set_retention(request: HttpRequest) -> HttpResponse:
    """Decide how long whole records are kept."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "members.set_retention", on=on)
    unit = next((one.code for one in organisations.units_of(by, on=on)), "")
    form = forms.RetentionForm(request.POST or None, initial={"unit_id": unit, "from_day": on})
    return perform(
        request, form, lambda: services.set_retention(by=by, on=on, **form.cleaned_data), heading="Đặt thời hạn lưu hồ sơ",
        words="Đặt thời hạn", done="Đã ghi thời hạn; xem trước hồ sơ đến hạn ở trang này.", back=RETENTION[1],
        crumbs=[MEMBERS, RETENTION], detail="Áp dụng cho đơn vị và các đơn vị bên dưới chưa có thời hạn riêng.",
    )  # fmt: skip


@require_POST
@doors.page
def erase_expired(request: HttpRequest) -> HttpResponse:
    """Erase exactly what the preview showed."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "members.erase_expired", on=on)
    try:
        count = services.erase_expired(by=by, mark=request.POST.get("mark", "")[:64], on=on)
    except services.UnableToWrite as refusal:
        messages.error(request, refusal.explain())
    else:
        messages.success(request, f"Đã rút gọn {count} hồ sơ.")
    return redirect("members:retention")
