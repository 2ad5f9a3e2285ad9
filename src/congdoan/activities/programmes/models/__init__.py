"""Programmes with their acts, tasks and progress; targets, figures, frozen denominators; opinions and reviews; reports; reminders."""

from .programmes import PlanMove, Programme, ProgrammeAct, Progress, Task
from .publications import PublishedProgramme, UnpublishedProgramme
from .reminders import Reminder
from .reports import Report, ReportAct, ReportRequest, RequestAct
from .reviews import Consultation, Opinion, Review
from .targets import FrozenBase, Target, TargetFigure

__all__ = [
    "Consultation",
    "FrozenBase",
    "Opinion",
    "PlanMove",
    "Programme",
    "ProgrammeAct",
    "Progress",
    "PublishedProgramme",
    "Reminder",
    "Report",
    "ReportAct",
    "ReportRequest",
    "RequestAct",
    "Review",
    "Target",
    "TargetFigure",
    "Task",
    "UnpublishedProgramme",
]
