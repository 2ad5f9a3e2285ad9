"""What every answer goes through: pages are compressed, and a past day goes with the visitor from page to page, for reading only."""

from collections.abc import Callable
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render

from congdoan.foundation.access import doors

KEY = "ngay"
PACKED = ("application/pdf", "application/zip", "application/vnd.openxmlformats-officedocument.", "image/png", "image/jpeg", "image/webp")
"""How the media types begin that are compressed in themselves."""


class Compressed(GZipMiddleware):
    """Compress answers that are not compressed in themselves: those keep their length, so that a browser shows how far a download is."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.get("Content-Type", "").startswith(PACKED):
            return response
        return super().process_response(request, response)


class AsOf:
    """Keep `?ngay=` in the address of every page while it lies in the past; refuse writes meanwhile.

    The address carries the day, so a link shows its receiver the same view. Signing out forgets it. Pages of signed links
    (`/nop/`) know today alone and keep nothing of the visitor.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_page = not request.path.startswith(("/static/", "/api/", "/dang-", "/nop/"))
        return (self._answer(request) if is_page else None) or self.get_response(request)

    def _answer(self, request: HttpRequest) -> HttpResponse | None:
        if request.method not in ("GET", "HEAD"):
            asked = read_day(request.GET.get(KEY, "")) or read_day(request.session.get(KEY, ""))
            return render(request, "409.html", {"reason": "past", "day": asked}, status=409) if asked and asked < doors.today() else None
        if KEY in request.GET:
            return self._set(request, request.GET[KEY])
        kept = request.session.get(KEY)
        if kept and request.user.is_authenticated:
            return redirect_with(request, kept)
        return None

    def _set(self, request: HttpRequest, words: str) -> HttpResponse | None:
        day = read_day(words)
        if day is None or day >= doors.today():
            request.session.pop(KEY, None)
            return redirect_with(request, None)
        if request.session.get(KEY) != day.isoformat() and request.user.is_authenticated:
            request.session[KEY] = day.isoformat()
        return None if words == day.isoformat() else redirect_with(request, day.isoformat())


class Readable:
    """Answer an address with a NUL as one that is not there: no code, name or number holds one, and PostgreSQL takes none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path:
            raise Http404
        return self.get_response(request)


def read_day(words: str) -> date | None:
    """Return the day written as 2024-06-30, 30/06/2024 or 30062024; None when unreadable."""
    words = (words or "").strip()
    if words.count("/") == 2:
        parts = words.split("/")
        words = "-".join((parts[2], parts[1].zfill(2), parts[0].zfill(2)))
    elif len(words) == 8 and words.isdigit():
        words = f"{words[4:]}-{words[2:4]}-{words[:2]}"
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def redirect_with(request: HttpRequest, day: str | None) -> HttpResponse:
    """Return the same address with the day set or taken out."""
    query = request.GET.copy()
    query.pop(KEY, None)
    if day:
        query[KEY] = day
    return HttpResponseRedirect(f"{request.path}?{query.urlencode()}" if query else request.path)
