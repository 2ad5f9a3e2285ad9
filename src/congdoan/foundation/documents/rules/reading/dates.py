"""Days and time limits as official documents write them; the day always stands before the month."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .places import Covered
from .text import Span, spaced

_DIGIT = r"[0-9olis|]"  # scanned text takes 0 for o, 1 for l or i, 5 for s
_DAY = rf"(?P<day{{n}}>(?<![0-9a-z/]){_DIGIT}{{{{1,2}}}})"
_YEAR = r"(?P<year{n}>[12l][0-9ols]{{3}})(?![0-9])"
DATE = (
    rf"(?:{_DAY}~(?P<sep{{n}}>[/.\-])~(?P<month{{n}}>{_DIGIT}{{{{1,2}}}})~(?P=sep{{n}})~{_YEAR}"
    rf"|(?P<dayw{{n}}>(?<![0-9a-z/]){_DIGIT}{{{{1,2}}}})~(?:thang|/|-)~(?P<monthw{{n}}>{_DIGIT}{{{{1,2}}}})~(?:nam|"
    rf"thang)~(?P<yearw{{n}}>[12l][0-9ols]{{{{3}}}})(?![0-9]))"
)
"""A day in bare text; `.format(n=1)` names its groups, so that one pattern may hold several."""

_ANY = spaced(DATE.format(n=1))
_AS_DIGITS = str.maketrans("oli|s", "01115")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}


def number(text: str) -> int:
    """Return a number whose digits a scanner may have read as letters."""
    return int(text.translate(_AS_DIGITS))


def roman(text: str) -> int | None:
    """Return the value of a Roman number, or None."""
    values, total = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}, 0
    numerals = [values.get(letter) for letter in text.lower()]
    if not numerals or None in numerals or len(numerals) > 8:
        return None
    known = [value for value in numerals if value is not None]
    for value, after in zip(known, [*known[1:], 0], strict=True):
        total += value if value >= after else -value
    return total


def day_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def found_date(match: re.Match[str], n: int = 1) -> date | None:
    """Return the day that a match of DATE holds, or None where the calendar has none."""
    for suffix in ("", "w"):
        if match[f"day{suffix}{n}"]:
            year, month, day = (number(match[f"{part}{suffix}{n}"]) for part in ("year", "month", "day"))
            return day_or_none(year, month, day)
    return None


def dates_in(bare: str) -> Iterator[tuple[Span, date]]:
    """Yield every full day of a bare text."""
    for match in _ANY.finditer(bare):
        if day := found_date(match):
            yield Span(*match.span()), day


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time limit: its words, its first and last day where the words tell them, and how it is known.

    `kind`: explicit, recurring, open (no last day), or one of the implied kinds that `tasks` adds.
    """

    span: Span
    start: date | None
    end: date | None
    kind: str

    @property
    def is_recurring(self) -> bool:
        return self.kind == "recurring"


def _last(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _months(year: int, first: int, count: int) -> tuple[date, date] | None:
    if not 1 <= first <= 12 or not 1 <= first + count - 1 <= 12 or not 1900 <= year <= 2100:
        return None
    return date(year, first, 1), _last(year, first + count - 1)


_EACH = r"(?:hang|moi)"
_EACH_YEAR = spaced(rf"{_EACH} nam\b(?!~\d)")
_RECURRING = spaced(
    rf"(?:(?:truoc|vao|cham nhat(?: la)?|muon nhat|dinh ky)~(?:[0-9:gh]+ )?(?:ngay )?(?:thu )?(?:{_DIGIT}{{1,2}}|"
    rf"hai|ba|tu|nam|sau|bay|chu nhat)"
    rf"(?: cua)? {_EACH} (?:thang|quy|tuan|nam|ngay)"
    rf"|(?:dinh ky )?{_EACH} (?:thang|quy|tuan|nam)(?!~\d)|dinh ky(?: (?:thang|quy|06 thang|6 thang|nam|tuan)(?:,? (?:thang|"
    rf"quy|06 thang|6 thang|nam))*)?)"
)
_RANGE = spaced(rf"tu(?: ngay)? {DATE.format(n=1)} (?:den|toi)(?: het)?(?: ngay)? {DATE.format(n=2)}")
_BEFORE = (
    r"(?:truoc|cham nhat(?: la)?(?: den)?(?: truoc)?|muon nhat(?: la)?(?: den)?|den het|den truoc|het|xong truoc|hoan thanh truoc|den)"
)
_UNTIL = spaced(rf"{_BEFORE}(?: ngay)?~{DATE.format(n=1)}")
_UNTIL_DAY = spaced(
    rf"(?:truoc|cham nhat(?: la)?|muon nhat(?: la)?|den het|den) ngay~({_DIGIT}{{1,2}})~(?:/|thang)~({_DIGIT}{{1,2}})(?![/0-9])"
)
_HALF = spaced(r"(?:trong )?(\d{1,2}) thang (dau|cuoi) nam~(\d{4})")
_MONTH = spaced(
    r"(?P<lead>truoc|trong|den het|het|den|cuoi|dau|giua|tu)? ?thang~(?P<month>\d{1,2})~(?:/|nam)~(?P<year>\d{4})(?P<open> den khi|"
    r"~tro di)?"
)
_QUARTER = spaced(r"(?:trong |het |cuoi |truoc )?quy~([iv]{1,3}|[1-4])(?:~[-,]~(?:quy~)?([iv]{1,3}|[1-4]))?~(?:/|nam)~(\d{4})")
_YEARS = spaced(r"giai doan~(\d{4})~-~(\d{4})(?P<on> va (?:nhung|cac) nam tiep theo)?")
_YEAR_ON = spaced(r"(?:trong |tu )?nam~(\d{4}) va (?:nhung|cac) nam (?:tiep theo|sau)")
_YEAR_FROM = spaced(r"tu nam~(\d{4})(?: tro di)?(?! den)")
_WHOLE_YEAR = spaced(r"(?:(?:den|toi|vao)(?: het)?(?: cuoi)?|(?:hoan thanh|thuc hien|xong) trong|trong|den het|het|ca|cuoi) nam~(\d{4})")
_FROM = spaced(rf"(?:ke )?tu(?: ngay)?~{DATE.format(n=1)}")


def _recurring(match: re.Match[str], year: int | None) -> Deadline:
    return Deadline(Span(*match.span()), None, None, "recurring")


def _range(match: re.Match[str], year: int | None) -> Deadline:
    return Deadline(Span(*match.span()), found_date(match, 1), found_date(match, 2), "explicit")


def _until(match: re.Match[str], year: int | None) -> Deadline:
    return Deadline(Span(*match.span()), None, found_date(match), "explicit")


def _until_day(match: re.Match[str], year: int | None) -> Deadline:
    if _EACH_YEAR.search(match.string, max(0, match.start() - 60), match.end() + 14):
        return Deadline(Span(*match.span()), None, None, "recurring")
    day = day_or_none(year, number(match[2]), number(match[1])) if year else None
    return Deadline(Span(*match.span()), None, day, "explicit")


def _half(match: re.Match[str], year: int | None) -> Deadline | None:
    count = int(match[1])
    months = _months(int(match[3]), 1 if match[2] == "dau" else 13 - count, count)
    return Deadline(Span(*match.span()), *months, "explicit") if months else None


def _month(match: re.Match[str], year: int | None) -> Deadline | None:
    months = _months(int(match["year"]), int(match["month"]), 1)
    if not months:
        return None
    if match["open"] or match["lead"] == "tu":
        return Deadline(Span(*match.span()), months[0], None, "open")
    if match["lead"] == "truoc":
        return Deadline(Span(*match.span()), None, date.fromordinal(months[0].toordinal() - 1), "explicit")
    return Deadline(Span(*match.span()), None if match["lead"] in ("den het", "het", "den") else months[0], months[1], "explicit")


def _quarter(match: re.Match[str], year: int | None) -> Deadline | None:
    first = _ROMAN.get(match[1]) or int(match[1])
    last = (_ROMAN.get(match[2]) or int(match[2])) if match[2] else first
    months = _months(int(match[3]), 3 * first - 2, 3 * (last - first + 1))
    return Deadline(Span(*match.span()), *months, "explicit") if months else None


def _years(match: re.Match[str], year: int | None) -> Deadline | None:
    first, last = int(match[1]), int(match[2])
    if not 1945 <= first <= last <= 2100:
        return None
    end = None if match["on"] else date(last, 12, 31)
    return Deadline(Span(*match.span()), date(first, 1, 1), end, "open" if match["on"] else "period")


def _year_on(match: re.Match[str], year: int | None) -> Deadline | None:
    return Deadline(Span(*match.span()), date(int(match[1]), 1, 1), None, "open") if 1945 <= int(match[1]) <= 2100 else None


def _whole_year(match: re.Match[str], year: int | None) -> Deadline | None:
    months = _months(int(match[1]), 1, 12)
    is_until = match[0].startswith(("den", "toi", "het", "cuoi"))
    return Deadline(Span(*match.span()), None if is_until else months[0], months[1], "explicit") if months else None


def _from(match: re.Match[str], year: int | None) -> Deadline:
    return Deadline(Span(*match.span()), found_date(match), None, "open")


_GRAMMAR = (
    (_RANGE, _range), (_UNTIL, _until), (_UNTIL_DAY, _until_day), (_RECURRING, _recurring), (_HALF, _half), (_QUARTER, _quarter),
    (_MONTH, _month), (_YEARS, _years), (_YEAR_ON, _year_on), (_YEAR_FROM, _year_on), (_WHOLE_YEAR, _whole_year), (_FROM, _from),
)  # fmt: skip


def deadlines_in(bare: str, *, year: int | None) -> list[Deadline]:
    """Return the time limits of a bare text in their order, the longer reading first where two overlap.

    A day without a year is of the document's `year`.
    """
    found: list[Deadline] = []
    taken = Covered()
    for pattern, read in _GRAMMAR:
        for match in pattern.finditer(bare):
            deadline = read(match, year)
            if deadline and not taken.meets(deadline.span):
                found.append(deadline)
                taken.add(deadline.span)
    return sorted(found, key=lambda deadline: deadline.span.start)
