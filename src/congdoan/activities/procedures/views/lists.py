"""The queue of the office, one request whole, its papers, and how requests went."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from congdoan.activities.procedures import queries, rules, services
from congdoan.finance.bookkeeping.rules.attachments import TYPES
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.foundation.documents import queries as documents
from congdoan.people.organisations import queries as organisations

from .asking import REQUESTS, plain, request_of, rights, units_with

WORDS = {
    "open": "đang mở", "new": "mới nộp", "soon": "sắp đến hạn", "late": "quá hạn", "paused": "chờ bổ sung", "decided": "đã xong",
}  # fmt: skip


@never_cache
@require_GET
@doors.page
def requests(request: HttpRequest) -> HttpResponse:
    """Show the queue: what is due first stands first."""
    by, on, given = doors.actor_id(request), doors.as_of(request), request.GET
    guard.require_somewhere(by, "procedures.read", on=doors.today())
    which = given.get("loc", "open") if given.get("loc", "open") in WORDS else "open"
    names = queries.procedure_names()
    code = given.get("thu_tuc", "") if given.get("thu_tuc", "") in names else ""
    rows, following = queries.listing(which, on=on, code=code, after=doors.number(given.get("sau"), digits=15))
    counts = queries.counts(on=on)
    context = {
        "here": "Thủ tục", "crumbs": [], "rows": rows, "next": following, "which": which, "code": code, "names": names.items(),
        "chips": [(one, words, counts[one]) for one, words in WORDS.items()], "late": counts["late"], "open": counts["open"],
        "may_take": access.may_somewhere(by, "procedures.take_request", on=doors.today()),
        "is_filtered": which != "open" or bool(code),
    }  # fmt: skip
    return render(request, "procedures/requests.html", context)


@never_cache
@require_GET
@doors.page
def request_page(request: HttpRequest, filed_id: int) -> HttpResponse:
    """Show one request: what was asked, its clock, what was done, what comes next."""
    found = request_of(request, filed_id)
    may = rights(request, found.row.unit_id)
    may["decide"] = may["decide_request"] and (found.definition.decided_by != "leader" or may["decide_as_leader"])
    context = {
        "here": found.row.name, "crumbs": [REQUESTS], "found": found, "row": found.row, "may": may,
        "document": documents.outgoing(found.document_id) if found.document_id else None, "counted": rules.COUNTED,
        "reason": services.REASONS.get(found.rating.reason, "") if found.rating else "",
    }  # fmt: skip
    return render(request, "procedures/request.html", context)


@never_cache
@require_GET
@doors.page
def slip(request: HttpRequest, filed_id: int) -> HttpResponse:
    """Show the slip for the filer to take home, with the code."""
    found = request_of(request, filed_id, "take_request")
    address = request.build_absolute_uri("/thu-tuc/theo-doi/")
    context = {
        "here": "Phiếu tiếp nhận", "crumbs": [REQUESTS], "found": found, "row": found.row, "address": address,
        "code": rules.shown_code(found.code),
    }  # fmt: skip
    return render(request, "procedures/slip.html", context)


@never_cache
@require_GET
@doors.page
def paper(request: HttpRequest, filed_id: int, paper_id: int) -> HttpResponse:
    """Hand over a paper of a request."""
    request_of(request, filed_id)
    kept = queries.paper(filed_id, paper_id) if paper_id < 2**63 else None
    if kept is None:
        raise Http404
    return handed_over(*kept)


def handed_over(name: str, kind: str, content: bytes) -> HttpResponse:
    """Return a paper as a file that is saved, never shown inside a page of ours."""
    ascii_name = name.encode("ascii", "ignore").decode().strip(". ") or f"tep.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{ascii_name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=TYPES[kind], headers=headers)


@require_GET
@doors.page
def standing(request: HttpRequest) -> HttpResponse:
    """Show how the requests of a year went, by unit and procedure; small counts are left out."""
    on = doors.as_of(request)
    guard.require_somewhere(doors.actor_id(request), "procedures.export_standing", on=doors.today())
    units = units_with(request, "export_standing")
    asked = doors.number(request.GET.get("don_vi"))
    unit = next((one for one in units if one[0] == asked), units[0] if units else None)
    year = doors.number(request.GET.get("nam"), digits=4) or on.year
    if unit is None or not 2000 <= year <= 2999:
        raise Http404
    body = organisations.by_id([unit[0]])[unit[0]]
    shown, heads = queries.standing(unit[0], year=year), list(rules.COUNT_WORDS.values())
    context = {
        "here": "Thống kê", "crumbs": [REQUESTS], "rows": [(row, list(zip(heads, told.values(), strict=True))) for row, told in shown.rows],
        "total": list(zip(heads, shown.total.values(), strict=True)), "heads": heads, "unit": body, "units": units, "year": year,
        "years": range(on.year, on.year - 4, -1), "least": shown.least,
    }  # fmt: skip
    return render(request, "procedures/standing.html", context)


@require_GET
@doors.page
def export_standing(request: HttpRequest, unit: str, year: int, kind: str) -> HttpResponse:
    """Hand over the figures of a year as PDF or Excel."""
    body = organisations.id_of_code(plain(unit, 40))
    if body is None or not date.min.year < year <= 2999:
        raise Http404
    try:
        file = services.export_standing(
            by=doors.actor_id(request), unit_id=body, year=year, kind=kind, made_at=localtime(), on=doors.today()
        )
    except services.FormatUnknown:
        raise Http404 from None
    headers = {"Content-Disposition": f'attachment; filename="{file.name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(file.content, content_type=file.media_type, headers=headers)
