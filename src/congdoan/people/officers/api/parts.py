"""What the endpoints of officers share."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from congdoan.foundation.access import doors

router = Router()


class IdOut(Schema):
    id: int


class DoneOut(Schema):
    done: bool = True


def who(request: HttpRequest) -> dict[str, Any]:
    """Return who acts on which day."""
    return {"by": doors.actor_id(request), "on": doors.today()}
