"""Red flags that the books of a unit can tell: each with what was found, or why nothing can be said. Nothing here accuses anybody."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from congdoan.finance.bookkeeping import queries as bookkeeping
from congdoan.finance.budgets.rules.ceilings import SETTLEMENT
from congdoan.finance.budgets.rules.estimates import by_category
from congdoan.finance.collection import queries as collection
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import AccountFilter
from congdoan.foundation.kernel.periods import format_month, last_day, make_month
from congdoan.foundation.reference import queries as reference
from congdoan.people.organisations import queries as organisations

from .actuals import PAYABLE, chart_of, moved, turnovers
from .ceilings import ceilings
from .estimates import approved_of, last_sent_on
from .execution import category_names
from .flagging import CLEAN, FOUND, UNKNOWN, Asked, CannotTell, Finding, Flag
from .flags_beside_the_books import (
    bank_differs,
    cash_without_papers,
    count_differs,
    dues_unlike_members,
    fund_below_insurance,
    paid_after_liability,
    split_payments,
)
from .settlement import settlement
from .submissions import approved_of as approved_settlements
from .targets import given_days

LENDING = ("121", "128", "221", "228")
"""Accounts of lending, capital contribution and other financial investment. Source: charts of accounts TT 107/2017 and TT 24/2024."""
INCOME = ("dues", "dues_extra", "fund", "other_employer", "other_misc", "received_distribution", "received_support")
OLD_DAYS = 30


def red_flags(unit_id: int, code: str, year: int, *, on: date) -> list[Flag]:
    """Return every red flag of the law pack for one unit's year, those found first, by weight.

    Source: reference table `red_flags`; conditions and weights are proposals.
    """
    asked = Asked(unit_id, code, year, on)
    flags = [_judged(record, asked) for record in reference.records("red_flags") if record.holds_on(asked.last_day)]
    order = {FOUND: 0, UNKNOWN: 1, CLEAN: 2}
    return sorted(flags, key=lambda flag: (order[flag.state], -flag.weight, int(flag.code[1:])))


def _judged(record: Any, asked: Asked) -> Flag:
    code = str(record.fields["code"])
    told = code, record.name, int(record.fields["default_weight"])
    judge = JUDGES.get(code)
    if judge is None:
        return Flag(*told, UNKNOWN, (), ELSEWHERE.get(code, "Chưa có dữ liệu trong hệ thống."), record.needs_check)
    try:
        findings = tuple(judge(asked))
    except CannotTell as why:
        return Flag(*told, UNKNOWN, (), str(why), record.needs_check)
    return Flag(*told, FOUND if findings else CLEAN, findings, "", record.needs_check)


def _spending_outside(asked: Asked) -> list[Finding]:
    known = {str(record.fields["code"]) for record in reference.records("entry_categories")}
    found = ledger.turnover([asked.unit_id], during=asked.months, accounts=AccountFilter(codes=("611", "612")))
    return [
        Finding(f"Chi ghi vào khoản mục “{row.account.item or 'không ghi khoản mục'}” không có trong danh mục", row.debit)
        for row in found
        if row.debit and row.account.item not in known | {"bank_fee"}
    ]


def _form_differs(asked: Asked) -> list[Finding]:
    sent = approved_settlements([asked.unit_id], asked.year).get(asked.unit_id)
    if sent is None:
        raise CannotTell("Chưa có quyết toán được duyệt để so với sổ.")
    now = {cell.line_id: cell for cell in settlement(asked.code, asked.year, form_id=sent.form).cells}
    return [
        Finding(f"{now[line].label}: sổ khác bản đã duyệt", now[line].value - value)
        for line, value in sent.figures.items()
        if line in now and now[line].value != value
    ]


def _uncollected(asked: Asked) -> list[Finding]:
    employers = organisations.employers_of([asked.unit_id], on=asked.last_day)
    rows = [row for row in collection.outstanding([asked.unit_id, *employers], on=asked.last_day) if row.month <= asked.months[1]]
    return [
        Finding(f"Kỳ {format_month(row.month)} còn thiếu", row.unpaid, row.due_on)
        for row in rows
        if row.unpaid and row.month // 100 == asked.year and (row.due_on or last_day(row.month)) < asked.last_day
    ]


def _low_estimate(asked: Asked) -> list[Finding]:
    amounts = approved_of([asked.unit_id], asked.year).get(asked.unit_id)
    if not amounts:
        raise CannotTell("Năm này chưa có dự toán được duyệt.")
    before = _moved(asked.unit_id, asked.year - 1, INCOME)
    meant = sum(amount for (_, category), amount in amounts.items() if category in INCOME)
    return [Finding("Dự toán thu thấp hơn thực hiện năm trước", meant - before)] if meant < before else []


def _not_adjusted(asked: Asked) -> list[Finding]:
    """Return the targets from above that the estimate was not adjusted to: decided after the last version and other than its figures."""
    given = given_days(asked.unit_id, asked.year)
    sent, amounts = last_sent_on(asked.unit_id, asked.year), approved_of([asked.unit_id], asked.year).get(asked.unit_id)
    if not given or sent is None or amounts is None:
        raise CannotTell("Năm này chưa có cả dự toán được duyệt và chỉ tiêu cấp trên giao để so.")
    meant, names = by_category(amounts), category_names()
    return [
        Finding(f"{names[category]}: {document} giao sau bản dự toán trình {sent:%d/%m/%Y}", amount - meant.get(category, 0), day)
        for category, (amount, day, document) in given.items()
        if sent < day <= asked.last_day and amount != meant.get(category, 0)
    ]


def _lending(asked: Asked) -> list[Finding]:
    rows = ledger.turnover([asked.unit_id], during=asked.months, accounts=AccountFilter(codes=LENDING))
    return [Finding(f"Tài khoản {row.account.code} có phát sinh Nợ", row.debit) for row in rows if row.debit]


def _cash_over_limit(asked: Asked) -> list[Finding]:
    limit = bookkeeping.cash_limit(asked.unit_id, "cash_on_hand", on=asked.last_day).value
    if limit is None:
        raise CannotTell("Liên đoàn chưa đặt hạn mức tồn quỹ.")
    balance, found = 0, []
    for day, amount in ledger.turnover_by_day(asked.unit_id, AccountFilter(codes=("111",)), until=asked.last_day):
        balance += amount
        if day.year == asked.year and balance > limit:
            found.append(Finding("Tồn quỹ cuối ngày vượt hạn mức", balance, day))
    return found


def _late_advances(asked: Asked) -> list[Finding]:
    rows = [row for row in bookkeeping.advances(on=asked.last_day, unit_ids=[asked.unit_id]) if row.requested_on <= asked.last_day]
    late = [
        Finding(f"{row.title} của {row.person_name} quá hạn {row.late_days} ngày", row.open, row.due_on) for row in rows if row.late_days
    ]
    second = [
        Finding(f"{row.title} của {row.person_name} khi chưa thanh toán lần trước: {row.second_reason}", row.amount, row.requested_on)
        for row in rows
        if row.second_reason and row.year == asked.year
    ]
    return late + second


def _over_ceilings(asked: Asked) -> list[Finding]:
    checks = ceilings(asked.unit_id, asked.year, on=asked.last_day, stage=SETTLEMENT)
    return [Finding(check.name, check.spent) for check in checks if check.is_broken]


def _owes_up(asked: Asked) -> list[Finding]:
    owed = -ledger.balance_of(asked.unit_id, AccountFilter(codes=(PAYABLE,)), month=make_month(asked.year, 12))
    if asked.on < date(asked.year, 12, 31):
        raise CannotTell("Năm chưa hết.")
    return [Finding("Còn phải nộp cấp trên ngày 31/12", owed, date(asked.year, 12, 31))] if owed > 0 else []


def _one_hand(asked: Asked) -> list[Finding]:
    return [
        Finding(f"{one.name}: cùng một người {words}", one.amount, one.content.accounting_date, voucher_id=one.id)
        for one, words in bookkeeping.one_hand(asked.unit_id, year=asked.year)
    ]


def _back_dated(asked: Asked) -> list[Finding]:
    return [
        Finding(f"Ghi ngày {entry.posted_at:%d/%m/%Y} vào tháng {format_month(entry.period)} đã từng khóa", None, entry.accounting_date,
                entry_id=entry.id)
        for entry in ledger.entries_after_lock(asked.unit_id, during=asked.months)
    ]  # fmt: skip


def _old_suspense(asked: Asked) -> list[Finding]:
    before = asked.last_day - timedelta(days=OLD_DAYS)
    return [
        Finding(f"Dòng tiền treo từ {line.booked_at:%d/%m/%Y}", line.amount, line.booked_at.date(), line_id=line.line_id)
        for line in collection.queue(asked.unit_id, limit=1_000)
        if line.booked_at.date() < before
    ]


def _moved(unit_id: int, year: int, categories: tuple[str, ...]) -> int:
    chart = chart_of(year)
    if chart is None:
        return 0
    sums = turnovers([unit_id], during=(make_month(year, 1), make_month(year, 12)))[unit_id]
    return sum(moved(category, chart, sums) for category in categories)


JUDGES: Mapping[str, Callable[[Asked], list[Finding]]] = {
    "R1": count_differs,
    "R2": _spending_outside,
    "R3": _not_adjusted,
    "R4": _form_differs,
    "R5": _uncollected,
    "R7": cash_without_papers,
    "R8": _low_estimate,
    "R10": _lending,
    "R12": _cash_over_limit,
    "R13": _late_advances,
    "R14": _over_ceilings,
    "R15": bank_differs,
    "R16": dues_unlike_members,
    "R17": _owes_up,
    "R18": _one_hand,
    "R19": _back_dated,
    "R20": split_payments,
    "R21": fund_below_insurance,
    "R22": _old_suspense,
    "R23": paid_after_liability,
}
ELSEWHERE = {
    "R6": "Cần ngưỡng tích lũy trên thu một năm do Liên đoàn quyết định; số liệu đã có trong sổ, ngưỡng thì chưa thấy văn bản.",
    "R9": "Cần định mức hành chính trên một biên chế và số biên chế được giao; chưa thấy văn bản nào cho hai số này.",
    "R11": "Tỷ lệ chăm lo tối thiểu 60% (Quyết định 4290/QĐ-TLĐ) chưa có văn bản để áp dụng; chưa có ngưỡng nào khác.",
}
