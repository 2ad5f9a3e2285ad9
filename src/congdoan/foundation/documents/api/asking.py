"""What the endpoints of documents share: who asks, what an address names, small answers."""

from typing import Any

from django.http import Http404, HttpRequest
from ninja import Schema

from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access_queries


class IdOut(Schema):
    id: int


class CountOut(Schema):
    count: int


def actor(request: HttpRequest) -> dict[str, Any]:
    """Return who acts and when, as every use case takes it."""
    return {"by": doors.actor_id(request), "on": doors.today()}


def id_of(number: int) -> int:
    """Return a number that an address names; 404 where no row can bear it."""
    if number >= 2**63:
        raise Http404
    return number


def unit_of(code: str) -> int:
    """Return the unit of a code; 404 where none bears it."""
    branch = access_queries.branch_coded(code[:40]) if code.strip() else None
    if branch is None:
        raise Http404
    return branch.id
