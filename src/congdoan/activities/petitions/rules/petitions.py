"""Kinds of petitions, what may follow what, and the days that the law gives."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from congdoan.foundation.kernel.deadlines import Due

COMPLAINT, DENUNCIATION = "complaint", "denunciation"
KINDS = {COMPLAINT: "Khiếu nại", DENUNCIATION: "Tố cáo", "petition": "Kiến nghị", "feedback": "Phản ánh"}
CHANNELS = {
    "form": "biểu mẫu công khai",
    "office": "trực tiếp",
    "post": "bưu điện",
    "phone": "điện thoại",
    "forwarded": "nơi khác chuyển đến",
}

FIRST_DAY = date(2000, 1, 1)
"""No register here is older."""
SENT = "sent"
STEPS = {
    SENT: "Đã gửi, chờ vào sổ",
    "received": "Nhận, vào sổ",
    "classified": "Phân loại",
    "accepted": "Thụ lý",
    "declined": "Không thụ lý",
    "transferred": "Chuyển nơi có thẩm quyền",
    "verified": "Xác minh",
    "concluded": "Kết luận, giải quyết",
    "published": "Trả lời, công bố",
    "withdrawn": "Người gửi rút đơn",
    "closed": "Đóng",
}
EXTENDED = "extended"  # a step that moves nothing: the time limit grows
SETTLED = frozenset({"concluded", "published", "declined", "transferred"})
_FOLLOWS: Mapping[str, tuple[str, ...]] = {
    "received": ("withdrawn",),
    "classified": ("accepted", "declined", "transferred", "withdrawn"),
    "accepted": ("verified", "withdrawn"),
    "verified": ("concluded", "withdrawn"),
    "concluded": ("published",),
    "published": ("closed",),
    "declined": ("closed",),
    "transferred": ("closed",),
    "withdrawn": ("closed",),
}
REASONED = frozenset({"declined", "transferred", "verified", "concluded", "published", "withdrawn"})
"""Steps of which something must be said."""

Taken = Sequence[tuple[str, date]]


@dataclass(frozen=True, slots=True)
class Limits:
    """The days of one kind, as table `petition_limits` gives them; an absent record is None: the kind has no limit there."""

    accept: int | None = None
    accept_of_work: bool = False
    settle: int | None = None
    extend: int = 0
    most_extensions: int = 0
    names: tuple[str, str] = ("", "")
    document: str = ""
    needs_check: bool = True


def may_follow(state: str, *, in_authority: bool | None) -> tuple[str, ...]:
    """Return the steps that may come next: what lies outside the authority is passed on, what lies within is not."""
    dropped = {True: ("transferred",), False: ("accepted",), None: ()}[in_authority]
    return tuple(step for step in _FOLLOWS.get(state, ()) if step not in dropped)


def dues(taken: Taken, limits: Limits, *, extensions: int, work_day_after: Callable[[date, int], date]) -> list[Due]:
    """Return the limits that run: to accept from the receipt, to settle from the acceptance, longer by each extension.

    Source: law pack `petition_limits`, unchecked.
    """
    days = dict(taken)
    found = []
    if limits.accept is not None and "received" in days:
        received = days["received"]
        due = work_day_after(received, limits.accept) if limits.accept_of_work else received + timedelta(days=limits.accept)
        done = next((day for step, day in taken if step in ("accepted", "declined", "transferred", "withdrawn")), None)
        found.append(Due(limits.names[0], due, done, limits.document, limits.needs_check))
    if limits.settle is not None and "accepted" in days:
        due = days["accepted"] + timedelta(days=limits.settle + extensions * limits.extend)
        done = next((day for step, day in taken if step in ("concluded", "withdrawn")), None)
        found.append(Due(limits.names[1], due, done, limits.document, limits.needs_check))
    return found
