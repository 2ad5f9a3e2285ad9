"""What an initiative is worth in a year: saved material, labour and quality minus what it costs to apply, each part by its formula.

A part's amount is never typed: it is worked out from the formula, exactly, and rounded once.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from congdoan.foundation.kernel.money import half_up

MATERIAL, LABOUR, QUALITY, COST = "material", "labour", "quality", "cost"
KINDS: Mapping[str, str] = {
    MATERIAL: "Vật tư, năng lượng", LABOUR: "Giờ công", QUALITY: "Chất lượng, hàng hỏng", COST: "Chi phí làm và áp dụng",
}  # fmt: skip
MOST_PARTS = 12
LARGEST = 10**15  # đồng
CLAIMED = 0
"""The year of what the authors claim; 1 to 3 are the years that were verified."""
YEARS = (1, 2, 3)

_SIGNS = re.compile(r"\s*([×*÷])\s*|\s+([xX:])\s+")
_FACTOR = re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,18})(?:,([0-9]{1,6}))?\s*(%?)\s*([^\d×*÷%]{0,40})")


@dataclass(frozen=True, slots=True)
class PartDraft:
    """One part as told: its kind, what it is, its formula, where the figures stand, and on a verified one why it differs."""

    kind: str
    words: str
    formula: str
    evidence: str = ""
    why: str = ""


class NoFormula(ValueError):
    """A formula cannot be read; the text says why and what to type."""


def amount_of(formula: str) -> int:
    """Return what a formula gives: numbers with their units, between × and ÷, such as "1,9% × 368.160 áo × 9.500 đ".

    Units: đồng. Thousands are grouped by dots, decimals follow a comma; words behind a number are for people.
    Rounding: half up, once, at the end.

    :raises NoFormula: it cannot be read, or gives too much
    """
    pieces = _SIGNS.split(formula.strip())
    if len(pieces) > 61:
        raise NoFormula("công thức quá dài")
    value = _factor(pieces[0])
    for at in range(1, len(pieces), 3):
        sign, factor = pieces[at] or pieces[at + 1], _factor(pieces[at + 2])
        if sign in "÷:" and factor == 0:
            raise NoFormula("chia cho 0")
        value = value / factor if sign in "÷:" else value * factor
    if value > LARGEST:
        raise NoFormula(f"kết quả lớn quá {LARGEST:,} đồng".replace(",", "."))
    return half_up(value.numerator, value.denominator)


def _factor(text: str) -> Fraction:
    found = _FACTOR.fullmatch(text.strip())
    if found is None:
        shown = text.strip()[:30] or "chỗ trống"
        raise NoFormula(f"không đọc được “{shown}”; ghi số rồi đơn vị, nối bằng × hoặc ÷, như 9 giây × 1.180 áo ÷ 3.600 × 30.800 đ")
    digits, decimals, percent, _ = found.groups()
    value = Fraction(int(digits.replace(".", "")))
    if decimals:
        value += Fraction(int(decimals), 10 ** len(decimals))
    return value / 100 if percent else value


def faults_of(parts: Sequence[PartDraft]) -> list[str]:
    """Return everything that is wrong with the parts of a benefit; nothing when all is well."""
    told = ["chưa có phần lợi ích nào"] if not parts else []
    if len(parts) > MOST_PARTS:
        told.append(f"nhiều nhất {MOST_PARTS} phần")
    for place, one in enumerate(parts, start=1):
        if one.kind not in KINDS:
            told.append(f"phần {place}: không có loại “{one.kind[:20]}”")
        if not one.words.strip():
            told.append(f"phần {place}: chưa ghi là gì")
        if not one.evidence.strip():
            told.append(f"phần {place}: chưa ghi số liệu lấy ở đâu (minh chứng)")
        try:
            amount_of(one.formula)
        except NoFormula as reason:
            told.append(f"phần {place}: {reason}")
    return told


def total_of(amounts: Sequence[tuple[str, int]]) -> int:
    """Return the value of a year from (kind, amount): what is saved minus what it costs. Units: đồng; may fall below zero."""
    return sum(-amount if kind == COST else amount for kind, amount in amounts)
