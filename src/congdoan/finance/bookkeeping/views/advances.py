"""Pages of advances that show: the register, one advance with its steps, its printed forms."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime, now
from django.views.decorators.http import require_GET

from congdoan.finance.bookkeeping import forms, queries
from congdoan.finance.bookkeeping.queries import AdvanceRow, StepRow
from congdoan.finance.bookkeeping.rules import advances as rules
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as rights

from .asking import FINANCE, pdf_answer

ON_A_PAGE = 50
PILES: dict[str, tuple[str, dict[str, Any], tuple[str, ...]]] = {
    "": ("tất cả", {}, (*rules.STATE_WORDS, "settling")),
    "qua-han": ("quá hạn", {"is_late": True}, ("late",)),
    "dang-giu": ("chưa thanh toán hết", {"states": ["paid"]}, ("paid", "settling")),
    "cho-duyet": ("chờ duyệt", {"states": ["requested"]}, ("requested",)),
    "cho-chi": ("chờ chi", {"states": ["approved"]}, ("approved",)),
    "da-xong": ("đã xong", {"states": ["closed", "declined", "taken_back"]}, ("closed", "declined", "taken_back")),
}
LOOKS = {"requested": "wait", "approved": "info", "declined": "none", "paid": "info", "closed": "ok", "taken_back": "none"}
ACTS = (
    "approve_advance", "decline_advance", "pay_advance", "settle_advance", "accept_settlement", "decline_settlement", "pay_extra",
    "return_advance", "reverse_advance_step",
)  # fmt: skip


def crumbs() -> list[tuple[str, str]]:
    return [FINANCE, ("Tạm ứng", reverse("bookkeeping:advances"))]


@require_GET
@doors.page
def advances(request: HttpRequest) -> HttpResponse:
    """Show the register of advances: late ones first, then those open by their due day."""
    by, on = doors.actor_id(request), doors.today()
    rights.require_somewhere(by, "bookkeeping.read", on=on)
    units = forms.units_for(by, on=on)
    unit = next((one for one in units if one[1] == request.GET.get("don_vi")), units[0] if len(units) == 1 else None)
    unit_ids = [unit[0]] if unit else None
    pile = request.GET.get("loc", "") if request.GET.get("loc", "") in PILES else ""
    text = request.GET.get("q", "").replace("\x00", "")[:100]
    after = forms.cursor_of(request.GET.get("sau", ""))
    rows = queries.advances(on=on, unit_ids=unit_ids, text=text, after=after, limit=ON_A_PAGE + 1, **PILES[pile][1])
    shown = rows[:ON_A_PAGE]
    sums = queries.advance_sums(on=on, unit_ids=unit_ids)
    names = {one[0]: one for one in units}
    context = {
        "here": "Tạm ứng", "crumbs": [FINANCE], "units": units, "unit": unit, "pile": pile, "text": text,
        "piles": [(key, words, sum(sums.get(state, (0, 0))[0] for state in states)) for key, (words, _, states) in PILES.items()],
        "open_total": sum(sums.get(state, (0, 0))[1] for state in ("paid", "settling")),
        "late_total": sums.get("late", (0, 0))[1],
        "rows": [{"row": row, "look": look_of(row), "unit": names.get(row.unit_id, (0, "", ""))[1]} for row in shown],
        "next": forms.cursor_text(shown[-1]) if len(rows) > ON_A_PAGE else None,
        "may_request": access.may_somewhere(by, "bookkeeping.request_advance", on=on),
    }  # fmt: skip
    return render(request, "bookkeeping/advances.html", context)


def look_of(row: AdvanceRow) -> str:
    """Return the colour of an advance's state."""
    return "late" if row.late_days else "wait" if row.state == "paid" and row.pending else LOOKS[row.state]


def found_advance(advance_id: int) -> AdvanceRow:
    """Return an advance within reach; a page that is not there where there is none."""
    found = queries.advances(on=doors.today(), ids=[advance_id]) if 0 < advance_id < 2**63 else []
    if not found:
        raise Http404
    return found[0]


@require_GET
@doors.page
def advance(request: HttpRequest, advance_id: int) -> HttpResponse:
    """Show one advance: whom, what for, what is open, every step and its entry, what may be done next."""
    row = found_advance(advance_id)
    by, on = doors.actor_id(request), doors.today()
    rights.require(by, "bookkeeping.read", at=row.unit_id, on=on)
    steps = queries.steps_of(row.id)
    names = access.names_of_actors({row.requested_by, *(step.recorded_by for step in steps)})
    numbers = queries.numbers_of_entries([step.entry_id for step in steps if step.entry_id])
    held = access.acts_at(by, [f"bookkeeping.{act}" for act in ACTS], at=row.unit_id, on=on)
    process, one_hand = queries.voucher_form("ADVANCE_PROCESS"), queries.payer_may_prepare(row.unit_id, on=on)
    context = {
        "here": row.title, "crumbs": crumbs(), "row": row, "look": look_of(row),
        "unit": access.branch_names([row.unit_id]).get(row.unit_id, ("", "")),
        "requested_by": names.get(row.requested_by, ""),
        "steps": [(step, names.get(step.recorded_by, ""), numbers.get(step.entry_id or 0, "")) for step in steps],
        "categories": dict(queries.spending_categories(on=row.requested_on)),
        "may": {act: held[f"bookkeeping.{act}"] and is_next(act, row, steps, by, one_hand=one_hand) for act in ACTS},
        "process": [(PROCESS_WORDS[str(step["step"])], step["days"]) for step in process.fields["steps"]],
        "process_source": process.source["document"],
    }  # fmt: skip
    return render(request, "bookkeeping/advance.html", context)


PROCESS_WORDS = {
    "submit": "nộp giấy đề nghị", "receive": "tiếp nhận", "accountant_check": "kế toán kiểm tra", "chair_approve": "chủ tịch duyệt",
    "pay": "chi tiền", "archive": "lưu hồ sơ",
}  # fmt: skip


def is_next(act: str, row: AdvanceRow, steps: list[StepRow], by: int, *, one_hand: bool) -> bool:
    """Return whether a button for an act belongs on the page of this advance, for this person.

    `one_hand` is the unit's setting that lets one person prepare and pay.
    """
    did = {step.kind: step.recorded_by for step in steps}
    is_paid, is_pending = row.state == "paid", row.pending > 0
    return {
        "approve_advance": row.state == "requested" and row.requested_by != by,
        "decline_advance": row.state in {"requested", "approved"},
        "pay_advance": row.state == "approved" and _may_pay(did | {"requested": row.requested_by}, "approved", "requested", by, one_hand),
        "settle_advance": is_paid and not is_pending,
        "accept_settlement": is_paid and is_pending and not row.is_accepted and did.get("filed") != by,
        "decline_settlement": is_paid and is_pending,
        "pay_extra": is_paid
        and row.is_accepted
        and row.pending > row.open
        and did.get("accepted") != by
        and (did.get("filed") != by or one_hand),
        "return_advance": is_paid and row.open > row.pending,
        "reverse_advance_step": row.state in {"paid", "closed"} and not is_pending,
    }[act]


def _may_pay(did: dict[str, int], approved: str, prepared: str, by: int, one_hand: bool) -> bool:
    return did.get(approved) != by and (one_hand or did.get(prepared) != by)


@require_GET
@doors.page
def advance_paper(request: HttpRequest, advance_id: int) -> HttpResponse:
    """Give the request of an advance as PDF/A, to be signed."""
    row = found_advance(advance_id)
    rights.require(doors.actor_id(request), "bookkeeping.read", at=row.unit_id, on=doors.today())
    return pdf_answer(queries.request_paper(row, made_at=localtime(now())), f"de-nghi-tam-ung-{row.number}-{row.year}.pdf")


@require_GET
@doors.page
def settlement_paper(request: HttpRequest, advance_id: int, place: int) -> HttpResponse:
    """Give a settlement of an advance as PDF/A, to be signed."""
    row = found_advance(advance_id)
    rights.require(doors.actor_id(request), "bookkeeping.read", at=row.unit_id, on=doors.today())
    content = queries.settlement_paper(row, queries.steps_of(row.id), place, made_at=localtime(now()))
    if content is None:
        raise Http404
    return pdf_answer(content, f"thanh-toan-tam-ung-{row.number}-{row.year}-{place}.pdf")


@require_GET
@doors.page
def step_paper(request: HttpRequest, advance_id: int, place: int) -> HttpResponse:
    """Give the slip of a step that moved cash as PDF/A."""
    row = found_advance(advance_id)
    rights.require(doors.actor_id(request), "bookkeeping.read", at=row.unit_id, on=doors.today())
    content = queries.step_paper(row, queries.steps_of(row.id), place, made_at=localtime(now()))
    if content is None:
        raise Http404
    return pdf_answer(content, f"phieu-tam-ung-{row.number}-{row.year}-{place}.pdf")
