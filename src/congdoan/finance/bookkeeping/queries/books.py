"""A book of one unit over any days: its head, a page of its lines, its sums; always the ledger itself, never a copy."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from congdoan.finance.bookkeeping.models import VoucherNumber
from congdoan.finance.bookkeeping.rules import written_number
from congdoan.finance.bookkeeping.rules.books import (
    ACCOUNTS,
    ADVANCES,
    GENERAL_LEDGER,
    JOURNAL,
    LAW_BOOKS,
    NAMES,
    OWN_COLUMNS,
    RECEIPTS_AND_PAYMENTS,
    BookLine,
    Column,
    by_category,
)
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.queries import DayPlace, EntryRecord, Movement, MovementSums
from congdoan.finance.ledger.rules import AccountFilter, is_debit
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.reference import queries as reference

from .booking import categories, item_words
from .vouchers import numbers_of_entries, voucher_of_entry

PAGE, CHUNK = 100, 2000
OTHER = {"": "Khoản khác, công nợ", ADVANCES: "Tạm ứng"}


class UnknownBook(DomainError):
    code = "book-unknown"
    says = "Không có sổ {book}. Các sổ: {known}."


@dataclass(frozen=True, slots=True)
class Book:
    """What a book is: its name, the columns, the law's code with whether anybody checked it (empty where the law pack has none)."""

    key: str
    name: str
    code: str
    columns: tuple[Column, ...]
    needs_check: bool
    account: str


@dataclass(frozen=True, slots=True)
class BookPage:
    """A page of a book in the order of days; `next` is where the following one begins, None at the end. Units: đồng."""

    lines: tuple[BookLine, ...]
    sums: MovementSums
    next: DayPlace | None


def book(key: str, *, account: str = "", on: date | None = None) -> Book:
    """Return what a book is; the general ledger is read for one account, named as in the chart of a day. Source: table `books`.

    :raises UnknownBook: there is none of this name
    """
    if key not in NAMES:
        raise UnknownBook(book=key[:40], known=", ".join(NAMES))
    if key not in LAW_BOOKS:
        columns = tuple(Column(*column) for column in OWN_COLUMNS[key])
        charted = reference.chart(reference.chart_on(on)) if on and account else []
        named = next((f": {one.name}" for one in charted if one.code == account), "")
        return Book(key, f"{NAMES[key]} {account}{named}".strip(), "", columns, True, account)
    record = next(one for one in reference.records("books") if one.fields["code"] == LAW_BOOKS[key])
    columns = tuple(Column(one["key"], one["label"], one["type"]) for one in record.fields["columns"])
    told = " / ".join(filter(None, (record.fields["code"], record.fields.get("code_alternative"))))
    return Book(key, record.name, told, columns, record.needs_check, "")


def book_page(
    unit_id: int, asked: Book, *, since: date, until: date, after: DayPlace | None = None, limit: int = PAGE
) -> BookPage:  # fmt: skip
    """Return a page of a book: at most `limit` entries, each with the lines it makes there."""
    accounts = _accounts(asked)
    sums = ledger.movement_sums(unit_id, accounts, since=since, until=until)
    moved = ledger.movements(unit_id, accounts, since=since, until=until, after=after, limit=limit + 1)
    shown = moved[:limit]
    following = (shown[-1].accounting_date, shown[-1].entry_id) if len(moved) > limit else None
    lines = tuple(_lines(asked, shown, sums.opening))
    if asked.key == RECEIPTS_AND_PAYMENTS and following is None:
        sums = _own_sums(unit_id, asked, sums, lines if after is None else None, since, until)
    return BookPage(lines, sums, following)


def _own_sums(
    unit_id: int, asked: Book, sums: MovementSums, lines: Sequence[BookLine] | None, since: date, until: date
) -> MovementSums:  # fmt: skip
    """Return the sums of what the book shows: money that only changes its place within the unit is no line of it."""
    if lines is None:
        moved = ledger.movements(unit_id, _accounts(asked), since=since, until=until)
        lines = [line for at in range(0, len(moved), CHUNK) for line in _lines(asked, moved[at : at + CHUNK], sums.opening)]
    entries = len({line.entry_id for line in lines})
    return MovementSums(sums.opening, sum(line.incoming for line in lines), sum(line.outgoing for line in lines), entries)


def _accounts(asked: Book) -> AccountFilter:
    if asked.key == GENERAL_LEDGER:
        return AccountFilter(codes=(asked.account,))
    return AccountFilter(codes=ACCOUNTS.get(asked.key, ()))


def _lines(asked: Book, moved: Sequence[Movement], opening: int) -> Iterator[BookLine]:
    numbers, entries = _numbers([one.entry_id for one in moved]), {}
    if asked.key in (RECEIPTS_AND_PAYMENTS, GENERAL_LEDGER, JOURNAL):
        entries = {one.id: one for one in ledger.entries([one.entry_id for one in moved])}
    for one in moved:
        voucher_id, number = numbers.get(one.entry_id, (None, f"BT {one.entry_id}"))
        head = (one.accounting_date, one.entry_id, voucher_id, number, one.description)
        is_reversal = one.reverses_id is not None
        if asked.key == JOURNAL:
            yield from _journal_lines(head, entries[one.entry_id], is_reversal)
        elif asked.key == RECEIPTS_AND_PAYMENTS:
            yield from _category_lines(head, entries[one.entry_id], opening + one.net, is_reversal)
        else:
            counter = _counter(entries[one.entry_id], asked.account) if entries else ""
            yield BookLine(*head, "", counter, one.debit, one.credit, opening + one.net, is_reversal)


def _numbers(entry_ids: Sequence[int]) -> dict[int, tuple[int | None, str]]:
    """Return the voucher behind each entry, and its number or the entry's own; what another app booked has none."""
    behind = voucher_of_entry(entry_ids)
    rows = VoucherNumber.objects.filter(voucher_id__in=set(behind.values()))
    written = {row.voucher_id: written_number(row.kind, row.number, row.year) for row in rows}
    own = {entry_id: (None, number) for entry_id, number in numbers_of_entries(entry_ids).items()}
    return own | {entry_id: (voucher_id, written[voucher_id]) for entry_id, voucher_id in behind.items()}


def _journal_lines(head: tuple[date, int, int | None, str, str], entry: EntryRecord, is_reversal: bool) -> Iterator[BookLine]:
    for line in entry.lines:
        told = " · ".join(filter(None, (line.account.code, item_words(line.account.code, line.account.item))))
        debit = line.amount if is_debit(line.amount, line.is_red) else 0
        yield BookLine(*head, "", told, debit, debit - line.amount, None, is_reversal)


def _category_lines(
    head: tuple[date, int, int | None, str, str], entry: EntryRecord, balance: int, is_reversal: bool
) -> Iterator[BookLine]:  # fmt: skip
    """Yield one line for each category of an entry; the balance after each goes up to the entry's own."""
    moved = by_category((line.account.code, line.account.item, line.amount, line.is_red) for line in entry.lines)
    left = balance - sum(incoming - outgoing for _, incoming, outgoing in moved)
    for category, incoming, outgoing in moved:
        left += incoming - outgoing
        name = OTHER.get(category) or categories().get(category, ("", category))[1]
        yield BookLine(*head, name, "", incoming, outgoing, left, is_reversal)


def _counter(entry: EntryRecord, account: str) -> str:
    """Return the accounts on the other side of an entry, each once."""
    mine = {is_debit(line.amount, line.is_red) for line in entry.lines if line.account.code.startswith(account)}
    others = {
        line.account.code
        for line in entry.lines
        if not line.account.code.startswith(account) and (len(mine) > 1 or is_debit(line.amount, line.is_red) not in mine)
    }
    return ", ".join(sorted(others))
