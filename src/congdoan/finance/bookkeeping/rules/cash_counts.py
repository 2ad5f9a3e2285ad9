"""Counting the cash: notes and coins by face value, the difference from the book, and when the next count is due."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

FACES = (500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200)
"""Face values asked for on the sheet, in đồng; others may be told too."""
MOST_PIECES = 10**7

POSITIONS = {"treasurer": "thủ quỹ", "accountant": "kế toán", "chair": "chủ tịch"}
"""Who signs the minutes: three people. Source: forms C34-HD and C44-HD of table `voucher_kinds`."""
EVERY = {"month": "hằng tháng", "quarter": "hằng quý"}

SURPLUS = {"cash_surplus_held": "treo chờ xử lý", "cash_surplus_income": "ghi vào thu khác"}
SHORTAGE = {"cash_shortage_owed": "người giữ quỹ bồi hoàn", "cash_shortage_spent": "ghi vào chi khác"}
CATEGORIES = {"cash_surplus_income": "other_misc", "cash_shortage_spent": "other_spending"}
"""What may be decided about a difference, each an event of the posting templates, and its category of income or spending."""


def total_of(pieces: Mapping[int, int]) -> int:
    """Return what the counted notes and coins come to. Units: đồng; keys are face values, values are pieces."""
    return sum(face * count for face, count in pieces.items())


def decisions_for(difference: int) -> Mapping[str, str]:
    """Return what may be decided about a difference (counted less book): its event and its words."""
    return SURPLUS if difference > 0 else SHORTAGE if difference < 0 else {}


def last_period_end(every: str, *, on: date) -> date:
    """Return the last day of the last month or quarter that ended before a day."""
    first = on.replace(day=1)
    if every == "quarter":
        first = first.replace(month=first.month - (first.month - 1) % 3)
    return first - timedelta(days=1)
