"""A settlement on its way: sent after a look at its checks, answered by the level above, with what changed since."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from congdoan.finance.budgets import forms, queries, services
from congdoan.finance.budgets.rules.annexes import DEBTS
from congdoan.finance.budgets.rules.cells import place_and_name
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import rules as access_rules
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.errors import DomainError
from congdoan.people.organisations import queries as organisations

from .sheets import page_of, place_of, readable_unit, without_form

STATE_PILLS = {
    "none": ("none", "chưa gửi"),
    "waiting": ("wait", "chờ duyệt"),
    "approved": ("ok", "đã duyệt"),
    "returned": ("late", "trả lại"),
    "withdrawn": ("none", "đã rút"),
}
CHECK_PILLS = {"holds": ("ok", "khớp"), "fails": ("late", "lệch"), "explain": ("wait", "phải giải trình"), "unknown": ("none", "chưa có")}


@require_GET
@doors.page
def submissions(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Show where a settlement stands: what was sent, what was answered, what changed since, and the units below."""
    unit = readable_unit(request, code, year)
    by, on = doors.actor_id(request), doors.as_of(request)
    history = queries.history_of(unit.id, year)
    below = queries.states_below(unit.id, year, on=on)
    chosen = request.GET.get("trang_thai", "")
    wanted = [one for one in below if not chosen or one.state == chosen]
    shown, following = page_of(wanted, request.GET.get("sau", ""))
    names = ("budgets.submit_settlement", "budgets.publish_settlement", "budgets.withdraw_publication")
    acts = access_queries.acts_at(by, names, at=unit.id, on=doors.today())
    counts = {state: sum(one.state == state for one in below) for state in STATE_PILLS}
    public = queries.publication_of(unit.id, year, "settlement")
    approved = queries.approved_settlements([unit.id], year).get(unit.id)
    context = {
        **place_of(unit, year),
        "here": "Nộp quyết toán",
        "history": [{"one": one, "pill": STATE_PILLS[one.state]} for one in history],
        "last": history[0] if history else None,
        "below": [{"one": one, "pill": STATE_PILLS[one.state]} for one in shown],
        "counted": f"{len(wanted)} đơn vị",
        "next": following,
        "chips": [(state, words, counts[state]) for state, (_, words) in STATE_PILLS.items() if counts[state]],
        "all": len(below),
        "may_send": acts["budgets.submit_settlement"],
        "may_publish": acts["budgets.publish_settlement"] and approved is not None and not (public and public.shows(approved.sha256)),
        "may_withdraw": acts["budgets.withdraw_publication"] and public is not None,
    }
    return render(request, "budgets/submissions.html", context)


@require_GET
@doors.page
def preview_submission(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Show what would be sent: the checks, what changed since it was last sent, the figures beside last year."""
    unit = readable_unit(request, code, year)
    access.require(doors.actor_id(request), "budgets.submit_settlement", at=unit.id, on=doors.today())
    try:
        sheet = queries.settlement(code, year)
    except queries.FormNotSelected as refusal:
        return without_form(request, unit, year, refusal)
    last = next(iter(queries.history_of(unit.id, year)), None)
    checks = queries.crosschecks(sheet)
    ceilings = queries.settled_ceilings(sheet)
    refused = queries.refused_of(ceilings)
    by, on = doors.actor_id(request), doors.today()
    context = {
        **place_of(unit, year),
        "here": "Gửi quyết toán",
        "sheet": sheet,
        "checks": _checks(checks),
        "faults": services.faults_of(sheet),
        "last": last,
        "changes": [one for one in queries.since_sent(sheet, last) if one.is_changed],
        "beside": _beside(sheet, unit.kind),
        "needs_reason": last is not None and last.state == "approved",
        "waits": last is not None and last.state == "waiting",
        "mark": services.mark_of(sheet, refused),
        "ceilings": ceilings,
        "refused": refused,
        "may_override": bool(refused) and access_queries.may(by, "budgets.override_ceiling", at=unit.id, on=on),
        "who_overrides": access_rules.names_of(access_rules.roles_allowing("budgets.override_ceiling")[1:]),
    }
    return render(request, "budgets/submission_preview.html", context)


@require_POST
@doors.page
def submit_settlement(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Send what the preview showed."""
    readable_unit(request, code, year)
    given = {key: request.POST.get(key, "").replace("\x00", "")[:500] for key in ("note", "reason", "explanation")}
    overrides = {key.removeprefix("vuot."): str(words)[:400] for key, words in request.POST.items() if key.startswith("vuot.")}
    try:
        services.submit_settlement(
            by=doors.actor_id(request), code=code, year=year, on=doors.today(), mark=request.POST.get("token", "")[:64],
            overrides=overrides, **given,
        )  # fmt: skip
    except access.NotAllowed:
        raise
    except DomainError as refusal:
        messages.error(request, refusal.explain())
        return redirect("budgets:preview_submission", code, year)
    messages.success(request, f"Đã gửi quyết toán năm {year} lên cấp trên.")
    return redirect("budgets:submissions", code, year)


@require_GET
@doors.page
def submission(request: HttpRequest, sent_id: int) -> HttpResponse:
    """Show one settlement as it was sent, beside the books of today, with its answer or the form to answer it."""
    one = _sent(request, sent_id)
    return _shown(request, one)


@require_POST
@doors.page
def answer(request: HttpRequest, sent_id: int, act: str) -> HttpResponse:
    """Approve a settlement, give it back, or take one's own back."""
    one = _sent(request, sent_id)
    call, done = ACTS[act]
    form = forms.AnswerForm(request.POST, figures=one.figures)
    if not form.is_valid():
        return _shown(request, one, form)
    try:
        call(doors.actor_id(request), one.id, form, doors.today())
    except access.NotAllowed:
        raise
    except DomainError as refusal:
        form.add_error(None, refusal.explain())
        return _shown(request, one, form)
    messages.success(request, done)
    return redirect("budgets:submission", one.id)


@require_GET
@doors.page
def crosschecks(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Hold the figures of a settlement against the other sources that must tell the same, and against the year before."""
    unit = readable_unit(request, code, year)
    try:
        sheet = queries.settlement(code, year)
    except queries.FormNotSelected as refusal:
        return without_form(request, unit, year, refusal)
    context = {
        **place_of(unit, year),
        "here": "Kiểm tra chéo",
        "sheet": sheet,
        "checks": _checks(queries.crosschecks(sheet)),
        "beside": _beside(sheet, unit.kind),
    }
    return render(request, "budgets/crosschecks.html", context)


@require_GET
@doors.page
def consolidated_balance(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Show the balances of a branch, what its units owe each other taken out, and the pairs whose books differ."""
    unit = readable_unit(request, code, year)
    asked = doors.number(request.GET.get("thang")) or 0
    month = asked if 1 <= asked <= 12 else 12
    found = queries.consolidated_balance(code, month=year * 100 + month)
    context = {
        **place_of(unit, year),
        "here": "Hợp nhất",
        "found": found,
        "month": month,
        "months": range(1, 13),
        "rows": [{"row": row, "name": row.name} for row in found.rows],
        "pairs": [
            {
                "pair": pair, "debt": DEBTS.get(pair.debt, pair.debt),
                "first": found.names.get(pair.first_id, ("", "?")), "second": found.names.get(pair.second_id, ("", "?")),
            }
            for pair in found.apart[:100]
        ],
    }  # fmt: skip
    return render(request, "budgets/consolidated_balance.html", context)


def _beside(sheet: queries.Settlement, kind: str) -> list[tuple[Any, int | None, int | None]]:
    """Return each line beside last year, with what was given for it and how much it is over."""
    given = queries.given_cells(list(queries.unions_of(sheet.unit_id, kind, sheet.year)), sheet.year, queries.form_named(sheet.form))
    budgets = {cell.line_id: cell.value for cell in given} if given else {}
    return [
        (one, budgets.get(one.line_id), one.now - budgets[one.line_id] if one.line_id in budgets else None)
        for one in queries.beside_last_year(sheet)
    ]


def _sent(request: HttpRequest, sent_id: int) -> Any:
    """Return a settlement that the visitor may read; 404 outside the reach."""
    one = queries.sent(sent_id)
    if one is None:
        raise Http404
    access.require(doors.actor_id(request), "budgets.read", at=one.unit_id, on=doors.today())
    return one


def _shown(request: HttpRequest, one: Any, form: forms.AnswerForm | None = None) -> HttpResponse:
    by, today = doors.actor_id(request), doors.today()
    unit = organisations.by_id([one.unit_id])[one.unit_id]
    sheet = queries.settlement(unit.code, one.year, form_id=one.form)
    now = {cell.line_id: cell.value for cell in sheet.cells}
    remarks = {row.line_id: row for row in one.remarks}
    form = form or forms.AnswerForm(figures=one.figures)
    rows = []
    for cell in sheet.cells:
        place, name = place_and_name(cell.label)
        rows.append(
            {"cell": cell, "place": place, "name": name, "sent": one.figures.get(cell.line_id), "now": now[cell.line_id],
             "moved": one.figures.get(cell.line_id) != now[cell.line_id], "remark": remarks.get(cell.line_id),
             "approved": one.approved(cell.line_id), "figure": form[f"so_{cell.line_id}"], "words": form[f"loi_{cell.line_id}"],
             "why": reverse("budgets:evidence", args=[unit.code, one.year, cell.line_id])}
        )  # fmt: skip
    waits = one.state == "waiting"
    may_answer = waits and one.submitted_by_id != by and access_queries.may(by, "budgets.approve_settlement", at=one.upper_id, on=today)
    if not may_answer:
        form.fields["words"].label, form.fields["words"].help_text = "Lý do rút bản đã gửi", ""
    context = {
        **place_of(unit, one.year),
        "here": f"Bản {one.number}",
        "one": one,
        "pill": STATE_PILLS[one.state],
        "rows": rows,
        "form": form,
        "checks": _checks(queries.crosschecks(sheet)),
        "has_moved": any(row["moved"] for row in rows),
        "may_answer": may_answer,
        "is_own": waits and one.submitted_by_id == by,
        "may_withdraw": waits and access_queries.may(by, "budgets.submit_settlement", at=one.unit_id, on=today),
    }  # fmt: skip
    return render(request, "budgets/submission.html", context, status=422 if form.errors else 200)


def _approve(by: int, submission_id: int, form: forms.AnswerForm, on: Any) -> None:
    services.approve_settlement(
        by=by, submission_id=submission_id, words=form.cleaned_data["words"], document=form.cleaned_data["document"],
        remarks=form.remarks(), on=on,
    )  # fmt: skip


def _return(by: int, submission_id: int, form: forms.AnswerForm, on: Any) -> None:
    services.return_settlement(by=by, submission_id=submission_id, words=form.cleaned_data["words"], remarks=form.remarks(), on=on)


def _withdraw(by: int, submission_id: int, form: forms.AnswerForm, on: Any) -> None:
    services.withdraw_settlement(by=by, submission_id=submission_id, reason=form.cleaned_data["words"], on=on)


ACTS = {
    "approve": (_approve, "Đã duyệt quyết toán."),
    "return": (_return, "Đã trả lại đơn vị."),
    "withdraw": (_withdraw, "Đã rút bản đã gửi."),
}


def _checks(found: Any) -> list[dict[str, Any]]:
    return [{"check": check, "pill": CHECK_PILLS[check.state]} for check in found]
