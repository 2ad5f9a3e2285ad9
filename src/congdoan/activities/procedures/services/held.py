"""Which request is meant, locked, and whether this may be done to it now; the acts that move it."""

from datetime import date
from typing import Any

from django.db.models import Max

from congdoan.activities.procedures import queries, rules
from congdoan.activities.procedures.models import Request, RequestAct
from congdoan.activities.procedures.services.refusals import StateUnfit, UnknownCode, UnknownRequest, WordsMissing
from congdoan.foundation.access import services as access

MOST_WORDS = 4_000


def held(request_id: int, *, by: int, under: str, act: str, on: date) -> Request:
    """Return a request within reach, locked, when the actor may do this to it now.

    :raises UnknownRequest: there is none within reach
    :raises NotAllowed: the actor may not
    :raises StateUnfit: not at this step
    """
    one = Request.objects.select_for_update().filter(id=request_id).first()
    if one is None:
        raise UnknownRequest
    access.require(by, under, at=one.unit_id, on=on)
    return _following(one, act)


def held_by_code(code: str, *, act: str) -> Request:
    """Return the request of a code, locked, when this may be done to it now.

    :raises UnknownCode: there is none
    :raises StateUnfit: not at this step
    """
    found = queries.request_of(code)
    if found is None:
        raise UnknownCode
    one = Request.objects.select_for_update().get(id=found.pk)
    return _following(one, act) if act else one


def write_act(one: Request, by: int | None, kind: str, *, on: date, words: str = "", **facts: Any) -> None:
    """Write down what was done; PostgreSQL moves the request with it."""
    place = (RequestAct.objects.filter(request=one).aggregate(last=Max("place"))["last"] or 0) + 1
    row = RequestAct(request=one, unit_id=one.unit_id, place=place, kind=kind, words=words, acted_by=by, acted_on=on, **facts)
    RequestAct.objects.bulk_create([row])


def said(words: str) -> str:
    """Return what somebody said, which must be something.

    :raises WordsMissing: nothing, or too much
    """
    kept = words.replace("\x00", "").strip()
    if not kept or len(kept) > MOST_WORDS:
        raise WordsMissing(most=MOST_WORDS)
    return kept


def _following(one: Request, act: str) -> Request:
    if not rules.follows(one.state, act):
        raise StateUnfit(state=rules.STATES[one.state])
    return one
