"""The only writer of inspections: the use cases, and beside them their refusals."""

from . import refusals
from .concluding import (
    close_inspection,
    draft_conclusion,
    drop_irregularity,
    drop_recommendation,
    issue_conclusion,
    recommend,
    record_irregularity,
    reply_to_draft,
    report_recommendation,
    verify_recommendation,
    write_conclusion,
)
from .opening import drop_examiner, open_inspection, record_step, report_oneself, seat_examiner, withdraw_inspection
from .papers import open_by_decision, write_decision, write_paper, write_programme, write_yearly_report
from .planning import add_pick, approve_programme, draft_programme, drop_pick, return_programme, submit_programme
from .working import answer_question, ask_question, draw_sample, keep_paper, take_snapshot

__all__ = [
    "add_pick",
    "answer_question",
    "approve_programme",
    "ask_question",
    "close_inspection",
    "draft_conclusion",
    "draft_programme",
    "draw_sample",
    "drop_examiner",
    "drop_irregularity",
    "drop_pick",
    "drop_recommendation",
    "issue_conclusion",
    "keep_paper",
    "open_by_decision",
    "open_inspection",
    "recommend",
    "record_irregularity",
    "record_step",
    "reply_to_draft",
    "report_oneself",
    "report_recommendation",
    "return_programme",
    "seat_examiner",
    "submit_programme",
    "take_snapshot",
    "verify_recommendation",
    "withdraw_inspection",
    "write_conclusion",
    "write_decision",
    "write_paper",
    "write_programme",
    "write_yearly_report",
]

AccessOver = refusals.AccessOver
ExaminerConflict = refusals.ExaminerConflict
ExaminerSeated = refusals.ExaminerSeated
InspectionOpened = refusals.InspectionOpened
InspectionPaperUnfit = refusals.InspectionPaperUnfit
InspectionTextUnfit = refusals.InspectionTextUnfit
NothingToPick = refusals.NothingToPick
OwnInspectionProgramme = refusals.OwnInspectionProgramme
PickedAlready = refusals.PickedAlready
ProgrammeOfYearThere = refusals.ProgrammeOfYearThere
ProgrammeWrongState = refusals.ProgrammeWrongState
StepOutOfOrder = refusals.StepOutOfOrder
TooFewPicked = refusals.TooFewPicked
UnableToInspect = refusals.UnableToInspect
UnitNotInspectedHere = refusals.UnitNotInspectedHere
UnknownExaminer = refusals.UnknownExaminer
UnknownInspection = refusals.UnknownInspection
UnknownInspectionProgramme = refusals.UnknownInspectionProgramme
UnknownPick = refusals.UnknownPick
ConclusionNotSigned = refusals.ConclusionNotSigned
EvidenceNeeded = refusals.EvidenceNeeded
IrregularityHasRecommendation = refusals.IrregularityHasRecommendation
NoSnapshotYet = refusals.NoSnapshotYet
NotAtWork = refusals.NotAtWork
NothingInPeriod = refusals.NothingInPeriod
OwnReport = refusals.OwnReport
RecommendationWrongState = refusals.RecommendationWrongState
RecommendationsOpen = refusals.RecommendationsOpen
ReplyAwaited = refusals.ReplyAwaited
ThingNotOfUnit = refusals.ThingNotOfUnit
UnknownIrregularity = refusals.UnknownIrregularity
UnknownPaper = refusals.UnknownPaper
UnknownQuestion = refusals.UnknownQuestion
UnknownRecommendation = refusals.UnknownRecommendation
DecisionNotSigned = refusals.DecisionNotSigned
DecisionTextChanged = refusals.DecisionTextChanged
PaperOutOfTurn = refusals.PaperOutOfTurn
UnknownDecision = refusals.UnknownDecision
