"""A handover taken back, and a unit ended after its books were handed over."""

from datetime import date

from django.db import transaction

from congdoan.finance.bookkeeping import queries
from congdoan.finance.bookkeeping.models import HandoverUndone
from congdoan.finance.ledger import queries as ledger_queries
from congdoan.finance.ledger import services as ledger
from congdoan.finance.ledger.rules import LAST_PERIOD, AccountFilter, Flat
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.money import format_dong
from congdoan.foundation.kernel.periods import month_of
from congdoan.people.organisations import queries as organisations
from congdoan.people.organisations import services as structure

from .acting import reason_of
from .handed_things import take_things_back
from .handover import UnableToHandOver
from .handover_files import NoHandover

UNDER, ENDING = "bookkeeping.undo_handover", "bookkeeping.end_unit"
MONEY = {"111": "tiền mặt", "112": "tiền gửi", "113": "tiền đang chuyển", "141": "tạm ứng"}


class HandoverUsed(UnableToHandOver):
    code = "handover-used"
    says = "Chưa lấy lại bàn giao được, chưa ghi gì: {why}."


@transaction.atomic
def undo_handover(*, by: int, unit_id: int, reason: str, on: date) -> int:
    """Take a unit's handover back: its entries in red in both books, its books go on, its things return; return how many entries.

    Supplements that were booked meanwhile stay.

    :raises NotAllowed: the actor may not do this at both units
    :raises NoHandover: none stands; ReasonMissing: no reason
    :raises HandoverUsed: the receiver has spent the money, worn the things or given them away; all of it is told
    :raises UnableToPost: what the ledger refuses, e.g. the month is locked for all
    """
    access.require(by, UNDER, at=unit_id, on=on)
    record = queries.handover_of(unit_id)
    if record is None:
        raise NoHandover
    access.require(by, UNDER, at=record.receiver_id, on=on)
    words = reason_of(reason)
    ledger.hold_books()
    pairs = queries.things_handed(record)
    if why := _hindrances(record, pairs):
        raise HandoverUsed(why="; ".join(why), hindrances=why)
    ledger.resume_books(by=by, unit_id=unit_id, reason=words, on=on, under=UNDER)
    ledger.book_late(by=by, unit_ids=[unit_id, record.receiver_id], month=month_of(record.ended_on), reason=words, on=on, under=UNDER)
    entries = [*record.given.values(), *record.taken.values()]
    for entry_id in sorted(entries):
        ledger.reverse_entry(by=by, entry_id=entry_id, accounting_date=record.ended_on, reason=words, red=True, on=on, under=UNDER)
    HandoverUndone.objects.create(handover_id=record.id, unit_id=unit_id, reason=words, recorded_by=by)
    take_things_back(by, pairs, words=words, on=on)
    subject, body = f"bookkeeping/handover/{record.id}", _body(record, words, len(pairs))
    bodies = dict.fromkeys((unit_id, record.receiver_id), (subject, body))
    ledger.record_evidence_of_many(by=by, kind="handover-undone", of=bodies, on=on)
    audit.record(by, UNDER, at=unit_id, handover=record.id, receiver=record.receiver_id, entries=len(entries), reason=words)
    return len(entries)


@transaction.atomic
def end_unit(*, by: int, unit_id: int, on: date) -> None:
    """End a unit whose books were handed over, on the day its books ended; a receiver of its kind takes its place.

    :raises NotAllowed: the actor may not end this unit, or not place under the receiver
    :raises NoHandover: its books go on
    :raises UnableToEnd, UnableToPlace: as `organisations.end` refuses
    """
    access.require(by, ENDING, at=unit_id, on=on)
    record = queries.handover_of(unit_id)
    if record is None:
        raise NoHandover
    bodies = organisations.by_id([unit_id, record.receiver_id])
    successor_id = record.receiver_id if bodies[unit_id].kind == bodies[record.receiver_id].kind else None
    structure.end(by=by, organisation_id=unit_id, last_day=record.ended_on, successor_id=successor_id, under=ENDING, on=on)
    audit.record(by, ENDING, at=unit_id, handover=record.id, successor=successor_id)


def _hindrances(record: queries.HandoverRecord, pairs: list[tuple[queries.AssetRow, queries.AssetRow]]) -> list[str]:
    used = [theirs for _, theirs in pairs if theirs.state or any(step.kind == "worn" for step in theirs.steps)]
    told = [f"{theirs.name} ({theirs.code}) đã tính hao mòn hoặc rời sổ ở đơn vị nhận" for theirs in used]
    taken = ledger_queries.entry(record.taken["take_money"]) if "take_money" in record.taken else None
    for code, words in MONEY.items():
        came = sum(line.amount for line in taken.lines if line.account.code.startswith(code)) if taken else 0
        held = ledger_queries.balance_of(record.receiver_id, AccountFilter(codes=(code,)), month=LAST_PERIOD)
        if came > 0 and held < came:
            told.append(f"{words} của đơn vị nhận còn {format_dong(held)} đ, không đủ {format_dong(came)} đ đã nhận")
    return told


def _body(record: queries.HandoverRecord, words: str, things: int) -> Flat:
    return {"handover": record.id, "unit": record.unit_id, "receiver": record.receiver_id, "reason": words, "things": things}
