"""The only writer of the register of members: the use cases, and beside them their refusals."""

from congdoan.people.members.services import correcting, refusals
from congdoan.people.members.services.correcting import assign_section, correct
from congdoan.people.members.services.joining import (
    apply,
    apply_list,
    approve_applications,
    reenter,
    refuse_applications,
    withdraw_application,
)
from congdoan.people.members.services.leaving import leave, record_absence, record_death, record_return, reopen

__all__ = [
    "apply",
    "apply_list",
    "approve_applications",
    "assign_section",
    "correct",
    "leave",
    "record_absence",
    "record_death",
    "record_return",
    "reenter",
    "refuse_applications",
    "reopen",
    "withdraw_application",
]

AbsentAlready = refusals.AbsentAlready
AlreadyMember = refusals.AlreadyMember
ApplicationDecided = refusals.ApplicationDecided
ApplicationsWait = refusals.ApplicationsWait
DayUnfit = refusals.DayUnfit
MayNotFollow = refusals.MayNotFollow
MemberElsewhere = refusals.MemberElsewhere
NotAbsent = refusals.NotAbsent
NothingChanged = refusals.NothingChanged
NotOpen = refusals.NotOpen
ReasonMissing = refusals.ReasonMissing
StillOpen = refusals.StillOpen
UnableToWrite = refusals.UnableToWrite
UnfitFacts = refusals.UnfitFacts
UnitAdmitsNobody = refusals.UnitAdmitsNobody
UnknownApplication = refusals.UnknownApplication
UnknownMember = refusals.UnknownMember
as_text = correcting.as_text
