"""A council judges: who has an interest is kept out, the others score, and another person writes the decision down."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from congdoan.activities.emulation.models import Conflict, Council, CouncilMember, Initiative, ScoreSheet
from congdoan.activities.emulation.queries import judging as judged
from congdoan.activities.emulation.rules import STATES
from congdoan.activities.emulation.rules.scoring import sheet_faults
from congdoan.activities.emulation.rules.words import CONFLICTS, DECLARED
from congdoan.foundation.access import queries as access
from congdoan.foundation.audit import services as audit

from . import held
from .refusals import (
    ConflictUnfit,
    HasConflict,
    InitiativeWrongState,
    NotDecidable,
    NotInCouncil,
    SheetUnfit,
    TooFewJudges,
    UnknownCouncil,
)
from .texts import Told


@transaction.atomic
def put_to_council(*, by: int, initiative_id: int, council_id: int, on: date) -> list[str]:
    """Put a received initiative before a council; return who may not judge it, each with why.

    Authors, the head of the authors' unit, and whoever bears an author's name without a member's record to tell them apart, are kept out
    from the start; relatives are declared.

    :raises UnknownInitiative, UnknownCouncil: none within reach, or the council is of another branch
    :raises InitiativeWrongState: it was not received
    :raises TooFewJudges: too few are left to reach the quorum
    """
    one = held.initiative(initiative_id, by=by, act="put_to_council", on=on)
    held.ready(one, "put")
    council = Council.objects.filter(pk=council_id, since__lte=on).first()
    if council is None or council.unit_id not in (one.unit_id, *access.ancestors([one.unit_id], on=on)[one.unit_id]):
        raise UnknownCouncil(council=council_id)
    seats = list(CouncilMember.objects.filter(council=council).order_by("pk"))
    found = judged.interests(one.pk, one.unit_id, seats, on=on)
    _require_enough(council, len(seats) - len(found))
    Initiative.objects.filter(pk=one.pk).update(council=council)
    known = set(Conflict.objects.filter(initiative_id=one.pk).values_list("member_id", flat=True))  # from before it was sent back
    Conflict.objects.bulk_create(
        [
            Conflict(initiative=one, unit_id=one.unit_id, member_id=seat, kind=kind, told_by=by, told_on=on)
            for seat, kind in found.items() if seat not in known
        ]
    )  # fmt: skip
    held.write_act(one, "put", by=by, happened_on=on, words=council.name)
    audit.record(by, "emulation.put_to_council", at=one.unit_id, initiative=one.pk, council=council.pk, conflicts=sorted(found))
    return [f"{seat.name}: {CONFLICTS[found[seat.pk]]}" for seat in seats if seat.pk in found]


@transaction.atomic
def declare_conflict(*, by: int, initiative_id: int, member_id: int, kind: str, words: str, on: date) -> None:
    """Keep a member out for a relative or another interest: declared by the member, or by who runs the council. It is never taken back.

    :raises UnknownInitiative: none within reach
    :raises InitiativeWrongState: no council judges it now
    :raises ConflictUnfit: no such member or kind, no words, or known already
    """
    one = held.initiative(initiative_id, by=by, act="declare_conflict", on=on)
    if one.state != "council":
        raise InitiativeWrongState(code=held.code_of(one), state=STATES[one.state], act="khai xung đột lợi ích")
    seat = CouncilMember.objects.filter(pk=member_id, council__initiatives=one).first()
    told = Told()
    said = told.line("nêu quan hệ, lợi ích", words, 300)
    if seat is None:
        told.faults.append("không phải ủy viên của Hội đồng này")
    elif seat.actor_id != by and not access.may(by, "emulation.put_to_council", at=one.unit_id, on=on):
        told.faults.append("chỉ tự khai cho mình; thư ký Hội đồng ghi thay người khác")
    if kind not in DECLARED:
        told.faults.append("chọn người thân hoặc lợi ích liên quan")
    if seat is not None and Conflict.objects.filter(initiative_id=one.pk, member=seat).exists():
        told.faults.append(f"{seat.name} đã được ghi là xung đột lợi ích")
    if told.faults or seat is None:
        raise ConflictUnfit(why="; ".join(told.faults))
    Conflict.objects.create(initiative=one, unit_id=one.unit_id, member=seat, kind=kind, words=said, told_by=by, told_on=on)
    audit.record(by, "emulation.declare_conflict", at=one.unit_id, initiative=one.pk, member=seat.pk, kind=kind)


@transaction.atomic
def score_initiative(*, by: int, initiative_id: int, scores: Sequence[int], on: date, words: str = "") -> int:
    """Fill in one's own sheet; until the decision a later sheet replaces it, and both are kept. Return its total.

    :raises UnknownInitiative: none within reach
    :raises InitiativeWrongState: no council judges it now
    :raises NotInCouncil: the actor does not sit in it
    :raises HasConflict: the actor has an interest
    :raises SheetUnfit: the scores do not fit the rubric
    """
    one = held.initiative(initiative_id, by=by, act="score_initiative", on=on)
    seat = seat_of(one, by)
    if one.state != "council":
        raise InitiativeWrongState(code=held.code_of(one), state=STATES[one.state], act="chấm")
    council = seat.council
    told = Told()
    said = told.text("nhận xét", words, 500, is_needed=False)
    told.faults += sheet_faults(scores, list(zip(council.criteria, council.most, strict=True)))
    if told.faults:
        raise SheetUnfit(first="; ".join(told.faults), faults=told.faults)
    place = 1 + ScoreSheet.objects.filter(initiative_id=one.pk, member=seat).count()
    facts = {"scores": list(scores), "total": sum(scores), "words": said, "scored_on": on}
    ScoreSheet.objects.bulk_create([ScoreSheet(initiative=one, unit_id=one.unit_id, member=seat, place=place, **facts)])
    audit.record(by, "emulation.score_initiative", at=one.unit_id, initiative=one.pk, total=sum(scores), place=place)
    return sum(scores)


@transaction.atomic
def decide_initiative(*, by: int, initiative_id: int, outcome: str, decision: str, decided_on: date, on: date, words: str = "") -> None:
    """Write down the decision: recognised or refused, under its number; on enough sheets, by another person than who told it.

    With an empty number, that of the signed decision drafted here (`draft_decision`).

    :raises UnknownInitiative: none within reach
    :raises InitiativeWrongState: no council judges it now
    :raises OwnInitiative: the actor told it
    :raises NotDecidable: everything that stands against it, at once
    """
    one = held.initiative(initiative_id, by=by, act="decide_initiative", on=on)
    if outcome not in ("recognised", "refused"):
        raise NotDecidable(code=held.code_of(one), first="chọn công nhận hoặc không công nhận", faults=[])
    held.ready(one, outcome)
    held.by_another(one, by, "kết luận")
    told = Told()
    signed = judged.signed_decision(one.document_id) if one.document_id and not decision.strip() else None
    number = signed[0] if signed else told.line("số quyết định (chưa có quyết định đã ký)", decision, 120)
    day = told.day("ngày quyết định", signed[1] if signed else decided_on, last=on)
    said = told.text("kết luận", words, 1000, is_needed=outcome == "refused")
    told.faults += judged.hindrances(one.pk, outcome)
    if told.faults:
        raise NotDecidable(code=held.code_of(one), first="; ".join(told.faults), faults=told.faults)
    held.write_act(one, outcome, by=by, happened_on=day, words=said, decision=number)
    audit.record(by, "emulation.decide_initiative", at=one.unit_id, initiative=one.pk, outcome=outcome, decision=number)


def seat_of(one: Initiative, by: int) -> CouncilMember:
    """Return the seat from which an actor may judge an initiative.

    :raises NotInCouncil: they do not sit in its council
    :raises HasConflict: they have an interest in it
    """
    seat = CouncilMember.objects.filter(council_id=one.council_id, actor_id=by).first() if one.council_id else None
    if seat is None:
        raise NotInCouncil(code=held.code_of(one))
    found = Conflict.objects.filter(initiative_id=one.pk, member=seat).first()
    if found is not None:
        raise HasConflict(code=held.code_of(one), name=seat.name, why=CONFLICTS[found.kind])
    return seat


def _require_enough(council: Council, free: int) -> None:
    if free < council.least_sheets:
        raise TooFewJudges(free=free, least=council.least_sheets)
