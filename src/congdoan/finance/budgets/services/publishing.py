"""A unit makes its approved estimate or settlement public, and takes it back with a reason."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from django.db import IntegrityError, transaction

from congdoan.finance.budgets import queries
from congdoan.finance.budgets.models import Publication, PublicationWithdrawal
from congdoan.finance.budgets.rules.cells import place_and_name
from congdoan.finance.budgets.rules.estimates import APPROVED
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.small_counts import is_small, left_out
from congdoan.foundation.kernel.vietnamese import search_key
from congdoan.foundation.reference import queries as reference
from congdoan.people.organisations import queries as organisations

from .estimating import alone

PERSONS = "người"
KEPT_TO_ITSELF = {"wage_fund"}  # the employer's own affair; everything else of the form is the union's


@dataclass(frozen=True, slots=True)
class Paper:
    """By which document, of which day, figures become public."""

    document: str
    document_on: date


class UnableToPublish(DomainError):
    """Root of this module's refusals."""


class NothingToPublish(UnableToPublish):
    code = "nothing-to-publish"
    says = "{what} năm {year} chưa được duyệt nên chưa công khai được."


class AlreadyPublished(UnableToPublish):
    code = "already-published"
    says = "Bản này đã công khai rồi."


class PublicationWithoutDocument(UnableToPublish):
    code = "publication-without-document"
    says = "Công khai phải ghi số và ngày văn bản; ngày văn bản không sau hôm nay."


class NothingPublished(UnableToPublish):
    code = "nothing-published"
    says = "Đơn vị không có bản công khai nào của năm {year} để rút."


class WithdrawalWithoutReason(UnableToPublish):
    code = "withdrawal-without-reason"
    says = "Rút công khai phải nêu lý do."


@transaction.atomic
def publish_estimate(*, by: int, unit_id: int, year: int, document: str, document_on: date, on: date) -> int:
    """Make the approved estimate of a year public, as it stands; return the publication.

    The figures are copied whole and sealed. Counts of few persons, and the employer's wage fund, are not shown.

    :raises NothingToPublish: no version is approved
    :raises PublicationWithoutDocument: no document, or one of a day to come
    :raises AlreadyPublished: this version is public already
    :raises NotAllowed: the actor may not publish for this unit
    """
    access.require(by, "budgets.publish_estimate", at=unit_id, on=on)
    alone(unit_id)
    sheet = queries.approved_version(unit_id, year)
    if sheet is None:
        raise NothingToPublish(what="Dự toán", year=year)
    standing = queries.publication_of(unit_id, year, Publication.Kind.ESTIMATE)
    if standing is not None and standing.estimate_id == sheet.id:
        raise AlreadyPublished
    code, name = organisations.codes_and_names([unit_id])[unit_id]
    paper, content = Paper(document, document_on), _told(sheet, code, name, reference.small_cell(on=on))
    new = _published(by, unit_id, year, Publication.Kind.ESTIMATE, content, paper, on, estimate_id=sheet.id)
    audit.record(by, "budgets.publish_estimate", at=unit_id, year=year, version=sheet.version, document=document.strip(), sha256=new.sha256)
    return new.pk


@transaction.atomic
def publish_settlement(*, by: int, unit_id: int, year: int, document: str, document_on: date, on: date) -> int:
    """Make the settlement of a year public as the level above approved it; return the publication.

    :raises NothingToPublish: no settlement is approved
    :raises PublicationWithoutDocument: no document, or one of a day to come
    :raises AlreadyPublished: this settlement is public already
    :raises NotAllowed: the actor may not publish for this unit
    """
    access.require(by, "budgets.publish_settlement", at=unit_id, on=on)
    alone(unit_id)
    approved = queries.approved_settlements([unit_id], year).get(unit_id)
    if approved is None:
        raise NothingToPublish(what="Quyết toán", year=year)
    standing = queries.publication_of(unit_id, year, Publication.Kind.SETTLEMENT)
    if standing is not None and standing.shows(approved.sha256):
        raise AlreadyPublished
    code, name = organisations.codes_and_names([unit_id])[unit_id]
    paper = Paper(document, document_on)
    new = _published(by, unit_id, year, Publication.Kind.SETTLEMENT, _settled(approved, code, name), paper, on)
    audit.record(
        by, "budgets.publish_settlement", at=unit_id, year=year, submission=approved.id, document=document.strip(), sha256=new.sha256
    )
    return new.pk


@transaction.atomic
def withdraw_publication(*, by: int, unit_id: int, year: int, kind: str, reason: str, on: date) -> int:
    """Take what a unit made public of a year off the public page, with a reason; return the publication.

    :raises NothingPublished: nothing of the kind is public
    :raises WithdrawalWithoutReason: nobody would know why
    :raises NotAllowed: the actor may not withdraw for this unit
    """
    access.require(by, "budgets.withdraw_publication", at=unit_id, on=on)
    alone(unit_id)
    standing = queries.publication_of(unit_id, year, kind)
    if standing is None:
        raise NothingPublished(year=year)
    if not reason.strip():
        raise WithdrawalWithoutReason
    try:
        with transaction.atomic():
            PublicationWithdrawal.objects.create(
                publication_id=standing.id, unit_id=unit_id, reason=reason.strip()[:300], withdrawn_by=by, withdrawn_on=on
            )
    except IntegrityError as error:
        if "publication_id" not in str(error):
            raise
        raise NothingPublished(year=year) from None
    audit.record(by, "budgets.withdraw_publication", at=unit_id, year=year, kind=kind, reason=reason.strip(), publication=standing.id)
    return standing.id


def _published(
    by: int, unit_id: int, year: int, kind: str, told: Mapping[str, Any], paper: Paper, on: date, *, estimate_id: int | None = None
) -> Publication:  # fmt: skip
    """Write a publication of figures by a document.

    :raises PublicationWithoutDocument: no document, or one of a day to come
    """
    if not paper.document.strip() or paper.document_on > on:
        raise PublicationWithoutDocument
    content = json.dumps(told, ensure_ascii=False, sort_keys=True)
    return Publication.objects.create(
        unit_id=unit_id, code=told["code"], name=told["name"], search_key=f" {search_key(told['code'])} {search_key(told['name'])}",
        year=year, kind=kind, estimate_id=estimate_id, document=paper.document.strip()[:300], document_on=paper.document_on,
        content=content, sha256=sha256(content.encode()).hexdigest(), published_by=by, published_on=on,
    )  # fmt: skip


def _settled(approved: queries.Sent, code: str, name: str) -> dict[str, Any]:
    """Return what everybody may read of an approved settlement."""
    form = queries.form_named(approved.form)
    rows = []
    for line in form.lines:
        place, words = place_and_name(line.label)
        rows.append({"place": place, "name": words, "code": line.code, "indent": line.indent, "value": approved.approved(line.line_id)})
    upper = organisations.codes_and_names([approved.upper_id]).get(approved.upper_id, ("", ""))[1]
    return {
        "code": code, "name": name, "year": approved.year, "version": 0, "reason": approved.reason, "form": form.id, "body": form.id,
        "form_name": form.name, "is_borrowed": False, "needs_check": form.needs_check, "approved_by": upper,
        "approved_on": approved.answered_on.isoformat() if approved.answered_on else "", "approved_document": approved.document,
        "sent_sha256": approved.sha256, "lines": rows, "part_a": [],
    }  # fmt: skip


def _told(sheet: queries.EstimateSheet, code: str, name: str, least: int) -> dict[str, Any]:
    """Return what everybody may read of an approved estimate, without counts of few persons, nor any that would tell them."""
    step = next(step for step in sheet.steps if step.kind == APPROVED)
    cells = sheet.cells(sheet.approved or {})
    rows = []
    for cell in cells:
        place, words = place_and_name(cell.label)
        rows.append(
            {"place": place, "name": words, "code": cell.code, "indent": cell.indent, "value": cell.value if cell.formula else None}
        )
    public = [row for row in sheet.form.body.part_a if str(row["key"]) in sheet.bases and str(row["key"]) not in KEPT_TO_ITSELF]
    values = {str(row["key"]): sheet.bases[str(row["key"])].value for row in public}
    hidden = left_out({str(row["key"]): [values[str(row["key"])]] for row in public if row["unit"] == PERSONS}, least=least)
    part_a = [
        {
            "label": str(row["label"]),
            "unit": str(row["unit"]),
            "value": None if key in hidden else values[key],
            "withheld": "" if key not in hidden else f"dưới {least}" if is_small(values[key], least) else "không hiện",
        }
        for row in public
        if (key := str(row["key"]))
    ]
    return {
        "code": code, "name": name, "year": sheet.year, "version": sheet.version, "reason": sheet.reason,
        "form": sheet.form.form.id, "body": sheet.form.body.id, "form_name": sheet.form.body.name,
        "is_borrowed": sheet.form.is_borrowed, "needs_check": sheet.form.body.needs_check or sheet.form.is_borrowed,
        "approved_by": step.upper, "approved_on": step.on.isoformat(), "approved_document": step.document, "lines": rows,
        "part_a": part_a,
    }  # fmt: skip
