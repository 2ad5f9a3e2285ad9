"""The settlement of an advance: filed with its lines, accepted by another person, booked; what exceeds the advance is paid first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from congdoan.finance.bookkeeping import queries
from congdoan.finance.bookkeeping.models import AdvancePart
from congdoan.finance.bookkeeping.queries import AdvanceRow, StepRow
from congdoan.finance.bookkeeping.rules import Part
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import Rejected

from .acting import reason_of
from .advance_steps import Money, book_step, held, require_other, require_payable, require_payer, require_step, write_step
from .limits import require_within

MOST_LINES = 50
LARGEST = 10**15


class SettlementUnfit(Rejected):
    code = "settlement-unfit"
    says = "Giấy thanh toán có {count} chỗ cần sửa, chưa ghi gì. Chỗ đầu tiên: {first}"


@dataclass(frozen=True, slots=True)
class Spent:
    """One line of a settlement: category, sum, what for, and the paper that proves it. Units: đồng."""

    category: str
    amount: int
    words: str
    paper: str = ""


@transaction.atomic
def settle_advance(*, by: int, advance_id: int, lines: Sequence[Spent], on: date, words: str = "") -> int:
    """File what was spent of an advance (giấy thanh toán tạm ứng), for another person to accept; return the sum.

    It may be a part, or more than the person holds: what is more is paid once it is accepted. Units: đồng.

    :raises SettlementUnfit: no line, an unknown category, a sum that is none, a line without words
    :raises StepNotNow: nothing is open, or a settlement waits already
    :raises UnknownAdvance: it is not there; NotAllowed: the actor may not settle advances of its unit
    """
    row, steps = held(by, advance_id, "settle_advance", on=on)
    if problems := _problems(lines, on=on):
        raise SettlementUnfit(problems)
    total = sum(line.amount for line in lines)
    place = require_step(row, steps, "filed", total)
    told = "\n".join(f"{line.category}|{line.amount}|{line.words.strip()}|{line.paper.strip()}" for line in lines)
    words = words.replace("\x00", "").strip()[:300]
    step_id = write_step(by, row, place, "filed", total, happened_on=on, on=on, lines=told, words=words)
    AdvancePart.objects.bulk_create(
        AdvancePart(
            step_id=step_id, unit_id=row.unit_id, line_no=number, category=line.category, amount=line.amount,
            words=line.words.strip()[:200], paper=line.paper.strip()[:120],
        )
        for number, line in enumerate(lines, start=1)
    )  # fmt: skip
    audit.record(by, "bookkeeping.settle_advance", at=row.unit_id, advance=row.id, lines=len(lines), total=total)
    return total


@transaction.atomic
def accept_settlement(*, by: int, advance_id: int, on: date, reason: str = "") -> bool:
    """Accept the settlement that waits; return whether it is booked, which it is unless more must be paid first.

    `reason` says why a limit of the year may be passed.

    :raises AnotherPersonNeeded: the actor filed it
    :raises LimitPassed: it spends more than the year's limit of a category, and no reason is given
    :raises StepNotNow: none waits; UnknownAdvance, NotAllowed as above
    """
    row, steps = held(by, advance_id, "accept_settlement", on=on)
    place = require_step(row, steps, "accepted", row.pending)
    require_other(by, row, steps, "filed")
    words = require_within(by, row.unit_id, on.year, queries.filed_by_category(steps), reason=reason, on=on)
    write_step(by, row, place, "accepted", row.pending, happened_on=on, on=on, words=words)
    is_booked = row.pending <= row.open
    if is_booked:
        _book(by, "accept_settlement", row, steps, place + 1, on=on)
    audit.record(by, "bookkeeping.accept_settlement", at=row.unit_id, advance=row.id, total=row.pending, booked=is_booked)
    return is_booked


@transaction.atomic
def decline_settlement(*, by: int, advance_id: int, reason: str, on: date) -> None:
    """Give back the settlement that waits, with a reason; another may be filed.

    :raises StepNotNow: none waits; ReasonMissing: no reason; UnknownAdvance, NotAllowed as above
    """
    row, steps = held(by, advance_id, "decline_settlement", on=on)
    place, words = require_step(row, steps, "refused", row.pending), reason_of(reason)
    write_step(by, row, place, "refused", row.pending, happened_on=on, on=on, words=words)
    audit.record(by, "bookkeeping.decline_settlement", at=row.unit_id, advance=row.id, reason=words)


@transaction.atomic
def pay_extra(*, by: int, advance_id: int, money: Money, on: date) -> int:
    """Pay what an accepted settlement spent beyond the advance, book both, and return what was paid. Units: đồng.

    :raises AnotherPersonNeeded: the actor accepted the settlement, or filed it where the unit has no setting that allows this
    :raises CashShort: the cash fund does not hold so much; CashlessRequired: too much to be paid in cash
    :raises StepNotNow: nothing more is to be paid; UnknownAdvance, NotAllowed as above
    """
    row, steps = held(by, advance_id, "pay_extra", on=on)
    extra = max(row.pending - row.open, 0)
    place = require_step(row, steps, "topped_up", extra)
    require_payer(by, row, steps, prepared="filed", approved="accepted", on=on)
    require_payable(row.unit_id, extra, money, on=on)
    part = Part({"amount": extra}, debt="advance")
    entry_id = book_step(by, "pay_extra", row, place, "advance_pay", [part], happened_on=on, on=on, money=money)
    write_step(by, row, place, "topped_up", extra, happened_on=on, on=on, money=money, entry_id=entry_id)
    _book(by, "pay_extra", row, steps, place + 1, on=on)
    audit.record(by, "bookkeeping.pay_extra", at=row.unit_id, advance=row.id, amount=extra, entry=entry_id)
    return extra


def _book(by: int, act: str, row: AdvanceRow, steps: Sequence[StepRow], place: int, *, on: date) -> None:
    parts = [Part({"amount": amount}, category=category, debt="advance") for category, amount in queries.filed_by_category(steps).items()]
    entry_id = book_step(by, act, row, place, "advance_settle", parts, happened_on=on, on=on)
    write_step(by, row, place, "settled", row.pending, happened_on=on, on=on, entry_id=entry_id)


def _problems(lines: Sequence[Spent], *, on: date) -> list[str]:
    known = {code for code, _ in queries.spending_categories(on=on)}
    if not 0 < len(lines) <= MOST_LINES:
        return [f"cần từ 1 đến {MOST_LINES} dòng chi"]
    found = []
    for number, line in enumerate(lines, start=1):
        if line.category not in known:
            found.append(f"dòng {number}: chọn mục chi trong danh sách")
        if not 0 < line.amount <= LARGEST:
            found.append(f"dòng {number}: số tiền phải lớn hơn 0")
        if not line.words.strip() or "\x00" in line.words + line.paper:
            found.append(f"dòng {number}: ghi nội dung chi")
    return found
