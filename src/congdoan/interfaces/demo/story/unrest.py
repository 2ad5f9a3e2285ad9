"""Signals of labour relations half way on the day of loading: told by the chair and the officer, listed, and computed."""

from datetime import date, timedelta
from typing import Any

from congdoan.activities.early_warning import rules, services
from congdoan.foundation.access import services as access
from congdoan.interfaces.demo.story.cast import acting_as
from congdoan.people.organisations import queries as organisations
from congdoan.people.organisations.rules import EMPLOYER

LATE_DAYS, ASKED_DAYS, LISTED_DAYS = 16, 40, 11
SAID: tuple[
    tuple[int, str, str, dict[str, int], str, int], ...
] = (  # which employer with a union, what was told of it, from where, how many days ago
    (0, "W6", "", {"number": 34, "line": 120}, "Đơn kiến nghị của chuyền 5 (hư cấu)", 3),
    (0, "W7", "norm", {}, "Công nhân báo đổi định mức không họp (hư cấu)", 10),
    (1, "W9", "orders_cut", {}, "Xã báo đơn hàng bị cắt (hư cấu)", 20),
    (1, "W5", "month", {}, "Bảng chấm công tháng trước (hư cấu)", 18),
    (2, "W8", "meal_below_agreed", {}, "Công nhân gửi ảnh suất ăn (hư cấu)", 6),
    (3, "W11", "abuse", {}, "Đường dây nóng (hư cấu)", 8),
)
DEBTS = ((0, 3), (1, 1), (4, 6))  # which employer owes how many months of insurance by the invented list


def warn(district: int, *, union: int, by: int, on: date) -> None:
    """Let the signals be told, each on its day by who tells it; in the caller's transaction."""
    try:
        _pay_days(union, on)
        access.enter(by, on=on)  # who sees every employer
        own = organisations.employers_of([union], on=on)
        listed = organisations.listing(organisations.Filter(kinds=(EMPLOYER,), state="standing"), on=on).rows
        others = sorted((one.code, one.id) for one in listed if one.has_union and one.id not in own)
        employers = [(one.code, one.id) for one in organisations.by_id(own[:1]).values()] + others
        for which, code, kind, facts, words, ago in SAID:
            day = on - timedelta(days=ago)
            with acting_as("chuyenvien", day) as officer:
                told: dict[str, Any] = {"code": code, "kind": kind, "words": words, **facts}
                services.tell_signal(by=officer, unit_id=district, employer_id=employers[which][1], on=day, **told)
        listed_on = on - timedelta(days=LISTED_DAYS)
        rows = "".join(f"{employers[which][0]};{months}\n" for which, months in DEBTS)
        with acting_as("chuyenvien", listed_on) as officer:
            services.import_debts(
                by=officer, unit_id=district, file_name="no-bhxh-hu-cau.csv", content=f"Mã doanh nghiệp;Số tháng nợ\n{rows}".encode(),
                listed_on=listed_on, on=listed_on,
            )  # fmt: skip
        with acting_as("chuyenvien", on) as officer:
            services.observe_signals(by=officer, on=on)
    finally:
        access.enter(by, on=on)


def _pay_days(union: int, on: date) -> None:
    """Let the union's chair tell the pay day, and answer: paid, but for the last month, which is late."""
    since, day = on - timedelta(days=LATE_DAYS + ASKED_DAYS), (on - timedelta(days=LATE_DAYS)).day
    due = rules.months_due(day=day, is_following=True, since=since, on=on)
    for employer in organisations.employers_of([union], on=since)[:1]:
        with acting_as("chutich", since) as chair:
            services.set_pay_day(by=chair, employer_id=employer, day=day, is_following=True, on=since)
        for month, due_on in due:
            told_on = due_on + timedelta(days=1)
            with acting_as("chutich", told_on) as chair:
                is_paid = month != due[-1][0]
                services.answer_pay_day(by=chair, employer_id=employer, month=month, is_paid=is_paid, on=told_on)
