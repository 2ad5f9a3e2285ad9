"""Stored pieces as they stand now: booked, less what was taken back, with what changed them since."""

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q

from congdoan.finance.collection.models import Piece, Step, UpperShare
from congdoan.finance.collection.rules import moves, pieces


def standing_pieces(
    unit_id: int,
    *,
    line_id: int | None = None,
    payer_ids: Collection[int] | None = None,
    during: tuple[date, date] | None = None,
) -> list[moves.Piece]:
    """Return the standing pieces of a unit's account, in the order they were booked: two statements.

    `line_id`, `payer_ids` and `during` (first and last day of application, both included) choose among them.
    """
    undone = Step.objects.filter(line_id=OuterRef("line_id"), cause=Step.Cause.UNDO, number__gte=OuterRef("step__number"))
    found = Piece.objects.filter(~Exists(undone), unit_id=unit_id).order_by("id")
    if line_id is not None:
        found = found.filter(line_id=line_id)
    if payer_ids is not None:
        found = found.filter(payer_id__in=payer_ids)
    if during is not None:
        found = found.filter(Q(of=None, applied_on__range=during) | Q(of__applied_on__range=during))
    shares = Prefetch("upper", UpperShare.objects.order_by("place"))
    return pieces.standing(map(_value, found.prefetch_related(shares)))


def _value(row: Piece) -> moves.Piece:
    upper = tuple((share.holder_id, share.amount) for share in row.upper.all())
    return moves.Piece(
        row.line_id, row.payer_id, row.kind, row.month, row.amount, row.applied_on, row.base, upper, row.beneficiary_id,  # type: ignore[arg-type]
        row.held_for_id, row.from_credit, row.pk, row.of_id,
    )  # fmt: skip
