"""A person's word on a line: book it, leave it with a reason, take back what was booked."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from congdoan.finance.collection.queries.pieces import standing_pieces
from congdoan.finance.collection.queries.proposals import is_late, is_own_decision_of
from congdoan.finance.collection.queries.state import account_of, load_state, open_day
from congdoan.finance.collection.queries.terms import terms_of
from congdoan.finance.collection.rules import changes, engine, moves
from congdoan.finance.collection.rules.matching.teaching import account_taught
from congdoan.finance.collection.rules.model import Evidence, Line, LineKind, Match, Part
from congdoan.finance.collection.rules.state import State
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError

from .accounts import NoAccount
from .storing import lock_account, store


class UnableToDecide(DomainError):
    """Root of this module's refusals."""


class UnknownLine(UnableToDecide):
    code = "line-unknown"
    says = "Không có dòng sao kê số {line_id} trong tài khoản thu này."


class NotWaiting(UnableToDecide):
    code = "line-not-waiting"
    says = "Dòng này không còn chờ: người khác vừa quyết, hoặc tiền đã được hoàn trả. Hãy mở lại hàng chờ."


class CannotBook(UnableToDecide):
    code = "decision-cannot-be-booked"
    says = "Không ghi được như vậy: {why}"


class NotReversible(UnableToDecide):
    code = "line-not-reversible"
    says = "Không hoàn tác được dòng này: {why}"


class SecondPersonNeeded(UnableToDecide):
    code = "second-person-needed"
    says = "Việc này cần người thứ hai: {why} Hãy lập đề nghị sửa phân bổ để kế toán trưởng duyệt."


LATE = "dòng thuộc tháng đã khóa sổ hoặc năm trước."
BOOKED = "chỉ tự hoàn tác được quyết định của chính mình trong ngày."


@transaction.atomic
def decide_line(
    *, by: int, unit_id: int, line_id: int, kind: LineKind, on: date, parts: Sequence[Part] = (), target_id: int | None = None,
    refers_to: int | None = None, reason: str = "",
) -> int:  # fmt: skip
    """Book a waiting line as a person decided; return the step's id. It is dated on the day the account has reached.

    :raises NotWaiting: the line does not wait whole in suspense (somebody else was quicker)
    :raises CannotBook: the parts do not make the line, or the kind does not fit
    :raises SecondPersonNeeded: the line is of a locked month or an earlier year
    :raises NotAllowed: the actor may not decide for this unit
    """
    access.require(by, "collection.decide_line", at=unit_id, on=on)
    state, number = locked_state(unit_id)
    if line_id not in state.lines:
        raise UnknownLine(line_id=line_id)
    line, held = state.lines[line_id]
    if state.suspense.get(line_id) != (line.amount if line.direction == "C" else -line.amount):
        raise NotWaiting(line_id=line_id)
    booked_on = open_day(unit_id, state, on=on)
    if is_late(unit_id, line.on, booked_on=booked_on):
        raise SecondPersonNeeded(line_id=line_id, why=LATE)
    terms = terms_of(unit_id, days=[booked_on], on=on)
    decided = judged(line, held, kind, parts, target_id, refers_to, reason)
    try:
        done = engine.decide(state, line_id, decided, terms=terms, on=booked_on)
    except ValueError as why:
        raise CannotBook(line_id=line_id, why=in_words(line.amount, parts, str(why))) from why
    ids = store(by=by, unit_id=unit_id, after=number, steps=done.steps, terms=terms, on=on, reason=reason)
    audit.record(by, "collection.decide_line", at=unit_id, line=line_id, kind=kind, reason=reason)
    return ids[-1]


@transaction.atomic
def suspend_line(*, by: int, unit_id: int, line_id: int, reason: str, on: date) -> int:
    """Leave a waiting line in suspense with a reason; return the step's id.

    :raises NotWaiting: the line does not wait
    :raises NotAllowed: the actor may not decide for this unit
    """
    access.require(by, "collection.decide_line", at=unit_id, on=on)
    state, number = locked_state(unit_id)
    if line_id not in state.lines:
        raise UnknownLine(line_id=line_id)
    if not state.suspense.get(line_id):
        raise NotWaiting(line_id=line_id)
    line, held = state.lines[line_id]
    left = Match("review", "left-by-a-person", held.kind, evidence=(*held.evidence, Evidence("person", reason)), candidates=held.candidates)
    booked_on = open_day(unit_id, state, on=on)
    step = moves.Step("decision", booked_on, line=line, match=left)
    terms = terms_of(unit_id, days=[booked_on], on=on)
    ids = store(by=by, unit_id=unit_id, after=number, steps=[step], terms=terms, on=on, reason=reason)
    audit.record(by, "collection.suspend_line", at=unit_id, line=line_id, reason=reason)
    return ids[-1]


@transaction.atomic
def undo_line(*, by: int, unit_id: int, line_id: int, reason: str, on: date) -> int:
    """Take back everything booked of one line of money in, by reversal; the line waits again. Return the step's id.

    Alone a person takes back the own decision of the same day; anything else is proposed (`propose_correction`) and approved.

    :raises NotReversible: it is no receipt, or part of it was refunded
    :raises SecondPersonNeeded: it was booked by rule, by somebody else or on another day
    :raises NotAllowed: the actor may not decide for this unit
    """
    access.require(by, "collection.undo_line", at=unit_id, on=on)
    state, number = locked_state(unit_id)
    if line_id not in state.lines:
        raise UnknownLine(line_id=line_id)
    if state.lines[line_id][1].status != "review" and not is_own_decision_of(unit_id, line_id, by=by, on=on):
        raise SecondPersonNeeded(line_id=line_id, why=BOOKED)
    booked_on = open_day(unit_id, state, on=on)
    terms = terms_of(unit_id, days=[booked_on], on=on)
    try:
        done = changes.undo(state, line_id, standing_pieces(unit_id, line_id=line_id), terms=terms, on=booked_on)
    except ValueError as why:
        raise NotReversible(line_id=line_id, why=why_not_reversible(state, line_id)) from why
    ids = store(by=by, unit_id=unit_id, after=number, steps=done.steps, terms=terms, on=on, reason=reason)
    audit.record(by, "collection.undo_line", at=unit_id, line=line_id, reason=reason)
    return ids[-1]


def judged(
    line: Line, held: Match, kind: LineKind, parts: Sequence[Part], target_id: int | None, refers_to: int | None, reason: str
) -> Match:
    """Return what a person holds a line to be, with the account that it teaches."""
    learns = account_taught(line, parts)
    return Match("decided", "person", kind, tuple(parts), target_id, refers_to, (Evidence("person", reason),), held.candidates, learns)


def locked_state(unit_id: int) -> tuple[State, int]:
    """Return the account as it stands, kept from every other writer until the transaction ends."""
    lock_account(unit_id)
    return standing_state(unit_id)


def standing_state(unit_id: int) -> tuple[State, int]:
    """Return the account as it stands and the number of its last step.

    :raises NoAccount: the unit runs none
    """
    account = account_of(unit_id)
    if account is None:
        raise NoAccount()
    return load_state(account)


def in_words(amount: int, parts: Sequence[Part], why: str) -> str:
    total = sum(part.amount for part in parts)
    if parts and total != amount:
        return f"các phần cộng lại {total} đồng, dòng sao kê {amount} đồng."
    if any(part.amount <= 0 for part in parts):
        return "mỗi phần phải lớn hơn 0 đồng."
    if "cannot be booked" in why:
        return "không thấy khoản nộp thừa hoặc khoản chờ để hoàn trả."
    return "loại tiền này ngược chiều với dòng sao kê, hoặc thiếu người nhận."


def why_not_reversible(state: State, line_id: int) -> str:
    line, held = state.lines[line_id]
    if held.status == "review":
        return "dòng này chưa được ghi, vẫn đang chờ."
    if line.direction != "C" or held.kind not in ("KPCD", "DUES", "BOTH"):
        return "chỉ hoàn tác được tiền thu kinh phí và đoàn phí."
    return (
        "một phần tiền đã được hoàn trả cho người nộp nên không đảo lại được. Nếu trả nhầm, đề nghị người nộp chuyển lại rồi ghi dòng mới."
    )
