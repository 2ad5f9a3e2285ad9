"""Mail about documents: units and officers say where they read it; a job tells each thing once, as `finance.notices` sends its letters.

A mail is written down as being sent before the server is asked. Where the worker ends in between nobody knows whether it went, and it is
not sent again. Without a mail server nothing is written: what waits stands in the lists of the pages.
"""

from collections.abc import Callable
from datetime import date

from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction

from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.access.rules import ROOT
from congdoan.foundation.audit import services as audit
from congdoan.foundation.documents import queries
from congdoan.foundation.documents.models import DocumentMail, MailAddress, MailEvent
from congdoan.foundation.documents.rules.mailing import mail_words
from congdoan.foundation.kernel.mail import MOST_ATTEMPTS, address_of, one_line


@transaction.atomic
def set_unit_address(*, by: int, unit_id: int, email: str, on: date) -> None:
    """Say where a unit reads mail about its documents; an empty address ends it.

    :raises WrongAddress: not exactly one address
    :raises NotAllowed: the actor may not say so for the unit
    """
    access.require(by, "documents.set_unit_address", at=unit_id, on=on)
    _set(by, unit_id, 0, email, on)


@transaction.atomic
def set_own_address(*, by: int, unit_id: int, email: str, on: date) -> None:
    """Say where the actor reads mail about documents of a unit that wait for them; an empty address ends it.

    :raises WrongAddress: not exactly one address
    :raises NotAllowed: the actor has nothing to do with documents of the unit
    """
    access.require(by, "documents.set_own_address", at=unit_id, on=on)
    _set(by, unit_id, by, email, on)


def _set(by: int, unit_id: int, actor: int, email: str, on: date) -> None:
    kept = address_of(email)
    MailAddress.objects.create(unit_id=unit_id, actor=actor, email=kept, set_on=on, set_by=by)
    audit.record(by, f"documents.set_{'own' if actor else 'unit'}_address", at=unit_id, has_address=bool(kept))


def send_mail(*, by: int, on: date, most: int, pause: Callable[[], None]) -> dict[str, int]:
    """Write down what is to be told today, then try each waiting mail once, at most `most` of them; safe to repeat.

    Runs as the console. Every mail is claimed, sent and written down in transactions of its own.

    :raises NotAllowed: the actor does not reach every unit
    """
    counts = {"queued": 0, "sent": 0, "failed": 0, "given_up": 0}
    with transaction.atomic():
        access.enter(by, on=on)
        access.require(by, "documents.send_mail", at=ROOT, on=on)
        if not queries.mail_sender():
            return counts
        _give_up_lost(by)
        counts["queued"] = _queued(by, on)
        waiting = queries.waiting_mail(limit=most)
    for place, mail_id in enumerate(waiting):
        if place:
            pause()
        if claimed := _claimed(by, mail_id, on):
            counts[_written(by, *claimed, handed_to_server(_message(claimed[0])), on)] += 1
    return counts


def _queued(by: int, on: date) -> int:
    """Write the mails of today down; who was told before is not told again."""
    with transaction.get_connection().cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('documents_mail', 0))")
    due = queries.due_mail(on=on)
    names = access_queries.branch_names({one.unit_id for one in due})
    rows = []
    for one in due:
        subject, words = mail_words(one.about, unit=names.get(one.unit_id, ("", ""))[1], named=one.named)
        facts = {"unit_id": one.unit_id, "about": one.about, "subject_id": one.subject_id, "email": one.email}
        rows.append(DocumentMail(subject=subject, words=words, queued_on=on, queued_by=by, **facts))
    DocumentMail.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
    if rows:
        audit.record(by, "documents.send_mail", at=ROOT, count=len(rows))
    return len(rows)


def _give_up_lost(by: int) -> None:
    reason = "Máy chủ dừng giữa lúc gửi."
    MailEvent.objects.bulk_create(
        MailEvent(mail_id=one.mail_id, unit_id=one.unit_id, attempt=one.attempt, kind="unknown", reason=reason, recorded_by=by)
        for one in queries.lost_mail()
    )


def _claimed(by: int, mail_id: int, on: date) -> tuple[DocumentMail, int] | None:
    """Write down that a mail is being sent, and return it with its attempt; None where somebody else took it."""
    with transaction.atomic(durable=True):
        access.enter(by, on=on)
        mail = DocumentMail.objects.get(pk=mail_id)
        last = MailEvent.objects.filter(mail_id=mail_id).order_by("-id").first()
        if last is not None and last.kind != "failed":
            return None
        attempt = last.attempt + 1 if last else 1
        row = MailEvent(mail_id=mail_id, unit_id=mail.unit_id, attempt=attempt, kind="sending", recorded_by=by)
        try:
            with transaction.atomic():
                MailEvent.objects.bulk_create([row])
        except IntegrityError:  # another worker claimed it at the same moment
            return None
        return mail, attempt


def _message(mail: DocumentMail) -> EmailMessage:
    home = queries.mail_sender().rpartition("@")[2]
    headers = {"Message-ID": f"<van-ban-{mail.pk}@{home}>"}
    return EmailMessage(subject=mail.subject, body=mail.words, from_email=queries.mail_sender(), to=[mail.email], headers=headers)


def handed_to_server(message: EmailMessage) -> str:
    """Hand a mail to the server; return what went wrong, or nothing."""
    try:
        message.send(fail_silently=False)
    except Exception as trouble:  # whatever a server or the way to it may answer is a reason to be told, not a crash
        return one_line(f"{type(trouble).__name__}: {trouble}")[:300]
    return ""


def _written(by: int, mail: DocumentMail, attempt: int, trouble: str, on: date) -> str:
    kind = "sent" if not trouble else "failed" if attempt < MOST_ATTEMPTS else "given_up"
    with transaction.atomic(durable=True):
        access.enter(by, on=on)
        MailEvent.objects.create(mail_id=mail.pk, unit_id=mail.unit_id, attempt=attempt, kind=kind, reason=trouble, recorded_by=by)
    return kind
