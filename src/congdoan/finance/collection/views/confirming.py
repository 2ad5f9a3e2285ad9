"""Confirming what classes proposed: one line from the queue, or every line of a class after a look at all of them."""

import hashlib

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from congdoan.finance.collection import forms, services
from congdoan.finance.collection.queries import units, workbench
from congdoan.finance.collection.rules.wording import kind_words, rule_words
from congdoan.finance.collection.views.asking import asked_unit, crumbs, line_or_404
from congdoan.finance.collection.views.queue import bench_of, next_line, refused
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as rights
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.money import format_dong

ACT = "collection.decide_line"
STALE = "Bản xem trước đã cũ: hàng chờ vừa đổi, chưa ghi gì. Xem lại rồi xác nhận."


@require_http_methods(["GET", "POST"])
@doors.page
def confirm_lines(request: HttpRequest) -> HttpResponse:
    """Confirm one line of the queue, or preview and confirm every line that a class proposes."""
    if request.method == "POST" and (line_id := doors.number(request.POST.get("line"))):
        return _confirm_one(request, line_id)
    unit, rule = asked_unit(request), forms.rule_asked(request.GET.get("can_cu") or request.POST.get("can_cu"))
    if request.method == "POST":
        rights.require(doors.actor_id(request), ACT, at=unit.id, on=doors.today())
    if not rule:
        return HttpResponseRedirect(reverse("collection:queue"))
    found = workbench.proposals_of(unit.id, rule, limit=services.MOST_CONFIRMED)
    if request.method == "POST":
        return _confirm_all(request, unit, rule, found)
    return render(request, "collection/confirm_preview.html", _preview(request, unit, rule, found))


def _confirm_one(request: HttpRequest, line_id: int) -> HttpResponse:
    line = line_or_404(line_id)
    bench, by = bench_of(request, line.unit_id), doors.actor_id(request)
    place = workbench.place_of(line.unit_id, line_id)
    try:
        services.confirm_lines(by=by, unit_id=line.unit_id, line_ids=[line_id], on=doors.today())
    except rights.NotAllowed:
        raise
    except DomainError as refusal:
        return refused(bench, line_id, place, refusal)
    return next_line(bench, line_id, place, (f"Đã xác nhận {format_dong(line.amount)} đ", "đúng như đề xuất"))


def _confirm_all(request: HttpRequest, unit: units.Collector, rule: str, found: list[workbench.Proposed]) -> HttpResponse:
    back = f"{reverse('collection:confirm_lines')}?{urlencode({'can_cu': rule, 'don_vi': unit.code})}"
    if request.POST.get("token") != _token(found):
        messages.error(request, STALE)
        return HttpResponseRedirect(back)
    ids = [one.line_id for one in found]
    try:
        services.confirm_lines(by=doors.actor_id(request), unit_id=unit.id, line_ids=ids, on=doors.today())
    except rights.NotAllowed:
        raise
    except DomainError as refusal:
        messages.error(request, refusal.explain())
        return HttpResponseRedirect(back)
    messages.success(request, f"Đã xác nhận {len(ids)} dòng, {format_dong(sum(one.amount for one in found))} đ.")
    return HttpResponseRedirect(reverse("collection:queue"))


def _preview(request: HttpRequest, unit: units.Collector, rule: str, found: list[workbench.Proposed]) -> dict[str, object]:
    place = f"{reverse('collection:confirm_lines')}?{urlencode({'can_cu': rule, 'don_vi': unit.code})}"
    may = access.may(doors.actor_id(request), ACT, at=unit.id, on=doors.today())
    return {
        "heading": f"Xác nhận {len(found)} dòng cùng quy tắc",
        "detail": f"{rule_words(rule)}. {unit.name}.",
        "tiles": [
            {"words": "Số dòng", "value": len(found), "icon": "list-check"},
            {"words": "Cộng", "value": format_dong(sum(one.amount for one in found)), "foot": "đồng", "icon": "coins"},
        ],
        "lines": [(one, kind_words(one.kind)) for one in found],
        "apply_url": place if found and may else "",
        "apply_words": f"Xác nhận {len(found)} dòng",
        "cancel_url": reverse("collection:queue"),
        "token": _token(found),
        "hidden": {"can_cu": rule},
        "here": "Xác nhận cả loạt",
        "crumbs": crumbs(("Thu", "collection:receipts"), ("Đối chiếu", "collection:queue")),
    }


def _token(found: list[workbench.Proposed]) -> str:
    """Return the mark of exactly what was shown: the lines, their kinds, whom they would go to."""
    shown = ";".join(f"{one.line_id} {one.kind} {one.amount} {','.join(code for code, _ in one.whom)}" for one in found)
    return hashlib.sha256(shown.encode()).hexdigest()
