"""Pages of the year's programmes."""

import secrets

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congdoan.activities.inspection import queries, services
from congdoan.activities.inspection.forms import pages as forms
from congdoan.activities.inspection.forms.told import unit_of
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard

from .asking import PROGRAMMES, page_of, perform, plain, programme_of, rights, who

SEEDS = 2**31
LOTS_OF = 5
"""One unit in so many is proposed to be drawn by lot; whoever drafts changes it."""


@require_GET
@doors.page
def programmes(request: HttpRequest) -> HttpResponse:
    """Show the programmes, the newest year first."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "inspection.read", on=on)
    return render(
        request,
        "inspection/programmes.html",
        {
            "rows": queries.programmes(),
            "may_draft": access.may_somewhere(by, "inspection.draft_programme", on=on),
            "share": queries.yearly_share(on=on),
            "here": PROGRAMMES[0],
            "crumbs": [],
        },
    )


@require_GET
@doors.page
def programme(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Show one programme: its picks with their reasons, and what became of each."""
    found = programme_of(request, programme_id)
    how = plain(request.GET.get("cach"), 6)
    picks = [one for one in found.picks if not how or one.how == how]
    return render(
        request,
        "inspection/programme.html",
        {
            "found": found,
            "row": found.row,
            "picks": picks,
            "how": how,
            "may": rights(request, found.row.unit_id),
            "is_own": found.prepared(doors.actor_id(request)),
            "share": queries.yearly_share(on=doors.today()),
            "paper": queries.paper_of_programme(programme_id),
            "here": f"Chương trình năm {found.row.year}",
            "crumbs": [PROGRAMMES],
        },
    )


@require_http_methods(["GET", "POST"])
@doors.page
def draft_programme(request: HttpRequest) -> HttpResponse:
    """Draft a year's programme."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "inspection.draft_programme", on=on)
    units = queries.committees_of(by, "inspection.draft_programme", on=on)
    below = len(queries.units_below(units[0][0], on=on)) if units else 0
    share = queries.yearly_share(on=on)
    wanted = -(-below * share.share.numerator // share.share.denominator)
    form = forms.ProgrammeForm(request.POST or None, units=units, initial={"year": on.year, "by_lot": wanted // LOTS_OF})
    return perform(
        request,
        form,
        lambda given: services.draft_programme(
            unit_id=given["unit"], year=given["year"], by_lot=given["by_lot"], seed=secrets.randbelow(SEEDS), **who(request)
        ),
        heading="Lập chương trình kiểm tra",
        words="Lập",
        done="Đã lập. Xem từng đơn vị được chọn rồi trình.",
        back=lambda made: page_of("programme", made),
        trail=[PROGRAMMES],
        detail=f"{share.name}: {wanted} trên {below} công đoàn cơ sở. Mỗi đơn vị in kèm lý do; số rút thăm được giữ lại.",
    )


@require_http_methods(["GET", "POST"])
@doors.page
def add_pick(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Add a unit by hand."""
    found = programme_of(request, programme_id, "add_pick")
    form = forms.PickForm(request.POST or None, initial={"kind": "finance_lower_level"})
    trail = [PROGRAMMES, (f"Năm {found.row.year}", page_of("programme", programme_id))]
    return perform(
        request,
        form,
        lambda given: services.add_pick(
            programme_id=programme_id, unit_id=unit_of(given["unit"]), kind=given["kind"], reason=given["reason"], **who(request)
        ),
        heading="Chọn thêm đơn vị",
        words="Thêm",
        done="Đã thêm.",
        back=trail[-1][1],
        trail=trail,
    )


@require_http_methods(["GET", "POST"])
@doors.page
def drop_pick(request: HttpRequest, pick_id: int) -> HttpResponse:
    """Take a unit out of a draft."""
    known = queries.pick_row(pick_id)
    if known is None:
        raise Http404
    programme_of(request, known[0], "drop_pick")
    back = page_of("programme", known[0])
    return perform(
        request,
        forms.ReasonForm(request.POST or None),
        lambda given: services.drop_pick(pick_id=pick_id, reason=given["reason"], **who(request)),
        heading=f"Bỏ {known[1].unit_name}",
        words="Bỏ",
        done="Đã bỏ; lý do nằm trong nhật ký.",
        back=back,
        trail=[PROGRAMMES, ("Chương trình", back)],
    )


@require_POST
@doors.page
def submit_programme(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Ask for approval."""
    programme_of(request, programme_id, "submit_programme")
    return doors.pressed(
        request,
        lambda: services.submit_programme(programme_id=programme_id, **who(request)),
        done="Đã trình Ban Chấp hành duyệt.",
        back=page_of("programme", programme_id),
    )


@require_http_methods(["GET", "POST"])
@doors.page
def return_programme(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Give a programme back."""
    found = programme_of(request, programme_id, "return_programme")
    back = page_of("programme", programme_id)
    return perform(
        request,
        forms.ReasonForm(request.POST or None),
        lambda given: services.return_programme(programme_id=programme_id, reason=given["reason"], **who(request)),
        heading=f"Trả lại chương trình năm {found.row.year}",
        words="Trả lại",
        done="Đã trả lại.",
        back=back,
        trail=[PROGRAMMES, (f"Năm {found.row.year}", back)],
    )


@require_http_methods(["GET", "POST"])
@doors.page
def approve_programme(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Write down the resolution that approves."""
    found = programme_of(request, programme_id, "approve_programme")
    back = page_of("programme", programme_id)
    return perform(
        request,
        forms.ResolutionForm(request.POST or None),
        lambda given: services.approve_programme(programme_id=programme_id, resolution=given["resolution"], **who(request)),
        heading=f"Duyệt chương trình năm {found.row.year}",
        words="Duyệt",
        done="Đã duyệt. Mở được từng cuộc kiểm tra từ bây giờ.",
        back=back,
        trail=[PROGRAMMES, (f"Năm {found.row.year}", back)],
    )
