"""The only writer of the register of members: the use cases, and beside them their refusals."""

from congdoan.people.members.services import correcting, loading, moving, refusals
from congdoan.people.members.services.cards import issue_card
from congdoan.people.members.services.correcting import assign_section, correct
from congdoan.people.members.services.joining import (
    apply,
    apply_list,
    approve_applications,
    reenter,
    refuse_applications,
    withdraw_application,
)
from congdoan.people.members.services.keeping import drop_filter, erase_expired, rebuild_kept, save_filter, set_retention
from congdoan.people.members.services.leaving import leave, record_absence, record_death, record_return, reopen
from congdoan.people.members.services.loading import load_members
from congdoan.people.members.services.merging import find_doubles, merge_persons, undo_merge
from congdoan.people.members.services.moving import (
    agree_transfer,
    cancel_transfer,
    carry_transfers,
    decline_transfer,
    hand_over,
    request_transfer,
)
from congdoan.people.members.services.privacy import decide_correction, open_account, read_sensitive, request_correction

__all__ = [
    "agree_transfer",
    "apply",
    "apply_list",
    "approve_applications",
    "assign_section",
    "cancel_transfer",
    "carry_transfers",
    "correct",
    "decide_correction",
    "decline_transfer",
    "drop_filter",
    "erase_expired",
    "find_doubles",
    "hand_over",
    "issue_card",
    "leave",
    "load_members",
    "merge_persons",
    "open_account",
    "read_sensitive",
    "rebuild_kept",
    "record_absence",
    "record_death",
    "record_return",
    "reenter",
    "refuse_applications",
    "reopen",
    "request_correction",
    "request_transfer",
    "save_filter",
    "set_retention",
    "undo_merge",
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
UnitSuspended = refusals.UnitSuspended
UnknownApplication = refusals.UnknownApplication
UnknownMember = refusals.UnknownMember
HasAccount = refusals.HasAccount
NoOwnRecord = refusals.NoOwnRecord
NotAMember = refusals.NotAMember
PurposeMissing = refusals.PurposeMissing
RecordsOverlap = refusals.RecordsOverlap
RequestWaits = refusals.RequestWaits
SameRecord = refusals.SameRecord
TransferAnswered = refusals.TransferAnswered
TransferAsked = refusals.TransferAsked
UnknownMerge = refusals.UnknownMerge
UnknownRequest = refusals.UnknownRequest
UnknownTransfer = refusals.UnknownTransfer
FilterTaken = refusals.FilterTaken
FilterUnfit = refusals.FilterUnfit
PreviewOld = refusals.PreviewOld
RecordErased = refusals.RecordErased
RetentionSet = refusals.RetentionSet
RetentionUnfit = refusals.RetentionUnfit
UnknownFilter = refusals.UnknownFilter

HandedOver = moving.HandedOver
Plan = loading.Plan
as_text = correcting.as_text
check_members = loading.check_members
shown_change = loading.shown
