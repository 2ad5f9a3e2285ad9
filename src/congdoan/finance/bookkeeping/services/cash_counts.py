"""Counting the cash, with minutes signed by three people, and what is decided about a difference."""

from collections.abc import Mapping
from datetime import date, time

from django.db import IntegrityError, connection, transaction

from congdoan.finance.bookkeeping import queries
from congdoan.finance.bookkeeping.models import CashCount, CashCountAct, CashCountRule
from congdoan.finance.bookkeeping.queries import CountRow
from congdoan.finance.bookkeeping.rules import Part
from congdoan.finance.bookkeeping.rules import cash_counts as rules
from congdoan.finance.ledger import services as ledger
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.money import format_dong

from .acting import reason_of
from .booking import book_event


class UnableToCount(DomainError):
    """Root of the refusals about counts of the cash."""


class UnknownCount(UnableToCount):
    code = "cash-count-unknown"
    says = "Không có biên bản kiểm kê này trong phạm vi của bạn."


class CountUnfit(UnableToCount):
    code = "cash-count-unfit"
    says = "Chưa lập được biên bản kiểm kê: {what}."


class CountUnexplained(UnableToCount):
    code = "cash-count-unexplained"
    says = "Đếm được {total} đồng, sổ quỹ ghi {book} đồng, lệch {difference} đồng. Ghi nguyên nhân chênh lệch."


class CountNotNow(UnableToCount):
    code = "cash-count-not-now"
    says = "{title}: {state}, không làm được việc này. Hãy tải lại trang."


class SignedAlready(UnableToCount):
    code = "cash-count-signed-already"
    says = "{title}: {position} đã ký, hoặc chính anh chị đã ký ở vị trí khác. Ba chữ ký là của ba người."


class DecisionUnfit(UnableToCount):
    code = "cash-decision-unfit"
    says = "{title} {what}. Chọn cách xử lý phù hợp và ghi văn bản quyết định."


class RuleUnfit(UnableToCount):
    code = "cash-count-rule-unfit"
    says = "Ghi kỳ kiểm kê (tháng hoặc quý) và văn bản quy định."


@transaction.atomic
def count_cash(
    *, by: int, unit_id: int, pieces: Mapping[int, int], counted_on: date, counted_time: time, on: date, explanation: str = ""
) -> int:
    """Write down a count of the cash beside what the cash book says of that day, and return its id.

    Units: `pieces` are numbers of notes by face value in đồng.

    :raises CountUnfit: a face or a number that is none, a day to come
    :raises CountUnexplained: the count differs from the book and nothing explains it
    :raises NotAllowed: the actor may not count this unit's cash
    """
    access.require(by, "bookkeeping.count_cash", at=unit_id, on=on)
    told = {face: count for face, count in sorted(pieces.items(), reverse=True) if count}
    if counted_on > on or counted_on.year < 2013:
        raise CountUnfit(what="ngày kiểm kê không được sau hôm nay")
    if any(not 0 < face <= 10**6 or not 0 < count <= rules.MOST_PIECES for face, count in told.items()):
        raise CountUnfit(what="mệnh giá và số tờ phải là số nguyên dương")
    total, book = rules.total_of(told), queries.cash_on_hand(unit_id, on=counted_on)
    words = " ".join(explanation.replace("\x00", "").split())[:500]
    if total != book and not words:
        raise CountUnexplained(total=format_dong(total), book=format_dong(book), difference=format_dong(total - book))
    count = CashCount(
        unit_id=unit_id, year=counted_on.year, counted_on=counted_on, counted_time=counted_time,
        faces=list(told), pieces=list(told.values()),
        total=total, book_balance=book, explanation=words, prepared_by=by,
    )  # fmt: skip
    count.save(force_insert=True)
    audit.record(by, "bookkeeping.count_cash", at=unit_id, count=count.pk, total=total, book=book)
    sheet = ";".join(f"{face}x{number}" for face, number in told.items())
    body: dict[str, str | int | None] = {"day": counted_on.isoformat(), "total": total, "book": book, "pieces": sheet, "words": words}
    ledger.record_evidence(by=by, unit_id=unit_id, kind="cash-count/counted", subject=_subject(count.pk), body=body, on=on)
    return int(count.pk)


@transaction.atomic
def sign_cash_count(*, by: int, count_id: int, position: str, on: date) -> str:
    """Sign the minutes of a count as treasurer, accountant or chair, and return where the count stands.

    :raises SignedAlready: the position, or the person, has signed
    :raises CountNotNow: it is voided, or all have signed; UnknownCount: it is not there
    :raises NotAllowed: the actor may not sign in this position
    """
    if position not in rules.POSITIONS:
        raise CountUnfit(what="chọn vị trí ký: thủ quỹ, kế toán hoặc chủ tịch")
    row = _held(by, count_id, f"sign_cash_count_as_{position}", on=on)
    if row.state != "signing":
        raise CountNotNow(title=row.title, state=row.words)
    if position in row.signed or by in {act.recorded_by for act in row.signed.values()}:
        raise SignedAlready(title=row.title, position=rules.POSITIONS[position])
    _write(by, row, on=on, kind="signed", position=position)
    return queries.cash_counts(ids=[count_id])[0].state


@transaction.atomic
def decide_cash_difference(*, by: int, count_id: int, decision: str, document: str, on: date) -> int:
    """Book the difference of a signed count as somebody decided it, and return the entry's id.

    `decision` is one of `rules.cash_counts.decisions_for(difference)`, `document` the paper that says so.

    :raises DecisionUnfit: no such decision for this difference, or the actor signed as treasurer
    :raises CountNotNow: not all have signed, there is no difference, or it is decided
    :raises ReasonMissing: no document; UnknownCount, NotAllowed as above
    """
    row = _held(by, count_id, "decide_cash_difference", on=on)
    if row.state != "deciding":
        raise CountNotNow(title=row.title, state=row.words)
    if decision not in rules.decisions_for(row.difference):
        raise DecisionUnfit(title=row.title, what="thừa tiền" if row.difference > 0 else "thiếu tiền")
    if row.signed["treasurer"].recorded_by == by:
        raise DecisionUnfit(title=row.title, what="do chính anh chị giữ quỹ: người khác phải quyết định")
    words = reason_of(document)
    entry_id = book_event(
        by=by, under="bookkeeping.decide_cash_difference", unit_id=row.unit_id, accounting_date=on, event=decision,
        parts=[Part({"amount": abs(row.difference)}, category=rules.CATEGORIES.get(decision, ""), debt="cash_count")],
        description=f"{row.title}: {rules.decisions_for(row.difference)[decision]}", source=f"bookkeeping/cash-count/{row.id}", on=on,
    )  # fmt: skip
    _write(by, row, on=on, kind="decided", decision=decision, words=words, entry_id=entry_id)
    return entry_id


@transaction.atomic
def void_cash_count(*, by: int, count_id: int, reason: str, on: date) -> None:
    """Void a count that was written down wrongly, with a reason; it keeps its number.

    :raises CountNotNow: it is voided, or its difference is booked; ReasonMissing: no reason; UnknownCount, NotAllowed as above
    """
    row = _held(by, count_id, "void_cash_count", on=on)
    if row.end is not None:
        raise CountNotNow(title=row.title, state=row.words)
    _write(by, row, on=on, kind="voided", words=reason_of(reason))


@transaction.atomic
def set_cash_count_period(*, by: int, unit_id: int, every: str, since: date, document: str, on: date) -> None:
    """Decide that a branch, with all below it, counts its cash each month or each quarter from a day on.

    :raises RuleUnfit: no such period, or no document
    :raises NotAllowed: the actor may not decide this for the branch
    """
    access.require(by, "bookkeeping.set_cash_count_period", at=unit_id, on=on)
    paper = " ".join(document.replace("\x00", "").split())[:200]
    if every not in rules.EVERY or not paper:
        raise RuleUnfit()
    CashCountRule.objects.create(unit_id=unit_id, every=every, since=since, document=paper, decided_by=by)
    audit.record(by, "bookkeeping.set_cash_count_period", at=unit_id, every=every, since=since, document=paper)


def _subject(count_id: int) -> str:
    return f"bookkeeping/cash-count/{count_id}"


def _held(by: int, count_id: int, act: str, *, on: date) -> CountRow:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('bookkeeping_cash_count_act', %s))", [count_id])
    found = queries.cash_counts(ids=[count_id])
    if not found:
        raise UnknownCount()
    access.require(by, f"bookkeeping.{act}", at=found[0].unit_id, on=on)
    return found[0]


def _write(by: int, row: CountRow, *, on: date, **facts: str | int | None) -> None:
    try:
        with transaction.atomic():
            CashCountAct.objects.create(count_id=row.id, unit_id=row.unit_id, recorded_by=by, **facts)
    except IntegrityError as cause:
        raise CountNotNow(title=row.title, state="vừa được người khác xử lý") from cause
    kind = str(facts["kind"])
    audit.record(by, f"bookkeeping.cash_count_{kind}", at=row.unit_id, count=row.id, **facts)
    ledger.record_evidence(by=by, unit_id=row.unit_id, kind=f"cash-count/{kind}", subject=_subject(row.id), body=facts, on=on)
