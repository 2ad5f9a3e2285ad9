"""What the endpoints of members share."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Router, Schema

from congdoan.foundation.access import doors

router = Router()

Id = Annotated[int, Field(ge=1, lt=2**63)]
Told = Annotated[str, Field(max_length=300)]


class IdOut(Schema):
    id: int


class DoneOut(Schema):
    done: bool = True


class ReasonIn(Schema):
    reason: Told


def who(request: HttpRequest) -> dict[str, Any]:
    """Return who acts on which day."""
    return {"by": doors.actor_id(request), "on": doors.today()}
