"""Papers of an initiative as PDF, and its files as they came."""

from collections.abc import Callable
from datetime import date
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from congdoan.activities.emulation import queries
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard

PHOTOS = {"jpg": "image/jpeg", "png": "image/png"}


@require_GET
@doors.page
def description(request: HttpRequest, initiative_id: int) -> HttpResponse:
    """Print the description of an initiative."""
    return _paper(request, initiative_id, queries.description, "mo-ta-sang-kien")


@require_GET
@doors.page
def minutes(request: HttpRequest, initiative_id: int) -> HttpResponse:
    """Print the minutes of the council."""
    return _paper(request, initiative_id, queries.minutes, "bien-ban-hoi-dong")


@require_GET
@doors.page
def certificates(request: HttpRequest, initiative_id: int) -> HttpResponse:
    """Print the certificates of the authors."""
    return _paper(request, initiative_id, queries.certificates, "giay-chung-nhan")


@require_GET
@doors.page
def file(request: HttpRequest, initiative_id: int, place: int) -> HttpResponse:
    """Give a file as it came: a photo is shown, anything else is handed over and never opened as a page of this site."""
    _require_reader(request, initiative_id)
    found = queries.file_of(initiative_id, place) if place < 2**15 else None
    if found is None:
        raise Http404
    name, kind, content = found
    answer = HttpResponse(content, content_type=PHOTOS.get(kind, "application/octet-stream"))
    way = "inline" if kind in PHOTOS else "attachment"
    answer["Content-Disposition"] = f"{way}; filename*=UTF-8''{quote(name)}"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _paper(request: HttpRequest, initiative_id: int, make: Callable[..., bytes | None], name: str) -> HttpResponse:
    _require_reader(request, initiative_id)
    on: date = doors.today()
    content = make(initiative_id, on=on)
    if content is None:
        raise Http404
    headers = {"Content-Disposition": f'inline; filename="{name}-{initiative_id}.pdf"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _require_reader(request: HttpRequest, initiative_id: int) -> None:
    unit_id = queries.unit_of(initiative_id) if initiative_id < 2**63 else None
    if unit_id is None:
        raise Http404
    guard.require(doors.actor_id(request), "emulation.read", at=unit_id, on=doors.today())
