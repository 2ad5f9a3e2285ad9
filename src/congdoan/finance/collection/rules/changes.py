"""What changes later: a line taken back, a share decided for earlier months, a charge that fell below what was paid, a held share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from congdoan.finance.collection.rules.allocate import allocate
from congdoan.finance.collection.rules.engine import WAITING, cut, decide, open_through
from congdoan.finance.collection.rules.model import RECEIPTS, ChargeKind, Match
from congdoan.finance.collection.rules.moves import CreditMove, OwnMove, Piece, Reclassification, Step, SuspenseMove, Transfer
from congdoan.finance.collection.rules.pieces import Changing, is_change, nothing, resplit
from congdoan.finance.collection.rules.state import BooksNow, Outcome, State
from congdoan.finance.collection.rules.terms import Terms


def undo(state: State, line_id: int, pieces: Sequence[Piece], *, terms: Terms, on: date) -> Outcome:
    """Take back everything booked of one line; the whole line waits in suspense again.

    `pieces` are all pieces of the line as they stand, those paid later out of its surplus included. A line that was only named
    (OTHER_IN, WRONG_IN) loses its name.

    :raises ValueError: a refund, a line that waits, a receipt partly refunded, or pieces that are not all of it
    """
    line, held = state.lines[line_id]
    if held.status == "review" or held.kind == "REFUND_OUT":
        raise ValueError(f"line {line_id} has nothing that can be taken back")
    now = state.copied()
    steps = open_through(now, on, terms)
    step = Step("undo", on, line=line, match=replace(held, status="review", rule="undone"))
    if held.kind not in WAITING:
        signed = line.amount if line.direction == "C" else -line.amount
        step = replace(step, suspense=(SuspenseMove(line_id, signed, "undo"),))
    if held.kind in RECEIPTS:
        changing = Changing(now, terms, on)
        taken = tuple(changing.change(piece, nothing(piece)) for piece in pieces)
        step = replace(step, pieces=taken, credits=tuple(_unused(now, line_id)))
    elif held.kind == "FEE" or held.kind == "INTEREST":
        step = replace(step, own=(OwnMove(line_id, held.kind, -step.suspense[0].amount),))
    elif held.target_id is not None and (held.kind == "SHARE_OUT" or held.kind == "UPPER_OUT" or held.kind == "RETURN_IN"):
        step = replace(step, transfers=(Transfer(line_id, held.target_id, held.kind, step.suspense[0].amount),))
    if not step.is_balanced:
        raise ValueError(f"line {line_id} cannot be taken back whole: part was refunded, or pieces are missing")
    now.apply(step, terms.register.collector_id)
    return Outcome(now, (*steps, step))


def correct(state: State, line_id: int, decided: Match | None, pieces: Sequence[Piece], *, terms: Terms, on: date) -> Outcome:
    """Book a line otherwise: take back what is booked of it, then book it as decided; None leaves it waiting.

    :raises ValueError: it cannot be taken back, or cannot be booked so
    """
    steps: list[Step] = []
    if state.lines[line_id][1].status != "review":
        taken_back = undo(state, line_id, pieces, terms=terms, on=on)
        state, steps = taken_back.state, [*taken_back.steps]
    if decided is not None:
        booked = decide(state, line_id, decided, terms=terms, on=on)
        state, steps = booked.state, [*steps, *booked.steps]
    return Outcome(state, tuple(steps))


def recompute(state: State, pieces: Iterable[Piece], *, terms: Terms, on: date, law: str) -> Outcome:
    """Share standing pieces by the tables now in force for the days they were applied; one step holds the differences.

    What was booked stays. No step when nothing differs, so that doing it twice is doing it once.
    """
    now = state.copied()
    steps = open_through(now, on, terms)
    changing = Changing(now, terms, on)
    changes = (changing.change(piece, resplit(piece, terms.policy_on(piece.applied_on))) for piece in pieces)
    if differing := tuple(change for change in changes if is_change(change)):
        step = Step("law", on, pieces=differing, law=law)
        now.apply(step, terms.register.collector_id)
        steps.append(step)
    return Outcome(now, tuple(steps))


def settle(state: State, pieces: Sequence[Piece], *, terms: Terms, on: date, law: str) -> Outcome:
    """Free what was paid of a month above its charge: the money applied last leaves first.

    It meets the payer's open months, oldest first; the rest is the payer's surplus, of the line that brought it. One step for each
    payer and kind. `pieces` are the standing pieces of every payer concerned, in the order they were booked.
    """
    now = state.copied()
    steps = open_through(now, on, terms)
    for payer_id, kind in sorted({(piece.payer_id, piece.kind) for piece in pieces}):
        own = [piece for piece in pieces if (piece.payer_id, piece.kind) == (payer_id, kind)]
        step = _settled(now, payer_id, kind, own, terms, on, law)
        if step.pieces:
            now.apply(step, terms.register.collector_id)
            steps.append(step)
    return Outcome(now, tuple(steps))


def hand_over(state: State, *, employer_id: int, union_id: int, amount: int, is_back: bool, terms: Terms, on: date, law: str) -> Outcome:
    """Move a share held for an employer to a union, or from there back to the money held.

    :raises ValueError: more than is held for it, or than the union still has to receive
    """
    now = state.copied()
    steps = open_through(now, on, terms)
    there = now.payable.get(union_id, 0) if is_back else now.held.get(employer_id, 0)
    if not 0 < amount <= there:
        raise ValueError(f"only {there} can be moved, not {amount}")
    if is_back:
        moved = Reclassification(on, union_id, None, employer_id, amount)
    else:
        moved = Reclassification(on, None, union_id, None, amount, from_held_id=employer_id)
    step = Step("held", on, reclassifications=(moved,), law=law)
    now.apply(step, terms.register.collector_id)
    return Outcome(now, (*steps, step))


def _unused(state: State, line_id: int) -> Iterable[CreditMove]:
    """Yield the moves that take back what is left of a line's surplus."""
    for (payer_id, kind), row in sorted(state.credits.items()):
        for credit in row:
            if credit.line_id == line_id:
                yield CreditMove(line_id, payer_id, kind, -credit.amount, "undo")


def _settled(state: State, payer_id: int, kind: ChargeKind, pieces: Sequence[Piece], terms: Terms, on: date, law: str) -> Step:
    """Return the step that frees a payer's overpaid money of one kind and applies it again."""
    changing = Changing(state, terms, on)
    owed = terms.owed(payer_id, kind)
    over = {key[2]: amount - owed.get(key[2], 0) for key, amount in state.paid.items() if key[:2] == (payer_id, kind)}
    taken: list[Piece] = []
    freed: dict[int | None, int] = {}
    for piece in reversed(pieces):
        if (much := min(over.get(piece.month, 0), piece.amount)) > 0:
            smaller = resplit(piece, terms.policy_on(piece.applied_on), piece.amount - much)
            taken.append(changing.change(piece, smaller))
            over[piece.month] -= much
            freed[piece.line_id] = freed.get(piece.line_id, 0) + much
    open_months = BooksNow(state, terms).open_months(payer_id, kind, on)
    again: list[Piece] = []
    credits: list[CreditMove] = []
    for line_id, amount in reversed(freed.items()):
        applied, rest = allocate(amount, open_months)
        again += [cut(terms, line_id, payer_id, kind, month, paid, on, from_credit=True) for month, paid in applied]
        used = dict(applied)
        open_months = [(month, unpaid - used.get(month, 0)) for month, unpaid in open_months if unpaid > used.get(month, 0)]
        if rest:
            credits.append(CreditMove(line_id, payer_id, kind, rest, "surplus"))
    return Step("surplus", on, pieces=(*taken, *again), credits=tuple(credits), law=law)
