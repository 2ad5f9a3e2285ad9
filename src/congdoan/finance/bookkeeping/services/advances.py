"""Advances: asked for, decided, paid out, given back; by different people, each step in the books once."""

from datetime import date

from django.db import IntegrityError, transaction

from congdoan.finance.bookkeeping import queries
from congdoan.finance.bookkeeping.models import Advance
from congdoan.finance.bookkeeping.rules import Part
from congdoan.finance.bookkeeping.rules import advances as rules
from congdoan.finance.ledger import services as ledger
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.money import format_dong
from congdoan.foundation.kernel.vietnamese import fold

from .acting import reason_of
from .advance_steps import (
    Money,
    StepNotNow,
    UnableToAdvance,
    book_step,
    held,
    require_other,
    require_payable,
    require_payer,
    require_step,
    write_step,
)
from .limits import require_within

LARGEST = 10**15


class AdvanceUnfit(UnableToAdvance):
    code = "advance-unfit"
    says = "Chưa lập được giấy đề nghị tạm ứng: {what}."


class AdvanceStillOpen(UnableToAdvance):
    code = "advance-still-open"
    says = (
        "{person} còn {title} chưa xong ({open} đồng). Thanh toán khoản cũ trước;"
        " nếu vẫn phải tạm ứng tiếp, hoặc đây là người khác trùng tên, hãy ghi lý do."
    )


class MoreThanHeld(UnableToAdvance):
    code = "advance-more-than-held"
    says = "{title} chỉ còn {open} đồng chưa thanh toán, không nhận lại {amount} đồng được."


class NothingToTakeBack(UnableToAdvance):
    code = "advance-nothing-to-take-back"
    says = "{title}: bước số {place} không đảo được. Chỉ đảo bước đã ghi sổ, chưa đảo, và bước làm sau phải đảo trước."


@transaction.atomic
def request_advance(
    *, by: int, unit_id: int, person_name: str, purpose: str, amount: int, due_on: date, on: date, person_post: str = "",
    second_reason: str = "",
) -> int:  # fmt: skip
    """Ask for an advance to a person (giấy đề nghị tạm ứng) and return its id.

    Units: đồng. `due_on` is the day by which it is to be accounted for. `second_reason` says why where the person has another one open.

    :raises AdvanceUnfit: no name or purpose, a sum that is none, a day before today
    :raises AdvanceStillOpen: the person has an advance open and no reason is given
    :raises NotAllowed: the actor may not ask for advances of this unit
    """
    access.require(by, "bookkeeping.request_advance", at=unit_id, on=on)
    name, post, goal, reason = (_kept(text) for text in (person_name, person_post, purpose, second_reason))
    _require_fit(name, goal, amount, due_on, on=on)
    key = fold(name)[:120]
    if not reason:
        _require_none_open(unit_id, name, key, on=on)
    advance = Advance(
        unit_id=unit_id, year=on.year, requested_on=on, person_name=name, person_key=key, person_post=post[:160], purpose=goal,
        amount=amount, due_on=due_on, second_reason=reason, search_key=fold(f"{name} {post} {goal}")[:600], requested_by=by,
    )  # fmt: skip
    try:
        with transaction.atomic():
            advance.save(force_insert=True)
    except IntegrityError as cause:
        if "second advance" not in str(cause):
            raise
        _require_none_open(unit_id, name, key, on=on)
        raise
    audit.record(by, "bookkeeping.request_advance", at=unit_id, advance=advance.pk, person=name, amount=amount, second_reason=reason)
    body: dict[str, str | int | None] = {"number": advance.number, "year": on.year, "person": name, "purpose": goal, "amount": amount}
    body |= {"due_on": due_on.isoformat(), "second_reason": reason}
    subject = f"bookkeeping/advance/{advance.pk}"
    ledger.record_evidence(by=by, unit_id=unit_id, kind="advance/requested", subject=subject, body=body, on=on)
    return int(advance.pk)


@transaction.atomic
def approve_advance(*, by: int, advance_id: int, on: date, reason: str = "") -> None:
    """Approve an advance that somebody else asked for; `reason` says why it may pass what the limits of the year leave together.

    :raises AnotherPersonNeeded: the actor asked for it
    :raises LimitPassed: the limits of the year leave less, and no reason is given
    :raises StepNotNow: it is not waiting for approval
    :raises UnknownAdvance: it is not there; NotAllowed: the actor may not approve in its unit
    """
    row, steps = held(by, advance_id, "approve_advance", on=on)
    place = require_step(row, steps, "approved", row.amount)
    require_other(by, row, steps, "requested")
    words = require_within(by, row.unit_id, row.year, {queries.ALL_LIMITS: row.amount}, reason=reason, on=on)
    write_step(by, row, place, "approved", row.amount, happened_on=on, on=on, words=words)
    audit.record(by, "bookkeeping.approve_advance", at=row.unit_id, advance=row.id, amount=row.amount)


@transaction.atomic
def decline_advance(*, by: int, advance_id: int, reason: str, on: date) -> None:
    """Turn down or withdraw an advance that is not paid out, with a reason.

    :raises StepNotNow: it is paid out already, or declined
    :raises ReasonMissing: no reason; UnknownAdvance, NotAllowed as above
    """
    row, steps = held(by, advance_id, "decline_advance", on=on)
    place, words = require_step(row, steps, "declined", 0), reason_of(reason)
    write_step(by, row, place, "declined", 0, happened_on=on, on=on, words=words)
    audit.record(by, "bookkeeping.decline_advance", at=row.unit_id, advance=row.id, reason=words)


@transaction.atomic
def pay_advance(*, by: int, advance_id: int, money: Money, on: date) -> int:
    """Pay out an approved advance and return the entry's id.

    :raises AnotherPersonNeeded: the actor approved it, or asked for it where the unit has no setting that allows this
    :raises CashShort: the cash fund does not hold so much; CashlessRequired: too much to be paid in cash
    :raises StepNotNow: it is not approved, or paid already; UnknownAdvance, NotAllowed as above
    """
    row, steps = held(by, advance_id, "pay_advance", on=on)
    place = require_step(row, steps, "paid", row.amount)
    require_payer(by, row, steps, prepared="requested", approved="approved", on=on)
    require_payable(row.unit_id, row.amount, money, on=on)
    part = Part({"amount": row.amount}, debt="advance")
    entry_id = book_step(by, "pay_advance", row, place, "advance_pay", [part], happened_on=on, on=on, money=money)
    write_step(by, row, place, "paid", row.amount, happened_on=on, on=on, money=money, entry_id=entry_id)
    audit.record(by, "bookkeeping.pay_advance", at=row.unit_id, advance=row.id, amount=row.amount, entry=entry_id)
    return entry_id


@transaction.atomic
def return_advance(*, by: int, advance_id: int, amount: int, money: Money, on: date) -> int:
    """Take back what a person did not spend, all or part, and return the entry's id. Units: đồng.

    :raises MoreThanHeld: the person holds less, or it is spoken for by a settlement that waits
    :raises StepNotNow: the advance is not paid out; UnknownAdvance, NotAllowed as above
    """
    row, steps = held(by, advance_id, "return_advance", on=on)
    if row.state == "paid" and not 0 < amount <= row.open - row.pending:
        raise MoreThanHeld(title=row.title, open=format_dong(max(row.open - row.pending, 0)), amount=format_dong(amount))
    place = require_step(row, steps, "returned", amount)
    event = "advance_return" if money == "cash" else "advance_return_bank"
    part = Part({"amount": amount}, debt="advance")
    entry_id = book_step(by, "return_advance", row, place, event, [part], happened_on=on, on=on)
    write_step(by, row, place, "returned", amount, happened_on=on, on=on, money=money, entry_id=entry_id)
    audit.record(by, "bookkeeping.return_advance", at=row.unit_id, advance=row.id, amount=amount, entry=entry_id)
    return entry_id


@transaction.atomic
def reverse_advance_step(*, by: int, advance_id: int, place: int, reason: str, red: bool, on: date) -> int:
    """Take back a step that stands in the books, by an opposite or a red entry of today, and return the entry's id.

    :raises NothingToTakeBack: the step moved no money, is taken back already, or later steps rest on it
    :raises ReasonMissing: no reason; UnableToPost: what the ledger refuses; UnknownAdvance, NotAllowed as above
    """
    row, steps = held(by, advance_id, "reverse_advance_step", on=on)
    meant = next((step for step in steps if step.place == place), None)
    if meant is None or meant.entry_id is None or meant.kind not in rules.MONEY_STEPS:
        raise NothingToTakeBack(title=row.title, place=place)
    words = reason_of(reason)
    try:
        next_place = require_step(row, steps, "reversed", meant.amount, takes_back=place)
    except StepNotNow:
        raise NothingToTakeBack(title=row.title, place=place) from None
    act = "bookkeeping.reverse_advance_step"
    entry_id = ledger.reverse_entry(by=by, entry_id=meant.entry_id, accounting_date=on, reason=words, red=red, on=on, under=act)
    write_step(
        by, row, next_place, "reversed", meant.amount, happened_on=on, on=on, takes_back=place, words=words, entry_id=entry_id
    )  # fmt: skip
    audit.record(by, act, at=row.unit_id, advance=row.id, place=place, amount=meant.amount, entry=entry_id, reason=words)
    return entry_id


def _kept(text: str) -> str:
    return " ".join(text.replace("\x00", "").split())[:300]


def _require_fit(name: str, goal: str, amount: int, due_on: date, *, on: date) -> None:
    wrong = [
        words
        for words, is_wrong in (
            ("ghi họ tên người nhận tạm ứng, không quá 120 ký tự", not fold(name) or len(name) > 120),
            ("ghi lý do tạm ứng", not goal),
            ("số tiền phải lớn hơn 0 và không quá 1.000.000 tỷ đồng", not 0 < amount <= LARGEST),
            ("hạn thanh toán không được trước ngày đề nghị", due_on < on),
        )
        if is_wrong
    ]
    if wrong:
        raise AdvanceUnfit(what="; ".join(wrong))


def _require_none_open(unit_id: int, name: str, key: str, *, on: date) -> None:
    for row in queries.advances(on=on, unit_ids=[unit_id], person=key, states=rules.OPEN_STATES):
        raise AdvanceStillOpen(person=name, title=row.title.lower(), open=format_dong(row.open or row.amount))
