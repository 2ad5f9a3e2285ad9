"""Books on the screen: which there are, each over any days, the trial balance, one entry with what stands behind it."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from congdoan.finance.bookkeeping import queries, services
from congdoan.finance.bookkeeping.rules.books import GENERAL_LEDGER, JOURNAL, NAMES
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import LineDraft
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.reference import queries as reference

from .asking import FINANCE, day_of, found_unit, own_code, shown_lines
from .writing import handed_over


@require_GET
@doors.page
def books(request: HttpRequest) -> HttpResponse:
    """Show which books a unit has, and how its accounts stand."""
    by, on = doors.actor_id(request), doors.today()
    access.require_somewhere(by, "bookkeeping.read", on=on)
    code = own_code(request)
    unit = found_unit(request, code) if code else None
    since, until = _days(request)
    context = {
        "here": "Sổ kế toán", "crumbs": [FINANCE], "unit": unit, "since": since, "until": until,
        "names": [(key, queries.book(key)) for key in NAMES if key != GENERAL_LEDGER],
        "accounts": _standing(unit.id, until) if unit else [],
    }  # fmt: skip
    return render(request, "bookkeeping/books.html", context)


def _standing(unit_id: int, until: date) -> list[ledger.TrialRow]:
    return ledger.trial_balance(unit_id, month=until.year * 100 + until.month, since=until.year * 100 + 1)


@require_GET
@doors.page
def book(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Show a page of a book: opening balance, lines, sums of the whole period, closing balance."""
    unit, (since, until) = found_unit(request, code), _days(request)
    account = request.GET.get("tk", "")
    try:
        services.require_days(since, until)
        asked = queries.book(key, account=_account(account, until) if key == GENERAL_LEDGER else "", on=until)
    except queries.UnknownBook as refusal:
        raise Http404 from refusal
    except services.WrongDays:
        return redirect("bookkeeping:book", code, key)
    page = queries.book_page(unit.id, asked, since=since, until=until, after=_place(request.GET.get("sau", "")))
    context = {
        **_place_of(unit),
        "here": asked.name,
        "book": asked,
        "since": since,
        "until": until,
        "sums": page.sums,
        "lines": [(line, [(column, line.cell(column.key)) for column in asked.columns]) for line in page.lines],
        "next": f"{page.next[0]:%Y%m%d}-{page.next[1]}" if page.next else None,
        "is_first": not request.GET.get("sau"),
        "is_journal": key == JOURNAL,
        "lead": sum(1 for column in asked.columns if column.kind != "money"),
        "may_export": access_queries.may(doors.actor_id(request), "bookkeeping.export_book", at=unit.id, on=doors.today()),
        "charted": reference.chart(reference.chart_on(until)) if key == GENERAL_LEDGER else [],
    }
    return render(request, "bookkeeping/book.html", context)


@require_GET
@doors.page
def export_book(request: HttpRequest, code: str, key: str, kind: str) -> HttpResponse:
    """Hand over a book as PDF/A or as a workbook."""
    unit, (since, until) = found_unit(request, code), _days(request)
    try:
        made = services.export_book(
            by=doors.actor_id(request), unit_id=unit.id, book=key, since=since, until=until, kind=kind, made_at=localtime(),
            on=doors.today(), account=_account(request.GET.get("tk", ""), until) if key == GENERAL_LEDGER else "",
        )  # fmt: skip
    except (queries.UnknownBook, services.UnknownFormat) as refusal:
        raise Http404 from refusal
    except access.NotAllowed:
        raise
    except DomainError as refusal:
        return render(request, "bookkeeping/refused.html", {**_place_of(unit), "here": "Xuất sổ", "words": refusal.explain()}, status=409)
    return handed_over(made.name, made.media_type, made.content)


@require_GET
@doors.page
def trial_balance(request: HttpRequest, code: str) -> HttpResponse:
    """Show a unit's trial balance over whole months; each account leads to its ledger."""
    unit, (since, until) = found_unit(request, code), _days(request)
    months = (since.year * 100 + since.month, until.year * 100 + until.month)
    rows = ledger.trial_balance(unit.id, month=months[1], since=months[0]) if months[0] <= months[1] else []
    sums = [sum(getattr(row, name) for row in rows if row.parent is None) for name in AMOUNTS]
    context = {
        **_place_of(unit), "here": "Bảng cân đối tài khoản", "since": since, "until": until, "months": months, "sums": sums,
        "rows": [(row, [getattr(row, name) for name in AMOUNTS]) for row in rows],
        "is_even": sums[0] == sums[1] and sums[2] == sums[3] and sums[4] == sums[5],
    }  # fmt: skip
    return render(request, "bookkeeping/trial_balance.html", context)


EVIDENCE = {
    "approval": "Duyệt chứng từ", "posting": "Ghi sổ", "reversal": "Đảo chứng từ", "voiding": "Hủy chứng từ", "attachment": "Tệp kèm theo",
}  # fmt: skip
AMOUNTS = ("opening_debit", "opening_credit", "debit", "credit", "closing_debit", "closing_credit")


@require_GET
@doors.page
def entry(request: HttpRequest, entry_id: int) -> HttpResponse:
    """Show one entry of the books: its lines, the voucher it comes from, what took it back, what is sealed about it."""
    found = ledger.entry(entry_id) if entry_id < 2**63 else None
    if found is None:
        raise Http404
    by, on = doors.actor_id(request), doors.today()
    access.require(by, "bookkeeping.read", at=found.unit_id, on=on)
    voucher_id = queries.voucher_of_entry([entry_id]).get(entry_id)
    chain = ledger.reversal_chain(entry_id)
    code, name = access_queries.branch_names([found.unit_id]).get(found.unit_id, ("", ""))
    context = {
        "here": f"Bút toán {entry_id}",
        "crumbs": [FINANCE, ("Sổ kế toán", f"{reverse('bookkeeping:books')}?don_vi={code}")],
        "entry": found,
        "unit": (code, name),
        "lines": [
            (line, *shown[1:])
            for line in found.lines
            for shown in shown_lines([(line.account, LineDraft(line.account_id, line.amount, line.is_red))])
        ],
        "voucher": queries.voucher(voucher_id) if voucher_id else None,
        "chain": chain if len(chain) > 1 else [],
        "evidence": [(one, EVIDENCE.get(one.kind, one.kind)) for one in ledger.evidence_of([f"bookkeeping/voucher/{voucher_id}"])]
        if voucher_id
        else [],
        "posted_by": access_queries.names_of_actors([found.posted_by]).get(found.posted_by, ""),
    }
    return render(request, "bookkeeping/entry.html", context)


def _days(request: HttpRequest) -> tuple[date, date]:
    """Return the period that an address names: from the first day of the year of the day asked about until that day."""
    until = day_of(request.GET.get("den"), doors.as_of(request))
    return day_of(request.GET.get("tu"), date(until.year, 1, 1)), until


def _account(text: str, on: date) -> str:
    """Return an account of the chart of that day, 111 where the address names none."""
    known = {account.code for account in reference.chart(reference.chart_on(on))}
    return text if text in known else "111"


def _place(text: str) -> tuple[date, int] | None:
    day, _, entry_id = text.partition("-")
    if not (entry_id.isascii() and entry_id.isdigit() and len(entry_id) < 19 and len(day) == 8 and day.isascii() and day.isdigit()):
        return None
    try:
        return date(int(day[:4]), int(day[4:6]), int(day[6:])), int(entry_id)
    except ValueError:
        return None


def _place_of(unit: Any) -> dict[str, Any]:
    back = f"{reverse('bookkeeping:books')}?don_vi={unit.code}"
    name = access_queries.branch_names([unit.id])[unit.id][1]
    return {"unit": unit, "unit_name": name, "crumbs": [FINANCE, ("Sổ kế toán", back)]}
