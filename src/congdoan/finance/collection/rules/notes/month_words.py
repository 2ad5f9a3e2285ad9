"""The words of a note that name months, walked once from left to right; what is not sure is not taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, NamedTuple, Protocol

EARLIEST_YEAR, LATEST_YEAR = 2013, 2039
"""Union fund at 2 % exists since 2013; years beyond the century's third decade are slips of the pen."""

_WORD = re.compile(r"[A-Z]+|[0-9]+|->|[|\0]+|[^\sA-Z0-9]")
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
RANGE = frozenset({"-", "DEN", "TOI", "->", "~", ">"})
_LIST = frozenset({",", "+", "&", "VA", ";"})
_MONTH_WORDS = frozenset({"THANG", "THG", "T", "TH"})
_QUARTER_WORDS = frozenset({"QUY", "QUI", "Q"})
_WHOLE_YEAR = frozenset({"CA", "TRON", "TOAN"})
_SPELLED = {
    "MOT": 1, "GIENG": 1, "HAI": 2, "BA": 3, "TU": 4, "BON": 4, "NAM": 5, "SAU": 6, "BAY": 7, "TAM": 8, "CHIN": 9, "MUOI": 10, "CHAP": 12,
}  # fmt: skip
"""Months in words; behind one stands no whole year (`thang muoi hai nam 2025`)."""
_AMBIGUOUS = frozenset({"TU", "NAM", "SAU"})
"""Also `from`, `year`, `next`: months only with their year behind them (`thang nam nam 2025`, not `thang nam 2025`)."""
_NOT_OF_A_MONTH = frozenset({"HANG", "MOI", "TNHH", "DNTN", "CTY", "TY", "CP", "CTCP", "MTV", "HTX", "HKD"})
"""Words before `thang` behind which a number in words is none of a month: `hang thang ba trieu`, `DNTN Thang Hai`."""
_OF_A_COUNT = frozenset({"LAN", "DOT", "KY", "TRIEU", "NGUOI", "LAM"})
"""Words behind a number in words that it counts, unless a number of their own follows: `moi thang mot lan`, `thang bay lan 1`."""
_PROVISIONALLY = frozenset({"NOP", "UNG", "TINH", "THU", "TRICH", "DONG", "CHUYEN", "TRU"})
"""Verbs before which `tam` is no eighth month: `hang thang tam nop`."""
_COUNTED = frozenset({"DOT", "LAN", "SO", "HD", "CV", "VAN", "TB", "QD", "PHIEU", "UNC", "LCT", "GNT", "PC", "NQ"})
"""What a bare number behind them counts or names is no month: `dot 2/2024`, `TB 5/2024`, `CV-05/2024`."""
PAPERS = frozenset({"QD", "TB", "TT", "CV", "ND", "NQ", "KH", "BB", "HD", "HDLD", "HDTD", "HDKT"})
"""Behind a number they are what it names: `5/2024/QD-LDLD`."""
_OPENING, _PARTING = frozenset("(:,%"), frozenset("/;|#*=~>+-.")
_OPEN = frozenset({"TU", "DEN", "TOI"})
"""A single month behind them leaves the other end of the stretch open."""
_ENGLISH = {
    name: number
    for number, names in enumerate(
        ("JAN JANUARY", "FEB FEBRUARY", "MAR MARCH", "APR APRIL", "MAY", "JUN JUNE", "JUL JULY", "AUG AUGUST", "SEP SEPT SEPTEMBER",
         "OCT OCTOBER", "NOV NOVEMBER", "DEC DECEMBER"), start=1,
    )
    for name in names.split()
}  # fmt: skip


class Token(NamedTuple):
    text: str
    start: int
    end: int
    is_apart: bool
    number: int | None


@dataclass(frozen=True, slots=True)
class Item:
    """One named stretch: months `first` to `last` of a year (1 to 12), the year still open when None."""

    first: int
    last: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Items said in one breath, with their place in the text. `joins` are the words between them; `is_open` lacks one end."""

    items: tuple[Item, ...]
    joins: tuple[str, ...]
    start: int
    end: int
    is_open: bool = False


_token = partial(tuple.__new__, Token)
"""Makes a token of its five parts as `Token(…)` does, in a third of the time: a note has some twenty."""


def tokens_of(folded: str) -> list[Token]:
    """Return the words, numbers and signs of a folded note; `QUYIII` and `Q1` are two."""
    tokens: list[Token] = []
    before, end = -1, 0
    for word in _WORD.findall(folded):  # only blanks stand between two tokens: the next text that reads so is this one
        start = folded.index(word, end)
        end = start + len(word)
        if word[0] == "Q" and (word[1:] in _ROMAN or (word.startswith("QUY") and word[3:] in _ROMAN)):
            cut = start + (3 if word.startswith("QUY") else 1)
            tokens.append(Token(folded[start:cut], start, cut, start > before, None))
            tokens.append(Token(folded[cut:end], cut, end, False, None))
        else:
            tokens.append(_token((word, start, end, start > before, int(word) if word.isdigit() else None)))
        before = end
    return tokens


class _Reader(Protocol):
    def __call__(self, *, glued: bool = False) -> Item | None: ...


_Form = Callable[["Scanner"], tuple[list[Item], list[str]] | None]


class Scanner:
    """Walks the words of one note from left to right."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._at = 0

    def statements(self) -> list[Statement]:
        """Return every statement of time in the note."""
        found: list[Statement] = []
        while self._at < len(self._tokens):
            start = self._at
            token = self._tokens[start]
            readers = self._of_numbers if token.number is not None else self._of_words.get(token.text)
            statement = self._statement(readers) if readers else None
            if statement is None:
                self._at = start + 1
            else:
                found.append(statement)
        return found

    def _peek(self, ahead: int = 0) -> Token | None:
        place = self._at + ahead
        return self._tokens[place] if 0 <= place < len(self._tokens) else None

    def _text(self, ahead: int = 0) -> str:
        token = self._peek(ahead)
        return token.text if token else ""

    def _statement(self, readers: Sequence[_Form]) -> Statement | None:
        begin = self._at
        for reader in readers:
            self._at = begin
            read = reader(self)
            if read is not None:
                items, joins = read
                is_open = (begin > 0 and len(items) == 1 and self._tokens[begin - 1].text in _OPEN) or self._goes_on()
                return Statement(tuple(items), tuple(joins), self._tokens[begin].start, self._tokens[self._at - 1].end, is_open)
        return None

    def _goes_on(self) -> bool:
        """Say whether a further month in words follows that was not read (`thang ba, tu`, `thang 3 den thang sau`), an end that
        nobody named (`thang 3 den nay`), or another year (`thang ba nam truoc`)."""
        ahead = int(self._text() in RANGE | _LIST | {"/"})
        word, behind = self._text(ahead), self._text(ahead + 1)
        if (word in _SPELLED and self._text(-1) in _SPELLED) or (ahead and word in ("NAY", "HET")):
            return True
        return (word == "THANG" and behind in _SPELLED) or (word == "NAM" and behind in ("TRUOC", "NGOAI"))

    # --- the forms, the most particular first ---

    def _half_year(self) -> tuple[list[Item], list[str]] | None:
        """`6 thang dau nam 2025`, `2 quy dau nam 2025`, `nua cuoi nam 2025`."""
        if self._text() == "NUA":
            length, ahead = 6, 1
        elif (number := self._number(0)) in (1, 2, 3) and self._text(1) in _QUARTER_WORDS:
            assert number is not None
            length, ahead = number * 3, 2
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
        return [Item(1, length, year) if side == "DAU" else Item(13 - length, 12, year)], []

    def _chain_of_months(self) -> tuple[list[Item], list[str]] | None:
        """`T1`, `thang 1-3/2024`, `T1/2024 den T3/2024`, `thang 1,2,3 nam 2024`, `ky 072025`."""
        if self._text() == "KY":
            self._at += 1
            if self._text() in _MONTH_WORDS:
                return self._chain(self._month_after_word, bare=self._month_alone)
            return self._chain(self._month_alone, bare=self._month_alone)
        return self._chain(self._month_after_word, bare=self._month_alone)

    def _chain_of_quarters(self) -> tuple[list[Item], list[str]] | None:
        """`quy III/2026`, `Q1-Q2/2025`, `quy 1 va quy 2 nam 2025`."""
        return self._chain(self._quarter_after_word, bare=self._quarter_alone)

    def _english(self) -> tuple[list[Item], list[str]] | None:
        """`Jan 2024`, `Feb-Mar.24`; never without a year, for `MAY` is also sewing."""
        read = self._chain(self._english_month, bare=self._english_month)
        return read if read and read[0][-1].year else None

    def _english_month(self, *, glued: bool = False) -> Item | None:
        number = _ENGLISH.get(self._text())
        if number is None:
            return None
        self._at += 1
        return Item(number, number, self._year())

    def _years(self) -> tuple[list[Item], list[str]] | None:
        """`nam 2025`, `ca nam 2025`, `nam 2024-2025`, `ca nam`."""
        is_whole = self._text() in _WHOLE_YEAR and self._text(1) == "NAM"
        self._at += is_whole
        is_part = self._text(-1) in _MONTH_WORDS | _QUARTER_WORDS | _SPELLED.keys() or self._text(-2) in _COUNTED
        if self._text() != "NAM" or (is_part and not is_whole):
            return None
        year = self._year(any_two_digits=is_whole)
        if year is None:
            if not is_whole or self._number(1) is not None:
                return None
            self._at += 1
            return [Item(1, 12)], []
        items, joins = [Item(1, 12, year)], []
        if self._text() in RANGE | _LIST and (other := self._number(1)) and EARLIEST_YEAR <= other <= LATEST_YEAR:
            joins.append(self._text())
            items.append(Item(1, 12, other))
            self._at += 2
        return items, joins

    def _bare(self) -> tuple[list[Item], list[str]] | None:
        """`07/2025`, `01-03/2025`, `01/2025-03/2025`, `2025-07`; six digits alone only as mmyyyy."""
        before = self._tokens[self._at - 1] if self._at else None
        token = self._peek()
        if token is None or token.number is None or not self._begins_bare(token, before):
            return None
        if len(token.text) == 4 and self._text(1) == "-" and self._text(2).isdigit() and len(self._text(2)) == 2:
            year, month = token.number, self._number(2)
            if EARLIEST_YEAR <= year <= LATEST_YEAR and month and 1 <= month <= 12 and self._text(3) not in ("-", "/", "."):
                self._at += 3
                return [Item(month, month, year)], []
            return None
        if _COUNTED & {self._text(-1), self._text(-2) if before and before.text in _PARTING | _OPENING else ""}:
            return None
        if self._text(-1) == "," and (listed := self._number(-2)) and listed <= 12:
            return None  # the end of a list whose beginning was not read
        read = self._chain(self._month_alone, bare=self._month_alone)
        if read is None or read[0][-1].year is None or (self._text() == "/" and (self._number(1) is not None or self._text(1) in PAPERS)):
            return None
        items, joins = read
        return read if "," not in joins or all(item.year for item in items) else None

    def _begins_bare(self, token: Token, before: Token | None) -> bool:
        """Say whether a number may begin a month without a word: nothing is glued to it but a sign that parts (`KPCD/08-2024`)."""
        if before is None or token.is_apart or before.text in _OPENING:
            return True
        return before.text[0] in _PARTING and self._number(-2) is None

    # --- the pieces ---

    def _chain(self, first: _Reader, *, bare: _Reader) -> tuple[list[Item], list[str]] | None:
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
            if join not in RANGE | _LIST:
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

    def _month_after_word(self, *, glued: bool = False) -> Item | None:
        token, number = self._peek(), self._peek(1)
        if token is None or token.text not in _MONTH_WORDS:
            return None
        ahead = 1
        if number is not None and number.text in (".", ":") and not number.is_apart:
            ahead, number = 2, self._peek(2)
        if number is None or number.number is None:
            return self._month_in_words()
        if token.text == "TH" and number.is_apart:
            return None
        before = self._tokens[self._at - 1] if self._at else None
        if token.text in ("T", "TH") and not glued and before is not None and not token.is_apart and before.number is not None:
            return None
        self._at += ahead
        return self._month_alone()

    def _month_in_words(self) -> Item | None:
        """`thang ba`, `thang muoi mot nam 2024`, `thang tu/2024`."""
        word = self._text(1)
        month = _SPELLED.get(word) if self._text() == "THANG" and self._text(-1) not in _NOT_OF_A_MONTH else None
        if month is None or (word in _AMBIGUOUS and self._text(2) not in ("NAM", "/")):
            return None
        is_teen = word == "MUOI" and self._text(2) in ("MOT", "HAI")
        behind = self._text(2 + is_teen)
        if (behind in _OF_A_COUNT and self._number(3 + is_teen) is None) or (word == "TAM" and behind in _PROVISIONALLY):
            return None
        self._at += 2 + is_teen
        month += is_teen and _SPELLED[self._text(-1)]
        return Item(month, month, self._year())

    def _month_alone(self, *, glued: bool = False) -> Item | None:
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
            return Item(month, month, year)
        if len(digits) > 2 or not 1 <= token.number <= 12 or self._text(1) == "%":
            return None
        self._at += 1
        return Item(token.number, token.number, self._year())

    def _quarter_after_word(self, *, glued: bool = False) -> Item | None:
        token = self._peek()
        if token is None or token.text not in _QUARTER_WORDS:
            return None
        self._at += 1 + (self._text(1) == "." and self._peek(2) is not None)
        item = self._quarter_alone()
        if item is None:
            self._at -= 1
        return item

    def _quarter_alone(self, *, glued: bool = False) -> Item | None:
        text = self._text()
        number = _ROMAN.get(text) or (int(text) if text in ("1", "2", "3", "4", "01", "02", "03", "04") else None)
        if number is None or self._text(1) == "%":
            return None
        self._at += 1
        return Item(number * 3 - 2, number * 3, self._year())

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
        if follows is not None and follows.text == "/" and not follows.is_apart and self._number(ahead + 2) is not None:
            return None
        self._at += ahead + 1
        return year

    _of_numbers: ClassVar[Sequence[_Form]] = (_half_year, _bare)
    _of_words: ClassVar[Mapping[str, Sequence[_Form]]] = {
        **dict.fromkeys(_MONTH_WORDS | {"KY"}, (_chain_of_months,)),
        **dict.fromkeys(_QUARTER_WORDS, (_chain_of_quarters,)),
        **dict.fromkeys(_ENGLISH, (_english,)),
        **dict.fromkeys(_WHOLE_YEAR | {"NAM"}, (_years,)),
        "NUA": (_half_year,),
    }
    """What may begin with a number, and with each word: no other word begins a statement."""
