"""Packages of case files, read while they are taken."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from congdoan.foundation.access import doors
from congdoan.foundation.documents import services

from .asking import unit_coded
from .filing import LIST, found_case


@require_GET
@doors.page
def export_case_package(request: HttpRequest, case_id: int) -> Any:
    """Hand over one case file as a package to be checked offline."""
    found_case(request, case_id, "export_case_package")
    return _taken(request, case_id=case_id)


@require_GET
@doors.page
def export_year_package(request: HttpRequest, code: str, year: int) -> Any:
    """Hand over all case files of a unit's year as a package to be checked offline."""
    unit = unit_coded(code)
    if unit is None or not 2000 <= year < 2100:
        raise Http404
    return _taken(request, unit_id=unit[0], year=year)


def _taken(request: HttpRequest, **asked: int) -> Any:
    by, on = doors.actor_id(request), doors.today()
    try:
        made = services.export_case_package(by=by, on=on, made_at=localtime(), **asked)
    except services.NothingToPackage as refusal:
        messages.error(request, refusal.explain())
        return redirect(LIST[1])
    return StreamingHttpResponse(made.pieces(within=lambda: doors.acting(by, on=on)), content_type=made.media_type, headers=made.headers)
