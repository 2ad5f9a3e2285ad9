"""What came in, what is unpaid, what waits: sums over steps and charges."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Count, Q, Sum

from congdoan.finance.assessments import queries as assessments
from congdoan.finance.banking import queries as banking
from congdoan.finance.collection.models import (
    CreditMove,
    OpeningBalance,
    Piece,
    Reclassification,
    SingleAccount,
    Step,
    SuspenseMove,
    UpperShare,
)
from congdoan.foundation.kernel.periods import first_day, last_day


@dataclass(frozen=True, slots=True)
class Outstanding:
    """What is unpaid of one month of one payer. Units: đồng."""

    payer_id: int
    kind: str
    month: int
    assessed: int
    paid: int
    due_on: date | None

    @property
    def unpaid(self) -> int:
        return max(0, self.assessed - self.paid)


def paid_by_month(payer_ids: Iterable[int] | None = None, *, on: date | None = None) -> dict[tuple[int, str, int], int]:
    """Return what was applied by (payer, kind, month), until a day."""
    found = Piece.objects.all()
    if payer_ids is not None:
        found = found.filter(payer_id__in=set(payer_ids))
    if on is not None:
        found = found.filter(applied_on__lte=on)
    rows = found.values_list("payer_id", "kind", "month").annotate(total=Sum("amount")).order_by()
    return {(payer, kind, month): total for payer, kind, month, total in rows}


def outstanding(payer_ids: Iterable[int] | None = None, *, on: date, kinds: Iterable[str] | None = None) -> list[Outstanding]:
    """Return every assessed month opened by a day with what is paid of it, by payer, kind and month: the one answer to what is unpaid."""
    wanted = None if payer_ids is None else set(payer_ids)
    paid = paid_by_month(wanted, on=on)
    opened = on.year * 100 + on.month
    return [
        Outstanding(
            charge.payer_id,
            charge.kind,
            charge.month,
            charge.amount,
            paid.get((charge.payer_id, charge.kind, charge.month), 0),
            charge.due_on,
        )
        for charge in assessments.charges(wanted, kinds=kinds)
        if charge.month <= opened
    ]


def credits_of(unit_id: int, *, on: date) -> dict[tuple[int, str], int]:
    """Return the surplus of each payer at the end of a day, those above zero."""
    found: dict[tuple[int, str], int] = {}
    for payer, kind, amount in OpeningBalance.objects.filter(unit_id=unit_id, kind="credit").values_list(
        "body_id", "charge_kind", "amount"
    ):
        found[payer, kind] = found.get((payer, kind), 0) + amount
    moves = CreditMove.objects.filter(unit_id=unit_id, moved_on__lte=on)
    for payer, kind, total in moves.values_list("payer_id", "kind").annotate(Sum("amount")).order_by():
        found[payer, kind] = found.get((payer, kind), 0) + total
    return {key: amount for key, amount in found.items() if amount}


def suspense_of(unit_id: int, *, on: date) -> int:
    """Return the money in suspense at the end of a day, that of the opening included."""
    opening = SingleAccount.objects.filter(unit_id=unit_id).values_list("suspense", flat=True).first() or 0
    moved = SuspenseMove.objects.filter(unit_id=unit_id, step__occurred_on__lte=on).aggregate(total=Sum("amount"))["total"] or 0
    return opening + moved


@dataclass(frozen=True, slots=True)
class Unknown:
    """Money nobody has explained yet: came in without a payer, left without a receiver, stood there at the opening. Units: lines, đồng."""

    lines_in: int
    amount_in: int
    lines_out: int
    amount_out: int
    opening: int


def unknown_money(unit_id: int, *, on: date) -> Unknown:
    """Return the lines in suspense at the end of a day, those that came in and those that left apart."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT count(*) FILTER (WHERE amount > 0), COALESCE(sum(amount) FILTER (WHERE amount > 0), 0)::bigint,
                   count(*) FILTER (WHERE amount < 0), COALESCE(-sum(amount) FILTER (WHERE amount < 0), 0)::bigint,
                   (SELECT COALESCE(sum(suspense), 0)::bigint FROM collection_singleaccount WHERE unit_id = %(unit)s)
            FROM (
              SELECT sum(m.amount) AS amount FROM collection_suspensemove m JOIN collection_step s ON s.id = m.step_id
              WHERE m.unit_id = %(unit)s AND s.occurred_on <= %(on)s GROUP BY m.line_id
            ) l
            """,
            {"unit": unit_id, "on": on},
        )
        return Unknown(*cursor.fetchone())


def shares_by_month(unit_id: int, *, during: tuple[date, date]) -> dict[tuple[str, int], dict[int, int]]:
    """Return the shares by holder and month of application.

    Shapes: (kind of holder, holder) -> {yyyymm: đồng}; kinds are union (base share), held (no union), upper.
    The moves of ended unions' unpaid shares are not in it.
    """
    found: dict[tuple[str, int], dict[int, int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT who, holder, month, sum(amount)::bigint FROM (
              SELECT 'union' AS who, beneficiary_id AS holder, to_char(applied_on, 'YYYYMM')::int AS month, base AS amount
              FROM collection_piece
              WHERE unit_id = %(unit)s AND applied_on BETWEEN %(first)s AND %(last)s AND beneficiary_id IS NOT NULL
              UNION ALL
              SELECT 'held', held_for_id, to_char(applied_on, 'YYYYMM')::int, base
              FROM collection_piece
              WHERE unit_id = %(unit)s AND applied_on BETWEEN %(first)s AND %(last)s AND held_for_id IS NOT NULL
              UNION ALL
              SELECT 'upper', u.holder_id, to_char(p.applied_on, 'YYYYMM')::int, u.amount
              FROM collection_uppershare u JOIN collection_piece p ON p.id = u.piece_id
              WHERE p.unit_id = %(unit)s AND p.applied_on BETWEEN %(first)s AND %(last)s
            ) s GROUP BY 1, 2, 3 HAVING sum(amount) <> 0 ORDER BY 1, 2, 3
            """,
            {"unit": unit_id, "first": during[0], "last": during[1]},
        )
        for who, holder, month, amount in cursor.fetchall():
            found.setdefault((who, holder), {})[month] = amount
    return found


@dataclass(frozen=True, slots=True)
class MonthSummary:
    """One month of the single account. Units: đồng, lines."""

    month: int
    received: int
    fund: int
    dues: int
    assessed_fund: int
    waiting_lines: int
    waiting_amount: int
    auto_lines: int
    person_lines: int
    shares: tuple[tuple[str, int], ...]  # unions, held, then each upper level's holder id as text


def month_summary(unit_id: int, month: int) -> MonthSummary:
    """Return what came in during a month and where it stands."""
    first, last = first_day(month), last_day(month)
    steps = Step.objects.filter(unit_id=unit_id, cause=Step.Cause.LINE, occurred_on__range=(first, last), repeat_of__isnull=True)
    told = steps.aggregate(
        received=Sum("bank", filter=Q(bank__gt=0)), auto=Count("id", filter=Q(status="auto")), person=Count("id", filter=~Q(status="auto"))
    )
    pieces = Piece.objects.filter(unit_id=unit_id, applied_on__range=(first, last))
    by_kind = dict(pieces.values_list("kind").annotate(Sum("amount")).order_by())
    waiting_lines, waiting_amount = waiting(unit_id)
    assessed = assessments.assessed_by_month("KPCD", months=(month, month)).get(month, 0)
    return MonthSummary(
        month=month,
        received=told["received"] or 0,
        fund=by_kind.get("KPCD", 0),
        dues=by_kind.get("DUES", 0),
        assessed_fund=assessed,
        waiting_lines=waiting_lines,
        waiting_amount=waiting_amount,
        auto_lines=told["auto"],
        person_lines=told["person"],
        shares=_shares(unit_id, first, last),
    )


def lines_to_run(unit_id: int | None = None) -> int:
    """Return how many imported lines no run has passed yet: of a unit, or of all that the actor reaches."""
    passed = Step.objects.filter(cause=Step.Cause.LINE)
    return banking.count_lines(unit_id=unit_id) - (passed if unit_id is None else passed.filter(unit_id=unit_id)).count()


def waiting(unit_id: int) -> tuple[int, int]:
    """Return how many lines of money in wait for a person, and their sum."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT count(*), COALESCE(sum(amount), 0)::bigint FROM (
              SELECT line_id, sum(amount) AS amount FROM collection_suspensemove WHERE unit_id = %s GROUP BY line_id HAVING sum(amount) > 0
            ) s
            """,
            [unit_id],
        )
        lines, amount = cursor.fetchone()
    return lines, amount


def _shares(unit_id: int, first: date, last: date) -> tuple[tuple[str, int], ...]:
    pieces = Piece.objects.filter(unit_id=unit_id, applied_on__range=(first, last))
    base = pieces.aggregate(
        unions=Sum("base", filter=Q(beneficiary_id__isnull=False)), held=Sum("base", filter=Q(held_for_id__isnull=False))
    )
    upper = UpperShare.objects.filter(unit_id=unit_id, piece__applied_on__range=(first, last))
    levels = upper.values_list("place", "holder_id").annotate(Sum("amount")).order_by("place")
    return (("unions", base["unions"] or 0), ("held", base["held"] or 0), *((str(holder), total) for _, holder, total in levels))


def reclassified(unit_id: int, *, during: tuple[date, date]) -> list[tuple[date, int | None, int | None, int | None, int]]:
    """Return the moves of ended unions' unpaid shares and of held shares: (day, from, to, held for, đồng); from None: out of the held."""
    found = Reclassification.objects.filter(unit_id=unit_id, moved_on__range=during).order_by("id")
    return list(found.values_list("moved_on", "from_id", "to_id", "held_for_id", "amount"))
