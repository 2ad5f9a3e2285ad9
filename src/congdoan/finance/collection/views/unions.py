"""One union's money of a year, from its own books."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from congdoan.finance.collection.queries.unions import UnionPage, union_page
from congdoan.finance.collection.queries.units import collectors
from congdoan.finance.collection.views.asking import crumbs
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as rights
from congdoan.people.organisations import queries as organisations

WHAT = {
    "shared": "Được phân phối",
    "received": "Đã nhận",
    "dues_due": "Đoàn phí phải nộp lên",
    "dues_paid": "Đoàn phí đã nộp lên",
}
SHOWN = 12
YEARS_TRIED = 4


@require_GET
@doors.page
def union(request: HttpRequest, code: str) -> HttpResponse:
    """Show a union's share by month, what it received, its dues, each figure with the entries and bank lines behind it."""
    by, on = doors.actor_id(request), doors.as_of(request)
    found = organisations.by_code([code]).get(code.strip().upper()) if "\x00" not in code else None
    if found is None:
        raise Http404
    if found.code != code:
        return HttpResponseRedirect(reverse("collection:union", args=[found.code]))
    rights.require(by, "collection.read", at=found.pk, on=doors.today())
    page = _page(found.pk, request)
    if page is None or page.body.is_employer:
        raise Http404
    is_whole = bool(request.GET.get("tat_ca"))
    return render(
        request,
        "collection/union.html",
        {
            "here": page.body.name,
            "crumbs": crumbs(),
            "page": page,
            "on": on,
            "may_payer": bool(collectors()),
            "years": range(page.year + 1, page.year - 3, -1),
            "moved": [(one, WHAT[one.what]) for one in (page.moved if is_whole else page.moved[:SHOWN])],
            "more": 0 if is_whole else max(len(page.moved) - SHOWN, 0),
        },
    )


def _page(union_id: int, request: HttpRequest) -> UnionPage | None:
    """Return the year asked for; without one, the newest of the last four years in which something moved."""
    on = doors.as_of(request)
    asked = doors.number(request.GET.get("nam"))
    if asked is not None and 2013 <= asked <= 2100:
        return union_page(union_id, on=on, year=asked)
    pages = (union_page(union_id, on=on, year=on.year - back) for back in range(YEARS_TRIED))
    newest = next(pages)
    return newest if newest is None or newest.moved else next((page for page in pages if page and page.moved), newest)
