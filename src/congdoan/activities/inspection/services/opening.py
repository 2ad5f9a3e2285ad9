"""An inspection by decision, its team with rights that end by themselves, its plain steps."""

from datetime import date, timedelta

from django.db import transaction
from psycopg.types.range import DateRange

from congdoan.activities.inspection import queries, rules
from congdoan.activities.inspection.models import Examiner, Inspection, Pick
from congdoan.foundation.access import queries as people
from congdoan.foundation.access import services as access
from congdoan.foundation.access.rules import INSPECTION_TEAM
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.vietnamese import search_key

from . import held, texts
from .refusals import (
    AccessOver,
    ExaminerConflict,
    ExaminerSeated,
    InspectionOpened,
    StepOutOfOrder,
    UnitNotInspectedHere,
    UnknownExaminer,
    UnknownPick,
)

ONE_DAY = timedelta(days=1)


@transaction.atomic
def open_inspection(
    *, by: int, owner_id: int, unit_id: int, kind: str, since: date, until: date, scope: str, decision: str, decided_on: date,
    access_from: date, access_until: date, on: date, pick_id: int | None = None,
) -> int:  # fmt: skip
    """Open an inspection of a unit by a numbered decision; return its id. The team may look from `access_from` to `access_until`.

    :raises NotAllowed: the actor may not open inspections of the owner's committee
    :raises UnitNotInspectedHere: the unit is neither the owner nor below it
    :raises UnknownPick: the pick is no approved one of this unit
    :raises InspectionOpened: this decision opened one there
    :raises InspectionTextUnfit: a field is empty, too long or out of range
    """
    access.require(by, "inspection.open_inspection", at=owner_id, on=on)
    made = open_one(
        by=by, owner_id=owner_id, unit_id=unit_id, kind=kind, since=since, until=until, scope=scope, decision=decision,
        decided_on=decided_on, access_from=access_from, access_until=access_until, on=on, pick_id=pick_id,
    )  # fmt: skip
    audit.record(by, "inspection.open_inspection", at=unit_id, inspection=made, owner=owner_id, kind=kind)
    return made


def open_one(
    *, by: int, owner_id: int, unit_id: int, kind: str, since: date, until: date, scope: str, decision: str, decided_on: date,
    access_from: date, access_until: date, on: date, pick_id: int | None = None, decision_document_id: int | None = None,
) -> int:  # fmt: skip
    """Open an inspection for who may, and return its id; `decision_document_id` where the decision was written here.

    :raises UnitNotInspectedHere, UnknownPick, InspectionOpened, InspectionTextUnfit: as `open_inspection`
    """
    require_below(unit_id, owner_id, pick_id, on=on)
    texts.choice("loại kiểm tra", kind, rules.KINDS)
    first, last = texts.days("thời kỳ kiểm tra", since, until)
    opens, closes = texts.days("quyền xem", access_from, access_until)
    symbol = texts.text("số quyết định", decision, 80)
    what = texts.text("nội dung kiểm tra", scope, 1000, has_lines=True)
    if Inspection.objects.filter(owner_id=owner_id, unit_id=unit_id, decision=symbol, decided_on=decided_on).exists():
        raise InspectionOpened(decision=symbol)
    one = Inspection(
        unit_id=unit_id, owner_id=owner_id, pick_id=pick_id, kind=kind, since=first, until=last, scope=what, decision=symbol,
        decided_on=decided_on, access_from=opens, access_until=closes, opened_by=by,
        search_key=search_key(f"{symbol} {queries.name_of(unit_id)}")[:600], decision_document_id=decision_document_id,
    )  # fmt: skip
    Inspection.objects.bulk_create([one])
    held.step(one, "decided", by=by, on=on, words=symbol)
    return int(one.pk)


def require_below(unit_id: int, owner_id: int, pick_id: int | None, *, on: date) -> None:
    """Refuse an inspection of a unit that is not the committee's to inspect, or by a pick that is none of it.

    :raises UnitNotInspectedHere, UnknownPick: it is not
    """
    if not queries.is_below(unit_id, owner_id, on=on):
        raise UnitNotInspectedHere(unit=queries.name_of(unit_id))
    if pick_id is not None and not _is_approved(pick_id, owner_id, unit_id):
        raise UnknownPick(pick_id=pick_id)


def _is_approved(pick_id: int, owner_id: int, unit_id: int) -> bool:
    return Pick.objects.filter(pk=pick_id, unit_id=owner_id, picked_id=unit_id, programme__state="approved").exists()


@transaction.atomic
def seat_examiner(*, by: int, inspection_id: int, username: str, post: str, on: date) -> int:
    """Seat somebody in the team and lend the right to look at the unit until the inspection's last day; return the seat's id.

    :raises UnknownInspection: none within reach
    :raises UnknownActor: no such account
    :raises ExaminerConflict: they sit in a committee of the inspected unit, or hold a role there
    :raises ExaminerSeated: they are in the team
    :raises AccessOver: the last day has passed
    """
    one = held.led(inspection_id, by=by, act="seat_examiner", on=on)
    texts.choice("vai trò trong tổ", post, rules.POSTS)
    actor = people.actor_named(username) if "\x00" not in username else None
    if actor is None or actor.is_console or actor.is_link:
        raise access.UnknownActor(username=username[:80])
    first, until = max(one.access_from, on), one.access_until + ONE_DAY
    days = DateRange(first, until)
    if one.access_until < on:
        raise AccessOver(until=one.access_until)
    if why := queries.conflict(actor.pk, one.unit_id, since=first, on=on):
        raise ExaminerConflict(name=actor.full_name, unit=queries.name_of(one.unit_id), why=why)
    if Examiner.objects.filter(inspection=one, actor_id=actor.pk, period__overlap=days).exists():
        raise ExaminerSeated(name=actor.full_name)
    lent = access.lend_grant(
        by=by, actor_id=actor.pk, role=INSPECTION_TEAM, branch_id=one.unit_id, from_day=first, until=until,
        under="inspection.seat_examiner", on=on, reason=f"Cuộc kiểm tra số {one.pk} theo {one.decision}",
    )  # fmt: skip
    row = Examiner(inspection=one, unit_id=one.unit_id, actor_id=actor.pk, post=post, period=days, grant_id=lent, seated_by=by)
    Examiner.objects.bulk_create([row])
    audit.record(by, "inspection.seat_examiner", at=one.unit_id, inspection=one.pk, actor=actor.pk, post=post)
    return int(row.pk)


@transaction.atomic
def drop_examiner(*, by: int, examiner_id: int, reason: str, on: date) -> None:
    """Take somebody out of the team: the right to look ends today.

    :raises UnknownExaminer: none within reach, or gone already
    :raises InspectionTextUnfit: no reason
    """
    row = Examiner.objects.filter(pk=examiner_id, period__endswith__gt=on).first()
    if row is None:
        raise UnknownExaminer(examiner_id=examiner_id)
    one = held.led(row.inspection_id, by=by, act="drop_examiner", on=on)
    words = texts.text("lý do", reason, 300)
    _end([row], by=by, on=on)
    audit.record(by, "inspection.drop_examiner", at=one.unit_id, inspection=one.pk, actor=row.actor_id, reason=words)


def end_access(one: Inspection, *, by: int, on: date) -> None:
    """End what is still lent to the team of an inspection that is over."""
    _end(Examiner.objects.filter(inspection=one, period__endswith__gt=on), by=by, on=on)


def _end(rows: object, *, by: int, on: date) -> None:
    for row in rows:  # type: ignore[attr-defined]
        row.period = DateRange(row.period.lower, max(on, row.period.lower))
        row.save(update_fields=["period"])
        access.end_lent_grant(by=by, grant_id=row.grant_id, until=on, under="inspection.drop_examiner")


@transaction.atomic
def record_step(
    *, by: int, inspection_id: int, step: str, words: str, on: date, file_name: str = "", content: bytes = b""
) -> None:  # fmt: skip
    """Record a plain step: the outline was sent, work at the unit began, minutes were agreed, it was checked again; with its paper.

    :raises UnknownInspection: none within reach
    :raises StepOutOfOrder: the step cannot come now, or has a use case of its own
    :raises InspectionTextUnfit, InspectionPaperUnfit: nothing said, or a file that cannot be kept
    """
    one = held.led(inspection_id, by=by, act="record_step", on=on)
    texts.choice("bước", step, rules.STATES)
    if step not in rules.RECORDED:
        raise StepOutOfOrder(state=rules.STATES[one.state], step=rules.STATES[step], following=rules.following(one.state))
    told = texts.text("nội dung", words, 4000, has_lines=True)
    held.step(one, step, by=by, on=on, words=told, **texts.paper(file_name, content))
    audit.record(by, "inspection.record_step", at=one.unit_id, inspection=one.pk, step=step)


@transaction.atomic
def report_oneself(*, by: int, inspection_id: int, words: str, on: date, file_name: str = "", content: bytes = b"") -> None:
    """Take the inspected unit's report of itself along the outline.

    :raises UnknownInspection, StepOutOfOrder: no outline waits for it
    :raises InspectionTextUnfit, InspectionPaperUnfit: nothing said, or a file that cannot be kept
    """
    one = held.answered(inspection_id, by=by, act="report_oneself", on=on)
    told = texts.text("báo cáo", words, 4000, has_lines=True)
    held.step(one, "self_reported", by=by, on=on, words=told, **texts.paper(file_name, content))
    audit.record(by, "inspection.report_oneself", at=one.unit_id, inspection=one.pk)


@transaction.atomic
def withdraw_inspection(*, by: int, inspection_id: int, reason: str, on: date) -> None:
    """Give an inspection up before its minutes, with the reason; what was lent ends today.

    :raises UnknownInspection, StepOutOfOrder: it has gone too far
    :raises InspectionTextUnfit: no reason
    """
    one = held.led(inspection_id, by=by, act="withdraw_inspection", on=on)
    held.step(one, rules.WITHDRAWN, by=by, on=on, words=texts.text("lý do", reason, 500))
    end_access(one, by=by, on=on)
    audit.record(by, "inspection.withdraw_inspection", at=one.unit_id, inspection=one.pk)
