"""The pages of a union's people on the phone: what waits today, vouchers and initiatives written without a network."""

from datetime import date
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congdoan.activities.early_warning import queries as warning
from congdoan.activities.emulation import services as emulation
from congdoan.activities.emulation.rules.benefit import KINDS as BENEFITS
from congdoan.activities.procedures import queries as procedures
from congdoan.activities.programmes import queries as programmes
from congdoan.activities.programmes import services as programme_services
from congdoan.activities.programmes.queries import reports as answers
from congdoan.finance.bookkeeping import queries as bookkeeping
from congdoan.finance.bookkeeping import services
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import AccountFilter
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as access_services
from congdoan.foundation.access.services import NotAllowed
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.periods import month_of
from congdoan.people.members import queries as people
from congdoan.people.organisations import queries as organisations

from . import forms

WORKER = Path(__file__).parent / "static/phone/worker.js"
SHOWN = 20
SHOWN_TASKS = 5
MOST_NUMBER = 2**63
VOUCHER_ACTS, SIGNAL = ("bookkeeping.draft_voucher", "bookkeeping.approve_voucher", "bookkeeping.pay_voucher"), "disputes.raise_signal"
ANSWER, IDEA = "early_warning.answer_pay_day", "emulation.submit_initiative"
MOST_AUTHORS = 3  # as many as a thumb fills in; the office takes more
RECEIPTS = (("dues", "Đoàn phí"), ("other_employer", "Chuyên môn hỗ trợ"), ("other_misc", "Thu khác"))
PAYMENTS = (("visits", "Thăm hỏi"), ("care", "Chăm lo"), ("movement", "Phong trào"), ("administration", "Hành chính"),
            ("other_spending", "Chi khác"))  # fmt: skip


@never_cache
@require_GET
@doors.page
def home(request: HttpRequest) -> HttpResponse:
    """Show what waits in the visitor's own union today, its money, and the way to write a voucher."""
    by, on = doors.actor_id(request), doors.today()
    unit = _own_unit(request)
    if unit is None:
        return render(request, "phone/nothing.html", {"here": "home"})
    acts = access.acts_at(by, (*VOUCHER_ACTS, SIGNAL, ANSWER, IDEA), at=unit.id, on=on)
    waiting = bookkeeping.vouchers_waiting(unit.id, limit=SHOWN)
    may_handle = access.may(by, "procedures.read", at=unit.id, on=on)
    month = month_of(on)
    money = [(words, ledger.balance_of(unit.id, AccountFilter(codes=(code,)), month=month))
             for words, code in (("Tiền mặt", "111"), ("Tiền gửi", "112"))]  # fmt: skip
    context = {
        "here": "home",
        "unit": unit,
        "today": on,
        "money": money,
        "applications": people.count_waiting(unit.id),
        "requests": procedures.counts(on=on, unit_id=unit.id)["open"] if may_handle else 0,
        "waiting": [{"one": one, "step": _step(one, acts)} for one in waiting],
        "may_write": acts["bookkeeping.draft_voucher"],
        **_planned(unit.id, by=by, on=on),
        "may_signal": acts[SIGNAL],
        "may_tell": acts[IDEA],
        "questions": warning.questions_of(unit.id, on=on) if acts[ANSWER] else [],
    }
    return render(request, "phone/home.html", context)


@require_GET
@doors.page
def capture(request: HttpRequest) -> HttpResponse:
    """Give the form that the phone keeps: it works without a network and sends what was written when there is one."""
    unit = _own_unit(request)
    if unit is None:
        return render(request, "phone/nothing.html", {"here": "capture"})
    known = bookkeeping.categories()
    groups = [("receipt", "Phiếu thu", RECEIPTS), ("payment", "Phiếu chi", PAYMENTS)]
    context = {
        "here": "capture",
        "unit": unit,
        "groups": [(kind, words, [(code, name) for code, name in choices if code in known]) for kind, words, choices in groups],
        "actor": doors.actor_id(request),
        "may_write": access.may(doors.actor_id(request), "bookkeeping.draft_voucher", at=unit.id, on=doors.today()),
    }
    return render(request, "phone/capture.html", context)


@never_cache
@require_GET
@doors.page
def members(request: HttpRequest) -> HttpResponse:
    """Show the members of one's own union by given name, found by a few letters, and how many applications wait."""
    by, on = doors.actor_id(request), doors.today()
    unit = _own_unit(request)
    if unit is None:
        return render(request, "phone/nothing.html", {"here": "members"})
    access_services.require(by, "members.read", at=unit.id, on=on)
    text = request.GET.get("q", "").replace("\x00", "")[:100]
    context = {
        "here": "members",
        "unit": unit,
        "text": text,
        "page": people.listing(people.Filter(unit_id=unit.id, text=text), on=on, after=request.GET.get("sau", "")),
        "waiting": people.count_waiting(unit.id),
        "may_apply": access.may(by, "members.apply", at=unit.id, on=on),
    }
    return render(request, "phone/members.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@doors.page
def report(request: HttpRequest, report_id: int) -> HttpResponse:
    """Show a report that the union owes, filled in from its books, and send it with a few words."""
    by, on = doors.actor_id(request), doors.today()
    found = programmes.report(report_id, on=on) if report_id < MOST_NUMBER else None
    if found is None:
        raise Http404
    row = found.row
    access_services.require(by, "programmes.read", at=row.unit_id, on=on)
    form = forms.WordsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            programme_services.submit_report(by=by, report_id=report_id, words=form.cleaned_data["words"], on=on)
        except NotAllowed:
            raise
        except DomainError as refusal:
            form.add_error(None, refusal.explain())
        else:
            messages.success(request, "Đã nộp báo cáo; số đã giữ nguyên như lúc nộp.")
            return redirect("phone:report", report_id)
    figures = answers.figures_now(row.unit_id, found.codes, last=row.last, on=on) if row.is_owed else answers.kept_figures(report_id)
    context = {
        "here": "home", "unit": organisations.by_id([row.unit_id]).get(row.unit_id), "found": found, "row": row, "form": form,
        "is_early": row.is_owed and on < row.opens_on,
        "may_send": row.is_owed and row.opens_on <= on and access.may(by, "programmes.submit_report", at=row.unit_id, on=on),
        "cells": [(cell, programmes.shown(cell)) for cell in answers.cells_of(found.codes, figures)], "last": next(iter(found.acts), None),
    }  # fmt: skip
    return render(request, "phone/report.html", context, status=422 if form.errors else 200)


@require_POST
@doors.page
def send(request: HttpRequest) -> HttpResponse:
    """Take what a phone kept and answer each entry by itself."""
    access_services.require_somewhere(doors.actor_id(request), "bookkeeping.draft_voucher", on=doors.today())
    code = request.GET.get("don_vi", "")[:40].replace("\x00", "")
    unit = organisations.by_code([code]).get(code)
    if unit is None:
        return JsonResponse({"code": "unit-unknown", "message": "Không có đơn vị này trong phạm vi của anh chị."}, status=404)
    try:
        answers = services.receive_captures(
            by=doors.actor_id(request), unit_id=unit.id, captures=forms.captures_of(request.body), on=doors.today()
        )
    except NotAllowed:
        raise
    except DomainError as refusal:
        return JsonResponse({"code": refusal.code, "message": refusal.explain()}, status=409)
    told = [{"key": str(one.client_key), "state": one.state, "voucher": one.voucher_id, "words": list(one.words)} for one in answers]
    return JsonResponse({"answers": told})


@require_GET
@doors.page
def idea(request: HttpRequest) -> HttpResponse:
    """Give the form of an initiative that the phone keeps, photos and all, and sends when there is a network."""
    unit = _own_unit(request)
    if unit is None:
        return render(request, "phone/nothing.html", {"here": "idea"})
    by = doors.actor_id(request)
    context = {
        "here": "idea",
        "unit": unit,
        "actor": by,
        "benefits": BENEFITS.items(),
        "authors": range(1, MOST_AUTHORS + 1),
        "may_tell": access.may(by, IDEA, at=unit.id, on=doors.today()),
    }
    return render(request, "phone/idea.html", context)


@require_POST
@doors.page
def send_idea(request: HttpRequest) -> HttpResponse:
    """Take one initiative with its photos; sent again under its key it is not written twice."""
    by, on = doors.actor_id(request), doors.today()
    access_services.require_somewhere(by, IDEA, on=on)
    code = request.GET.get("don_vi", "")[:40].replace("\x00", "")
    unit = organisations.by_code([code]).get(code)
    if unit is None:
        return JsonResponse({"code": "unit-unknown", "message": "Không có đơn vị này trong phạm vi của anh chị."}, status=404)
    try:
        key_, draft = forms.idea_of(request.POST.get("idea", ""), unit_id=unit.id, on=on)
        files = [(one.name or "", one.read()) for one in request.FILES.getlist("photos")]
        made = emulation.submit_initiative(by=by, unit_id=unit.id, client_key=key_, draft=draft, files=files, on=on)
    except NotAllowed:
        raise
    except DomainError as refusal:
        return JsonResponse({"code": refusal.code, "message": refusal.explain()}, status=409)
    return JsonResponse({"initiative": made, "address": reverse("emulation:initiative", args=[made])})


@never_cache
@require_GET
@doors.page
def key(request: HttpRequest) -> HttpResponse:
    """Give the phone a form token of this session, and say who is signed in: it sends only what the same person wrote."""
    return JsonResponse({"token": get_token(request), "actor": doors.actor_id(request)})


@require_GET
def worker(request: HttpRequest) -> HttpResponse:
    """Give the service worker, which keeps /cs/ and, asked by the page that proves cards, /xac-minh/."""
    headers = {"Cache-Control": "no-cache", "Service-Worker-Allowed": "/"}
    return HttpResponse(WORKER.read_bytes(), content_type="text/javascript; charset=utf-8", headers=headers)


def _own_unit(request: HttpRequest) -> Any:
    """Return the union that the visitor works for: the one asked for by its code, else the first of the grants."""
    units = organisations.units_of(doors.actor_id(request), on=doors.today())
    asked = request.GET.get("don_vi", "")
    return next((one for one in units if one.code == asked), next(iter(units), None))


def _planned(unit_id: int, *, by: int, on: date) -> dict[str, Any]:
    """Return the tasks of a union that are not done, the drafts it is asked about, the reports it owes; nothing to who may not read."""
    if not access.may(by, "programmes.read", at=unit_id, on=on):
        return {}
    return {
        "opinions": programmes.asked_of([unit_id], on=on, limit=SHOWN_TASKS),
        "tasks": programmes.tasks_to_do(unit_id, on=on, limit=SHOWN_TASKS),
        "reports": [one for one in programmes.own_reports(on=on, unit_id=unit_id)[0] if one.is_owed and one.opens_on <= on],
    }


def _step(one: Any, acts: dict[str, bool]) -> str:
    """Return what the visitor may do next with a voucher, in words."""
    if one.state == "submitted":
        return "Duyệt" if acts["bookkeeping.approve_voucher"] else "chờ duyệt"
    if one.state == "approved":
        return "Thu, chi tiền" if acts["bookkeeping.pay_voucher"] else "chờ thủ quỹ"
    return "Sửa lại" if one.state == "returned" else one.state_words
