"""The plan of a draft: row by row, from a file, or by a rule."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from congdoan.activities.restructuring import queries, rules
from congdoan.activities.restructuring.models import PlanRow as StoredRow
from congdoan.activities.restructuring.models import Reorganisation
from congdoan.activities.restructuring.rules import PlanRow
from congdoan.activities.restructuring.rules.plan_file import codes_of
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import Rejected
from congdoan.foundation.kernel.tables import Problem
from congdoan.people.organisations import queries as organisations
from congdoan.people.organisations.rules import PAYER_CLASSES

from .drafting import draft_or_refusal
from .refusals import PlanUnsound, RuleUnfit, UnknownPlanUnit

AT_ONCE = 2_000


@transaction.atomic
def plan_unit(
    *, by: int, reorganisation_id: int, unit: str, outcome: str, on: date, targets: str = "", parent: str = "", name: str = "",
    kind: str = "", members: int | None = None, member_policy: str = "", grants: str = "end", books: str = "keep",
    cash_counted: int | None = None, given_by: str = "", taken_by: str = "", note: str = "",
) -> None:  # fmt: skip
    """Say in a draft what becomes of one unit; said again, the later word counts.

    `unit`, `parent` and `targets` are codes; several targets are parted by semicolons. Units: `cash_counted` in đồng.

    :raises NotAllowed: the actor may not prepare reorganisations of this body
    :raises NotADraft: it is decided or withdrawn
    :raises PlanUnsound: the row cannot be carried out
    """
    one = draft_or_refusal(reorganisation_id)
    access.require(by, "restructuring.plan_unit", at=one.unit_id, on=on)
    rows = queries.plan_of(one.pk)
    code = unit.strip().upper()[:40]
    same = next((row for row in rows if row.code == code), None)
    line = same.line if same else max((row.line for row in rows), default=0) + 1
    row = PlanRow(
        line, code, outcome, codes_of(targets), parent.strip().upper()[:40], " ".join(name.split()), kind, members, member_policy, grants,
        books, cash_counted, given_by.strip(), taken_by.strip(), note.strip()[:300],
    )  # fmt: skip
    new = [row if other.code == code else other for other in rows] + ([] if same else [row])
    facts = queries.facts_of(one, new)
    if wrong := [fault for fault in facts.faults(new, one.effective_on) if fault.line == line]:
        raise PlanUnsound(count=len(wrong), first=told(wrong[0]), problems=[asdict(fault) for fault in wrong])
    StoredRow.objects.filter(reorganisation_id=one.pk, code=code).delete()
    _store(one, [row], facts)
    audit.record(by, "restructuring.plan_unit", at=one.unit_id, reorganisation=one.pk, unit=code, outcome=outcome)


@transaction.atomic
def drop_unit(*, by: int, reorganisation_id: int, unit: str, on: date) -> None:
    """Take one unit out of a draft's plan.

    :raises NotAllowed: the actor may not prepare reorganisations of this body
    :raises NotADraft: it is decided or withdrawn
    :raises UnknownPlanUnit: the plan has no such unit
    """
    one = draft_or_refusal(reorganisation_id)
    access.require(by, "restructuring.drop_unit", at=one.unit_id, on=on)
    dropped, _ = StoredRow.objects.filter(reorganisation_id=one.pk, code=unit.strip().upper()).delete()
    if not dropped:
        raise UnknownPlanUnit(unit=unit[:40])
    audit.record(by, "restructuring.drop_unit", at=one.unit_id, reorganisation=one.pk, unit=unit.strip().upper())


@transaction.atomic
def load_plan(*, by: int, reorganisation_id: int, file_name: str, content: bytes, on: date) -> int:
    """Put the rows of a file in the place of a draft's plan, all or nothing; return how many.

    Shapes: a workbook or delimited text with the columns of `rules.COLUMNS`.

    :raises NotAllowed: the actor may not prepare reorganisations of this body
    :raises NotADraft: it is decided or withdrawn
    :raises UnreadableTable: no table with a code and an outcome
    :raises Rejected: something is wrong; every place with its cure
    """
    one = draft_or_refusal(reorganisation_id)
    access.require(by, "restructuring.load_plan", at=one.unit_id, on=on)
    kinds = dict(organisations.kinds_on(one.effective_on))
    rows, reading = rules.read_plan(content, file=file_name, kinds=kinds)
    facts = queries.facts_of(one, rows)
    unread = {problem.row for problem in reading.problems}
    problems = list(reading.problems)
    for fault in facts.faults(rows, one.effective_on):
        if fault.line not in unread:  # a cell that could not be read is told once
            label = reading.labels.get(fault.field) or rules.COLUMNS[fault.field][0]
            problems.append(Problem(file_name, reading.sheet, fault.line, label, fault.found, fault.cure))
    if problems:
        problems.sort(key=lambda problem: problem.row)
        raise Rejected([problem.as_facts() for problem in problems])
    _replace(one, rows, facts)
    audit.record(by, "restructuring.load_plan", at=one.unit_id, reorganisation=one.pk, file=file_name, rows=len(rows))
    return len(rows)


@transaction.atomic
def plan_by_rule(
    *, by: int, reorganisation_id: int, branches: Sequence[str], parent: str, ending_classes: Sequence[str], on: date
) -> int:  # fmt: skip
    """Make a draft's plan by a rule: whole branches end; of their base unions those end whose employers are all of an ending class.

    The other base unions move under `parent`. What the plan says of units outside these branches stays. Return how many rows were made.
    Source: which classes end is the federation's decision; table `dues_exemptions` (dues_stop) names those of Công văn 4133/TLĐ-ToC.

    :raises NotAllowed: the actor may not prepare reorganisations of this body
    :raises NotADraft: it is decided or withdrawn
    :raises RuleUnfit: no branch, a branch or parent that is not there
    :raises PlanUnsound: a row that the rule makes cannot be carried out
    """
    one = draft_or_refusal(reorganisation_id)
    access.require(by, "restructuring.plan_by_rule", at=one.unit_id, on=on)
    facts = queries.facts_of(one, [PlanRow(0, code.upper(), "continue") for code in (*branches, parent)])
    _check_rule(one, facts, branches, parent, ending_classes)
    classes = _classes(facts, one.effective_on - timedelta(days=1))
    members = _members(facts, one.effective_on - timedelta(days=1))
    made: list[PlanRow] = []
    for branch in dict.fromkeys(code.upper() for code in branches):
        made += rules.by_rule(facts.tree, branch, classes=classes, ending=ending_classes, parent=parent.upper(), members=members)
    codes = {row.code for row in made}
    rows = _numbered([*(row for row in queries.plan_of(one.pk) if row.code not in codes), *made])
    whole = queries.facts_of(one, rows)
    if wrong := [fault for fault in whole.faults(rows, one.effective_on) if fault.code in codes]:
        raise PlanUnsound(count=len(wrong), first=told(wrong[0]), problems=[asdict(fault) for fault in wrong[:500]])
    _replace(one, rows, whole)
    facts_told = {"branches": list(branches), "parent": parent, "ending_classes": list(ending_classes), "rows": len(made)}
    audit.record(by, "restructuring.plan_by_rule", at=one.unit_id, reorganisation=one.pk, **facts_told)
    return len(made)


def _check_rule(one: Reorganisation, facts: queries.Facts, branches: Sequence[str], parent: str, classes: Sequence[str]) -> None:
    if not branches:
        raise RuleUnfit(why="chọn ít nhất một đơn vị cấp trên kết thúc")
    for code in (*branches, parent):
        if code.upper() not in facts.tree.bodies:
            raise RuleUnfit(why=f"không có đơn vị {code[:40]} trong phạm vi của cấp ra quyết định")
    if parent.upper() in {code.upper() for code in branches}:
        raise RuleUnfit(why="cấp trên mới không thể là đơn vị kết thúc")
    if unknown := sorted(set(classes) - set(PAYER_CLASSES)):
        raise RuleUnfit(why=f"không có đối tượng {', '.join(unknown)[:80]}")


def _classes(facts: queries.Facts, eve: date) -> dict[str, tuple[str, ...]]:
    """Return for each union of the branch the payer classes of its employers, its own where it has none."""
    ids = {facts.known[code].id: code for code in facts.tree.bodies if code in facts.known}
    found = organisations.employers_by_parent(ids, on=eve)
    own = {body.id: body.payer_class for body in organisations.by_id(ids).values()}
    return {code: tuple(found[unit]) if unit in found else tuple(filter(None, [own.get(unit, "")])) for unit, code in ids.items()}


def _members(facts: queries.Facts, eve: date) -> dict[str, int]:
    ids = {facts.known[code].id: code for code in facts.tree.bodies if code in facts.known}
    return {ids[unit]: count for unit, count in queries.known_members(ids, on=eve).items()}


def _numbered(rows: Iterable[PlanRow]) -> list[PlanRow]:
    return [replace(row, line=number) for number, row in enumerate(rows, start=1)]


def _replace(one: Reorganisation, rows: Sequence[PlanRow], facts: queries.Facts) -> None:
    StoredRow.objects.filter(reorganisation_id=one.pk).delete()
    _store(one, rows, facts)


def _store(one: Reorganisation, rows: Sequence[PlanRow], facts: queries.Facts) -> None:
    ids = facts.ids
    StoredRow.objects.bulk_create([StoredRow(**stored(one, row, ids)) for row in rows], batch_size=AT_ONCE)


def stored(one: Reorganisation, row: PlanRow, ids: dict[str, int]) -> dict[str, Any]:
    """Return a row of a plan as its table keeps it."""
    organisation = None if row.outcome == "found" else ids.get(row.code)
    return {
        **asdict(row),
        "targets": list(row.targets),
        "reorganisation_id": one.pk,
        "unit_id": one.unit_id,
        "organisation_id": organisation,
    }


def told(fault: rules.Fault) -> str:
    """Return what is wrong with a row as one line of words."""
    found = f" “{fault.found}”" if fault.found else ""
    return f"{fault.code}, {rules.COLUMNS[fault.field][0].lower()}{found}: {fault.cure}"
