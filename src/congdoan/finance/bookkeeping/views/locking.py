"""Months of a branch's units, locked and opened in one act that is seen first."""

from typing import Literal
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from congdoan.finance.bookkeeping import queries, services
from congdoan.finance.ledger import queries as ledger
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.periods import add_months, make_month, month_of, parse_month

from .asked import asked_unit, asked_year
from .asking import FINANCE

SHOWN = 50
ACTS = tuple(f"bookkeeping.{act}" for act in ("set_month_states", "close_year", "change_chart", "hand_over"))
State = Literal["open", "soft", "hard"]
STATES: tuple[State, ...] = ("open", "soft", "hard")
DO = {"soft": "Khóa mềm", "hard": "Khóa cứng", "open": "Mở lại"}


@require_GET
@doors.page
def locks(request: HttpRequest) -> HttpResponse:
    """Show the months of a branch's units in a year, and how each year stands."""
    by, on = doors.actor_id(request), doors.today()
    unit = asked_unit(request)
    last = add_months(month_of(on), -1)
    year = asked_year(request, usual=last // 100)
    rows = queries.years_grid(ledger.units_booked(unit.id, until=make_month(year, 12)), year=year)
    after = request.GET.get("sau", "")
    start = next((place + 1 for place, row in enumerate(rows) if str(row.unit_id) == after), 0)
    shown = rows[start : start + SHOWN]
    acts = access_queries.acts_at(by, ACTS, at=unit.id, on=on)
    context = {
        "here": f"Khóa sổ {year}",
        "crumbs": [FINANCE],
        "unit": unit,
        "year": year,
        "years": list(range(on.year - 4, on.year + 1)),
        "rows": shown,
        "count": len(rows),
        "next": str(shown[-1].unit_id) if start + SHOWN < len(rows) else "",
        "months": [make_month(year, number) for number in range(1, 13)],
        "usual": last if last // 100 == year else make_month(year, 12),
        "states": DO,
        "may": {act.split(".")[1]: is_so for act, is_so in acts.items()},
        "is_over": year < on.year,
        "closed": sum(1 for row in rows if row.is_closed),
        "changes_chart": year == queries.last_old_year(),
    }
    return render(request, "bookkeeping/locks.html", context)


@require_GET
@doors.page
def preview_locks(request: HttpRequest) -> HttpResponse:
    """Show what bringing a month to a state would change, and what waits in it."""
    unit = asked_unit(request, "set_month_states")
    month, state, reason = _asked(request)
    found = queries.locks_preview(ledger.units_booked(unit.id, until=month), month=month, state=state)
    words = DO[state]
    is_able = bool(found.rows) and bool(reason or not (found.hindered or any(row.is_opening for row in found.rows)))
    context = {
        "heading": f"{words} tháng {month % 100:02d}/{month // 100}",
        "detail": f"{unit.name} và các đơn vị bên dưới có sổ.",
        "steps": ["Chọn", "Xem trước", "Áp dụng"],
        "at": 2,
        "tiles": [
            {"words": "Đổi tình trạng", "value": len(found.rows), "icon": "lock", "foot": words.lower()},
            {"words": "Giữ nguyên", "value": found.unchanged, "icon": "equal", "foot": f"đã {queries.STATES[state]}"},
            {
                "words": "Còn việc chờ", "value": len(found.hindered), "icon": "clock", "foot": "cần lý do",
                "state": "wait" if found.hindered else "",
            },
        ],
        "found": found,
        "rows": found.rows[:SHOWN],
        "more": max(0, len(found.rows) - SHOWN),
        "state_words": queries.STATES,
        "reason": reason,
        "needs_reason": bool(found.rows) and not is_able,
        "ask": {"don_vi": unit.code, "thang": f"{month % 100:02d}/{month // 100}", "muc": state},
        "apply_url": reverse("bookkeeping:set_month_states") if is_able else "",
        "apply_words": f"{words} {len(found.rows)} đơn vị",
        "cancel_url": _list(unit.code, month // 100),
        "token": found.mark,
        "hidden": {"don_vi": unit.code, "thang": f"{month % 100:02d}/{month // 100}", "muc": state, "ly_do": reason},
        "here": words,
        "crumbs": [FINANCE, ("Khóa sổ", _list(unit.code, month // 100))],
    }  # fmt: skip
    return render(request, "bookkeeping/locks_preview.html", context)


@require_POST
@doors.page
def set_month_states(request: HttpRequest) -> HttpResponse:
    """Apply what the preview showed."""
    by, on = doors.actor_id(request), doors.today()
    unit = asked_unit(request, "set_month_states")
    month, state, reason = _asked(request)
    units = ledger.units_booked(unit.id, until=month)
    try:
        changed = services.set_month_states(
            by=by, unit_ids=units, month=month, state=state, reason=reason, mark=request.POST.get("token", "")[:64], on=on
        )
    except access.NotAllowed:
        raise
    except DomainError as refusal:
        messages.error(request, refusal.explain())
        asked = {"don_vi": unit.code, "thang": f"{month % 100:02d}/{month // 100}", "muc": state, "ly_do": reason}
        return redirect(f"{reverse('bookkeeping:preview_locks')}?{urlencode(asked)}")
    messages.success(request, f"{DO[state]} tháng {month % 100:02d}/{month // 100}: {len(changed)} đơn vị.")
    return redirect(_list(unit.code, month // 100))


def _asked(request: HttpRequest) -> tuple[int, State, str]:
    given = request.POST if request.method == "POST" else request.GET
    try:
        month = parse_month(given.get("thang", "").replace("\x00", ""))
    except DomainError:
        month = add_months(month_of(doors.today()), -1)
    state: State = next((one for one in STATES if one == given.get("muc")), "soft")
    return month, state, given.get("ly_do", "").replace("\x00", "").strip()[:500]


def _list(code: str, year: int) -> str:
    return f"{reverse('bookkeeping:locks')}?{urlencode({'don_vi': code, 'nam': year})}"
