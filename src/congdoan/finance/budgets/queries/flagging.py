"""What a red flag is, what it finds, and what it is asked about."""

from dataclasses import dataclass
from datetime import date

from congdoan.foundation.kernel.periods import make_month, month_of

FOUND, CLEAN, UNKNOWN = "found", "clean", "unknown"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found. Units: đồng, where there is a sum; `on` the day it is about."""

    words: str
    amount: int | None = None
    on: date | None = None
    voucher_id: int | None = None
    entry_id: int | None = None
    line_id: int | None = None  # of a bank statement


@dataclass(frozen=True, slots=True)
class Flag:
    """One red flag: its record's words and weight, its state, what was found, or why nothing can be said."""

    code: str
    name: str
    weight: int
    state: str
    findings: tuple[Finding, ...]
    why: str
    needs_check: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """The unit and year that a flag is asked about, until a day."""

    unit_id: int
    code: str
    year: int
    on: date

    @property
    def months(self) -> tuple[int, int]:
        return make_month(self.year, 1), min(make_month(self.year, 12), month_of(self.on))

    @property
    def last_day(self) -> date:
        return min(date(self.year, 12, 31), self.on)


class CannotTell(Exception):
    """A flag cannot be judged, and why, in words for the page."""
