"""The gallery of recognised initiatives, for everybody, without signing in: what is shown stands on its authors' consent."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from congdoan.activities.emulation import queries
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access

from .telling import nobody, typed

NAME = "Sáng kiến của đoàn viên"
TYPES = {"jpg": "image/jpeg", "png": "image/png"}


@require_GET
def gallery(request: HttpRequest) -> HttpResponse:
    """List the initiatives that are shown, the last shown first, by words, field and year."""
    text, field = typed(request, "q"), typed(request, "linh_vuc")
    year, after = doors.number(request.GET.get("nam"), digits=4), doors.number(request.GET.get("sau"))
    with nobody():
        fields, years = queries.exhibit_choices()
        year, field = year if year in years else None, field if field in fields else ""
        found, following = queries.exhibits(text=text, field=field, year=year, after=after)
        is_demo = access.is_demo()
    context = {
        "found": found, "next": following, "fields": fields, "years": years, "field": field, "year": year, "q": text, "is_demo": is_demo,
        "unit_name": NAME, "is_filtered": bool(text or field or year),
    }  # fmt: skip
    return render(request, "portal/gallery.html", context)


@require_GET
def exhibit(request: HttpRequest, exhibit_id: int) -> HttpResponse:
    """Show one initiative as its authors agreed."""
    with nobody():
        one = queries.exhibit(exhibit_id) if exhibit_id < 2**63 else None
        is_demo = access.is_demo()
    if one is None:
        raise Http404
    return render(request, "portal/exhibit.html", {"one": one, "is_demo": is_demo, "unit_name": NAME})


@require_GET
def exhibit_photo(request: HttpRequest, exhibit_id: int, place: int) -> HttpResponse:
    """Give a photo, which bears no metadata."""
    with nobody():
        found = queries.exhibit_photo(exhibit_id, place) if exhibit_id < 2**63 and place < 2**15 else None
    if found is None:
        raise Http404
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}  # consent may be taken back at any time
    return HttpResponse(found[1], content_type=TYPES[found[0]], headers=headers)
