"""Handing a unit's books over when it ends, and what is booked there afterwards: supplements alone."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from django.db import transaction

from congdoan.finance.bookkeeping import queries, rules
from congdoan.finance.bookkeeping.models import Handover
from congdoan.finance.ledger import services as ledger
from congdoan.finance.ledger.rules import AccountKey, EntryDraft, Flat, LineDraft, columns_of
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.periods import month_of

from .handed_things import give_things

UNDER = "bookkeeping.hand_over"
WORDS = {
    "close_income": "Kết chuyển thu đến ngày bàn giao",
    "close_spending": "Kết chuyển chi đến ngày bàn giao",
    "close_surplus": "Kết chuyển chênh lệch thu, chi đến ngày bàn giao",
    "give_money": "Bàn giao tiền và tạm ứng",
    "give_rest": "Bàn giao công nợ, tài sản, nguồn",
    "take_money": "Nhận bàn giao tiền và tạm ứng",
    "take_rest": "Nhận bàn giao công nợ, tài sản",
}


class UnableToHandOver(DomainError):
    """Root of the refusals to hand books over."""


class HandoverNotReady(UnableToHandOver):
    code = "handover-not-ready"
    says = "Chưa bàn giao được, chưa ghi gì: {why}."


class HandoverPreviewChanged(UnableToHandOver):
    code = "handover-preview-changed"
    says = "Sổ đã đổi từ lúc xem trước. Xem lại rồi bàn giao."


class HandoverTextMissing(UnableToHandOver):
    code = "handover-text-missing"
    says = "Cần ghi {what}, không quá {longest} ký tự."


class HandedToItself(UnableToHandOver):
    code = "handover-to-itself"
    says = "Đơn vị nhận phải khác đơn vị bàn giao."


class HandoverInFuture(UnableToHandOver):
    code = "handover-in-future"
    says = "Ngày kết thúc {ended_on:%d/%m/%Y} chưa tới."


@transaction.atomic
def hand_over(
    *, by: int, unit_id: int, receiver_id: int, ended_on: date, document: str, given_by: str, taken_by: str, cash_counted: int, on: date,
    witness: str = "", reason: str = "", mark: str | None = None,
) -> int:  # fmt: skip
    """End a unit's books on a day and hand all they hold to a receiver; return the handover's id.

    Income and spending to that day are closed; money and advances are given as `handover_out` and taken as `handover_in`; debts, things
    and funds follow by mirrored lines, party by party, but for debts to the receiver itself, which end. Afterwards the books take
    supplements alone. `cash_counted` is what was found in the till, in đồng; `reason` gets past what yields to one.
    Source: reference table `identities` (identity.reorg), templates give_handover and receive_handover; decision 0035.

    :raises NotAllowed: the actor may not end the unit's books, or not write in the receiver's
    :raises HandoverNotReady: something stands in the way; all of it is told
    :raises HandoverTextMissing, HandedToItself, HandoverInFuture: the papers are incomplete
    :raises HandoverPreviewChanged: `mark` no longer holds
    """
    access.require_all(by, UNDER, at=[unit_id, receiver_id], on=on)
    if unit_id == receiver_id:
        raise HandedToItself
    if ended_on > on:
        raise HandoverInFuture(ended_on=ended_on)
    texts = (("văn bản quyết định", document, 300), ("tên người giao", given_by, 160), ("tên người nhận", taken_by, 160))
    for what, text, longest in texts:
        if not 0 < len(text.strip()) <= longest:
            raise HandoverTextMissing(what=what, longest=longest)
    ledger.hold_books()
    preview = queries.handover_preview(unit_id, receiver_id, ended_on=ended_on, cash_counted=cash_counted)
    if mark is not None and mark != preview.mark:
        raise HandoverPreviewChanged
    if barring := [one.words for one in preview.hindrances if not (one.yields and reason.strip())]:
        raise HandoverNotReady(why="; ".join(barring), hindrances=barring)
    month = month_of(ended_on)
    ledger.book_late(by=by, unit_ids=[unit_id, receiver_id], month=month, reason=reason, on=on, under=UNDER)
    number = queries.handovers_before(unit_id) + 1
    given, taken = _post(by, preview, number, on)
    row = Handover.objects.create(
        unit_id=unit_id, number=number, receiver_id=receiver_id, ended_on=ended_on, period=month, document=document.strip(),
        given_by=given_by.strip(), taken_by=taken_by.strip(), witness=witness.strip()[:160], money=preview.money,
        cash_counted=cash_counted, reason=reason, inventory=[asdict(one) for one in preview.inventory], given=given, taken=taken,
        recorded_by=by,
    )  # fmt: skip
    _give_things(by, preview, row, on)
    ledger.end_books(by=by, unit_id=unit_id, ended_on=ended_on, reason=document.strip()[:500], on=on, under=UNDER)
    _tell(by, preview, document.strip(), int(row.pk), on)
    return int(row.pk)


@transaction.atomic
def post_supplement(
    *, by: int, unit_id: int, accounting_date: date, description: str, source: str, lines: Sequence[tuple[AccountKey, int]], reason: str,
    on: date,
) -> int:  # fmt: skip
    """Book one entry into books that have ended, with its reason as evidence, and return the entry's id. Units: đồng, debits above zero.

    :raises NotAllowed: the actor may not book supplements here
    :raises BooksNotEnded: the books go on
    :raises ReasonMissing: no reason
    :raises UnableToPost: what the ledger refuses
    """
    under = "bookkeeping.post_supplement"
    ledger.book_supplement(by=by, unit_id=unit_id, reason=reason, on=on, under=under)
    known = ledger.accounts(account for account, _ in lines)
    return ledger.post_entry(
        by=by, under=under, unit_id=unit_id, accounting_date=accounting_date, event="bookkeeping/supplement", description=description,
        source=source, lines=[LineDraft(known[account], amount) for account, amount in lines], on=on,
    )  # fmt: skip


def _post(by: int, preview: queries.HandoverPreview, number: int, on: date) -> tuple[dict[str, int], dict[str, int]]:
    entries, closed = preview.entries, preview.closing
    plain = {
        "give_money": (preview.unit_id, entries.give_money),
        "give_rest": (preview.unit_id, entries.give_rest),
        "take_money": (preview.receiver_id, entries.take_money),
        "take_rest": (preview.receiver_id, entries.take_rest),
    }
    wanted: list[tuple[str, int, tuple[rules.ClosingLine, ...]]] = [
        (event, preview.unit_id, lines)
        for event, lines in (
            ("close_income", closed.close_income), ("close_spending", closed.close_spending), ("close_surplus", closed.close_surplus)
        )
    ]  # fmt: skip
    wanted += [(event, unit, tuple((account, amount, False) for account, amount in lines)) for event, (unit, lines) in plain.items()]
    booked = [(event, unit, lines) for event, unit, lines in wanted if lines]
    if not booked:
        return {}, {}
    known = ledger.accounts({line[0] for _, _, lines in booked for line in lines})
    drafts = [_draft(event, unit, lines, preview.ended_on, known) for event, unit, lines in booked]
    source = f"bookkeeping/hand_over/{preview.unit_id}/{number}/{preview.mark}"
    numbers = ledger.post_batch(by=by, source=source, entries=columns_of(drafts), on=on, under=UNDER).entry_ids.tolist()
    told = [(unit, event, int(number)) for (event, unit, _), number in zip(booked, numbers, strict=True)]
    given = {event: number for unit, event, number in told if unit == preview.unit_id}
    return given, {event: number for unit, event, number in told if unit == preview.receiver_id}


def _draft(event: str, unit: int, lines: Sequence[rules.ClosingLine], day: date, known: dict[AccountKey, int]) -> EntryDraft:
    drafts = [LineDraft(known[account], amount, is_red) for account, amount, is_red in lines]
    return EntryDraft(unit, day, f"bookkeeping/{event}", WORDS[event], drafts)


def _give_things(by: int, preview: queries.HandoverPreview, row: Handover, on: date) -> None:
    taken_codes = {one.code for one in queries.assets(unit_ids=[preview.receiver_id])}
    code = queries.names_of([preview.unit_id])[preview.unit_id][0]
    give_things(
        by, preview.things, to_unit_id=preview.receiver_id, taken_codes=taken_codes, from_code=code, words=row.document, given=row.given,
        taken=row.taken, on=on,
    )  # fmt: skip


def _tell(by: int, preview: queries.HandoverPreview, document: str, number: int, on: date) -> None:
    body: Flat = {
        "handover": number, "unit": preview.unit_id, "receiver": preview.receiver_id, "ended_on": preview.ended_on.isoformat(),
        "money": preview.money, "payable": preview.payable, "document": document, "inventory_sha256": preview.mark,
        "things": len(preview.things),
    }  # fmt: skip
    subject = f"bookkeeping/handover/{number}"
    bodies = dict.fromkeys((preview.unit_id, preview.receiver_id), (subject, body))
    ledger.record_evidence_of_many(by=by, kind="handover", of=bodies, on=on)
    audit.record(
        by, UNDER, at=preview.unit_id, receiver=preview.receiver_id, ended_on=preview.ended_on, money=preview.money, document=document
    )
