"""When a unit is told that a day comes or is past, and when the unit above hears of it.

The request for a report brings its own days; a task has its last day alone.
"""

from datetime import date, timedelta

KINDS = {"opens": "mở nhận", "closes": "sắp hết hạn", "late": "quá hạn", "escalated": "cấp dưới quá hạn"}
REPORT_DAYS, TASK_DAYS = 3, 7
"""How many days before the last one it is told that it comes."""
EVE = timedelta(days=1)


def of_report(*, opens_on: date, due_on: date, on: date) -> str:
    """Return what is said on a day of a report that was not sent: on the eve of its first day, before its last, after it; or nothing."""
    if on > due_on:
        return "late"
    if on < opens_on - EVE:
        return ""
    return "closes" if on >= due_on - timedelta(days=REPORT_DAYS) else "opens"


def of_task(*, due_on: date, on: date) -> str:
    """Return what is said on a day of a task that is not done, or nothing."""
    return "late" if on > due_on else "closes" if on >= due_on - timedelta(days=TASK_DAYS) else ""
