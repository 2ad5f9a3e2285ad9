"""The year's programme: drafted by risk and by lot, changed by hand with a reason, decided by another person."""

from datetime import date

from django.db import transaction
from django.db.models import Max

from congdoan.activities.inspection import queries, rules
from congdoan.activities.inspection.models import Pick, Programme, ProgrammeAct
from congdoan.activities.inspection.rules.picking import ADDED, HOW_WORDS, Picked, pick
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.shares import least_count

from . import held, texts
from .refusals import (
    InspectionTextUnfit,
    NothingToPick,
    OwnInspectionProgramme,
    PickedAlready,
    ProgrammeOfYearThere,
    TooFewPicked,
    UnitNotInspectedHere,
    UnknownPick,
)

DEFAULT_KIND = "finance_lower_level"


@transaction.atomic
def draft_programme(*, by: int, unit_id: int, year: int, by_lot: int, seed: int, on: date) -> int:
    """Draft the year's programme: the share of the law pack of the unions below, the riskiest first, some of them by lot.

    The same seed on the same facts draws the same units. Return the programme's id.

    :raises NotAllowed: the actor may not draft programmes of this unit
    :raises ProgrammeOfYearThere: the year has one
    :raises NothingToPick: no union stands below
    :raises InspectionTextUnfit: the year, the number of lots or the seed is out of range
    """
    access.require(by, "inspection.draft_programme", at=unit_id, on=on)
    if not 2000 <= year <= 2100 or not 0 <= by_lot <= 5_000 or not 0 <= seed < 2**63:
        raise InspectionTextUnfit(field="năm, số rút thăm", why="năm từ 2000 đến 2100, số đơn vị rút thăm từ 0 đến 5000")
    if Programme.objects.filter(unit_id=unit_id, year=year).exists():
        raise ProgrammeOfYearThere(year=year)
    facts = queries.risk_facts(unit_id, on=on)
    if not facts:
        raise NothingToPick
    share = queries.yearly_share(on=on).share
    one = Programme(
        unit_id=unit_id, year=year, population=len(facts), share_part=share.numerator, share_whole=share.denominator, seed=seed,
        prepared_by=by,
    )  # fmt: skip
    Programme.objects.bulk_create([one])
    held.act_on_programme(one, "drafted", by=by, on=on)
    picked = pick(facts, share=share, by_lot=by_lot, seed=seed)
    Pick.objects.bulk_create([_row(one, place, each) for place, each in enumerate(picked, start=1)])
    audit.record(by, "inspection.draft_programme", at=unit_id, programme=one.pk, year=year, picked=len(picked), seed=seed)
    return int(one.pk)


def _row(one: Programme, place: int, each: Picked) -> Pick:
    reasons = [{"signal": reason.signal, "words": reason.words, "points": reason.points} for reason in each.reasons]
    return Pick(
        programme=one, unit_id=one.unit_id, picked_id=each.unit_id, kind=DEFAULT_KIND, how=each.how, place=place, score=each.score,
        reasons=reasons,
    )  # fmt: skip


@transaction.atomic
def add_pick(*, by: int, programme_id: int, unit_id: int, kind: str, reason: str, on: date) -> int:
    """Add a unit to a draft by hand, with the reason that is printed; return the pick's id.

    :raises UnknownInspectionProgramme, ProgrammeWrongState: there is no such draft
    :raises UnitNotInspectedHere: it is neither the unit itself nor one below
    :raises PickedAlready: it is picked for this kind
    :raises InspectionTextUnfit: no reason, or an unknown kind
    """
    one = held.draft(programme_id, by=by, act="add_pick", on=on)
    words = texts.text("lý do chọn", reason, 300)
    texts.choice("loại kiểm tra", kind, rules.KINDS)
    if not queries.is_below(unit_id, one.unit_id, on=on):
        raise UnitNotInspectedHere(unit=queries.name_of(unit_id))
    if Pick.objects.filter(programme=one, picked_id=unit_id, kind=kind).exists():
        raise PickedAlready(unit=queries.name_of(unit_id))
    last = Pick.objects.filter(programme=one).aggregate(last=Max("place"))["last"] or 0
    reasons = [{"signal": ADDED, "words": words, "points": 0}]
    row = Pick(
        programme=one, unit_id=one.unit_id, picked_id=unit_id, kind=kind, how=ADDED, place=last + 1, score=0, reasons=reasons
    )  # fmt: skip
    Pick.objects.bulk_create([row])
    audit.record(by, "inspection.add_pick", at=one.unit_id, programme=one.pk, picked=unit_id, kind=kind, reason=words)
    return int(row.pk)


@transaction.atomic
def drop_pick(*, by: int, pick_id: int, reason: str, on: date) -> None:
    """Take a unit out of a draft; the reason stays in the record.

    :raises UnknownPick: none within reach
    :raises ProgrammeWrongState: its programme is no draft any more
    :raises InspectionTextUnfit: no reason
    """
    row = Pick.objects.filter(pk=pick_id).first()
    if row is None:
        raise UnknownPick(pick_id=pick_id)
    one = held.draft(row.programme_id, by=by, act="drop_pick", on=on)
    words = texts.text("lý do bỏ", reason, 300)
    Pick.objects.filter(pk=pick_id).delete()
    audit.record(
        by, "inspection.drop_pick", at=one.unit_id, programme=one.pk, picked=row.picked_id, how=HOW_WORDS[row.how], score=row.score,
        reason=words,
    )  # fmt: skip


@transaction.atomic
def submit_programme(*, by: int, programme_id: int, on: date) -> None:
    """Ask for the approval of a draft; from now on its picks stand.

    :raises UnknownInspectionProgramme, ProgrammeWrongState: there is no such draft
    :raises TooFewPicked: fewer units than the share that the year asks for
    """
    one = held.programme(programme_id, by=by, act="submit_programme", on=on)
    share = queries.share_of(one)
    least = least_count(one.population, share, ">=")
    picked = Pick.objects.filter(programme=one).values("picked_id").distinct().count()
    if picked < least:
        raise TooFewPicked(picked=picked, least=least, share=f"{share.numerator}/{share.denominator}", population=one.population)
    held.act_on_programme(one, "submitted", by=by, on=on)
    audit.record(by, "inspection.submit_programme", at=one.unit_id, programme=one.pk, picked=picked)


@transaction.atomic
def return_programme(*, by: int, programme_id: int, reason: str, on: date) -> None:
    """Give a submitted programme back, with what is to be changed.

    :raises UnknownInspectionProgramme, ProgrammeWrongState: none waits for approval
    :raises InspectionTextUnfit: no reason
    """
    one = held.programme(programme_id, by=by, act="return_programme", on=on)
    words = texts.text("cần sửa gì", reason, 500)
    held.act_on_programme(one, "returned", by=by, on=on, words=words)
    audit.record(by, "inspection.return_programme", at=one.unit_id, programme=one.pk, words=words)


@transaction.atomic
def approve_programme(*, by: int, programme_id: int, resolution: str, on: date) -> None:
    """Write down that the committee of the unit approved a submitted programme, by which resolution.

    :raises UnknownInspectionProgramme, ProgrammeWrongState: none waits for approval
    :raises OwnInspectionProgramme: the actor drafted or submitted it
    :raises InspectionTextUnfit: no resolution
    """
    one = held.programme(programme_id, by=by, act="approve_programme", on=on)
    words = texts.text("nghị quyết duyệt", resolution, 120)
    if ProgrammeAct.objects.filter(programme_id=one.pk, acted_by=by, kind__in=["drafted", "submitted"]).exists():
        raise OwnInspectionProgramme(year=one.year)
    held.act_on_programme(one, "approved", by=by, on=on, words=words)
    audit.record(by, "inspection.approve_programme", at=one.unit_id, programme=one.pk, words=words)
