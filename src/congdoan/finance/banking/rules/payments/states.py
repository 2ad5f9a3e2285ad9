"""The life of a payment order: which event may follow which, and which states end it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

FOLLOWING: Mapping[str, frozenset[str]] = {
    "prepared": frozenset({"approved", "returned", "cancelled"}),
    "approved": frozenset({"exported", "returned", "cancelled"}),
    "exported": frozenset({"sent", "paid", "failed", "paid_by_hand"}),
    "sent": frozenset({"paid", "failed", "paid_by_hand"}),
}
"""What may follow each state; a state that is not here is the last one. PostgreSQL holds the same table."""

DEAD = frozenset({"returned", "cancelled", "failed"})
"""No money left by these orders, and none will: a new order may take their place."""
OUT = frozenset({"exported", "sent"})
"""The bank has the order and has not answered yet."""
PAID = frozenset({"paid", "paid_by_hand"})
LIVE = frozenset({"prepared", "approved"}) | OUT | PAID

WORDS = {
    "prepared": "chờ duyệt",
    "approved": "đã duyệt",
    "returned": "bị trả lại",
    "cancelled": "đã hủy",
    "exported": "đã xuất tệp",
    "sent": "đã gửi ngân hàng",
    "paid": "ngân hàng báo đã chi",
    "paid_by_hand": "đã chi ngoài tệp",
    "failed": "không chi được",
}


def may_follow(state: str, event: str) -> bool:
    """Return whether an event may come to an order in this state."""
    return event in FOLLOWING.get(state, ())


def mark_of(*facts: Iterable[Any]) -> str:
    """Return a short hash of what a preview showed: the same facts in the same order give the same mark."""
    told = "|".join(":".join(map(str, row)) for row in facts)
    return hashlib.sha256(told.encode()).hexdigest()[:32]
