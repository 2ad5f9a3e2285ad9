"""People and roles for programs."""

from datetime import date

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from congdoan.foundation.access import doors, services

router = Router()


class ActorIn(Schema):
    """A new account within a branch."""

    username: str = Field(max_length=80)
    full_name: str = Field(max_length=160)
    post: str = Field("", max_length=160)
    password: str = Field(max_length=200)
    branch_id: int = Field(ge=1, lt=2**63)


class GrantIn(Schema):
    """A role on a branch from a day, until (not including) another."""

    role: str = Field(max_length=40)
    branch_id: int = Field(ge=1, lt=2**63)
    from_day: date
    until: date | None = None
    reason: str = Field("", max_length=300)


class EndIn(Schema):
    """The first day without the role."""

    until: date


class PasswordIn(Schema):
    """A new password."""

    password: str = Field(max_length=200)


class NewOut(Schema):
    id: int


@router.post("/actors", response={201: NewOut}, operation_id="access_create_actor")
@doors.endpoint
def create_actor(request: HttpRequest, body: ActorIn):
    given = body.dict()
    at = given.pop("branch_id")
    return Status(201, {"id": services.create_actor(by=doors.actor_id(request), at=at, on=doors.today(), **given)})


@router.post("/actors/{int:actor_id}/grants", response={201: NewOut}, operation_id="access_grant")
@doors.endpoint
def grant(request: HttpRequest, actor_id: int, body: GrantIn):
    return Status(201, {"id": services.grant(by=doors.actor_id(request), actor_id=actor_id, on=doors.today(), **body.dict())})


@router.post("/grants/{int:grant_id}/end", response={204: None}, operation_id="access_end_grant")
@doors.endpoint
def end_grant(request: HttpRequest, grant_id: int, body: EndIn):
    services.end_grant(by=doors.actor_id(request), grant_id=grant_id, until=body.until, on=doors.today())
    return Status(204, None)


@router.post("/actors/{int:actor_id}/password", response={204: None}, operation_id="access_set_password")
@doors.endpoint
def set_password(request: HttpRequest, actor_id: int, body: PasswordIn):
    services.set_password(by=doors.actor_id(request), actor_id=actor_id, password=body.password, on=doors.today())
    return Status(204, None)
