"""SWIFT MT940: each statement must open with :60F: and close with :62F:; pages (:60M:, :62M:) are joined.

Read here rather than by the `mt-940` package: that one skips a malformed :61: in silence and accepts a file cut before :62F:,
so a lost line could not be told with its place. The package stays in the tests as a second reader.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from decimal import Decimal

from .layout import bank_of_bic
from .proof import Claims, prove
from .values import Amount, Direction, Problem, Statement, StatementLine, whole

_TAG = re.compile(r"^:(\d{2}[A-Z]?|[A-Z]{2}):", re.MULTILINE | re.ASCII)
_BALANCE = re.compile(r"([CD])(\d{6})([A-Z]{3})([\d.,]+)", re.ASCII)
_LINE = re.compile(
    r"(\d{6})(\d{4}|\s{4})?(R?[CD])([A-Z])?(\d[\d]*(?:[.,]\d*)?)([NFS][A-Z0-9 ]{3})?([^\n]*)(?:\n(.*))?", re.DOTALL | re.ASCII
)
_CONTROLS = dict.fromkeys(map(ord, "\x01\x02\x03\x04\x1a\r"))
_BIC_AHEAD = re.compile(r"([A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)/")
_SENDER = re.compile(r"\{1:F01([A-Z0-9]{8})")
_FULL_WIDTH = 65
_NO_REFERENCE = {"", "NONREF"}
_SIDES: dict[str, Direction] = {"C": "C", "D": "D", "RC": "D", "RD": "C"}
_MAX_LINES = 200_000


@dataclass
class _Page:
    """The fields of one :20: … :62: page."""

    account: str = ""
    opening: tuple[Amount, str] | None = None
    closing: tuple[Amount, str] | None = None
    opens_first: bool = True
    closes_last: bool = True
    lines: list[StatementLine] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    first_line: int = 0


def read_mt940(text: str) -> list[Statement]:
    """Read all statements of a file; `row` of a line is the n-th :61: of the file."""
    text = text.translate(_CONTROLS)
    pages = _pages(text)
    if not pages:
        return [Statement(problems=(Problem("header-not-found", "Tệp MT940 không có trường :60F: và :61: nào.", row=1),))]
    sender = _SENDER.search(text)
    return [_statement(page, sender[1] if sender else "") for page in _joined(pages)]


def _fields(text: str) -> Iterator[tuple[str, str]]:
    marks = list(_TAG.finditer(text))
    for place, mark in enumerate(marks):
        end = marks[place + 1].start() if place + 1 < len(marks) else len(text)
        yield mark[1], text[mark.end() : end]


def _pages(text: str) -> list[_Page]:
    """Take the file apart into pages; every field that cannot be read becomes a problem of its page."""
    pages: list[_Page] = []
    count, previous = 0, ""
    for tag, value in _fields(text):
        body = _body(value)
        if tag == "20" or not pages or (tag in {"60F", "60M"} and pages[-1].opening) or (tag == "25" and pages[-1].account):
            pages.append(_Page(first_line=count + 1))
        page = pages[-1]
        if tag == "25":
            page.account = "".join(body.split())
        elif tag in {"60F", "60M"}:
            page.opening, page.opens_first = _balance(tag, body, page), tag == "60F"
        elif tag in {"62F", "62M"}:
            page.closing, page.closes_last = _balance(tag, body, page), tag == "62F"
        elif tag == "61":
            count += 1
            if count > _MAX_LINES:
                page.problems.append(Problem("file-too-large", f"Tệp dài quá {_MAX_LINES} dòng: hãy chia sao kê theo tháng.", count))
                break
            line = _line(count, body, page)
            if line is not None:
                page.lines.append(line)
        elif tag == "86" and previous in {"61", "86"} and page.lines and page.lines[-1].row == count:
            page.lines[-1] = _with_note(page.lines[-1], body, is_first=previous == "61")
        if tag not in {"NS", "KO"}:
            previous = tag
    return [page for page in pages if page.opening or page.closing or page.lines or page.problems or page.account]


def _body(value: str) -> str:
    """Return a field without what ends a message: the dash, the brace, the next header."""
    kept = []
    for line in value.split("\n"):
        if line.startswith(("{", "-}", "-XXX")) or line.rstrip() == "-":
            break
        kept.append(line)
    return "\n".join(kept).rstrip("\n")


def _balance(tag: str, body: str, page: _Page) -> tuple[Amount, str] | None:
    found = _BALANCE.match(body.strip())
    amount = _amount(found[4]) if found else None
    if found is None or amount is None:
        shown_text = body.strip()[:60]
        page.problems.append(
            Problem("balance-unreadable", f"Trường :{tag}: «{shown_text}» không đọc được thành số dư.", column=f":{tag}:", found=shown_text)
        )
        return None
    return (amount if found[1] == "C" else -amount), found[3]


def _amount(text: str) -> Amount | None:
    """Read 1000000, or 1000000,00; a point is read as the comma that the standard asks for."""
    plain = text.replace(",", ".").rstrip(".")
    if plain.count(".") > 1 or not plain.replace(".", "").isdecimal() or not plain.isascii() or len(plain) > 24:
        return None
    return whole(Decimal(plain))


def _line(number: int, body: str, page: _Page) -> StatementLine | None:
    found = _LINE.fullmatch(body.strip("\n"))
    amount = _amount(found[5]) if found else None
    value_on = _day(found[1]) if found else None
    if found is None or amount is None or value_on is None:
        text = body.strip()[:80]
        why = "ngày không có trên lịch" if found and amount is not None else "không đúng dạng :61: (ngày, C/D, số tiền, mã)"
        page.problems.append(Problem("line-unreadable", f"Dòng :61: thứ {number}: «{text}» {why}. Hãy xuất lại tệp.", number, ":61:", text))
        return None
    if not amount:
        page.problems.append(Problem("amount-zero", f"Dòng :61: thứ {number}: số tiền 0 đồng, bỏ qua.", number, ":61:", fatal=False))
        return None
    booked_on = _entry_day(value_on, found[2]) or value_on
    own, _, banks = found[7].partition("//")
    reference = banks.strip() or own.strip()
    return StatementLine(
        row=number,
        booked_at=datetime.combine(booked_on, time()),
        value_on=value_on,
        amount=amount,
        direction=_SIDES[found[3]],
        reference=None if reference in _NO_REFERENCE else reference,
        narrative=_unfolded(found[8] or ""),
        raw=(f":61:{body}",),
    )


def _day(text: str) -> date | None:
    try:
        return date(2000 + int(text[:2]), int(text[2:4]), int(text[4:6]))
    except ValueError:
        return None


def _entry_day(value_on: date, text: str | None) -> date | None:
    """Return the day of booking, of the year that brings it nearest to the value date."""
    if not text or not text.strip():
        return None
    days = []
    for year in (value_on.year - 1, value_on.year, value_on.year + 1):
        try:
            days.append(date(year, int(text[:2]), int(text[2:])))
        except ValueError:
            continue
    return min(days, key=lambda day: abs((day - value_on).days), default=None)


def _with_note(line: StatementLine, body: str, *, is_first: bool) -> StatementLine:
    """Put the :86: note in; it replaces what stood under :61:."""
    note = _unfolded(body)
    narrative = note if is_first else f"{line.narrative} {note}".strip()
    return replace(line, narrative=narrative or line.narrative, raw=(*line.raw, f":86:{body}"))


def _unfolded(body: str) -> str:
    """Join the lines of a note: a line of full width was cut wherever it ended, a shorter one ended with a word."""
    text = ""
    for line in body.split("\n"):
        text += line if len(line) >= _FULL_WIDTH else f"{line} "
    return text.strip()


def _joined(pages: list[_Page]) -> Iterator[_Page]:
    """Join pages of one statement: the balance carried forward (:62M:) opens the next page (:60M:)."""
    held: _Page | None = None
    for page in pages:
        if held and not page.opens_first and not held.closes_last and page.opening == held.closing and page.account == held.account:
            held.lines += page.lines
            held.problems += page.problems
            held.closing, held.closes_last = page.closing, page.closes_last
            continue
        if held:
            yield held
        held = page
    if held:
        yield held


def _parted(account: str) -> tuple[str, str]:
    """Part "ICBVVNVX/117000000002" into the bank's code and the account."""
    found = _BIC_AHEAD.match(account)
    return (found[1], account[found.end() :]) if found else ("", account)


def _statement(page: _Page, sender: str) -> Statement:
    """Prove one statement; balances that are missing are told, not supposed."""
    problems = page.problems
    place = page.first_line
    for tag, balance, is_final in (("60F", page.opening, page.opens_first), ("62F", page.closing, page.closes_last)):
        if balance is None or not is_final:
            message = f"Thiếu trường :{tag}: (số dư {'đầu' if tag == '60F' else 'cuối'} kỳ): tệp bị cắt hoặc chỉ là một trang. Hãy tải lại."
            problems.append(Problem("balance-missing", message, place, f":{tag}:"))
    currency = next((balance[1] for balance in (page.opening, page.closing) if balance), None)
    if page.opening and page.closing and page.opening[1] != page.closing[1]:
        problems.append(Problem("currency-mixed", f"Số dư đầu bằng {page.opening[1]}, số dư cuối bằng {page.closing[1]}.", place))
    if currency not in {None, "VND"}:
        message = f"Tiền tệ của sao kê là {currency}, không phải VND: hệ thống chỉ ghi sổ đồng Việt Nam."
        problems.append(Problem("currency-not-vnd", message, place, ":60F:", currency))
    bic, account = _parted(page.account.removesuffix(currency or "\x00"))
    claims = Claims(page.opening[0] if page.opening else None, page.closing[0] if page.closing else None)
    proven = prove(page.lines, claims, account=account)
    return Statement(
        bank=bank_of_bic(bic or sender) or "MT940",
        account=account or None,
        currency=currency,
        opening=proven.opening,
        closing=proven.closing,
        lines=proven.lines,
        problems=(*problems, *proven.problems),
        balance_proof=proven.proof,
    )
