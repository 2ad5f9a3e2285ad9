"""A union that may not act for some days: suspended by a decision, and let go on by another."""

from datetime import date, timedelta

from django.db import IntegrityError, transaction
from psycopg.types.range import DateRange

from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.people.organisations import rules
from congdoan.people.organisations.models import Suspension
from congdoan.people.organisations.rules import Days
from congdoan.people.organisations.services.refusals import NotSuspended, UnfitSuspension
from congdoan.people.organisations.services.registering import organisation_or_refusal


@transaction.atomic
def suspend(*, by: int, organisation_id: int, since: date, reason: str, decision: str, on: date) -> None:
    """Suspend a union from a day on by a numbered decision: it admits nobody and elects nobody until it may go on.

    Members, their dues, the books and whoever stands below stay as they are. The law pack has no record of suspensions: ground and
    number are those of the decision.

    :raises NotAllowed: the actor may not suspend it; a union does not suspend itself
    :raises UnfitSuspension: an employer, no reason, no number, days on which it does not stand, or it is suspended already
    """
    access.require(by, "organisations.suspend", at=organisation_id, on=on)
    union = organisation_or_refusal(organisation_id, lock=True)
    if union.kind == rules.EMPLOYER:
        raise UnfitSuspension(organisation=union.code, why="đây là doanh nghiệp")
    if not reason.strip() or not decision.strip():
        raise UnfitSuspension(organisation=union.code, why="cần lý do và số quyết định")
    if since not in Days(union.founded_on, union.ended_on):
        raise UnfitSuspension(organisation=union.code, why=f"ngày {since:%d/%m/%Y} đơn vị không hoạt động")
    try:
        with transaction.atomic():
            Suspension.objects.create(
                organisation=union,
                period=DateRange(since, None),
                reason=reason.strip()[:300],
                decision=decision.strip()[:120],
                lifted_by="",
            )
    except IntegrityError:
        raise UnfitSuspension(organisation=union.code, why="đã có lần đình chỉ trong những ngày này") from None
    audit.record(by, "organisations.suspend", at=organisation_id, since=since, reason=reason, decision=decision)


@transaction.atomic
def resume(*, by: int, organisation_id: int, last_day: date, decision: str, on: date) -> None:
    """Let a suspended union go on after a last day of its suspension, by a numbered decision.

    :raises NotAllowed: the actor may not decide it
    :raises NotSuspended: it is not
    :raises UnfitSuspension: no number, or the day lies before the first
    """
    access.require(by, "organisations.resume", at=organisation_id, on=on)
    union = organisation_or_refusal(organisation_id, lock=True)
    one = Suspension.objects.filter(organisation_id=organisation_id, period__upper_inf=True).first()
    if one is None:
        raise NotSuspended(organisation=union.code)
    if not decision.strip() or last_day < one.period.lower:
        raise UnfitSuspension(organisation=union.code, why=f"cần số quyết định và ngày cuối từ {one.period.lower:%d/%m/%Y}")
    period = DateRange(one.period.lower, last_day + timedelta(days=1))
    Suspension.objects.filter(id=one.pk).update(period=period, lifted_by=decision.strip()[:120])
    audit.record(by, "organisations.resume", at=organisation_id, last_day=last_day, decision=decision)
