"""Opinions on drafts and reviews of programmes for programs."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router, Schema, Status

from congdoan.activities.programmes import queries, services
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard

from .shapes import DONE, CountOut, IdOut, ReasonIn, known_programme, unit_of

router = Router()


class ConsultationIn(Schema):
    """Until when; `units` codes of base unions, null for all below."""

    due_on: date
    units: list[str] | None = None


class OpinionIn(Schema):
    """What a unit says."""

    words: str


class AnswerIn(Schema):
    """How it is answered. `verdict`: taken, partly, kept."""

    verdict: str
    answer: str


class OpinionOut(Schema):
    """One unit's opinion. `state`: open, told, answered, lapsed."""

    id: int
    unit_code: str
    asker: str
    title: str
    due_on: date
    state: str
    words: str
    verdict: str
    answer: str


class ReviewIn(Schema):
    """What people say beside the figures. `kind`: midterm, final."""

    kind: str
    lessons: str
    words: str = ""
    ahead: str = ""


class StandingOut(Schema):
    """How the tasks stood."""

    total: int
    done: int
    none: int
    under_way: int
    untouched: int
    late: int


class ReviewOut(Schema):
    """One review as it was frozen on `until`."""

    id: int
    programme_id: int
    kind: str
    until: date
    standing: StandingOut
    targets: list[dict[str, Any]]
    left: list[dict[str, Any]]
    lessons: str
    paper_id: int | None


@router.post("/opinions/{opinion_id}/tell", response=DONE, operation_id="programmes_tell_opinion")
@doors.endpoint
def tell_opinion(request: HttpRequest, opinion_id: int, body: OpinionIn) -> Any:
    services.tell_opinion(by=doors.actor_id(request), opinion_id=_opinion(opinion_id).id, words=body.words, on=doors.today())
    return Status(204, None)


@router.post("/opinions/{opinion_id}/answer", response=DONE, operation_id="programmes_answer_opinion")
@doors.endpoint
def answer_opinion(request: HttpRequest, opinion_id: int, body: AnswerIn) -> Any:
    services.answer_opinion(by=doors.actor_id(request), opinion_id=_opinion(opinion_id).id, on=doors.today(), **body.dict())
    return Status(204, None)


@router.get("/opinions/{opinion_id}", response=OpinionOut, operation_id="programmes_opinion")
@doors.endpoint
def opinion(request: HttpRequest, opinion_id: int) -> Any:
    found = _opinion(opinion_id)
    guard.require(doors.actor_id(request), "programmes.read", at=found.unit_id, on=doors.today())
    return found


@router.get("/reviews/{review_id}", response=ReviewOut, operation_id="programmes_review")
@doors.endpoint
def review(request: HttpRequest, review_id: int) -> Any:
    found = _review(review_id)
    guard.require(doors.actor_id(request), "programmes.read", at=found.unit_id, on=doors.today())
    return found


@router.post("/reviews/{review_id}/paper", response=IdOut, operation_id="programmes_write_review")
@doors.endpoint
def write_review(request: HttpRequest, review_id: int) -> Any:
    return {"id": services.write_review(by=doors.actor_id(request), review_id=_review(review_id).id, on=doors.today())}


@router.post("/{programme_id}/consultation", response=CountOut, operation_id="programmes_open_consultation")
@doors.endpoint
def open_consultation(request: HttpRequest, programme_id: int, body: ConsultationIn) -> Any:
    units = None if body.units is None else [unit_of(code) for code in body.units]
    facts: dict[str, Any] = {"programme_id": known_programme(programme_id), "due_on": body.due_on, "unit_ids": units}
    return {"units": services.open_consultation(by=doors.actor_id(request), on=doors.today(), **facts)}


@router.post("/{programme_id}/consultation/close", response=DONE, operation_id="programmes_close_consultation")
@doors.endpoint
def close_consultation(request: HttpRequest, programme_id: int) -> Any:
    services.close_consultation(by=doors.actor_id(request), programme_id=known_programme(programme_id), on=doors.today())
    return Status(204, None)


@router.post("/{programme_id}/reviews", response=IdOut, operation_id="programmes_review_programme")
@doors.endpoint
def review_programme(request: HttpRequest, programme_id: int, body: ReviewIn) -> Any:
    known = known_programme(programme_id)
    return {"id": services.review_programme(by=doors.actor_id(request), programme_id=known, on=doors.today(), **body.dict())}


@router.post("/{programme_id}/reopen", response=DONE, operation_id="programmes_reopen_programme")
@doors.endpoint
def reopen_programme(request: HttpRequest, programme_id: int, body: ReasonIn) -> Any:
    services.reopen_programme(by=doors.actor_id(request), programme_id=known_programme(programme_id), reason=body.reason, on=doors.today())
    return Status(204, None)


def _opinion(opinion_id: int) -> queries.OpinionRow:
    found = queries.opinion(opinion_id, on=doors.today())
    if found is None:
        raise Http404
    return found[0]


def _review(review_id: int) -> queries.ReviewRow:
    found = queries.review(review_id)
    if found is None:
        raise Http404
    return found
