"""Reminders for programs."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from congdoan.activities.programmes import queries
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard

router = Router()


class ReminderOut(Schema):
    """One reminder that stands. `kind`: opens, closes, late, escalated; one of report, request and task is set."""

    id: int
    kind: str
    unit_code: str
    title: str
    report_id: int | None
    request_id: int | None
    task_id: int | None
    due_on: date
    said_on: date
    count: int


class RemindersOut(Schema):
    """One page of reminders; `next_after` leads to the next."""

    total: int
    next_after: int | None
    rows: list[ReminderOut]


@router.get("/reminders", response=RemindersOut, operation_id="programmes_reminders")
@doors.endpoint
def reminders(request: HttpRequest, after: int | None = None) -> Any:
    guard.require_somewhere(doors.actor_id(request), "programmes.read", on=doors.today())
    rows, total, following = queries.reminders(None, on=doors.today(), after=after if after and 0 < after < 2**63 else None)
    return {"total": total, "next_after": following, "rows": list(rows)}
