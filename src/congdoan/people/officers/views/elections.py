"""Minutes of a count: written down, shown, printed, voided."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.people.officers import queries, rules, services
from congdoan.people.officers.forms import asked
from congdoan.people.officers.forms.choosing import suggestions
from congdoan.people.officers.rules.minutes import minutes_pdf

from .asking import crumbs_of, perform, term_or_404


@require_http_methods(["GET", "POST"])
@doors.page
def record_election(request: HttpRequest, term_id: int) -> HttpResponse:
    """Write down the minutes of a count."""
    by, on, found = doors.actor_id(request), doors.today(), term_or_404(term_id, request)
    guard.require(by, "officers.record_election", at=found.unit_id, on=on)
    start = {"held_on": on, "post": rules.MEMBER, "seats": found.vacant or 1}
    wants_rows = "them" in request.POST  # more lines, nothing judged yet
    given = None if wants_rows else request.POST or None
    facts: dict[str, Any] = {"body": found.body, "unit_id": found.unit_id, "day": on, "told": request.POST}
    form = asked.MinutesForm(given, initial=start | (request.POST.dict() if wants_rows else {}), **facts)
    crumbs = crumbs_of(found)
    return perform(
        request, form, lambda: services.record_election(by=by, term_id=term_id, on=on, **form.cleaned_data),
        heading=f"Biên bản kiểm phiếu: {found.words}", words="Ghi biên bản và kết quả", done=_told, back=crumbs[-1][1], crumbs=crumbs,
        template="officers/minutes_form.html", suggestions=suggestions(found.unit_id, on=on), nominations=rules.NOMINATIONS.items(),
        rule=queries.count_rule(on=on),
    )  # fmt: skip


def _told(recorded: Any) -> str:
    told = f"Đã ghi biên bản; {len(recorded.seats)} người trúng cử giữ chức danh."
    if recorded.tied:
        told += f" Bằng phiếu, cần bầu lại: {', '.join(recorded.tied)}."
    return told + (f" Còn {recorded.seats_left} ghế chưa bầu được." if recorded.seats_left else "")


def _election_or_404(election_id: int, by: int) -> queries.ElectionRow:
    found = queries.election(election_id, on=doors.today()) if election_id < 2**63 else None
    if found is None:
        raise Http404
    guard.require(by, "officers.read", at=found.term.unit_id, on=doors.today())
    return found


@require_GET
@doors.page
def election(request: HttpRequest, election_id: int) -> HttpResponse:
    """Show the minutes of a count."""
    by = doors.actor_id(request)
    found = _election_or_404(election_id, by)
    may = access.acts_at(by, ["officers.void_election"], at=found.term.unit_id, on=doors.today())
    context = {"here": "Kiểm phiếu", "crumbs": crumbs_of(found.term), "election": found, "may_void": may["officers.void_election"]}
    return render(request, "officers/election.html", context)


@require_GET
@doors.page
def minutes(request: HttpRequest, election_id: int) -> HttpResponse:
    """Give the minutes of a count as PDF/A."""
    found = _election_or_404(election_id, doors.actor_id(request))
    paper = minutes_pdf(found, is_fictitious=access.is_demo(), made_at=localtime())
    answer = HttpResponse(paper, content_type="application/pdf", headers={"X-Content-Type-Options": "nosniff"})
    answer["Content-Disposition"] = f'inline; filename="bien-ban-kiem-phieu-{found.unit_code}-{found.held_on:%Y%m%d}.pdf"'
    return answer


@require_http_methods(["GET", "POST"])
@doors.page
def void_election(request: HttpRequest, election_id: int) -> HttpResponse:
    """Take an election back whose minutes were wrong."""
    by, on = doors.actor_id(request), doors.today()
    found = _election_or_404(election_id, by)
    guard.require(by, "officers.void_election", at=found.term.unit_id, on=on)
    form = asked.ReasonForm(request.POST or None)
    return perform(
        request, form, lambda: services.void_election(by=by, election_id=election_id, on=on, **form.cleaned_data),
        heading=f"Hủy kết quả bầu {found.post_words} ngày {found.held_on:%d/%m/%Y}", words="Hủy kết quả bầu",
        done="Đã hủy; các ghế trở lại như trước cuộc bầu, biên bản còn trong lịch sử.",
        back=reverse("officers:election", args=[election_id]),
        crumbs=crumbs_of(found.term),
    )  # fmt: skip
