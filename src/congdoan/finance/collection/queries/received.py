"""Money of one payer as it came: one row for each event of the account that brought or took back some, whatever it was applied to."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from congdoan.finance.collection.models import CreditMove, OpeningBalance, Piece, SingleAccount, Step


@dataclass(frozen=True, slots=True)
class Received:
    """What one event brought a payer (below zero: taken back or refunded), and the months it was applied to. Units: đồng.

    `line_id` is None for the surplus of the opening. `applied` holds (month, đồng); what is left of `amount` became surplus.
    """

    on: date
    line_id: int | None
    cause: str
    amount: int
    applied: tuple[tuple[int, int], ...]


def received(unit_id: int, payer_id: int, kind: str, *, on: date) -> list[Received]:
    """Return the events that changed a payer's money until a day, oldest first, in four statements.

    Surplus that is used for a month moves no money and is no event. The sum of all = what was applied + the surplus that stands.
    Days and lines come from the money itself; who comes by a link sees those rows but not how lines were judged, so no causes.
    """
    steps: dict[int, int] = defaultdict(int)
    applied: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    facts: dict[int, tuple[date, int | None]] = {}
    chosen = {"unit_id": unit_id, "payer_id": payer_id, "kind": kind}
    pieces = Piece.objects.filter(**chosen, applied_on__lte=on).order_by("id")
    for step, line, day, month, amount in pieces.values_list("step_id", "line_id", "applied_on", "month", "amount"):
        steps[step] += amount
        applied[step][month] += amount
        facts[step] = (day, line)
    moves = CreditMove.objects.filter(**chosen, moved_on__lte=on).order_by("id")
    for step, line, day, amount in moves.values_list("step_id", "line_id", "moved_on", "amount"):
        steps[step] += amount
        facts.setdefault(step, (day, line))
    told = sorted((facts[step][0], step) for step, amount in steps.items() if amount)
    causes = dict(Step.objects.filter(id__in=[step for _, step in told]).values_list("id", "cause"))
    rows = [Received(day, facts[step][1], causes.get(step, ""), steps[step], tuple(sorted(applied[step].items()))) for day, step in told]
    return [*_opening(unit_id, payer_id, kind, on), *rows]


def _opening(unit_id: int, payer_id: int, kind: str, on: date) -> list[Received]:
    """Return the surplus that was there when the account was opened."""
    opened_on = SingleAccount.objects.filter(unit_id=unit_id, opened_on__lte=on).values_list("opened_on", flat=True).first()
    brought = OpeningBalance.objects.filter(unit_id=unit_id, kind="credit", body_id=payer_id, charge_kind=kind)
    amount = brought.aggregate(total=Sum("amount"))["total"] or 0
    return [Received(opened_on, None, "opening", amount, ())] if opened_on and amount else []
