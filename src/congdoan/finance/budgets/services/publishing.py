"""A unit makes its approved estimate public, and takes it back with a reason."""

import json
from datetime import date
from hashlib import sha256
from typing import Any

from django.db import IntegrityError, transaction

from congdoan.finance.budgets import queries
from congdoan.finance.budgets.models import Publication, PublicationWithdrawal
from congdoan.finance.budgets.rules.cells import place_and_name
from congdoan.finance.budgets.rules.estimates import APPROVED, short_of_persons
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.vietnamese import search_key
from congdoan.people.organisations import queries as organisations

from .estimating import alone

KEPT_TO_ITSELF = {"wage_fund"}  # the employer's own affair; everything else of the form is the union's


class UnableToPublish(DomainError):
    """Root of this module's refusals."""


class NothingToPublish(UnableToPublish):
    code = "nothing-to-publish"
    says = "Dự toán năm {year} chưa được duyệt nên chưa công khai được."


class AlreadyPublished(UnableToPublish):
    code = "already-published"
    says = "Bản dự toán này đã công khai rồi."


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

    The figures are copied whole and sealed. Counts below five persons, and the employer's wage fund, are not shown.

    :raises NothingToPublish: no version is approved
    :raises PublicationWithoutDocument: no document, or one of a day to come
    :raises AlreadyPublished: this version is public already
    :raises NotAllowed: the actor may not publish for this unit
    """
    access.require(by, "budgets.publish_estimate", at=unit_id, on=on)
    alone(unit_id)
    sheet = queries.approved_version(unit_id, year)
    if sheet is None:
        raise NothingToPublish(year=year)
    if not document.strip() or document_on > on:
        raise PublicationWithoutDocument
    standing = queries.publication_of(unit_id, year, Publication.Kind.ESTIMATE)
    if standing is not None and standing.estimate_id == sheet.id:
        raise AlreadyPublished
    code, name = organisations.codes_and_names([unit_id])[unit_id]
    words = f" {search_key(code)} {search_key(name)}"
    content = json.dumps(_told(sheet, code, name), ensure_ascii=False, sort_keys=True)
    new = Publication.objects.create(
        unit_id=unit_id, code=code, name=name, search_key=words, year=year, kind=Publication.Kind.ESTIMATE,
        estimate_id=sheet.id, document=document.strip()[:300], document_on=document_on, content=content,
        sha256=sha256(content.encode()).hexdigest(), published_by=by, published_on=on,
    )  # fmt: skip
    audit.record(by, "budgets.publish_estimate", at=unit_id, year=year, version=sheet.version, document=document.strip(), sha256=new.sha256)
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


def _told(sheet: queries.EstimateSheet, code: str, name: str) -> dict[str, Any]:
    """Return what everybody may read of an approved estimate."""
    step = next(step for step in sheet.steps if step.kind == APPROVED)
    cells = sheet.cells(sheet.approved or {})
    rows = []
    for cell in cells:
        place, words = place_and_name(cell.label)
        rows.append(
            {"place": place, "name": words, "code": cell.code, "indent": cell.indent, "value": cell.value if cell.formula else None}
        )
    part_a = [
        {"label": str(row["label"]), "unit": str(row["unit"]), "value": _counted(sheet.bases[str(row["key"])].value)}
        for row in sheet.form.body.part_a
        if str(row["key"]) in sheet.bases and str(row["key"]) not in KEPT_TO_ITSELF
    ]
    return {
        "code": code, "name": name, "year": sheet.year, "version": sheet.version, "reason": sheet.reason,
        "form": sheet.form.form.id, "body": sheet.form.body.id, "form_name": sheet.form.body.name,
        "is_borrowed": sheet.form.is_borrowed, "needs_check": sheet.form.body.needs_check or sheet.form.is_borrowed,
        "approved_by": step.upper, "approved_on": step.on.isoformat(), "approved_document": step.document, "lines": rows,
        "part_a": part_a,
    }  # fmt: skip


def _counted(value: int) -> int | None:
    """Return a count of persons as a public page may show it: None where it is so small that it would point at somebody."""
    return None if short_of_persons(value) else value
