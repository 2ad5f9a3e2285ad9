"""Words and days that people give: trimmed, bounded, refused with the name of their field."""

from collections.abc import Container
from datetime import date

from .refusals import BargainingDayUnfit, BargainingTextUnfit

FIRST_DAY = date(1995, 1, 1)  # the first Labour Code is in force
MOST_PERSONS = 10_000_000


def line(field: str, given: str, longest: int = 200, *, is_needed: bool = False) -> str:
    """Return a text without outer blanks.

    :raises BargainingTextUnfit: it is needed and empty, or too long, or holds a NUL
    """
    clean = given.strip()
    if len(clean) > longest or "\x00" in clean:
        raise BargainingTextUnfit(field=field, why=f"dài nhất {longest} ký tự, không có ký tự rỗng")
    if is_needed and not clean:
        raise BargainingTextUnfit(field=field, why="không để trống")
    return clean


def choice(field: str, given: str, known: Container[str]) -> str:
    """Return one of the known words.

    :raises BargainingTextUnfit: it is none
    """
    if given not in known:
        raise BargainingTextUnfit(field=field, why=f"không có lựa chọn “{given[:40]}”")
    return given


def count(field: str, given: int | None, *, least: int = 0) -> int | None:
    """Return a number of persons or None.

    :raises BargainingTextUnfit: it is below the least or nobody counts so many
    """
    if given is not None and not least <= given <= MOST_PERSONS:
        raise BargainingTextUnfit(field=field, why=f"từ {least} đến {MOST_PERSONS}")
    return given


def past(day: date, on: date, *, not_before: date | None = None, what: str = "ngày trước đó") -> date:
    """Return a day that has come.

    :raises BargainingDayUnfit: it lies ahead, before what it follows, or before the law
    """
    if day > on:
        raise BargainingDayUnfit(day=day, why="chưa tới ngày này")
    if day < (not_before or FIRST_DAY):
        raise BargainingDayUnfit(day=day, why=f"trước {what} {not_before:%d/%m/%Y}" if not_before else "trước Bộ luật Lao động đầu tiên")
    return day
