"""A person's word on a line: book it, leave it with a reason, take back what was booked."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from congdoan.finance.collection.models import Piece
from congdoan.finance.collection.queries.state import account_of, load_state
from congdoan.finance.collection.queries.terms import terms_of
from congdoan.finance.collection.rules import engine, outcome
from congdoan.finance.collection.rules.model import Evidence, LineKind, Match, Part
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


@transaction.atomic
def decide_line(
    *, by: int, unit_id: int, line_id: int, kind: LineKind, on: date, parts: Sequence[Part] = (), target_id: int | None = None,
    refers_to: int | None = None, reason: str = "",
) -> int:  # fmt: skip
    """Book a waiting line as a person decided; return the step's id. It is dated on the day the account has reached.

    :raises NotWaiting: the line does not wait whole in suspense (somebody else was quicker)
    :raises CannotBook: the parts do not make the line, or the kind does not fit
    :raises NotAllowed: the actor may not decide for this unit
    """
    access.require(by, "collection.decide_line", at=unit_id, on=on)
    state, number = _locked(unit_id)
    if line_id not in state.lines:
        raise UnknownLine(line_id=line_id)
    line, held = state.lines[line_id]
    if state.suspense.get(line_id) != (line.amount if line.direction == "C" else -line.amount):
        raise NotWaiting(line_id=line_id)
    booked_on = reached(state)
    terms = terms_of(unit_id, days=[booked_on], on=on)
    learns = ((line.account, parts[0].payer_id),) if line.account and len({part.payer_id for part in parts}) == 1 else ()
    decided = Match("decided", "person", kind, tuple(parts), target_id, refers_to, (Evidence("person", reason),), held.candidates, learns)
    try:
        done = engine.decide(state, line_id, decided, terms=terms, on=booked_on)
    except ValueError as why:
        raise CannotBook(line_id=line_id, why=_in_words(line.amount, parts, str(why))) from why
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
    state, number = _locked(unit_id)
    if line_id not in state.lines:
        raise UnknownLine(line_id=line_id)
    if not state.suspense.get(line_id):
        raise NotWaiting(line_id=line_id)
    line, held = state.lines[line_id]
    left = Match("review", "left-by-a-person", held.kind, evidence=(*held.evidence, Evidence("person", reason)), candidates=held.candidates)
    booked_on = reached(state)
    step = outcome.Step("decision", booked_on, line=line, match=left)
    terms = terms_of(unit_id, days=[booked_on], on=on)
    ids = store(by=by, unit_id=unit_id, after=number, steps=[step], terms=terms, on=on, reason=reason)
    audit.record(by, "collection.suspend_line", at=unit_id, line=line_id, reason=reason)
    return ids[-1]


@transaction.atomic
def undo_line(*, by: int, unit_id: int, line_id: int, reason: str, on: date) -> int:
    """Take back everything booked of one line of money in, by reversal; the line waits again. Return the step's id.

    :raises NotReversible: it is no receipt, or part of it was refunded
    :raises NotAllowed: the actor may not decide for this unit
    """
    access.require(by, "collection.undo_line", at=unit_id, on=on)
    state, number = _locked(unit_id)
    if line_id not in state.lines:
        raise UnknownLine(line_id=line_id)
    booked_on = reached(state)
    terms = terms_of(unit_id, days=[booked_on], on=on)
    try:
        done = engine.undo(state, line_id, standing_pieces(unit_id, line_id), terms=terms, on=booked_on)
    except ValueError as why:
        raise NotReversible(line_id=line_id, why=_why_not_reversible(state, line_id)) from why
    ids = store(by=by, unit_id=unit_id, after=number, steps=done.steps, terms=terms, on=on, reason=reason)
    audit.record(by, "collection.undo_line", at=unit_id, line=line_id, reason=reason)
    return ids[-1]


def reached(state: State) -> date:
    """Return the day the account has reached: that of its last line."""
    return max(line.on for line, _ in state.lines.values())


def standing_pieces(unit_id: int, line_id: int) -> list[outcome.Piece]:
    """Return the line's pieces that stand: those booked less those taken back."""
    rows = list(Piece.objects.filter(unit_id=unit_id, line_id=line_id).order_by("id").prefetch_related("upper"))
    taken_back = [row for row in rows if row.amount < 0]
    standing = []
    for row in (row for row in rows if row.amount > 0):
        cancels = next((back for back in taken_back if _same_money(row, back)), None)
        if cancels is not None:
            taken_back.remove(cancels)
            continue
        upper = tuple((share.holder_id, share.amount) for share in sorted(row.upper.all(), key=lambda share: share.place))
        standing.append(
            outcome.Piece(
                row.line_id, row.payer_id, row.kind, row.month, row.amount, row.applied_on, row.base, upper, row.beneficiary_id,  # type: ignore[arg-type]
                row.held_for_id, row.from_credit,
            )
        )  # fmt: skip
    return standing


def _same_money(row: Piece, back: Piece) -> bool:
    return (row.payer_id, row.kind, row.month, row.amount, row.base) == (back.payer_id, back.kind, back.month, -back.amount, -back.base)


def _locked(unit_id: int) -> tuple[State, int]:
    lock_account(unit_id)
    account = account_of(unit_id)
    if account is None:
        raise NoAccount()
    return load_state(account)


def _in_words(amount: int, parts: Sequence[Part], why: str) -> str:
    total = sum(part.amount for part in parts)
    if parts and total != amount:
        return f"các phần cộng lại {total} đồng, dòng sao kê {amount} đồng."
    if any(part.amount <= 0 for part in parts):
        return "mỗi phần phải lớn hơn 0 đồng."
    if "cannot be booked" in why:
        return "không thấy khoản nộp thừa hoặc khoản chờ để hoàn trả."
    return "loại tiền này ngược chiều với dòng sao kê, hoặc thiếu người nhận."


def _why_not_reversible(state: State, line_id: int) -> str:
    line, held = state.lines[line_id]
    if held.status == "review":
        return "dòng này chưa được ghi, vẫn đang chờ."
    if line.direction != "C" or held.kind not in ("KPCD", "DUES", "BOTH"):
        return "chỉ hoàn tác được tiền thu kinh phí và đoàn phí."
    return "một phần tiền đã được hoàn trả cho người nộp."
