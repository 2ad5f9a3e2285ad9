"""The page of one union or employer."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET

from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.people.organisations import queries, services

from .asking import BOOKS, address_of, id_or_404


@require_GET
@doors.page
def unit(request: HttpRequest, code: str) -> HttpResponse:
    """Show one union body."""
    return _organisation(request, code, wants_employer=False)


@require_GET
@doors.page
def employer(request: HttpRequest, code: str) -> HttpResponse:
    """Show one employer."""
    return _organisation(request, code, wants_employer=True)


def _organisation(request: HttpRequest, code: str, *, wants_employer: bool) -> HttpResponse:
    on = doors.as_of(request)
    page = queries.organisation(id_or_404(code), on=on)
    if page is None:
        raise Http404
    if page.row.is_employer != wants_employer:
        return HttpResponseRedirect(address_of(page.row))
    acts = {act: f"organisations.{act}" for act in services.__all__}
    may = access.acts_at(doors.actor_id(request), acts.values(), at=page.row.id, on=doors.today())
    above = [(row.code, address_of(row)) for row in page.above]
    return render(
        request,
        "organisations/organisation.html",
        {
            "page": page,
            "row": page.row,
            "on": on,
            "here": page.row.code,
            "crumbs": above or [BOOKS],
            "may": {act: may[name] for act, name in acts.items()},
        },
    )
