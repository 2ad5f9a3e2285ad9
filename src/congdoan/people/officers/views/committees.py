"""Committees of one union, one term, seats given and given up."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.people.members import queries as members
from congdoan.people.officers import queries, rules, services
from congdoan.people.officers.forms import asked
from congdoan.people.officers.forms.choosing import suggestions

from .asking import OFFICERS, crumbs_of, perform, term_or_404, unit_or_404

ACTS = [f"officers.{name}" for name in services.__all__]


def may_at(by: int, unit_id: int) -> dict[str, bool]:
    """Return which acts of this app an actor may do at a unit."""
    return {act.split(".")[1]: is_so for act, is_so in access.acts_at(by, ACTS, at=unit_id, on=doors.today()).items()}


@require_GET
@doors.page
def unit(request: HttpRequest, code: str) -> HttpResponse:
    """Show a union's committees on a day, what is empty, and what the rules say."""
    by, on, found = doors.actor_id(request), doors.as_of(request), unit_or_404(code)
    guard.require(by, "officers.read", at=found.id, on=doors.today())
    terms, judged = queries.committees(found.id, on=on), queries.judged(found.id, on=on)
    context = {
        "here": found.code,
        "crumbs": [OFFICERS],
        "unit": found,
        "on": on,
        "terms": terms,
        "past": queries.past_terms(found.id, on=on),
        "judged": judged,
        "faults": sum(one.finding.is_fault for one in judged),
        "members": sum(members.sizes_of([found.id], on=on).values()),
        "may": may_at(by, found.id),
    }
    return render(request, "officers/unit.html", context)


@require_GET
@doors.page
def term(request: HttpRequest, term_id: int) -> HttpResponse:
    """Show one term: who sits, who sat, which counts were held."""
    by, found = doors.actor_id(request), term_or_404(term_id, request)
    guard.require(by, "officers.read", at=found.unit_id, on=doors.today())
    seats = queries.seats(term_id, on=doors.as_of(request))
    allowed = queries.allowances([one.id for one in seats], on=doors.as_of(request))
    context = {
        "here": found.words,
        "crumbs": crumbs_of(found)[:-1],
        "term": found,
        "on": doors.as_of(request),
        "seats": [(one, allowed.get(one.id)) for one in seats],
        "ground": queries.allowance_ground(on=doors.as_of(request)),
        "elections": queries.elections(term_id),
        "is_elected": found.body in rules.ELECTED,
        "may": may_at(by, found.unit_id),
    }
    return render(request, "officers/term.html", context)


@require_http_methods(["GET", "POST"])
@doors.page
def open_term(request: HttpRequest, code: str) -> HttpResponse:
    """Open a term of a union's body."""
    by, on, found = doors.actor_id(request), doors.today(), unit_or_404(code)
    guard.require(by, "officers.open_term", at=found.id, on=on)
    start = {"since": on, "body": request.GET.get("ban", rules.EXECUTIVE)[:12]}
    form = asked.TermForm(request.POST or None, initial=start)
    back = reverse("officers:unit", args=[found.code])
    return perform(
        request, form, lambda: services.open_term(by=by, unit_id=found.id, on=on, **form.cleaned_data),
        heading=f"Mở nhiệm kỳ: {found.name}", words="Mở nhiệm kỳ", done="Đã mở nhiệm kỳ; ghi người vào ghế bằng biên bản kiểm phiếu.",
        back=back, crumbs=[OFFICERS, (found.code, back)], detail="Nhiệm kỳ đang chạy của ban đó kết thúc ngày hôm trước.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def close_term(request: HttpRequest, term_id: int) -> HttpResponse:
    """End a term."""
    by, on, found = doors.actor_id(request), doors.today(), term_or_404(term_id, request)
    guard.require(by, "officers.close_term", at=found.unit_id, on=on)
    form = asked.EndForm(request.POST or None, initial={"last_day": on})
    crumbs = crumbs_of(found)
    return perform(
        request, form, lambda: services.close_term(by=by, term_id=term_id, on=on, **form.cleaned_data),
        heading=f"Kết thúc nhiệm kỳ: {found.words}", words="Kết thúc nhiệm kỳ", done="Đã kết thúc nhiệm kỳ.", back=crumbs[-2][1],
        crumbs=crumbs,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def appoint(request: HttpRequest, term_id: int) -> HttpResponse:
    """Seat a member without a count."""
    by, on, found = doors.actor_id(request), doors.today(), term_or_404(term_id, request)
    guard.require(by, "officers.appoint", at=found.unit_id, on=on)
    form = asked.SeatForm(request.POST or None, initial={"since": on}, body=found.body, unit_id=found.unit_id)
    crumbs = crumbs_of(found)
    return perform(
        request, form, lambda: services.appoint(by=by, term_id=term_id, on=on, **form.cleaned_data),
        heading=f"Ghi người vào {found.words}", words="Ghi chức danh", done="Đã ghi chức danh.", back=crumbs[-1][1], crumbs=crumbs,
        suggestions=suggestions(found.unit_id, on=on),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def end_seat(request: HttpRequest, seat_id: int) -> HttpResponse:
    """Record that somebody gives a post up."""
    by, on = doors.actor_id(request), doors.today()
    found, seat = seat_or_404(request, seat_id)
    guard.require(by, "officers.end_seat", at=found.unit_id, on=on)
    form = asked.EndForm(request.POST or None, initial={"last_day": on})
    crumbs = crumbs_of(found)
    return perform(
        request, form, lambda: services.end_seat(by=by, seat_id=seat_id, on=on, **form.cleaned_data),
        heading=f"Thôi {seat.post_words}: {seat.full_name}", words="Ghi thôi chức danh", done="Đã ghi. Ghi nhầm thì hoàn tác ở trang này.",
        back=crumbs[-1][1], crumbs=crumbs,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def restore_seat(request: HttpRequest, seat_id: int) -> HttpResponse:
    """Take the end of a seat back."""
    by, on = doors.actor_id(request), doors.today()
    found, seat = seat_or_404(request, seat_id)
    guard.require(by, "officers.restore_seat", at=found.unit_id, on=on)
    form = asked.ReasonForm(request.POST or None)
    crumbs = crumbs_of(found)
    return perform(
        request, form, lambda: services.restore_seat(by=by, seat_id=seat_id, on=on, **form.cleaned_data),
        heading=f"Hoàn tác: {seat.full_name} thôi {seat.post_words}", words="Hoàn tác", done="Đã trả lại chức danh.", back=crumbs[-1][1],
        crumbs=crumbs,
    )  # fmt: skip


def seat_or_404(request: HttpRequest, seat_id: int) -> tuple[queries.TermRow, queries.SeatRow]:
    """Return a seat within reach with its term."""
    seat = queries.seat(seat_id, on=doors.today()) if seat_id < 2**63 else None
    term_id = queries.term_of_seat(seat_id) if seat else None
    if seat is None or term_id is None:
        raise Http404
    return term_or_404(term_id, request), seat
