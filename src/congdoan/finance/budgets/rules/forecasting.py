"""What a line will come to by the end of the year, by a method that is said."""

from dataclasses import dataclass

from congdoan.foundation.kernel.money import half_up

BY_PROFILE, LINEAR, WHOLE_YEAR, NOTHING_YET = "profile", "linear", "whole", "none"
METHODS = {
    BY_PROFILE: "theo nhịp từng tháng của năm trước",
    LINEAR: "chia đều theo số tháng đã qua",
    WHOLE_YEAR: "năm đã kết thúc: số thực hiện",
    NOTHING_YET: "chưa có tháng nào trọn",
}


@dataclass(frozen=True, slots=True)
class Forecast:
    """A forecast of the whole year and how it was made; None where nothing has passed yet. Units: đồng."""

    amount: int | None
    method: str


def forecast(actual: int, *, month: int, before: tuple[int, int] = (0, 0)) -> Forecast:
    """Return what a line will come to when `actual` moved in the first `month` months.

    `before` is last year's line: until the same month, and whole. Where last year moved evenly enough to tell (above zero by then and
    not more than the whole), this year goes on in the same share; else it goes on month by month.
    Rounding: once, half-up.
    """
    if month >= 12:
        return Forecast(actual, WHOLE_YEAR)
    if month <= 0:
        return Forecast(None, NOTHING_YET)
    until, whole = before
    if 0 < until <= whole:
        return Forecast(half_up(actual * whole, until), BY_PROFILE)
    return Forecast(half_up(actual * 12, month), LINEAR)
