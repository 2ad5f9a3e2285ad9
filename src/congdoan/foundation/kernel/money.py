"""Whole đồng: rounding, splitting, reading and writing amounts. An amount is an `int`; a rate is a `Fraction`."""

import re
from collections.abc import Sequence
from fractions import Fraction

from congdoan.foundation.kernel.errors import DomainError

MINUS = "\u2212"
LONGEST = 18  # digits: the most that a 64-bit column holds

_PLAIN = re.compile(r"[0-9]+")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]{0,2}(?: [0-9]{3})+")
_UNIT = re.compile(r"(?<=[0-9)])\s*(?:đồng|dong|đ|₫|vnđ|vnd)$", re.IGNORECASE)
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


class NotAnAmount(DomainError, ValueError):
    """The text is no whole number of đồng."""

    code = "not-an-amount"
    says = "“{text}” không phải là số tiền đồng nguyên. Hãy ghi như 52844000 hoặc 52.844.000, không có phần lẻ."


def half_up(numerator: int, denominator: int) -> int:
    """Divide and round to the nearest whole number, a half going up (away from zero for a negative sum)."""
    if denominator <= 0:
        raise ValueError(f"the denominator must be above zero: {denominator}")
    if numerator < 0:
        return -half_up(-numerator, denominator)
    return (2 * numerator + denominator) // (2 * denominator)


def share_of(amount: int, rate: Fraction) -> int:
    """Take an exact share of a sum, rounded once, half-up, to the đồng."""
    return half_up(amount * rate.numerator, rate.denominator)


def largest_remainder(amount: int, ratios: Sequence[Fraction]) -> list[int]:
    """Split a sum by ratios that make one whole; no đồng is lost or created.

    Rounding: every part is rounded down, then the đồng left over go one each to the largest remainders, ties to the first.
    Source: reference table `rounding`, record for three or more levels.
    """
    if amount < 0:
        raise ValueError(f"cannot split a negative sum: {amount}")
    if not ratios or any(ratio < 0 for ratio in ratios) or sum(ratios) != 1:
        raise ValueError("ratios must not be negative and must sum to 1")

    exact = [amount * ratio for ratio in ratios]
    parts = [share.numerator // share.denominator for share in exact]
    left_over = amount - sum(parts)
    for index in sorted(range(len(parts)), key=lambda i: parts[i] - exact[i])[:left_over]:
        parts[index] += 1
    return parts


def format_dong(amount: int) -> str:
    """Write an amount as Vietnamese books do: 52.844.000, with a true minus sign."""
    sign = MINUS if amount < 0 else ""
    return sign + f"{abs(amount):,}".replace(",", ".")


def parse_dong(text: str) -> int:
    """Read a whole amount: 52844000, 52.844.000, 52,844,000 or 52 844 000; minus sign or brackets for below zero.

    :raises NotAnAmount: decimals, mixed separators, or anything else; nothing is ever rounded
    """
    shown = text.strip()
    bare = _UNIT.sub("", shown.replace("\u00a0", " ").replace("\u202f", " ")).strip()
    is_bracketed = bare.startswith("(") and bare.endswith(")")
    if is_bracketed:
        bare = bare[1:-1].strip()
    is_signed = bare[:1] in ("-", MINUS)
    digits = bare[1:].lstrip() if is_signed else bare
    if (is_signed and is_bracketed) or not (_PLAIN.fullmatch(digits) or _GROUPED.fullmatch(digits)):
        raise NotAnAmount(text=shown[:40])
    digits = re.sub(r"[., ]", "", digits)
    if len(digits.lstrip("0")) > LONGEST:
        raise NotAnAmount(text=shown[:40])
    return -int(digits) if is_signed or is_bracketed else int(digits)


def in_words(amount: int) -> str:
    """Spell an amount for a voucher: 1.250.000 is “Một triệu hai trăm năm mươi nghìn đồng”."""
    words = _spell(abs(amount)) if amount else ["không"]
    if amount < 0:
        words = ["âm", *words]
    sentence = " ".join([*words, "đồng"])
    return sentence[0].upper() + sentence[1:]


def _spell(amount: int) -> list[str]:
    """Spell a sum above zero; every step of ten to the ninth is one “tỷ”."""
    above, below = divmod(amount, 10**9)
    words = [*_spell(above), "tỷ"] if above else []
    for unit, name in ((10**6, "triệu"), (10**3, "nghìn"), (1, "")):
        group = below // unit % 1000
        if group:
            words += _spell_group(group, is_first=not words)
            words += [name] if name else []
    return words


def _spell_group(group: int, *, is_first: bool) -> list[str]:
    """Spell three digits; a later group says its empty hundreds aloud so that no figure can be written in between."""
    hundreds, tens, ones = group // 100, group // 10 % 10, group % 10
    words = [] if is_first and not hundreds else [_DIGITS[hundreds], "trăm"]
    if tens == 1:
        words.append("mười")
    elif tens:
        words += [_DIGITS[tens], "mươi"]
    elif ones and words:
        words.append("lẻ")
    if ones == 1 and tens > 1:
        words.append("mốt")
    elif ones == 5 and tens:
        words.append("lăm")
    elif ones:
        words.append(_DIGITS[ones])
    return words
