"""One line and its whole life; the queue of lines that wait."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from congdoan.finance.banking import queries as banking
from congdoan.finance.collection.models import BookedEntry, CreditMove, Piece, Step, SuspenseMove, Transfer, UpperShare
from congdoan.finance.collection.queries.sums import outstanding
from congdoan.finance.collection.rules.model import Match
from congdoan.finance.collection.rules.packing import unpack_match
from congdoan.foundation.access import queries as access


@dataclass(frozen=True, slots=True)
class Waiting:
    """A line that waits for a person."""

    line_id: int
    booked_at: datetime
    amount: int
    narrative: str
    name: str
    account: str
    candidates: int
    rule: str


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a piece and who holds it. `held` marks money kept for an employer without a union."""

    holder_id: int
    code: str
    name: str
    amount: int
    held: bool = False


@dataclass(frozen=True, slots=True)
class PieceLife:
    """Money applied to one month, and how it was shared."""

    payer_id: int
    kind: str
    month: int
    amount: int
    applied_on: date
    from_credit: bool
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class StepLife:
    """One event in the life of a line."""

    step_id: int
    number: int
    cause: str
    occurred_on: date
    recorded_at: datetime
    recorded_by: str
    status: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class LineLife:
    """A bank line with everything that became of it."""

    line: Any
    match: Match
    status: str
    waits: int  # đồng still in suspense
    pieces: tuple[PieceLife, ...]
    credits: tuple[tuple[int, str, int], ...]  # payer, kind, surplus that stands
    transfers: tuple[tuple[int, str, int], ...]  # to, kind, amount
    steps: tuple[StepLife, ...]
    entry_ids: tuple[int, ...]
    names: dict[int, tuple[str, str]]

    @property
    def placed(self) -> int:
        """Return the sum of everything shown: the bank line itself, to the last đồng."""
        signed = sum(piece.amount for piece in self.pieces) + sum(credit[2] for credit in self.credits) + self.waits
        return signed - sum(transfer[2] for transfer in self.transfers)


def queue(unit_id: int, *, after: int | None = None, limit: int = 50) -> list[Waiting]:
    """Return the lines of money in that wait for a person, oldest first; `after` = the line id of the last one seen."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT s.line_id, sum(s.amount)::bigint
            FROM collection_suspensemove s WHERE s.unit_id = %s GROUP BY s.line_id HAVING sum(s.amount) > 0
            """,
            [unit_id],
        )
        amounts = dict(cursor.fetchall())
    latest = Step.objects.filter(unit_id=unit_id, line_id__in=amounts, match__isnull=False).order_by("line_id", "-number")
    judged = {line_id: (rule, match) for line_id, rule, match in latest.distinct("line_id").values_list("line_id", "rule", "match")}
    lines = sorted(banking.lines(unit_id=unit_id, ids=set(amounts)), key=lambda line: (line.booked_at, line.id))
    start = next((place + 1 for place, line in enumerate(lines) if line.id == after), 0)
    return [
        Waiting(
            line.id, line.booked_at, amounts[line.id], line.narrative, line.counterparty_name, line.counterparty_account,
            len((judged[line.id][1] or {}).get("candidates", ())), judged[line.id][0],
        )
        for line in lines[start : start + limit]
    ]  # fmt: skip


def line_life(unit_id: int, line_id: int) -> LineLife | None:
    """Return a bank line with everything that became of it, in a fixed number of statements; None when no run has passed it."""
    line = next(iter(banking.lines(unit_id=unit_id, ids={line_id})), None)
    steps = list(Step.objects.filter(unit_id=unit_id, line_id=line_id).order_by("number"))
    judged = [step for step in steps if step.match]
    if line is None or not judged:
        return None
    match = unpack_match(judged[-1].match or {})
    rows = list(Piece.objects.filter(unit_id=unit_id, line_id=line_id).order_by("id"))
    upper: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for piece_id, holder, amount in (
        UpperShare.objects.filter(piece__line_id=line_id, unit_id=unit_id)
        .order_by("piece_id", "place")
        .values_list("piece_id", "holder_id", "amount")
    ):
        upper[piece_id].append((holder, amount))
    transfers = tuple(Transfer.objects.filter(unit_id=unit_id, line_id=line_id).order_by("id").values_list("to_id", "kind", "amount"))
    credits = _sum_credits(unit_id, line_id)
    names = access.branch_names(
        {row.payer_id for row in rows}
        | {row.beneficiary_id or row.held_for_id or 0 for row in rows}
        | {holder for shares in upper.values() for holder, _ in shares}
        | {to for to, _, _ in transfers}
        | {payer for payer, _, _ in credits}
        | {part.payer_id for part in match.parts}
        | {candidate.payer_id for candidate in match.candidates}
        | ({match.target_id} if match.target_id else set())
    )
    people = access.names_of_actors(step.recorded_by for step in steps)
    booked = BookedEntry.objects.filter(unit_id=unit_id, line_id=line_id)
    return LineLife(
        line=line,
        match=match,
        status=match.status,
        waits=sum(SuspenseMove.objects.filter(unit_id=unit_id, line_id=line_id).values_list("amount", flat=True)),
        pieces=tuple(
            PieceLife(row.payer_id, row.kind, row.month, row.amount, row.applied_on, row.from_credit, _shares(row, upper[row.pk], names))
            for row in rows
        ),
        credits=credits,
        transfers=transfers,
        steps=tuple(
            StepLife(
                step_id=step.pk,
                number=step.number,
                cause=step.cause,
                occurred_on=step.occurred_on,
                recorded_at=step.recorded_at,
                recorded_by=people.get(step.recorded_by, ""),
                status=step.status,
                rule=step.rule,
                reason=step.reason,
            )
            for step in steps
        ),
        entry_ids=tuple(booked.order_by("entry_id").values_list("entry_id", flat=True)),
        names=names,
    )


def line_of_entry(entry_id: int) -> tuple[int, int] | None:
    """Return (collecting unit, line) that made an entry of the books, or None."""
    found = BookedEntry.objects.filter(entry_id=entry_id).values_list("unit_id", "line_id").first()
    return None if found is None or found[1] is None else (found[0], found[1])


def lines_of_entries(entry_ids: list[int]) -> dict[int, int]:
    """Return the bank line behind each entry, where there is one."""
    found = BookedEntry.objects.filter(entry_id__in=entry_ids, line_id__isnull=False)
    return {entry: line for entry, line in found.values_list("entry_id", "line_id") if line is not None}


@dataclass(frozen=True, slots=True)
class PaidPiece:
    """One payment applied to a month, for the payer's page."""

    line_id: int | None
    kind: str
    month: int
    amount: int
    applied_on: date
    from_credit: bool


def payments_of(payer_id: int, *, on: date) -> list[PaidPiece]:
    """Return every piece applied for a payer until a day, newest first; those that only moved shares are no payment."""
    found = Piece.objects.filter(payer_id=payer_id, applied_on__lte=on).exclude(amount=0).order_by("-applied_on", "-id")
    return [PaidPiece(*row) for row in found.values_list("line_id", "kind", "month", "amount", "applied_on", "from_credit")]


@dataclass(frozen=True, slots=True)
class Received:
    """Money of a bank line that was applied to a payer's month, or kept as its surplus (no month). Units: đồng."""

    payer_id: int
    month: int | None
    amount: int
    on: date


def receipts_of(payer_ids: Iterable[int], *, kind: str, since: date, until: date) -> list[Received]:
    """Return what came in from payers on bank lines between two days, both included, by day; what was taken back is below zero."""
    wanted, facts = set(payer_ids), {"kind": kind, "line_id__isnull": False}
    pieces = Piece.objects.filter(payer_id__in=wanted, from_credit=False, applied_on__range=(since, until), **facts)
    kept = CreditMove.objects.filter(payer_id__in=wanted, moved_on__range=(since, until), amount__gt=0, **facts)
    rows = [Received(*row) for row in pieces.values_list("payer_id", "month", "amount", "applied_on")]
    rows += [Received(payer, None, amount, day) for payer, amount, day in kept.values_list("payer_id", "amount", "moved_on")]
    return sorted((row for row in rows if row.amount), key=lambda row: (row.on, row.payer_id, row.month or 0))


def months_of(payer_id: int, kind: str, *, on: date, last: int = 12) -> list[Any]:
    """Return the newest months owed by a payer with what is paid of each, oldest first."""
    return outstanding([payer_id], on=on, kinds=[kind])[-last:]


def _sum_credits(unit_id: int, line_id: int) -> tuple[tuple[int, str, int], ...]:
    sums: dict[tuple[int, str], int] = defaultdict(int)
    for payer, kind, amount in CreditMove.objects.filter(unit_id=unit_id, line_id=line_id).values_list("payer_id", "kind", "amount"):
        sums[payer, kind] += amount
    return tuple((payer, kind, amount) for (payer, kind), amount in sums.items() if amount)


def _shares(row: Piece, upper: list[tuple[int, int]], names: dict[int, tuple[str, str]]) -> tuple[Share, ...]:
    base = []
    if row.base:
        holder = row.beneficiary_id or row.held_for_id or 0
        base = [Share(holder, *names.get(holder, ("", "")), row.base, row.beneficiary_id is None)]
    return (*base, *(Share(holder, *names.get(holder, ("", "")), amount) for holder, amount in upper))
