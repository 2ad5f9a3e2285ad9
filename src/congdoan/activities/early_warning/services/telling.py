"""What people tell: a signal, its end, the pay day, whether wages were paid."""

from datetime import date, timedelta

from django.db import transaction

from congdoan.activities.disputes import services as disputes
from congdoan.activities.early_warning import rules
from congdoan.activities.early_warning.models import COMPUTED, TOLD, PayAnswer, PayDay, Signal
from congdoan.activities.early_warning.queries import pay, seen
from congdoan.activities.early_warning.services.refusals import (
    NotAboveEmployer,
    SignalOver,
    SignalReasonMissing,
    UnfitPayDay,
    UnfitSignal,
    UnknownSignal,
    WithoutUnion,
)
from congdoan.activities.early_warning.services.writing import ended, lock
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.periods import format_month
from congdoan.people.organisations import queries as organisations

MOST = 10_000_000
OLDEST = timedelta(days=730)
AHEAD = timedelta(days=120)
W1 = "W1"


@transaction.atomic
def tell_signal(
    *, by: int, unit_id: int, employer_id: int, code: str, words: str, on: date, kind: str = "", number: int | None = None,
    line: int | None = None, anchor: date | None = None,
) -> int:  # fmt: skip
    """Write down a signal that somebody saw or heard of, as a unit above the employer; return its number. It counts from today.

    :raises NotAllowed: the actor may not tell signals for this unit
    :raises NotAboveEmployer: the unit does not stand above the employer that day
    :raises UnfitSignal: everything that is missing or cannot be
    """
    access.require(by, "early_warning.tell_signal", at=unit_id, on=on)
    _require_above(unit_id, employer_id, on)
    if why := _unfit(code, kind, number, line, anchor, words, on):
        raise UnfitSignal(why="; ".join(why), faults=why)
    until = anchor + timedelta(days=1) if code == "W3" and anchor else None
    one = Signal.objects.create(
        unit_id=unit_id, employer_id=employer_id, code=code, kind=kind, number=number, line=line, anchor=anchor, words=words.strip(),
        source=TOLD, since=on, until=until, told_by_id=by,
    )  # fmt: skip
    audit.record(by, "early_warning.tell_signal", at=unit_id, signal=one.pk, employer=employer_id, code=code)
    return int(one.pk)


def _require_above(unit_id: int, employer_id: int, on: date) -> None:
    employer = organisations.named([employer_id], on=on).get(employer_id)
    is_above = unit_id in access_queries.ancestors([employer_id], on=on)[employer_id]
    if employer is None or not employer.is_employer or not is_above:
        names = access_queries.branch_names([unit_id])
        raise NotAboveEmployer(unit=names.get(unit_id, ("", "Đơn vị này"))[1], day=f"{on:%d/%m/%Y}")


def _unfit(
    code: str, kind: str, number: int | None, line: int | None, anchor: date | None, words: str, on: date
) -> list[str]:  # fmt: skip
    """Return everything that is wrong with a signal that somebody tells."""
    sort = rules.CODES.get(code)
    if sort is None or not sort.is_told:
        return ["không có loại dấu hiệu này, hoặc loại này do phần mềm tính"]
    told = []
    if sort.kinds and kind not in sort.kinds:
        told.append(f"chọn một trong: {', '.join(sort.kinds.values())}")
    if kind and not sort.kinds:
        told.append("loại này không chia nhỏ")
    for name, value in (("number", number), ("line", line)):
        if name in sort.asks and (value is None or not 1 <= value <= MOST):
            told.append(f"{sort.asks[name].lower()}: ghi số từ 1")
        if name not in sort.asks and value is not None:
            told.append("loại này không ghi số")
    if "anchor" in sort.asks and anchor is None:
        told.append(f"{sort.asks['anchor'].lower()}: chưa ghi")
    elif anchor is not None and "anchor" not in sort.asks:
        told.append("loại này không ghi ngày")
    elif anchor is not None and code == W1 and not on - OLDEST <= anchor <= on:
        told.append("ngày phải trả không được ở phía trước, không quá hai năm")
    elif anchor is not None and code != W1 and not on <= anchor <= on + AHEAD:
        told.append("ngày Tết phải ở phía trước, trong 120 ngày")
    if not words.strip():
        told.append("ghi ai báo, thấy gì")
    return told


@transaction.atomic
def end_signal(*, by: int, signal_id: int, words: str, on: date) -> None:
    """Write that a signal no longer counts from today, and how it was settled; what was told by mistake ends the same day and never counts.

    :raises UnknownSignal: there is none within reach
    :raises SignalOver: it has ended, or the product computes it
    :raises SignalReasonMissing: nothing was said
    """
    one = seen.signal(signal_id)
    if one is None:
        raise UnknownSignal
    access.require(by, "early_warning.end_signal", at=one.unit_id, on=on)
    lock(one.unit_id)
    one = seen.signal(signal_id)
    if one is None or hasattr(one, "end") or one.source == COMPUTED or (one.until and one.until <= on) or one.since > on:
        raise SignalOver
    if not words.strip():
        raise SignalReasonMissing
    ended(by, [one], on=on, words=words.strip())
    audit.record(by, "early_warning.end_signal", at=one.unit_id, signal=one.pk, employer=one.employer_id, code=one.code)


@transaction.atomic
def set_pay_day(*, by: int, employer_id: int, day: int, is_following: bool, on: date) -> None:
    """Write down on which day of the month an employer pays wages; from then on its union is asked.

    :raises WithoutUnion: nobody is there to be asked
    :raises UnfitPayDay: there is no such day
    """
    union = _union_of(by, employer_id, "set_pay_day", on)
    if not 1 <= day <= 31:
        raise UnfitPayDay(why="ngày từ 1 đến 31")
    PayDay.objects.create(unit_id=union, employer_id=employer_id, day=day, is_following=is_following, since=on, told_by_id=by)
    audit.record(by, "early_warning.set_pay_day", at=union, employer=employer_id, day=day, is_following=is_following)


@transaction.atomic
def answer_pay_day(*, by: int, employer_id: int, month: int, is_paid: bool, on: date, words: str = "") -> None:
    """Write down whether the wages of a month were paid; unpaid begins a signal that grows with the days, paid ends it.

    Unpaid is also raised to those who verify signals, once for a month: one tap is enough for both.

    :raises WithoutUnion: nobody is there to be asked
    :raises UnfitPayDay: the pay day is not known, or the month is not due yet
    """
    union = _union_of(by, employer_id, "answer_pay_day", on)
    lock(union)
    told = pay.pay_days_of([employer_id]).get(employer_id)
    if told is None:
        raise UnfitPayDay(why="chưa ghi doanh nghiệp trả lương vào ngày nào")
    first = pay.first_pay_days([employer_id])[employer_id]
    due = dict(rules.months_due(day=told.day, is_following=told.is_following, since=first, on=on))
    if month not in due:
        raise UnfitPayDay(why=f"tháng {format_month(month) if month % 100 in range(1, 13) else month} chưa đến hạn hoặc không phải hỏi")
    PayAnswer.objects.create(
        unit_id=union, employer_id=employer_id, month=month, is_paid=is_paid, words=words.strip(), told_on=on, told_by_id=by
    )
    said = f"lương tháng {format_month(month)}"
    standing = Signal.objects.filter(unit_id=union, employer_id=employer_id, code=W1, source=TOLD, number=month, end=None)
    if is_paid:
        ended(by, list(standing), on=on, words=f"Đã trả đủ {said}. {words}".strip())
    elif not standing.exists():
        Signal.objects.create(
            unit_id=union, employer_id=employer_id, code=W1, anchor=due[month], number=month,
            words=f"Chưa trả {said}. {words}".strip(), source=TOLD, since=on, told_by_id=by,
        )  # fmt: skip
        disputes.raise_signal(by=by, unit_id=union, employer_id=employer_id, matter="late_wage", words=f"Chưa trả {said}. {words}", on=on)
    audit.record(by, "early_warning.answer_pay_day", at=union, employer=employer_id, month=month, is_paid=is_paid)


def _union_of(by: int, employer_id: int, act: str, on: date) -> int:
    union = organisations.union_of([employer_id], on=on).get(employer_id)
    if union is None:
        raise WithoutUnion
    access.require(by, f"early_warning.{act}", at=union, on=on)
    return union
