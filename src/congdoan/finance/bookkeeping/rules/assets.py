"""Fixed assets and tools: what wears off in a year, and what is left."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

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
    "given": "giao đơn vị khác", "returned": "nhận lại, bàn giao bị lấy lại", "disposed": "ghi giảm",
}  # fmt: skip
ENDED = frozenset({"given", "disposed"})
MOST_YEARS = 100
LONGEST_CODE = 40
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


def free_code(code: str, giver: str, taken: Collection[str]) -> str:
    """Return the code of a thing on another register: its own, else with the giver's code behind it, else with a number too."""
    behind = itertools.chain(("", f"-{giver}"), (f"-{giver}-{number}" for number in itertools.count(2)))
    return next(free for end in behind if (free := code[: LONGEST_CODE - len(end)] + end) not in taken)


def faults(card: Mapping[str, Any], *, on: date) -> list[tuple[str, str]]:
    """Return everything that is wrong with a card, each as the field and what to do. Units: đồng, years."""
    is_fixed = card["kind"] == "fixed"
    years = card["years"] or 0
    has_life = 0 < years <= MOST_YEARS and bool(card["document"].strip())
    is_one_lot = 1 <= card["quantity"] <= (1 if is_fixed else 10**6)
    is_worn_soundly = 0 <= card["worn_before"] <= card["cost"] and 0 <= card["years_worn"] <= MOST_YEARS
    checks = (
        ("code", "ghi mã, không quá 40 ký tự", 0 < len(card["code"].strip()) <= LONGEST_CODE),
        ("name", "ghi tên, không quá 200 ký tự", 0 < len(card["name"].strip()) <= 200),
        ("kind", "chọn loại và cách hình thành", card["kind"] in KINDS and card["came_by"] in WAYS),
        ("cost", "nguyên giá phải lớn hơn 0", 0 < card["cost"] <= 10**15),
        ("quantity", "số lượng phải lớn hơn 0; tài sản cố định lập mỗi thẻ một cái", is_one_lot),
        ("in_use_on", "ngày dùng không trước ngày mua và không sau hôm nay", card["bought_on"] <= card["in_use_on"] <= on),
        ("money_source", "ghi nguồn tiền", bool(card["money_source"].strip())),
        ("years", "ghi số năm sử dụng (từ 1 đến 100) và văn bản quyết định", has_life or not is_fixed),
        ("worn_before", "công cụ không tính hao mòn", is_fixed or not (card["years"] or card["worn_before"])),
        ("worn_before", "hao mòn đã tính phải từ 0 đến nguyên giá, số năm đã tính không quá 100", is_worn_soundly),
    )
    return [(field, words) for field, words, is_right in checks if not is_right]
