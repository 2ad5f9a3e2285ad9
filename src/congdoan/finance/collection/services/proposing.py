"""What needs a second person: one proposes it, with a reason; nothing moves until another approves."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.db import transaction

from congdoan.finance.collection.models import Proposal
from congdoan.finance.collection.queries.foreseen import Foreseen, foreseen
from congdoan.finance.collection.queries.held import handed_to
from congdoan.finance.collection.queries.pieces import standing_pieces
from congdoan.finance.collection.queries.proposals import Proposed, last_step_of, open_proposal_of
from congdoan.finance.collection.queries.state import open_day
from congdoan.finance.collection.queries.terms import register_of, terms_of
from congdoan.finance.collection.rules import changes
from congdoan.finance.collection.rules.model import LineKind, Match, Part, Register
from congdoan.finance.collection.rules.packing import pack_match
from congdoan.finance.collection.rules.state import Outcome, State
from congdoan.finance.collection.rules.terms import Terms
from congdoan.foundation.access import queries as branches
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.money import format_dong

from .deciding import CannotBook, NotReversible, UnknownLine, in_words, judged, locked_state, standing_state, why_not_reversible

LONGEST_REASON = 300


class UnableToPropose(DomainError):
    """Root of this module's refusals."""


class ReasonMissing(UnableToPropose):
    code = "proposal-without-reason"
    says = "Phải ghi lý do, không quá {longest} ký tự: người duyệt và người kiểm tra cần biết vì sao."


class AlreadyProposed(UnableToPropose):
    code = "proposal-open"
    says = "Đã có đề nghị số {proposal} đang chờ duyệt cho việc này. Rút hoặc chờ trả lời rồi lập đề nghị mới."


class NothingChanges(UnableToPropose):
    code = "proposal-changes-nothing"
    says = "Đề nghị không thay đổi gì: dòng này đang đúng như vậy."


class NoUnionToday(UnableToPropose):
    code = "held-without-union"
    says = "Theo sổ gốc, đơn vị này chưa có công đoàn cơ sở. Nêu công đoàn nhận và lý do, hoặc ghi công đoàn vào sổ gốc trước."


class UnionNotStanding(UnableToPropose):
    code = "held-union-not-standing"
    says = "Nơi nhận phải là một công đoàn cơ sở đang hoạt động trong phạm vi của tài khoản thu này."


class MoreThanHeld(UnableToPropose):
    code = "held-too-little"
    says = "Chỉ chuyển được nhiều nhất {most} đồng."


@transaction.atomic
def propose_correction(
    *, by: int, unit_id: int, line_id: int, kind: LineKind | None, reason: str, on: date, parts: Sequence[Part] = (),
    target_id: int | None = None, refers_to: int | None = None,
) -> int:  # fmt: skip
    """Propose that a line be booked otherwise, or (kind None) wait again; return the proposal's id. Nothing is booked yet.

    :raises NothingChanges: the line is held to be just that
    :raises AlreadyProposed: a proposal about the line waits
    :raises ReasonMissing: no reason, or one too long
    :raises NotReversible: what is booked cannot be taken back
    :raises CannotBook: the parts do not make the line, or the kind does not fit
    :raises NotAllowed: the actor may not propose for this unit
    """
    access.require(by, "collection.propose_correction", at=unit_id, on=on)
    why = _reason(reason)
    state, _ = locked_state(unit_id)
    if line_id not in state.lines:
        raise UnknownLine(line_id=line_id)
    line, held = state.lines[line_id]
    wanted = judged(line, held, kind, parts, target_id, refers_to, why) if kind is not None else None
    if _same(held, wanted):
        raise NothingChanges(line_id=line_id)
    if (open_id := open_proposal_of(line_id)) is not None:
        raise AlreadyProposed(proposal=open_id)
    corrected(unit_id, state, line_id, wanted, on=on)
    new = Proposal.objects.create(
        unit_id=unit_id, what=Proposal.What.LINE, line_id=line_id, match=pack_match(wanted) if wanted else None,
        seen_step=last_step_of(line_id), reason=why, proposed_by=by, proposed_on=on,
    )  # fmt: skip
    audit.record(by, "collection.propose_correction", at=unit_id, proposal=new.pk, line=line_id, kind=kind, reason=why)
    return new.pk


@transaction.atomic
def propose_held_transfer(
    *, by: int, unit_id: int, employer_id: int, reason: str, on: date, union_id: int | None = None, amount: int | None = None,
    is_back: bool = False,
) -> int:  # fmt: skip
    """Propose that a share held for an employer go to its union, whole or in part, or come back; return the proposal's id.

    Without `union_id` the employer's union by the register on the day; without `amount` everything that can be moved.
    Source: `share_upper_split`, scope no_grassroots (the transfer on founding rests on a secondary source, not yet checked).

    :raises NoUnionToday: the register knows no union of the employer and none was named
    :raises UnionNotStanding: the union named is no grassroots union that stands
    :raises MoreThanHeld: more than is held, or than was handed over and is still to be paid
    :raises AlreadyProposed: a proposal about this employer waits
    :raises NotAllowed: the actor may not propose for this unit
    """
    access.require(by, "collection.propose_held_transfer", at=unit_id, on=on)
    why = _reason(reason)
    state, _ = locked_state(unit_id)
    to = _standing_union(register_of(unit_id, on=on), employer_id, union_id, on)
    if unit_id not in branches.ancestors([to], on=on)[to]:
        raise UnionNotStanding(union=to)
    if is_back:
        most = max(0, min(handed_to(unit_id, employer_id, to), state.payable.get(to, 0)))
    else:
        most = max(0, state.held.get(employer_id, 0))
    wanted = most if amount is None else amount
    if not 0 < wanted <= most:
        raise MoreThanHeld(most=format_dong(most))
    if open_id := Proposal.objects.filter(unit_id=unit_id, employer_id=employer_id, answer=None).values_list("id", flat=True).first():
        raise AlreadyProposed(proposal=open_id)
    new = Proposal.objects.create(
        unit_id=unit_id, what=Proposal.What.HELD, employer_id=employer_id, union_id=to, is_back=is_back, amount=wanted, reason=why,
        proposed_by=by, proposed_on=on,
    )  # fmt: skip
    facts = {"proposal": new.pk, "employer": employer_id, "union": to, "amount": wanted, "back": is_back, "reason": why}
    audit.record(by, "collection.propose_held_transfer", at=unit_id, **facts)
    return new.pk


def preview_correction(
    *, by: int, unit_id: int, line_id: int, kind: LineKind | None, on: date, parts: Sequence[Part] = (), target_id: int | None = None,
    refers_to: int | None = None,
) -> Foreseen:  # fmt: skip
    """Tell what booking a line otherwise would change; nothing is written.

    :raises UnknownLine, NotReversible, CannotBook: as `propose_correction`
    :raises NotAllowed: the actor may not read this unit's account
    """
    access.require(by, "collection.read", at=unit_id, on=on)
    state, _ = standing_state(unit_id)
    if line_id not in state.lines:
        raise UnknownLine(line_id=line_id)
    wanted = judged(*state.lines[line_id], kind, parts, target_id, refers_to, "") if kind is not None else None
    return foreseen(unit_id, state, corrected(unit_id, state, line_id, wanted, on=on)[0])


def corrected(unit_id: int, state: State, line_id: int, wanted: Match | None, *, on: date) -> tuple[Outcome, Terms]:
    """Return what booking a line otherwise does, and the terms it rests on.

    :raises NotReversible: what is booked cannot be taken back
    :raises CannotBook: it cannot be booked so
    """
    line, held = state.lines[line_id]
    booked_on = open_day(unit_id, state, on=on)
    terms = terms_of(unit_id, days=[line.on, booked_on], on=on)
    try:
        return changes.correct(state, line_id, wanted, standing_pieces(unit_id, line_id=line_id), terms=terms, on=booked_on), terms
    except ValueError as error:
        if held.status != "review" and ("taken back" in str(error) or "nothing that" in str(error)):
            raise NotReversible(line_id=line_id, why=why_not_reversible(state, line_id)) from error
        raise CannotBook(line_id=line_id, why=in_words(line.amount, wanted.parts if wanted else (), str(error))) from error


def handed(unit_id: int, state: State, asked: Proposed, *, on: date) -> tuple[Outcome, Terms]:
    """Return what moving a held share does, and the terms it rests on.

    :raises MoreThanHeld: more than is there
    """
    assert asked.employer_id is not None
    assert asked.union_id is not None
    booked_on = open_day(unit_id, state, on=on)
    terms = terms_of(unit_id, days=[booked_on], on=on)
    try:
        done = changes.hand_over(
            state, employer_id=asked.employer_id, union_id=asked.union_id, amount=asked.amount, is_back=asked.is_back, terms=terms,
            on=booked_on, law=asked.reason,
        )  # fmt: skip
    except ValueError as error:
        there = state.payable.get(asked.union_id, 0) if asked.is_back else state.held.get(asked.employer_id, 0)
        raise MoreThanHeld(most=format_dong(max(0, there))) from error
    return done, terms


def _reason(reason: str) -> str:
    told = reason.replace("\x00", "").strip()
    if not told or len(told) > LONGEST_REASON:
        raise ReasonMissing(longest=LONGEST_REASON)
    return told


def _same(held: Match, wanted: Match | None) -> bool:
    """Tell whether a line is already held to be what is wanted, whatever the evidence."""
    if wanted is None or held.status == "review":
        return wanted is None and held.status == "review"
    told = replace(wanted, status=held.status, rule=held.rule, evidence=held.evidence, candidates=held.candidates, learns=held.learns)
    months_apart = tuple(replace(part, months=None) for part in held.parts)
    return told == replace(held, parts=months_apart)


def _standing_union(register: Register, employer_id: int, union_id: int | None, on: date) -> int:
    employer = register.by_id.get(employer_id)
    found = union_id
    if found is None and employer is not None and employer.kind == "employer":
        found = register.union_of(employer_id, on=on)
    if found is None:
        raise NoUnionToday(employer=employer.code if employer else "")
    union = register.by_id.get(found)
    if employer is None or union is None or union.kind != "union" or (union.until is not None and union.until <= on):
        raise UnionNotStanding(union=union.code if union else "")
    return found
