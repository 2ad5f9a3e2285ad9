"""Members for programs: the same acts as the pages and commands. Units are named by code, persons and memberships by number."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Field, Query, Schema

from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard
from congdoan.people.members import forms, queries, services
from congdoan.people.members.forms import id_of
from congdoan.people.members.queries import Filter

from .parts import DoneOut, Id, IdOut, ReasonIn, Told, router, who


class MemberOut(Schema):
    """One membership; `citizen` is masked."""

    id: int
    person_id: int
    full_name: str
    sex: str
    born: str
    unit_code: str
    section: str
    first: date
    last: date | None
    member_code: str
    citizen: str
    joined_on: date | None
    is_absent: bool


class ListOut(Schema):
    """One page; `total` null: more than 5,000; `next_after` empty: the last page."""

    rows: list[MemberOut]
    total: int | None
    next_after: str


class ListIn(Schema):
    """What a list shows."""

    unit: str = Field("", max_length=40)
    text: str = Field("", max_length=200)
    sex: str = Field("", max_length=3)
    section: str = Field("", max_length=120)
    absent: bool = False
    on: date | None = None
    after: str = Field("", max_length=20)


class StayOut(Schema):
    membership_id: int
    unit_code: str
    first: date
    last: date | None
    began: str
    ended: str
    section: str


class PersonOut(Schema):
    """One person; the citizen number is masked, sensitive fields are named and not shown."""

    id: int
    full_name: str
    sex: str
    born: str
    citizen: str
    member_code: str
    joined_on: date | None
    unit_code: str
    state: str
    stays: list[StayOut]
    sealed: list[str]


class PersonIn(Schema):
    """A person in text, as a form would tell it."""

    full_name: str = Field(max_length=300)
    sex: str = Field("", max_length=20)
    born: str = Field("", max_length=20)
    citizen_number: str = Field("", max_length=30)
    native_place: Told = ""
    address: Told = ""
    phone: Told = ""
    email: Told = ""
    workplace: Told = ""
    job: Told = ""
    ethnicity: Told = ""


class ApplyIn(Schema):
    unit: str = Field(max_length=40)
    person: PersonIn
    applied_on: date
    section: str = Field("", max_length=120)


class ApplyListIn(Schema):
    unit: str = Field(max_length=40)
    persons: list[PersonIn] = Field(max_length=5_000)
    applied_on: date


class DecideIn(Schema):
    applications: list[Id] = Field(max_length=5_000)
    decided_on: date
    decision: str = Field("", max_length=120)


class RefuseIn(Schema):
    applications: list[Id] = Field(max_length=5_000)
    decided_on: date
    reason: Told


class LeaveIn(Schema):
    how: str = Field(max_length=20)
    last_day: date
    reason: Told
    decision: str = Field("", max_length=120)


class DeathIn(Schema):
    died_on: date


class AbsenceIn(Schema):
    since: date
    until: date | None = None
    reason: Told


class SinceIn(Schema):
    since: date


class ReenterIn(Schema):
    unit: str = Field(max_length=40)
    since: date
    decision: str = Field("", max_length=120)


class CorrectIn(Schema):
    fields: dict[str, Told]
    reason: Told


class SectionIn(Schema):
    section: str = Field("", max_length=120)


class IdsOut(Schema):
    ids: list[int]


class FieldsOut(Schema):
    fields: list[str]


@router.get("/members", response=ListOut, operation_id="members_members")
@doors.endpoint
def members(request: HttpRequest, asked: Query[ListIn]) -> Any:
    """Return one page of the members of a day."""
    guard.require_somewhere(doors.actor_id(request), "members.read", on=doors.today())
    unit_id = id_of(asked.unit) if asked.unit else None
    chosen = Filter(unit_id, asked.text, asked.sex, asked.section, "vang" if asked.absent else "")
    return queries.listing(chosen, on=asked.on or doors.today(), after=asked.after)


@router.get("/persons/{int:person_id}", response=PersonOut, operation_id="members_person")
@doors.endpoint
def person(request: HttpRequest, person_id: int, on: date | None = None) -> Any:
    """Return one person."""
    found = queries.person(min(person_id, 2**63 - 1), on=on or doors.today())
    if found is None:
        raise Http404
    guard.require(doors.actor_id(request), "members.read", at=found.unit_id, on=doors.today())
    shown = {name: getattr(found, name) for name in PersonOut.model_fields if name != "sealed"}
    return {**shown, "sealed": [name for name, _ in found.sealed]}


@router.post("/apply", response=IdOut, operation_id="members_apply")
@doors.endpoint
def apply(request: HttpRequest, body: ApplyIn) -> Any:
    """Write down one application."""
    draft = forms.draft_of(body.person.dict(), on=doors.today())
    done = services.apply(unit_id=id_of(body.unit), draft=draft, applied_on=body.applied_on, section=body.section, **who(request))
    return {"id": done}


@router.post("/apply-list", response=IdsOut, operation_id="members_apply_list")
@doors.endpoint
def apply_list(request: HttpRequest, body: ApplyListIn) -> Any:
    """Write down the applications of a list, all or none."""
    drafts = [forms.draft_of(one.dict(), on=doors.today()) for one in body.persons]
    return {"ids": services.apply_list(unit_id=id_of(body.unit), drafts=drafts, applied_on=body.applied_on, **who(request))}


@router.post("/applications/approve", response=IdsOut, operation_id="members_approve_applications")
@doors.endpoint
def approve_applications(request: HttpRequest, body: DecideIn) -> Any:
    """Admit applicants by one decision."""
    done = services.approve_applications(
        application_ids=body.applications, decided_on=body.decided_on, decision=body.decision, **who(request)
    )
    return {"ids": done}


@router.post("/applications/refuse", response=DoneOut, operation_id="members_refuse_applications")
@doors.endpoint
def refuse_applications(request: HttpRequest, body: RefuseIn) -> Any:
    """Refuse applicants with a reason."""
    services.refuse_applications(application_ids=body.applications, decided_on=body.decided_on, reason=body.reason, **who(request))
    return {"done": True}


@router.post("/applications/{int:application_id}/withdraw", response=DoneOut, operation_id="members_withdraw_application")
@doors.endpoint
def withdraw_application(request: HttpRequest, application_id: int, body: ReasonIn) -> Any:
    """Take an application back."""
    services.withdraw_application(application_id=min(application_id, 2**63 - 1), reason=body.reason, **who(request))
    return {"done": True}


@router.post("/persons/{int:person_id}/reenter", response=IdOut, operation_id="members_reenter")
@doors.endpoint
def reenter(request: HttpRequest, person_id: int, body: ReenterIn) -> Any:
    """Take back a person whose membership a reorganisation ended."""
    facts: dict[str, Any] = {"unit_id": id_of(body.unit), "since": body.since, "decision": body.decision}
    return {"id": services.reenter(person_id=min(person_id, 2**63 - 1), **facts, **who(request))}


@router.post("/persons/{int:person_id}/correct", response=FieldsOut, operation_id="members_correct")
@doors.endpoint
def correct(request: HttpRequest, person_id: int, body: CorrectIn) -> Any:
    """Correct fields of a person."""
    return {"fields": services.correct(person_id=min(person_id, 2**63 - 1), told=body.fields, reason=body.reason, **who(request))}


@router.post("/memberships/{int:membership_id}/leave", response=DoneOut, operation_id="members_leave")
@doors.endpoint
def leave(request: HttpRequest, membership_id: int, body: LeaveIn) -> Any:
    """End a membership."""
    services.leave(membership_id=min(membership_id, 2**63 - 1), **body.dict(), **who(request))
    return {"done": True}


@router.post("/memberships/{int:membership_id}/death", response=DoneOut, operation_id="members_record_death")
@doors.endpoint
def record_death(request: HttpRequest, membership_id: int, body: DeathIn) -> Any:
    """End a membership by death."""
    services.record_death(membership_id=min(membership_id, 2**63 - 1), died_on=body.died_on, **who(request))
    return {"done": True}


@router.post("/memberships/{int:membership_id}/reopen", response=DoneOut, operation_id="members_reopen")
@doors.endpoint
def reopen(request: HttpRequest, membership_id: int, body: ReasonIn) -> Any:
    """Take the end of a membership back."""
    services.reopen(membership_id=min(membership_id, 2**63 - 1), reason=body.reason, **who(request))
    return {"done": True}


@router.post("/memberships/{int:membership_id}/absence", response=IdOut, operation_id="members_record_absence")
@doors.endpoint
def record_absence(request: HttpRequest, membership_id: int, body: AbsenceIn) -> Any:
    """Record an absence."""
    return {"id": services.record_absence(membership_id=min(membership_id, 2**63 - 1), **body.dict(), **who(request))}


@router.post("/memberships/{int:membership_id}/return", response=DoneOut, operation_id="members_record_return")
@doors.endpoint
def record_return(request: HttpRequest, membership_id: int, body: SinceIn) -> Any:
    """Record the end of an absence."""
    services.record_return(membership_id=min(membership_id, 2**63 - 1), since=body.since, **who(request))
    return {"done": True}


@router.post("/memberships/{int:membership_id}/section", response=DoneOut, operation_id="members_assign_section")
@doors.endpoint
def assign_section(request: HttpRequest, membership_id: int, body: SectionIn) -> Any:
    """Put a member into a section."""
    services.assign_section(membership_id=min(membership_id, 2**63 - 1), section=body.section, **who(request))
    return {"done": True}
