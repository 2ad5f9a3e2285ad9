"""A union tells its dues of a month; only when the level above accepts them are they reported and booked, in both units' books."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from congdoan.finance.assessments import queries
from congdoan.finance.assessments.models import DuesDecision, DuesSubmission
from congdoan.finance.assessments.queries.dues_told import dues_told_under
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.periods import format_month, month_of

from .dues import DuesRow, NoUpperUnion, code_of, upper_of, write_reports
from .submissions import (
    MOST_DECIDED,
    MOST_WAITING,
    DeclinedWithoutReason,
    MonthNotYet,
    NothingChosen,
    SubmissionDecided,
    SubmissionReplaced,
    SubmissionUnknown,
    TooManyWaiting,
    UnableToSubmit,
)


class OwnDues(UnableToSubmit):
    code = "dues-told-own"
    says = "Báo cáo đoàn phí số {submission_id} do chính anh chị gửi: người nhận phải là người khác ở cấp trên."


@transaction.atomic
def submit_dues(*, by: int, unit_id: int, month: int, members_paying: int, collected_dong: int, key: UUID, on: date, note: str = "") -> int:
    """Tell the dues that a union collected in a month and return the submission's id; it waits for the level above.

    The same key is written once, whoever repeats it. A later one of the same month takes the place of one that waits.
    Units: persons, đồng.

    :raises MonthNotYet: the month has not begun
    :raises NoUpperUnion: nobody stands above the union in that month
    :raises TooManyWaiting: too many submissions of this union wait already
    :raises NotAllowed: the actor may not tell this union's dues
    """
    access.require(by, "assessments.submit_dues", at=unit_id, on=on)
    if month > month_of(on):
        raise MonthNotYet(month=format_month(month))
    if upper_of(unit_id, month) is None:
        raise NoUpperUnion(code=code_of(unit_id), month=format_month(month))
    if (known := dues_told_under(unit_id, key)) is not None:
        return known
    if (count := DuesSubmission.objects.filter(unit_id=unit_id, decision__isnull=True).count()) >= MOST_WAITING:
        raise TooManyWaiting(count=count)
    row = DuesSubmission(
        unit_id=unit_id, month=month, members_paying=members_paying, collected_dong=collected_dong, key=key, note=note.strip()[:300],
        submitted_by=by,
    )  # fmt: skip
    DuesSubmission.objects.bulk_create([row], ignore_conflicts=True)  # two at once under one key: the second finds the first one's row
    new = dues_told_under(unit_id, key)
    assert new is not None
    audit.record(by, "assessments.submit_dues", at=unit_id, submission=new, month=month, members=members_paying, collected=collected_dong)
    return new


@transaction.atomic
def accept_dues(*, by: int, submission_ids: Iterable[int], on: date) -> dict[str, int]:
    """Accept what unions told: it becomes the reports of their months, and both units' books follow; all or none.

    :raises SubmissionUnknown, SubmissionDecided, SubmissionReplaced, OwnDues: one of them cannot be accepted
    :raises DuesLessThanVouchers: vouchers booked more dues in a month than was told
    :raises NotAllowed: the actor may not accept for one of the unions
    """
    chosen = _undecided(by, "assessments.accept_dues", sorted(set(submission_ids)), on)
    for one in chosen:
        if one.submitted_by == by:
            raise OwnDues(submission_id=one.pk)
    _decide(by, chosen, is_accepted=True, reason="")
    rows = [DuesRow(one.unit_id, one.month, one.members_paying, one.collected_dong) for one in chosen]
    counts = write_reports(by=by, rows=rows, under="assessments.accept_dues", on=on)
    at = access_queries.common_branch({one.unit_id for one in chosen}, on=on)
    audit.record(by, "assessments.accept_dues", at=at, submissions=[one.pk for one in chosen], **counts)
    return counts | {"accepted": len(chosen)}


@transaction.atomic
def decline_dues(*, by: int, submission_id: int, reason: str, on: date) -> None:
    """Send a submission back with a reason that the union reads.

    :raises SubmissionUnknown, SubmissionDecided, SubmissionReplaced: it cannot be declined
    :raises DeclinedWithoutReason: no reason is given
    :raises NotAllowed: the actor may not decline for the union
    """
    chosen = _undecided(by, "assessments.decline_dues", [submission_id], on)
    if not reason.strip():
        raise DeclinedWithoutReason
    _decide(by, chosen, is_accepted=False, reason=" ".join(reason.split())[:300])
    audit.record(by, "assessments.decline_dues", at=chosen[0].unit_id, submission=submission_id, reason=reason)


def _undecided(by: int, act: str, ids: Sequence[int], on: date) -> list[DuesSubmission]:
    if not 0 < len(ids) <= MOST_DECIDED:
        raise NothingChosen(most=MOST_DECIDED)
    states = {row.id: row.state for row in queries.list_dues_told(ids=ids, limit=MOST_DECIDED)[0]}
    for number in ids:
        if number not in states:
            raise SubmissionUnknown(submission_id=number)
    found = list(DuesSubmission.objects.filter(id__in=ids).order_by("id"))
    access.require_all(by, act, at={one.unit_id for one in found}, on=on)
    for number, state in states.items():
        if state == "replaced":
            raise SubmissionReplaced(submission_id=number)
        if state != "waiting":
            raise SubmissionDecided(submission_id=number)
    return found


def _decide(by: int, chosen: Sequence[DuesSubmission], *, is_accepted: bool, reason: str) -> None:
    """Write decisions; of two people who decide at once the second finds the submission decided."""
    rows = [DuesDecision(submission=one, unit_id=one.unit_id, is_accepted=is_accepted, reason=reason, decided_by=by) for one in chosen]
    try:
        with transaction.atomic():
            DuesDecision.objects.bulk_create(rows)
    except IntegrityError as error:
        if "submission_id" not in str(error):
            raise
        raise SubmissionDecided(submission_id=chosen[0].pk) from None
