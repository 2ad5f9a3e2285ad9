"""Lists of unions and employers, the search, the communes."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.people.organisations import queries, rules
from congdoan.people.organisations.queries import Filter

from .asking import BOOKS, address_of

MOST_COMMUNES = 200
STATES = {"": "standing", "da_ket_thuc": "ended", "sap_toi": "coming", "chua_co_cd": "standing", "dinh_chi": "standing"}


@require_GET
@doors.page
def unions(request: HttpRequest) -> HttpResponse:
    """Show the grassroots unions."""
    kinds = tuple(queries.kinds_of_level("base", "inside"))
    return _list(request, kinds, heading="Công đoàn cơ sở", crumbs=[("Đoàn viên, CĐCS", reverse("organisations:unions"))])


@require_GET
@doors.page
def organisations(request: HttpRequest) -> HttpResponse:
    """Show all union bodies."""
    kinds = tuple(sorted({record.kind for record in queries.kinds_table()}))
    return _list(request, kinds, heading="Đơn vị", crumbs=[BOOKS])


@require_GET
@doors.page
def employers(request: HttpRequest) -> HttpResponse:
    """Show the employers."""
    return _list(request, (rules.EMPLOYER,), heading="Doanh nghiệp", crumbs=[BOOKS])


def _list(request: HttpRequest, kinds: tuple[str, ...], *, heading: str, crumbs: list[tuple[str, str]]) -> HttpResponse:
    on, given = doors.as_of(request), request.GET
    parent_code = given.get("cap_tren", "").replace("\x00", "")[:40]
    base = Filter(
        kinds=kinds,
        text=given.get("q", "")[:200],
        commune=given.get("xa", "").replace("\x00", "")[:120],
        parent_id=(queries.id_of_code(parent_code) or 0) if parent_code else None,
    )
    state, is_employers = given.get("trang_thai", ""), kinds == (rules.EMPLOYER,)
    chosen = replace(base, state=STATES.get(state, ""), without_union=state == "chua_co_cd", suspended=state == "dinh_chi")
    sizes = queries.sizes(base, on=on)
    chips = [
        ("", "đang hoạt động", sizes["standing"]),
        *([("chua_co_cd", "chưa có CĐCS", sizes["without_union"])] if is_employers else []),
        ("da_ket_thuc", "đã kết thúc", sizes["ended"]),
        ("sap_toi", "chưa bắt đầu", sizes["coming"]),
    ]
    if sizes.get("suspended"):
        chips.append(("dinh_chi", "đang đình chỉ", sizes["suspended"]))
    page = queries.listing(chosen, on=on, after=doors.number(given.get("sau")))
    theo = _day(given.get("theo")) or (doors.today() if on < doors.today() else None)
    return render(
        request,
        "organisations/list.html",
        {
            "theo": theo,
            "rows": _beside(page, on, theo),
            "heading": heading,
            "here": heading,
            "crumbs": crumbs,
            "page": page,
            "sizes": sizes,
            "chips": chips,
            "chosen": chosen,
            "communes": queries.communes(employers=is_employers),
            "is_employers": is_employers,
            "is_filtered": bool(base.text or base.commune or parent_code or state),
            "parent_code": parent_code,
            "on": on,
            "may_register": access.may_somewhere(doors.actor_id(request), "organisations.register_organisation", on=doors.today()),
        },
    )


def _beside(page: queries.ListPage, on: date, to_day: date | None) -> list[tuple[queries.Listed, dict[str, Any]]]:
    """Return the rows of a list, each with who stands for it on another day where one is asked about."""
    if to_day is None:
        return [(row, {}) for row in page.rows]
    found = queries.restated([row.id for row in page.rows], from_day=on, to_day=to_day)
    names = queries.named({one for row in found.values() for one in row.ids}, on=to_day)
    told = {
        unit: {"rows": [(names[one], address_of(names[one])) for one in row.ids if one in names], "is_divided": row.is_divided}
        for unit, row in found.items()
    }
    return [(row, told[row.id]) for row in page.rows]


@require_GET
@doors.page
def search(request: HttpRequest) -> HttpResponse:
    """Find organisations by a few words; one exact answer opens its page."""
    text = request.GET.get("q", "")[:200]
    found = queries.search(text, on=doors.as_of(request), limit=50)
    if len(found) == 1:
        return HttpResponseRedirect(address_of(found[0]))
    return render(request, "organisations/search.html", {"found": found, "text": text, "here": "Tìm", "crumbs": [BOOKS]})


@require_GET
@doors.page
def communes(request: HttpRequest) -> HttpResponse:
    """Show what became of a commune on 1 July 2025."""
    text = request.GET.get("q", "")[:200]
    found = queries.area_changes(text)
    context = {
        "text": text,
        "found": found[:MOST_COMMUNES],
        "count": len(found),
        "split": sum(change.is_split for change in found),
        "here": "Xã, phường cũ và mới",
        "crumbs": [BOOKS],
    }
    return render(request, "organisations/communes.html", context)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None
