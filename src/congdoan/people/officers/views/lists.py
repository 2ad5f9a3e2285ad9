"""Officers by given name, and the terms that somebody must look after."""

import tempfile
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.people.officers import queries, rules
from congdoan.people.officers.rules.minutes import officers_workbook

from .asking import OFFICERS, unit_asked

UNITS = ("Đoàn viên, CĐCS", "/4-doan-vien/")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def filter_of(request: HttpRequest, unit: Any) -> queries.OfficerFilter:
    """Return what the address asks of the list of officers."""
    given = request.GET
    body = given.get("ban", "") if given.get("ban", "") in rules.BODIES else ""
    post = given.get("chuc", "") if given.get("chuc", "") in rules.POSTS.get(body, {}) else ""
    return queries.OfficerFilter(unit.id if unit else None, given.get("q", "").replace("\x00", "")[:200], body, post)


@require_GET
@doors.page
def officers(request: HttpRequest) -> HttpResponse:
    """Show the officers of a day: of one union, of a branch, or all within reach."""
    by, on = doors.actor_id(request), doors.as_of(request)
    guard.require_somewhere(by, "officers.read", on=doors.today())
    unit = unit_asked(request)
    chosen = filter_of(request, unit)
    rows, following = queries.officers(chosen, on=on, after=request.GET.get("sau", ""))
    context = {
        "here": "Cán bộ",
        "crumbs": [UNITS],
        "unit": unit,
        "on": on,
        "chosen": chosen,
        "rows": rows,
        "next": following,
        "bodies": rules.BODIES.items(),
        "posts": rules.POSTS.get(chosen.body, {}).items(),
        "is_filtered": bool(chosen.text or chosen.body),
        "states": queries.count_terms(on=on, unit_id=chosen.unit_id),
    }
    return render(request, "officers/officers.html", context)


@require_GET
@doors.page
def officers_file(request: HttpRequest) -> Any:
    """Give the whole filter as a workbook, row by row."""
    by, on, made_at = doors.actor_id(request), doors.as_of(request), localtime()
    guard.require_somewhere(by, "officers.read", on=doors.today())
    unit = unit_asked(request)
    chosen = filter_of(request, unit)
    source = [
        ("Đơn vị", unit.name if unit else "mọi đơn vị trong phạm vi"), ("Số liệu ngày", f"{on:%d/%m/%Y}"),
        ("Tìm", chosen.text or "tất cả"), ("Ban", rules.BODIES.get(chosen.body, "tất cả")),
        ("Người lập", access.names_of_actors([by]).get(by, "")), ("Lúc lập", f"{made_at:%d/%m/%Y %H:%M}"),
    ]  # fmt: skip
    file = tempfile.TemporaryFile()  # noqa: SIM115  the answer closes it
    officers_workbook(file, queries.every_officer(chosen, on=on), source=source, made_at=made_at)
    file.seek(0)
    name = f"can-bo-{unit.code if unit else 'pham-vi'}-{on:%Y%m%d}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)


@require_GET
@doors.page
def terms(request: HttpRequest) -> HttpResponse:
    """Show the terms that run on a day: all, those with empty seats, without a head, overdue, ending soon."""
    by, on = doors.actor_id(request), doors.as_of(request)
    guard.require_somewhere(by, "officers.read", on=doors.today())
    unit, given = unit_asked(request), request.GET
    state = given.get("tinh_trang", "") if given.get("tinh_trang", "") in queries.STATES else ""
    body = given.get("ban", "") if given.get("ban", "") in rules.BODIES else ""
    unit_id = unit.id if unit else None
    rows, following = queries.terms(on=on, state=state, unit_id=unit_id, body=body, after=doors.number(given.get("sau")))
    counts = queries.count_terms(on=on, unit_id=unit_id, body=body)
    context = {
        "here": "Nhiệm kỳ",
        "crumbs": [OFFICERS],
        "unit": unit,
        "on": on,
        "state": state,
        "body": body,
        "rows": rows,
        "next": following or "",
        "bodies": rules.BODIES.items(),
        "states": [(key, words, counts[key]) for key, words in queries.STATES.items()],
        "total": counts[state],
    }
    return render(request, "officers/terms.html", context)
