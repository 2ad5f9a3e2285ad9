"""A unit makes its estimate and sends it up; a version that was sent never changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.functions import TransactionNow
from django.db import IntegrityError, connection, transaction

from congdoan.finance.budgets import queries
from congdoan.finance.budgets.models import CeilingOverride, Estimate, EstimateBasis, EstimateEvent, EstimateLine
from congdoan.finance.budgets.models.estimates import MOST_DONG
from congdoan.finance.budgets.rules.ceilings import CeilingCheck
from congdoan.finance.budgets.rules.estimates import APPROVED, DRAFT, RETURNED, SUBMITTED, Basis, Figure, Key, by_category, keys_of, seal
from congdoan.finance.ledger import services as ledger
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError, Rejected

LOCK = 24229


class UnableToEstimate(DomainError):
    """Root of this module's refusals."""


class EstimateYearOutOfRange(UnableToEstimate):
    code = "estimate-year"
    says = "Năm {year} nằm ngoài khoảng từ 2010 đến 2100."


class AwaitsDecision(UnableToEstimate):
    code = "estimate-awaits-decision"
    says = "Dự toán năm {year} đã trình và đang chờ cấp trên quyết định. Cần sửa thì đề nghị cấp trên trả lại."


class AdjustmentWithoutReason(UnableToEstimate):
    code = "adjustment-without-reason"
    says = "Dự toán năm {year} đã duyệt. Bản điều chỉnh phải nêu lý do và văn bản."


class EstimateChanged(UnableToEstimate):
    code = "estimate-changed"
    says = "Người khác vừa sửa dự toán này, hoặc trạng thái đã đổi. Chưa ghi gì; hãy mở lại trang để xem bản mới."


class NothingToSubmit(UnableToEstimate):
    code = "estimate-nothing-to-submit"
    says = "Đơn vị không có bản dự toán năm {year} đang lập để trình."


class EstimateEmpty(UnableToEstimate):
    code = "estimate-empty"
    says = "Dự toán năm {year} chưa có con số nào. Hãy điền ít nhất một dòng trước khi trình."


class NobodyAbove(UnableToEstimate):
    code = "estimate-nobody-above"
    says = "Đơn vị không có cấp trên trực tiếp trong hệ thống để trình dự toán."


class CeilingNotExplained(UnableToEstimate):
    code = "ceiling-not-explained"
    says = "Dự toán vượt quy định chi: {ceilings}. Sửa số, hoặc ghi lý do cho từng mục rồi trình."


@dataclass(frozen=True, slots=True)
class Submitted:
    """A version that was sent up, and its seal."""

    estimate_id: int
    version: int
    sha256: str


@transaction.atomic
def prepare_estimate(
    *, by: int, unit_id: int, year: int, figures: Sequence[Figure], bases: Sequence[Basis] = (), on: date, reason: str = "",
    document: str = "", mark: str | None = None,
) -> int:  # fmt: skip
    """Write the draft of a unit's estimate; after a return it is the next round of the version, after approval an adjustment.

    With `mark`, the seal of the version that was looked at, nothing is written when it has changed since. Beside each figure stays what
    the product proposed for the basic figures given, and how.
    Units: đồng, persons.

    :raises EstimateYearOutOfRange: not a year of the books
    :raises NoFormOfYear: no form of the year is known
    :raises AwaitsDecision: the version was submitted and not yet decided on
    :raises AdjustmentWithoutReason: an approved estimate is adjusted without a reason and a document
    :raises EstimateChanged: somebody else changed it meanwhile
    :raises Rejected: figures or bases that cannot stand, all told at once
    :raises NotAllowed: the actor may not prepare this unit's estimate
    """
    access.require(by, "budgets.prepare_estimate", at=unit_id, on=on)
    if not 2010 <= year <= 2100:
        raise EstimateYearOutOfRange(year=year)
    form = queries.estimate_form(year)
    alone(unit_id)
    former = queries.estimate(unit_id, year)
    if mark is not None and mark != (former.mark if former else ""):
        raise EstimateChanged
    if former is not None and former.state == SUBMITTED:
        raise AwaitsDecision(year=year)
    proposed = queries.proposals(unit_id, year, on=on, basis={basis.key: basis.value for basis in bases})
    if problems := _wrong(form, figures, bases, proposed.known):
        raise Rejected(problems)

    draft = _draft(by, unit_id, year, form, former, reason.strip(), document.strip())
    draft.lines.all().delete()
    draft.bases.all().delete()
    EstimateLine.objects.bulk_create(_line(draft, figure, proposed) for figure in figures)
    EstimateBasis.objects.bulk_create(_basis(draft, basis, proposed) for basis in bases)
    audit.record(by, "budgets.prepare_estimate", at=unit_id, year=year, version=draft.version, round=draft.round, estimate=draft.pk)
    return draft.pk


@transaction.atomic
def submit_estimate(
    *, by: int, unit_id: int, year: int, mark: str, on: date, overrides: Mapping[str, str] | None = None, words: str = ""
) -> Submitted:
    """Send a draft to the level above under its seal; `overrides` give a reason for each ceiling it does not keep.

    :raises NothingToSubmit: there is no draft
    :raises EstimateChanged: the draft is not the one that was looked at
    :raises EstimateEmpty: no figure is stated
    :raises NobodyAbove: no level above stands in the tree
    :raises CeilingNotExplained: a ceiling is not kept and no reason is given
    :raises NotAllowed: the actor may not submit this unit's estimate
    """
    access.require(by, "budgets.submit_estimate", at=unit_id, on=on)
    alone(unit_id)
    sheet = queries.estimate(unit_id, year)
    if sheet is None or sheet.state != DRAFT:
        raise NothingToSubmit(year=year)
    if sheet.mark != mark:
        raise EstimateChanged
    if not any(sheet.amounts.values()):
        raise EstimateEmpty(year=year)
    if not access_queries.ancestors([unit_id], on=on)[unit_id]:
        raise NobodyAbove
    broken = [check for check in queries.ceilings_of(unit_id, year, by_category(sheet.amounts), on=on) if check.is_broken]
    reasons = {ceiling: reason.strip()[:300] for ceiling, reason in (overrides or {}).items() if reason.strip()}
    if silent := [check.name for check in broken if check.id not in reasons]:
        raise CeilingNotExplained(ceilings="; ".join(silent))

    event = take_step(by, sheet, SUBMITTED, on=on, words=words)
    CeilingOverride.objects.bulk_create(_override(event, check, reasons[check.id]) for check in broken)
    audit.record(
        by, "budgets.submit_estimate", at=unit_id, year=year, version=sheet.version, round=sheet.round, sha256=mark,
        overridden=[check.id for check in broken],
    )  # fmt: skip
    return Submitted(sheet.id, sheet.version, mark)


def take_step(
    by: int, sheet: queries.EstimateSheet, kind: str, *, on: date, words: str = "", document: str = "", upper_id: int | None = None,
    approved: Mapping[Key, int] | None = None,
) -> EstimateEvent:  # fmt: skip
    """Write down the next step of a version under its seal, and into the unit's sealed chain; PostgreSQL refuses one that does not follow.

    `approved` are the figures that hold from this step on.
    """
    try:
        with transaction.atomic():
            event = EstimateEvent.objects.create(
                estimate_id=sheet.id, unit_id=sheet.unit_id, year=sheet.year, version=sheet.version, place=len(sheet.steps) + 1, kind=kind,
                upper_id=upper_id, words=words.strip()[:500], document=document.strip()[:300], sha256=sheet.mark, recorded_by=by,
                recorded_on=on,
            )  # fmt: skip
    except IntegrityError as error:
        if "estimate_event_in_order" not in str(error) and "estimate_approved_once" not in str(error):
            raise
        raise EstimateChanged from None
    body: dict[str, str | int | None] = {
        "year": sheet.year, "version": sheet.version, "round": sheet.round, "figures_sha256": sheet.mark, "document": event.document,
        "approved_sha256": seal(sorted((*key, amount) for key, amount in approved.items())) if approved is not None else None,
    }  # fmt: skip
    ledger.record_evidence(by=by, unit_id=sheet.unit_id, kind=f"estimate-{kind}", subject=f"budgets/estimate/{sheet.id}", body=body, on=on)
    return event


def alone(unit_id: int) -> None:
    """Wait until nobody else works on this unit's estimates, and keep them until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, mod(%s, 2147483647)::int)", [LOCK, unit_id])


def _draft(
    by: int, unit_id: int, year: int, form: queries.EstimateForm, former: queries.EstimateSheet | None, reason: str, document: str
) -> Estimate:
    if former is not None and former.state == DRAFT:
        draft = Estimate.objects.get(pk=former.id)
        if draft.version and not (reason and document):
            raise AdjustmentWithoutReason(year=year)
        draft.reason, draft.document, draft.prepared_by = reason[:500], document[:300], by
        draft.form, draft.body = form.form.id, form.body.id
        Estimate.objects.filter(pk=draft.pk).update(
            reason=draft.reason, document=draft.document, prepared_by=by, prepared_at=TransactionNow(), form=draft.form, body=draft.body
        )
        return draft
    version, round_no = 0, 1
    if former is not None and former.state == RETURNED:
        version, round_no = former.version, former.round + 1
        reason, document = reason or former.reason, document or former.document
    elif former is not None and former.state == APPROVED:
        version = former.version + 1
    if version and not (reason and document):
        raise AdjustmentWithoutReason(year=year)
    return Estimate.objects.create(
        unit_id=unit_id, year=year, version=version, round=round_no, form=form.form.id, body=form.body.id, reason=reason[:500],
        document=document[:300], prepared_by=by,
    )  # fmt: skip


def _wrong(
    form: queries.EstimateForm, figures: Sequence[Figure], bases: Sequence[Basis], known: Mapping[str, queries.Known]
) -> list[dict[str, object]]:
    """Return everything that is wrong with the figures and bases, each with its place and cure."""
    problems: list[dict[str, object]] = []
    keys, labels = set(keys_of(form.body.lines)), {line.line_id: line.label for line in form.body.lines}
    basics = {str(row["key"]): str(row["label"]) for row in form.body.part_a}
    seen: set[tuple[str, str]] = set()

    def wrong(line: str, message: str) -> None:
        problems.append({"line": line, "message": message})

    for figure in figures:
        label = labels.get(figure.line_id, figure.line_id)[:80]
        if figure.key not in keys:
            wrong(label, f"Mẫu {form.body.id} không có dòng “{label}”" + (f", loại {figure.category[:40]}." if figure.category else "."))
        elif figure.key in seen:
            wrong(label, f"Dòng “{label}” ghi hai lần.")
        elif not 0 <= figure.amount <= MOST_DONG:
            wrong(label, f"Dòng “{label}”: số tiền phải từ 0 đến một triệu tỷ đồng.")
        seen.add(figure.key)
    for basis in bases:
        label = basics.get(basis.key, basis.key[:40])
        before = known.get(basis.key)
        if basis.key not in basics:
            wrong(label, f"Mẫu {form.body.id} không có chỉ tiêu “{label}”.")
        elif not 0 <= basis.value <= MOST_DONG:
            wrong(label, f"Chỉ tiêu “{label}” phải từ 0 đến một triệu tỷ.")
        elif before is not None and before.value != basis.value and not basis.reason.strip():
            wrong(label, f"Chỉ tiêu “{label}” khác số hệ thống biết ({before.value}): ghi lý do.")
    return problems


def _line(draft: Estimate, figure: Figure, proposed: queries.Proposals) -> EstimateLine:
    known = proposed.figures.get(figure.key)
    return EstimateLine(
        estimate=draft, unit_id=draft.unit_id, line_id=figure.line_id, category=figure.category, amount=figure.amount,
        proposed=known.amount if known else None, formula=known.formula[:500] if known else "", note=figure.note.strip()[:300],
    )  # fmt: skip


def _basis(draft: Estimate, basis: Basis, proposed: queries.Proposals) -> EstimateBasis:
    known = proposed.known.get(basis.key)
    return EstimateBasis(
        estimate=draft, unit_id=draft.unit_id, key=basis.key, value=basis.value, known=known.value if known else None,
        source=known.source[:300] if known else "", reason=basis.reason.strip()[:300],
    )  # fmt: skip


def _override(event: EstimateEvent, check: CeilingCheck, reason: str) -> CeilingOverride:
    return CeilingOverride(event=event, unit_id=event.unit_id, ceiling=check.id, spent=check.spent, limit=str(check.limit), reason=reason)
