"""Money handed over and booked; a booked voucher taken back."""

from datetime import date

from django.db import transaction

from congdoan.finance.bookkeeping import queries
from congdoan.finance.bookkeeping.queries import VoucherRecord
from congdoan.finance.bookkeeping.rules.kinds import COME, PREPARING
from congdoan.finance.ledger import services as ledger
from congdoan.foundation.kernel.money import format_dong

from .acting import held, reason_of, write_act
from .booking import book_lines
from .dues import refuse_reported_dues
from .refusals import NotOnItsWay, PaidByApprover, PaidByPreparer

MONEY_OUT = frozenset({"payment", "bank_out", "transfer"})


@transaction.atomic
def pay_voucher(*, by: int, voucher_id: int, on: date) -> int:
    """Say that the money of an approved voucher was handed over or came in, book it in the same moment, and return the entry's id.

    Who hands money out did not approve it, nor prepare it unless the unit's setting allows that.

    :raises PaidByApprover: the actor approved it
    :raises PaidByPreparer: the actor prepared it, and the unit has no setting that allows this
    :raises WrongState: it is not approved, or its money has moved
    :raises NotOnItsWay: more arrives than was sent
    :raises DuesReported: the report of its month has booked the dues
    :raises UnableToPost: the ledger refuses the entry, e.g. its month is locked
    :raises NotAllowed: the actor does not hold this unit's money
    """
    found = held(voucher_id, by=by, under="bookkeeping.pay_voucher", act="paid", on=on)
    if found.content.kind in MONEY_OUT:
        _refuse_one_hand(found, by, on)
    write_act(found, by=by, act="paid", under="bookkeeping.pay_voucher", on=on)
    return _post(found, by=by, under="bookkeeping.pay_voucher", place=len(found.acts) + 2, on=on)


@transaction.atomic
def post_voucher(*, by: int, voucher_id: int, on: date) -> int:
    """Book an approved journal voucher and return the entry's id; vouchers that move money are booked by `pay_voucher`.

    :raises WrongState: it is not approved, it is booked, or it moves money
    :raises UnableToPost: the ledger refuses the entry, e.g. its month is locked
    :raises NotAllowed: the actor may not book this unit's vouchers
    """
    found = held(voucher_id, by=by, under="bookkeeping.post_voucher", act="posted", on=on)
    return _post(found, by=by, under="bookkeeping.post_voucher", place=len(found.acts) + 1, on=on)


@transaction.atomic
def reverse_voucher(*, by: int, voucher_id: int, accounting_date: date, reason: str, red: bool, on: date) -> int:
    """Take a booked voucher back by an opposite or a red entry in an open month, and return that entry's id.

    :raises ReasonMissing: no reason given
    :raises WrongState: it is not booked, or was taken back before
    :raises UnableToPost: the ledger refuses the entry, e.g. the month is locked
    :raises NotAllowed: the actor may not take this unit's vouchers back
    """
    found = held(voucher_id, by=by, under="bookkeeping.reverse_voucher", act="reversed", on=on)
    posted, words = found.act("posted"), reason_of(reason)
    assert posted is not None
    assert posted.entry_id is not None
    entry_id = ledger.reverse_entry(
        by=by, entry_id=posted.entry_id, accounting_date=accounting_date, reason=words, red=red, under="bookkeeping.reverse_voucher", on=on
    )  # fmt: skip
    write_act(found, by=by, act="reversed", under="bookkeeping.reverse_voucher", on=on, words=words, entry_id=entry_id)
    return entry_id


def _refuse_one_hand(found: VoucherRecord, by: int, on: date) -> None:
    did = found.did(by)
    if "approved" in did:
        raise PaidByApprover(name=found.name)
    if did & PREPARING and not queries.payer_may_prepare(found.unit_id, on=on):
        raise PaidByPreparer(name=found.name)


def _refuse_arrival(found: VoucherRecord) -> None:
    if found.content.place == COME and (on_its_way := queries.in_transit(found.unit_id)) < found.amount:
        raise NotOnItsWay(name=found.name, on_its_way=format_dong(on_its_way), amount=format_dong(found.amount))


def _post(found: VoucherRecord, *, by: int, under: str, place: int, on: date) -> int:
    refuse_reported_dues(found.unit_id, [found.content])
    _refuse_arrival(found)
    proposal = queries.proposed(found.unit_id, found.content)
    entry_id = book_lines(
        by=by, under=under, unit_id=found.unit_id, accounting_date=found.content.accounting_date, event=proposal.event,
        lines=proposal.lines, description=f"{found.number} {found.content.reason}", source=f"bookkeeping/voucher/{found.id}", on=on,
    )  # fmt: skip
    write_act(found, by=by, act="posted", under=under, on=on, entry_id=entry_id, place=place)
    return entry_id
