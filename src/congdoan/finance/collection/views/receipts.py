"""The month's lines as a list, and the life of one line from the bank to the books."""

from fractions import Fraction
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from congdoan.finance.collection import forms
from congdoan.finance.collection.queries import proposals
from congdoan.finance.collection.queries import receipt as lives
from congdoan.finance.collection.queries import receipts as lists
from congdoan.finance.collection.queries.checks import check_of
from congdoan.finance.collection.queries.names import teachable
from congdoan.finance.collection.rules import flow
from congdoan.finance.collection.rules.model import RECEIPTS
from congdoan.finance.collection.rules.wording import KINDS, SHORT_KINDS, kind_words, rule_words
from congdoan.finance.collection.rules.workbook import workbook
from congdoan.finance.collection.views.asking import any_unit, asked_unit, crumbs, line_or_404, sorted_by, without_unit
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.money import format_dong
from congdoan.foundation.kernel.periods import format_month
from congdoan.people.organisations import queries as organisations

STATUSES = {"auto": "tự khớp", "decided": "kế toán chọn", "review": "đang chờ"}
STATES = {"auto": "ok", "decided": "info", "review": "wait"}
WAYS = (("vao", "Tiền vào"), ("ra", "Tiền ra"), ("tat-ca", "Cả hai"))
UPPER_LOOKS = ("own", "up2", "up3", "held")


@require_GET
@doors.page
def receipts(request: HttpRequest) -> HttpResponse:
    """Show the lines of a month, filtered, with the totals of the whole filter."""
    unit, units = any_unit(request)
    if unit is None:
        return without_unit(request, "Phiếu thu")
    months = lists.months_with_lines(unit.id)
    sorted_by(request, "-ngay")
    wish = _wish(request, months)
    on = doors.as_of(request)
    found = lists.receipts(unit.id, wish, on=on, after=request.GET.get("sau", "")) if wish.month else None
    return render(
        request,
        "collection/receipts.html",
        {
            "here": "Phiếu thu",
            "crumbs": crumbs(),
            "unit": unit,
            "units": units,
            "months": months,
            "wish": wish,
            "found": found,
            "rows": [_row(row) for row in found.rows] if found else [],
            "statuses": [(name, words, found.by_status.get(name, 0)) for name, words in STATUSES.items()] if found else [],
            "kinds": [(kind or "-", kind_words(kind), count) for kind, count in found.by_kind.items()] if found else [],
            "rules": [(rule, rule_words(rule), count) for rule, count in found.by_rule.items()] if found else [],
            "everything": sum(found.by_status.values()) if found else 0,
            "ways": WAYS,
            "is_filtered": bool(wish.status or wish.kind or wish.rule),
        },
    )


@require_GET
@doors.page
def receipts_workbook(request: HttpRequest) -> HttpResponse:
    """Give the whole filter as a workbook."""
    unit = asked_unit(request)
    wish = _wish(request, lists.months_with_lines(unit.id))
    if not wish.month:
        raise Http404
    on = doors.as_of(request)
    found = lists.receipts(unit.id, wish, on=on, limit=None)
    source = [
        ("Danh sách", f"Dòng tiền tháng {format_month(wish.month)}"),
        ("Đơn vị", f"{unit.code} {unit.name}"),
        ("Số liệu tính đến", on),
        ("Chiều", dict(WAYS).get(wish.way or "tat-ca", "")),
        ("Tình trạng", STATUSES.get(wish.status, "mọi tình trạng")),
        ("Loại", kind_words(wish.kind) if wish.kind else "mọi loại"),
        ("Căn cứ khớp", rule_words(wish.rule) if wish.rule else "mọi căn cứ"),
        ("Số dòng", found.count),
        ("Cộng tiền vào", found.money_in),
        ("Cộng tiền ra", found.money_out),
        ("Người xuất", access.names_of_actors([doors.actor_id(request)]).get(doors.actor_id(request), "")),
    ]
    heads = ["Lúc", "Số giao dịch", "Số tiền", "Loại", "Người nộp, nơi nhận", "Kỳ", "Tình trạng", "Căn cứ", "Nội dung"]
    rows = (
        (
            row.booked_at, row.reference, row.amount, kind_words(row.kind), "; ".join(f"{code} {name}" for code, name in row.whom),
            ", ".join(format_month(month) for month in row.months), STATUSES.get(row.status, row.status), rule_words(row.rule),
            row.narrative,
        )
        for row in found.rows
    )  # fmt: skip
    return file_answer(workbook(source=source, name="Dòng tiền", heads=heads, rows=rows), f"dong-tien-{wish.month}.xlsx")


@require_GET
@doors.page
def receipt(request: HttpRequest, line_id: int) -> HttpResponse:
    """Show the life of one line: bank, payer, months, levels, entries, law, and who did what."""
    line = line_or_404(line_id)
    found = lives.receipt(line.unit_id, line_id)
    if found is None:
        raise Http404
    life = found.life
    whom = organisations.named({part.payer_id for part in life.match.parts} | {life.match.target_id or 0}, on=doors.as_of(request))
    by, today = doors.actor_id(request), doors.today()
    may_undo = (
        found.is_reversible
        and access.may(by, "collection.undo_line", at=line.unit_id, on=today)
        and proposals.is_own_decision_of(line.unit_id, line_id, by=by, on=today)
    )
    drawn = _flow(found)
    return render(
        request,
        "collection/receipt.html",
        {
            "here": line.reference or str(line_id),
            "crumbs": crumbs(("Phiếu thu", "collection:receipts")),
            "found": found,
            "life": life,
            "line": line,
            "whom": list(whom.values()),
            "kind": kind_words(life.match.kind),
            "is_receipt": life.match.kind in RECEIPTS and life.status != "review",
            "state": STATES.get(life.status, "none"),
            "status": "đã hoàn tác" if life.match.rule == "undone" else STATUSES.get(life.status, ""),
            "rule": rule_words(life.match.rule),
            "reasons": list(dict.fromkeys(one.text for one in life.match.evidence if one.text and one.name != "rule")),
            "flow": drawn,
            "steps": [_step_words(step) for step in life.steps],
            "shares": _ratios(found),
            "parts": len(found.shares) + len(found.surplus) + bool(found.refunded) + bool(life.waits),
            "books": list(dict.fromkeys(booked.unit_code for booked in found.entries)),
            "may_undo": may_undo,
            "teachable": teachable(line, life.match) if access.may(by, "collection.teach_name", at=line.unit_id, on=doors.today()) else (),
            "checked": check_of(line_id) if life.status == "auto" else None,
            "may_check": life.status == "auto" and access.may(by, "collection.check_line", at=line.unit_id, on=today),
            "may_correct": access.may(by, "collection.propose_correction", at=line.unit_id, on=today),
            "open_id": proposals.open_proposal_of(line_id),
        },
    )


def file_answer(content: bytes, name: str) -> HttpResponse:
    """Return a workbook as a file to keep."""
    answer = HttpResponse(content, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _wish(request: HttpRequest, months: list[int]) -> lists.Wish:
    given = request.GET
    way = given.get("chieu", "vao")
    kind, status, rule = given.get("loai", ""), given.get("tinh_trang", ""), forms.clean(given.get("can_cu"))
    return lists.Wish(
        month=forms.month_asked(given.get("thang"), months) or 0,
        way="" if way == "tat-ca" else way if way in ("vao", "ra") else "vao",
        status=status if status in STATUSES else "",
        kind=kind if kind in KINDS or kind == "-" else "",
        rule=rule[:60],
        sort=given.get("xep", "") if given.get("xep", "") in lists.SORTS else "-ngay",
    )


def _row(row: lists.ReceiptRow) -> dict[str, Any]:
    return {
        "row": row,
        "kind": kind_words(row.kind) if row.status != "review" else "",
        "state": STATES.get(row.status, "none"),
        "status": STATUSES.get(row.status, row.status),
        "rule": rule_words(row.rule),
        "first": row.whom[0] if row.whom else None,
        "others": len(row.whom) - 1,
        "months": _span_words(row.months),
    }


def _span_words(months: tuple[int, ...]) -> str:
    if not months:
        return ""
    return format_month(months[0]) + (f" đến {format_month(months[-1])}" if len(months) > 1 else "")


def _flow(found: lives.Receipt) -> flow.Flow | None:
    """Draw the line's way; nothing to draw for a line that is no receipt or whose parts no longer make the line."""
    life = found.life
    amount = life.line.amount
    if life.line.direction != "C" or found.placed != amount or not (found.months or found.surplus):
        return None
    payers: dict[tuple[int, str], int] = {}
    for month in found.months:
        payers[month.payer_id, month.kind] = payers.get((month.payer_id, month.kind), 0) + month.amount
    for payer, kind, left in found.surplus:
        payers[payer, kind] = payers.get((payer, kind), 0) + left
    rest = amount - sum(payers.values())
    names = life.names
    second = [
        flow.Part(f"{payer}{kind}", f"{names.get(payer, ('', ''))[0]} {SHORT_KINDS.get(kind, kind)}", "payer", total, "bank")
        for (payer, kind), total in payers.items()
    ]
    third = [
        flow.Part(f"{m.payer_id}{m.kind}{m.month}", f"kỳ {format_month(m.month)}", "month", m.amount, f"{m.payer_id}{m.kind}")
        for m in sorted(found.months, key=lambda m: (list(payers).index((m.payer_id, m.kind)), m.month))
    ]
    third += [flow.Part(f"{p}{k}thua", "nộp thừa", "credit", left, f"{p}{k}") for p, k, left in found.surplus]
    fourth = _holders(found)
    if rest:
        waits = flow.Part("rest", "đã hoàn trả" if found.refunded else "đang chờ", "wait", rest, "bank")
        second.append(waits)
        third.append(flow.Part("rest", "", "wait", rest, "rest"))
        fourth.append(flow.Part("rest", waits.words + f": {format_dong(rest)}", "wait", rest, "rest"))
    first = flow.Part("bank", f"Sao kê {life.line.reference}".strip(), "bank", amount)
    return flow.draw([[first], second, third, fourth])


def _holders(found: lives.Receipt) -> list[flow.Part]:
    """Return the fourth column: every piece's shares, joined from its month."""
    shown: dict[tuple[str, str], flow.Part] = {}
    for piece in found.life.pieces:
        start = 0 if piece.kind == "KPCD" else 1
        for place, share in enumerate(piece.shares, start=start):
            key, come = f"{place}.{share.holder_id}", f"{piece.payer_id}{piece.kind}{piece.month}"
            look = ("held" if share.held else "union") if place == 0 else UPPER_LOOKS[min(place, 4) - 1]
            known = shown.get((key, come))
            total = share.amount + (known.amount if known else 0)
            shown[key, come] = flow.Part(key, share.code, look, total, come)
    sums: dict[str, int] = {}
    for part in shown.values():
        sums[part.key] = sums.get(part.key, 0) + part.amount
    held = {f"0.{share.holder_id}" for share in found.shares if share.is_held}
    accounts = _accounts(found)

    def words(part: flow.Part) -> str:
        account = accounts.get(part.words) or accounts.get("", "")
        kept = "giữ cho " if part.key in held else ""
        return f"{kept}{part.words}: {format_dong(sums[part.key])}" + (f", Có {account}" if account else "")

    ordered = sorted(shown.values(), key=lambda part: part.key)
    parts = [flow.Part(part.key, words(part), part.look, part.amount, part.comes_from) for part in ordered if part.amount]
    surplus = sum(left for _, _, left in found.surplus)
    parts += [flow.Part("thua", f"nộp thừa: {format_dong(surplus)}", "credit", left, f"{p}{k}thua") for p, k, left in found.surplus]
    return parts


def _accounts(found: lives.Receipt) -> dict[str, str]:
    """Return the account that the collecting unit credits for each body ("" for its own income), from the entries themselves."""
    credited: dict[str, str] = {}
    for booked in found.entries:
        if booked.entry.unit_id == found.life.line.unit_id:
            for row in booked.lines:
                if row.credit is not None and row.credit > 0:
                    credited.setdefault(row.party, row.account)
    return credited


def _ratios(found: lives.Receipt) -> list[tuple[lives.SharedOut, Fraction | None]]:
    """Return each share with its part of the whole; both funds together have no such part."""
    whole = sum(share.amount for share in found.shares)
    is_one_fund = len({month.kind for month in found.months}) == 1
    return [(share, Fraction(share.amount, whole) if is_one_fund and whole else None) for share in found.shares]


def _step_words(step: Any) -> dict[str, Any]:
    """Say one event of a line's life in words."""
    if step.cause == "undo":
        words = "Đảo bút toán, tiền trở lại chờ"
    elif step.cause == "decision":
        words = "Treo, chờ xác định" if step.rule == "left-by-a-person" else "Kế toán xác định, ghi sổ"
    elif step.status == "review":
        words = "Chưa rõ của ai, chờ người quyết"
    else:
        words = "Tự khớp người nộp và ghi sổ" if step.status == "auto" else "Ghi theo quyết định của kế toán"
    return {"step": step, "words": words, "why": step.reason}
