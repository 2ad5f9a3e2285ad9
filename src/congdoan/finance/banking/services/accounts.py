"""The accounts on which units collect."""

from datetime import date

from django.db import IntegrityError, transaction
from psycopg.types.range import DateRange

from congdoan.finance.banking.models import CollectingAccount
from congdoan.finance.banking.rules.accounts import bare_number
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError

__all__ = ["AccountTaken", "BadAccount", "close_account", "open_account"]


class BadAccount(DomainError):
    code = "account-number-bad"
    says = "«{number}» không phải số tài khoản: cần 5 đến 30 chữ số hoặc chữ cái, không dấu."


class AccountTaken(DomainError):
    code = "account-taken"
    says = "Tài khoản {number} đã có đơn vị đăng ký trong thời gian này. Hãy kết thúc đăng ký cũ trước."


@transaction.atomic
def open_account(
    *, by: int, unit_id: int, bank: str, number: str, on: date, since: date | None = None, until: date | None = None, name: str = ""
) -> int:
    """Register an account as one on which the unit collects; the same registration again changes nothing.

    `since` is its first day (None = always), `until` the first day it no longer collects.

    :raises NotAllowed: the actor may not keep this unit's accounts
    :raises BadAccount: the number is none
    :raises AccountTaken: another registration of the number holds in that time
    """
    access.require(by, "banking.open_account", at=unit_id, on=on)
    bare = bare_number(number)
    if bare is None:
        raise BadAccount(number=number)
    period = DateRange(since, until)
    same = CollectingAccount.objects.filter(unit_id=unit_id, number=bare, period=period).first()
    if same is not None:
        return int(same.pk)
    try:
        with transaction.atomic():
            opened = CollectingAccount.objects.create(
                unit_id=unit_id, bank=bank.strip(), number=bare, name=name.strip(), period=period, opened_by=by
            )
    except IntegrityError as cause:
        raise AccountTaken(number=bare) from cause
    audit.record(by, "banking.open_account", at=unit_id, account=opened.pk, number=bare, bank=bank)
    return int(opened.pk)


@transaction.atomic
def close_account(*, by: int, account_id: int, until: date, on: date) -> None:
    """End an account's registration: from `until` on it no longer collects; its statements stay.

    :raises NotAllowed: the actor may not keep this unit's accounts
    """
    account = CollectingAccount.objects.select_for_update().get(pk=account_id)
    access.require(by, "banking.close_account", at=account.unit_id, on=on)
    lower = account.period.lower
    account.period = DateRange(lower, until if lower is None else max(lower, until))
    account.save(update_fields=["period"])
    audit.record(by, "banking.close_account", at=account.unit_id, account=account_id, until=until)
