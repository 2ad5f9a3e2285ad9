"""Transfers, sealed fields, members' own say, doubles, cards, registers and counts, for programs."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Field, Schema

from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard
from congdoan.people.members import queries, services
from congdoan.people.members.forms import id_of

from .parts import DoneOut, Id, IdOut, ReasonIn, Told, router, who


class TransferIn(Schema):
    unit: str = Field(max_length=40)
    citizen_number: str = Field(max_length=30)
    full_name: str = Field(max_length=300)
    since: date
    section: str = Field("", max_length=120)


class SensitiveIn(Schema):
    fields: list[str] = Field(max_length=20)
    purpose: Told


class AccountIn(Schema):
    username: str = Field(min_length=1, max_length=80)
    password: str = Field(max_length=200)


class TellIn(Schema):
    fields: dict[str, Told]


class AnswerIn(Schema):
    accepted: bool
    answer: str = Field("", max_length=300)


class MergeIn(Schema):
    keep_id: Id
    gone_id: Id
    reason: Told


class FoundOut(Schema):
    pairs: int


class CardIn(Schema):
    valid_until: date


class LoadIn(Schema):
    """The text of one CSV file; lines without a union's code belong to `unit`."""

    name: str = Field(max_length=200)
    text: str
    unit: str = Field("", max_length=40)
    since: date | None = None


class LoadedOut(Schema):
    new: int
    changed: int
    same: int


class TransferOut(Schema):
    id: int
    full_name: str
    to_code: str
    since: date
    state: str
    reason: str


class CountsOut(Schema):
    total: int
    absent: int
    by_sex: list[tuple[str, int]]
    by_age: list[tuple[str, int]]
    by_sector: list[tuple[str, int]]
    by_unit: list[tuple[int, str, str, int]]


class MovementOut(Schema):
    first: date
    last: date
    start: int
    joined: list[tuple[str, str, int]]
    left: list[tuple[str, str, int]]
    end: int


@router.get("/units/{unit}/counts", response=CountsOut, operation_id="members_counts")
@doors.endpoint
def counts(request: HttpRequest, unit: str, on: date | None = None) -> Any:
    """Return how many members a unit and all below it have on a day."""
    unit_id = id_of(unit)
    guard.require(doors.actor_id(request), "members.read", at=unit_id, on=doors.today())
    return queries.counts(unit_id, on=on or doors.today())


@router.get("/units/{unit}/movement", response=MovementOut, operation_id="members_movement")
@doors.endpoint
def movement(request: HttpRequest, unit: str, first: date, last: date) -> Any:
    """Return what became of the members of a unit and all below it during some days."""
    unit_id = id_of(unit)
    guard.require(doors.actor_id(request), "members.read", at=unit_id, on=doors.today())
    return queries.movement(unit_id, first=max(first, date(1900, 1, 2)), last=min(last, date(9000, 1, 1)))


@router.get("/transfers", response=list[TransferOut], operation_id="members_transfers")
@doors.endpoint
def transfers(request: HttpRequest) -> Any:
    """Return the transfers that wait, as both sides may see them."""
    guard.require_somewhere(doors.actor_id(request), "members.read", on=doors.today())
    return queries.transfers()


@router.post("/transfers", response=IdOut, operation_id="members_request_transfer")
@doors.endpoint
def request_transfer(request: HttpRequest, body: TransferIn) -> Any:
    """Ask for somebody who came to a union."""
    told = body.dict()
    return {"id": services.request_transfer(unit_id=id_of(told.pop("unit")), **told, **who(request))}


@router.post("/transfers/{int:transfer_id}/agree", response=DoneOut, operation_id="members_agree_transfer")
@doors.endpoint
def agree_transfer(request: HttpRequest, transfer_id: int) -> Any:
    """Let a member go."""
    services.agree_transfer(transfer_id=min(transfer_id, 2**63 - 1), **who(request))
    return {"done": True}


@router.post("/transfers/{int:transfer_id}/decline", response=DoneOut, operation_id="members_decline_transfer")
@doors.endpoint
def decline_transfer(request: HttpRequest, transfer_id: int, body: ReasonIn) -> Any:
    """Say why a member does not go."""
    services.decline_transfer(transfer_id=min(transfer_id, 2**63 - 1), reason=body.reason, **who(request))
    return {"done": True}


@router.post("/transfers/{int:transfer_id}/cancel", response=DoneOut, operation_id="members_cancel_transfer")
@doors.endpoint
def cancel_transfer(request: HttpRequest, transfer_id: int, body: ReasonIn) -> Any:
    """Take a question back."""
    services.cancel_transfer(transfer_id=min(transfer_id, 2**63 - 1), reason=body.reason, **who(request))
    return {"done": True}


@router.post("/persons/{int:person_id}/sensitive", response=dict[str, str], operation_id="members_read_sensitive")
@doors.endpoint
def read_sensitive(request: HttpRequest, person_id: int, body: SensitiveIn) -> Any:
    """Open sealed fields for a stated purpose; the member sees who looked."""
    return services.read_sensitive(person_id=min(person_id, 2**63 - 1), fields=body.fields, purpose=body.purpose, **who(request))


@router.post("/persons/{int:person_id}/account", response=IdOut, operation_id="members_open_account")
@doors.endpoint
def open_account(request: HttpRequest, person_id: int, body: AccountIn) -> Any:
    """Make an account with which a member sees the own record."""
    return {"id": services.open_account(person_id=min(person_id, 2**63 - 1), **body.dict(), **who(request))}


@router.post("/own/request", response=IdOut, operation_id="members_request_correction")
@doors.endpoint
def request_correction(request: HttpRequest, body: TellIn) -> Any:
    """Ask one's union to mend one's own record."""
    return {"id": services.request_correction(told=body.fields, **who(request))}


@router.post("/requests/{int:request_id}/decide", response=DoneOut, operation_id="members_decide_correction")
@doors.endpoint
def decide_correction(request: HttpRequest, request_id: int, body: AnswerIn) -> Any:
    """Mend a record as its member asks, or say why not."""
    services.decide_correction(request_id=min(request_id, 2**63 - 1), accepted=body.accepted, answer=body.answer, **who(request))
    return {"done": True}


@router.post("/merge", response=IdOut, operation_id="members_merge_persons")
@doors.endpoint
def merge_persons(request: HttpRequest, body: MergeIn) -> Any:
    """Merge two records of one human being."""
    return {"id": services.merge_persons(**body.dict(), **who(request))}


@router.post("/doubles/find", response=FoundOut, operation_id="members_find_doubles")
@doors.endpoint
def find_doubles(request: HttpRequest) -> Any:
    """Look through all records within reach for those that may tell of one human being."""
    return {"pairs": services.find_doubles(**who(request))}


@router.post("/merges/{int:merge_id}/undo", response=DoneOut, operation_id="members_undo_merge")
@doors.endpoint
def undo_merge(request: HttpRequest, merge_id: int, body: ReasonIn) -> Any:
    """Take two records apart again."""
    services.undo_merge(merge_id=min(merge_id, 2**63 - 1), reason=body.reason, **who(request))
    return {"done": True}


@router.post("/persons/{int:person_id}/card", response=IdOut, operation_id="members_issue_card")
@doors.endpoint
def issue_card(request: HttpRequest, person_id: int, body: CardIn) -> Any:
    """Give a member a card."""
    return {"id": services.issue_card(person_id=min(person_id, 2**63 - 1), valid_until=body.valid_until, **who(request))}


@router.post("/load", response=LoadedOut, operation_id="members_load_members")
@doors.endpoint
def load_members(request: HttpRequest, body: LoadIn) -> Any:
    """Load a register of members from the text of a CSV file: all of it or nothing."""
    unit_id = id_of(body.unit) if body.unit else None
    return services.load_members(file_name=body.name, content=body.text.encode(), unit_id=unit_id, since=body.since, **who(request))
