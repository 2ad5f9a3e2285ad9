"""How long there is for each report of a stoppage: one limit of the law, the others the union's own and marked so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta, timezone

HERE = timezone(timedelta(hours=7))  # Vietnam knows no summer time
MOST_DAYS = 400


@dataclass(frozen=True, slots=True)
class Allowed:
    """One record of table `quick_report_fields`: how long after what. `daily_at` is an hour of each day instead."""

    code: str
    name: str
    within: timedelta
    daily_at: time | None
    document: str
    needs_check: bool


@dataclass(frozen=True, slots=True)
class Course:
    """The moments of a stoppage that clocks run from and stop at."""

    broke_out_at: datetime | None = None
    called_at: datetime | None = None
    authority_told_at: datetime | None = None
    authority_met_at: datetime | None = None
    reported_at: datetime | None = None
    updates: tuple[datetime, ...] = ()
    ended_at: datetime | None = None
    final_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Timer:
    """One clock: until when, and when it was met. Without a beginning it waits for `waits_for`."""

    code: str
    name: str
    due_at: datetime | None
    done_at: datetime | None
    document: str
    needs_check: bool
    waits_for: str = ""
    is_daily: bool = False

    def told(self, now: datetime) -> tuple[str, str]:
        """Return how it stands as a state of a pill and words."""
        if self.due_at is None:
            return "none", self.waits_for
        if self.done_at is not None:
            late = self.done_at - self.due_at
            return ("late", f"muộn {_span(late)}") if late >= timedelta(minutes=1) else ("ok", "đúng hạn")
        left = self.due_at - now
        return ("late", f"quá hạn {_span(-left)}") if left < timedelta(0) else ("wait", f"còn {_span(left)}")


def timers(course: Course, allowed: Sequence[Allowed], *, now: datetime) -> list[Timer]:
    """Return the clocks of a stoppage; of the daily update each day that was missed, and the day that runs.

    Source: law pack `quick_report_fields` (quick.timer.*): 12 hours are the law's (Bộ luật Lao động 2019, Điều 211) and run from the
    notice to the authority; the others are the union's own, unchecked.
    """
    if course.broke_out_at is None:
        return []
    ends = {
        "quick.timer.phone": (course.broke_out_at, course.called_at, ""),
        "quick.timer.form": (course.broke_out_at, course.reported_at, ""),
        "quick.timer.statutory": (course.authority_told_at, course.authority_met_at, "chưa báo cơ quan có thẩm quyền"),
        "quick.timer.final": (course.ended_at, course.final_at, "chạy khi ngừng việc kết thúc"),
    }
    found = []
    for one in allowed:
        if one.daily_at is not None:
            found += _daily(one, course, now)
        elif one.code in ends:
            start, done, waits = ends[one.code]
            due = start + one.within if start else None
            found.append(Timer(one.code, one.name, due, done, one.document, one.needs_check, waits))
    return found


def _daily(one: Allowed, course: Course, now: datetime) -> list[Timer]:
    assert course.broke_out_at is not None
    assert one.daily_at is not None
    told = {moment.astimezone(HERE).date(): moment for moment in sorted(course.updates, reverse=True)}
    day, found = course.broke_out_at.astimezone(HERE).date(), []
    last = min(course.ended_at or now, now).astimezone(HERE).date()
    for _ in range(MOST_DAYS):
        if day > last:
            break
        due = datetime.combine(day, one.daily_at, HERE)
        runs = course.broke_out_at < due and (course.ended_at is None or due <= course.ended_at)
        if runs and (due > now or day not in told or told[day] > due):
            code, name = f"{one.code}.{day:%Y%m%d}", f"{one.name} ({day:%d/%m})"
            found.append(Timer(code, name, due, told.get(day), one.document, one.needs_check, is_daily=True))
        day += timedelta(days=1)
    return found


def _span(span: timedelta) -> str:
    """Return a length of time in the two largest words that fit."""
    minutes = int(span.total_seconds()) // 60
    days, hours, minutes = minutes // 1440, minutes % 1440 // 60, minutes % 60
    if days:
        return f"{days} ngày {hours} giờ" if hours else f"{days} ngày"
    if hours:
        return f"{hours} giờ {minutes} phút" if minutes else f"{hours} giờ"
    return f"{minutes} phút"
