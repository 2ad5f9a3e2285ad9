"""Tasks go down the tree: each base union gets a drafted plan of its own, with the sentence and the line above it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from congdoan.activities.programmes.models import Programme, ProgrammeAct, Task
from congdoan.activities.programmes.rules import kind_name
from congdoan.foundation.access import queries as access
from congdoan.foundation.audit import services as audit
from congdoan.people.organisations import queries as organisations

from . import held
from .refusals import NothingToAssign, UnitNotBelow

COPIED = (
    "number",
    "group",
    "title",
    "support",
    "product",
    "due_on",
    "due_words",
    "is_recurring",
    "breakthrough",
    "sentence",
    "place",
    "search_key",
)


@dataclass(frozen=True, slots=True)
class Assigned:
    """How many units received a plan now, how many had one, and how many tasks each plan has."""

    new: int
    known: int
    tasks: int


@transaction.atomic
def assign_programme(*, by: int, programme_id: int, on: date, unit_ids: Collection[int] | None = None) -> Assigned:
    """Draft a plan for each of some base unions below (None: all) from the tasks that are theirs too; who has one keeps it.

    :raises UnknownProgramme, ProgrammeNotIssued: there is no issued one
    :raises NothingToAssign: none of its tasks is for base unions
    :raises UnitNotBelow: a unit is no base union below that stands today
    """
    one = held.issued(programme_id, by=by, act="assign_programme", on=on)
    tasks = list(Task.objects.filter(programme_id=one.pk, for_units=True).order_by("place_in_list", "pk"))
    if not tasks:
        raise NothingToAssign(title=one.title)
    below = organisations.base_unions_below(one.unit_id, during=(on, on))
    wanted = list(below) if unit_ids is None else [unit for unit in below if unit in set(unit_ids)]
    if strange := set(unit_ids or ()) - set(below):
        raise UnitNotBelow(units=", ".join(sorted(access.branch_names(strange).get(unit, (str(unit), ""))[0] for unit in strange)[:20]))
    having = set(Programme.objects.filter(parent_id=one.pk, unit_id__in=wanted).values_list("unit_id", flat=True))
    new = [unit for unit in wanted if unit not in having]
    _draft_plans(one, tasks, new, by=by, on=on)
    audit.record(by, "programmes.assign_programme", at=one.unit_id, programme=one.pk, units=len(new), tasks=len(tasks))
    return Assigned(len(new), len(having), len(tasks))


def _draft_plans(one: Programme, tasks: list[Task], units: list[int], *, by: int, on: date) -> None:
    issuer = access.branch_names([one.unit_id])[one.unit_id][1]
    source = f"{_symbol(one)} của {issuer}"[:400]
    title = f"Kế hoạch thực hiện {one.title[0].lower()}{one.title[1:]}"[:300]
    plans = [
        Programme(
            unit_id=unit, parent=one, kind="plan", title=title, source=source, starts_on=one.starts_on, ends_on=one.ends_on, prepared_by=by,
            search_key=one.search_key,
        )
        for unit in units
    ]  # fmt: skip
    Programme.objects.bulk_create(plans)
    acts = [ProgrammeAct(programme=plan, unit_id=plan.unit_id, place=1, kind="drafted", acted_by=by, acted_on=on) for plan in plans]
    ProgrammeAct.objects.bulk_create(acts)
    names = access.branch_names(units)
    Task.objects.bulk_create(
        [
            Task(
                programme=plan, unit_id=plan.unit_id, parent=task, place_in_list=place,
                lead=f"Ban chấp hành {names[plan.unit_id][1]}"[:300],
                above=[*task.above, {"unit": issuer, "words": task.title, "paper": source, "id": task.pk}],
                **{name: getattr(task, name) for name in COPIED},
            )
            for plan in plans
            for place, task in enumerate(tasks, start=1)
        ],
        batch_size=1_000,
    )  # fmt: skip


def _symbol(one: Programme) -> str:
    details = ProgrammeAct.objects.filter(programme_id=one.pk, kind="issued").values_list("words", flat=True).first() or ""
    return f"{kind_name(one.kind)} {details}"
