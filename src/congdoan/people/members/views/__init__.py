"""Pages of members."""

from .acting import assign_section, correct, leave, record_absence, record_death, record_return, reopen
from .joining import apply, apply_list, approve_applications, reenter, refuse_applications, withdraw_application
from .lists import applications, members, person

__all__ = [
    "applications",
    "apply",
    "apply_list",
    "approve_applications",
    "assign_section",
    "correct",
    "leave",
    "members",
    "person",
    "record_absence",
    "record_death",
    "record_return",
    "reenter",
    "refuse_applications",
    "reopen",
    "withdraw_application",
]
