"""Opening a single account: its money on the first day, placed to the last đồng."""

from datetime import date

from django.db import transaction

from congdoan.finance.collection.models import OpeningBalance, SingleAccount
from congdoan.finance.collection.queries.terms import charges_of, register_of
from congdoan.finance.collection.rules import entries as books
from congdoan.finance.collection.rules.model import Opening
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.reference import queries as reference

from .storing import lock_account, post_opening


class UnableToOpen(DomainError):
    """Root of this module's refusals."""


class AccountOpen(UnableToOpen):
    code = "account-open"
    says = "Đơn vị đã mở tài khoản thu từ {opened_on}; số dư đầu kỳ không nhập lại được."


class OpeningUnbalanced(UnableToOpen):
    code = "opening-unbalanced"
    says = "Số dư đầu kỳ chưa khớp: ngân hàng {bank} đồng, các khoản cộng lại {placed} đồng, lệch {difference} đồng."


class NoAccount(UnableToOpen):
    code = "no-account"
    says = "Đơn vị chưa mở tài khoản thu. Hãy nhập số dư đầu kỳ trước."


@transaction.atomic
def open_account(*, by: int, unit_id: int, opening: Opening, on: date) -> int:
    """Open the unit's single account with its balances of the first day, and post them.

    Opening balances are dated the day before, so that the first year's turnover stays its own.

    :raises AccountOpen: the unit runs its account already
    :raises OpeningUnbalanced: the parts do not make the bank's balance
    :raises NotAllowed: the actor may not open it
    """
    access.require(by, "collection.open_account", at=unit_id, on=on)
    lock_account(unit_id)
    if existing := SingleAccount.objects.filter(unit_id=unit_id).first():
        raise AccountOpen(opened_on=f"{existing.opened_on:%d/%m/%Y}")
    placed = sum(opening.payable.values()) + sum(opening.held.values()) + opening.suspense + opening.own
    placed += sum(credit.amount for credit in opening.credits)
    if placed != opening.bank:
        raise OpeningUnbalanced(bank=opening.bank, placed=placed, difference=opening.bank - placed)

    account = SingleAccount.objects.create(
        unit_id=unit_id, opened_on=opening.on, bank=opening.bank, own=opening.own, suspense=opening.suspense, opened_by=by
    )
    parts = [("payable", body, "", amount) for body, amount in opening.payable.items()]
    parts += [("held", body, "", amount) for body, amount in opening.held.items()]
    parts += [("credit", credit.payer_id, credit.kind, credit.amount) for credit in opening.credits]
    OpeningBalance.objects.bulk_create(
        OpeningBalance(account=account, unit_id=unit_id, kind=kind, body_id=body, charge_kind=charge_kind, amount=amount)
        for kind, body, charge_kind, amount in parts
    )
    register = register_of(unit_id, on=on)
    arrears = [charge for charge in charges_of(register) if charge.month < opening.on.year * 100 + opening.on.month]
    drafts = list(books.opening_entries(opening, arrears, register=register, chart_on=reference.chart_on))
    post_opening(by=by, unit_id=unit_id, drafts=drafts, on=on)
    audit.record(by, "collection.open_account", at=unit_id, opened_on=opening.on, bank=opening.bank)
    return account.pk
