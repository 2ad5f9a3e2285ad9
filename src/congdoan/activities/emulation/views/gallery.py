"""What authors say of the public gallery, and what is shown there."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from congdoan.activities.emulation import queries, services
from congdoan.activities.emulation.forms import gallery as asked
from congdoan.foundation.access import doors

from .asking import on_initiative


@require_http_methods(["GET", "POST"])
@doors.page
def record_consent(request: HttpRequest, initiative_id: int) -> HttpResponse:
    """Record what an author says."""
    by, on = doors.actor_id(request), doors.today()

    def make(found: queries.Details) -> asked.ConsentForm:
        start = {"said_on": on, "author_place": doors.number(request.GET.get("tac_gia"), digits=4)}
        return asked.ConsentForm(request.POST or None, authors=[(one.place, one.name) for one in found.authors], initial=start)

    return on_initiative(
        request, initiative_id, "record_consent", make,
        lambda form: services.record_consent(by=by, initiative_id=initiative_id, on=on, **form.cleaned_data),
        heading="Ý kiến của tác giả về trang công khai", words="Ghi ý kiến", done="Đã ghi ý kiến của tác giả.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def show_initiative(request: HttpRequest, initiative_id: int) -> HttpResponse:
    """Show an initiative to everybody."""
    by, on = doors.actor_id(request), doors.today()

    def make(found: queries.Details) -> asked.ExhibitForm:
        photos = [(one.place, one.words or one.name) for one in found.files if one.is_photo]
        return asked.ExhibitForm(request.POST if request.method == "POST" else None, photos=photos)

    return on_initiative(
        request, initiative_id, "show_initiative", make,
        lambda form: services.show_initiative(by=by, initiative_id=initiative_id, on=on, photos=form.cleaned_data.get("photos", ())),
        heading="Trưng bày ở trang công khai", words="Trưng bày", done="Đã trưng bày; ai cũng đọc được.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def hide_initiative(request: HttpRequest, initiative_id: int) -> HttpResponse:
    """Take an initiative off the public pages."""
    by, on = doors.actor_id(request), doors.today()
    return on_initiative(
        request, initiative_id, "hide_initiative", lambda _: asked.HideForm(request.POST or None),
        lambda form: services.hide_initiative(by=by, initiative_id=initiative_id, on=on, **form.cleaned_data),
        heading="Thôi trưng bày", words="Thôi trưng bày", done="Đã đưa khỏi trang công khai.",
    )  # fmt: skip
