"""Targets: added from the catalogue or by hand, given to the units below, committed to by each unit."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from congdoan.activities.programmes import queries
from congdoan.activities.programmes.models import FrozenBase, Target, TargetFigure
from congdoan.activities.programmes.rules import indicators
from congdoan.activities.programmes.rules import targets as rules
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit

from . import held, texts
from .refusals import FigureUnfit, MethodUnfit, TargetKnown, UnitNotBelow

MOST = 10**15


@transaction.atomic
def add_target(
    *, by: int, programme_id: int, code: str, on: date, name: str = "", unit_words: str = "", measure: str = "", direction: str = ">=",
    cadence: str = "yearly", group: str = "", scope: str = "", indicator: str = "", breakthrough: str = "", due_on: date | None = None,
) -> int:  # fmt: skip
    """Add a target to a draft; one of the catalogue brings its words, its source and its mark. Return its id.

    Source: table `activities.targets`; what is given here goes before it.

    :raises UnknownProgramme, WrongState: there is no such draft
    :raises TextUnfit: a field is empty, too long or unknown
    :raises TargetKnown: the programme has a target of this code
    """
    one = held.draft(programme_id, by=by, act="add_target", on=on)
    known = queries.catalogued(code)
    given = {"name": name, "unit_words": unit_words, "measure": measure, "indicator": indicator, "breakthrough": breakthrough}
    from_catalogue = known.as_facts() if known else {}
    facts = {**from_catalogue, **{field: value for field, value in given.items() if value}}
    clean = _clean(code, facts, direction=direction if not known or not known.direction else known.direction,
                   cadence=known.cadence if known else cadence, group=group, scope=scope)  # fmt: skip
    row = Target(
        programme=one, unit_id=one.unit_id, due_on=texts.day("hạn", due_on or (known.due_on if known else None)), prepared_by=by,
        source=known.source[:400] if known else "", needs_check=known.needs_check if known else False, **clean,
    )  # fmt: skip
    try:
        with transaction.atomic():
            Target.objects.bulk_create([row])
    except IntegrityError as cause:
        if "target_code_once" not in str(cause):
            raise
        raise TargetKnown(code=clean["code"]) from cause
    audit.record(by, "programmes.add_target", at=one.unit_id, programme=one.pk, target=row.pk, code=row.code, name=row.name)
    return int(row.pk)


@transaction.atomic
def drop_target(*, by: int, target_id: int, on: date) -> None:
    """Take a target with its figures out of a draft.

    :raises UnknownTarget: none within reach
    :raises WrongState: its programme is no draft any more
    :raises MethodUnfit: it was given from above
    """
    found = held.target(target_id)
    held.draft(found.programme_id, by=by, act="drop_target", on=on)
    if found.parent_id is not None:
        raise MethodUnfit(code=found.code, why="chỉ tiêu cấp trên giao thì không bỏ được")
    TargetFigure.objects.filter(target_id=found.pk).delete()
    Target.objects.filter(pk=found.pk).delete()
    audit.record(by, "programmes.drop_target", at=found.unit_id, programme=found.programme_id, code=found.code)


@transaction.atomic
def commit_target(*, by: int, target_id: int, year: int, value: int, on: date, kind: str = "committed", words: str = "") -> int:
    """Say what a unit commits itself to in a year, or from which figure it started (`kind` baseline); what was said before stays.

    :raises UnknownTarget: none within reach
    :raises FigureUnfit: year, kind or value make no sense
    """
    found = held.target_to_tell(target_id)
    access.require(by, "programmes.commit_target", at=found.unit_id, on=on)
    if kind not in ("committed", "baseline"):
        raise FigureUnfit(found=kind, code=found.code, why="chỉ ghi số cam kết hoặc số gốc")
    row = _figure(found, year, kind, value, by=by, on=on, words=texts.line("ghi chú", words, 300))
    TargetFigure.objects.bulk_create([row])
    audit.record(by, "programmes.commit_target", at=found.unit_id, target=found.pk, year=year, kind=kind, value=value)
    return int(row.pk)


@transaction.atomic
def freeze_denominator(*, by: int, target_id: int, year: int, on: date) -> int:
    """Freeze the denominators of a ratio for a year as the books tell them today; return how many units they come from.

    From now on the target is judged on these units and these numbers, whatever comes or goes.

    :raises UnknownTarget: none within reach
    :raises MethodUnfit: it is no ratio that the books can tell, they tell nothing yet, or it is frozen already
    """
    found = held.target_to_tell(target_id)
    access.require(by, "programmes.freeze_denominator", at=found.unit_id, on=on)
    indicator = indicators.INDICATORS.get(found.indicator)
    measured = queries.measure(found.indicator, found.unit_id, year=year, on=on) if indicator and indicator.measure == "ratio" else None
    if measured is None or measured.denominator <= 0:
        raise MethodUnfit(code=found.code, why="không phải tỷ lệ tính được từ sổ, hoặc sổ chưa có gì để làm mẫu số")
    parts = [[part.unit_id, part.code, part.name, part.denominator] for part in measured.parts if part.denominator]
    row = FrozenBase(target=found, unit_id=found.unit_id, year=year, parts=parts, frozen_by=by, frozen_on=on)
    if FrozenBase.objects.filter(target_id=found.pk, year=year).exists():
        raise MethodUnfit(code=found.code, why=f"mẫu số năm {year} đã khóa")
    FrozenBase.objects.bulk_create([row])
    audit.record(by, "programmes.freeze_denominator", at=found.unit_id, target=found.pk, year=year, denominator=measured.denominator)
    return len(parts)


@transaction.atomic
def assign_target(
    *, by: int, target_id: int, year: int, method: str, on: date, total: int | None = None, shares: Mapping[int, int] | None = None
) -> int:
    """Give a target of an issued programme to the units below that have a plan from it; return to how many.

    A plan that ended, closed by its final review too, gets nothing more.
    `method`: the same figure for all (`total`), a `total` split by members, or `shares` by unit.

    :raises UnknownTarget, ProgrammeNotIssued: there is none that is issued
    :raises MethodUnfit: the method does not fit the measure, or nobody has a plan from this programme
    :raises UnitNotBelow: a unit has no living plan from this programme
    :raises FigureUnfit: a figure makes no sense
    """
    found = held.target(target_id)
    held.issued(found.programme_id, by=by, act="assign_target", on=on)
    plans = queries.plans_for_target(found.programme_id)
    values = _values(found, method, plans, total=total, shares=shares, on=on)
    children = _children(found, {unit: plans[unit] for unit in values}, by=by)
    TargetFigure.objects.bulk_create([_figure(children[unit], year, "assigned", value, by=by, on=on) for unit, value in values.items()])
    audit.record(by, "programmes.assign_target", at=found.unit_id, target=found.pk, year=year, method=method, units=len(values))
    return len(values)


def _values(
    found: Target, method: str, plans: Mapping[int, int], *, total: int | None, shares: Mapping[int, int] | None, on: date
) -> dict[int, int]:
    if method not in rules.METHODS:
        raise MethodUnfit(code=found.code, why="chọn một trong: " + ", ".join(rules.METHODS.values()))
    if not plans:
        raise MethodUnfit(
            code=found.code, why="không công đoàn cơ sở nào có kế hoạch đang làm từ chương trình này; giao chương trình trước"
        )
    if method == "given":
        if strange := set(shares or ()) - set(plans):
            raise UnitNotBelow(units=", ".join(str(unit) for unit in sorted(strange)[:20]))
        if not shares:
            raise MethodUnfit(code=found.code, why="chưa ghi số cho đơn vị nào")
        return dict(shares)
    if total is None:
        raise MethodUnfit(code=found.code, why="chưa ghi số để giao")
    if method == "same":
        return dict.fromkeys(plans, total)
    if found.measure not in rules.ADDED_UP:
        raise MethodUnfit(code=found.code, why="tỷ lệ thì giao cùng một mức, không chia theo số đoàn viên")
    if total < 0:
        raise FigureUnfit(found=total, code=found.code, why="không âm")
    return rules.split(total, queries.members_of_children(plans, on=on))


def _children(found: Target, plans: Mapping[int, int], *, by: int) -> dict[int, Target]:
    """Return the target of each unit's plan that stands for the one above, added where it is missing."""
    known = {one.unit_id: one for one in Target.objects.filter(parent_id=found.pk, programme__in=plans.values())}
    copied = ("code", "name", "group", "unit_words", "measure", "direction", "cadence", "scope", "indicator", "breakthrough", "source")
    facts: dict[str, Any] = {name: getattr(found, name) for name in copied} | {"needs_check": found.needs_check, "due_on": found.due_on}
    new = [
        Target(programme_id=plan, unit_id=unit, parent=found, prepared_by=by, **facts) for unit, plan in plans.items() if unit not in known
    ]
    taken = set(
        Target.objects.filter(programme_id__in=plans.values(), code=found.code, parent=None).values_list("programme__unit_id", flat=True)
    )
    if taken:
        raise TargetKnown(code=found.code)
    Target.objects.bulk_create(new)
    return {**known, **{one.unit_id: one for one in new}}


def _figure(found: Target, year: int, kind: str, value: int, *, by: int, on: date, words: str = "") -> TargetFigure:
    most = 100 * rules.WHOLE if found.measure == "ratio" else MOST
    if not 2000 <= year <= 2100:
        raise FigureUnfit(found=year, code=found.code, why="năm từ 2000 đến 2100")
    if not 0 <= value <= most:
        raise FigureUnfit(found=value, code=found.code, why="từ 0 đến " + rules.figure_words(most, found.measure))
    return TargetFigure(target=found, unit_id=found.unit_id, year=year, kind=kind, value=value, words=words, told_by=by, told_on=on)


def _clean(code: str, facts: Mapping[str, Any], *, direction: str, cadence: str, group: str, scope: str) -> dict[str, Any]:
    known = {"", *(one for one, _ in queries.breakthroughs())}
    return {
        "code": texts.line("mã", code, 40, is_needed=True), "name": texts.line("chỉ tiêu", facts.get("name", ""), 300, is_needed=True),
        "unit_words": texts.line("đơn vị tính", facts.get("unit_words", ""), 40, is_needed=True), "group": texts.line("nhóm", group, 120),
        "measure": texts.choice("loại số đo", facts.get("measure", ""), rules.MEASURES), "scope": texts.line("phạm vi", scope, 120),
        "direction": texts.choice("chiều", direction, rules.DIRECTIONS), "cadence": texts.choice("kỳ", cadence, rules.CADENCES),
        "indicator": texts.choice("chỉ số", facts.get("indicator", ""), {"", *indicators.INDICATORS}),
        "breakthrough": texts.choice("khâu đột phá", facts.get("breakthrough", ""), known),
    }  # fmt: skip
