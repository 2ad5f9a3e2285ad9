"""The only writer of programmes, tasks and targets: the use cases, and beside them their refusals."""

from . import refusals
from .assigning import Assigned as Assigned
from .assigning import assign_programme
from .deciding import approve_programme, issue_programme, return_programme, submit_programme, withdraw_programme
from .drafting import add_task, amend_programme, amend_task, draft_programme, drop_task
from .papers import draft_paper
from .targets import add_target, assign_target, commit_target, drop_target
from .telling import tell_progress

__all__ = [
    "add_target",
    "add_task",
    "amend_programme",
    "amend_task",
    "approve_programme",
    "assign_programme",
    "assign_target",
    "commit_target",
    "draft_paper",
    "draft_programme",
    "drop_target",
    "drop_task",
    "issue_programme",
    "return_programme",
    "submit_programme",
    "tell_progress",
    "withdraw_programme",
]

EvidenceMissing = refusals.EvidenceMissing
EvidenceUnfit = refusals.EvidenceUnfit
FigureUnfit = refusals.FigureUnfit
MethodUnfit = refusals.MethodUnfit
NoTasks = refusals.NoTasks
NothingRead = refusals.NothingRead
NothingToAssign = refusals.NothingToAssign
OwnProgramme = refusals.OwnProgramme
ProgrammeNotIssued = refusals.ProgrammeNotIssued
ProgressUnfit = refusals.ProgressUnfit
TargetKnown = refusals.TargetKnown
TextUnfit = refusals.TextUnfit
UnableToPlan = refusals.UnableToPlan
UnitNotBelow = refusals.UnitNotBelow
UnknownProgramme = refusals.UnknownProgramme
UnknownSource = refusals.UnknownSource
UnknownTarget = refusals.UnknownTarget
UnknownTask = refusals.UnknownTask
WrongState = refusals.WrongState
