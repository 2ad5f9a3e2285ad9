"""People and roles for programs."""

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from congdoan.foundation.access import doors, queries, rules, services

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


class LinkIn(Schema):
    """A link for the people of one body, until (not including) a day."""

    unit_id: int = Field(ge=1, lt=2**63)
    subject_id: int = Field(ge=1, lt=2**63)
    until: date
    reason: str = Field(min_length=1, max_length=300)


class LinkOut(Schema):
    """A new link; its path holds the token and is told once."""

    id: int
    path: str


class LinkRowOut(Schema):
    id: int
    state: str
    first_day: date
    until: date
    reason: str
    issued_by: str
    visits: int
    last_visit: datetime | None


class ReasonIn(Schema):
    reason: str = Field(min_length=1, max_length=300)


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


@router.post("/links", response={201: LinkOut}, operation_id="access_issue_link")
@doors.endpoint
def issue_link(request: HttpRequest, body: LinkIn):
    issued = services.issue_link(by=doors.actor_id(request), on=doors.today(), **body.dict())
    return Status(201, {"id": issued.id, "path": rules.LINK_PATHS[rules.PAYER_LINK].format(token=issued.token)})


@router.get("/links", response=list[LinkRowOut], operation_id="access_links")
@doors.endpoint
def links(request: HttpRequest, subject_id: int) -> Any:
    services.require(doors.actor_id(request), "access.issue_link", at=subject_id, on=doors.today())
    rows = queries.links_of(subject_id, on=doors.today())
    return [plain_link(row) for row in rows]


@router.post("/links/{int:link_id}/revoke", response={204: None}, operation_id="access_revoke_link")
@doors.endpoint
def revoke_link(request: HttpRequest, link_id: int, body: ReasonIn):
    services.revoke_link(by=doors.actor_id(request), link_id=link_id, reason=body.reason, on=doors.today())
    return Status(204, None)


def plain_link(row: queries.LinkRow) -> dict[str, Any]:
    return {
        "id": row.id, "state": row.state, "first_day": row.period.lower, "until": row.period.upper, "reason": row.reason,
        "issued_by": row.issued_by, "visits": row.visits, "last_visit": row.last_visit,
    }  # fmt: skip
