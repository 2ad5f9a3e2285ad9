"""Pages of inspections."""

from .inspections import (
    drop_examiner,
    inspection,
    inspections,
    open_inspection,
    record_step,
    report_oneself,
    seat_examiner,
    step_file,
    withdraw_inspection,
)
from .programmes import (
    add_pick,
    approve_programme,
    draft_programme,
    drop_pick,
    programme,
    programmes,
    return_programme,
    submit_programme,
)

__all__ = [
    "add_pick",
    "approve_programme",
    "draft_programme",
    "drop_examiner",
    "drop_pick",
    "inspection",
    "inspections",
    "open_inspection",
    "programme",
    "programmes",
    "record_step",
    "report_oneself",
    "return_programme",
    "seat_examiner",
    "step_file",
    "submit_programme",
    "withdraw_inspection",
]
