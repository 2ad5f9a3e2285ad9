"""Steps are written here and nowhere else, together with their entries in the books."""

from collections.abc import Sequence
from datetime import date

from django.db import connection

from congdoan.finance.collection import models
from congdoan.finance.collection.rules import entries as books
from congdoan.finance.collection.rules import moves
from congdoan.finance.collection.rules.packing import pack_match
from congdoan.finance.collection.rules.terms import Terms
from congdoan.finance.ledger import services as ledger
from congdoan.finance.ledger.rules import AccountKey, EntryDraft, LineDraft, columns_of
from congdoan.foundation.reference import queries as reference

LOCK = 0x5117  # one writer at a time on one single account
OF_PEOPLE = ("undo", "decision", "held")
"""Causes of steps that a person wants, unlike the months that open on the way."""


def lock_account(unit_id: int) -> None:
    """Wait until nobody else writes on this single account; held until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, mod(%s, 2147483647)::int)", [LOCK, unit_id])


def store(
    *, by: int, unit_id: int, after: int, steps: Sequence[moves.Step], terms: Terms, on: date, reason: str = "",
    proposal_id: int | None = None,
) -> list[int]:  # fmt: skip
    """Write steps after number `after`, and post their entries in one batch; return the steps' ids.

    `proposal_id` is what two people agreed on: the steps that a person causes name it.
    """
    rows = models.Step.objects.bulk_create(
        [_step_row(step, unit_id, number, by, reason, proposal_id) for number, step in enumerate(steps, start=after + 1)], batch_size=2000
    )
    _store_pieces(unit_id, rows, steps)
    _store_moves(unit_id, rows, steps)
    _post(by, unit_id, rows, steps, terms, on)
    return [row.pk for row in rows]


def post_opening(*, by: int, unit_id: int, drafts: Sequence[books.EntryDraft], on: date) -> None:
    """Post the opening balances of an account and of its unions."""
    if drafts:
        ledger.post_batch(by=by, source=f"collection/opening/{unit_id}", entries=_columns(drafts), on=on)


def _step_row(step: moves.Step, unit_id: int, number: int, by: int, reason: str, proposal_id: int | None) -> models.Step:
    match = step.match
    return models.Step(
        unit_id=unit_id,
        number=number,
        cause=step.cause,
        occurred_on=step.on,
        line_id=step.line.id if step.line else None,
        month=step.month,
        bank=step.bank,
        repeat_of=step.repeat_of,
        status=match.status if match else "",
        rule=match.rule[:60] if match else "",
        kind=(match.kind or "") if match else "",
        match=pack_match(match) if match else None,
        reason=reason[:300],
        law=step.law[:300],
        proposal_id=proposal_id if step.cause in OF_PEOPLE else None,
        recorded_by=by,
    )


def _store_pieces(unit_id: int, rows: Sequence[models.Step], steps: Sequence[moves.Step]) -> None:
    pairs = [(row, piece) for row, step in zip(rows, steps, strict=True) for piece in step.pieces]
    stored = models.Piece.objects.bulk_create(
        [
            models.Piece(
                step=row, unit_id=unit_id, line_id=piece.line_id, payer_id=piece.payer_id, kind=piece.kind, month=piece.month,
                amount=piece.amount, applied_on=piece.applied_on, base=piece.base, beneficiary_id=piece.beneficiary_id,
                held_for_id=piece.held_for_id, from_credit=piece.from_credit, of_id=piece.of,
            )
            for row, piece in pairs
        ],
        batch_size=2000,
    )  # fmt: skip
    shares = [
        (kept.pk, holder, place, amount)
        for kept, (_, piece) in zip(stored, pairs, strict=True)
        for place, (holder, amount) in enumerate(piece.upper)
    ]
    _insert_numbers("collection_uppershare", "piece_id, holder_id, place, amount", shares, unit_id=unit_id)


def _insert_numbers(table: str, columns: str, rows: Sequence[tuple[int | None, ...]], *, unit_id: int) -> None:
    """Insert rows of numbers in one statement, each column an array: a mark for each value would cost more than the rows."""
    if not rows:
        return
    arrays = ", ".join(["%s::bigint[]"] * len(rows[0]))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (unit_id, {columns}) SELECT %s, * FROM unnest({arrays})",  # noqa: S608  fixed names
            [unit_id, *(list(column) for column in zip(*rows, strict=True))],
        )


def _store_moves(unit_id: int, rows: Sequence[models.Step], steps: Sequence[moves.Step]) -> None:
    both = list(zip(rows, steps, strict=True))
    models.CreditMove.objects.bulk_create(
        models.CreditMove(
            step=row, unit_id=unit_id, line_id=m.line_id, payer_id=m.payer_id, kind=m.kind, amount=m.amount, why=m.why, moved_on=step.on
        )
        for row, step in both
        for m in step.credits
    )
    models.SuspenseMove.objects.bulk_create(
        models.SuspenseMove(step=row, unit_id=unit_id, line_id=m.line_id, amount=m.amount, why=m.why)
        for row, step in both
        for m in step.suspense
    )
    models.Transfer.objects.bulk_create(
        models.Transfer(step=row, unit_id=unit_id, line_id=t.line_id, to_id=t.unit_id, kind=t.kind, amount=t.amount)
        for row, step in both
        for t in step.transfers
    )
    models.OwnMove.objects.bulk_create(
        models.OwnMove(step=row, unit_id=unit_id, line_id=o.line_id, kind=o.kind, amount=o.amount) for row, step in both for o in step.own
    )
    models.Reclassification.objects.bulk_create(
        models.Reclassification(
            step=row,
            unit_id=unit_id,
            moved_on=r.on,
            from_id=r.from_id,
            from_held_id=r.from_held_id,
            to_id=r.to_id,
            held_for_id=r.held_for_id,
            amount=r.amount,
        )
        for row, step in both
        for r in step.reclassifications
    )


def _post(by: int, unit_id: int, rows: Sequence[models.Step], steps: Sequence[moves.Step], terms: Terms, on: date) -> None:
    drafts, owners = [], []
    for row, step in zip(rows, steps, strict=True):
        for draft in books.entries([step], register=terms.register, chart_on=reference.chart_on, serial=str(row.number)):
            drafts.append(draft)
            owners.append(row)
    if not drafts:
        return
    result = ledger.post_batch(by=by, source=f"collection/steps/{unit_id}/{rows[0].number}", entries=_columns(drafts), on=on)
    booked = [(row.pk, entry_id, row.line_id) for row, entry_id in zip(owners, result.entry_ids.tolist(), strict=True)]
    _insert_numbers("collection_bookedentry", "step_id, entry_id, line_id", booked, unit_id=unit_id)


def _columns(drafts: Sequence[books.EntryDraft]):  # type: ignore[no-untyped-def]
    used = {line.account for draft in drafts for line in draft.lines}
    known = ledger.accounts({AccountKey(*key) for key in used})
    account = {key: known[AccountKey(*key)] for key in used}
    return columns_of(
        [
            EntryDraft(
                draft.unit_id,
                draft.accounting_date,
                draft.event,
                draft.description[:500],
                [LineDraft(account[line.account], line.amount, line.is_red) for line in draft.lines],
            )
            for draft in drafts
        ]
    )
