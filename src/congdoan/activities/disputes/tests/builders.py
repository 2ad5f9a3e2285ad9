"""A district with employers and what happens there, for tests of this app and of those above."""

from datetime import date, datetime
from typing import Any

from congdoan.activities.disputes import services
from congdoan.activities.disputes.rules.timers import HERE

DAY = date(2024, 6, 30)
T0 = datetime(2024, 6, 24, 7, 15, tzinfo=HERE)


def moment(day: int, hour: int, minute: int = 0) -> datetime:
    """Return a moment in June 2024."""
    return datetime(2024, 6, day, hour, minute, tzinfo=HERE)


def broken_out(by: int, employer_id: int, *, at: datetime = T0, stopped: int = 120, on: date = DAY, **facts: Any) -> int:
    """Let work stop at an employer; return the stoppage."""
    number = services.open_stoppage(by=by, employer_id=employer_id, words="Công nhân chuyền 5 đứng ngoài cổng", at=at, on=on)
    told = {"demands": ["wage_raise", "meal"], "causes": ["late_wage"], "shift_line": "ca 1, chuyền 5", "present": 200} | facts
    services.record_outbreak(by=by, stoppage_id=number, at=at, stopped=stopped, on=on, **told)
    return number
