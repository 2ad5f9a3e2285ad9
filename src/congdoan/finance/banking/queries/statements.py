"""Statements and lines as pages and the collection read them; PostgreSQL shows only what the actor reaches."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils.timezone import localtime

from congdoan.finance.banking.models import BankLine, CollectingAccount, Statement
from congdoan.finance.banking.rules.overlap import Gap, Held
from congdoan.finance.banking.rules.overlap import gaps as gaps_between

__all__ = [
    "AccountRow",
    "LineRow",
    "StatementRow",
    "account_numbers",
    "accounts",
    "balances_by_day",
    "collecting_units",
    "count_lines",
    "gaps",
    "held_statements",
    "known_fingerprints",
    "line_printed",
    "lines",
    "numbered_lines",
    "printed_lines",
    "statement",
    "statements",
]

IN_ONE_QUERY = 20_000


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line as the bank printed it. `booked_at` is by Vietnam's clock, without a zone; absent texts are empty.

    Units: `amount` in đồng, above zero; `direction` C is money in, D money out. `position` orders lines of one moment in a file.
    """

    id: int
    unit_id: int
    account_id: int
    statement_id: int
    file_name: str
    row: int
    position: int
    booked_at: datetime
    value_on: date | None
    direction: str
    amount: int
    reference: str
    counterparty_account: str
    counterparty_name: str
    narrative: str
    virtual_account: str
    running_balance: int | None
    fingerprint: str
    is_repeat: bool
    repeat_of: int | None


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One registered collecting account."""

    id: int
    unit_id: int
    bank: str
    number: str
    name: str
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One imported statement. Units: đồng."""

    id: int
    unit_id: int
    account_id: int
    number: str
    bank: str
    layout: str
    file_name: str
    sha256: str
    opening: int | None
    closing: int | None
    first_on: date | None
    last_on: date | None
    line_count: int
    repeat_count: int
    sum_credit: int
    sum_debit: int
    proof: str
    remarks: list[str]
    imported_by: int
    imported_at: datetime


_LINE = (
    "id", "unit_id", "account_id", "statement_id", "statement__file_name", "row", "position", "booked_at", "value_on", "direction",
    "amount", "reference", "counterparty_account", "counterparty_name", "narrative", "virtual_account", "running_balance", "fingerprint",
    "is_repeat", "repeat_of_id",
)  # fmt: skip


def lines(
    *, unit_id: int | None = None, ids: Iterable[int] | None = None, statement_id: int | None = None, since: date | None = None,
    until: date | None = None, after_id: int | None = None, include_repeats: bool = False,
) -> list[LineRow]:  # fmt: skip
    """Return transactions in statement order: by moment, then file, then place in the file; repeats only when asked for.

    `since` is the first day asked about, `until` the first day after.
    """
    wanted = BankLine.objects.all() if include_repeats else BankLine.objects.filter(is_repeat=False)
    narrowed = {"unit_id": unit_id, "statement_id": statement_id, "booked_on__gte": since, "booked_on__lt": until, "id__gt": after_id}
    wanted = wanted.filter(**{name: value for name, value in narrowed.items() if value is not None})
    if ids is not None:
        wanted = wanted.filter(id__in=list(ids))
    found = wanted.order_by("booked_at", "statement__file_name", "position", "row", "id").values_list(*_LINE)
    return [_line(row) for row in found.iterator(chunk_size=IN_ONE_QUERY)]


def count_lines(*, unit_id: int | None = None) -> int:
    """Return how many transactions are held of a unit, or of all that the actor reaches."""
    wanted = BankLine.objects.filter(is_repeat=False)
    return (wanted if unit_id is None else wanted.filter(unit_id=unit_id)).count()


def printed_lines(statement_id: int, *, after_row: int = 0, limit: int) -> list[LineRow]:
    """Return the rows of a statement as its file prints them, repeats included, from after a row on."""
    rows = BankLine.objects.filter(statement_id=statement_id, row__gt=after_row).order_by("row").values_list(*_LINE)
    return [_line(row) for row in rows[:limit]]


def line_printed(line_id: int) -> tuple[LineRow, list[str], list[LineRow]] | None:
    """Return a line, the texts of its cells, and its other prints; None when it is not there or not to be seen."""
    found = BankLine.objects.filter(id=line_id).values_list(*_LINE, "raw").first()
    if found is None:
        return None
    prints = BankLine.objects.filter(repeat_of_id=line_id).order_by("id").values_list(*_LINE)
    return _line(found[:-1]), list(found[-1]), [_line(row) for row in prints]


def _line(row: Sequence[Any]) -> LineRow:
    values = [*row[:7], localtime(row[7]).replace(tzinfo=None), *row[8:]]
    return LineRow(*values)


def collecting_units() -> list[int]:
    """Return the units that have registered a collecting account."""
    return list(CollectingAccount.objects.order_by("unit_id").values_list("unit_id", flat=True).distinct())


def accounts(*, unit_id: int | None = None, on: date | None = None) -> list[AccountRow]:
    """Return registered accounts, by unit and number; with `on` only those that collect on that day."""
    wanted = CollectingAccount.objects.all() if unit_id is None else CollectingAccount.objects.filter(unit_id=unit_id)
    if on is not None:
        wanted = wanted.filter(period__contains=on)
    rows = wanted.order_by("unit_id", "number", "id").values_list("id", "unit_id", "bank", "number", "name", "period")
    return [AccountRow(*row[:5], row[5].lower, row[5].upper) for row in rows]


def account_numbers(*, unit_id: int) -> list[str]:
    """Return all account numbers on which a unit collects or has collected."""
    return list(CollectingAccount.objects.filter(unit_id=unit_id).order_by("number").values_list("number", flat=True).distinct())


_STATEMENT = (
    "id", "unit_id", "account_id", "account__number", "account__bank", "layout", "file_name", "sha256", "opening", "closing", "first_on",
    "last_on", "line_count", "repeat_count", "sum_credit", "sum_debit", "proof", "remarks", "imported_by", "imported_at",
)  # fmt: skip


def statements(*, unit_id: int | None = None, account_id: int | None = None) -> list[StatementRow]:
    """Return imported statements, newest period first."""
    narrowed = {name: value for name, value in {"unit_id": unit_id, "account_id": account_id}.items() if value is not None}
    rows = Statement.objects.filter(**narrowed).order_by("-first_on", "-id").values_list(*_STATEMENT)
    return [StatementRow(*row) for row in rows]


def statement(statement_id: int) -> StatementRow | None:
    """Return one imported statement; None when it is not there or not to be seen."""
    row = Statement.objects.filter(id=statement_id).values_list(*_STATEMENT).first()
    return None if row is None else StatementRow(*row)


def gaps(account_id: int) -> list[Gap]:
    """Return where an account's statements do not continue each other, oldest first."""
    return gaps_between(held_statements(account_id))


def held_statements(account_id: int) -> list[Held]:
    """Return the statements held of an account, oldest first."""
    rows = Statement.objects.filter(account_id=account_id).order_by("first_on", "id")
    return [Held(*row) for row in rows.values_list("file_name", "opening", "closing", "first_on", "last_on")]


def balances_by_day(unit_id: int) -> dict[int, list[tuple[date, int]]]:
    """Return the balance that the bank tells at each day's end, by account, oldest day first.

    It is the balance printed after the day's last line; where lines bear none, the closing of a proven statement on its last day.
    """
    found: dict[int, dict[date, int]] = {}
    closings = Statement.objects.filter(unit_id=unit_id, closing__isnull=False, last_on__isnull=False).order_by("last_on", "id")
    for account_id, day, closing in closings.values_list("account_id", "last_on", "closing"):
        if day is not None and closing is not None:
            found.setdefault(account_id, {})[day] = closing
    rows = BankLine.objects.filter(unit_id=unit_id, is_repeat=False)
    order = ("account_id", "booked_on", "-booked_at", "-statement__file_name", "-position", "-row", "-id")
    last = rows.order_by(*order).distinct("account_id", "booked_on").values_list("account_id", "booked_on", "running_balance")
    for account_id, day, balance in last:
        if balance is not None:
            found.setdefault(account_id, {})[day] = balance
    return {account_id: sorted(days.items()) for account_id, days in found.items()}


def known_fingerprints(account_id: int, fingerprints: Sequence[str]) -> dict[str, int]:
    """Return those of the fingerprints that are held as transactions of the account, with their lines' ids."""
    held: dict[str, int] = {}
    for chunk in _chunks(fingerprints):
        rows = BankLine.objects.filter(account_id=account_id, is_repeat=False, fingerprint__in=chunk)
        held |= dict(rows.values_list("fingerprint", "id"))
    return held


def numbered_lines(account_id: int, first: date, last: date) -> dict[tuple[date, str, Any, str], str]:
    """Return the file of each transaction with a number, by day, direction, amount and number."""
    rows = BankLine.objects.filter(~Q(reference=""), account_id=account_id, is_repeat=False, booked_on__gte=first, booked_on__lte=last)
    found = rows.values_list("booked_on", "direction", "amount", "reference", "statement__file_name")
    return {(day, direction, amount, reference): name for day, direction, amount, reference, name in found}


def _chunks(values: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(values), IN_ONE_QUERY):
        yield values[start : start + IN_ONE_QUERY]
