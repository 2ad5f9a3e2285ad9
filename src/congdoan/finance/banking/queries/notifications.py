"""Notifications and how each stands: a hint waits until a line of a statement proves it or the statement does without it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    DateTimeField,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import TruncDate
from django.utils.timezone import get_default_timezone

from congdoan.finance.banking.models import BELIEVED, BankLine, Delivery, Notification, NotificationSource, Statement
from congdoan.finance.banking.rules.notifications import DAYS_AFTER, DAYS_BEFORE
from congdoan.foundation.kernel.vietnamese import search_key

STATES = ("waiting", "proven", "contradicted", "quarantined", "settled", "repeated", "refused")
OPEN = ("contradicted", "quarantined")


@dataclass(frozen=True, slots=True)
class NotificationRow:
    """One transaction as it was told. `state` is one of STATES. Units: đồng."""

    id: int
    unit_id: int
    source_id: int
    source: str
    provider: str
    delivery_id: int
    verdict: str
    reason: str
    state: str
    signed_at: datetime | None
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
    settled_by: int | None
    settled_at: datetime | None
    settled_because: str | None


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """One call as it came."""

    headers: dict[str, str]
    body: bytes
    sha256: str
    received_at: datetime


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One receiver; its address and key cannot be shown."""

    id: int
    unit_id: int
    provider: str
    name: str
    since: date | None
    until: date | None
    registered_by: int
    is_open: bool


_ROW = (
    "id", "unit_id", "source_id", "source__name", "source__provider", "delivery_id", "verdict", "reason", "state", "signed_at",
    "received_at", "provider_id", "account_number", "virtual_account", "direction", "amount", "booked_at", "narrative", "reference",
    "counterparty_account", "counterparty_name", "running_balance", "proof__line_id", "proof__evidence", "settlement__settled_by",
    "settlement__settled_at", "settlement__reason",
)  # fmt: skip


def notifications(*, state: str = "", words: str = "", before_id: int | None = None, limit: int) -> list[NotificationRow]:
    """Return notifications, latest first, of one state or all, that hold every word (without diacritics)."""
    found = _searched(words).annotate(state=_state())
    if state:
        found = found.filter(state=state)
    if before_id is not None:
        found = found.filter(id__lt=before_id)
    return [NotificationRow(*row) for row in found.order_by("-id").values_list(*_ROW)[:limit]]


def count_by_state(*, words: str = "") -> dict[str, int]:
    """Return how many notifications that hold every word stand in each state; absent states are left out."""
    rows = _searched(words).annotate(state=_state()).order_by().values("state").annotate(count=Count("id"))
    return {row["state"]: row["count"] for row in rows}


def count_open_notifications() -> int:
    """Return how many notifications wait for a person: held back, or not in the statement of their day."""
    unsettled = Notification.objects.exclude(verdict="refused").filter(settlement__isnull=True, proof__isnull=True)
    return unsettled.annotate(state=_state()).filter(state__in=OPEN).count()


def notification(notification_id: int) -> NotificationRow | None:
    """Return one notification; None when it is not there or not to be seen."""
    row = Notification.objects.filter(id=notification_id).annotate(state=_state()).values_list(*_ROW).first()
    return None if row is None else NotificationRow(*row)


def delivery(delivery_id: int) -> DeliveryRow | None:
    """Return a call as it came; None when it is not there or not to be seen."""
    row = Delivery.objects.filter(id=delivery_id).values_list("headers", "body", "sha256", "received_at").first()
    return None if row is None else DeliveryRow(row[0], bytes(row[1]), row[2], row[3])


def notification_proving(line_id: int) -> int | None:
    """Return the notification that a line proves, if it proves one."""
    return Notification.objects.filter(proof__line_id=line_id).values_list("id", flat=True).first()


def notification_sources() -> list[SourceRow]:
    """Return the receivers, open ones first, by name."""
    rows = NotificationSource.objects.order_by("name", "id").values_list("id", "unit_id", "provider", "name", "period", "registered_by")
    told = [SourceRow(*row[:4], row[4].lower, row[4].upper, row[5], row[4].upper_inf) for row in rows]
    return sorted(told, key=lambda source: not source.is_open)


def unproven(*, unit_id: int | None = None) -> QuerySet[Notification]:
    """Return the believed notifications that no line proves and nobody settled, oldest first."""
    is_alone = Q(verdict="accepted") | ~Exists(_told_in_time())
    found = Notification.objects.filter(is_alone, verdict__in=BELIEVED, proof__isnull=True, settlement__isnull=True).order_by("id")
    return found if unit_id is None else found.filter(unit_id=unit_id)


def _searched(words: str) -> QuerySet[Notification]:
    found = Notification.objects.all()
    for word in search_key(words).split():
        found = found.filter(search_key__contains=word)
    return found


def _state() -> Case:
    """Return how a notification stands. What no line proves is contradicted only once a statement covers its day without a line for it."""
    return Case(
        When(proof__isnull=False, then=Value("proven")),
        When(settlement__isnull=False, then=Value("settled")),
        When(verdict="refused", then=Value("refused")),
        When(~Q(verdict="accepted") & Exists(_told_in_time()), then=Value("repeated")),
        When(verdict="quarantined", then=Value("quarantined")),
        When(Exists(_covering()) & ~Exists(_candidates()), then=Value("contradicted")),
        default=Value("waiting"),
        output_field=CharField(),
    )


def _told_in_time() -> QuerySet[Notification]:
    """Return the same notification, believed: it was sent again in time, or after its account was registered."""
    return Notification.objects.filter(source_id=OuterRef("source_id"), verdict="accepted", fingerprint=OuterRef("fingerprint"))


def _candidates() -> QuerySet[BankLine]:
    """Return the lines that could prove a notification and prove none yet."""
    return BankLine.objects.filter(
        unit_id=OuterRef("unit_id"), account_id=OuterRef("account_id"), direction=OuterRef("direction"), amount=OuterRef("amount"),
        is_repeat=False, notification_proof__isnull=True, booked_on__gte=_day(-DAYS_BEFORE), booked_on__lte=_day(DAYS_AFTER),
        booked_at__gt=_moved("booked_at", -DAYS_BEFORE - 1), booked_at__lt=_moved("booked_at", DAYS_AFTER + 1),  # for the index by moment
    )  # fmt: skip


def _covering() -> QuerySet[Statement]:
    """Return the statements that are complete for a notification's day; the last day only if they were imported later."""
    imported_on = TruncDate("imported_at", tzinfo=get_default_timezone())
    held = Statement.objects.filter(account_id=OuterRef("account_id"), first_on__lte=_day(0)).annotate(imported_on=imported_on)
    return held.filter(Q(last_on__gt=_day(0)) | Q(last_on=_day(0), imported_on__gt=F("last_on")))


def _day(more: int) -> "ExpressionWrapper[Any]":
    """Return the day of the outer notification, moved by some days."""
    return _moved("booked_on", more)


def _moved(column: str, days: int) -> "ExpressionWrapper[Any]":
    """Return a day or moment of the outer notification, moved by some days."""
    field = DateField() if column == "booked_on" else DateTimeField()
    return ExpressionWrapper(OuterRef(column) + Value(timedelta(days), DurationField()), field)
