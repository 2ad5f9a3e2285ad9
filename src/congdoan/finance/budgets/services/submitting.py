"""A settlement goes to the level above, which approves it or gives it back; what was sent and answered never changes."""

from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256

from django.db import DatabaseError, IntegrityError, transaction

from congdoan.finance.budgets import queries
from congdoan.finance.budgets.models import Submission, SubmissionAnswer, SubmissionOverride, SubmissionRemark
from congdoan.finance.budgets.queries.submissions import APPROVED, RETURNED, WAITING, WITHDRAWN, Remark, Sent, content_of
from congdoan.finance.budgets.rules.ceilings import CeilingCheck
from congdoan.finance.ledger import services as ledger
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError
from congdoan.people.organisations import queries as organisations


class UnableToSubmit(DomainError):
    """Root of this module's refusals."""


class NoUpperLevel(UnableToSubmit):
    code = "settlement-nobody-above"
    says = "{unit} không có cấp trên trong hệ thống vào ngày {on} nên không có nơi nhận quyết toán."


class SettlementWaits(UnableToSubmit):
    code = "settlement-waits"
    says = "Quyết toán năm {year} đã gửi và đang chờ cấp trên trả lời. Rút bản đã gửi rồi gửi lại, hoặc chờ trả lời."


class SettlementDoesNotHold(UnableToSubmit):
    code = "settlement-does-not-hold"
    says = "Chưa gửi được quyết toán: {faults}. Sửa sổ rồi gửi, hoặc ghi giải trình."


class CeilingNotKept(UnableToSubmit):
    code = "settlement-ceiling-not-kept"
    says = "Quyết toán không đúng tỷ lệ chi: {ceilings}. Sửa sổ rồi gửi, hoặc người có quyền ghi lý do cho từng tỷ lệ."


class YearNotOver(UnableToSubmit):
    code = "settlement-year-not-over"
    says = "Năm {year} chưa hết: quyết toán gửi từ ngày 01/01/{next}."


class SettlementChanged(UnableToSubmit):
    code = "settlement-changed"
    says = "Số liệu đã đổi sau khi xem trước. Xem lại rồi gửi."


class ReplacementNeedsReason(UnableToSubmit):
    code = "settlement-replacement-reason"
    says = "Quyết toán năm {year} đã được duyệt. Gửi bản thay thế phải ghi lý do."


class UnknownSubmission(UnableToSubmit):
    code = "settlement-submission-unknown"
    says = "Không có bản quyết toán số {submission_id} đã gửi trong phạm vi của anh chị."


class AlreadyAnswered(UnableToSubmit):
    code = "settlement-already-answered"
    says = "Bản quyết toán này đã được trả lời: {state}."


class OwnSettlement(UnableToSubmit):
    code = "settlement-own"
    says = "Người gửi không duyệt bản quyết toán của chính mình. Nhờ người khác ở cấp trên duyệt."


class AnswerSaysNothing(UnableToSubmit):
    code = "settlement-answer-reason"
    says = "Ghi lý do, ít nhất một câu: đơn vị cần biết phải sửa gì."


class UnknownLine(UnableToSubmit):
    code = "settlement-line-unknown"
    says = "Mẫu đã gửi không có dòng {line}."


@transaction.atomic
def submit_settlement(
    *, by: int, code: str, year: int, on: date, note: str = "", reason: str = "", explanation: str = "", mark: str | None = None,
    overrides: Mapping[str, str] | None = None,
) -> int:  # fmt: skip
    """Send a unit's settlement of a whole year to the level above as it stands now, and return the submission's id.

    What is sent is frozen under its hash. A settlement whose identities fail goes only with an explanation; one that replaces an
    approved one only with a reason; one that does not keep a spending ceiling only with a reason for it in `overrides`, by who may
    override. `mark` insists on the figures that a preview showed.

    :raises NoSuchUnit: no unit of this code within reach; FormNotSelected: no form is selected for the year
    :raises YearNotOver: the year still runs
    :raises NoUpperLevel: nobody stands above the unit
    :raises SettlementWaits: one that was sent waits for its answer
    :raises ReplacementNeedsReason: the year is approved and no reason is given
    :raises SettlementDoesNotHold: an identity fails and nothing explains it
    :raises CeilingNotKept: a ceiling is not kept and no reason is given for it
    :raises SettlementChanged: the figures are no longer those of the preview
    :raises NotAllowed: the actor may not send this unit's settlement, or override its ceilings
    """
    unit = queries.unit_of(code)
    access.require(by, "budgets.submit_settlement", at=unit.id, on=on)
    if on.year <= year:
        raise YearNotOver(year=year, next=year + 1)
    upper_id = organisations.parent_on([unit.id], on=on)[unit.id]
    if upper_id is None:
        raise NoUpperLevel(unit=unit.name, on=on)
    last = next(iter(queries.history_of(unit.id, year)), None)
    if last is not None and last.state == WAITING:
        raise SettlementWaits(year=year)
    if last is not None and last.state == APPROVED and not reason.strip():
        raise ReplacementNeedsReason(year=year)
    sheet = queries.settlement(code, year)
    refused = queries.refused_of(queries.settled_ceilings(sheet))
    content = content_of(sheet, refused)
    seal = sha256(content.encode()).hexdigest()
    if mark is not None and mark != seal:
        raise SettlementChanged()
    faults = faults_of(sheet)
    if faults and not explanation.strip():
        raise SettlementDoesNotHold(faults="; ".join(faults))
    reasons = _reasons(by, unit.id, refused, overrides or {}, on=on)
    try:
        with transaction.atomic():
            new = Submission.objects.create(
                unit_id=unit.id, upper_id=upper_id, year=year, number=(last.number if last else 0) + 1, form=sheet.form, content=content,
                sha256=seal, note=_joined(note, explanation), reason=reason.strip()[:500], missing=_missing(sheet, year, on),
                submitted_by=by, submitted_on=on,
            )  # fmt: skip
    except DatabaseError as error:
        if promise_of(error) not in ("one_open_submission", "submission_number_once"):
            raise
        raise SettlementWaits(year=year) from error
    SubmissionOverride.objects.bulk_create(
        SubmissionOverride(
            submission=new, unit_id=unit.id, ceiling=check.id, spent=check.spent, limit=str(check.limit), reason=reasons[check.id]
        )
        for check in refused
    )
    told = "; ".join(f"{ceiling}: {why}" for ceiling, why in reasons.items())
    _record(by, "settlement_submitted", new.pk, unit.id, on, number=new.number, year=year, form=sheet.form, sha256=seal, overrides=told)
    audit.record(by, "budgets.submit_settlement", at=unit.id, submission=new.pk, year=year, sha256=seal, overrides=reasons)
    return int(new.pk)


@transaction.atomic
def withdraw_settlement(*, by: int, submission_id: int, reason: str, on: date) -> None:
    """Take back a settlement that nobody answered yet.

    :raises UnknownSubmission, AlreadyAnswered, AnswerSaysNothing
    :raises NotAllowed: the actor may not send this unit's settlement
    """
    one = _unanswered(submission_id)
    access.require(by, "budgets.submit_settlement", at=one.unit_id, on=on)
    if not reason.strip():
        raise AnswerSaysNothing()
    _answer(by, one, WITHDRAWN, reason, "", (), on)


@transaction.atomic
def return_settlement(*, by: int, submission_id: int, words: str, on: date, remarks: Sequence[Remark] = ()) -> None:
    """Give a settlement back to the unit, with what is to be mended, line by line where the level above knows the line.

    :raises UnknownSubmission, AlreadyAnswered, OwnSettlement, AnswerSaysNothing, UnknownLine
    :raises NotAllowed: the actor may not approve at the level above
    """
    one = _unanswered(submission_id)
    access.require(by, "budgets.approve_settlement", at=one.upper_id, on=on)
    if not words.strip():
        raise AnswerSaysNothing()
    _answer(by, one, RETURNED, words, "", [Remark(row.line_id, None, row.words) for row in remarks], on)


@transaction.atomic
def approve_settlement(
    *, by: int, submission_id: int, on: date, words: str = "", document: str = "", remarks: Sequence[Remark] = ()
) -> None:  # fmt: skip
    """Approve a settlement as it was sent, or with other figures on some lines, each with its words. Units: đồng.

    :raises UnknownSubmission, AlreadyAnswered, OwnSettlement, UnknownLine
    :raises AnswerSaysNothing: a figure is changed without words
    :raises NotAllowed: the actor may not approve at the level above
    """
    one = _unanswered(submission_id)
    access.require(by, "budgets.approve_settlement", at=one.upper_id, on=on)
    if any(row.approved is not None and row.approved != one.figures.get(row.line_id) and not row.words.strip() for row in remarks):
        raise AnswerSaysNothing()
    _answer(by, one, APPROVED, words, document, remarks, on)


def mark_of(sheet: queries.Settlement, refused: Sequence[CeilingCheck] | None = None) -> str:
    """Return the hash under which a settlement's figures would be sent; `refused` are its ceilings not kept, where they are known."""
    refused = queries.refused_of(queries.settled_ceilings(sheet)) if refused is None else refused
    return sha256(content_of(sheet, refused).encode()).hexdigest()


def faults_of(sheet: queries.Settlement) -> list[str]:
    """Return in words which identities a settlement breaks. Source: reference table `identities`."""
    gone = sheet.value("spending_total") + sheet.value("paid_up") + sheet.value("handover_out")
    found = []
    if sheet.has("closing") and sheet.value("opening") + sheet.value("income_total") - gone != sheet.value("closing"):
        found.append("đầu kỳ + thu − chi − nộp khác cuối kỳ")
    if sheet.unexplained:
        found.append(f"tích lũy cuối kỳ lệch tiền và tạm ứng {sheet.unexplained} đồng")
    return found


def promise_of(error: DatabaseError) -> str:
    """Return the name of the promise that PostgreSQL refused to break."""
    return getattr(getattr(error.__cause__, "diag", None), "constraint_name", None) or ""


def _reasons(by: int, unit_id: int, refused: Sequence[CeilingCheck], overrides: Mapping[str, str], *, on: date) -> dict[str, str]:
    reasons = {check.id: " ".join(overrides.get(check.id, "").replace("\x00", " ").split())[:300] for check in refused}
    if silent := [check.name for check in refused if not reasons[check.id]]:
        raise CeilingNotKept(ceilings="; ".join(silent))
    if refused:
        access.require(by, "budgets.override_ceiling", at=unit_id, on=on)
    return reasons


def _joined(note: str, explanation: str) -> str:
    told = [note.strip(), f"Giải trình: {explanation.strip()}" if explanation.strip() else ""]
    return " · ".join(part for part in told if part)[:500]


def _missing(sheet: queries.Settlement, year: int, on: date) -> int:
    """Return how many units below are not approved, of a settlement that sums them."""
    if not sheet.is_sum:
        return 0
    below = [one.unit_id for one in queries.states_below(sheet.unit_id, year, on=on)]
    return len(below) - len(queries.approved_settlements(below, year))


def _unanswered(submission_id: int) -> Sent:
    one = queries.sent(submission_id)
    if one is None:
        raise UnknownSubmission(submission_id=submission_id)
    if one.state != WAITING:
        raise AlreadyAnswered(state=SubmissionAnswer.Kind(one.state).label)
    return one


def _answer(by: int, one: Sent, kind: str, words: str, document: str, remarks: Sequence[Remark], on: date) -> None:
    if kind != WITHDRAWN and one.submitted_by_id == by:
        raise OwnSettlement()
    if unknown := [row.line_id for row in remarks if row.line_id not in one.figures]:
        raise UnknownLine(line=unknown[0][:40])
    try:
        with transaction.atomic():
            answer = SubmissionAnswer.objects.create(
                submission_id=one.id, unit_id=one.unit_id, kind=kind, words=words.strip()[:1000], document=document.strip()[:300],
                sha256=one.sha256, answered_by=by, answered_on=on,
            )  # fmt: skip
    except IntegrityError as error:
        if promise_of(error) in ("second_person", "answered_above"):
            raise
        raise AlreadyAnswered(state="vừa xong, bởi người khác") from error
    told = [row for row in remarks if row.words.strip() or (row.approved is not None and row.approved != one.figures[row.line_id])]
    SubmissionRemark.objects.bulk_create(
        SubmissionRemark(
            answer=answer, unit_id=one.unit_id, line_id=row.line_id, words=row.words.strip()[:300],
            approved=None if row.approved == one.figures[row.line_id] else row.approved,
        )
        for row in told
    )  # fmt: skip
    _record(by, f"settlement_{kind}", one.id, one.unit_id, on, sha256=one.sha256, words=words.strip()[:1000], document=document[:300])
    audit.record(by, f"budgets.{_ACT[kind]}", at=one.unit_id, submission=one.id, year=one.year, remarks=len(told))


_ACT: Mapping[str, str] = {APPROVED: "approve_settlement", RETURNED: "return_settlement", WITHDRAWN: "withdraw_settlement"}


def _record(by: int, kind: str, submission_id: int, unit_id: int, on: date, **body: str | int | None) -> None:
    ledger.record_evidence(by=by, unit_id=unit_id, kind=kind, subject=f"budgets/submission/{submission_id}", body=body, on=on)
