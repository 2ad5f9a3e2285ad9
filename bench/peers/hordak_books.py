"""Book entries with django-hordak, one by one and in bulk; run by the interpreter of its own environment.

python hordak_books.py ENTRIES.json DATABASE_URL
"""

import json
import sys
import time
from datetime import date
from pathlib import Path

import dj_database_url
import django
from django.conf import settings
from django.core.management import call_command

AT_ONCE = 1_000
SIGN = "EUR"  # it does not start with đồng; the sums are the same


def main() -> None:
    entries = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    settings.configure(
        INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "mptt", "djmoney", "hordak"],
        DATABASES={"default": dj_database_url.parse(sys.argv[2])},
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        USE_TZ=True,
    )
    django.setup()
    call_command("migrate", verbosity=0)
    from hordak.models import Account, AccountType, Leg

    names = sorted({account for _, _, lines in entries for account, _ in lines})
    accounts = {name: Account.objects.create(name=name, type=AccountType.asset, currencies=[SIGN]) for name in names}
    spent = {"create": clocked(one_by_one, entries[: len(entries) // 4], accounts), "bulk": clocked(in_bulk, entries, accounts)}
    legs = sum(len(lines) for _, _, lines in [*entries, *entries[: len(entries) // 4]])
    print(
        json.dumps({"seconds": spent, "entries": {"create": len(entries) // 4, "bulk": len(entries)}, "whole": Leg.objects.count() == legs})
    )


def clocked(book, entries, accounts):
    began = time.perf_counter()
    book(entries, accounts)
    return time.perf_counter() - began


def leg_of(entry, account, amount):
    from hordak.models import Leg
    from moneyed import Money

    side = {"debit": Money(amount, SIGN)} if amount > 0 else {"credit": Money(-amount, SIGN)}
    return Leg(transaction=entry, account=account, **side)


def one_by_one(entries, accounts):
    from django.db import transaction
    from hordak.models import Transaction

    for day, description, lines in entries:
        with transaction.atomic():
            entry = Transaction.objects.create(date=date.fromisoformat(day), description=description)
            for account, amount in lines:
                leg_of(entry, accounts[account], amount).save()


def in_bulk(entries, accounts):
    from django.db import transaction
    from hordak.models import Leg, Transaction

    for begin in range(0, len(entries), AT_ONCE):
        some = entries[begin : begin + AT_ONCE]
        with transaction.atomic():
            heads = Transaction.objects.bulk_create([Transaction(date=date.fromisoformat(day), description=told) for day, told, _ in some])
            Leg.objects.bulk_create(
                [
                    leg_of(head, accounts[account], amount)
                    for head, (_, _, lines) in zip(heads, some, strict=True)
                    for account, amount in lines
                ]
            )


main()
