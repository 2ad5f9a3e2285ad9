"""The only writer of programmes, tasks and targets: the use cases, and beside them their refusals."""

from . import refusals
from .assigning import Assigned as Assigned
from .assigning import assign_programme
from .consulting import answer_opinion, close_consultation, open_consultation, tell_opinion
from .deciding import approve_programme, issue_programme, return_programme, submit_programme, withdraw_programme
from .drafting import add_task, amend_programme, amend_task, draft_programme, drop_task
from .handing_over import HandedOver as HandedOver
from .handing_over import hand_over
from .papers import draft_paper
from .publishing import publish_programme, unpublish_programme
from .reminding import send_reminders
from .reporting import (
    accept_report,
    amend_report,
    consolidate_reports,
    lock_reports,
    open_report_request,
    return_report,
    submit_report,
    write_report,
)
from .reviewing import reopen_programme, review_programme, write_review
from .targets import add_target, assign_target, commit_target, drop_target, freeze_denominator
from .telling import tell_progress

__all__ = [
    "accept_report",
    "add_target",
    "add_task",
    "amend_programme",
    "amend_report",
    "amend_task",
    "answer_opinion",
    "approve_programme",
    "assign_programme",
    "assign_target",
    "close_consultation",
    "commit_target",
    "consolidate_reports",
    "draft_paper",
    "draft_programme",
    "drop_target",
    "drop_task",
    "freeze_denominator",
    "hand_over",
    "issue_programme",
    "lock_reports",
    "open_consultation",
    "open_report_request",
    "publish_programme",
    "reopen_programme",
    "return_programme",
    "return_report",
    "review_programme",
    "send_reminders",
    "submit_programme",
    "submit_report",
    "tell_opinion",
    "tell_progress",
    "unpublish_programme",
    "withdraw_programme",
    "write_report",
    "write_review",
]

EvidenceMissing = refusals.EvidenceMissing
EvidenceUnfit = refusals.EvidenceUnfit
FigureUnfit = refusals.FigureUnfit
MethodUnfit = refusals.MethodUnfit
NoTasks = refusals.NoTasks
NothingRead = refusals.NothingRead
NothingToAssign = refusals.NothingToAssign
OpinionsWaiting = refusals.OpinionsWaiting
OpinionWrongState = refusals.OpinionWrongState
OwnProgramme = refusals.OwnProgramme
OwnReview = refusals.OwnReview
ProgrammeClosed = refusals.ProgrammeClosed
ProgrammeNotIssued = refusals.ProgrammeNotIssued
ProgrammeNotPublic = refusals.ProgrammeNotPublic
ProgrammePersonal = refusals.ProgrammePersonal
ProgressUnfit = refusals.ProgressUnfit
ReportNotOpen = refusals.ReportNotOpen
ReportsMissing = refusals.ReportsMissing
ReportWrongState = refusals.ReportWrongState
RequestWrongState = refusals.RequestWrongState
TargetKnown = refusals.TargetKnown
TextUnfit = refusals.TextUnfit
UnableToPlan = refusals.UnableToPlan
UnitNotBelow = refusals.UnitNotBelow
UnknownOpinion = refusals.UnknownOpinion
UnknownProgramme = refusals.UnknownProgramme
UnknownReport = refusals.UnknownReport
UnknownRequest = refusals.UnknownRequest
UnknownReview = refusals.UnknownReview
UnknownSource = refusals.UnknownSource
UnknownTarget = refusals.UnknownTarget
UnknownTask = refusals.UnknownTask
WrongState = refusals.WrongState
