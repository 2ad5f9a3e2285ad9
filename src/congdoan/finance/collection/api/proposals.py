"""What needs two people, for programs: propose, look at what waits, approve, decline."""

from typing import Any, Literal

from django.http import HttpRequest
from ninja import Field, Schema

from congdoan.finance.collection import forms, services
from congdoan.finance.collection.queries import proposals as asked
from congdoan.finance.collection.queries import units
from congdoan.finance.collection.queries.held import held_ledger
from congdoan.foundation.access import doors, queries
from congdoan.foundation.access import services as access

from .routing import router
from .single_account import LARGEST, PartIn, StepOut, decided_of, unit_of


class CorrectionIn(Schema):
    """What a line shall be instead; `kind` WAIT puts it back to waiting."""

    kind: str = Field(max_length=12)
    parts: list[PartIn] = Field(default_factory=list, max_length=forms.MOST_PARTS)
    target: str = Field("", max_length=40)
    refers_to: int | None = Field(None, ge=1, le=LARGEST)
    reason: str = Field(min_length=1, max_length=300)


class NoIn(Schema):
    reason: str = Field("", max_length=300)


class ProposalOut(Schema):
    """One proposal. `state` is open, approved, declined or withdrawn."""

    id: int
    what: str
    line: int | None
    employer: str
    union: str
    is_back: bool
    amount: int
    reason: str
    proposer: str
    state: str


class ProposalsOut(Schema):
    unit: str
    proposals: list[ProposalOut]
    next_after: int | None


class ProposedOut(Schema):
    proposal: int


class DoneOut(Schema):
    proposal: int
    state: str


@router.post("/lines/{int:line_id}/correction", response=ProposedOut, operation_id="collection_propose_correction")
@doors.endpoint
def propose_correction(request: HttpRequest, line_id: int, body: CorrectionIn) -> Any:
    """Propose that a line be booked otherwise; nothing is booked until another person approves."""
    unit_id = unit_of(line_id)
    given: dict[str, Any] = {"kind": None}
    if body.kind.upper() != forms.BACK_TO_WAITING:
        told = decided_of(body.kind, body.parts, body.target, body.refers_to)
        given = {"kind": told.kind, "parts": told.parts, "target_id": told.target_id, "refers_to": told.refers_to}
    by, on = doors.actor_id(request), doors.today()
    return {"proposal": services.propose_correction(by=by, unit_id=unit_id, line_id=line_id, reason=body.reason, on=on, **given)}


class HeldIn(Schema):
    """What of an employer's held share goes to a union (empty: its own by the register; amount null: all), or comes back."""

    unit: str = Field("", max_length=40)
    union: str = Field("", max_length=40)
    amount: int | None = Field(None, ge=1, le=LARGEST)
    is_back: bool = False
    reason: str = Field(min_length=1, max_length=300)


class HeldRowOut(Schema):
    employer: str
    name: str
    union: str
    opening: int
    came: int
    inherited: int
    moved: int
    left: int


class HeldOut(Schema):
    """The year's held shares; `books` is what the accounts say, equal to the sum of what is left."""

    unit: str
    year: int
    employers: list[HeldRowOut]
    left: int
    books: int


@router.get("/held", response=HeldOut, operation_id="collection_held")
@doors.endpoint
def held(request: HttpRequest, unit: str = "", year: int | None = None) -> Any:
    """Return what is held for each employer without a union."""
    access.require_somewhere(doors.actor_id(request), "collection.read", on=doors.today())
    collector, on = forms.collector_named(unit), doors.today()
    wanted = year if year is not None and 2013 <= year <= 2100 else (units.reached_on(collector.id, on=on) or on).year
    found = held_ledger(collector.id, year=wanted, on=on)
    rows = [
        {
            "employer": row.code, "name": row.name, "union": row.union_code, "opening": row.opening, "came": row.came,
            "inherited": row.inherited, "moved": row.moved, "left": row.left,
        }
        for row in found.rows
    ]  # fmt: skip
    return {"unit": collector.code, "year": wanted, "employers": rows, "left": found.total("left"), "books": found.books}


@router.post("/held/{employer}/transfer", response=ProposedOut, operation_id="collection_propose_held_transfer")
@doors.endpoint
def propose_held_transfer(request: HttpRequest, employer: str, body: HeldIn) -> Any:
    """Propose that a held share move; nothing is booked until another person approves."""
    collector = forms.collector_named(body.unit)
    known = forms.bodies_named([employer, *([body.union] if body.union else [])])
    new = services.propose_held_transfer(
        by=doors.actor_id(request), unit_id=collector.id, employer_id=known[employer.strip()].pk, reason=body.reason, on=doors.today(),
        union_id=known[body.union.strip()].pk if body.union else None, amount=body.amount, is_back=body.is_back,
    )  # fmt: skip
    return {"proposal": new}


@router.get("/proposals", response=ProposalsOut, operation_id="collection_proposals")
@doors.endpoint
def proposals(request: HttpRequest, unit: str = "", state: Literal["open", "answered"] = "open", after: int | None = None) -> Any:
    """Return what waits for a second person, oldest first, or what was answered, newest first."""
    access.require_somewhere(doors.actor_id(request), "collection.read", on=doors.today())
    collector = forms.collector_named(unit)
    rows, following = asked.proposals(collector.id, is_open=state == "open", after=after)
    names = queries.branch_names({body for row in rows for body in (row.employer_id, row.union_id) if body})
    told = [
        {
            "id": row.id, "what": row.what, "line": row.line_id, "employer": names.get(row.employer_id or 0, ("",))[0],
            "union": names.get(row.union_id or 0, ("",))[0], "is_back": row.is_back, "amount": row.amount, "reason": row.reason,
            "proposer": row.proposer, "state": row.state,
        }
        for row in rows
    ]  # fmt: skip
    return {"unit": collector.code, "proposals": told, "next_after": following}


@router.post("/proposals/{int:proposal_id}/approve", response=StepOut, operation_id="collection_approve_proposal")
@doors.endpoint
def approve_proposal(request: HttpRequest, proposal_id: int) -> Any:
    """Carry out what another person proposed."""
    return {"step": services.approve_proposal(by=doors.actor_id(request), proposal_id=proposal_id, on=doors.today())}


@router.post("/proposals/{int:proposal_id}/decline", response=DoneOut, operation_id="collection_decline_proposal")
@doors.endpoint
def decline_proposal(request: HttpRequest, proposal_id: int, body: NoIn) -> Any:
    """Answer a proposal with no; whoever made it withdraws it so."""
    services.decline_proposal(by=doors.actor_id(request), proposal_id=proposal_id, reason=body.reason, on=doors.today())
    found = asked.proposal(proposal_id)
    return {"proposal": proposal_id, "state": found.state if found else "declined"}
