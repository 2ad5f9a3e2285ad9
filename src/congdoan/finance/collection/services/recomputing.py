"""What was decided later for earlier months: worked out anew, the differences booked in the open period; what is booked stays."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from congdoan.finance.collection.queries.foreseen import Foreseen, foreseen
from congdoan.finance.collection.queries.planned import Planned, overpaid_settled, shares_recomputed
from congdoan.finance.collection.rules.state import State
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError

from .deciding import locked_state, standing_state
from .storing import store


class UnableToRecompute(DomainError):
    """Root of this module's refusals."""


class DaysReversed(UnableToRecompute):
    code = "recompute-days"
    says = "Ngày cuối {last} đứng trước ngày đầu {first}."


class PreviewChanged(UnableToRecompute):
    code = "recompute-preview-changed"
    says = "Sổ đã đổi sau khi xem trước. Hãy xem lại rồi áp dụng."


@dataclass(frozen=True)
class Recomputed:
    """What was booked: pieces changed, the sum that moved between holders, the rules it rests on. Units: pieces, đồng."""

    pieces: int
    moved: int
    law: str


@transaction.atomic
def recompute_shares(*, by: int, unit_id: int, during: tuple[date, date], on: date, mark: str = "") -> Recomputed:
    """Book, for all money applied between two days, the difference to the tables now in force for those days; safe to repeat.

    `mark` is that of the preview somebody looked at; empty: nobody did.
    Source: `fiscal_change_policy` (our choice, not yet checked): recompute, book the difference in the open period, never touch what
    is locked; `share_grassroots` and `share_upper_split` of the fiscal year in which the money was applied.

    :raises DaysReversed: the last day lies before the first
    :raises NoSplitTable: a year has no upper table
    :raises PreviewChanged: something else would be booked than was shown
    :raises NotAllowed: the actor may not recompute this unit's account
    """
    access.require(by, "collection.recompute_shares", at=unit_id, on=on)
    _refuse_reversed(during)
    state, number = locked_state(unit_id)
    done = _booked(by, unit_id, state, number, shares_recomputed(unit_id, state, during=during, on=on), mark, on)
    facts = {"first": during[0], "last": during[1], "pieces": done.pieces, "moved": done.moved, "law": done.law}
    audit.record(by, "collection.recompute_shares", at=unit_id, **facts)
    return done


@transaction.atomic
def settle_overpaid(*, by: int, unit_id: int, on: date, mark: str = "") -> Recomputed:
    """Free what was paid above a charge that fell later: it meets the payer's open months, the rest becomes surplus; safe to repeat.

    Source: `fiscal_change_policy` (our choice, not yet checked). A charge that rose needs nothing: the rest is owed.

    :raises NoSplitTable: a year has no upper table
    :raises PreviewChanged: something else would be booked than was shown
    :raises NotAllowed: the actor may not settle this unit's account
    """
    access.require(by, "collection.settle_overpaid", at=unit_id, on=on)
    state, number = locked_state(unit_id)
    done = _booked(by, unit_id, state, number, overpaid_settled(unit_id, state, on=on), mark, on)
    audit.record(by, "collection.settle_overpaid", at=unit_id, pieces=done.pieces, moved=done.moved)
    return done


def preview_recompute(*, by: int, unit_id: int, during: tuple[date, date], on: date) -> tuple[Foreseen, str]:
    """Tell what `recompute_shares` would book, and the rules it rests on; nothing is written.

    :raises DaysReversed, NoSplitTable: as `recompute_shares`
    :raises NotAllowed: the actor may not read this unit's account
    """
    access.require(by, "collection.read", at=unit_id, on=on)
    _refuse_reversed(during)
    state, _ = standing_state(unit_id)
    planned = shares_recomputed(unit_id, state, during=during, on=on)
    return foreseen(unit_id, state, planned.outcome), planned.law


def preview_overpaid(*, by: int, unit_id: int, on: date) -> tuple[Foreseen, str]:
    """Tell what `settle_overpaid` would book; nothing is written.

    :raises NotAllowed: the actor may not read this unit's account
    """
    access.require(by, "collection.read", at=unit_id, on=on)
    state, _ = standing_state(unit_id)
    planned = overpaid_settled(unit_id, state, on=on)
    return foreseen(unit_id, state, planned.outcome), planned.law


def _refuse_reversed(during: tuple[date, date]) -> None:
    if during[1] < during[0]:
        raise DaysReversed(first=f"{during[0]:%d/%m/%Y}", last=f"{during[1]:%d/%m/%Y}")


def _booked(by: int, unit_id: int, state: State, number: int, planned: Planned, mark: str, on: date) -> Recomputed:
    """Write the steps, unless nothing changes: then not even the months on the way are opened."""
    seen = foreseen(unit_id, state, planned.outcome)
    if mark and mark != seen.mark:
        raise PreviewChanged
    if any(step.cause != "month" for step in planned.outcome.steps):
        store(by=by, unit_id=unit_id, after=number, steps=planned.outcome.steps, terms=planned.terms, on=on)
    return Recomputed(seen.count, seen.moved, planned.law)
