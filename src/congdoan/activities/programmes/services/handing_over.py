"""What a unit that ends leaves undone goes on with who takes it over: tasks, figures of targets, reports it owes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q

from congdoan.activities.programmes.models import PlanMove, Programme, ProgrammeAct, Report, ReportAct, Target, TargetFigure, Task
from congdoan.activities.programmes.queries.targets import last_figures
from congdoan.activities.programmes.rules import CHANGING, LIVING, TO_DO
from congdoan.activities.programmes.rules.reports import OWED
from congdoan.activities.programmes.rules.targets import ADDED_UP
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.foundation.audit import services as audit

from . import held, texts
from .assigning import COPIED

TARGET_COPIED = ("code", "name", "group", "unit_words", "measure", "direction", "cadence", "scope", "indicator", "breakthrough", "source",
                 "needs_check", "due_on")  # fmt: skip


@dataclass(frozen=True, slots=True)
class HandedOver:
    """How many programmes and reports ended with their unit, and how many tasks the receiver got that it did not have."""

    programmes: int
    tasks: int
    reports: int


@transaction.atomic
def hand_over(
    *, by: int, unit_id: int, receiver_id: int | None, decision: str, on: date, under: str = "programmes.hand_over"
) -> HandedOver:
    """End the programmes of a unit that ends; what is undone, and the reports it owes, go on with the receiver where there is one.

    `under` names the use case whose right covers it, when it is a step of another. What was done stays where it was done. The receiver
    decides on what it got as on any plan from above; a task that it has already is not given twice, figures given from above add up.

    :raises NotAllowed: the actor may not do this in one of the units
    """
    guard.require_all(by, under, at={unit_id, *([receiver_id] if receiver_id else [])}, on=on)
    tasks = 0
    living = list(Programme.objects.select_for_update(of=("self",)).filter(unit_id=unit_id, state__in=LIVING).order_by("pk"))
    for one in living:
        if receiver_id:
            tasks += _carry_tasks(one, receiver_id, by=by, on=on)
            _carry_targets(one, receiver_id, by=by, on=on)
        held.act_on(one, "handed_over", by=by, on=on, words=decision[:1000])
        _move_plans(one, receiver_id, decision, by=by, on=on)
    reports = _carry_reports(unit_id, receiver_id, decision, by=by, on=on)
    done = HandedOver(len(living), tasks, reports)
    if living or reports:
        audit.record(by, under, at=unit_id, receiver=receiver_id, decision=decision, programmes=len(living), tasks=tasks, reports=reports)
    return done


def _carry_tasks(one: Programme, receiver_id: int, *, by: int, on: date) -> int:
    """Give the receiver the undone tasks that it does not have; return how many."""
    undone = list(Task.objects.filter(programme_id=one.pk, state__in=TO_DO).order_by("place_in_list", "pk"))
    carried = [task for task in undone if task.parent_id or one.state == "issued"]  # of a draft of its own nothing is owed
    above = {task.pk: task.parent_id or task.pk for task in carried}
    known = set(Task.objects.filter(unit_id=receiver_id, parent_id__in=above.values()).values_list("parent_id", flat=True))
    new = [task for task in carried if above[task.pk] not in known]
    if not new:
        return 0
    plan = _plan_for(one, receiver_id, by=by, on=on)
    first = Task.objects.filter(programme_id=plan.pk).count() + 1
    giver = access.branch_names([one.unit_id])[one.unit_id][1]
    rows = [
        Task(
            programme=plan, unit_id=receiver_id, parent_id=above[task.pk], place_in_list=place, lead="",
            above=[*task.above, *([] if task.parent_id else [{"unit": giver, "words": task.title, "paper": one.source, "id": task.pk}])],
            **{name: getattr(task, name) for name in COPIED},
        )
        for place, task in enumerate(new, start=first)
    ]  # fmt: skip
    Task.objects.bulk_create(rows, batch_size=1_000)
    return len(rows)


def _plan_for(one: Programme, receiver_id: int, *, by: int, on: date) -> Programme:
    """Return the receiver's draft from the same programme above, or a new one; where it has decided on its own, one beside it."""
    parent = one.parent_id or one.pk
    known = Programme.objects.filter(parent_id=parent, unit_id=receiver_id).first()
    if known is not None and known.state in CHANGING:
        return known
    giver = access.branch_names([one.unit_id])[one.unit_id][1]
    plan = Programme(
        unit_id=receiver_id, parent_id=parent if known is None else one.pk, kind=one.kind, title=one.title, starts_on=one.starts_on,
        ends_on=one.ends_on, source=f"{one.source}; nhận bàn giao từ {giver}".removeprefix("; ")[:400], search_key=one.search_key,
        prepared_by=by,
    )  # fmt: skip
    Programme.objects.bulk_create([plan])
    ProgrammeAct.objects.bulk_create([ProgrammeAct(programme=plan, unit_id=receiver_id, place=1, kind="drafted", acted_by=by, acted_on=on)])
    return plan


def _move_plans(one: Programme, receiver_id: int | None, decision: str, *, by: int, on: date) -> None:
    """Let the plans below an ended programme know what follows it: the receiver's programme, for units that stand under it from now on."""
    plans = list(
        Programme.objects.filter(Q(parent_id=one.pk) | Q(moves__successor_id=one.pk)).exclude(state__in=["withdrawn", "handed_over"])
        .exclude(unit_id__in=[one.unit_id, *([receiver_id] if receiver_id else [])]).distinct().order_by("pk")
    )  # fmt: skip
    follows = _successor(one, receiver_id) if receiver_id else None
    names = access.branch_names([one.unit_id, *([receiver_id] if receiver_id else [])])
    above = access.ancestors({plan.unit_id for plan in plans}, on=texts.LAST_DAY)
    ended = f"“{one.title}” của {names[one.unit_id][1]} đã kết thúc"
    rows = []
    for plan in plans:
        goes_on = follows if receiver_id in above[plan.unit_id] else None
        words = f"{ended}; tiếp theo là “{goes_on.title}” của {names[goes_on.unit_id][1]}" if goes_on else f"{ended}, chưa có gì nối tiếp"
        facts = {"words": words[:1000], "decision": decision[:1000], "moved_by": by, "moved_on": on}
        rows.append(PlanMove(plan=plan, unit_id=plan.unit_id, ended=one, successor=goes_on, **facts))
    PlanMove.objects.bulk_create(rows)


def _successor(one: Programme, receiver_id: int) -> Programme | None:
    """Return the receiver's programme that follows an ended one: from the same programme above, or from the ended one itself."""
    found = Programme.objects.filter(unit_id=receiver_id, state__in=LIVING)
    same = Q(parent_id=one.pk) | (Q(parent_id=one.parent_id) if one.parent_id else Q(pk=None))
    return found.filter(same).order_by("-pk").first()


def _carry_targets(one: Programme, receiver_id: int, *, by: int, on: date) -> None:
    """Add the figures that were given to the ended unit to those of the receiver, from this year on; ratios stay the receiver's own.

    Where the receiver's plan from the same programme has ended, or has a target of its own under that code, the gap above tells it.
    """
    plan = Programme.objects.filter(parent_id=one.parent_id, unit_id=receiver_id, state__in=LIVING).first()
    if one.parent_id is None or plan is None:
        return
    taken = Target.objects.filter(programme_id=plan.pk, parent=None).values("code")
    given = list(Target.objects.filter(programme_id=one.pk, parent__isnull=False).exclude(code__in=taken).order_by("pk"))
    own = {target.parent_id: target for target in Target.objects.filter(programme_id=plan.pk, parent_id__in=[t.parent_id for t in given])}
    missing = [target for target in given if target.parent_id not in own]
    rows = [
        Target(programme=plan, unit_id=receiver_id, parent_id=target.parent_id, prepared_by=by,
               **{name: getattr(target, name) for name in TARGET_COPIED})
        for target in missing
    ]  # fmt: skip
    Target.objects.bulk_create(rows)
    own |= {target.parent_id: target for target in rows}
    is_new = {target.pk for target in rows}
    years = TargetFigure.objects.filter(target__in=given, kind="assigned", year__gte=on.year).values_list("year", flat=True).distinct()
    figures = [
        figure for year in sorted(years) for figure in _summed(given, own, is_new, year, unit_id=receiver_id, by=by, on=on)
    ]  # fmt: skip
    TargetFigure.objects.bulk_create(figures)


def _summed(
    given: Iterable[Target], own: dict[int | None, Target], is_new: set[int], year: int, *, unit_id: int, by: int, on: date
) -> Iterable[TargetFigure]:
    told = last_figures([*(one.pk for one in given), *(one.pk for one in own.values())], year)
    for target in given:
        mine = own[target.parent_id]
        came, had = told.get(target.pk, {}).get("assigned"), told.get(mine.pk, {}).get("assigned")
        if came is None or (target.measure not in ADDED_UP and mine.pk not in is_new):
            continue
        yield TargetFigure(
            target=mine, unit_id=unit_id, year=year, kind="assigned", value=came + (had or 0), words="cộng phần nhận bàn giao",
            told_by=by, told_on=on,
        )  # fmt: skip


def _carry_reports(unit_id: int, receiver_id: int | None, decision: str, *, by: int, on: date) -> int:
    """End the reports that a unit owes, and ask the receiver instead where it was not asked; who asked is within reach."""
    owed = list(
        Report.objects.select_for_update(of=("self",))
        .filter(unit_id=unit_id, state__in=OWED, request__state__in=["opened", "consolidated"])
        .order_by("pk")
    )
    for one in owed:
        last = ReportAct.objects.filter(report_id=one.pk).count()
        facts = {"kind": "handed_over", "reason": decision[:1000], "acted_by": by, "acted_on": on}
        ReportAct.objects.bulk_create([ReportAct(report=one, unit_id=unit_id, place=last + 1, **facts)])
    if receiver_id is None:
        return len(owed)
    asked = set(
        Report.objects.filter(unit_id=receiver_id, request__in=[one.request_id for one in owed]).values_list("request_id", flat=True)
    )
    copied = ("request_id", "asker", "title", "first", "last", "opens_on", "due_on", "cells")
    Report.objects.bulk_create(
        Report(unit_id=receiver_id, **{name: getattr(one, name) for name in copied}) for one in owed if one.request_id not in asked
    )
    return len(owed)
