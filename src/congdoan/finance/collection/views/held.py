"""The share held for employers without a union: a sub-ledger, and the proposal to hand it to a union founded since."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.finance.collection import forms, services
from congdoan.finance.collection.queries import held as ledgers
from congdoan.finance.collection.queries import units
from congdoan.finance.collection.rules.workbook import workbook
from congdoan.finance.collection.views.asking import any_unit, asked_unit, crumbs, without_unit
from congdoan.finance.collection.views.receipts import file_answer
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as rights
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.periods import format_month
from congdoan.foundation.reference import queries as reference

PLACE = ("Sổ giữ hộ", "collection:held")
PAGE = 50


@require_GET
@doors.page
def held(request: HttpRequest) -> HttpResponse:
    """Show what is held for each employer in a year, and that the books say the same."""
    unit, known = any_unit(request)
    if unit is None:
        return without_unit(request, "Sổ giữ hộ")
    found = _ledger(request, unit.id)
    start = doors.number(request.GET.get("sau")) or 0
    rows = found.rows[start : start + PAGE]
    (law,) = (record for record in reference.records("share_upper_split") if record.scope.get("table") == "no_grassroots")
    context = {
        "here": "Sổ giữ hộ", "crumbs": crumbs(), "unit": unit, "units": known, "found": found, "rows": rows,
        "next": start + PAGE if len(found.rows) > start + PAGE else None, "years": range(found.year + 1, found.year - 3, -1), "law": law,
        "totals": {name: found.total(name) for name in ("opening", "came", "inherited", "moved", "left")},
        "may_propose": access.may(doors.actor_id(request), "collection.propose_held_transfer", at=unit.id, on=doors.today()),
    }  # fmt: skip
    return render(request, "collection/held.html", context)


@require_GET
@doors.page
def held_workbook(request: HttpRequest) -> HttpResponse:
    """Give the year's held shares as a workbook, one column a month."""
    unit = asked_unit(request)
    found = _ledger(request, unit.id)
    source = [
        ("Danh sách", f"Phần kinh phí giữ hộ đơn vị chưa có công đoàn, năm {found.year}"),
        ("Đơn vị thu", f"{unit.code} {unit.name}"),
        ("Đến hết ngày", found.until),
        ("Cộng còn giữ", found.total("left")),
        ("Sổ kế toán", found.books),
        ("Chênh lệch", found.difference),
    ]
    months = [format_month(month) for month in found.months]
    heads = ["Mã", "Đơn vị", "Công đoàn hiện nay", "Đầu năm", *months, "Từ công đoàn đã kết thúc", "Đã chuyển", "Còn giữ"]
    rows = (
        (
            row.code, row.name, f"{row.union_code} {row.union_name}".strip(), row.opening,
            *(row.gained.get(month, 0) for month in found.months), row.inherited, row.moved, row.left,
        )
        for row in found.rows
    )  # fmt: skip
    return file_answer(workbook(source=source, name="Giữ hộ", heads=heads, rows=rows), f"giu-ho-{found.year}.xlsx")


@require_http_methods(["GET", "POST"])
@doors.page
def propose_held_transfer(request: HttpRequest, code: str) -> HttpResponse:
    """Propose that a share held for an employer go to its union, or come back from there."""
    unit = asked_unit(request)
    by, on = doors.actor_id(request), doors.today()
    rights.require(by, "collection.propose_held_transfer", at=unit.id, on=on)
    row = next((one for one in _ledger(request, unit.id).rows if one.code == code), None)
    if row is None:
        raise Http404
    form = forms.HeldForm(request.POST or None, initial={"union": row.union_code})
    if form.is_bound and form.is_valid():
        try:
            new = services.propose_held_transfer(by=by, unit_id=unit.id, employer_id=row.employer_id, on=on, **form.facts())
        except rights.NotAllowed:
            raise
        except DomainError as refusal:
            form.add_error(None, refusal.explain())
        else:
            return redirect("collection:proposal", new)
    context: dict[str, Any] = {"here": "Chuyển phần giữ hộ", "crumbs": crumbs(PLACE), "form": form, "row": row, "unit": unit}
    return render(request, "collection/held_transfer.html", context, status=422 if form.errors else 200)


def _ledger(request: HttpRequest, unit_id: int) -> ledgers.HeldLedger:
    on = doors.as_of(request)
    reached = units.reached_on(unit_id, on=on) or on
    asked = doors.number(request.GET.get("nam"))
    year = asked if asked is not None and 2013 <= asked <= 2100 else reached.year
    return ledgers.held_ledger(unit_id, year=year, on=on)
