"""Sending notices by mail: asked for by a person, tried by the worker a bounded number of times, each event kept.

A mail is written down as being sent before the server is asked. Where the worker ends in between nobody knows whether it went; it is then
not sent again by itself, and a person decides.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.core.mail import EmailMessage
from django.db import transaction

from congdoan.finance.notices import queries
from congdoan.finance.notices.models import OutboxEvent
from congdoan.finance.notices.queries.mailing import lost_mails, mail_of, waiting_mails
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.documents.queries import mail_sender
from congdoan.foundation.documents.services import handed_to_server
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.mail import MOST_ATTEMPTS

from .issuing import lock_notices

Kind = OutboxEvent.Kind
ENDED = (Kind.SENT, Kind.GIVEN_UP, Kind.UNKNOWN)


class UnableToSend(DomainError):
    """Root of this module's refusals."""


class NoMailServer(UnableToSend):
    code = "no-mail-server"
    says = "Máy chủ chưa có hộp thư gửi đi (EMAIL_URL, MAIL_FROM). Tải thư dạng .eml để gửi bằng hộp thư của đơn vị."


class NothingToSend(UnableToSend):
    code = "nothing-to-send"
    says = "Không có giấy báo nào để gửi: {standing} đã gửi hoặc đang chờ, {without} người nộp chưa có địa chỉ, {withdrawn} đã thu hồi."


@dataclass(frozen=True, slots=True)
class SendResult:
    """How many mails were put in the queue, and which were not and why."""

    queued: int
    standing: int
    without: int
    withdrawn: int


@dataclass(frozen=True, slots=True)
class _Mail:
    event: OutboxEvent
    message: EmailMessage


@transaction.atomic
def send_notices(*, by: int, unit_id: int, notice_ids: Iterable[int], on: date, again: bool = False) -> SendResult:
    """Put notices in the queue, each to its payer's address of the day; what was sent or waits is left alone.

    `again` is a person's wish to send once more what was sent, given up or lost.

    :raises NoMailServer: this installation sends no mail
    :raises NothingToSend: nothing is left to send
    :raises NotAllowed: the actor may not send this unit's notices
    """
    access.require(by, "notices.send_notices", at=unit_id, on=on)
    if not mail_sender():
        raise NoMailServer
    lock_notices(unit_id)
    told = queries.notices(unit_id=unit_id, ids=notice_ids)
    last = queries.mails(one.id for one in told)
    addresses = queries.addresses_on((one.payer_id for one in told), on=on)
    standing = [one for one in told if one.stands]
    fresh = [one for one in standing if one.id not in last or (again and last[one.id].kind in ENDED)]
    sendable = [one for one in fresh if one.payer_id in addresses]
    result = SendResult(len(sendable), len(standing) - len(fresh), len(fresh) - len(sendable), len(told) - len(standing))
    if not sendable:
        raise NothingToSend(standing=result.standing, without=result.without, withdrawn=result.withdrawn)
    OutboxEvent.objects.bulk_create(
        OutboxEvent(
            notice_id=one.id, unit_id=unit_id, payer_id=one.payer_id, email=addresses[one.payer_id], kind=Kind.QUEUED,
            round=last[one.id].round + 1 if one.id in last else 1, recorded_by=by,
        )
        for one in sendable
    )  # fmt: skip
    audit.record(by, "notices.send_notices", at=unit_id, count=len(sendable), again=again)
    return result


def deliver_notices(*, by: int, on: date, most: int, pause: Callable[[], None]) -> dict[str, int]:
    """Try each waiting mail once, at most `most` of them, with a pause between; safe to repeat.

    Every mail is claimed, sent and written down in transactions of its own, so that a kill in the middle never sends one twice.

    Where this installation sends no mail (any more), what waits goes on waiting.

    :raises NotAllowed: the actor may deliver no mail
    """
    access.require_somewhere(by, "notices.deliver_notices", on=on)
    counts = {"sent": 0, "failed": 0, "given_up": 0}
    with transaction.atomic():
        access.enter(by, on=on)
        _give_up_lost(by)
        waiting = waiting_mails(limit=most) if mail_sender() else []
    for place, notice_id in enumerate(waiting):
        if place:
            pause()
        mail = _claim(by, notice_id, on)
        if mail is None:
            continue
        trouble = handed_to_server(mail.message)
        counts[_written(by, mail.event, trouble, on)] += 1
    return counts


def _give_up_lost(by: int) -> None:
    """Write down that nobody knows what became of the mails whose worker ended while sending."""
    reason = "Máy chủ dừng giữa lúc gửi. Hỏi lại người nhận trước khi gửi lại."
    OutboxEvent.objects.bulk_create(
        OutboxEvent(
            notice_id=one.notice_id, unit_id=one.unit_id, payer_id=one.payer_id, email=one.email, round=one.round, attempt=one.attempt,
            kind=Kind.UNKNOWN, reason=reason, recorded_by=by,
        )
        for one in lost_mails()
    )  # fmt: skip


def _claim(by: int, notice_id: int, on: date) -> _Mail | None:
    """Write down that a mail is being sent, and return it; None when somebody else took it, or it no longer is to be sent."""
    with transaction.atomic(durable=True):
        access.enter(by, on=on)
        told = queries.notice(notice_id)
        last = queries.mails([notice_id]).get(notice_id)
        if told is None or last is None or last.kind not in (Kind.QUEUED, Kind.FAILED):
            return None
        lock_notices(told.unit_id)
        last = queries.mails([notice_id])[notice_id]
        if last.kind not in (Kind.QUEUED, Kind.FAILED):
            return None
        facts = {"notice_id": notice_id, "unit_id": told.unit_id, "payer_id": told.payer_id, "email": last.email, "round": last.round}
        if not told.stands:
            OutboxEvent.objects.create(
                **facts, attempt=last.attempt, kind=Kind.GIVEN_UP, reason="Giấy báo đã được thu hồi.", recorded_by=by
            )  # fmt: skip
            return None
        event = OutboxEvent.objects.create(**facts, attempt=last.attempt + 1, kind=Kind.SENDING, recorded_by=by)
        return _Mail(event, mail_of(notice_id, to=last.email, round=last.round))


def _written(by: int, event: OutboxEvent, trouble: str, on: date) -> str:
    """Write down what became of a mail, and return its state."""
    kind = Kind.SENT if not trouble else (Kind.FAILED if event.attempt < MOST_ATTEMPTS else Kind.GIVEN_UP)
    with transaction.atomic(durable=True):
        access.enter(by, on=on)
        OutboxEvent.objects.create(
            notice_id=event.notice_id, unit_id=event.unit_id, payer_id=event.payer_id, email=event.email, round=event.round,
            attempt=event.attempt, kind=kind, reason=trouble, recorded_by=by,
        )  # fmt: skip
    return str(kind)
