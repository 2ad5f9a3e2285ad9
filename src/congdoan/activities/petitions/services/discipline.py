"""Decisions to discipline: written, voided; whether one still counts is computed."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from congdoan.activities.petitions.models import Discipline, Petition
from congdoan.activities.petitions.rules import discipline as rules
from congdoan.activities.petitions.services.held import clean
from congdoan.activities.petitions.services.refusals import (
    DisciplineVoided,
    PetitionReasonMissing,
    UnfitDiscipline,
    UnknownDiscipline,
    UnknownPetition,
)
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.people.members import queries as members
from congdoan.people.organisations import queries as organisations


@transaction.atomic
def decide_discipline(
    *, by: int, unit_id: int, subject_kind: str, subject_id: int, form: str, decision: str, decided_on: date, reason: str, on: date,
    petition_id: UUID | None = None,
) -> int:  # fmt: skip
    """Write down a signed decision to discipline a unit, or a membership of a member or cadre; return its number.

    Source: forms by Điều lệ khóa XII, chương XII (unchecked).

    :raises NotAllowed: the actor does not write decisions of this unit
    :raises UnfitDiscipline: the form does not fit, no such subject below the unit, a day to come, written already
    :raises PetitionReasonMissing: no reason
    :raises UnknownPetition: the petition it follows from is not within reach
    """
    access.require(by, "petitions.decide_discipline", at=unit_id, on=on)
    if why := _unfit(unit_id, subject_kind, subject_id, form, decision, decided_on, on):
        raise UnfitDiscipline(why=why)
    if len(reason.strip()) < 4:
        raise PetitionReasonMissing
    if petition_id is not None and not Petition.objects.filter(id=petition_id, unit_id=unit_id).exists():
        raise UnknownPetition
    subject = {"subject_unit_id": subject_id} if subject_kind == rules.UNIT else {"membership_id": subject_id}
    try:
        with transaction.atomic():
            one = Discipline.objects.create(
                unit_id=unit_id, subject_kind=subject_kind, form=form, decision=clean(decision, 60), decided_on=decided_on,
                reason=clean(reason, 500), petition_id=petition_id, recorded_by_id=by, **subject,
            )  # fmt: skip
    except IntegrityError:
        raise UnfitDiscipline(why="quyết định này đã ghi cho đúng người, đơn vị đó") from None
    audit.record(by, "petitions.decide_discipline", at=unit_id, discipline=one.pk, form=form)
    return int(one.pk)


def _unfit(unit_id: int, subject_kind: str, subject_id: int, form: str, decision: str, decided_on: date, on: date) -> str:
    """Return why a decision cannot be written, or nothing."""
    if form not in rules.FORMS_OF.get(subject_kind, ()):
        return "hình thức này không áp dụng cho đối tượng đã chọn"
    if not decision.strip():
        return "chưa ghi số quyết định"
    if decided_on > on:
        return f"ngày quyết định {decided_on:%d/%m/%Y} chưa tới"
    if subject_kind == rules.UNIT:
        body = organisations.by_id([subject_id]).get(subject_id)
        unit = None if body is None or body.kind == "employer" else subject_id
    else:
        unit = next((one.unit_id for one in members.memberships([subject_id])), None)
    is_below = unit is not None and (unit == unit_id or unit_id in access_queries.ancestors([unit], on=decided_on)[unit])
    return "" if is_below else "không có đối tượng này thuộc đơn vị ra quyết định"


@transaction.atomic
def void_discipline(*, by: int, discipline_id: int, reason: str, on: date) -> None:
    """Take back a decision that was wrong or set aside, with the reason; it counts no longer, also not as a repeat.

    :raises UnknownDiscipline, DisciplineVoided: there is none that stands
    :raises PetitionReasonMissing: no reason
    """
    one = Discipline.objects.select_for_update().filter(id=discipline_id).first()
    if one is None:
        raise UnknownDiscipline
    access.require(by, "petitions.void_discipline", at=one.unit_id, on=on)
    if one.voided_on is not None:
        raise DisciplineVoided
    if len(reason.strip()) < 4:
        raise PetitionReasonMissing
    Discipline.objects.filter(id=one.pk).update(voided_on=on, voided_why=clean(reason, 300))
    audit.record(by, "petitions.void_discipline", at=one.unit_id, discipline=one.pk)
