"""Members of a day, one person, the applications."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.people.members import queries, rules, services
from congdoan.people.members.queries import Filter

from .asking import MEMBERS, person_or_404, unit_asked
from .keeping import address_of

UNITS = ("Đoàn viên, CĐCS", "/4-doan-vien/")


@require_GET
@doors.page
def members(request: HttpRequest) -> HttpResponse:
    """Show the members of a day: of one union, of a branch, or all within reach."""
    by, on, given = doors.actor_id(request), doors.as_of(request), request.GET
    guard.require_somewhere(by, "members.read", on=doors.today())
    unit = unit_asked(request)
    chosen = filter_of(request, unit.id if unit else None)
    acts = ("members.apply", "members.export", "members.load_members", "members.save_filter")
    context = {
        "here": "Đoàn viên",
        "crumbs": [UNITS, *([(unit.code, reverse("organisations:unit", args=[unit.code]))] if unit else [])],
        "unit": unit,
        "on": on,
        "chosen": chosen,
        "page": queries.listing(chosen, on=on, after=given.get("sau", "")),
        "sections": queries.sections(unit.id, on=on) if unit else [],
        "sexes": rules.SEXES.items(),
        "is_filtered": bool(chosen.text or chosen.sex or chosen.section or chosen.state),
        "may": {act.split(".")[1]: access.may_somewhere(by, act, on=doors.today()) for act in acts},
        "waiting": queries.count_waiting(unit.id if unit else None),
        "saved": [(one, address_of(one.asked)) for one in queries.saved_filters(by)],
    }
    return render(request, "members/members.html", context)


def filter_of(request: HttpRequest, unit_id: int | None) -> Filter:
    """Return what the address asks of a list."""
    given = request.GET
    return Filter(
        unit_id=unit_id,
        text=given.get("q", "").replace("\x00", "")[:200],
        sex=given.get("gioi", "") if given.get("gioi", "") in rules.SEXES else "",
        section=given.get("to", "").replace("\x00", "")[:120],
        state="vang" if given.get("trang_thai") == "vang" else "",
    )


@require_GET
@doors.page
def person(request: HttpRequest, person_id: int) -> HttpResponse:
    """Show one person: what is known, where a member since when, what happened."""
    by = doors.actor_id(request)
    page = person_or_404(request, person_id)
    guard.require(by, "members.read", at=page.unit_id, on=doors.today())
    may = access.acts_at(by, [f"members.{act}" for act in services.__all__], at=page.unit_id, on=doors.today())
    context = {
        "here": page.full_name,
        "crumbs": [MEMBERS, (page.unit_code, f"{reverse('members:members')}?don_vi={page.unit_code}")],
        "page": page,
        "has_card": queries.card_of(page.id) is not None,
        "may": {act.split(".")[1]: is_so for act, is_so in may.items()},
    }
    return render(request, "members/person.html", context)


@require_GET
@doors.page
def applications(request: HttpRequest) -> HttpResponse:
    """Show the applications that wait, or those decided (`?xong=1`), and let a committee decide on several at once."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "members.read", on=on)
    unit = unit_asked(request)
    before, decided = doors.number(request.GET.get("sau")), request.GET.get("xong") == "1"
    rows = queries.applications(unit_id=unit.id if unit else None, waiting=not decided, before=before, size=51)
    context = {
        "here": "Đơn xin vào",
        "crumbs": [MEMBERS],
        "unit": unit,
        "rows": rows[:50],
        "next": rows[49].id if len(rows) > 50 else "",
        "decided": decided,
        "waiting": queries.count_waiting(unit.id if unit else None),
        "today": on,
        "may": {act: access.may_somewhere(by, f"members.{act}", on=on) for act in ("apply", "approve_applications", "refuse_applications")},
    }
    return render(request, "members/applications.html", context)
