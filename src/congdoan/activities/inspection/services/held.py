"""What the use cases begin with: the thing held until the transaction ends, for whoever may do this to it."""

from datetime import date
from typing import Any

from congdoan.activities.inspection import queries, rules
from congdoan.activities.inspection.models import Inspection, InspectionAct, Programme, ProgrammeAct
from congdoan.foundation.access import services as access

from .refusals import ProgrammeWrongState, StepOutOfOrder, UnknownInspection, UnknownInspectionProgramme


def programme(programme_id: int, *, by: int, act: str, on: date) -> Programme:
    """Return a programme within reach, locked.

    :raises UnknownInspectionProgramme: there is none
    :raises NotAllowed: the actor may not do this in its unit
    """
    one = Programme.objects.select_for_update().filter(pk=programme_id).first()
    if one is None:
        raise UnknownInspectionProgramme(programme_id=programme_id)
    access.require(by, f"inspection.{act}", at=one.unit_id, on=on)
    return one


def draft(programme_id: int, *, by: int, act: str, on: date) -> Programme:
    """Return a programme whose picks may change.

    :raises ProgrammeWrongState: it is no draft any more
    """
    one = programme(programme_id, by=by, act=act, on=on)
    if one.state not in rules.CHANGING:
        raise ProgrammeWrongState(year=one.year, state=rules.PROGRAMME_STATES[one.state], act="sửa")
    return one


def act_on_programme(one: Programme, kind: str, *, by: int, on: date, words: str = "") -> None:
    """Write the next act of a programme.

    :raises ProgrammeWrongState: it cannot come to it now
    """
    last = ProgrammeAct.objects.filter(programme_id=one.pk).count()
    if last and kind not in rules.PROGRAMME_FOLLOWS[one.state]:
        raise ProgrammeWrongState(year=one.year, state=rules.PROGRAMME_STATES[one.state], act=rules.PROGRAMME_ACTS[kind])
    told: dict[str, Any] = {"place": last + 1, "kind": kind, "words": words, "acted_by": by, "acted_on": on}
    ProgrammeAct.objects.bulk_create([ProgrammeAct(programme=one, unit_id=one.unit_id, **told)])


def led(inspection_id: int, *, by: int, act: str, on: date) -> Inspection:
    """Return an inspection, locked, for the committee that leads it.

    :raises UnknownInspection: there is none within reach
    :raises NotAllowed: the actor may not do this in the committee's unit
    """
    one = _locked(inspection_id)
    access.require(by, f"inspection.{act}", at=one.owner_id, on=on)
    return one


def examined(inspection_id: int, *, by: int, act: str, on: date) -> Inspection:
    """Return an inspection, locked, for the committee or its team on the days on which they may look.

    :raises UnknownInspection: there is none within reach
    :raises NotAllowed: the actor is neither
    """
    one = _locked(inspection_id)
    at = one.unit_id if queries.is_examiner(one.pk, by, on=on) else one.owner_id
    access.require(by, f"inspection.{act}", at=at, on=on)
    return one


def answered(inspection_id: int, *, by: int, act: str, on: date) -> Inspection:
    """Return an inspection, locked, for the unit that is inspected.

    :raises UnknownInspection: there is none within reach
    :raises NotAllowed: the actor may not answer for the unit
    """
    one = _locked(inspection_id)
    access.require(by, f"inspection.{act}", at=one.unit_id, on=on)
    return one


def _locked(inspection_id: int) -> Inspection:
    one = Inspection.objects.select_for_update().filter(pk=inspection_id).first()
    if one is None:
        raise UnknownInspection(inspection_id=inspection_id)
    return one


def step(one: Inspection, kind: str, *, by: int, on: date, words: str = "", **paper: Any) -> None:
    """Write the next step of an inspection.

    :raises StepOutOfOrder: it cannot come now
    """
    last = InspectionAct.objects.filter(inspection_id=one.pk).count()
    if last and not rules.may_follow(one.state, kind):
        raise StepOutOfOrder(state=rules.STATES[one.state], step=rules.STATES[kind], following=rules.following(one.state))
    told: dict[str, Any] = {"place": last + 1, "kind": kind, "words": words, "acted_by": by, "acted_on": on}
    InspectionAct.objects.bulk_create([InspectionAct(inspection=one, unit_id=one.unit_id, **told, **paper)])
