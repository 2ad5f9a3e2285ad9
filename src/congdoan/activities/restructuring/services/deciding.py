"""A reorganisation is decided by another person than who prepared it, and may be withdrawn before its day."""

from datetime import date

from django.db import transaction

from congdoan.activities.restructuring import queries
from congdoan.activities.restructuring.models import Act, Reorganisation
from congdoan.activities.restructuring.models import PlanRow as StoredRow
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit

from .drafting import draft_or_refusal, held
from .planning import AT_ONCE, told
from .refusals import (
    DecidedByPreparer,
    NotADraft,
    PlanChanged,
    PlanEmpty,
    PlanUnsound,
    TextUnfit,
    TooLateToWithdraw,
    UnitPlannedElsewhere,
)


@transaction.atomic
def decide_reorganisation(*, by: int, reorganisation_id: int, on: date, mark: str | None = None) -> None:
    """Decide a draft: from now on its plan is fixed and is carried out from the effective day on.

    `mark` is that of the preview that was seen.

    :raises NotAllowed: the actor may not decide for this body
    :raises NotADraft: somebody has decided or withdrawn it
    :raises DecidedByPreparer: the actor prepared it
    :raises PlanEmpty, PlanUnsound: there is nothing to decide, or something is wrong with it
    :raises PlanChanged: `mark` no longer holds
    :raises UnitPlannedElsewhere: a unit waits for another decision to be carried out
    """
    one = draft_or_refusal(reorganisation_id)
    access.require(by, "restructuring.decide_reorganisation", at=one.unit_id, on=on)
    if by == one.prepared_by:
        raise DecidedByPreparer
    found = queries.preview(one.pk)
    if not found.rows:
        raise PlanEmpty
    if mark is not None and mark != found.mark:
        raise PlanChanged
    if not found.is_sound:
        raise PlanUnsound(count=len(found.faults) or 1, first=told(found.faults[0]) if found.faults else "tổng không khớp")
    _check_elsewhere(one)
    places = {row.code: place for place, row in enumerate(found.rows, start=1)}
    rows = list(StoredRow.objects.filter(reorganisation_id=one.pk))
    for row in rows:
        row.place = places[row.code]
    StoredRow.objects.bulk_update(rows, ["place"], batch_size=AT_ONCE)
    _act(one, Act.Kind.DECIDED, by, on, mark=found.mark, preview=found.totals)
    audit.record(by, "restructuring.decide_reorganisation", at=one.unit_id, reorganisation=one.pk, mark=found.mark, units=len(rows))


@transaction.atomic
def withdraw_reorganisation(*, by: int, reorganisation_id: int, reason: str, on: date) -> None:
    """Withdraw a draft, or a decision before its effective day; nothing of it is carried out.

    :raises NotAllowed: the actor may not withdraw for this body
    :raises TextUnfit: no reason
    :raises NotADraft: it was withdrawn already
    :raises TooLateToWithdraw: its day has come, or a unit is done
    """
    one = held(reorganisation_id)
    access.require(by, "restructuring.withdraw_reorganisation", at=one.unit_id, on=on)
    why = " ".join(reason.split())
    if not 0 < len(why) <= 500 or "\x00" in why:
        raise TextUnfit(field="lý do", why="không để trống, dài nhất 500 ký tự")
    state = queries.state_of(one.pk)
    if state == "withdrawn":
        raise NotADraft(number=one.number, state=queries.STATES[state])
    if state == "decided" and (on >= one.effective_on or queries.progress(one.pk).done):
        raise TooLateToWithdraw(number=one.number, effective_on=one.effective_on)
    _act(one, Act.Kind.WITHDRAWN, by, on, reason=why)
    audit.record(by, "restructuring.withdraw_reorganisation", at=one.unit_id, reorganisation=one.pk, reason=why)


def _check_elsewhere(one: Reorganisation) -> None:
    """Refuse while a unit of the plan waits in another decided plan."""
    units = StoredRow.objects.filter(reorganisation_id=one.pk, organisation_id__isnull=False).values("organisation_id")
    waiting = (
        StoredRow.objects.filter(organisation_id__in=units, reorganisation__acts__kind="decided")
        .exclude(reorganisation_id=one.pk)
        .exclude(reorganisation__acts__kind="withdrawn")
        .exclude(outcomes__is_done=True)
    )
    first = waiting.select_related("reorganisation").order_by("id").first()
    if first is not None:
        raise UnitPlannedElsewhere(count=waiting.count(), unit=first.code, number=first.reorganisation.number)


def _act(one: Reorganisation, kind: str, by: int, on: date, **facts: object) -> None:
    Act.objects.create(reorganisation=one, unit_id=one.unit_id, kind=kind, acted_by=by, acted_on=on, **facts)
