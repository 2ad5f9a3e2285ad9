"""Tables of budgets."""

from .estimates import CeilingOverride, Estimate, EstimateBasis, EstimateEvent, EstimateLine, EstimateRemark
from .packs import Pack, PackFile
from .papers import Paper, SignedVersion
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
    "Pack",
    "PackFile",
    "Paper",
    "Publication",
    "PublicationWithdrawal",
    "SignedVersion",
    "Submission",
    "SubmissionAnswer",
    "SubmissionOverride",
    "SubmissionRemark",
]
