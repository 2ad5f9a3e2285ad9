"""A call from outside: kept as it came, in a transaction of its own, then checked and read. It books nothing and believes nothing twice."""

import hashlib
import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.utils.timezone import get_default_timezone, localtime

from congdoan.finance.banking.models import CollectingAccount, Delivery, Notification, NotificationSource
from congdoan.finance.banking.rules import notifications
from congdoan.finance.banking.rules.notifications import Call, Check, Told
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.vietnamese import search_key

READING = 0xBA4C
KEPT_REFUSALS, WITHIN = 20, timedelta(hours=1)  # with bodies of 256 KiB: five megabytes an hour for who found an address
ADDRESS = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)


class UnknownReceiver(DomainError):
    code = "receiver-unknown"
    says = "Không có địa chỉ nhận này, hoặc đã đóng."


class BodyTooLarge(DomainError):
    code = "body-too-large"
    says = "Nội dung dài quá {most} byte, không nhận."


@dataclass(frozen=True)
class Received:
    """How a call ended: accepted, repeated, quarantined, stale or refused; `reason` for all but the first two."""

    state: str
    reason: str = ""

    @property
    def is_genuine(self) -> bool:
        """Return whether the sender should be told that the call arrived."""
        return self.state not in {"refused", "stale"}


def receive_notification(*, provider: str, address: str, headers: Mapping[str, str], body: bytes, at: datetime) -> Received:
    """Take one call at a receiver's address: keep it, then check and read it. Nobody acts; the address opens its own receiver alone.

    The same call, or another that tells the same, changes nothing. Once twenty refused calls of the last hour are kept, further ones
    are kept only if they are genuine.

    :raises UnknownReceiver: no open receiver of this provider has the address
    :raises BodyTooLarge: nothing of it is kept
    """
    if len(body) > notifications.MOST_BYTES:
        raise BodyTooLarge(most=notifications.MOST_BYTES)
    if not ADDRESS.fullmatch(address):
        raise UnknownReceiver()
    call = Call({name.lower(): value for name, value in headers.items()}, body)
    with _at_receiver(address):
        source = _source(provider, address, at)
        is_unwelcome = _is_flooded(source, at) and not _check(source, call, address, at).is_genuine
        delivery_id = None if is_unwelcome or _is_believed(source, body) else _keep(source, call, at)
    with _at_receiver(address):
        check = _check(source, call, address, at)
        state = _write(source, delivery_id, call, check, at) if delivery_id is not None else "repeated"
    if not check.is_genuine:
        return Received("refused", check.reason)
    return Received("stale", check.reason) if check.reason else Received(state)


@contextmanager
def _at_receiver(address: str) -> Iterator[None]:
    """Open a transaction in which PostgreSQL shows what belongs to one address."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('congdoan.receiver', %s, true)", [address])
        yield
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('congdoan.receiver', '', true)")


def _source(provider: str, address: str, at: datetime) -> NotificationSource:
    found = NotificationSource.objects.filter(
        address_mark=notifications.address_mark(address), provider=provider, period__contains=localtime(at).date()
    ).first()
    if found is None:
        raise UnknownReceiver()
    return found


def _check(source: NotificationSource, call: Call, address: str, at: datetime) -> Check:
    key = notifications.unseal(bytes(source.sealed_key), address=address)
    return notifications.verify(source.provider, call, key=key, now=int(at.timestamp()))


def _is_believed(source: NotificationSource, body: bytes) -> bool:
    """Return whether this very body was believed before: then it is kept already."""
    mark = hashlib.sha256(body).hexdigest()
    return Notification.objects.filter(source_id=source.pk, delivery__sha256=mark, verdict="accepted").exists()


def _is_flooded(source: NotificationSource, at: datetime) -> bool:
    refused = Notification.objects.filter(
        unit_id=source.unit_id, source_id=source.pk, verdict="refused", received_at__gt=at - WITHIN, received_at__lte=at
    )
    return refused[:KEPT_REFUSALS].count() >= KEPT_REFUSALS


def _keep(source: NotificationSource, call: Call, at: datetime) -> int:
    headers = notifications.kept_headers(source.provider, call)
    digest = hashlib.sha256(json.dumps(headers, sort_keys=True).encode() + b"\n" + call.body).hexdigest()
    sha256 = hashlib.sha256(call.body).hexdigest()
    kept, _ = Delivery.objects.get_or_create(
        source_id=source.pk,
        digest=digest,
        defaults={"unit_id": source.unit_id, "headers": headers, "body": call.body, "sha256": sha256, "received_at": at},
    )
    return int(kept.pk)


def _write(source: NotificationSource, delivery_id: int, call: Call, check: Check, at: datetime) -> str:
    """Write down what a kept call tells, and return how it ended. Calls of one receiver are read one after another."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, mod(%s, 2147483647)::int)", [READING, source.pk])
    judged = _judged(source, call.body, check) if check.is_genuine else [("refused", Told(reason=check.reason), None)]
    rows = [
        Notification(
            unit_id=source.unit_id, source_id=source.pk, delivery_id=delivery_id, account_id=account_id, verdict=verdict,
            received_at=at, signed_at=datetime.fromtimestamp(check.signed_at, UTC) if check.signed_at is not None else None,
            fingerprint=told.fingerprint(call.body), **_facts(told),
        )
        for verdict, told, account_id in judged
    ]  # fmt: skip
    Notification.objects.bulk_create(rows, ignore_conflicts=True)
    verdicts = {row.verdict for row in rows}
    return next((verdict for verdict in ("accepted", "quarantined") if verdict in verdicts), "repeated")


def _judged(source: NotificationSource, body: bytes, check: Check) -> list[tuple[str, Told, int | None]]:
    """Return each transaction that was not believed before, with its verdict and the unit's account it belongs to."""
    told = notifications.read(source.provider, body)
    account_of = _accounts(source.unit_id, {one.account for one in told})
    names = {one.provider_id for one in told if one.provider_id}
    earlier = Notification.objects.filter(source_id=source.pk, verdict="accepted", provider_id__in=names)
    believed = dict(earlier.values_list("provider_id", "fingerprint"))
    judged = []
    for one in told:
        account_id = account_of(one)
        reason = one.reason or ("" if account_id is not None else "account-unknown")
        if not reason and one.provider_id in believed:
            if believed[one.provider_id] == one.fingerprint(body):
                continue
            reason = "says-otherwise"
        verdict = "quarantined" if reason else "stale" if check.reason else "accepted"
        if verdict == "accepted":
            believed[one.provider_id] = one.fingerprint(body)
        judged.append((verdict, replace(one, reason=reason or check.reason), account_id))
    return judged


def _accounts(unit_id: int, numbers: Collection[str]) -> Callable[[Told], int | None]:
    """Return a function that finds the account on which the unit collected that day."""
    rows = list(CollectingAccount.objects.filter(unit_id=unit_id, number__in=numbers).order_by("id"))

    def find(told: Told) -> int | None:
        on = told.booked_at.date() if told.booked_at else None
        return next((int(row.pk) for row in rows if row.number == told.account and on is not None and _holds(row.period, on)), None)

    return find


def _holds(period: Any, on: date) -> bool:
    return not period.isempty and on in period


def _facts(told: Told) -> dict[str, Any]:
    """Return what a transaction tells, as columns; its moment is by Vietnam's clock."""
    facts = asdict(told)
    facts["account_number"] = facts.pop("account")
    if told.booked_at is not None:
        facts |= {"booked_at": told.booked_at.replace(tzinfo=get_default_timezone()), "booked_on": told.booked_at.date()}
    words = [told.narrative, told.reference, told.provider_id, told.account, told.virtual_account]
    amount = "" if told.amount is None else str(told.amount)
    return facts | {"search_key": search_key(" ".join([*words, told.counterparty_account, told.counterparty_name, amount]))}
