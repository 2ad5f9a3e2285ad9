"""Pages of officers."""

from .cadres import (
    cadres,
    course,
    courses,
    cvs_file,
    drop_planned,
    open_course,
    plan_officer,
    record_attendance,
    record_cadre,
    set_allowance,
)
from .committees import appoint, close_term, end_seat, open_term, restore_seat, term, unit
from .elections import election, minutes, record_election, void_election
from .lists import officers, officers_file, terms

__all__ = [
    "appoint",
    "cadres",
    "close_term",
    "course",
    "courses",
    "cvs_file",
    "drop_planned",
    "election",
    "end_seat",
    "minutes",
    "officers",
    "officers_file",
    "open_course",
    "open_term",
    "plan_officer",
    "record_attendance",
    "record_cadre",
    "record_election",
    "restore_seat",
    "set_allowance",
    "term",
    "terms",
    "unit",
    "void_election",
]
