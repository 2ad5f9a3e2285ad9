"""What may become of a programme and of a task, and when a task is late.

Source: table `activities.workflow_states`, workflow `programme`.
"""

from dataclasses import dataclass
from datetime import date

KINDS = {"programme": "Chương trình", "plan": "Kế hoạch", "project": "Đề án", "resolution": "Nghị quyết"}
STATES = {
    "drafted": "dự thảo", "submitted": "chờ duyệt", "returned": "bị trả lại", "approved": "đã duyệt", "issued": "đã ban hành",
    "withdrawn": "đã rút", "handed_over": "đã bàn giao", "consulting": "đang lấy ý kiến", "closed": "đã tổng kết",
}  # fmt: skip
ACTS = {
    "drafted": "soạn", "submitted": "trình duyệt", "returned": "trả lại", "approved": "duyệt", "issued": "ban hành", "withdrawn": "rút",
    "handed_over": "bàn giao", "consulting": "lấy ý kiến", "consulted": "kết thúc lấy ý kiến", "midterm": "sơ kết", "final": "tổng kết",
    "reopened": "mở lại",
}  # fmt: skip
REVIEWS = ("midterm", "final")
CHANGING = frozenset({"drafted", "returned"})
"""The states in which content may change."""
LIVING = ("drafted", "consulting", "returned", "submitted", "approved", "issued")
"""The states in which a programme asks for something; it ends withdrawn, after its final review, or handed over with its unit."""
CARRIED_OUT = ("issued", "closed")
"""The states of what was decided and done."""
_FOLLOWING = {
    "drafted": {"consulting", "submitted", "withdrawn", "handed_over"},
    "returned": {"consulting", "submitted", "withdrawn", "handed_over"},
    "consulting": {"consulted", "withdrawn", "handed_over"},
    "submitted": {"returned", "approved", "handed_over"},
    "approved": {"returned", "issued", "handed_over"},
    "issued": {"midterm", "final", "handed_over"},
    "closed": {"reopened"},
}
TASK_STATES = {"open": "chưa làm", "under_way": "đang làm", "done": "đã xong", "none": "không phát sinh"}
TO_DO = ("open", "under_way")
SOON_DAYS = 15


@dataclass(frozen=True, slots=True)
class Lateness:
    """How a task stands to its last day. Units: `days` late when above zero, left otherwise; None without a day or when it is over."""

    state: str  # late, soon, in_time, over, open_ended
    days: int | None


def may_follow(state: str, act: str) -> bool:
    """Return whether an act may come to a programme in a state."""
    return act in _FOLLOWING.get(state, ())


def kind_name(kind: str) -> str:
    """Return a kind as documents call it."""
    return KINDS.get(kind, kind)


def lateness(*, state: str, due_on: date | None, on: date) -> Lateness:
    """Return how a task stands to its last day: what is done or did not arise is over, whatever the day."""
    if state in ("done", "none"):
        return Lateness("over", None)
    if due_on is None:
        return Lateness("open_ended", None)
    days = (on - due_on).days
    return Lateness("late" if days > 0 else "soon" if days >= -SOON_DAYS else "in_time", days)
