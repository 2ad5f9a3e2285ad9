"""The level above returns an estimate with its remarks, or approves it, with figures of its own where it thinks otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from congdoan.finance.bookkeeping import services as bookkeeping
from congdoan.finance.budgets import queries
from congdoan.finance.budgets.models import EstimateRemark
from congdoan.finance.budgets.models.estimates import MOST_DONG
from congdoan.finance.budgets.rules.estimates import APPROVED, RETURNED, SUBMITTED, Key, by_category
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError, Rejected

from .estimating import EstimateChanged, NobodyAbove, alone, take_step


class UnableToDecide(DomainError):
    """Root of this module's refusals."""


class NothingToDecide(UnableToDecide):
    code = "estimate-nothing-to-decide"
    says = "Đơn vị không có dự toán năm {year} đang chờ duyệt."


class OwnEstimate(UnableToDecide):
    code = "estimate-own"
    says = "Người lập hoặc người trình dự toán không được tự quyết định. Cần một người khác ở cấp trên duyệt."


class ReturnWithoutWords(UnableToDecide):
    code = "return-without-words"
    says = "Trả lại dự toán phải nói rõ cần sửa gì."


class ApprovalWithoutDocument(UnableToDecide):
    code = "approval-without-document"
    says = "Duyệt dự toán phải ghi văn bản duyệt (số, ngày)."


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided on a version."""

    estimate_id: int
    version: int
    kind: str


@transaction.atomic
def return_estimate(
    *, by: int, unit_id: int, year: int, words: str, mark: str, on: date, remarks: Mapping[Key, str] | None = None
) -> Decided:
    """Send a submitted estimate back with what must be mended, and a remark on single lines where there is one.

    :raises NothingToDecide: nothing waits for a decision
    :raises EstimateChanged: it is not the version that was looked at
    :raises OwnEstimate: the actor prepared or submitted it
    :raises ReturnWithoutWords: nobody would know why
    :raises Rejected: a remark on a line that the estimate does not have
    :raises NobodyAbove: no level above stands in the tree
    :raises NotAllowed: the actor may not decide on estimates of the units below that level
    """
    sheet, upper_id = _waiting(by, unit_id, year, mark, on)
    if not words.strip():
        raise ReturnWithoutWords
    _require_known(sheet, dict(remarks or {}))
    event = take_step(by, sheet, RETURNED, on=on, words=words, upper_id=upper_id)
    EstimateRemark.objects.bulk_create(
        EstimateRemark(event=event, unit_id=unit_id, line_id=line, category=category, words=said.strip()[:300])
        for (line, category), said in (remarks or {}).items()
        if said.strip()
    )
    audit.record(by, "budgets.return_estimate", at=unit_id, year=year, version=sheet.version, round=sheet.round)
    return Decided(sheet.id, sheet.version, RETURNED)


@transaction.atomic
def approve_estimate(
    *, by: int, unit_id: int, year: int, document: str, mark: str, on: date, figures: Mapping[Key, int] | None = None,
    remarks: Mapping[Key, str] | None = None, words: str = "",
) -> Decided:  # fmt: skip
    """Approve a submitted estimate; `figures` are those that the level above approves otherwise than they were stated.

    The approved spending becomes the limit of the unit's vouchers.
    Units: đồng.

    :raises NothingToDecide: nothing waits for a decision
    :raises EstimateChanged: it is not the version that was looked at
    :raises OwnEstimate: the actor prepared or submitted it
    :raises ApprovalWithoutDocument: no document given
    :raises Rejected: figures that cannot stand, all told at once
    :raises NobodyAbove: no level above stands in the tree
    :raises NotAllowed: the actor may not decide on estimates of the units below that level
    """
    sheet, upper_id = _waiting(by, unit_id, year, mark, on)
    if not document.strip():
        raise ApprovalWithoutDocument
    changed = {key: amount for key, amount in (figures or {}).items() if amount != sheet.amounts.get(key, 0)}
    _require_known(sheet, {**changed, **(remarks or {})})
    if too_much := [key for key, amount in changed.items() if not 0 <= amount <= MOST_DONG]:
        raise Rejected([{"line": line, "message": f"Dòng {line}: số duyệt phải từ 0 đến một triệu tỷ đồng."} for line, _ in too_much])
    held = sheet.amounts | changed
    event = take_step(by, sheet, APPROVED, on=on, words=words, document=document, upper_id=upper_id, approved=held)
    said = {key: text.strip()[:300] for key, text in (remarks or {}).items() if text.strip()}
    EstimateRemark.objects.bulk_create(
        EstimateRemark(event=event, unit_id=unit_id, line_id=key[0], category=key[1], amount=changed.get(key), words=said.get(key, ""))
        for key in dict.fromkeys([*changed, *said])
    )
    audit.record(
        by, "budgets.approve_estimate", at=unit_id, year=year, version=sheet.version, round=sheet.round, document=document.strip(),
        changed=len(changed), sha256=sheet.mark,
    )  # fmt: skip
    _limit(by, sheet, held, on)
    return Decided(sheet.id, sheet.version, APPROVED)


def _limit(by: int, sheet: queries.EstimateSheet, figures: Mapping[Key, int], on: date) -> None:
    """Write the approved spending down where vouchers look for it."""
    spending = {
        category: amount for category, amount in by_category(figures).items() if queries.category_sides().get(category) == "spending"
    }
    bookkeeping.set_spending_limits(
        by=by, unit_id=sheet.unit_id, year=sheet.year, limits=spending, source=f"budgets/estimate/{sheet.id}", on=on
    )


def _waiting(by: int, unit_id: int, year: int, mark: str, on: date) -> tuple[queries.EstimateSheet, int]:
    """Return the version that waits and the level that decides on it, once the actor may decide there."""
    above = access_queries.ancestors([unit_id], on=on)[unit_id]
    if not above:
        raise NobodyAbove
    access.require_all(by, "budgets.approve_estimate", at=[above[0], unit_id], on=on)
    alone(unit_id)
    sheet = queries.estimate(unit_id, year)
    if sheet is None or sheet.state != SUBMITTED:
        raise NothingToDecide(year=year)
    if sheet.mark != mark:
        raise EstimateChanged
    if by in queries.authors_of(sheet.id):
        raise OwnEstimate
    return sheet, above[0]


def _require_known(sheet: queries.EstimateSheet, asked: Mapping[Key, object]) -> None:
    if strange := [key for key in asked if key not in sheet.lines]:
        raise Rejected(
            [{"line": line, "message": f"Dự toán không có dòng {line[:40]}" + (f", loại {category[:40]}." if category else ".")}
             for line, category in strange]
        )  # fmt: skip
