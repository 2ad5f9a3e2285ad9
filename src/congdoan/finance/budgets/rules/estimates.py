"""An estimate: figures by line and category of a form, its cells, its states, and what a branch comes to."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from .cells import Cell, fill

Key = tuple[str, str]
"""A line of the form and an entry category; the category is empty for a line that is no sum of entries."""

DRAFT, SUBMITTED, RETURNED, APPROVED = "draft", "submitted", "returned", "approved"
STATES = {
    DRAFT: ("none", "đang lập"),
    SUBMITTED: ("wait", "chờ cấp trên duyệt"),
    RETURNED: ("late", "bị trả lại"),
    APPROVED: ("ok", "đã duyệt"),
}
MISSING = ("none", "chưa lập")
ENTERED = ("opening_balance", "payable_up", "input")
"""Formulas whose figure an estimate states itself, because there are no entries yet."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What a unit estimates for one line and category. Units: đồng."""

    line_id: str
    category: str
    amount: int
    note: str = ""

    @property
    def key(self) -> Key:
        return self.line_id, self.category


@dataclass(frozen=True, slots=True)
class Basis:
    """One basic figure, and why it differs from what is known. Units: persons, đồng."""

    key: str
    value: int
    reason: str = ""


def keys_of(lines: Sequence[Any]) -> tuple[Key, ...]:
    """Return what an estimate on a form states, in the form's order: each category of a line, or the line itself."""
    keys: list[Key] = []
    for line in lines:
        kind = (line.formula or {}).get("op")
        if kind == "entries":
            keys += [(line.line_id, category) for category in line.formula["categories"]]
        elif kind in ENTERED:
            keys.append((line.line_id, ""))
    return tuple(keys)


def estimate_cells(lines: Sequence[Any], amounts: Mapping[Key, int], *, needs_check: bool) -> tuple[Cell, ...]:
    """Return every cell of an estimate; sums follow the form's own formulas, so they always meet."""
    stated = {line_id: amount for (line_id, category), amount in amounts.items() if not category}
    by_category: dict[str, int] = {}
    for (_, category), amount in amounts.items():
        if category:
            by_category[category] = by_category.get(category, 0) + amount
    kinds = {(line.formula or {}).get("op"): line.line_id for line in lines}
    return fill(
        lines,
        opening=stated.get(kinds.get("opening_balance", ""), 0),
        payable_up=stated.get(kinds.get("payable_up", ""), 0),
        moved=lambda category: by_category.get(category, 0),
        needs_check=needs_check,
        given=stated,
    )


def by_category(amounts: Mapping[Key, int]) -> dict[str, int]:
    """Return the figures of entry categories, whatever line they stand on."""
    sums: dict[str, int] = {}
    for (_, category), amount in amounts.items():
        if category:
            sums[category] = sums.get(category, 0) + amount
    return sums


def consolidated(parents: Mapping[int, int | None], own: Mapping[int, Mapping[Key, int]]) -> dict[int, dict[Key, int]]:
    """Return for each unit of a tree its own approved figures and all those below it; a parent equals its children and itself.

    `parents` names every unit of the tree with its parent there, None at the top.
    Source: reference table `identities`, consolidation.
    """
    sums: dict[int, dict[Key, int]] = {unit: {} for unit in parents}
    for unit, amounts in own.items():
        at: int | None = unit
        while at is not None and at in sums:
            for key, amount in amounts.items():
                sums[at][key] = sums[at].get(key, 0) + amount
            at = parents[at]
    return sums


def left_over(amounts: Mapping[str, int]) -> int:
    """Return what all income leaves after all spending and the reserve, by the figures of a form's lines."""
    return amounts.get("income_total", 0) - amounts.get("spending_total", 0) - amounts.get("reserve", 0)


def seal(*facts: Any) -> str:
    """Return the hash of an estimate's facts, canonically written: what a form shows and what a step seals."""
    return sha256(json.dumps(facts, ensure_ascii=False, sort_keys=True, default=str).encode()).hexdigest()


def reminder(*, unit: str, year: int, due: str, upper: str, is_returned: bool) -> str:
    """Return the words that remind a unit of its estimate."""
    if is_returned:
        return f"Kính gửi {unit}: dự toán năm {year} đã được {upper} trả lại để sửa. Đề nghị sửa theo nhận xét và trình lại{due}."
    return f"Kính gửi {unit}: {upper} chưa nhận được dự toán năm {year}. Đề nghị lập và trình{due}."
