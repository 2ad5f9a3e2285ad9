"""Vouchers on the screen: the list, what waits for an approver, one voucher with all its steps."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from congdoan.finance.bookkeeping import queries
from congdoan.finance.bookkeeping.queries import VoucherFilter, VoucherRecord
from congdoan.finance.bookkeeping.rules import KINDS, may_follow
from congdoan.finance.bookkeeping.rules.kinds import OPEN, PREPARING, STATE_WORDS, TRANSFERS
from congdoan.finance.bookkeeping.rules.vouchers import DEBTS
from congdoan.finance.ledger.rules import LineDraft
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.money import NotAnAmount, in_words, parse_dong

from .asking import FINANCE, day_of, found_voucher, shown_lines, voucher_crumbs

ON_A_PAGE = 50
PILES: dict[str, tuple[str, tuple[str, ...]]] = {
    "": ("tất cả", tuple(STATE_WORDS)),
    "nhap": ("nháp", ("drafted", "amended", "returned")),
    "cho-duyet": ("chờ duyệt", ("submitted",)),
    "da-duyet": ("đã duyệt, chưa thu chi", ("approved", "paid")),
    "da-ghi": ("đã ghi sổ", ("posted",)),
    "huy-dao": ("đã hủy, đã đảo", ("voided", "reversed")),
}
LOOKS = {
    "drafted": "none", "amended": "none", "returned": "late", "submitted": "wait", "approved": "info", "paid": "info", "posted": "ok",
    "voided": "none", "reversed": "none",
}  # fmt: skip
ACTS = ("amend", "submit", "approve", "return", "pay", "post", "void", "reverse")
COMES = {
    "amend": "amended", "submit": "submitted", "approve": "approved", "return": "returned", "pay": "paid", "post": "posted",
    "void": "voided", "reverse": "reversed",
}  # fmt: skip


@require_GET
@doors.page
def vouchers(request: HttpRequest) -> HttpResponse:
    """List vouchers by state, kind, days, words and sum; sums over the whole filter."""
    by, on = doors.actor_id(request), doors.today()
    access.require_somewhere(by, "bookkeeping.read", on=on)
    chosen = _filter(request)
    pile = request.GET.get("trang_thai", "")
    states = PILES.get(pile, PILES[""])[1]
    sums = queries.voucher_sums(chosen)
    asked = VoucherFilter(**{field: getattr(chosen, field) for field in FIELDS}, states=states if pile in PILES and pile else ())
    rows = queries.vouchers(asked, before_id=doors.number(request.GET.get("sau")), limit=ON_A_PAGE + 1)
    shown = rows[:ON_A_PAGE]
    names = access_queries.branch_names({row.unit_id for row in shown})
    context = {
        "here": "Chứng từ",
        "crumbs": [FINANCE],
        "rows": [{"row": row, "look": LOOKS[row.state], "unit": names.get(row.unit_id, ("", ""))} for row in shown],
        "next": shown[-1].id if len(rows) > ON_A_PAGE else None,
        "piles": [(key, words, _counted(sums, states)) for key, (words, states) in PILES.items()],
        "count": _counted(sums, states),
        "incoming": sum(sums[state].incoming for state in states if state in sums),
        "outgoing": sum(sums[state].outgoing for state in states if state in sums),
        "kinds": KINDS.values(),
        "chosen": chosen,
        "is_filtered": bool(pile) or chosen != VoucherFilter(),
        "many_units": len(names) > 1,
        "may_draft": access_queries.may_somewhere(by, "bookkeeping.draft_voucher", on=on),
        "waiting": _counted(sums, ("submitted",)) if access_queries.may_somewhere(by, "bookkeeping.approve_voucher", on=on) else 0,
    }
    return render(request, "bookkeeping/vouchers.html", context)


def _counted(sums: dict[str, queries.VoucherSums], states: tuple[str, ...]) -> int:
    return sum(sums[state].count for state in states if state in sums)


FIELDS = ("unit_id", "kind", "since", "until", "text", "amount")


def _filter(request: HttpRequest) -> VoucherFilter:
    given = {key: request.GET.get(key, "").replace("\x00", "")[:100] for key in ("loai", "q", "so_tien", "tu", "den", "don_vi")}
    unit = access_queries.branch_coded(given["don_vi"].upper()) if given["don_vi"] else None
    try:
        amount = parse_dong(given["so_tien"]) if given["so_tien"] else None
    except NotAnAmount:
        amount = None
    return VoucherFilter(
        unit_id=unit.id if unit else None, kind=given["loai"] if given["loai"] in KINDS else "", since=_day(given["tu"]),
        until=_day(given["den"]), text=given["q"], amount=amount,
    )  # fmt: skip


def _day(text: str) -> date | None:
    day = day_of(text, date.min)
    return None if day == date.min else day


@require_GET
@doors.page
def queue(request: HttpRequest) -> HttpResponse:
    """Show what waits for this visitor's approval, oldest first, one voucher open beside the list; each key presses a button."""
    by, on = doors.actor_id(request), doors.today()
    access.require_somewhere(by, "bookkeeping.approve_voucher", on=on)
    waiting = queries.vouchers(VoucherFilter(states=("submitted",)), limit=ON_A_PAGE)[::-1]
    asked = doors.number(request.GET.get("phieu"))
    at = next((place for place, row in enumerate(waiting) if row.id == asked), 0)
    found = queries.voucher(waiting[at].id) if waiting else None
    names = access_queries.branch_names({row.unit_id for row in waiting})
    context = {
        "here": "Duyệt chứng từ",
        "crumbs": voucher_crumbs(),
        "rows": [{"row": row, "unit": names.get(row.unit_id, ("", "")), "is_on": place == at} for place, row in enumerate(waiting)],
        "before": waiting[at - 1].id if at else None,
        "after": waiting[at + 1].id if at + 1 < len(waiting) else None,
        **(shown_voucher(found, by, on) if found else {}),
    }
    return render(request, "bookkeeping/queue.html", context)


@require_GET
@doors.page
def voucher(request: HttpRequest, voucher_id: int) -> HttpResponse:
    """Show one voucher: what it says, its entry, its files, who did what, and the next legal step."""
    found = found_voucher(request, voucher_id)
    context = {"here": found.number or f"Chứng từ {voucher_id}", "crumbs": voucher_crumbs()}
    return render(request, "bookkeeping/voucher.html", context | shown_voucher(found, doors.actor_id(request), doors.today()))


def shown_voucher(found: VoucherRecord, by: int, on: date) -> dict[str, Any]:
    """Return what the pages show of one voucher."""
    content, names = found.content, access_queries.names_of_actors({act.recorded_by for act in found.acts})
    proposal, trouble = None, ""
    try:
        proposal = queries.entry_of(found)
    except DomainError as refusal:
        trouble = refusal.explain()
    categories = queries.categories()
    return {
        "voucher": found,
        "content": content,
        "kind": KINDS[content.kind],
        "transfer": TRANSFERS.get(content.place, ""),
        "look": LOOKS[found.state],
        "words": in_words(content.amount),
        "unit": access_queries.branch_names([found.unit_id]).get(found.unit_id, ("", "")),
        "parts": [(part, categories.get(part.category, ("", part.category))[1], DEBTS.get(part.debt, "")) for part in content.parts],
        "proposal": proposal,
        "lines": shown_lines([(account, LineDraft(0, amount)) for account, amount in proposal.lines]) if proposal else [],
        "trouble": trouble,
        "cautions": queries.cautions(found.unit_id, content) if found.act("posted") is None else (),
        "passed": _passed(found),
        "acts": [(act, names.get(act.recorded_by, "")) for act in found.acts],
        "files": queries.attachments_of(found.id),
        "entry_id": next((act.entry_id for act in found.acts if act.kind == "posted"), None),
        "reversal_id": next((act.entry_id for act in found.acts if act.kind == "reversed"), None),
        "mark": content.sha256,
        **_may(found, by, on),
    }


def _passed(found: VoucherRecord) -> list[queries.Passed]:
    """Return the limits that approving this voucher would pass."""
    if found.state not in PREPARING | {"returned"}:
        return []
    return queries.limits_passed(found.unit_id, found.content.accounting_date.year, queries.asked_by(found.content))


def _may(found: VoucherRecord, by: int, on: date) -> dict[str, Any]:
    """Return which buttons are pressed with success, and why a button that belongs here is missing."""
    held = access_queries.acts_at(by, [*(f"bookkeeping.{act}_voucher" for act in ACTS), "bookkeeping.attach_file"], at=found.unit_id, on=on)
    may = {
        f"may_{act}": held[f"bookkeeping.{act}_voucher"] and may_follow(found.state, COMES[act], kind=found.content.kind) for act in ACTS
    }
    did, why = found.did(by), ""
    if may["may_approve"] and did & PREPARING:
        may["may_approve"], why = False, "Phiếu do chính anh chị lập hoặc trình: người duyệt phải là người khác."
    if may["may_pay"] and found.content.kind in ("payment", "bank_out", "transfer"):
        if "approved" in did:
            may["may_pay"], why = False, "Phiếu do chính anh chị duyệt: người chi tiền phải là người khác."
        elif did & PREPARING and not queries.payer_may_prepare(found.unit_id, on=on):
            may["may_pay"], why = False, "Phiếu do chính anh chị lập: người chi tiền phải là người khác."
    return {**may, "why_not": why, "may_attach": held["bookkeeping.attach_file"], "is_open": found.state in OPEN,
            "print_url": reverse("bookkeeping:print_voucher", args=[found.id])}  # fmt: skip
