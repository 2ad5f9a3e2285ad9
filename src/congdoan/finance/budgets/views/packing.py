"""All settlement files of a branch: asked for with one button, made by the worker, taken as one ZIP."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from congdoan.finance.budgets import queries, services
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.zipping import ALL, zipped

from .sheets import place_of, readable_unit

COMMAND = "budgets_make_pack"


@require_GET
@doors.page
def pack(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Show what a branch's pack holds and how far it is."""
    unit = readable_unit(request, code, year)
    by = doors.actor_id(request)
    found = queries.newest_pack(unit.id, year)
    may = access_queries.may(by, "budgets.make_pack", at=unit.id, on=doors.today())
    files = len(queries.pack_files(found.id)) if found else 0
    context = {**place_of(unit, year), "here": "Bộ hồ sơ", "pack": found, "may": may, "files": files}
    return render(request, "budgets/pack.html", context)


@require_POST
@doors.page
def make_pack(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Ask the worker for a branch's pack; one that was cut off is continued."""
    unit = readable_unit(request, code, year)
    by, on = doors.actor_id(request), doors.today()
    access.require(by, "budgets.make_pack", at=unit.id, on=on)
    back = reverse("budgets:pack", args=[unit.code, year])
    if queries.is_base(unit.kind, year):
        messages.error(request, services.NothingToPack(unit=unit.name, year=year).explain())
        return redirect(back)
    title = f"Bộ hồ sơ quyết toán {year}: {unit.code}"
    job = access.enqueue(by=by, command=COMMAND, arguments={"unit": unit.code, "year": year}, title=title)
    return redirect(f"{reverse('office:job', args=[job])}?{urlencode({'tiep': back})}")


@require_GET
@doors.page
def pack_file(request: HttpRequest, code: str, year: int) -> Any:
    """Hand over a pack that is done as one ZIP, written while it is taken."""
    unit = readable_unit(request, code, year)
    by, on = doors.actor_id(request), doors.today()
    access.require(by, "budgets.make_pack", at=unit.id, on=on)
    found = queries.newest_pack(unit.id, year)
    if found is None or not found.is_done:
        raise Http404
    content = zipped(services.packed_files(found.id, within=lambda: doors.acting(by, on=on)), made_at=found.at, stored=ALL)
    headers = {"Content-Disposition": f'attachment; filename="ho-so-quyet-toan-{unit.code}-{year}.zip"'}
    if (size := services.packed_bytes(found.id)) is not None:
        headers["Content-Length"] = str(size)
    return StreamingHttpResponse(content, content_type="application/zip", headers=headers)
