"""The pages for what went wrong, in words."""

import logging
import secrets
import sys
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

log = logging.getLogger("congdoan.office")

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ"
DIGITS = "23456789"


def not_allowed(request: HttpRequest, exception: BaseException | None = None) -> HttpResponse:
    """Say which right is missing and who gives it."""
    return render(request, "403.html", {"why": str(exception) if exception and exception.args else ""}, status=403)


def malformed(request: HttpRequest, exception: BaseException | None = None) -> HttpResponse:
    """Say that the request could not be read; asks nothing of the database."""
    return render(request, "400.html", {}, status=400)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form was open for too long (its token no longer holds); nothing was written."""
    return render(request, "403_csrf.html", {}, status=403)


def not_found(request: HttpRequest, exception: BaseException | None = None) -> HttpResponse:
    """Offer a search with the last word of the address."""
    words = [part for part in request.path.split("/") if part]
    last = words[-1].replace("-", " ")[:60] if words else ""
    return render(request, "404.html", {"last": last}, status=404)


def conflict(request: HttpRequest, **facts: Any) -> HttpResponse:
    """Show both versions after somebody else changed the same thing."""
    return render(request, "409.html", facts, status=409)


def broken(request: HttpRequest) -> HttpResponse:
    """Give a code to read on the phone and write it beside the trace in the log; asks nothing of the database."""
    code = f"CDS-{secrets.choice(DIGITS)}{secrets.choice(LETTERS)}{secrets.choice(DIGITS)}-{secrets.randbelow(900) + 100}"
    log.error("%s %s %s", code, request.method, request.path, exc_info=sys.exc_info()[0] is not None)
    return render(request, "500.html", {"code": code, "again": request.get_full_path() if request.method == "GET" else ""}, status=500)
