"""Programmes with their acts, tasks and progress; targets with their figures and frozen denominators; reports."""

from .programmes import Programme, ProgrammeAct, Progress, Task
from .reports import Report, ReportAct, ReportRequest, RequestAct
from .targets import FrozenBase, Target, TargetFigure

__all__ = [
    "FrozenBase",
    "Programme",
    "ProgrammeAct",
    "Progress",
    "Report",
    "ReportAct",
    "ReportRequest",
    "RequestAct",
    "Target",
    "TargetFigure",
    "Task",
]
