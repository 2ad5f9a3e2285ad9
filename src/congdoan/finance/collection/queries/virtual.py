"""The account numbers of payers' own."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from congdoan.finance.banking import queries as banking
from congdoan.finance.collection.models import VirtualAccount, VirtualPrefix


@dataclass(frozen=True, slots=True)
class Prefix:
    """What a bank lets an account's virtual numbers begin with."""

    account_id: int
    prefix: str
    document: str


def prefix_of(unit_id: int, account_id: int) -> Prefix | None:
    """Return the prefix that rules for a collecting account; None when the bank gave none."""
    rows = VirtualPrefix.objects.filter(unit_id=unit_id, account_id=account_id).order_by("-id")
    row = rows.values_list("account_id", "prefix", "document").first()
    return Prefix(*row) if row else None


def account_told(unit_id: int, *, on: date) -> banking.AccountRow | None:
    """Return the collecting account that payers are told of on a day, or None.

    Of several the newest whose bank gave numbers of payers' own, since money there needs no reading; else the one registered last.
    """
    rows = sorted(banking.accounts(unit_id=unit_id, on=on), key=lambda row: row.id)
    with_numbers = (row for row in reversed(rows) if prefix_of(unit_id, row.id)) if len(rows) > 1 else iter(())
    return next(with_numbers, rows[-1] if rows else None)


def virtual_numbers(unit_id: int) -> dict[int, tuple[str, ...]]:
    """Return every number ever given to each payer, oldest first: a number stays its payer's."""
    found: dict[int, list[str]] = defaultdict(list)
    for payer, number in VirtualAccount.objects.filter(unit_id=unit_id).order_by("id").values_list("payer_id", "number"):
        found[payer].append(number)
    return {payer: tuple(numbers) for payer, numbers in found.items()}


def numbers_on_account(account_id: int, payer_ids: set[int]) -> dict[int, str]:
    """Return the newest number of each payer on one collecting account."""
    rows = VirtualAccount.objects.filter(account_id=account_id, payer_id__in=payer_ids).order_by("id")
    return dict(rows.values_list("payer_id", "number"))
