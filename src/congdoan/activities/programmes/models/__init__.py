"""Programmes with their acts, tasks and progress; targets, figures, frozen denominators; opinions and reviews; reports; reminders."""

from .programmes import Programme, ProgrammeAct, Progress, Task
from .reminders import Reminder
from .reports import Report, ReportAct, ReportRequest, RequestAct
from .reviews import Consultation, Opinion, Review
from .targets import FrozenBase, Target, TargetFigure

__all__ = [
    "Consultation",
    "FrozenBase",
    "Opinion",
    "Programme",
    "ProgrammeAct",
    "Progress",
    "Reminder",
    "Report",
    "ReportAct",
    "ReportRequest",
    "RequestAct",
    "Review",
    "Target",
    "TargetFigure",
    "Task",
]
