"""Foundings for programs: the same acts as the pages and commands."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router, Schema

from congdoan.activities.grassroots import queries, services
from congdoan.activities.grassroots.forms import told
from congdoan.activities.grassroots.forms.told import Id
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard

router = Router()


class IdOut(Schema):
    id: int


class DoneOut(Schema):
    done: bool = True


class TakenOut(Schema):
    applications: list[int]


class DeadlineOut(Schema):
    decide_by: date


class RecognisedOut(Schema):
    union: int
    members: int
    seats: int


class FoundingOut(Schema):
    """A founding as it stands."""

    id: int
    name: str
    employer_code: str
    state: str
    applications: int
    least: int
    next_step: str
    next_due: date | None
    decide_by: date | None
    document_id: int | None
    union_id: int | None


class ProspectOut(Schema):
    """An employer without a union; money in đồng."""

    code: str
    name: str
    sector: str
    workers: int | None
    owed: int
    overdue: int
    founding_id: int | None


def who(request: HttpRequest) -> dict[str, Any]:
    """Return who acts on which day."""
    return {"by": doors.actor_id(request), "on": doors.today()}


@router.get("/prospects", response=list[ProspectOut], operation_id="grassroots_prospects")
@doors.endpoint
def prospects(request: HttpRequest, sector: str = "") -> Any:
    """Return the employers without a union, most promising first, at most 500."""
    guard.require_somewhere(doors.actor_id(request), "grassroots.read", on=doors.today())
    return queries.prospects(on=doors.as_of(request), sector=sector[:60])[0][:500]


@router.get("/foundings/{founding_id}", response=FoundingOut, operation_id="grassroots_founding")
@doors.endpoint
def founding(request: HttpRequest, founding_id: Id) -> Any:
    """Return one founding as it stands."""
    found = queries.founding(founding_id, on=doors.today())
    if found is None:
        raise Http404
    guard.require(doors.actor_id(request), "grassroots.read", at=found.unit_id, on=doors.today())
    return found


@router.post("/foundings", response=IdOut, operation_id="grassroots_open_founding")
@doors.endpoint
def open_founding(request: HttpRequest, body: told.FoundingIn) -> dict[str, int]:
    return {"id": services.open_founding(**body.values(), **who(request))}


@router.post("/foundings/{founding_id}/contacts", response=DoneOut, operation_id="grassroots_record_contact")
@doors.endpoint
def record_contact(request: HttpRequest, founding_id: Id, body: told.ContactIn) -> dict[str, bool]:
    services.record_contact(founding_id=founding_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/foundings/{founding_id}/applications", response=TakenOut, operation_id="grassroots_take_applications")
@doors.endpoint
def take_applications(request: HttpRequest, founding_id: Id, body: told.ApplicationsIn) -> dict[str, list[int]]:
    return {"applications": services.take_applications(founding_id=founding_id, **body.values(), **who(request))}


@router.post("/foundings/{founding_id}/team", response=DoneOut, operation_id="grassroots_form_team")
@doors.endpoint
def form_team(request: HttpRequest, founding_id: Id, body: told.TeamIn) -> dict[str, bool]:
    services.form_team(founding_id=founding_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/foundings/{founding_id}/meeting", response=DoneOut, operation_id="grassroots_record_meeting")
@doors.endpoint
def record_meeting(request: HttpRequest, founding_id: Id, body: told.MeetingIn) -> dict[str, bool]:
    services.record_meeting(founding_id=founding_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/foundings/{founding_id}/dossier", response=DeadlineOut, operation_id="grassroots_submit_dossier")
@doors.endpoint
def submit_dossier(request: HttpRequest, founding_id: Id, body: told.DossierIn) -> dict[str, date]:
    return {"decide_by": services.submit_dossier(founding_id=founding_id, **body.values(), **who(request))}


@router.post("/foundings/{founding_id}/decision", response=IdOut, operation_id="grassroots_draft_decision")
@doors.endpoint
def draft_decision(request: HttpRequest, founding_id: Id, body: told.DecisionIn) -> dict[str, int]:
    return {"id": services.draft_decision(founding_id=founding_id, **body.values(), **who(request))}


@router.post("/foundings/{founding_id}/recognise", response=RecognisedOut, operation_id="grassroots_recognise_union")
@doors.endpoint
def recognise_union(request: HttpRequest, founding_id: Id, body: told.RecogniseIn) -> services.Recognised:
    return services.recognise_union(founding_id=founding_id, **body.values(), **who(request))


@router.post("/foundings/{founding_id}/close", response=DoneOut, operation_id="grassroots_close_founding")
@doors.endpoint
def close_founding(request: HttpRequest, founding_id: Id, body: told.ReasonIn) -> dict[str, bool]:
    services.close_founding(founding_id=founding_id, **body.values(), **who(request))
    return {"done": True}
