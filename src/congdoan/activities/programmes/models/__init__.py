"""Programmes with their acts, tasks and progress; targets with their figures."""

from .programmes import Programme, ProgrammeAct, Progress, Task
from .targets import Target, TargetFigure

__all__ = ["Programme", "ProgrammeAct", "Progress", "Target", "TargetFigure", "Task"]
