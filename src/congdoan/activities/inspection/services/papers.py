"""The committee's official papers, written out of what is known here as drafts among its outgoing documents; a signed decision opens."""

from datetime import date
from typing import Any

from django.db import transaction

from congdoan.activities.inspection import queries, rules
from congdoan.activities.inspection.models import Inspection, OfficialPaper
from congdoan.activities.inspection.rules import papers
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.documents import queries as documents
from congdoan.foundation.documents import services as writing

from . import held, texts
from .opening import open_one, require_below
from .refusals import (
    DecisionNotSigned,
    DecisionTextChanged,
    InspectionOpened,
    InspectionTextUnfit,
    PaperOutOfTurn,
    ProgrammeWrongState,
    UnknownDecision,
)

DAYS = ("since", "until", "access_from", "access_until")


@transaction.atomic
def write_programme(*, by: int, programme_id: int, on: date) -> int:
    """Write a submitted or approved programme down as a draft document with every unit and the reasons; return the document.

    :raises UnknownInspectionProgramme, ProgrammeWrongState: it is still a draft
    :raises NotAllowed: the actor may not, or may not prepare documents of the committee's unit
    """
    one = held.programme(programme_id, by=by, act="write_programme", on=on)
    found = queries.programme(one.pk)
    if found is None or one.state not in ("submitted", "approved"):
        raise ProgrammeWrongState(year=one.year, state=rules.PROGRAMME_STATES[one.state], act="soạn văn bản")
    resolution = next((act.words for act in found.acts if act.kind == "approved"), "")
    head = queries.paper_head(one.unit_id, to=["Các đơn vị được kiểm tra"], on=on)
    content = papers.programme_paper(head=head, row=found.row, picks=found.picks, resolution=resolution)
    made = _written(one.unit_id, papers.PROGRAMME, content, by=by, on=on, programme=one)
    audit.record(by, "inspection.write_programme", at=one.unit_id, programme=one.pk, document=made)
    return made


@transaction.atomic
def write_decision(
    *, by: int, owner_id: int, unit_id: int, kind: str, since: date, until: date, scope: str, team: str, access_from: date,
    access_until: date, on: date, pick_id: int | None = None,
) -> int:  # fmt: skip
    """Write the decision of an inspection as a draft document; signed and numbered it opens the inspection. `team`: a name on each line.

    :raises NotAllowed: the actor may not open inspections of the owner's committee, or not prepare its documents
    :raises UnitNotInspectedHere, UnknownPick: the unit is not below, or the pick no approved one of it
    :raises InspectionTextUnfit: a field is empty, too long or out of range
    """
    access.require(by, "inspection.write_decision", at=owner_id, on=on)
    require_below(unit_id, owner_id, pick_id, on=on)
    texts.choice("loại kiểm tra", kind, rules.KINDS)
    first, last = texts.days("thời kỳ kiểm tra", since, until)
    opens, closes = texts.days("quyền xem", access_from, access_until)
    facts: dict[str, Any] = {"kind": kind, "since": first, "until": last, "access_from": opens, "access_until": closes}
    facts |= {"scope": texts.text("nội dung kiểm tra", scope, 1000, has_lines=True), "pick_id": pick_id}
    people = [line for line in texts.text("tổ kiểm tra", team, 1000, has_lines=True).split("\n") if line]
    content = papers.decision_paper(
        head=queries.paper_head(owner_id, to=[queries.name_of(unit_id), "Tổ kiểm tra"], on=on), unit=queries.name_of(unit_id), facts=facts,
        team=people, programme=queries.programme_citation(pick_id),
    )  # fmt: skip
    kept = facts | {name: facts[name].isoformat() for name in DAYS}
    made = _written(owner_id, papers.DECISION, content, by=by, on=on, inspected_id=unit_id, facts=kept)
    audit.record(by, "inspection.write_decision", at=owner_id, inspected=unit_id, document=made)
    return made


@transaction.atomic
def open_by_decision(*, by: int, decision_id: int, on: date) -> int:
    """Open the inspection that a decision written here orders, once it is signed and numbered; return the inspection's id.

    :raises UnknownDecision: none within reach
    :raises NotAllowed: the actor may not open inspections of the committee
    :raises DecisionNotSigned: it bears no number, or was voided, recalled or replaced
    :raises DecisionTextChanged: what was signed does not say what was written here any more
    :raises InspectionOpened: it opened one already
    """
    paper = OfficialPaper.objects.filter(pk=decision_id, kind=papers.DECISION).first()
    if paper is None or paper.inspected_id is None:
        raise UnknownDecision
    access.require(by, "inspection.open_by_decision", at=paper.unit_id, on=on)
    found = documents.outgoing(paper.document_id)
    if found is None or not found.stands or found.issued_on is None:
        raise DecisionNotSigned
    if Inspection.objects.filter(decision_document_id=paper.document_id).exists():
        raise InspectionOpened(decision=found.written)
    facts = paper.facts | {name: date.fromisoformat(paper.facts[name]) for name in DAYS}
    if changed := papers.no_longer_said(found.content["body"], unit=queries.name_of(paper.inspected_id), facts=facts):
        raise DecisionTextChanged(decision=found.written, parts=", ".join(changed))
    made = open_one(
        by=by, owner_id=paper.unit_id, unit_id=paper.inspected_id, decision=found.written, decided_on=found.issued_on, on=on,
        decision_document_id=paper.document_id, **facts,
    )  # fmt: skip
    audit.record(by, "inspection.open_by_decision", at=paper.inspected_id, inspection=made, document=paper.document_id)
    return made


@transaction.atomic
def write_paper(*, by: int, inspection_id: int, kind: str, on: date) -> int:
    """Write an inspection's outline, minutes or report as a draft document, out of what stands in it now; return the document.

    :raises UnknownInspection: none within reach
    :raises InspectionTextUnfit: it has no such paper
    :raises PaperOutOfTurn: the inspection is not at a step in which this paper is written
    :raises NotAllowed: the actor may not, or may not prepare documents of the committee's unit
    """
    one = held.led(inspection_id, by=by, act="write_paper", on=on)
    texts.choice("văn bản", kind, papers.OF_INSPECTION)
    if one.state not in papers.WRITTEN_IN[kind]:
        raise PaperOutOfTurn(state=rules.STATES[one.state], paper=papers.PAPERS[kind].lower())
    made = _written(one.owner_id, kind, _content(one, kind, on), by=by, on=on, inspection=one)
    audit.record(by, "inspection.write_paper", at=one.unit_id, inspection=one.pk, kind=kind, document=made)
    return made


def _content(one: Inspection, kind: str, on: date) -> dict[str, Any]:
    row = queries.inspection(one.pk)
    assert row is not None
    if kind == papers.OUTLINE:
        return papers.outline_paper(head=queries.paper_head(one.owner_id, to=["Như trên"], on=on), row=row)
    head = queries.paper_head(one.owner_id, to=["Ủy ban kiểm tra", row.unit_name] if kind == papers.MINUTES else ["Như trên"], on=on)
    team, found = queries.team_words(one.pk, on=on), queries.irregularities(one.pk)
    seen = papers.seen_lines(
        snapshots=queries.snapshots(one.pk, one.unit_id), samples=reversed(queries.samples(one.pk)), papers=queries.papers(one.pk)
    )  # fmt: skip
    if kind == papers.MINUTES:
        answers = [(asked.words, " ".join(told.words for told in asked.answers)) for asked in queries.questions(one.pk)]
        return papers.minutes_paper(head=head, row=row, team=team, seen=seen, findings=found, answers=answers)
    asked = queries.recommendations_of(one.pk, on=on)
    return papers.report_paper(head=head, row=row, team=team, seen=seen, findings=found, recommendations=asked)


@transaction.atomic
def write_yearly_report(*, by: int, unit_id: int, year: int, on: date, is_half: bool = False) -> int:
    """Write the committee's report of a year, or of its first half, with every figure as it is computed now; return the document.

    :raises NotAllowed: the actor may not, or may not prepare documents of this unit
    :raises InspectionTextUnfit: a year to come, or one before 2000
    """
    access.require(by, "inspection.write_yearly_report", at=unit_id, on=on)
    if not 2000 <= year <= on.year:
        raise InspectionTextUnfit(field="năm", why="từ năm 2000 đến năm nay")
    first, last = queries.days_of(year, is_half=is_half)
    figures, needs_check = queries.figures(unit_id, (first, last), on=on)
    head = queries.paper_head(unit_id, to=["Ủy ban kiểm tra cấp trên (b/c)"], on=on)
    title = f"6 tháng đầu năm {year}" if is_half else f"năm {year}"
    content = papers.yearly_paper(head=head, title=title, figures=figures, needs_check=needs_check)
    made = _written(unit_id, papers.OF_YEAR, content, by=by, on=on, first=first, last=last)
    audit.record(by, "inspection.write_yearly_report", at=unit_id, first=first, last=last, document=made)
    return made


def _written(unit_id: int, kind: str, content: dict[str, Any], *, by: int, on: date, **subject: Any) -> int:
    """Draft the document, and keep what it is about."""
    thing = [getattr(value, "pk", value) for name, value in sorted(subject.items()) if name != "facts"]
    made = int(writing.draft_from(by=by, unit_id=unit_id, source=f"inspection/{kind}/{unit_id}/{by}/{thing}", content=content, on=on))
    if not OfficialPaper.objects.filter(document_id=made).exists():
        row = OfficialPaper(unit_id=unit_id, kind=kind, document_id=made, written_by=by, written_on=on, **subject)
        OfficialPaper.objects.bulk_create([row])
    return made
