"""Use cases of budgets."""

from .deadlines import KINDS as DEADLINE_KINDS
from .deadlines import DeadlineDayWrong, DeadlineDocumentMissing, DeadlineUnknown, UnableToSetDeadline, set_deadline
from .deciding import (
    ApprovalWithoutDocument,
    NothingToDecide,
    OwnEstimate,
    ReturnWithoutWords,
    UnableToDecide,
    approve_estimate,
    return_estimate,
)
from .estimating import (
    AdjustmentWithoutReason,
    AwaitsDecision,
    CeilingNotExplained,
    EstimateChanged,
    EstimateEmpty,
    EstimateYearOutOfRange,
    NobodyAbove,
    NothingToSubmit,
    UnableToEstimate,
    prepare_estimate,
    submit_estimate,
)
from .exporting import Exported, NoSuchFormat, UnableToExport, export
from .selecting import DocumentMissing, UnableToSelect, YearOutOfRange, select_form

__all__ = [
    "DEADLINE_KINDS",
    "AdjustmentWithoutReason",
    "ApprovalWithoutDocument",
    "AwaitsDecision",
    "CeilingNotExplained",
    "DeadlineDayWrong",
    "DeadlineDocumentMissing",
    "DeadlineUnknown",
    "DocumentMissing",
    "EstimateChanged",
    "EstimateEmpty",
    "EstimateYearOutOfRange",
    "Exported",
    "NoSuchFormat",
    "NobodyAbove",
    "NothingToDecide",
    "NothingToSubmit",
    "OwnEstimate",
    "ReturnWithoutWords",
    "UnableToDecide",
    "UnableToEstimate",
    "UnableToExport",
    "UnableToSelect",
    "UnableToSetDeadline",
    "YearOutOfRange",
    "approve_estimate",
    "export",
    "prepare_estimate",
    "return_estimate",
    "select_form",
    "set_deadline",
    "submit_estimate",
]
