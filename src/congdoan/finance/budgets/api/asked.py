"""What every endpoint asks of its path."""

from typing import Any

from django.http import Http404, HttpRequest

from congdoan.finance.budgets import queries
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access


def unit_asked(code: str) -> Any:
    """Return the unit that bears a code; 404 outside the caller's reach."""
    if "\x00" in code:
        raise Http404
    try:
        return queries.unit_of(code)
    except queries.NoSuchUnit as refusal:
        raise Http404 from refusal


def readable(request: HttpRequest, code: str, year: int) -> Any:
    """Return the unit whose figures of a year the caller may read."""
    unit = unit_asked(code)
    if not 2010 <= year <= 2100:
        raise Http404
    access.require(doors.actor_id(request), "budgets.read", at=unit.id, on=doors.today())
    return unit
