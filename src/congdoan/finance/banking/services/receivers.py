"""Receivers of bank notifications: an address for a provider to call, shown once, and the key it signs with."""

import secrets
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from psycopg.types.range import DateRange

from congdoan.finance.banking.models import NotificationSource
from congdoan.finance.banking.rules import notifications
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError

SHORTEST_KEY, LONGEST_KEY = 8, 500


class UnableToRegister(DomainError):
    """Root of this service's refusals."""


class UnknownProvider(UnableToRegister):
    code = "provider-unknown"
    says = "Không có bên gửi {provider}. Các bên gửi: {known}."


class BadKey(UnableToRegister):
    code = "key-bad"
    says = "Khóa cần từ {shortest} đến {longest} ký tự in được, chép đúng từ trang của bên gửi."


@dataclass(frozen=True)
class NewSource:
    """A receiver just registered; its address is told here and never again."""

    id: int
    provider: str
    address: str = field(repr=False)


@transaction.atomic
def register_notification_source(*, by: int, unit_id: int, provider: str, key: str, on: date, name: str = "") -> NewSource:
    """Register a receiver of one provider's calls about the unit's accounts; its address is returned once.

    :raises NotAllowed: the actor may not keep this unit's receivers
    :raises UnableToRegister: no such provider, or no usable key
    """
    access.require(by, "banking.register_notification_source", at=unit_id, on=on)
    if provider not in notifications.PROVIDERS:
        raise UnknownProvider(provider=provider[:40], known=", ".join(notifications.PROVIDERS))
    key = key.strip()
    if not (SHORTEST_KEY <= len(key) <= LONGEST_KEY and key.isprintable()):
        raise BadKey(shortest=SHORTEST_KEY, longest=LONGEST_KEY)
    address = secrets.token_urlsafe(24)
    source = NotificationSource.objects.create(
        unit_id=unit_id, provider=provider, name=name.strip() or notifications.scheme(provider).words, period=DateRange(on, None),
        address_mark=notifications.address_mark(address), sealed_key=notifications.seal(key, address=address), registered_by=by,
    )  # fmt: skip
    audit.record(by, "banking.register_notification_source", at=unit_id, source=source.pk, provider=provider)
    return NewSource(int(source.pk), provider, address)


@transaction.atomic
def close_notification_source(*, by: int, source_id: int, on: date) -> None:
    """Close a receiver: from this day on its address answers nobody. What it received stays; closing again changes nothing.

    :raises NotAllowed: the actor may not keep this unit's receivers
    """
    source = NotificationSource.objects.select_for_update().get(pk=source_id)
    access.require(by, "banking.close_notification_source", at=source.unit_id, on=on)
    if not source.period.upper_inf:
        return
    source.period = DateRange(source.period.lower, max(source.period.lower, on))
    source.save(update_fields=["period"])
    audit.record(by, "banking.close_notification_source", at=source.unit_id, source=source_id)
