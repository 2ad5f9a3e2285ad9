"""How a unit counts its documents, the numbers nobody bears, and the register as a file."""

from collections.abc import Callable

from django import forms as django_forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.foundation.access import doors
from congdoan.foundation.documents import forms, queries, services

from .asking import handed_over, own_unit, unit_coded, use_case


@require_http_methods(["GET", "POST"])
@doors.page
def set_numbering(request: HttpRequest) -> HttpResponse:
    """Decide on one series or one for each kind."""
    unit_id, code, name = own_unit(request, "set_numbering")
    form = forms.NumberingForm(request.POST or None, initial={"from_year": doors.today().year + 1})

    def call() -> str:
        told = form.cleaned_data
        services.set_numbering(
            by=doors.actor_id(request), unit_id=unit_id, from_year=told["from_year"], per_kind=bool(told["per_kind"]),
            document=told["document"], on=doors.today(),
        )  # fmt: skip
        return f"Đã ghi cách đánh số từ năm {told['from_year']}."

    return _shown(request, form, call, (unit_id, code, name), "Cách đánh số", "Áp dụng từ năm chưa cấp số nào; người đứng đầu quyết định.")


@require_http_methods(["GET", "POST"])
@doors.page
def skip_numbers(request: HttpRequest) -> HttpResponse:
    """Record numbers that no document here bears."""
    unit_id, code, name = own_unit(request, "skip_numbers")
    form = forms.SkipForm(request.POST or None, initial={"year": doors.today().year})

    def call() -> str:
        first, last = services.skip_numbers(by=doors.actor_id(request), unit_id=unit_id, on=doors.today(), **form.cleaned_data)
        return f"Đã ghi các số {first:02} đến {last:02}."

    return _shown(request, form, call, (unit_id, code, name), "Số không cấp ở đây", "Sổ ghi lý do, không số nào trống mà không rõ vì sao.")


def _shown(
    request: HttpRequest, form: django_forms.Form, call: Callable[[], str], unit: tuple[int, str, str], words: str, detail: str
) -> HttpResponse:
    year = doors.today().year
    standing = queries.standing_series(unit[0], year=year)
    told = ", ".join(f"{series or 'dãy chung'}: {last:02}" for series, last in standing) or "chưa cấp số nào"
    return use_case(
        request, form, call, back=reverse("documents:outgoing"), heading=f"{words}: {unit[2]}", words=words,
        detail=f"{detail} Số cuối năm {year}: {told}.",
    )  # fmt: skip


@require_GET
@doors.page
def export_outgoing(request: HttpRequest, code: str, year: int, kind: str) -> HttpResponse:
    """Hand over the register of a year."""
    return _register(request, services.export_outgoing, code, year, kind)


@require_GET
@doors.page
def export_copies(request: HttpRequest, code: str, year: int, kind: str) -> HttpResponse:
    """Hand over the register of the copies of a year."""
    return _register(request, services.export_copies, code, year, kind)


@require_GET
@doors.page
def export_incoming(request: HttpRequest, code: str, year: int, kind: str) -> HttpResponse:
    """Hand over the book of arrivals of a year."""
    return _register(request, services.export_incoming, code, year, kind)


@require_GET
@doors.page
def export_follow_up(request: HttpRequest, code: str, year: int, kind: str) -> HttpResponse:
    """Hand over the register of how the arrivals of a year are dealt with."""
    return _register(request, services.export_follow_up, code, year, kind)


def _register(request: HttpRequest, export: Callable[..., services.Exported], code: str, year: int, kind: str) -> HttpResponse:
    unit = unit_coded(code)
    if unit is None or not 2000 < year < 2100 or kind not in ("pdf", "xlsx"):
        raise Http404
    made = export(by=doors.actor_id(request), unit_id=unit[0], year=year, kind=kind, made_at=localtime(), on=doors.today())
    return handed_over(made.name, made.media_type, made.content)
