"""One entry at a time: booked whole, never changed, taken back by another."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from django.db import DatabaseError, connection, transaction

from congdoan.finance.ledger import queries, rules
from congdoan.finance.ledger.models import Account, Entry
from congdoan.finance.ledger.rules import LineDraft
from congdoan.finance.ledger.rules.columns import LONGEST_DESCRIPTION, LONGEST_EVENT, is_text
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.periods import format_month, month_of

from .accounts import UnknownAccount

LONGEST_SOURCE = 200
MOST_LINES = 5_000  # of one entry by hand; sums of so many largest amounts still fit 64 bits


class UnableToPost(DomainError):
    """Root of the refusals to book an entry."""

    code = "entry-refused"
    says = "Không ghi được bút toán này."


class Unbalanced(UnableToPost):
    code = "entry-unbalanced"
    says = "Tổng Nợ và tổng Có lệch nhau {difference} đồng. Sửa số tiền cho hai bên bằng nhau rồi ghi lại."


class TooFewLines(UnableToPost):
    code = "entry-too-few-lines"
    says = "Bút toán mới có {lines} dòng. Cần ít nhất một dòng Nợ và một dòng Có."


class TooManyLines(UnableToPost):
    code = "entry-too-many-lines"
    says = "Bút toán có {lines} dòng, nhiều hơn {most} dòng. Chia thành nhiều bút toán."


class ZeroAmount(UnableToPost):
    code = "entry-zero-amount"
    says = "Dòng {line_no} có số tiền bằng 0. Bỏ dòng này hoặc ghi số tiền."


class AmountTooLarge(UnableToPost):
    code = "entry-amount-too-large"
    says = "Số tiền ở dòng {line_no} vượt mức {largest} đồng mà sổ nhận."


class TextMissing(UnableToPost):
    code = "entry-text-missing"
    says = "Cần ghi {what}, không quá {longest} ký tự."


class OutsideTheBooks(UnableToPost):
    code = "entry-outside-the-books"
    says = "Ngày ghi sổ phải từ tháng {first} đến tháng {last}."


class AlreadyPosted(UnableToPost):
    code = "entry-already-posted"
    says = "Việc này đã ghi sổ rồi: {source}."


class MonthLocked(UnableToPost):
    code = "entry-month-locked"
    says = "Tháng {month} của đơn vị này đã khóa sổ. Ghi vào tháng đang mở, hoặc mở lại tháng đã khóa."


class MonthSoftlyLocked(UnableToPost):
    code = "entry-month-softly-locked"
    says = "Tháng {month} của đơn vị này đã khóa mềm: chỉ người có quyền ghi bổ sung ghi được, kèm lý do."


class BooksEnded(UnableToPost):
    code = "entry-books-ended"
    says = "Sổ của đơn vị này đã kết thúc khi bàn giao. Chỉ ghi được bút toán bổ sung có lý do (ghi bổ sung sau bàn giao)."


class UnknownEntry(UnableToPost):
    code = "entry-unknown"
    says = "Không có bút toán số {entry_id}, hoặc bút toán nằm ngoài đơn vị của tài khoản này."


class AlreadyReversed(UnableToPost):
    code = "entry-already-reversed"
    says = "Bút toán số {entry_id} đã được đảo. Muốn sửa tiếp, đảo bút toán đảo hoặc ghi bút toán mới."


BARS = {"hard": MonthLocked, "soft": MonthSoftlyLocked, "ended": BooksEnded}
PROMISES = {"ledger_month_open": MonthLocked, "ledger_late_with_reason": MonthSoftlyLocked, "ledger_books_go_on": BooksEnded}


@transaction.atomic
def post_entry(
    *, by: int, unit_id: int, accounting_date: date, event: str, description: str, source: str, lines: Sequence[LineDraft], on: date,
    under: str = "ledger.post_entry",
) -> int:  # fmt: skip
    """Post one balanced entry to one unit's books and return its id.

    `source` names the event, e.g. "bookkeeping/voucher/1204"; the same event is never booked twice. `under` is the use case whose
    right counts: an app that posts what its own rules allow names its own, so that nobody needs the right to write entries freely.
    Units: whole đồng; a debit is above zero, a credit below; a red line has the opposite sign of its side and lowers its turnover.

    :raises NotAllowed: the actor may not keep this unit's books on this day
    :raises Unbalanced: debits differ from credits; TooFewLines, ZeroAmount, AmountTooLarge, TextMissing, OutsideTheBooks likewise
    :raises UnknownAccount: a line names an account that is not there
    :raises MonthLocked, MonthSoftlyLocked, BooksEnded: the month takes no entry, or none without a reason
    :raises AlreadyPosted: this source is already in the books
    """
    access.require(by, under, at=unit_id, on=on)
    entry_id = _insert(by, unit_id, accounting_date, event, description, source, lines, reverses_id=None)
    debit = sum(turnover.debit for turnover in rules.turnover_of(lines).values())
    audit.record(by, "ledger.post_entry", at=unit_id, entry=entry_id, source=source, debit=debit)
    return entry_id


@transaction.atomic
def reverse_entry(
    *, by: int, entry_id: int, accounting_date: date, reason: str, red: bool, on: date, under: str = "ledger.reverse_entry"
) -> int:
    """Take an entry back by another in an open month, once only, and return the new entry's id; `under` as in `post_entry`.

    Opposite (`red` false): every line moves to the other side. Red: every line stays on its side below zero, so that the
    turnover of both sides is as if the entry had never been.

    :raises UnknownEntry: no such entry in the books that the actor reaches
    :raises NotAllowed: the actor may not keep these books on this day
    :raises AlreadyReversed: it was taken back before
    :raises MonthLocked: the month of the new entry is locked
    """
    found = queries.entry(entry_id)
    if found is None:
        raise UnknownEntry(entry_id=entry_id)
    access.require(by, under, at=found.unit_id, on=on)
    if Entry.objects.filter(reverses_id=entry_id).exists():
        raise AlreadyReversed(entry_id=entry_id)

    lines = rules.reversed_lines([LineDraft(line.account_id, line.amount, line.is_red) for line in found.lines], red=red)
    source = f"ledger/reversal/{entry_id}"
    try:
        new_id = _insert(by, found.unit_id, accounting_date, "ledger/reversal", reason, source, lines, reverses_id=entry_id)
    except AlreadyPosted:
        raise AlreadyReversed(entry_id=entry_id) from None
    audit.record(by, "ledger.reverse_entry", at=found.unit_id, entry=new_id, reverses=entry_id, red=red, reason=reason)
    return new_id


def require_open(pairs: Sequence[tuple[int, int]]) -> None:
    """Refuse unless every (unit, month) takes an entry of this transaction.

    :raises MonthLocked, MonthSoftlyLocked, BooksEnded: the first that does not, and why
    """
    for unit_id, month, bar in queries.barred_among(pairs)[:1]:
        raise BARS[bar](month=format_month(month), unit_id=unit_id)


@contextmanager
def told_by_postgresql(*, month: int | None = None) -> Iterator[None]:
    """Turn what PostgreSQL refuses in a race that this session's own checks could not see into the same refusals.

    :raises MonthLocked, MonthSoftlyLocked, BooksEnded: the month was locked, or the books ended, meanwhile
    """
    try:
        with transaction.atomic():
            yield
    except DatabaseError as error:
        promise, subject = broken_promise(error)
        if promise in PROMISES:
            raise PROMISES[promise](month=format_month(month) if month else "này", unit_id=int(subject)) from None
        if promise == "ledger_account_known":
            raise UnknownAccount(account=f"số {subject}", chart="") from None
        raise


def broken_promise(error: DatabaseError) -> tuple[str, str]:
    """Return the name of the promise that PostgreSQL refused to break, and what it was about."""
    diagnosis = getattr(error.__cause__, "diag", None)
    return getattr(diagnosis, "constraint_name", None) or "", getattr(diagnosis, "message_detail", None) or ""


def _insert(
    by: int,
    unit_id: int,
    accounting_date: date,
    event: str,
    description: str,
    source: str,
    lines: Sequence[LineDraft],
    *,
    reverses_id: int | None,
) -> int:
    """Book an entry and its lines in one statement."""
    period = month_of(accounting_date)
    _require_sound(period, event, description, source, lines)
    require_open([(unit_id, period)])
    with told_by_postgresql(month=period), connection.cursor() as cursor:
        cursor.execute(
            """
            WITH entry AS (
              INSERT INTO ledger_entry
                (unit_id, period, accounting_date, event, description, source, line_count, reverses_id, posted_by)
              VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)
              ON CONFLICT (source) WHERE source IS NOT NULL DO NOTHING
              RETURNING id, unit_id, period
            ),
            line AS (
              INSERT INTO ledger_line (unit_id, period, entry_id, line_no, account_id, amount, is_red)
              SELECT entry.unit_id, entry.period, entry.id, l.line_no, l.account_id, l.amount, l.is_red
              FROM entry, unnest(%s::bigint[], %s::bigint[], %s::boolean[]) WITH ORDINALITY AS l(account_id, amount, is_red, line_no)
            )
            SELECT id FROM entry
            """,
            [
                *(unit_id, period, accounting_date, event, description, source, len(lines), reverses_id, by),
                [line.account_id for line in lines],
                [line.amount for line in lines],
                [line.is_red for line in lines],
            ],
        )
        booked = cursor.fetchone()
    if booked is None:
        raise AlreadyPosted(source=source)
    return int(booked[0])


def _require_sound(period: int, event: str, description: str, source: str, lines: Sequence[LineDraft]) -> None:
    if not rules.FIRST_PERIOD <= period <= rules.LAST_PERIOD:
        raise OutsideTheBooks(first=format_month(rules.FIRST_PERIOD), last=format_month(rules.LAST_PERIOD))
    texts = (("sự việc", event, LONGEST_EVENT), ("diễn giải", description, LONGEST_DESCRIPTION), ("nguồn", source, LONGEST_SOURCE))
    for what, text, longest in texts:
        if not is_text(text, longest):
            raise TextMissing(what=what, longest=longest)
    if len(lines) < 2:
        raise TooFewLines(lines=len(lines))
    if len(lines) > MOST_LINES:
        raise TooManyLines(lines=len(lines), most=MOST_LINES)
    for number, line in enumerate(lines, start=1):
        if line.amount == 0:
            raise ZeroAmount(line_no=number)
        if abs(line.amount) > rules.LARGEST_AMOUNT:
            raise AmountTooLarge(line_no=number, largest=rules.LARGEST_AMOUNT)
    if difference := rules.imbalance(lines):
        raise Unbalanced(difference=difference)
    require_accounts({line.account_id for line in lines})


def require_accounts(ids: set[int]) -> None:
    """Refuse unless every account exists.

    :raises UnknownAccount: at least one does not
    """
    if missing := ids - set(Account.objects.filter(id__in=ids).values_list("id", flat=True)):
        raise UnknownAccount(account=f"số {min(missing)}", chart="")
