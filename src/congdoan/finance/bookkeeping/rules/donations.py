"""The life of a donation: receipted once, used up to what was given, taken back step by step, voided while nothing stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

FORMS = {"cash": "tiền mặt", "bank": "chuyển khoản", "thing": "hiện vật"}
MONEY = frozenset({"cash", "bank"})
STEP_WORDS = {"receipted": "gắn phiếu thu", "used": "sử dụng", "taken_back": "lấy lại một bước", "voided": "hủy, ghi nhầm"}
RECEIPTS = {"cash": "receipt", "bank": "bank_in"}
"""Which voucher receipts money of a form."""
SPENDING = ("payment", "bank_out", "journal")
"""Vouchers by which money of a donation is used."""


@dataclass(frozen=True, slots=True)
class DonationStep:
    """One step in its place. `measure` is what it used: đồng of money, pieces of a thing."""

    place: int
    kind: str
    measure: int = 0
    takes_back: int | None = None


def standing(steps: Iterable[DonationStep]) -> list[DonationStep]:
    """Return the receipts and uses that nothing has taken back."""
    told = list(steps)
    undone = {step.takes_back for step in told if step.kind == "taken_back"}
    return [step for step in told if step.kind in {"receipted", "used"} and step.place not in undone]


def may_follow(form: str, given: int, steps: Iterable[DonationStep], step: DonationStep) -> bool:
    """Return whether a step may come next; PostgreSQL asks the same. Units: as the donation's measure."""
    told = list(steps)
    stands = standing(told)
    if step.place != len(told) + 1 or any(one.kind == "voided" for one in told):
        return False
    if step.kind == "receipted":
        return form in MONEY and not any(one.kind == "receipted" for one in stands)
    if step.kind == "used":
        return 0 < step.measure <= given - sum(one.measure for one in stands)
    if step.kind == "taken_back":
        return step.takes_back in {one.place for one in stands}
    return step.kind == "voided" and not stands
