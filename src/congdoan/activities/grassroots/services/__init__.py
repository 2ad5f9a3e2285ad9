"""The only writer of foundings and gradings: the use cases, and beside them their refusals."""

from congdoan.activities.grassroots.services import recognising, refusals
from congdoan.activities.grassroots.services.grading import (
    inform_members,
    publish_gradings,
    return_grading,
    review_grading,
    score_union,
    set_rubric,
)
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
    "inform_members",
    "open_founding",
    "publish_gradings",
    "recognise_union",
    "record_contact",
    "record_meeting",
    "return_grading",
    "review_grading",
    "score_union",
    "set_rubric",
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
GradingDecisionMissing = refusals.GradingDecisionMissing
GradingOutOfTurn = refusals.GradingOutOfTurn
GradingReasonMissing = refusals.GradingReasonMissing
GradingTaken = refusals.GradingTaken
GradingYearUnfit = refusals.GradingYearUnfit
NotAnApplicant = refusals.NotAnApplicant
NothingToPublish = refusals.NothingToPublish
PointsUnfit = refusals.PointsUnfit
RubricNotAbove = refusals.RubricNotAbove
RubricUnfit = refusals.RubricUnfit
SelfReview = refusals.SelfReview
UnableToFound = refusals.UnableToFound
UnableToGrade = refusals.UnableToGrade
UnfitFounding = refusals.UnfitFounding
UnionNotGraded = refusals.UnionNotGraded
UnknownFounding = refusals.UnknownFounding
UnknownGrading = refusals.UnknownGrading
UnknownRubric = refusals.UnknownRubric
