"""A union as its chair sees it: members, what became of them this year, who waits; lists as files."""

import tempfile
from datetime import date
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.people.members import queries, services
from congdoan.people.members.rules import sheets
from congdoan.people.organisations import queries as organisations

from .asking import MEMBERS, unit_asked
from .lists import UNITS, filter_of

MOST_ON_PAPER = 3_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@doors.page
def union(request: HttpRequest, code: str) -> HttpResponse:
    """Show one union's members in figures: how many, of what sex and age, and how they came and went (`?tu=`)."""
    by, on = doors.actor_id(request), doors.as_of(request)
    unit = organisations.by_code(["" if "\x00" in code else code]).get(code.upper())
    if unit is None or unit.kind == "employer":
        raise Http404
    guard.require(by, "members.read", at=unit.id, on=doors.today())
    first = _day(request.GET.get("tu", ""), date(on.year, 1, 1))
    told = queries.counts(unit.id, on=on)
    women = dict(told.by_sex).get("Nữ", 0)
    may = access.acts_at(by, ["members.export", *(f"members.{act}" for act in services.__all__)], at=unit.id, on=doors.today())
    context = {
        "here": "Đoàn viên",
        "crumbs": [UNITS, (unit.code, f"/so-goc/don-vi/{unit.code}/")],
        "unit": unit,
        "on": on,
        "first": min(first, on),
        "counts": told,
        "women": women,
        "share": f"{(women * 1000 // told.total + 5) // 10}%" if told.total else "–",
        "movement": queries.movement(unit.id, first=min(first, on), last=on),
        "waiting": queries.count_waiting(unit.id),
        "may": {act.split(".")[1]: is_so for act, is_so in may.items()},
    }
    return render(request, "members/union.html", context)


@require_GET
@doors.page
def members_file(request: HttpRequest, kind: str) -> Any:
    """Give the whole filter as a workbook, row by row, or a union's list with the columns of form 5b as PDF/A."""
    by, on = doors.actor_id(request), doors.as_of(request)
    guard.require_somewhere(by, "members.export", on=doors.today())
    unit = unit_asked(request)
    chosen, made_at = filter_of(request, unit.id if unit else None), localtime()
    actor = access.names_of_actors([by]).get(by, "")
    name = f"doan-vien-{unit.code if unit else 'pham-vi'}-{on:%Y%m%d}"
    if kind == "xlsx":
        file = tempfile.TemporaryFile()  # noqa: SIM115  the answer closes it
        words = chosen.text or "tất cả"
        source = [
            ("Đơn vị", unit.name if unit else "mọi đơn vị trong phạm vi"), ("Số liệu ngày", f"{on:%d/%m/%Y}"), ("Tìm", words),
            ("Người lập", actor), ("Lúc lập", f"{made_at:%d/%m/%Y %H:%M}"),
        ]  # fmt: skip
        sheets.members_workbook(file, queries.every(chosen, on=on), source=source, made_at=made_at)
        file.seek(0)
        return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX)
    if kind != "pdf" or unit is None:
        raise Http404
    rows = [row for row, _ in zip(queries.every(chosen, on=on), range(MOST_ON_PAPER + 1), strict=False)]
    if len(rows) > MOST_ON_PAPER:
        return render(
            request, "members/too_long.html", {"here": "In", "crumbs": [MEMBERS], "unit": unit, "most": MOST_ON_PAPER}, status=422
        )
    above = access.ancestors([unit.id], on=on)[unit.id]
    upper = access.branch_names(above[:1]).get(above[0], ("", ""))[1] if above else ""
    paper = sheets.list_pdf(
        rows, unit=unit.name, upper=upper, on=on, is_fictitious=access.is_demo(), made_at=made_at, made_by=actor
    )  # fmt: skip
    answer = HttpResponse(paper, content_type="application/pdf", headers={"X-Content-Type-Options": "nosniff"})
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer


def _day(text: str, otherwise: date) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return otherwise
