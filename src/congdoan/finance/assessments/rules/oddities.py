"""What looks odd about a declared month: questions for a person, never refusals."""

from dataclasses import dataclass

from congdoan.foundation.kernel.money import format_dong

JUMP = 2  # a change of more than one half is asked about; our own measure, no law's
UNITS = ((1_000, "nghìn đồng"), (1_000_000, "triệu đồng"))


@dataclass(frozen=True, slots=True)
class Oddity:
    """A question, and the wage fund that would answer it where one offers itself. Units: đồng."""

    words: str
    wage_fund_dong: int | None = None


def oddities(
    *, headcount: int, wage_fund_dong: int, before: tuple[int, int] | None, floor: int | None, ceiling: int | None
) -> list[Oddity]:  # fmt: skip
    """Ask about figures that do not fit each other, the law's limits on one salary, or the month before.

    Units: đồng, persons; `before` = (headcount, wage fund) of the nearest known month; `floor` and `ceiling` limit one salary of a month,
    None where no limit is known.
    """
    if not headcount or not wage_fund_dong:
        return _one_is_missing(headcount, wage_fund_dong)
    found = _in_other_units(headcount, wage_fund_dong, floor, ceiling)
    if not found:
        found = _beyond_limits(headcount, wage_fund_dong, floor, ceiling)
    return found + (_jumps(headcount, wage_fund_dong, *before) if before else [])


def _one_is_missing(headcount: int, wage_fund_dong: int) -> list[Oddity]:
    if headcount:
        return [Oddity(f"Có {headcount} lao động mà quỹ lương bằng 0. Tháng này không ai đóng bảo hiểm?")]
    if wage_fund_dong:
        return [Oddity("Có quỹ lương mà số lao động bằng 0. Anh chị xem lại số lao động.")]
    return [Oddity("Cả số lao động và quỹ lương đều bằng 0. Tháng này đơn vị không phát sinh?")]


def _in_other_units(headcount: int, wage_fund_dong: int, floor: int | None, ceiling: int | None) -> list[Oddity]:
    """Ask whether the sum was written in thousands or millions: far too little as it stands, plausible when multiplied."""
    if floor is None or wage_fund_dong * 10 >= floor * headcount:
        return []
    for unit, words in UNITS:
        meant = wage_fund_dong * unit
        if floor * headcount <= meant * JUMP and (ceiling is None or meant <= ceiling * headcount * JUMP):
            return [Oddity(f"Quỹ lương đang ghi theo {words}? Nếu vậy là {format_dong(meant)} đ.", meant)]
    return []


def _beyond_limits(headcount: int, wage_fund_dong: int, floor: int | None, ceiling: int | None) -> list[Oddity]:
    average = format_dong(wage_fund_dong // headcount)
    if floor is not None and wage_fund_dong < floor * headcount:
        return [Oddity(f"Bình quân {average} đ một người, thấp hơn lương tối thiểu vùng {format_dong(floor)} đ.")]
    if ceiling is not None and wage_fund_dong > ceiling * headcount:
        return [Oddity(f"Bình quân {average} đ một người, cao hơn mức trần đóng bảo hiểm {format_dong(ceiling)} đ.")]
    return []


def _jumps(headcount: int, wage_fund_dong: int, heads_before: int, fund_before: int) -> list[Oddity]:
    found = []
    if abs(headcount - heads_before) * JUMP > heads_before > 0:
        found.append(
            Oddity(f"Số lao động đổi từ {format_dong(heads_before)} thành {format_dong(headcount)} so với tháng đã khai gần nhất.")
        )
    if abs(wage_fund_dong - fund_before) * JUMP > fund_before > 0:
        found.append(
            Oddity(f"Quỹ lương đổi từ {format_dong(fund_before)} đ thành {format_dong(wage_fund_dong)} đ so với tháng đã khai gần nhất.")
        )
    return found
