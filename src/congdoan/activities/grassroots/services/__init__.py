"""The only writer of foundings: the use cases, and beside them their refusals."""

from congdoan.activities.grassroots.services import recognising, refusals
from congdoan.activities.grassroots.services.preparing import (
    close_founding,
    form_team,
    open_founding,
    record_contact,
    record_meeting,
    take_applications,
)
from congdoan.activities.grassroots.services.recognising import draft_decision, recognise_union, submit_dossier

__all__ = [
    "close_founding",
    "draft_decision",
    "form_team",
    "open_founding",
    "recognise_union",
    "record_contact",
    "record_meeting",
    "submit_dossier",
    "take_applications",
]

Recognised = recognising.Recognised

DecisionNotSigned = refusals.DecisionNotSigned
DossierLacks = refusals.DossierLacks
FoundingDayUnfit = refusals.FoundingDayUnfit
FoundingFinished = refusals.FoundingFinished
FoundingOpen = refusals.FoundingOpen
FoundingReasonMissing = refusals.FoundingReasonMissing
FoundsNobody = refusals.FoundsNobody
NotAnApplicant = refusals.NotAnApplicant
UnableToFound = refusals.UnableToFound
UnfitFounding = refusals.UnfitFounding
UnknownFounding = refusals.UnknownFounding
