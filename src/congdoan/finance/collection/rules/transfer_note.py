"""The transfer note in the form of HD 09/HD-TLĐ: `MST <tax code> <name> đóng KPCĐ <month, quarter or year>`.

A note that is not in this form goes to suspense with a reason; no unit is ever guessed here. Notes as people really write them are read
by `notes`.
"""

import re
from dataclasses import dataclass

from congdoan.foundation.kernel.vietnamese import fold

MATCHED, SUSPENSE = "matched", "suspense"
NO_TAX_CODE = "thiếu MST"
SIGNS_IN_TAX_CODE = "ký tự trong MST"
UNREADABLE = "không đọc được"
LENGTHS = (10, 12, 13)  # a legal person, a person's own number, a branch

_CODE = re.compile(r"\bMST\s*[:\-]?\s*(?=[0-9])")
_RUN = re.compile(r"[0-9]+(?:[ .,\-/_]+[0-9]+)*")
_REST = re.compile(r"\s+(?P<name>.+?)\s+(?:DONG|NOP)\s+(?:KPCD|KINH PHI CONG DOAN)\s+(?P<period>.+)")
_PERIODS = (
    re.compile(r"(?:THANG|T)?\s*(?P<month>1[0-2]|0?[1-9])\s*(?:NAM|[/.\-])\s*(?P<year>20[0-9]{2})\b"),
    re.compile(r"(?:QUY|Q)\s*(?P<quarter>III|II|IV|I|0?[1-4])\s*(?:NAM|[/.\-])?\s*(?P<year>20[0-9]{2})\b"),
    re.compile(r"(?:NAM\s*)?(?P<year>20[0-9]{2})\b"),
)
_MORE = re.compile(r"\s*(?:[-,;&+/.]|DEN|VA)\s*(?:THANG|QUY|NAM|T|Q)?\s*[0-9IV]")  # a range or a list: not one period
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


@dataclass(frozen=True, slots=True)
class NotePeriod:
    """The period a note names: a month or a quarter of a year, or the year."""

    year: int
    month: int | None = None
    quarter: int | None = None


@dataclass(frozen=True, slots=True)
class TransferNote:
    """What the note says, or why it waits: `reason` and, where only signs stand in the way, the tax code without them."""

    state: str
    mst: str | None = None
    name_folded: str | None = None
    period: NotePeriod | None = None
    reason: str | None = None
    suggest: str | None = None


def read_transfer_note(text: str) -> TransferNote:
    """Read one note.

    Source: reference table `transfer_note` (HD 09/HD-TLĐ; CV 7418/TLĐ-TC for the failures).
    """
    folded = fold(text)
    label = _CODE.search(folded)
    if label is None:
        return TransferNote(SUSPENSE, reason=NO_TAX_CODE)
    code, after = _tax_code(folded[label.end() :])
    if code is None:
        return TransferNote(SUSPENSE, reason=UNREADABLE)
    if not code.isdigit():
        return TransferNote(SUSPENSE, reason=SIGNS_IN_TAX_CODE, suggest=re.sub(r"[^0-9]", "", code))
    rest = _REST.match(after)
    period = read_period(rest["period"]) if rest else None
    if rest is None or period is None:
        return TransferNote(SUSPENSE, reason=UNREADABLE)
    return TransferNote(MATCHED, mst=code, name_folded=rest["name"], period=period)


def read_period(folded: str) -> NotePeriod | None:
    """Read `THANG 6 NAM 2026`, `QUY I NAM 2020`, `NAM 2026` and their short forms; None when there is no whole period."""
    folded = folded.strip()
    for pattern in _PERIODS:
        found = pattern.match(folded)
        if found and not _MORE.match(folded, found.end()):
            named = found.groupdict()
            quarter = named.get("quarter")
            return NotePeriod(
                year=int(named["year"]),
                month=int(named["month"]) if named.get("month") else None,
                quarter=(_ROMAN.get(quarter) or int(quarter)) if quarter else None,
            )
    return None


def _tax_code(folded: str) -> tuple[str | None, str]:
    """Return the tax code at the start, with the signs that stand in it, and what follows; None when no code has this length.

    A name may begin with a number, so digits after a blank belong to the code only where it is incomplete, or where three digits (a
    branch) follow ten.
    """
    run = _RUN.match(folded)
    if run is None:
        return None, folded
    pieces = re.split(r"([ .,\-/_]+)", run[0])
    joined, best = "", None
    for index in range(0, len(pieces), 2):
        joined += (pieces[index - 1] if index else "") + pieces[index]
        digits = len(re.sub(r"[^0-9]", "", joined))
        is_branch = best is not None and digits == 13 and len(pieces[index]) == 3
        if digits in LENGTHS and (best is None or is_branch):
            best = joined
    return best, folded[len(best) :] if best else folded
