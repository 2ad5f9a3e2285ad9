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
    made = write_down(
        by=by, unit_id=unit_id, subject_kind=subject_kind, subject_id=subject_id, form=form, decision=decision, decided_on=decided_on,
        reason=reason, petition_id=petition_id, on=on,
    )  # fmt: skip
    audit.record(by, "petitions.decide_discipline", at=unit_id, discipline=made, form=form)
    return made


def write_down(
    *, by: int, unit_id: int, subject_kind: str, subject_id: int, form: str, decision: str, decided_on: date, reason: str, on: date,
    petition_id: UUID | None = None, document_id: int | None = None,
) -> int:  # fmt: skip
    """Write a decision down for who may, and return its number; `document_id` where it was written here.

    :raises UnfitDiscipline, PetitionReasonMissing, UnknownPetition: as `decide_discipline`
    """
    if not decision.strip():
        raise UnfitDiscipline(why="chưa ghi số quyết định")
    if decided_on > on:
        raise UnfitDiscipline(why=f"ngày quyết định {decided_on:%d/%m/%Y} chưa tới")
    require_fit(unit_id, subject_kind, subject_id, form, reason, petition_id, on=decided_on)
    subject = {"subject_unit_id": subject_id} if subject_kind == rules.UNIT else {"membership_id": subject_id}
    try:
        with transaction.atomic():
            one = Discipline.objects.create(
                unit_id=unit_id, subject_kind=subject_kind, form=form, decision=clean(decision, 60), decided_on=decided_on,
                reason=clean(reason, 500), petition_id=petition_id, recorded_by_id=by, document_id=document_id, **subject,
            )  # fmt: skip
    except IntegrityError:
        raise UnfitDiscipline(why="quyết định này đã ghi cho đúng người, đơn vị đó") from None
    return int(one.pk)


def require_fit(unit_id: int, subject_kind: str, subject_id: int, form: str, reason: str, petition_id: UUID | None, *, on: date) -> None:
    """Refuse a decision of a day whose form, subject, reason or petition does not fit.

    :raises UnfitDiscipline, PetitionReasonMissing, UnknownPetition: as `decide_discipline`
    """
    if form not in rules.FORMS_OF.get(subject_kind, ()):
        raise UnfitDiscipline(why="hình thức này không áp dụng cho đối tượng đã chọn")
    if not _is_below(unit_id, subject_kind, subject_id, on):
        raise UnfitDiscipline(why="không có đối tượng này thuộc đơn vị ra quyết định")
    if len(reason.strip()) < 4:
        raise PetitionReasonMissing
    if petition_id is not None and not Petition.objects.filter(id=petition_id, unit_id=unit_id).exists():
        raise UnknownPetition


def subject_name(subject_kind: str, subject_id: int) -> str:
    """Return how a decision calls whom it disciplines."""
    if subject_kind == rules.UNIT:
        return access_queries.branch_names([subject_id]).get(subject_id, ("", ""))[1]
    return next((one.full_name for one in members.memberships([subject_id])), "")


def _is_below(unit_id: int, subject_kind: str, subject_id: int, on: date) -> bool:
    if subject_kind == rules.UNIT:
        body = organisations.by_id([subject_id]).get(subject_id)
        unit = None if body is None or body.kind == "employer" else subject_id
    else:
        unit = next((one.unit_id for one in members.memberships([subject_id])), None)
    return unit is not None and (unit == unit_id or unit_id in access_queries.ancestors([unit], on=on)[unit])


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
