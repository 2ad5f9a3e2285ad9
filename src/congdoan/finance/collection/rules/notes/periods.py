"""The months that a note speaks of: `T10.2024`, `quy III/2026`, `tu thang 1 den thang 3 nam 2026`, `T11,T12,T1/2024`, `ca nam 2025`.

One scanner walks the words once. What is not sure is not read: two statements that differ, a year cut at the end, a day like a month.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from congdoan.finance.collection.rules.notes.month_words import RANGE, Item, Scanner, Statement, tokens_of
from congdoan.foundation.kernel.periods import make_month, months_apart, months_between

_DATE = re.compile(
    r"\bNGAY ?:? ?[0-9]{1,2}[/.-][0-9]{1,2}(?:[/.-][0-9]{2,4})?|(?<![0-9/.-])[0-9]{1,2}([/.-])[0-9]{1,2}\1(?:20)?[0-9]{2}(?![0-9])"
    r"|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?|(?<![0-9])20[0-9]{2}-[0-9]{2}-[0-9]{2}(?![0-9])"
)


@dataclass(frozen=True, slots=True)
class Period:
    """The months stated, in the order of time, and where the words stand. `is_dated` is False when the year came from the booking day."""

    months: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    is_dated: bool = True

    @property
    def is_unbroken(self) -> bool:
        """Say whether the months follow each other without a gap."""
        return months_apart(self.months[0], self.months[-1]) + 1 == len(self.months)


NOTHING = Period((), ())


def read_period(folded: str, *, booked: int | None = None) -> Period:
    """Return the months that a folded note states; none when it states none surely.

    `booked` is the month of booking: a month without a year is the nearest one to it. Without `booked` such a month is not read, but its
    words are still told in `spans`.
    """
    masked = _DATE.sub(lambda found: "\0" * len(found[0]), folded) if _may_hold_date(folded) else folded
    statements = Scanner(tokens_of(masked)).statements()
    if not statements:
        return NOTHING
    spans = tuple((statement.start, statement.end) for statement in statements)
    statements = _borrow_year(statements)
    read = [_resolve(statement, booked) for statement in statements]
    known = {months for months, _ in read}
    if _may_be_cut(folded, statements[-1], read[-1], booked):
        return replace(NOTHING, spans=spans)
    if len(known) != 1 or not read[0][0]:
        return replace(NOTHING, spans=spans)
    return Period(read[0][0], spans, is_dated=all(is_dated for _, is_dated in read))


def _may_hold_date(folded: str) -> bool:
    """Say whether a day or a time can stand in a note: it has a word, a colon or two signs of one sort."""
    return "NGAY" in folded or ":" in folded or any(folded.count(sign) > 1 for sign in "/.-")


def _may_be_cut(folded: str, last: Statement, read: tuple[tuple[int, ...], bool], booked: int | None) -> bool:
    """Say whether a note that ends with `T1` may have lost `0`, `1` or `2`: January without a year, far from the booking."""
    months, is_dated = read
    is_at_end = last.end == len(folded.rstrip()) and folded.rstrip()[-2:-1] in ("T", " ") and folded.rstrip().endswith("1")
    return is_at_end and not is_dated and bool(months) and booked is not None and abs(months_apart(booked, months[-1])) > 1


def _borrow_year(statements: list[Statement]) -> list[Statement]:
    """Give a lone year (`nam 2025 … T1-T6`) to the months that came without one."""
    years = [s for s in statements if len(s.items) == 1 and (s.items[0].first, s.items[0].last) == (1, 12) and s.items[0].year]
    others = [s for s in statements if s not in years]
    if len(years) == 1 and others and all(item.year is None for s in others for item in s.items):
        year = years[0].items[0].year
        return [replace(s, items=(*s.items[:-1], replace(s.items[-1], year=year))) for s in others]
    return statements


def _resolve(statement: Statement, booked: int | None) -> tuple[tuple[int, ...], bool]:
    """Turn a statement into months; the last year said holds for what stands before it, and months running down cross the new year,
    which nobody pays across twice."""
    if statement.is_open:
        return (), False
    items = list(statement.items)
    is_dated = True
    if items[-1].year is None:
        if booked is None or any(item.year for item in items):
            return (), False
        items[-1] = replace(items[-1], year=_nearest_year(items[-1], booked))
        is_dated = False
    crossed = 0
    for index in range(len(items) - 2, -1, -1):
        if items[index].year is None:
            after = items[index + 1]
            assert after.year is not None
            is_before = items[index].first > after.last
            crossed += is_before
            items[index] = replace(items[index], year=after.year - is_before)
    if crossed > 1:
        return (), False
    months: list[int] = []
    for index, item in enumerate(items):
        assert item.year is not None
        first, last = make_month(item.year, item.first), make_month(item.year, item.last)
        if index and statement.joins[index - 1] in RANGE:
            first = months[-1]
            months.pop()
        if first > last or months_apart(first, last) > 35:
            return (), False
        months += months_between(first, last)
    return tuple(sorted(set(months))), is_dated


def _nearest_year(item: Item, booked: int) -> int:
    """Choose the year that puts the stretch nearest to the month of booking; of two equally near ones the past."""
    year = booked // 100

    def distance(candidate: int) -> int:
        first, last = make_month(candidate, item.first), make_month(candidate, item.last)
        return max(months_apart(booked, first), months_apart(last, booked), 0)

    return min((year, year - 1, year + 1), key=distance)
