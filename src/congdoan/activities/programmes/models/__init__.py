"""Programmes with their acts, tasks and progress; targets with their figures and frozen denominators; reports; reminders."""

from .programmes import Programme, ProgrammeAct, Progress, Task
from .reminders import Reminder
from .reports import Report, ReportAct, ReportRequest, RequestAct
from .targets import FrozenBase, Target, TargetFigure

__all__ = [
    "FrozenBase",
    "Programme",
    "ProgrammeAct",
    "Progress",
    "Reminder",
    "Report",
    "ReportAct",
    "ReportRequest",
    "RequestAct",
    "Target",
    "TargetFigure",
    "Task",
]
