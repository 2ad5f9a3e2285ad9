"""How one month of one payer stands on a day: paid in time, paid late, short, overdue, not yet due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Standing = Literal["none", "full", "late", "due", "short", "overdue"]

WORDS: dict[Standing, str] = {
    "none": "không phát sinh",
    "full": "đủ",
    "late": "trễ",
    "due": "đến hạn",
    "short": "thiếu",
    "overdue": "quá hạn",
}
PILLS: dict[Standing, str] = {"full": "ok", "late": "wait", "due": "info", "short": "wait", "overdue": "late", "none": "none"}
"""The state in which pages show a standing."""


@dataclass(frozen=True, slots=True)
class Month:
    """One month that a payer owes. `due_on` is None where no day is known. Units: đồng."""

    payer_id: int
    kind: str
    month: int
    charge_id: int
    assessed: int
    paid: int
    due_on: date | None
    last_paid_on: date | None
    is_opening: bool = False

    @property
    def unpaid(self) -> int:
        return max(0, self.assessed - self.paid)

    def standing(self, on: date) -> Standing:
        """Return how the month stands on a day. A debt taken over from before the product is overdue."""
        if not self.assessed:
            return "none"
        if not self.unpaid:
            is_late = self.due_on is not None and self.last_paid_on is not None and self.last_paid_on > self.due_on
            return "late" if is_late else "full"
        if self.is_opening or (self.due_on is not None and self.due_on < on):
            return "overdue"
        return "short" if self.paid or self.due_on is None else "due"

    def overdue_days(self, on: date) -> int:
        """Return how many days ago the unpaid month was due; 0 when it was not, or when the day is not known."""
        return (on - self.due_on).days if self.unpaid and self.due_on is not None and self.due_on < on else 0

    def late_days(self) -> int:
        """Return how many days after its due day the month was paid whole; 0 when in time or not known."""
        if self.unpaid or self.due_on is None or self.last_paid_on is None:
            return 0
        return max(0, (self.last_paid_on - self.due_on).days)


def told(month: Month, on: date) -> tuple[str, str]:
    """Return how pages show a month on a day: the state of its pill, and its words."""
    standing = month.standing(on)
    words = WORDS[standing]
    if standing == "full" and month.last_paid_on:
        words = f"đủ, {month.last_paid_on:%d/%m/%Y}"
    elif standing == "late":
        words = f"đủ, trễ {month.late_days()} ngày"
    elif standing == "overdue":
        days = month.overdue_days(on)
        words = f"thiếu, trễ {days} ngày" if days else "nợ chuyển sang"
    elif standing == "due" and month.due_on:
        left = (month.due_on - on).days
        words = f"đến hạn sau {left} ngày" if left else "đến hạn hôm nay"
    return PILLS[standing], words
