"""Fixed assets and tools: what wears off in a year, and what is left."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

KINDS = {"fixed": "tài sản cố định", "tool": "công cụ, dụng cụ"}
WAYS = {
    "bought_bank": "mua, trả qua ngân hàng",
    "bought_cash": "mua, trả tiền mặt",
    "received": "được cấp, tặng, bàn giao",
    "opening": "đã có trong sổ trước khi dùng phần mềm",
}
"""How a thing comes: all but the last are booked where the thing is a fixed asset."""
BUYING: Mapping[str, str] = {"bought_bank": "buy_fixed_asset", "bought_cash": "buy_fixed_asset_cash", "received": "asset_take_over"}
STEP_WORDS = {
    "came": "ghi tăng", "worn": "tính hao mòn", "moved": "chuyển nơi dùng", "seen": "kiểm kê thấy", "missing": "kiểm kê thiếu",
    "given": "giao đơn vị khác", "disposed": "ghi giảm",
}  # fmt: skip
ENDED = frozenset({"given", "disposed"})
MOST_YEARS = 100
WEAR_ITEM = "wear"
"""The item of result accounts that wear is booked under; no cell of a settlement reads it, since no money moves."""


def wear_of(cost: int, years: int, *, worn: int, years_worn: int) -> int:
    """Return what wears off in the next year: what is left, spread evenly over the years left.

    Rounding: down to the đồng; the last year takes what remains, so that all years together are the cost.
    Units: đồng. Source: the years are the unit's own decision; the law pack holds no table of wear rates.
    """
    left, years_left = cost - worn, years - years_worn
    if left <= 0:
        return 0
    return left if years_left <= 1 else left // years_left


def wears_in(year: int, *, in_use_on: date) -> bool:
    """Return whether a thing wears in a year: it was in use on the last of December."""
    return in_use_on <= date(year, 12, 31)
