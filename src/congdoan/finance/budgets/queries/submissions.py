"""Settlements as sent and as approved: where each stands, and what changed since."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from congdoan.finance.budgets.models import Submission, SubmissionAnswer, SubmissionOverride, SubmissionRemark
from congdoan.finance.budgets.rules.ceilings import REFUSED, SETTLEMENT, CeilingCheck
from congdoan.finance.budgets.rules.cells import Cell, fill
from congdoan.finance.budgets.rules.changes import Change, beside, changes
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.periods import make_month
from congdoan.foundation.reference import queries as reference
from congdoan.people.organisations import queries as organisations

from .actuals import chart_of
from .ceilings import ceilings
from .settlement import FormNotSelected, PartA, Settlement, form_named, is_base, settlement

NONE, WAITING = "none", "waiting"
APPROVED, RETURNED, WITHDRAWN = (SubmissionAnswer.Kind.APPROVED, SubmissionAnswer.Kind.RETURNED, SubmissionAnswer.Kind.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Remark:
    """What the level above says of one line. Units: đồng; `approved` is None where it approves what was sent."""

    line_id: str
    approved: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Sent:
    """One settlement as it was sent, and its answer. State: waiting, approved, returned, withdrawn."""

    id: int
    unit_id: int
    upper_id: int
    year: int
    number: int
    form: str
    figures: Mapping[str, int]
    content: Mapping[str, Any]  # all that was sealed
    sha256: str
    note: str
    reason: str
    missing: int
    submitted_by: str
    submitted_by_id: int
    submitted_on: date
    submitted_at: datetime
    state: str
    words: str
    document: str
    answered_by: str
    answered_on: date | None
    remarks: tuple[Remark, ...]
    overrides: tuple[tuple[str, str], ...] = ()  # the ceilings not kept, by name, and why

    def approved(self, line_id: str) -> int | None:
        """Return the figure of a line as the level above approved it; None where nothing is approved."""
        if self.state != APPROVED:
            return None
        return next(
            (one.approved for one in self.remarks if one.line_id == line_id and one.approved is not None), self.figures.get(line_id)
        )


@dataclass(frozen=True, slots=True)
class UnitState:
    """Where one unit below stands with its settlement of a year."""

    unit_id: int
    code: str
    name: str
    last: Sent | None

    @property
    def state(self) -> str:
        return self.last.state if self.last else NONE


def sent(submission_id: int) -> Sent | None:
    """Return one settlement as it was sent, or None outside the actor's reach."""
    return next(iter(_told(Submission.objects.filter(pk=submission_id))), None)


def history_of(unit_id: int, year: int) -> list[Sent]:
    """Return what a unit sent for a year, the newest first."""
    return _told(Submission.objects.filter(unit_id=unit_id, year=year).order_by("-number"))


def approved_of(unit_ids: Iterable[int], year: int) -> dict[int, Sent]:
    """Return for each unit the newest settlement of a year that the level above approved."""
    rows = Submission.objects.filter(unit_id__in=set(unit_ids), year=year, answer__kind=APPROVED).order_by("unit_id", "number")
    return {one.unit_id: one for one in _told(rows)}


def approved_cells(sheet: Settlement) -> tuple[Cell, ...] | None:
    """Return a settlement's cells with the figures that the level above approved; None where it approved none, or of another form."""
    approved = approved_of([sheet.unit_id], sheet.year).get(sheet.unit_id)
    if approved is None or approved.form != sheet.form:
        return None
    return tuple(replace(cell, value=approved.approved(cell.line_id) or 0) for cell in sheet.cells)


def states_below(unit_id: int, year: int, *, on: date) -> list[UnitState]:
    """Return the units directly below that settle, in the order of names, each with what it sent last; four statements."""
    children = [node.id for node in organisations.subtree(unit_id, on=on) if node.depth == 1]
    listed = [one for one in organisations.named(children, on=on).values() if one.kind != "employer"]
    newest = {one.unit_id: one for one in _told(Submission.objects.filter(unit_id__in=children, year=year).order_by("number"))}
    return [UnitState(one.id, one.code, one.name, newest.get(one.id)) for one in sorted(listed, key=_by_name)]


def _by_name(one: Any) -> tuple[str, int]:
    return getattr(one, "sort_key", "") or one.name, one.id


def since_sent(sheet: Settlement, last: Sent | None) -> tuple[Change, ...]:
    """Return what became of each line since it was last sent; empty when nothing was sent, or another form."""
    return changes(last.figures, sheet.cells) if last is not None and last.form == sheet.form else ()


def beside_last_year(sheet: Settlement) -> tuple[Change, ...]:
    """Return each line beside the year before, by its meaning; a year without a form selected, or a chart, leaves the column empty."""
    if chart_of(sheet.year - 1) is None:
        return ()
    try:
        former = settlement(sheet.unit, sheet.year - 1, until=sheet.until - 100)
    except FormNotSelected:
        try:
            former = settlement(sheet.unit, sheet.year - 1, form_id=sheet.form, until=sheet.until - 100)
        except FormNotSelected:  # pragma: no cover  a form was named
            return ()
    return beside(former.cells, sheet.cells)


def settlement_sent(one: Sent) -> Settlement:
    """Return a settlement as it was sealed when it was sent, whatever the books say since."""
    unit, form = organisations.by_id([one.unit_id])[one.unit_id], form_named(one.form)
    cells = fill(form.lines, opening=0, payable_up=0, moved=lambda _: 0, needs_check=form.needs_check)
    return Settlement(
        unit_id=one.unit_id, unit=str(one.content["unit"]), name=unit.name, year=one.year, form=form.id, form_name=form.name,
        needs_check=form.needs_check, cells=tuple(replace(cell, value=one.figures.get(cell.line_id, 0)) for cell in cells),
        part_a=PartA(**one.content["part_a"]), unions=int(one.content["unions"]), money_by_account=one.content["money"],
        is_sum=not is_base(unit.kind, one.year), until=make_month(one.year, 12),
    )  # fmt: skip


def settled_ceilings(sheet: Settlement) -> list[CeilingCheck]:
    """Return how a union's own settlement stands to the ceilings of its year's last day; nothing for a sum over unions."""
    if sheet.is_sum:
        return []
    return ceilings(sheet.unit_id, sheet.year, on=date(sheet.year, 12, 31), stage=SETTLEMENT)


def refused_of(checks: Iterable[CeilingCheck]) -> list[CeilingCheck]:
    """Return the ceilings that a settlement must keep and does not."""
    return [check for check in checks if check.state == REFUSED]


def content_of(sheet: Settlement, refused: Sequence[CeilingCheck] = ()) -> str:
    """Return a settlement, with the ceilings that it does not keep, as the canonical JSON that is sealed when it is sent."""
    told = {
        "unit": sheet.unit,
        "year": sheet.year,
        "form": sheet.form,
        "unions": sheet.unions,
        "cells": {cell.line_id: cell.value for cell in sheet.cells},
        "part_a": {name: getattr(sheet.part_a, name) for name in ("fund_workers", "fund_wage", "dues_members")},
        "money": dict(sheet.money_by_account),
    } | ({"ceilings": {check.id: [check.spent, str(check.limit)] for check in refused}} if refused else {})
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def form_label(form_id: str, line_id: str) -> str:
    """Return the words of a form's line."""
    return next((line.label for line in form_named(form_id).lines if line.line_id == line_id), line_id)


def _told(rows: Any) -> list[Sent]:
    found: Sequence[Submission] = list(rows.select_related("answer"))
    answers = {one.pk: getattr(one, "answer", None) for one in found}
    remarks: dict[int, list[Remark]] = {}
    ids = [answer.pk for answer in answers.values() if answer is not None]
    for row in SubmissionRemark.objects.filter(answer_id__in=ids).order_by("id") if ids else ():
        remarks.setdefault(row.answer_id, []).append(Remark(row.line_id, row.approved, row.words))
    people = access.names_of_actors(
        {one.submitted_by for one in found} | {answer.answered_by for answer in answers.values() if answer is not None}
    )
    overrides: dict[int, list[tuple[str, str]]] = {}
    for kept in SubmissionOverride.objects.filter(submission__in=found).order_by("id") if found else ():
        overrides.setdefault(kept.submission_id, []).append((_ceiling_named(kept.ceiling), kept.reason))
    return [_sent(one, answers[one.pk], remarks, people, overrides) for one in found]


def _ceiling_named(ceiling: str) -> str:
    return next((record.name for record in reference.records("spending_ceilings") if record.id == ceiling), ceiling)


def _sent(
    one: Submission, answer: SubmissionAnswer | None, remarks: Mapping[int, Sequence[Remark]], people: Mapping[int, str],
    overrides: Mapping[int, Sequence[tuple[str, str]]],
) -> Sent:  # fmt: skip
    content = json.loads(one.content)
    return Sent(
        id=one.pk,
        unit_id=one.unit_id,
        upper_id=one.upper_id,
        year=one.year,
        number=one.number,
        form=one.form,
        figures=content["cells"],
        content=content,
        sha256=one.sha256,
        note=one.note,
        reason=one.reason,
        missing=one.missing,
        submitted_by=people.get(one.submitted_by, ""),
        submitted_by_id=one.submitted_by,
        submitted_on=one.submitted_on,
        submitted_at=one.submitted_at,
        state=answer.kind if answer else WAITING,
        words=answer.words if answer else "",
        document=answer.document if answer else "",
        answered_by=people.get(answer.answered_by, "") if answer else "",
        answered_on=answer.answered_on if answer else None,
        remarks=tuple(remarks.get(answer.pk, ())) if answer else (),
        overrides=tuple(overrides.get(one.pk, ())),
    )
