"""The mail that carries a notice, what waits to be sent, and whether this installation can send at all."""

from dataclasses import dataclass

from django.core.mail import EmailMessage
from django.db import connection
from django.db.models import Max

from congdoan.finance.notices.models import OutboxEvent
from congdoan.finance.notices.queries.issued import letters_of, notice
from congdoan.finance.notices.rules.letter import PayBox, Text, letter_pdf
from congdoan.finance.notices.rules.mail import mail_words
from congdoan.foundation.documents.queries import mail_sender
from congdoan.foundation.kernel.mail import one_line

LOST_AFTER_SECONDS = 900
PDF = "application/pdf"


def mail_of(notice_id: int, *, to: str, round: int = 1) -> EmailMessage:
    """Return the mail of one notice to one address: its own figures and paper, nobody else's."""
    letter, told = letters_of([notice_id])[notice_id], notice(notice_id)
    assert told is not None
    number = letter.number or ""
    box = next(block for block in letter.blocks if isinstance(block, PayBox))
    how = letter.blocks[letter.blocks.index(box) + 1]
    payer = letter.to[0].partition(": ")[2]
    words = mail_words(
        payer=payer, issuer=letter.issuer, number=number, facts=box.facts, how=how.words if isinstance(how, Text) else ""
    )  # fmt: skip
    home = (mail_sender() or "khong-gui@localhost").rpartition("@")[2]
    message = EmailMessage(
        subject=one_line(f"Giấy báo thu số {number}: {payer}")[:200],
        body=words,
        from_email=mail_sender() or None,
        to=[to] if to else [],
        headers={"Message-ID": f"<giay-bao-{notice_id}-{round}@{home}>"},
    )
    message.attach(f"giay-bao-{number.replace('/', '-')}.pdf", letter_pdf([letter]), PDF)
    return message


def waiting_mails(*, limit: int) -> list[int]:
    """Return the notices whose mail waits to be tried, those that wait longest first."""
    return [event.notice_id for event in _newest() if event.kind in (OutboxEvent.Kind.QUEUED, OutboxEvent.Kind.FAILED)][:limit]


def _newest() -> list[OutboxEvent]:
    newest = OutboxEvent.objects.values("notice_id").annotate(last=Max("id")).order_by().values("last")
    return list(OutboxEvent.objects.filter(id__in=newest).order_by("id"))


@dataclass(frozen=True, slots=True)
class Lost:
    """A mail that was being sent when its worker ended."""

    notice_id: int
    unit_id: int
    payer_id: int
    email: str
    round: int
    attempt: int


def lost_mails() -> list[Lost]:
    """Return the mails that have been on their way for too long to be still in hand."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT notice_id, unit_id, payer_id, email, round, attempt FROM notices_outboxevent e
            WHERE kind = 'sending' AND recorded_at < now() - make_interval(secs => %s)
              AND NOT EXISTS (SELECT FROM notices_outboxevent f WHERE f.notice_id = e.notice_id AND f.id > e.id)
            ORDER BY id
            """,
            [LOST_AFTER_SECONDS],
        )
        return [Lost(*row) for row in cursor.fetchall()]
