"""The only writer of committees and officers: the use cases, and beside them their refusals."""

from congdoan.people.officers.services import cadres, elections, refusals
from congdoan.people.officers.services.cadres import (
    drop_planned,
    open_course,
    plan_officer,
    record_attendance,
    record_cadre,
    set_allowance,
)
from congdoan.people.officers.services.elections import record_election, void_election
from congdoan.people.officers.services.terms import appoint, close_term, end_seat, open_term, restore_seat

__all__ = [
    "appoint",
    "close_term",
    "drop_planned",
    "end_seat",
    "open_course",
    "open_term",
    "plan_officer",
    "record_attendance",
    "record_cadre",
    "record_election",
    "restore_seat",
    "set_allowance",
    "void_election",
]

Attended = cadres.Attended
Recorded = elections.Recorded

AllowanceUnfit = refusals.AllowanceUnfit
AlreadySo = refusals.AlreadySo
AttendanceUnfit = refusals.AttendanceUnfit
CadreUnfit = refusals.CadreUnfit
CompositionUnfit = refusals.CompositionUnfit
CountUnfit = refusals.CountUnfit
CourseUnfit = refusals.CourseUnfit
GroundMissing = refusals.GroundMissing
LaterChanges = refusals.LaterChanges
NoSeatLeft = refusals.NoSeatLeft
OfficerUnclear = refusals.OfficerUnclear
PlanUnfit = refusals.PlanUnfit
SeatTaken = refusals.SeatTaken
TermOverlaps = refusals.TermOverlaps
UnableToSeat = refusals.UnableToSeat
UnfitDay = refusals.UnfitDay
UnfitSeat = refusals.UnfitSeat
UnfitTerm = refusals.UnfitTerm
UnknownCourse = refusals.UnknownCourse
UnknownElection = refusals.UnknownElection
UnknownOfficer = refusals.UnknownOfficer
UnknownPlan = refusals.UnknownPlan
UnknownSeat = refusals.UnknownSeat
UnknownTerm = refusals.UnknownTerm
