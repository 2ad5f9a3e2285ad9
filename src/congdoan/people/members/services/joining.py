"""How somebody becomes a member: the application, the committee's decision, coming back."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import F
from django.db.models.functions import Coalesce

from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import Rejected
from congdoan.people.members.models import Application, Person
from congdoan.people.members.queries.keys import states
from congdoan.people.members.rules import PersonDraft
from congdoan.people.members.rules.states import ACTIVE, ADMITTED, APPLIED, COMMITTEE, REENTERED, REFUSED, WAITING, WITHDRAWN, words
from congdoan.people.members.services.finding import (
    known_persons,
    last_memberships,
    person_or_refusal,
    require_day,
    require_following,
    require_unit_admits,
    state_after,
    unit_name,
)
from congdoan.people.members.services.refusals import (
    AlreadyMember,
    ApplicationDecided,
    ApplicationsWait,
    ReasonMissing,
    UnableToWrite,
    UnknownApplication,
)
from congdoan.people.members.services.writing import (
    Happening,
    NewMembership,
    NewPerson,
    draft_of,
    restore_person,
    write_events,
    write_memberships,
    write_persons,
)
from congdoan.people.organisations.rules import Days


@transaction.atomic
def apply(*, by: int, unit_id: int, draft: PersonDraft, applied_on: date, on: date, section: str = "") -> int:
    """Write down one person's application to a union and return its number.

    Who is known within reach keeps the record, and with it the seniority. Who is known elsewhere gets the same answer as a stranger.

    :raises NotAllowed: the actor may not take applications here
    :raises UnitAdmitsNobody: this kind of unit admits nobody that day
    :raises AlreadyMember: the person is a member within reach
    :raises ApplicationsWait: an application of this person waits
    :raises MayNotFollow: how the person left does not let him apply again
    :raises DayUnfit: the day lies ahead
    """
    access.require(by, "members.apply", at=unit_id, on=on)
    require_day(applied_on, last=on)
    require_unit_admits(unit_id, on=applied_on)
    (known,) = known_persons([draft], unit_id=unit_id)
    if known is not None:
        _require_free(known)
    (application,) = _write_applications(by, unit_id, [draft], [known], applied_on, section, batch=None)
    audit.record(by, "members.apply", at=unit_id, application=application)
    return application


@transaction.atomic
def apply_list(*, by: int, unit_id: int, drafts: Sequence[PersonDraft], applied_on: date, on: date, section: str = "") -> list[int]:
    """Write down the applications of a list, all or none, and return their numbers in the order given.

    :raises NotAllowed: the actor may not take applications here
    :raises UnitAdmitsNobody: this kind of unit admits nobody that day
    :raises Rejected: some may not apply; every one is told, by its place in the list
    """
    access.require(by, "members.apply_list", at=unit_id, on=on)
    require_day(applied_on, last=on)
    require_unit_admits(unit_id, on=applied_on)
    known = known_persons(drafts, unit_id=unit_id)
    problems: list[dict[str, Any]] = []
    seen: dict[object, int] = {}
    for place, (draft, one) in enumerate(zip(drafts, known, strict=True), start=1):
        mark = draft.citizen_number or (draft.name_key, draft.born)
        if mark in seen:
            problems.append(_problem(place, draft, f"trùng với người thứ {seen[mark]} trong danh sách; bỏ một dòng"))
        seen.setdefault(mark, place)
        try:
            if one is not None:
                _require_free(one)
        except UnableToWrite as refusal:
            problems.append(_problem(place, draft, refusal.explain()))
    if problems:
        raise Rejected(problems)
    written = _write_applications(by, unit_id, drafts, known, applied_on, section, batch=uuid4())
    audit.record(by, "members.apply_list", at=unit_id, applications=len(written))
    return written


@transaction.atomic
def withdraw_application(*, by: int, application_id: int, reason: str, on: date) -> None:
    """Take an application back before it was decided.

    :raises UnknownApplication: there is none within reach
    :raises ApplicationDecided: it has been decided
    """
    (one,) = _waiting([application_id])
    access.require(by, "members.withdraw_application", at=one.unit_id, on=on)
    require_following(one.person.full_name, one.state, WITHDRAWN)
    _decide([one], WITHDRAWN, decided_on=on, decision="", reason=reason)
    write_events(by, [Happening(one.unit_id, one.person_id, WITHDRAWN, on, reason=reason)])
    audit.record(by, "members.withdraw_application", at=one.unit_id, application=one.pk)


@transaction.atomic
def approve_applications(
    *, by: int, application_ids: Sequence[int], decided_on: date, decision: str, on: date, into: int | None = None
) -> list[int]:
    """Admit the applicants by one decision of the committee, all or none; return their memberships in the order of applications.

    Where a base union stands its committee decides, where there is none the upper union to which the application went; `into` is the
    union that has just been founded for them.

    :raises UnknownApplication: one of them is not within reach
    :raises ApplicationDecided: one of them has been decided
    :raises UnitAdmitsNobody: this kind of unit admits nobody on the day of the decision
    :raises AlreadyMember: one of them has become a member meanwhile
    :raises DayUnfit: decided before it was asked, or ahead of today
    """
    rows = _waiting(application_ids)
    for unit_id in sorted({row.unit_id for row in rows}):
        access.require(by, "members.approve_applications", at=unit_id, on=on)
        require_unit_admits(unit_id, on=decided_on)
    if into is not None:
        access.require(by, "members.approve_applications", at=into, on=on)
        require_unit_admits(into, on=decided_on)
    for row in rows:
        require_day(decided_on, first=row.applied_on, last=on)
    _to_committee(rows, ADMITTED)
    former = last_memberships([row.person_id for row in rows])
    for row in rows:
        _require_not_member(row.person, former)
    new = [
        NewMembership(
            row.person_id, into or row.unit_id, draft_of(row.person), Days(decided_on, None),
            REENTERED if row.person_id in former else ADMITTED, section=row.section,
        )
        for row in rows
    ]  # fmt: skip
    written = _begin(new)
    _decide(rows, ADMITTED, decided_on=decided_on, decision=decision, reason="")
    write_events(by, [Happening(one.unit_id, row.person_id, one.began, decided_on, decision) for row, one in zip(rows, new, strict=True)])
    for unit_id in sorted({row.unit_id for row in rows}):
        count = sum(row.unit_id == unit_id for row in rows)
        audit.record(by, "members.approve_applications", at=unit_id, admitted=count, decided_on=decided_on, decision=decision)
    return written


@transaction.atomic
def refuse_applications(*, by: int, application_ids: Sequence[int], decided_on: date, reason: str, on: date) -> None:
    """Refuse applicants by one decision of the committee, with its reason.

    :raises UnknownApplication: one of them is not within reach
    :raises ApplicationDecided: one of them has been decided
    :raises ReasonMissing: no reason was given
    """
    if not reason.strip():
        raise ReasonMissing
    rows = _waiting(application_ids)
    for row in rows:
        access.require(by, "members.refuse_applications", at=row.unit_id, on=on)
        require_day(decided_on, first=row.applied_on, last=on)
    _to_committee(rows, REFUSED)
    _decide(rows, REFUSED, decided_on=decided_on, decision="", reason=reason)
    write_events(by, [Happening(row.unit_id, row.person_id, REFUSED, decided_on, reason=reason) for row in rows])
    for row in rows:
        audit.record(by, "members.refuse_applications", at=row.unit_id, application=row.pk)


@transaction.atomic
def reenter(*, by: int, person_id: int, unit_id: int, since: date, decision: str, on: date) -> int:
    """Take back without a new application who lost the membership through no act of his own; return the membership.

    Card and seniority go on (law pack: `ended_by_reorg` may become `active` at once).

    :raises UnknownMember: nobody within reach has this number
    :raises MayNotFollow: the person left in a way after which he must apply
    :raises UnitAdmitsNobody: this kind of unit admits nobody that day
    """
    access.require(by, "members.reenter", at=unit_id, on=on)
    person = person_or_refusal(person_id)
    access.require(by, "members.reenter", at=person.unit_id, on=on)
    require_unit_admits(unit_id, on=since)
    last = last_memberships([person_id]).get(person_id)
    require_following(person.full_name, last.ended if last and last.ended else ACTIVE if last else APPLIED, ACTIVE)
    require_day(since, first=last.period.upper if last else None, last=on)
    (written,) = _begin([NewMembership(person_id, unit_id, draft_of(person), Days(since, None), REENTERED)])
    write_events(by, [Happening(unit_id, person_id, REENTERED, since, decision)])
    audit.record(by, "members.reenter", at=unit_id, membership=written, since=since)
    return written


def _require_free(person: Person) -> None:
    """Refuse a person who is a member, whose application waits, or who may not apply again."""
    if Application.objects.filter(person_id=person.pk, state__in=WAITING).exists():
        raise ApplicationsWait(name=person.full_name)
    former = last_memberships([person.pk])
    _require_not_member(person, former)
    if person.pk in former:
        require_following(person.full_name, state_after(former[person.pk]), APPLIED)


def _require_not_member(person: Person, former: dict[int, Any]) -> None:
    last = former.get(person.pk)
    if last is not None and last.period.upper is None:
        raise AlreadyMember(name=person.full_name, unit=unit_name(last.unit_id))


def _write_applications(
    by: int, unit_id: int, drafts: Sequence[PersonDraft], known: Sequence[Person | None], applied_on: date, section: str,
    batch: UUID | None,
) -> list[int]:  # fmt: skip
    new = iter(write_persons([NewPerson(unit_id, draft) for draft, one in zip(drafts, known, strict=True) if one is None]))
    persons = [one.pk if one is not None else next(new) for one in known]
    Person.objects.filter(id__in=[one.pk for one in known if one is not None]).update(unit_id=unit_id)
    for draft, one in zip(drafts, known, strict=True):
        if one is not None and one.erased_on is not None:
            restore_person(one, draft)
    rows = [
        Application(unit_id=unit_id, person_id=person, batch=batch, state=APPLIED, applied_on=applied_on, section=section)
        for person in persons
    ]
    try:
        with transaction.atomic():
            Application.objects.bulk_create(rows, batch_size=5_000)
    except IntegrityError:
        raise ApplicationsWait(name=drafts[0].full_name if len(drafts) == 1 else "Một người trong danh sách") from None
    write_events(by, [Happening(unit_id, person, APPLIED, applied_on) for person in persons])
    return [row.pk for row in rows]


def _waiting(ids: Sequence[int]) -> list[Application]:
    """Return the applications, locked in the order of numbers, each still undecided."""
    wanted = sorted(set(ids))
    rows = list(Application.objects.select_for_update(of=("self",)).select_related("person").filter(id__in=wanted).order_by("id"))
    if not wanted or len(rows) != len(wanted):
        raise UnknownApplication
    for row in rows:
        if row.state not in WAITING:
            raise ApplicationDecided(name=row.person.full_name, state=words(states(), row.state))
    return rows


def _to_committee(rows: Sequence[Application], then: str) -> None:
    """See to it that each application goes through the committee on its way to the decision."""
    for row in rows:
        if row.state == APPLIED:
            require_following(row.person.full_name, APPLIED, COMMITTEE)
        require_following(row.person.full_name, COMMITTEE, then)


def _decide(rows: Sequence[Application], state: str, *, decided_on: date, decision: str, reason: str) -> None:
    found = Application.objects.filter(id__in=[row.pk for row in rows])
    found.update(state=state, decided_on=decided_on, decision=decision[:120], reason=reason[:300])


def _begin(new: Sequence[NewMembership]) -> list[int]:
    """Write memberships that begin; the person's home follows, and the first day in the union is kept.

    :raises AlreadyMember: a union holds one of them on these days
    """
    try:
        with transaction.atomic():
            written = write_memberships(new)
    except IntegrityError:
        raise AlreadyMember(name=new[0].draft.full_name, unit="một đơn vị khác trong những ngày này") from None
    for unit_id in sorted({one.unit_id for one in new}):
        for first in sorted({one.days.first for one in new if one.unit_id == unit_id and one.days.first}):
            ids = [one.person_id for one in new if (one.unit_id, one.days.first) == (unit_id, first)]
            Person.objects.filter(id__in=ids).update(unit_id=unit_id, union_join_date=Coalesce(F("union_join_date"), first), erased_on=None)
    return written


def problem_of(place: int, name: str, cure: str) -> dict[str, Any]:
    """Return one problem of a list for people and programs."""
    return {"row": place, "column": "", "sheet": "", "found": name, "message": f"Người thứ {place}, {name}: {cure}", "cure": cure}


def _problem(place: int, draft: PersonDraft, cure: str) -> dict[str, Any]:
    return problem_of(place, draft.full_name, cure)
