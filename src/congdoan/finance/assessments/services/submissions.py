"""What an employer submits of its own payroll, and how an officer decides it: the submission waits, only an acceptance declares."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from congdoan.finance.assessments import queries
from congdoan.finance.assessments.models import PayrollSubmission, SubmissionDecision
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.periods import format_month, month_of
from congdoan.people.organisations import queries as organisations

from .charges import assess_declared
from .payroll import PayrollRow, PreviewChanged, write_declarations
from .previews import ChargePreview, tried

MOST_WAITING = 60  # of one employer: five years of months
MOST_DECIDED = 200  # at once


class UnableToSubmit(DomainError):
    """Root of this module's refusals."""


class MonthNotYet(UnableToSubmit):
    code = "submission-month-not-yet"
    says = "Tháng {month} chưa tới, chưa khai được."


class TooManyWaiting(UnableToSubmit):
    code = "submission-too-many"
    says = "Đang có {count} bản khai chờ công đoàn xem. Hãy chờ được nhận rồi khai tiếp."


class NotAnEmployer(UnableToSubmit):
    code = "submission-not-an-employer"
    says = "Chỉ doanh nghiệp mới khai quỹ lương; không tìm thấy doanh nghiệp này trong phạm vi."


class SubmissionUnknown(UnableToSubmit):
    code = "submission-unknown"
    says = "Không có bản khai số {submission_id} trong phạm vi của anh chị."


class SubmissionDecided(UnableToSubmit):
    code = "submission-decided"
    says = "Bản khai số {submission_id} đã được nhận hoặc trả lại trước đó."


class SubmissionReplaced(UnableToSubmit):
    code = "submission-replaced"
    says = "Bản khai số {submission_id} đã được đơn vị thay bằng bản sau. Hãy xem bản sau."


class NothingChosen(UnableToSubmit):
    code = "submission-none-chosen"
    says = "Chưa chọn bản khai nào, hoặc chọn quá {most} bản một lần."


class DeclinedWithoutReason(UnableToSubmit):
    code = "submission-declined-without-reason"
    says = "Chưa ghi lý do trả lại; đơn vị cần biết phải sửa gì."


@dataclass(frozen=True, slots=True)
class SubmittedMonth:
    """One month as the employer tells it. Units: persons, đồng."""

    month: int
    headcount: int
    wage_fund_dong: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where the figures come from: typed, or a list (its form, name and hash; the list itself is not kept)."""

    form: str = ""
    file_name: str = ""
    file_sha256: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


TYPED = Evidence()


@transaction.atomic
def submit_payroll(
    *, by: int, employer_id: int, months: Sequence[SubmittedMonth], key: UUID, on: date, evidence: Evidence = TYPED, note: str = ""
) -> list[int]:  # fmt: skip
    """Write down what an employer tells of some months; it waits for an officer. The same key is written once, whoever repeats it.

    :raises NotAllowed: the actor may not submit for this employer
    :raises NotAnEmployer: the body is no employer within reach
    :raises MonthNotYet: a month has not begun
    :raises TooManyWaiting: too many submissions of this employer wait already
    """
    access.require(by, "assessments.submit_payroll", at=employer_id, on=on)
    body = organisations.by_id([employer_id]).get(employer_id)
    if body is None or body.kind != "employer":
        raise NotAnEmployer
    for one in months:
        if one.month > month_of(on):
            raise MonthNotYet(month=format_month(one.month))
    if known := queries.submitted_under(employer_id, key):
        return known
    if (count := queries.waiting_count(employer_id)) + len(months) > MOST_WAITING:
        raise TooManyWaiting(count=count)
    written = PayrollSubmission.objects.bulk_create(
        [
            PayrollSubmission(
                employer_id=employer_id, month=one.month, headcount=one.headcount, wage_fund_dong=one.wage_fund_dong, key=key,
                form=evidence.form, file_name=evidence.file_name[:200], file_sha256=evidence.file_sha256, facts=evidence.facts,
                note=note.strip()[:300], submitted_by=by,
            )
            for one in months
        ],
        ignore_conflicts=True,  # two at once under one key: the second finds the first one's rows
    )  # fmt: skip
    ids = queries.submitted_under(employer_id, key)
    audit.record(by, "assessments.submit_payroll", at=employer_id, months=[one.month for one in written], submissions=ids)
    return ids


@transaction.atomic
def accept_submissions(*, by: int, submission_ids: Iterable[int], on: date, mark: str | None = None) -> dict[str, int]:
    """Accept submissions: they become the declarations of their months, and the charges follow; all or none.

    With the mark of a preview only what that preview showed.

    :raises SubmissionUnknown, SubmissionDecided, SubmissionReplaced: one of them cannot be accepted
    :raises PreviewChanged: something moved since the preview
    :raises NotAllowed: the actor may not accept for one of the employers
    """
    ids = sorted(set(submission_ids))
    if mark is not None and preview_acceptance(by=by, submission_ids=ids, on=on).mark != mark:
        raise PreviewChanged
    return _accept(by, ids, on)


def preview_acceptance(*, by: int, submission_ids: Iterable[int], on: date) -> ChargePreview:
    """Tell what `accept_submissions` would change in the charges; nothing is written.

    :raises UnableToSubmit, NotAllowed: as `accept_submissions`
    """
    ids = sorted(set(submission_ids))
    chosen = _undecided(by, "assessments.accept_submissions", ids, on)
    months = [one.month for one in chosen]
    return tried(lambda: _accept(by, ids, on), {one.employer_id for one in chosen}, (min(months), max(months)))


@transaction.atomic
def decline_submission(*, by: int, submission_id: int, reason: str, on: date) -> None:
    """Send a submission back with a reason that the employer reads.

    :raises SubmissionUnknown, SubmissionDecided, SubmissionReplaced: it cannot be declined
    :raises DeclinedWithoutReason: no reason is given
    :raises NotAllowed: the actor may not decline for the employer
    """
    (one,) = _undecided(by, "assessments.decline_submission", [submission_id], on)
    if not reason.strip():
        raise DeclinedWithoutReason
    _decide(by, [one], is_accepted=False, reason=reason.strip()[:300])
    audit.record(by, "assessments.decline_submission", at=one.employer_id, submission=submission_id, reason=reason)


def _accept(by: int, ids: Sequence[int], on: date) -> dict[str, int]:
    chosen = _undecided(by, "assessments.accept_submissions", ids, on)
    _decide(by, chosen, is_accepted=True, reason="")
    rows = [PayrollRow(one.employer_id, one.month, one.headcount, one.wage_fund_dong, source_of(one)) for one in chosen]
    declared = write_declarations(by, rows).counts
    counts = assess_declared(
        by, {(row.employer_id, row.month) for row in rows}, on
    )  # follows from the acceptance: no second right is asked
    at = access_queries.common_branch({one.employer_id for one in chosen}, on=on)
    audit.record(by, "assessments.accept_submissions", at=at, submissions=list(ids), declared=declared, charges=counts)
    return counts | {"accepted": len(chosen)}


def source_of(one: PayrollSubmission) -> str:
    """Return how a declaration names the submission that it comes from."""
    return f"Bản khai {one.pk}{f' ({one.form})' if one.form else ''}"


def _undecided(by: int, act: str, ids: Sequence[int], on: date) -> list[PayrollSubmission]:
    if not 0 < len(ids) <= MOST_DECIDED:
        raise NothingChosen(most=MOST_DECIDED)
    found = {one.pk: one for one in PayrollSubmission.objects.filter(id__in=ids).order_by("id")}
    for number in ids:
        if number not in found:
            raise SubmissionUnknown(submission_id=number)
    access.require_all(by, act, at={one.employer_id for one in found.values()}, on=on)
    decided, replaced = queries.decided_of(ids), queries.replaced_of(ids)
    for number in ids:
        if number in decided:
            raise SubmissionDecided(submission_id=number)
        if number in replaced:
            raise SubmissionReplaced(submission_id=number)
    return list(found.values())


def _decide(by: int, chosen: Sequence[PayrollSubmission], *, is_accepted: bool, reason: str) -> None:
    """Write decisions; of two people who decide at once the second finds the submission decided."""
    rows = [
        SubmissionDecision(submission=one, employer_id=one.employer_id, is_accepted=is_accepted, reason=reason, decided_by=by)
        for one in chosen
    ]
    try:
        with transaction.atomic():
            SubmissionDecision.objects.bulk_create(rows)
    except IntegrityError:
        decided = queries.decided_of([one.pk for one in chosen])
        raise SubmissionDecided(submission_id=min(decided, default=chosen[0].pk)) from None
