"""The second person's word: what was proposed is carried out in one transaction, or declined."""

from datetime import date

from django.db import transaction

from congdoan.finance.collection.models import Answer
from congdoan.finance.collection.queries.foreseen import Foreseen, foreseen
from congdoan.finance.collection.queries.proposals import Proposed, last_step_of, proposal
from congdoan.finance.collection.rules.state import Outcome, State
from congdoan.finance.collection.rules.terms import Terms
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError

from .deciding import locked_state, standing_state
from .proposing import corrected, handed
from .storing import lock_account, store


class UnableToAnswer(DomainError):
    """Root of this module's refusals."""


class UnknownProposal(UnableToAnswer):
    code = "proposal-unknown"
    says = "Không có đề nghị số {proposal} trong phạm vi của anh chị."


class AlreadyAnswered(UnableToAnswer):
    code = "proposal-answered"
    says = "Đề nghị số {proposal} đã được trả lời. Mở lại danh sách chờ duyệt."


class AnotherPersonNeeded(UnableToAnswer):
    code = "proposal-own"
    says = "Người đề nghị không tự duyệt được: việc này cần người thứ hai."


class ChangedMeanwhile(UnableToAnswer):
    code = "proposal-overtaken"
    says = "Dòng này đã có việc mới sau khi đề nghị được lập. Từ chối đề nghị này rồi lập đề nghị mới theo tình trạng hiện nay."


@transaction.atomic
def approve_proposal(*, by: int, proposal_id: int, on: date) -> int:
    """Carry out what another person proposed, dated on the account's day; return the last step's id.

    What is booked is taken back by reversal and booked anew, both steps linked to the proposal.

    :raises UnknownProposal: no such proposal within reach
    :raises AlreadyAnswered: somebody was quicker
    :raises AnotherPersonNeeded: the actor proposed it
    :raises ChangedMeanwhile: something was booked of the line since
    :raises NotReversible, CannotBook, MoreThanHeld: as when it was proposed
    :raises NotAllowed: the actor may not approve for this unit
    """
    asked = _open(proposal_id)
    access.require(by, "collection.approve", at=asked.unit_id, on=on)
    if asked.proposed_by == by:
        raise AnotherPersonNeeded(proposal=proposal_id)
    state, number = locked_state(asked.unit_id)
    if asked.line_id is not None and last_step_of(asked.line_id) != asked.seen_step:
        raise ChangedMeanwhile(proposal=proposal_id)
    done, terms = carried_out(asked, state, on=on)
    Answer.objects.create(proposal_id=proposal_id, unit_id=asked.unit_id, is_approved=True, answered_by=by, answered_on=on)
    ids = store(
        by=by, unit_id=asked.unit_id, after=number, steps=done.steps, terms=terms, on=on, reason=asked.reason, proposal_id=proposal_id
    )
    audit.record(by, "collection.approve_proposal", at=asked.unit_id, proposal=proposal_id, what=asked.what, proposed_by=asked.proposed_by)
    return ids[-1]


@transaction.atomic
def decline_proposal(*, by: int, proposal_id: int, reason: str, on: date) -> None:
    """Answer a proposal with no; whoever made it withdraws it so.

    :raises UnknownProposal: no such proposal within reach
    :raises AlreadyAnswered: somebody was quicker
    :raises NotAllowed: the actor neither proposed it nor may approve for this unit
    """
    asked = _open(proposal_id)
    act = "collection.propose_correction" if asked.proposed_by == by else "collection.approve"
    access.require(by, act, at=asked.unit_id, on=on)
    told = reason.replace("\x00", "").strip()[:300]
    Answer.objects.create(
        proposal_id=proposal_id, unit_id=asked.unit_id, is_approved=False, reason=told, answered_by=by, answered_on=on
    )  # fmt: skip
    audit.record(by, "collection.decline_proposal", at=asked.unit_id, proposal=proposal_id, what=asked.what, reason=told)


def _open(proposal_id: int) -> Proposed:
    """Return a proposal that waits, with its account held until the transaction ends."""
    asked = proposal(proposal_id) if 0 < proposal_id < 2**63 else None
    if asked is None:
        raise UnknownProposal(proposal=proposal_id)
    lock_account(asked.unit_id)
    if Answer.objects.filter(proposal_id=proposal_id).exists():
        raise AlreadyAnswered(proposal=proposal_id)
    return asked


def preview_proposal(*, by: int, asked: Proposed, on: date) -> Foreseen:
    """Tell what approving a proposal would change; nothing is written.

    :raises NotReversible, CannotBook, MoreThanHeld: it can no longer be carried out
    :raises NotAllowed: the actor may not read this unit's account
    """
    access.require(by, "collection.read", at=asked.unit_id, on=on)
    state, _ = standing_state(asked.unit_id)
    return foreseen(asked.unit_id, state, carried_out(asked, state, on=on)[0])


def carried_out(asked: Proposed, state: State, *, on: date) -> tuple[Outcome, Terms]:
    """Return what a proposal does to the account, and the terms it rests on.

    :raises NotReversible, CannotBook, MoreThanHeld: it can no longer be carried out
    """
    if asked.line_id is not None:
        return corrected(asked.unit_id, state, asked.line_id, asked.wanted, on=on)
    return handed(asked.unit_id, state, asked, on=on)
