"""A petition through its steps: classified, accepted or passed on, verified, concluded, answered, closed; the sealed identity."""

from datetime import date
from uuid import UUID

from django.db import transaction

from congdoan.activities.petitions import queries
from congdoan.activities.petitions.models import Denouncer, Handler, Petition, Reading
from congdoan.activities.petitions.queries.keys import opened
from congdoan.activities.petitions.rules import petitions as rules
from congdoan.activities.petitions.services.held import clean, held, write_step
from congdoan.activities.petitions.services.refusals import (
    HandlerOnly,
    NoMoreExtension,
    NotAHandler,
    PetitionReasonMissing,
    PetitionStepOutOfTurn,
    UnfitPetition,
)
from congdoan.activities.petitions.services.taking import seal_away
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit


@transaction.atomic
def classify_petition(*, by: int, petition_id: UUID, kind: str, gist: str, in_authority: bool, classified_on: date, on: date) -> None:
    """Say what a petition is, what it is about, and whether it is this unit's to decide. What proves a denunciation is sealed from then on.

    :raises UnknownPetition, PetitionStepOutOfTurn: there is none that waits to be classified
    :raises UnfitPetition: no such kind, a denunciation made something else, no gist, a day that does not fit
    """
    one = held(petition_id, by, "classify_petition", on, states=("received",), step="classified")
    if kind not in rules.KINDS:
        raise UnfitPetition(why="chọn loại đơn trong danh mục")
    if one.kind == rules.DENUNCIATION and kind != one.kind:
        raise UnfitPetition(why="đơn đã nhận là tố cáo thì giữ là tố cáo, người gửi được giữ kín")
    if not gist.strip():
        raise UnfitPetition(why="ghi trích yếu: đơn nói về việc gì, một câu")
    _require_day(petition_id, classified_on, on)
    facts = {"kind": kind, "gist": clean(gist, 500), "in_authority": in_authority, "state": "classified"}
    if kind == rules.DENUNCIATION and one.kind != kind:
        seal_after = {"sender": one.sender, "contact": "", "content": one.content}
        Petition.objects.filter(id=one.pk).update(**facts, sender="", content="")
        seal_away(one.pk, one.unit_id, seal_after)
    else:
        Petition.objects.filter(id=one.pk).update(**facts)
    words = "thuộc thẩm quyền" if in_authority else "không thuộc thẩm quyền"
    write_step(one.pk, one.unit_id, by, "classified", classified_on, f"{rules.KINDS[kind]}, {words}")
    audit.record(by, "petitions.classify_petition", at=one.unit_id, petition=one.pk, kind=kind, in_authority=in_authority)


@transaction.atomic
def take_petition_step(*, by: int, petition_id: UUID, step: str, happened_on: date, on: date, words: str = "") -> None:
    """Write down the next step of a petition; a denunciation is verified and concluded by its handler.

    :raises UnknownPetition, PetitionStepOutOfTurn: there is none, or the step does not follow
    :raises PetitionReasonMissing: the step needs its words
    :raises HandlerOnly: a denunciation without a handler, or another than its handler acts
    :raises UnfitPetition: a day that does not fit
    """
    one = held(petition_id, by, "take_petition_step", on, step=step)
    if step not in rules.may_follow(one.state, in_authority=one.in_authority):
        raise PetitionStepOutOfTurn(step=rules.STEPS.get(step, step[:20]), last=rules.STEPS[one.state])
    if step in rules.REASONED and len(words.strip()) < 4:
        raise PetitionReasonMissing
    if one.kind == rules.DENUNCIATION and step in ("accepted", "verified", "concluded") and handler_of(petition_id) != by:
        raise HandlerOnly
    _require_day(petition_id, happened_on, on)
    Petition.objects.filter(id=one.pk).update(state=step)
    write_step(one.pk, one.unit_id, by, step, happened_on, words)
    audit.record(by, "petitions.take_petition_step", at=one.unit_id, petition=one.pk, step=step)


@transaction.atomic
def extend_petition(*, by: int, petition_id: UUID, reason: str, on: date) -> None:
    """Lengthen the limit for settling a petition that is complex, as often as the law lets.

    Source: law pack `petition_limits`, unchecked.

    :raises UnknownPetition, PetitionStepOutOfTurn: there is none that is being settled
    :raises NoMoreExtension: the law gives this kind no more
    :raises PetitionReasonMissing: no reason
    """
    one = held(petition_id, by, "extend_petition", on, states=("accepted", "verified"))
    if len(reason.strip()) < 4:
        raise PetitionReasonMissing
    times = sum(step == rules.EXTENDED for step, _ in queries.taken(petition_id))
    limits = queries.limits(one.kind, on=one.received_on)
    if times >= limits.most_extensions:
        raise NoMoreExtension(kind=rules.KINDS[one.kind], times=times, most=limits.most_extensions)
    write_step(one.pk, one.unit_id, by, rules.EXTENDED, on, reason)
    audit.record(by, "petitions.extend_petition", at=one.unit_id, petition=one.pk, times=times + 1)


@transaction.atomic
def name_handler(*, by: int, petition_id: UUID, handler_id: int, on: date) -> None:
    """Name the one person who may open who denounces, another than who names; an earlier handler no longer may.

    :raises UnknownPetition, PetitionStepOutOfTurn: there is none, or it is closed
    :raises UnfitPetition: it is no denunciation
    :raises NotAHandler: this person may not handle denunciations here, or is the actor
    """
    one = held(petition_id, by, "name_handler", on)
    if one.kind != rules.DENUNCIATION:
        raise UnfitPetition(why="chỉ tố cáo mới giao người xử lý riêng")
    if handler_id == by or not access_queries.may(handler_id, "petitions.read_denouncer", at=one.unit_id, on=on):
        raise NotAHandler
    Handler.objects.create(petition_id=petition_id, unit_id=one.unit_id, actor_id=handler_id, named_by_id=by)
    audit.record(by, "petitions.name_handler", at=one.unit_id, petition=one.pk, handler=handler_id)


@transaction.atomic
def read_denouncer(*, by: int, petition_id: UUID, reason: str, on: date) -> dict[str, str]:
    """Open who denounces and what they wrote, for the handler alone, after writing down the reading.

    PostgreSQL gives the sealed row only in the transaction of the reading; neither the record of acts nor the reading holds what was read.

    :raises UnknownPetition: there is none within reach
    :raises NotAllowed: the actor's role does not open identities here
    :raises HandlerOnly: another is the handler, or nobody, or nothing is sealed
    :raises PetitionReasonMissing: no reason
    """
    one = Petition.objects.filter(id=petition_id).first()
    if one is None:
        raise HandlerOnly
    access.require(by, "petitions.read_denouncer", at=one.unit_id, on=on)
    if one.kind != rules.DENUNCIATION or handler_of(petition_id) != by:
        raise HandlerOnly
    if len(reason.strip()) < 4:
        raise PetitionReasonMissing
    Reading.objects.create(petition_id=petition_id, unit_id=one.unit_id, reason=clean(reason, 300), read_by_id=by)
    audit.record(by, "petitions.read_denouncer", at=one.unit_id, petition=one.pk)
    return opened(petition_id, Denouncer.objects.get(petition_id=petition_id).sealed)


def handler_of(petition_id: UUID) -> int | None:
    """Return who handles a denunciation, or None."""
    return Handler.objects.filter(petition_id=petition_id).order_by("-id").values_list("actor_id", flat=True).first()


def _require_day(petition_id: UUID, day: date, on: date) -> None:
    last = queries.taken(petition_id)[-1][1]
    if not last <= day <= on:
        raise UnfitPetition(why=f"ngày {day:%d/%m/%Y} phải từ ngày của bước trước ({last:%d/%m/%Y}) đến hôm nay")
