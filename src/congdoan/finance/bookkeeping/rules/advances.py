"""The life of an advance: what was paid out, what was accounted for, what is still open, and which step may come next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

MONEY_STEPS = frozenset({"paid", "topped_up", "settled", "returned"})
"""Steps that stand in the books; each can be taken back, once."""
OPEN_STATES = frozenset({"requested", "approved", "paid"})

STATE_WORDS = {
    "requested": "chờ duyệt",
    "approved": "đã duyệt, chờ chi",
    "declined": "không duyệt",
    "paid": "chưa thanh toán hết",
    "closed": "đã thanh toán hết",
    "taken_back": "đã hủy khoản chi",
}
STEP_WORDS = {
    "approved": "duyệt đề nghị",
    "declined": "không duyệt đề nghị",
    "paid": "chi tạm ứng",
    "filed": "lập giấy thanh toán",
    "accepted": "duyệt giấy thanh toán",
    "refused": "trả lại giấy thanh toán",
    "topped_up": "chi thêm phần vượt",
    "settled": "ghi sổ thanh toán",
    "returned": "thu lại phần thừa",
    "reversed": "đảo một bước đã ghi sổ",
}


@dataclass(frozen=True, slots=True)
class AdvanceStep:
    """One step, in its place; `takes_back` is the place of the step that a reversal undoes. Units: đồng."""

    place: int
    kind: str
    amount: int
    takes_back: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an advance stands. `pending` is a settlement filed and not yet booked, `is_accepted` whether it is approved. Units: đồng."""

    state: str
    place: int = 0
    paid: int = 0
    topped_up: int = 0
    settled: int = 0
    returned: int = 0
    pending: int = 0
    is_accepted: bool = False

    @property
    def open(self) -> int:
        """Return what the person still holds: never below zero."""
        return self.paid + self.topped_up - self.settled - self.returned

    @property
    def extra(self) -> int:
        """Return what a pending settlement spends beyond what the person holds."""
        return max(self.pending - self.open, 0)


def standing_of(steps: Iterable[AdvanceStep]) -> Standing:
    """Return where an advance stands after its steps; PostgreSQL folds them the same way (`bookkeeping_advance_standing`)."""
    told = list(steps)
    undone = {step.takes_back for step in told if step.kind == "reversed"}
    sums = {kind: sum(step.amount for step in told if step.kind == kind and step.place not in undone) for kind in MONEY_STEPS}
    kinds = {step.kind for step in told}
    settling = [step for step in told if step.kind in {"filed", "accepted", "refused", "settled"}]
    pending = settling[-1].amount if settling and settling[-1].kind in {"filed", "accepted"} else 0
    found = Standing(
        "requested",
        place=len(told),
        **sums,
        pending=pending,
        is_accepted=bool(pending) and settling[-1].kind == "accepted",
    )
    return Standing(_state(kinds, found), found.place, **sums, pending=pending, is_accepted=found.is_accepted)


def _state(kinds: set[str], found: Standing) -> str:
    if "declined" in kinds:
        return "declined"
    if found.paid:
        return "paid" if found.open or found.pending else "closed"
    if "paid" in kinds:
        return "taken_back"
    return "approved" if "approved" in kinds else "requested"


def may_follow(asked: int, steps: Iterable[AdvanceStep], step: AdvanceStep) -> bool:
    """Return whether a step may come next to an advance of this sum; PostgreSQL asks the same before it takes the step.

    Units: đồng; `asked` is what was requested.
    """
    told = list(steps)
    now = standing_of(told)
    if step.place != now.place + 1 or (step.kind == "reversed") != (step.takes_back is not None):
        return False
    if now.state == "requested":
        return step.kind == "declined" or (step.kind == "approved" and step.amount == asked)
    if now.state == "approved":
        return step.kind == "declined" or (step.kind == "paid" and step.amount == asked)
    if step.kind == "reversed":
        return _may_take_back(told, now, step)
    return now.state == "paid" and _may_move(now, step)


def _may_move(now: Standing, step: AdvanceStep) -> bool:
    if step.kind == "filed":
        return not now.pending and now.open > 0 and step.amount > 0
    if step.kind == "accepted":
        return now.pending > 0 and not now.is_accepted and step.amount == now.pending
    if step.kind == "refused":
        return now.pending > 0 and step.amount == now.pending
    if step.kind == "topped_up":
        return now.is_accepted and 0 < step.amount == now.extra
    if step.kind == "settled":
        return now.is_accepted and step.amount == now.pending <= now.open
    return step.kind == "returned" and 0 < step.amount <= now.open - now.pending


def _may_take_back(told: list[AdvanceStep], now: Standing, step: AdvanceStep) -> bool:
    undone = {one.takes_back for one in told if one.kind == "reversed"}
    meant = next((one for one in told if one.place == step.takes_back), None)
    if meant is None or meant.kind not in MONEY_STEPS or meant.place in undone or now.pending or step.amount != meant.amount:
        return False
    if meant.kind == "paid":
        return not (now.topped_up or now.settled or now.returned)
    return meant.kind != "topped_up" or now.open >= meant.amount
