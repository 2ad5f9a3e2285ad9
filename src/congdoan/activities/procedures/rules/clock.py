"""When a request is due: in working days, stopped while more is asked for."""

from datetime import date

from congdoan.foundation.kernel.workdays import Calendar, workday_after, workday_before, workdays_between

COUNTED = "từ ngày làm việc sau ngày nộp, trừ ngày nghỉ và thời gian chờ bổ sung"
SOON = 2  # working days before the last one on which a request is called due soon


def due_after(filed_on: date, working_days: int | None, calendar: Calendar) -> date | None:
    """Return the last day on which a request may be decided, or None where nobody knows a limit.

    The clock starts when a request is filed, whoever gets round to receiving it when (decision 0071).
    Units: working days; the day of filing is not counted.
    """
    return None if working_days is None else workday_after(filed_on, working_days, calendar).day


def due_again(due_on: date | None, paused_on: date, resumed_on: date, calendar: Calendar) -> date | None:
    """Return the last day after the clock stood still: what was left when it stopped is left when it goes on.

    A request that was late when more was asked for stays as late as it was.
    """
    if due_on is None:
        return None
    if due_on < paused_on:
        last = resumed_on if calendar.is_workday(resumed_on) else workday_before(resumed_on, 1, calendar).day
        return workday_before(last, workdays_between(due_on, paused_on, calendar), calendar).day
    return workday_after(resumed_on, workdays_between(paused_on, due_on, calendar), calendar).day


def standing_of(state: str, due_on: date | None, on: date, calendar: Calendar) -> tuple[str, str, int | None]:
    """Return how an open request stands on a day: look for the page, words, and the working days left (below zero: late).

    Shapes: the third is None where the clock stands still or nobody knows a limit.
    """
    if state == "paused":
        return "none", "chờ bổ sung", None
    if due_on is None:
        return "info", "chưa có thời hạn", None
    if due_on < on:
        late = workdays_between(due_on, on, calendar) or 1
        return "late", f"trễ {late} ngày làm việc", -late
    left = workdays_between(on, due_on, calendar)
    words = f"còn {left} ngày làm việc" if left else "hạn hôm nay"
    return ("wait" if left <= SOON else "info"), words, left
