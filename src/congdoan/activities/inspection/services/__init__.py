"""The only writer of inspections: the use cases, and beside them their refusals."""

from . import refusals
from .opening import drop_examiner, open_inspection, record_step, report_oneself, seat_examiner, withdraw_inspection
from .planning import add_pick, approve_programme, draft_programme, drop_pick, return_programme, submit_programme

__all__ = [
    "add_pick",
    "approve_programme",
    "draft_programme",
    "drop_examiner",
    "drop_pick",
    "open_inspection",
    "record_step",
    "report_oneself",
    "return_programme",
    "seat_examiner",
    "submit_programme",
    "withdraw_inspection",
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
