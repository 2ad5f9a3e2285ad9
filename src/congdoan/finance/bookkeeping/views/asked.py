"""What an address of bookkeeping asks for: the unit, the year, the month."""

from datetime import date

from django.http import Http404, HttpRequest

from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.access.rules import ROOT
from congdoan.people.organisations import queries as organisations

FIRST_YEAR, LAST_YEAR = 2010, 2038


def asked_unit(request: HttpRequest, act: str = "read") -> organisations.Listed:
    """Return the union body that the address names, else the visitor's own; 404 out of reach, a refusal without the right."""
    by, on = doors.actor_id(request), doors.today()
    access.require_somewhere(by, f"bookkeeping.{act}", on=on)
    code = (request.GET.get("don_vi") or request.POST.get("don_vi") or "").replace("\x00", "").strip()
    unit = _named(code, on) if code else _own(by, on)
    if unit is None:
        raise Http404
    access.require(by, f"bookkeeping.{act}", at=unit.id, on=on)
    return unit


def asked_year(request: HttpRequest, *, usual: int) -> int:
    """Return the year that the address names, the usual one when it names none of the books."""
    text = request.GET.get("nam") or request.POST.get("nam") or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) == 4 and FIRST_YEAR <= int(text) <= LAST_YEAR else usual


def _named(code: str, on: date) -> organisations.Listed | None:
    found = organisations.by_code([code]).get(code.upper())
    if found is None or found.kind == "employer":
        return None
    return organisations.named([found.pk], on=on).get(found.pk)


def _own(by: int, on: date) -> organisations.Listed | None:
    branches = [grant["branch_id"] for grant in access_queries.grants_of(by, on=on)]
    own = [one for one in organisations.named(branches, on=on).values() if one.kind != "employer"]
    if own or ROOT not in branches:
        return own[0] if own else None
    chosen = organisations.Filter(kinds=tuple(organisations.kinds_of_level("direct_upper")))
    return next(iter(organisations.listing(chosen, on=on).rows), None)
