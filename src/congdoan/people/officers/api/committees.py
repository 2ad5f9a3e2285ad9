"""Terms, seats and elections."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Schema

from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard
from congdoan.people.officers import queries, services
from congdoan.people.officers.forms import told
from congdoan.people.officers.forms.told import Id

from .parts import DoneOut, IdOut, router, who


class HolderOut(Schema):
    """Who sits where."""

    id: int
    person_id: int
    membership_id: int
    full_name: str
    post: str
    how: str
    first: date
    last: date | None


class TermOut(Schema):
    """A term with its holders of the day."""

    id: int
    body: str
    section: str
    name: str
    first: date
    until: date | None
    seats: int
    vacant: int
    is_overdue: bool
    holders: list[HolderOut]


class FindingOut(Schema):
    """What a rule says of a union's committees."""

    rule: str
    words: str
    is_fault: bool
    document: str
    confidence: str
    needs_check: bool


class CommitteesOut(Schema):
    terms: list[TermOut]
    findings: list[FindingOut]


class RecordedOut(Schema):
    """What an election came to."""

    election: int
    seats: list[int]
    tied: list[str]
    seats_left: int


@router.get("/units/{code}", response=CommitteesOut, operation_id="officers_unit")
@doors.endpoint
def unit(request: HttpRequest, code: str) -> Any:
    """Return a union's committees on a day (`?ngay=`) and what the rules say of them."""
    unit_id, on = told.unit_of(code), doors.as_of(request)
    guard.require(doors.actor_id(request), "officers.read", at=unit_id, on=doors.today())
    findings = [
        {
            "rule": one.finding.rule, "words": one.finding.words, "is_fault": one.finding.is_fault,
            "document": one.ground.document if one.ground else "", "confidence": one.ground.confidence if one.ground else "",
            "needs_check": one.ground.needs_check if one.ground else True,
        }
        for one in queries.judged(unit_id, on=on)
    ]  # fmt: skip
    return {"terms": queries.committees(unit_id, on=on), "findings": findings}


@router.get("/elections/{election_id}", operation_id="officers_election")
@doors.endpoint
def election(request: HttpRequest, election_id: Id) -> dict[str, Any]:
    """Return the minutes of a count."""
    found = queries.election(election_id, on=doors.today())
    if found is None:
        raise Http404
    guard.require(doors.actor_id(request), "officers.read", at=found.term.unit_id, on=doors.today())
    counts = ("called", "present", "voting", "seats", "ballots_out", "ballots_in", "valid", "invalid")
    return {
        "id": found.id, "term": found.term.id, "held_on": found.held_on, "is_void": found.voided_on is not None,
        **{name: getattr(found, name) for name in counts},
        "candidates": [
            {"full_name": one.full_name, "votes": one.votes, "share": one.share, "is_elected": one.is_elected} for one in found.candidates
        ],
    }  # fmt: skip


@router.post("/terms", response=IdOut, operation_id="officers_open_term")
@doors.endpoint
def open_term(request: HttpRequest, body: told.TermIn) -> dict[str, int]:
    return {"id": services.open_term(**body.values(), **who(request))}


@router.post("/terms/{term_id}/close", response=DoneOut, operation_id="officers_close_term")
@doors.endpoint
def close_term(request: HttpRequest, term_id: Id, body: told.EndIn) -> dict[str, bool]:
    services.close_term(term_id=term_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/terms/{term_id}/seats", response=IdOut, operation_id="officers_appoint")
@doors.endpoint
def appoint(request: HttpRequest, term_id: Id, body: told.SeatIn) -> dict[str, int]:
    return {"id": services.appoint(term_id=term_id, **body.values(), **who(request))}


@router.post("/terms/{term_id}/elections", response=RecordedOut, operation_id="officers_record_election")
@doors.endpoint
def record_election(request: HttpRequest, term_id: Id, body: told.MinutesIn) -> services.Recorded:
    return services.record_election(term_id=term_id, **body.values(), **who(request))


@router.post("/elections/{election_id}/void", response=DoneOut, operation_id="officers_void_election")
@doors.endpoint
def void_election(request: HttpRequest, election_id: Id, body: told.ReasonIn) -> dict[str, bool]:
    services.void_election(election_id=election_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/seats/{seat_id}/end", response=DoneOut, operation_id="officers_end_seat")
@doors.endpoint
def end_seat(request: HttpRequest, seat_id: Id, body: told.EndIn) -> dict[str, bool]:
    services.end_seat(seat_id=seat_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/seats/{seat_id}/restore", response=DoneOut, operation_id="officers_restore_seat")
@doors.endpoint
def restore_seat(request: HttpRequest, seat_id: Id, body: told.ReasonIn) -> dict[str, bool]:
    services.restore_seat(seat_id=seat_id, **body.values(), **who(request))
    return {"done": True}
