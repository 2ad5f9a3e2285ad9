"""Pages of money out that show: the orders, one order's life, the files made of them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from congdoan.finance.banking import forms, queries, services
from congdoan.finance.banking.queries import PaymentRow
from congdoan.finance.banking.rules import payments as rules
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as rights

from .asking import FINANCE

ON_A_PAGE = 100
PILES: dict[str, tuple[str, frozenset[str]]] = {
    "": ("tất cả", frozenset(rules.WORDS)),
    "cho-duyet": ("chờ duyệt", frozenset({"prepared"})),
    "da-duyet": ("đã duyệt, chưa xuất tệp", frozenset({"approved"})),
    "da-gui": ("chờ ngân hàng trả lời", rules.OUT),
    "da-chi": ("đã chi", rules.PAID),
    "khong-chi": ("không chi", rules.DEAD),
}
LOOKS = {
    "prepared": "wait", "approved": "info", "exported": "info", "sent": "info", "paid": "ok", "paid_by_hand": "ok", "failed": "late",
    "returned": "none", "cancelled": "none",
}  # fmt: skip


def crumbs() -> list[tuple[str, str]]:
    return [FINANCE, ("Lệnh chi", reverse("banking:payments"))]


@require_GET
@doors.page
def payments(request: HttpRequest) -> HttpResponse:
    """Show a unit's orders, pile by pile, with the line of the statement that proves each; choose those to approve or to export."""
    by, on = doors.actor_id(request), doors.today()
    rights.require_somewhere(by, "banking.read", on=on)
    units = forms.units_with_accounts()
    unit = next((one for one in units if one[1] == request.GET.get("don_vi")), units[0] if units else None)
    pile = request.GET.get("trang_thai", "")
    pile = pile if pile in PILES else ""
    text = request.GET.get("q", "").replace("\x00", "")[:100]
    rows: list[PaymentRow] = []
    sums: dict[str, tuple[int, int]] = {}
    proven: dict[int, int] = {}
    if unit is not None:
        before = doors.number(request.GET.get("sau"))
        states = PILES[pile][1] if pile else None
        rows = queries.payments(unit_id=unit[0], states=states, text=text, before_id=before, limit=ON_A_PAGE + 1)
        sums, proven = queries.payment_sums([unit[0]]), queries.proofs(unit[0])
    acts = (
        access.acts_at(by, ("banking.approve_payments", "banking.export_payments", "banking.record_results"), at=unit[0], on=on)
        if unit
        else {}
    )
    choosing = {"cho-duyet": "approve_payments", "da-duyet": "export_payments"}.get(pile, "")
    shown = rows[:ON_A_PAGE]
    return render(
        request,
        "banking/payments.html",
        {
            "here": "Lệnh chi",
            "crumbs": [FINANCE],
            "unit": unit,
            "units": units,
            "pile": pile,
            "text": text,
            "piles": [(key, words, _count(sums, states)) for key, (words, states) in PILES.items()],
            "sums": {key.replace("-", "_"): _total(sums, states) for key, (_, states) in PILES.items() if key},
            "rows": [_shown(row, proven, by) for row in shown],
            "next": shown[-1].id if len(rows) > ON_A_PAGE else None,
            "total": _total(sums, PILES[pile][1]),
            "count": _count(sums, PILES[pile][1]),
            "choosing": choosing if choosing and acts.get(f"banking.{choosing}") and shown else "",
            "may_record": acts.get("banking.record_results", False),
            "layouts": services.layouts(),
            "files": queries.payment_files(unit_ids=[unit[0]], limit=8) if unit else [],
            "contradicted": queries.payments(ids=proven, states=["failed"]) if proven else [],
        },
    )


def _count(sums: dict[str, tuple[int, int]], states: frozenset[str]) -> int:
    return sum(sums.get(state, (0, 0))[0] for state in states)


def _total(sums: dict[str, tuple[int, int]], states: frozenset[str]) -> int:
    return sum(sums.get(state, (0, 0))[1] for state in states)


def _shown(row: PaymentRow, proven: dict[int, int], by: int) -> dict[str, Any]:
    return {"row": row, "look": LOOKS[row.state], "line": proven.get(row.id), "is_own": row.prepared_by == by}


def found_payment(order_id: int) -> PaymentRow:
    found = queries.payments(ids=[order_id]) if 0 < order_id < 2**63 else []
    if not found:
        raise Http404
    return found[0]


@require_GET
@doors.page
def payment(request: HttpRequest, order_id: int) -> HttpResponse:
    """Show one order: whom, how much, what for, who did what, the file it left in, the line that proves it."""
    row = found_payment(order_id)
    by, on = doors.actor_id(request), doors.today()
    rights.require(by, "banking.read", at=row.unit_id, on=on)
    events = queries.payment_events(order_id)
    line_id = queries.proofs(row.unit_id).get(order_id)
    line = queries.lines(ids=[line_id])[0] if line_id else None
    names = access.names_of_actors({row.prepared_by, *(event.recorded_by for event in events)})
    acts = (
        "banking.approve_payments",
        "banking.return_payment",
        "banking.cancel_payment",
        "banking.export_payments",
        "banking.record_outcome",
    )
    may = access.acts_at(by, acts, at=row.unit_id, on=on)
    is_new = rules.may_follow(row.state, "returned")
    context = {
        "here": row.number,
        "crumbs": crumbs(),
        "row": row,
        "look": LOOKS[row.state],
        "line": line,
        "unit": access.branch_names([row.unit_id]).get(row.unit_id, ("", "")),
        "prepared_by": names.get(row.prepared_by, ""),
        "events": [(event, rules.WORDS[event.kind], names.get(event.recorded_by, "")) for event in events],
        "file": next(iter(queries.payment_files(ids=[row.batch_id])), None) if row.batch_id else None,
        "may_approve": may["banking.approve_payments"] and row.state == "prepared" and row.prepared_by != by,
        "may_return": may["banking.return_payment"] and is_new,
        "may_cancel": may["banking.cancel_payment"] and is_new,
        "may_export": may["banking.export_payments"] and row.state == "approved",
        "may_record": may["banking.record_outcome"] and row.state in rules.OUT,
        "route": _route(row),
    }
    return render(request, "banking/payment.html", context)


def _route(row: PaymentRow) -> str:
    debit_bin = services.bin_of(row.debit_bank, on=doors.today())
    way = rules.route_of(row.amount, beneficiary_bin=row.bin, debit_bin=debit_bin, on=doors.today())
    return {"inside": "cùng ngân hàng", "instant": "chuyển nhanh 24/7", "interbank": "liên ngân hàng, cần mã chi nhánh"}[way]


@require_GET
@doors.page
def payment_file(request: HttpRequest, batch_id: int) -> HttpResponse:
    """Give a file made for the bank, byte for byte as it was made."""
    found = queries.payment_file(batch_id) if 0 < batch_id < 2**63 else None
    if found is None:
        raise Http404
    batch, content = found
    rights.require(doors.actor_id(request), "banking.read", at=batch.unit_id, on=doors.today())
    kind = "application/xml" if batch.file_name.endswith(".xml") else "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{batch.file_name}"'
    return answer
