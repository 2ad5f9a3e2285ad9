"""What units may spend of each category in a year, and what a commitment would pass."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import connection

from congdoan.finance.bookkeeping.models import SpendingLimit
from congdoan.finance.bookkeeping.rules import KINDS, VoucherDraft
from congdoan.foundation.kernel.money import format_dong

from .booking import categories

ALL = ""  # what an advance stands for while nobody knows its categories: the whole year's spending


@dataclass(frozen=True, slots=True)
class Passed:
    """A limit that a commitment would pass: what may be spent, what is spent, what is promised, what is asked. Units: đồng."""

    category: str
    limit: int
    spent: int
    promised: int
    asked: int

    @property
    def words(self) -> str:
        """Return it as a sentence, without its full stop."""
        name = categories()[self.category][1] if self.category else "Tổng chi"
        after = self.spent + self.promised + self.asked
        return (
            f"{name}: chi cả năm sẽ là {format_dong(after)} đ, vượt dự toán được duyệt {format_dong(self.limit)} đ"
            f" là {format_dong(after - self.limit)} đ"
        )


def limits(unit_ids: Iterable[int], year: int) -> dict[int, dict[str, int]]:
    """Return the limits that hold, by unit and entry category; a unit or category without one is not limited. One statement."""
    held = SpendingLimit.objects.filter(unit_id__in=set(unit_ids), year=year).order_by("unit_id", "category", "-id")
    found: dict[int, dict[str, int]] = {}
    for unit, category, amount in held.distinct("unit_id", "category").values_list("unit_id", "category", "amount"):
        found.setdefault(unit, {})[category] = amount
    return found


def asked_by(content: VoucherDraft) -> Mapping[str, int]:
    """Return what a voucher spends, by category; nothing for one that spends nothing."""
    asked = Counter[str]()
    if KINDS[content.kind].direction == "out":
        for part in content.parts:
            asked[part.category] += part.amount
    return asked


def limits_passed(unit_id: int, year: int, asked: Mapping[str, int]) -> list[Passed]:
    """Return the limits that a commitment would pass; under `ALL` it is asked whether all limits together hold it.

    Spent is what the books of the year debit to a category; promised is what approved vouchers that are not booked yet will, and of
    all categories together also the advances that are approved and still open. PostgreSQL judges, as it does when the approval arrives.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM bookkeeping_limits_passed(%s, %s, %s)", [unit_id, year, json.dumps(dict(asked))])
        return [Passed(*row) for row in cursor.fetchall()]
