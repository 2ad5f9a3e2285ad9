"""Giving payers account numbers of their own, within what the bank agreed to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.db import transaction

from congdoan.finance.banking import queries as banking
from congdoan.finance.collection.models import VirtualAccount, VirtualPrefix
from congdoan.finance.collection.queries.units import collectors_above
from congdoan.finance.collection.queries.virtual import Prefix, account_told, numbers_on_account, prefix_of
from congdoan.finance.collection.rules.virtual import PAYER_DIGITS, is_prefix, virtual_number
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError
from congdoan.people.organisations import queries as organisations

from .storing import lock_account

PAYERS = frozenset({"employer", "union"})


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


class PrefixTaken(UnableToAssign):
    code = "virtual-prefix-taken"
    says = "Đầu số {prefix} đã ghi cho tài khoản thu khác. Hỏi lại ngân hàng rồi ghi đầu số của tài khoản này."


class NumbersChanged(UnableToAssign):
    code = "virtual-preview-changed"
    says = "Người nộp hoặc đầu số đã đổi sau khi xem trước. Hãy xem lại rồi áp dụng."


class NumberTooLong(UnableToAssign):
    code = "virtual-payer-number-too-long"
    says = "Số nội bộ {number} của người nộp dài quá 7 chữ số, không cấp được tài khoản định danh."


@transaction.atomic
def set_virtual_prefix(*, by: int, unit_id: int, number: str, prefix: str, document: str, on: date) -> int:
    """Write down which prefix the bank gave a collecting account (by its number); earlier prefixes and their numbers stay.

    :raises UnknownAccount: the unit does not collect on this account today
    :raises WrongPrefix: no prefix, or no document named
    :raises PrefixTaken: it is another account's
    :raises NotAllowed: the actor may not keep this unit's accounts
    """
    access.require(by, "collection.set_virtual_prefix", at=unit_id, on=on)
    account = next((row for row in banking.accounts(unit_id=unit_id, on=on) if row.number == number.strip()), None)
    if account is None:
        raise UnknownAccount(number=number[:40])
    if not is_prefix(prefix) or not document.strip():
        raise WrongPrefix(prefix=prefix[:20])
    if VirtualPrefix.objects.filter(prefix=prefix).exclude(account_id=account.id).exists():
        raise PrefixTaken(prefix=prefix)
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
    told = _prefix_today(unit_id, on)
    if payer_id >= 10**PAYER_DIGITS:
        raise NumberTooLong(number=payer_id)
    number = virtual_number(told.prefix, payer_id)
    if numbers_on_account(told.account_id, {payer_id}).get(payer_id) != number:
        _give(unit_id, told, {payer_id: number}, by=by)
        audit.record(by, "collection.assign_virtual_account", at=payer_id, number=number)
    return number


@dataclass(frozen=True)
class NumbersPreview:
    """Which payers would get which number under the prefix in force, how many hold one already, and who can have none."""

    prefix: str
    rows: tuple[tuple[int, str, str, str], ...]  # payer, code, name, number
    standing: int
    unable: tuple[str, ...]

    @property
    def mark(self) -> str:
        """Return the hash of what was shown."""
        return sha256(repr(self.rows).encode()).hexdigest()[:32]


def preview_all_virtual_accounts(*, by: int, unit_id: int, on: date) -> NumbersPreview:
    """Tell which numbers `assign_all_virtual_accounts` would give; nothing is written.

    :raises NoPrefix: the bank gave no prefix for any account on which the unit collects
    :raises NotAllowed: the actor may not give this unit's payers numbers
    """
    access.require(by, "collection.assign_all_virtual_accounts", at=unit_id, on=on)
    return _numbers(unit_id, _prefix_today(unit_id, on), on)


@transaction.atomic
def assign_all_virtual_accounts(*, by: int, unit_id: int, on: date, mark: str | None = None) -> int:
    """Give every payer of a unit that lacks one its number, and return how many got one; safe to repeat.

    `mark` insists on what a preview showed.

    :raises NoPrefix: the bank gave no prefix for any account on which the unit collects
    :raises NumbersChanged: the preview no longer holds
    :raises NotAllowed: the actor may not give this unit's payers numbers
    """
    access.require(by, "collection.assign_all_virtual_accounts", at=unit_id, on=on)
    lock_account(unit_id)
    told = _prefix_today(unit_id, on)
    found = _numbers(unit_id, told, on)
    if mark is not None and mark != found.mark:
        raise NumbersChanged
    _give(unit_id, told, {payer: number for payer, _, _, number in found.rows}, by=by)
    audit.record(by, "collection.assign_all_virtual_accounts", at=unit_id, prefix=told.prefix, count=len(found.rows))
    return len(found.rows)


def _prefix_today(unit_id: int, on: date) -> Prefix:
    account = account_told(unit_id, on=on)
    told = prefix_of(unit_id, account.id) if account else None
    if told is None:
        raise NoPrefix
    return told


def _numbers(unit_id: int, told: Prefix, on: date) -> NumbersPreview:
    bodies = organisations.register(on=on).bodies
    standing = [body for body in bodies if body.kind in PAYERS and (body.ended_on is None or on < body.ended_on)]
    collectors = collectors_above([body.id for body in standing], on=on)
    payers = sorted((body for body in standing if collectors[body.id] == unit_id), key=lambda body: body.code)
    held = numbers_on_account(told.account_id, {body.id for body in payers})
    fit = [body for body in payers if body.id < 10**PAYER_DIGITS]
    numbers = {body.id: virtual_number(told.prefix, body.id) for body in fit}
    rows = tuple((body.id, body.code, body.name, numbers[body.id]) for body in fit if held.get(body.id) != numbers[body.id])
    unable = tuple(body.code for body in payers if body.id not in numbers)
    return NumbersPreview(told.prefix, rows, len(fit) - len(rows), unable)


def _give(unit_id: int, told: Prefix, numbers: Mapping[int, str], *, by: int) -> None:
    facts = {"unit_id": unit_id, "account_id": told.account_id, "prefix": told.prefix, "assigned_by": by}
    rows = [VirtualAccount(payer_id=payer, number=number, **facts) for payer, number in numbers.items()]
    VirtualAccount.objects.bulk_create(rows, batch_size=5_000)
