"""The months that a note speaks of: `T10.2024`, `quy III/2026`, `tu thang 1 den thang 3 nam 2026`, `T11,T12,T1/2024`, `ca nam 2025`.

One scanner walks the words once. What is not sure is not read: two statements that differ, a year cut at the end, a day like a month.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from congdoan.foundation.kernel.periods import make_month, months_apart, months_between

EARLIEST_YEAR, LATEST_YEAR = 2013, 2039
"""Union fund at 2 % exists since 2013; years beyond the century's third decade are slips of the pen."""

_WORD = re.compile(r"[A-Z]+|[0-9]+|->|[|\0]+|[^\sA-Z0-9]")
_DATE = re.compile(
    r"\bNGAY ?:? ?[0-9]{1,2}[/.-][0-9]{1,2}(?:[/.-][0-9]{2,4})?|(?<![0-9/.-])[0-9]{1,2}([/.-])[0-9]{1,2}\1(?:20)?[0-9]{2}(?![0-9])"
    r"|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?|(?<![0-9])20[0-9]{2}-[0-9]{2}-[0-9]{2}(?![0-9])"
)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_RANGE = frozenset({"-", "DEN", "TOI", "->", "~", ">"})
_LIST = frozenset({",", "+", "&", "VA", ";"})
_MONTH_WORDS = frozenset({"THANG", "THG", "T", "TH"})
_QUARTER_WORDS = frozenset({"QUY", "Q"})
_WHOLE_YEAR = frozenset({"CA", "TRON", "TOAN"})
_SPELLED = frozenset({"MOT", "GIENG", "HAI", "BA", "TU", "BON", "SAU", "BAY", "TAM", "CHIN", "MUOI", "CHAP"})
"""Months in words are not read; the year behind one is then no whole year (`thang muoi hai nam 2025`, `thang nam 2025`)."""
_BEGINNINGS = _MONTH_WORDS | _QUARTER_WORDS | _WHOLE_YEAR | {"KY", "NUA", "NAM"}


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int
    is_apart: bool

    @property
    def number(self) -> int | None:
        return int(self.text) if self.text.isdigit() else None


@dataclass(frozen=True, slots=True)
class _Item:
    """One named stretch: months `first` to `last` of a year (1 to 12), the year still open when None."""

    first: int
    last: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class _Statement:
    """Items said in one breath, with their place in the text. `joins` are the words between them."""

    items: tuple[_Item, ...]
    joins: tuple[str, ...]
    start: int
    end: int


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
    masked = _DATE.sub(lambda found: "\0" * len(found[0]), folded)
    statements = _Scanner(_tokens(masked)).statements()
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


def _may_be_cut(folded: str, last: _Statement, read: tuple[tuple[int, ...], bool], booked: int | None) -> bool:
    """Say whether a note that ends with `T1` may have lost `0`, `1` or `2`: January without a year, far from the booking."""
    months, is_dated = read
    is_at_end = last.end == len(folded.rstrip()) and folded.rstrip()[-2:-1] in ("T", " ") and folded.rstrip().endswith("1")
    return is_at_end and not is_dated and bool(months) and booked is not None and abs(months_apart(booked, months[-1])) > 1


def _tokens(folded: str) -> list[_Token]:
    tokens: list[_Token] = []
    for found in _WORD.finditer(folded):
        is_apart = not tokens or found.start() > tokens[-1].end
        word = found[0]
        if (word[0] == "Q" and word[1:] in _ROMAN) or (word.startswith("QUY") and word[3:] in _ROMAN):
            cut = found.start() + (3 if word.startswith("QUY") else 1)
            tokens += [
                _Token(folded[found.start() : cut], found.start(), cut, is_apart),
                _Token(folded[cut : found.end()], cut, found.end(), False),
            ]
            continue
        tokens.append(_Token(word, found.start(), found.end(), is_apart))
    return tokens


def _borrow_year(statements: list[_Statement]) -> list[_Statement]:
    """Give a lone year (`nam 2025 … T1-T6`) to the months that came without one."""
    years = [s for s in statements if len(s.items) == 1 and (s.items[0].first, s.items[0].last) == (1, 12) and s.items[0].year]
    others = [s for s in statements if s not in years]
    if len(years) == 1 and others and all(item.year is None for s in others for item in s.items):
        year = years[0].items[0].year
        return [replace(s, items=(*s.items[:-1], replace(s.items[-1], year=year))) for s in others]
    return statements


def _resolve(statement: _Statement, booked: int | None) -> tuple[tuple[int, ...], bool]:
    """Turn a statement into months; the last year said holds for what stands before it, and months running down cross the new year."""
    items = list(statement.items)
    is_dated = True
    if items[-1].year is None:
        if booked is None or any(item.year for item in items):
            return (), False
        items[-1] = replace(items[-1], year=_nearest_year(items[-1], booked))
        is_dated = False
    for index in range(len(items) - 2, -1, -1):
        if items[index].year is None:
            after = items[index + 1]
            assert after.year is not None
            items[index] = replace(items[index], year=after.year - (items[index].first > after.last))
    months: list[int] = []
    for index, item in enumerate(items):
        assert item.year is not None
        first, last = make_month(item.year, item.first), make_month(item.year, item.last)
        if index and statement.joins[index - 1] in _RANGE:
            first = months[-1]
            months.pop()
        if first > last or months_apart(first, last) > 35:
            return (), False
        months += months_between(first, last)
    return tuple(sorted(set(months))), is_dated


def _nearest_year(item: _Item, booked: int) -> int:
    """Choose the year that puts the stretch nearest to the month of booking; of two equally near ones the past."""
    year = booked // 100

    def distance(candidate: int) -> int:
        first, last = make_month(candidate, item.first), make_month(candidate, item.last)
        return max(months_apart(booked, first), months_apart(last, booked), 0)

    return min((year, year - 1, year + 1), key=distance)


class _Reader(Protocol):
    def __call__(self, *, glued: bool = False) -> _Item | None: ...


class _Scanner:
    """Walks the words of one note from left to right."""

    def __init__(self, tokens: Sequence[_Token]) -> None:
        self._tokens = tokens
        self._at = 0

    def statements(self) -> list[_Statement]:
        """Return every statement of time in the note."""
        found: list[_Statement] = []
        while self._at < len(self._tokens):
            start = self._at
            token = self._tokens[start]
            statement = self._statement() if token.text in _BEGINNINGS or token.text.isdigit() else None
            if statement is None:
                self._at = start + 1
            else:
                found.append(statement)
        return found

    def _peek(self, ahead: int = 0) -> _Token | None:
        place = self._at + ahead
        return self._tokens[place] if 0 <= place < len(self._tokens) else None

    def _text(self, ahead: int = 0) -> str:
        token = self._peek(ahead)
        return token.text if token else ""

    def _statement(self) -> _Statement | None:
        begin = self._at
        for reader in (self._half_year, self._chain_of_months, self._chain_of_quarters, self._years, self._bare):
            self._at = begin
            read = reader()
            if read is not None:
                items, joins = read
                return _Statement(tuple(items), tuple(joins), self._tokens[begin].start, self._tokens[self._at - 1].end)
        return None

    # --- the forms, the most particular first ---

    def _half_year(self) -> tuple[list[_Item], list[str]] | None:
        """`6 thang dau nam 2025`, `nua cuoi nam 2025`."""
        if self._text() == "NUA":
            length, ahead = 6, 1
        elif (number := self._number(0)) in (3, 6, 9) and self._text(1) in _MONTH_WORDS:
            assert number is not None
            length, ahead = number, 2
        else:
            return None
        side = self._text(ahead)
        if side not in ("DAU", "CUOI") or self._text(ahead + 1) != "NAM":
            return None
        self._at += ahead + 1
        year = self._year()
        if year is None:
            self._at += 1
        return [_Item(1, length, year) if side == "DAU" else _Item(13 - length, 12, year)], []

    def _chain_of_months(self) -> tuple[list[_Item], list[str]] | None:
        """`T1`, `thang 1-3/2024`, `T1/2024 den T3/2024`, `thang 1,2,3 nam 2024`, `ky 072025`."""
        if self._text() == "KY":
            self._at += 1
            if self._text() in _MONTH_WORDS:
                return self._chain(self._month_after_word, bare=self._month_alone)
            return self._chain(self._month_alone, bare=self._month_alone)
        return self._chain(self._month_after_word, bare=self._month_alone)

    def _chain_of_quarters(self) -> tuple[list[_Item], list[str]] | None:
        """`quy III/2026`, `Q1-Q2/2025`, `quy 1 va quy 2 nam 2025`."""
        return self._chain(self._quarter_after_word, bare=self._quarter_alone)

    def _years(self) -> tuple[list[_Item], list[str]] | None:
        """`nam 2025`, `ca nam 2025`, `nam 2024-2025`, `ca nam`."""
        is_whole = self._text() in _WHOLE_YEAR and self._text(1) == "NAM"
        self._at += is_whole
        if self._text() != "NAM" or (not is_whole and self._text(-1) in _MONTH_WORDS | _QUARTER_WORDS | _SPELLED):
            return None
        year = self._year(any_two_digits=is_whole)
        if year is None:
            if not is_whole or self._number(1) is not None:
                return None
            self._at += 1
            return [_Item(1, 12)], []
        items, joins = [_Item(1, 12, year)], []
        if self._text() in _RANGE | _LIST and (other := self._number(1)) and EARLIEST_YEAR <= other <= LATEST_YEAR:
            joins.append(self._text())
            items.append(_Item(1, 12, other))
            self._at += 2
        return items, joins

    def _bare(self) -> tuple[list[_Item], list[str]] | None:
        """`07/2025`, `01-03/2025`, `01/2025-03/2025`, `2025-07`; six digits alone only as mmyyyy."""
        before = self._tokens[self._at - 1] if self._at else None
        token = self._peek()
        if token is None or token.number is None or (before and not token.is_apart and before.text not in ("(", ":", ",", "%")):
            return None
        if len(token.text) == 4 and self._text(1) == "-" and self._text(2).isdigit() and len(self._text(2)) == 2:
            year, month = token.number, self._number(2)
            if EARLIEST_YEAR <= year <= LATEST_YEAR and month and 1 <= month <= 12 and self._text(3) not in ("-", "/", "."):
                self._at += 3
                return [_Item(month, month, year)], []
            return None
        if self._text(-1) == "," and (listed := self._number(-2)) and listed <= 12:
            return None  # the end of a list whose beginning was not read
        read = self._chain(self._month_alone, bare=self._month_alone)
        if read is None or read[0][-1].year is None or self._text() == "/":
            return None
        items, joins = read
        return read if "," not in joins or all(item.year for item in items) else None

    # --- the pieces ---

    def _chain(self, first: _Reader, *, bare: _Reader) -> tuple[list[_Item], list[str]] | None:
        item = first()
        if item is None:
            return None
        items, joins = [item], []
        while True:
            mark = self._at
            join = self._text()
            if join in _MONTH_WORDS | _QUARTER_WORDS and (other := first(glued=True)):
                items.append(other)
                joins.append("")
                continue
            if join not in _RANGE | _LIST:
                break
            self._at += 1
            if (join == "-" and self._text() in (">", "-")) or (join == "DEN" and self._text() == "HET"):
                self._at += 1
            other = first() or bare()
            if other is None:
                self._at = mark
                break
            items.append(other)
            joins.append(join)
        if self._is_cut():
            return None
        return items, joins

    def _is_cut(self) -> bool:
        """Say whether what follows makes the reading unsure: a separator glued to a number that is no year (`T1/202`, `9.12`)."""
        sign, number = self._peek(), self._peek(1)
        if sign is None or number is None or sign.is_apart or number.is_apart or number.number is None:
            return False
        return sign.text in ("/", ".")

    def _month_after_word(self, *, glued: bool = False) -> _Item | None:
        token, number = self._peek(), self._peek(1)
        if token is None or token.text not in _MONTH_WORDS:
            return None
        ahead = 1
        if number is not None and number.text in (".", ":") and not number.is_apart:
            ahead, number = 2, self._peek(2)
        if number is None or number.number is None:
            return None
        if token.text == "TH" and number.is_apart:
            return None
        before = self._tokens[self._at - 1] if self._at else None
        if token.text in ("T", "TH") and not glued and before is not None and not token.is_apart and before.number is not None:
            return None
        self._at += ahead
        return self._month_alone()

    def _month_alone(self, *, glued: bool = False) -> _Item | None:
        """A number from 1 to 12, its year behind it when it has one; or six digits mmyyyy, yyyymm, four digits mmyy after a word."""
        token = self._peek()
        if token is None or token.number is None:
            return None
        digits = token.text
        if len(digits) == 6:
            month, year = (int(digits[:2]), int(digits[2:])) if digits[2:4] == "20" else (int(digits[4:]), int(digits[:4]))
            if not (1 <= month <= 12 and EARLIEST_YEAR <= year <= LATEST_YEAR):
                return None
            self._at += 1
            return _Item(month, month, year)
        if len(digits) > 2 or not 1 <= token.number <= 12 or self._text(1) == "%":
            return None
        self._at += 1
        return _Item(token.number, token.number, self._year())

    def _quarter_after_word(self, *, glued: bool = False) -> _Item | None:
        token = self._peek()
        if token is None or token.text not in _QUARTER_WORDS:
            return None
        self._at += 1 + (self._text(1) == "." and self._peek(2) is not None)
        item = self._quarter_alone()
        if item is None:
            self._at -= 1
        return item

    def _quarter_alone(self, *, glued: bool = False) -> _Item | None:
        text = self._text()
        number = _ROMAN.get(text) or (int(text) if text in ("1", "2", "3", "4", "01", "02", "03", "04") else None)
        if number is None or self._text(1) == "%":
            return None
        self._at += 1
        return _Item(number * 3 - 2, number * 3, self._year())

    def _number(self, ahead: int) -> int | None:
        token = self._peek(ahead)
        return token.number if token else None

    def _year(self, *, any_two_digits: bool = False) -> int | None:
        """Take `/2025`, `.2025`, `-25`, ` 2025`, ` nam 2025`, `nam 25` when it stands here."""
        ahead, is_glued = 0, False
        if self._text() == "NAM":
            ahead, is_glued = 1, True
        elif self._text() in ("/", ".", "-"):
            ahead = 1
            sign, number = self._peek(), self._peek(1)
            is_glued = sign is not None and number is not None and not number.is_apart and not (sign.text == "-" and sign.is_apart)
            if self._text(1) == "NAM":
                ahead, is_glued = 2, True
        token = self._peek(ahead)
        if token is None or token.number is None or self._text(ahead + 1) == "%":
            return None
        is_last = ahead + self._at == len(self._tokens) - 1
        if len(token.text) == 4 and EARLIEST_YEAR <= token.number <= LATEST_YEAR:
            year = token.number
        elif len(token.text) == 2 and (is_glued or any_two_digits) and 20 <= token.number <= 39 and not (token.text == "20" and is_last):
            year = 2000 + token.number
        else:
            return None
        follows = self._peek(ahead + 1)
        if follows is not None and follows.text == "/" and not follows.is_apart:
            return None
        self._at += ahead + 1
        return year
