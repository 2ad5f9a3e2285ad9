"""Making a programme public: seen first, then published; taken back with a reason."""

from django import forms as django_forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from congdoan.activities.programmes import forms, queries, services
from congdoan.activities.programmes.rules.publishing import shown
from congdoan.foundation.access import doors
from congdoan.foundation.reference import queries as reference

from .asking import crumbs, here, programme_of, use_case


@require_http_methods(["GET", "POST"])
@doors.page
def publish_programme(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Show what everybody will read, and publish it."""
    found = programme_of(request, programme_id, "publish_programme")
    if not queries.may_be_public(found.row.state):
        raise Http404
    on = doors.today()
    few = reference.small_cell(on=on)
    form = django_forms.Form(request.POST if request.method == "POST" else None)

    def call() -> tuple[str, str]:
        services.publish_programme(by=doors.actor_id(request), programme_id=programme_id, on=on)
        return here(found)[1], "Đã công khai; ai cũng đọc được từ bây giờ."

    return use_case(
        request, form, call, heading=f"Công khai: {found.row.title}", words="Công khai", back=here(found)[1], trail=crumbs(here(found)),
        template="programmes/publish_programme.html", told=shown(queries.to_publish(found, on=on)), last=queries.is_public(programme_id),
        public=reverse("portal:programme", args=[programme_id]),
        note=f"Đây là toàn bộ những gì mọi người sẽ thấy. Người chủ trì không hiện; số người dưới {few} ghi “dưới {few}”.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def unpublish_programme(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Take a programme off the public pages."""
    found = programme_of(request, programme_id, "unpublish_programme")
    form = forms.ReasonForm(request.POST or None)

    def call() -> tuple[str, str]:
        services.unpublish_programme(by=doors.actor_id(request), programme_id=programme_id, on=doors.today(), **form.cleaned_data)
        return here(found)[1], "Đã gỡ khỏi trang công khai."

    return use_case(
        request, form, call, heading=f"Gỡ khỏi trang công khai: {found.row.title}", words="Gỡ", back=here(found)[1],
        trail=crumbs(here(found)), note="Mọi bản đã công khai của chương trình này thôi hiện; chương trình vẫn còn hiệu lực.",
    )  # fmt: skip
