"""Texts, days and files made fit to be kept."""

from datetime import date
from hashlib import sha256
from typing import Any

from congdoan.finance.bookkeeping.rules.attachments import MOST_BYTES, kept_name, kind_of

from .refusals import InspectionPaperUnfit, InspectionTextUnfit

FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2999, 12, 31)


def text(words: str, given: str, longest: int, *, is_needed: bool = True, has_lines: bool = False) -> str:
    """Return a text, on one line unless it may have several.

    :raises InspectionTextUnfit: it is empty though needed, too long, or holds what cannot be kept
    """
    lines = [" ".join(line.split()) for line in given.splitlines()] if has_lines else [" ".join(given.split())]
    clean = "\n".join(lines).strip()
    if "\x00" in clean or len(clean) > longest:
        raise InspectionTextUnfit(field=words, why=f"dài nhất {longest} ký tự, không có ký tự rỗng")
    if is_needed and not clean:
        raise InspectionTextUnfit(field=words, why="không để trống")
    return clean


def choice(words: str, given: str, known: object) -> str:
    """Return one of the known words.

    :raises InspectionTextUnfit: it is none
    """
    if given not in known:  # type: ignore[operator]
        raise InspectionTextUnfit(field=words, why=f"không có lựa chọn “{given[:40]}”")
    return given


def days(words: str, first: date, last: date) -> tuple[date, date]:
    """Return a first and a last day in their order.

    :raises InspectionTextUnfit: they are not, or lie outside the years that are kept
    """
    if not FIRST_DAY <= first <= last <= LAST_DAY:
        raise InspectionTextUnfit(field=words, why="ngày cuối không trước ngày đầu, trong các năm từ 1990")
    return first, last


def amount(words: str, given: int | None) -> int | None:
    """Return a sum of đồng or nothing.

    :raises InspectionTextUnfit: it is below zero or past what books hold
    """
    if given is not None and not 0 <= given <= 10**15:
        raise InspectionTextUnfit(field=words, why="số tiền từ 0 đến một triệu tỷ đồng")
    return given


def paper(name: str, content: bytes) -> dict[str, Any]:
    """Return a file as its columns, or nothing where none came.

    :raises InspectionPaperUnfit: it is no PDF, picture, Word or Excel file, or too large
    """
    if not content:
        return {}
    kind = kind_of(content) if len(content) <= MOST_BYTES else None
    if kind is None:
        raise InspectionPaperUnfit(name=name[:60] or "tệp", why="cần PDF, ảnh JPG/PNG, Word hoặc Excel, không quá 10 MB")
    return {"file_name": kept_name(name, kind), "sha256": sha256(content).hexdigest(), "content": content}
