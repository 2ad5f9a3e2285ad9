"""Cells into money and moments: the style of numbers and of dates is decided once per file, from all its cells."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Literal

from congdoan.foundation.kernel.workbooks import Cell

from .values import Amount, whole

NumberStyle = Literal["comma", "dot"]
"""The mark between thousands: 1,234.50 is "comma", 1.234,50 is "dot"."""
DateStyle = Literal["dmy", "mdy"]

EXACT = 2**53
MAX_DIGITS = 16
_MONEY = re.compile(
    r"(?P<ahead>[A-Z]{3}|VNĐ|[đĐ₫$€])?\s*(?P<sign>[-+−(]?)\s*(?P<core>\d[\d.,\s]*?)\s*(?P<end>[)−-]?)\s*(?P<behind>[A-Z]{3}|VNĐ|[đĐ₫$€]|)\.?",
    re.IGNORECASE | re.ASCII,
)
_COMMA = re.compile(r"\d{1,3}(,\d{3})+(\.\d{1,2})?|\d+(\.\d{1,2})?", re.ASCII)
_DOT = re.compile(r"\d{1,3}(\.\d{3})+(,\d{1,2})?|\d+(,\d{1,2})?", re.ASCII)
_SPACED = re.compile(r"\d{1,3}(\s\d{3})+([.,]\d{1,2})?", re.ASCII)
_CURRENCIES = {"Đ": "VND", "đ": "VND", "₫": "VND", "VNĐ": "VND", "$": "USD", "€": "EUR"}
_DATE = re.compile(
    r"(?:(?P<iso>\d{4})[-/.](?P<im>\d{1,2})[-/.](?P<id>\d{1,2})|(?P<a>\d{1,2})[-/.](?P<b>\d{1,2})[-/.](?P<y>\d{4}|\d{2}))"
    r"(?:[T ,]*\s*(?P<h>\d{1,2}):(?P<m>\d{2})(?::(?P<s>\d{2})(?:\.\d+)?)?\s*(?P<half>[AP]M)?)?",
    re.IGNORECASE | re.ASCII,
)
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?", re.ASCII)
_EXCEL_DAY = datetime(1899, 12, 30)  # noqa: DTZ001  a sheet's clock has no zone
_YEARS = range(1990, 2100)


class Unreadable(ValueError):
    """A cell that is neither empty nor what its column says."""


@dataclass(frozen=True, slots=True)
class Money:
    """A cell's money: the text without sign and currency, not yet read in a style."""

    core: str
    is_negative: bool
    currency: str | None

    @property
    def styles(self) -> frozenset[NumberStyle]:
        """Return the styles in which the text is a number."""
        core = self.core
        if core.isdigit():
            return _BOTH
        found: set[NumberStyle] = set()
        if _COMMA.fullmatch(core):
            found.add("comma")
        if _DOT.fullmatch(core):
            found.add("dot")
        return frozenset(found)

    def read(self, style: NumberStyle) -> Amount:
        """Return the amount; the style must be one of `styles`."""
        if style == "comma":
            plain = self.core.replace(",", "")
        else:
            plain = self.core.replace(".", "").replace(",", ".")
        amount = int(plain) if plain.isdigit() else whole(Decimal(plain))
        return -amount if self.is_negative else amount


_BOTH: frozenset[NumberStyle] = frozenset({"comma", "dot"})


def text_of(cell: Cell) -> str:
    """Return a cell as the text that is kept: whole numbers without a point, moments in ISO form."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < EXACT else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ")
    return str(cell)


def is_blank(cell: Cell) -> bool:
    """Tell whether a cell says nothing."""
    return cell is None or (isinstance(cell, str) and not cell.strip(" \t\r\n\xa0'"))


def money_of(cell: Cell) -> Money | None:
    """Return the money in a cell, None when blank.

    :raises Unreadable: the cell holds something else
    """
    if is_blank(cell) or cell == "-":
        return None
    if isinstance(cell, str):
        if cell.isdigit() and cell.isascii():
            return Money(cell, False, None) if len(cell) <= MAX_DIGITS else _unreadable(cell)
        return _money_of_text(cell)
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return _unreadable(text_of(cell))
    if isinstance(cell, float) and (cell != cell or abs(cell) >= EXACT):
        return _unreadable(repr(cell))
    exact = whole(Decimal(repr(cell)))
    if isinstance(exact, Decimal):
        exact = whole(exact.quantize(Decimal("0.01")))  # binary fractions of a spreadsheet: 0.1 + 0.2
    return _Number(str(abs(exact)), exact < 0, None)


class _Number(Money):
    """A number cell: exact, without a style."""

    __slots__ = ()

    @property
    def styles(self) -> frozenset[NumberStyle]:
        return _BOTH

    def read(self, style: NumberStyle) -> Amount:
        amount = whole(Decimal(self.core))
        return -amount if self.is_negative else amount


def _money_of_text(text: str) -> Money:
    bare = text.replace("\xa0", " ").replace("\u202f", " ").strip(" \t\r\n'")
    found = _MONEY.fullmatch(bare) if len(bare) <= 60 else None
    if found is None:
        return _unreadable(text)
    core = found["core"].strip()
    if " " in core:
        if not _SPACED.fullmatch(core):
            return _unreadable(text)
        core = core.replace(" ", "")
    if len(core) > MAX_DIGITS + 8:
        return _unreadable(text)
    mark = found["ahead"] or found["behind"] or None
    currency = _CURRENCIES.get(mark, _CURRENCIES.get(mark.upper(), mark.upper())) if mark else None
    is_negative = found["sign"] in {"-", "−", "("} or found["end"] in {"-", "−"}
    return Money(core, is_negative, currency)


def _unreadable(text: str) -> Money:
    raise Unreadable(text)


def number_style(found: Iterable[Money]) -> tuple[NumberStyle | None, Money | None]:
    """Decide the style of all numbers of a file; None and the first cell against it when they are mixed."""
    left = _BOTH
    for money in found:
        narrower = left & money.styles
        if not narrower:
            return None, money
        left = narrower
    return ("comma" if "comma" in left else "dot"), None


def date_style(texts: Iterable[str]) -> DateStyle | None:
    """Decide the order of day and month from all dates of a file; None when they are mixed.

    Day first is the order of the country; month first only where a date says so and none says otherwise.
    """
    is_dmy = is_mdy = False
    for text in texts:
        found = _DATE.match(text.strip())
        if found and found["a"]:
            is_dmy |= int(found["a"]) > 12
            is_mdy |= int(found["b"]) > 12
    if is_dmy and is_mdy:
        return None
    return "mdy" if is_mdy else "dmy"


def moment_of(cell: Cell, style: DateStyle = "dmy") -> tuple[datetime, bool] | None:
    """Return the moment in a cell and whether it holds a time of day, None when blank.

    :raises Unreadable: the cell holds no date
    """
    if is_blank(cell):
        return None
    if isinstance(cell, datetime):
        return _in_reach(cell.replace(tzinfo=None, microsecond=0), text_of(cell)), cell.time() != time()
    if isinstance(cell, date):
        return _in_reach(datetime(cell.year, cell.month, cell.day), text_of(cell)), False  # noqa: DTZ001
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if not 30_000 <= cell < 75_000:
            raise Unreadable(text_of(cell))
        seconds = int(Decimal(repr(cell)) % 1 * 86_400 + Decimal("0.5"))
        return _EXCEL_DAY + timedelta(days=int(cell), seconds=seconds), seconds > 0
    if isinstance(cell, str):
        return _moment_of_text(cell, style)
    raise Unreadable(text_of(cell))


def _moment_of_text(text: str, style: DateStyle) -> tuple[datetime, bool]:
    found = _DATE.fullmatch(text.strip().strip("'"))
    if found is None:
        raise Unreadable(text)
    if found["iso"]:
        year, month, day = int(found["iso"]), int(found["im"]), int(found["id"])
    else:
        first, second, year = int(found["a"]), int(found["b"]), int(found["y"])
        day, month = (first, second) if style == "dmy" else (second, first)
        year += 2000 if year < 100 else 0
    hour = int(found["h"] or 0)
    if found["half"]:
        hour = hour % 12 + (12 if found["half"].upper() == "PM" else 0)
    try:
        moment = datetime(year, month, day, hour, int(found["m"] or 0), int(found["s"] or 0))  # noqa: DTZ001
    except ValueError:
        raise Unreadable(text) from None
    return _in_reach(moment, text), found["h"] is not None


def _in_reach(moment: datetime, text: str) -> datetime:
    if moment.year not in _YEARS:
        raise Unreadable(text)
    return moment


def time_of(cell: Cell) -> time | None:
    """Return the time of day in a cell, None when it holds none."""
    if isinstance(cell, datetime):
        return cell.time().replace(microsecond=0)
    if isinstance(cell, time):
        return cell.replace(microsecond=0)
    if isinstance(cell, str) and (found := _TIME.fullmatch(cell.strip())):
        hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
        return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None
    return None


def has_date(cell: Cell) -> bool:
    """Tell whether a cell holds something that looks like a date, readable or not."""
    if isinstance(cell, str):
        return bool(_DATE.match(cell.strip()))
    return isinstance(cell, date)
