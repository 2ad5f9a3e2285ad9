"""Decisions to discipline and notices, drafted among the unit's outgoing documents; a signed decision is recorded."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from congdoan.activities.petitions import queries
from congdoan.activities.petitions.models import Discipline, Paper, Petition
from congdoan.activities.petitions.rules import papers
from congdoan.activities.petitions.rules import petitions as rules
from congdoan.activities.petitions.rules.discipline import UNIT
from congdoan.activities.petitions.services.discipline import require_fit, subject_name, write_down
from congdoan.activities.petitions.services.held import clean, held
from congdoan.activities.petitions.services.refusals import (
    DisciplineNotSigned,
    DisciplineTextChanged,
    NoticeOutOfTurn,
    UnfitDiscipline,
    UnknownDiscipline,
)
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.documents import queries as documents
from congdoan.foundation.documents import services as writing
from congdoan.foundation.documents.rules.writing import paper_head
from congdoan.people.organisations import queries as organisations


@transaction.atomic
def write_notice(*, by: int, petition_id: UUID, kind: str, on: date) -> int:
    """Write a notice of a step that was taken as a draft document: accepted, declined, transferred, concluded; return the document.

    Of a denunciation it names neither who sent it nor what it is about.

    :raises UnknownPetition, PetitionStepOutOfTurn: there is none, or it is closed
    :raises NoticeOutOfTurn: there is no such notice, or its step was not taken
    :raises NotAllowed: the actor may not, or may not prepare documents of this unit
    """
    one = held(petition_id, by, "write_notice", on)
    taken = [step for step in queries.steps(petition_id) if step.step == kind]
    if kind not in papers.NOTICES or not taken:
        raise NoticeOutOfTurn(paper=papers.NOTICES.get(kind, kind[:20]), step=rules.STEPS.get(kind, kind[:20]))
    row = queries.petition(petition_id, on=on)
    assert row is not None
    running = next((due for due in row.dues[1:] if due.done_on is None), None)
    content = papers.notice(
        _top(one.unit_id, kind, papers.subject_of(kind, row), on), paper=kind, row=row, day=f"{taken[-1].happened_on:%d/%m/%Y}",
        words=taken[-1].words, due=running,
    )  # fmt: skip
    made = _written(one.unit_id, kind, content, f"{petition_id}", by=by, on=on, petition=one)
    audit.record(by, "petitions.write_notice", at=one.unit_id, petition=one.pk, kind=kind, document=made)
    return made


@transaction.atomic
def write_discipline(
    *, by: int, unit_id: int, subject_kind: str, subject_id: int, form: str, reason: str, on: date, petition_id: UUID | None = None
) -> int:  # fmt: skip
    """Write a decision to discipline as a draft document; signed and numbered it is recorded (`record_discipline`). Return the document.

    Asked again it is the same document until it is recorded; the same words after that are a repeat, and a document of their own.

    :raises NotAllowed: the actor does not write decisions of this unit, or may not prepare its documents
    :raises UnfitDiscipline, PetitionReasonMissing, UnknownPetition: as `decide_discipline`
    """
    access.require(by, "petitions.write_discipline", at=unit_id, on=on)
    require_fit(unit_id, subject_kind, subject_id, form, reason, petition_id, on=on)
    facts: dict[str, Any] = {"subject_kind": subject_kind, "subject_id": subject_id, "form": form, "reason": clean(reason, 500)}
    petition = Petition.objects.filter(id=petition_id).first() if petition_id else None
    name = subject_name(subject_kind, subject_id)
    content = papers.discipline_decision(
        _top(unit_id, papers.DISCIPLINE, f"Về việc kỷ luật đối với {name}", on), board=organisations.letterhead(unit_id, on=on)["board"],
        subject=name, facts=facts, petition=f"{petition.number:02}/{petition.year}" if petition and petition.number else "",
    )  # fmt: skip
    content["recipients"] = [name, "Ủy ban kiểm tra"]
    made = _written(
        unit_id,
        papers.DISCIPLINE,
        content,
        f"{sorted(facts.items())}{_repeats(unit_id, facts)}",
        by=by,
        on=on,
        petition=petition,
        facts=facts,
    )
    audit.record(by, "petitions.write_discipline", at=unit_id, form=form, document=made)
    return made


@transaction.atomic
def record_discipline(*, by: int, paper_id: int, on: date) -> int:
    """Record the decision that was written here, once it is signed and numbered; return its number in the list.

    :raises UnknownDiscipline: none within reach
    :raises NotAllowed: the actor does not write decisions of this unit
    :raises DisciplineNotSigned: it bears no number, or was voided, recalled or replaced
    :raises DisciplineTextChanged: what was signed does not say what was written here any more
    :raises UnfitDiscipline: it was recorded, or its subject left the unit
    """
    paper = Paper.objects.filter(pk=paper_id, kind=papers.DISCIPLINE).first()
    if paper is None:
        raise UnknownDiscipline
    access.require(by, "petitions.record_discipline", at=paper.unit_id, on=on)
    found = documents.outgoing(paper.document_id)
    if found is None or not found.stands or found.issued_on is None:
        raise DisciplineNotSigned
    if Discipline.objects.filter(document_id=paper.document_id).exists():
        raise UnfitDiscipline(why="quyết định này đã ghi vào danh sách")
    facts = paper.facts
    if papers.no_longer_said(found.content["body"], subject=subject_name(facts["subject_kind"], facts["subject_id"]), facts=facts):
        raise DisciplineTextChanged(decision=found.written)
    made = write_down(
        by=by, unit_id=paper.unit_id, decision=found.written, decided_on=found.issued_on, petition_id=paper.petition_id,
        document_id=paper.document_id, on=on, **facts,
    )  # fmt: skip
    audit.record(by, "petitions.record_discipline", at=paper.unit_id, discipline=made, document=paper.document_id)
    return made


def _repeats(unit_id: int, facts: dict[str, Any]) -> str:
    """Return what tells a decision from those of the same words that stand in the list: nothing for the first."""
    subject = "subject_unit_id" if facts["subject_kind"] == UNIT else "membership_id"
    said = {"subject_kind": facts["subject_kind"], subject: facts["subject_id"], "form": facts["form"], "reason": facts["reason"]}
    before = Discipline.objects.filter(unit_id=unit_id, voided_on=None, **said).count()
    return f"/{before}" if before else ""


def _top(unit_id: int, paper: str, subject: str, on: date) -> dict[str, Any]:
    kind, short = papers.FRAMES[paper]
    return paper_head(organisations.letterhead(unit_id, on=on), kind=kind, short=short, subject=subject, recipients=[])


def _written(unit_id: int, kind: str, content: dict[str, Any], source: str, *, by: int, on: date, **subject: Any) -> int:
    """Draft the document, and keep what it is about."""
    made = int(writing.draft_from(by=by, unit_id=unit_id, source=f"petitions/{kind}/{by}/{source}", content=content, on=on))
    if not Paper.objects.filter(document_id=made).exists():
        Paper.objects.bulk_create([Paper(unit_id=unit_id, kind=kind, document_id=made, written_by=by, written_on=on, **subject)])
    return made
