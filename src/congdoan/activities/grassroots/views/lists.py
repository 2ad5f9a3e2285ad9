"""The pipeline of foundings, and the employers without a union."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from congdoan.activities.grassroots import queries, rules
from congdoan.activities.grassroots.queries.prospects import MOST
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard

from .asking import FOUNDINGS

UNITS = ("Đoàn viên, CĐCS", "/4-doan-vien/")
SHOWN = 50


@require_GET
@doors.page
def foundings(request: HttpRequest) -> HttpResponse:
    """Show the open foundings by step, the furthest first, and how many stand on each."""
    by, on, given = doors.actor_id(request), doors.as_of(request), request.GET
    guard.require_somewhere(by, "grassroots.read", on=doors.today())
    stages = queries.stages(on=on)
    state = given.get("buoc", "") if given.get("buoc", "") in rules.STEPS else ""
    late = given.get("tre") == "1"
    rows, following = queries.listing(on=on, state=state, late=late, after=doors.number(given.get("sau")))
    open_ones = [one for one in stages if one.code in rules.OPEN]
    context = {
        "here": "Thành lập",
        "crumbs": [UNITS],
        "stages": stages,
        "state": state,
        "late": late,
        "rows": rows,
        "next": following or "",
        "total": sum(one.count for one in open_ones),
        "workers": sum(one.workers for one in open_ones),
        "late_count": sum(one.late for one in open_ones),
        "may_open": access.may_somewhere(by, "grassroots.open_founding", on=doors.today()),
        "limit": queries.time_limit(on=on),
    }
    return render(request, "grassroots/foundings.html", context)


@require_GET
@doors.page
def prospects(request: HttpRequest) -> HttpResponse:
    """Show the employers without a union, most promising first."""
    by, on, given = doors.actor_id(request), doors.as_of(request), request.GET
    guard.require_somewhere(by, "grassroots.read", on=doors.today())
    text, sector = (given.get(name, "").replace("\x00", "")[:80] for name in ("q", "nganh"))
    found, more = queries.prospects(on=on, text=text, sector=sector)
    start = min(doors.number(given.get("sau")) or 0, len(found))
    context = {
        "here": "Doanh nghiệp chưa có công đoàn",
        "crumbs": [UNITS, FOUNDINGS],
        "rows": [(one, rules.PAYS[one.pays]) for one in found[start : start + SHOWN]],
        "next": start + SHOWN if start + SHOWN < len(found) else "",
        "total": len(found),
        "workers": sum(one.workers or 0 for one in found),
        "most": MOST if more else None,
        "text": text,
        "sector": sector,
        "sectors": sorted({one.sector for one in found if one.sector}),
        "may_open": access.may_somewhere(by, "grassroots.open_founding", on=doors.today()),
    }
    return render(request, "grassroots/prospects.html", context)
