"""Opening balances from a table: booked on the eve of the first day, replaced by another table while that month is open."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.db import transaction

from congdoan.finance.bookkeeping import queries
from congdoan.finance.bookkeeping.models import OpeningImport
from congdoan.finance.ledger import services as ledger
from congdoan.finance.ledger.rules import FIRST_PERIOD, LAST_PERIOD, Flat, LineDraft
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.periods import add_days, month_of

UNDER = "bookkeeping.import_opening"


class UnableToOpen(DomainError):
    """Root of the refusals to bring opening balances."""


class OpeningPreviewChanged(UnableToOpen):
    code = "opening-preview-changed"
    says = "Tệp hoặc ngày đầu kỳ khác với bản đã xem trước. Xem lại rồi nạp."


class OpeningDayOutside(UnableToOpen):
    code = "opening-day-outside"
    says = "Ngày đầu kỳ phải nằm trong các năm của sổ và không ở tương lai."


@dataclass(frozen=True, slots=True)
class Opened:
    """What an import did: units booked, units whose balances were replaced, units left as they stood."""

    booked: int
    replaced: int
    standing: int


@transaction.atomic
def import_opening(
    *, by: int, unit_id: int, content: bytes, file_name: str, first_day: date, on: date, mark: str | None = None
) -> Opened:  # fmt: skip
    """Book the opening balances of a table, dated the day before the first day so that the first month's turnover stays its own.

    A unit whose balances stand already gets the old ones taken back in red and the new ones booked; the same file again changes nothing.
    Source: decision 0006 (the day), table `identities` (money). Units: đồng.

    :raises NotAllowed: the actor may not bring the balances of one of the units
    :raises UnreadableTable, Rejected: the table cannot be read; every error is told with its place
    :raises OpeningDayOutside, OpeningPreviewChanged: no such day; another table than the one seen
    :raises MonthLocked: the month before the first day is locked
    """
    access.require(by, UNDER, at=unit_id, on=on)
    eve = add_days(first_day, -1)
    if not FIRST_PERIOD <= month_of(eve) <= LAST_PERIOD or first_day > on:
        raise OpeningDayOutside
    ledger.hold_books()
    preview = queries.opening_preview(content, file_name=file_name, first_day=first_day, unit_id=unit_id)
    if mark is not None and mark != preview.mark:
        raise OpeningPreviewChanged
    access.require_all(by, UNDER, at=[one.unit_id for one in preview.units], on=on)
    digest = sha256(content).hexdigest()
    booked = replaced = standing = 0
    for one in preview.units:
        if one.stands and (one.stands.file_sha256, one.stands.first_day) == (digest, first_day):
            standing += 1
        elif one.balances:
            _book(by, one, eve, file_name, digest, first_day, on)
            booked, replaced = booked + 1, replaced + bool(one.stands)
    return Opened(booked, replaced, standing)


def _book(by: int, one: queries.OpeningUnit, eve: date, file_name: str, digest: str, first_day: date, on: date) -> None:
    number, taken = 1, None
    words = f"Số dư đầu kỳ theo tệp {file_name}"[:500]
    if one.stands:
        number, before = one.stands.number + 1, add_days(one.stands.first_day, -1)
        taken = ledger.reverse_entry(
            by=by, entry_id=one.stands.entry_id, accounting_date=before, reason=words, red=True, on=on, under=UNDER
        )  # fmt: skip
    known = ledger.accounts(one.balances)
    lines = [LineDraft(known[account], amount) for account, amount in one.balances.items()]
    entry_id = ledger.post_entry(
        by=by, under=UNDER, unit_id=one.unit_id, accounting_date=eve, event="bookkeeping/opening", description=words,
        source=f"bookkeeping/opening/{one.unit_id}/{number}", lines=lines, on=on,
    )  # fmt: skip
    OpeningImport.objects.create(
        unit_id=one.unit_id, number=number, first_day=first_day, period=month_of(eve), file_name=file_name[:200], file_sha256=digest,
        entry_id=entry_id, took_back_id=taken, moved=one.debit, recorded_by=by,
    )  # fmt: skip
    body: Flat = {"number": number, "file": file_name[:200], "sha256": digest, "first_day": first_day.isoformat(), "debit": one.debit}
    subject = f"bookkeeping/opening/{one.unit_id}"
    ledger.record_evidence(by=by, unit_id=one.unit_id, kind="opening", subject=subject, body=body, on=on)
    audit.record(by, UNDER, at=one.unit_id, number=number, file=file_name[:200], sha256=digest, entry=entry_id)
