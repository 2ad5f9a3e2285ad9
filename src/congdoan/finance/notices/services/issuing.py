"""Issuing notices: seen first, then numbered, sealed and kept; and taking one back with a reason."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from django.db import IntegrityError, connection, transaction

from congdoan.finance.notices import queries
from congdoan.finance.notices.models import Notice, NoticeSeries, NoticeWithdrawal
from congdoan.finance.notices.queries.frames import frame_of
from congdoan.finance.notices.queries.issued import number_of, payers_who_owe, standing_payers
from congdoan.finance.notices.queries.letters import notice_letter
from congdoan.finance.notices.rules.letter import as_text, letter_pdf
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError

MOST_AT_ONCE = 100  # in one transaction: the series of numbers is locked meanwhile
LOCK = 0x6B0  # one writer at a time on a unit's notices


class UnableToIssue(DomainError):
    """Root of this module's refusals."""


class PreviewChanged(UnableToIssue):
    code = "notices-preview-changed"
    says = "Số liệu đã đổi sau khi xem trước: nay có {count} giấy báo. Xem lại rồi phát hành."


class TooManyAtOnce(UnableToIssue):
    code = "notices-too-many"
    says = "Một lần phát hành nhiều nhất {most} giấy báo, đang yêu cầu {count}. Chia nhỏ, hoặc phát hành cho tất cả để chạy nền."


class UnknownNotice(UnableToIssue):
    code = "notice-unknown"
    says = "Không có giấy báo số {notice_id} trong phạm vi của anh chị."


class AlreadyWithdrawn(UnableToIssue):
    code = "notice-already-withdrawn"
    says = "Giấy báo {number} đã được thu hồi."


class ReasonMissing(UnableToIssue):
    code = "notice-reason-missing"
    says = "Ghi lý do thu hồi: người nhận và người xem sau cần biết vì sao."


@dataclass(frozen=True, slots=True)
class NoticePreview:
    """Who would get a notice, who holds one of this month already, who gets none and why. Units: đồng."""

    unit_id: int
    on: date
    owing: tuple[queries.Owed, ...]
    standing: int
    unable: tuple[queries.Owed, ...]

    @property
    def to_pay(self) -> int:
        return sum(one.to_pay for one in self.owing)

    @property
    def mark(self) -> str:
        """Return a hash of what the preview shows."""
        told = [(one.payer_id, one.to_pay, one.last_month) for one in self.owing]
        return sha256(repr((self.unit_id, self.on, told)).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class IssueResult:
    """What was issued: the notices' ids in the order of their numbers, and those left out. Units: đồng."""

    issued: tuple[int, ...]
    standing: int
    unable: int
    to_pay: int


@transaction.atomic
def preview_notices(*, by: int, unit_id: int, on: date, payer_ids: Iterable[int] | None = None) -> NoticePreview:
    """Tell which notices `issue_notices` would write; nothing is written. No payers named: all who owe to this unit.

    :raises NotAllowed: the actor may not issue this unit's notices
    """
    access.require(by, "notices.issue_notices", at=unit_id, on=on)
    return _preview(unit_id, on, payer_ids)


@transaction.atomic
def issue_notices(
    *, by: int, unit_id: int, on: date, made_at: datetime, payer_ids: Iterable[int] | None = None, mark: str | None = None
) -> IssueResult:
    """Issue a notice to each payer who owes and holds none of this month; safe to repeat.

    Numbers follow each other without a gap within unit and year; figures stay what they are now.
    `mark` insists on what a preview showed.

    :raises PreviewChanged: the preview's mark no longer holds
    :raises TooManyAtOnce: more than one transaction should write
    :raises NotAllowed: the actor may not issue this unit's notices
    """
    access.require(by, "notices.issue_notices", at=unit_id, on=on)
    lock_notices(unit_id)
    found = _preview(unit_id, on, payer_ids)
    if mark is not None and mark != found.mark:
        raise PreviewChanged(count=len(found.owing))
    if len(found.owing) > MOST_AT_ONCE:
        raise TooManyAtOnce(most=MOST_AT_ONCE, count=len(found.owing))
    rows = Notice.objects.bulk_create(_written(by, found, made_at))
    if rows:
        numbers = [number_of(rows[0].number, on.year), number_of(rows[-1].number, on.year)]
        audit.record(by, "notices.issue_notices", at=unit_id, count=len(rows), numbers=numbers, to_pay=found.to_pay)
    return IssueResult(tuple(row.pk for row in rows), found.standing, len(found.unable), found.to_pay)


@transaction.atomic
def withdraw_notice(*, by: int, notice_id: int, reason: str, on: date) -> None:
    """Take a notice back with a reason; it keeps its number, and the payer may get another.

    :raises UnknownNotice: no such notice within reach
    :raises ReasonMissing: no reason given
    :raises AlreadyWithdrawn: it was taken back before
    :raises NotAllowed: the actor may not withdraw this unit's notices
    """
    told = queries.notice(notice_id)
    if told is None:
        raise UnknownNotice(notice_id=notice_id)
    access.require(by, "notices.withdraw_notice", at=told.unit_id, on=on)
    if not reason.strip():
        raise ReasonMissing
    try:
        with transaction.atomic():
            NoticeWithdrawal.objects.create(
                notice_id=notice_id, unit_id=told.unit_id, payer_id=told.payer_id, reason=reason.strip()[:300], withdrawn_on=on,
                withdrawn_by=by,
            )  # fmt: skip
    except IntegrityError as cause:
        raise AlreadyWithdrawn(number=told.number) from cause
    audit.record(by, "notices.withdraw_notice", at=told.unit_id, notice=notice_id, number=told.number, reason=reason.strip()[:300])


def _preview(unit_id: int, on: date, payer_ids: Iterable[int] | None) -> NoticePreview:
    asked = sorted(set(payer_ids)) if payer_ids is not None else payers_who_owe(on=on)
    held = standing_payers(unit_id, asked, on=on)
    owed = queries.owed_by_many(set(asked) - held, on=on)
    ours = [one for one in owed.values() if one.unit_id == unit_id and one.to_pay]  # in the order of names
    able = tuple(one for one in ours if one.payment is not None)
    return NoticePreview(unit_id, on, able, len(held), tuple(one for one in ours if one.payment is None))


def _written(by: int, found: NoticePreview, made_at: datetime) -> Sequence[Notice]:
    """Return the rows of the notices, numbered, each letter sealed and its paper's hash beside it."""
    if not found.owing:
        return []
    series = NoticeSeries.objects.filter(unit_id=found.unit_id, year=found.on.year)
    last = series.values_list("last", flat=True).first() or 0
    frame = frame_of(found.unit_id, on=found.on)
    rows = []
    for number, owed in enumerate(found.owing, start=last + 1):
        letter = notice_letter(owed, frame, number=number_of(number, found.on.year), made_at=made_at.replace(microsecond=0))
        text, paper = as_text(letter), letter_pdf([letter])
        assert owed.payment is not None
        assert owed.last_month is not None
        rows.append(
            Notice(
                unit_id=found.unit_id, payer_id=owed.payer_id, fund=owed.fund, year=found.on.year, number=number, issued_on=found.on,
                month=owed.last_month, charged=owed.charged, paid=owed.paid, unpaid=owed.unpaid, overdue=owed.overdue,
                credit=owed.credit, to_pay=owed.to_pay, note=owed.payment.note, letter=text,
                letter_sha256=sha256(text.encode()).hexdigest(), pdf_sha256=sha256(paper).hexdigest(), issued_by=by,
            )
        )  # fmt: skip
    return rows


def lock_notices(unit_id: int) -> None:
    """Wait until nobody else numbers or sends notices of this unit; held until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, mod(%s, 2147483647)::int)", [LOCK, unit_id])
