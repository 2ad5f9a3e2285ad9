"""Giving payers account numbers of their own, within what the bank agreed to."""

from datetime import date

from django.db import transaction

from congdoan.finance.banking import queries as banking
from congdoan.finance.collection.models import VirtualAccount, VirtualPrefix
from congdoan.finance.collection.queries.units import collectors_above
from congdoan.finance.collection.queries.virtual import numbers_on_account, prefix_of
from congdoan.finance.collection.rules.virtual import PAYER_DIGITS, is_prefix, virtual_number
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError

from .storing import lock_account


class UnableToAssign(DomainError):
    """Root of this module's refusals."""


class UnknownAccount(UnableToAssign):
    code = "collecting-account-unknown"
    says = "Không có tài khoản thu số {number} đang đăng ký trong phạm vi của anh chị."


class WrongPrefix(UnableToAssign):
    code = "virtual-prefix-wrong"
    says = "Đầu số “{prefix}” chưa đúng: từ 1 đến 11 chữ số hoặc chữ in hoa không dấu, theo thỏa thuận với ngân hàng; phải nêu văn bản."


class NoPrefix(UnableToAssign):
    code = "virtual-prefix-missing"
    says = "Chưa ghi đầu số tài khoản định danh mà ngân hàng cấp cho tài khoản thu của đơn vị thu."


class NumberTooLong(UnableToAssign):
    code = "virtual-payer-number-too-long"
    says = "Số nội bộ {number} của người nộp dài quá 7 chữ số, không cấp được tài khoản định danh."


@transaction.atomic
def set_virtual_prefix(*, by: int, unit_id: int, number: str, prefix: str, document: str, on: date) -> int:
    """Write down which prefix the bank gave a collecting account (by its number); earlier prefixes and their numbers stay.

    :raises UnknownAccount: the unit does not collect on this account today
    :raises WrongPrefix: no prefix, or no document named
    :raises NotAllowed: the actor may not keep this unit's accounts
    """
    access.require(by, "collection.set_virtual_prefix", at=unit_id, on=on)
    account = next((row for row in banking.accounts(unit_id=unit_id, on=on) if row.number == number.strip()), None)
    if account is None:
        raise UnknownAccount(number=number[:40])
    if not is_prefix(prefix) or not document.strip():
        raise WrongPrefix(prefix=prefix[:20])
    row = VirtualPrefix.objects.create(
        unit_id=unit_id, account_id=account.id, prefix=prefix, document=document.strip()[:200], set_by=by
    )  # fmt: skip
    audit.record(by, "collection.set_virtual_prefix", at=unit_id, account=account.number, prefix=prefix, document=document.strip()[:200])
    return int(row.pk)


@transaction.atomic
def assign_virtual_account(*, by: int, payer_id: int, on: date) -> str:
    """Give a payer its number on the account on which its unit collects today; asked again, return the same number.

    :raises NoPrefix: nobody collects from this payer, or the bank gave no prefix
    :raises NumberTooLong: the payer's number has more than seven digits
    :raises NotAllowed: the actor may not give this unit's payers numbers
    """
    unit_id = collectors_above([payer_id], on=on)[payer_id]
    if unit_id is None:
        raise NoPrefix
    access.require(by, "collection.assign_virtual_account", at=unit_id, on=on)
    lock_account(unit_id)
    accounts = sorted(banking.accounts(unit_id=unit_id, on=on), key=lambda row: row.id)
    told = prefix_of(unit_id, accounts[-1].id) if accounts else None
    if told is None:
        raise NoPrefix
    if payer_id >= 10**PAYER_DIGITS:
        raise NumberTooLong(number=payer_id)
    number = virtual_number(told.prefix, payer_id)
    if numbers_on_account(told.account_id, {payer_id}).get(payer_id) != number:
        VirtualAccount.objects.create(
            unit_id=unit_id, account_id=told.account_id, payer_id=payer_id, prefix=told.prefix, number=number, assigned_by=by
        )  # fmt: skip
        audit.record(by, "collection.assign_virtual_account", at=payer_id, number=number)
    return number
