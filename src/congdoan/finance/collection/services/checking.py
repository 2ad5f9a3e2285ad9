"""A person's look at lines that rules booked: one found right is kept so; lines to look at are drawn by lot."""

from datetime import date

from django.db import transaction

from congdoan.finance.collection.models import CheckSample, LineCheck, Step
from congdoan.finance.collection.queries.checks import booked_by_rule
from congdoan.finance.collection.rules.accuracy import MOST_DRAWN, draw
from congdoan.finance.collection.rules.wording import CLASSES
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError

from .storing import lock_account


class UnableToCheck(DomainError):
    """Root of this module's refusals."""


class NotBookedByRule(UnableToCheck):
    code = "line-not-booked-by-rule"
    says = "Chỉ kiểm tra được dòng do quy tắc tự ghi và còn nguyên: dòng này đang chờ, đã hoàn tác hoặc do người quyết."


class CheckedAlready(UnableToCheck):
    code = "line-checked-already"
    says = "Dòng này đã có người kiểm tra và thấy đúng."


class NotDrawn(UnableToCheck):
    code = "line-not-drawn"
    says = "Dòng này không nằm trong mẫu kiểm tra đã rút."


class NothingToDraw(UnableToCheck):
    code = "nothing-to-draw"
    says = "Không có dòng nào do quy tắc tự ghi trong các tháng đã chọn, nên không rút được mẫu."


class SampleSizeOutOfRange(UnableToCheck):
    code = "sample-size-out-of-range"
    says = "Một mẫu có từ 1 đến {most} dòng."


@transaction.atomic
def check_line(*, by: int, unit_id: int, line_id: int, on: date, sample_id: int | None = None) -> int:
    """Keep that a person looked at a line that a rule booked and found it right; return the check's id.

    A line found wrong is not checked: it is taken back or corrected, and that counts against its class.

    :raises NotBookedByRule: the line was not booked by a rule, or does not stand as the rule booked it
    :raises CheckedAlready: somebody found it right before
    :raises NotDrawn: the sample does not hold the line
    :raises NotAllowed: the actor may not check this unit's lines
    """
    access.require(by, "collection.check_line", at=unit_id, on=on)
    lock_account(unit_id)
    last = Step.objects.filter(unit_id=unit_id, line_id=line_id).exclude(status="").order_by("-number").first()
    if last is None or last.cause != Step.Cause.LINE or last.status != "auto":
        raise NotBookedByRule(line_id=line_id)
    if LineCheck.objects.filter(step=last).exists():
        raise CheckedAlready(line_id=line_id)
    if sample_id is not None and not CheckSample.objects.filter(id=sample_id, unit_id=unit_id, lines__contains=[line_id]).exists():
        raise NotDrawn(line_id=line_id)
    row = LineCheck.objects.create(
        unit_id=unit_id, line_id=line_id, step=last, rule=last.rule, sample_id=sample_id, checked_on=on, checked_by=by
    )
    audit.record(by, "collection.check_line", at=unit_id, line=line_id, rule=last.rule, sample=sample_id)
    return row.pk


@transaction.atomic
def draw_sample(*, by: int, unit_id: int, during: tuple[int, int], size: int, seed: int, on: date, rule: str = "") -> int:
    """Draw lines that rules booked by lot, to be checked; return the sample's id.

    `during` are the first and the last month. The same seed draws the same lines, so that whoever doubts can draw again.

    :raises SampleSizeOutOfRange: no lines, or more than a person checks in a day
    :raises NothingToDraw: no such lines in these months
    :raises NotAllowed: the actor may not check this unit's lines
    """
    access.require(by, "collection.check_line", at=unit_id, on=on)
    if not 1 <= size <= MOST_DRAWN:
        raise SampleSizeOutOfRange(most=MOST_DRAWN)
    booked = booked_by_rule(unit_id, during, rules=[rule] if rule else CLASSES, on=on)
    if not booked or not 0 <= seed < 2**63:
        raise NothingToDraw()
    row = CheckSample.objects.create(
        unit_id=unit_id, rule=rule, first_month=during[0], last_month=during[1], seed=seed, size=size, population=len(booked),
        lines=draw(booked, seed=seed, size=size), drawn_on=on, drawn_by=by,
    )  # fmt: skip
    audit.record(
        by, "collection.draw_sample", at=unit_id, sample=row.pk, seed=seed, size=size, rule=rule, during=list(during), of=len(booked)
    )
    return row.pk
