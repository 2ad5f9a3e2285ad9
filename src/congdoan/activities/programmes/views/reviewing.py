"""Mid-term and final reviews; a programme that stands closed and is opened again."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congdoan.activities.programmes import forms, queries, services
from congdoan.activities.programmes.rules import Standing
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard

from .asking import crumbs, here, pressed, programme_of, rights, use_case


def review_of(request: HttpRequest, review_id: int, act: str = "read") -> queries.ReviewRow:
    """Return the review of an address; 404 outside the visitor's reach, 403 without the right."""
    found = queries.review(review_id)
    if found is None:
        raise Http404
    guard.require(doors.actor_id(request), f"programmes.{act}", at=found.unit_id, on=doors.today())
    return found


@require_http_methods(["GET", "POST"])
@doors.page
def review_programme(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Review a programme: the figures that will be frozen are shown before."""
    found = programme_of(request, programme_id, "review_programme")
    on = doors.today()
    form = forms.ReviewForm(request.POST or None)

    def call() -> tuple[str, str]:
        made = services.review_programme(by=doors.actor_id(request), programme_id=programme_id, on=on, **form.cleaned_data)
        done = "Đã tổng kết; chương trình khép lại." if form.cleaned_data["kind"] == "final" else "Đã sơ kết."
        return reverse("programmes:review", args=[made]), done

    figures = queries.review_figures(programme_id, on=on)
    return use_case(
        request, form, call, heading=f"Sơ kết, tổng kết: {found.row.title}", words="Chốt", back=here(found)[1], trail=crumbs(here(found)),
        template="programmes/review_programme.html", figures=figures, standing=Standing(**figures["standing"]), until=on,
        note="Số tính từ sổ, chốt theo hôm nay. Sau tổng kết không ghi thêm được gì.",
    )  # fmt: skip


@require_GET
@doors.page
def review(request: HttpRequest, review_id: int) -> HttpResponse:
    """Show one review as it was frozen."""
    row = review_of(request, review_id)
    back = row.programme, reverse("programmes:programme", args=[row.programme_id])
    return render(request, "programmes/review.html", {
        "row": row, "may": rights(request, row.unit_id), "here": f"{row.kind_words.capitalize()} {row.until:%d/%m/%Y}",
        "crumbs": crumbs(back), "figures": {"targets": row.targets, "left": row.left, "plans": row.plans}, "standing": row.standing,
    })  # fmt: skip


@require_POST
@doors.page
def write_review(request: HttpRequest, review_id: int) -> HttpResponse:
    """Write a review down as an outgoing document."""
    review_of(request, review_id, "write_review")

    def call() -> tuple[str, str]:
        made = services.write_review(by=doors.actor_id(request), review_id=review_id, on=doors.today())
        return reverse("documents:document", args=[made]), "Đã soạn thành văn bản đi. Xem trước, góp ý, trình ký ở đây."

    return pressed(request, call, back=reverse("programmes:review", args=[review_id]))


@require_http_methods(["GET", "POST"])
@doors.page
def reopen_programme(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Open a closed programme again."""
    found = programme_of(request, programme_id, "reopen_programme")
    form = forms.ReasonForm(request.POST or None)

    def call() -> tuple[str, str]:
        services.reopen_programme(by=doors.actor_id(request), programme_id=programme_id, on=doors.today(), **form.cleaned_data)
        return here(found)[1], "Đã mở lại; bản tổng kết trước vẫn còn để xem."

    return use_case(
        request, form, call, heading=f"Mở lại: {found.row.title}", words="Mở lại", back=here(found)[1], trail=crumbs(here(found)),
        note="Báo tiến độ và ghi số được trở lại, cho đến lần tổng kết sau.",
    )  # fmt: skip
