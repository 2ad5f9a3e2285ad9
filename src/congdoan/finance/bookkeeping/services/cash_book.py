"""Past vouchers from a cash book kept in Excel, booked as entries: whole, once, with the file's hash as evidence."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from congdoan.finance.bookkeeping import queries
from congdoan.finance.ledger import services as ledger
from congdoan.finance.ledger.rules import EntryDraft, Flat, LineDraft, columns_of
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError

from .dues import refuse_reported_dues

UNDER = "bookkeeping.import_cash_book"


class CashBookChanged(DomainError):
    code = "cash-book-changed"
    says = "Tệp khác với bản đã xem trước. Xem lại rồi nạp."


@dataclass(frozen=True, slots=True)
class BookedCashBook:
    """What an import booked. Units: đồng."""

    entries: int
    come: int
    gone: int


@transaction.atomic
def import_cash_book(*, by: int, unit_id: int, content: bytes, file_name: str, on: date, mark: str | None = None) -> BookedCashBook:
    """Book every row of a cash book as the entry that its voucher was, by the templates of its day; the same file is booked once.

    The rows bear no approvals of this product: they are entries with the words and numbers of the old book.

    :raises NotAllowed: the actor may not bring past vouchers of this unit
    :raises UnreadableTable, Rejected: the table cannot be read; every error is told with its place
    :raises CashBookChanged: `mark` no longer holds
    :raises DuesReported: a row of dues in a month whose report has booked them
    :raises AlreadyPosted: this file was booked
    :raises MonthLocked, MonthSoftlyLocked, BooksEnded: a month of the file takes no entry
    """
    access.require(by, UNDER, at=unit_id, on=on)
    found = queries.cash_book(content, file_name=file_name, unit_id=unit_id, on=on)
    if mark is not None and mark != found.mark:
        raise CashBookChanged
    refuse_reported_dues(unit_id, [row.voucher for row in found.rows])
    known = ledger.accounts(account for row in found.rows for account, _ in row.lines)
    drafts = [
        EntryDraft(unit_id, row.voucher.accounting_date, "bookkeeping/cash_book", row.voucher.reason, [
            LineDraft(known[account], amount) for account, amount in row.lines
        ])
        for row in found.rows
    ]  # fmt: skip
    source = f"bookkeeping/cash_book/{unit_id}/{found.sha256}"
    booked = ledger.post_batch(by=by, source=source, entries=columns_of(drafts), on=on, under=UNDER)
    body: Flat = {
        "file": file_name[:200], "sha256": found.sha256, "rows": booked.entries, "come": found.come, "gone": found.gone,
        "batch": booked.batch_id,
    }  # fmt: skip
    ledger.record_evidence(by=by, unit_id=unit_id, kind="cash-book", subject=f"bookkeeping/cash_book/{unit_id}", body=body, on=on)
    audit.record(by, UNDER, at=unit_id, file=file_name[:200], sha256=found.sha256, rows=booked.entries)
    return BookedCashBook(booked.entries, found.come, found.gone)
