"""Our own reference, printed in the QR code and the notice: fund, month, number of the payer, two check signs.

`KPCD 2610 0123456 7K` names the union fund of October 2026 of payer 123456. The two check signs make every single wrong sign not only
visible but correctable: the signs are symbols of the field of 31 elements, and two sums over them (one plain, one weighted by place)
vanish; a lone error shows its size in the first sum and its place in the quotient of the two. Twenty signs, so it fits the 25 of a QR note.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_FIELD = 31
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXY"
_VALUE = {sign: value for value, sign in enumerate(_SIGNS)} | {"I": 1, "L": 1, "O": 0, "Z": 2, "U": _SIGNS.index("V")}
_FUND_SIGN = {"KPCD": 1, "DPCD": 2}
_IN_WORDS = r"K ?P ?C ?D|KINH PHI C(?:D|ONG DOAN)|D ?P ?C ?D|DOAN PHI(?: C(?:D|ONG DOAN))?"
_FOUND = re.compile(
    rf"(?<![A-Z0-9])(?:(?P<fund>KPCD|DPCD)[ .\-]?|(?P<words>{_IN_WORDS})(?: 2 ?%)?[ .\-]?(?![0-9]{{13}})(?=[0-9OIL .\-]{{11}}))"
    r"(?P<month>[0-9A-Z]{4})[ .\-]?(?P<number>[0-9A-Z]{7})[ .\-]?(?P<check>[0-9A-Z]{2})(?![A-Z0-9])"
)
"""A reference; whoever types it again may write the fund in words before it, and then digits that are no tax code."""
MOSTLY = 9
"""So many digits of eleven are meant as a reference, whatever the check signs say."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference read: `fund` is KPCD or DPCD, `month` yyyymm, `number` the payer's. `corrected` holds the sign put right, if one was."""

    fund: str
    month: int
    number: int
    text: str
    span: tuple[int, int] = (0, 0)
    corrected: str = ""


def write_reference(*, fund: str, month: int, number: int) -> str:
    """Write the reference of a payer's fund for a month, twenty signs.

    :raises ValueError: a fund that is not KPCD or DPCD, a month outside 2000 to 2099, a number above seven digits
    """
    if fund not in _FUND_SIGN or not 200001 <= month <= 209912 or not 1 <= month % 100 <= 12 or not 0 <= number <= 9_999_999:
        raise ValueError(f"no reference for {fund} {month} {number}")
    body = f"{month % 10_000:04d}{number:07d}"
    return f"{fund} {body[:4]} {body[4:]} {''.join(_check_signs(fund, body))}"


def find_reference(folded: str) -> Reference | None:
    """Return the reference in a folded note, one wrong sign put right; None when there is none, or two that differ."""
    found = [read for match in _FOUND.finditer(folded) if (read := _read(match)) is not None]
    return found[0] if len({(read.fund, read.month, read.number) for read in found}) == 1 else None


def has_unclear_references(folded: str) -> bool:
    """Say whether a note holds references that differ, or something of a reference's form, mostly digits, that cannot be read."""
    read = [(_read(match), match) for match in _FOUND.finditer(folded)]
    told = {(one.fund, one.month, one.number) for one, _ in read if one is not None}
    return len(told) > 1 or any(one is None and sum(map(str.isdigit, match["month"] + match["number"])) >= MOSTLY for one, match in read)


def _check_signs(fund: str, body: str) -> tuple[str, str]:
    """Choose the two signs at places 1 and 2 so that the plain and the weighted sum vanish."""
    symbols = [_FUND_SIGN[fund], *(_VALUE[sign] for sign in body)]
    plain = sum(symbols) % _FIELD
    weighted = sum(place * symbol for place, symbol in enumerate(symbols, start=3)) % _FIELD
    # a + b = -plain and a + 2b = -weighted
    second = (plain - weighted) % _FIELD
    first = (-plain - second) % _FIELD
    return _SIGNS[first], _SIGNS[second]


def _read(match: re.Match[str]) -> Reference | None:
    fund = match["fund"] or ("KPCD" if match["words"].startswith("K") else "DPCD")
    body, check = match["month"] + match["number"], match["check"]
    symbols = [_VALUE[check[0]], _VALUE[check[1]], _FUND_SIGN[fund], *(_VALUE[sign] for sign in body)]
    error = sum(symbols) % _FIELD
    weighted = sum(place * symbol for place, symbol in enumerate(symbols, start=1)) % _FIELD
    corrected = ""
    if error or weighted:
        place = weighted * pow(error, -1, _FIELD) % _FIELD if error else 0
        if not 1 <= place <= len(symbols) or place == 3:
            return None
        written = (check + fund[0] + body)[place - 1]
        symbols[place - 1] = (symbols[place - 1] - error) % _FIELD
        corrected = f"{written}→{_SIGNS[symbols[place - 1]]}"
    digits = symbols[3:]
    if any(digit > 9 for digit in digits):
        return None
    month = 200_000 + int("".join(map(str, digits[:4])))
    if not 1 <= month % 100 <= 12:
        return None
    number = int("".join(map(str, digits[4:])))
    text = write_reference(fund=fund, month=month, number=number)
    return Reference(fund, month, number, text, match.span(), corrected)
