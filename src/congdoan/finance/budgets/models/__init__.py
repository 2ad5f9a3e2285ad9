"""Tables of budgets."""

from .estimates import CeilingOverride, Estimate, EstimateBasis, EstimateEvent, EstimateLine, EstimateRemark
from .publications import Publication, PublicationWithdrawal
from .submissions import Submission, SubmissionAnswer, SubmissionOverride, SubmissionRemark
from .targets import GivenTarget

__all__ = [
    "CeilingOverride",
    "Estimate",
    "EstimateBasis",
    "EstimateEvent",
    "EstimateLine",
    "EstimateRemark",
    "GivenTarget",
    "Publication",
    "PublicationWithdrawal",
    "Submission",
    "SubmissionAnswer",
    "SubmissionOverride",
    "SubmissionRemark",
]
