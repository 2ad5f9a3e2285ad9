"""Foundings and gradings for programs: the same acts as the pages and commands."""

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


class GradingOut(Schema):
    """A union's grading of a year; the grade once it was reviewed."""

    id: int
    unit_code: str
    year: int
    state: str
    own_total: int
    total: int | None
    grade_words: str
    decision: str


class GradeOut(Schema):
    """The place of a grade, 0 the best."""

    grade: int


class PublishedOut(Schema):
    """How many were made public."""

    published: int


@router.get("/gradings", response=list[GradingOut], operation_id="grassroots_gradings")
@doors.endpoint
def gradings(request: HttpRequest, year: told.Year, state: str = "", after: Id | None = None) -> Any:
    """Return the gradings of a year, fifty unions at a time."""
    guard.require_somewhere(doors.actor_id(request), "grassroots.read", on=doors.today())
    rows, _ = queries.gradings(year=year, on=doors.today(), state=state, after=after)
    return [row.grading for row in rows if row.grading]


@router.post("/rubrics", response=IdOut, operation_id="grassroots_set_rubric")
@doors.endpoint
def set_rubric(request: HttpRequest, body: told.RubricIn) -> dict[str, int]:
    return {"id": services.set_rubric(**body.values(), **who(request))}


@router.post("/gradings", response=IdOut, operation_id="grassroots_score_union")
@doors.endpoint
def score_union(request: HttpRequest, body: told.ScoreIn) -> dict[str, int]:
    return {"id": services.score_union(**body.values(), **who(request))}


@router.post("/gradings/publish", response=PublishedOut, operation_id="grassroots_publish_gradings")
@doors.endpoint
def publish_gradings(request: HttpRequest, body: told.PublishIn) -> dict[str, int]:
    return {"published": services.publish_gradings(**body.values(), **who(request))}


@router.post("/gradings/{grading_id}/inform", response=DoneOut, operation_id="grassroots_inform_members")
@doors.endpoint
def inform_members(request: HttpRequest, grading_id: Id, body: told.InformIn) -> dict[str, bool]:
    services.inform_members(grading_id=grading_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/gradings/{grading_id}/return", response=DoneOut, operation_id="grassroots_return_grading")
@doors.endpoint
def return_grading(request: HttpRequest, grading_id: Id, body: told.ReasonIn) -> dict[str, bool]:
    services.return_grading(grading_id=grading_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/gradings/{grading_id}/review", response=GradeOut, operation_id="grassroots_review_grading")
@doors.endpoint
def review_grading(request: HttpRequest, grading_id: Id, body: told.ReviewIn) -> dict[str, int]:
    return {"grade": services.review_grading(grading_id=grading_id, **body.values(), **who(request))}
