"""The door of signed links: one visitor, one body, no cookie, nothing kept by anybody on the way."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables

from congdoan.foundation.access import doors, services
from congdoan.foundation.kernel.errors import DomainError

QUIET = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}


def visited(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Make a view a door for who comes by a link; it is called with the visit.

    No form token is asked for: nobody can send such a form without the address, which is secret, and no cookie says who comes.
    An address that leads nowhere gets one answer, whatever the reason.
    """

    @csrf_exempt
    @wraps(view)
    @sensitive_variables("token")
    def door(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponse:
        client = request.META.get("REMOTE_ADDR", "")
        try:
            with doors.visiting(token, client=client, on=doors.today()) as visit:
                answer = view(request, visit, **kwargs)
        except services.TooManyMisses as refusal:
            answer = _closed(request, refusal, status=429)
        except (services.LinkUnusable, services.NotAllowed):
            answer = _closed(request, services.LinkUnusable(), status=404)
        for name, value in QUIET.items():
            answer[name] = value
        return answer

    return door


def _closed(request: HttpRequest, refusal: DomainError, *, status: int) -> HttpResponse:
    return render(request, "portal/closed.html", {"words": refusal.explain()}, status=status)
