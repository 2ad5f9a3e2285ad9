"""Official papers: written as drafts among the outgoing documents, a decision that opens its inspection once it is signed."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from congdoan.activities.inspection import queries, services
from congdoan.activities.inspection.forms import pages as forms
from congdoan.activities.inspection.forms.told import unit_of
from congdoan.activities.inspection.rules.papers import OF_INSPECTION
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard

from .asking import INSPECTIONS, first_facts, led, page_of, perform, programme_of, who

WRITTEN = "Đã soạn ở Văn bản đi. Xem lại, trình duyệt rồi ký lấy số ở đây."


def drafted(request: HttpRequest, call: Callable[[], int], *, back: str) -> HttpResponse:
    """Make the one call that drafts a document and go to it; where it was refused, back with the reason."""
    return doors.pressed(request, call, done=WRITTEN, back=back, onwards=lambda made: reverse("documents:document", args=[made]))


@require_POST
@doors.page
def write_programme(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Write a programme down as a document."""
    programme_of(request, programme_id, "write_programme")
    return drafted(
        request, lambda: services.write_programme(programme_id=programme_id, **who(request)), back=page_of("programme", programme_id)
    )


@require_http_methods(["GET", "POST"])
@doors.page
def write_decision(request: HttpRequest) -> HttpResponse:
    """Write the decision of an inspection; with `?chon=` for a pick of an approved programme."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "inspection.write_decision", on=on)
    owners = queries.committees_of(by, "inspection.write_decision", on=on)
    form = forms.DecisionForm(request.POST or None, owners=owners, initial=first_facts(doors.number(request.GET.get("chon")), on))

    def call(given: dict[str, Any]) -> int:
        facts = dict(given)
        return services.write_decision(owner_id=facts.pop("owner"), unit_id=unit_of(facts.pop("unit")), **facts, **who(request))

    return perform(
        request,
        form,
        call,
        heading="Soạn quyết định kiểm tra",
        words="Soạn",
        done=WRITTEN,
        back=lambda made: reverse("documents:document", args=[made]),
        trail=[INSPECTIONS],
        detail="Quyết định thành dự thảo ở Văn bản đi; ký, có số rồi thì mở cuộc kiểm tra bằng một lần bấm.",
    )


@require_POST
@doors.page
def open_by_decision(request: HttpRequest, decision_id: int) -> HttpResponse:
    """Open the inspection that a signed decision orders."""
    guard.require_somewhere(doors.actor_id(request), "inspection.open_by_decision", on=doors.today())
    return doors.pressed(
        request,
        lambda: services.open_by_decision(decision_id=decision_id, **who(request)),
        done="Đã mở. Đưa người vào tổ rồi gửi đề cương.",
        back=INSPECTIONS[1],
        onwards=lambda made: page_of("inspection", made),
    )


@require_POST
@doors.page
def write_paper(request: HttpRequest, inspection_id: int, kind: str) -> HttpResponse:
    """Write an outline, minutes or a report of an inspection."""
    if kind not in OF_INSPECTION:
        raise Http404
    led(request, inspection_id, "write_paper")
    back = page_of("inspection", inspection_id)
    return drafted(request, lambda: services.write_paper(inspection_id=inspection_id, kind=kind, **who(request)), back=back)


@require_POST
@doors.page
def write_yearly_report(request: HttpRequest) -> HttpResponse:
    """Write the committee's report of a year or its first half."""
    unit, year = doors.number(request.POST.get("don_vi")) or 0, doors.number(request.POST.get("nam"), digits=4) or 0
    is_half = request.POST.get("ky") == "6-thang"
    guard.require(doors.actor_id(request), "inspection.write_yearly_report", at=unit, on=doors.today())
    back = f"{reverse('inspection:figures')}?don_vi={unit}&nam={year}{'&ky=6-thang' if is_half else ''}"
    return drafted(request, lambda: services.write_yearly_report(unit_id=unit, year=year, is_half=is_half, **who(request)), back=back)
