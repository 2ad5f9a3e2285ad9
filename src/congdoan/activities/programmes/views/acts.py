"""Acts on a programme: each a button or a small form, each one domain call."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from congdoan.activities.programmes import forms, queries, services
from congdoan.foundation.access import doors
from congdoan.foundation.documents import queries as documents

from .asking import crumbs, here, pressed, programme_of, use_case


@require_POST
@doors.page
def submit_programme(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Ask for approval."""
    found = programme_of(request, programme_id, "submit_programme")

    def call() -> tuple[str, str]:
        services.submit_programme(by=doors.actor_id(request), programme_id=programme_id, on=doors.today())
        return here(found)[1], "Đã trình duyệt."

    return pressed(request, call, back=here(found)[1])


@require_POST
@doors.page
def approve_programme(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Approve what was submitted."""
    found = programme_of(request, programme_id, "approve_programme")

    def call() -> tuple[str, str]:
        services.approve_programme(by=doors.actor_id(request), programme_id=programme_id, on=doors.today())
        return here(found)[1], "Đã duyệt, chờ ban hành."

    return pressed(request, call, back=here(found)[1])


@require_http_methods(["GET", "POST"])
@doors.page
def return_programme(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Give a programme back with what is to be changed."""
    found = programme_of(request, programme_id, "return_programme")
    form = forms.ReasonForm(request.POST or None)
    form.fields["reason"].label = "Cần sửa gì"

    def call() -> tuple[str, str]:
        services.return_programme(by=doors.actor_id(request), programme_id=programme_id, on=doors.today(), **form.cleaned_data)
        return here(found)[1], "Đã trả lại người soạn."

    return _form(request, form, call, found, "Trả lại", "Người soạn sửa rồi trình lại.")


@require_http_methods(["GET", "POST"])
@doors.page
def withdraw_programme(request: HttpRequest, programme_id: int) -> HttpResponse:
    """End a draft that is not pursued."""
    found = programme_of(request, programme_id, "withdraw_programme")
    form = forms.ReasonForm(request.POST or None)

    def call() -> tuple[str, str]:
        services.withdraw_programme(by=doors.actor_id(request), programme_id=programme_id, on=doors.today(), **form.cleaned_data)
        return here(found)[1], "Đã rút bản thảo."

    return _form(request, form, call, found, "Rút", "Bản thảo vẫn còn để xem, không sửa được nữa.")


@require_http_methods(["GET", "POST"])
@doors.page
def issue_programme(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Say under which number it was issued."""
    found = programme_of(request, programme_id, "issue_programme")
    paper = documents.outgoing(found.paper_id) if found.paper_id else None
    form = forms.IssueForm(request.POST or None, initial={"symbol": paper.written if paper else ""})

    def call() -> tuple[str, str]:
        services.issue_programme(by=doors.actor_id(request), programme_id=programme_id, on=doors.today(), **form.cleaned_data)
        return here(found)[1], "Đã ban hành. Giao được cho công đoàn cơ sở và báo tiến độ từ bây giờ."

    return _form(request, form, call, found, "Ban hành", "Từ đây nội dung không sửa được nữa.")


@require_POST
@doors.page
def draft_paper(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Write the programme down as an outgoing document."""
    found = programme_of(request, programme_id, "draft_paper")

    def call() -> tuple[str, str]:
        made = services.draft_paper(by=doors.actor_id(request), programme_id=programme_id, on=doors.today())
        return reverse("documents:document", args=[made]), "Đã soạn thành văn bản đi theo thể thức. Xem trước, góp ý, trình ký ở đây."

    return pressed(request, call, back=here(found)[1])


def _form(request: HttpRequest, form, call, found: queries.Details, words: str, note: str) -> HttpResponse:  # type: ignore[no-untyped-def]
    back = here(found)[1]
    return use_case(
        request, form, call, heading=f"{words}: {found.row.title}", words=words, back=back, trail=crumbs(here(found)), note=note
    )
