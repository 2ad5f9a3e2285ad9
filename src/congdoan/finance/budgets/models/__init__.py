"""Tables of budgets."""

from .allocations import Allocation
from .estimates import CeilingOverride, Estimate, EstimateBasis, EstimateEvent, EstimateLine, EstimateRemark
from .publications import Publication, PublicationWithdrawal

__all__ = [
    "Allocation",
    "CeilingOverride",
    "Estimate",
    "EstimateBasis",
    "EstimateEvent",
    "EstimateLine",
    "EstimateRemark",
    "Publication",
    "PublicationWithdrawal",
]
