"""What the endpoints of this app share."""

from typing import Any

from django.http import HttpRequest
from ninja import Schema

from congdoan.foundation.access import doors


class IdOut(Schema):
    id: int


class DoneOut(Schema):
    done: bool = True


def who(request: HttpRequest) -> dict[str, Any]:
    """Return who acts on which day."""
    return {"by": doors.actor_id(request), "on": doors.today()}
