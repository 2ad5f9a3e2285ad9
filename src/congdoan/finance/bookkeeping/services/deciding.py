"""The word of the second person: approved under the next number, or returned with a comment."""

from datetime import date

from django.db import transaction

from congdoan.finance.bookkeeping import queries, rules
from congdoan.finance.bookkeeping.models import NumberSeries, SeparationSetting, VoucherNumber
from congdoan.finance.bookkeeping.queries import VoucherRecord
from congdoan.finance.bookkeeping.rules.kinds import PREPARING
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit

from .acting import held, reason_of, write_act
from .limits import require_within
from .refusals import OwnVoucher, StaleVoucher


@transaction.atomic
def approve_voucher(*, by: int, voucher_id: int, on: date, mark: str | None = None, reason: str = "") -> str:
    """Approve a submitted voucher under the next number of its unit, kind and year; return the number as written.

    `mark` is the hash of the content that was seen: with it another content is refused. `reason` says why a limit of the year may be
    passed; it is kept with the approval, and sealed with it.

    :raises OwnVoucher: the actor drafted, amended or submitted it
    :raises StaleVoucher: its content is not what was seen
    :raises LimitPassed: it spends more than the year's limit and no reason is given
    :raises WrongState: it does not wait for approval
    :raises NotAllowed: the actor may not approve vouchers of this unit, or override its limits
    """
    found = held(voucher_id, by=by, under="bookkeeping.approve_voucher", act="approved", on=on)
    if found.did(by) & PREPARING:
        raise OwnVoucher(name=found.name)
    if mark is not None and mark != found.content.sha256:
        raise StaleVoucher
    queries.proposed(found.unit_id, found.content)
    year = found.content.accounting_date.year
    words = require_within(by, found.unit_id, year, queries.asked_by(found.content), reason=reason, on=on)
    _give_number(found)
    numbered = queries.voucher(voucher_id)
    assert numbered is not None
    write_act(numbered, by=by, act="approved", under="bookkeeping.approve_voucher", on=on, words=words)
    return numbered.number


@transaction.atomic
def return_voucher(*, by: int, voucher_id: int, comment: str, on: date) -> None:
    """Give a submitted voucher back to who prepared it, with what is to be changed.

    :raises ReasonMissing: no comment given
    :raises WrongState: it does not wait for approval
    :raises NotAllowed: the actor may not approve vouchers of this unit
    """
    found = held(voucher_id, by=by, under="bookkeeping.return_voucher", act="returned", on=on)
    write_act(found, by=by, act="returned", under="bookkeeping.return_voucher", on=on, words=reason_of(comment))


@transaction.atomic
def set_separation(*, by: int, unit_id: int, payer_may_prepare: bool, since: date, document: str, reason: str, on: date) -> None:
    """Decide whether in one unit, from a day on, who prepares a payment may also hand out its money; it never touches who approves.

    :raises ReasonMissing: no reason, or no document
    :raises NotAllowed: the actor may not decide this for the unit
    """
    access.require(by, "bookkeeping.set_separation", at=unit_id, on=on)
    told = {"document": reason_of(document), "reason": reason_of(reason)}
    SeparationSetting.objects.create(unit_id=unit_id, since=since, payer_may_prepare=payer_may_prepare, decided_by=by, **told)
    audit.record(by, "bookkeeping.set_separation", at=unit_id, payer_may_prepare=payer_may_prepare, since=since, **told)


def _give_number(found: VoucherRecord) -> None:
    """Write the next number down; PostgreSQL moves the series and refuses any other number. Other approvers of the unit wait already."""
    kind, year = found.content.kind, found.content.accounting_date.year
    series = NumberSeries.objects.filter(unit_id=found.unit_id, kind=kind, year=year)
    number = (series.values_list("last", flat=True).first() or 0) + 1
    VoucherNumber.objects.create(
        voucher_id=found.id, unit_id=found.unit_id, kind=kind, year=year, number=number, book=rules.book_of(number)
    )  # fmt: skip
