"""Samples of vouchers and bank lines: the riskiest by what red flags say of each, or by lot that anybody can draw again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from congdoan.finance.collection.rules.accuracy import draw

VOUCHERS, LINES = "vouchers", "lines"
OF_WORDS = {VOUCHERS: "chứng từ", LINES: "dòng sao kê"}
RISK, LOT = "risk", "lot"
HOW_WORDS = {RISK: "theo rủi ro", LOT: "rút thăm"}
VERDICTS = {"ok": "đạt", "irregular": "phát hiện", "open": "chưa rõ"}
MOST_DRAWN = 500
"""In one sample: more than a team looks through in a day."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A voucher or a bank line that may be drawn. Units: đồng."""

    id: int
    title: str
    on: date
    amount: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """A thing of a sample: its points and why."""

    thing: Thing
    score: int
    reasons: str


def named_by(flags: Iterable[Mapping[str, Any]], key: str) -> dict[int, list[tuple[int, str]]]:
    """Return what the red flags of a snapshot say of each voucher (`voucher_id`) or bank line (`line_id`): weight and words."""
    found: dict[int, list[tuple[int, str]]] = {}
    for flag in flags:
        for one in flag["findings"]:
            if one.get(key) is not None:
                found.setdefault(int(one[key]), []).append((int(flag["weight"]), f"{flag['code']} {one['words']} +{flag['weight']}"))
    return found


def by_risk(things: Sequence[Thing], told: Mapping[int, Sequence[tuple[int, str]]], *, size: int) -> list[Drawn]:
    """Return the riskiest things: by the weights of the flags that name them, then by their sums, then by their numbers."""
    scored = [Drawn(one, sum(weight for weight, _ in told.get(one.id, ())), _words(told.get(one.id, ()))) for one in things]
    return sorted(scored, key=lambda one: (-one.score, -one.thing.amount, one.thing.id))[:size]


def by_lot(things: Sequence[Thing], *, seed: int, size: int) -> list[Drawn]:
    """Return things drawn by lot; the same seed draws the same from the same things."""
    known = {one.id: one for one in things}
    return [Drawn(known[number], 0, f"chọn ngẫu nhiên, hạt {seed}") for number in draw(known, seed=seed, size=size)]


def population_hash(things: Iterable[Thing]) -> str:
    """Return the hash of the numbers that could be drawn, in their order."""
    return sha256(",".join(str(number) for number in sorted(one.id for one in things)).encode()).hexdigest()


def _words(told: Sequence[tuple[int, str]]) -> str:
    return " · ".join(words for _, words in sorted(told, reverse=True))[:600] or "số tiền lớn"
