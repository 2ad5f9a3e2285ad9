"""How a membership rests or ends: absence and return, leaving with a reason, death, and taking such an ending back."""

from datetime import date, timedelta

from django.db import IntegrityError, transaction
from psycopg.types.range import DateRange

from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.people.members.models import Absence, Membership
from congdoan.people.members.rules.states import ACTIVE, DIED, LEFT, PAUSED
from congdoan.people.members.services.finding import (
    membership_or_refusal,
    open_membership,
    require_day,
    require_following,
    unit_name,
)
from congdoan.people.members.services.refusals import (
    AbsentAlready,
    DayUnfit,
    MemberElsewhere,
    NotAbsent,
    ReasonMissing,
    StillOpen,
)
from congdoan.people.members.services.writing import Happening, write_events

REOPENED = "reopened"
RETURNED = "returned"


@transaction.atomic
def leave(*, by: int, membership_id: int, how: str, last_day: date, reason: str, on: date, decision: str = "") -> None:
    """End a membership after its last day: resigned, removed by a decision, or retired.

    :raises UnknownMember: there is none within reach
    :raises NotOpen: it has ended already
    :raises MayNotFollow: no such way of leaving
    :raises ReasonMissing: no reason was given
    :raises DayUnfit: before the first day, or ahead of today
    """
    if not reason.strip():
        raise ReasonMissing
    _end(by, "members.leave", membership_id, how if how in LEFT else "", last_day, reason, decision, on)


@transaction.atomic
def record_death(*, by: int, membership_id: int, died_on: date, on: date, decision: str = "") -> None:
    """End a membership by death.

    :raises UnknownMember: there is none within reach
    :raises NotOpen: it has ended already
    :raises DayUnfit: before the first day, or ahead of today
    """
    _end(by, "members.record_death", membership_id, DIED, died_on, "", decision, on)


@transaction.atomic
def reopen(*, by: int, membership_id: int, reason: str, on: date) -> None:
    """Take the end of a membership back, as when it was recorded by mistake; both stay in the person's history.

    :raises UnknownMember: there is none within reach
    :raises StillOpen: it has no end
    :raises MemberElsewhere: another membership followed
    :raises ReasonMissing: no reason was given
    """
    if not reason.strip():
        raise ReasonMissing
    one = membership_or_refusal(membership_id)
    access.require(by, "members.reopen", at=one.unit_id, on=on)
    if one.period.upper is None:
        raise StillOpen(name=one.full_name)
    before = {"ended": one.ended, "last_day": f"{one.period.upper - timedelta(days=1):%Y-%m-%d}"}
    try:
        with transaction.atomic():
            Membership.objects.filter(id=one.pk).update(period=DateRange(one.period.lower, None), ended="")
    except IntegrityError:
        raise MemberElsewhere(name=one.full_name) from None
    write_events(by, [Happening(one.unit_id, one.person_id, REOPENED, on, reason=reason, facts=before)])
    audit.record(by, "members.reopen", at=one.unit_id, membership=one.pk, reason=reason, **before)


@transaction.atomic
def record_absence(*, by: int, membership_id: int, since: date, reason: str, on: date, until: date | None = None) -> int:
    """Record that a member is absent and owes no dues from a day on, to the last day where it is known; return the absence's number.

    Source: law pack, `activities.membership_workflow`, rule `dues_pause` (unpaid leave of a month or more).

    :raises UnknownMember: there is none within reach
    :raises NotOpen: the membership has ended
    :raises AbsentAlready: some of these days are recorded already
    :raises ReasonMissing: no reason was given
    """
    if not reason.strip():
        raise ReasonMissing
    one = open_membership(membership_id)
    access.require(by, "members.record_absence", at=one.unit_id, on=on)
    require_following(one.full_name, ACTIVE, PAUSED)
    require_day(since, first=one.period.lower, last=until or date.max, why_last="ngày cuối sớm hơn ngày đầu")
    period = DateRange(since, until + timedelta(days=1) if until else None)
    try:
        with transaction.atomic():
            absence = Absence.objects.create(
                membership_id=one.pk, person_id=one.person_id, unit_id=one.unit_id, membership_period=one.period, period=period,
                reason=reason[:300],
            )  # fmt: skip
    except IntegrityError:
        raise AbsentAlready(name=one.full_name) from None
    facts = {"until": until.isoformat() if until else ""}
    write_events(by, [Happening(one.unit_id, one.person_id, PAUSED, since, reason=reason, facts=facts)])
    audit.record(by, "members.record_absence", at=one.unit_id, membership=one.pk, since=since, until=until)
    return int(absence.pk)


@transaction.atomic
def record_return(*, by: int, membership_id: int, since: date, on: date) -> None:
    """Record that an absent member is back from a day on.

    :raises UnknownMember: there is none within reach
    :raises NotOpen: the membership has ended
    :raises NotAbsent: no absence runs the day before
    """
    one = open_membership(membership_id)
    access.require(by, "members.record_return", at=one.unit_id, on=on)
    require_following(one.full_name, PAUSED, ACTIVE)
    absence = Absence.objects.select_for_update().filter(membership_id=one.pk, period__contains=since - timedelta(days=1)).first()
    if absence is None:
        raise NotAbsent(name=one.full_name, day=f"{since - timedelta(days=1):%d/%m/%Y}")
    Absence.objects.filter(id=absence.pk).update(period=DateRange(absence.period.lower, since))
    write_events(by, [Happening(one.unit_id, one.person_id, RETURNED, since)])
    audit.record(by, "members.record_return", at=one.unit_id, membership=one.pk, since=since)


def _end(by: int, act: str, membership_id: int, how: str, last_day: date, reason: str, decision: str, on: date) -> None:
    one = open_membership(membership_id)
    access.require(by, act, at=one.unit_id, on=on)
    require_following(one.full_name, ACTIVE, how)
    require_day(last_day, first=one.period.lower, last=on)
    close_membership(one, how=how, first_after=last_day + timedelta(days=1))
    write_events(by, [Happening(one.unit_id, one.person_id, how, last_day, decision, reason)])
    audit.record(by, act, at=one.unit_id, membership=one.pk, how=how, last_day=last_day)


def close_membership(one: Membership, *, how: str, first_after: date) -> None:
    """End a membership before a day, and with it the absence that runs then; the caller has judged both.

    :raises DayUnfit: an absence begins on or after that day
    """
    absences = list(Absence.objects.select_for_update().filter(membership_id=one.pk, period__overlap=DateRange(first_after, None)))
    for absence in absences:
        if absence.period.lower >= first_after:
            why = f"đã ghi tạm dừng từ {absence.period.lower:%d/%m/%Y} ở {unit_name(one.unit_id)}"
            raise DayUnfit(day=f"{first_after - timedelta(days=1):%d/%m/%Y}", why=why)
        Absence.objects.filter(id=absence.pk).update(period=DateRange(absence.period.lower, first_after))
    Membership.objects.filter(id=one.pk).update(period=DateRange(one.period.lower, first_after), ended=how)
