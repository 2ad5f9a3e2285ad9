"""A table that travels with its preview: chosen once, seen, applied exactly as seen."""

import base64
import zlib
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .asking import FINANCE

MOST_BYTES, MOST_KEPT = 8 * 2**20, 4 * 2**20
MOST_PROBLEMS = 200
STALE = "Bản xem trước đã cũ, chưa ghi gì. Chọn lại tệp."


def packed(content: bytes) -> str:
    """Return a file as a form field, empty when it is too large to travel."""
    kept = base64.b64encode(zlib.compress(content)).decode()
    return kept if len(content) <= MOST_BYTES and len(kept) <= MOST_KEPT else ""


def unpacked(kept: str) -> bytes:
    """Return the file behind a form field.

    :raises ValueError: the field is none that `packed` made
    """
    try:
        return zlib.decompressobj().decompress(base64.b64decode(kept), MOST_BYTES)
    except zlib.error:
        raise ValueError("not a packed file") from None


def choose(request: HttpRequest, template: str, form: Any, words: str, *, problems: list[dict[str, Any]] | None = None) -> HttpResponse:
    """Show the form that asks for a table, with everything that was wrong with the one chosen before."""
    told = [{**problem, "message": problem["cure"], "cure": ""} for problem in (problems or [])[:MOST_PROBLEMS]]
    context = {"form": form, "problems": told, "count": len(problems or []), "here": words, "crumbs": [FINANCE]}
    return render(request, template, context, status=422 if form.errors or problems else 200)
