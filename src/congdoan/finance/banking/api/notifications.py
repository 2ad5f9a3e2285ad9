"""Receivers and notifications for programs; what providers send comes to the receiver's own address."""

from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from ninja import Field, Schema

from congdoan.finance.banking import queries, services
from congdoan.foundation.access import doors

from .routing import router

MOST_NOTIFICATIONS = 500
ANY_ID = 2**63


class SourceIn(Schema):
    """A new receiver: whose calls about which unit, and the key they are signed with."""

    unit_id: int = Field(ge=1, lt=ANY_ID)
    provider: str = Field(max_length=20)
    key: str = Field(max_length=500)
    name: str = Field("", max_length=120)


class NewSourceOut(Schema):
    """The receiver and the path of its address, told this once."""

    id: int
    path: str


class SourceOut(Schema):
    id: int
    unit_id: int
    provider: str
    name: str
    since: date | None
    until: date | None
    is_open: bool


class NotificationOut(Schema):
    """One transaction as it was told; `state` says how it stands against the statements."""

    id: int
    unit_id: int
    source_id: int
    provider: str
    verdict: str
    reason: str
    state: str
    received_at: datetime
    provider_id: str
    account_number: str
    virtual_account: str
    direction: str
    amount: int | None
    booked_at: datetime | None
    narrative: str
    reference: str
    counterparty_account: str
    counterparty_name: str
    running_balance: int | None
    line_id: int | None
    evidence: str | None
    settled_because: str | None


class NotificationsOut(Schema):
    """Latest first; `next_before` is the id to ask from, null on the last page."""

    notifications: list[NotificationOut]
    next_before: int | None


class SettleIn(Schema):
    reason: str = Field(max_length=500)


class DoneOut(Schema):
    id: int


class ComparedOut(Schema):
    proven: int


@router.get("/notification-sources", response=list[SourceOut], operation_id="banking_notification_sources")
@doors.endpoint
def notification_sources(request: HttpRequest) -> Any:
    """Return the receivers within reach."""
    return queries.notification_sources()


@router.post("/notification-sources", response=NewSourceOut, operation_id="banking_register_notification_source")
@doors.endpoint
def register_notification_source(request: HttpRequest, body: SourceIn) -> Any:
    """Register a receiver; its address is told in this answer and never again."""
    made = services.register_notification_source(by=doors.actor_id(request), on=doors.today(), **body.dict())
    return {"id": made.id, "path": reverse("banking:receive_notification", args=[made.provider, made.address])}


@router.post("/notification-sources/{int:source_id}/close", response=DoneOut, operation_id="banking_close_notification_source")
@doors.endpoint
def close_notification_source(request: HttpRequest, source_id: int) -> Any:
    """Close a receiver."""
    if not any(source.id == source_id for source in queries.notification_sources()):
        raise Http404
    services.close_notification_source(by=doors.actor_id(request), source_id=source_id, on=doors.today())
    return {"id": source_id}


@router.get("/notifications", response=NotificationsOut, operation_id="banking_notifications")
@doors.endpoint
def notifications(request: HttpRequest, state: str = "", q: str = "", before: int | None = None) -> Any:
    """Return notifications within reach, a page at a time."""
    before_id = before if before is None or 0 < before < ANY_ID else 0
    found = queries.notifications(state=state[:20], words=q[:200], before_id=before_id, limit=MOST_NOTIFICATIONS + 1)
    page = found[:MOST_NOTIFICATIONS]
    return {"notifications": page, "next_before": page[-1].id if len(found) > MOST_NOTIFICATIONS else None}


@router.get("/notifications/{int:notification_id}", response=NotificationOut, operation_id="banking_notification")
@doors.endpoint
def notification(request: HttpRequest, notification_id: int) -> Any:
    """Return one notification."""
    found = queries.notification(notification_id) if notification_id < ANY_ID else None
    if found is None:
        raise Http404
    return found


@router.post("/notifications/{int:notification_id}/settle", response=DoneOut, operation_id="banking_settle_notification")
@doors.endpoint
def settle_notification(request: HttpRequest, notification_id: int, body: SettleIn) -> Any:
    """Close a notification that was held back or that the statement contradicts."""
    if notification_id >= ANY_ID:
        raise Http404
    services.settle_notification(by=doors.actor_id(request), notification_id=notification_id, reason=body.reason, on=doors.today())
    return {"id": notification_id}


@router.post("/notifications/compare", response=ComparedOut, operation_id="banking_compare_notifications")
@doors.endpoint
def compare_notifications(request: HttpRequest) -> Any:
    """Compare every notification within reach with the statements."""
    return {"proven": services.compare_notifications(by=doors.actor_id(request), on=doors.today())}
